"""Display list → PDF content stream: operators as short text, each state written only when it changes.

Knows the operators and nothing of files, fonts or pictures: `encode` and `image` say what those are called on the page.
Everything is marked (ISO 32000-1, 14.6): what has an owner in the document's structure with a number, the rest as an artifact.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from sopdoc.geometry import Emu
from sopdoc.layout.picture import Picture
from sopdoc.layout.tree import FaceKey
from sopdoc.render.items import Image, Item, Path, Spot, Text
from sopdoc.render.numbers import Points
from sopdoc.render.pdf.notes import PLACE

Encode = Callable[[FaceKey, str], tuple[tuple[str, str], ...]]   # → (font resource, hexadecimal codes) for each font subset
NameImage = Callable[[Picture], str]

OPERATORS = {"M": "m", "L": "l", "C": "c"}
LAYOUT = "/Artifact<</Type/Layout>>BDC"            # lines and grounds
REPEATED = "/Artifact<</Type/Pagination>>BDC"      # heads, feet, and header rows that come again on every page


@dataclass(slots=True)
class PageContent:
    """The operators that draw a page, and the numbers of the marks around what is painted at each spot.

    `notes`: words whose numbers are pages, each in the operators only a PLACE.
    """

    code: list[str]
    marks: dict[Spot, list[int]]
    notes: list[Text]


def page_content(
    items: Iterable[Item], owners: Mapping[Spot, str], height: Emu, encode: Encode, image: NameImage, points: Points,
) -> PageContent:
    """Draws `items` on a page `height` high; links are annotations and none of them.  `owners`: spot → the element's type."""
    content = _Content(owners, height, encode, image, points)
    for item in items:
        if isinstance(item, Text):
            content.text(item)
        elif isinstance(item, Path):
            content.path(item)
        elif isinstance(item, Image):
            content.image(item)
    content.leave()
    return PageContent(content.code, content.marks, content.notes)


class _Content:
    """The stream so far and the graphics state at its end; starts with a page's defaults."""

    def __init__(self, owners: Mapping[Spot, str], height: Emu, encode: Encode, name_image: NameImage, points: Points) -> None:
        self.owners, self.height, self.encode, self.name_image, self.points = owners, height, encode, name_image, points
        self.code: list[str] = []
        self.state: dict[str, str] = {"rg": "0 0 0 rg", "RG": "0 0 0 RG", "w": "1 w", "J": "0 J", "d": "[] 0 d"}
        self.in_text = False
        self.marks: dict[Spot, list[int]] = {}
        self.notes: list[Text] = []
        self.count = 0
        self.marked: Spot | str = ""      # the spot or kind of artifact whose mark is open

    def set(self, operator: str, command: str) -> None:
        if self.state.get(operator) != command:
            self.state[operator] = command
            self.code.append(command)

    def enter(self, spot: Spot | None, in_text: bool) -> None:
        """Opens the mark of what comes next, inside or outside of a text object; marks and text objects must not overlap."""
        kind: Spot | str = LAYOUT if spot is None else spot if spot in self.owners else REPEATED
        if kind == self.marked and in_text is self.in_text:
            return
        if self.marked:
            self.code.append("EMC")
        if in_text is not self.in_text:
            self.code.append("BT" if in_text else "ET")
            self.in_text = in_text
        self.marked = kind
        self.code.append(kind if isinstance(kind, str) else self.mark(kind))

    def mark(self, spot: Spot) -> str:
        number, self.count = self.count, self.count + 1
        self.marks.setdefault(spot, []).append(number)
        return f"/{self.owners[spot]}<</MCID {number}>>BDC"

    def leave(self) -> None:
        if self.marked:
            self.code.append("EMC")
        if self.in_text:
            self.code.append("ET")

    def text(self, item: Text) -> None:
        self.enter(item.spot, True)
        self.set("rg", _colour(item.colour) + " rg")
        if item.room:
            self.note(item)
            return
        turn = "0 1 -1 0" if item.angle else "1 0 0 1"
        place = f"{turn} {self.points[item.x]} {self.points[self.height - item.y]} Tm"
        for font, codes in self.encode(item.face, item.text + " " if item.spaced else item.text):
            self.set("Tf", f"{font} {self.points[item.size]} Tf")
            self.code.append(f"{place} <{codes}> Tj" if place else f"<{codes}> Tj")
            place = ""     # a further subset's characters follow where these end

    def note(self, item: Text) -> None:
        """Only its place; what is written there sets a font."""
        self.notes.append(item)
        self.code.append(PLACE)
        self.state.pop("Tf", None)

    def path(self, path: Path) -> None:
        self.enter(path.spot, False)
        if path.width:
            self.set("w", self.points[path.width] + " w")
            self.set("RG", _colour(path.stroke) + " RG")
            self.set("J", "2 J" if path.square else "0 J")
            self.set("d", f"[{' '.join(self.points[length] for length in path.dash)}] 0 d")
        if path.fill:
            self.set("rg", _colour(path.fill) + " rg")
        self.code.append(self.outline(path) + _paint(path))

    def outline(self, path: Path) -> str:
        points, height = self.points, self.height
        parts = []
        for kind, numbers in path.segments:
            parts += [points[height - n] if i % 2 else points[n] for i, n in enumerate(numbers)]
            parts.append(OPERATORS[kind])
        return " ".join(parts)

    def image(self, item: Image) -> None:
        self.enter(item.spot, False)
        rect, points = item.rect, self.points
        place = f"{points[rect.w]} 0 0 {points[rect.h]} {points[rect.x]} {points[self.height - rect.bottom]} cm"
        self.code.append(f"q {place} /{self.name_image(item.picture)} Do Q")


def _paint(path: Path) -> str:
    """Close, fill and stroke in one operator."""
    close = " h" if path.closed else ""
    return close + (" B" if path.fill and path.width else " f" if path.fill else " S")


def _colour(colour: str) -> str:
    """"RRGGBB" → three shares of one."""
    if colour == "000000":
        return "0 0 0"
    shares = (int(colour[i:i + 2], 16) / 255 for i in (0, 2, 4))
    return " ".join(f"{share:.3f}".rstrip("0").rstrip(".") for share in shares)
