"""Several flow tables on one page are several variants, each with its own title, symbols and notes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from impor.sketches import LEFT, MANNERS, TOP, WORD, Pen, Table, page, words_at
from sopdoc.impor.page import Box, Page, Path, Word
from sopdoc.impor.reading import Sheet, sheets_of
from sopdoc.impor.written.definition import definition_of

TABLE = Table(("Kasubag", "Staf"), 2)
WIDTH = TABLE.edges[-1] - TABLE.edges[0]


def centred(text: str, y: float) -> list[Word]:
    words = words_at(text, 0, y)
    return words_at(text, TABLE.edges[0] + (WIDTH - words[-1].box.x1) / 2, y)


def drawn(lane: int, manner: str, title: str = "") -> Page:
    """A table whose two symbols stand in one lane."""
    pen = Pen(manner)
    one, other = TABLE.place(lane, 0), TABLE.place(lane, 1)
    pen.symbol("kotak", one)
    pen.symbol("kotak", other)
    pen.arrow([(one.centre[0], one.y1), (other.centre[0], other.y0)])
    return page(TABLE, pen, words=centred(title, TOP - 14) if title else ())


def below(upper: Page, lower: Page, by: float) -> Page:
    """Both on one page, the second one lower by so much."""
    def moved(box: Box) -> Box:
        return Box(box.x0, box.y0 + by, box.x1, box.y1 + by)

    most = max(path.drawing for path in upper.paths)
    paths = tuple(
        replace(path, points=tuple((x, y + by) for x, y in path.points), drawing=path.drawing + most) if path.drawing else
        Path(tuple((x, y + by) for x, y in path.points), path.closed, path.curves, path.stroked, path.filled, path.white, path.width)
        for path in lower.paths
    )
    words = tuple(replace(word, box=moved(word.box)) for word in lower.words)
    return replace(upper, words=(*upper.words, *words), paths=(*upper.paths, *paths))


def lanes(sheet: Sheet) -> list[list[int]]:
    return [[mark.lane for mark in flow.marks] for flow in sheet.flows]


@pytest.mark.parametrize("manner", MANNERS)
def test_a_second_table_on_a_page_is_read_too(manner: str) -> None:
    both = below(drawn(0, manner, "Cara 1"), drawn(1, manner, "Cara 2"), 400)
    (sheet,) = sheets_of([both])
    assert lanes(sheet) == [[0, 0], [1, 1]]
    assert [[line.text for line in flow.title] for flow in sheet.flows] == [["Cara 1"], ["Cara 2"]]
    assert [[(way.start, way.end) for way in flow.ways] for flow in sheet.flows] == [[(0, 1)], [(0, 1)]]
    assert not any(flow.doubts for flow in sheet.flows)


def test_what_stands_between_two_tables_belongs_to_the_upper_one() -> None:
    note = words_at("*) paling lama satu hari", LEFT + 2, TABLE.row(2)[0] + 5)
    upper = drawn(0, WORD)
    (sheet,) = sheets_of([below(replace(upper, words=(*upper.words, *note)), drawn(1, WORD, "Cara 2"), 400)])
    assert [flow.notes is not None for flow in sheet.flows] == [True, False]


@pytest.mark.parametrize(("titles", "flows"), [
    (("Cara 1", "Cara 2"), 2), (("Cara 1", "Cara 1"), 1), (("Cara 1", "Cara 1 (lanjutan)"), 1), (("Cara 1", ""), 1),
])
def test_a_table_without_numbers_begins_a_variant_under_a_title_of_its_own(titles: tuple[str, str], flows: int) -> None:
    pages = [unnumbered(drawn(0, WORD, title), number) for number, title in enumerate(titles, 1)]
    (sheet,) = sheets_of(pages)
    assert len(sheet.flows) == flows


def unnumbered(source: Page, number: int) -> Page:
    """Without the numbers and their column, whose left edge becomes that of the kegiatan."""
    left = TABLE.edges[1]

    def kept(box: Box) -> bool:
        return box.centre[0] > left - 1

    words = tuple(word for word in source.words if kept(word.box))
    return replace(source, number=number, words=words, paths=tuple(path for path in source.paths if kept(path.box)))


@pytest.mark.parametrize(("titles", "names"), [
    (("SOP Cuti", "SOP Mutasi"), ["SOP Cuti", "SOP Mutasi"]), (("Cara Daring", "Cara Luring"), [""]), (("SOP Cuti", "SOP Cuti"), [""]),
])
def test_flows_that_are_called_sops_are_several_where_no_identity_sheet_names_one(titles: tuple[str, str], names: list[str]) -> None:
    """Their names are those above the tables, and doubted."""
    sheets = sheets_of(replace(drawn(0, WORD, title), number=number) for number, title in enumerate(titles, 1))
    found = [definition_of(sheet) for sheet in sheets]
    assert [one.nama for one in found] == [name or "Tanpa nama" for name in names]
    assert all(any("nama tidak terbaca" in doubt.doubt for doubt in one.doubts) for one in found)
    assert [one.values.get("judul") for one in found] == [None for _ in found]


def test_a_head_that_is_less_plain_than_that_of_the_table_below_begins_one_too() -> None:
    """The lower one is found first, since more of its titles are known."""
    upper = drawn(0, WORD, "Cara 1")
    upper = replace(upper, words=tuple(word for word in upper.words if word.text not in ("Kegiatan", "Mutu", "Baku")))
    (sheet,) = sheets_of([below(upper, drawn(1, WORD, "Cara 2"), 400)])
    assert lanes(sheet) == [[0, 0], [1, 1]]
