"""The book's own checks."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tools import DEFINITIONS

from sopdoc.book.checks import check_book
from sopdoc.book.definition import Keputusan, UnitBuku
from sopdoc.build.fakta import FaktaSop, Kaitan
from sopdoc.diagnostics import Diagnostic, Report
from sopdoc.model.nilai import Tanggal
from sopdoc.model.sop import Pejabat

from .bantu import book_of, example_sop, fakta


def found_in(*found: FaktaSop, **changes: object) -> tuple[Diagnostic, ...]:
    book, _ = book_of(DEFINITIONS / "contoh")
    assert book is not None
    report = Report()
    check_book(replace(book, **{"jumlah": None, "unit": (), **changes}), found, report)
    return report.diagnostics


def codes(*found: FaktaSop, **changes: object) -> list[str]:
    return sorted(d.code for d in found_in(*found, **changes))


def test_a_sound_book_has_nothing_to_tell() -> None:
    assert codes(fakta("a", kaitan=[Kaitan("b", "b")]), fakta("b", kaitan=[Kaitan("a", "a")])) == []


def test_the_declared_count_is_the_real_one() -> None:
    assert codes(fakta("a"), jumlah=2) == ["SOP536"]


def test_a_number_stands_on_one_sheet() -> None:
    assert codes(fakta("a", "065/1"), fakta("b", "065 / 1")) == ["SOP537"]


def test_numbers_with_a_slot_for_handwriting_are_not_compared() -> None:
    assert codes(fakta("a", "065/……/2026"), fakta("b", "065/……/2026")) == []


def test_a_name_stands_on_one_sheet() -> None:
    assert codes(fakta("a", nama="Arsip"), fakta("b", nama="SOP ARSIP")) == ["SOP538"]


def test_a_reference_leads_to_an_sop_of_the_book() -> None:
    assert codes(fakta("a", kaitan=[Kaitan("SOP Hantu")])) == ["SOP539"]


def test_a_connection_is_known_at_both_ends() -> None:
    assert codes(fakta("a", kaitan=[Kaitan("b", "b")]), fakta("b")) == ["SOP542"]


def test_the_sheets_name_the_decision_of_the_book() -> None:
    keputusan = Keputusan("065/12/2026", Tanggal(2026, 3, 1))
    cites = "Keputusan Sekda Nomor 065/99/2026 tentang Standar Operasional Prosedur"
    assert codes(fakta("a", keputusan=(cites,)), keputusan=keputusan) == ["SOP543"]
    assert codes(fakta("a", keputusan=(cites.replace("99", "12"),)), keputusan=keputusan) == []


def test_no_sheet_binds_before_the_decision() -> None:
    early = fakta("a", tanggal=(("tanggal efektif", Tanggal(2026, 2, 1)),))
    assert codes(early, keputusan=Keputusan("065/12/2026", Tanggal(2026, 3, 1))) == ["SOP543"]


def test_a_unit_without_sops_and_an_sop_without_unit_are_told() -> None:
    assert codes(fakta("a", unit="BAGIAN LAMA"), unit=(UnitBuku("Bagian Baru"),)) == ["SOP544", "SOP545"]


SEKDA = "Sekretaris Daerah Kabupaten Nusa Raya"


@pytest.mark.parametrize(("peran", "jabatan", "nama", "told"), [
    ("disahkan oleh", "Sekda", "Siapa Saja, S.H.", True), ("disahkan oleh", "Sekda", "Drs. BAGAS WIRATAMA,M.Si", False),
    ("disusun oleh", "Pengadministrasi Umum", "Siapa Saja, S.H.", False), ("diperiksa oleh", SEKDA, "Siapa Saja, S.H.", True),
    ("disusun oleh", SEKDA, "Drs. Bagas Wiratama, M.Si.", False), ("diperiksa oleh", SEKDA, "", False),
])
def test_a_signer_whom_the_agency_does_not_list_any_more_is_told(peran: str, jabatan: str, nama: str, told: bool) -> None:
    found = found_in(fakta("a", penanda_tangan=((peran, Pejabat(jabatan, nama)),)))
    assert [d.code for d in found] == ["SOP546"] * told
    assert all(f"`{peran}`" in d.hint for d in found)


def test_every_trouble_with_a_sheet_is_told_at_its_line() -> None:
    sop = example_sop("peminjaman-arsip").fakta
    assert sop is not None
    told = found_in(replace(sop, kunci="lain"), sop, unit=(UnitBuku("BAGIAN LAIN"),), keputusan=Keputusan("1/2026", Tanggal(2030, 1, 1)))
    lines = (DEFINITIONS / "contoh/peminjaman-arsip.yaml").read_text("utf-8").splitlines()
    where = {d.code: lines[d.span.line - 1] for d in told if d.span.file == sop.shown}
    assert {code: line.split(":")[0].strip() for code, line in where.items() if code in {"SOP537", "SOP538", "SOP543"}} == {
        "SOP537": "nomor", "SOP538": "nama", "SOP543": "tanggal efektif",
    }
    ghosts = [d for d in told if d.code == "SOP539"]
    assert ghosts
    assert all(lines[d.span.line - 1].strip(" -") in d.message or "](" in lines[d.span.line - 1] for d in ghosts)
