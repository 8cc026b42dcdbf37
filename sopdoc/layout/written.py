"""Words of finished pages, and where in the author's files words stand that must not be printed."""

from __future__ import annotations

from collections.abc import Iterator

from sopdoc.diagnostics import Span
from sopdoc.geometry import Rect
from sopdoc.layout.tree import Page, Paragraph, Table, TextBlock
from sopdoc.source.node import MappingNode, Node, ScalarNode, SequenceNode

Stack = tuple[Rect, tuple[Paragraph, ...]]      # content edges left and right, top of the first paragraph

_UNPRINTED = ("tanda tangan", "aturan", "isian kepala")      # keys whose values are settings and no words


def places_of(node: Node | None, words: str) -> Iterator[Span]:
    """Where texts with the words are written."""
    if isinstance(node, ScalarNode):
        if words in node.text:
            yield node.span
    elif isinstance(node, SequenceNode):
        for item in node.items:
            yield from places_of(item, words)
    elif isinstance(node, MappingNode):
        for key, value in node.entries:
            if key.text not in _UNPRINTED:
                yield from places_of(key, words)
                yield from places_of(value, words)


def stacks_of(block: TextBlock | Table) -> Iterator[Stack]:
    """The paragraphs of a block, cell by cell, with their places."""
    if isinstance(block, TextBlock):
        yield block.rect, block.paragraphs
        return
    for cell in block.cells:
        rect = cell.rect
        yield Rect(rect.x + block.pad, rect.y, rect.w - 2 * block.pad, rect.h), cell.paragraphs


def paragraphs_of(page: Page) -> Iterator[Paragraph]:
    """Every paragraph on a page: of its tables, its foot, its symbols and its lines' labels."""
    blocks = (*page.blocks, *((page.footer,) if page.footer else ()))
    for block in blocks:
        for _, paragraphs in stacks_of(block):
            yield from paragraphs
    for symbol in page.symbols:
        yield from symbol.paragraphs
    for label in page.labels:
        yield from label.paragraphs


def words_in(paragraph: Paragraph) -> str:
    return "".join((paragraph.marker.text if paragraph.marker else "", *(run.text for run in paragraph.runs)))
