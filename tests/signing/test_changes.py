"""What a revision did, told in words: what fields look like before and after, and what was built under them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sopdoc.geometry import Rect
from sopdoc.signing.changes import Change, State, change_faults
from sopdoc.signing.ink import HAIR, Sheet
from sopdoc.signing.looks import Look

ROOM, WORDS = Rect(1_000_000, 1_000_000, 900_000, 300_000), Rect(100_000, 100_000, 500_000, 200_000)
SHEET = Sheet((WORDS,), (ROOM,))
SIGNED = Look(number=9, page=1, rect=ROOM, signed=True, drawn=True, plain=True)
OTHER = replace(SIGNED, number=8)
BLANK = State((), ("Judul", ""))


def faults(*after: Look, before: tuple[Look, ...] = (), sheets: tuple[Sheet, ...] = (SHEET,)) -> list[str]:
    """What is said of a revision that leaves these fields; what is only to be looked at in brackets."""
    change = Change(State(before, BLANK.said), State(after, BLANK.said), empty=False, touched=())
    return [fault.text if fault.grave else f"({fault.text})" for fault in change_faults(2, change, sheets)]


def test_a_signature_in_its_room_is_all_right() -> None:
    assert faults(SIGNED) == []


OVER, BESIDE = ["menggambar di atas isi halaman 1"], ["(menggambar di luar ruang tanda tangan halaman 1)"]


@pytest.mark.parametrize(("rect", "found"), [
    (ROOM.grown(HAIR), []), (ROOM.grown(-1), []),
    (Rect(ROOM.x - HAIR - 1, ROOM.y, ROOM.w, ROOM.h), BESIDE), (Rect(ROOM.x, ROOM.y - HAIR - 1, ROOM.w, ROOM.h), BESIDE),
    (Rect(ROOM.x, ROOM.y, ROOM.w + HAIR + 1, ROOM.h), BESIDE), (Rect(ROOM.x, ROOM.y, ROOM.w, ROOM.h + HAIR + 1), BESIDE),
    (WORDS, OVER), (WORDS.grown(-9), OVER), (Rect(0, 0, WORDS.x + 1, WORDS.y + 1), OVER), (Rect(0, 0, WORDS.x, WORDS.y), BESIDE),
    (Rect(0, 0, 2_000_000, 2_000_000), OVER),
], ids=["a hair more", "less", "to the left", "above", "to the right", "below", "words", "in words", "a corner", "touching", "everything"])
def test_a_signature_stays_in_its_room_but_for_a_hair(rect: Rect, found: list[str]) -> None:
    assert faults(replace(SIGNED, rect=rect)) == found


@pytest.mark.parametrize("page", [0, 2])
def test_what_is_drawn_on_no_page_that_was_built_covers_none(page: int) -> None:
    assert faults(replace(SIGNED, page=page, rect=WORDS)) == []


def test_each_page_has_its_own_words() -> None:
    sheets = (SHEET, Sheet((), (WORDS,)))
    assert faults(replace(SIGNED, page=2, rect=WORDS), sheets=sheets) == []
    assert faults(replace(SIGNED, page=1, rect=WORDS), sheets=sheets) == OVER


def test_without_pages_to_compare_with_nothing_is_said_of_them() -> None:
    assert faults(replace(SIGNED, rect=WORDS), sheets=()) == []


def test_what_is_not_drawn_may_be_anywhere() -> None:
    assert faults(replace(SIGNED, drawn=False, signed=False, rect=WORDS)) == []


def test_what_is_drawn_belongs_to_a_signature() -> None:
    assert faults(replace(SIGNED, signed=False)) == ["menggambar sesuatu tanpa tanda tangan di halaman 1"]


def test_a_field_does_nothing_else() -> None:
    assert faults(replace(SIGNED, plain=False)) == [
        "menambahkan ruas yang berbuat lebih daripada menampilkan tanda tangan di halaman 1",
    ]


HIDES = ["menutupi tampilan tanda tangan lain di halaman 1"]


@pytest.mark.parametrize(("other", "found"), [
    (OTHER, HIDES), (replace(OTHER, page=2), []), (replace(OTHER, drawn=False), []), (replace(OTHER, signed=False), []),
    (replace(OTHER, rect=Rect(ROOM.right, ROOM.y, 9, 9)), []), (replace(OTHER, rect=Rect(ROOM.right - 1, ROOM.y, 9, 9)), HIDES),
], ids=["there", "elsewhere", "not drawn", "not signed", "beside", "touched"])
def test_a_signature_hides_no_other(other: Look, found: list[str]) -> None:
    assert faults(other, SIGNED, before=(other,)) == found


def test_what_was_there_before_is_not_told_again() -> None:
    wrong = replace(SIGNED, rect=WORDS, plain=False)
    assert faults(wrong, before=(wrong,)) == []
    assert faults(wrong, before=(replace(wrong, number=7),)) != []


def test_what_is_not_drawn_hides_none() -> None:
    assert faults(OTHER, replace(SIGNED, drawn=False), before=(OTHER,)) == []


@pytest.mark.parametrize(("change", "found"), [
    (Change(BLANK, BLANK, empty=True, touched=()), ["tidak berisi apa pun"]),
    (Change(BLANK, State((), ("Judul", "a")), empty=False, touched=()), ["mengganti judul atau keterangan dokumen"]),
    (Change(BLANK, BLANK, empty=False, touched=("a", "b")), ["a", "b"]),
])
def test_what_else_a_revision_can_do(change: Change, found: list[str]) -> None:
    assert [(fault.number, fault.text, fault.grave) for fault in change_faults(3, change, (SHEET,))] == [(3, text, True) for text in found]
