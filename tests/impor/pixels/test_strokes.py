"""The long strokes of a scanned table are found and rubbed out, and letters stay."""

from __future__ import annotations

from typing import Any

import pytest

from impor.scans import pixels

SCALE = 4.0         # pixels to a point
SIDE = 1200         # pixels of a picture
THICK = 5           # pixels of a stroke


def paper() -> Any:
    pixels()
    import numpy as np
    return np.full((SIDE, SIDE), 255, dtype=np.uint8)


def seen(picture: Any) -> tuple[Any, Any]:
    """Its long strokes, and the pixels that go with them."""
    from sopdoc.impor.pixels.gray import Gray
    from sopdoc.impor.pixels.ruled import ink_of, strokes_in
    gray = Gray(picture, (0.0, 0.0), SCALE)
    found = strokes_in(gray)
    return found, ink_of(found, gray)


def leaning(picture: Any, x: int, lean: float) -> Any:
    """An upright stroke that has gone `lean` pixels to the right at the foot; gives its pixels."""
    mask = picture < 0
    for y in range(40, 1160):
        left = x + round(lean * (y - 40) / 1120)
        mask[y, left: left + THICK] = True
    picture[mask] = 0
    return mask


def letters(picture: Any, x: int, top: int, count: int) -> Any:
    """Stems of letters, in lines that begin within twelve pixels; gives their pixels."""
    mask = picture < 0
    for number in range(count):
        for stem in range(0, 240, 12):
            left = x + stem + number * 5 % 12
            mask[top + number * 50: top + number * 50 + 30, left: left + 4] = True
    picture[mask] = 0
    return mask


@pytest.mark.parametrize("away", [0, 1, 8])
def test_a_stroke_stands_where_it_is_though_letters_touch_it_line_by_line(away: int) -> None:
    picture = paper()
    leaning(picture, 100, 0)
    letters(picture, 100 + THICK + away, 60, 20)
    found, _ = seen(picture)
    assert [(round(rule.at), round(rule.length)) for rule in found.upright] == [(26, 280)]


@pytest.mark.parametrize("lean", [-12, -5, 5, 12])
def test_a_leaning_stroke_goes_as_a_whole_and_the_letters_beside_it_stay(lean: int) -> None:
    picture = paper()
    stroke = leaning(picture, 100, lean)
    words = letters(picture, 101 + THICK + 3 + max(0, lean), 60, 20)
    _, gone = seen(picture)
    assert (gone & stroke).sum() > 0.99 * stroke.sum()
    assert not (gone & words).any()


def test_where_strokes_cross_nothing_stays() -> None:
    picture = paper()
    strokes = leaning(picture, 100, 0) | leaning(picture.T, 200, 0).T
    assert (seen(picture)[1] == strokes).all()


@pytest.mark.parametrize("rows", range(2, 13))
def test_the_rules_of_a_table_with_even_rows_are_found(rows: int) -> None:
    """Wherever their strokes are measured, a level one may cross them."""
    picture = paper()
    for place in range(40, 1161, 1120 // rows):
        picture[place: place + THICK, 40:1160] = 0
    for x in (40, 400, 1155):
        picture[40:1160, x: x + THICK] = 0
    found, _ = seen(picture)
    assert [round(rule.at) for rule in found.upright if rule.length > 270] == [11, 101, 289]
