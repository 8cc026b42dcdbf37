"""A word → the same word large, light and slanted across the middle of every page, behind everything else.

    ┌─────────────────┐    along the diagonal of the body, SHARE of its length wide; grounds of cells and symbols cover it,
    │         ╱ GAN   │    as they cover Word's own watermark
    │  RANCAN╱        │
    └─────────────────┘

It is drawn as outlines: letters that lie among those of other words would spoil searching and copying.
"""

from __future__ import annotations

import math

from sopdoc.geometry import Emu, Point, Rect, pt
from sopdoc.layout.sheet import Sheet
from sopdoc.layout.text.fonts import DAMAGE, FontSet, built_in
from sopdoc.layout.text.outline import outlines
from sopdoc.layout.tree import Outline, Watermark
from sopdoc.model.sop import Sop, Status

SHARE = 0.68                # of the diagonal: clear of the margins at both ends
TALLEST = 0.45              # of the body's lower side: a short word stays a line across the page
COLOUR = "DDDDDD"           # black words of 7 pt on it keep a contrast of 15 : 1; on paper it still is seen
CAPITALS = 0.716            # height of Arial's capitals by font size
LABELS = {Status.RANCANGAN: "rancangan", Status.DICABUT: "dicabut"}
FACE = "tebal"


def watermark_of(sop: Sop, sheet: Sheet) -> Watermark | None:
    """The watermark of an SOP that is not in force; None for one that is, or does not say."""
    status = sop.identitas.status
    word = sheet.label(LABELS[status]) if status in LABELS else ""
    return make_watermark(word, sheet.body, sheet.fonts) if word else None


def make_watermark(word: str, body: Rect, fonts: FontSet) -> Watermark:
    """`word` across `body`, in bold capitals as tall as the room allows; in Arimo where the family's own letters are damaged."""
    try:
        return _made(word, body, fonts)
    except DAMAGE:
        return _made(word, body, built_in())


def _made(word: str, body: Rect, fonts: FontSet) -> Watermark:
    trial = pt(100)
    room = min(
        SHARE * math.hypot(body.w, body.h) / max(1, fonts.advance(word, FACE, trial)), TALLEST * min(body.w, body.h) / (CAPITALS * trial),
    )
    size: Emu = math.floor(trial * room / pt(1)) * pt(1)
    angle = round(math.degrees(math.atan2(body.h, body.w)))
    wide, tall = fonts.advance(word, FACE, size), round(CAPITALS * size)
    centre = Point(body.x + body.w // 2, body.y + body.h // 2)
    return Watermark(word, COLOUR, angle, centre, wide, tall, _outline(word, fonts, size, angle, centre, wide, tall))


def _outline(word: str, fonts: FontSet, size: Emu, angle: int, centre: Point, wide: Emu, tall: Emu) -> Outline:
    """The letters on the page: turned about the middle of their box."""
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))

    def placed(x: float, y: float) -> tuple[Emu, Emu]:
        x, y = x * size - wide / 2, y * size - tall / 2
        return round(centre.x + x * cos - y * sin), round(centre.y - x * sin - y * cos)

    return tuple(
        (kind, tuple(n for i in range(0, len(numbers), 2) for n in placed(numbers[i], numbers[i + 1])))
        for kind, numbers in outlines(fonts.faces[FACE], word)
    )
