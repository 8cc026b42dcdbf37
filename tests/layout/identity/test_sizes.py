"""The identity sheet gives way: smaller type, then a lower head, so that no item stands alone overleaf and a short flow shares
its page."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from layout_tools import flow, lines, sheet
from random_sop import INSTANSI, read_profil

from sopdoc.diagnostics import Report, Severity
from sopdoc.geometry import Emu, mm, pt
from sopdoc.layout.engine import _head_again, lay_out
from sopdoc.layout.flow.solve import least_height, usual_of
from sopdoc.layout.identity.kop import NO_LOGOS
from sopdoc.layout.identity.pages import NAME, Identity, fitted
from sopdoc.layout.identity.sizes import LEFT, halves, sizes
from sopdoc.layout.opening import manners
from sopdoc.layout.sheet import CLOSE, HALF, PAD_Y, SMALLEST, lowered
from sopdoc.layout.tasks import flow_task
from sopdoc.layout.tree import Layout, Page, Paragraph, Table, TextBlock
from sopdoc.model.nilai import Nip, Tanggal
from sopdoc.model.sop import Identitas, Instansi, Pejabat, Revisi, Sop
from sopdoc.model.teks import Blok, Isi, Kata, Penanda

KEPALA = Pejabat("Kepala Dinas", "Budi Santoso", "Pembina", Nip("198001022005011003"))
SECTIONS = ("dasar hukum", "kualifikasi pelaksana", "keterkaitan", "peralatan/perlengkapan", "peringatan", "pencatatan dan pendataan")
FORMS = ("kertas: F4", "kertas: A4", "arah: tegak", "identitas: {bentuk: spo}", "huruf: {identitas: 11}", "tanda tangan: {cara: tte}")


def items(count: int, words: int = 4) -> Isi:
    text = " ".join(["Peraturan Daerah tentang Organisasi"] * words)
    return Isi(tuple(Blok((Kata(f"{text} {n}"),), Penanda.NOMOR, f"{n}.") for n in range(1, count + 1)))


def sop_of(counts: tuple[int, ...], rows: int = 0, verifikasi: str = "") -> Sop:
    bagian = {title: items(count) for title, count in zip(SECTIONS, counts, strict=True)}
    identitas = Identitas("065/3", "Uji Coba", {"tanggal pembuatan": Tanggal(2025, 6)}, disahkan_oleh=KEPALA, bagian=bagian)
    instansi = Instansi(("PEMERINTAH",), ("Bagian",), verifikasi=verifikasi)
    return Sop("uji", "uji.yaml", instansi, identitas, (flow(("Kepala Dinas", "Staf"), rows),) if rows else ())


def laid(sop: Sop, form: str = "kertas: F4") -> tuple[Layout, Report]:
    report = Report()
    sheets = lay_out(sop, read_profil(form), report)
    assert sheets is not None
    return sheets.layout, report


def notes(report: Report) -> list[str]:
    return [d.message for d in report.diagnostics if d.code == "SOP414" and d.message.startswith("lembar identitas")]


def flow_notes(report: Report) -> list[str]:
    return [d.message for d in report.diagnostics if d.code == "SOP414" and d.message.startswith("tabel alur")]


def over_flows(page: Page) -> list[tuple[Paragraph, ...]]:
    """What stands over the page's flow tables."""
    return [
        before.paragraphs for before, block in pairwise(page.blocks)
        if isinstance(before, TextBlock) and isinstance(block, Table) and block.name != NAME
    ]


def printed_items(table: Table) -> int:
    return sum(p.marker is not None for cell in table.cells for p in cell.paragraphs)


def sign_room(layout: Layout) -> Emu:
    (name,) = (p for page in layout.pages for block in page.blocks if isinstance(block, Table)
               for cell in block.cells for p in cell.paragraphs if lines(p) == ["Budi Santoso"])
    return name.before


counts = st.tuples(*(st.integers(0, 9) for _ in SECTIONS))
forms = st.sampled_from(FORMS)


@given(counts, forms, st.sampled_from(("", "https://sop.uji.go.id/{id}")))
def test_no_page_after_the_first_holds_one_item_alone(many: tuple[int, ...], form: str, verifikasi: str) -> None:
    assume(sum(many) > 1)
    tables = fitted(sop_of(many, verifikasi=verifikasi), NO_LOGOS, "1/2", sheet(form)).tables
    assert sum(map(printed_items, tables)) == sum(many)
    assert all(printed_items(table) > 1 for table in tables[1:])


@given(counts, st.integers(1, 5), forms)
def test_a_short_flow_has_a_page_of_its_own_only_where_the_smallest_identity_leaves_it_no_room(
    many: tuple[int, ...], rows: int, form: str,
) -> None:
    sop = sop_of(many, rows)
    made, _ = laid(sop, form)
    profile = read_profil(form)
    huruf = replace(profile.huruf, ukuran=profile.huruf.ukuran | {"identitas": SMALLEST})
    small = lay_out(sop, replace(profile, huruf=huruf), Report())
    assert small is not None
    assert len(made.pages) <= len(small.layout.pages)


@given(counts, st.integers(0, 5), forms)
def test_a_sheet_in_another_size_says_so_and_no_other_does(many: tuple[int, ...], rows: int, form: str) -> None:
    made, report = laid(sop_of(many, rows), form)
    usual = read_profil(form).huruf.ukuran["identitas"]
    used = {p.runs[0].style.size for block in made.pages[0].blocks if isinstance(block, Table) and block.name == NAME
            for cell in block.cells for p in cell.paragraphs if p.marker}
    assume(used)
    assert used == {max(used)}
    assert min(SMALLEST, usual) <= max(used) <= usual
    said = [message for message in notes(report) if f"{max(used) / pt(1):g} pt".replace(".", ",") in message]
    assert len(said) == (1 if max(used) < usual or notes(report) else 0) == len(notes(report))


@given(st.integers(4, 72))
def test_sizes_fall_and_the_head_gives_way_after_the_first_point(points: int) -> None:
    tried = sizes(sheet(f"huruf: {{identitas: {points}}}"))
    used = [one.profile.huruf.ukuran["identitas"] for one in tried]
    assert used == sorted(used, reverse=True)
    assert used[0] == pt(points)
    assert used[-1] == min(pt(points), SMALLEST)
    assert tried[-1].low_head
    assert [one.pad_y for one in tried] == [PAD_Y] * (len(tried) - 1) + [CLOSE]
    assert all(pt(points) - size <= pt(1) for one, size in zip(tried, used, strict=True) if not one.low_head)


@given(counts, forms)
def test_the_rule_between_the_halves_moves_only_where_that_leaves_larger_type_or_fewer_pages(many: tuple[int, ...], form: str) -> None:
    on = sheet(form)
    alone = Identity(sop_of(many), NO_LOGOS, "1/1", on, 0).alone
    centred = next(
        (one.profile.huruf.ukuran["identitas"], len(tables)) for one in sizes(on)
        if len(tables := fitted(sop_of(many), NO_LOGOS, "1/1", one).tables) == 1 or one.pad_y == CLOSE
    )
    used = alone.sheet.profile.huruf.ukuran["identitas"], len(alone.pages)
    assert used[1] <= centred[1]
    assert used[1] < centred[1] or used[0] >= centred[0]
    assert alone.sheet.left == HALF or fitted(sop_of(many), NO_LOGOS, "1/1", on).tables[1:]


@given(counts, st.sampled_from(FORMS), st.sampled_from(sorted({*LEFT["kiri"], *LEFT["kanan"]})))
def test_one_rule_runs_from_the_head_through_all_sections(many: tuple[int, ...], form: str, left: int) -> None:
    on = replace(sheet(form), left=left)
    page = fitted(sop_of(tuple(min(count, 1) for count in many)), NO_LOGOS, "1/1", on).tables[0]
    assert on.profile.bentuk_identitas == "spo" or {cell.rect.x for cell in page.cells} >= {on.body.x, on.middle}
    assert on.profile.bentuk_identitas == "spo" or all(cell.rect.right <= on.middle or cell.rect.x >= on.middle for cell in page.cells)


@pytest.mark.parametrize(("left", "right", "tried"), [
    (100, 125, [HALF]), (125, 100, [HALF]), (100, 126, LEFT["kanan"]), (126, 100, LEFT["kiri"]), (0, 9, LEFT["kanan"]), (0, 0, [HALF]),
])
def test_the_rule_leaves_the_middle_only_for_a_half_with_clearly_more_to_say(left: int, right: int, tried: list[int]) -> None:
    assert [one.left for one in halves(sheet("kertas: F4"), left, right)] == list(tried)


def test_a_long_section_beside_a_short_one_gets_the_wider_half_where_that_saves_a_page() -> None:
    words = "Peraturan Daerah tentang Organisasi dan Tata Kerja Perangkat Daerah serta Pedoman Penyusunan Standar Operasional Prosedur"
    laws = Isi(tuple(Blok((Kata(f"{words} Tahun {n}"),), Penanda.NOMOR, f"{n}.") for n in range(1, 18)))
    sop = sop_of((0, 0, 1, 1, 1, 1))
    bagian = sop.identitas.bagian | {"dasar hukum": laws, "kualifikasi pelaksana": items(11, 1)}
    sop = replace(sop, identitas=replace(sop.identitas, bagian=bagian))
    made, report = laid(sop)
    assert len(made.pages) == 1
    assert "garis tengah yang bergeser" in notes(report)[0]
    assert all(fitted(sop, NO_LOGOS, "1/1", one).tables[1:] for one in sizes(sheet("kertas: F4")))


def test_at_last_the_flow_itself_is_smaller_and_says_so() -> None:
    alur = flow(("Kepala Dinas", "Staf"), 4)
    alur = replace(alur, kegiatan=tuple(replace(k, output=items(4, 2)) for k in alur.kegiatan))
    used: dict[int, set[Emu]] = {1: set(), 2: set()}
    for count in range(1, 9):
        made, report = laid(replace(sop_of((count, 1, 1, 1, 1, 1)), alur=(alur,)))
        table = next(block for block in made.pages[-1].blocks if isinstance(block, Table) and block.name != NAME)
        (size,) = {run.style.size for cell in table.cells if not table.rows[cell.row].header for p in cell.paragraphs for run in p.runs}
        assert len(flow_notes(report)) == (size < pt(8))
        used[len(made.pages)].add(size)
    assert min(used[1]) == SMALLEST < pt(8) <= max(used[1])
    assert min(used[2]) >= pt(8)


def test_type_shrinks_before_the_room_to_sign_does() -> None:
    made, report = laid(sop_of((6, 6, 4, 4, 2, 2)))
    assert len(made.pages) == 1
    assert len(notes(report)) == 1
    assert sign_room(made) >= mm(22)


def test_in_a_lower_head_a_signing_service_finds_room_for_its_code() -> None:
    made, report = laid(sop_of((1, 1, 1, 1, 1, 1), 4))
    assert "kepala yang lebih rendah" in notes(report)[0]
    assert mm(17) <= sign_room(made) < mm(22)


def test_rows_close_up_last_and_the_note_says_so() -> None:
    made, report = laid(sop_of((7, 7, 6, 6, 4, 4)))
    assert len(made.pages) == 1
    assert "huruf 7,5 pt, kepala yang lebih rendah, dan baris yang lebih rapat" in notes(report)[0]
    befores = {cell.paragraphs[0].before for block in made.pages[0].blocks if isinstance(block, Table) for cell in block.cells
               if cell.paragraphs and cell.paragraphs[0].marker}
    assert befores == {CLOSE}


def columns_of_items(layout: Layout, section: int) -> list[int]:
    """How many items stand in each column of a band of sections, counted from the top of the first page's identity."""
    table = next(block for block in layout.pages[0].blocks if isinstance(block, Table))
    bands = sorted({cell.row for cell in table.cells if any(p.marker for p in cell.paragraphs)})
    return [sum(p.marker is not None for p in cell.paragraphs) for cell in table.cells if cell.row == bands[section]]


@pytest.mark.parametrize(("tools", "words", "paired"), [(6, 1, False), (14, 1, True), (14, 2, False)])
def test_short_items_stand_in_two_columns_only_where_nothing_else_gives_the_flow_its_room(tools: int, words: int, paired: bool) -> None:
    sop = sop_of((4, 0, 1, 0, 1, 1), 4)
    sop = replace(sop, identitas=replace(sop.identitas, bagian=sop.identitas.bagian | {"kualifikasi pelaksana": items(tools, words)}))
    made, report = laid(sop)
    assert ("butir pendek dalam dua kolom" in "".join(notes(report))) == paired
    assert (columns_of_items(made, 0) == [4, tools // 2, tools // 2]) == paired


@given(counts, st.integers(1, 5), forms)
def test_the_flow_gives_way_only_where_it_would_stand_apart_and_stands_apart_only_where_that_is_not_enough(
    many: tuple[int, ...], rows: int, form: str,
) -> None:
    sop, on = sop_of(many, rows), sheet(form)
    lower = sum(block.rect.h for block in _head_again(sop, 1, 1, on))
    body, identity = lowered(on, lower), Identity(sop, NO_LOGOS, "1/1", on, lower)
    tried = list(manners(sop, body))
    needs = [
        least_height(flow_task(sop, 0, [in_size.body.y], 0, in_size, above), usual_of(sop.alur[0], in_size, gutters))
        for gutters, above, in_size in tried
    ]
    fitting = [above for need, (_, above, _) in zip(needs, tried, strict=True) if need <= identity.smallest.free]
    made, _ = laid(sop, form)
    page = made.pages[len(identity.smallest.pages) - 1]
    over = over_flows(page)
    assert len(over) == bool(fitting)
    assert not fitting or (over[0][0].height, len(over[0]) > 1) == (fitting[0].gap, fitting[0].titled)


@pytest.mark.parametrize("words", range(12, 18))
def test_a_flow_in_smaller_type_leaves_the_table_of_changes_the_room_that_its_usual_type_takes(words: int) -> None:
    riwayat = (Revisi("01", Tanggal(2026, 1, 2), "Waktu diubah", "Camat"),)
    warnings = Isi((Blok((Kata("kata"),)),) * words)
    sop = Sop("uji", "uji.yaml", INSTANSI, Identitas("1", "Uji", riwayat=riwayat, bagian={"peringatan": warnings}), (flow(("Staf",), 5),))
    made, _ = laid(sop, "kertas: F4\nriwayat: ya")
    last = [block.name for block in made.pages[-1].blocks if isinstance(block, Table)]
    assert last[-1] == "Riwayat Perubahan"
    assert len(last) > 1


def test_a_flow_with_a_title_of_its_own_keeps_it() -> None:
    sop = sop_of((3, 3, 3, 3, 1, 1), 5)
    bare, _ = laid(sop)
    assert len(bare.pages) == 1
    assert [len(paragraphs) for paragraphs in over_flows(bare.pages[0])] == [1]      # free ground
    titled, _ = laid(replace(sop, alur=(replace(sop.alur[0], judul="Alur Cuti"),)))
    assert len(titled.pages) == 2


def test_a_flow_on_a_page_of_its_own_needs_no_smaller_identity() -> None:
    made, report = laid(sop_of((1, 1, 1, 1, 1, 1), 4), "gabung: tidak")
    assert len(made.pages) == 2
    assert notes(report) == []


def test_a_long_flow_leaves_the_identity_as_it_is() -> None:
    made, report = laid(sop_of((2, 2, 1, 1, 1, 1), 12))
    assert len(made.pages) > 1
    assert notes(report) == []


def test_a_flow_shares_the_page_of_a_short_identity_in_its_usual_size() -> None:
    made, report = laid(sop_of((1, 1, 0, 0, 1, 1), 2))
    assert len(made.pages) == 1
    assert report.diagnostics == ()


@pytest.mark.parametrize("form", FORMS)
def test_that_it_is_smaller_is_a_note(form: str) -> None:
    _, report = laid(sop_of((6, 6, 5, 5, 3, 3)), form)
    assert {d.severity for d in report.diagnostics} <= {Severity.CATATAN}
