"""Symbols of a picture that are filled are read as those that are not; lines and heads of arrows stay as thick as they are."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from impor.pixels.test_pixels import Drawn, drawn, pictured, said, sketch
from impor.scans import Camera, pixels
from impor.sketches import WORD


@settings(max_examples=8)
@given(drawn(), st.builds(Camera, st.sampled_from((120, 150, 200)), st.sampled_from((None, 75))))
@example(Drawn((2, 2, 1), ("kapsul", "belah ketupat", "kapsul"), ()), Camera(150))
def test_filled_symbols_say_what_hollow_ones_say(flow: Drawn, camera: Camera) -> None:
    hollow = sketch(flow, WORD)
    dark = {path: replace(path, filled=path.filled or path.white) for path in hollow.flow}
    page = replace(hollow.page, paths=tuple(dark.get(path, path) for path in hollow.page.paths))
    filled = replace(hollow, page=page, flow=tuple(dark.values()))
    assert said(pictured(filled, camera)) == said(pictured(hollow, camera))


@pytest.mark.parametrize("thick", [4, 12, 19])
def test_a_thick_line_is_not_hollow(thick: int) -> None:
    pixels()
    import numpy as np

    from sopdoc.impor.pixels.solid import hollowed
    ink = np.zeros((200, 400), dtype=bool)
    ink[80: 80 + thick, 20:380] = True
    assert np.array_equal(hollowed(ink, 4.0), ink)


def test_a_line_that_leaves_a_filled_box_is_not_hollow() -> None:
    pixels()
    import numpy as np

    from sopdoc.impor.pixels.solid import hollowed
    ink = np.zeros((200, 600), dtype=bool)
    ink[60:140, 40:200] = ink[94:106, 200:560] = True
    found = hollowed(ink, 4.0)
    assert found[94:106, 206:560].all()
    assert not found[66:134, 46:194].any()
