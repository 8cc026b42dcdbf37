"""A drawing's box → the paragraph that carries it, and where the box stands from there.

A drawing hangs on the row that holds its top left corner, so that it moves along when rows above grow.  Offsets must
not be negative (LibreOffice 25 pushes such a drawing into the cell), so the carrier is the nearest cell to the left
whose paragraph surely stands at the cell's top:

    |  No  |  text  | empty  |  empty  |        ◆ corner in the left margin of its cell: carried by the cell before
    |      |        | carrier| ◆-----  |

Where no cell to the left can carry it, one does whose left margin holds the corner: pushed, it is off by less than that margin,
while on the page it would stay behind when its row moves.  A drawing outside all tables is carried by the paragraph above it and
placed from the paper's corner.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sopdoc.geometry import Emu, Rect
from sopdoc.layout.tree import Cell, Mark, Page, Table, TextBlock

Place = tuple[int, int]        # block of the page, cell or paragraph of the block; (block, LEADING) before a table
LEADING = -1                   # the small paragraph that stands before a table without text above it


class Spot(NamedTuple):
    """A paragraph that can carry drawings; `rect` is its cell or its line.

    `mark`: of its row, with which it comes or goes, and what hangs there; `pad`: from the cell's left edge to its content's.
    """

    place: Place
    rect: Rect
    in_cell: bool
    mark: Mark = ""
    pad: Emu = 0

    def offset(self, box: Rect) -> tuple[Emu, Emu]:
        """The box's place from the cell's paragraph, or from the paper's corner."""
        return (box.x - self.rect.x - self.pad, box.y - self.rect.y) if self.in_cell else (max(0, box.x), max(0, box.y))


def is_blank(cell: Cell) -> bool:
    """Nothing to read inside: its vertical alignment cannot be seen."""
    for paragraph in cell.paragraphs:
        if paragraph.marker:
            return False
        for run in paragraph.runs:
            if run.text:
                return False
    return True


def stands_at_top(cell: Cell) -> bool:
    """Is the cell's first paragraph at its upper edge, and stays there?"""
    return not cell.vertical and (cell.valign == "atas" or cell.picture is not None or is_blank(cell))


def needs_leading(page: Page, block: int) -> bool:
    """Must a small paragraph precede this table: to begin the page, or lest Word joins it to the table above?"""
    return block == 0 or isinstance(page.blocks[block - 1], Table)


def spots(page: Page) -> list[Spot]:
    """Every paragraph of the page that may carry drawings, downwards."""
    found = []
    for number, block in enumerate(page.blocks):
        found += _table_spots(number, block, page) if isinstance(block, Table) else _text_spots(number, block)
    return found


@dataclass(frozen=True, slots=True)
class Carriers:
    """A page's spots to choose from.

    `cells`: by their left edges, from right to left; `beside`: those in no cell, downwards.
    """

    cells: Sequence[tuple[Emu, Emu, Emu, Spot]]
    beside: Sequence[Spot]

    @staticmethod
    def of(candidates: Iterable[Spot]) -> Carriers:
        cells: list[tuple[Emu, Emu, Emu, Spot]] = []
        beside: list[Spot] = []
        for spot in candidates:
            if spot.in_cell:
                rect = spot.rect
                cells.append((rect.x + spot.pad, rect.y, rect.y + rect.h, spot))
            else:
                beside.append(spot)
        return Carriers(sorted(cells, key=lambda cell: -cell[0]), beside)

    def without(self, mark: Mark) -> Carriers:
        """Those that are there when what is so marked is not; themselves, where nothing is."""
        cells = [cell for cell in self.cells if cell[3].mark != mark]
        return self if len(cells) == len(self.cells) else Carriers(cells, self.beside)

    def choose(self, box: Rect) -> Spot:
        """The carrier of a drawing: a cell of its row, else the last paragraph above it, else the first of the page."""
        x, y = box.x, box.y
        for left, top, bottom, spot in self.cells:
            if left <= x and top <= y < bottom:
                return spot
        for left, top, bottom, spot in self.cells:
            if left - spot.pad <= x and top <= y < bottom:
                return spot
        return next((spot for spot in reversed(self.beside) if spot.rect.y <= y), self.beside[0])


def _table_spots(number: int, table: Table, page: Page) -> list[Spot]:
    leading = [Spot((number, LEADING), Rect(table.rect.x, table.rect.y, 0, 0), in_cell=False)] if needs_leading(page, number) else []
    return leading + [
        Spot((number, index), cell.rect, True, table.rows[cell.row].mark, table.pad)
        for index, cell in enumerate(table.cells) if stands_at_top(cell)
    ]


def _text_spots(number: int, block: TextBlock) -> list[Spot]:
    found, y = [], block.rect.y
    for index, paragraph in enumerate(block.paragraphs):
        found.append(Spot((number, index), Rect(block.rect.x, y, block.rect.w, paragraph.height), in_cell=False))
        y += paragraph.height
    return found
