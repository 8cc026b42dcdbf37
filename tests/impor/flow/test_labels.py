"""Words beside arrows: on a line that forks, a little away, and answers where nothing is asked."""

from __future__ import annotations

from impor.flow.drawn import TITLES, read
from impor.sketches import LETTER, SIZE, WORD, Pen, Table, page, words_at
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


def beside(text: str, away: float, kind: str = "kotak", second: bool = False) -> tuple[list[tuple[str, str]], list[str]]:
    """Words beside the arrow from a symbol down to a box: what its ways say and why they are doubted, and what else is told.

    `second`: another arrow runs down on the other side of the words.
    """
    table, pen = Table(TITLES, 2), Pen(WORD)
    upper, lower = table.place(1, 0, kind), table.place(1, 1)
    pen.symbol(kind, upper)
    pen.symbol("kotak", lower)
    x, y = lower.centre[0], (upper.y1 + lower.y0) / 2
    pen.arrow([(x, upper.y1), (x, lower.y0)])
    if second:
        one, other = table.place(2, 0), table.place(2, 1)
        for place in (one, other):
            pen.symbol("kotak", place)
        side = x + 2 * away + LETTER * len(text)
        pen.arrow([(one.x0, one.centre[1]), (side, one.centre[1]), (side, other.centre[1]), (other.x0, other.centre[1])])
    found = read(page(table, pen, words=words_at(text, x + away, y - SIZE / 2)))
    return [(way.label, way.doubt) for way in found.ways], [doubt.text for doubt in found.doubts]


def test_words_a_little_away_are_those_of_the_only_arrow_around() -> None:
    assert beside("Selesai", 8) == ([("Selesai", "")], [])
    assert beside("Selesai", 8, second=True) == ([("", ""), ("", "")], ['kata "Selesai" tidak jelas panahnya'])
    assert beside("Selesai", 16) == ([("", "")], ['kata "Selesai" tidak jelas panahnya'])


def test_an_answer_is_a_decisions_or_is_doubted() -> None:
    unasked = 'berkata "Ya", tetapi tidak berasal dari keputusan'
    assert beside("Ya", 3) == ([("Ya", unasked)], [])
    assert beside("Ya", 8) == ([("", "")], ['kata "Ya" tidak jelas panahnya'])
    assert beside("Ya", 3, "belah ketupat") == beside("Ya", 8, "belah ketupat") == ([("Ya", "")], [])


def test_words_that_no_arrow_claims_are_told_at_the_decision_that_waits_for_them() -> None:
    """They stand in the row above it."""
    table, pen = Table(TITLES, 3), Pen(WORD)
    first, decision, left, below = table.place(1, 0), table.place(1, 1, "belah ketupat"), table.place(0, 2), table.place(1, 2)
    for kind, place in (("kotak", first), ("belah ketupat", decision), ("kotak", left), ("kotak", below)):
        pen.symbol(kind, place)
    pen.arrow([(first.centre[0], first.y1), (decision.centre[0], decision.y0)])
    pen.arrow([(decision.centre[0], decision.y1), (below.centre[0], below.y0)])
    pen.arrow([(decision.x0, decision.centre[1]), (left.centre[0], decision.centre[1]), (left.centre[0], left.y0)])
    words = [*words_at("Ya", decision.centre[0] + 3, decision.y1 + 2), *words_at("Lengkap", decision.x1 + 25, first.centre[1])]
    flow = read(page(table, pen, words=words))
    assert [(doubt.step, doubt.text) for doubt in flow.doubts] == [(1, 'kata "Lengkap" tidak jelas panahnya')]
