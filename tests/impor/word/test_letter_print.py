"""A document beside its print: what both show is sure, what one shows alone is told; old files come through LibreOffice."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from tools import require_tool

from impor.letters import FlowTable, Letter, Shape, docx, saved
from impor.word.test_letter_flow import down
from sopdoc.diagnostics import Report
from sopdoc.impor.file import read_file
from sopdoc.impor.flow.chart import Doubt, Flow, Way
from sopdoc.impor.flow.symbols import Kind
from sopdoc.impor.office.libreoffice import FILTERS, convert, converted, program
from sopdoc.impor.package import open_package
from sopdoc.impor.page import Box
from sopdoc.impor.reading import Sheet, sheets_of
from sopdoc.impor.word.file import LAYOUT, read_docx
from sopdoc.impor.word.letter import read_letter
from sopdoc.impor.word.printed import ONLY_FILE, ONLY_PRINT, beside_print, open_in

TABLE = FlowTable(("Staf", "Kepala Seksi", "Kepala Dinas"), 4)
PLACES = (TABLE.place(0, 0), TABLE.place(2, 1, 60, 36), TABLE.place(1, 2), TABLE.place(1, 3))
WRITERS = {"odt": "odt", "rtf": "rtf:Rich Text Format"}
PRESETS = ("flowChartTerminator", "flowChartProcess", "rect", "rect")


def letter(manner: str = "cell") -> Letter:
    result = Letter(TABLE, manner)
    result.draw(*(Shape(preset, place) for preset, place in zip(PRESETS, PLACES, strict=True)))
    for one, other in pairwise(PLACES):
        result.draw(down(one, other))
    return result


@pytest.fixture
def sheet() -> Sheet:
    (found,) = sheets_of(read_letter(open_package(letter().saved())).pages)
    return found


def flow_of(sheet: Sheet, **changes: object) -> Sheet:
    return replace(sheet, flows=(replace(sheet.flows[0], **changes),))  # type: ignore[arg-type]


def joined(one: Sheet, other: Sheet) -> Flow:
    return beside_print((one,), (other,))[0].flows[0]


def test_what_both_show_is_sure(sheet: Sheet) -> None:
    doubted = flow_of(sheet, ways=tuple(replace(way, doubt="berhenti 22 pt sebelum simbol") for way in sheet.flows[0].ways))
    assert joined(doubted, doubted) == sheet.flows[0]


def test_an_arrow_that_only_the_print_shows_is_taken_and_told(sheet: Sheet) -> None:
    ways = sheet.flows[0].ways
    found = joined(flow_of(sheet, ways=ways[1:]), sheet)
    assert {(way.start, way.end): way.doubt for way in found.ways} == {(0, 1): ONLY_PRINT, (1, 2): "", (2, 3): ""}
    assert found.steps == sheet.flows[0].steps
    assert [mark.page for mark in found.marks] == [1, 1, 1, 1]
    assert found.doubts == ()


def test_an_arrow_that_only_the_file_shows_is_told(sheet: Sheet) -> None:
    found = joined(sheet, flow_of(sheet, ways=sheet.flows[0].ways[1:]))
    assert {(way.start, way.end): way.doubt for way in found.ways} == {(0, 1): ONLY_FILE, (1, 2): "", (2, 3): ""}


def test_an_arrow_of_the_worse_reading_is_told_where_it_begins(sheet: Sheet) -> None:
    doubt = Doubt(1, Box(0, 0, 1, 1), 0, "garis yang ujungnya tidak jelas")
    worse = flow_of(sheet, ways=(*sheet.flows[0].ways, Way(3, 0)), doubts=(doubt,))
    for found, told in ((joined(sheet, worse), ONLY_PRINT), (joined(worse, sheet), ONLY_FILE)):
        assert [(one.step, one.text) for one in found.doubts] == [(3, f"panah dari kegiatan 4 ke kegiatan 1 {told}")]


def test_a_print_of_something_else_says_nothing(sheet: Sheet) -> None:
    flow = sheet.flows[0]
    for other in (flow_of(sheet, steps=flow.steps[1:]), flow_of(sheet, marks=(), ways=()), replace(sheet, flows=())):
        assert beside_print((sheet,), (other,)) == (sheet,)
    assert beside_print((sheet,), ()) == (sheet,)


def test_what_is_not_explained_is_counted(sheet: Sheet) -> None:
    flow = sheet.flows[0]
    assert open_in(flow) == 0
    assert open_in(replace(flow, ways=flow.ways[:-1])) == 1         # a symbol alone
    assert open_in(replace(flow, ways=(flow.ways[0], flow.ways[2]))) == 1       # a second start
    assert open_in(replace(flow, marks=(*flow.marks[:3], replace(flow.marks[3], kind=Kind.DIAMOND)))) == 1
    assert open_in(replace(flow, ways=tuple(replace(way, doubt="jauh") for way in flow.ways))) == 3


@pytest.mark.parametrize(("height", "guessed"), [(72.0, False), (10.0, True)])
def test_the_layout_is_asked_for_where_rows_are_estimated(height: float, guessed: bool) -> None:
    """Arrows lead from row to row; a row that the file makes too low for its words is as high as Word alone knows."""
    one = letter()
    one.saved()
    row = one.document.tables[0].rows[2]
    row.height = docx.shared.Pt(height)
    row.cells[1].text = "kata " * 40 if guessed else "kata"
    assert json.loads(read_docx(saved(one.document)))[LAYOUT] is guessed


def arrows_in(tmp_path: Path, data: bytes, name: str) -> tuple[int, list[str]]:
    """How many arrows were read, and the doubts of the flow."""
    path = tmp_path / name
    path.write_bytes(data)
    report = Report()
    (found,) = read_file(path, report)
    assert report.diagnostics == ()
    return found.panah, [one.doubt for one in found.findings if one.doubt and one.subject.startswith("kegiatan")]


@pytest.fixture
def libreoffice() -> str:
    require_tool("soffice")
    found = program()
    assert found
    return found


@pytest.mark.parametrize("manner", ["cell", "page", "group"])
def test_a_document_beside_its_print_comes_back(tmp_path: Path, libreoffice: str, manner: str) -> None:
    """Rows that are higher than the file says, so that no place but Word's own is true."""
    one = letter(manner)
    one.saved()
    one.document.tables[0].rows[5].height = None
    one.document.tables[0].cell(5, 1).text = "Menyimpan arsip " * 12
    assert arrows_in(tmp_path, saved(one.document), "lama.docx") == (3, [])


@pytest.mark.parametrize("ending", ["odt", "rtf"])
def test_a_document_of_another_kind_is_read(tmp_path: Path, libreoffice: str, ending: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Words and rows; of shapes LibreOffice writes into RTF less than it reads."""
    monkeypatch.setitem(FILTERS, ending, WRITERS[ending])
    path = tmp_path / f"lama.{ending}"
    path.write_bytes(convert("\n".join((libreoffice, "docx", ending, "")).encode() + letter().saved()))
    report = Report()
    (found,) = read_file(path, report)
    assert (found.kegiatan, report.diagnostics) == (4, ())


def test_what_libreoffice_cannot_open_is_told(tmp_path: Path, libreoffice: str) -> None:
    path = tmp_path / "lama.odt"
    path.write_bytes(b"PK\x03\x04 rusak")
    report = Report()
    assert read_file(path, report) == ()
    assert [one.code for one in report.diagnostics] == ["SOP700"]


def test_a_print_has_the_words_of_its_document(libreoffice: str) -> None:
    pdfium = pytest.importorskip("pypdfium2")
    pdf = converted(letter().saved(), "docx", "pdf", libreoffice)
    text = pdfium.PdfDocument(io.BytesIO(pdf))[0].get_textpage().get_text_bounded()
    assert re.search(r"Kegiatan nomor 4", text)
