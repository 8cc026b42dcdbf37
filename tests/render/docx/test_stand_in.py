"""What programs show that know no shapes: a picture for every symbol and every piece of an arrow, each stored once."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator
from PIL import Image
from tools import require_tool

from sopdoc.geometry import Point, Rect, pt, to_pt
from sopdoc.layout.tree import Connector, Symbol, SymbolKind
from sopdoc.render.docx import render_docx
from sopdoc.render.docx.stand_in import LEAST, StandIn, stroke_stand_ins, symbol_stand_in
from sopdoc.render.docx.strokes import Stroke

from .edits import packed
from .opened import NS, find, parts, root
from .sample import sample

MC = f"{{{NS['mc']}}}"


def without_shapes(data: bytes) -> bytes:
    """The document as a program reads it that takes every fallback."""
    opened = parts(data)
    body = etree.fromstring(opened["word/document.xml"])
    for alternative in find(body, "//mc:AlternateContent"):
        run = alternative.getparent()
        for picture in find(alternative, "./mc:Fallback/*"):
            run.insert(run.index(alternative), picture)
        run.remove(alternative)
    opened["word/document.xml"] = etree.tostring(body, xml_declaration=True, encoding="UTF-8", standalone=True)
    return packed(opened)


def image(stand_in: StandIn) -> Any:
    return Image.open(io.BytesIO(stand_in[1].data)).convert("RGBA")


def symbol(kind: SymbolKind) -> Symbol:
    return Symbol("1", kind, Rect(0, 0, pt(40), pt(20)), "", "")


CELL = Rect(0, 0, pt(300), pt(300))
CONNECTOR = Connector("", "", "", (), True, False, "", "")
BLACK, CLEAR = (0, 0, 0, 255), (0, 0, 0, 0)


@pytest.mark.parametrize("kind", ["terminator", "process", "decision", "offpage"])
def test_a_symbol_is_black_at_its_sides_and_white_in_its_middle(kind: SymbolKind) -> None:
    picture = image(symbol_stand_in(symbol(kind), pt(0.75)))
    w, h = picture.size
    assert (w, h) == (160, 80)
    assert picture.getpixel((w // 2, h // 2)) == (255, 255, 255, 255)
    assert {picture.getpixel(at) for at in ((w // 2, 1), (w // 2, h - 2), (2, h // 2 - 8 if kind == "offpage" else h // 2))} == {BLACK}


@pytest.mark.parametrize("kind", ["terminator", "decision", "offpage"])
def test_a_symbol_is_clear_outside_its_outline(kind: SymbolKind) -> None:
    picture = image(symbol_stand_in(symbol(kind), pt(0.75)))
    assert picture.getpixel((0, picture.height - 1)) == CLEAR


@pytest.mark.parametrize(("end", "tip"), [
    (Point(pt(100), pt(150)), (0.5, 0.99)), (Point(pt(100), pt(50)), (0.5, 0.01)),
    (Point(pt(150), pt(100)), (0.99, 0.5)), (Point(pt(50), pt(100)), (0.01, 0.5)),
])
def test_a_head_points_where_its_line_ends(end: Point, tip: tuple[float, float]) -> None:
    line, head = stroke_stand_ins(Stroke(Point(pt(100), pt(100)), end, arrow=True), CONNECTOR, pt(0.75), CELL)
    picture, high = image(head), to_pt(pt(5) if end.x == pt(100) else pt(4))
    shown = picture.crop((0, 0, picture.width, round(high * 4)))
    across, down = round(tip[0] * (shown.width - 1)), round(tip[1] * (shown.height - 1))
    ink = [place for place in range(shown.width) if shown.getpixel((place, down)) == BLACK]
    tall = [place for place in range(shown.height) if shown.getpixel((across, place)) == BLACK]
    assert 0 < (len(ink) if end.x == pt(100) else len(tall)) <= 4
    assert (head[0].x, head[0].y) != (line[0].x, line[0].y)


@pytest.mark.parametrize("end", [Point(pt(100), pt(150)), Point(pt(100), pt(50)), Point(pt(150), pt(100)), Point(pt(50), pt(100))])
def test_two_heads_stand_at_the_ends_of_a_line_that_is_as_much_shorter(end: Point) -> None:
    start = Point(pt(100), pt(100))
    line, *heads = stroke_stand_ins(Stroke(start, end, arrow=True, back=True), CONNECTOR, pt(0.75), CELL)
    assert len(heads) == 2
    along = (lambda box: (box.y, box.y + pt(40))) if end.x == start.x else (lambda box: (box.x, box.right))
    low = min(start.y, end.y) if end.x == start.x else min(start.x, end.x)
    assert along(line[0]) == (low + pt(5), low + pt(45))
    assert sorted(along(head[0])[0] for head in heads) == [low, low + pt(45)]


def test_a_picture_is_at_least_as_high_as_a_line_of_words() -> None:
    """A viewer in a browser sets a lower one on the line of words that it makes room for."""
    strokes = [Stroke(Point(0, 0), Point(pt(50), 0)), Stroke(Point(0, 0), Point(0, pt(3)))]
    boxes = [box for stroke in strokes for box, _ in stroke_stand_ins(stroke, CONNECTOR, pt(0.75), CELL)]
    assert [box.h for box in boxes] == [LEAST, LEAST]


def test_a_picture_does_not_leave_its_row() -> None:
    """LibreOffice would make the row higher."""
    low = Stroke(Point(0, pt(290)), Point(0, pt(300)))
    ((box, picture),) = stroke_stand_ins(low, CONNECTOR, pt(0.75), CELL)
    assert (box.y, box.bottom) == (pt(299) - LEAST, pt(299))
    assert [image((box, picture)).getpixel((0, y)) for y in (0, picture.height - 1)] == [CLEAR, BLACK]


def test_equal_drawings_are_stored_once() -> None:
    data = render_docx(sample())
    shown = find(root(data), "//mc:Fallback//a:blip")
    media = [name for name in parts(data) if name.startswith("word/media/")]
    assert len(media) < len(shown) / 2


def test_every_symbol_and_every_arrow_has_a_picture() -> None:
    names = set(find(root(render_docx(sample())), "//mc:Fallback//wp:docPr/@name"))
    for page in sample().pages:
        assert {one.name for one in (*page.symbols, *page.connectors)} <= names


def test_a_validator_finds_no_fault_without_shapes(tmp_path: Path) -> None:
    path = tmp_path / "sop.docx"
    path.write_bytes(without_shapes(render_docx(sample())))
    assert [str(error) for error in OpenXmlValidator().validate(str(path)).errors] == []


def test_libreoffice_shows_the_flow_without_shapes(tmp_path: Path) -> None:
    """A picture at the place of every symbol, and none anywhere else than a symbol, a dot or a line."""
    soffice = require_tool("soffice")
    (tmp_path / "sop.docx").write_bytes(without_shapes(render_docx(sample())))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [soffice, "--headless", profile, "--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "sop.docx")]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    with pdfplumber.open(tmp_path / "sop.pdf") as pdf:
        for placed, page in zip(sample().pages, pdf.pages, strict=True):
            shown = [(one["x0"], one["top"], one["x1"], one["bottom"]) for one in page.images]
            for box in (one.rect for one in placed.symbols):
                wanted = tuple(map(to_pt, (box.x, box.y, box.right, box.bottom)))
                assert min(max(abs(a - b) for a, b in zip(wanted, found, strict=True)) for found in shown) < 1.5
            assert len(shown) >= len(placed.symbols) + len(placed.connectors)
