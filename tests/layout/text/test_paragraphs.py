"""Markers and indents of lists in a cell."""

from __future__ import annotations

import pytest
from layout_tools import lines, sheet

from sopdoc.geometry import pt
from sopdoc.layout.text.paragraphs import room_for, set_isi
from sopdoc.layout.tree import Paragraph
from sopdoc.model.teks import Blok, Isi, Kata, Penanda


def items(*markers: str, penanda: Penanda = Penanda.NOMOR, text: str = "satu dua tiga") -> tuple[Paragraph, ...]:
    isi = Isi(tuple(Blok((Kata(text),), penanda, marker) for marker in markers))
    return set_isi(isi, pt(60), "alur", sheet())


def test_the_marker_is_the_first_piece_of_the_first_line() -> None:
    assert items("1.")[0].lines[0].pieces[0].run.text == "1."


def test_a_bullet_stands_before_an_item_without_a_number() -> None:
    assert lines(items("", penanda=Penanda.BUTIR)[0])[0].startswith("•")


def test_plain_paragraphs_have_neither_marker_nor_indent() -> None:
    (paragraph,) = items("", penanda=Penanda.TANPA)
    assert (paragraph.marker, paragraph.indent) == (None, 0)


def test_all_items_of_a_list_hang_at_one_indent() -> None:
    assert len({p.indent for p in items("1.", "10.", "(100)")}) == 1


def test_the_indent_is_wider_than_the_widest_marker() -> None:
    widest = items("1.", "(100)")[1]
    assert widest.indent > widest.lines[0].pieces[0].width


def test_further_lines_of_an_item_begin_at_the_indent() -> None:
    (item,) = items("1.", text="satu dua tiga empat lima enam tujuh delapan")
    assert {line.pieces[0].x for line in item.lines[1:]} == {item.indent}


@pytest.mark.parametrize(("tebal", "miring", "face"), [(True, False, "tebal"), (False, True, "miring"), (True, True, "tebal miring")])
def test_words_keep_their_face(tebal: bool, miring: bool, face: str) -> None:
    (paragraph,) = set_isi(Isi((Blok((Kata("satu", tebal, miring),)),)), pt(60), "alur", sheet())
    assert paragraph.runs[0].style.face == face


def test_a_reference_stays_a_link() -> None:
    (paragraph,) = set_isi(Isi((Blok((Kata("SOP", tautan="lain"),)),)), pt(60), "alur", sheet())
    assert paragraph.lines[0].pieces[0].run.link == "lain"


def test_room_for_paragraphs_is_at_least_their_height() -> None:
    paragraphs = items("1.", "2.", "3.")
    assert room_for(paragraphs) >= sum(p.height for p in paragraphs)
