"""Text → a QR code as outlines to be filled, so that it is sharp on every printer.

The modules' common edges are left out: filled squares beside each other would show hair lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from sopdoc.geometry import Emu, Rect
from sopdoc.layout.tree import Outline

QUIET = 4        # modules that stay white around a code (ISO/IEC 18004)

Modules = Sequence[Sequence[int]]
Corner = tuple[int, int]      # column and row of a module's corner


def qr_modules(text: str, error: str = "m") -> Modules:
    """Rows of dark (1) and light (0) modules, without the quiet zone; raises ImportError without the extra `sign`."""
    import segno  # an extra: only codes need it

    return tuple(tuple(row) for row in segno.make(text, error=error, micro=False, boost_error=False).matrix)


def qr_outline(modules: Modules, rect: Rect) -> Outline:
    """The dark areas' edges as closed loops inside `rect`, clockwise around what is dark."""
    count = len(modules)
    xs = [rect.x + rect.w * n // count for n in range(count + 1)]
    ys = [rect.y + rect.h * n // count for n in range(count + 1)]
    found: list[tuple[Literal["M", "L", "C"], tuple[Emu, ...]]] = []
    for loop in _loops(modules):
        points = [(xs[column], ys[row]) for column, row in loop]
        found += [("M", points[0]), *(("L", point) for point in points[1:]), ("L", points[0])]
    return tuple(found)


def _loops(modules: Modules) -> list[list[Corner]]:
    """Corners of every loop, those on straight edges left out."""
    steps = _edges(modules)
    loops = []
    while steps:
        start = min(steps)
        loop, here, direction = [start], start, (1, 0)
        while True:
            following = steps[here]
            chosen = following.pop(following.index(_turn(here, direction, following)))
            if not following:
                del steps[here]
            onward = (chosen[0] - here[0], chosen[1] - here[1])
            if onward != direction and here != start:
                loop.append(here)
            here, direction = chosen, onward
            if here == start:
                break
        loops.append(loop)
    return loops


def _turn(here: Corner, direction: Corner, following: list[Corner]) -> Corner:
    """Where two dark modules touch at a corner, the way to the right stays around the same one."""
    right = (here[0] - direction[1], here[1] + direction[0])
    return right if right in following else following[0]


def _edges(modules: Modules) -> dict[Corner, list[Corner]]:
    """From corner to corner along every edge between dark and light, the dark at the right hand."""
    count = len(modules)

    def dark(column: int, row: int) -> bool:
        return 0 <= column < count and 0 <= row < count and bool(modules[row][column])

    steps: dict[Corner, list[Corner]] = {}
    for y in range(count):
        for x in range(count):
            if dark(x, y):
                sides = (
                    ((x, y - 1), (x, y), (x + 1, y)), ((x + 1, y), (x + 1, y), (x + 1, y + 1)),
                    ((x, y + 1), (x + 1, y + 1), (x, y + 1)), ((x - 1, y), (x, y + 1), (x, y)),
                )
                for neighbour, start, end in sides:
                    if not dark(*neighbour):
                        steps.setdefault(start, []).append(end)
    return steps
