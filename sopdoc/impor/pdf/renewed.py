"""A PDF that is opened anew after so many of its pages: pdfium keeps what it read of a page, 2 MB of most, until the document is closed.

    page 1 … 40 ─▶ closed, opened ─▶ page 41 … 80 ─▶ …      what was changed in the document itself is changed again
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from sopdoc.impor.pdf.paper import on_paper

MOST = 40               # pages; opening takes as long as reading one


@dataclass(slots=True)
class Renewed:
    """As an open `pypdfium2.PdfDocument`, its pages on paper; a page that was opened is closed before the next one is.

    `turned`: by the page's index, how it is turned since somebody read it.
    """

    opened: Callable[[], Any]
    turned: dict[int, int] = field(default_factory=dict)
    _document: Any = field(init=False)
    _known: set[int] = field(default_factory=set, init=False)

    def __post_init__(self) -> None:
        self._document = self.opened()

    def __len__(self) -> int:
        return len(self._document)

    def __getitem__(self, index: int) -> Any:
        if index in self._known:
            return self._document[index]
        if len(self._known) == MOST:
            self._document.close()
            self._document = self.opened()
            self._known.clear()
        self._known.add(index)
        page = on_paper(self._document, index)
        if index in self.turned:
            page.set_rotation(self.turned[index])
        return page

    def get_metadata_dict(self) -> dict[str, str]:
        told: dict[str, str] = self._document.get_metadata_dict()
        return told


def turn(document: Any, index: int, page: Any, quarters: int) -> None:
    """Turns an open page by quarters to the right, in the document itself: whoever opens it later has it so."""
    page.set_rotation((page.get_rotation() + 90 * quarters) % 360)
    if isinstance(document, Renewed):
        document.turned[index] = page.get_rotation()
