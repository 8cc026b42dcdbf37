"""`check --perbaiki`: what is sure is mended in the file, shown first; what was approved, frozen or changed meanwhile stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from check.contoh import write

from sopdoc import mending
from sopdoc.archive.index import INDEX, sum_of
from sopdoc.checking import Checker
from sopdoc.cli.main import main
from sopdoc.definitions import find_definitions
from sopdoc.diagnostics import Report

KELIRU = "nama: SOP Peminjaman Buku   # judulnya\ntanggal pembuatan: 14 Januri 2026\n"
BAIK = "tanggal pembuatan: 14 Januari 2026\n"


@pytest.fixture
def sop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A definition with a misspelled month, under the working directory."""
    monkeypatch.chdir(tmp_path)
    write(tmp_path, KELIRU)
    return tmp_path / "sop.yaml"


def test_what_is_sure_is_mended_and_nothing_else(sop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = sop.read_text("utf-8")
    assert main(("check", "--perbaiki", "sop.yaml")) == 0
    assert sop.read_text("utf-8") == before.replace("Januri", "Januari")
    said = capsys.readouterr()
    assert said.out.splitlines()[0] == '# SOP105 baris 3: maksud Anda "Januari"?'
    assert "-tanggal pembuatan: 14 Januri 2026\n+tanggal pembuatan: 14 Januari 2026\n" in said.out
    assert said.err == "1 hal diperbaiki di 1 berkas\n"


def test_what_can_be_told_only_then_is_mended_the_next_time(sop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(("check", "--perbaiki", "sop.yaml"))
    assert main(("check", "--perbaiki", "sop.yaml")) == 0
    assert "nama: Peminjaman Buku   # judulnya\n" in sop.read_text("utf-8")
    capsys.readouterr()
    assert main(("check", "--perbaiki", "sop.yaml")) == 0
    assert capsys.readouterr().err == "tidak ada yang dapat diperbaiki sendiri\n"


def test_a_dry_run_shows_it_and_writes_nothing(sop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = sop.read_bytes()
    assert main(("check", "--perbaiki", "--dry-run", "sop.yaml")) == 0
    assert sop.read_bytes() == before
    said = capsys.readouterr()
    assert "+tanggal pembuatan: 14 Januari 2026\n" in said.out
    assert said.err == "1 hal dapat diperbaiki di 1 berkas\n"


def test_line_ends_and_the_byte_order_mark_stay(sop: Path) -> None:
    before = "\ufeff" + sop.read_text("utf-8").replace("\n", "\r\n")
    sop.write_bytes(before.encode())
    main(("check", "--perbaiki", "sop.yaml"))
    assert sop.read_bytes() == before.replace("Januri", "Januari").encode()


def test_the_agencys_file_is_mended_too(tmp_path: Path) -> None:
    kabag = "kabag: {jabatan: Kepala Bagian Organisasi, nomor induk: NIP. 197908232002122001}"
    write(tmp_path, f"# berkas: instansi.yaml\npejabat:\n  {kabag}\n")
    main(("check", "--perbaiki", str(tmp_path)))
    assert "nomor induk: NIP. 19790823 200212 2 001}" in (tmp_path / "instansi.yaml").read_text("utf-8")


@pytest.mark.parametrize(("written", "mended"), [
    ("{Ya: lanjut, tidak: menyerahkan}", "{Ya: lanjut, tidak: menyerahkan}"),
    ("{Setuju: lanjut, T: menyerahkan}", "{Setuju: lanjut, Tidak: menyerahkan}"),
    ("{Y: lanjut, T: menyerahkan}", "{Y: lanjut, T: menyerahkan}"),
    ("{A: lanjut, B: menyerahkan}", "{A: lanjut, B: menyerahkan}"),
])
def test_a_branch_word_is_mended_where_there_is_one_way_to_write_it(written: str, mended: str, tmp_path: Path) -> None:
    row = "- {uraian: Memeriksa kartu, pelaksana: petugas, cabang: %s, waktu: 5 menit, kelengkapan: Kartu, output: Hasil}"
    first = "- {id: menyerahkan, uraian: Menyerahkan kartu, pelaksana: pemohon, waktu: 5 menit, kelengkapan: Kartu, output: Kartu}"
    write(tmp_path, f"kegiatan:\n  {first}\n  {row % written}\n  {first.replace('id: menyerahkan, ', '')}\n")
    main(("check", "--perbaiki", str(tmp_path)))
    assert row % mended in (tmp_path / "sop.yaml").read_text("utf-8")


@pytest.mark.parametrize(("written", "mended"), [
    ("status: berlku", "status: berlaku"), ("tanggal revisi!\ntanggal revsi: 2026-01-20", "tanggal revisi: 2026-01-20"),
    ("tanggal revsi: 2026-01-20", "tanggal revsi: 2026-01-20"),              # the key is there, and empty
    ("tanggal efektif: 2 juii 2026", "tanggal efektif: 2 juii 2026"),        # Juni or Juli
    ("tanggal efektif: 2 Pebruari 2026", "tanggal efektif: 2 Februari 2026"), ("tanggal: 2026-01-20", "tanggal: 2026-01-20"),
])
def test_a_slip_of_the_pen_is_mended_where_one_word_is_near(written: str, mended: str, tmp_path: Path) -> None:
    write(tmp_path, f"{written}\n")
    main(("check", "--perbaiki", str(tmp_path)))
    assert f"{mended}\n" in (tmp_path / "sop.yaml").read_text("utf-8")


def test_a_citation_is_mended_and_its_title_left(tmp_path: Path) -> None:
    write(tmp_path, "dasar hukum: Undang-undang No. 25 tahun 2009 Tentang Anggaran tahun 2009   # tahun\n")
    main(("check", "--perbaiki", str(tmp_path)))
    text = (tmp_path / "sop.yaml").read_text("utf-8")
    assert "dasar hukum: Undang-Undang Nomor 25 Tahun 2009 tentang Anggaran tahun 2009   # tahun\n" in text


def test_marks_and_spaces_out_of_place_are_mended_and_words_run_together_are_left(tmp_path: Path) -> None:
    text = "Menyimpan kartu; alat , dan buku/ majalah PengumumanTender Pengumuman Tender"
    write(tmp_path, f"pencatatan dan pendataan: {text}   # alat , dan\n")
    main(("check", "--perbaiki", str(tmp_path)))
    mended = text.replace("alat ,", "alat,").replace("buku/ majalah", "buku/majalah")
    assert f"pencatatan dan pendataan: {mended}   # alat , dan\n" in (tmp_path / "sop.yaml").read_text("utf-8")


def approve(sop: Path) -> Path:
    """As `approve` leaves it: the same bytes frozen beside it."""
    frozen = sop.parent / "riwayat" / "sop" / "rev-0.yaml"
    frozen.parent.mkdir(parents=True)
    frozen.write_bytes(sop.read_bytes())
    entry = f"- revisi ke: 0\n  status: berlaku\n  sha256: {sum_of(sop.read_bytes())}\n"
    (frozen.parent / INDEX).write_text(entry, "utf-8")
    return frozen


@pytest.mark.parametrize("frozen", [False, True])
def test_what_was_approved_stays_as_it_was_approved(frozen: bool, sop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    archive = approve(sop)
    target = archive if frozen else sop
    before = target.read_bytes()
    assert main(("check", "--perbaiki", str(target.relative_to(sop.parent)))) == 1
    assert target.read_bytes() == before
    assert "SOP557" in capsys.readouterr().err


def test_a_file_that_changed_meanwhile_is_left_as_it_is_now(sop: Path) -> None:
    report = Report()
    definitions = find_definitions([str(sop)], report)
    Checker().check(definitions, report)
    (mend,) = mending.mends(report.diagnostics, definitions, Report())
    sop.write_text("nama: Lain\n", "utf-8")
    refused = Report()
    assert not mending.carry_out(mend, refused)
    assert [d.code for d in refused.diagnostics] == ["SOP559"]
    assert sop.read_text("utf-8") == "nama: Lain\n"
