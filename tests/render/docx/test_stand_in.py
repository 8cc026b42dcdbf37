"""What programs show that know no shapes: a picture for every symbol and every head, plain ground for lines, and all words."""

from __future__ import annotations

import io
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator
from PIL import Image
from tools import require_tool

from sopdoc.geometry import Point, Rect, pt, to_pt
from sopdoc.layout.tree import Connector, Paragraph, Symbol, SymbolKind
from sopdoc.render.docx import render_docx
from sopdoc.render.docx.anchor import Spot
from sopdoc.render.docx.references import References
from sopdoc.render.docx.stand_in import BORDER, StandIn, stroke_stand_ins, symbol_stand_in
from sopdoc.render.docx.strokes import Stroke
from sopdoc.render.docx.vml import shown

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
    assert stand_in.picture is not None
    return Image.open(io.BytesIO(stand_in.picture.data)).convert("RGBA")


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
    picture = image(head)
    across, down = round(tip[0] * (picture.width - 1)), round(tip[1] * (picture.height - 1))
    ink = [place for place in range(picture.width) if picture.getpixel((place, down)) == BLACK]
    tall = [place for place in range(picture.height) if picture.getpixel((across, place)) == BLACK]
    assert 0 < (len(ink) if end.x == pt(100) else len(tall)) <= 4
    assert (head.box.x, head.box.y) != (line.box.x, line.box.y)


@pytest.mark.parametrize("end", [Point(pt(100), pt(150)), Point(pt(100), pt(50)), Point(pt(150), pt(100)), Point(pt(50), pt(100))])
def test_two_heads_stand_at_the_ends_of_a_line_that_is_as_much_shorter(end: Point) -> None:
    start = Point(pt(100), pt(100))
    line, *heads = stroke_stand_ins(Stroke(start, end, arrow=True, back=True), CONNECTOR, pt(0.75), CELL)
    assert len(heads) == 2
    along = (lambda box: (box.y, box.y + pt(40))) if end.x == start.x else (lambda box: (box.x, box.right))
    low = min(start.y, end.y) if end.x == start.x else min(start.x, end.x)
    assert along(line.box) == (low + pt(5), low + pt(45))
    assert sorted(along(head.box)[0] for head in heads) == [low, low + pt(45)]


def test_a_picture_has_the_proportions_of_its_box() -> None:
    """A web viewer would not stretch it."""
    dashed = replace(CONNECTOR, dashed=True)
    for end in (Point(pt(100), 0), Point(0, pt(100))):
        for box, picture, *_ in stroke_stand_ins(Stroke(Point(0, 0), end, arrow=True), dashed, pt(0.75), CELL):
            if picture is not None:
                assert (picture.width, picture.height) == (round(to_pt(box.w) * 4), round(to_pt(box.h) * 4))


def test_a_line_does_not_leave_its_row_but_in_web_viewers() -> None:
    """LibreOffice would make the row higher."""
    low = Stroke(Point(0, pt(270)), Point(0, pt(300)), above=pt(3), below=pt(40))
    (line,) = stroke_stand_ins(low, CONNECTOR, pt(0.75), CELL)
    assert (line.box.y, line.box.bottom) == (pt(270), pt(300) - BORDER)
    assert (line.above, line.box.bottom + line.below) == (pt(3), pt(340))


def test_a_line_runs_on_by_what_only_web_pages_understand() -> None:
    spot, line = Spot((0, 0), CELL, in_cell=True), StandIn(Rect(pt(9), pt(20), pt(1), pt(30)), above=pt(3), below=pt(40))
    assert "height:30pt;" in shown(line, spot, "1", References())
    assert ";min-height:73pt;transform:translateY(-3pt)" in shown(line, spot, "1", References())
    assert "min-height" not in shown(line._replace(above=0, below=0), spot, "1", References())


def test_equal_drawings_are_stored_once() -> None:
    data = render_docx(sample())
    seen = find(root(data), "//mc:Fallback//v:imagedata")
    media = [name for name in parts(data) if name.startswith("word/media/")]
    assert len(media) < len(seen) / 2


def test_every_symbol_and_every_arrow_is_told_once() -> None:
    told = find(root(render_docx(sample())), "//mc:Fallback//@alt")
    assert sorted(told) == sorted(one.description for page in sample().pages for one in (*page.symbols, *page.connectors))


def test_words_of_branches_and_segilima_are_read() -> None:
    read = ["".join(find(box, ".//w:t/text()")) for box in find(root(render_docx(sample())), "//mc:Fallback//w:txbxContent")]
    for page in sample().pages:
        for one in (*page.symbols, *page.labels):
            assert not one.paragraphs or "".join(line for paragraph in one.paragraphs for line in lines(paragraph)) in read


def test_a_document_says_once_what_a_text_box_is() -> None:
    kinds = find(root(render_docx(sample())), "//mc:Fallback//v:shapetype/@id")
    assert len(kinds) == 1
    assert set(find(root(render_docx(sample())), "//mc:Fallback//v:shape/@type")) == {f"#{kinds[0]}"}


def test_every_stand_in_is_the_only_one_of_its_alternative() -> None:
    """A web viewer sees but the first, LibreOffice the last."""
    for instead in find(root(render_docx(sample())), "//mc:Fallback"):
        assert len(find(instead, "./w:pict/v:shape | ./w:pict/v:rect")) == len(instead) == 1


def test_a_validator_finds_no_fault_without_shapes(tmp_path: Path) -> None:
    path = tmp_path / "sop.docx"
    path.write_bytes(without_shapes(render_docx(sample())))
    assert [str(error) for error in OpenXmlValidator().validate(str(path)).errors] == []


def test_libreoffice_shows_the_flow_without_shapes(tmp_path: Path) -> None:
    """A picture at the place of every symbol, lines, and words where they stand."""
    soffice = require_tool("soffice")
    (tmp_path / "sop.docx").write_bytes(without_shapes(render_docx(sample())))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [soffice, "--headless", profile, "--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "sop.docx")]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    with pdfplumber.open(tmp_path / "sop.pdf") as pdf:
        for placed, page in zip(sample().pages, pdf.pages, strict=True):
            seen = [(one["x0"], one["top"], one["x1"], one["bottom"]) for one in page.images]
            for box in (one.rect for one in placed.symbols):
                wanted = tuple(map(to_pt, (box.x, box.y, box.right, box.bottom)))
                assert min(max(abs(a - b) for a, b in zip(wanted, found, strict=True)) for found in seen) < 1.5
            assert len([one for one in page.curves if one["fill"] and min(one["width"], one["height"]) < 1]) >= len(placed.connectors)
            for label in placed.labels:
                x, y, right, bottom = map(to_pt, (label.rect.x, label.rect.y, label.rect.right, label.rect.bottom))
                near = page.crop((x - 3, y - 3, right + 3, bottom + 3)).extract_text()
                assert all(line in near for paragraph in label.paragraphs for line in lines(paragraph))


def lines(paragraph: Paragraph) -> list[str]:
    return ["".join(piece.run.text for piece in line.pieces) for line in paragraph.lines]
