"""A profile, whole or as `penyesuaian`, as JSON Schema.

An empty value leaves what the profile below says; `""` empties it, which only a few keys allow.
"""

from __future__ import annotations

from collections.abc import Iterable

from sopdoc.model.decode_instansi import CARA, PROFIL
from sopdoc.profile.decode import (
    BAGIAN_KOSONG,
    BARIS_IDENTITAS,
    IDENTITAS,
    JANGKAR,
    JUDUL_BAGIAN,
    KOLOM,
    LABEL,
    TANGGAL_CETAK,
    TEPI,
    UKURAN_HURUF,
)
from sopdoc.profile.decode_kertas import SISI, TERBESAR, TERKECIL
from sopdoc.profile.profile import KERTAS
from sopdoc.schema.shapes import KOSONG, TEKS, WAJIB, Schema, described, either, listed, record, ref, text

_DIAM: Schema = {"type": "null"}
_NAMA: Schema = {"type": [*WAJIB["type"], "null"], "pattern": r"\S"}
_PANJANG: Schema = {"type": ["string", "null"], "pattern": "^[0-9]{1,4}([.,][0-9]{1,3})? ?(mm|cm|pt)$"}
_SISI = r"^\s*[0-9]{1,4}([.,][0-9]{1,3})?( ?(mm|cm|pt))?\s*$"
_UKURAN = either(
    {"type": "number", "minimum": 4, "maximum": 72}, {"type": ["string", "null"], "pattern": "^[0-9]{1,2}([.,][0-9]{1,3})?( ?pt)?$"},
)
_WARNA = either(
    {"type": "integer", "minimum": 100_000, "maximum": 999_999}, {"const": "tidak"},
    {"type": ["string", "null"], "pattern": "^#?[0-9A-Fa-f]{6}$"},
)


def profil(*further: str) -> Schema:
    """The keys of a profile; `further` ones are the template's own (`warisi`)."""
    return record((*further, *PROFIL), {
        **{key: described(_NAMA, "Profil induk; tulis hanya yang berbeda darinya") for key in further},
        "kertas": described(_or_silent(ref("kertas")), "Ukuran kertas: namanya, atau lebar dan tinggi dalam mm", "F4"),
        "arah": _pilihan(("mendatar", "tegak"), "Arah kertas"),
        "margin": described(_or_silent(_margin()), "Tepi kertas yang kosong"),
        "huruf": described(_or_silent(_huruf()), "Nama huruf dan ukurannya dalam pt"),
        "label": described(_or_silent(_label()), "Kata yang tercetak", {"uraian": "Aktivitas", "keterangan": "Ket"}),
        "identitas": described(_or_silent(_identitas()), "Lembar identitas"),
        "kolom": described(_or_silent(_kolom()), "Kolom tabel dan urutannya; uraian dan pelaksana harus ada"),
        "mutu baku": described(_daftar([key for key in KOLOM if key != "pelaksana"]), "Kolom di bawah judul Mutu Baku; [] tanpa judul itu"),
        "isian kepala": described(_WARNA, "Warna kepala tabel, enam angka heksadesimal, atau tidak", "F2F2F2", "tidak"),
        "baris nomor": _pilihan(("ya", "tidak"), "ya: baris (1) (2) (3) di bawah kepala tabel"),
        "tanggal": _pilihan(TANGGAL_CETAK, "baku: 2 Juni 2025; apa adanya: seperti ditulis, misalnya 02 Juni 2025"),
        "kapsul": _pilihan(("kegiatan", "terpisah"), "Kapsul mulai dan selesai: kegiatan pertama dan terakhir, atau simbol tersendiri"),
        "gabung": _pilihan(("tidak", "auto"), "auto: alur boleh mulai di halaman identitas"),
        "judul alur": described(_pola("nama", "nomor"), "Judul di atas tabel alur", "SOP {nama}"),
        "tanda tangan": described(_or_silent(ref("cara")), "Cara lembar ditandatangani"),
        "tanda tangan akhir": _pilihan(("ya", "tidak"), "ya: tanda tangan setelah alur terakhir"),
        "riwayat": _pilihan(("ya", "tidak"), "ya: tabel riwayat perubahan setelah alur terakhir"),
        "halaman": described(_pola("x", "y"), "Tulisan di kaki halaman", "Halaman {x} dari {y}"),
        "cap air": described(ref("daftar"), "Tulisan besar dan muda di belakang isi setiap halaman", "SALINAN TIDAK TERKENDALI"),
    })


def kertas() -> Schema:
    """Paper by name, in whatever capitals, or by its sides."""
    letters = "|".join("".join(f"[{c.upper()}{c.lower()}]" if c.isalpha() else c for c in name) for name in KERTAS)
    side = either({"type": "number", "minimum": TERKECIL, "maximum": TERBESAR}, {"type": "string", "pattern": _SISI})
    meant = f"kertas, {TERKECIL} sampai {TERBESAR} mm"
    sides = record(SISI, {key: described(side, f"{key.capitalize()} {meant}", 215, "33 cm") for key in SISI}, SISI)
    return either({"enum": list(KERTAS)}, {"type": "string", "pattern": rf"^\s*({letters})\s*$"}, sides)


def tanda_tangan() -> Schema:
    """How a sheet is signed."""
    return record(("cara", "jangkar"), {
        "cara": _pilihan(CARA, "basah: dengan tinta; tte: secara elektronik; srikandi: DOCX berisi kode untuk SRIKANDI"),
        "jangkar": _pilihan(JANGKAR, "Huruf yang dicari layanan tanda tangan elektronik; hanya untuk tte"),
    })


def _or_silent(shape: Schema) -> Schema:
    return either(shape, _DIAM)


def _pilihan(options: Iterable[str], description: str) -> Schema:
    return described(_or_silent({"enum": list(options)}), description)


def _pola(*names: str) -> Schema:
    """A text with places to fill in."""
    places = "|".join(rf"\{{{name}\}}" for name in names)
    return {**TEKS, "pattern": f"^([^{{}}]|{places})*$"}


def _margin() -> Schema:
    return record(TEPI, {key: described(_PANJANG, f"Margin {key}", "15 mm", "1,5 cm") for key in TEPI})


def _huruf() -> Schema:
    ukuran = {key: described(_UKURAN, f"Ukuran huruf {key}, 4 sampai 72 pt") for key in UKURAN_HURUF}
    return record(("nama", *UKURAN_HURUF), {"nama": described(_NAMA, "Nama huruf", "Arial"), **ukuran})


def _label() -> Schema:
    """Titles of sections that an agency adds are labels too; which those are, only the decoder knows."""
    shape = record(LABEL, {key: text(f"Kata yang tercetak untuk {key}") for key in LABEL})
    return {**shape, "additionalProperties": TEKS}


def _identitas() -> Schema:
    row: Schema = {**listed(TEKS), "contains": WAJIB, "minContains": 1, "maxContains": 2}
    bagian = listed(either(WAJIB, row))
    return record(IDENTITAS, {
        "bentuk": _pilihan(("sop", "spo"), "Kepala lembar"),
        "baris": described(_daftar(BARIS_IDENTITAS, required=True), "Baris identitas dan urutannya"),
        "bagian": described(_or_silent(bagian), "Bagian lembar identitas, satu atau dua tiap baris"),
        "judul bagian": _pilihan(JUDUL_BAGIAN, "kapital: judul bagian dengan huruf besar semua"),
        "bagian kosong": _pilihan(BAGIAN_KOSONG, "hilang: bagian yang tidak diisi tidak dicetak"),
        "wajib": described(ref("daftar"), "Bagian yang harus diisi; diperiksa oleh sopdoc check"),
        "titik dua": _pilihan(("ya", "tidak"), "ya: titik dua sebelum isi"),
    })


def _daftar(options: Iterable[str], required: bool = False) -> Schema:
    """Different words out of `options`, or one of them; `required` ones hold at least one that is not empty."""
    word: Schema = {"enum": list(options)}
    words = {**listed(either(word, KOSONG)), "uniqueItems": True}
    return either({**words, "contains": word} if required else words, word, _DIAM)


def _kolom() -> Schema:
    wajib = [{"contains": {"const": key}} for key in ("uraian", "pelaksana")]
    return {**listed(either({"enum": list(KOLOM)}, KOSONG)), "uniqueItems": True, "allOf": wajib}
