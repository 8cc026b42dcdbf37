"""Which paragraph's end comes or goes with marked paragraphs."""

from __future__ import annotations

import pytest

from sopdoc.layout.tree import Line, Mark, Paragraph, Revision
from sopdoc.render.docx.tracked import change, marked_ends

NEW: Mark = "baru"
OLD: Mark = "lama"


def stack(*marks: Mark) -> list[Paragraph]:
    return [Paragraph((), (Line((), 0),), 1, mark=mark) for mark in marks]


@pytest.mark.parametrize(("marks", "ends"), [
    (("", ""), [(), ()]),
    (("", OLD, ""), [(), (OLD,), ()]),
    (("", OLD), [(OLD,), ()]),
    (("", NEW, NEW), [(NEW,), (NEW,), ()]),
    ((OLD,), [()]),
    ((OLD, OLD), [(OLD,), ()]),
    ((OLD, NEW), [(NEW, OLD), ()]),
])
def test_an_end_goes_with_its_paragraph_but_a_cells_last_one_stays(marks: tuple[Mark, ...], ends: list[tuple[Mark, ...]]) -> None:
    assert marked_ends(stack(*marks)) == ends


def test_names_of_officials_are_escaped() -> None:
    assert change(NEW, 3, Revision('Drs. "A" & B', "2026-01-01T00:00:00Z")) == (
        '<w:ins w:id="3" w:author="Drs. &quot;A&quot; &amp; B" w:date="2026-01-01T00:00:00Z"/>'
    )
