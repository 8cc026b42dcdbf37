"""Words of a remark → the same for somebody who has a sheet before him and never saw its file.

    tulis `waktu: 30 menit`                 ─▶  tulis Waktu "30 menit"
    pindahkan `kasubag` ke `pelaksana`      ─▶  pindahkan Kasubag Umum ke Pelaksana
    akhiri dengan `lanjut: selesai`         ─▶  akhiri dengan anak panah ke Selesai

Fields are called as they are printed (the profile's labels), pelaksana and officials by their titles.  Commands keep the words of
the file; only the studio speaks so.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from sopdoc.formulir.form import TEXTS
from sopdoc.naskah import Naskah
from sopdoc.preview.view import Shown
from sopdoc.studio.life_requests import TemuanGalat
from sopdoc.studio.requests import Answer, Ditolak, Kurang

AGENCY = "Pengaturan instansi"
FIELDS = {      # what the sheet prints no word for
    "judul": "judul alur", "catatan": "catatan", "unit": "unit", "status": "status", "bagian": "bagian", "alur": "alur",
    "id": "nama pendek", "nip": "NIP", "nrp": "NRP", "pangkat": "pangkat", "jabatan": "jabatan", "alamat": f"alamat di {AGENCY}",
    "pejabat": f"daftar pejabat di {AGENCY}", "kop": f"kop di {AGENCY}", "tempat": f"tempat di {AGENCY}", "logo": f"logo di {AGENCY}",
    "penyesuaian": AGENCY, "kolom": "kolom tabel", "profil": f"profil di {AGENCY}", "tanda tangan": f"cara tanda tangan di {AGENCY}",
    "verifikasi": f"alamat verifikasi di {AGENCY}", "teks": "kata di dalam simbol", "riwayat": "riwayat perubahan", "huruf": "huruf",
}
FLOW = {        # what is drawn, not written
    "lanjut": "anak panah", "lanjut: selesai": "anak panah ke Selesai", "lanjut: tidak": "akhir tanpa anak panah",
    "tidak": "akhir tanpa anak panah", "selesai": "Selesai", "lanjut dari": "simbol asal anak panah", "masuk": "simbol yang dituju dahulu",
    "berikut": "anak panah ke simbol sesudahnya", "timbal balik": "anak panah dua arah", "cabang": "cabang keputusan",
    "simbol": "bentuk simbol", "simbol: mulai": "simbol Mulai", "simbol: selesai": "simbol Selesai", "rangkaian": "baris itu",
    "hubungan": "cara mengerjakannya bersama", "hubungan: bersama": "dikerjakan bersama", "hubungan: berurutan": "dikerjakan berurutan",
    "garis": "garis di antara simbolnya", "garis: satu simbol": "satu simbol untuk beberapa kolom", "kegiatan": "tabel kegiatan",
    "halaman baru: ya": "halaman baru", "status: rancangan": "tanda rancangan", "status: dicabut": "tanda dicabut",
}
SENTENCES = (   # what is done in another way on a sheet
    (r"tulis jawabannya sebagai kunci: `([^:`]+): …`, `([^:`]+): …`", r'klik anak panahnya, lalu tulis jawabannya: "\1", "\2"'),
    (r"tulis jawabannya sebagai `cabang`, misalnya `\{([^:`]+): [^,`]+, ([^:`]+): [^`]+\}`",
     r'klik simbolnya, jadikan keputusan, lalu tulis jawabannya, misalnya "\1" dan "\2"'),
    (r"jadikan keputusan: `cabang: \{[^`]*\}`", "klik simbolnya, jadikan keputusan"),
    (r"hapus `lanjut: tidak`, tulis id kegiatan berikutnya, atau `lanjut: selesai`",
     "tarik anak panah dari simbolnya ke kegiatan berikutnya, atau jadikan selesai"),
    (r"`cabang` yang keluar dari lingkaran, misalnya `[^`]*`", "cabang yang keluar dari lingkaran"),
    (r"tulis `(?:lanjut: selesai|simbol: selesai)` atau `simbol: selesai`", "jadikan selesai simbol"),
    (r"tulis `simbol: (\w+)`(?: dalam `rangkaian`)?", r"jadikan \1 simbolnya"),
    (r"hapus `simbol: mulai`", "jadikan proses simbol mulai"),
    (r"tulis `cabang: \{[^`]*\}`", "klik simbolnya, lalu beri cabang"),
    (r"tulis `berikut` di antara jalan simbol sebelumnya", "tarik anak panah dari simbol sebelumnya ke sini"),
    (r"tulis (`lanjut[^`]*`)", r"buat \1"),
    (r"tulis (`[^`:]+: …`)", r"isi \1"),
    (r"(?:ganti `lanjut` dengan|jadikan baris ini keputusan dengan) `cabang`", "jadikan simbolnya keputusan"),
    (r"tulis `pelaksana: \[[^`]+\]` berurutan", "tambah simbolnya di sini, dikerjakan berurutan"),
    (r"tulis `pelaksana: ([^`…]+)`", r"pindahkan simbol ke kolom `\1`"),
    (r"`pelaksana: ([^`…]+)`", r"kolom `\1`"),
    (r"tulis `([^:`]+):` di bawah `bagian:`", r'isi bagian "\1"'),
    (r"tulis kunci pejabat itu saja", "pilih pejabat itu dari daftarnya"),
    (r"sebagai varian di bawah `alur`", "sebagai varian dalam satu SOP"),
    (r"buka revisi(?: dengan|:) `?sopdoc revise [^,;`]*`?", "buka revisi (SOP ini ▾ › Buka revisi)"),
    (r"sahkan dengan `?sopdoc approve[^,;`]*`?", "sahkan (SOP ini ▾ › Sahkan SOP)"),
    (r"nomor SOP masih berongga", "nomor SOP belum lengkap"),
    (r"sopdoc menomori sendiri", "nomornya dicetak sendiri"),
    (r", di dalam rangkaian", ""),
    (r"tunjuk kegiatannya dengan `id` di berkas definisi", "tunjuk kegiatannya dengan nama di berkas SOP"),
    (r"beri baris itu `id` di berkas definisi",
     "klik anak panahnya dahulu, lalu arahkan lagi ke kegiatan itu juga"),
    (r"tulis satu kunci per baris di (?:berkas definisi|instansi\.yaml)", "minta pengelola berkasnya menulis satu isian tiap baris"),
    (r"di berkas definisi(?:nya)?", "di berkas SOP"),
    (r"lalu hapus komentar ini", 'lalu tekan "Cocok"'),
    (r"(?<![\w/])instansi\.yaml", AGENCY),
    (r'tulis "\[([^\]`]+)\]\([^)`]*\)"', r'ketik "\1", lalu pilih dari usulannya'),
    (r"\[([^\]`]+)\]\([^)`]*\)", r"\1"),
)
QUOTED = re.compile(r"`([^`]*)`")
DEMANDED = re.compile(r'"([a-z/ ]+)"(?= wajib| tidak dikenal| ditulis| harus)')
VALUE = re.compile(r"([^:]+): *(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Spoken:
    """`called`: a key of the file → what the sheet has for it."""

    called: Mapping[str, str] = field(default_factory=lambda: FIELDS)

    def __call__(self, words: str) -> str:
        for pattern, said in SENTENCES:
            words = re.sub(pattern, said, words)
        words = QUOTED.sub(lambda found: self._said(found[1].strip()), words)
        return DEMANDED.sub(lambda found: self.called.get(found[1], found[0]), words)

    def _said(self, inner: str) -> str:
        if inner in FLOW:
            return FLOW[inner]
        key, value = inner, ""
        if found := VALUE.fullmatch(inner):
            key, value = found[1].strip(), found[2].strip().strip('"')
        if key not in self.called:
            return f'"{inner.strip(chr(34))}"'
        return f'{self.called[key]} "{value}"' if value not in ("", "…") else self.called[key]

    def answer(self, one: Answer) -> Answer:
        """What was refused, or is wrong."""
        if isinstance(one, Ditolak):
            return Ditolak(self(one.alasan), self(one.petunjuk))
        if isinstance(one, TemuanGalat):
            return TemuanGalat(tuple(replace(wrong, pesan=self(wrong.pesan), petunjuk=self(wrong.petunjuk)) for wrong in one.temuan))
        return one

    def lacking(self, one: Kurang) -> Kurang:
        return replace(one, pesan=self(one.pesan), petunjuk=self(one.petunjuk))

    def remark(self, one: Mapping[str, Any], shown: Shown | None) -> Mapping[str, Any]:
        """A remark of the view, told and shown at the cell of the row that it speaks of: "Kegiatan 4, Waktu"."""
        column = one["pesan"].partition(" ")[0]
        own = {"pesan": self(one["pesan"]), "juga": [self._placed(also, column, shown) for also in one["juga"]]}
        return {**self._placed(one, column, shown), **own}

    def _placed(self, one: Mapping[str, Any], column: str, shown: Shown | None) -> Mapping[str, Any]:
        place = _cell(one["area"], column, shown)
        found = shown.places[place[0]].areas[place[1]] if shown and place else None
        named = found.nama if found and found.kegiatan and found.jenis == "sel" and found.kunci != "uraian" else one["tempat"]
        return {**one, "petunjuk": self(one["petunjuk"]), "tempat": named, "area": place}


def _cell(area: tuple[int, int] | None, column: str, shown: Shown | None) -> tuple[int, int] | None:
    """What lacks in a row is told at its beginning, and has a cell of its own."""
    if area is None or shown is None or column not in TEXTS:
        return area
    areas = shown.places[area[0]].areas
    row = areas[area[1]].kegiatan
    return next(((area[0], at) for at, one in enumerate(areas) if row and one.kegiatan == row and one.kunci == column), area)


def spoken_of(naskah: Naskah) -> Spoken:
    """As this sheet calls things."""
    flows = {one.kunci: one.nama for alur in naskah.sop.alur for one in alur.pelaksana}
    officials = {key: one.sebaris.jabatan for key, one in naskah.berkas.instansi.pejabat.items()}
    rows = {one.id: f"kegiatan {one.nomor}" for alur in naskah.sop.alur for one in alur.kegiatan if one.nomor}
    printed = {key: naskah.profile.sebutan(key) for key in naskah.profile.label}
    return Spoken(rows | officials | flows | printed | FIELDS)
