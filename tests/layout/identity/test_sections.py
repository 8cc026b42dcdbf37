"""Sections that are longer than their page: what of them goes overleaf."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from layout.identity.test_sizes import FORMS, counts, sop_of
from layout_tools import sheet

from sopdoc.layout.identity.pages import bands
from sopdoc.layout.identity.sections import content_height, cut


@given(counts, st.integers(20, 99), st.booleans(), st.sampled_from(FORMS))
def test_no_section_of_several_items_leaves_one_alone_overleaf(many: tuple[int, ...], percent: int, movable: bool, form: str) -> None:
    on = sheet(form)
    for band in bands(sop_of(many), on):
        room = max(map(content_height, band)) * percent // 100
        parts = cut(band, room, movable)
        for head, rest in zip(*parts, strict=True) if parts else ():
            assert len(rest.paragraphs) != 1 or len(head.paragraphs) <= 1
            assert content_height(head) <= room or not head.paragraphs
