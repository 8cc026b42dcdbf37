"""Feet: where they stand, and what they leave free for a signing service."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from layout_tools import lines, sheet

from sopdoc.geometry import Emu, Size, mm, snap
from sopdoc.layout.prose.feet import page_count, page_number
from sopdoc.layout.sheet import Sheet
from sopdoc.layout.tree import TextBlock

SHEET = sheet()


def with_band(band: Emu) -> Sheet:
    return replace(SHEET, profile=replace(SHEET.profile, margin=replace(SHEET.profile.margin, pita=band)))


def feet(found: Sheet) -> list[TextBlock]:
    """All kinds of them."""
    profile, paper = found.profile, found.profile.kertas
    count = page_count("{x}/{y}", 1, 2, found)
    assert count
    return [count, *(page_number("7", Size(*size), profile.margin, found.fonts) for size in ((paper.w, paper.h), (paper.h, paper.w)))]


@given(st.integers(0, mm(30)))
def test_no_foot_reaches_into_the_band_that_stays_free(band: Emu) -> None:
    paper = SHEET.profile.kertas
    for foot, height in zip(feet(with_band(band)), (paper.h, paper.h, paper.w), strict=True):
        assert foot.rect.bottom <= snap(height - band)


@pytest.mark.parametrize("band", [0, mm(15)])
def test_the_books_number_is_level_with_the_sheets_own_foot(band: Emu) -> None:
    count, number, _ = feet(with_band(band))
    assert count.rect.bottom == number.rect.bottom


def test_a_count_says_page_and_pages_in_the_profiles_words() -> None:
    foot = page_count("Halaman {x} dari {y}", 3, 12, SHEET)
    assert foot
    assert lines(foot.paragraphs[0]) == ["Halaman 3 dari 12"]


def test_a_profile_without_words_for_it_has_no_count() -> None:
    assert page_count("", 1, 2, SHEET) is None
