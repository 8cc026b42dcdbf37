"""Every place on the sheet leads to the line that says it, and every line of a diagnostic to a place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from layout.random_sop import Case, cases
from preview_tools import agency, line_of, sop
from tools import DEFINITIONS, GALLERY_NAMES, built

from sopdoc.compiler import Compiled, Compiler, render
from sopdoc.definitions import find_definitions
from sopdoc.diagnostics import NOWHERE, Report, Span
from sopdoc.layout.engine import lay_out
from sopdoc.layout.identity.signature import DOTS
from sopdoc.layout.written import paragraphs_of
from sopdoc.preview.areas import Area, Origin, locate
from sopdoc.preview.overlay import overlay
from sopdoc.preview.places import places_of
from sopdoc.preview.view import Shown, show, view


def shown(name: str) -> Shown:
    found = show(built(name))
    assert found is not None
    return found


def compiled(folder: Path, text: str) -> Compiled:
    agency(folder, uji=text)
    (definition,) = find_definitions([str(folder / "uji.yaml")], Report())
    return Compiler().compile(definition)


def areas(found: Shown, jenis: str = "") -> list[Area]:
    return [area for page in found.places for area in page.areas if area.jenis == jenis or not jenis]


def line(name: str, area: Area) -> str:
    """The definition's line where the place begins."""
    text = (DEFINITIONS / f"{name}.yaml").read_text("utf-8").splitlines()
    return text[area.span.line - 1].strip()


@pytest.mark.parametrize("name", GALLERY_NAMES)
def test_every_symbol_and_connector_of_the_gallery_has_a_line(name: str) -> None:
    found = shown(name)
    layout = found.sheets.layout
    assert [(a.jenis, a.nama) for a in areas(found) if a.span == NOWHERE] == []
    assert len(areas(found, "simbol")) + len(areas(found, "segilima")) == sum(len(page.symbols) for page in layout.pages)
    assert len(areas(found, "panah")) == sum(len(page.connectors) for page in layout.pages)


def test_a_title_across_the_table_leads_to_its_line_and_the_rows_below_to_theirs(tmp_path: Path) -> None:
    text = "nomor: 1\nnama: Uji\npelaksana: {a: A}\nkegiatan:\n" + "".join(
        f"  - judul: Tahap {n}\n  - {{uraian: Mengerjakan {n}, pelaksana: a}}\n" for n in range(1, 4)
    )
    found = show(compiled(tmp_path, text))
    assert found is not None
    titles = [(area.nama, area.span.line) for area in areas(found, "sel") if area.nama.startswith("Judul Tahap")]
    assert titles == [("Judul Tahap 1", 5), ("Judul Tahap 2", 7), ("Judul Tahap 3", 9)]
    rows = [(area.nama, area.span.line) for area in areas(found, "sel") if area.nama.endswith(", Kegiatan")]
    assert rows == [("Kegiatan 1, Kegiatan", 6), ("Kegiatan 2, Kegiatan", 8), ("Kegiatan 3, Kegiatan", 10)]


@pytest.mark.parametrize("name", GALLERY_NAMES)
def test_every_kegiatan_of_the_gallery_is_found_by_its_uraian(name: str) -> None:
    found = shown(name)
    cells = {area.kegiatan: area for area in areas(found, "sel") if area.kegiatan and area.nama.endswith(", Kegiatan")}
    wrong = []
    for number, alur in enumerate(found.sop.alur):
        for row, kegiatan in enumerate(alur.kegiatan):
            area = cells.get(f"{number}/{row}")
            if area and kegiatan.uraian.blok and "uraian:" not in line(name, area):
                wrong.append((number, row, line(name, area)))
    assert wrong == []


@pytest.mark.parametrize("name", GALLERY_NAMES)
def test_a_symbol_stands_in_the_row_of_its_kegiatan(name: str) -> None:
    found = shown(name)
    for page in found.places:
        rows: dict[str, tuple[int, int]] = {}
        for area in page.areas:
            if area.jenis == "sel" and area.kegiatan:
                rows[area.kegiatan] = (area.rect.y, area.rect.bottom)
        for area in page.areas:
            if area.jenis == "simbol":
                top, bottom = rows[area.kegiatan]
                assert top <= area.rect.y
                assert area.rect.bottom <= bottom


@pytest.mark.parametrize("name", GALLERY_NAMES)
def test_a_connector_names_two_symbols_of_its_page(name: str) -> None:
    for page in shown(name).places:
        ids = {area.id for area in page.areas if area.id}
        assert [area.nama for area in page.areas if area.jenis == "panah" and not {area.dari, area.ke} <= ids] == []


@settings(max_examples=25)
@given(cases(most_rows=14, most_lanes=8, most_letters=200))
def test_any_sop_under_any_profile_has_its_places(case: Case) -> None:
    made = lay_out(case.sop, case.profile, Report())
    if made is None:
        return
    pages = overlay(made.layout, Origin(case.sop, case.profile, places_of(None), places_of(None)))
    found = [area for page in pages for area in page.areas]
    uraian = [area.kegiatan for area in found if area.jenis == "sel" and area.nama.endswith(f", {case.profile.label['uraian']}")]
    rows = [f"{number}/{row}" for number, alur in enumerate(case.sop.alur) for row in range(len(alur.kegiatan))]
    assert set(uraian) == set(rows)
    symbols = [area for area in found if area.jenis == "simbol"]
    assert len({area.id for area in symbols}) == len(symbols) == sum(len(k.simbol) for alur in case.sop.alur for k in alur.kegiatan)
    drawn = [symbol.id for page in made.layout.pages for symbol in page.symbols]
    assert len(symbols) + sum(area.jenis == "segilima" for area in found) == len(drawn)


def test_identity_cells_lead_to_their_keys() -> None:
    name = "contoh/persetujuan-cuti"
    lines = {area.nama: line(name, area) for area in areas(shown(name), "sel") if not area.kegiatan and area.nama != "Kop"}
    assert lines["Nomor SOP"].startswith("nomor:")
    assert lines["Nama SOP"].startswith("nama:")
    assert lines["Disahkan oleh"].startswith("disahkan oleh:")
    assert lines["Dasar Hukum"] == "dasar hukum:"
    assert lines["Pencatatan dan Pendataan"].startswith("pencatatan dan pendataan:")


def test_the_spo_form_leads_to_its_keys_too() -> None:
    name = "contoh-spo/penyerahan-obat"
    lines = {area.nama: line(name, area) for area in areas(shown(name), "sel") if not area.kegiatan and area.nama != "Kop"}
    assert lines["No. Dokumen"].startswith("nomor:")
    assert lines["Tanggal Terbit"].startswith("tanggal terbit:")
    assert lines["Alat dan Bahan"] == "Alat dan Bahan:"
    assert lines["Tujuan"].startswith("Tujuan:")


def test_the_kop_leads_to_the_agencys_file() -> None:
    (kop,) = (area for area in areas(shown("contoh/persetujuan-cuti"), "sel") if area.nama == "Kop")
    assert kop.span.file.endswith("instansi.yaml")


def test_a_branch_leads_to_its_own_line() -> None:
    name = "contoh/persetujuan-cuti"
    branch = next(area for area in areas(shown(name), "panah") if "(Habis)" in area.nama)
    assert line(name, branch) == "Habis: tolak"


def test_an_arrow_with_two_heads_leads_to_the_line_that_says_so_also_over_a_page_break(tmp_path: Path) -> None:
    text = """nomor: 1
nama: Uji
pelaksana: {a: A, b: B}
kegiatan:
  - {id: susun, uraian: Menyusun, pelaksana: b}
  - {uraian: Membahas, pelaksana: [a, b], hubungan: timbal balik}
  - {uraian: Menutup, pelaksana: a, halaman baru: ya, timbal balik: susun}
"""
    found = show(compiled(tmp_path, text))
    assert found is not None
    spans = [(area.nama, area.span.line) for area in areas(found, "panah")]
    assert spans.count(("Panah Kegiatan 2 timbal balik dengan Kegiatan 2", 6)) == 1
    assert [line for nama, line in spans if nama == "Panah Kegiatan 3 ke Kegiatan 1"] == [7, 7]


def test_two_flows_keep_their_symbols_apart(tmp_path: Path) -> None:
    text = "nomor: 1\nnama: Dua Alur\npelaksana: {a: Petugas, b: Kepala}\nalur:\n"
    for title in ("Pertama", "Kedua"):
        text += f"  - judul: {title}\n    kegiatan:\n"
        text += f"      - {{uraian: Mulai {title}, pelaksana: a}}\n      - {{uraian: Akhir {title}, pelaksana: b}}\n"
    found = show(compiled(tmp_path, text))
    assert found is not None
    lines = {area.id: area.span.line for area in areas(found, "simbol")}
    assert set(lines) == {"0/k1", "0/k2", "1/k1", "1/k2"}
    assert lines["1/k1"] == line_of(tmp_path / "uji.yaml", "Mulai Kedua")


def test_the_flow_alone_leaves_the_identity_out() -> None:
    found = shown("contoh/persetujuan-cuti")
    assert found.places[0].alur is None
    assert found.places[1].alur is not None


def test_a_flow_under_the_identity_is_cut_below_it() -> None:
    found = shown("contoh/pembukaan-ruang-layanan")
    alur = found.places[0].alur
    assert alur is not None
    assert alur.y >= max(area.rect.bottom for area in found.places[0].areas if area.nama in ("Peringatan", "Kop"))


def test_a_diagnostic_is_found_at_the_narrowest_place() -> None:
    found = shown("contoh/persetujuan-cuti")
    (file,) = {area.span.file for area in areas(found, "simbol")}
    where = locate(Span(file, 48, 12), found.places)         # waktu of kegiatan 2
    assert where is not None
    assert found.places[where[0]].areas[where[1]].nama == "Kegiatan 2, Waktu"


def test_a_diagnostic_beside_every_place_goes_to_the_one_before() -> None:
    found = shown("contoh/persetujuan-cuti")
    (file,) = {area.span.file for area in areas(found, "simbol")}
    assert locate(Span(file, 9999), found.places) is not None
    assert locate(Span("lain.yaml", 5), found.places) is None


def test_the_svg_is_that_of_the_build() -> None:
    result = built("contoh/persetujuan-cuti")
    assert result.sheets is not None
    made = [content for _, content in render(result.sheets, "svg")]
    assert [page["svg"].encode() for page in shown("contoh/persetujuan-cuti").pages] == made


def test_the_flow_is_told_in_words(tmp_path: Path) -> None:
    result = compiled(tmp_path, sop(steps=6))
    data: dict[str, Any] = view(result, show(result), result.report.diagnostics)
    steps = data["langkah"][0]["butir"]
    assert [step["nomor"] for step in steps] == list("123456")
    assert "keputusan" in steps[2]["simbol"][0]["teks"]
    assert "Tidak ke 1" in steps[2]["simbol"][0]["teks"]


def test_a_broken_definition_without_sheets_still_has_lines_and_diagnostics(tmp_path: Path) -> None:
    result = compiled(tmp_path, "nomor: 1\nnama: Rusak\n")
    data = view(result, None, result.report.diagnostics)
    assert data["basi"]
    assert data["halaman"] == []
    assert data["diagnostik"]
    assert data["sumber"]["sop"]["baris"][1] == "nama: Rusak"


LAMPIRAN = """\
nomor: 1
nama: Peminjaman
pelaksana: {a: Petugas}
kegiatan:
  - {uraian: Mencatat, pelaksana: a}
lampiran:
  - judul: Formulir
    isi: Diisi peminjam
    isian: [Nama]
  - judul: Daftar
    kolom: [No., Nama]
    kosong: 60
    catatan: Selesai
"""


def test_every_part_of_a_lampiran_leads_to_its_key(tmp_path: Path) -> None:
    found = show(compiled(tmp_path / "dinas", LAMPIRAN))
    assert found is not None
    lines = LAMPIRAN.splitlines()
    forms = [places for places, page in zip(found.places, found.sheets.layout.pages, strict=True) if page.form]
    told = [(area.nama, lines[area.span.line - 1].strip(" -").partition(":")[0]) for page in forms for area in page.areas]
    assert told[:3] == [("Lampiran 1: Formulir", key) for key in ("judul", "isi", "isian")]
    assert set(told[3:]) == {("Lampiran 2: Daftar", key) for key in ("judul", "kosong", "catatan")}
    assert all(page.alur is None for page in forms)


SIGNED = """\
nomor: 1
nama: Uji
disusun oleh: {jabatan: Analis, nama: Ani, nip: "-"}
diperiksa oleh: [{jabatan: Kasi, nama: Budi, nip: "-"}, {jabatan: Kabid, nama: Cici, nip: "-"}]
disahkan oleh: {jabatan: Kepala, nama: Dodi, nip: "-"}
pelaksana: {a: A}
kegiatan: [{uraian: Satu, pelaksana: a}]
"""


@pytest.mark.parametrize(("more", "places"), [
    ("", [3, 4, 4]), ("tanda tangan akhir: ya", [3, 4, 4, 5]), ("identitas: {baris: [nomor, nama]}", [3, 4, 4, 5]),
    ("identitas: {baris: [nomor, disusun oleh, diperiksa oleh, disahkan oleh, nama]}", [3, 3, 4, 4, 5, 5]),
])
def test_where_somebody_signs_leads_to_the_key_that_names_him(more: str, places: list[int], tmp_path: Path) -> None:
    found = show(compiled(tmp_path, f"{SIGNED}penyesuaian: {{gabung: tidak, {more}}}\n".replace(", }", "}")))
    assert found is not None
    signed = [area.span.line for area in areas(found, "sel") if area.nama in ("Disusun oleh", "Diperiksa oleh", "Disahkan oleh")]
    head = [5, 5] if more in ("", "tanda tangan akhir: ya") else []      # label and value of the row that the head has
    assert sorted(signed) == sorted(places + head)


def test_dates_in_dots_and_numbers_of_police_lead_to_their_keys(tmp_path: Path) -> None:
    text = SIGNED.replace("disusun oleh:", 'tanggal revisi: ……\ntanggal efektif: "-"\ndisusun oleh:')
    text = text.replace('Kepala, nama: Dodi, nip: "-"', "Kapolres, nrp: 78051234")
    found = show(compiled(tmp_path, f"{text}penyesuaian: {{gabung: tidak}}\n"))
    assert found is not None
    lines = {area.nama: text.splitlines()[area.span.line - 1].partition(":")[0] for area in areas(found, "sel")}
    assert {name: lines[name] for name in ("Tanggal Revisi", "Tanggal Efektif", "Disahkan oleh")} == {
        "Tanggal Revisi": "tanggal revisi", "Tanggal Efektif": "tanggal efektif", "Disahkan oleh": "disahkan oleh",
    }
    printed = "".join(run.text for page in found.sheets.layout.pages for p in paragraphs_of(page) for run in p.runs)
    assert DOTS in printed
    assert "NRP. 78051234" in printed


def test_boxes_after_the_flow_belong_to_the_flow_alone(tmp_path: Path) -> None:
    found = show(compiled(tmp_path, f"{SIGNED}penyesuaian: {{tanda tangan akhir: ya}}\n"))
    assert found is not None
    page = found.places[-1]
    assert page.alur is not None
    last = max((area.rect for area in page.areas if area.nama == "Disahkan oleh"), key=lambda rect: rect.y)
    assert page.alur.y < last.y
    assert page.alur.bottom == last.bottom


@pytest.mark.parametrize("more", ["", "identitas: {bentuk: spo}"])
def test_two_logos_lead_to_their_keys_in_the_agencys_file(more: str, tmp_path: Path) -> None:
    text = f"nomor: 1\nnama: Uji\npelaksana: {{a: A}}\nkegiatan: [{{uraian: Satu, pelaksana: a}}]\npenyesuaian: {{gabung: tidak, {more}}}\n"
    definition = agency(tmp_path, uji=text.replace(", }", "}")) / "uji.yaml"
    (tmp_path / "logo.svg").write_bytes((DEFINITIONS / "contoh" / "logo.svg").read_bytes())
    (tmp_path / "instansi.yaml").write_text("kop: [DINAS]\nlogo: logo.svg\nlogo kanan: logo.svg\n", "utf-8")
    (found,) = find_definitions([str(definition)], Report())
    shown_ = show(Compiler().compile(found))
    assert shown_ is not None
    lines = {area.nama: area.span.line for area in areas(shown_, "sel") if area.span.file.endswith("instansi.yaml")}
    assert lines == ({"Kop": 1, "Logo kanan": 3} if more else {"Kop": 1, "Logo": 2, "Logo kanan": 3})
