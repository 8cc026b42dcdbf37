"""Regulations and SOPs that are found by their words, and dates that keep their author's manner."""

from __future__ import annotations

from pathlib import Path

import pytest
from studio_tools import ID, SOP, Studio, changed_lines, studio_at

from sopdoc.check.peraturan.daftar import peraturan
from sopdoc.studio.lookup import MOST, regulations
from sopdoc.studio.lookup_requests import CariPeraturan, CariSop, HasilCari
from sopdoc.studio.requests import Lembar, TidakAda


@pytest.mark.parametrize(("words", "first"), [
    ("pelayanan publik 2009", "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik"),
    ("uu 25 2009", "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik"),
    ("UU No. 25 Tahun 2009", "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik"),
    ("permenpan 35 2012", "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 35 Tahun 2012 tentang Pedoman "
                          "Penyusunan Standar Operasional Prosedur Administrasi Pemerintahan"),
])
def test_a_regulation_is_found_by_its_words_or_its_short_name(words: str, first: str) -> None:
    assert regulations(words)[0].teks == first


def test_every_regulation_is_found_by_what_it_is_cited_as() -> None:
    lost = [one.kutipan for one in peraturan().values() if one.kutipan not in [found.teks for found in regulations(one.kutipan)]]
    assert not lost


def test_those_in_force_come_first_and_what_was_repealed_says_its_successor(studio: Studio) -> None:
    answer = studio.desk.ask(CariPeraturan("aparatur sipil negara"))
    assert isinstance(answer, HasilCari)
    notes = [one.keterangan for one in answer.hasil]
    assert notes == sorted(notes, key=bool)
    assert any("penggantinya UU 20/2023" in note for note in notes)


@pytest.mark.parametrize("words", ["", " ", "u", "zzzz", "uu 9999 1800", "((", "tentang"])
def test_no_list_is_longer_than_one_can_read(words: str) -> None:
    assert len(regulations(words)) <= MOST


def test_sops_of_the_same_folder_are_found_as_links_and_the_sop_itself_is_not(tmp_path: Path) -> None:
    folder = tmp_path / "dinas"
    for place, nama in (("surat-masuk", "Pengelolaan Surat Masuk"), ("sub/lain", "Pengelolaan Surat Keluar")):
        (folder / place).parent.mkdir(parents=True, exist_ok=True)
        (folder / f"{place}.yaml").write_text(SOP.replace("Persetujuan Cuti", nama), "utf-8")
    studio = studio_at(folder)
    while studio.desk._gallery.name_next():
        pass
    answer = studio.desk.ask(CariSop(ID, "pengelolaan surat"))
    assert isinstance(answer, HasilCari)
    assert [one.teks for one in answer.hasil] == ["[SOP Pengelolaan Surat Masuk](surat-masuk)"]
    assert studio.desk.ask(CariSop(ID, "persetujuan cuti")) == HasilCari(())
    assert studio.desk.ask(CariSop("dinas/lain", "surat")) == TidakAda("dinas/lain")
    assert isinstance(studio.write(("keterkaitan",), answer.hasil[0].teks), Lembar)
    assert not any("surat-masuk" in one["pesan"] for one in studio.last.tampilan["diagnostik"])


@pytest.mark.parametrize(("written", "iso", "chosen", "expected"), [
    ("2026-01-12", "2026-01-12", "2026-02-03", "2026-02-03"),
    ("12 Januari 2026", "2026-01-12", "2026-02-03", "3 Februari 2026"),
    ("Januari 2026", "2026-01", "2026-03", "Maret 2026"),
    ("2026-01", "2026-01", "2026-03", "2026-03"),
    ("12 Januari 2026", "2026-01-12", "4 Mei 2026", "4 Mei 2026"),
    ("12 Januari 2026", "2026-01-12", "", ""),
    ("", "", "2026-02-03", "2026-02-03"),
    ("……", "", "2026-02-03", "2026-02-03"),
])
def test_a_date_from_the_calendar_is_written_as_its_author_writes_dates(
    tmp_path: Path, written: str, iso: str, chosen: str, expected: str,
) -> None:
    text = SOP.replace(" 2026-01-12", f" {written}".rstrip())
    studio = studio_at(tmp_path / "dinas", text)
    place = ("tanggal pembuatan",)
    assert (studio.cells()[place].jenis, studio.cells()[place].tanggal) == ("tanggal", iso)
    studio.write(place, chosen)
    assert changed_lines(text, studio.text)[1] == [f"tanggal pembuatan: {expected}".strip()]
