"""Display list → PDF content stream: operators as short text, each state written only when it changes.

Knows the operators and nothing of files, fonts or pictures: `encode` and `image` say what those are called on the page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from sopdoc.geometry import Emu
from sopdoc.layout.picture import Picture
from sopdoc.layout.tree import FaceKey
from sopdoc.render.items import Image, Item, Path, Text
from sopdoc.render.numbers import Points

Encode = Callable[[FaceKey, str], tuple[tuple[str, str], ...]]   # → (font resource, hexadecimal codes) for each font subset
NameImage = Callable[[Picture], str]

OPERATORS = {"M": "m", "L": "l", "C": "c"}


def page_content(items: Iterable[Item], height: Emu, encode: Encode, image: NameImage, points: Points) -> list[str]:
    """The operators that draw `items` on a page `height` high; links are annotations and none of them."""
    content = _Content(height, encode, image, points)
    for item in items:
        if isinstance(item, Text):
            content.text(item)
        elif isinstance(item, Path):
            content.path(item)
        elif isinstance(item, Image):
            content.image(item)
    content.leave_text()
    return content.code


class _Content:
    """The stream so far and the graphics state at its end; starts with a page's defaults."""

    def __init__(self, height: Emu, encode: Encode, name_image: NameImage, points: Points) -> None:
        self.height, self.encode, self.name_image, self.points = height, encode, name_image, points
        self.code: list[str] = []
        self.state: dict[str, str] = {"rg": "0 0 0 rg", "RG": "0 0 0 RG", "w": "1 w", "J": "0 J", "d": "[] 0 d"}
        self.in_text = False

    def set(self, operator: str, command: str) -> None:
        if self.state.get(operator) != command:
            self.state[operator] = command
            self.code.append(command)

    def text(self, item: Text) -> None:
        if not self.in_text:
            self.code.append("BT")
            self.in_text = True
        self.set("rg", _colour(item.colour) + " rg")
        turn = "0 1 -1 0" if item.angle else "1 0 0 1"
        place = f"{turn} {self.points[item.x]} {self.points[self.height - item.y]} Tm"
        for font, codes in self.encode(item.face, item.text):
            self.set("Tf", f"{font} {self.points[item.size]} Tf")
            self.code.append(f"{place} <{codes}> Tj" if place else f"<{codes}> Tj")
            place = ""     # a further subset's characters follow where these end

    def leave_text(self) -> None:
        if self.in_text:
            self.code.append("ET")
            self.in_text = False

    def path(self, path: Path) -> None:
        self.leave_text()
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
        self.leave_text()
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
