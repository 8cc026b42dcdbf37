"""Word counts rows and items itself: what it prints is what the layout says, and a row put in is counted."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import assume, given
from layout.random_sop import Case, cases
from lxml import etree
from tools import GALLERY_NAMES, built

from sopdoc.compiler import render
from sopdoc.diagnostics import Report
from sopdoc.layout.engine import lay_out
from sopdoc.layout.tree import Layout, Line, Mark, Paragraph, Run, Table
from sopdoc.render.docx import render_docx
from sopdoc.render.docx.looks import Looks
from sopdoc.render.docx.numbering import Lists, numbering_xml
from sopdoc.render.docx.slots import Filling, fill

from .counting import numbers, printed
from .opened import W, find, root
from .sample import sample, style


def item(marker: str, mark: Mark = "") -> Paragraph:
    return Paragraph((Run("Kata", style()),), (Line((), 0),), 1, marker=Run(marker, style(), mark=mark))


def row(number: str, mark: Mark = "") -> Paragraph:
    return Paragraph((Run(number, style(), mark=mark),), (Line((), 0),), 1, counted=True)


def lists_of(*stacks: tuple[Paragraph, ...]) -> list[list[str]]:
    """For each stack the lists of its paragraphs, by number."""
    lists = Lists()
    return [[fill(slot) for slot in counted(lists, stack)] for stack in stacks]


def counted(lists: Lists, stack: tuple[Paragraph, ...]) -> list[str]:
    return lists.of(stack, [Looks().of("Sel", paragraph) for paragraph in stack])


def expected(layout: Layout) -> Iterator[str]:
    """Markers and rows' numbers in the order in which Word comes by them."""
    for page in layout.pages:
        for block in page.blocks:
            holders = block.cells if isinstance(block, Table) else (block,)
            for paragraph in (paragraph for holder in holders for paragraph in holder.paragraphs):
                if paragraph.marker is not None:
                    yield paragraph.marker.text
                elif paragraph.counted:
                    yield paragraph.words


@given(case=cases(most_rows=12, most_lanes=4))
def test_word_prints_the_numbers_of_the_layout(case: Case) -> None:
    sheets = lay_out(case.sop, case.profile, Report())
    assume(sheets is not None)      # the paper may be too narrow for the table
    assert sheets is not None
    assert printed(render_docx(sheets.layout)) == list(expected(sheets.layout))


@pytest.mark.parametrize("name", GALLERY_NAMES)
def test_no_number_of_a_real_sheet_is_mere_text(name: str) -> None:
    sheets = built(name).sheets
    assert sheets is not None
    ((_, content),) = render(sheets, "docx")
    assert printed(content) == list(expected(sheets.layout))


def test_a_row_put_in_is_counted_and_those_after_it_move_on() -> None:
    content = render_docx(sample())
    body = root(content)
    rows = find(body, "//w:tr[w:tc[1]/w:p/w:pPr/w:numPr and .//wp:anchor]")
    before = numbers(content, find(body, "//w:tr/w:tc[1]/w:p[w:pPr/w:numPr]"))
    rows[1].addnext(copy.deepcopy(rows[1]))
    assert before[-len(rows):] == [f"{number}." for number in range(1, len(rows) + 1)]
    assert numbers(content, find(body, "//w:tr/w:tc[1]/w:p[w:pPr/w:numPr]"))[-len(rows) - 1:] == [*before[-len(rows):], f"{len(rows) + 1}."]


@pytest.mark.parametrize(("stacks", "found"), [
    ([("1.", "2."), ("1.", "2.")], [["1", "1"], ["2", "2"]]),
    ([("1.", "2."), ("1.",), ("3.",)], [["1", "1"], ["2"], ["1"]]),
    ([("i.", "ii."), ("h.",), ("i.",)], [["1", "1"], ["2"], ["2"]]),
    ([("a)", "b)"), ("c)",), ("A)",)], [["1", "1"], ["1"], ["2"]]),
    ([("•", "•"), ("•",), ("1.1.", "1.2."), ("2.1.",)], [["1", "1"], ["1"], ["2", "2"], ["3"]]),
    ([("01.", "02."), ("9.", "10.")], [["1", "1"], ["2", "2"]]),
    ([("0.", "1.")], [["1", "1"]]),
])
def test_an_item_belongs_to_the_latest_list_that_expects_it(stacks: list[tuple[str, ...]], found: list[list[str]]) -> None:
    assert lists_of(*(tuple(map(item, stack)) for stack in stacks)) == found


@pytest.mark.parametrize("marker", ["50%1", "aB.", "☐", "--", "198001.", "007."])
def test_a_marker_that_word_cannot_count_stays_text(marker: str) -> None:
    assert lists_of((item(marker),)) == [[""]]


@pytest.mark.parametrize("marks", [
    (("1.", ""), ("2.", "lama"), ("2.", ""), ("3.", "")),
    (("1.", "baru"), ("1.", "lama"), ("2.", ""), ("3.", "baru")),
    (("1.", "lama"), ("2.", "lama"), ("1.", "baru"), ("2.", "")),
])
def test_both_versions_of_a_flow_are_one_list(marks: tuple[tuple[str, Mark], ...]) -> None:
    assert lists_of(*((row(*one),) for one in marks)) == [["1"]] * len(marks)


def test_rows_and_items_are_lists_of_their_own() -> None:
    assert lists_of((row("1."),), (item("1."), item("2.")), (row("2."),)) == [["1"], ["2", "2"], ["1"]]


def test_the_part_is_written_for_every_piece() -> None:
    lists = Lists()
    counted(lists, (item("(3)"),))
    part = etree.fromstring(numbering_xml([lists.made, lists.made]).encode())
    assert [one.get(f"{W}val") for one in part.iter(f"{W}start")] == ["3", "3"]
    assert [one.get(f"{W}val") for one in part.iter(f"{W}lvlText")] == ["(%1)", "(%1)"]
    assert len({one.get(f"{W}val") for one in part.iter(f"{W}nsid")}) == 2


def test_a_number_says_of_its_look_what_the_words_do_not() -> None:
    lists = Lists()
    counted(lists, (item("1."), replace(item("a)"), marker=Run("a)", style(11, "tebal")))))
    part = etree.fromstring(numbering_xml([lists.made]).encode())
    found = [[one.tag.removeprefix(W) for one in find(level, "./w:rPr/*")] for level in part.iter(f"{W}lvl")]
    assert found == [[], ["b", "bCs", "sz", "szCs"]]


def test_the_lists_of_a_piece_are_numbered_after_those_before() -> None:
    (slot,) = counted(Lists(), (item("1."),))
    assert fill(slot, Filling(listed=40)) == "41"
