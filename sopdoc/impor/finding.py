"""What was read of a sheet, with its evidence: the value, where it stands, in which manner it was read, and why it may be wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, NamedTuple

from sopdoc.impor.page import Box

RAGU = "RAGU: "         # begins a comment at what may be wrong
UNKNOWN = "……"          # what a definition says of it


class Manner(StrEnum):
    """From which kind of drawing something was read."""

    WORDS = "kata"
    RULES = "garis tabel"
    OUTLINE = "bentuk"
    WIRE = "garis"
    PICTURE = "gambar"
    PIXELS = "piksel"
    LETTERS = "huruf dalam gambar"


class Paper(NamedTuple):
    """A page of the file, counted from 1; points.  `turned`: so many quarters to the right from how the file shows it."""

    number: int
    width: float
    height: float
    turned: int = 0

    @property
    def box(self) -> Box:
        return Box(0, 0, self.width, self.height)


@dataclass(frozen=True, slots=True)
class Place:
    """`box` as `Page` has it."""

    page: int
    box: Box
    manner: Manner = Manner.WORDS


@dataclass(frozen=True, slots=True)
class Finding:
    """`subject`: what it is about, as officials call it; `value` "" where nothing could be read; `doubt` "" when it is sure."""

    subject: str
    value: str
    place: Place
    doubt: str = ""

    def as_json(self) -> dict[str, Any]:
        """Lengths in tenths of a point, which nobody sees."""
        box = self.place.box
        said = {
            "tentang": self.subject, "nilai": self.value, "halaman": self.place.page,
            "kotak": [round(side, 1) for side in (box.x0, box.y0, box.x1, box.y1)], "cara": self.place.manner.value,
        }
        return said | ({"ragu": self.doubt} if self.doubt else {})


def finding_from(said: Mapping[str, Any]) -> Finding:
    """From what `Finding.as_json` made."""
    place = Place(said["halaman"], Box(*said["kotak"]), Manner(said["cara"]))
    return Finding(said["tentang"], said["nilai"], place, said.get("ragu", ""))


def together(values: Iterable[Finding], doubts: Iterable[Finding]) -> Iterator[Finding]:
    """A doubt belongs to what was read at its place; one that has no such value, or comes second there, stands for itself."""
    waiting = list(doubts)
    for value in values:
        own = next((doubt for doubt in waiting if doubt.place == value.place), None)
        if own is not None:
            waiting.remove(own)
        yield replace(value, doubt=own.doubt) if own else value
    yield from waiting


def on_paper(findings: Iterable[Finding], papers: Iterable[Paper]) -> Iterator[Finding]:
    """Boxes without what lies beside the page."""
    sizes = {paper.number: paper.box for paper in papers}
    for one in findings:
        yield replace(one, place=replace(one.place, box=_inside(one.place.box, sizes[one.place.page])))


def _inside(box: Box, paper: Box) -> Box:
    def level(x: float) -> float:
        return min(max(x, paper.x0), paper.x1)

    def upright(y: float) -> float:
        return min(max(y, paper.y0), paper.y1)

    return Box(level(box.x0), upright(box.y0), level(box.x1), upright(box.y1))
