"""Words that white covers, and white words, are not read; words set over each other are lines of their own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from impor.sketches import OUTLINES, SIZE, words_at
from sopdoc.impor.lines import lines_of
from sopdoc.impor.page import Box, Path, Word
from sopdoc.impor.pdf.patched import without_patched, without_white

FIRST, PATCH, OVER = 1, 2, 3        # in the order in which a page is painted


def at(text: str, x: float, y: float, drawing: int = FIRST) -> list[Word]:
    return [replace(word, drawing=drawing) for word in words_at(text, x, y)]


OLD, NEW = at("12 Juni 2022", 100, 50), at("2 Mei 2025", 100, 51, OVER)


def white(box: Box, shape: str = "kotak", drawing: int = PATCH) -> Path:
    return Path(OUTLINES[shape](box), True, white=True, stroked=False, drawing=drawing)


def said(words: list[Word], *paths: Path) -> str:
    return " ".join(word.text for word in without_patched(words, paths))


def test_what_was_written_over_a_patch_counts() -> None:
    assert said([*OLD, *NEW], white(Box(99, 49, 160, 60))) == "2 Mei 2025"


def test_the_ground_of_a_cell_hides_nothing() -> None:
    assert said([*OLD, *NEW], white(Box(90, 30, 300, 90), drawing=0)) == "12 Juni 2022 2 Mei 2025"


def test_a_symbol_laid_over_words_hides_those_that_it_covers() -> None:
    assert said(OLD, white(Box(90, 40, 138, 70), "kapsul")) == "2022"


def test_a_word_whose_upper_half_is_seen_is_read() -> None:
    assert said(OLD, white(Box(90, 50 + SIZE / 2, 300, 90))) == "12 Juni 2022"


@pytest.mark.parametrize(("paths", "pictures", "seen"), [
    ((), (), "2 Mei 2025"),
    ((Path(OUTLINES["kotak"](Box(90, 40, 300, 70)), True, filled=True, drawing=0),), (), "12 Juni 2022 2 Mei 2025"),
    ((Path(OUTLINES["kotak"](Box(90, 40, 300, 70)), True, filled=True, drawing=PATCH),), (), "2 Mei 2025"),
    ((), (Box(90, 40, 300, 70),), "12 Juni 2022 2 Mei 2025"),
])
def test_white_words_are_read_on_ink_and_on_pictures_alone(paths: tuple[Path, ...], pictures: tuple[Box, ...], seen: str) -> None:
    words = [(word, word in OLD) for word in (*OLD, *NEW)]
    assert " ".join(word.text for word in without_white(words, paths, pictures)) == seen


def test_words_beside_a_patch_stay() -> None:
    assert said([*OLD, *at("Revisi", 20, 50), *NEW], white(Box(99, 49, 160, 60))) == "Revisi 2 Mei 2025"


def test_words_that_are_printed_twice_are_read_once() -> None:
    assert said([*OLD, *OLD, *words_at("Juni", 300, 50)]) == "12 Juni 2022 Juni"


def test_lines_that_were_set_over_each_other_are_not_mixed() -> None:
    """A cell that is too low for its text runs into the one below."""
    upper, lower = words_at("Bebas dari Korupsi", 100, 50), words_at("Peraturan Badan", 104, 52)
    assert [line.text for line in lines_of([*lower, *upper])] == ["Bebas dari Korupsi", "Peraturan Badan"]


def test_a_raised_mark_stays_on_its_line() -> None:
    words = [*words_at("Tahun", 100, 50), *words_at("2)", 124, 48)]
    assert [line.text for line in lines_of(words)] == ["Tahun 2)"]
