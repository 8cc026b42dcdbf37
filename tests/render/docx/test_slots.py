"""Slots: what the document decides stands in a piece's XML as soon as the document is known, and nothing of the slots is left."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sopdoc.render.docx.slots import (
    BREAK,
    LOWEST,
    PAGE_BREAK,
    Filling,
    fill,
    height_slot,
    in_first_box,
    marks_slot,
    number_slot,
    page_slot,
    prefix_slot,
    printed_slot,
    style_slot,
    when_known,
)
from sopdoc.render.pages_said import PageNumbers

WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=20)


@given(WORDS)
def test_xml_without_slots_stays_as_it_is(xml: str) -> None:
    assert fill(xml, Filling(3, ["Sel"], True, {0: "x"}, {"a"}, 2, PageNumbers(5))) == xml


@given(st.lists(st.tuples(WORDS, st.sampled_from([BREAK, style_slot(1), number_slot(1), marks_slot(4), when_known("a", "b")]))))
def test_words_around_slots_stay_in_their_order(parts: list[tuple[str, str]]) -> None:
    filled = fill("".join(words + slot for words, slot in parts), Filling(styles=["Sel"]))
    assert "\x00" not in filled
    at = 0
    for words, _ in parts:
        at = filled.index(words, at) + len(words)


def test_drawings_are_numbered_and_stacked_after_those_before() -> None:
    assert fill(number_slot(7) + " " + height_slot(7), Filling(numbered=30)) == f"37 {LOWEST + 37}"


def test_a_condition_holds_for_a_known_place_alone() -> None:
    xml = f"{when_known('a', f'<a {BREAK}>')}words{when_known('a', '</a>')}"
    assert fill(xml, Filling(known={"a"})) == "<a >words</a>"
    assert fill(xml, Filling(known={"b"})) == "words"


def test_what_stands_with_the_first_box_stands_once() -> None:
    assert fill(f"a{in_first_box('b')}c") == "abc"
    assert fill(f"a{in_first_box('b')}c", Filling(boxed=True)) == "ac"


def test_the_first_page_breaks_only_where_something_stands_before() -> None:
    assert fill(BREAK, Filling(breaks=True)) == PAGE_BREAK
    assert fill(BREAK) == ""


def test_bookmarks_stand_on_their_page() -> None:
    assert fill(marks_slot(0) + "|" + marks_slot(1), Filling(marks={1: "here"})) == "|here"


def test_styles_are_called_as_the_document_calls_them() -> None:
    assert fill(f"{style_slot(2)} {style_slot(1)}", Filling(styles=["Sel-3", "Heading2"])) == "Heading2 Sel-3"


def test_pages_are_counted_as_the_document_counts_them() -> None:
    assert fill(page_slot(3)) == "3"
    assert fill(f"{page_slot(3)} {printed_slot(3)}", Filling(numbers=PageNumbers(41, "S2."))) == "43 S2.43"


def test_what_is_printed_before_numbers_is_there_where_there_is_something() -> None:
    xml = f"({prefix_slot('<b>', '</b>')})"
    assert fill(xml, Filling(numbers=PageNumbers(1, "S2."))) == "(<b>S2.</b>)"
    assert fill(xml) == "()"
