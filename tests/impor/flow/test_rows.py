"""Rows that are no steps of their own are titles, or go on with the step above and say so; no column's words are lost in silence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import pytest

from impor.sketches import MANNERS, WORD, Pen, Table, page, words_at
from sopdoc.impor.flow.chart import Flow
from sopdoc.impor.flow.steps import flow_of
from sopdoc.impor.page import Page, Word
from sopdoc.impor.table.grid import Grid, grid_of
from sopdoc.impor.written.alur import alur_of

TABLE = Table(("Kasubag", "Staf"), 3)


def drawn(words: Iterable[Word], row: int = 1, manner: str = WORD, table: Table = TABLE, number: int = 1) -> Page:
    """Three rows, two with symbols; the words of the other one are these."""
    pen, (top, bottom) = Pen(manner), table.row(row)
    places = [table.place(0, at) for at in range(table.rows) if at != row]
    for place in places:
        pen.symbol("kotak", place)
    pen.arrow([(places[0].centre[0], places[0].y1), (places[-1].centre[0], places[-1].y0)])
    found = page(table, pen, number)
    return replace(found, words=(*(word for word in found.words if not top < word.box.centre[1] < bottom), *words))


def flow(*pages: Page) -> Flow:
    grids: list[Grid] = []
    for one in pages:
        grid = grid_of(one, grids[-1].columns if grids else None)
        assert grid is not None
        grids.append(grid)
    return flow_of(grids)


def row_of(texts: Sequence[str], row: int = 1, bold: bool = False, table: Table = TABLE) -> list[Word]:
    """Words in the first cells of a row."""
    top = table.row(row)[0]
    return [word for x, text in zip(table.edges, texts, strict=False) for word in words_at(text, x + 4, top + 8, bold)]


@pytest.mark.parametrize(("texts", "bold", "title"), [
    (("A.", "Persiapan"), False, "A. Persiapan"), (("", "Persiapan"), True, "Persiapan"),
])
@pytest.mark.parametrize("row", [0, 1])
@pytest.mark.parametrize("manner", MANNERS)
def test_a_row_with_a_mark_or_in_bold_letters_is_a_title(texts: Sequence[str], bold: bool, title: str, row: int, manner: str) -> None:
    read = alur_of(flow(drawn(row_of(texts, row, bold), row, manner)))
    assert [[judul.polos for judul in kegiatan.judul] for kegiatan in read.alur.kegiatan] == ([[title], []] if row == 0 else [[], [title]])
    assert {doubt.doubt for doubt in read.doubts} <= {"di lembar bernomor 2", "di lembar bernomor 3"}      # it took a number's place


def test_another_row_without_a_number_goes_on_with_the_one_above_and_says_so() -> None:
    read = alur_of(flow(drawn(row_of(("", "dan menyimpannya")))))
    assert [kegiatan.uraian.polos for kegiatan in read.alur.kegiatan] == ["Kegiatan nomor 1 dan menyimpannya", "Kegiatan nomor 3"]
    assert any("tanpa simbol" in doubt.doubt for doubt in read.doubts)


@pytest.mark.parametrize("bold", [False, True])
def test_the_rest_of_a_row_that_began_overleaf_is_no_title(bold: bool) -> None:
    table = replace(TABLE, head=False)
    read = alur_of(flow(drawn(row_of(("2.", "Menulis"))), drawn(row_of(("", "surat"), 0, bold, table), 0, table=table, number=2)))
    assert read.alur.kegiatan[2].uraian.polos.replace("*", "") == "Kegiatan nomor 3 surat"
    assert not any("tanpa simbol" in doubt.doubt for doubt in read.doubts if doubt.subject != "kegiatan 2")


def test_words_in_a_column_of_an_offices_own_are_told() -> None:
    """Between the output and the last column stands "Biaya"."""
    table = Table(("Kasubag", "Staf"), 2)
    right, (top, _), titles = table.edges[-1], table.row(1), table.row(0)[0] - 28
    pen = Pen(WORD)
    for row in range(2):
        pen.symbol("kotak", table.place(0, row))
    pen.arrow([(table.place(0, 0).centre[0], table.place(0, 0).y1), (table.place(0, 1).centre[0], table.place(0, 1).y0)])
    for y in (table.row(0)[0] - 46, *(table.row(row)[0] for row in range(3))):
        pen.rule(right, y, right + 70, y)
    pen.rule(right + 70, table.row(0)[0] - 46, right + 70, table.row(2)[0])
    own = words_at("Biaya", right - 66, titles) + words_at("Keterangan", right + 3, titles)
    found = page(table, pen, words=[*own, *words_at("gratis", right + 4, top + 8)])
    titled = replace(found, words=tuple(word for word in found.words if word.text != "Keterangan" or word.box.x0 > right))
    read = alur_of(flow(titled))
    told = 'hlm. 1: kolom "Biaya" berisi "-", yang tidak mendapat tempat di definisi'
    assert [(doubt.subject, doubt.doubt) for doubt in read.doubts] == [("kegiatan 1", told), ("kegiatan 2", told)]
    assert [kegiatan.keterangan.polos for kegiatan in read.alur.kegiatan] == ["", "gratis"]
