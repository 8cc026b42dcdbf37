"""How roomy the rows of a flow are: the usual sizes of its symbols, and the room above and below them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sopdoc.geometry import Emu, Size, pt
from sopdoc.layout.tree import SymbolKind

Sizes = Mapping[SymbolKind, Size]

SIZE: Sizes = {"terminator": Size(pt(42), pt(20)), "process": Size(pt(42), pt(22)), "decision": Size(pt(44), pt(28))}
LOW: Sizes = {"terminator": Size(pt(42), pt(14)), "process": Size(pt(42), pt(14)), "decision": Size(pt(44), pt(20))}
MIN_HEIGHT = {"terminator": pt(12), "process": pt(13), "decision": pt(18)}      # of symbols that a narrow column makes small


@dataclass(frozen=True, slots=True)
class Gutters:
    """Room above and below a row's symbols: for a line across and the head of an arrow; `label` below a decision and
    whatever else has words on its ways out, where one stands between the symbol and the next row; the symbols' usual sizes; how many
    lines high a heading of one line is; `thrifty`: of several tables the lowest wins, header and all."""

    top: Emu
    bottom: Emu
    label: Emu
    size: Sizes
    heading: float      # two: so the lines of all headings stand half a line apart or not at all
    thrifty: bool = False

    @property
    def row(self) -> Emu:
        """The usual height of a row with one symbol: text that needs no more costs nothing."""
        return self.top + self.size["process"].h + self.bottom


ROOMY = Gutters(pt(11), pt(11), pt(14), SIZE, 2)
TIGHT = Gutters(pt(8), pt(8), pt(12), SIZE, 2)       # where it saves a page,
LOWEST = Gutters(pt(8), pt(8), pt(12), LOW, 1.5, thrifty=True)       # where even that is too high,
CLOSEST = Gutters(pt(7), pt(7), pt(11), LOW, 1.5, thrifty=True)       # and at last, in smaller type
LEAST_ROW: Emu = CLOSEST.top + CLOSEST.bottom + min(MIN_HEIGHT.values())
