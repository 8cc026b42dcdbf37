"""A cell that several rows share is one text: it stands in the first of them, and a doubt says for which it holds."""

from __future__ import annotations

from dataclasses import replace

import pytest

from impor.flow.drawn import TITLES, read
from impor.sketches import WORD, Pen, Table, lines_at, page
from sopdoc.impor.flow.chart import Flow

TABLE = Table(TITLES, 4)
LAST = TABLE.edges[-2]
TOLD = 'sel kolom "Keterangan" berlaku untuk kegiatan 2 sampai 3; ditulis di kegiatan 2'


def flow(text: str, down: float, cut: bool = False) -> Flow:
    """Of a table whose second and third row have one cell for remarks, with the text so far below its top; `cut`: a rule parts it."""
    pen = Pen(WORD)
    for row in range(4):
        pen.symbol("kotak", TABLE.place(row % 3, row))
    between, top = TABLE.row(2)[0], TABLE.row(1)[0]
    whole = page(TABLE, pen, 1, lines_at(text, LAST + 4, top + down))
    rule = next(path for path in whole.paths if path.points == ((LAST, between), (TABLE.edges[-1], between)))
    return read(replace(
        whole, paths=tuple(path for path in whole.paths if cut or path is not rule),
        words=tuple(word for word in whole.words if word.text != "-"),
    ))


def remarks(found: Flow) -> list[str]:
    return [" ".join(line.text for line in step.cells["keterangan"].lines) for step in found.steps]


@pytest.mark.parametrize("down", [4.0, 46.0, 55.0, 80.0])
def test_the_words_of_a_shared_cell_stand_in_its_first_row(down: float) -> None:
    found = flow("Dikerjakan\nbersama-sama", down)
    assert remarks(found) == ["", "Dikerjakan bersama-sama", "", ""]
    assert [(doubt.step, doubt.text) for doubt in found.doubts if "sel kolom" in doubt.text] == [(1, TOLD)]


def test_a_rule_parts_the_words_of_two_rows() -> None:
    found = flow("Satu\n\n\n\n\n\nDua", 4.0, cut=True)
    assert remarks(found) == ["", "Satu", "Dua", ""]
    assert not [doubt for doubt in found.doubts if "sel kolom" in doubt.text]


def test_each_row_has_its_own_words_where_a_column_has_no_rules() -> None:
    assert remarks(flow("Satu\n\n\n\n\n\nDua", 4.0)) == ["", "Satu", "Dua", ""]


def test_a_shared_cell_without_words_says_nothing() -> None:
    assert not [doubt for doubt in flow("", 4.0).doubts if "sel kolom" in doubt.text]
