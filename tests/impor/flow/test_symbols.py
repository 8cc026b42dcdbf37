"""What an outline shows: no symbol where white was laid over it, and rounded corners however small."""

from __future__ import annotations

from math import cos, pi, sin

import pytest

from impor.flow.drawn import TITLES, read
from impor.sketches import OUTLINES, WORD, Pen, Table, page
from sopdoc.impor.flow.symbols import Kind, kind_of
from sopdoc.impor.page import Box, Path, Point
from sopdoc.impor.written.alur import alur_of
from sopdoc.model.sop import Bentuk

PLACE = Box(100, 100, 156, 118)


def rounded(box: Box, radius: float) -> tuple[Point, ...]:
    """A box with a quarter of a circle, in eight pieces, at each corner."""
    corners = (
        (box.x1 - radius, box.y0 + radius), (box.x1 - radius, box.y1 - radius), (box.x0 + radius, box.y1 - radius),
        (box.x0 + radius, box.y0 + radius),
    )
    return tuple(
        (x + radius * sin(angle), y - radius * cos(angle))
        for number, (x, y) in enumerate(corners) for angle in (pi / 2 * (number + step / 8) for step in range(9))
    )


@pytest.mark.parametrize("radius", [1.5, 2.0, 3.0, 4.0])
def test_a_box_with_arcs_at_its_corners_is_rounded_however_small_they_are(radius: float) -> None:
    assert kind_of(rounded(PLACE, radius)) is Kind.ROUNDED


def test_a_box_whose_corners_are_cut_off_is_a_box() -> None:
    x0, y0, x1, y1 = PLACE.x0, PLACE.y0, PLACE.x1, PLACE.y1
    bevelled = ((x0 + 2, y0), (x1 - 2, y0), (x1, y0 + 2), (x1, y1 - 2), (x1 - 2, y1), (x0 + 2, y1), (x0, y1 - 2), (x0, y0 + 2))
    assert kind_of(bevelled) is Kind.BOX


@pytest.mark.parametrize(("drawing", "grown", "seen"), [(999, 4.0, 0), (0, 4.0, 1), (999, 0.5, 1), (999, -4.0, 1)])
def test_a_symbol_is_none_where_a_larger_white_shape_was_laid_over_it(drawing: int, grown: float, seen: int) -> None:
    """`drawing`: before or after it; `grown`: on every side."""
    table, pen = Table(TITLES, 1), Pen(WORD)
    place = table.place(1, 0)
    pen.symbol("kotak", place)
    white = Box(place.x0 - grown, place.y0 - grown, place.x1 + grown, place.y1 + grown)
    pen.paths.append(Path(OUTLINES["kotak"](white), True, white=True, stroked=False, drawing=drawing))
    assert len(read(page(table, pen)).marks) == seen


@pytest.mark.parametrize(("second", "third", "first"), [
    ("kotak", "kotak", Bentuk.MULAI), ("bulat", "bulat", Bentuk.PROSES),
])
def test_a_rounded_box_that_a_loop_leads_back_to_is_the_start_where_other_boxes_are_none(second: str, third: str, first: Bentuk) -> None:
    table, pen = Table(TITLES, 3), Pen(WORD)
    places = [table.place(0, row) for row in range(3)]
    for kind, place in zip(("bulat", second, third), places, strict=True):
        outline = rounded(place, 3) if kind == "bulat" else OUTLINES[kind](place)
        pen.paths.append(Path(outline, True, white=True, stroked=True, drawing=1000 + int(place.y0)))
    (x, top), (_, back), side = places[0].centre, places[1].centre, places[0].x1 + 12
    pen.arrow([(x, places[0].y1), (x, places[1].y0)])
    pen.arrow([(x, places[1].y1), (x, places[2].y0)])
    pen.arrow([(places[1].x1, back), (side, back), (side, top), (places[0].x1, top)])
    alur = alur_of(read(page(table, pen))).alur
    assert alur.kegiatan[0].simbol[0].bentuk is first
