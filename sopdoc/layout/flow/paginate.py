"""Row heights and connections → which rows stand on which page.

The fewest pages, then no page with a single row, then few segilima at a break and pages of about one length: a shortest path
over all breaks (n rows, at most n²/2 candidate pages), so it is the best choice and not the first that fits.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from sopdoc.geometry import Emu
from sopdoc.layout.flow.fill import MOST

PAGE = 1000.0          # costs: a page more,
CROWD = 1000.0         # a segilima without a place at its page's edge,
LAST_ALONE = 400.0     # a last page with a single row,
ALONE = 150.0          # another page with a single row,
CUT = 6.0              # a pair of segilima: connections over a page's foot to one target share one,
FREE = 30.0            # a page that stays empty, one half empty a quarter of it: rather two of these than a full one and an empty one,
EMPTY = 80.0           # and besides, but for the last one, what stays empty of it although its rows share what remains

Heights = tuple[Emu, ...]     # of a row: without strips, with one, with two


@dataclass(frozen=True)
class Paging:
    """The task: heights by row, the rows (from, to) of connections, room on the first and the other pages.

    A page with lines to another page holds strips for their segilima in its first or last row (each with `places` for
    that many); `tail` stands under the last row; the rows in `breaks` begin a page.  All EMU.
    """

    heights: Sequence[Heights]
    ways: Sequence[tuple[int, int]]
    first_room: Emu
    room: Emu
    tail: Emu = 0
    places: int = 1000
    breaks: frozenset[int] = frozenset()

    @cached_property
    def over(self) -> list[int]:
        """How many connections lead from above row i to row i or below."""
        return self._across(self.ways)

    @cached_property
    def letters(self) -> list[int]:
        """How many targets, by the direction in which they are reached, those connections have."""
        farthest: dict[tuple[bool, int], int] = {}
        for source, target in self.ways:
            down = source < target
            farthest[down, target] = (min if down else max)(source, farthest.get((down, target), source))
        return self._across([(source, target) for (_, target), source in farthest.items()])

    def _across(self, ways: Sequence[tuple[int, int]]) -> list[int]:
        """Per row i how many of the ways lead from above it to it or below, or back."""
        count = [0] * (len(self.heights) + 1)
        for low, high in map(sorted, ways):
            for row in range(low + 1, high + 1):
                count[row] += 1
        return count

    @cached_property
    def _nearest(self) -> tuple[list[int], list[int]]:
        """Of the connections from above row i to row i or below: the highest of their lower rows, the lowest of their higher ones."""
        count = len(self.heights)
        below, above = [count] * (count + 1), [-1] * (count + 1)
        for low, high in map(sorted, self.ways):
            for row in range(low + 1, high + 1):
                below[row], above[row] = min(below[row], high), max(above[row], low)
        return below, above

    def touches(self, start: int, end: int) -> tuple[bool, bool]:
        """Has the page of rows start…end−1 connections of its own to earlier, to later pages?"""
        below, above = self._nearest
        return below[start] < end, above[end] >= start

    def homeless(self, start: int, end: int) -> int:
        """How many segilima of the page of rows start…end−1 find no place at its head and its foot: every target has one
        where a line leaves for it, and one where it is reached."""
        if max(self.over[start], self.over[end]) <= self.places:
            return 0
        out = [(source < target, target) for source, target in self.ways if start <= source < end and not start <= target < end]
        into = [(source < target, target) for source, target in self.ways if start <= target < end and not start <= source < end]
        foot = len({target for down, target in out if down}) + len({target for down, target in into if not down})
        head = len({target for down, target in out if not down}) + len({target for down, target in into if down})
        return max(0, foot - self.places) + max(0, head - self.places)

    @cached_property
    def _above(self) -> list[Emu]:
        """Per row the height of all above it, strips apart."""
        return [0, *accumulate(heights[0] for heights in self.heights)]

    def rows(self, start: int, end: int) -> list[Emu]:
        """Heights of the rows start…end−1 on a page of their own, with its strips."""
        head, foot = self.touches(start, end)
        heights = [row[0] for row in self.heights[start:end]]
        heights[0] = self.heights[start][head + (foot and end - start == 1)]
        if end - start > 1:
            heights[-1] = self.heights[end - 1][foot]
        return heights

    def below(self, end: int) -> Emu:
        """What stands under the rows of a page that ends before row `end`."""
        return self.tail if end == len(self.heights) else 0

    def need(self, start: int, end: int) -> Emu:
        """Height of the page of rows start…end−1 with its strips and, on the last one, the tail."""
        first, last, (head, foot) = self.heights[start], self.heights[end - 1], self.touches(start, end)
        strips = first[head + foot] - first[0] if end - start == 1 else first[head] - first[0] + last[foot] - last[0]
        return self._above[end] - self._above[start] + strips + self.below(end)

    def room_of(self, start: int) -> Emu:
        """Room on the page that begins with row `start`."""
        return self.first_room if start == 0 else self.room

    def fits(self, start: int, end: int) -> bool:
        return self.need(start, end) <= self.room_of(start)

    def cost(self, start: int, end: int) -> float:
        rows, last = end - start, end == len(self.heights)
        alone = rows == 1 and len(self.heights) > 1
        full = self.need(start, end) / self.room_of(start)
        free = FREE * (1 - full) ** 2 + EMPTY * max(0, 1 - MOST * full) * (not last)
        crowd = CROWD * self.homeless(start, end)
        return PAGE + alone * (LAST_ALONE if last else ALONE) + CUT * self.letters[end] * (not last) + free + crowd


def break_pages(task: Paging) -> tuple[tuple[int, int], ...] | int:
    """Pages as (first row, row after the last); or the index of a row that fits on no page."""
    count = len(task.heights)
    if task.fits(0, count) and not task.breaks:
        return ((0, count),)                  # two pages cost more than any one
    best: list[tuple[float, int]] = [(0.0, 0)] + [(float("inf"), -1)] * count
    for end in range(1, count + 1):
        for start in range(end - 1, -1, -1):
            if not task.fits(start, end):
                if sum(heights[0] for heights in task.heights[start:end]) > max(task.first_room, task.room):
                    break
            else:
                cost = best[start][0] + task.cost(start, end)
                if cost < best[end][0]:
                    best[end] = (cost, start)
            if start in task.breaks:
                break
    if best[count][1] < 0:
        return _culprit(task)
    pages = []
    end = count
    while end:
        pages.append((best[end][1], end))
        end = best[end][1]
    return tuple(reversed(pages))


def _culprit(task: Paging) -> int:
    """The tallest row: the one to shorten."""
    return max(range(len(task.heights)), key=lambda row: task.need(row, row + 1))
