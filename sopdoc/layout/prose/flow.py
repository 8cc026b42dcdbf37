"""Paragraphs and table rows → pages: what does not fit goes on, tables with their header rows repeated.

    flow = Flow(setter)
    flow.title("DAFTAR SOP")          heading, kept with what follows
    flow.text(paragraphs)
    flow.table(edges, head, rows)
    flow.layout(…)                    the pages as a Layout
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from sopdoc.geometry import Emu, Rect, pt, snap, snap_up
from sopdoc.layout.grid import ALL_SIDES, Box, BoxRow, Side, make_table, stacked
from sopdoc.layout.prose.page import Setter
from sopdoc.layout.prose.split import split_paragraph, split_stack
from sopdoc.layout.sheet import PAD, PAD_Y, SLACK, STROKE_CONNECTOR, STROKE_SYMBOL
from sopdoc.layout.text.measure import safe_height, set_paragraph
from sopdoc.layout.text.paragraphs import room_for, stack_height
from sopdoc.layout.tree import Connector, Dot, Head, Label, Layout, Page, Paragraph, Symbol, Table, TextBlock
from sopdoc.layout.watermark import own_watermark

AFTER_TITLE: Emu = snap(pt(10))
LEAST_BELOW: Emu = pt(60)        # a heading is not left alone at the foot of a page


@dataclass(frozen=True, slots=True)
class TextCell:
    """A cell of a row: its paragraphs over `span` columns; `head`: it is a heading."""

    paragraphs: tuple[Paragraph, ...] = ()
    span: int = 1
    fill: str = ""
    borders: tuple[Side, ...] = ALL_SIDES
    vertical: bool = False
    valign: Literal["atas", "tengah"] = "atas"
    head: Head = ""


@dataclass(frozen=True, slots=True)
class TextRow:
    """A row; `keep`: it stays on the page of the next row.  `height`: at least so high.

    `on_top`: its first cell where it begins a page in the middle of its table, if another one.
    """

    cells: tuple[TextCell, ...]
    keep: bool = False
    height: Emu = 0
    on_top: TextCell | None = None


@dataclass(slots=True)
class OpenPage:
    """A page while it is filled."""

    blocks: list[TextBlock | Table] = field(default_factory=list)
    symbols: list[Symbol] = field(default_factory=list)
    connectors: list[Connector] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
    dots: list[Dot] = field(default_factory=list)

    def closed(self, number: int) -> Page:
        """The page, without what stands in its margins."""
        return Page(number, tuple(self.blocks), tuple(self.symbols), tuple(self.connectors), tuple(self.labels), tuple(self.dots))


class Flow:
    """Fills pages from the top, the first one from `start` down; `y` is where the next thing goes."""

    def __init__(self, setter: Setter, start: Emu | None = None) -> None:
        self.setter, self.body = setter, setter.sheet.body
        self.pages = [OpenPage()]
        self.start = self.y = self.body.y if start is None else start

    @property
    def room(self) -> Emu:
        return self.body.bottom - SLACK - self.y

    @property
    def page(self) -> OpenPage:
        return self.pages[-1]

    def new_page(self) -> None:
        if self.page.blocks or self.start != self.body.y:
            self.pages.append(OpenPage())
        self.start = self.y = self.body.y

    def title(self, text: str, part: str = "bab", before: Emu = 0, after: Emu = AFTER_TITLE) -> None:
        """A heading of the document, centred."""
        paragraph = self.setter.line(text, part, align="tengah", before=before, tebal=True)
        if safe_height(paragraph) + LEAST_BELOW > self.room:
            self.new_page()
        self.heading((paragraph,))
        self.y += after

    def heading(self, paragraphs: tuple[Paragraph, ...], again: bool = False) -> None:
        """A heading as it is set, in one block; `again`: it stood on an earlier page."""
        self._put(paragraphs, heading=True, again=again)

    def text(self, paragraphs: Iterable[Paragraph], indent: Emu = 0) -> None:
        """Paragraphs one after the other; a page ends between two of them or inside a long one."""
        waiting, block = list(paragraphs), list[Paragraph]()
        while waiting:
            paragraph = waiting.pop(0) if block or self.page.blocks else replace(waiting.pop(0), before=0)
            room = self.room - stack_height(tuple(block))
            if safe_height(paragraph) <= room:
                block.append(paragraph)
                continue
            parts = split_paragraph(paragraph, room, self.body.w - indent, self.setter.sheet.fonts)
            if not parts and not block and self.y == self.start:      # two or three lines that fill a page: they stand as they are
                block.append(paragraph)
                continue
            block += parts[:1] if parts else ()
            waiting.insert(0, parts[1] if parts else paragraph)
            self._put_all(block, indent)
            self.new_page()
            block = []
        self._put_all(block, indent)

    def together(self, paragraphs: tuple[Paragraph, ...], indent: Emu, below: Emu, on_top: Emu) -> None:
        """Paragraphs on one page, `below` under what stands there, or so far from the head of a page of their own."""
        if not self.has_room(paragraphs, below):
            self.new_page()
        self.space(below if self.page.blocks else on_top)
        self.text(paragraphs, indent)

    def has_room(self, paragraphs: tuple[Paragraph, ...], below: Emu) -> bool:
        return stack_height(paragraphs) + below <= self.room

    def _put_all(self, block: list[Paragraph], indent: Emu) -> None:
        if block:
            self._put(tuple(block), indent=indent)

    def space(self, height: Emu) -> None:
        self.y += snap(height)

    def down_to(self, y: Emu) -> None:
        """What follows stands at `y`, unless something stands there already."""
        self.y = max(self.y, snap(y))

    def leave(self, height: Emu) -> None:
        """Room for a drawing from `y` down, as a block of text, so that what follows stands below it in Word too."""
        top, empty = self._top(), set_paragraph((), self.body.w, self.setter.sheet.fonts)
        self.space(height)
        self.page.blocks.append(TextBlock(Rect(self.body.x, top, self.body.w, self.y - top), (empty,)))

    def _put(self, paragraphs: tuple[Paragraph, ...], heading: bool = False, indent: Emu = 0, again: bool = False) -> None:
        """A block at `y`; space left above it becomes the first paragraph's own, for Word."""
        top = self._top()
        first = replace(paragraphs[0], before=paragraphs[0].before + self.y - top)
        placed = (first, *paragraphs[1:])
        height = stack_height(placed)
        self.page.blocks.append(TextBlock(Rect(self.body.x + indent, top, self.body.w - indent, height), placed, heading, again))
        self.y = top + height

    def table(
        self, edges: Sequence[Emu], head: Sequence[TextRow], rows: Sequence[TextRow], name: str, pad: Emu = PAD,
        again: tuple[Paragraph, ...] = (),
    ) -> None:
        """A table between `edges`, broken over pages as often as needed, with the heading `again` over what does not stand here.

        `pad`: the cells' left and right margins.
        """
        heights, above = [row_height(row) for row in rows], [row_height(row) for row in head]
        start, fresh = 0, all(isinstance(block, TextBlock) and block.heading for block in self.page.blocks)
        rows = list(rows)
        while start < len(rows):
            if start and rows[start].on_top:
                rows[start] = _topped(rows[start])
                heights[start] = row_height(rows[start])
            count = self._fitting(rows, heights, start, sum(above))
            if count == 0 and self.page.blocks and not fresh:
                self.new_page()
                if again:
                    self.heading(again, again=True)
                fresh = True
                continue
            if count == 0:                               # a row higher than a page
                count = 1
                parts = self._split(rows[start], edges, self.room - sum(above), pad)
                if parts[1] != replace(rows[start], height=0):
                    rows[start:start + 1] = parts
                    heights[start:start + 1] = map(row_height, parts)
            self._place(edges, (*head, *rows[start:start + count]), (*above, *heights[start:start + count]), len(head), name, pad)
            start, fresh = start + count, False

    def _top(self) -> Emu:
        return self.page.blocks[-1].rect.bottom if self.page.blocks else self.start

    def _split(self, row: TextRow, edges: Sequence[Emu], room: Emu, pad: Emu) -> tuple[TextRow, TextRow]:
        """What of a row fits into `room`, and a row with the rest."""
        first, rest, column = [], [], 0
        for cell in row.cells:
            width = edges[column + cell.span] - edges[column] - 2 * pad
            taken, left = split_stack(cell.paragraphs, room - PAD_Y, width, self.setter.sheet.fonts)
            first.append(replace(cell, paragraphs=taken))
            rest.append(replace(cell, paragraphs=left))
            column += cell.span
        return replace(row, cells=tuple(first)), replace(row, cells=tuple(rest), height=0)

    def _fitting(self, rows: Sequence[TextRow], heights: Sequence[Emu], start: int, above: Emu) -> int:
        """How many rows fit here; rows that stay with the next one are not the last."""
        room, count = self.room - above, 0
        while start + count < len(rows) and heights[start + count] <= room:
            room -= heights[start + count]
            count += 1
        if start + count < len(rows):
            while count and rows[start + count - 1].keep:
                count -= 1
        return count

    def _place(self, edges: Sequence[Emu], rows: Sequence[TextRow], heights: Sequence[Emu], head: int, name: str, pad: Emu) -> None:
        boxes = []
        for number, row in enumerate(rows):
            column = 0
            for cell in row.cells:
                right = column + cell.span
                boxes.append(Box(
                    number, edges[column], edges[right], cell.paragraphs, fill=cell.fill, borders=cell.borders, vertical=cell.vertical,
                    valign=cell.valign, head=cell.head,
                ))
                column = right
        self._widen()
        table = replace(make_table(boxes, heights, self.y, head, name), pad=pad)
        self.page.blocks.append(table)
        self.y = table.rect.bottom

    def hang(self, rows: Sequence[BoxRow], name: str) -> None:
        """A table of these rows, where the flow stands."""
        self._widen()
        table = stacked(rows, self.y, name)
        self.page.blocks.append(table)
        self.y = table.rect.bottom

    def _widen(self) -> None:
        """Blocks stand under each other without gaps: free space belongs to the text above the table."""
        blocks = self.page.blocks
        if blocks and isinstance(blocks[-1], TextBlock):
            rect = blocks[-1].rect
            blocks[-1] = replace(blocks[-1], rect=Rect(rect.x, rect.y, rect.w, self.y - rect.y))
        else:
            self.y = self._top()

    def layout(self, title: str = "") -> Layout:
        """The filled pages."""
        sheet = self.setter.sheet
        pages = tuple(page.closed(number) for number, page in enumerate(self.pages, 1))
        return Layout(
            title, "", "", sheet.profile.kertas, sheet.profile.margin, sheet.fonts, STROKE_SYMBOL, STROKE_CONNECTOR, pages, (),
            watermark=own_watermark(sheet),
        )


def row_height(row: TextRow) -> Emu:
    """What its words need, and what it shall have at least."""
    words = max((room_for(cell.paragraphs) for cell in row.cells if not cell.vertical), default=0)
    return max(snap_up(words + PAD_Y), snap_up(row.height))


def _topped(row: TextRow) -> TextRow:
    """A row as it stands at the head of a page."""
    return replace(row, cells=(row.on_top, *row.cells[1:]), on_top=None) if row.on_top else row


def edges_of(setter: Setter, shares: Sequence[float]) -> tuple[Emu, ...]:
    """Column edges over the body's width, in these shares."""
    total, at, edges = sum(shares), 0.0, [setter.sheet.body.x]
    for share in shares[:-1]:
        at += share
        edges.append(snap(round(setter.sheet.body.x + setter.sheet.body.w * at / total)))
    return (*edges, setter.sheet.body.right)
