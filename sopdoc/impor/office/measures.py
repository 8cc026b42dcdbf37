"""What drawings say in numbers → lengths that can be; what cannot be is one shape's fault and never the file's.

    cx="914400" ─▶ 914400        rot="x", cx="-1", cx="NaN", width:1e400pt ─▶ StrangeError: told with the shape's name, the rest is read
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from math import isfinite
from xml.etree.ElementTree import Element

from sopdoc.impor.office.ink import name_of
from sopdoc.impor.page import Box, Point, Strange, box_of

EMU = 12700                     # in a point
FARTHEST = 1_000_000.0          # points: the longest worksheet has less
GROUPS = ("grpSp", "wgp", "wpc", "group")
SHOWN = 20                      # letters of a number that is told
UNITS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pc": 12.0, "px": 0.75, "emu": 1 / EMU}
UNSAID = ("", "auto")           # lengths that are 0
DECIMAL = r"[-+]?(?:[0-9]{1,15}(?:\.[0-9]{0,15})?|\.[0-9]{1,15})"       # as a pattern

_WHOLE = re.compile(r"\s*[-+]?[0-9]{1,15}\s*")
_LENGTH = re.compile(rf"\s*({DECIMAL})\s*([a-z]*)\s*")
_TURN = re.compile(rf"\s*({DECIMAL})\s*(?:fd|deg)?\s*")


class StrangeError(Exception):
    """A number of a drawing that no program writes; the message is Indonesian."""


def whole(text: str) -> int:
    """A whole number, 0 where nothing is said; raises StrangeError."""
    if not text:
        return 0
    if not _WHOLE.fullmatch(text):
        raise _strange(text)
    return int(text)


def size(text: str) -> int:
    """As `whole`, of a width or a height."""
    value = whole(text)
    if not 0 <= value <= FARTHEST * EMU:
        raise _strange(text)
    return value


def length(text: str, unit: float = 1.0) -> float:
    """In points; `unit`: of a bare number; raises StrangeError."""
    if text.strip() in UNSAID:
        return 0.0
    found = _LENGTH.fullmatch(text)
    if found is None or found[2] not in ("", *UNITS):
        raise _strange(text)
    return float(found[1]) * UNITS.get(found[2], unit)


def side(text: str, unit: float = 1.0) -> float:
    """As `length`, of a width or a height."""
    value = length(text, unit)
    if value < 0:
        raise _strange(text)
    return value


def turn(text: str) -> float:
    """Degrees of VML, clockwise; raises StrangeError."""
    found = _TURN.fullmatch(text)
    if found is None:
        raise _strange(text)
    return (float(found[1]) / 65536 if text.strip().endswith("fd") else float(found[1])) % 360


def within(points: Iterable[Point]) -> tuple[Point, ...]:
    """Places on any paper; raises StrangeError."""
    found = tuple(points)
    for x, y in found:
        if not (isfinite(x) and isfinite(y) and max(abs(x), abs(y)) <= FARTHEST):
            raise StrangeError("ukuran atau letaknya di luar kertas mana pun")
    return found


def _strange(text: str) -> StrangeError:
    text = text.strip()
    return StrangeError(f'angka "{text if len(text) <= SHOWN else text[:SHOWN] + "…"}" tidak mungkin')


@dataclass(slots=True)
class Refused:
    """Shapes of a drawing that could not be read, as they are found; `anchor`: what holds them, and names a shape that is alone."""

    found: list[Strange] = field(default_factory=list)
    anchor: Element | None = None

    @contextmanager
    def unless_strange(self, one: Element, place: Box) -> Iterator[None]:
        """What is done with a shape; where its numbers cannot be, it is told at that place and left out."""
        try:
            yield
        except StrangeError as fault:
            self.tell(one, place, str(fault))

    def tell(self, one: Element, place: Box, reason: str) -> None:
        self.found.append(Strange(f"{self._called(one)} tidak dibaca: {reason}", _on_paper(place)))

    def _called(self, one: Element) -> str:
        """By the name that its program gives it, else by its id; a group without a name by its first member's."""
        holders = (one,) if self.anchor is None else (one, self.anchor)
        named = next((part for holder in holders for part in holder.iter() if name_of(part) in ("cNvPr", "docPr")), one)
        kind = "kelompok bentuk" if name_of(one) in GROUPS else "bentuk"
        return f'{kind} "{named.get("name") or named.get("id") or name_of(one)}"'


def _on_paper(place: Box) -> Box:
    try:
        return box_of(within(((place.x0, place.y0), (place.x1, place.y1))))
    except StrangeError:
        return Box(0, 0, 0, 0)
