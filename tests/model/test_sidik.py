"""The digest of what a sheet says follows its words and lines, and nothing else of the definition's text."""

from __future__ import annotations

from pathlib import Path

import pytest
from tools import write_agency

from sopdoc.definitions import find_definitions
from sopdoc.diagnostics import Report
from sopdoc.model.sidik import sidik
from sopdoc.reading import Reader

TEXT = """\
nomor: 1/2026
nama: Surat Masuk
tanggal pembuatan: 2026-01-12
pelaksana:
  petugas: Petugas
  kepala: Kepala
dasar hukum: [Undang-Undang Nomor 25 Tahun 2009]
kegiatan:
  - {uraian: Menerima surat, pelaksana: petugas, waktu: 5 menit}
  - {id: teliti, uraian: Memeriksa surat, pelaksana: petugas, cabang: {Ya: telaah, Tidak: selesai}}
  - {id: telaah, uraian: Membaca surat, pelaksana: kepala, waktu: 5 menit}
"""


@pytest.fixture
def agency(tmp_path: Path) -> Path:
    return write_agency(tmp_path / "dinas")


def of(agency: Path, text: str) -> str:
    (agency / "surat.yaml").write_text(text, "utf-8")
    (definition,) = find_definitions([(agency / "surat.yaml").as_posix()], Report())
    report = Report()
    naskah = Reader().read(definition, report).naskah
    assert naskah is not None, report.diagnostics
    return sidik(naskah.sop)


@pytest.mark.parametrize(("old", "new"), [
    ("nomor", "# catatan\nnomor"), ("Surat Masuk", '"Surat Masuk"'),
    ("[Undang-Undang Nomor 25 Tahun 2009]", "Undang-Undang Nomor 25 Tahun 2009"),
    ("petugas: Petugas", "petugas:   Petugas"), ("telaah", "baca"), ("kepala", "pimpinan"),
    ("pelaksana:\n", "status: berlaku\npelaksana:\n"),
    ("2026-01-12", "12 Januari 2026"), ("2026-01-12", "12 JANUARI 2026"), ("pelaksana: kepala,", "pelaksana: kepala, halaman baru: ya,"),
    ("Surat Masuk", "Surat\u00a0Ma\u00adsuk\u200b"), ("Undang-Undang Nomor", "𝐔ndang\u2011Undang\u2003Nomor"),
])
def test_another_way_to_write_the_same_is_the_same(agency: Path, old: str, new: str) -> None:
    assert old in TEXT
    changed = TEXT.replace(old, new)
    assert changed != TEXT
    assert of(agency, changed) == of(agency, TEXT)


@pytest.mark.parametrize(("old", "new"), [
    ("kegiatan:\n", "lampiran: [{judul: Formulir, isian: [Nama]}]\nkegiatan:\n"),
    ("Surat Masuk", "Surat Keluar"), ("2026-01-12", "2026-01-13"), ("waktu: 5 menit", "waktu: 6 menit"), ("Petugas", "Juru Arsip"),
    ("pelaksana: kepala", "pelaksana: petugas"), ("Ya: telaah, Tidak: selesai", "Tidak: telaah, Ya: selesai"),
    ("Menerima surat", '"**Menerima** surat"'), ("pelaksana: petugas, waktu", "pelaksana: petugas, lanjut: {Berkas: lanjut}, waktu"),
    ("Ya: telaah", '"": telaah'), ("  - {uraian: Menerima", "  - judul: A. Awal\n  - {uraian: Menerima"),
    ("2026-01-12", "……"), ("2026-01-12", "'-'"),
    ("pelaksana:\n", "status: rancangan\npelaksana:\n"), ("25 Tahun", "26 Tahun"), ("nomor: 1/2026", "nomor: 2/2026"),
])
def test_whatever_is_printed_otherwise_is_another_content(agency: Path, old: str, new: str) -> None:
    assert old in TEXT
    assert of(agency, TEXT.replace(old, new, 1)) != of(agency, TEXT)


def test_the_agency_s_name_is_on_the_sheet(agency: Path) -> None:
    before = of(agency, TEXT)
    (agency / "instansi.yaml").write_text("kop: [PEMERINTAH KOTA LAIN]\n", "utf-8")
    assert of(agency, TEXT) != before


def test_lines_of_an_office_are_another_content_than_one_line(agency: Path) -> None:
    offices = ("[a.n. Bupati, Sekda]", "a.n. Bupati Sekda", '"a.n. Bupati\\nSekda"')
    lines, one, quoted = (of(agency, TEXT + f"disahkan oleh: {{jabatan: {office}}}\n") for office in offices)
    assert lines == quoted
    assert lines != one


def test_an_nrp_is_another_content_than_a_nip(agency: Path) -> None:
    digests = {of(agency, TEXT + f"disahkan oleh: {{jabatan: Camat, {key}: '78051234'}}\n") for key in ("nip", "nrp", "nomor induk")}
    assert len(digests) == 3


def test_who_drew_it_up_is_another_content_than_who_examined_it(agency: Path) -> None:
    orang = "{jabatan: Camat, nip: '-'}"
    written = ("", f"disusun oleh: {orang}\n", f"diperiksa oleh: {orang}\n", f"disusun oleh: [{orang}, {orang}]\n")
    assert len({of(agency, TEXT + more) for more in written}) == 4
    assert of(agency, TEXT + "disusun oleh:\ndiperiksa oleh: []\n") == of(agency, TEXT)


def test_it_is_the_same_on_every_machine_and_day(agency: Path) -> None:
    (agency / "instansi.yaml").write_text("kop: [PEMERINTAH KABUPATEN UJI]\n", "utf-8")
    assert of(agency, TEXT) == "81f9065613d75de81a92df729d44bf92c6bdb19b0acb583dc1d41d2068bc6292", "editions that were frozen hold it"
