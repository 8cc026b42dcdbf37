"""What a connector costs, expressed as the length of the detour a reader would rather follow.  Whole EMU, so sums never depend on order.

The proportions come from a study on 549 benchmark pages; crossings dominate understanding (Purchase 1997), bends come next.
"""

from __future__ import annotations

from sopdoc.geometry import Emu, pt

UNIT: Emu = pt(20)               # one point of cost is worth 20 pt of line


def cost(points: float) -> Emu:
    """Points of cost → the length it is worth."""
    return round(points * UNIT)


BEND: Emu = cost(10)
FOURTH_BEND: Emu = cost(6)       # added once to a path of four bends
CROSS: Emu = cost(32)            # weights 26/32/40 gave 60/49/45 crossings and 3836/3851/3862 bends
MERGE: Emu = cost(7)             # two edges enter one port
FORK: Emu = cost(2)              # two edges leave one port of a symbol whose ways out mean the same
INOUT: Emu = cost(120)           # one edge leaves where another enters
BAD: Emu = cost(1000)            # overlap, touch, or two ways that mean different things in one port
SERIOUS: Emu = cost(100)         # a pair that costs this much is a fault
LABEL_SHORT: Emu = cost(5)       # the first piece is too short for the branch's label
LABEL_LOST: Emu = cost(9)        # the same where labels keep off the grid: then it may find no place at all
ROUNDABOUT: Emu = cost(15)       # an arrow within a row that does not go straight over
CRAMPED: Emu = cost(14)          # the branch's label must lie on a column's line
MISSING: Emu = cost(10_000)      # an edge without any path
NOTICEABLE: Emu = cost(4)        # what an edge pays above its cheapest path before other paths are forced on it
DISTURBED: Emu = cost(5)         # a pair that costs this much makes the other edge answer


def tie(first_piece: Emu) -> Emu:
    """Among equal paths the one that turns near its source wins."""
    return first_piece * 6 // 100
