"""Words that are covered with white and written over are not read; words set over each other are lines of their own."""

from __future__ import annotations

from impor.sketches import OUTLINES, words_at
from sopdoc.impor.lines import lines_of
from sopdoc.impor.page import Box, Path, Word
from sopdoc.impor.pdf.patched import without_patched

OLD, NEW = words_at("12 Juni 2022", 100, 50), words_at("2 Mei 2025", 100, 51)


def white(box: Box) -> Path:
    return Path(OUTLINES["kotak"](box), True, white=True, stroked=False)


def said(words: list[Word], *paths: Path) -> str:
    return " ".join(word.text for word in without_patched(words, paths))


def test_what_was_written_over_a_patch_counts() -> None:
    assert said([*OLD, *NEW], white(Box(99, 49, 160, 60))) == "2 Mei 2025"


def test_a_patch_that_nothing_is_written_on_hides_nothing() -> None:
    assert said(OLD, white(Box(99, 49, 160, 60))) == "12 Juni 2022"


def test_the_ground_of_a_cell_is_no_patch() -> None:
    assert said([*OLD, *NEW], white(Box(90, 30, 300, 90))) == "12 Juni 2022 2 Mei 2025"


def test_words_beside_a_patch_stay() -> None:
    assert said([*OLD, *words_at("Revisi", 20, 50), *NEW], white(Box(99, 49, 160, 60))) == "Revisi 2 Mei 2025"


def test_words_that_are_printed_twice_are_read_once() -> None:
    assert said([*OLD, *OLD, *words_at("Juni", 300, 50)]) == "12 Juni 2022 Juni"


def test_lines_that_were_set_over_each_other_are_not_mixed() -> None:
    """A cell that is too low for its text runs into the one below."""
    upper, lower = words_at("Bebas dari Korupsi", 100, 50), words_at("Peraturan Badan", 104, 52)
    assert [line.text for line in lines_of([*lower, *upper])] == ["Bebas dari Korupsi", "Peraturan Badan"]


def test_a_raised_mark_stays_on_its_line() -> None:
    words = [*words_at("Tahun", 100, 50), *words_at("2)", 124, 48)]
    assert [line.text for line in lines_of(words)] == ["Tahun 2)"]
