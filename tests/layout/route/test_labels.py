"""A branch's word stands right beside its own line and clear of every other line, word and rule."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import example, given
from hypothesis import strategies as st
from sketch import page

from sopdoc.geometry import Emu, Point, Rect, Size, pt
from sopdoc.layout.route import Edge, Node, Page, route
from sopdoc.layout.route.labels import place
from sopdoc.layout.route.steps import SHEET, Steps

WORD = Size(pt(19), pt(9))
TOP, FOOT = pt(40), pt(160)      # where the lines begin, at decisions, and end, at boxes
RIGHT = pt(600)
STROKE = pt(0.5)                 # what a rule's stroke takes on either side of its middle, and a little more


def combs(distances: list[int], rules: tuple[Emu, ...] = (), clear_grid: bool = False) -> tuple[Page, dict[int, tuple[Point, ...]]]:
    """Lines straight down, so many points apart, each with a word; `rules` are the table's lines across them."""
    xs = [pt(60 + sum(distances[:k])) for k in range(len(distances) + 1)]
    upper = [Node(f"a{k}", "decision", Rect(x - pt(1), TOP - pt(10), pt(2), pt(10))) for k, x in enumerate(xs)]
    lower = [Node(f"b{k}", "process", Rect(x - pt(1), FOOT, pt(2), pt(10))) for k, x in enumerate(xs)]
    edges = tuple(Edge(f"e{k}", f"a{k}", f"b{k}", WORD, "branch") for k in range(len(xs)))
    page = Page(Rect(0, 0, RIGHT, pt(200)), (0, RIGHT), (0, *rules, pt(200)), (*upper, *lower), edges, clear_grid)
    return page, {k: (Point(x, TOP), Point(x, FOOT)) for k, x in enumerate(xs)}


def beside(word: Rect, x: Emu) -> Emu:
    """How far a word is from a line straight down; negative where the line runs through it."""
    return max(word.x - x, x - word.right)


def between(one: Rect, other: Rect) -> Emu:
    return max(one.x - other.right, other.x - one.right, one.y - other.bottom, other.y - one.bottom)


@given(st.lists(st.integers(14, 60), max_size=7))
def test_a_word_with_a_free_place_keeps_clear_of_every_line_and_word(distances):
    page, paths = combs(distances)
    words, stands = place(page, paths, Steps(SHEET))
    free = {k: word for k, word in words.items() if stands.get(k) in (None, "grid")}
    for k, word in free.items():
        assert beside(word, paths[k][0].x) == pt(1)
        assert all(beside(word, paths[other][0].x) >= pt(0.8) for other in paths if other != k)
        assert all(between(word, words[other]) >= pt(1) for other in words if other != k and stands.get(other) != "over")


@given(st.integers(21, 40))
def test_words_of_two_lines_side_by_side_do_not_read_as_one_phrase(distance):
    page, paths = combs([distance])
    one, other = (place(page, paths, Steps(SHEET))[0][k] for k in paths)
    assert other.x - one.right >= pt(7) or max(one.y, other.y) >= min(one.bottom, other.bottom)


@given(st.floats(41, 120))
def test_a_word_that_keeps_off_the_rules_stays_in_its_symbols_row_or_says_that_it_stands_on_one(rule):
    page, paths = combs([], (round(pt(rule)),), clear_grid=True)
    words, stands = place(page, paths, Steps(SHEET))
    if page.ylines[1] < pt(50) + STROKE:      # the row ends before a word has room in it
        assert stands == {0: "grid"}
    else:
        assert not stands
        assert words[0].bottom + STROKE <= page.ylines[1]


@given(st.floats(42, 100))
@example(60.2)
def test_the_white_ground_of_a_word_leaves_the_stroke_of_a_rule_whole(rule):
    x, y = pt(40), pt(20)
    ends = Node("a", "decision", Rect(x - pt(20), y - pt(10), pt(20), pt(20))), Node("b", "process", Rect(RIGHT, y, pt(2), pt(2)))
    area = Rect(0, 0, RIGHT, pt(40))
    page = Page(area, (0, round(pt(rule)), RIGHT), (0, area.h), ends, (Edge("e", "a", "b", WORD, "branch"),), clear_grid=True)
    words, stands = place(page, {0: (Point(x, y), Point(RIGHT, y))}, Steps(SHEET))
    assert not stands
    assert words[0].right + STROKE <= page.xlines[1] or words[0].x - STROKE >= page.xlines[1]


# what a place costs, in pictures so small that one price decides them


def word(sketch: str, edge: str, cell: tuple[float, float], more: str = "", clear_grid: bool = True) -> tuple[Rect, tuple[Point, ...]]:
    """The box of an edge's word, and its line."""
    routing = route(replace(page(sketch, f"{edge} {more}", cell), clear_grid=clear_grid))
    ends = edge.replace("!", ":").split(":")[0]
    return routing.labels[ends], routing.paths[ends]


def test_a_word_stands_beside_the_first_piece_of_its_line_even_a_short_one():
    box, path = word("{b} (a)", "b>a:Ya", (60, 40))
    assert box.right < path[0].x


def test_a_word_stands_at_the_right_of_an_upright_line_rather_than_at_its_left():
    box, path = word(". . <b> (c)\n. <a> . .", "a>b!Tidaklengkap", (48, 40))
    assert box.x > path[0].x


def test_a_word_stands_off_the_rules_where_its_line_lets_it():
    box, _ = word(". <a>\n. [b]", "a>b:Ya", (60, 40))
    assert box.y >= pt(40)


def test_a_word_does_not_stand_beyond_the_end_of_its_piece():
    box, path = word("[c] <b> . .\n{a} . . .", "b>a!Tidak", (60, 40))
    assert box.bottom <= path[1].y


def test_a_word_stands_on_a_rule_rather_than_far_along_its_line():
    box, path = word("<c> [e] <f>\n(b) [a] [d]", "f>c!Tidaklengkap", (86, 60), "b>c b>a:Ya")
    assert box.x >= path[1].x


def test_a_word_without_a_free_place_covers_as_few_lines_as_it_can():
    box, path = word("<f> [c] <d>\n{e} <b> [a]", "b>f:Lengkap", (48, 40), clear_grid=False)
    assert box.x > path[-1].x


def test_a_word_stays_on_one_line_where_it_has_room():
    drawn = replace(page(". [b]\n<a> [c]\n. [d]", "a>b:Ya", (52, 60)), clear_grid=True)
    wide, narrow = Size(pt(40), pt(9)), Size(pt(24), pt(18))
    edge = replace(drawn.edges[0], label=wide, narrow=(narrow,))
    assert route(replace(drawn, edges=(edge,))).labels["a>b"].w == wide.w
