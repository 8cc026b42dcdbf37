"""The distances the router keeps, each with its reason; a tight page is tried again with smaller ones.  Decides no position."""

from __future__ import annotations

from dataclasses import dataclass

from sopdoc.geometry import Emu, pt

PITCH: Emu = pt(4)        # wanted distance of two parallel lines: the eye still tells them apart in a photocopy
SPREAD: Emu = pt(6)       # lanes of a wide gutter stand at most this far apart: a bundle stays a bundle
APART: Emu = pt(2.7)      # two lanes closer than this would look like one: only one of them is kept
SAME: Emu = pt(0.5)       # centres closer than this are one centre, rounded differently
TWIN: Emu = pt(2)         # lanes that must both exist (two centres) but are too close for two lines side by side
ARROW: Emu = pt(5)        # length of the arrow head: the last piece of a path is never shorter


@dataclass(frozen=True, slots=True)
class Clearance:
    """Least distances of a line: to a symbol, to a parallel grid line, and the least first and last piece of a path."""

    symbol: Emu
    grid: Emu
    leave: Emu
    enter: Emu

    @property
    def least(self) -> Emu:
        """The distance to a symbol below which a lane is blocked: lanes squeezed into a narrow gutter may come this near."""
        return self.symbol * 3 // 5


# the first is wanted; the others are tried, in this order, only when a page stays faulty
ATTEMPTS: tuple[Clearance, ...] = (
    Clearance(symbol=pt(3), grid=pt(2.5), leave=pt(4), enter=pt(7)),
    Clearance(symbol=pt(2), grid=pt(2), leave=pt(3), enter=pt(5.5)),
    Clearance(symbol=pt(1.2), grid=pt(1.2), leave=pt(2), enter=pt(5)),
)
