"""Paths → a box for every branch label, beside its own line and clear of everything else.

           Ya                 along the first piece, then the second and third, in steps; above and to the right first;
       +---------> B          as near to the port as possible, rather not across a grid line of the table
       |  Ya?
      A
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator
from itertools import pairwise, product

from sopdoc.geometry import Emu, Point, Rect, Size, pt
from sopdoc.layout.route.steps import SPOT, Steps
from sopdoc.layout.route.types import Node, Page, Stands

GAP = pt(1)             # between a label and its own line
LINE = pt(0.8)          # between a label and any line
SYMBOL = pt(0.5)        # between a label and a symbol's outline
LABEL = pt(1)           # between two labels
APART = pt(7)           # between words of two labels side by side, which else read as one phrase: "Lengkap lengkap"
ASIDE = pt(12)          # what a position that keeps them apart may cost more
STEP = pt(3)            # positions tried along a piece
HIGHEST = pt(16)        # of a label over a piece that is shorter
FAR = pt(60)            # along its line, from the port: a word farther away seems to belong to another symbol
OFF_GRID = pt(1.2)      # between a label and a grid line that it must keep off
STROKE = pt(0.5)        # nearer than this, the label's white ground covers a part of the grid line's stroke
PIECES = 3              # pieces tried, seen from the port

# what a position costs, in points of distance from the port
OTHER_PIECE = pt(34)
OTHER_SIDE = pt(3)
RAISED = pt(40)         # only where it finds no place right beside its line
ON_GRID = pt(9)
OVER = pt(60)           # over a line: it is read through the word
NARROW = pt(5)          # on more lines than one

Box = tuple[Emu, Emu, Emu, Emu]      # left, top, right, bottom


def place(page: Page, paths: dict[int, tuple[Point, ...]], steps: Steps) -> tuple[dict[int, Rect], dict[int, Stands]]:
    """Edge number → path becomes edge number → label box, and the edges whose label found no free place, with where it stands.

    Where labels must keep off the grid, one that finds no such place is put on a grid line.  One that finds no place there
    either is put over lines: it is hard to read, but without it the arrow would mean nothing.
    """
    lines = [segment for k in sorted(paths) for segment in _segments(paths[k])]
    waiting = [k for k in sorted(paths) if page.edges[k].label is not None]
    found: dict[int, Box] = {}
    stands: dict[int, Stands] = {}
    ways: tuple[Stands, ...] = ("free", "grid", "over", "lost") if page.clear_grid else ("grid", "over", "lost")
    for way, worse in pairwise(ways):
        found, waiting = _settle(waiting, {k: _spots(page, k, paths[k], lines, way, steps) for k in waiting}, found)
        stands.update(dict.fromkeys(waiting, worse))
    return {k: Rect(b[0], b[1], b[2] - b[0], b[3] - b[1]) for k, b in sorted(found.items())}, stands


def _settle(order: list[int], spots: dict[int, _Spots], taken: dict[int, Box]) -> tuple[dict[int, Box], list[int]]:
    """A label without a place is tried again before those that took it: the order with fewest failures wins."""
    found, failed = _take(order, spots, taken)
    for _ in order:
        if not failed:
            break
        order = [*failed, *(k for k in order if k not in failed)]
        again, still = _take(order, spots, taken)
        if len(still) >= len(failed):
            break
        found, failed = again, still
    return found, failed


class _Spots:
    """The possible boxes of one label, best first, tested against symbols and lines only when asked for."""

    def __init__(self, boxes: list[tuple[Emu, Box]], page: Page, lines: list[Box], steps: Steps) -> None:
        self._boxes, self._steps = iter(boxes), steps
        self._page, self._lines = page, lines
        self._known: list[tuple[Emu, Box]] = []

    def __iter__(self) -> Iterator[tuple[Emu, Box]]:
        """With their price."""
        yield from self._known
        for price, box in self._boxes:
            self._steps.take(len(self._lines))
            if _clear(box, self._page, self._lines):
                self._known.append((price, box))
                yield price, box


def _take(order: list[int], spots: dict[int, _Spots], taken: dict[int, Box]) -> tuple[dict[int, Box], list[int]]:
    found = dict(taken)
    failed: list[int] = []
    for k in order:
        box = _first(spots[k], found.values())
        if box is None:
            failed.append(k)
        else:
            found[k] = box
    return found, failed


def _first(spots: _Spots, others: Collection[Box]) -> Box | None:
    """The best that keeps off the others, or a little farther one whose words stand apart from theirs."""
    best: tuple[Emu, Box] | None = None
    for price, box in spots:
        if any(_near(box, other, LABEL) for other in others):
            continue
        best = best or (price, box)
        if price > best[0] + ASIDE:
            break
        if not any(_near(box, other, APART, 0) for other in others):
            return box
    return best[1] if best else None


def _segments(path: tuple[Point, ...]) -> list[Box]:
    return [(min(p.x, q.x), min(p.y, q.y), max(p.x, q.x), max(p.y, q.y)) for p, q in pairwise(path)]


def _near(a: Box, b: Box, gap: Emu, above: Emu | None = None) -> bool:
    """Do two boxes come nearer than `gap`; `above`: from above or below, where that is another one?"""
    high = gap if above is None else above
    return a[0] - gap < b[2] and b[0] < a[2] + gap and a[1] - high < b[3] and b[1] < a[3] + high


def _spots(page: Page, k: int, path: tuple[Point, ...], lines: list[Box], way: Stands, steps: Steps) -> _Spots:
    edge = page.edges[k]
    free, over = way == "free", way == "over"
    rated: list[tuple[Emu, int, Box]] = []
    top, bottom = _row_of(page, edge.source)
    air = STROKE if free else 0
    sizes = (edge.label, *edge.narrow) if edge.label else ()
    for label, extra in ((size, count * NARROW) for count, size in enumerate(sizes)):
        walked = 0
        for number, (p, q) in enumerate(pairwise(path if over else path[:PIECES + 1])):
            level = p.x != q.x
            grid_lines = (page.xlines if level else page.ylines) if free else ()
            raised = _raised(p, q, label, grid_lines) if level and len(path) == 2 else ()
            length = abs(p.x - q.x) + abs(p.y - q.y)
            for price, box in (*_along(p, q, label, grid_lines, FAR - walked if free else length), *raised):
                steps.take(SPOT)
                grid = _lines_in(page.xlines, box[0] - air, box[2] + air) + _lines_in(page.ylines, box[1] - air, box[3] + air)
                if not free or (not grid and walked + price <= FAR and top <= box[1] and box[3] <= bottom):
                    covered = sum(_near(box, line, LINE) for line in lines) if over else 0
                    rated.append((number * OTHER_PIECE + price + extra + grid * ON_GRID + covered * OVER, len(rated), box))
            walked += length
    return _Spots([(price, box) for price, _, box in sorted(rated)], page, [] if over else lines, steps)


def _row_of(page: Page, node: str) -> tuple[Emu, Emu]:
    """The grid lines above and below a symbol: its branches' words stay between them."""
    middle = next(n.box.cy for n in page.nodes if n.id == node)
    below = bisect_left(page.ylines, middle)
    return page.ylines[max(0, below - 1)], page.ylines[min(below, len(page.ylines) - 1)]


def _lines_in(lines: tuple[Emu, ...], low: Emu, high: Emu) -> int:
    """How many grid lines run strictly between two coordinates."""
    return max(0, bisect_left(lines, high) - bisect_right(lines, low))


def _along(p: Point, q: Point, label: Size, grid: tuple[Emu, ...], most: Emu) -> Iterator[tuple[Emu, Box]]:
    """Boxes on both sides of a piece with their price: the distance from its start, `most` at most, dearer beyond its end.

    Besides the regular steps the places just before and just after each of the `grid` lines are tried.
    """
    vertical = p.x == q.x
    length, size = (abs(q.y - p.y), label.h) if vertical else (abs(q.x - p.x), label.w)
    forth = q.y > p.y if vertical else q.x > p.x
    start = p.y if vertical else p.x
    beside = [at for line in grid for at in (abs(line - start) + OFF_GRID, abs(line - start) - size - OFF_GRID) if (line > start) == forth]
    last = min(max(length - size // 2, GAP), most)
    for off in (*range(GAP, last + 1, STEP), *(at for at in beside if GAP <= at <= last)):
        a = start + off if forth else start - off - size
        price = off + max(0, off + size - length) * 8 // 7
        for side, extra in ((0, 0), (1, OTHER_SIDE)):
            yield price + extra, _beside(p, a, label, vertical, side, GAP)


def _raised(p: Point, q: Point, label: Size, grid: tuple[Emu, ...]) -> Iterator[tuple[Emu, Box]]:
    """Boxes higher over a line from one symbol straight to the next and too short for the label, where two rhombi leave
    more room: in its middle, then before and after the `grid` lines that it crosses.

        /\\ Tidak /\\
        \\/<-----\\/
    """
    low, high = sorted((p.x, q.x))
    if high - low >= label.w + 2 * GAP:
        return
    aside = [at for line in grid if low < line < high for at in (line - label.w - OFF_GRID, line + OFF_GRID)]
    places = [(low + high - label.w) // 2, *sorted(aside, reverse=q.x < p.x)]
    for height, a, side in product(range(2 * GAP, HIGHEST + 1, GAP), places, (0, 1)):
        yield RAISED + height + side * OTHER_SIDE, _beside(p, a, label, False, side, height)


def _beside(p: Point, a: Emu, label: Size, vertical: bool, side: int, gap: Emu) -> Box:
    if vertical:
        x = p.x + gap if side == 0 else p.x - gap - label.w
        return (x, a, x + label.w, a + label.h)
    y = p.y - gap - label.h if side == 0 else p.y + gap
    return (a, y, a + label.w, y + label.h)


def _clear(box: Box, page: Page, lines: list[Box]) -> bool:
    """Inside the area, clear of every line and symbol."""
    area = page.area
    if box[0] < area.x or box[1] < area.y or box[2] > area.right or box[3] > area.bottom:
        return False
    a, b, c, d = box[0] - LINE, box[1] - LINE, box[2] + LINE, box[3] + LINE
    for line in lines:
        if a < line[2] and line[0] < c and b < line[3] and line[1] < d:
            return False
    return not any(_touches(box, node) for node in page.nodes)


def _touches(box: Box, node: Node) -> bool:
    """Does a label come too near to a symbol's true outline?  A rhombus leaves its box's corners to labels.

         /\\ Ya
        /  \\
        \\  /
    """
    own = node.box
    if not _near(box, (own.x, own.y, own.right, own.bottom), SYMBOL):
        return False
    if node.shape != "decision":
        return True
    dx = max(0, box[0] - own.cx, own.cx - box[2])
    dy = max(0, box[1] - own.cy, own.cy - box[3])
    return dx * own.h + dy * own.w < own.w * own.h // 2 + SYMBOL * max(own.w, own.h)
