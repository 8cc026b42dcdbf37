"""Pages that many arrows leave: their segilima and notes never lie over each other; what no edge has room for is told."""

from __future__ import annotations

import os
from functools import cache

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from random_sop import Case, crowded, fan
from sheet_laws import LAWS, Laid, a_sheet_or_an_error_comes_out, errors_are_those_of_the_layout, laid

from sopdoc.layout import tasks
from sopdoc.layout.flow.spread import PENTAGON

FULL = os.environ.get("SOPDOC_HYPOTHESIS") == "full"
SMALL = 60_000     # steps: the search for lines is another test's

search = settings(
    max_examples=300 if FULL else 12, deadline=None, derandomize=not FULL, database=None, phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck), print_blob=True,
)


def hastily(case: Case) -> Laid:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tasks, "SHEET", SMALL)
        return laid(case)


@cache
def crowded_sheets() -> tuple[Laid, ...]:
    found: list[Laid] = []

    @search
    @given(crowded())
    def collect(case: Case) -> None:
        found.append(hastily(case))

    collect()
    return tuple(found)


def narrowest(made: Laid) -> int:
    return min((s.rect.w for page in made.pages for s in page.symbols if s.kind == "offpage"), default=PENTAGON.w)


def test_crowded_sheets_obey_every_law() -> None:
    made = crowded_sheets()
    assert [text for one in made for text in (*a_sheet_or_an_error_comes_out(one), *errors_are_those_of_the_layout(one))] == []
    assert [f"{law.__name__}: {text}" for one in made if one.sheets for law in LAWS for text in law(one)][:5] == []


def test_edges_that_hold_more_segilima_than_usual_are_among_them() -> None:
    assert any(made.sheets and narrowest(made) < PENTAGON.w for made in crowded_sheets())


def test_more_segilima_than_any_edge_holds_are_told_and_no_sheet_is_made() -> None:
    made = hastily(fan(60))
    assert made.sheets is None
    assert made.codes["SOP422"] == 1
