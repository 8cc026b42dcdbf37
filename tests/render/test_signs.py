"""Boxes, ticks and arrows: the same signs in PDF, SVG and Word, with the widths that the layout reckoned with."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import page as validator
import pdfplumber
import pytest
from openxml_audit import OpenXmlValidator
from tools import none, require_tool, write_agency

from sopdoc.compiler import Compiler, render
from sopdoc.definitions import find_definitions
from sopdoc.diagnostics import Report
from sopdoc.layout.engine import Sheets
from sopdoc.layout.text.fonts import SIGN_FAMILY, SIGNS
from sopdoc.render.docx.embedded import KEY, MIXED

from .archive_tools import faults

SVG = "{http://www.w3.org/2000/svg}"
SOP = """\
nomor: 1
nama: Pemeriksaan ☑ Berkas
peringatan: "**☑ tebal ✓** ➢ *miring ☐* ❖ → ■"
pelaksana: {a: Petugas ✔}
kegiatan:
  - uraian: Menandai kotak ☐ yang belum dan ☒ yang ditolak dengan ✓ atau ✗ pada lembar periksa yang panjang sekali
    pelaksana: a
    kelengkapan: "☑ KTP ☐ KK"
  - {uraian: Menutup, pelaksana: a, teks: ✓}
"""


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> Sheets:
    return laid_out(tmp_path_factory.mktemp("dinas"), SOP)


def laid_out(folder: Path, text: str) -> Sheets:
    (write_agency(folder / "x") / "uji.yaml").write_text(text, "utf-8")
    (definition,) = find_definitions([str(folder / "x" / "uji.yaml")], Report())
    compiled = Compiler().compile(definition)
    assert compiled.sheets is not None
    return compiled.sheets


def drawn(sheets: Sheets, format: str) -> bytes:
    return render(sheets, format)[0][1]


def signs_in(pdf: bytes | Path) -> list[tuple[str, int, int, bool]]:
    """Sign, whole points from the left and the top, whether it comes from the face of signs."""
    with pdfplumber.open(pdf if isinstance(pdf, Path) else io.BytesIO(pdf)) as document:
        return [
            (c["text"], round(c["x0"]), round(c["top"]), "Tanda" in c["fontname"])
            for page in document.pages for c in page.chars if c["text"] in "☑☐☒✓✔✗➢❖→■"
        ]


def test_a_pdf_has_the_signs_as_text_in_a_font_that_draws_them(sheets: Sheets) -> None:
    found = signs_in(drawn(sheets, "pdf"))
    assert {sign for sign, *_, own in found if own} == set("☑☐☒✓✔✗➢❖")
    assert {sign for sign, *_, own in found if not own} == set("→■")


def test_a_pdf_with_signs_can_be_kept_and_read_aloud(sheets: Sheets) -> None:
    data = drawn(sheets, "pdf")
    none([*(fault for profile in ("2a", "ua1") for fault in validator.validate_pdf_bytes(data, profile=profile).failures), *faults(data)])


def test_an_svg_draws_the_signs_and_keeps_them_as_letters(sheets: Sheets) -> None:
    for group in svg_groups(sheets):
        for element in group:
            if element.tag == f"{SVG}text":
                assert bool(set(element.text or "") & set("☑☐☒✓✔✗➢❖")) == (element.get("fill-opacity") == "0")
        hidden = [element for element in group if element.get("fill-opacity") == "0"]
        assert len(group.findall(f"{SVG}path")) == len(hidden) > 0


def test_the_parts_of_an_svg_line_follow_one_another(sheets: Sheets) -> None:
    for group in svg_groups(sheets):
        places = [(float(e.get("x", "0")), float(e.get("textLength", "0"))) for e in group.findall(f"{SVG}text")]
        for (x, width), (following, _) in pairwise(places):
            assert following == pytest.approx(x + width, abs=0.02)


def svg_groups(sheets: Sheets) -> list[ElementTree.Element]:
    root = ElementTree.fromstring(drawn(sheets, "svg"))
    found = root.findall(f"{SVG}g")
    assert found
    return found


@cache
def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_a_docx_carries_the_font_of_its_signs(sheets: Sheets, tmp_path: Path) -> None:
    found = parts(drawn(sheets, "docx"))
    key = bytes.fromhex(KEY.replace("-", ""))[::-1]
    font = found["word/fonts/font1.odttf"]
    plain = bytes(byte ^ key[place % len(key)] for place, byte in enumerate(font[:MIXED])) + font[MIXED:]
    assert plain == SIGNS.read_bytes()
    assert f'w:name="{SIGN_FAMILY}"' in found["word/fontTable.xml"].decode()
    (tmp_path / "uji.docx").write_bytes(drawn(sheets, "docx"))
    assert [str(error) for error in OpenXmlValidator().validate(str(tmp_path / "uji.docx")).errors] == []


def test_the_runs_of_a_docx_name_the_font_for_signs_alone(sheets: Sheets) -> None:
    document = parts(drawn(sheets, "docx"))["word/document.xml"].decode()
    for run in re.findall(r"<w:r>.*?</w:r>", document):
        words = "".join(re.findall(r"<w:t [^>]*>([^<]*)", run))
        signs = bool(set(words) & set("☑☐☒✓✔✗➢❖"))
        assert (f'w:ascii="{SIGN_FAMILY}"' in run) == signs
        assert not (signs and ("<w:b/>" in run or "<w:i/>" in run)), "a weight that a program makes up is wider"


def test_a_docx_without_signs_carries_no_font(tmp_path: Path) -> None:
    plain = laid_out(tmp_path, re.sub("[☑☐☒✓✔✗➢❖]", "", SOP))
    assert not [name for name in parts(drawn(plain, "docx")) if "font1" in name or "fontTable.xml.rels" in name]


def test_libreoffice_sets_the_signs_as_the_pdf_does(sheets: Sheets, tmp_path: Path) -> None:
    soffice = require_tool("soffice")
    (tmp_path / "uji.docx").write_bytes(drawn(sheets, "docx"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [soffice, "--headless", profile, "--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "uji.docx")]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    ours, theirs = signs_in(drawn(sheets, "pdf")), signs_in(tmp_path / "uji.pdf")
    assert sorted(sign for sign, *_ in ours) == sorted(sign for sign, *_ in theirs)
    for sign, x, y, own in ours:
        near: Any = min(theirs, key=lambda other: (other[0] != sign, abs(other[1] - x) + abs(other[2] - y)))
        assert (near[0], near[3]) == (sign, own)
        assert max(abs(near[1] - x), abs(near[2] - y)) <= 5, sign
