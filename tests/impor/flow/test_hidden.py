"""What a white shape covers is not seen; what is drawn later, stands beside it, or passes behind a label is."""

from __future__ import annotations

import pytest

from impor.sketches import OUTLINES, words_at
from sopdoc.impor.flow.hidden import covers_of, seen
from sopdoc.impor.page import Box, Page, Path, Point, Segment

LINE: Segment = ((0.0, 50.0), (100.0, 50.0))
PLACE = Box(40, 40, 60, 60)


def white(points: tuple[Point, ...], drawing: int = 2) -> Path:
    return Path(points, True, white=True, stroked=False, drawing=drawing)


def left(*paths: Path, piece: Segment = LINE, label: str = "") -> list[tuple[float, float]]:
    page = Page(1, 200, 200, tuple(words_at(label, 45, 46)), paths)
    return [(round(a[0]), round(b[0])) for a, b in seen(piece, 1, covers_of(page))]


@pytest.mark.parametrize("kind", ["kotak", "belah ketupat", "kapsul", "segilima"])
def test_a_line_behind_a_symbol_is_seen_on_both_sides_of_it(kind: str) -> None:
    assert left(white(OUTLINES[kind](PLACE))) == [(0, 40), (60, 100)]


def test_a_corner_of_a_box_is_none_of_a_diamond() -> None:
    assert left(white(OUTLINES["belah ketupat"](PLACE)), piece=((0.0, 41.0), (100.0, 41.0))) == [(0, 49), (51, 100)]


def test_several_shapes_hide_together() -> None:
    box = OUTLINES["kotak"]
    assert left(white(box(Box(-5, 40, 20, 60))), white(box(Box(15, 40, 30, 60)))) == [(30, 100)]
    assert left(white(box(Box(-5, 40, 105, 60)))) == []


@pytest.mark.parametrize("path", [
    white(OUTLINES["kotak"](PLACE), drawing=0), white(OUTLINES["kotak"](Box(40, 60, 60, 80))),
    white(OUTLINES["kotak"](Box(0, 49.8, 100, 50.3))),
    Path(OUTLINES["kotak"](PLACE), True, drawing=2), white(((40, 40), (60, 40), (60, 60), (58, 60), (58, 42), (40, 42))),
])
def test_what_is_older_elsewhere_thin_empty_or_dented_hides_nothing(path: Path) -> None:
    assert left(path) == [(0, 100)]


def test_a_line_goes_on_behind_the_box_of_its_label() -> None:
    assert left(white(OUTLINES["kotak"](PLACE)), label="Ya") == [(0, 100)]
