"""Cells with borders → long straight strokes: every line of a table once, however many cells share it.

    ┌──┬──┐      cells a, b, c have twelve sides;
    │a │b │  →   the page gets three lines across and
    ├──┴──┤      three down, each from end to end
    │  c  │
    └─────┘
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from sopdoc.geometry import Emu
from sopdoc.layout.tree import Cell, Table
from sopdoc.render.items import Path, Segment

Span = tuple[Emu, Emu]
Spans = defaultdict[Emu, list[Span]]   # y (or x) of a line → the stretches that cells want drawn


def grid_lines(tables: Iterable[Table]) -> tuple[Path, ...]:
    """One path per line width: tables that touch share their common line too."""
    widths: dict[Emu, tuple[Spans, Spans]] = {}
    for table in tables:
        across, down = widths.setdefault(table.line_width, (defaultdict(list), defaultdict(list)))
        for cell in table.cells:
            _add_sides(cell, across, down)
    return tuple(_strokes(width, across, down) for width, (across, down) in widths.items() if across or down)


def _add_sides(cell: Cell, across: Spans, down: Spans) -> None:
    rect = cell.rect
    x, right, y, bottom = rect.x, rect.right, rect.y, rect.bottom
    for side in cell.borders:
        if side == "atas":
            across[y].append((x, right))
        elif side == "bawah":
            across[bottom].append((x, right))
        elif side == "kiri":
            down[x].append((y, bottom))
        else:
            down[right].append((y, bottom))


def _strokes(width: Emu, across: Spans, down: Spans) -> Path:
    segments: list[Segment] = []
    for y in sorted(across):
        for start, end in merged(across[y]):
            segments += (("M", (start, y)), ("L", (end, y)))
    for x in sorted(down):
        for start, end in merged(down[x]):
            segments += (("M", (x, start)), ("L", (x, end)))
    return Path(tuple(segments), width, square=True)


def merged(spans: list[Span]) -> list[Span]:
    """Sorted stretches without overlap; those that touch become one."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
