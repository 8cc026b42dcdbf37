"""What a cell shows is what is read: numbers and dates as Excel shows them, styles, lines that were broken by hand."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopdoc.impor.excel.values import shown
from sopdoc.impor.lines import lines_in
from sopdoc.impor.office.typeset import height_of, word_line, words_of
from sopdoc.impor.page import Box
from sopdoc.impor.written.text import isi_of

WORDS = st.text("abcdefghijklmn", min_size=1, max_size=12)


@pytest.mark.parametrize(("value", "pattern", "text"), [
    ("Surat", "General", "Surat"), ("a\r\nb", "General", "a\nb"), (5, "General", "5"), (5.0, "0", "5"), (2.5, "General", "2,5"),
    (5, '0" menit"', "5 menit"), (3, '"Rp "#,##0', "Rp 3"), (0.5, "0%", "50%"), (7, '[Red]0" hari";-0', "7 hari"),
    (datetime(2024, 1, 2), "dd/mm/yyyy", "2 Januari 2024"), (date(2025, 12, 31), "General", "31 Desember 2025"),
    (time(7, 30), "h:mm", "07.30"), (True, "General", "TRUE"), (12, "@", "12"),
])
def test_a_value_is_read_as_it_is_shown(value: object, pattern: str, text: str) -> None:
    assert shown(value, pattern) == text


@given(st.lists(st.lists(WORDS, min_size=1, max_size=6), min_size=1, max_size=8), st.integers(20, 300), st.booleans())
def test_every_word_lies_in_its_cell_and_lines_stay_apart(lines: list[list[str]], width: int, middle: bool) -> None:
    text = "\n".join(" ".join(line) for line in lines)
    runs = ((text, False, False),)
    box = Box(10, 20, 10 + width, 20 + height_of(runs))
    words = tuple(words_of(runs, box, 8, middle=middle))
    assert all(box.holds(word.box.centre) for word in words)
    assert [line.text for line in lines_in(words, box)] == [" ".join(line) for line in lines]


@given(st.lists(WORDS, min_size=1, max_size=8))
def test_the_words_of_a_symbol_are_one_line_in_its_middle(words: list[str]) -> None:
    box = Box(0, 0, 40, 20)
    (line,) = lines_in(word_line((("\n".join(words), False, False),), box, 8), box)
    assert line.text == " ".join(words)


@pytest.mark.parametrize(("text", "blocks"), [
    ("Surat masuk\nLembar disposisi", ["Surat masuk", "Lembar disposisi"]),
    ("Surat masuk dan\nlembar disposisi", ["Surat masuk dan lembar disposisi"]),
    ("5 \nMenit", ["5 Menit"]), ("5\nMenit", ["5 Menit"]), ("Surat\n   Tugas", ["Surat Tugas"]),
    ("1. Surat\n    Tugas\n2. Laporan", ["Surat Tugas", "Laporan"]), ("a\n\nB", ["a", "B"]),
])
def test_a_line_broken_by_hand_is_whole_again(text: str, blocks: list[str]) -> None:
    runs = ((text, False, False),)
    box = Box(0, 0, 200, 60)
    assert [blok.polos for blok in isi_of(lines_in(words_of(runs, box, 8), box), box.width).blok] == blocks


def test_a_word_in_two_styles_is_one_word() -> None:
    box = Box(0, 0, 200, 20)
    runs = (("Surat ", False, False), ("pen", True, False), ("gantar", False, True))
    (blok,) = isi_of(lines_in(words_of(runs, box, 8), box), box.width).blok
    assert blok.polos == "Surat pengantar"
    styles = [(kata.teks, kata.tebal, kata.miring) for kata in blok.kata]
    assert styles == [("Surat ", False, False), ("pen", True, False), ("gantar", False, True)]
