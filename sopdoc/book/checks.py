"""The book's own checks, before anything is drawn (SOP530 …)."""

from __future__ import annotations

from collections.abc import Sequence

from sopdoc.book.definition import BookDefinition
from sopdoc.book.fakta import FaktaSop
from sopdoc.diagnostics import Report


def check_book(book: BookDefinition, fakta: Sequence[FaktaSop], report: Report) -> None:
    """Declared count, numbers, names, references, units and officials."""
