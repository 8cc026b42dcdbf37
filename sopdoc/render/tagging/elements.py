"""What a document means: structure elements in reading order, and the painted content that belongs to each.

    Element("Table")─┬─Element("TR")─┬─Element("TH")──Content(page, spots)      `spots` says what the spots of a page are
                     │               └─Element("TD")──Element("Figure", alt="Kegiatan 6, keputusan, …")
                     └─Element("TR") …
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sopdoc.geometry import Rect
from sopdoc.layout.tree import SignatureField
from sopdoc.render.items import Spot

Fact = tuple[str, str | int]      # an attribute of PDF's standard structure types: ("Scope", "Column"), ("RowSpan", 2)


@dataclass(frozen=True, slots=True)
class Content:
    """What is painted at some spots of a page (index from 0)."""

    page: int
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class Element:
    """A structure element by its standard type (ISO 32000-1, 14.8.4).

    `alt` says it in words (`paged`: with numbers of pages), `box` is a figure's place on its page, `target` the definition that a
    link leads to, `field` the room for a signature.
    """

    tag: str
    kids: Kids = ()
    facts: tuple[Fact, ...] = ()
    alt: str = ""
    paged: bool = False
    box: Rect | None = None
    target: str = ""
    field: SignatureField | None = None


Kids = tuple[Element | Content, ...]


def contents(elements: Iterable[Element]) -> Iterator[tuple[Content, str]]:
    """Everything painted that belongs to an element, with the element's type."""
    for element in elements:
        for kid in element.kids:
            if isinstance(kid, Content):
                yield kid, element.tag
            else:
                yield from contents((kid,))
