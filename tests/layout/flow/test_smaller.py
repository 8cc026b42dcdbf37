"""The last thing that saves a page: smaller type, words closer to the lines."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from layout_tools import flow, sheet

from sopdoc.diagnostics import Report
from sopdoc.geometry import line_height, pt
from sopdoc.layout.flow.gutters import CLOSEST
from sopdoc.layout.flow.smaller import report_smaller, smaller
from sopdoc.layout.flow.solve import usual_of
from sopdoc.layout.sheet import PAD_Y, SMALLEST, STEP
from sopdoc.model.teks import Blok, Isi, kata_of


@given(st.integers(8, 24), st.integers(8, 24))
def test_the_type_shrinks_step_by_step_and_none_of_it_below_what_anybody_can_read(alur: int, kepala: int) -> None:
    """In half points; what is smaller by the profile's own wish stays as it is."""
    on = sheet(f"huruf: {{alur: {alur / 2}, kepala: {kepala / 2}}}")
    sizes = [on, *smaller(on)]
    for part, usual in (("alur", pt(alur / 2)), ("kepala", pt(kepala / 2))):
        found = [one.profile.huruf.ukuran[part] for one in sizes]
        assert found[0] == usual
        assert all(before - after in (0, STEP) for before, after in pairwise(found))
        assert min(found) >= min(usual, SMALLEST)
    assert sizes[-1].profile.huruf.ukuran["alur"] - STEP < SMALLEST


def test_there_words_stand_closer_to_the_lines() -> None:
    alur = flow(("Kepala", "Staf"))
    words = replace(alur.kegiatan[1], uraian=Isi((Blok(kata_of("Memeriksa kelengkapan berkas permohonan izin " * 9)),)))
    alur = replace(alur, kegiatan=(alur.kegiatan[0], words, alur.kegiatan[2]))
    (on,) = smaller(sheet())
    table = usual_of(alur, on, CLOSEST).table
    assert table is not None
    row = table.rows[1]
    lines = max(sum(len(p.lines) for p in paragraphs) for paragraphs in row.texts.values())
    text = lines * line_height(on.profile.huruf.ukuran["alur"])
    assert text < row.text_height < text + 2 * PAD_Y


def test_the_build_says_which_size_and_why() -> None:
    report = Report()
    report_smaller(flow(("Staf",)), smaller(sheet())[-1], "muat", "", report)
    assert [(d.code, d.message) for d in report.diagnostics] == [("SOP414", "tabel alur dicetak dengan huruf 7,5 pt agar muat")]
