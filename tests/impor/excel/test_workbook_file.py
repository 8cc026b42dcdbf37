"""Workbooks as files: identity and flow on two worksheets, and what is hostile, locked or no workbook ends in a diagnostic."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from impor.workbooks import FlowSheet, Pencil, flow_book, frame, openpyxl, packed, saved
from sopdoc.diagnostics import Report
from sopdoc.impor import package
from sopdoc.impor.excel import guard as xlsx_guard
from sopdoc.impor.excel import sheet as xlsx_sheet
from sopdoc.impor.excel.file import read_xlsx
from sopdoc.impor.excel.page import read_workbook
from sopdoc.impor.file import read_file
from sopdoc.impor.package import OLE, open_package
from sopdoc.impor.page import Box
from sopdoc.impor.written.agency import Agency, text_of
from sopdoc.impor.written.definition import Definition

TABLE = FlowSheet(("Staf", "Kepala Seksi"), 2)
LABELS = (
    ("NOMOR SOP", "800/12/2024"), ("TANGGAL PEMBUATAN", "2 Januari 2024"), ("TANGGAL REVISI", "-"), ("TANGGAL EFEKTIF", "1 Maret 2024"),
    ("DISAHKAN OLEH", "Kepala Dinas\n\n\nSiti Aminah"), ("NAMA SOP", "Penerbitan Surat Tugas"),
)


def read(tmp_path: Path, content: bytes, name: str = "lama.xlsx") -> tuple[tuple[Definition, ...], list[tuple[str, str]]]:
    path = tmp_path / name
    path.write_bytes(content)
    report = Report()
    found = read_file(path, report)
    return found, [(d.code, d.message.replace(str(path), name)) for d in report.diagnostics]


def whole_book(identity: Pencil | None = None) -> bytes:
    """An SOP on two worksheets: its identity sheet, its flow."""
    book = openpyxl.Workbook()
    first = book.active
    first.column_dimensions["A"].width, first.column_dimensions["B"].width, first.column_dimensions["C"].width = 50, 24, 40
    first.merge_cells("A1:A6")
    first["A1"] = "PEMERINTAH KABUPATEN NUSA\nDINAS ARSIP"
    for row, (label, value) in enumerate(LABELS, 1):
        first.cell(row, 2, label)
        first.cell(row, 3, value).font = openpyxl.styles.Font(b=True)
        first.row_dimensions[row].height = 30
    sections = [("DASAR HUKUM :", "1. Peraturan A\n2. Peraturan B", "KUALIFIKASI PELAKSANA :", "1. Memahami kearsipan")]
    sections += [("KETERKAITAN :", "1. SOP Cuti", "PERALATAN/PERLENGKAPAN :", "Komputer")]
    for row, texts in enumerate((sections[0][0::2], sections[0][1::2], sections[1][0::2], sections[1][1::2]), 7):
        first.merge_cells(start_row=row, end_row=row, start_column=2, end_column=3)
        first.cell(row, 1, texts[0])
        first.cell(row, 2, texts[1])
    frame(first, 1, 10, 3)
    TABLE.fill(book.create_sheet("Alur"))
    pencil = Pencil(TABLE)
    names = pencil.shape("rect", TABLE.place(0, 0)), pencil.shape("rect", TABLE.place(1, 1))
    pencil.line(TABLE.place(0, 0), names)
    return saved(book, [identity, pencil])


def test_an_sop_on_two_worksheets_is_one_definition(tmp_path: Path) -> None:
    (found,), told = read(tmp_path, whole_book())
    assert told == []
    assert (found.nama, found.kegiatan, found.panah, found.doubts) == ("Penerbitan Surat Tugas", 2, 1, ())
    assert found.kop == ("PEMERINTAH KABUPATEN NUSA", "DINAS ARSIP")
    text = text_of(found, Agency())
    assert "nomor: 800/12/2024\n" in text
    assert "dasar hukum:\n  - Peraturan A\n  - Peraturan B\n" in text
    assert "tanggal efektif: 1 Maret 2024\n" in text


@pytest.mark.parametrize("gap", [0, 1, 2])
def test_sops_below_each_other_on_one_worksheet_are_as_many_definitions(tmp_path: Path, gap: int) -> None:
    """`gap`: empty rows between one's flow and the next one's identity sheet; the first one's never goes with another's flow."""
    book, first, names = openpyxl.Workbook(), 1, ("Penerbitan Surat Tugas", "Cuti Pegawai", "Pelaporan Aset")
    for name in names:
        for row, (label, value) in enumerate((*LABELS[:-1], ("NAMA SOP", name)), first):
            book.active.cell(row, 2, label)
            book.active.cell(row, 4, value)
        TABLE.fill(book.active, first + len(LABELS) + 1)
        frame(book.active, first, first + len(LABELS) - 1, len(TABLE.heads))
        first += len(LABELS) + 1 + 2 + TABLE.rows + gap
    found, told = read(tmp_path, saved(book))
    assert ([one.nama for one in found], [one.kegiatan for one in found]) == (list(names), [TABLE.rows] * len(names))
    assert told == []


def test_a_png_in_the_letterhead_is_the_logo(tmp_path: Path) -> None:
    pencil = Pencil()
    pencil.parts.append(pencil.anchored(Box(20, 5, 60, 45), (
        '<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="2" name="Lambang"/><xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill><a:blip r:embed="rId1"/>'
        "</xdr:blipFill><xdr:spPr/></xdr:pic>"
    )))
    logo = b"\x89PNG\r\n\x1a\n gambar"
    rels = b'<Relationships xmlns="x"><Relationship Id="rId1" Type="x/image" Target="../media/image1.png"/></Relationships>'
    more = {"xl/drawings/_rels/drawing1.xml.rels": rels, "xl/media/image1.png": logo}
    (found,), _ = read(tmp_path, packed({**open_package(whole_book(pencil)).parts, **more}))
    assert found.logos == {"logo": logo}


def test_a_bold_value_is_no_title_of_a_section(tmp_path: Path) -> None:
    (found,), _ = read(tmp_path, whole_book())
    assert "bagian" not in found.values


@pytest.mark.parametrize(("scale", "fit", "paper"), [
    (100, False, (0.0, 0.0)), (40, False, (1008.0, 612.0)), (100, True, (1008.0, 612.0)),
])
def test_the_paper_is_known_when_the_sheet_is_printed_on_it(scale: int, fit: bool, paper: tuple[float, float]) -> None:
    book = openpyxl.Workbook()
    FlowSheet(("Staf",) * 9, 1).fill(book.active)
    setup = book.active.page_setup
    setup.paperSize, setup.orientation, setup.scale = 5, "landscape", scale
    book.active.sheet_properties.pageSetUpPr = openpyxl.worksheet.properties.PageSetupProperties(fitToPage=fit)
    (page,) = read_workbook(open_package(saved(book))).pages
    assert page.paper == paper


def test_a_workbook_with_macros_is_read_without_them(tmp_path: Path) -> None:
    parts = {**open_package(flow_book(TABLE, Pencil(TABLE))).parts, "xl/vbaProject.bin": OLE + b"makro"}
    (found,), told = read(tmp_path, packed(parts), "lama.xlsm")
    assert (found.kegiatan, told) == (2, [])
    with zipfile.ZipFile(io.BytesIO(open_package(packed(parts)).plain(lambda kind, _: True))) as archive:
        assert not any(name.endswith(".bin") for name in archive.namelist())


def changed(part: str, old: bytes, new: bytes) -> bytes:
    parts = open_package(flow_book(TABLE, Pencil(TABLE))).parts
    assert old in parts[part]
    return packed({**parts, part: parts[part].replace(old, new)})


SHEET = "xl/worksheets/sheet1.xml"
OF_EXCEL = "Workbook".encode("utf-16-le")
BOMB = b'<!DOCTYPE a [<!ENTITY b "' + b"x" * 99 + b'">]><worksheet '


@pytest.mark.parametrize(("content", "why"), [
    (b"", "kosong"), (b"%PDF-1.7", "bukan berkas Office, atau isinya rusak"),
    (b"PK\x03\x04 rusak", "bukan berkas Office, atau isinya rusak"),
    (OLE + "EncryptedPackage".encode("utf-16-le"), "terkunci kata sandi"),
    (OLE + b"x" * 600, "berkas Office lama tanpa buku kerja Excel di dalamnya"),
    (OLE + OF_EXCEL, "berkas .xls hanya dapat dibuka dengan LibreOffice, yang tidak terpasang di sini"),
    (packed({"surat.txt": b"Surat"}), "bukan buku kerja Excel (.xlsx)"),
    (saved(openpyxl.Workbook()), "lembar kerjanya kosong atau tersembunyi semua"),
])
def test_what_is_no_workbook_is_told(tmp_path: Path, content: bytes, why: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sopdoc.impor.office.old.program", lambda: None)
    assert read(tmp_path, content) == ((), [("SOP700", f"lama.xlsx tidak dapat dibaca: {why}")])


@pytest.mark.parametrize("strange", [
    b'<pageSetup paperSize="9" orientation="landscape" horizontalDPI="600" r:id="rId9"/>', b'<pageMargins left="satu"/>',
    b'<headerFooter><oddHeader id="1">&amp;P</oddHeader></headerFooter>', b'<printOptions aneh="1"/>',
    b'<conditionalFormatting sqref="A1"><cfRule type="aneh"/></conditionalFormatting>',
])
def test_what_a_library_refuses_and_nobody_reads_is_in_nobodys_way(tmp_path: Path, strange: bytes) -> None:
    """A word of how the sheet is printed or coloured, written in a way of a program's own."""
    (found,), told = read(tmp_path, changed(SHEET, b"</sheetData>", b"</sheetData>" + strange))
    assert (found.kegiatan, told) == (2, [])


def test_an_old_workbook_is_told_to_be_saved_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sopdoc.impor.office.old.program", lambda: None)
    path = tmp_path / "lama.xls"
    path.write_bytes(OLE + OF_EXCEL)
    report = Report()
    assert read_file(path, report) == ()
    assert "simpan sebagai .xlsx" in (report.diagnostics[0].hint or "")


def test_entities_are_refused_before_anybody_reads_them() -> None:
    assert b"memuat yang tidak pernah ditulis Office" in read_xlsx(changed(SHEET, b"<worksheet ", BOMB))


def test_a_broken_worksheet_is_told(tmp_path: Path) -> None:
    _, told = read(tmp_path, changed(SHEET, b"</sheetData>", b""))
    assert told == [("SOP700", "lama.xlsx tidak dapat dibaca: isinya rusak")]


def test_a_package_that_unpacks_to_more_than_any_workbook_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "LARGEST", 1 << 20)
    assert b"isinya lebih dari 1 MB" in read_xlsx(packed({"xl/workbook.xml": b" " * (3 << 19)}))
    assert b"isinya lebih dari 2 MB" in read_xlsx(packed({"xl/media/a.bin": b" " * (5 << 19)}))


def test_a_merged_cell_over_the_whole_worksheet_is_refused() -> None:
    merged = b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    parts = open_package(saved(openpyxl.Workbook())).parts
    hostile = packed({**parts, SHEET: parts[SHEET].replace(b"</sheetData>", merged).replace(b"<sheetData/>", b"<sheetData>" + merged)})
    assert b"lebih dari 300000 sel" in read_xlsx(hostile)


@pytest.mark.parametrize(("limit", "most"), [("MOST_CELLS", 25), ("MOST_ROWS", 1), ("MOST_TEXTS", 1)])
def test_more_than_any_workbook_has_is_refused(limit: str, most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    data = packed({**open_package(flow_book(TABLE, Pencil(TABLE))).parts, "xl/sharedStrings.xml": b"<sst><si/><si/></sst>"})
    assert b'"sop"' in read_xlsx(data)
    monkeypatch.setattr(xlsx_guard, limit, most)
    assert b'"salah": "lebih dari ' in read_xlsx(data)


def test_rows_far_away_that_hold_something_are_refused_and_empty_ones_are_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    book = openpyxl.Workbook()
    TABLE.fill(book.active)
    book.active.row_dimensions[1_048_576].height = 30
    (page,) = read_workbook(open_package(saved(book))).pages
    assert page.height < 1000
    monkeypatch.setattr(xlsx_sheet, "MOST_ROWS", 50)
    book.active.cell(60, 1, "jauh")
    assert b"lebih dari 50 baris" in read_xlsx(saved(book))


def test_more_shapes_than_any_sheet_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sopdoc.impor.excel.drawing.MOST_SHAPES", 1)
    pencil = Pencil(TABLE)
    for row in range(2):
        pencil.shape("rect", TABLE.place(0, row))
    assert b"lebih dari 1 gambar" in read_xlsx(flow_book(TABLE, pencil))


def test_groups_within_groups_end(tmp_path: Path) -> None:
    pencil = Pencil(TABLE)
    pencil.parts.append(pencil.anchored(TABLE.place(0, 0), "<xdr:grpSp>" * 400 + "</xdr:grpSp>" * 400))
    (found,), told = read(tmp_path, flow_book(TABLE, pencil))
    assert (found.kegiatan, told) == (2, [])
    assert found.head == ('hlm. 1: kelompok bentuk "grpSp" tidak dibaca: kelompok di dalam kelompok lebih dari 16 tingkat',)


def test_a_part_outside_of_the_package_is_never_followed() -> None:
    parts = dict(open_package(flow_book(TABLE, Pencil(TABLE))).parts)
    rels = "xl/worksheets/_rels/sheet1.xml.rels"
    parts[rels] = parts[rels].replace(b'Target="../drawings/drawing1.xml"', b'Target="file:///etc/passwd" TargetMode="External"')
    assert open_package(packed(parts)).related("xl/worksheets/sheet1.xml") == {}
    assert b'"sop"' in read_xlsx(packed(parts))
