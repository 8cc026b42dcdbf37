"""What a profile says about the printed sheet, decoded: paper, fonts, labels, columns, identity rows.

The types only; `profile.decode` reads them from `templates/profil/*.yaml` and the agency's `penyesuaian`.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sopdoc.geometry import Emu, Size, mm
from sopdoc.model.teks import kapital

KERTAS: dict[str, Size] = {   # portrait sizes
    "F4": Size(mm(215), mm(330)),             # what Indonesian shops sell as F4, also as "folio"
    "Folio": Size(mm(215.9), mm(330.2)),      # what printers call so: 8.5 × 13 inches
    "A4": Size(mm(210), mm(297)),
    "Letter": Size(mm(215.9), mm(279.4)),
    "Legal": Size(mm(215.9), mm(355.6)),
}


@dataclass(frozen=True, slots=True)
class Margin:
    """Free edges of the paper, EMU."""

    atas: Emu
    bawah: Emu
    kiri: Emu
    kanan: Emu
    pita: Emu = 0      # of `bawah`, what stays free of everything, also of the foot's words


@dataclass(frozen=True, slots=True)
class Huruf:
    """The font family by name, its faces as files where the agency gives them, and the sizes in EMU."""

    nama: str
    berkas: dict[str, Path]          # keys: biasa, tebal, miring, tebal miring; empty = look the name up
    ukuran: dict[str, Emu]           # keys: kop, identitas, judul, kepala, alur, simbol, kaki


@dataclass(frozen=True, slots=True)
class TandaTangan:
    """How the sheet is signed, and the character that a signing service looks for."""

    cara: str                        # "basah" | "tte" | "srikandi"
    jangkar: str


@dataclass(frozen=True, slots=True)
class Profile:
    """Everything `layout` needs to know besides the SOP itself; see templates/README.md for each key's meaning."""

    nama: str
    kertas: Size                     # as it lies: width and height of the page
    margin: Margin
    huruf: Huruf
    label: dict[str, str]
    bentuk_identitas: str            # "sop" | "spo"
    baris_identitas: tuple[str, ...]
    bagian: tuple[tuple[str, ...], ...]
    judul_bagian: str                # "biasa" | "kapital"
    bagian_kosong: str               # "tercetak" | "hilang"
    wajib: tuple[str, ...]           # sections that must be filled in; only the checker asks
    titik_dua: bool
    kolom: tuple[str, ...]
    mutu_baku: tuple[str, ...]
    isian_kepala: str                # "F2F2F2", or "" for none
    baris_nomor: bool
    kapsul: str                      # "kegiatan" | "terpisah"
    gabung: str                      # "tidak" | "auto"
    judul_alur: str
    tanda_tangan_akhir: bool
    riwayat: bool                    # the table of changes after the last flow
    halaman: str
    tanggal: str = "baku"            # "baku" | "apa adanya": "2 Juni 2025" | as its author wrote it in words
    cap_air: tuple[str, ...] = ()    # its own watermark: lines, or one text to be broken
    tanda_tangan: TandaTangan = TandaTangan("basah", "#")

    def sebutan(self, key: str) -> str:
        """What people call the thing that a key stands for: the printed word, the key where none is printed."""
        return (self.label.get(key, "").strip("-–— ") and self.label[key]) or key

    def judul(self, key: str) -> str:
        """The printed title of a section; one that an agency adds is its own label."""
        title = self.label.get(key, key)
        return kapital(title) if self.judul_bagian == "kapital" else title
