"""Names for the parts of a laid out page, so that what is painted and what it means find each other.

    (block, cell, paragraph, part)      words: cell NONE in a text block; part 0 is a list's marker, others see `link_parts`
    (block, cell, NONE, 0)              the picture in a cell
    (SYMBOL, n, NONE, 0)                a symbol's outline; (SYMBOL, n, paragraph, part) the words inside
    (DRAWING, block, 0, 0)              connectors, dots and labels over a table; block NONE where there is no table
    (SIGN, n, 0, 0)                     a connector that joins nothing: the picture of one
    (FOOT, NONE, paragraph, part)       the foot of the page
    (CODE, n, 0, 0)                     a code to be scanned
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sopdoc.geometry import Point
from sopdoc.layout.tree import Paragraph, Table, TextBlock
from sopdoc.render.items import Spot

NONE = -1
SYMBOL, DRAWING, SIGN, FOOT, CODE = -2, -3, -4, -5, -6
MARKER = 0


def link_parts(paragraph: Paragraph) -> Iterator[tuple[int, str]]:
    """(part, target of its link or "") in reading order: the words begin with part 1, and a new one at every change of link."""
    part, link = 1, ""
    yield part, link
    if any(run.link for run in paragraph.runs):
        for line in paragraph.lines:
            for piece in line.pieces:
                if piece.run.link != link and piece.run is not paragraph.marker:
                    part, link = part + 1, piece.run.link
                    yield part, link


def block_at(blocks: Sequence[TextBlock | Table], point: Point) -> int:
    """The table that a place of the page lies in; NONE outside of all."""
    for index, block in enumerate(blocks):
        if isinstance(block, Table) and block.rect.contains(point):
            return index
    return NONE


def drawing_spot(blocks: Sequence[TextBlock | Table], point: Point) -> Spot:
    """What the lines and labels at a place of the page belong to."""
    return DRAWING, block_at(blocks, point), 0, 0
