"""Dates as a page's calendar has them, and as their author writes them: who wrote words gets words again."""

from __future__ import annotations

from sopdoc.diagnostics import Report
from sopdoc.edit.change import Path
from sopdoc.model.decode_identitas import decode_tanggal
from sopdoc.model.nilai import Tanggal
from sopdoc.source.node import Node, ScalarNode

DATE = "tanggal"        # begins every key whose value is one


def is_date(path: Path) -> bool:
    return bool(path) and isinstance(path[-1], str) and path[-1].startswith(DATE)


def iso_of(node: Node | None) -> str:
    """2026-01-12, or 2026-01 where the day is still open; "" for what is no date."""
    found = _read(node)
    return found.iso() if found else ""


def as_written(node: Node | None, words: str) -> str:
    """A date from the calendar in the manner of what stood there."""
    before, new = _read(node), _read(ScalarNode(words, node.span)) if node else None
    return new.cetak() if before and before.tertulis and new and not new.tertulis else words


def _read(node: Node | None) -> Tanggal | None:
    return decode_tanggal(node, "tanggal", Report()) if isinstance(node, ScalarNode) else None
