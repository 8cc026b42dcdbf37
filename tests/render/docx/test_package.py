"""The file as a whole: valid, complete, the same every time."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator
from tools import built, document

from sopdoc.diagnostics import Report
from sopdoc.geometry import to_pt
from sopdoc.layout.engine import lay_out
from sopdoc.layout.tree import Layout
from sopdoc.model.nilai import Tanggal
from sopdoc.render.docx import render_docx
from sopdoc.render.docx.slots import LOWEST

from ..sample import sample as other_sample
from .opened import NS, R, find, parts, root
from .sample import sample

LAYOUTS = pytest.mark.parametrize("layout", [sample(), other_sample()], ids=["sample", "other sample"])


@LAYOUTS
def test_the_same_layout_gives_the_same_bytes(layout: Layout) -> None:
    assert render_docx(layout) == render_docx(layout)


def test_the_zip_tells_neither_time_nor_platform() -> None:
    with zipfile.ZipFile(io.BytesIO(render_docx(sample()))) as archive:
        assert archive.namelist()[0] == "[Content_Types].xml"
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {entry.create_system for entry in archive.infolist()} == {3}


@LAYOUTS
def test_every_part_is_well_formed(layout: Layout) -> None:
    for name, content in parts(render_docx(layout)).items():
        if name.endswith((".xml", ".rels")):
            etree.fromstring(content)


@LAYOUTS
def test_a_validator_finds_no_fault(layout: Layout, tmp_path: Path) -> None:
    path = tmp_path / "sop.docx"
    path.write_bytes(render_docx(layout))
    result = OpenXmlValidator().validate(str(path))
    assert [str(error) for error in result.errors] == []


@LAYOUTS
def test_python_docx_opens_the_file(layout: Layout) -> None:
    document = docx.Document(io.BytesIO(render_docx(layout)))
    section = document.sections[0]
    assert len(document.sections) == 1
    assert section.page_width.pt == pytest.approx(to_pt(layout.paper.w), abs=0.05)
    assert section.page_height.pt == pytest.approx(to_pt(layout.paper.h), abs=0.05)
    assert section.left_margin.pt == pytest.approx(to_pt(layout.margin.kiri), abs=0.05)
    assert len(document.tables) == sum(hasattr(block, "edges") for page in layout.pages for block in page.blocks)
    properties = document.core_properties
    assert (properties.title, properties.author, properties.subject) == (layout.title, layout.author, layout.subject)
    assert properties.language == "id-ID"


def test_its_dates_are_the_sops_own() -> None:
    properties = docx.Document(io.BytesIO(document("contoh/penanganan-pengaduan", "docx"))).core_properties
    assert (properties.created.date().isoformat(), properties.modified.date().isoformat()) == ("2026-01-20", "2026-01-20")
    undated = docx.Document(io.BytesIO(render_docx(sample()))).core_properties
    assert undated.created.year == undated.modified.year == 1980


@pytest.mark.parametrize(("tanggal", "dates"), [
    ({"tanggal pembuatan": Tanggal(2024, 5, 6), "tanggal revisi": Tanggal(2025, 7)}, ("2024-05-06", "2025-07-01")),
    ({"tanggal terbit": Tanggal(2024, 5, 6), "tanggal revisi": None}, ("2024-05-06", "2024-05-06")),
    ({"tanggal pembuatan": Tanggal(2024, 5, 6), "tanggal revisi": Tanggal(2023, 1, 2)}, ("2024-05-06", "2024-05-06")),
])
def test_it_was_changed_when_it_was_revised(tanggal: dict[str, Tanggal | None], dates: tuple[str, str]) -> None:
    reading = built("contoh/pembukaan-ruang-layanan").reading
    assert reading.naskah is not None
    sop = replace(reading.naskah.sop, identitas=replace(reading.naskah.sop.identitas, tanggal=tanggal))
    sheets = lay_out(sop, reading.naskah.profile, Report())
    assert sheets is not None
    assert sheets.layout.dates == tuple(f"{date}T00:00:00Z" for date in dates)


@LAYOUTS
def test_every_relationship_is_used_and_leads_somewhere(layout: Layout) -> None:
    data = render_docx(layout)
    relations = {item.get("Id"): item for item in root(data, "word/_rels/document.xml.rels")}
    body = root(data)
    asked = {value for element in body.iter() for name, value in element.attrib.items() if name.startswith(R)}
    known = ("styles", "settings", "fontTable", "theme", "numbering")
    implicit = {identity for identity, item in relations.items() if item.get("Type").endswith(known)}
    assert asked == set(relations) - implicit
    for item in relations.values():
        assert item.get("TargetMode") == "External" or f"word/{item.get('Target')}" in parts(data)


@LAYOUTS
def test_every_part_has_a_content_type(layout: Layout) -> None:
    data = render_docx(layout)
    types = root(data, "[Content_Types].xml")
    known = {item.get("PartName") for item in types} | {"." + item.get("Extension", "") for item in types}
    for name in parts(data):
        assert f"/{name}" in known or name == "[Content_Types].xml" or name.endswith((".rels", ".png", ".jpeg"))


@LAYOUTS
def test_ids_of_drawings_and_bookmarks_are_unique_and_lie_in_order(layout: Layout) -> None:
    body = root(render_docx(layout))
    anchors, bookmarks = find(body, "//wp:anchor"), find(body, "//w:bookmarkStart/@w:id")
    ids = [int(find(anchor, "./wp:docPr")[0].get("id")) for anchor in anchors]
    heights = [int(anchor.get("relativeHeight")) for anchor in anchors]
    boxes = find(body, "//mc:Fallback//v:shape[v:textbox]")       # their words lie above the shapes for which they stand in
    assert sorted([*ids, *map(int, bookmarks), *map(number_of, boxes)]) == list(range(1, len(anchors) + len(bookmarks) + len(boxes) + 1))
    assert [height for _, height in sorted(zip(ids, heights, strict=True))] == sorted(heights)


def number_of(box: Any) -> int:
    return int(box.get("style").partition("z-index:")[2].partition(";")[0]) - LOWEST


def test_no_number_is_fractional_and_no_revision_mark_is_left() -> None:
    text = parts(render_docx(sample()))["word/document.xml"].decode()
    assert not re.search(r'="-?\d+\.\d+"', text.removeprefix('<?xml version="1.0"'))
    assert "rsid" not in text
    assert "paraId" not in text


def test_every_used_prefix_is_declared_at_the_top() -> None:
    body: Any = root(render_docx(sample()))
    assert set(NS) <= set(body.nsmap)
