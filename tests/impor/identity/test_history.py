"""A table of revisions, below a flow or on a page of its own, is read row by row, oldest first; what it does not say is doubted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

import pytest

from impor.identity.test_impor_identity import sheet
from impor.sketches import MANNERS, WORD, Pen, Table, lines_at, page, words_at
from sopdoc.impor.page import Page, Word
from sopdoc.impor.reading import sheets_of
from sopdoc.impor.written.definition import Definition, definition_of
from sopdoc.writing.values import Commented, bare

FLOW = Table(("Kasubag", "Staf"), 2)
HEADS = ("No.", "Nomor Revisi", "Tanggal", "Ringkasan Perubahan", "Disahkan oleh")
FIRST, SECOND = ("1.", "0", "2 Maret 2026", "Terbitan pertama", "Kepala Dinas"), ("2.", "1", "5 May 2026", "Kolom baru", "Camat")
READ = (
    {"revisi ke": "0", "tanggal": "2 Maret 2026", "ringkasan": "Terbitan pertama", "oleh": "Kepala Dinas"},
    {"revisi ke": "1", "tanggal": "5 Mei 2026", "ringkasan": "Kolom baru", "oleh": "Camat"},
)
WIDTHS = (30.0, 90.0, 90.0, 160.0, 110.0)


def table(rows: Sequence[Sequence[str]], pen: Pen, top: float) -> list[Word]:
    """Under its title."""
    edges = [40.0]
    for width in WIDTHS:
        edges.append(edges[-1] + width)
    words = words_at("Riwayat Perubahan", 200, top - 14)
    for number, row in enumerate(rows):
        y = top + 18 * number
        words += [word for x, text in zip(edges, row, strict=False) for word in words_at(text, x + 4, y + 4)]
    for y in (top + 18 * number for number in range(len(rows) + 1)):
        for a, b in pairwise(edges):
            pen.rule(a, y, b, y)
    for x in edges:
        for number in range(len(rows)):
            pen.rule(x, top + 18 * number, x, top + 18 * (number + 1))
    return words


def read(rows: Sequence[Sequence[str]], manner: str = WORD, overleaf: bool = False) -> Definition:
    pen, other = Pen(manner), Pen(manner)
    one, two = FLOW.place(0, 0), FLOW.place(0, 1)
    for place in (one, two):
        pen.symbol("kotak", place)
    pen.arrow([(one.centre[0], one.y1), (two.centre[0], two.y0)])
    words = table(rows, other, 100) if overleaf else table(rows, pen, FLOW.row(2)[0] + 60)
    pages = [page(FLOW, pen, words=() if overleaf else words)]
    if overleaf:
        pages.append(Page(2, 1000, 1400, (*words, *words_at("Halaman 2", 500, 1300)), tuple(other.paths)))
    (sheet,) = sheets_of(pages)
    return definition_of(sheet)


def plain(found: Definition) -> list[Mapping[str, object]]:
    riwayat = found.values["riwayat"]
    assert isinstance(riwayat, list)
    return [{key: bare(value) for key, value in one.items()} for one in riwayat]


@pytest.mark.parametrize("rows", [(FIRST, SECOND), (SECOND, FIRST)])
@pytest.mark.parametrize("overleaf", [False, True])
@pytest.mark.parametrize("manner", MANNERS)
def test_a_table_of_revisions_comes_back_oldest_first_and_nothing_of_it_is_told(
    rows: Sequence[Sequence[str]], overleaf: bool, manner: str,
) -> None:
    found = read([HEADS, *rows], manner, overleaf)
    assert plain(found) == list(READ)
    assert {doubt.subject for doubt in found.doubts} <= {"nomor", "nama"}      # there is no identity sheet
    assert found.look["riwayat"] == "ya"


@pytest.mark.parametrize(("row", "doubt"), [
    (("1.", "0", "kemarin", "Terbitan"), '"kemarin" tidak terbaca sebagai tanggal'), (("1.", "0", "", ""), "ringkasan tidak tertulis"),
    (("1.", "", "", "Terbitan"), "revisi ke tidak tertulis"),
])
def test_what_a_row_does_not_say_is_doubted_where_it_stands(row: Sequence[str], doubt: str) -> None:
    found = read([HEADS, row])
    riwayat = found.values["riwayat"]
    assert isinstance(riwayat, list)
    told = [comment for one in riwayat for value in one.values() if isinstance(value, Commented) for comment in value.comments]
    assert any(doubt in comment for comment in told)
    assert any(doubt in one.doubt for one in found.doubts)


def test_a_column_of_an_offices_own_is_told() -> None:
    found = read([(*HEADS[:4], "Halaman"), (*FIRST[:4], "3-4")])
    assert any('"3-4" di tabel riwayat' in doubt.doubt for doubt in found.doubts)


def test_another_table_below_a_flow_is_none() -> None:
    found = read([("No.", "Nama", "Tanggal", "Jabatan", "Paraf"), ("1.", "Budi", "2 Maret 2026", "Camat", "x")])
    assert "riwayat" not in found.values
    assert any("Budi" in doubt.doubt for doubt in found.doubts)


def test_pages_that_say_more_than_the_table_are_told() -> None:
    pen = Pen(WORD)
    words = [*table([HEADS, FIRST], pen, 100), *words_at("Formulir Peminjaman", 60, 600)]
    first = page(FLOW, Pen(WORD))
    (sheet,) = sheets_of([first, replace(Page(2, 1000, 1400, tuple(words)), paths=tuple(pen.paths))])
    assert sheet.strange == (2,)


@pytest.mark.parametrize(("kop", "lines", "alamat"), [
    ("DINAS ARSIP\nJalan Merdeka 1\nTelepon (021) 5\nUMUM", ("DINAS ARSIP", "UMUM"), ("Jalan Merdeka 1", "Telepon (021) 5")),
    ("DINAS ARSIP\nUMUM", ("DINAS ARSIP", "UMUM"), ()), ("DINAS JALAN RAYA\nUMUM", ("DINAS JALAN RAYA", "UMUM"), ()),
    ("DINAS ARSIP\narsip@contoh.go.id", ("DINAS ARSIP",), ("arsip@contoh.go.id",)),
])
def test_the_address_is_no_part_of_the_name(kop: str, lines: tuple[str, ...], alamat: tuple[str, ...]) -> None:
    drawn = sheet(WORD)
    words = [word for word in drawn.words if not (word.box.y0 == 60 and word.box.x0 < 300)]
    drawn = replace(drawn, words=(*words, *lines_at(kop, 80, 60)), number=1)
    (found,) = sheets_of([drawn, replace(page(FLOW, Pen(WORD)), number=2)])
    assert (definition_of(found).kop, definition_of(found).alamat) == (lines, alamat)
