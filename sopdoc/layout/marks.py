"""Words that are new or no longer there → how they look on paper: with and without colour, on a screen and from a copier.

In the layout such words only carry their mark, since Word shows tracked changes in its own way; PDF and SVG draw what is
said here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from sopdoc.layout.tree import Mark, Paragraph, Piece, Run

NEW, OLD = "0B4F9E", "9E1B0B"      # both dark enough to be read in grey
TINT = {"baru": "E4EEF9", "lama": "FBE6E2"}      # grounds of cells and symbols, light enough for a copier to drop


def decorated(run: Run) -> Run:
    """The run in plain formatting: new words underlined and blue, old ones struck out and red."""
    if not run.mark:
        return run
    look = replace(run.style, underline=True, colour=NEW) if run.mark == "baru" else replace(run.style, strike=True, colour=OLD)
    return replace(run, style=look, mark="")


def decorated_paragraph(paragraph: Paragraph) -> Paragraph:
    """The same lines with all their words in plain formatting."""
    return replace(_changed(paragraph, decorated), mark="")


def marked_paragraph(paragraph: Paragraph, mark: Mark) -> Paragraph:
    """The same lines, all of them new, or gone."""
    return replace(_changed(paragraph, lambda run: replace(run, mark=mark)), mark=mark)


def _changed(paragraph: Paragraph, change: Callable[[Run], Run]) -> Paragraph:
    """The same lines of changed words."""
    marker = change(paragraph.marker) if paragraph.marker else None

    def piece(old: Piece) -> Piece:
        return replace(old, run=marker if marker and old.run is paragraph.marker else change(old.run))

    lines = tuple(replace(line, pieces=tuple(map(piece, line.pieces))) for line in paragraph.lines)
    return replace(paragraph, runs=tuple(map(change, paragraph.runs)), lines=lines, marker=marker)
