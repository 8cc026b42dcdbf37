"""Shapes: each on its own row, never at a negative place; an arrow in pieces, each on the row it stands in."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sopdoc.geometry import Rect, pt
from sopdoc.layout.tree import Symbol, Table
from sopdoc.render.docx import render_docx
from sopdoc.render.docx.anchor import Carriers, Spot, spots
from sopdoc.render.docx.references import References
from sopdoc.render.docx.shape import symbol_xml
from sopdoc.render.docx.slots import fill

from ..sample import sample as other_sample
from .counting import numbers
from .opened import W, anchors, drawings, find, root, said
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
    assert row.itersiblings(f"{W}tr", preceding=True).__next__() is next(carriers["Kegiatan 2"].iterancestors(f"{W}tr"))


def test_a_symbol_below_the_table_hangs_on_the_paragraph_above_it() -> None:
    anchor, paragraph = next((a, p) for a, p in drawings(render_docx(sample())) if said(a)[0] == "Sambungan B")
    assert "Catatan kaki" in "".join(find(paragraph, "./w:r/w:t/text()"))
    assert find(anchor, "./wp:positionH")[0].get("relativeFrom") == "page"


def test_the_carrier_is_an_empty_cell_left_of_the_corner_in_its_row() -> None:
    for page in sample().pages:
        carriers = Carriers.of(spots(page))
        for box in [shape.rect for shape in (*page.symbols, *page.labels)]:
            spot = carriers.choose(box)
            block = page.blocks[spot.place[0]]
            if isinstance(block, Table):
                cell = block.cells[spot.place[1]]
                assert cell.paragraphs == ()
                assert cell.rect.x + block.pad <= box.x
                assert cell.rect.y <= box.y < cell.rect.bottom


def test_what_begins_in_the_margin_of_the_first_cell_that_can_carry_it_stays_in_its_row() -> None:
    for page in sample().pages:
        carrying = [spot for spot in spots(page) if spot.in_cell]
        for first in carrying:
            beside = [spot for spot in carrying if spot.rect.y <= first.rect.y < spot.rect.bottom]
            if first == min(beside, key=lambda spot: spot.rect.x):
                assert Carriers.of(spots(page)).choose(Rect(first.rect.x + first.pad // 2, first.rect.y, pt(40), 0)) == first


def test_every_drawing_says_what_it_is() -> None:
    names = [said(anchor) for anchor, _ in drawings(render_docx(sample()))]
    assert all(name for name, _ in names)
    assert ("Kegiatan 1", 'Simbol "1" & kawan') in names
    assert ("Logo", "Logo instansi") in names


def test_a_logo_keeps_its_proportions() -> None:
    (logo,) = [anchor for anchor, _ in drawings(render_docx(sample())) if said(anchor)[0] == "Logo"]
    assert find(logo, "./wp:cNvGraphicFramePr/a:graphicFrameLocks/@noChangeAspect") == ["1"]


def test_shapes_are_native_and_editable() -> None:
    presets = set(find(root(render_docx(sample())), "//a:prstGeom/@prst"))
    assert presets >= {
        "roundRect", "flowChartProcess", "flowChartDecision", "flowChartOffpageConnector", "straightConnector1", "rect", "ellipse",
    }


def decorates(anchor: Any) -> bool:
    return bool(find(anchor, "./wp:docPr//*[local-name()='decorative'][@val='1']"))


def test_an_arrow_is_told_once_and_its_other_pieces_decorate() -> None:
    told: dict[str, list[str]] = {}
    for anchor, _ in drawings(render_docx(sample())):
        name, description = said(anchor)
        if " ke " in name:
            told.setdefault(name, []).append("" if decorates(anchor) else description)
    assert {name for page in sample().pages for name in (c.name for c in page.connectors)} == set(told)
    assert all([text for text in texts if text] == [f"Alur dari {name}"] for name, texts in told.items())


def test_every_piece_of_an_arrow_hangs_on_the_row_it_stands_in() -> None:
    """The arrow from step 2 to step 3, and back."""
    data = render_docx(sample())
    body = root(data)
    counted = find(body, "//w:tr/w:tc[1]/w:p[w:pPr/w:numPr]")
    number = {next(one.iterancestors(f"{W}tr")): text for one, text in zip(counted, numbers(data, counted), strict=True)}
    rows: dict[str, set[str]] = {}
    for anchor in anchors(body):
        row = next(anchor.iterancestors(f"{W}tr"), None)
        if row in number:
            rows.setdefault(said(anchor)[0], set()).add(number[row])
    assert rows["2 ke 3"] == rows["3 ke 2"] == {"2.", "3."}


def test_a_piece_that_runs_on_says_how_far_it_is_drawn() -> None:
    for anchor, _ in drawings(render_docx(sample())):
        (box,), (effect,) = find(anchor, "./wp:extent"), find(anchor, "./wp:effectExtent")
        heights = [int(y) for y in find(anchor, ".//a:path[@fill='none']//a:pt/@y")]
        if heights:
            assert min(heights) == -int(effect.get("t"))
            assert max(heights) <= int(box.get("cy")) + int(effect.get("b"))


def capsule(width: int) -> str:
    """What a terminator 20 pt high is drawn with."""
    symbol = Symbol("1", "terminator", Rect(0, 0, pt(width), pt(20)), "Kegiatan 1", "")
    return fill(symbol_xml(symbol, pt(1), Spot((0, 0), Rect(0, 0, 0, 0), in_cell=False), References()))


def test_a_narrow_capsule_has_round_ends_all_the_same() -> None:
    assert 'prst="roundRect"><a:avLst><a:gd name="adj" fmla="val 50000"/>' in capsule(24)


def test_a_long_capsule_is_the_terminator_of_flowcharts() -> None:
    assert 'prst="flowChartTerminator"><a:avLst/>' in capsule(80)


def test_only_the_end_of_an_arrow_has_a_head() -> None:
    heads: dict[str, list[bool]] = {}
    for anchor, _ in drawings(render_docx(sample())):
        heads.setdefault(said(anchor)[0], []).append(bool(find(anchor, ".//a:tailEnd")))
    assert sum(heads["1 ke 2"]) == sum(heads["3 ke 2"]) == 1
    assert sum(heads["4b ke 4a"]) == 0


def test_an_arrow_with_two_heads_has_one_at_either_end() -> None:
    layout = sample()
    pages = tuple(replace(page, connectors=tuple(replace(c, both=c.arrow) for c in page.connectors)) for page in layout.pages)
    heads: dict[str, list[tuple[bool, bool]]] = {}
    for anchor, _ in drawings(render_docx(replace(layout, pages=pages))):
        heads.setdefault(said(anchor)[0], []).append((bool(find(anchor, ".//a:headEnd")), bool(find(anchor, ".//a:tailEnd"))))
    for name in ("1 ke 2", "3 ke 2"):
        assert (sum(start for start, _ in heads[name]), sum(end for _, end in heads[name])) == (1, 1)
    assert not any(any(one) for one in heads["4b ke 4a"])


def test_strips_lie_over_lines_that_run_on_and_under_all_others() -> None:
    layout = sample()
    page = replace(layout, pages=layout.pages[1:2])
    order = sorted((a for a, _ in drawings(render_docx(page))), key=lambda anchor: int(anchor.get("relativeHeight")))
    strips = [place for place, anchor in enumerate(order) if said(anchor)[0] == "Alas"]
    long = [place for place, anchor in enumerate(order) if find(anchor, ".//a:path[@fill='none']")]
    level = [place for place, anchor in enumerate(order) if find(anchor, ".//a:xfrm[a:ext/@cy='0'][../a:prstGeom]")]
    assert max(long) < min(strips) <= max(strips) < min(level)
