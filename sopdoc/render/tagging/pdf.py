"""Elements and the marks of the drawn pages → structure elements as PDF text, with numbers that a document puts in later.

A piece's objects are numbered from 0: its pages first, then its elements.  The text has a place for every number, so that
binding a piece into a document is one formatting of one string, however many elements it has.

    0 … k − 1 pages │ k … elements, the piece's own section first
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, chain

from sopdoc.geometry import Emu, Rect
from sopdoc.layout.tree import SignatureField
from sopdoc.render.items import Link, Spot
from sopdoc.render.numbers import Points
from sopdoc.render.pages_said import PageNumbers, renumbered
from sopdoc.render.pdf.file import pdf_text
from sopdoc.render.tagging.elements import Content, Element, Fact

ROOT = 4             # the object that all pieces hang under: the structure element of the document
OWNERS = {"Scope": "Table", "RowSpan": "Table", "ColSpan": "Table", "ListNumbering": "List"}     # of attributes, ISO 32000-1, 14.8.5
NEEDED = frozenset({"Sect", "TR", "TH", "TD"})      # elements that are there though there is nothing in them


@dataclass(frozen=True, slots=True)
class LinkElement:
    """A link's element: its number and its parent's, where its text is to stand among the numbers, what is marked as its words,
    and its boxes on the page."""

    number: int
    parent: int
    place: int
    page: int
    marks: tuple[int, ...]
    boxes: tuple[Rect, ...]
    target: str
    words: str


@dataclass(frozen=True, slots=True)
class FieldElement:
    """A field's element: as a link's."""

    number: int
    parent: int
    place: int
    page: int
    field: SignatureField


@dataclass(frozen=True, slots=True)
class PagedWords:
    """An alternative text whose numbers are pages of the piece, and where it is to stand among the numbers."""

    place: int
    words: str


@dataclass(frozen=True, slots=True)
class Structure:
    """The elements of a piece: `text`, an element a line with %d for each of `numbers` and %s for each link, field and paged text.

    `owners`: for each page, the elements that its marks 0, 1, … belong to.
    """

    text: str
    numbers: tuple[int, ...]
    links: tuple[LinkElement, ...]
    owners: tuple[tuple[int, ...], ...]
    fields: tuple[FieldElement, ...] = ()
    paged: tuple[PagedWords, ...] = ()

    @property
    def size(self) -> int:
        """How many elements there are."""
        return self.text.count("\n") + 1


@dataclass(frozen=True, slots=True)
class Marked:
    """A drawn page: the marks of every spot, in the order of drawing, and its links."""

    marks: Mapping[Spot, Sequence[int]]
    links: Sequence[Link]
    words: Mapping[Spot, str]
    height: Emu


def write_structure(elements: Iterable[Element], pages: Sequence[Marked], points: Points) -> Structure:
    """The elements that have something marked, and those that a table needs."""
    writer = _Writer(pages, points)
    section = Element("Sect", tuple(elements))
    writer.element(section, None)
    starts = list(accumulate(map(len, writer.numbers), initial=0))
    links = tuple(replace(link, place=starts[link.place]) for link in writer.links)
    fields = tuple(replace(field, place=starts[field.place]) for field in writer.fields)
    owners = tuple(tuple(page[mark] for mark in range(len(page))) for page in writer.owners)
    paged = tuple(PagedWords(starts[place] + len(writer.numbers[place]) - 1, words) for place, words in writer.paged)
    return Structure("\n".join(writer.texts), tuple(chain.from_iterable(writer.numbers)), links, owners, fields, paged)


def numbered(structure: Structure, base: int, pages: PageNumbers, links: Iterable[str], fields: Iterable[str]) -> list[str]:
    """The elements in a document where the piece's numbers begin with `base`, those of its pages with `pages`; `links` and `fields`
    are the texts of those elements."""
    numbers: list[int | str] = [number + base for number in structure.numbers]
    for paged in structure.paged:
        numbers[paged.place] = pdf_text(renumbered(paged.words, pages.of))
    places = [*(link.place for link in structure.links), *(field.place for field in structure.fields)]
    for place, text in zip(places, (*links, *fields), strict=True):
        numbers[place] = text
    return (structure.text % tuple(numbers)).split("\n")


class _Writer:
    """Texts and numbers of the elements so far, in the order of their numbers."""

    def __init__(self, pages: Sequence[Marked], points: Points) -> None:
        self.pages, self.points = pages, points
        self.texts: list[str] = []
        self.numbers: list[tuple[int, ...]] = []
        self.links: list[LinkElement] = []
        self.fields: list[FieldElement] = []
        self.paged: list[tuple[int, str]] = []      # place of an element, its alternative text
        self.owners: list[dict[int, int]] = [{} for _ in pages]

    def element(self, element: Element, parent: int | None) -> int | None:
        """Writes an element and all below it; returns its number, None for one with nothing in it."""
        place = len(self.texts)
        number = len(self.pages) + place
        if not element.kids and parent is not None:
            return self.empty(element, number, parent)
        if element.field is not None and parent is not None:
            return self.form(element, number, parent, element.field)
        self.texts.append("")
        self.numbers.append(())
        pages, kids, kid_numbers = self.kids(element, number)
        if not kids and element.tag not in NEEDED:
            del self.texts[place:], self.numbers[place:]
            return None
        if element.target:
            self.link(element, place, parent, pages)
            return number
        up, numbers = ("%d 0 R", [parent]) if parent is not None else (f"{ROOT} 0 R", [])
        text = f"<</S/{element.tag}/P {up}"
        if pages:
            text += "/Pg %d 0 R"
            numbers.append(pages[0])
        if kids:
            text += f"/K {kids[0]}" if len(kids) == 1 else f"/K[{' '.join(kids)}]"
            numbers += kid_numbers
        if element.paged:
            numbers.append(0)
            self.paged.append((place, element.alt))
        self.texts[place] = f"{text}{self.rest(element, pages)}>>"
        self.numbers[place] = tuple(numbers)
        return number

    def empty(self, element: Element, number: int, parent: int) -> int | None:
        """An element without content, which only a table needs."""
        if element.tag not in NEEDED:
            return None
        self.texts.append(f"<</S/{element.tag}/P %d 0 R{self.rest(element, [])}>>")
        self.numbers.append((parent,))
        return number

    def form(self, element: Element, number: int, parent: int, field: SignatureField) -> int:
        """A field's element is written when the document knows its widget."""
        (content,) = (kid for kid in element.kids if isinstance(kid, Content))
        self.fields.append(FieldElement(number, parent, len(self.texts), content.page, field))
        self.texts.append("%s")
        self.numbers.append((0,))
        return number

    def kids(self, element: Element, number: int) -> tuple[list[int], list[str], list[int]]:
        """The pages with marks of its own, its kids as text, and the numbers that stand in them."""
        pages: list[int] = []
        kids: list[str] = []
        numbers: list[int] = []
        for kid in element.kids:
            if isinstance(kid, Content):
                for mark in self.marks(kid, number):
                    if not pages or kid.page == pages[0]:
                        kids.append(str(mark))
                    else:
                        kids.append(f"<</Type/MCR/Pg %d 0 R/MCID {mark}>>")
                        numbers.append(kid.page)
                    if kid.page not in pages:
                        pages.append(kid.page)
            else:
                inner = self.element(kid, number)
                if inner is not None:
                    kids.append("%d 0 R")
                    numbers.append(inner)
        return pages, kids, numbers

    def marks(self, content: Content, number: int) -> list[int]:
        page = self.pages[content.page]
        found = [mark for spot in content.spots for mark in page.marks.get(spot, ())]
        self.owners[content.page].update(dict.fromkeys(found, number))
        return found

    def rest(self, element: Element, pages: list[int]) -> str:
        """Alternative text and attributes."""
        said = "%s" if element.paged else pdf_text(element.alt).replace("%", "%%")
        text = f"/Alt{said}" if element.alt else ""
        facts = _attributes(element.facts) if element.facts else []
        if element.box is not None and len(pages) == 1:
            facts.append(f"<</O/Layout/Placement/Block/BBox[{box_text(element.box, self.pages[pages[0]].height, self.points)}]>>")
        if facts:
            text += f"/A {facts[0]}" if len(facts) == 1 else f"/A[{''.join(facts)}]"
        return text

    def link(self, element: Element, place: int, parent: int | None, pages: list[int]) -> None:
        """A link's element is written when the document knows whether its target is there."""
        (content,) = (kid for kid in element.kids if isinstance(kid, Content))
        page = self.pages[content.page]
        marks = tuple(mark for spot in content.spots for mark in page.marks.get(spot, ()))
        links = [link for link in page.links if link.spot in content.spots]
        words = " ".join(page.words[spot] for spot in content.spots if spot in page.words)
        self.texts[place], self.numbers[place] = "%s", (0,)
        assert parent is not None      # only the piece's section has none
        boxes = tuple(link.rect for link in links)
        self.links.append(LinkElement(len(self.pages) + place, parent, place, pages[0], marks, boxes, links[0].target, words))


def _attributes(facts: Sequence[Fact]) -> list[str]:
    """Attribute objects, one for each owner."""
    found: dict[str, str] = {}
    for name, value in facts:
        owner = OWNERS[name]
        found[owner] = found.get(owner, "") + (f"/{name} {value}" if isinstance(value, int) else f"/{name}/{value}")
    return [f"<</O/{owner}{text}>>" for owner, text in found.items()]


def box_text(rect: Rect, height: Emu, points: Points) -> str:
    """The four numbers of a rectangle on a page `height` high."""
    return f"{points[rect.x]} {points[height - rect.bottom]} {points[rect.right]} {points[height - rect.y]}"
