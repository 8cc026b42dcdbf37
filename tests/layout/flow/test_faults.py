"""What a fault of the router asks its author to do."""

from __future__ import annotations

import pytest
from layout_tools import flow

from sopdoc.diagnostics import Report
from sopdoc.layout.flow.describe import words_of
from sopdoc.layout.flow.faults import report_cramped, report_faults, report_strange
from sopdoc.layout.flow.offpage import Leg
from sopdoc.layout.route import Fault
from sopdoc.model.sop import Sambungan


@pytest.mark.parametrize("upright", [True, False])
def test_only_upright_paper_is_told_to_lie(upright: bool) -> None:
    alur, report = flow(("Staf", "Kepala Bagian")), Report()
    arrow = next(iter(alur.sambungan), None) or Sambungan(alur.kegiatan[0].simbol[0].id, alur.kegiatan[-1].simbol[0].id)
    leg = Leg("a>b", 0, arrow.dari, arrow.ke, arrow, False)
    report_faults([(0, leg, Fault("a>b", "overlap"))], alur, words_of(alur), upright, report)
    (found,) = report.diagnostics
    assert found.code == "SOP420"
    assert ("arah: mendatar" in found.hint, "ubah urutan pelaksana" in found.hint) == (upright, True)


def test_a_segilima_at_anothers_symbol_is_told_where_its_arrow_is_written() -> None:
    alur, report = flow(("Staf", "Kepala Bagian")), Report()
    arrow = alur.sambungan[0]
    report_strange([Leg("a>b", 0, arrow.dari, arrow.ke, arrow, False)], words_of(alur), report)
    (found,) = report.diagnostics
    assert (found.code, found.span) == ("SOP420", arrow.span)
    assert "halaman baru" in found.hint


def test_an_edge_without_room_is_told_once_where_its_first_arrow_is_written() -> None:
    alur, report = flow(("Staf", "Kepala Bagian")), Report()
    arrow = alur.sambungan[0]
    legs = [Leg("a>b", 0, arrow.dari, arrow.ke, arrow, False), Leg("c>d", 1, arrow.ke, arrow.dari, Sambungan(arrow.ke, arrow.dari), False)]
    report_cramped(legs, words_of(alur), report)
    (found,) = report.diagnostics
    assert (found.code, found.span, found.label) == ("SOP422", arrow.span, "begitu juga 1 panah lain")


def test_edges_with_room_are_not_told() -> None:
    report = Report()
    report_cramped([], words_of(flow(("Staf", "Kepala Bagian"))), report)
    assert report.diagnostics == ()
