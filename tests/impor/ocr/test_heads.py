"""A head of a flow table is found though its picture was read by a letter wrong; words elsewhere, and a pelaksana's, stay as they are."""

from __future__ import annotations

import pytest

from sopdoc.impor.ocr.heads import with_heads
from sopdoc.impor.page import Box, Word
from sopdoc.impor.table.roles import anchors_in

RIGHT = ("No", "Kegiatan", "Staf", "Kelengkapan", "Waktu", "Output", "Keterangan")


def line(*texts: str, y: float = 100) -> dict[Word, float]:
    """Side by side, as a head stands."""
    return {Word(text, Box(60.0 * at, y, 60.0 * at + 40, y + 8), 8): 50.0 + at for at, text in enumerate(texts)}


def texts(words: dict[Word, float]) -> list[str]:
    return [word.text for word in sorted(words, key=lambda word: (word.box.y0, word.box.x0))]


@pytest.mark.parametrize(("right", "read"), [
    ("Output", "Owput"), ("Output", "Outpul"), ("Output", "QOUTPUT"), ("Waktu", "Wakfu"), ("Waktu", "walktu"), ("Kegiatan", "Kegiatari"),
])
def test_a_word_that_is_nearly_of_the_head_is_meant(right: str, read: str) -> None:
    words = line(*(read if one == right else one for one in RIGHT))
    mended = with_heads(words)
    assert texts(mended) == list(RIGHT)
    assert sorted(mended.values()) == sorted(words.values())
    assert anchors_in(mended)


def test_two_wrong_words_of_a_head_are_mended() -> None:
    assert texts(with_heads(line("No", "Kegiatan", "Staf", "Kelengkapan", "Wakfu", "Owput"))) == [*RIGHT[:-1]]


def test_a_head_that_was_read_right_is_left_alone() -> None:
    """Also where a pelaksana is called nearly as a column."""
    words = line("No", "Kegiatan", "Kegiatar", "Kelengkapan", "Waktu", "Output", "Outputs")
    assert with_heads(words) == words


@pytest.mark.parametrize("title", ["Kesehatan", "Wakil", "Peralatan"])
def test_a_pelaksana_is_no_misread_column(title: str) -> None:
    words = line("No", "Uraian", title, "Kelengkapan", "Keterangan")
    assert with_heads(words) == words


def test_below_the_head_nothing_is_mended() -> None:
    words = line("No", "Kegiatan", "Kelengkapan", "Keterangan") | line("Wakfu", "Owput", y=140)
    assert with_heads(words) == words


def test_a_line_with_one_such_word_is_no_head() -> None:
    words = line("Kegiatan", "menunggu", "wakfu", "rapat")
    assert with_heads(words) == words
