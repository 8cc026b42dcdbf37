"""A paragraph over two pages: as many lines as surely fit, no line alone, no word lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sopdoc.geometry import pt
from sopdoc.layout.prose.split import LEAST, split_paragraph, split_stack
from sopdoc.layout.text.fonts import built_in
from sopdoc.layout.text.measure import safe_height, set_paragraph
from sopdoc.layout.tree import Paragraph, Run, Style

WIDTH = pt(120)
BEFORE = pt(3)


def paragraph(unsure: bool = False) -> Paragraph:
    """Some ten lines."""
    found = set_paragraph((Run("satu dua tiga empat lima enam " * 8, Style("biasa", pt(8))),), WIDTH, built_in(), before=BEFORE)
    assert len(found.lines) > 3 * LEAST
    assert not found.unsure
    return replace(found, unsure=unsure)


@pytest.mark.parametrize("lines", [LEAST, LEAST + 1, LEAST + 3])
@pytest.mark.parametrize("spare", [0, 1])
def test_the_lines_that_fit_stand_here(lines: int, spare: int) -> None:
    whole = paragraph()
    room = BEFORE + lines * whole.line_height + spare * (whole.line_height - 1)
    parts = split_paragraph(whole, room, WIDTH, built_in())
    assert parts is not None
    assert [len(part.lines) for part in parts] == [lines, len(whole.lines) - lines]
    assert parts[0].lines == whole.lines[:lines]


def test_where_an_engine_may_need_a_line_more_it_is_left_free() -> None:
    whole = paragraph(unsure=True)
    room = BEFORE + (LEAST + 2) * whole.line_height
    parts = split_paragraph(whole, room, WIDTH, built_in())
    assert parts is not None
    assert len(parts[0].lines) == LEAST + 1
    assert safe_height(replace(parts[0], unsure=True)) <= room


@pytest.mark.parametrize("unsure", [False, True])
def test_no_line_stands_alone_on_either_page(unsure: bool) -> None:
    whole = paragraph(unsure)
    height = whole.line_height
    assert split_paragraph(whole, BEFORE + (LEAST + unsure) * height - 1, WIDTH, built_in()) is None
    parts = split_paragraph(whole, BEFORE + (len(whole.lines) + 5) * height, WIDTH, built_in())
    assert parts is not None
    assert len(parts[1].lines) == LEAST


def test_of_a_cell_the_paragraphs_that_surely_fit_stay() -> None:
    sure, unsure = paragraph(), paragraph(unsure=True)
    for one in (sure, unsure):
        assert split_stack((one, one), safe_height(one), WIDTH, built_in())[0] == (one,)
    taken, rest = split_stack((unsure,), unsure.height, WIDTH, built_in())
    assert (len(taken), len(rest)) == (1, 1)
    assert len(taken[0].lines) == len(unsure.lines) - LEAST
