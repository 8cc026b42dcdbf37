"""The Matriks Perubahan: every change on a row, the reason beside them, the header again on every page, a signature with company."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest

from revision.versions import copy, sop, text
from sopdoc.compiler import render
from sopdoc.diagnostics import Report
from sopdoc.geometry import mm
from sopdoc.layout.engine import Sheets
from sopdoc.layout.sheet import PAD, PAD_Y
from sopdoc.layout.text.paragraphs import room_for
from sopdoc.layout.tree import ANCHOR, Layout, Table, TextBlock
from sopdoc.layout.written import paragraphs_of, words_in
from sopdoc.revision.compare import compare
from sopdoc.revision.matriks import ABSENT, NAME, NOTHING, SEE_FIRST, Matriks, lay_matriks
from sopdoc.revision.versions import choose

REASON = "Menyesuaikan hasil evaluasi. "


def laid(tmp_path: Path, *changes: tuple[str, str], alasan: str = "", rows: int = 0) -> Layout:
    """The matrix of an edited seed; `rows`: further changes in its law."""
    laws = "".join(f"  - Peraturan Bupati Nomor {n} Tahun 2026 tentang Pelayanan\n" for n in range(rows))
    more = ("kualifikasi pelaksana:", f"{laws}kualifikasi pelaksana:")
    old, new = copy(tmp_path, text(), name="lama"), copy(tmp_path, text(), *changes, more)
    both = choose(str(old), str(new), Report())
    assert both is not None
    return lay_matriks(Matriks(both.old, both.new, compare(both.old.sop, both.new.sop), alasan), Report()).layout


def tables(layout: Layout) -> list[Table]:
    return [b for page in layout.pages for b in page.blocks if isinstance(b, Table) and b.name == NAME]


def words(layout: Layout) -> str:
    cells = (p for page in layout.pages for b in page.blocks for p in _paragraphs(b))
    return "\n".join("".join(run.text for run in p.runs) for p in cells)


def _paragraphs(block: Table | TextBlock) -> list[object]:
    return [p for cell in block.cells for p in cell.paragraphs] if isinstance(block, Table) else list(block.paragraphs)


def test_it_names_the_sop_both_versions_and_the_official(tmp_path: Path) -> None:
    told = words(laid(tmp_path, ("Nomor 96", "Nomor 69")))
    identitas = sop().identitas
    for part in ("MATRIKS PERUBAHAN", identitas.nama, identitas.nomor, "Revisi 0, 16 Februari 2026", "Ratna Kusumaningrum, S.Sos."):
        assert part in told


def test_it_stands_on_the_sheets_own_paper_and_margins(tmp_path: Path) -> None:
    layout = laid(tmp_path, ("Nomor 96", "Nomor 69"))
    assert layout.paper.w > layout.paper.h
    assert {b.rect.x for page in layout.pages for b in page.blocks if isinstance(b, Table)} == {tables(layout)[0].edges[0]}


def test_what_came_and_what_went_say_so_on_the_other_side(tmp_path: Path) -> None:
    told = words(laid(tmp_path, ("  - Telepon layanan\n", ""), ("  - Komputer\n", "  - Komputer\n  - Pemindai\n")))
    assert set(ABSENT.values()) <= set(told.split("\n"))


def test_without_changes_it_says_that(tmp_path: Path) -> None:
    layout = laid(tmp_path)
    assert NOTHING in words(layout)
    assert tables(layout) == []


@pytest.mark.parametrize("rows", range(4, 40, 5))
def test_header_and_reason_stand_on_every_page_and_no_signature_alone(tmp_path: Path, rows: int) -> None:
    layout = laid(tmp_path, alasan=REASON * 6, rows=rows)
    assert len(tables(layout)) == len(layout.pages)
    assert sum(len([r for r in t.rows if not r.header]) for t in tables(layout)) == rows
    for page, table in zip(layout.pages, tables(layout), strict=True):
        (reason,) = (c for c in table.cells if c.column == len(table.edges) - 2 and not table.rows[c.row].header)
        assert table.rows[0].header
        assert room_for(reason.paragraphs) <= reason.rect.h
        assert page.footer is not None
        assert f"Halaman {page.number} dari {len(layout.pages)}" in "".join(r.text for r in page.footer.paragraphs[0].runs)


def test_a_reason_longer_than_few_changes_makes_room_for_itself(tmp_path: Path) -> None:
    layout = laid(tmp_path, ("Nomor 96", "Nomor 69"), alasan=REASON * 20)
    assert words(layout).count(REASON.strip()) == 20
    assert SEE_FIRST not in words(layout)


def signed(tmp_path: Path, *changes: tuple[str, str], rows: int = 0) -> tuple[Layout, Report]:
    """The matrix of an agency that signs electronically."""
    laid(tmp_path, *changes, rows=rows)
    agency = tmp_path / "contoh" / "instansi.yaml"
    agency.write_text(agency.read_text("utf-8") + "tanda tangan: tte\n", "utf-8")
    both, report = choose(str(tmp_path / "contoh/lama.yaml"), str(tmp_path / "contoh/penanganan-pengaduan.yaml"), Report()), Report()
    assert both is not None
    return lay_matriks(Matriks(both.old, both.new, compare(both.old.sop, both.new.sop)), report).layout, report


def anchors(layout: Layout) -> list[int]:
    """The pages on which a signing service would find its character."""
    return [page.number for page in layout.pages for p in paragraphs_of(page) if "#" in words_in(p)]


@pytest.mark.parametrize("rows", [0, 12, 40])
def test_signed_electronically_it_has_one_field_around_the_one_anchor(rows: int, tmp_path: Path) -> None:
    layout, report = signed(tmp_path, ("Nomor 96", "Nomor 69"), rows=rows)
    assert not report.diagnostics
    assert anchors(layout) == [layout.pages[-1].number]
    (field,) = (field for page in layout.pages for field in page.fields)
    assert field in layout.pages[-1].fields
    assert field.description.endswith(f"pada Matriks Perubahan {sop().identitas.nama}")


@pytest.mark.parametrize("rows", [0, 40])
def test_the_band_for_the_services_words_stays_free_on_every_page(rows: int, tmp_path: Path) -> None:
    layout, _ = signed(tmp_path, ("Nomor 96", "Nomor 69"), rows=rows)
    for page in layout.pages:
        assert page.footer is not None
        assert max(block.rect.bottom for block in (*page.blocks, page.footer)) <= layout.paper.h - mm(15)


def test_a_change_with_the_anchors_character_in_it_is_signed_in_ink(tmp_path: Path) -> None:
    layout, report = signed(tmp_path, ("Nomor 96", "Nomor C#69"))
    assert [d.code for d in report.diagnostics] == ["SOP577"]
    assert [field for page in layout.pages for field in page.fields] == []
    assert [run for page in layout.pages for p in paragraphs_of(page) for run in p.runs if run.field == ANCHOR] == []


def test_its_pdf_carries_the_field(tmp_path: Path) -> None:
    layout, _ = signed(tmp_path, ("Nomor 96", "Nomor 69"))
    ((_, content),) = render(Sheets(layout, ()), "pdf")
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert [field.FT for field in pdf.Root.AcroForm.Fields] == ["/Sig"]


def test_every_line_has_room_in_its_cell_and_every_cell_in_its_row(tmp_path: Path) -> None:
    long = "Penanganan Pengaduan Pelayanan Publik yang Disampaikan Masyarakat Melalui Berbagai Saluran Resmi Pemerintah Daerah " * 2
    layout = laid(tmp_path, ("nama: Penanganan Pengaduan Pelayanan Publik", f"nama: {long}"), alasan=REASON * 6, rows=9)
    for table in (b for page in layout.pages for b in page.blocks if isinstance(b, Table)):
        for cell in table.cells:
            assert all(line.width <= cell.rect.w - 2 * PAD for p in cell.paragraphs for line in p.lines)
            assert room_for(cell.paragraphs) <= cell.rect.h
            assert [p.before for p in cell.paragraphs] == [PAD_Y, *[0] * (len(cell.paragraphs) - 1)][:len(cell.paragraphs)]
