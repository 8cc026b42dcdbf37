"""All edges' candidate paths with the costs between them, produced only as far as the search looks.

    row(o, c, k)   what path c of edge o costs each candidate of edge k: grows as k's candidates do

An edge's best answer to the others is then the least column sum of its own costs and one row per other edge.  The sums are kept for
one choice of paths, so that a choice differing in few edges needs only their rows.  Decides nothing but which answer is the cheapest.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from sopdoc.geometry import Emu
from sopdoc.layout.route.candidates import Path, Stream
from sopdoc.layout.route.cost import Bits, Judge, Raster, Trace, strange
from sopdoc.layout.route.steps import PAIR, Steps
from sopdoc.layout.route.terms import Terms

CHUNK = 8      # candidates compared first: most answers are found among them; then twice as many, and so on


class Choices:
    """The known candidates of one edge, cheapest first, in parallel lists."""

    def __init__(self, stream: Stream, raster: Raster, steps: Steps) -> None:
        self._stream: Stream | None = stream
        self._steps = steps
        self._raster = raster
        self.paths: list[Path] = []
        self.own: list[Emu] = []
        self.traces: list[Trace] = []
        self.closed: list[Bits] = []
        self.inner: list[Bits] = []

    def grow(self, count: int) -> int:
        """Know at least `count` candidates if there are as many → how many are known, `count` at most.  One is always
        looked for, more of them only while there are steps left."""
        while len(self.own) < count and self._stream is not None and not (self.own and self._steps.spent):
            path = self._stream.take()
            if path is None:
                self._stream = None
                break
            self.paths.append(path)
            self.own.append(path.own)
        return min(count, len(self.own))

    def below(self, limit: Emu, count: int) -> int:
        """How many of the first `count` candidates cost less than `limit` by themselves; no more are asked for than needed."""
        known = len(self.own)
        while known < count and self.own[-1] < limit and self.grow(known + 1) > known:
            known += 1
        return bisect_left(self.own, limit, 0, min(count, known))

    def trace(self, count: int) -> None:
        """Draw the bit sets of the first `count` candidates."""
        for path in self.paths[len(self.traces):count]:
            trace = self._raster.trace(path)
            self.traces.append(trace)
            self.closed.append(trace.closed)
            self.inner.append(trace.inner)


class Table:
    """The candidates of all edges that have any, and the costs of pairs."""

    def __init__(self, terms: list[list[Terms | None]], choices: list[Choices], judge: Judge, steps: Steps) -> None:
        self.choices = choices
        self.steps = steps
        self.edges = range(len(choices))
        self._judge = judge
        self._terms = terms
        self._rows: list[list[dict[int, list[Emu]]]] = [[{} for _ in choices] for _ in choices]
        self._rest = [0] * len(choices)                             # a choice, and what it costs each edge's candidates
        self._sums: list[list[Emu]] = [[] for _ in choices]

    def row(self, o: int, c: int, k: int, count: int) -> list[Emu]:
        """Path c of edge o → what it costs the candidates of edge k, the first `count` at least."""
        row = self._rows[k][o].get(c)
        if row is None:
            row = self._rows[k][o][c] = []
        done = len(row)
        if done >= count:
            return row
        self.steps.take(PAIR * (count - done))
        other, mine = self.choices[o], self.choices[k]
        other.trace(c + 1)
        mine.trace(count)
        trace = other.traces[c]
        fresh = strange(mine.closed[done:count], mine.inner[done:count], trace)
        if terms := self._terms[o][k]:
            self._judge.related(terms, mine.paths[done:count], mine.traces[done:count], fresh, other.paths[c], trace)
        row += fresh
        return row

    def pair(self, a: int, b: int, now: list[int]) -> Emu:
        """What the present paths of two edges cost each other."""
        if a > b:
            a, b = b, a
        return self.row(a, now[a], b, now[b] + 1)[now[b]]

    def pairs(self, now: list[int]) -> Iterator[tuple[int, int, Emu, int]]:
        """The pairs of edges whose present paths cost each other something: with that cost and how often they cross."""
        for a in self.edges:
            for b in range(a + 1, len(now)):
                if cost := self.pair(a, b, now):
                    crossings = self.choices[a].traces[now[a]].inner & self.choices[b].traces[now[b]].swapped
                    yield a, b, cost, crossings.bit_count()

    def rest_on(self, now: list[int]) -> None:
        """Make `now` the choice whose sums are remembered: answers to a choice that differs in few edges are then cheap."""
        for m in self._changed(-1, now):
            for k in self.edges:
                sums = self._sums[k]
                if k != m and sums:
                    old, new = self.row(m, self._rest[m], k, len(sums)), self.row(m, now[m], k, len(sums))
                    sums[:] = [s - o + n for s, o, n in zip(sums, old, new, strict=False)]
            self._rest[m] = now[m]

    def _changed(self, k: int, now: list[int]) -> list[int]:
        return [] if now == self._rest else [m for m, c in enumerate(now) if c != self._rest[m] and m != k]

    def _remembered(self, k: int, count: int) -> list[Emu]:
        """Own cost plus pairs with the remembered choice, for the first `count` candidates of edge k at least."""
        sums = self._sums[k]
        done = len(sums)
        if done < count:
            rows = [self.row(o, self._rest[o], k, count)[done:count] for o in self.edges if o != k]
            sums += map(sum, zip(self.choices[k].own[done:count], *rows, strict=True))
        return sums

    def _columns(self, k: int, now: list[int], changed: list[int], start: int, stop: int) -> list[Emu]:
        """Own cost plus pairs with all other edges' present paths, for some candidates of edge k; `changed`: the edges whose
        path is not the remembered one."""
        sums = self._remembered(k, stop)[start:stop]
        self.steps.take((stop - start) * (1 + 2 * len(changed)))
        if not changed:
            return sums
        new = [self.row(m, now[m], k, stop)[start:stop] for m in changed]
        old = [self.row(m, self._rest[m], k, stop)[start:stop] for m in changed]
        if len(changed) == 1:
            return [s + n - o for s, n, o in zip(sums, new[0], old[0], strict=True)]
        return [s + n - o for s, n, o in zip(sums, map(sum, zip(*new, strict=True)), map(sum, zip(*old, strict=True)), strict=True)]

    def paid(self, k: int, now: list[int]) -> Emu:
        """What an edge pays for its present path: its own cost and all pairs."""
        return self._columns(k, now, self._changed(k, now), now[k], now[k] + 1)[0]

    def total(self, now: list[int]) -> Emu:
        own = sum(self.choices[k].own[now[k]] for k in self.edges)
        return own + sum(cost for _, _, cost, _ in self.pairs(now))

    def answer(self, k: int, now: list[int], cap: int) -> tuple[int, Emu]:
        """The cheapest of an edge's first `cap` candidates against the others' present paths → (candidate, what it saves)."""
        changed = self._changed(k, now)
        paid = self._columns(k, now, changed, now[k], now[k] + 1)[0]
        best, least, start, chunk = now[k], paid, 0, CHUNK
        choices = self.choices[k]
        while start < cap:
            stop = choices.below(least, min(start + chunk, cap))
            if stop <= start:
                break
            sums = self._columns(k, now, changed, start, stop)
            low = min(sums)
            if low < least:
                best, least = start + sums.index(low), low
            start, chunk = stop, 2 * chunk
        return best, paid - least

    def sums(self, k: int, skip: int, now: list[int], cap: int) -> list[Emu]:
        """Own cost plus pairs with all edges but `skip`, for the first `cap` candidates of edge k."""
        count = self.choices[k].grow(cap)
        without = self.row(skip, now[skip], k, count)
        return [s - w for s, w in zip(self._columns(k, now, self._changed(k, now), 0, count), without, strict=False)]
