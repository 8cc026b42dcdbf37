"""Placed paragraphs → where each line's baseline begins; the one place that knows how text stands in its box.

    cell, "atas"      cell, "tengah"     symbol, label       vertical cell
    ┌──────────┐      ┌──────────┐      ┌──────────┐        ┌─────┐
    │Words     │      │          │      │          │        │  s  │
    │          │      │Words     │      │  Words   │        │  d  │ runs upwards,
    └──────────┘      └──────────┘      └──────────┘        └─W…──┘ block centred
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from sopdoc.geometry import Emu, Point, Rect
from sopdoc.layout.tree import BASELINE, Cell, Line, Paragraph, Piece, Symbol, TextBlock

OFFPAGE_BODY = 0.8   # share of a segilima's height above its point: Word centres the words there


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line whose pieces' x counts from (x, y), along the baseline: to the right (angle 0) or upwards (90)."""

    x: Emu
    y: Emu
    angle: Literal[0, 90]
    line: Line

    def start(self, piece: Piece) -> Point:
        return Point(self.x + piece.x, self.y) if self.angle == 0 else Point(self.x, self.y - piece.x)


def block_lines(block: TextBlock) -> Iterator[PlacedLine]:
    """Lines between the margins, from the top of the block down."""
    for depth, _, line in _depths(block.paragraphs):
        yield PlacedLine(block.rect.x, block.rect.y + depth, 0, line)


def cell_lines(cell: Cell, pad: Emu) -> Iterator[PlacedLine]:
    """Lines of a table cell, by its `valign` or upwards."""
    if cell.vertical:
        yield from _upward_lines(cell, pad)
        return
    rect = cell.rect
    top = rect.y if cell.valign == "atas" else rect.y + (rect.h - stack(cell.paragraphs)) // 2
    for depth, _, line in _depths(cell.paragraphs):
        yield PlacedLine(rect.x + pad, top + depth, 0, line)


def _upward_lines(cell: Cell, pad: Emu) -> Iterator[PlacedLine]:
    rect = cell.rect
    left = rect.x + (rect.w - stack(cell.paragraphs)) // 2
    for depth, paragraph, line in _depths(cell.paragraphs):
        centred = paragraph.align == "tengah"
        start = (rect.h - line.width) // 2 - _offset(line) if centred else pad
        yield PlacedLine(left + depth, rect.bottom - start, 90, line)


def symbol_lines(symbol: Symbol) -> Iterator[PlacedLine]:
    """Lines inside a symbol; a segilima's stand above its point."""
    rect = symbol.rect
    if symbol.kind == "offpage":
        rect = Rect(rect.x, rect.y, rect.w, round(rect.h * OFFPAGE_BODY))
    return centred_lines(symbol.paragraphs, rect)


def centred_lines(paragraphs: tuple[Paragraph, ...], rect: Rect) -> Iterator[PlacedLine]:
    """Lines in the middle of `rect`, whatever width they were broken to."""
    top = rect.y + (rect.h - stack(paragraphs)) // 2
    for depth, _, line in _depths(paragraphs):
        yield PlacedLine(rect.x + (rect.w - line.width) // 2 - _offset(line), top + depth, 0, line)


def stack(paragraphs: tuple[Paragraph, ...]) -> Emu:
    return sum(paragraph.height for paragraph in paragraphs)


def _depths(paragraphs: tuple[Paragraph, ...]) -> Iterator[tuple[Emu, Paragraph, Line]]:
    """Every line with its baseline's distance from the top of the stack; empty lines only take room."""
    depth = 0
    for paragraph in paragraphs:
        depth += paragraph.before
        baseline = round(BASELINE * paragraph.line_height)
        for line in paragraph.lines:
            if line.pieces:
                yield depth + baseline, paragraph, line
            depth += paragraph.line_height


def _offset(line: Line) -> Emu:
    return line.pieces[0].x if line.pieces else 0
