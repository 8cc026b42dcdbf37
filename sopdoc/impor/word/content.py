"""What a Word document says, before anybody knows where it stands: paragraphs and tables in their order, numbered as Word numbers them.

Lengths are points.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from sopdoc.impor.office.drawing import Run

Align = str         # "left", "center", "right"


@dataclass(frozen=True, slots=True)
class Side:
    """One way of a place: `frame`: what it is relative to; `align`: "" where the offset counts, in points."""

    frame: str
    offset: float = 0.0
    align: str = ""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something is drawn.  `in_cell`: is a cell its page?  `inline`: it stands in the text like a letter."""

    across: Side
    down: Side
    width: float
    height: float
    in_cell: bool = True
    inline: bool = False


@dataclass(frozen=True, slots=True)
class Anchored:
    """A `wp:anchor`, a `wp:inline`, or a shape of VML, and where it says it stands.  `single`: one shape that is no line; `strange`: why
    it stands nowhere.
    """

    element: Element
    spot: Spot
    single: bool
    strange: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`runs`: with its number before; `drawings`: what is anchored to it; `pitch`: from line to line; `breaks`: does a page end before
    it, and after it?  `bare`: it has a number and no words.
    """

    runs: tuple[Run, ...]
    size: float
    pitch: float
    align: Align = "left"
    before: float = 0.0
    after: float = 0.0
    drawings: tuple[Anchored, ...] = ()
    breaks: tuple[bool, bool] = (False, False)
    bare: bool = False

    @property
    def text(self) -> str:
        return "".join(text for text, _, _ in self.runs)


@dataclass(frozen=True, slots=True)
class Cell:
    """`row` and `column` count from 0 in the table's grid, `rows` and `columns` are how many it covers.

    `sink`: the part of its free room that stands above its text: 0, 0.5 or 1.
    """

    row: int
    column: int
    rows: int
    columns: int
    blocks: tuple[Block, ...]
    sink: float = 0.0

    @property
    def text(self) -> str:
        return " ".join(block.text for block in self.blocks if isinstance(block, Paragraph)).strip()


@dataclass(frozen=True, slots=True)
class Height:
    """Of a row, as the file says; `exact`: whatever stands in it."""

    points: float = 0.0
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """`left`: of its edge from the text's, where it is not in the middle or at the right; `pad`: a cell's, at the left and the right."""

    widths: tuple[float, ...]
    heights: tuple[Height, ...]
    cells: tuple[Cell, ...]
    left: float = 0.0
    align: Align = "left"
    pad: float = 5.4


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Paper:
    """Of a section: its page, and the margins at the left, above, at the right, below."""

    width: float = 595.3
    height: float = 841.9
    margins: tuple[float, float, float, float] = (72.0, 72.0, 72.0, 72.0)


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks on one kind of paper, from one page break to the next; `behind`: the lines of a watermark."""

    blocks: tuple[Block, ...]
    paper: Paper
    behind: tuple[str, ...] = ()


def drawings_in(blocks: tuple[Block, ...]) -> Iterator[Anchored]:
    """In the order of the document."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from block.drawings
        else:
            for cell in block.cells:
                yield from drawings_in(cell.blocks)
