"""Where and by whom a sheet is signed below its last flow is read; other words there are no signature."""

from __future__ import annotations

import pytest

from impor.identity.test_impor_identity import sheet
from impor.sketches import WORD, Pen, Table, page, words_at
from sopdoc.impor.identity.signed import Signed, signed_below
from sopdoc.impor.page import Page, Word
from sopdoc.impor.reading import sheets_of
from sopdoc.impor.table.grid import grid_of
from sopdoc.impor.written.definition import definition_of

TABLE = Table(("Staf", "Kepala"), 2)
BOTTOM = TABLE.row(2)[0]
LINES = ("Tebing Jaya, 3 Mei 2026", "CAMAT TEBING JAYA", "", "", "", "Drs. BUDI SANTOSO", "NIP. 19750428 200012 1 003")


def block(*lines: str, x: float = 560.0) -> list[Word]:
    return [word for number, line in enumerate(lines) for word in words_at(line, x, BOTTOM + 14 + 12 * number)]


def flow(*words: Word) -> Page:
    return page(TABLE, Pen(WORD), 2, words)


def found(*words: Word) -> Signed | None:
    grid = grid_of(flow(*words))
    assert grid
    return signed_below(grid)


@pytest.mark.parametrize("dated", [
    "Tebing Jaya, 3 Mei 2026", "Tebing Jaya, Mei 2026", "Tebing Jaya, ........ 2026", "Tebing Jaya, .....................",
    "Tebing Jaya, tanggal 12 Desember 2025",
])
def test_the_place_stands_before_the_date(dated: str) -> None:
    signed = found(*block(dated))
    assert signed == Signed("Tebing Jaya", None)


@pytest.mark.parametrize("text", ["Catatan, lihat lampiran", "Halaman 2 dari 2", "Pasal 5, ayat 2", "UU Nomor 25, Tahun 2009 tentang Desa"])
def test_other_words_are_no_signature(text: str) -> None:
    assert found(*block(text)) is None


def test_what_stands_far_below_the_table_is_another_thing() -> None:
    assert found(*words_at(LINES[0], 560, BOTTOM + 300)) is None


def test_who_signs_stands_below_the_date_down_to_the_number() -> None:
    signed = found(*block(*LINES, "Tembusan kepada Bupati"), *block("", "Mengetahui", "Sekretaris", x=60))
    assert signed
    assert signed.pejabat
    assert [line.text for line in signed.pejabat.lines] == [line for line in LINES[1:] if line]


def test_who_signs_at_the_end_is_the_official_where_the_head_names_nobody() -> None:
    (read,) = sheets_of((sheet(WORD), flow(*block(*LINES))))
    definition = definition_of(read)
    assert definition.tempat == "Tebing Jaya"
    assert definition.look["tanda tangan akhir"] == "ya"
    assert definition.values["disahkan oleh"] == {
        "jabatan": "CAMAT TEBING JAYA", "nama": "Drs. BUDI SANTOSO", "nip": "19750428 200012 1 003",
    }
