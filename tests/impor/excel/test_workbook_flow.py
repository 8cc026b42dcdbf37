"""A flow drawn in Excel comes back: by what its lines are glued to, and where they are not, by where they lie."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from impor.workbooks import HEAD, FlowSheet, Pencil, flow_book, frame, openpyxl, packed, saved
from sopdoc.impor.excel.page import read_workbook
from sopdoc.impor.flow.chart import Flow
from sopdoc.impor.flow.symbols import Kind
from sopdoc.impor.lines import one_text
from sopdoc.impor.package import open_package
from sopdoc.impor.page import Box
from sopdoc.impor.reading import sheets_of
from sopdoc.impor.written.definition import definition_of

TITLES = ("Staf", "Kepala Seksi", "Kepala Dinas")
PRESETS = {
    "rect": Kind.BOX, "flowChartProcess": Kind.BOX, "flowChartTerminator": Kind.CAPSULE, "diamond": Kind.DIAMOND,
    "flowChartDecision": Kind.DIAMOND,
}
NOWHERE = Box(300, 0, 320, 4)       # in the head: no place of an arrow


def flow_in(data: bytes) -> Flow:
    (sheet,) = sheets_of(read_workbook(open_package(data)).pages)
    (flow,) = sheet.flows
    return flow


@dataclass(frozen=True)
class Drawn:
    """A flow to draw: a lane and a preset for each row, and arrows between rows."""

    lanes: int
    marks: tuple[tuple[int, str], ...]
    arrows: tuple[tuple[int, int], ...]


@st.composite
def drawn(draw: st.DrawFn) -> Drawn:
    lanes, rows = draw(st.integers(2, 5)), draw(st.integers(2, 6))
    marks = draw(st.lists(st.tuples(st.integers(0, lanes - 1), st.sampled_from(sorted(PRESETS))), min_size=rows, max_size=rows))
    pairs = [(a, b) for a in range(rows) for b in range(rows) if a != b]
    return Drawn(lanes, tuple(marks), tuple(draw(st.lists(st.sampled_from(pairs), unique=True, max_size=8))))


@given(drawn())
def test_what_lines_are_glued_to_comes_back_wherever_they_lie(flow: Drawn) -> None:
    table = FlowSheet(tuple(f"Pelaksana ke{'x' * lane}" for lane in range(flow.lanes)), len(flow.marks))
    pencil = Pencil(table)
    names = [pencil.shape(preset, table.place(lane, row)) for row, (lane, preset) in enumerate(flow.marks)]
    for start, end in flow.arrows:
        pencil.line(table.place(0, 0, 400, 300), (names[start], names[end]))
    found = flow_in(flow_book(table, pencil))
    assert found.columns.judul == table.lanes
    assert [(mark.kind, mark.step, mark.lane) for mark in found.marks] == [
        (PRESETS[preset], row, lane) for row, (lane, preset) in enumerate(flow.marks)
    ]
    ways = sorted((way.start, way.end, way.plain, way.doubt) for way in found.ways)
    assert ways == [(*arrow, False, "") for arrow in sorted(flow.arrows)]
    assert [one_text(step.cells["uraian"].lines) for step in found.steps] == [f"Kegiatan nomor {n + 1}" for n in range(len(flow.marks))]
    assert [one_text(step.cells["waktu"].lines) for step in found.steps] == [f"{n + 1} jam" for n in range(len(flow.marks))]
    assert found.doubts == ()


def below(one: Box, other: Box) -> Box:
    """From the bottom of the one to the top of the other, both in one column."""
    return Box(one.centre[0], one.y1, other.centre[0], other.y0)


@pytest.mark.parametrize("glued", ["both", "start", "end", "none"])
def test_an_end_that_is_glued_to_nothing_is_found_by_its_place(glued: str) -> None:
    table = FlowSheet(TITLES, 2)
    pencil = Pencil(table)
    one, other = table.place(1, 0), table.place(1, 1)
    a, b = pencil.shape("rect", one), pencil.shape("rect", other)
    pencil.line(below(one, other), (a if glued in ("both", "start") else None, b if glued in ("both", "end") else None))
    assert [(way.start, way.end, way.plain) for way in flow_in(flow_book(table, pencil)).ways] == [(0, 1, False)]


BENT = [        # turn and mirror, then the ends, as lane and row: from the bottom of the first symbol to the top of the second
    ('<a:xfrm rot="16200000" flipH="1"/>', (0, 2)), ('<a:xfrm rot="5400000"/>', (2, 0)),
]


@pytest.mark.parametrize(("frame", "lanes"), BENT)
def test_a_bent_line_that_is_turned_and_mirrored_leads_where_excel_draws_it(frame: str, lanes: tuple[int, int]) -> None:
    table = FlowSheet(TITLES, 2)
    pencil = Pencil(table)
    one, other = (table.place(lane, row) for row, lane in enumerate(lanes))
    pencil.shape("rect", one)
    pencil.shape("rect", other)
    xs = sorted((one.centre[0], other.centre[0]))
    pencil.line(Box(xs[0], one.y1, xs[1], other.y0), preset="bentConnector3", frame=frame)
    assert [(way.start, way.end) for way in flow_in(flow_book(table, pencil)).ways] == [(0, 1)]


@pytest.mark.parametrize(("heads", "ways"), [
    (HEAD, {(0, 1, False)}), ('<a:headEnd type="arrow"/>', {(1, 0, False)}), ("", {(0, 1, True)}),
    ('<a:tailEnd type="none"/>', {(0, 1, True)}),
])
def test_the_head_says_which_way_an_arrow_leads(heads: str, ways: set[tuple[int, int, bool]]) -> None:
    table = FlowSheet(TITLES, 1)
    pencil = Pencil(table)
    names = pencil.shape("rect", table.place(0, 0)), pencil.shape("rect", table.place(1, 0))
    pencil.line(NOWHERE, names, heads)
    pencil.line(table.place(0, 0), names, heads)
    assert {(way.start, way.end, way.plain) for way in flow_in(flow_book(table, pencil)).ways} == ways


def test_words_of_symbols_and_branches_are_kept() -> None:
    table = FlowSheet(TITLES, 3)
    pencil = Pencil(table)
    first, decision, last = table.place(0, 0), table.place(0, 1, 60, 40), table.place(0, 2)
    names = pencil.shape("flowChartTerminator", first, "Mulai\nya"), pencil.shape("diamond", decision), pencil.shape("rect", last)
    pencil.line(below(first, decision), names[:2])
    pencil.line(below(decision, last), names[1:])
    pencil.label("Ya", Box(decision.centre[0] + 4, decision.y1 + 2, decision.centre[0] + 40, decision.y1 + 16))
    found = flow_in(flow_book(table, pencil))
    assert [mark.text for mark in found.marks] == ["Mulai ya", "", ""]
    assert [way.label for way in found.ways] == ["", "Ya"]


def test_members_of_a_group_stand_where_the_group_puts_them() -> None:
    table = FlowSheet(TITLES, 2)
    pencil = Pencil(table)
    one, other = table.place(0, 0), table.place(2, 1)
    whole = one.joined(other)
    inner = Pencil(table)
    for box in (one, other):        # in the group's own measure: half as large, and elsewhere
        x, y = 1000 + (box.x0 - whole.x0) / 2, 2000 + (box.y0 - whole.y0) / 2
        off, ext = (round(12700 * v) for v in (x, y)), (round(12700 * v / 2) for v in (box.width, box.height))
        (left, top), (wide, high) = off, ext
        inner.shape("rect", box, frame=f'<a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>')
    inner.line(whole, (2, 3), frame='<a:xfrm><a:off x="12700000" y="25400000"/><a:ext cx="12700" cy="12700"/></a:xfrm>')
    members = "".join(re.sub("</?xdr:(twoCellAnchor|clientData/)>|<xdr:from>.*</xdr:to>", "", part) for part in inner.parts)
    wide, high = (round(12700 * v / 2) for v in (whole.width, whole.height))
    pencil.parts.append(pencil.anchored(whole, (
        '<xdr:grpSp><xdr:nvGrpSpPr><xdr:cNvPr id="90" name="Grup"/><xdr:cNvGrpSpPr/></xdr:nvGrpSpPr><xdr:grpSpPr><a:xfrm>'
        f'<a:off x="0" y="0"/><a:ext cx="{2 * wide}" cy="{2 * high}"/><a:chOff x="12700000" y="25400000"/>'
        f'<a:chExt cx="{wide}" cy="{high}"/>'
        f"</a:xfrm></xdr:grpSpPr>{members}</xdr:grpSp>"
    )))
    found = flow_in(flow_book(table, pencil))
    assert [(mark.step, mark.lane) for mark in found.marks] == [(0, 0), (1, 2)]
    assert [(way.start, way.end) for way in found.ways] == [(0, 1)]


def test_a_picture_that_an_arrow_is_glued_to_is_a_symbol_of_no_known_kind() -> None:
    table = FlowSheet(TITLES, 2)
    pencil = Pencil(table)
    first = pencil.shape("rect", table.place(0, 0))
    pencil.count += 1
    pencil.parts.append(pencil.anchored(table.place(1, 1), (
        f'<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="{pencil.count}" name="Gambar"/><xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill>'
        '<a:blip r:embed="rId1"/></xdr:blipFill><xdr:spPr/></xdr:pic>'
    )))
    book = openpyxl.Workbook()
    table.fill(book.active)
    pencil.line(NOWHERE, (first, pencil.count))
    pencil.line(table.place(0, 1, 4, 4), (first, 3))
    data = saved(book, [pencil])
    assert [(mark.kind, mark.lane) for mark in flow_in(data).marks] == [(Kind.BOX, 0)]      # its relation leads nowhere
    rels = '<Relationships xmlns="x"><Relationship Id="rId1" Type="x/image" Target="../media/image1.png"/></Relationships>'
    found = flow_in(with_part(data, "xl/drawings/_rels/drawing1.xml.rels", rels.encode()))
    assert [(mark.kind, mark.lane) for mark in found.marks] == [(Kind.BOX, 0), (Kind.OTHER, 1)]
    assert (0, 1) in [(way.start, way.end) for way in found.ways]
    assert found.doubts == ()       # of its kind, the definition tells


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    return packed({**open_package(data).parts, name: content})


@pytest.mark.parametrize("letter", ["", "A"])
def test_segilima_in_one_worksheet_are_paired(letter: str) -> None:
    """Excel's own page breaks are in no file: both stand in one table."""
    table = FlowSheet(TITLES, 4)
    pencil = Pencil(table)
    down = '<a:xfrm rot="5400000"/>'
    places = [table.place(0, 0), table.place(1, 1, 20, 24), table.place(1, 2, 20, 24), table.place(1, 3)]
    names = [
        pencil.shape("rect", places[0]), pencil.shape("homePlate", places[1], letter, frame=down),
        pencil.shape("flowChartOffpageConnector", places[2], letter), pencil.shape("rect", places[3]),
    ]
    pencil.line(NOWHERE, (names[0], names[1]))
    pencil.line(table.place(0, 0, 60, 30), (names[0], names[1]))
    pencil.line(below(places[2], places[3]), (names[2], names[3]))
    found = flow_in(flow_book(table, pencil))
    assert [mark.kind for mark in found.marks] == [Kind.BOX, Kind.BOX]
    assert [(way.start, way.end) for way in found.ways] == [(0, 1)]


def test_hidden_rows_columns_and_worksheets_say_nothing() -> None:
    table = FlowSheet(TITLES, 3)
    book = openpyxl.Workbook()
    table.fill(book.active)
    book.active.row_dimensions[4].hidden = True
    book.create_sheet("Lama")
    table.fill(book["Lama"])
    book["Lama"].sheet_state = "hidden"
    data = saved(book)
    pages = read_workbook(open_package(data)).pages
    assert len(pages) == 1
    words = [word.text for word in pages[0].words]
    assert [text in words for text in "123"] == [True, False, True]


def test_a_second_table_below_the_first_is_read_too() -> None:
    table = FlowSheet(TITLES, 2)
    book = openpyxl.Workbook()
    table.fill(book.active)
    table.fill(book.active, 8)
    data = saved(book)
    (sheet,) = sheets_of(read_workbook(open_package(data)).pages)
    assert [len(flow.steps) for flow in sheet.flows] == [2, 2]


def free(points: str, close: str = "") -> str:
    """A shape that somebody drew by hand, in a square of 100."""
    steps = "".join(f'<a:{"lnTo" if n else "moveTo"}><a:pt x="{p.split(",")[0]}" y="{p.split(",")[1]}"/></a:{"lnTo" if n else "moveTo"}>'
                    for n, p in enumerate(points.split()))
    return f'<a:custGeom><a:pathLst><a:path w="100" h="100">{steps}{close}</a:path></a:pathLst></a:custGeom>'


def test_what_is_drawn_freely_is_a_symbol_or_a_line() -> None:
    table = FlowSheet(TITLES, 2)
    pencil = Pencil(table)
    one, other = table.place(0, 0), table.place(2, 1)
    pencil.shape("rect", one)
    pencil.shape("rect", other)
    pencil.line(Box(one.centre[0], one.y1, other.centre[0], other.y0))
    drawn = {2: free("0,0 100,0 100,100 0,100", "<a:close/>"), 4: free("0,0 0,50 100,50 100,100")}
    for name, geometry in drawn.items():
        pencil.parts[name - 2] = re.sub("<a:prstGeom.*</a:prstGeom>", geometry, pencil.parts[name - 2])
    found = flow_in(flow_book(table, pencil))
    assert [(mark.kind, mark.lane) for mark in found.marks] == [(Kind.BOX, 0), (Kind.BOX, 2)]
    assert [(way.start, way.end) for way in found.ways] == [(0, 1)]


@pytest.mark.parametrize(("preset", "way"), [("downArrow", (0, 1)), ("upArrow", (1, 0))])
def test_a_thick_arrow_is_an_arrow(preset: str, way: tuple[int, int]) -> None:
    table = FlowSheet(TITLES, 2)
    pencil = Pencil(table)
    one, other = table.place(0, 0), table.place(0, 1)
    pencil.shape("rect", one)
    pencil.shape("rect", other)
    pencil.shape(preset, Box(one.centre[0] - 6, one.y1, one.centre[0] + 6, other.y0))
    found = flow_in(flow_book(table, pencil))
    assert len(found.marks) == 2
    assert [(way.start, way.end) for way in found.ways] == [way]


def test_the_newest_of_several_ways_of_drawing_is_read() -> None:
    table = FlowSheet(TITLES, 1)
    pencil, old = Pencil(table), Pencil(table)
    pencil.shape("diamond", table.place(0, 0))
    old.shape("rect", table.place(1, 0))
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    pencil.parts = [
        f'<mc:AlternateContent xmlns:mc="{mc}"><mc:Choice Requires="a14">{pencil.parts[0]}</mc:Choice><mc:Fallback>{old.parts[0]}'
        "</mc:Fallback></mc:AlternateContent>"
    ]
    assert [(mark.kind, mark.lane) for mark in flow_in(flow_book(table, pencil)).marks] == [(Kind.DIAMOND, 0)]


def test_a_name_that_two_shapes_have_glues_nothing() -> None:
    table = FlowSheet(TITLES, 2)
    pencil = Pencil(table)
    one, other = table.place(0, 0), table.place(0, 1)
    pencil.shape("rect", one)
    pencil.count -= 1
    pencil.shape("rect", other)
    pencil.line(below(one, other), (2, 2))
    assert [(way.start, way.end) for way in flow_in(flow_book(table, pencil)).ways] == [(0, 1)]


STYLE = '<xdr:style><a:lnRef idx="{}"><a:schemeClr val="accent1"/></a:lnRef><a:fillRef idx="0"/></xdr:style>'


@pytest.mark.parametrize(("ink", "style", "symbols"), [
    ("", 2, 1), ("", 0, 0), ("<a:noFill/><a:ln><a:noFill/></a:ln>", 2, 0), ('<a:solidFill><a:srgbClr val="4F81BD"/></a:solidFill>', 0, 1),
    ('<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>', 0, 0), ('<a:solidFill><a:schemeClr val="bg1"/></a:solidFill>', 2, 1),
    ('<a:solidFill><a:prstClr val="white"/></a:solidFill>', 0, 0), ('<a:solidFill><a:sysClr val="window"/></a:solidFill>', 0, 0),
])
def test_a_symbol_is_what_is_seen(ink: str, style: int, symbols: int) -> None:
    table = FlowSheet(TITLES, 1)
    pencil = Pencil(table)
    pencil.shape("rect", table.place(0, 0), ink=ink)
    pencil.parts[0] = pencil.parts[0].replace("<xdr:txBody>", STYLE.format(style) + "<xdr:txBody>")
    assert len(flow_in(flow_book(table, pencil)).marks) == symbols


@pytest.mark.parametrize("crossed", [False, True])
def test_a_page_break_that_nothing_crosses_begins_a_page(crossed: bool) -> None:
    table = FlowSheet(TITLES, 2)
    pencil = Pencil(table)
    names = pencil.shape("rect", table.place(0, 0)), pencil.shape("rect", table.place(0, 1))
    if crossed:
        pencil.line(below(table.place(0, 0), table.place(0, 1)), names)
    book = openpyxl.Workbook()
    table.fill(book.active)
    book.active.row_breaks.append(openpyxl.worksheet.pagebreak.Break(id=3))
    data = saved(book, [pencil])
    pages = read_workbook(open_package(data)).pages
    assert [page.number for page in pages] == ([1] if crossed else [1, 2])
    assert [(mark.step, mark.lane) for mark in flow_in(data).marks] == [(0, 0), (1, 0)]


def test_styles_within_a_cell_are_kept() -> None:
    from openpyxl.cell.rich_text import CellRichText, TextBlock
    from openpyxl.cell.text import InlineFont

    table = FlowSheet(TITLES, 1)
    book = openpyxl.Workbook()
    table.fill(book.active)
    book.active["B3"] = CellRichText("Menerima ", TextBlock(InlineFont(b=True), "surat"))
    (line,) = flow_in(saved(book)).steps[0].cells["uraian"].lines
    assert [(word.text, word.bold) for word in line.words] == [("Menerima", False), ("surat", True)]


def test_a_shape_anchored_to_one_cell_or_to_the_sheet_stands_there_too() -> None:
    table = FlowSheet(TITLES, 2)
    pencil, placed = Pencil(table), Pencil()
    box = table.place(1, 0)
    pencil.shape("rect", box)
    size = f'<xdr:ext cx="{round(12700 * box.width)}" cy="{round(12700 * box.height)}"/>'
    one = re.sub("<xdr:to>.*</xdr:to>", size, pencil.parts[0]).replace("twoCellAnchor", "oneCellAnchor")
    placed.count = 9
    placed.shape("diamond", table.place(2, 1))
    pencil.parts = [one, *placed.parts]
    assert [(mark.kind, mark.step, mark.lane) for mark in flow_in(flow_book(table, pencil)).marks] == [
        (Kind.BOX, 0, 1), (Kind.DIAMOND, 1, 2),
    ]


@pytest.mark.parametrize(("upper", "groups", "told"), [
    (("Pelaksana",) * 4, ("Kantor Pusat – Bagian Umum", "Kantor Pusat – Bagian Hukum", "Kantor Daerah – Seksi"), 2),
    (("Dalam",) * 3 + ("Luar",), (
        "Dalam Kantor Pusat – Bagian Umum", "Dalam Kantor Pusat – Bagian Hukum", "Luar Kantor Daerah – Seksi"), 2),
])
def test_titles_above_those_of_groups_are_written_with_these_and_told(upper: tuple[str, ...], groups: tuple[str, ...], told: int) -> None:
    """A definition has one level of groups; the uppermost title is none where it is the same for all."""
    lanes = ("Staf", "Kepala", "Analis", "Petugas")
    levels = (upper, ("Kantor Pusat",) * 3 + ("Kantor Daerah",), ("Bagian Umum",) * 2 + ("Bagian Hukum", "Seksi"), lanes)
    book = openpyxl.Workbook()
    page = book.active
    for level, titles in enumerate(levels, 1):
        for column, title in enumerate(titles, 3):
            page.cell(level, column, title if titles[column - 4] != title or column == 3 else None)
        for first in range(len(lanes)):
            last = max(n for n in range(len(lanes)) if titles[first: n + 1] == (titles[first],) * (n + 1 - first))
            if (first == 0 or titles[first - 1] != titles[first]) and last > first:
                page.merge_cells(start_row=level, end_row=level, start_column=first + 3, end_column=last + 3)
    for column, head in ((1, "No"), (2, "Kegiatan"), (7, "Kelengkapan"), (8, "Waktu"), (9, "Output"), (10, "Ket")):
        page.cell(1, column, head)
        page.merge_cells(start_row=1, end_row=4, start_column=column, end_column=column)
    for column, text in enumerate(("1", "Menerima berkas", None, None, None, None, "Berkas", "1 jam", "Surat", "-"), 1):
        page.cell(5, column, text)
        page.column_dimensions[openpyxl.utils.get_column_letter(column)].width = 16
    frame(page, 1, 5, 10)
    (sheet,) = sheets_of(read_workbook(open_package(saved(book))).pages)
    definition = definition_of(sheet)
    assert tuple(definition.values["pelaksana"]) == groups
    assert len([finding for finding in definition.doubts if "di atas judul kelompok pelaksana" in finding.doubt]) == told
