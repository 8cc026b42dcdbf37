"""The table of changes after the flow: where it stands, what it says, and how it goes on overleaf."""

from __future__ import annotations

from dataclasses import replace

import pytest
from layout_tools import flow, lines, sheet

from sopdoc.diagnostics import Report
from sopdoc.geometry import Emu, pt
from sopdoc.layout.identity.signature import DOTS
from sopdoc.layout.prose.history import HistoryPart, history_room, lay_history
from sopdoc.layout.sheet import SLACK, Sheet
from sopdoc.layout.tree import Table, TextBlock
from sopdoc.model.nilai import Tanggal
from sopdoc.model.sop import Identitas, Instansi, Revisi, Sop

SHEET = sheet("riwayat: ya")


def sop(*ringkasan: str) -> Sop:
    riwayat = tuple(Revisi(f"0{n}", Tanggal(2026, n, 2), text, "Camat") for n, text in enumerate(ringkasan, 1))
    return Sop("uji", "uji.yaml", Instansi(("UJI",)), Identitas("1", "Uji", riwayat=riwayat), (flow(("Petugas",)),))


def laid(found: Sop, free: Emu, on: Sheet = SHEET) -> tuple[HistoryPart, ...]:
    """With so much free ground left on the flow's page."""
    report = Report()
    parts = lay_history(found, on.body.bottom - free, on, report)
    assert not report.diagnostics
    return parts


def table(part: HistoryPart) -> Table:
    title, found = part.blocks
    assert isinstance(title, TextBlock)
    assert isinstance(found, Table)
    assert title.rect.bottom == found.rect.y
    assert found.rect.bottom <= SHEET.body.bottom - SLACK
    return found


def texts(found: Table) -> list[list[str]]:
    return [[" ".join(lines(cell.paragraphs[0])) for cell in found.cells if cell.row == row] for row in range(len(found.rows))]


def test_without_the_profiles_word_or_without_changes_there_is_none() -> None:
    assert laid(sop("Satu"), pt(300), sheet()) == ()
    assert laid(sop(), pt(300)) == ()


def test_it_stands_below_the_flow_where_it_fits() -> None:
    (part,) = laid(sop("Waktu diubah", "Pelaksana diubah"), pt(300))
    assert part.shared
    assert part.blocks[0].rect.y == SHEET.body.bottom - pt(300)
    assert texts(table(part)) == [
        ["No.", "Nomor Revisi", "Tanggal", "Ringkasan Perubahan", "Disahkan oleh"],
        ["1.", "01", "2 Januari 2026", "Waktu diubah", "Camat"], ["2.", "02", "2 Februari 2026", "Pelaksana diubah", "Camat"],
    ]


@pytest.mark.parametrize("changes", [("Waktu diubah",), ("Waktu diubah", "Pelaksana diubah " * 40)])
def test_its_room_is_what_it_takes_under_the_flow(changes: tuple[str, ...]) -> None:
    room = history_room(sop(*changes), SHEET) + SLACK
    assert [part.shared for part in laid(sop(*changes), room)] == [True]
    assert [part.shared for part in laid(sop(*changes), room - 1)] == [False]


def test_no_room_is_asked_for_none_or_for_one_that_may_fill_a_page() -> None:
    assert history_room(sop("Satu"), sheet()) == history_room(sop(), SHEET) == history_room(sop(*["Satu"] * 12), SHEET) == 0


def test_where_it_does_not_fit_it_is_not_cut_but_begins_a_page() -> None:
    (part,) = laid(sop("Waktu diubah", "Pelaksana diubah"), pt(70))
    assert not part.shared
    assert part.blocks[0].rect.y == SHEET.body.y


@pytest.mark.parametrize("free", [pt(20), pt(200)])
def test_one_longer_than_a_page_goes_on_under_title_and_header_again(free: Emu) -> None:
    long = sop(*["Kata-kata yang panjang " * 60] * 12)
    parts = laid(long, free)
    assert len(parts) > 2
    assert [part.shared for part in parts] == [free == pt(200), *[False] * (len(parts) - 1)]
    rows = [row for part in parts for row in texts(table(part))[1:]]
    assert [row[0] for row in rows] == [f"{n}." for n in range(1, 13)]
    titles = [lines(paragraph) for part in parts for paragraph in part.blocks[0].paragraphs if paragraph.runs]
    assert titles == [["Riwayat Perubahan"], *[["Riwayat Perubahan (lanjutan)"]] * (len(parts) - 1)]
    assert all(table(part).rows[0].header for part in parts)


def test_a_change_taller_than_a_page_is_refused() -> None:
    report = Report()
    assert lay_history(sop("kata " * 6000), SHEET.body.y, SHEET, report) == ()
    assert [d.code for d in report.diagnostics] == ["SOP410"]


@pytest.mark.parametrize(("change", "date"), [
    (Revisi("1", None, "Satu"), ""), (Revisi("1", None, "Satu", tanpa=True), "-"), (Revisi("1", None, "Satu", titik=True), DOTS),
])
def test_a_change_without_a_name_or_a_date_says_what_its_author_says_of_it(change: Revisi, date: str) -> None:
    found = sop("Satu")
    (part,) = laid(replace(found, identitas=replace(found.identitas, riwayat=(change,))), pt(300))
    assert texts(table(part))[1] == ["1.", "1", date, "Satu", ""]


@pytest.mark.parametrize("paper", ["arah: tegak\nkertas: A4", "arah: mendatar", "arah: tegak\nkertas: F4\nhuruf: {alur: 10}"])
def test_dots_for_a_date_stand_in_one_line(paper: str) -> None:
    found = sop("Satu")
    (part,) = laid(replace(found, identitas=replace(found.identitas, riwayat=(Revisi("1", None, "Satu", titik=True),))), pt(300),
                   sheet(f"riwayat: ya\n{paper}"))
    found_table = part.blocks[1]
    assert isinstance(found_table, Table)
    (date,) = [cell for cell in found_table.cells if (cell.row, cell.column) == (1, 2)]
    assert lines(date.paragraphs[0]) == [DOTS]
