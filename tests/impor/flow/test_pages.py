"""A line that the page's edge cuts goes on overleaf: for sure where it stands at the same place, and no other does."""

from __future__ import annotations

import pytest

from impor.flow.drawn import TITLES, read
from impor.sketches import WORD, Pen, Table, page

DOUBT = "dilanjutkan di halaman berikutnya tanpa segilima"


@pytest.mark.parametrize(("aside", "second", "doubt"), [(0.0, False, ""), (2.0, False, ""), (6.0, False, DOUBT), (0.0, True, DOUBT)])
def test_a_line_that_is_cut_leads_on_overleaf(aside: float, second: bool, doubt: str) -> None:
    """`aside`: so far beside it goes on; `second`: another line comes from above in the next column."""
    upper, lower = Table(TITLES, 1), Table(TITLES, 1, head=False, first=2)
    above, below = Pen(WORD), Pen(WORD)
    one, other, third = upper.place(0, 0), lower.place(0, 0), lower.place(1, 0)
    above.symbol("kotak", one)
    above.arrow([(one.centre[0], one.y1), (one.centre[0], upper.row(0)[1])], head=False)
    below.symbol("kotak", other)
    below.arrow([(other.centre[0] + aside, lower.row(0)[0]), (other.centre[0] + aside, other.y0)])
    if second:
        below.symbol("kotak", third)
        below.arrow([(third.centre[0], lower.row(0)[0]), (third.centre[0], third.y0)])
    found = read(page(upper, above), page(lower, below, 2))
    assert [(way.start, way.end, way.doubt) for way in found.ways] == [(0, 1, doubt)]
