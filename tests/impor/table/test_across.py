"""What stands across a flow table is a title above the row below it, wherever in the row it stands; a branch's word in it is none."""

from __future__ import annotations

import pytest

from impor.sketches import MANNERS, Pen, Table, page, words_at
from sopdoc.impor.flow.chart import Flow
from sopdoc.impor.flow.steps import flow_of
from sopdoc.impor.table.grid import grid_of
from sopdoc.impor.written.alur import alur_of
from sopdoc.writing.values import bare

TITLES = ("Kasubag", "Staf", "Camat")
PLACES = ("kiri", "tengah", "kanan")


def flow(manner: str, place: str, row: int = 1, text: str = "A. Persiapan") -> Flow:
    """Three rows, one of them a title; an arrow runs through it, with a word beside it, where it is the one in the middle."""
    table, pen = Table(TITLES, 3, across=row), Pen(manner)
    first, second = (table.place(0, at) for at in range(3) if at != row)
    for kind, box in (("belah ketupat", first), ("kotak", second)):
        pen.symbol(kind, box)
    pen.arrow([(first.centre[0], first.y1), (first.centre[0], second.y0)])
    x = {"kiri": table.edges[0] + 4, "tengah": table.edges[3] + 30, "kanan": table.edges[-3] + 4}[place]
    y = table.row(row)[0] + 30
    words = words_at(text, x, y, bold=True)
    if row == 1 and place != "tengah":
        words += words_at("Ya", first.centre[0] + 3, y)
    grid = grid_of(page(table, pen, words=words))
    assert grid is not None
    return flow_of([grid])


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("manner", MANNERS)
def test_words_across_the_table_are_a_title_of_the_row_below(manner: str, place: str) -> None:
    found = flow(manner, place)
    read = alur_of(found)
    assert [[judul.polos for judul in kegiatan.judul] for kegiatan in read.alur.kegiatan] == [[], ["A. Persiapan"]]
    assert [kegiatan.uraian.polos for kegiatan in read.alur.kegiatan] == ["Kegiatan nomor 1", "Kegiatan nomor 2"]
    assert [way.label for way in found.ways] == ["" if place == "tengah" else "Ya"]
    assert read.doubts == ()


def test_a_number_before_a_title_is_a_word_of_it() -> None:
    (kegiatan,) = (one for one in alur_of(flow(MANNERS[0], "kiri", text="2. Pelaksanaan")).kegiatan if "judul" in bare(one))
    assert bare(kegiatan) == {"judul": "2. Pelaksanaan"}


def test_a_row_below_a_title_keeps_its_own_doubts() -> None:
    """Comments are counted by rows, not by what is written of them."""
    found = flow(MANNERS[0], "kiri", row=0)
    (judul, first, second) = alur_of(found).kegiatan
    assert bare(judul) == {"judul": "A. Persiapan"}
    assert [dict(bare(one))["uraian"] for one in (first, second)] == ["Kegiatan nomor 1", "Kegiatan nomor 2"]


def test_a_title_below_the_last_row_stays_as_a_note() -> None:
    found = flow(MANNERS[0], "kiri", row=2)
    assert alur_of(found).alur.catatan.polos == "A. Persiapan"
