"""No word beside the tables of an old sheet is lost in silence, and what stands on every paper is no news."""

from __future__ import annotations

from dataclasses import replace

import pytest

from impor.identity.test_impor_identity import sheet as identity_sheet
from impor.sketches import LEFT, TOP, WORD, Pen, Table, lines_at, page, words_at
from impor.table.test_parted import below
from sopdoc.impor.flow.steps import flow_of
from sopdoc.impor.identity.fields import Field
from sopdoc.impor.lines import Line
from sopdoc.impor.page import After, Page, Word
from sopdoc.impor.reading import sheets_of
from sopdoc.impor.table.grid import grid_of
from sopdoc.impor.unplaced import unplaced
from sopdoc.impor.written.definition import definition_of

TABLE = Table(("Ketua", "Staf"), 2)
RIGHT, BOTTOM = TABLE.edges[-1], TABLE.row(1)[1]


def sheet(*words: Word) -> Page:
    """A flow table with these words around it."""
    pen = Pen(WORD)
    boxes = [TABLE.place(0, 0), TABLE.place(1, 1)]
    for box in boxes:
        pen.symbol("kotak", box)
    pen.arrow([(boxes[0].x1, boxes[0].centre[1]), (boxes[1].centre[0], boxes[0].centre[1]), (boxes[1].centre[0], boxes[1].y0)])
    return page(TABLE, pen, words=words)


def told(*words: Word) -> list[str]:
    (found,) = sheets_of([sheet(*words)])
    return [one.text for one in found.unplaced]


@pytest.mark.parametrize(("x", "y"), [
    (RIGHT - 60, TOP - 15), (LEFT + 40, TOP - 40), (RIGHT - 60, BOTTOM + 30), (LEFT, BOTTOM + 200), (RIGHT + 20, TOP + 100),
])
def test_a_line_beside_the_table_that_nobody_reads_is_told_where_it_stands(x: float, y: float) -> None:
    words = tuple(words_at("Berlaku sejak ditetapkan", x, y))
    assert told(*words) == ["Berlaku sejak ditetapkan"]
    (found,) = sheets_of([sheet(*words)])
    doubt = 'hlm. 1: "Berlaku sejak ditetapkan" tidak mendapat tempat di definisi'
    definition = definition_of(found)
    assert doubt in definition.head
    assert [one.place.box for one in definition.doubts if one.doubt == doubt] == [words[0].box.joined(words[-1].box)]


@pytest.mark.parametrize("text", [
    "2", "- 2 -", "Halaman 2 dari 5", "hal. 3", "2/5", "iv", "* Dokumen ini telah ditandatangani secara elektronik",
    "diterbitkan oleh Balai Sertifikasi Elektronik (BSrE), BSSN", "* Pindai kode QR di samping untuk menampilkan file asli", "*",
])
def test_numbers_of_pages_and_stamps_of_signing_services_are_no_news(text: str) -> None:
    assert told(*words_at(text, RIGHT - 300, BOTTOM + 200)) == []


@pytest.mark.parametrize("text", ["Halaman pengesahan", "2 lembar", "Dokumen ini rahasia"])
def test_words_that_only_begin_like_those_are_told(text: str) -> None:
    assert told(*words_at(text, RIGHT - 300, BOTTOM + 200)) == [text]


def test_titles_notes_and_who_signs_are_read() -> None:
    words = [*words_at("SOP Peminjaman", LEFT, TOP - 12), *words_at("Ket: lihat lampiran", LEFT, BOTTOM + 5)]
    signed = lines_at("Bengkulu, 2 Mei 2025\nKepala Kantor\nBudi\nNIP. 19700101", RIGHT - 150, BOTTOM + 30)
    assert told(*words, *signed) == []


def test_our_own_sheets_say_nothing_beside_their_tables() -> None:
    """Their words tell what follows them."""
    assert told(*(replace(word, after=After.NOTHING) for word in words_at("Berlaku", LEFT, BOTTOM + 200))) == []


def test_words_in_a_picture_are_doubted_with_it() -> None:
    words = words_at("Berlaku", LEFT, BOTTOM + 200)
    (found,) = sheets_of([replace(sheet(*words), guessed=(words[0].box,))])
    assert found.unplaced == ()


def test_an_identity_above_a_flow_that_was_read_from_pixels_is_read() -> None:
    """What pixels tell of a page makes another page with its number, whose rules are the flow's alone."""
    whole = replace(below(identity_sheet(WORD), sheet(*words_at("Berlaku", LEFT, BOTTOM + 200)), 300), width=1000, height=1400)
    grid = grid_of(whole)
    assert grid
    traced = replace(grid, page=replace(whole, paths=()))
    assert [one.text for one in unplaced([whole], [traced], [flow_of([traced])], None)] == ["Berlaku"]


@pytest.mark.parametrize(("nomor", "doubts"), [("12/UJI Tanggal : 2 Mei 2026", ["nomor mungkin memuat isian lain"]), ("12/UJI", [])])
def test_a_number_that_holds_another_field_is_doubted(nomor: str, doubts: list[str]) -> None:
    (found,) = sheets_of([sheet()])
    line = Line(tuple(words_at(nomor, LEFT, TOP)))
    fields = {"nomor": Field((line,), 1, line.box)}
    definition = definition_of(replace(found, identity=replace(found.identity, fields=fields)))
    assert [one.doubt for one in definition.doubts if one.subject == "nomor"] == doubts


@pytest.mark.parametrize(("text", "news"), [
    ("SOP Cuti (lanjutan)", False), ("SOP Izin (lanjutan)", True), ("SOP Cuti", False), ("Cuti Izin", True),
])
def test_a_title_that_comes_again_above_a_table_that_goes_on_is_no_news(text: str, news: bool) -> None:
    middle = (LEFT + RIGHT) / 2
    first = sheet(*words_at("SOP Cuti", middle - 16, TOP - 15))
    table, pen = replace(TABLE, first=3), Pen(WORD)
    pen.symbol("kotak", table.place(0, 0))
    second = page(table, pen, 2, words_at(text, middle - 2 * len(text), TOP - 15))
    (found,) = sheets_of([first, second])
    assert [one.text for one in found.unplaced] == [text] * news
