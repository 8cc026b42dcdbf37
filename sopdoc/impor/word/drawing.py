"""What is anchored in a Word document → shapes and lines at their places, whether DrawingML or VML says it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from sopdoc.impor.office.drawing import GROUPS, OTHER, SHAPES, Drawing, Reader, Run
from sopdoc.impor.office.ink import name_of
from sopdoc.impor.page import Box
from sopdoc.impor.word.content import Anchored
from sopdoc.impor.word.spot import ANCHORS
from sopdoc.impor.word.vml import VmlReader


@dataclass(frozen=True)
class Drawings:
    """`related`: pictures by the ids of their relations; `words`: of a shape; `glue`: what lines of VML are glued to, by their ids."""

    related: Mapping[str, tuple[str, str]]
    words: Callable[[Element], Iterable[Run]]
    glue: Mapping[str, tuple[str, str]]

    def drawn(self, anchored: Sequence[tuple[Anchored, Box]]) -> Drawing:
        """All of one page.  An id means a shape of the same drawing, else the only one on the page that has it."""
        own = list(_numbered([one.element for one, _ in anchored]))
        count = Counter(name for numbers in own for name in numbers)
        whole = {name: number for numbers in own for name, number in numbers.items() if count[name] == 1}
        reader = Reader(self.related, self.words, whole, turned_anchors=False)
        old = VmlReader(self.related, self.words, whole, self.glue, reader.shapes, reader.lines, reader.refused)
        for (one, box), numbers in zip(anchored, own, strict=True):
            reader.refused.anchor = one.element
            if one.strange:
                reader.refused.tell(one.element, box, one.strange)
            elif name_of(one.element) in ANCHORS:
                reader.numbers = whole | numbers
                roots = list(_roots(one.element))
                for root in roots:
                    reader.read(root, box, _name(one.element))
                if not roots:
                    reader.refused.tell(one.element, box, OTHER)
            else:
                old.read(one.element, box)
        return reader.drawing


def _roots(anchor: Element) -> Iterator[Element]:
    for data in anchor.iterfind("{*}graphic/{*}graphicData"):
        yield from (one for one in data if name_of(one) in (*SHAPES, *GROUPS))


def _name(anchor: Element) -> str:
    """The id that a shape which is alone has from its anchor."""
    named = anchor.find("{*}docPr")
    return "" if named is None else named.get("id", "")


def _numbered(elements: Iterable[Element]) -> Iterator[dict[str, int]]:
    """For each drawing its shapes' ids with their numbers; a shape that is alone has all its names for one."""
    first = 1
    for element in elements:
        names = list(dict.fromkeys(_ids(element)))
        alone = name_of(element) in ANCHORS and not any(name_of(root) in GROUPS for root in _roots(element))
        yield {name: first + number * (not alone) for number, name in enumerate(names)}
        first += len(names)


def _ids(element: Element) -> list[str]:
    """Of an anchor and of what it holds, or of VML's shapes."""
    if name_of(element) in ANCHORS:
        return [_name(element), *(one.get("id", "") for one in element.iter() if name_of(one) == "cNvPr")]
    return [name for one in element.iter() if (name := one.get("id"))]
