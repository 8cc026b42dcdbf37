"""A studio without a server: its folder, its desk, and gestures on what was shown last."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sopdoc.edit.change import Path as Place
from sopdoc.preview.gallery import Gallery
from sopdoc.preview.scope import scope_of
from sopdoc.studio.desk import Desk
from sopdoc.studio.gestures import Gesture, Isi
from sopdoc.studio.requests import Answer, Batalkan, Buka, Kotak, Langkah, Lembar, Ubah, Ulangi
from sopdoc.studio.shelf import Shelf

ID = "dinas/cuti"
INSTANSI = """\
kop: [DINAS UJI]
pejabat:
  kepala: {jabatan: Kepala Dinas, nama: "Sri Wahyuni, S.H.", nip: 19760517 200112 2 003}
"""
SOP = """\
# Cuti, disusun tangan
nomor: 001/UJI/2026   # dari Tata Usaha
nama: Persetujuan Cuti
tanggal pembuatan: 2026-01-12
disahkan oleh: kepala
dasar hukum:
  - Undang-Undang Nomor 20 Tahun 2023   # ASN
  - Peraturan Pemerintah Nomor 11 Tahun 2017
peringatan: Cuti tanpa izin dikenai sanksi
pelaksana:
  pegawai: Pegawai
  kasubag: Kasubag Umum
  kepala: Kepala Dinas
kegiatan:
  # pertama
  - id: ajukan
    uraian: Mengajukan permohonan cuti
    pelaksana: pegawai
    kelengkapan: Formulir
    waktu: 5 menit
  - id: periksa
    uraian: Memeriksa permohonan   # teliti
    pelaksana: kasubag
    cabang: {Lengkap: lanjut, Kurang: ajukan}
  # menyetujui
  - uraian: Menyetujui cuti
    pelaksana: kepala
    output:
      - Surat izin
      - Tembusan
  - uraian: Menyimpan arsip
    pelaksana: kasubag
"""


@dataclass
class Studio:
    """`last` is the newest sheet."""

    folder: Path
    desk: Desk
    last: Lembar

    @property
    def file(self) -> Path:
        return self.folder / "cuti.yaml"

    @property
    def text(self) -> str:
        return self.file.read_bytes().decode()

    @property
    def rows(self) -> tuple[Langkah, ...]:
        return self.last.alur[0].langkah

    def ask(self, answer: Answer) -> Answer:
        if isinstance(answer, Lembar):
            self.last = answer
        return answer

    def make(self, gesture: Gesture) -> Answer:
        return self.ask(self.desk.ask(Ubah(ID, self.last.sidik, gesture)))

    def write(self, place: Place, words: str) -> Answer:
        return self.make(Isi(place, words))

    def look(self) -> Answer:
        return self.ask(self.desk.ask(Buka(ID)))

    def undo(self) -> Answer:
        return self.ask(self.desk.ask(Batalkan(ID)))

    def redo(self) -> Answer:
        return self.ask(self.desk.ask(Ulangi(ID)))

    def cells(self) -> dict[Place, Kotak]:
        return {kotak.jalur: kotak for page in self.last.kotak for kotak in page if kotak}


def desk_over(folder: Path) -> Desk:
    gallery = Gallery(scope_of(str(folder)))
    return Desk(gallery, Shelf(gallery.scope.root, folder.parent / "jurnal"))


def studio_at(folder: Path, text: str = SOP) -> Studio:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "instansi.yaml").write_text(INSTANSI, "utf-8")
    (folder / "cuti.yaml").write_text(text, "utf-8", newline="")
    desk = desk_over(folder)
    shown = desk.ask(Buka(ID))
    assert isinstance(shown, Lembar)
    return Studio(folder, desk, shown)


def changed_lines(old: str, new: str) -> tuple[list[str], list[str]]:
    """The lines that went, and those that came, by the shortest difference at one place."""
    before, after = old.splitlines(), new.splitlines()
    start = next((i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), min(len(before), len(after)))
    rest = min(len(before), len(after)) - start
    end = next((i for i in range(rest) if before[-1 - i] != after[-1 - i]), rest)
    return before[start : len(before) - end], after[start : len(after) - end]
