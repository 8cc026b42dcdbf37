"""Page numbers that stand among words: a piece counts its own pages from 1, a document counts on from what stands before it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

NUMBER = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class PageNumbers:
    """How a document numbers the pages of a piece: the first of them is printed `prefix` + `first`."""

    first: int = 1
    prefix: str = ""

    def count(self, page: int) -> int:
        """Which page of the document the piece's page is, both counted from 1."""
        return page - 1 + self.first

    def of(self, page: int) -> str:
        """The number printed at the foot of that page."""
        return f"{self.prefix}{self.count(page)}"


BARE = PageNumbers()       # a sheet of its own


def renumbered(words: str, number: Callable[[int], str]) -> str:
    """Words whose numbers are pages of their piece, every one of them as `number` says it."""
    return NUMBER.sub(lambda found: number(int(found[0])), words)
