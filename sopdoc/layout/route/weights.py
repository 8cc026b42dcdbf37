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
CROSS: Emu = cost(44)            # weights 36/40/42/44/46 gave 52/47/45/44/40 crossings and 3774/3782/3786/3789/3799 bends
MISREAD: Emu = CROSS             # an arrow that reads as another symbol's
FOREIGN: Emu = cost(10)          # a piece in a column or row that lies beyond those of the edge's two symbols
ASTRAY: Emu = 4 * CROSS          # a piece of an arrow between two symbols of one row in another row: any crossing rather than that
MERGE: Emu = cost(7)             # two edges enter one port
HASTY: Emu = cost(6)             # and only right before it
JOIN: Emu = cost(1.5)            # two ways back enter one port,
APART: Emu = cost(6)             # or the same symbol at two
FORK: Emu = cost(2)              # two edges leave one port of a symbol whose ways out mean the same
TANGLE: Emu = cost(30)           # two edges of which each is answered by another one share a port
INOUT: Emu = cost(120)           # one edge leaves where another enters
BAD: Emu = cost(1000)            # overlap, touch, or two ways that mean different things in one port
SERIOUS: Emu = cost(100)         # a pair that costs this much is a fault
LABEL_SHORT: Emu = cost(5)       # the first piece is too short for the branch's label;
LABEL_LOST: Emu = cost(9)        # where labels keep off the grid: then it may find no place,
LABEL_NOWHERE: Emu = cost(24)    # and not where it is wider than the gutter either
SHUN: Emu = cost(30)             # where the line left before, its label found no free place
ROUNDABOUT: Emu = cost(15)       # an arrow within a row that does not go straight over
AROUND: Emu = cost(8)            # and more where it begins or ends on the side that looks away from the other symbol
CRAMPED: Emu = cost(14)          # the branch's label must lie on a column's line
MISSING: Emu = cost(10_000)      # an edge without any path
NOTICEABLE: Emu = cost(4)        # what an edge pays above its cheapest path before other paths are forced on it
DEAR: Emu = cost(32)             # what all edges pay together above their cheapest paths before the search begins again
DISTURBED: Emu = cost(5)         # a pair that costs this much makes the other edge answer


def tie(first_piece: Emu) -> Emu:
    """Among equal paths the one that turns near its source wins."""
    return first_piece * 6 // 100
