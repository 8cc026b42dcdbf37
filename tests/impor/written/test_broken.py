"""Lines as the layout breaks them, printed by a program that leaves out the spaces at their ends, are paragraphs again."""

from __future__ import annotations

from itertools import accumulate, pairwise

from hypothesis import assume, example, given
from hypothesis import strategies as st

from sopdoc.geometry import pt
from sopdoc.impor.lines import BREAKS, Line
from sopdoc.impor.page import After, Box, Word
from sopdoc.impor.written.broken import is_even, paragraphs
from sopdoc.layout.text.fonts import built_in
from sopdoc.layout.text.measure import natural_width, set_paragraph
from sopdoc.layout.tree import Paragraph, Run, Style

STYLE = Style("biasa", pt(8))
WORDS = ("menerima", "berkas", "dan", "memeriksa", "RKA/DPA", "Sub-Bagian", "permohonan", "di", "s.d.", "1", "jam", "SK/Perbup", "(asli)")
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map(" ".join)
ROOMS = st.integers(70, 200).map(float)


def width(text: str) -> float:
    return natural_width((Run(text, STYLE),), built_in()) / pt(1)


def laid(text: str, room: float, align: str = "kiri", even: bool = False) -> Paragraph:
    return set_paragraph((Run(text, STYLE),), pt(room), built_in(), "tengah" if align == "tengah" else "kiri", even=even)


def printed(paragraph: Paragraph, room: float, top: float = 0.0) -> list[Line]:
    """Its lines from the left edge 0 on, without spaces at their ends but where they begin there and there is room for one."""
    result = []
    for number, line in enumerate(paragraph.lines):
        text = "".join(piece.run.text for piece in line.pieces)
        x, y = line.pieces[0].x / pt(1), top + 10.0 * number
        here = width(text) + width(" ") < room - paragraph.right / pt(1) and paragraph.align == "kiri"
        told = here and number + 1 < len(paragraph.lines) and text[-1] not in BREAKS
        words = text.split(" ")
        starts = [x, *(x + width(" ".join(words[:count]) + " ") for count in range(1, len(words)))]
        last = After.SPACE if told else After.FULL
        result.append(Line(tuple(
            Word(word, Box(start, y, start + width(word), y + 9), 8, after=last if word is words[-1] else After.SPACE, cuts=cuts(word))
            for word, start in zip(words, starts, strict=True)
        )))
    return result


def cuts(word: str) -> tuple[float, ...]:
    ends = [n for n, (sign, behind) in enumerate(pairwise(word), 1) if sign in BREAKS and behind.isalpha()]
    return tuple(width(word[:end]) for end in ends)


def lengths(parts: list[tuple[Line, ...]]) -> list[int]:
    return list(accumulate(map(len, parts)))


@given(TEXTS, ROOMS, st.sampled_from(("kiri", "tengah")))
@example("30 menit s.d. 1 jam", 57.0, "tengah")
def test_a_text_is_one_paragraph_however_the_layout_breaks_it(text: str, room: float, align: str) -> None:
    lines = printed(laid(text, room, align), room)
    assert [len(part) for part in paragraphs(lines, lines[0].box.x0, room)] == [len(lines)]


@given(TEXTS, TEXTS, ROOMS, st.sampled_from(("kiri", "tengah")))
def test_a_paragraph_behind_which_there_is_room_ends_there(first: str, second: str, room: float, align: str) -> None:
    """For the next word, and, at the left, for a space: a print that says nothing of a full line leaves open whether it goes on."""
    one = laid(first, room, align)
    above, below = printed(one, room), printed(laid(second, room, align), room, 10.0 * len(one.lines))
    free = room - above[-1].box.width
    assume(free > 7 + width(" ") + width(second.split(" ")[0]))
    lines = [*above, *below]
    assert len(above) in lengths(list(paragraphs(lines, lines[0].box.x0, room)))


@given(TEXTS, ROOMS)
@example("SEKRETARIS DAERAH KABUPATEN SERBA PANJANG NAMANYA SELALU", 100.0)
def test_a_text_in_lines_of_about_one_length_is_known(text: str, room: float) -> None:
    lines = printed(laid(text, room, "tengah", even=True), room)
    assert len(lines) == 1 or is_even(lines, room, max(line.box.width for line in lines))


def test_lines_that_fit_on_one_are_no_text_in_lines_of_about_one_length() -> None:
    lines = [*printed(laid("a.n. Bupati", 200, "tengah"), 200), *printed(laid("Sekretaris Daerah", 200, "tengah"), 200, 10)]
    assert not is_even(lines, 200, 80)


def test_no_paragraph_goes_on_with_a_count() -> None:
    room = width("1.1. menerima berkas") + 2
    lines = [*printed(laid("1.1. menerima berkas", room), room), *printed(laid("1.2. memeriksa", room), room, 10)]
    assert [len(part) for part in paragraphs(lines, 0, room)] == [1, 1]
