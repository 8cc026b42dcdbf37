"""From a YAML fragment to the diagnostics of the whole checker: the ground of all rule tests.

A fragment's top-level keys replace those of a faultless SOP.  `# berkas: instansi.yaml` begins another file; a file that is
neither `sop.yaml` nor `instansi.yaml` is another SOP over the same ground, or a frozen version of it
(`riwayat/sop/rev-0.yaml`).  `kunci!` at the start of a line drops that key.
"""

from __future__ import annotations

import re
from pathlib import Path

from sopdoc.archive.index import INDEX, sum_of
from sopdoc.checking import Checker
from sopdoc.definitions import find_definitions
from sopdoc.diagnostics import Diagnostic, Report

SOP = """\
nomor: 000.8.3.3/011/ORG/2026
nama: Peminjaman Buku
tanggal pembuatan: 2026-01-14
tanggal revisi:
tanggal efektif: 2026-02-02
disahkan oleh: kabag
dasar hukum:
  - Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik
  - Peraturan Pemerintah Nomor 96 Tahun 2012 tentang Pelaksanaan Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik
kualifikasi pelaksana:
  - Memahami tata naskah dinas
  - Mampu mengoperasikan aplikasi perpustakaan
keterkaitan: "[SOP Pengembalian Buku](tetangga)"
peralatan/perlengkapan:
  - Komputer
  - Alat pindai
peringatan: Apabila kartu anggota tidak diperiksa, maka buku dapat dipinjam oleh orang lain
pencatatan dan pendataan: Dicatat dalam buku peminjaman
pelaksana:
  pemohon: Anggota Perpustakaan
  petugas: Petugas Perpustakaan
kegiatan:
  - id: menyerahkan
    uraian: Menyerahkan kartu anggota
    pelaksana: pemohon
    kelengkapan: Kartu anggota
    waktu: 5 menit
    output: Kartu anggota diterima petugas
  - uraian: Memeriksa kartu anggota
    pelaksana: petugas
    cabang:
      Berlaku: lanjut
      Tidak berlaku: menyerahkan
    kelengkapan: Kartu anggota diterima petugas
    waktu: 10 menit
    output: Hasil pemeriksaan
  - uraian: Mencatat peminjaman buku
    pelaksana: petugas
    kelengkapan: Hasil pemeriksaan
    waktu: 10 menit
    output: Catatan peminjaman
  - uraian: Menerima buku
    pelaksana: pemohon
    kelengkapan: Catatan peminjaman
    waktu: 5 menit
    output: Buku dipinjam
"""
TETANGGA = """\
nomor: 000.8.3.3/012/ORG/2026
nama: Pengembalian Buku
keterkaitan: "[SOP Peminjaman Buku](sop)"
"""
INSTANSI = """\
kop: [PEMERINTAH KABUPATEN NUSA RAYA, SEKRETARIAT DAERAH]
unit: [BAGIAN ORGANISASI]
tempat: Nusa Raya
pejabat:
  kabag:
    jabatan: Kepala Bagian Organisasi
    nama: Ratna Kusumaningrum, S.Sos.
    pangkat: Pembina
    nip: 19790823 200212 2 001
"""
_KUNCI = re.compile(r"^([^\s#-][^:\n]*?)(?::(?=\s|$)|!$)", re.MULTILINE)
_BEKU = re.compile(r"(riwayat/[^/]+/)rev-(\d+)\.yaml")
_BERKAS = re.compile(r"^# berkas: (\S+)\n", re.MULTILINE)


def files_of(fragment: str) -> dict[str, str]:
    """Every file of a fragment, complete."""
    first, *rest = _BERKAS.split(fragment)
    parts = {"sop.yaml": "", "instansi.yaml": "", "tetangga.yaml": "", **dict(zip(rest[::2], rest[1::2], strict=True))}
    parts["sop.yaml"] = first + parts["sop.yaml"]
    ground = {"instansi.yaml": INSTANSI, "tetangga.yaml": merge(SOP, TETANGGA)}
    files = {name: part if name.endswith(INDEX) else merge(ground.get(name, SOP), part) for name, part in parts.items()}
    return _indexed(files)


def _indexed(files: dict[str, str]) -> dict[str, str]:
    """With an index beside frozen versions that have none: as approving them would have written it."""
    entries: dict[str, str] = {}
    for name, text in sorted(files.items()):
        if frozen := _BEKU.fullmatch(name):
            entry = f"- revisi ke: {frozen[2]}\n  status: berlaku\n  sha256: {sum_of(text.encode())}\n"
            entries[frozen[1] + INDEX] = entries.get(frozen[1] + INDEX, "") + entry
    return {**entries, **files}


def merge(ground: str, fragment: str) -> str:
    """`fragment`'s keys in their places in `ground`, new ones at its end; comments go with the key below them."""
    below, above = blocks(ground), blocks(fragment)
    return "".join(text for text in {**below, **above}.values() if not re.match(r"[^:\n]*!\n", text))


def blocks(text: str) -> dict[str, str]:
    """Top-level key → its lines, with the comment lines right above it."""
    result: dict[str, str] = {}
    key, waiting = "", ""
    for line in text.splitlines(keepends=True):
        match = _KUNCI.match(line)
        if line.startswith("#") or not line.strip():
            waiting += line
        elif match:
            key = match[1]
            result[key], waiting = waiting + line, ""
        else:
            result[key] = result.get(key, "") + waiting + line
            waiting = ""
    return result


def write(folder: Path, fragment: str) -> None:
    for name, text in files_of(fragment).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(text.encode())


def check(folder: Path, fragment: str, checker: Checker | None = None) -> tuple[Diagnostic, ...]:
    """What the checker says about all files of the fragment."""
    write(folder, fragment)
    report = Report()
    (checker or Checker()).check(find_definitions([str(folder)], report), report)
    return report.diagnostics


def codes(folder: Path, fragment: str) -> list[str]:
    """The code of every place."""
    return sorted(d.code for d in check(folder, fragment) for _ in d.places)
