"""The SVG and JSON back ends: the same words as everywhere else, in files that others can read."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import json
from typing import Any
from xml.etree import ElementTree

import pytest

from sopdoc.geometry import Rect, pt, to_pt
from sopdoc.layout.tree import Layout, Page, TextBlock
from sopdoc.render.items import Path, Text
from sopdoc.render.json import layout_data, render_json
from sopdoc.render.paint import paint
from sopdoc.render.svg import render_svg

from .sample import HOSTILE, logo, sample, words

SVG = "{http://www.w3.org/2000/svg}"


def drawing(page: Page, layout: Layout | None = None) -> ElementTree.Element:
    return ElementTree.fromstring(render_svg(layout or sample(), page))


@pytest.mark.parametrize("page", sample().pages, ids=lambda page: f"page{page.number}")
def test_the_svg_holds_the_same_texts_at_the_same_places(page: Page) -> None:
    texts = [item for item in paint(sample(), page) if isinstance(item, Text)]
    drawn = drawing(page).findall(f"{SVG}text")
    assert [element.text for element in drawn] == [item.text for item in texts]
    for element, item in zip(drawn, texts, strict=True):
        place = [float(element.get(key, "")) for key in ("x", "y", "textLength")]
        assert place == pytest.approx([to_pt(item.x), to_pt(item.y), to_pt(item.width)], abs=0.001)


@pytest.mark.parametrize("page", sample().pages, ids=lambda page: f"page{page.number}")
def test_the_svg_has_a_path_for_every_path(page: Page) -> None:
    paths = [item for item in paint(sample(), page) if isinstance(item, Path)]
    assert len(drawing(page).findall(f"{SVG}path")) == len(paths)


def test_the_svg_says_its_size_and_what_it_shows() -> None:
    root = drawing(sample().pages[1])
    assert (root.get("width"), root.get("height"), root.get("role")) == ("330mm", "215mm", "img")
    assert root.get("viewBox") == "0 0 935.433 609.449"
    assert root.findtext(f"{SVG}title") == "SOP Pengelolaan Surat – contoh, halaman 2 dari 3"
    assert "Kegiatan 2, decision" in (root.findtext(f"{SVG}desc") or "")


def test_vertical_words_are_turned_about_their_start() -> None:
    turned = [element for element in drawing(sample().pages[1]).iter(f"{SVG}text") if element.get("transform")]
    assert len(turned) == 4
    assert all(element.get("transform") == f"rotate(-90 {element.get('x')} {element.get('y')})" for element in turned)


def test_the_logo_is_inside_the_svg() -> None:
    image = drawing(sample().pages[0]).find(f"{SVG}image")
    assert image is not None
    assert base64.b64decode((image.get("href") or "").removeprefix("data:image/png;base64,")) == logo().data


def test_a_link_leads_to_the_other_drawing() -> None:
    assert [a.get("href") for a in drawing(sample().pages[0]).iter(f"{SVG}a")] == ["pengiriman-surat.svg"]


def test_hostile_text_stays_text() -> None:
    hostile = 'x\x00\x0b"><script>alert(1)</script>&\uffff'
    block = TextBlock(Rect(0, 0, pt(500), pt(20)), (words(hostile, pt(500), link='a" onload="b'),))
    page = dataclasses.replace(sample().pages[0], blocks=(block,))
    root = drawing(page, dataclasses.replace(sample(), title=hostile))
    assert root.find(f".//{SVG}script") is None
    assert root.findtext(f"{SVG}text") == 'x\ufffd\ufffd"><script>alert(1)</script>&\ufffd'
    link = root.find(f"{SVG}a")
    assert link is not None
    assert list(link.keys()) == ["href"]


@pytest.mark.parametrize(("name", "first"), [("Arial", "Arial"), ("Bookman Old Style", "'Bookman Old Style'"), ("O'Neil \\", "'ONeil '")])
def test_the_font_family_has_fallbacks(name: str, first: str) -> None:
    layout = dataclasses.replace(sample(), fonts=dataclasses.replace(sample().fonts, docx_name=name))
    families = (drawing(sample().pages[2], layout).get("font-family") or "").split(", ")
    assert families[0] == first
    assert families[-1] == "sans-serif"


def test_svg_and_json_are_the_same_each_time() -> None:
    assert render_svg(sample(), sample().pages[0]) == render_svg(sample(), sample().pages[0])
    assert render_json(sample()) == render_json(sample())


def test_the_json_holds_the_same_words() -> None:
    data = json.loads(render_json(sample()))
    assert data == json.loads(json.dumps(layout_data(sample())))
    for page, told in zip(sample().pages, data["pages"], strict=True):
        painted = sorted(item.text for item in paint(sample(), page) if isinstance(item, Text))
        assert sorted(piece["text"] for line in lines_of(told) for piece in line["pieces"]) == painted
    assert HOSTILE in [line["text"].removeprefix("3.") for line in lines_of(data)]


def lines_of(value: object) -> list[dict[str, Any]]:
    """All lines anywhere below `value`."""
    if isinstance(value, list):
        return [line for item in value for line in lines_of(item)]
    if isinstance(value, dict):
        return [value] if "pieces" in value else [line for item in value.values() for line in lines_of(item)]
    return []


def test_the_json_tells_tables_symbols_and_connectors_in_points() -> None:
    page = json.loads(render_json(sample()))["pages"][1]
    table = page["blocks"][1]
    assert table["edges"][:3] == [36, 60, 260]
    assert table["rows"][0] == {"y": 56, "height": 16, "header": True}
    assert [symbol["kind"] for symbol in page["symbols"]] == ["terminator", "decision", "process", "process", "process", "offpage"]
    assert page["connectors"][0]["points"][0] == [290, 199]
    assert page["labels"][0]["name"] == "Tidak"
    assert page["dots"][0]["radius"] == 1.5


def test_the_json_names_a_picture_by_its_digest() -> None:
    picture = json.loads(render_json(sample()))["pages"][0]["blocks"][0]["cells"][0]["picture"]
    assert picture == {"rect": [221, 50, 60, 60], "kind": "png", "pixels": [120, 120], "sha256": hashlib.sha256(logo().data).hexdigest()}


def test_the_json_is_readable() -> None:
    text = render_json(sample())
    assert max(map(len, text.splitlines())) < 200
    assert len(text.splitlines()) < 4000
