"""QR codes as outlines: what is inside is exactly what the encoder made dark."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from sopdoc.geometry import Rect
from sopdoc.layout.identity.qr import Modules, qr_modules, qr_outline

SIDE = 10_000


def filled(outline: object, count: int) -> list[list[int]]:
    """The modules whose middle is inside, by the even-odd rule along a line to the right."""
    walls = []
    start = here = (0, 0)
    for kind, point in outline:
        if kind == "L" and here[0] == point[0]:
            walls.append((here[0], *sorted((here[1], point[1]))))
        here = point
        start = point if kind == "M" else start
    middle = [(2 * n + 1) * SIDE // (2 * count) for n in range(count)]
    return [[sum(wall > x and low < y < high for wall, low, high in walls) % 2 for x in middle] for y in middle]


def outline(modules: Modules) -> object:
    return qr_outline(modules, Rect(0, 0, SIDE, SIDE))


def test_a_code_is_drawn_module_by_module() -> None:
    modules = qr_modules("https://sop.example.go.id/ABCD-EFGH-JKMN-PQRS")
    assert filled(outline(modules), len(modules)) == [[int(bool(m)) for m in row] for row in modules]


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 7).flatmap(lambda n: st.lists(st.lists(st.integers(0, 1), min_size=n, max_size=n), min_size=n, max_size=n)))
def test_any_pattern_is_drawn_as_it_is(modules: list[list[int]]) -> None:
    assert filled(outline(modules), len(modules)) == modules


def test_loops_are_closed_and_have_corners_only() -> None:
    segments = outline([[1, 1], [1, 1]])
    assert segments == (("M", (0, 0)), ("L", (SIDE, 0)), ("L", (SIDE, SIDE)), ("L", (0, SIDE)), ("L", (0, 0)))


def test_the_same_text_makes_the_same_code() -> None:
    assert qr_modules("sama") == qr_modules("sama") != qr_modules("lain")
