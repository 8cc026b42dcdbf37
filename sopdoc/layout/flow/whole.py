"""A page of a flow that only one of two versions has → all that stands on it, marked: titles, header and drawings too."""

from __future__ import annotations

from dataclasses import replace

from sopdoc.layout.flow.attempt import FlowPage
from sopdoc.layout.marks import marked_paragraph
from sopdoc.layout.tree import Cell, Mark, Table, TextBlock


def as_a_whole(page: FlowPage, mark: Mark) -> FlowPage:
    """What stands under the table is marked where it is the flow's own; a signature belongs to both versions."""
    title, table, *below = page.blocks
    assert isinstance(title, TextBlock)
    assert isinstance(table, Table)
    title = replace(title, paragraphs=tuple(marked_paragraph(p, mark) for p in title.paragraphs))
    return replace(
        page, blocks=(title, _table(table, mark), *below), symbols=tuple(replace(one, mark=mark) for one in page.symbols),
        connectors=tuple(replace(one, mark=mark) for one in page.connectors), labels=tuple(replace(one, mark=mark) for one in page.labels),
        dots=tuple(replace(one, mark=mark) for one in page.dots),
    )


def _table(table: Table, mark: Mark) -> Table:
    rows = tuple(replace(row, mark=mark) for row in table.rows)
    return replace(table, rows=rows, cells=tuple(_cell(cell, mark) if table.rows[cell.row].header else cell for cell in table.cells))


def _cell(cell: Cell, mark: Mark) -> Cell:
    return replace(cell, paragraphs=tuple(marked_paragraph(p, mark) for p in cell.paragraphs), mark=mark)
