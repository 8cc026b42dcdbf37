"""The stamp of a signing service is no part of what it was set over; what a sheet itself says of signatures stays."""

from __future__ import annotations

from dataclasses import replace

import pytest

from impor.sketches import Pen, Table, page, words_at
from sopdoc.impor.page import Page, Word
from sopdoc.impor.stamp import without_stamp

HEIGHT = page(Table(("Staf",), 1), Pen("word")).height
SAID = "* Dokumen ini telah ditandatangani secara elektronik menggunakan sertifikat elektronik yang diterbitkan BSrE"
BESIDE = "* Pindai kode QR di samping"


def small(text: str, y: float) -> list[Word]:
    return [replace(word, size=6.0, italic=True) for word in words_at(text, 60, y)]


def left_of(*words: Word) -> str:
    empty: Page = replace(page(Table(("Staf",), 1), Pen("word")), words=words)
    return " ".join(word.text for word in without_stamp(empty).words)


def test_a_stamp_is_taken_out_of_the_row_that_it_was_set_over() -> None:
    row = words_at("Dokumen pengadaan", 64, HEIGHT - 30)
    assert left_of(*row, *small(SAID, HEIGHT - 29), *small(BESIDE, HEIGHT - 22)) == "Dokumen pengadaan"


@pytest.mark.parametrize(("text", "y"), [
    (BESIDE, HEIGHT - 30), ("Dokumen ini ditandatangani secara elektronik", HEIGHT - 30), (SAID, HEIGHT / 2),
])
def test_what_is_no_whole_stamp_at_the_foot_stays(text: str, y: float) -> None:
    assert left_of(*small(text, y)) == text


def test_words_beside_a_stamp_in_another_type_stay() -> None:
    row = words_at("Pindai kode QR presensi", 300, HEIGHT - 22)
    assert left_of(*small(SAID, HEIGHT - 30), *row) == "Pindai kode QR presensi"
