"""Flows that no office draws end in a sheet or in an error soon, counted in steps; rows of chained decisions are never refused."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from layout_tools import words
from random_sop import INSTANSI, Case, chained, knots
from sheet_laws import LAWS, a_sheet_or_an_error_comes_out, errors_are_those_of_the_layout, laid

from sopdoc.layout import engine, opening, tasks
from sopdoc.layout.flow import solve as flow
from sopdoc.layout.route.steps import Steps
from sopdoc.model.sop import Alur, Bentuk, Identitas, Kegiatan, Pelaksana, Sambungan, Simbol, Sop

few = settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
SMALL = 60_000


@few
@given(knots())
def test_a_knot_with_hardly_a_step_obeys_every_law(case: Case) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tasks, "SHEET", SMALL)
        made = laid(case)
    assert [*a_sheet_or_an_error_comes_out(made), *errors_are_those_of_the_layout(made)] == []
    if made.sheets:
        assert [f"{law.__name__}: {complaint}" for law in LAWS for complaint in law(made)] == []


def steps_of(case: Case, patch: pytest.MonkeyPatch) -> int:
    """What laying the case out spends."""
    given: list[tuple[Steps, int]] = []
    real = engine.lay_flow

    def watched(task: flow.FlowTask, *rest: object) -> object:
        given.append((task.steps, task.steps.left))
        return real(task, *rest)

    for module in (engine, opening):
        patch.setattr(module, "lay_flow", watched)
    laid(case)
    return sum(before - steps.left for steps, before in given)


@few
@given(knots())
def test_a_knot_spends_hardly_more_steps_than_it_is_given(case: Case) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tasks, "SHEET", 10 * SMALL)
        assert steps_of(case, patch) < 30 * SMALL


OFFICE = ("Pol PP", "PPNS", "Kasi", "Kabid", "Sekretaris", "Kasat")


def chain(yes: str, no: str) -> Case:
    """Kabid → Sekretaris → Kasat, each of whom may give the draft back, in a table with long texts."""
    pelaksana = tuple(Pelaksana(f"p{n}", title) for n, title in enumerate(OFFICE))
    text = words("Memeriksa rancangan surat teguran. Bila disetujui, surat ditandatangani dan dikirim kepada yang bersangkutan. " * 2)
    decisions = tuple(Simbol(f"2/{n}", f"p{3 + n}", Bentuk.KEPUTUSAN) for n in range(3))
    kegiatan = (
        Kegiatan("1", "1", text, (Simbol("1", "p1", Bentuk.MULAI),), text), Kegiatan("2", "2", text, decisions, text),
        Kegiatan("3", "3", text, (Simbol("3", "p2", Bentuk.SELESAI),), text),
    )
    ways = (
        Sambungan("1", "2/0"), Sambungan("2/0", "2/1", yes), Sambungan("2/1", "2/2", yes), Sambungan("2/2", "3", yes),
        Sambungan("2/1", "2/0", no, utama=False), Sambungan("2/2", "2/1", no, utama=False),
    )
    return Case(Sop("uji", "uji.yaml", INSTANSI, Identitas("1", "Uji"), (Alur("", pelaksana, kegiatan, ways),)), "kertas: F4")


@pytest.mark.parametrize(("yes", "no"), [("Setuju", "Tidak"), ("Memenuhi syarat", "Belum memenuhi"), ("Disetujui", "Dikembalikan")])
def test_columns_give_chained_decisions_the_room_that_their_words_need(yes: str, no: str) -> None:
    made = laid(chain(yes, no))
    (part,) = made.parts
    assert set(made.codes) <= {"SOP414"}
    decisions = [symbol for symbol in part.symbols if symbol.kind == "decision"]
    word = min(label.rect.w for label in part.labels)          # of the shorter answer, in its narrowest form
    for lane, decision in zip((3, 4), decisions, strict=False):
        assert part.lane(f"p{lane}").w - decision.rect.w >= 2 * word


@settings(few, max_examples=40)
@given(chained())
def test_a_row_of_chained_decisions_is_drawn_lawfully_whatever_its_words(case: Case) -> None:
    made = laid(case)
    assert set(made.codes) <= {"SOP413", "SOP414", "SOP420"}
    assert [f"{law.__name__}: {complaint}" for law in LAWS for complaint in law(made)] == []
