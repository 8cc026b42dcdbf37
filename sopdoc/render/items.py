"""The flat display list of a page: text, paths, pictures and links at absolute places, in EMU, in drawing order.

It knows neither tables nor SOPs; PDF and SVG are two loops over it.  y grows downwards, as in the layout.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from sopdoc.geometry import Emu, Rect, Size
from sopdoc.layout.picture import Picture
from sopdoc.layout.tree import FaceKey

Spot = tuple[int, int, int, int]
"""Which part of the layout's page an item belongs to (`spots` names the parts); None for lines and grounds that only decorate."""

Segment = tuple[Literal["M", "L", "C"], tuple[Emu, ...]]   # SVG's letters: move x y, line x y, curve x1 y1 x2 y2 x y


@dataclass(frozen=True, slots=True)
class Text:
    """Words of one style; (x, y) is where their baseline begins, `width` what the layout measured for them.

    `angle` 0 runs to the right, 90 upwards.  `spaced`: a space follows that is not drawn, since the line or the style
    ends there; who reads the words one after the other needs it.  `room`: of words whose numbers are pages, which a document
    may count otherwise; they stand around the same middle then.  0 for all others.
    """

    x: Emu
    y: Emu
    text: str
    width: Emu
    face: FaceKey
    size: Emu
    colour: str = "000000"
    angle: Literal[0, 90] = 0
    spot: Spot | None = field(default=None, compare=False)
    spaced: bool = False
    room: Emu = 0


@dataclass(frozen=True, slots=True)
class Path:
    """Lines and curves, stroked when `width` > 0 and filled when `fill` names a colour; `closed` joins end and start.

    Corners are mitred; `square` ends reach half a line's width further, so that grid lines close at the corners.
    """

    segments: tuple[Segment, ...]
    width: Emu = 0
    stroke: str = "000000"
    fill: str = ""
    dash: tuple[Emu, ...] = ()
    closed: bool = False
    square: bool = False
    spot: Spot | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Image:
    """A picture stretched to `rect`."""

    rect: Rect
    picture: Picture
    spot: Spot | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Link:
    """A place that leads to another definition's document; `target` is that definition's key."""

    rect: Rect
    target: str
    spot: Spot | None = field(default=None, compare=False)


Item = Text | Path | Image | Link


@dataclass(frozen=True, slots=True)
class PageItems:
    """Everything on one page."""

    size: Size
    items: tuple[Item, ...]
