"""Signing electronically: one anchor in the room for the signature, a field around it, a free band at the foot of every page."""

from __future__ import annotations

from pathlib import Path

import pytest

from sopdoc.compiler import Compiled, Compiler
from sopdoc.definitions import find_definitions
from sopdoc.diagnostics import Report, Severity
from sopdoc.geometry import mm
from sopdoc.layout.tree import ANCHOR, Layout, Run, SignatureField, Table
from sopdoc.profile.mode import Mode

SOP = """\
nomor: 001/UJI/2026
nama: Peminjaman Kunci
disahkan oleh: {jabatan: Kepala Dinas, nama: Budi Santoso, nip: 198001022005011003}
keterkaitan: SOP Lain
pelaksana: {a: Peminjam, b: Petugas}
kegiatan:
  - {uraian: Mengisi buku, pelaksana: a, output: Buku}
  - {uraian: Menyerahkan kunci, pelaksana: b}
"""


def compiled(folder: Path, sop: str = SOP, instansi: str = "tanda tangan: tte\n", mode: str = "", name: str = "kunci") -> Compiled:
    (folder / "instansi.yaml").write_text(f"kop: [DINAS UJI]\n{instansi}", "utf-8")
    (folder / f"{name}.yaml").write_text(sop, "utf-8")
    (definition,) = find_definitions([str(folder / f"{name}.yaml")], Report())
    return Compiler(Mode(mode)).compile(definition)


def layout(made: Compiled) -> Layout:
    assert not [d for d in made.report.diagnostics if d.severity > Severity.CATATAN]
    assert made.sheets is not None
    return made.sheets.layout


def runs(layout: Layout) -> list[Run]:
    tables = [block for page in layout.pages for block in page.blocks if isinstance(block, Table)]
    stacks = [cell.paragraphs for table in tables for cell in table.cells]
    stacks += [block.paragraphs for page in layout.pages for block in page.blocks if not isinstance(block, Table)]
    return [run for stack in stacks for paragraph in stack for run in paragraph.runs]


def fields(layout: Layout) -> list[SignatureField]:
    return [field for page in layout.pages for field in page.fields]


def codes(made: Compiled) -> list[tuple[str, int]]:
    return [(d.code, d.span.line) for d in made.report.diagnostics]


def test_the_anchor_stands_once_and_white(tmp_path: Path) -> None:
    found = [run for run in runs(layout(compiled(tmp_path))) if "#" in run.text]
    assert [(run.text, run.style.colour, run.field) for run in found] == [("#", "FFFFFF", ANCHOR)]


@pytest.mark.parametrize("jangkar", ["#", "$", "^"])
def test_the_agency_chooses_the_anchor(jangkar: str, tmp_path: Path) -> None:
    made = compiled(tmp_path, instansi=f"tanda tangan: {{cara: tte, jangkar: '{jangkar}'}}\n")
    assert [run.text for run in runs(layout(made)) if run.field == ANCHOR] == [jangkar]


def test_ink_needs_no_anchor_and_no_field(tmp_path: Path) -> None:
    made = layout(compiled(tmp_path, instansi=""))
    assert (fields(made), [run for run in runs(made) if run.field == ANCHOR]) == ([], [])


def test_the_sheet_is_as_high_as_for_ink(tmp_path: Path) -> None:
    heights = [[block.rect.h for block in layout(compiled(tmp_path, instansi=i)).pages[0].blocks] for i in ("", "tanda tangan: tte\n")]
    assert heights[0] == heights[1]


def test_the_field_is_named_after_the_sop_and_lies_in_the_officials_cell(tmp_path: Path) -> None:
    made = layout(compiled(tmp_path, name="pinjam.kunci"))
    (field,) = fields(made)
    (table, *_) = (block for block in made.pages[0].blocks if isinstance(block, Table))
    (cell,) = (cell for cell in table.cells if any(run.field == ANCHOR for p in cell.paragraphs for run in p.runs))
    assert field.name == "pinjam-kunci"
    assert field.description == "Tanda tangan Kepala Dinas pada SOP Peminjaman Kunci"
    assert cell.rect.x < field.rect.x < field.rect.right < cell.rect.right
    assert cell.rect.y < field.rect.y < field.rect.bottom < cell.rect.bottom
    assert field.rect.h >= mm(19)
    assert field.rect.w >= mm(55)


def test_the_field_says_an_office_of_several_lines_on_one(tmp_path: Path) -> None:
    sop = SOP.replace("jabatan: Kepala Dinas", "jabatan: [a.n. BUPATI, Sekretaris Daerah]")
    (field,) = fields(layout(compiled(tmp_path, sop)))
    assert field.description == "Tanda tangan a.n. BUPATI Sekretaris Daerah pada SOP Peminjaman Kunci"


@pytest.mark.parametrize("profil", ["", "profil: spo\n", "penyesuaian: {halaman: ''}\n", "penyesuaian: {margin: {bawah: 10 mm}}\n"])
def test_15_mm_at_the_foot_of_every_page_stay_free(profil: str, tmp_path: Path) -> None:
    rows = "".join(f"  - {{uraian: Mengisi buku nomor {n} dengan lengkap dan rapi, pelaksana: a}}\n" for n in range(40))
    made = layout(compiled(tmp_path, SOP + rows, f"tanda tangan: tte\n{profil}"))
    assert len(made.pages) > 2
    lowest = [max(*(b.rect.bottom for b in page.blocks), page.footer.rect.bottom if page.footer else 0) for page in made.pages]
    lowest += [max((symbol.rect.bottom for symbol in page.symbols), default=0) for page in made.pages]
    lowest += [max((point.y for line in page.connectors for point in line.points), default=0) for page in made.pages]
    assert max(lowest) <= made.paper.h - mm(15)


def test_a_build_can_choose_another_way_than_the_agency(tmp_path: Path) -> None:
    assert fields(layout(compiled(tmp_path, instansi="", mode="tte"))) != []
    assert fields(layout(compiled(tmp_path, mode="basah"))) == []


def test_one_sop_can_be_signed_in_ink(tmp_path: Path) -> None:
    assert fields(layout(compiled(tmp_path, SOP + "penyesuaian: {tanda tangan: {cara: basah}}\n"))) == []


def test_a_signature_at_the_end_has_the_anchor_where_the_identity_sheet_has_none(tmp_path: Path) -> None:
    rows = "penyesuaian: {tanda tangan akhir: ya, identitas: {baris: [nomor, nama]}}\n"
    made = layout(compiled(tmp_path, instansi=f"tanda tangan: tte\n{rows}"))
    assert [len(page.fields) for page in made.pages][-1] == 1
    both = layout(compiled(tmp_path, instansi="tanda tangan: tte\npenyesuaian: {gabung: tidak, tanda tangan akhir: ya}\n"))
    assert len(fields(both)) == len([run for run in runs(both) if run.field == ANCHOR]) == 1
    assert both.pages[0].fields


def test_a_sheet_without_a_place_to_sign_is_refused(tmp_path: Path) -> None:
    made = compiled(tmp_path, instansi="tanda tangan: tte\npenyesuaian: {identitas: {baris: [nomor, nama]}}\n")
    assert codes(made) == [("SOP576", 1)]


@pytest.mark.parametrize(("old", "new", "line"), [
    ("Peminjaman Kunci", '"Kunci #1"', 2), ("SOP Lain", '"Memahami C# dasar"', 4), ("Petugas}", '"Petugas #2"}', 5),
    ("output: Buku", 'output: "Buku #3"', 7), ("Menyerahkan kunci", '"Menyerahkan kunci #4"', 8),
])
def test_the_anchor_in_other_words_is_told_at_its_place(old: str, new: str, line: int, tmp_path: Path) -> None:
    made = compiled(tmp_path, SOP.replace(old, new))
    assert codes(made) == [("SOP577", line)]
    assert "`$` atau `^`" in made.report.diagnostics[0].hint


def test_words_of_the_agency_are_told_at_its_file(tmp_path: Path) -> None:
    made = compiled(tmp_path, instansi="unit: ['BAGIAN #1']\ntanda tangan: tte\n")
    assert [(d.code, Path(d.span.file).name, d.span.line) for d in made.report.diagnostics] == [("SOP577", "instansi.yaml", 2)]


def test_what_is_not_printed_may_hold_the_anchor(tmp_path: Path) -> None:
    assert codes(compiled(tmp_path, SOP + "penyesuaian: {isian kepala: '#F2F2F2'}\n")) == []


def test_in_ink_every_character_may_be_written(tmp_path: Path) -> None:
    assert codes(compiled(tmp_path, SOP.replace("Peminjaman Kunci", '"Kunci #1"'), instansi="")) == []
