"""Who drew an SOP up and who examined it: each has a place to sign, once, in a row of the head or in a box beside the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from layout_tools import lines
from random_sop import INSTANSI, Case, cases, read_profil

from sopdoc.diagnostics import Report, Severity
from sopdoc.geometry import mm
from sopdoc.layout.engine import lay_out
from sopdoc.layout.identity.signature import DOTS
from sopdoc.layout.identity.signers import NAME, NARROWEST, as_what
from sopdoc.layout.sheet import make_sheet
from sopdoc.layout.text.fonts import built_in
from sopdoc.layout.tree import Cell, Layout, Page, Paragraph, Table, TextBlock
from sopdoc.model.nilai import Nip, Tanggal
from sopdoc.model.sop import PENYIAP, Alur, Bentuk, Identitas, Kegiatan, Pejabat, Pelaksana, Simbol, Sop
from sopdoc.model.teks import Blok, Isi, Kata
from sopdoc.profile.profile import Profile

KEPALA = Pejabat("Kepala Dinas", "Budi Santoso", "Pembina", Nip("198001022005011003"))
KASI = Pejabat("Kepala Seksi", "Laksmi Anindita", "Penata", Nip("197802062003122005"))
STAF = Pejabat("a.n. Kepala Seksi\nu.b.\nPengadministrasi", "Sari Wulandari", nip=Nip(""), nrp="78051234")
AKHIR, TANPA = "tanda tangan akhir: ya", "identitas: {baris: [nomor, nama]}"


def sop(*pemeriksa: Pejabat, rows: int = 2) -> Sop:
    kegiatan = tuple(
        Kegiatan(f"{n}", f"{n}", Isi((Blok((Kata(f"Langkah {n}"),)),)), (Simbol(f"{n}", "a", Bentuk.PROSES),)) for n in range(1, rows + 1)
    )
    penyiap = {"disusun oleh": (STAF,), "diperiksa oleh": pemeriksa or (KASI,)}
    identitas = Identitas("1", "Uji", {"tanggal efektif": Tanggal(2026, 2, 2)}, disahkan_oleh=KEPALA, penyiap=penyiap)
    return Sop("uji", "uji.yaml", INSTANSI, identitas, (Alur("", (Pelaksana("a", "A"),), kegiatan, ()),))


def laid(text: str, whole: Sop | None = None) -> Layout:
    report = Report()
    sheets = lay_out(whole or sop(), read_profil(text), report)
    assert sheets is not None, report.diagnostics
    return sheets.layout


def cells(layout: Layout) -> Iterator[tuple[Page, Table, Cell]]:
    return ((page, block, cell) for page in layout.pages for block in page.blocks if isinstance(block, Table) for cell in block.cells)


def boxes(layout: Layout, profile: Profile) -> list[tuple[Page, Table, Cell]]:
    """The boxes to sign in, page by page; the head of the SPO form has one of its own."""
    words = [as_what(peran, profile) for peran in (*PENYIAP, "disahkan oleh")]
    found = [(p, t, c) for p, t, c in cells(layout) if c.paragraphs and "".join(lines(c.paragraphs[0])) in words]
    return [(p, t, c) for p, t, c in found if t.name == NAME or profile.bentuk_identitas == "sop" or c.row > 2 or p.number > 1]


def said(layout: Layout, text: str = "") -> list[tuple[str, str]]:
    """As what and by whom each box is signed."""
    return [("".join(lines(c.paragraphs[0])), "".join(r.text for r in name(c).runs)) for _, _, c in boxes(layout, read_profil(text))]


def name(cell: Cell) -> Paragraph:
    return next(p for p in cell.paragraphs if any(run.field.endswith(".nama") for run in p.runs))


def top(cell: Cell, paragraph: Paragraph) -> int:
    """Where the paragraph's words begin on the page."""
    above = cell.paragraphs[:cell.paragraphs.index(paragraph)]
    return cell.rect.y + sum(p.height for p in above) + paragraph.before


@given(cases(most_rows=12, most_lanes=6, most_letters=120))
def test_everybody_has_one_place_to_sign_whatever_is_said(case: Case) -> None:
    sheets = lay_out(case.sop, case.profile, Report())
    if sheets is None:
        return
    fields = Counter(run.field for *_, cell in cells(sheets.layout) for p in cell.paragraphs for run in p.runs)
    for peran in PENYIAP:
        count = len(case.sop.identitas.penanda_tangan(peran))
        wanted = [peran, *(f"{peran}.{n}" for n in range(2, count + 1))] if count or peran in _rows(case.profile) else []
        assert sorted(f for f in fields if f.startswith(peran) and f.endswith(".nama")) == sorted(f"{w}.nama" for w in wanted)
        assert all(fields[f"{w}.nama"] == 1 for w in wanted)


def _rows(profile: Profile) -> tuple[str, ...]:
    return profile.baris_identitas if profile.bentuk_identitas == "sop" else ()


@given(cases(most_rows=12, most_lanes=6, most_letters=120))
def test_boxes_stand_together_and_names_beside_each_other_at_one_height(case: Case) -> None:
    sheets = lay_out(case.sop, case.profile, Report())
    if sheets is None:
        return
    found = boxes(sheets.layout, case.profile)
    assert len({(page.number, table.rect.y) for page, table, _ in found}) <= 1
    for row in {cell.row for *_, cell in found}:
        beside = [cell for *_, cell in found if cell.row == row]
        assert len({top(cell, name(cell)) for cell in beside}) == 1
        assert all(cell.rect.w >= min(NARROWEST, table.rect.w) for _, table, cell in found)


@given(cases(most_rows=12, most_lanes=6, most_letters=120))
def test_who_is_not_there_leaves_the_sheet_as_it_is_without_the_keys(case: Case) -> None:
    whole = replace(case.sop, identitas=replace(case.sop.identitas, penyiap={}))
    sheets = lay_out(whole, case.profile, Report())
    if sheets is not None:
        assert boxes(sheets.layout, case.profile) == []
        assert all(table.name != NAME for _, table, _ in cells(sheets.layout))


def test_they_sign_at_the_foot_of_the_identity_sheet_when_the_profile_says_nothing() -> None:
    layout = laid("")
    assert said(layout) == [("Disusun oleh:", "Sari Wulandari"), ("Diperiksa oleh:", "Laksmi Anindita")]
    ((_, table, _), _) = boxes(layout, read_profil(""))
    assert (table.name, table.cells[-1].row) == ("Identitas", len(table.rows) - 1)


def test_who_approves_signs_beside_them_where_the_head_has_no_place_for_him() -> None:
    assert said(laid(TANPA))[-1] == ("Disahkan oleh:", "Budi Santoso")


@pytest.mark.parametrize("text", [AKHIR, f"{AKHIR}\n{TANPA}", f"{AKHIR}\nidentitas: {{bentuk: spo}}"])
def test_after_the_flow_all_three_sign_side_by_side(text: str) -> None:
    layout = laid(text)
    assert [words for words, _ in said(layout, text)][-3:] == ["Disusun oleh:", "Diperiksa oleh:", "Disahkan oleh:"]
    assert isinstance(layout.pages[-1].blocks[-1], Table)
    assert layout.pages[-1].blocks[-1].name == NAME


def test_place_and_date_stand_over_the_box_of_who_approves() -> None:
    page = laid(AKHIR).pages[-1]
    text, table = page.blocks[-2:]
    assert isinstance(text, TextBlock)
    assert isinstance(table, Table)
    (place,) = (p for p in text.paragraphs if lines(p) == ["Ujung Coba, 2 Februari 2026"])
    last = max(table.cells, key=lambda cell: cell.rect.x)
    assert last.rect.x <= text.rect.x + place.lines[0].pieces[0].x < last.rect.right


@pytest.mark.parametrize(("tanggal", "titik", "tanpa", "day"), [
    ({"tanggal pembuatan": 1, "tanggal efektif": 2, "tanggal pengesahan": 3}, (), (), "3 Maret 2026"),
    ({"tanggal pembuatan": 1, "tanggal efektif": 2}, ("tanggal pengesahan",), (), DOTS),
    ({"tanggal pembuatan": 1}, ("tanggal efektif",), ("tanggal pengesahan",), DOTS),
    ({"tanggal pembuatan": 1}, (), ("tanggal pengesahan", "tanggal efektif"), "1 Januari 2026"),
])
def test_the_day_of_the_signature_is_dots_where_the_first_that_says_it_is_dots(
    tanggal: dict[str, int], titik: tuple[str, ...], tanpa: tuple[str, ...], day: str,
) -> None:
    whole, known = sop(), {key: Tanggal(2026, number, number) for key, number in tanggal.items()}
    whole = replace(whole, identitas=replace(whole.identitas, tanggal=known, titik=titik, tanpa=tanpa))
    (text,) = (block for block in laid(AKHIR, whole).pages[-1].blocks[-2:] if isinstance(block, TextBlock))
    assert [f"Ujung Coba, {day}"] in [lines(paragraph) for paragraph in text.paragraphs]


def test_boxes_after_the_flow_stand_on_the_page_of_its_last_rows() -> None:
    for rows in range(1, 24):
        layout = laid(f"{AKHIR}\ngabung: tidak", sop(rows=rows))
        last = layout.pages[-1].blocks
        assert [block.name for block in last if isinstance(block, Table)] == ["SOP Uji", NAME], rows


def test_boxes_that_fit_under_no_row_have_a_page_of_their_own_and_footnotes_stay_with_the_rows() -> None:
    whole = sop(*(replace(KASI, nama=f"Orang {n}") for n in range(18)))
    whole = replace(whole, alur=(replace(whole.alur[0], catatan=Isi((Blok((Kata("Dengan surat kuasa"),)),))),))
    _, flow, apart, _ = laid(f"{AKHIR}\ngabung: tidak", whole).pages
    assert [block.name for block in flow.blocks if isinstance(block, Table)] == ["SOP Uji"]
    assert isinstance(flow.blocks[-1], TextBlock)
    assert [lines(p) for p in flow.blocks[-1].paragraphs] == [["Dengan surat kuasa"]]
    title, place, table = apart.blocks
    assert isinstance(title, TextBlock)
    assert isinstance(place, TextBlock)
    assert lines(title.paragraphs[0]) == ["SOP Uji (lanjutan)"]
    assert lines(place.paragraphs[-1]) == ["Ujung Coba, 2 Februari 2026"]
    assert isinstance(table, Table)
    assert table.name == NAME


@pytest.mark.parametrize("text", [AKHIR, ""])
@pytest.mark.parametrize("count", [26, 47])
def test_more_who_sign_than_a_page_has_room_for_go_on_overleaf(text: str, count: int) -> None:
    layout = laid(f"{text}\ngabung: tidak", sop(*(replace(KASI, nama=f"Orang {n}") for n in range(count))))
    assert [name for _, name in said(layout)][1:count + 1] == [f"Orang {n}" for n in range(count)]
    pages = [page for page, *_ in boxes(layout, read_profil(text))]
    assert len({page.number for page in pages}) > 1
    body = make_sheet(read_profil(text), built_in()).body
    assert all(page.blocks[-1].rect.bottom <= body.bottom for page in pages)


@pytest.mark.parametrize("text", [AKHIR, ""])
def test_a_place_to_sign_that_is_taller_than_a_page_is_told_and_nothing_is_laid_out(text: str) -> None:
    report = Report()
    whole = sop(replace(KASI, jabatan="Kepala Seksi Umum " * 300))
    assert lay_out(whole, read_profil(text), report) is None
    assert {d.code for d in report.diagnostics if d.severity is Severity.GALAT} == {"SOP416"}


def test_a_row_of_the_head_is_signed_there_and_nowhere_else() -> None:
    text = "identitas: {baris: [nomor, disusun oleh, disahkan oleh, nama]}"
    layout = laid(text)
    assert [words for words, _ in said(layout, text)] == ["Diperiksa oleh:"]
    (cell,) = (c for *_, c in cells(layout) if any(r.field == "disusun oleh.nama" for p in c.paragraphs for r in p.runs))
    assert cell.row == 1
    assert cell.rect.h >= mm(17)


def test_an_empty_row_of_the_head_leaves_dots_for_handwriting() -> None:
    whole = sop()
    whole = replace(whole, identitas=replace(whole.identitas, penyiap={}))
    layout = laid("identitas: {baris: [nomor, disusun oleh, nama]}", whole)
    words = ["".join(lines(p)) for *_, c in cells(layout) for p in c.paragraphs if any(r.field.startswith("disusun") for r in p.runs)]
    assert [w for w in words if "…" in w] == ["(……………………)".replace("……………………", "…" * 10), "NIP. " + "…" * 10]


def test_many_who_sign_stand_in_rows_about_as_full() -> None:
    layout = laid("arah: tegak", sop(*(replace(KASI, nama=f"Orang {n}") for n in range(4))))
    rows = Counter(cell.row for *_, cell in boxes(layout, read_profil("")))
    assert sorted(rows.values()) == [2, 3]


@pytest.mark.parametrize("text", [TANPA, f"{AKHIR}\n{TANPA}", AKHIR, ""])
@pytest.mark.parametrize("cara", ["tte", "srikandi"])
def test_only_who_approves_signs_electronically(text: str, cara: str) -> None:
    layout = laid(f"{text}\ntanda tangan: {{cara: {cara}}}")
    words = [run.text for *_, c in cells(layout) for p in c.paragraphs for run in p.runs]
    assert words.count({"tte": "#", "srikandi": "${ttd_pengirim}"}[cara]) == 1 + (cara == "srikandi" and text == AKHIR)
    assert "Sari Wulandari" in words
    fields = [field for page in layout.pages for field in page.fields]
    assert len(fields) == (cara == "tte")


def test_every_number_of_a_signer_is_printed() -> None:
    (*_, cell) = boxes(laid(""), read_profil(""))[0]
    assert ["".join(lines(p)) for p in cell.paragraphs][-1] == "NRP. 78051234"


def test_fields_of_several_have_names_of_their_own() -> None:
    layout = laid("", sop(KASI, KEPALA))
    names = [run.field for *_, c in boxes(layout, read_profil("")) for run in name(c).runs]
    assert names == ["disusun oleh.nama", "diperiksa oleh.nama", "diperiksa oleh.2.nama"]
