"""Layout → elements: which tables, lists, headings and figures a page means."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopdoc.geometry import Point, Rect
from sopdoc.layout.text.measure import set_paragraph
from sopdoc.layout.tree import Cell, Connector, Head, Layout, Page, Paragraph, Run, Style, Table, TextBlock
from sopdoc.render.items import Text
from sopdoc.render.paint import paint
from sopdoc.render.tagging.elements import Content, Element, contents
from sopdoc.render.tagging.grid import Grid
from sopdoc.render.tagging.structure import structure

from ..sample import EDGE, FONTS, PAD, PAPER, make_rows, place, pt, sample, words

EDGES = (EDGE, EDGE + pt(100), EDGE + pt(200), EDGE + pt(300))


def of(*pages: Page) -> tuple[Element, ...]:
    return structure(replace(sample(), pages=pages, bookmarks=()))


def outline(element: Element) -> object:
    """Tags alone: ("TR", "TD", ("TD", "P", "P"))."""
    kids = [outline(kid) for kid in element.kids if isinstance(kid, Element)]
    return (element.tag, *kids) if kids else element.tag


def text_cell(table_rows: int, row: int, column: int, text: str, head: Head = "", span: int = 1) -> Cell:
    rows = make_rows(EDGE, (pt(20),) * table_rows)
    return Cell(row, column, place(EDGES, rows, row, column, 1, span), (words(text, pt(90)),), column_span=span, head=head)


def table_of(rows: int, *cells: Cell, headers: int = 0, name: str = "Tabel") -> Table:
    placed = make_rows(EDGE, (pt(20),) * rows, headers)
    return Table(Rect(EDGE, EDGE, EDGES[-1] - EDGE, pt(20) * rows), EDGES, placed, cells, PAD, pt(0.5), name)


def block(*paragraphs: Paragraph, heading: bool = False, again: bool = False) -> TextBlock:
    return TextBlock(Rect(EDGE, EDGE, PAPER.w - 2 * EDGE, pt(100)), paragraphs, heading, again)


def item(marker: str, text: str) -> Paragraph:
    style = Style("biasa", pt(9))
    return set_paragraph((Run(text, style),), pt(200), FONTS, indent=pt(14), marker=Run(marker, style))


def test_a_row_of_column_headings_begins_a_table_of_its_own() -> None:
    table = table_of(
        3, text_cell(3, 0, 0, "Nomor", "baris", 2), text_cell(3, 0, 2, "1"),
        text_cell(3, 1, 0, "Dasar Hukum", "kolom"), text_cell(3, 1, 1, "Peringatan", "kolom", 2),
        text_cell(3, 2, 0, "UU"), text_cell(3, 2, 1, "Awas", span=2),
    )
    first, second = of(Page(1, (table,)))
    assert outline(first) == ("Table", ("TR", "TH", "TD"))
    assert outline(second) == ("Table", ("TR", "TH", "TH"), ("TR", "TD", "TD"))
    assert [kid.facts for row in second.kids if isinstance(row, Element) for kid in row.kids if isinstance(kid, Element)] == [
        (("Scope", "Column"),), (("Scope", "Column"),), (), (),
    ], "the third edge belongs to the first table alone, so nothing spans here"


def test_a_title_from_side_to_side_heads_the_rows_of_its_table() -> None:
    table = table_of(
        4, *(text_cell(4, 0, n, "Kepala") for n in range(3)), text_cell(4, 1, 0, "A. Tahap Persiapan", "baris", 3),
        *(text_cell(4, 2, n, "isi") for n in range(3)), *(text_cell(4, 3, n, "isi") for n in range(3)), headers=1,
    )
    (element,) = of(Page(1, (table,)))
    assert outline(element) == ("Table", ("TR", "TH", "TH", "TH"), ("TR", "TH"), ("TR", "TD", "TD", "TD"), ("TR", "TD", "TD", "TD"))
    title = next(row.kids[0] for row in element.kids[1:2] if isinstance(row, Element))
    assert isinstance(title, Element)
    assert title.facts == (("Scope", "Row"), ("ColSpan", 3))


def test_a_place_without_a_cell_gets_an_empty_one() -> None:
    above = (text_cell(2, 0, column, "atas") for column in range(3))
    (table,) = of(Page(1, (table_of(2, *above, text_cell(2, 1, 1, "bawah")),)))
    assert outline(table) == ("Table", ("TR", "TD", "TD", "TD"), ("TR", "TD", "TD", "TD"))


def test_a_table_goes_on_overleaf_under_a_heading_that_comes_again() -> None:
    head, row = (text_cell(2, 0, c, "Judul") for c in range(3)), [text_cell(2, 1, c, "isi") for c in range(3)]
    table = table_of(2, *head, *row, headers=1)
    again = block(words("JUDUL (lanjutan)", pt(200)), heading=True, again=True)
    found = of(Page(1, (block(words("JUDUL", pt(200)), heading=True), table)), Page(2, (again, table)), Page(3, (table,)))
    assert [outline(element) for element in found] == [
        "H1", ("Table", ("TR", "TH", "TH", "TH"), *[("TR", "TD", "TD", "TD")] * 3),
    ]


@pytest.mark.parametrize("other", ["name", "header", "text between", "a heading of its own"])
def test_another_table_overleaf_is_another_table(other: str) -> None:
    table = table_of(1, *(text_cell(1, 0, c, "isi") for c in range(3)), headers=1)
    changed = {
        "name": (replace(table, name="Lain"),), "text between": (block(words("Lalu", pt(90))), table),
        "header": (table_of(1, *(text_cell(1, 0, c, "lain") for c in range(3)), headers=1),),
        "a heading of its own": (block(words("Lain", pt(90)), heading=True), table),
    }[other]
    found = of(Page(1, (table,)), Page(2, changed))
    assert [element.tag for element in found].count("Table") == 2


@pytest.mark.parametrize(("markers", "counted"), [
    (("1.", "2."), "Decimal"), (("a.", "b."), "LowerAlpha"), (("A)", "B)"), "UpperAlpha"), (("•", "•"), "Disc"), (("–", "–"), "None"),
])
def test_neighbours_with_markers_are_one_list_that_says_how_it_counts(markers: tuple[str, str], counted: str) -> None:
    paragraphs = (words("Sebelum", pt(90)), *(item(marker, "butir") for marker in markers), words("Sesudah", pt(90)), item("1.", "lagi"))
    before, listed, after, further = of(Page(1, (block(*paragraphs),)))
    assert (before.tag, after.tag) == ("P", "P")
    assert outline(listed) == ("L", ("LI", "Lbl", "LBody"), ("LI", "Lbl", "LBody"))
    assert outline(further) == ("L", ("LI", "Lbl", "LBody"))
    assert listed.facts == (("ListNumbering", counted),)


def test_a_connector_that_joins_nothing_is_a_figure_in_its_cell() -> None:
    table = table_of(1, *(text_cell(1, 0, c, "isi") for c in range(3)))
    y, x = table.rows[0].y + pt(10), EDGES[1] + pt(10)
    sign = Connector("panah", "", "", (Point(x, y), Point(x + pt(30), y)), True, False, "Anak panah", "Anak panah")
    (found,) = of(replace(Page(1, (table,)), connectors=(sign,)))
    assert outline(found) == ("Table", ("TR", "TD", ("TD", "Figure"), "TD"))


def test_every_word_that_is_painted_has_one_owner_or_none() -> None:
    """One element at most owns a spot, and what has no owner comes again: here the header of the third page, and the feet."""
    layout: Layout = sample()
    owners: list[tuple[int, object]] = [(c.page, spot) for c, _ in contents(structure(layout)) for spot in c.spots]
    assert len(owners) == len(set(owners))
    for index, page in enumerate(layout.pages):
        free = {i.text for i in paint(layout, page) if isinstance(i, Text) and (index, i.spot) not in owners}
        foot = f"Halaman {index + 1} dari 3"
        assert foot in free
        assert (len(free) > 1) is (index == 2)


@st.composite
def grids(draw: st.DrawFn) -> tuple[int, int, list[Cell]]:
    """Cells that do not overlap, with holes."""
    rows, columns = draw(st.integers(1, 5)), draw(st.integers(1, 6))
    taken: set[tuple[int, int]] = set()
    cells = []
    for row in range(rows):
        for column in range(columns):
            down, across = draw(st.integers(0, 3)), draw(st.integers(1, 3))
            own = {(row + y, column + x) for y in range(down) for x in range(across)}
            if own and not own & taken and row + down <= rows and column + across <= columns:
                taken |= own
                cells.append(Cell(row, column, Rect(0, 0, 1, 1), (), down, across))
    return rows, columns, cells


@given(grids())
def test_a_grid_of_any_cells_is_filled_without_overlap(case: tuple[int, int, list[Cell]]) -> None:
    rows, _, cells = case
    grid = Grid(cells)
    lines: list[list[dict[str, object]]] = [[] for _ in range(rows)]
    for cell in cells:
        lines[cell.row] += [{} for _ in grid.before(cell)] + [dict(grid.spans(cell))]
    for row in range(rows):
        lines[row] += [{} for _ in grid.after(row)]
    taken: set[tuple[int, int]] = set()
    for at, line in enumerate(lines):
        column = 0
        for facts in line:
            while (at, column) in taken:
                column += 1
            own = {(at + y, column + x) for y in range(int(str(facts.get("RowSpan", 1)))) for x in range(int(str(facts.get("ColSpan", 1))))}
            assert not own & taken
            taken |= own
    assert len(taken) == rows * grid.last


def test_content_says_its_page() -> None:
    found = [content.page for content, _ in contents(structure(sample()))]
    assert set(found) == {0, 1, 2}
    assert all(isinstance(content, Content) for content, _ in contents(structure(sample())))
