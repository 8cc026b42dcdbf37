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
from sopdoc.layout.text.long_words import ZERO_WIDTH_SPACE
from sopdoc.layout.tree import BASELINE, Cell, Line, Paragraph, Piece, Symbol, TextBlock

PICTURE = "Logo instansi"   # what the picture in a cell is, in words
OFFPAGE_BODY = 0.8   # share of a segilima's height above its point: Word centres the words there


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line whose pieces' x counts from (x, y), along the baseline: to the right (angle 0) or upwards (90).

    It belongs to `paragraph`, the one with this `number` in its stack; `spaced`: the next line goes on after a space.
    """

    x: Emu
    y: Emu
    angle: Literal[0, 90]
    line: Line
    paragraph: Paragraph
    number: int
    spaced: bool

    def start(self, piece: Piece) -> Point:
        return Point(self.x + piece.x, self.y) if self.angle == 0 else Point(self.x, self.y - piece.x)


def block_lines(block: TextBlock) -> Iterator[PlacedLine]:
    """Lines between the margins, from the top of the block down."""
    for depth, line, rest in _depths(block.paragraphs):
        yield PlacedLine(block.rect.x, block.rect.y + depth, 0, line, *rest)


def cell_lines(cell: Cell, pad: Emu) -> Iterator[PlacedLine]:
    """Lines of a table cell, by its `valign` or upwards."""
    if cell.vertical:
        yield from _upward_lines(cell, pad)
        return
    rect = cell.rect
    top = rect.y if cell.valign == "atas" else rect.y + (rect.h - stack(cell.paragraphs)) // 2
    for depth, line, rest in _depths(cell.paragraphs):
        yield PlacedLine(rect.x + pad, top + depth, 0, line, *rest)


def _upward_lines(cell: Cell, pad: Emu) -> Iterator[PlacedLine]:
    rect = cell.rect
    left = rect.x + (rect.w - stack(cell.paragraphs)) // 2
    for depth, line, rest in _depths(cell.paragraphs):
        centred = rest[0].align == "tengah"
        start = (rect.h - line.width) // 2 - _offset(line) if centred else pad
        yield PlacedLine(left + depth, rect.bottom - start, 90, line, *rest)


def symbol_lines(symbol: Symbol) -> Iterator[PlacedLine]:
    """Lines inside a symbol; a segilima's stand above its point."""
    rect = symbol.rect
    if symbol.kind == "offpage":
        rect = Rect(rect.x, rect.y, rect.w, round(rect.h * OFFPAGE_BODY))
    return centred_lines(symbol.paragraphs, rect)


def centred_lines(paragraphs: tuple[Paragraph, ...], rect: Rect) -> Iterator[PlacedLine]:
    """Lines in the middle of `rect`, whatever width they were broken to."""
    top = rect.y + (rect.h - stack(paragraphs)) // 2
    for depth, line, rest in _depths(paragraphs):
        yield PlacedLine(rect.x + (rect.w - line.width) // 2 - _offset(line), top + depth, 0, line, *rest)


def stack(paragraphs: tuple[Paragraph, ...]) -> Emu:
    return sum(paragraph.height for paragraph in paragraphs)


def _depths(paragraphs: tuple[Paragraph, ...]) -> Iterator[tuple[Emu, Line, tuple[Paragraph, int, bool]]]:
    """Every line with its baseline's distance from the top of the stack; empty lines only take room."""
    depth = 0
    for number, paragraph in enumerate(paragraphs):
        depth += paragraph.before
        baseline = round(BASELINE * paragraph.line_height)
        spaced = _spaced(paragraph) if len(paragraph.lines) > 1 else (False,)
        for line, space in zip(paragraph.lines, spaced, strict=False):
            if line.pieces:
                yield depth + baseline, line, (paragraph, number, space)
            depth += paragraph.line_height


def _spaced(paragraph: Paragraph) -> list[bool]:
    """For each line: did it end at a space or a forced break, which stand on no line?  Nor does a place to break that shows nothing."""
    words = paragraph.words
    return [words[end:end + 1] in (" ", "\n") for end, _ in line_ends(paragraph)]


def line_ends(paragraph: Paragraph) -> list[tuple[int, int]]:
    """For each line where in the paragraph's words it ends, and where the next one begins."""
    words = paragraph.words
    place, found = 0, []
    for line in paragraph.lines:
        end = place = place + sum(len(piece.run.text) for piece in line.pieces if piece.run is not paragraph.marker)
        while words[place:place + 1] in (" ", "\n", ZERO_WIDTH_SPACE):
            place += 1
        found.append((end, place))
    return found


def _offset(line: Line) -> Emu:
    return line.pieces[0].x if line.pieces else 0
