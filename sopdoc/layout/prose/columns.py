"""What a table's columns need and want → their widths: as even as can be, none narrower than its widest word, none left wanting
while another has more than it wants.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sopdoc.geometry import Emu, snap


@dataclass(frozen=True, slots=True)
class Column:
    """`least`: its widest word; `wanted`: all of its words on one line each; `brief`: more room than that is of no use to it."""

    least: Emu
    wanted: Emu
    brief: bool = False


def edges_between(left: Emu, right: Emu, columns: Sequence[Column]) -> tuple[Emu, ...]:
    """The columns' edges over all the width."""
    at, edges = left, [left]
    for width in widths_of(right - left, columns)[:-1]:
        at += width
        edges.append(snap(at))
    return (*edges, right)


def widths_of(room: Emu, columns: Sequence[Column]) -> tuple[Emu, ...]:
    """Their sum is `room`.  Where not even the widest words fit, every column is as much too narrow as the others."""
    least = [column.least for column in columns]
    if sum(least) >= room:
        return tuple(width * room // sum(least) for width in least)
    wanted = [max(column.least, column.wanted) for column in columns]
    if sum(wanted) >= room:
        return _raised(least, wanted, room)
    idle = not all(column.brief for column in columns)
    return _raised(wanted, [width if idle and column.brief else room for width, column in zip(wanted, columns, strict=True)], room)


def _raised(widths: Sequence[Emu], most: Sequence[Emu], room: Emu) -> tuple[Emu, ...]:
    """The narrowest raised first, none over its `most`, until the room is used: to one level, as water stands."""
    low, high = 0, room
    while low < high:
        level = (low + high + 1) // 2
        low, high = (level, high) if sum(_at(level, widths, most)) <= room else (low, level - 1)
    return _at(low, widths, most)


def _at(level: Emu, widths: Sequence[Emu], most: Sequence[Emu]) -> tuple[Emu, ...]:
    return tuple(max(width, min(level, limit)) for width, limit in zip(widths, most, strict=True))
