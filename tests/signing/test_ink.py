"""Where something is drawn: boxes of words both ways, pieces of lines, grounds."""

from __future__ import annotations

import pytest

from sopdoc.geometry import Rect, pt
from sopdoc.render.items import Item, Path, Text
from sopdoc.signing.ink import HAIR, item_rects

SIZE, WIDE = pt(8), pt(40)


@pytest.mark.parametrize(("item", "found"), [
    (Text(pt(10), pt(20), "a", WIDE, "biasa", SIZE), [Rect(pt(10), pt(14), WIDE, SIZE)]),
    (Text(pt(10), pt(60), "a", WIDE, "biasa", SIZE, angle=90), [Rect(pt(4), pt(20), SIZE, WIDE)]),
    (Path((("M", (0, 0)), ("L", (pt(9), 0)), ("L", (pt(9), pt(5)))), width=1),
     [Rect(0, 0, pt(9), 0).grown(HAIR), Rect(pt(9), 0, 0, pt(5)).grown(HAIR)]),
    (Path((("M", (0, 0)), ("L", (pt(9), 0)), ("L", (pt(9), pt(5)))), fill="000000"), [Rect(0, 0, pt(9), pt(5)).grown(HAIR)]),
], ids=["across", "upright", "line", "ground"])
def test_an_item_takes_its_boxes(item: Item, found: list[Rect]) -> None:
    assert list(item_rects(item)) == found
