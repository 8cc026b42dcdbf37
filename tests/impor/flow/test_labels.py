"""The word on a line that forks is said to all that it leads to, and to nothing else."""

from __future__ import annotations

from impor.flow.drawn import TITLES, read
from impor.sketches import WORD, Pen, Table, page, words_at
from sopdoc.impor.page import Point


def forked(twice: bool, other: bool = True) -> set[tuple[int, int, str]]:
    """A decision that leads down to two boxes, by one line that forks or by two that begin as one, and by another line to the left."""
    table, pen = Table(TITLES, 2), Pen(WORD)
    decision, left, below, right = table.place(1, 0, "belah ketupat"), table.place(0, 1), table.place(1, 1), table.place(2, 1)
    for kind, place in (("belah ketupat", decision), ("kotak", left), ("kotak", below), ("kotak", right)):
        pen.symbol(kind, place)
    (x, _), joint = decision.centre, decision.y1 + 12
    trunk: list[Point] = [(x, decision.y1), (x, joint)]
    pen.arrow([*trunk, (x, below.y0)])
    pen.arrow([*(trunk if twice else trunk[1:]), (right.centre[0], joint), (right.centre[0], right.y0)])
    words = words_at("Tidak", x + 3, decision.y1 + 1)
    if other:
        pen.arrow([(decision.x0, decision.centre[1]), (left.centre[0], decision.centre[1]), (left.centre[0], left.y0)])
        words += words_at("Ya", decision.x0 - 14, decision.centre[1] - 10)
    return {(way.start, way.end, way.label) for way in read(page(table, pen, words=words)).ways}


def test_a_word_on_a_line_that_forks_is_said_to_all_that_it_leads_to() -> None:
    assert forked(twice=False) == forked(twice=True) == {(0, 1, "Ya"), (0, 2, "Tidak"), (0, 3, "Tidak")}


def test_one_word_where_all_ways_begin_as_one_line_is_said_to_one_of_them() -> None:
    assert sorted(label for _, _, label in forked(twice=False, other=False)) == ["", "Tidak"]
