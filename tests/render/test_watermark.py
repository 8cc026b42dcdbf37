"""The watermark: on every page of every form, behind everything, and never among the words."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
import zlib
from dataclasses import replace
from functools import cache
from pathlib import Path

import pdfplumber
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from tools import SOP, require_tool, write_agency

from sopdoc.compiler import Compiler
from sopdoc.definitions import find_definitions
from sopdoc.diagnostics import Report
from sopdoc.geometry import Point, Rect, pt
from sopdoc.layout.text.fonts import FontSet, built_in
from sopdoc.layout.text.outline import outlines
from sopdoc.layout.tree import Layout, Watermark
from sopdoc.layout.watermark import make_watermark
from sopdoc.profile.profile import KERTAS
from sopdoc.render.docx import render_docx
from sopdoc.render.docx.slots import Filling, fill
from sopdoc.render.docx.watermark import watermark_header
from sopdoc.render.draw import draw
from sopdoc.render.items import Path as Drawn
from sopdoc.render.json import layout_data
from sopdoc.render.paint import paint
from sopdoc.render.pdf.sheet import render_pdf
from sopdoc.render.svg import render_svg

from .sample import FONTS, sample


def laid_out(folder: Path, extra: str) -> Layout:
    agency = write_agency(folder)
    (agency / "sop.yaml").write_text(SOP.format(nama="Uji") + extra, "utf-8")
    compiled = Compiler().compile(*find_definitions([str(agency / "sop.yaml")], Report()))
    assert compiled.sheets is not None
    return compiled.sheets.layout


@cache
def marked() -> Layout:
    layout = sample()
    body = layout.pages[0].blocks[0].rect
    return replace(layout, watermark=make_watermark(("RANCANGAN",), body, FONTS))


@pytest.mark.parametrize(("extra", "word"), [
    ("status: rancangan\n", "RANCANGAN"), ("status: dicabut\n", "DICABUT"), ("status: berlaku\n", None),
    ("status: direvisi\n", None), ("", None),
    ('status: rancangan\npenyesuaian: {label: {rancangan: DRAF}}\n', "DRAF"),
    ('status: rancangan\npenyesuaian: {label: {rancangan: ""}}\n', None),
])
def test_the_status_says_which_word_is_drawn(tmp_path: Path, extra: str, word: str | None) -> None:
    mark = laid_out(tmp_path, extra).watermark
    assert (mark and mark.text) == word


SALINAN = "SALINAN TIDAK TERKENDALI"


@pytest.mark.parametrize(("extra", "lines"), [
    (f"penyesuaian: {{cap air: {SALINAN}}}\n", ("SALINAN TIDAK", "TERKENDALI")),
    ("penyesuaian: {cap air: [SALINAN, TIDAK, TERKENDALI]}\n", ("SALINAN", "TIDAK", "TERKENDALI")),
    (f"status: berlaku\npenyesuaian: {{cap air: {SALINAN}}}\n", ("SALINAN TIDAK", "TERKENDALI")),
    (f"status: rancangan\npenyesuaian: {{cap air: {SALINAN}}}\n", ("RANCANGAN",)),
    (f"status: dicabut\npenyesuaian: {{cap air: {SALINAN}}}\n", ("DICABUT",)),
    ('penyesuaian: {cap air: ""}\n', ()),
])
def test_the_sheets_own_words_are_drawn_where_its_status_has_none(tmp_path: Path, extra: str, lines: tuple[str, ...]) -> None:
    mark = laid_out(tmp_path, extra).watermark
    assert tuple(line.text for line in (mark.lines if mark else ())) == lines


@given(st.lists(st.text("ABDGIKNSTgjy", min_size=1, max_size=14), min_size=1, max_size=6), st.sampled_from(list(KERTAS)), st.booleans())
def test_a_text_is_broken_so_that_it_is_largest_and_keeps_its_words(words: list[str], paper: str, lying: bool) -> None:
    long, short = max(KERTAS[paper].w, KERTAS[paper].h), min(KERTAS[paper].w, KERTAS[paper].h)
    body = Rect(pt(42), pt(42), *((long - pt(84), short - pt(84)) if lying else (short - pt(84), long - pt(84))))
    printable = Rect(pt(14), pt(14), body.w + pt(56), body.h + pt(56))
    mark = make_watermark((" ".join(words),), body, FONTS)
    assert mark.text.split() == words
    alone = make_watermark(tuple(words), body, FONTS) if 1 < len(words) <= 3 else mark
    assert mark.lines[0].height >= alone.lines[0].height
    for line in mark.lines:
        assert body.contains(line.centre)
    points = [(p[i], p[i + 1]) for _, p in mark.outline for i in range(0, len(p), 2)]
    assert all(printable.contains(Point(x, y)) for x, y in points)


def test_every_line_is_a_piece_of_wordart_of_its_own() -> None:
    layout = marked()
    mark = make_watermark(("SALINAN", "TIDAK TERKENDALI"), layout.pages[0].blocks[0].rect, FONTS)
    header = watermark_header(mark, "Arial")
    assert re.findall(r'string="([^"]+)"', header) == ["SALINAN", "TIDAK TERKENDALI"]
    names = re.findall(r'<v:shape(?:type)? [^>]*?id="([^"]+)"', header)
    assert len(set(names)) == len(names) == 4


@pytest.mark.parametrize("paper", ["{kertas: F4}", "{kertas: A4, arah: tegak}"])
@pytest.mark.parametrize("word", ["RANCANGAN", "X", "TIDAK BERLAKU SEJAK DICABUT PIMPINAN"])
def test_it_lies_inside_the_margins(tmp_path: Path, paper: str, word: str) -> None:
    layout = laid_out(tmp_path, f"status: rancangan\npenyesuaian: {{label: {{rancangan: {word}}}, {paper[1:]}\n")
    assert layout.watermark is not None
    numbers = [pair for _, pair in layout.watermark.outline]
    xs, ys = [n for p in numbers for n in p[::2]], [n for p in numbers for n in p[1::2]]
    margin, size = layout.margin, layout.paper
    assert margin.kiri <= min(xs)
    assert max(xs) <= size.w - margin.kanan
    assert margin.atas <= min(ys)
    assert max(ys) <= size.h - margin.bawah


def test_it_is_painted_first_on_every_page() -> None:
    layout = marked()
    assert layout.watermark is not None
    for page in layout.pages:
        first, *rest = paint(layout, page)
        assert first == Drawn(layout.watermark.outline, fill="DDDDDD", closed=True)
        assert rest == list(paint(sample(), page))


def test_the_words_of_the_pdf_stay_as_they_are() -> None:
    with pdfplumber.open(io.BytesIO(render_pdf(marked()))) as with_mark, pdfplumber.open(io.BytesIO(render_pdf(sample()))) as without:
        assert [page.extract_text() for page in with_mark.pages] == [page.extract_text() for page in without.pages]
        fills = [[curve["non_stroking_color"] for curve in page.curves if curve["fill"]] for page in with_mark.pages]
        assert all(pytest.approx((0.867,) * 3, abs=0.001) in colours for colours in fills)


def test_the_picture_of_a_page_has_it_as_a_path() -> None:
    text = render_svg(marked(), marked().pages[0])
    assert text.count('fill="#DDDDDD"') == 1
    assert "RANCANGAN" not in text


def test_the_layout_as_data_names_it() -> None:
    assert layout_data(marked())["watermark"]["text"] == "RANCANGAN"
    assert "watermark" not in layout_data(sample())


@pytest.mark.parametrize("feet", ["all", "none", "not the first"])
def test_a_docx_has_it_in_the_header_of_every_page(feet: str) -> None:
    layout = marked()
    none = tuple(replace(page, footer=None) for page in layout.pages)
    shown = {"all": layout.pages, "none": none, "not the first": (none[0], *layout.pages[1:])}[feet]
    with zipfile.ZipFile(io.BytesIO(render_docx(replace(layout, pages=shown)))) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist() if name.endswith((".xml", ".rels"))}
    assert parts["word/header1.xml"].count('string="RANCANGAN"') == 1
    assert "header1.xml" in parts["word/_rels/document.xml.rels"]
    assert "/word/header1.xml" in parts["[Content_Types].xml"]
    kinds = [kind for kind in ("default", "first") if f'<w:headerReference w:type="{kind}"' in parts["word/document.xml"]]
    assert kinds == (["default", "first"] if "<w:titlePg/>" in parts["word/document.xml"] else ["default"])


def test_a_piece_of_a_book_has_it_on_each_of_its_pages() -> None:
    count = len(marked().pages)
    drawn = draw(marked())
    filling = Filling(styles=["Sel"] * len(drawn.styles), marks=dict.fromkeys(range(count), "<beginning/>"))
    body = fill(zlib.decompress(drawn.body).decode(), filling)
    assert [page.count('string="RANCANGAN"') for page in body.split("<beginning/>")] == [0, *[1] * count]
    names = re.findall(r'<v:shape(?:type)? [^>]*?id="(TandaAir[^"]+)"', body)
    assert len(set(names)) == len(names) == 2 * count


def test_libreoffice_shows_it_behind_the_words(tmp_path: Path) -> None:
    office = require_tool("soffice")
    source = tmp_path / "uji.docx"
    source.write_bytes(render_docx(marked()))
    profile = f"-env:UserInstallation={(tmp_path / 'lo').as_uri()}"
    subprocess.run([office, profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, source], check=True, timeout=120,
                   capture_output=True)
    subprocess.run([require_tool("pdftoppm"), "-r", "40", "-l", "1", "-png", source.with_suffix(".pdf"), tmp_path / "uji"], check=True)
    picture = Image.open(next(tmp_path.glob("uji-*.png"))).convert("RGB")
    light = sum(count for count, colour in picture.getcolors(1 << 24) or () if colour == (0xDD, 0xDD, 0xDD))
    assert light > picture.width * picture.height * 0.01


def test_letters_are_closed_shapes_as_wide_as_they_are_measured() -> None:
    face = built_in().faces["tebal"]
    curves = list(outlines(face, "OÀ"))
    assert [kind for kind, _ in curves].count("M") == 2 + 3       # O has a hole; À is an A with a hole, and its accent
    xs = [n for _, numbers in curves for n in numbers[::2]]
    assert min(xs) >= 0
    assert max(xs) <= face.advance("OÀ", 1_000_000) / 1_000_000
    for _, numbers in curves:
        assert all(-0.3 < n < 1.1 for n in numbers[1::2])


class _Damaged:
    """A font whose outlines cannot be read."""

    charToGlyph = {ord("A"): 0}  # noqa: N815, RUF012  # reportlab's name
    glyphPos = (0, 10)  # noqa: N815

    def get_table(self, name: str) -> bytes:
        return b"\x00\x05"


def test_damaged_letters_are_drawn_in_another_face() -> None:
    class Ttf:
        face = _Damaged()

    good = built_in()
    damaged = FontSet("Rusak", {key: replace(face, ttf=Ttf()) for key, face in good.faces.items()})
    body = sample().pages[0].blocks[0].rect
    found: Watermark = make_watermark(("AA",), body, damaged)
    assert found == make_watermark(("AA",), body, good)
