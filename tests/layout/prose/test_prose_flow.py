"""Pages fill from the top; what is longer than a page goes on, and no word is lost."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from book.bantu import book_of
from tools import DEFINITIONS

from sopdoc.geometry import pt
from sopdoc.layout.prose.flow import Flow, TextCell, TextRow, edges_of
from sopdoc.layout.prose.page import Setter, make_setter
from sopdoc.layout.text.fonts import built_in
from sopdoc.layout.tree import Layout, Paragraph, Table, TextBlock

WORDS = " ".join(f"kata{n}" for n in range(1500))


@cache
def setter() -> Setter:
    book, _ = book_of(DEFINITIONS / "contoh")
    assert book is not None
    return make_setter(book.profile, built_in())


def paragraphs(layout: Layout) -> list[Paragraph]:
    found: list[Paragraph] = []
    for page in layout.pages:
        for block in page.blocks:
            found += block.paragraphs if isinstance(block, TextBlock) else [p for cell in block.cells for p in cell.paragraphs]
    return found


def words(layout: Layout) -> list[str]:
    return " ".join("".join(run.text for run in p.runs) for p in paragraphs(layout)).split()


def inside(layout: Layout) -> bool:
    body = setter().sheet.body
    return all(block.rect.y >= body.y and block.rect.bottom <= body.bottom for page in layout.pages for block in page.blocks)


def test_a_paragraph_longer_than_a_page_goes_on() -> None:
    flow = Flow(setter())
    flow.text((setter().line("Awal", "isi"), setter().line(WORDS, "isi"), setter().line("Akhir", "isi")))
    layout = flow.layout()
    assert len(layout.pages) > 2
    assert words(layout) == ["Awal", *WORDS.split(), "Akhir"]
    assert inside(layout)


def test_a_row_higher_than_a_page_goes_on() -> None:
    flow, edges = Flow(setter()), edges_of(setter(), (1, 3))
    cells = (TextCell(setter().cell((setter().run("Label"),), edges[1] - edges[0])),
             TextCell(setter().cell((setter().run(WORDS),), edges[2] - edges[1])))
    flow.table(edges, (), [TextRow(cells), TextRow(cells)], "Uji")
    layout = flow.layout()
    assert words(layout) == ["Label", *WORDS.split()] * 2
    assert inside(layout)


@pytest.mark.parametrize("rows", [1, 30, 31, 200])
def test_no_row_is_lost_or_doubled_and_headers_are_repeated(rows: int) -> None:
    flow, edges = Flow(setter()), edges_of(setter(), (1,))
    flow.title("JUDUL")
    head = TextRow((TextCell(setter().cell((setter().run("Kepala"),), edges[1] - edges[0])),))
    body = [TextRow((TextCell(setter().cell((setter().run(f"b{n}"),), edges[1] - edges[0])),), keep=n % 7 == 0) for n in range(rows)]
    flow.table(edges, (head,), body, "Uji")
    layout = flow.layout()
    found = words(layout)
    assert [word for word in found if word.startswith("b")] == [f"b{n}" for n in range(rows)]
    assert found.count("Kepala") == sum(isinstance(block, Table) for page in layout.pages for block in page.blocks)
    assert inside(layout)


def test_a_row_that_stays_with_the_next_is_not_the_last_of_its_page() -> None:
    flow, edges = Flow(setter()), edges_of(setter(), (1,))
    body = [TextRow((TextCell(setter().cell((setter().run(f"b{n}"),), edges[1] - edges[0])),), keep=n % 2 == 0) for n in range(150)]
    flow.table(edges, (), body, "Uji")
    for page in flow.layout().pages:
        (table,) = page.blocks
        assert isinstance(table, Table)
        assert int(table.cells[-1].paragraphs[0].runs[0].text[1:]) % 2 == 1


def test_a_group_that_goes_on_overleaf_says_there_whose_rows_they_are() -> None:
    flow, edges = Flow(setter()), edges_of(setter(), (1, 1))
    again, other = (TextCell(setter().cell((setter().run(text),), edges[1] - edges[0])) for text in ("Lanjutan", "isi"))
    flow.table(edges, (), [TextRow((TextCell(), other), on_top=again) for _ in range(150)], "Uji")
    pages = flow.layout().pages
    firsts = [words(replace(flow.layout(), pages=(page,)))[0] for page in pages]
    assert len(pages) > 2
    assert firsts == ["isi", *["Lanjutan"] * (len(pages) - 1)]
    assert words(flow.layout()).count("Lanjutan") == len(pages) - 1


def test_a_tables_heading_stands_again_over_what_goes_on_overleaf() -> None:
    """Also where a row is higher than a page; the first page begins lower."""
    start, edges = setter().sheet.body.y + pt(300), edges_of(setter(), (1,))
    flow = Flow(setter(), start)
    flow.heading((setter().line("Judul", "isi"),))
    rows = [TextRow((TextCell(setter().cell((setter().run(text),), edges[1] - edges[0])),)) for text in ("satu", WORDS, "dua", WORDS)]
    flow.table(edges, (), rows, "Uji", again=(setter().line("Lanjutan", "isi"),))
    layout = flow.layout()
    assert len(layout.pages) > 3
    assert layout.pages[0].blocks[0].rect.y == start
    for page in layout.pages:
        heading, table = page.blocks
        assert isinstance(heading, TextBlock)
        assert isinstance(table, Table)
        assert heading.heading
        assert heading.again == (page.number > 1)
    assert [word for word in words(layout) if word != "Lanjutan"] == ["Judul", "satu", *WORDS.split(), "dua", *WORDS.split()]
    assert inside(layout)


def test_a_page_left_before_anything_stands_on_it_is_no_page_unless_it_began_below_something() -> None:
    for start, pages in ((None, 1), (setter().sheet.body.y + pt(300), 2)):
        flow = Flow(setter(), start)
        flow.new_page()
        flow.text((setter().line("kata", "isi"),))
        assert len(flow.pages) == pages
        assert flow.page.blocks[0].rect.y == setter().sheet.body.y


def test_a_heading_is_never_alone_at_the_foot_of_a_page() -> None:
    for lines in range(30, 60):
        flow = Flow(setter())
        flow.text([setter().line(f"baris {n}", "isi") for n in range(lines)])
        flow.title("Judul")
        flow.text([setter().line("kata", "isi")] * 4)
        for page in flow.layout().pages:
            headings = [number for number, block in enumerate(page.blocks) if isinstance(block, TextBlock) and block.heading]
            assert all(number + 1 < len(page.blocks) for number in headings)


def test_a_paragraph_leaves_two_lines_at_least_on_either_page() -> None:
    for lines in range(30, 60):
        flow = Flow(setter())
        flow.text([setter().line(f"baris {n}", "isi") for n in range(lines)])
        flow.text([setter().line(" ".join(WORDS.split()[:70]), "isi")])
        parts = [p for p in paragraphs(flow.layout()) if "kata" in p.runs[0].text]
        assert all(len(part.lines) > 1 for part in parts)


def test_what_is_to_stand_lower_stands_there_unless_more_stands_above() -> None:
    flow, body = Flow(setter()), setter().sheet.body
    flow.down_to(body.y + pt(100))
    flow.down_to(body.y + pt(40))
    assert flow.y == body.y + pt(100)


def test_what_follows_a_drawing_stands_below_its_room() -> None:
    flow, line = Flow(setter()), setter().line("Kata", "isi")
    flow.text((line,))
    flow.space(pt(10))
    flow.leave(pt(200))
    flow.text((line,))
    above, room, below = flow.page.blocks
    assert room.rect.y == above.rect.bottom
    assert below.rect.y == room.rect.bottom == above.rect.bottom + pt(210)
