"""Shapes: each on its own row, never at a negative place, each route drawn exactly."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopdoc.geometry import Point, Rect, bounds, pt
from sopdoc.layout.tree import Symbol, Table
from sopdoc.render.docx import render_docx
from sopdoc.render.docx.anchor import Spot, choose, spots
from sopdoc.render.docx.connector import SCALE, Geometry, geometry
from sopdoc.render.docx.references import References
from sopdoc.render.docx.shape import symbol_xml
from sopdoc.render.docx.slots import fill

from ..sample import sample as other_sample
from .opened import W, drawings, find, root, said
from .sample import sample


def test_no_drawing_stands_at_a_negative_place() -> None:
    for layout in (sample(), other_sample()):
        places = [int(text) for text in find(root(render_docx(layout)), "//wp:posOffset/text()")]
        assert places
        assert min(places) >= 0


def test_a_symbol_hangs_on_its_own_row() -> None:
    layout = sample()
    carriers = {said(anchor)[0]: paragraph for anchor, paragraph in drawings(render_docx(layout))}
    row = next(carriers["Kegiatan 3"].iterancestors(f"{W}tr"))
    assert "3." in find(row, ".//w:t/text()")


def test_a_symbol_below_the_table_hangs_on_the_paragraph_above_it() -> None:
    anchor, paragraph = next((a, p) for a, p in drawings(render_docx(sample())) if said(a)[0] == "Sambungan B")
    assert "Catatan kaki" in "".join(find(paragraph, "./w:r/w:t/text()"))
    assert find(anchor, "./wp:positionH")[0].get("relativeFrom") == "page"


def test_the_carrier_is_an_empty_cell_left_of_the_corner_in_its_row() -> None:
    for page in sample().pages:
        candidates = spots(page)
        lines = [bounds(connector.points) for connector in page.connectors]
        for box in [*lines, *(shape.rect for shape in (*page.symbols, *page.labels))]:
            spot = choose(candidates, box)
            block = page.blocks[spot.place[0]]
            if isinstance(block, Table):
                cell = block.cells[spot.place[1]]
                assert cell.paragraphs == ()
                assert cell.rect.x + block.pad <= box.x
                assert cell.rect.y <= box.y < cell.rect.bottom


def test_every_drawing_says_what_it_is() -> None:
    names = [said(anchor) for anchor, _ in drawings(render_docx(sample()))]
    assert all(name for name, _ in names)
    assert ("Kegiatan 1", 'Simbol "1" & kawan') in names
    assert ("Logo", "Logo instansi") in names


def test_shapes_are_native_and_editable() -> None:
    presets = set(find(root(render_docx(sample())), "//a:prstGeom/@prst"))
    assert presets >= {
        "roundRect", "flowChartProcess", "flowChartDecision", "flowChartOffpageConnector",
        "straightConnector1", "bentConnector2", "bentConnector3", "bentConnector4", "rect", "ellipse",
    }


def capsule(width: int) -> str:
    """What a terminator 20 pt high is drawn with."""
    symbol = Symbol("1", "terminator", Rect(0, 0, pt(width), pt(20)), "Kegiatan 1", "")
    return fill(symbol_xml(symbol, pt(1), Spot((0, 0), Rect(0, 0, 0, 0), in_cell=False), References()))


def test_a_narrow_capsule_has_round_ends_all_the_same() -> None:
    assert 'prst="roundRect"><a:avLst><a:gd name="adj" fmla="val 50000"/>' in capsule(24)


def test_a_long_capsule_is_the_terminator_of_flowcharts() -> None:
    assert 'prst="flowChartTerminator"><a:avLst/>' in capsule(80)


def test_only_an_arrow_has_a_head_and_it_is_at_the_target() -> None:
    heads = {said(a)[0]: [e.tag.split("}")[1] for e in find(a, ".//a:headEnd | .//a:tailEnd")] for a, _ in drawings(render_docx(sample()))}
    assert heads["1 ke 2"] == ["tailEnd"]
    assert heads["4b ke 4a"] == []
    assert heads["4a ke 5"] == ["headEnd"]     # down, then across: drawn from its end


def points_of(box: Rect, form: Geometry) -> list[Point]:
    """What Word draws for a geometry, by the presets' definitions."""
    if not form.preset:
        steps = re.findall(r'<a:pt x="(\d+)" y="(\d+)"/>', form.xml)
        return [Point(box.x + int(x), box.y + int(y)) for x, y in steps]
    adjust = [int(value) for value in re.findall(r'fmla="val (-?\d+)"', form.xml)]
    x = [round(box.w * value / SCALE) for value in adjust[:1]]
    y = [round(box.h * value / SCALE) for value in adjust[1:]]
    name = re.findall(r'prst="(\w+)"', form.xml)[0]
    local = {
        "straightConnector1": [(0, 0), (box.w, box.h)],
        "bentConnector2": [(0, 0), (box.w, 0), (box.w, box.h)],
        "bentConnector3": [(0, 0), *((a, b) for a in x for b in (0, box.h)), (box.w, box.h)],
        "bentConnector4": [(0, 0), *((a, 0) for a in x), *((a, b) for a in x for b in y), *((box.w, b) for b in y), (box.w, box.h)],
    }[name]
    flipped = [(box.w - a if "flipH" in form.flips else a, box.h - b if "flipV" in form.flips else b) for a, b in local]
    placed = [Point(box.x + a, box.y + b) for a, b in flipped]
    return placed[::-1] if form.reversed else placed


def route(lengths: list[int], sideways: bool) -> tuple[Point, ...]:
    """An orthogonal route from a start, turning after every stretch."""
    points = [Point(pt(400), pt(300))]
    for length in lengths:
        points.append(points[-1].moved(length, 0) if sideways else points[-1].moved(0, length))
        sideways = not sideways
    return tuple(points)


STRETCH = st.integers(1, pt(200)).flatmap(lambda length: st.sampled_from([length, -length]))


@given(st.lists(STRETCH, min_size=1, max_size=6), st.booleans())
def test_every_route_is_drawn_through_its_corners(lengths: list[int], sideways: bool) -> None:
    points = route(lengths, sideways)
    drawn = points_of(bounds(points), geometry(points))
    assert len(drawn) == len(points)
    for wanted, got in zip(points, drawn, strict=True):
        assert abs(wanted.x - got.x) <= 13      # adjustments count in 1/100 000 of up to 200 pt
        assert abs(wanted.y - got.y) <= 13


@pytest.mark.parametrize(("lengths", "sideways", "preset"), [
    ([10], True, "straightConnector1"), ([10], False, "straightConnector1"),
    ([10, 10], True, "bentConnector2"), ([10, -10], False, "bentConnector2"),
    ([10, 10, 10], True, "bentConnector3"), ([10, 10, 10, 10], True, "bentConnector4"), ([10, 10, 10, 10], False, "bentConnector4"),
    ([10, 10, 10], False, None),             # down, across, down: only a turned preset could
    ([-10, 10, 20], True, None),             # leaves the box of its ends
])
def test_a_route_is_a_connector_wherever_one_can_draw_it(lengths: list[int], sideways: bool, preset: str | None) -> None:
    form = geometry(route([pt(length) for length in lengths], sideways))
    assert form.preset == (preset is not None)
    assert preset is None or f'prst="{preset}"' in form.xml
