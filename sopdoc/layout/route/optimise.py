"""A table of candidates and pair costs → one path per edge, the sum of all costs as small as the search can make it.

Steps, each accepted only if the total falls: every edge answers the others in turn; an edge that pays much is forced onto a
cheaper path and those it disturbs answer (ejection chain); two edges in conflict move together.  Where edges still pay much the
search begins again from another start, and where conflicts remain it looks wider.  When no steps are left, the best choice so far
stays.  No clock, no random number.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sopdoc.geometry import Emu
from sopdoc.layout.route.table import Table
from sopdoc.layout.route.weights import BAD, CROSS, DEAR, DISTURBED, NOTICEABLE, SERIOUS

ROUNDS = 8          # of the whole cycle; the benchmark's pages settle after three
PER_FORM = 2        # cheaper paths with the same ports and bends worth forcing
JOINT = 10          # candidates of each of two edges tried together

Vain = set[tuple[int, ...]]     # an edge and everybody's paths: forcing cheaper paths on it did not help


@dataclass(frozen=True, slots=True)
class Limits:
    """How many candidates an edge looks at, and how many paths are forced on it."""

    candidates: int
    ejections: int


QUICK = Limits(60, 6)
WIDE = Limits(240, 20)


def optimise(table: Table) -> list[int]:
    """Table → the chosen candidate of every edge."""
    cheapest = sum(c.own[0] for c in table.choices)
    best = [0] * len(table.choices)
    total = _settle(table, best, QUICK)
    if total - cheapest >= DEAR:
        best, total = _better(table, best, total, QUICK, _insertion)
    if total - cheapest >= CROSS and _conflict(table, best) >= CROSS:
        best, total = _better(table, best, total, WIDE, lambda _: list(best))
    return best


def _better(table: Table, best: list[int], total: Emu, limits: Limits, start: Callable[[Table], list[int]]) -> tuple[list[int], Emu]:
    """The best so far, or what comes of another start where that is better."""
    if table.steps.spent:
        return best, total
    now = start(table)
    found = _settle(table, now, limits)
    return (now, found) if found < total else (best, total)


def _conflict(table: Table, now: list[int]) -> Emu:
    return sum(cost for _, _, cost, _ in table.pairs(now))


def _settle(table: Table, now: list[int], limits: Limits) -> Emu:
    """Improve `now` in place until nothing helps → its total."""
    table.rest_on(now)
    total = table.total(now)
    cheapest = sum(c.own[0] for c in table.choices)
    vain: Vain = set()
    for _ in range(ROUNDS):
        before = total
        total -= _respond(table, now, limits)
        if total == cheapest:
            break
        total -= _eject(table, now, limits, vain)
        total -= _together(table, now, limits)
        if total == before or table.steps.spent:
            break
    return total


def _respond(table: Table, now: list[int], limits: Limits) -> Emu:
    """Every edge answers the others until nothing changes → what was saved."""
    saved, quiet, k = 0, 0, 0
    while quiet < len(now) and not table.steps.spent:
        best, gain = table.answer(k, now, limits.candidates)
        quiet += 1
        if gain > 0:
            now[k] = best
            table.rest_on(now)
            saved += gain
            quiet = 1
        k = (k + 1) % len(now)
    return saved


def _eject(table: Table, now: list[int], limits: Limits, vain: Vain) -> Emu:
    """Force cheaper paths on the edges that pay most → what was saved.  What was tried in vain is not tried again."""
    saved = 0
    regrets = [(table.paid(k, now) - table.choices[k].own[0], k) for k in table.edges]
    for regret, k in sorted(regrets, key=lambda r: (-r[0], r[1])):
        if regret < NOTICEABLE or table.steps.spent:
            break
        state = (k, *now)
        if state in vain:
            continue
        for candidate in _cheaper(table, k, now, limits):
            trial = list(now)
            gain = _force(table, trial, k, candidate, limits)
            if gain > 0:
                now[:] = trial
                table.rest_on(now)
                saved += gain
                break
        else:
            vain.add(state)
    return saved


def _cheaper(table: Table, k: int, now: list[int], limits: Limits) -> list[int]:
    """Candidates whose own cost is below what the edge pays now, few of each form."""
    paid = table.paid(k, now)
    choices = table.choices[k]
    forms: dict[tuple[int, int, int], int] = {}
    found: list[int] = []
    c = 0
    while len(found) < limits.ejections and c < choices.grow(min(c + 1, limits.candidates)) and choices.own[c] < paid:
        path = choices.paths[c]
        form = (path.source.key, path.target.key, len(path.lanes))
        if c != now[k] and forms.get(form, 0) < PER_FORM:
            forms[form] = forms.get(form, 0) + 1
            found.append(c)
        c += 1
    return found


def _force(table: Table, now: list[int], k: int, candidate: int, limits: Limits) -> Emu:
    """Give edge k a path, let the disturbed edges answer, two rounds deep → what the total falls (negative: rises)."""
    before = table.paid(k, now)
    now[k] = candidate
    gain = before - table.paid(k, now)
    moved = [k]
    for _ in range(2):
        disturbed = [o for o in table.edges if o != k and any(o != m and table.pair(o, m, now) >= DISTURBED for m in moved)]
        moved = []
        for o in disturbed:
            if table.steps.spent:
                break
            best, saves = table.answer(o, now, limits.candidates)
            if saves > 0:
                now[o] = best
                gain += saves
                moved.append(o)
        if not moved:
            break
    if gain > -SERIOUS:
        best, saves = table.answer(k, now, limits.candidates)
        if saves > 0:
            now[k] = best
            gain += saves
    return gain


def _together(table: Table, now: list[int], limits: Limits) -> Emu:
    """Two edges in conflict choose the best of their joint paths → what was saved."""
    saved = 0
    for a in table.edges:
        for b in range(a + 1, len(now)):
            if not table.steps.spent and table.pair(a, b, now) >= DISTURBED:
                saved += _joint(table, a, b, now, limits)
    return saved


def _joint(table: Table, a: int, b: int, now: list[int], limits: Limits) -> Emu:
    sa, sb = table.sums(a, b, now, limits.candidates), table.sums(b, a, now, limits.candidates)
    best = sa[now[a]] + sb[now[b]] + table.pair(a, b, now) if now[a] < len(sa) and now[b] < len(sb) else 2 * BAD * len(now)
    start, choice = best, (now[a], now[b])
    few = sorted(range(len(sb)), key=lambda c: (sb[c], c))[:JOINT]
    for c in sorted(range(len(sa)), key=lambda c: (sa[c], c))[:JOINT]:
        if sa[c] + sb[few[0]] >= best:
            break
        row = table.row(a, c, b, max(few) + 1)
        for d in few:
            if sa[c] + sb[d] + row[d] < best:
                best, choice = sa[c] + sb[d] + row[d], (c, d)
    now[a], now[b] = choice
    table.rest_on(now)
    return start - best


def _insertion(table: Table) -> list[int]:
    """Another start: edges with dear paths choose first, each looking only at those before it."""
    now = [0] * len(table.choices)
    order = sorted(table.edges, key=lambda k: (-table.choices[k].own[0], k))
    placed: list[int] = []
    for k in order:
        if table.steps.spent:
            break
        choices = table.choices[k]
        count = choices.grow(QUICK.candidates)
        rows = [table.row(o, now[o], k, count)[:count] for o in placed]
        sums = list(map(sum, zip(choices.own[:count], *rows, strict=True)))
        now[k] = sums.index(min(sums))
        placed.append(k)
    return now
