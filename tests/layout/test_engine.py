"""Random SOPs under random profiles: whatever is drawn ends in a lawful sheet or in an error that says why.

The laws are in `sheet_laws`, one test for each, all of them on the same sheets; SOPDOC_HYPOTHESIS=full looks at 800 fresh
definitions more and finds the smallest one that breaks a law.
"""

from __future__ import annotations

import os
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st
from layout_tools import flow
from random_sop import INSTANSI, Case, cases, read_profil, realistic
from sheet_laws import LAWS, Laid, Law, a_sheet_or_an_error_comes_out, errors_are_those_of_the_layout, laid

from sopdoc.diagnostics import Report, Severity
from sopdoc.geometry import TWIP
from sopdoc.layout.engine import lay_out
from sopdoc.layout.tree import Table
from sopdoc.model.nilai import Tanggal
from sopdoc.model.sop import Identitas, Revisi, Sop
from sopdoc.render.json import render_json

FULL = os.environ.get("SOPDOC_HYPOTHESIS") == "full"
SHEETS = 40           # that every law is tried on
FRESH = 800 if FULL else 5
REALISTIC = 60
PHASES = tuple(Phase) if FULL else (Phase.explicit, Phase.generate)     # finding the smallest example takes minutes

search = settings(
    max_examples=SHEETS, deadline=None, derandomize=True, database=None, phases=PHASES, suppress_health_check=list(HealthCheck),
)
fresh = settings(search, max_examples=FRESH, derandomize=not FULL, print_blob=True)


@cache
def random_sheets() -> tuple[Laid, ...]:
    """The same for every law: drawing and laying out takes much longer than looking."""
    found: list[Laid] = []

    @search
    @given(cases())
    def collect(case: Case) -> None:
        found.append(laid(case))

    collect()
    return tuple(found)


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
def test_random_sheets_obey_the_law_that(law: Law) -> None:
    complaints = [complaint for made in random_sheets() if made.sheets for complaint in law(made)]
    assert complaints[:5] == []


def test_layout_ends_in_a_sheet_or_in_an_error_and_never_in_both() -> None:
    assert [complaint for made in random_sheets() for complaint in a_sheet_or_an_error_comes_out(made)] == []


def test_layout_reports_only_its_own_codes() -> None:
    assert [complaint for made in random_sheets() for complaint in errors_are_those_of_the_layout(made)] == []


def test_most_random_definitions_can_be_laid_out() -> None:
    assert sum(made.sheets is not None for made in random_sheets()) > len(random_sheets()) / 2


@fresh
@given(case=cases())
def test_fresh_sheets_obey_every_law_at_once(case: Case) -> None:
    made = laid(case)
    assert [*a_sheet_or_an_error_comes_out(made), *errors_are_those_of_the_layout(made)] == []
    assume(made.sheets is not None)
    assert [f"{law.__name__}: {complaint}" for law in LAWS for complaint in law(made)] == []


@settings(search, max_examples=10)
@given(case=cases(most_rows=20))
def test_the_same_definition_gives_the_same_layout_twice(case: Case) -> None:
    first, second = (lay_out(case.sop, case.profile, Report()) for _ in range(2))
    assert (first and render_json(first.layout)) == (second and render_json(second.layout))


@settings(search, max_examples=REALISTIC)
@given(case=realistic())
def test_a_flow_as_offices_draw_it_needs_no_warning(case: Case) -> None:
    assert [d.message for d in laid(case).report.diagnostics if d.severity > Severity.CATATAN] == []


@settings(search, max_examples=REALISTIC)
@given(realistic(), st.integers(1, 3))
def test_a_short_table_of_changes_stands_under_rows_of_the_flow(case: Case, changes: int) -> None:
    riwayat = tuple(Revisi(f"0{n}", Tanggal(2026, n, 2), "Waktu diubah", "Camat") for n in range(1, changes + 1))
    changed = Case(replace(case.sop, identitas=replace(case.sop.identitas, riwayat=riwayat)), f"{case.teks_profil}\nriwayat: ya")
    last = laid(changed).pages[-1]
    tables = [block.name for block in last.blocks if isinstance(block, Table)]
    assert tables[-1] == "Riwayat Perubahan"
    assert len(tables) > 1


def two_flows(first: int, second: int) -> list[Table]:
    """The tables of a sheet with a flow of so many rows and one of so many after it, but for the identity's."""
    flows = tuple(replace(flow(("Petugas", "Kepala"), rows), judul=f"Alur {rows}") for rows in (first, second))
    sheets = lay_out(Sop("uji", "uji.yaml", INSTANSI, Identitas("1", "Uji"), flows), read_profil("kertas: F4\ngabung: tidak"), Report())
    assert sheets is not None
    return [block for page in sheets.layout.pages if page.symbols for block in page.blocks if isinstance(block, Table)]


def test_a_flow_ends_at_the_foot_of_its_page_where_the_next_one_has_no_room_there() -> None:
    before, after = two_flows(7, 9)
    assert abs(before.rect.bottom - after.rect.bottom) < 9 * TWIP


def test_a_flow_leaves_room_for_the_next_one() -> None:
    before, after = two_flows(4, 3)
    assert before.rect.bottom < after.rect.y
