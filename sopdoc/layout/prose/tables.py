"""Rows of tables in prose: header rows, cells of words, shaded group rows."""

from __future__ import annotations

from collections.abc import Sequence

from sopdoc.geometry import Emu
from sopdoc.layout.prose.flow import TextCell, TextRow
from sopdoc.layout.prose.page import Setter
from sopdoc.layout.tree import Align, Run

Runs = tuple[Run, ...]


def head_row(setter: Setter, titles: Sequence[str], edges: Sequence[Emu]) -> TextRow:
    """Column titles, bold and centred on the profile's shade."""
    fill = setter.sheet.profile.isian_kepala
    return TextRow(tuple(
        TextCell(setter.cell((setter.run(title, tebal=True),), edges[i + 1] - edges[i], "tengah"), fill=fill)
        for i, title in enumerate(titles)
    ))


def row(setter: Setter, contents: Sequence[Runs], edges: Sequence[Emu], aligns: Sequence[Align], keep: bool = False) -> TextRow:
    """One cell a column."""
    return TextRow(tuple(
        TextCell(setter.cell(runs, edges[i + 1] - edges[i], aligns[i])) for i, runs in enumerate(contents)
    ), keep)
