"""The bench of doubts measures what it says: drawn in every manner a sheet is read as it is, every way makes it another drawing, and
what is wrong without a doubt is counted as that."""

from __future__ import annotations

import json
from dataclasses import replace
from random import Random

import pytest
from bench.doubts import WAYS
from bench.judged import judged
from bench.redrawn import MANNERS, WORD, Scene, drawn, without
from tools import built

from impor.scans import pixels
from sopdoc.geometry import Point, Rect
from sopdoc.impor.carried import definitions_in
from sopdoc.impor.pdf.file import read_pdf
from sopdoc.revision.shown import printed

SHEET = "contoh/persetujuan-cuti"


@pytest.mark.parametrize("manner", MANNERS)
def test_a_sheet_that_is_drawn_otherwise_is_read_as_it_is(manner: str) -> None:
    pixels()
    case = built(SHEET)
    assert case.sheets is not None
    assert case.reading.naskah is not None
    naskah = case.reading.naskah
    truth = printed(naskah.sop, naskah.profile)
    found = definitions_in({"sop": [], **json.loads(read_pdf(drawn(Scene(case.sheets.layout), manner)))})
    assert (judged(truth, found).wrong, judged(truth, found).idle) == ([], [])


def test_what_is_wrong_is_seen_where_it_stands_and_whether_it_is_doubted() -> None:
    pixels()
    case = built(SHEET)
    assert case.sheets is not None
    assert case.reading.naskah is not None
    sop = printed(case.reading.naskah.sop, case.reading.naskah.profile)
    found = definitions_in({"sop": [], **json.loads(read_pdf(drawn(Scene(case.sheets.layout), WORD)))})
    (alur,) = sop.alur
    ways = tuple(replace(way, label="Belum") if way.label == "Habis" else way for way in alur.sambungan)
    said = judged(replace(sop, identitas=replace(sop.identitas, nomor="1"), alur=(replace(alur, sambungan=ways),)), found)
    assert [(slot.flow, slot.rows, does, doubted) for slot, _, does, doubted in said.wrong] == [
        (-1, (), "000.8.3.3/008/ORG/2026", False), (0, (1, 5), "Habis", False),
    ]


def test_every_way_changes_the_drawing_of_one_sheet_at_least() -> None:
    scenes = []
    for name in ("contoh/pembahasan-rancangan-peraturan-bupati", "contoh/penyusunan-sop", SHEET):
        case = built(name)
        assert case.sheets is not None
        scenes.append(Scene(case.sheets.layout))
    unused = [name for name, way in WAYS.items() if not any((worse := way(one, Random(1))) and worse.scene != one for one in scenes)]
    assert unused == []


def test_a_gap_is_cut_out_of_the_rules_that_cross_it_alone() -> None:
    gap = Rect(10, 0, 5, 4)
    level, beside, upright = (Point(0, 2), Point(30, 2)), (Point(0, 9), Point(30, 9)), (Point(12, -5), Point(12, 9))
    assert without(level, [gap]) == [(Point(0, 2), Point(10, 2)), (Point(15, 2), Point(30, 2))]
    assert without(beside, [gap]) == [beside]
    assert without(upright, [gap]) == [(Point(12, -5), Point(12, 0)), (Point(12, 4), Point(12, 9))]
