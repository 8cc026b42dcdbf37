"""The PDF back end, read back with pdfplumber."""

from __future__ import annotations

import dataclasses
import hashlib
import io
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pdfplumber
import pytest

from sopdoc.geometry import to_pt
from sopdoc.layout.text.fonts import ARIMO, FONT_FOLDER, Face, FontSet, load_face
from sopdoc.layout.tree import Layout
from sopdoc.render.items import Text
from sopdoc.render.paint import paint
from sopdoc.render.pdf.sheet import render_pdf

from ..sample import FONTS, HOSTILE, sample

ROOT = Path(__file__).resolve().parents[3]


def opened(data: bytes) -> Any:
    return pdfplumber.open(io.BytesIO(data))


def font_dicts(data: bytes) -> list[dict[str, Any]]:
    with opened(data) as pdf:
        return [font.resolve() for font in pdf.pages[0].page_obj.resources["Font"].values()]


def digest_in_fresh_process(seed: str) -> str:
    code = "import hashlib; from render.sample import sample; from sopdoc.render.pdf.sheet import render_pdf;" \
           "print(hashlib.sha256(render_pdf(sample())).hexdigest())"
    env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": f"{seed}000000", "TZ": "Asia/Jayapura"}
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT / "tests", env=env, capture_output=True, text=True, check=True)
    return run.stdout.strip()


def test_every_piece_of_text_is_at_its_place() -> None:
    layout = sample()
    with opened(render_pdf(layout)) as pdf:
        assert len(pdf.pages) == len(layout.pages)
        for page, drawn in zip(layout.pages, pdf.pages, strict=True):
            chars = iter(drawn.chars)
            for item in (item for item in paint(layout, page) if isinstance(item, Text)):
                own = [next(chars) for _ in item.text]
                assert "".join(char["text"] for char in own) == item.text
                assert not item.spaced or next(chars)["text"] == " "
                assert own[0]["matrix"][4:] == pytest.approx((to_pt(item.x), to_pt(layout.paper.h - item.y)), abs=0.002)
                ends = (own[-1]["x1"] - own[0]["x0"]) if item.angle == 0 else (own[0]["bottom"] - own[-1]["top"])
                assert ends == pytest.approx(to_pt(item.width), abs=0.05)
            assert next(chars, None) is None


def test_hostile_text_arrives_as_it_was_written() -> None:
    with opened(render_pdf(sample())) as pdf:
        assert HOSTILE in "".join(char["text"] for char in pdf.pages[0].chars)


def test_all_fonts_are_embedded_subsets_and_helvetica_is_not_among_them() -> None:
    fonts = font_dicts(render_pdf(sample()))
    names = [re.sub(r"^[A-Z]{6}\+", "+", font["BaseFont"].name) for font in fonts]
    assert sorted(names) == ["+Arimo-Bold", "+Arimo-Regular", "+ArimoItalic-BoldItalic", "+ArimoItalic-Italic"]
    assert all("FontFile2" in font["FontDescriptor"].resolve() for font in fonts)
    assert b"Helvetica" not in render_pdf(sample())


def test_the_same_layout_gives_the_same_bytes_in_every_process() -> None:
    first = hashlib.sha256(render_pdf(sample())).hexdigest()
    other = dataclasses.replace(sample(), title="Lain", pages=sample().pages[1:2], bookmarks=())
    for _ in range(20):
        render_pdf(other)
    assert hashlib.sha256(render_pdf(sample())).hexdigest() == first
    assert digest_in_fresh_process("1") == digest_in_fresh_process("7") == first


def test_the_bytes_do_not_tell_where_the_fonts_lie(tmp_path: Path) -> None:
    faces = {}
    for key, name in ARIMO.items():
        (tmp_path / name).write_bytes((FONT_FOLDER / name).read_bytes())
        faces[key] = load_face(tmp_path / name)
    assert render_pdf(dataclasses.replace(sample(), fonts=FontSet("Arial", faces))) == render_pdf(sample())


def test_metadata_say_what_it_is_and_no_date() -> None:
    with opened(render_pdf(sample())) as pdf:
        assert pdf.metadata == {
            "Title": "SOP Pengelolaan Surat – contoh", "Author": "Sekretariat Daerah", "Subject": "SOP-024/17000/2025",
            "Creator": "sopdoc", "Producer": "sopdoc",
        }
        assert pdf.doc.catalog["Lang"] == b"id-ID"


def test_the_outline_leads_to_the_parts() -> None:
    with opened(render_pdf(sample())) as pdf:
        assert [title for _, title, *_ in pdf.doc.get_outlines()] == ["Identitas", "Alur"]


def test_a_reference_opens_the_other_document_in_the_same_folder() -> None:
    with opened(render_pdf(sample())) as pdf:
        notes = [note["data"]["A"] for page in pdf.pages for note in page.annots]
    assert [(note["S"].name, note["F"]["F"]) for note in notes] == [("GoToR", b"pengiriman-surat.pdf"), ("GoToR", b"arsip-surat.pdf")]


def test_a_logo_is_stored_once_with_its_transparency() -> None:
    data = render_pdf(sample())
    assert len(re.findall(rb"/Subtype/Image\b", data)) == 2, "the picture and its mask"
    assert data.count(b"/SMask") == 1
    twice = dataclasses.replace(sample(), pages=(sample().pages[0], dataclasses.replace(sample().pages[0], number=2)))
    assert len(re.findall(rb"/Subtype/Image\b", render_pdf(twice))) == 2


def with_faces(faces: dict[str, Face]) -> Layout:
    return dataclasses.replace(sample(), fonts=FontSet("Arial", faces))


def test_a_family_without_italics_embeds_one_font_for_both() -> None:
    regular, bold = FONTS.faces["biasa"], FONTS.faces["tebal"]
    data = render_pdf(with_faces({"biasa": regular, "tebal": bold, "miring": regular, "tebal miring": bold}))
    assert len(font_dicts(data)) == 2


def test_faces_of_one_name_are_embedded_each(tmp_path: Path) -> None:
    """Careless fonts call all their faces alike: here four files differ in a byte after their end alone."""
    faces = {}
    for number, key in enumerate(FONTS.faces):
        path = tmp_path / f"{number}.ttf"
        path.write_bytes((FONT_FOLDER / ARIMO["biasa"]).read_bytes() + bytes(number))
        faces[key] = load_face(path)
    data = render_pdf(with_faces(faces))
    assert len({font["BaseFont"].name for font in font_dicts(data)}) == 4
    with opened(data) as pdf:
        assert "arsip yang rapi" in pdf.pages[0].extract_text()


def test_a_page_without_anything_is_still_a_page() -> None:
    empty = dataclasses.replace(sample().pages[0], blocks=(), footer=None)
    with opened(render_pdf(dataclasses.replace(sample(), pages=(empty, empty), bookmarks=()))) as pdf:
        assert len(pdf.pages) == 2
        assert not pdf.pages[0].chars
