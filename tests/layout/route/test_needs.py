"""What the router says that a word lacks: with so much more of it the word finds its place."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sketch import page

from sopdoc.geometry import Emu, to_pt
from sopdoc.layout.route import Fault, Page, Routing, route

#   +-[b]     The way back turns in its own column: its word stands between the column's middle and the turn, and the line then
#   |  |      keeps to the far wall of the room.
#   +-<a>-+
#      |  |
CORNERS = "[b]\n[f]\n<a>\n[d]\n[e]", "f>a a>d:Ya a>e!Ya a>b!Pendalaman"
TALL = 76
#   [m]<-+     The way back turns in the middle of the next column: its word has the half of that before it.
#     +-<a>
NEXT = "[m] . .\n. <a> .\n. . <c>\n[d] . .", "m>a a>c:Ya c>d:Ya a>m!Tidaksetuju c>m!Tidaksetuju"
DOWN = "[c]\n<a>\n[b]", "c>a a>b:Pendalaman"


def drawn(case: tuple[str, str], wide: float, high: float) -> tuple[Page, Routing]:
    table = replace(page(*case, (wide, high)), clear_grid=True)
    return table, route(table)


def fault(case: tuple[str, str], wide: float, high: float) -> Fault:
    (found,) = drawn(case, wide, high)[1].faults
    return found


@pytest.mark.parametrize("wide", [60, 66, 72])
def test_a_word_on_a_line_that_turns_in_its_own_column_asks_for_what_it_lacks_there(wide: float) -> None:
    told = fault(CORNERS, wide, TALL)
    assert (told.edge, told.column, told.row) == ("a>b", 0, 2)
    table, routing = drawn(CORNERS, wide + to_pt(told.need), TALL)
    assert routing.faults == ()
    word, turn = routing.labels["a>b"], routing.paths["a>b"][1]
    middle, border = beyond(table, turn.x)
    assert abs(turn.x - middle) > word.w
    assert abs(border - turn.x) < abs(turn.x - middle)


@pytest.mark.parametrize("wide", [50, 70, 80])
def test_a_word_on_a_line_that_turns_in_the_next_column_asks_for_what_it_lacks_there(wide: float) -> None:
    told = fault(NEXT, wide, 50)
    assert (told.edge, told.column, told.row) == ("a>m", 0, 1)
    assert drawn(NEXT, wide + to_pt(told.need), 50)[1].faults == ()


def beyond(table: Page, x: Emu) -> tuple[Emu, Emu]:
    """The middle of the only column, and the rule on the side of `x`."""
    middle = table.area.cx
    return middle, table.area.x if x < middle else table.area.right


def test_a_word_below_its_symbol_asks_for_a_wider_column_and_a_higher_row_at_once() -> None:
    told = fault(DOWN, 60, 40)
    assert (told.column, told.row) == (0, 1)
    assert drawn(DOWN, 60 + to_pt(told.need), 60)[1].faults == ()


def test_a_word_below_its_symbol_asks_for_no_row_where_it_is_high_enough() -> None:
    assert fault(DOWN, 60, 70).row == -1
