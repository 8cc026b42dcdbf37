"""Rows that were copied, put in, taken out or typed anew in Word, where more than their words is at stake."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from by_word import Change, back, cell_saying, changed, document_of, find, read_at, retype, rows_of, told, words_cell
from tools import DEFINITIONS

from sopdoc.kembali.doubts import BARE, PARTED
from sopdoc.kembali.leading import ABOVE
from sopdoc.naskah import Naskah

TYPED = "Menulis kata lain"


def test_a_copied_row_begins_its_lists_anew() -> None:
    """In Word the copy counts on, and so does what stands below it: nobody typed that."""
    path = DEFINITIONS / "contoh/penyusunan-sop.yaml"

    def copy(body: Any) -> None:
        row = rows_of(body)[0]
        row.addprevious(added := deepcopy(row))
        retype(words_cell(added), TYPED)
        for run in find(added, "./w:tc/w:p/w:r[.//wp:docPr]"):
            run.getparent().remove(run)

    returned = back(path, changed(document_of(path), copy))
    assert returned.naskah
    assert [place for place, *_ in told(read_at(path), returned.naskah)] == ["Kegiatan 1"]


def test_what_led_back_to_a_decision_that_is_taken_out_goes_on_with_its_other_branch() -> None:
    path = DEFINITIONS / "contoh/penyusunan-sop.yaml"
    returned = back(path, changed(document_of(path), lambda body: rows_of(body)[1].getparent().remove(rows_of(body)[1])))
    assert returned.naskah
    _, led_back, *_ = returned.naskah.sop.alur[0].kegiatan
    (way,) = [way.ke for way in returned.naskah.sop.alur[0].sambungan if way.dari == led_back.simbol[0].id]
    assert way == returned.naskah.sop.alur[0].kegiatan[2].simbol[0].id


def test_a_row_that_takes_a_sign_to_another_page_along_is_refused_and_the_way_out_is_told() -> None:
    path = DEFINITIONS / "contoh/pembahasan-rancangan-peraturan-bupati.yaml"
    returned = back(path, changed(document_of(path), lambda body: rows_of(body)[8].getparent().remove(rows_of(body)[8])))
    assert returned.naskah is None
    assert {one.hint for one in returned.faults} == {PARTED}


def test_a_kegiatan_that_a_text_names_is_taken_out_once_the_text_is_changed() -> None:
    path = DEFINITIONS / "contoh/penyusunan-standar-pelayanan.yaml"

    def taken_out(*names: str) -> Change:
        def change(body: Any) -> None:
            for name in names:
                retype(cell_saying(body, name), TYPED)
            row = rows_of(body)[0]
            row.getparent().remove(row)
        return change

    (only,) = back(path, changed(document_of(path), taken_out())).faults
    assert "masih menyebut nomornya" in only.words
    assert back(path, changed(document_of(path), taken_out("kegiatan 1"))).naskah


@pytest.mark.parametrize(("name", "place", "numbered", "hint"), [
    ("pencadangan-data", 1, False, BARE), ("penyelenggaraan-rapat", 0, True, ABOVE),
])
def test_a_row_that_is_put_in_where_nobody_can_tell_what_it_is_says_what_it_needs(name: str, place: int, numbered: bool, hint: str) -> None:
    """Below a row without a number or symbol; above the first one, whose capsule stands apart."""
    path = DEFINITIONS / f"contoh/{name}.yaml"

    def put_in(body: Any) -> None:
        row = rows_of(body)[place]
        added = deepcopy(row)
        unwanted = "./w:tc/w:p/w:r[.//wp:docPr]" if numbered else "./w:tc/w:p/w:r[.//wp:docPr] | ./w:tc[1]/w:p/w:pPr/w:numPr"
        for one in find(added, unwanted):
            one.getparent().remove(one)
        retype(words_cell(added), TYPED)
        row.addprevious(added) if numbered else row.addnext(added)

    (only,) = back(path, changed(document_of(path), put_in)).faults
    assert only.hint == hint


@pytest.mark.parametrize("row", [0, 3, 7])
def test_a_row_whose_words_are_all_typed_anew_stands_and_leads_where_it_did(row: int) -> None:
    path = DEFINITIONS / "contoh/penyusunan-sop.yaml"

    def retype_all(body: Any) -> None:
        for number, cell in enumerate(find(rows_of(body)[row], "./w:tc[.//w:t]")):
            if not find(cell, ".//wp:anchor"):
                retype(cell, f"{'pqrst'[number]}isau baru")

    returned = back(path, changed(document_of(path), retype_all))
    assert returned.naskah
    assert led(returned.naskah) == led(read_at(path))


def led(naskah: Naskah) -> list[tuple[int, int, str]]:
    """From row to row."""
    (alur,) = naskah.sop.alur
    row = {simbol.id: index for index, one in enumerate(alur.kegiatan) for simbol in one.simbol}
    return sorted((row[way.dari], row[way.ke], way.label) for way in alur.sambungan)
