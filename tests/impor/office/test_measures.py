"""A drawing with a number that cannot be costs that drawing alone: it is told by its name, and all others are read."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from impor.letters import FlowTable, Letter, Shape, part_of
from impor.letters import with_part as changed
from impor.workbooks import FlowSheet, Pencil, flow_book
from sopdoc.impor.excel.page import read_workbook
from sopdoc.impor.flow.chart import Flow
from sopdoc.impor.office import drawing as office_drawing
from sopdoc.impor.package import open_package
from sopdoc.impor.page import Page
from sopdoc.impor.reading import Sheet, sheets_of
from sopdoc.impor.word.letter import read_letter
from sopdoc.impor.written.definition import definition_of

NUMBERS = ("NaN", "1e400", "x", "9" * 30, "1.5.2", "-inf")
SHEET, LETTER = FlowSheet(("Staf", "Kepala"), 3), FlowTable(("Staf", "Kepala"), 3)
DRAWING, DOCUMENT = "xl/drawings/drawing1.xml", "word/document.xml"


def workbook(anchor: str = "") -> bytes:
    """Three boxes, the second named `Bentuk 3`; `anchor`: its anchor, if it is another one than Excel's."""
    pencil = Pencil(SHEET)
    for row in range(3):
        frame = '<a:xfrm rot="0"><a:off x="0" y="0"/><a:ext cx="1" cy="1"/></a:xfrm>' if row == 1 else ""
        pencil.shape("rect", SHEET.place(0, row), frame=frame)
    pencil.parts[1] = anchor or pencil.parts[1]
    return flow_book(SHEET, pencil)


def letter(manner: str) -> bytes:
    """Three boxes, the second named `Bentuk 2`, or by its id."""
    made = Letter(LETTER, manner)
    made.draw(*(Shape("rect", LETTER.place(0, row), turn=180 * (row == 1)) for row in range(3)))
    return made.saved()


def second(text: str, begins: str, change: Callable[[str], str]) -> str:
    """With the second of the parts changed that begin so."""
    head, first, part, *rest = re.split(f"(?={begins})", text)
    new = change(part)
    assert new != part
    return "".join((head, first, new, *rest))


def told(pages: tuple[Page, ...]) -> tuple[list[int], list[str]]:
    """The rows that have a symbol, and what is told of drawings."""
    (sheet,) = sheets_of(pages)
    flow: Flow = sheet.flows[0]
    return sorted(mark.step for mark in flow.marks), _head(sheet)


def _head(sheet: Sheet) -> list[str]:
    return [text for text in definition_of(sheet).head if "tidak dibaca" in text]


def in_workbook(old: str, new: str, begins: str = "<xdr:twoCellAnchor>") -> tuple[list[int], list[str]]:
    data = workbook()
    xml = second(open_package(data).parts[DRAWING].decode(), begins, lambda part: re.sub(old, new, part, count=1))
    return told(read_workbook(open_package(changed(data, DRAWING, xml.encode()))).pages)


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("place", ['(?<=rot=")[^"]*', "(?<=<xdr:col>)[0-9]*", "(?<=<xdr:rowOff>)[0-9]*"])
def test_a_shape_of_a_workbook_with_an_odd_number_is_told_and_the_others_are_read(place: str, number: str) -> None:
    rows, (text,) = in_workbook(place, number)
    assert rows == [0, 2]
    assert text.startswith('hlm. 1: bentuk "Bentuk 3" tidak dibaca: angka "')


@pytest.mark.parametrize("cell", ["row", "col"])
@pytest.mark.parametrize("number", ["-1", "1048575"])
def test_a_shape_beside_the_worksheet_is_told(cell: str, number: str) -> None:
    """Excel's last row: too far to be read as a page, and no reason to refuse what stands in the first ones."""
    rows, (text,) = in_workbook(f"(?<=<xdr:{cell}>)[0-9]*", number)
    assert rows == [0, 2]
    assert "di luar lembar kerja" in text


@pytest.mark.parametrize("size", ["-12700", "NaN", "9" * 14])
def test_a_shape_larger_than_any_paper_or_less_than_nothing_is_told(size: str) -> None:
    data = workbook(
        f'<xdr:absoluteAnchor><xdr:pos x="0" y="0"/><xdr:ext cx="{size}" cy="12700"/><xdr:sp><xdr:nvSpPr>'
        '<xdr:cNvPr id="3" name="Bentuk 3"/></xdr:nvSpPr><xdr:spPr/></xdr:sp></xdr:absoluteAnchor>',
    )
    why = f'hlm. 1: bentuk "Bentuk 3" tidak dibaca: angka "{size}" tidak mungkin'
    assert told(read_workbook(open_package(data)).pages) == ([0, 2], [why])


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize(("manner", "begins", "place"), [
    ("cell", "<w:drawing>", '(?<=rot=")[^"]*'), ("cell", "<w:drawing>", '(?<=extent cx=")[^"]*'),
    ("page", "<w:drawing>", "(?<=<wp:posOffset>)[^<]*"), ("group", "<wps:wsp>", '(?<=ext cx=")[^"]*'),
    ("canvas", "<wps:wsp>", '(?<=off x=")[^"]*'), ("vml", "<w:pict>", "(?<=;width:)[^;]*"), ("vml", "<w:pict>", "(?<=rotation:)[^;\"]*"),
    ("vml", "<w:pict>", "(?<=margin-top:)[^;]*"),
])
def test_a_shape_of_a_letter_with_an_odd_number_is_told_and_the_others_are_read(manner: str, begins: str, place: str, number: str) -> None:
    data = letter(manner)
    begins = begins if begins != "<w:pict>" else '<w:pict><v:shape id="_x0000_s'        # not what stands there for older programs
    xml = second(part_of(data, DOCUMENT).decode(), begins, lambda part: re.sub(place, number, part, count=1))
    rows, (text,) = told(read_letter(open_package(changed(data, DOCUMENT, xml.encode()))).pages)
    assert rows == [0, 2]
    assert re.match(r'hlm. 1: bentuk "(Bentuk 2|_x0000_s1002)" tidak dibaca: angka "', text)


def test_a_group_that_lies_nowhere_is_told_as_a_whole() -> None:
    data = letter("group")
    xml = re.sub('(?<=chOff x=")[^"]*', "NaN", part_of(data, DOCUMENT).decode())
    rows, (text,) = told(read_letter(open_package(changed(data, DOCUMENT, xml.encode()))).pages)
    assert rows == []
    assert text == 'hlm. 1: kelompok bentuk "Bentuk 1" tidak dibaca: angka "NaN" tidak mungkin'


def test_a_chart_or_a_smart_art_is_told() -> None:
    rows, (text,) = in_workbook("<xdr:sp.*</xdr:sp>", (
        '<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="3" name="Bagan 3"/></xdr:nvGraphicFramePr></xdr:graphicFrame>'
    ))
    assert rows == [0, 2]
    assert text == f'hlm. 1: bentuk "Bagan 3" tidak dibaca: {office_drawing.OTHER}'


@pytest.mark.parametrize("beside", [False, True])
def test_a_chart_that_has_words_for_older_programs_is_told_and_is_no_symbol(beside: bool) -> None:
    words = (
        '<mc:Fallback><xdr:sp><xdr:nvSpPr><xdr:cNvPr id="0" name=""/></xdr:nvSpPr><xdr:spPr><a:prstGeom prst="rect"/><a:solidFill>'
        '<a:prstClr val="white"/></a:solidFill><a:ln><a:solidFill><a:prstClr val="green"/></a:solidFill></a:ln></xdr:spPr></xdr:sp>'
        "</mc:Fallback>"
    )
    rows, (text,) = in_workbook("<xdr:sp.*</xdr:sp>", (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="cx1">'
        '<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="3" name="Bagan 3"/></xdr:nvGraphicFramePr></xdr:graphicFrame>'
        f'</mc:Choice>{words if beside else ""}</mc:AlternateContent>'
    ))
    assert rows == [0, 2]
    assert text == f'hlm. 1: bentuk "Bagan 3" tidak dibaca: {office_drawing.OTHER}'


def test_a_path_that_counts_as_its_shape_does_and_names_its_edges_is_a_symbol() -> None:
    """Without a measure of its own, and with the words that a program may write for the edges."""
    corners = ("l", "t"), ("r", "t"), ("r", "b"), ("0", "b")
    steps = "".join(f'<a:lnTo><a:pt x="{x}" y="{y}"/></a:lnTo>' for x, y in corners).replace("lnTo", "moveTo", 2)
    path = f"<a:custGeom><a:pathLst><a:path>{steps}<a:close/></a:path></a:pathLst></a:custGeom>"
    rows, words = in_workbook("<a:prstGeom.*</a:prstGeom>", path)
    assert (rows, words) == ([0, 1, 2], [])
