"""Titles over flows: the kind of document is said once, however the name begins."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopdoc.profile.titles import titled

KINDS = (
    "SOP", "sop", "SPO", "SOP AP", "SOP-AP", "S.O.P.", "Standar Operasional Prosedur", "STANDAR PROSEDUR OPERASIONAL",
    "Standard Operating Procedure", "Prosedur Operasional Standar", "Standar Operasional Prosedur (SOP)", "SOP Administrasi Pemerintahan",
)
kinds = st.sampled_from(KINDS)
names = st.sampled_from(("Persetujuan Cuti", "PENGADAAN LANGSUNG", "Pengantaran Sopir", "5R di Gudang"))
marks = st.sampled_from((" ", ": ", " – ", " - "))


@given(kinds, kinds, marks, names)
def test_a_title_says_once_that_it_is_an_sop(before: str, kind: str, mark: str, nama: str) -> None:
    assert titled(f"{before} {{nama}}", f"{kind}{mark}{nama}", "") == f"{before} {nama}"


@given(kinds, marks, names)
def test_a_name_keeps_its_words_where_the_pattern_does_not_say_them(kind: str, mark: str, nama: str) -> None:
    assert titled("Bagan Alur {nama}", f"{kind}{mark}{nama}", "") == f"Bagan Alur {kind}{mark}{nama}"


@given(kinds, names)
def test_a_name_that_begins_otherwise_stays(before: str, nama: str) -> None:
    assert titled(f"{before} {{nama}}", nama, "") == f"{before} {nama}"


@pytest.mark.parametrize("nama", ["SOPIR Dinas", "Sopan Santun", "SOP", "Penyusunan SOP", "Pos Pelayanan Terpadu"])
def test_words_that_only_look_so_stay(nama: str) -> None:
    assert titled("SOP {nama}", nama, "") == f"SOP {nama}"


def test_number_and_name_are_filled_in_where_they_stand() -> None:
    assert titled("{nomor}: SOP {nama} ({nomor})", "SOP Cuti {nomor}", "065") == "065: SOP Cuti {nomor} (065)"
