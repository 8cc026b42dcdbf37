"""Notes of segilima: all of one edge in one manner, the longest that fits; page numbers are never left out."""

from __future__ import annotations

import re

from flow_tools import sheet_of
from hypothesis import given
from hypothesis import strategies as st
from random_sop import INSTANSI, Case

from sopdoc.geometry import Emu, pt
from sopdoc.layout.flow.notes import notes_in, own_width
from sopdoc.layout.tree import Paragraph
from sopdoc.model.sop import Alur, Identitas, Sop

SHEET = sheet_of(Case(Sop("uji", "uji.yaml", INSTANSI, Identitas("1", "Uji"), (Alur("", (), (), ()),)), "kertas: F4"))
TO, FROM = "ke halaman 3", "dari halaman 1"


def lines(note: Paragraph) -> list[str]:
    return ["".join(piece.run.text for piece in line.pieces).strip() for line in note.lines]


def notes(*asked: tuple[str, Emu]) -> list[list[str]]:
    return [lines(note) for note in notes_in([room for _, room in asked], [where for where, _ in asked], SHEET)]


def test_a_note_with_room_speaks_in_full_on_one_line() -> None:
    assert notes((TO, pt(40))) == [["ke hal. 3"]]


def test_a_note_that_needs_two_lines_still_speaks_in_full_and_keeps_its_number_from_standing_alone() -> None:
    assert notes((TO, pt(24))) == [["ke", "hal. 3"]]


def test_rather_than_three_short_lines_it_leaves_out_the_way() -> None:
    assert notes((TO, pt(18))) == [["hal.", "3"]]


def test_in_the_narrowest_room_it_is_shortened() -> None:
    assert notes((TO, pt(9))) == [["h.", "3"]]


def test_all_of_an_edge_speak_in_one_manner() -> None:
    assert notes((TO, pt(40)), (FROM, pt(18))) == [["hal. 3"], ["hal.", "1"]]


def test_an_edge_without_segilima_has_no_notes() -> None:
    assert notes() == []


ASKED = st.tuples(st.booleans(), st.lists(st.integers(1, 120), min_size=1, max_size=4), st.integers(15, 90))


@given(st.lists(ASKED, min_size=1, max_size=6))
def test_every_note_names_all_its_pages_and_keeps_to_its_room(asked: list[tuple[bool, list[int], int]]) -> None:
    wheres = [f"{'dari' if into else 'ke'} halaman {', '.join(map(str, pages))}" for into, pages, _ in asked]
    rooms = [pt(room) for _, _, room in asked]
    for note, room, (_, pages, _) in zip(notes_in(rooms, wheres, SHEET), rooms, asked, strict=True):
        assert re.findall(r"\d+", " ".join(lines(note))) == [str(page) for page in pages]
        assert own_width(note) <= room
