"""The waves below words in a picture of a screen are gone where it becomes grays; coloured words, lines and grounds are as they were."""

from __future__ import annotations

from typing import Any

import pytest

from impor.scans import pixels

SCALE = 4.0
RED, BLUE, GREEN = (0, 0, 255), (255, 0, 0), (0, 160, 0)        # blue, green, red


def paper(*, written: bool = True) -> Any:
    """Ten letters, the third one with a foot below the line."""
    pixels()
    import numpy as np
    result = np.full((120, 320, 3), 255, dtype=np.uint8)
    for at in range(10) if written else ():
        result[40:70, 40 + 20 * at: 52 + 20 * at] = 0
    if written:
        result[70:80, 80:84] = 0
    return result


def grays(picture: Any) -> Any:
    pixels()
    from sopdoc.impor.pixels.coloured import grays_of
    return grays_of(picture, SCALE)


def waved(picture: Any, colour: tuple[int, int, int]) -> Any:
    """A zigzag of two pixels' thickness below the letters, over the foot's edge."""
    result = picture.copy()
    for x in range(40, 240):
        y = 74 + abs(x % 8 - 4)
        part = result[y: y + 2, x]
        part[part[:, 0] > 0] = colour
    return result


@pytest.mark.parametrize("colour", [RED, BLUE])
def test_a_wave_below_letters_is_gone(colour: tuple[int, int, int]) -> None:
    assert (grays(waved(paper(), colour)) == paper()[:, :, 0]).all()


@pytest.mark.parametrize("colour", [RED, BLUE, GREEN])
def test_a_line_that_no_letters_stand_on_stays(colour: tuple[int, int, int]) -> None:
    assert (grays(waved(paper(written=False), colour)) < 200).sum() == 400


@pytest.mark.parametrize("colour", [RED, BLUE, GREEN])
def test_coloured_letters_stay(colour: tuple[int, int, int]) -> None:
    picture = paper()
    picture[picture[:, :, 0] == 0] = colour
    assert ((grays(picture) < 200) == (paper()[:, :, 0] < 200)).all()
