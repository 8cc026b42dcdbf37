"""Tables: real ones, with the layout's grid, that an official can go on writing in."""

from __future__ import annotations

import io
from pathlib import Path

import docx
from tools import SOP, write_agency

from sopdoc.compiler import Compiler
from sopdoc.definitions import find_definitions
from sopdoc.diagnostics import Report
from sopdoc.geometry import TWIP
from sopdoc.layout.tree import Table
from sopdoc.render.docx import render_docx

from ..sample import sample as other_sample
from .opened import W, find, root
from .sample import sample


def tables() -> list[tuple[Table, object]]:
    found = []
    for layout in (sample(), other_sample()):
        placed = [block for page in layout.pages for block in page.blocks if isinstance(block, Table)]
        found += list(zip(placed, find(root(render_docx(layout)), "//w:tbl"), strict=True))
    return found


def test_the_grid_is_the_layouts() -> None:
    for placed, written in tables():
        widths = [int(column.get(f"{W}w")) for column in find(written, "./w:tblGrid/w:gridCol")]
        assert len(widths) == len(placed.edges) - 1
        assert abs(sum(widths) - placed.rect.w / TWIP) <= 1


def test_every_row_covers_the_whole_grid_and_every_cell_ends_in_a_paragraph() -> None:
    for placed, written in tables():
        for row in find(written, "./w:tr"):
            spans = [int((find(cell, "./w:tcPr/w:gridSpan/@w:val") or ["1"])[0]) for cell in find(row, "./w:tc")]
            assert sum(spans) == len(placed.edges) - 1
            assert all(cell[-1].tag == f"{W}p" for cell in find(row, "./w:tc"))


def test_rows_may_grow_but_not_tear() -> None:
    for _, written in tables():
        rows = find(written, "./w:tr")
        assert set(find(written, "./w:tr/w:trPr/w:trHeight/@w:hRule")) == {"atLeast"}
        assert len(find(written, "./w:tr/w:trPr/w:cantSplit")) == len(rows)


def test_an_empty_cell_never_makes_its_row_higher() -> None:
    for _, written in tables():
        for row in find(written, "./w:tr"):
            height = int(find(row, "./w:trPr/w:trHeight/@w:val")[0])
            for cell in find(row, "./w:tc[not(.//w:t)]"):
                spaces = find(cell, "./w:p/w:pPr/w:spacing")
                assert sum(int(space.get(f"{W}{key}", "0")) for space in spaces for key in ("before", "after", "line")) <= height


def test_header_rows_repeat() -> None:
    for placed, written in tables():
        repeated = [bool(find(row, "./w:trPr/w:tblHeader")) for row in find(written, "./w:tr")]
        assert repeated == [row.header for row in placed.rows]


JUDUL = SOP.format(nama="Uji") + """\
  - judul: A. Tahap Akhir
  - {uraian: Mengarsipkan surat, pelaksana: a}
dasar hukum: Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan
lampiran:
  - {judul: Daftar Periksa, kolom: [No., Yang diperiksa], baris: [Sebelum, ["1.", Kunci], Sesudah, ["2.", Lampu], Penutup]}
"""


def test_a_row_of_headings_stays_on_the_page_of_the_row_below_it(tmp_path: Path) -> None:
    (write_agency(tmp_path) / "sop.yaml").write_text(JUDUL, "utf-8")
    sheets = Compiler().compile(*find_definitions([str(tmp_path / "sop.yaml")], Report())).sheets
    assert sheets is not None
    kept = [
        "".join(find(row, ".//w:t/text()")) for row in find(root(render_docx(sheets.layout)), "//w:tr")
        if {bool(find(paragraph, "./w:pPr/w:keepNext")) for paragraph in find(row, "./w:tc/w:p")} == {True}
    ]
    assert kept == [
        "Dasar HukumKualifikasi Pelaksana", "KeterkaitanPeralatan/Perlengkapan", "PeringatanPencatatan dan Pendataan",
        "A. Tahap Akhir", "Sebelum", "Sesudah",
    ]


def test_tables_are_named_and_never_touch_each_other() -> None:
    for placed, written in tables():
        assert find(written, "./w:tblPr/w:tblCaption/@w:val") == [placed.name]
        following = written.getnext()
        assert following is not None
        assert following.tag == f"{W}p"


def test_hidden_borders_are_hidden_and_upright_titles_upright() -> None:
    body = root(render_docx(sample()))
    assert find(body, "//w:tcBorders/w:bottom[@w:val='nil']")
    assert len(find(body, "//w:textDirection[@w:val='btLr']")) == 6


def test_every_page_but_the_first_begins_with_a_break() -> None:
    for layout in (sample(), other_sample()):
        assert len(find(root(render_docx(layout)), "//w:pageBreakBefore")) == len(layout.pages) - 1


def test_python_docx_reads_the_cells() -> None:
    table = docx.Document(io.BytesIO(render_docx(sample()))).tables[2]
    assert [cell.text for cell in table.rows[0].cells][:3] == ["No", "Kegiatan", "Pelaksana"]
    assert table.cell(0, 0).text == table.cell(1, 0).text == "No"
