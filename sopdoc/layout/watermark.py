"""Words → the same words large, light and slanted across the middle of every page, behind everything else.

    ┌─────────────────┐    along the diagonal of the body, SHARE of its length wide; grounds of cells and symbols cover it,
    │         ╱ GAN   │    as they cover Word's own watermark; long words stand in as many lines as make them largest
    │  RANCAN╱        │
    └─────────────────┘

Where an SOP stands comes before what its agency or a build wants to say of a copy: two watermarks would cover each other, and who
holds a copy of a draft must see the draft.  It is drawn as outlines: letters that lie among those of other words would spoil
searching and copying.
"""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import combinations, pairwise

from sopdoc.geometry import Emu, Point, Rect, pt
from sopdoc.layout.sheet import Sheet
from sopdoc.layout.text.fonts import DAMAGE, FontSet, built_in
from sopdoc.layout.text.outline import outlines
from sopdoc.layout.tree import Curve, Outline, Watermark, WatermarkLine
from sopdoc.model.sop import Sop, Status

SHARE = 0.68                # of the diagonal: clear of the margins at both ends
TALLEST = 0.45              # of the body's lower side: a short word stays a line across the page
COLOUR = "DDDDDD"           # black words of 7 pt on it keep a contrast of 15 : 1; on paper it still is seen
FITTING = 0.98              # of the body's sides for what is turned: letters with a tail reach below their box
CAPITALS = 0.716            # height of Arial's capitals by font size
LEADING = 1.1               # from line to line, by font size
MOST_LINES = 3
TRIAL: Emu = pt(100)
LABELS = {Status.RANCANGAN: "rancangan", Status.DICABUT: "dicabut"}
FACE = "tebal"


def watermark_of(sop: Sop, sheet: Sheet) -> Watermark | None:
    """That of an SOP that is not in force; of one that is, or does not say, the profile's own, if it has one."""
    status = sop.identitas.status
    word = sheet.label(LABELS[status]) if status in LABELS else ""
    return make_watermark((word,), sheet.body, sheet.fonts) if word else own_watermark(sheet)


def own_watermark(sheet: Sheet) -> Watermark | None:
    """The profile's own."""
    words = sheet.profile.cap_air
    return replace(make_watermark(words, sheet.body, sheet.fonts), asked="\n".join(words)) if words else None


def make_watermark(texts: tuple[str, ...], body: Rect, fonts: FontSet) -> Watermark:
    """Lines, or one text to be broken, across `body`, in bold letters as tall as the room allows; in Arimo where the family's own
    letters are damaged.
    """
    try:
        return _made(texts, body, fonts)
    except DAMAGE:
        return _made(texts, body, built_in())


def _made(texts: tuple[str, ...], body: Rect, fonts: FontSet) -> Watermark:
    angle = round(math.degrees(math.atan2(body.h, body.w)))
    ways = [texts] if len(texts) > 1 else [_broken(texts[0], count, fonts) for count in range(1, MOST_LINES + 1)]
    best = max(ways, key=lambda lines: _room(lines, body, fonts))
    size: Emu = math.floor(TRIAL * _room(best, body, fonts) / pt(1)) * pt(1)
    lines: list[WatermarkLine] = []
    outline: list[Curve] = []
    for number, text in enumerate(best):
        down = round((number - (len(best) - 1) / 2) * LEADING * size)
        line = WatermarkLine(text, _turned(0, -down, angle, _middle(body)), fonts.advance(text, FACE, size), round(CAPITALS * size))
        lines.append(line)
        outline += _outline(line, fonts, size, angle)
    return Watermark(COLOUR, angle, tuple(lines), tuple(outline))


def _broken(text: str, count: int, fonts: FontSet) -> tuple[str, ...]:
    """A text in at most `count` lines, the widest of them as narrow as it can be."""
    words = text.split()
    ways = [
        tuple(" ".join(words[start:end]) for start, end in pairwise((0, *cuts, len(words))))
        for cuts in combinations(range(1, len(words)), min(count, len(words)) - 1)
    ]
    return min(ways, key=lambda lines: max(fonts.advance(line, FACE, TRIAL) for line in lines))


def _room(lines: tuple[str, ...], body: Rect, fonts: FontSet) -> float:
    """How many times as large as for the trial the letters can be."""
    wide = max(1, *(fonts.advance(line, FACE, TRIAL) for line in lines))
    tall = (CAPITALS + (len(lines) - 1) * LEADING) * TRIAL
    diagonal = math.hypot(body.w, body.h)
    cos, sin = body.w / diagonal, body.h / diagonal
    return min(
        SHARE * diagonal / wide, TALLEST * min(body.w, body.h) / tall,
        FITTING * body.w / (wide * cos + tall * sin), FITTING * body.h / (wide * sin + tall * cos),
    )


def _middle(body: Rect) -> Point:
    return Point(body.x + body.w // 2, body.y + body.h // 2)


def _turned(x: float, y: float, angle: int, centre: Point) -> Point:
    """A place beside (`x`) and above (`y`) a centre, turned about it."""
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    return Point(round(centre.x + x * cos - y * sin), round(centre.y - x * sin - y * cos))


def _outline(line: WatermarkLine, fonts: FontSet, size: Emu, angle: int) -> Outline:
    """The letters on the page: turned about the middle of their box."""

    def placed(x: float, y: float) -> tuple[Emu, Emu]:
        point = _turned(x * size - line.width / 2, y * size - line.height / 2, angle, line.centre)
        return point.x, point.y

    return tuple(
        (kind, tuple(n for i in range(0, len(numbers), 2) for n in placed(numbers[i], numbers[i + 1])))
        for kind, numbers in outlines(fonts.faces[FACE], line.text)
    )
