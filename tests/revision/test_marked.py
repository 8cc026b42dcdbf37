"""The marked sheet: the new flow with every change in its place, in PDF and SVG drawn, in Word tracked."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from layout.layout_tools import sheet
from lxml import etree
from openxml_audit import OpenXmlValidator
from render.docx.counting import numbers
from tools import built

from revision.random_edits import Versions, versions
from revision.tracked import W, decided, document, seen_by_libreoffice, unnumbered
from revision.versions import copy, edited, read, sop, text
from sopdoc.cli.main import main
from sopdoc.compiler import render
from sopdoc.definitions import find_definitions
from sopdoc.diagnostics import Report
from sopdoc.geometry import pt
from sopdoc.layout.engine import Sheets, lay_out
from sopdoc.layout.identity.signature import DOTS, signature
from sopdoc.layout.marks import NEW, OLD, TINT
from sopdoc.layout.tree import Paragraph, Revision, Table
from sopdoc.model.sop import Sop
from sopdoc.model.teks import Isi
from sopdoc.profile.profile import Profile
from sopdoc.render.docx import render_docx
from sopdoc.render.items import Path as Stroke
from sopdoc.render.items import Text
from sopdoc.render.marks import AWAY, BAR
from sopdoc.render.paint import paint
from sopdoc.revision.compare import compare
from sopdoc.revision.marked import mark_sop
from sopdoc.revision.marked_sheet import compile_marked

NAME = "contoh/penanganan-pengaduan"
MENETAPKAN = "  - uraian: Menetapkan rekomendasi penyelesaian\n    pelaksana: kabag\n"
GONE = """\
  - uraian: Menyampaikan penjelasan tertulis kepada pelapor
    pelaksana: unit
    simbol: selesai
    kelengkapan: Hasil telaahan
    waktu: 2 hari kerja
    output: Surat penjelasan
"""
CHANGES = (
    ("Nomor 96 Tahun 2012", "Nomor 69 Tahun 2012"), ("  - Telepon layanan\n", ""), ("tanggal revisi:", "tanggal revisi: 2026-11-21"),
    ("  - id: telaah\n", "  - uraian: Mencatat pengaduan\n    pelaksana: kasubag\n    waktu: 1 jam\n  - id: telaah\n    simbol: selesai\n"),
    ("Menelaah pokok pengaduan\n    pelaksana: unit", "Menelaah pokok pengaduan\n    pelaksana: kasubag"), (GONE, ""),
    (MENETAPKAN, MENETAPKAN + "    cabang: {Ya: lanjut, Tidak: tugaskan}\n"),
)


def profile(name: str = NAME) -> Profile:
    found = built(name).reading.profile
    assert found is not None
    return found


def sheets(whole: Sop, of: str = NAME) -> Sheets:
    found = lay_out(whole, profile(of), Report())
    assert found is not None
    return found


@cache
def pair(folder: Path) -> tuple[Sop, Sop]:
    return sop(), read(copy(folder, text(), *CHANGES))


@pytest.fixture
def marked(tmp_path: Path) -> Sheets:
    old, new = pair(tmp_path)
    return sheets(mark_sop(compare(old, new)))


def flow(of: Sheets) -> Table:
    return next(b for b in of.layout.pages[1].blocks if isinstance(b, Table))


def words(table: Table, row: int) -> str:
    return " ".join(run.text for cell in table.cells if cell.row == row for p in cell.paragraphs for run in p.runs)


def test_the_flow_is_the_new_one(marked: Sheets, tmp_path: Path) -> None:
    plain = sheets(pair(tmp_path)[1])
    assert [s.id for s in marked.layout.pages[1].symbols] == [s.id for s in plain.layout.pages[1].symbols]
    ways, plain_ways = ({(c.source, c.target) for c in s.layout.pages[1].connectors} for s in (marked, plain))
    assert ways == plain_ways


def test_a_row_that_went_stands_struck_out_where_it_was_without_a_symbol(marked: Sheets) -> None:
    table = flow(marked)
    (row,) = (number for number, row in enumerate(table.rows) if row.mark == "lama")
    assert "Menyampaikan penjelasan tertulis" in words(table, row)
    assert "Menelaah pokok pengaduan" in words(table, row - 1)
    assert not [s for s in marked.layout.pages[1].symbols if table.rows[row].y <= s.rect.cy < table.rows[row].y + table.rows[row].height]


def test_new_and_changed_symbols_and_lines_are_marked_and_no_others(marked: Sheets) -> None:
    page = marked.layout.pages[1]
    assert [s.name for s in page.symbols if s.mark] == ["Kegiatan 4, proses", "Kegiatan 5, selesai", "Kegiatan 8, keputusan"]
    assert sorted(c.name for c in page.connectors if c.mark) == [
        "Panah Kegiatan 4 ke Kegiatan 5", "Panah Kegiatan 8 ke Kegiatan 6 (Tidak)", "Panah Kegiatan 8 ke Kegiatan 9 (Ya)",
    ]


def test_the_cell_that_a_symbol_left_is_marked(marked: Sheets) -> None:
    table = flow(marked)
    left = [cell for cell in table.cells if cell.mark == "lama" and table.rows[cell.row].mark == ""]
    assert [words(table, cell.row).split(" ", 1)[1][:8] for cell in left] == ["Menelaah"]


def test_words_are_marked_in_their_cells_and_measured_with_them(marked: Sheets) -> None:
    runs = [r for b in marked.layout.pages[0].blocks if isinstance(b, Table) for c in b.cells for p in c.paragraphs for r in p.runs]
    assert [(r.text.strip(), r.mark) for r in runs if r.mark] == [
        ("21 November 2026", "baru"), ("96", "lama"), ("69", "baru"), ("Telepon layanan", "lama"),
    ]


def test_pdf_and_svg_draw_a_bar_at_changed_rows_tints_and_strokes(marked: Sheets) -> None:
    layout, table = marked.layout, flow(marked)
    items = paint(layout, layout.pages[1])
    fills = [item.fill for item in items if isinstance(item, Stroke)]
    assert {TINT["baru"], TINT["lama"]} <= set(fills)
    bars = [i for i in items if isinstance(i, Stroke) and i.segments[0][1][0] == table.rect.x - AWAY - BAR]
    changed = {cell.row for cell in table.cells if cell.mark}
    starts = {table.rows[row].y for row in changed if row - 1 not in changed}
    assert {bar.segments[0][1][1] for bar in bars} == starts
    assert {NEW, OLD} <= {item.colour for item in items if isinstance(item, Text)}


def test_a_sheet_without_marks_has_no_bars(tmp_path: Path) -> None:
    layout = sheets(sop()).layout
    assert not [i for page in layout.pages for i in paint(layout, page) if isinstance(i, Stroke) and i.fill in TINT.values()]


def test_word_tracks_every_change_with_author_date_and_a_number_of_its_own(marked: Sheets) -> None:
    layout = replace(marked.layout, revision=Revision("Kepala Bagian", "2026-11-21T00:00:00Z"))
    changes = list(document(render_docx(layout)).iter(f"{W}ins", f"{W}del"))
    assert {(n.get(f"{W}author"), n.get(f"{W}date")) for n in changes} == {("Kepala Bagian", "2026-11-21T00:00:00Z")}
    numbers = [n.get(f"{W}id") for n in changes]
    assert len(numbers) == len(set(numbers)) > 10


DOC_PR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


def test_new_symbols_and_arrows_are_tracked_and_look_as_they_will_when_accepted(marked: Sheets) -> None:
    """Word lists them as insertions; accepted they stay as they are, rejected they go."""
    plain = replace(marked.layout, pages=tuple(replace(
        page, symbols=tuple(replace(s, mark="") for s in page.symbols), connectors=tuple(replace(c, mark="") for c in page.connectors),
    ) for page in marked.layout.pages))
    new = {shape.name for page in marked.layout.pages for shape in (*page.symbols, *page.connectors) if shape.mark == "baru"}
    body = document(render_docx(marked.layout))
    tracked = {node.get("name") for change in body.iter(f"{W}ins") for node in change.iter(DOC_PR)}
    assert set() != new <= tracked
    assert looks(body) == looks(document(render_docx(plain)))


def test_rows_are_counted_as_in_the_new_sheet_when_all_is_accepted_and_as_in_the_old_one_when_rejected(
    marked: Sheets, tmp_path: Path,
) -> None:
    old, new = (rows_of(render_docx(sheets(version).layout), "") for version in pair(tmp_path))
    assert rows_of(render_docx(marked.layout), f"{W}del") == new
    assert rows_of(render_docx(marked.layout), f"{W}ins") == old


def rows_of(content: bytes, gone: str) -> list[str]:
    """What Word prints in the flow's first column, without the rows that are `gone`."""
    rows = (row for row in document(content).iter(f"{W}tr") if not gone or row.find(f"{W}trPr/{gone}") is None)
    cells = [row.find(f"{W}tc/{W}p") for row in rows if row.find(f"{W}tc/{W}p/{W}pPr/{W}numPr") is not None]
    return numbers(content, cells)


def test_the_validator_finds_nothing_in_a_marked_sheet(marked: Sheets, tmp_path: Path) -> None:
    path = tmp_path / "tandai.docx"
    path.write_bytes(render_docx(marked.layout))
    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []


def looks(body: Any) -> set[bytes]:
    """How shapes are drawn: their lines and grounds."""
    outlines = body.iter("{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}spPr")
    return {b"".join(etree.tostring(child) for child in list(outline)[2:]) for outline in outlines}


def test_accepting_all_in_libreoffice_gives_the_new_sheet_and_rejecting_all_the_old_one(marked: Sheets, tmp_path: Path) -> None:
    old, new = pair(tmp_path)
    kinds, lines = seen_by_libreoffice(render_docx(marked.layout), tmp_path)
    assert kinds == {"insertion", "deletion"}
    assert lines["terima"] == seen_by_libreoffice(render_docx(sheets(new).layout), tmp_path)[1]["terima"]
    assert unnumbered(lines["tolak"]) == unnumbered(seen_by_libreoffice(render_docx(sheets(old).layout), tmp_path)[1]["terima"])


@given(versions())
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
def test_accepting_all_gives_the_words_of_the_new_sheet_whatever_was_edited(pair: Versions) -> None:
    of = f"{Path(pair.old.file).parent.name}/{pair.old.kunci}"
    plain, both = (lay_out(whole, profile(of), Report()) for whole in (pair.new, mark_sop(compare(pair.old, pair.new))))
    assume(plain is not None and both is not None)
    assert plain is not None
    assert both is not None
    assume(len(plain.layout.pages) == len(both.layout.pages))      # on a page more the header comes again
    assert sorted(decided(render_docx(both.layout), "terima")) == sorted(decided(render_docx(plain.layout), "terima"))


def test_build_writes_the_marked_documents_beside_the_others(tmp_path: Path) -> None:
    old, new = copy(tmp_path, text(), name="lama"), copy(tmp_path, text(), *CHANGES)
    assert main(["build", str(new), "--tandai", str(old), "--format", "pdf,docx,svg", "--output", str(tmp_path / "hasil"), "--quiet"]) == 0
    assert sorted(path.name for path in (tmp_path / "hasil" / "contoh").iterdir()) == [
        f"penanganan-pengaduan-tandai-lama{ending}" for ending in ("-1.svg", "-2.svg", ".docx", ".pdf")
    ]


@pytest.mark.parametrize(("oleh", "author"), [
    ("Kepala Bagian Umum", "Kepala Bagian Umum"), ("……", "BAGIAN ORGANISASI"), ('"-"', "BAGIAN ORGANISASI"),
])
def test_changes_are_those_of_whoever_is_named_in_the_history(oleh: str, author: str, tmp_path: Path) -> None:
    old = copy(tmp_path, text(), name="lama")
    new = copy(tmp_path, text(), *CHANGES, ("disahkan oleh:", f"riwayat: [{{revisi ke: 1, ringkasan: Dua, oleh: {oleh}}}]\ndisahkan oleh:"))
    (marked,) = compile_marked(find_definitions([str(new)], Report()), str(old))
    assert marked.sheets is not None
    assert marked.sheets.layout.revision.author == author


def test_build_against_a_version_that_is_not_there_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new = copy(tmp_path, text(), *CHANGES)
    assert main(["build", str(new), "--tandai", "rev-7", "--output", str(tmp_path / "hasil")]) == 1
    assert "SOP560" in capsys.readouterr().err
    assert not list((tmp_path / "hasil").rglob("*.pdf"))


def test_the_same_versions_give_the_same_bytes(marked: Sheets, tmp_path: Path) -> None:
    again = sheets(mark_sop(compare(*pair(tmp_path))))
    assert [render(again, name) for name in ("pdf", "docx")] == [render(marked, name) for name in ("pdf", "docx")]


@pytest.mark.parametrize("more", [["--final"], ["--mode", "tte"], ["--mode", "basah"]])
def test_nobody_signs_a_marked_sheet(more: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, output = copy(tmp_path, text()), tmp_path / "hasil"
    assert main(["build", str(path), "--tandai", str(path), "--output", str(output), *more]) == 2
    assert f"{more[0]} tidak dapat dipakai bersama --tandai" in capsys.readouterr().err
    assert not output.exists()


def both(tmp_path: Path, *changes: tuple[str, str]) -> Sop:
    return mark_sop(compare(sop(), read(copy(tmp_path, text(), *changes))))


def test_of_the_official_only_the_lines_that_differ_are_marked(tmp_path: Path) -> None:
    found = both(tmp_path, ("disahkan oleh: kabag-organisasi", "disahkan oleh: sekda")).identitas.disahkan_oleh
    before = sop().identitas.disahkan_oleh
    assert found is not None
    assert before is not None
    assert found.bertanda.keys() == {"jabatan", "nama", "pangkat", "nip"} - {key for key in ("pangkat",) if found.pangkat == before.pangkat}
    assert [k.tanda for k in found.bertanda["nip"]] == ["lama", "baru"]
    assert both(tmp_path).identitas.disahkan_oleh == before


def test_an_official_who_went_is_struck_out(tmp_path: Path) -> None:
    found = both(tmp_path, ("disahkan oleh: kabag-organisasi\n", "")).identitas.disahkan_oleh
    assert found is not None
    assert {k.tanda for kata in found.bertanda.values() for k in kata} == {"lama"}


KASI = "diperiksa oleh: [{jabatan: Kepala Seksi, nama: Ani, nip: '-'}, kabag-organisasi]\n"


def test_one_who_no_longer_signs_stands_struck_out_without_dots_after_those_who_do(tmp_path: Path) -> None:
    before, now = "disahkan oleh:", f"{KASI}disahkan oleh:"
    whole = mark_sop(compare(edited(tmp_path, (before, now)), edited(tmp_path, (before, now.replace(", kabag-organisasi", "")))))
    stays, gone = whole.identitas.penanda_tangan("diperiksa oleh")
    assert (stays.nama, stays.bertanda) == ("Ani", {})
    assert {k.tanda for kata in gone.bertanda.values() for k in kata} == {"lama"}
    words = "".join(run.text for p in signature(gone, pt(200), "identitas", sheet()) for run in p.runs)
    assert "…" not in words
    assert gone.bertanda["nama"][0].teks in words


def test_one_who_signs_now_is_new_and_the_others_are_not(tmp_path: Path) -> None:
    before, now = "disahkan oleh:", f"{KASI}disahkan oleh:"
    whole = mark_sop(compare(edited(tmp_path, (before, now.replace(", kabag-organisasi", ""))), edited(tmp_path, (before, now))))
    ani, kabag = whole.identitas.penanda_tangan("diperiksa oleh")
    assert ani.bertanda == {}
    assert {k.tanda for kata in kabag.bertanda.values() for k in kata} == {"baru"}


def sides(paragraphs: tuple[Paragraph, ...]) -> tuple[list[str], list[str]]:
    """Line by line what stood there, and what stands there now."""
    was, now = (
        [" ".join("".join(run.text for run in p.runs if run.mark != hidden).split()) for p in paragraphs] for hidden in ("baru", "lama")
    )
    return [line for line in was if line], [line for line in now if line]


def test_a_number_of_police_beside_a_nip_is_marked_with_the_word_before_it(tmp_path: Path) -> None:
    nip = "disahkan oleh: {jabatan: Kapolres, nama: Budi, nip: 197605172001121003}\n"
    nrp = "disahkan oleh: {jabatan: Kapolres, nama: Budi, nrp: 78051234}\n"
    for old, new in ((nip, nrp), (nrp, nip), (nrp, nrp.replace("234", "235")), (nrp, nrp.replace("nrp: 78051234", "nomor induk: NRK. 5"))):
        versions = [edited(tmp_path, ("disahkan oleh: kabag-organisasi\n", text)) for text in (old, new)]
        marked = mark_sop(compare(*versions)).identitas.disahkan_oleh
        plain = [sides(signature(v.identitas.disahkan_oleh, pt(200), "identitas", sheet())) for v in versions]
        assert sides(signature(marked, pt(200), "identitas", sheet())) == (plain[0][1], plain[1][1])


@pytest.mark.parametrize(("old", "new", "was", "now", "as_written"), [
    ("……", "2026-11-21", DOTS, "21 November 2026", False), ("2026-11-21", "……", "21 November 2026", DOTS, False),
    ('"-"', "……", "-", DOTS, False), ("", "……", "", DOTS, True), ("……", '"-"', DOTS, "-", True),
    ("02 Juni 2026", "03 Juli 2026", "2 Juni 2026", "3 Juli 2026", False),
    ("02 Juni 2026", "3 JULI 2026", "02 Juni 2026", "3 JULI 2026", True),
    ("2026-11-21", "", "21 November 2026", "", True),
])
def test_a_date_is_marked_as_the_sheet_prints_it(old: str, new: str, was: str, now: str, as_written: bool, tmp_path: Path) -> None:
    versions = [edited(tmp_path, ("tanggal revisi:\n", f"tanggal revisi: {text}\n")) for text in (old, new)]
    kata = mark_sop(compare(*versions), as_written).identitas.bertanda["tanggal revisi"]
    assert "".join(k.teks for k in kata if k.tanda != "baru").strip() == was
    assert "".join(k.teks for k in kata if k.tanda != "lama").strip() == now


def marks_of(isi: Isi) -> list[set[str]]:
    return [{k.tanda for k in blok.kata} for blok in isi.blok]


def test_sections_are_marked_against_what_they_were_whatever_their_order(tmp_path: Path) -> None:
    peringatan = next(line for line in text().splitlines(keepends=True) if line.startswith("peringatan:"))
    moved = both(tmp_path, (peringatan, ""), ("pelaksana:\n  petugas", f"{peringatan}pelaksana:\n  petugas")).identitas.bagian
    assert {frozenset(marks) for isi in moved.values() for marks in marks_of(isi)} == {frozenset({""})}
    gone = both(tmp_path, (peringatan, "")).identitas.bagian
    assert marks_of(gone["peringatan"]) == [{"lama"}]
    assert list(gone)[-1] == "peringatan"


def test_a_section_of_the_agencys_own_that_went_is_no_longer_on_the_sheet(tmp_path: Path) -> None:
    with_one = read(copy(tmp_path, text(), ("pelaksana:\n  petugas", "bagian:\n  Biaya: Gratis\npelaksana:\n  petugas")))
    assert "Biaya" not in mark_sop(compare(with_one, sop())).identitas.bagian
    assert marks_of(mark_sop(compare(sop(), with_one)).identitas.bagian["Biaya"]) == [{"baru"}]


def test_only_a_renamed_column_has_marks(tmp_path: Path) -> None:
    columns = both(tmp_path, ("Unit Terkait", "Unit Kerja Terkait")).alur[0].pelaksana
    assert [p.nama for p in columns if p.bertanda] == ["Unit Kerja Terkait"]
    (renamed,) = (p.bertanda for p in columns if p.bertanda)
    assert [k.teks.strip() for k in renamed if k.tanda] == ["Kerja"]


def test_a_box_that_covers_the_columns_of_several_is_marked_as_a_new_symbol(tmp_path: Path) -> None:
    """The actors are those of before, so that no column lost its symbol."""
    together = "    hubungan: bersama\n"
    joined = next(k for k in both(tmp_path, (together, "    garis: satu simbol\n")).alur[0].kegiatan if k.simbol and k.simbol[0].bersama)
    assert ([s.tanda for s in joined.simbol], joined.bekas) == (["baru"], ())


def test_a_way_drawn_otherwise_is_marked_and_no_other(tmp_path: Path) -> None:
    """Solid before and dashed now, with another word, to another row, or with a second head."""
    together, first = "    hubungan: bersama\n", "  - uraian: Menerima pengaduan\n"
    changes = (
        (together, f"{together}    garis: putus\n"), ("Berat: tugaskan", "Gawat: tugaskan"), ("Sedang: telaah", "Sedang: tugaskan"),
        (first, f"{first}    timbal balik: lanjut\n"),
    )
    for change in changes:
        assert len([s for s in both(tmp_path, change).alur[0].sambungan if s.tanda == "baru"]) == 1, change
    assert {s.tanda for s in both(tmp_path).alur[0].sambungan} == {""}
