"""Row heights and connections → which rows stand on which page.

The fewest pages, then no page with a single row, then few lines cut by a break, then full early pages: a shortest path
over all breaks (n rows, at most n²/2 candidate pages), so it is the best choice and not the first that fits.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from sopdoc.geometry import Emu

PAGE = 1000.0          # costs: a page more,
LAST_ALONE = 400.0     # a last page with a single row,
ALONE = 150.0          # another page with a single row,
CUT = 6.0              # a connection over a page's foot,
FREE = 30.0            # a page (but the last) that stays empty


@dataclass(frozen=True)
class Paging:
    """The task: heights by row, spans (lower, higher row) of connections, room on the first and the other pages.

    A page with lines to another page holds strips for their segilima (`strip` each at its head or foot); `tail` stands
    under the last row.  All EMU.
    """

    heights: Sequence[Emu]
    spans: Sequence[tuple[int, int]]
    first_room: Emu
    room: Emu
    strip: Emu
    tail: Emu = 0

    @cached_property
    def over(self) -> list[int]:
        """How many connections lead from above row i to row i or below."""
        count = [0] * (len(self.heights) + 1)
        for low, high in self.spans:
            for row in range(low + 1, high + 1):
                count[row] += 1
        return count

    def touches(self, start: int, end: int) -> tuple[bool, bool]:
        """Has the page of rows start…end−1 connections of its own to earlier, to later pages?"""
        before = any(low < start <= high < end for low, high in self.spans)
        after = any(start <= low < end <= high for low, high in self.spans)
        return before, after

    def need(self, start: int, end: int) -> Emu:
        """Height of the page of rows start…end−1 with its strips and, on the last one, the tail."""
        tail = self.tail if end == len(self.heights) else 0
        return sum(self.heights[start:end]) + self.strip * sum(self.touches(start, end)) + tail

    def fits(self, start: int, end: int) -> bool:
        return self.need(start, end) <= (self.first_room if start == 0 else self.room)

    def cost(self, start: int, end: int) -> float:
        rows, last = end - start, end == len(self.heights)
        alone = rows == 1 and len(self.heights) > 1
        room = self.first_room if start == 0 else self.room
        free = 0.0 if last else FREE * (1 - self.need(start, end) / room)
        return PAGE + alone * (LAST_ALONE if last else ALONE) + CUT * self.over[end] * (not last) + free


def break_pages(task: Paging) -> tuple[tuple[int, int], ...] | int:
    """Pages as (first row, row after the last); or the index of a row that fits on no page."""
    count = len(task.heights)
    best: list[tuple[float, int]] = [(0.0, 0)] + [(float("inf"), -1)] * count
    for end in range(1, count + 1):
        for start in range(end - 1, -1, -1):
            if not task.fits(start, end):
                if sum(task.heights[start:end]) > max(task.first_room, task.room):
                    break
                continue
            cost = best[start][0] + task.cost(start, end)
            if cost < best[end][0]:
                best[end] = (cost, start)
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
