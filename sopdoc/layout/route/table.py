"""All edges' candidate paths with the costs between them, produced only as far as the search looks.

    row(o, c, k)   what path c of edge o costs each candidate of edge k: grows as k's candidates do

An edge's best answer to the others is then the least column sum of its own costs and one row per other edge.  Decides nothing but
which candidate is the cheapest answer.
"""

from __future__ import annotations

from bisect import bisect_left

from sopdoc.geometry import Emu
from sopdoc.layout.route.candidates import Path, Stream
from sopdoc.layout.route.cost import Bits, Judge, Raster, Trace, strange
from sopdoc.layout.route.types import Edge

CHUNK = 8      # candidates compared first: most answers are found among them; then twice as many, and so on


class Choices:
    """The known candidates of one edge, cheapest first, in parallel lists."""

    def __init__(self, stream: Stream, raster: Raster) -> None:
        self._stream: Stream | None = stream
        self._raster = raster
        self.paths: list[Path] = []
        self.own: list[Emu] = []
        self.traces: list[Trace] = []
        self.closed: list[Bits] = []
        self.inner: list[Bits] = []

    def grow(self, count: int) -> int:
        """Know at least `count` candidates if there are as many → how many are known, `count` at most."""
        while len(self.own) < count and self._stream is not None:
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

    def __init__(self, edges: list[Edge], choices: list[Choices], judge: Judge) -> None:
        self.choices = choices
        self.edges = range(len(choices))
        self._judge = judge
        ends = [{edge.source, edge.target} for edge in edges]
        self._related = [[bool(a & b) for b in ends] for a in ends]
        self._rows: list[list[dict[int, list[Emu]]]] = [[{} for _ in choices] for _ in choices]

    def row(self, o: int, c: int, k: int, count: int) -> list[Emu]:
        """Path c of edge o → what it costs the candidates of edge k, the first `count` at least."""
        row = self._rows[k][o].get(c)
        if row is None:
            row = self._rows[k][o][c] = []
        done = len(row)
        if done >= count:
            return row
        other, mine = self.choices[o], self.choices[k]
        other.trace(c + 1)
        mine.trace(count)
        trace = other.traces[c]
        fresh = strange(mine.closed[done:count], mine.inner[done:count], trace)
        if self._related[o][k]:
            self._judge.related(mine.paths[done:count], mine.traces[done:count], fresh, other.paths[c], trace)
        row += fresh
        return row

    def pair(self, a: int, b: int, now: list[int]) -> Emu:
        """What the present paths of two edges cost each other."""
        if a > b:
            a, b = b, a
        return self.row(a, now[a], b, now[b] + 1)[now[b]]

    def paid(self, k: int, now: list[int]) -> Emu:
        """What an edge pays for its present path: its own cost and all pairs."""
        mine = now[k]
        return self.choices[k].own[mine] + sum([row[mine] for row in self._present(k, now, mine + 1)])

    def _present(self, k: int, now: list[int], count: int) -> list[list[Emu]]:
        """The rows of all other edges' present paths; written out because the search spends its time here."""
        found = []
        for o, rows in enumerate(self._rows[k]):
            if o != k:
                row = rows.get(now[o])
                found.append(row if row is not None and len(row) >= count else self.row(o, now[o], k, count))
        return found

    def total(self, now: list[int]) -> Emu:
        own = sum(self.choices[k].own[now[k]] for k in self.edges)
        return own + sum(self.pair(a, b, now) for a in self.edges for b in range(a + 1, len(now)))

    def answer(self, k: int, now: list[int], cap: int) -> tuple[int, Emu]:
        """The cheapest of an edge's first `cap` candidates against the others' present paths → (candidate, what it saves)."""
        paid = self.paid(k, now)
        best, least, start, chunk = now[k], paid, 0, CHUNK
        choices = self.choices[k]
        while start < cap:
            stop = choices.below(least, min(start + chunk, cap))
            if stop <= start:
                break
            rows = [row[start:stop] for row in self._present(k, now, stop)]
            sums = list(map(sum, zip(choices.own[start:stop], *rows, strict=True)))
            low = min(sums)
            if low < least:
                best, least = start + sums.index(low), low
            start, chunk = stop, 2 * chunk
        return best, paid - least

    def sums(self, k: int, skip: int, now: list[int], cap: int) -> list[Emu]:
        """Own cost plus pairs with all edges but `skip`, for the first `cap` candidates of edge k."""
        choices = self.choices[k]
        count = choices.grow(cap)
        rows = [self.row(o, now[o], k, count)[:count] for o in self.edges if o not in (k, skip)]
        return list(map(sum, zip(choices.own[:count], *rows, strict=True)))
