"""The shapes that Excel offers are the symbols that they look like; what is no symbol of an SOP is of no known kind."""

from __future__ import annotations

from itertools import pairwise
from math import dist

import pytest

from sopdoc.impor.flow.symbols import Kind, kind_of
from sopdoc.impor.office.presets import line_of, outline_of


@pytest.mark.parametrize(("preset", "kind"), [
    ("rect", Kind.BOX), ("flowChartProcess", Kind.BOX), ("diamond", Kind.DIAMOND), ("flowChartDecision", Kind.DIAMOND),
    ("flowChartTerminator", Kind.CAPSULE), ("roundRect", Kind.ROUNDED), ("flowChartAlternateProcess", Kind.ROUNDED),
    ("homePlate", Kind.PENTAGON), ("flowChartOffpageConnector", Kind.PENTAGON), ("parallelogram", Kind.OTHER),
    ("flowChartDocument", Kind.OTHER), ("", Kind.OTHER),
])
def test_a_shape_is_the_symbol_that_it_looks_like(preset: str, kind: Kind) -> None:
    width, height = 90.0, 50.0
    outline, _ = outline_of(preset, (width, height), {})
    assert kind_of(tuple((width * x, height * y) for x, y in outline)) is kind


def test_a_circle_is_one_and_a_box_rounded_to_the_utmost_is_a_capsule() -> None:
    circle, _ = outline_of("flowChartConnector", (40, 40), {})
    capsule, _ = outline_of("roundRect", (90, 50), {"adj": 0.5})
    assert kind_of(tuple((40 * x, 40 * y) for x, y in circle)) is Kind.CIRCLE
    assert kind_of(tuple((90 * x, 50 * y) for x, y in capsule)) is Kind.CAPSULE


@pytest.mark.parametrize("preset", ["line", "straightConnector1", "bentConnector2", "bentConnector3", "bentConnector4", "bentConnector5"])
def test_a_line_leads_from_corner_to_corner_and_bends_squarely(preset: str) -> None:
    line = line_of(preset, {})
    assert line is not None
    assert (line[0], line[-1]) == ((0, 0), (1, 1))
    if preset[-1] in "2345" and preset.startswith("bent"):
        assert len(line) == int(preset[-1]) + 1
        assert all(a[0] == b[0] or a[1] == b[1] for a, b in pairwise(line))
        assert sum(dist(a, b) for a, b in pairwise(line)) == 2


def test_a_bend_stands_where_it_was_dragged_to() -> None:
    assert line_of("bentConnector3", {"adj1": 0.7}) == ((0, 0), (0.7, 0), (0.7, 1), (1, 1))


def test_a_box_is_no_line() -> None:
    assert line_of("rect", {}) is None
