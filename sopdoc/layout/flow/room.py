"""Room that lines lack, or would like → what to try next: higher rows, wider pelaksana columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from sopdoc.geometry import Emu, pt
from sopdoc.layout.flow.attempt import Attempt, least_badness
from sopdoc.layout.flow.offpage import Leg
from sopdoc.layout.flow.page import strip_height
from sopdoc.layout.flow.plan import Plan
from sopdoc.layout.route import Fault
from sopdoc.layout.route.weights import BEND

MUCH = 3                       # times the usual room, where that did not help
MORE_ROW: Emu = pt(9)          # what a fault adds to a row: a line of words
MORE_LANE: Emu = pt(8)         # and to a pelaksana column, where it does not tell what it needs
ROUNDS = 4                     # of more room for lines close to rules; more hardly helped
MOST_LANE: Emu = pt(20)        # the most that one fault widens a column by at once


@dataclass(frozen=True, slots=True)
class Extra:
    """Room that lines asked for: more of it by row, least widths by lane."""

    rows: dict[int, Emu] = field(default_factory=dict)
    lanes: dict[int, Emu] = field(default_factory=dict)


def tries_for(attempt: Attempt, extra: Extra, rows: int) -> list[Extra]:
    """What to try next: room for all faults, for each alone, and more of it."""
    faults = sorted(attempt.faults, key=lambda f: (max(0, f[2].need), f[0], f[2].row))
    singles = [[fault] for fault in faults] if len(faults) > 1 else []
    plans = [(1, faults), *((1, one) for one in singles), *((MUCH, one) for one in singles or [faults])]
    return [_enlarged(extra, attempt, some, strength, rows) for strength, some in plans]


def _enlarged(extra: Extra, attempt: Attempt, faults: Sequence[tuple[int, Leg, Fault]], strength: int, rows: int) -> Extra:
    """The faults' rows and columns grow; one that names neither makes all rows of its page a little taller."""
    taller, wider = dict(extra.rows), dict(extra.lanes)
    for start, _, fault in faults:
        if fault.row >= 0 and start + fault.row < rows:
            taller[start + fault.row] = taller.get(start + fault.row, 0) + strength * MORE_ROW
        if 0 <= fault.column < len(attempt.columns.lanes):
            x0, x1 = attempt.columns.lanes[fault.column]
            more = max(strength * MORE_LANE, min(fault.need, strength * MOST_LANE))
            wider[fault.column] = max(wider.get(fault.column, 0), x1 - x0 + more)
        if fault.row < 0 and fault.column < 0:
            for row in range(start, rows):
                taller[row] = taller.get(row, 0) + strength * MORE_ROW // 2
    return Extra(taller, wider)


Easing = Callable[[Extra, Callable[[Plan], bool]], Attempt | None]      # a try with more room, if its plan does


def eased(best: Attempt, extra: Extra, attempt: Easing, may: Callable[[], bool]) -> Attempt:
    """Again where lines run close to rules, with the room that they would like: each time the first try with more of it that moves
    no row to another page, for less than two bends.  `may`: are there steps for a try?"""
    most = best.cost + 2 * BEND
    for _ in range(ROUNDS):
        found = _easier(best, extra, most, attempt, may) if best.close else None
        if found is None:
            break
        extra, best = found
    return best


def _easier(best: Attempt, extra: Extra, most: Emu, attempt: Easing, may: Callable[[], bool]) -> tuple[Extra, Attempt] | None:
    """The first try in which lines have more room and cost less than the `most` that they may, with what that took.  No line is looked
    for where the plan alone would be worse."""
    def fits(plan: Plan) -> bool:
        return plan.pages == best.plan.pages and least_badness(plan) <= best.badness

    for wish in takewhile(lambda _: may(), (wish for times in (2, 1) for wish in _wishes(best, extra, times))):
        tried = attempt(wish, fits)
        if tried and tried.rank <= best.rank and tried.cost < most and _lacking(tried) < _lacking(best):
            return wish, tried
    return None


def _lacking(attempt: Attempt) -> Emu:
    return sum(one.need for one in attempt.close)


def _wishes(best: Attempt, extra: Extra, times: int) -> list[Extra]:
    """What lines close to rules would like: wider columns, those that are as wide with them, and higher rows; where that is too
    much only what lacks room, then columns or rows alone, and at last each of them alone."""
    widths, strip = [x1 - x0 for x0, x1 in best.columns.lanes], strip_height(best.columns, best.sheet)
    rows, own, alike = dict(extra.rows), dict(extra.lanes), dict(extra.lanes)
    for one in best.close:
        if one.row >= 0:
            rows[one.row] = max(rows.get(one.row, 0), best.plan.room_for(one.row, times * one.need, strip))
            continue
        wide = widths[one.column] + times * one.need
        own[one.column] = max(own.get(one.column, 0), wide)
        alike |= {lane: max(alike.get(lane, 0), wide) for lane, width in enumerate(widths) if width == widths[one.column]}
    tries = [Extra(rows, alike), Extra(rows, own), Extra(extra.rows, own), Extra(rows, extra.lanes)]
    tries += [Extra(extra.rows | {row: rows[row]}, extra.lanes) for row in sorted({one.row for one in best.close if one.row >= 0})]
    tries += [Extra(extra.rows, extra.lanes | {lane: own[lane]}) for lane in sorted({one.column for one in best.close if one.row < 0})]
    return [wish for n, wish in enumerate(tries) if wish != extra and wish not in tries[:n]]
