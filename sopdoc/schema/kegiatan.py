"""Kegiatan, rangkaian and pelaksana as JSON Schema; keys are the decoders'."""

from __future__ import annotations

from sopdoc.model.decode_alur import ALUR, KEGIATAN_TERBANYAK
from sopdoc.model.decode_baris import GARIS, HUBUNGAN, ISI_BARIS, JUDUL, KEGIATAN, MILIK_KEGIATAN
from sopdoc.model.decode_jalan import BERIKUT, LANJUT, SELESAI, TIDAK, TIMBAL_BALIK
from sopdoc.model.decode_pelaksana import PELAKSANA_TERBANYAK
from sopdoc.model.decode_titik import RANGKAIAN, SIMBOL
from sopdoc.model.sop import Bentuk
from sopdoc.schema.isi import isian
from sopdoc.schema.shapes import (
    SKALAR,
    Schema,
    absent,
    berbaris,
    choice,
    described,
    either,
    listed,
    optional,
    present,
    record,
    ref,
    text,
    when,
)

_TERPAKAI = [LANJUT, SELESAI, BERIKUT, TIDAK, "mulai"]
_ID: Schema = {"type": ["string", "boolean"], "pattern": "^[A-Za-z0-9-]*[A-Za-z-][A-Za-z0-9-]*$", "not": {"enum": _TERPAKAI}}
_JUDUL: Schema = ref("wajib")
_KELOMPOK: Schema = {
    "type": "object", "minProperties": 1, "description": "Judul kelompok di atas beberapa kolom", "additionalProperties": _JUDUL,
    "propertyNames": {"pattern": r"^[^/]*\S[^/]*$"},
}


def pelaksana() -> Schema:
    """Columns of the flow: `kunci: nama jabatan`, or a group of them."""
    return {
        "type": "object", "minProperties": 1, "maxProperties": PELAKSANA_TERBANYAK, "additionalProperties": either(_JUDUL, _KELOMPOK),
        "patternProperties": {"/": {"type": "object"}},
        "propertyNames": {"pattern": r"\S"},
        "description": "Kolom pelaksana dari kiri ke kanan: kunci pendek, lalu nama jabatan yang tercetak",
        "examples": [{"kabag": "Kepala Bagian", "pengolah": "Pengolah Data"}],
    }


def _simbol() -> dict[str, Schema]:
    """What a kegiatan says of its one symbol, and an entry of a rangkaian of its own."""
    tujuan: Schema = {"allOf": [berbaris(), ref("berisi")]}
    berlabel: Schema = {"type": "object", "minProperties": 1, "additionalProperties": tujuan}
    cabang = either(berlabel, {**listed(ref("teks")), "contains": ref("berisi")})
    return {
        "id": described(optional(_ID), "Nama pendek untuk ditunjuk kegiatan lain: huruf, angka, tanda hubung", "periksa-berkas"),
        "simbol": choice((b.value for b in Bentuk), "Bentuk simbol, jika bukan yang biasa"),
        "teks": text("Kata di dalam simbol", "Mulai", "Setuju?"),
        "cabang": described(
            optional(cabang),
            "Jalan keluar sebuah keputusan, `label: tujuan`, atau daftar tujuan tanpa kata; yang pertama adalah jalan utama",
            {"Ya": "lanjut", "Tidak": "periksa-berkas"}, ["lanjut", "periksa-berkas"],
        ),
        "lanjut": described(
            either(ref("daftar"), berlabel),
            "Ke mana alur berlanjut, jika bukan ke baris berikutnya: id, nomor, `selesai`, `tidak`, daftar, atau `kata di panah: tujuan`",
            "selesai", {"Ya": "lanjut"},
        ),
        TIMBAL_BALIK: described(
            either(ref("daftar"), berlabel), "Simbol yang dihubungkan dengan anak panah berkepala dua: id, nomor, atau `lanjut`", "lanjut",
        ),
    }


def rangkaian() -> Schema:
    """One of several symbols of a row."""
    shape = record(RANGKAIAN, {**_simbol(), "pelaksana": described(ref("teks"), "Kunci pelaksana")}, ["pelaksana"])
    return {**shape, "allOf": [*shape["allOf"], *_cabang_saja()]}


def _cabang_saja() -> list[Schema]:
    """A decision has no `lanjut` and no other symbol."""
    decision: Schema = {"properties": {"simbol": optional({"const": Bentuk.KEPUTUSAN.value}, {"type": "object"}), "lanjut": ref("kosong")}}
    return [when(present("cabang"), decision)]


def kegiatan() -> Schema:
    """One row of the table."""
    aktor = either(ref("wajib"), {**listed(ref("teks"), 1), "contains": ref("wajib")})
    bentuk: Schema = {"enum": [b.value for b in Bentuk]}
    masing: Schema = {"type": "object", "minProperties": 1, "additionalProperties": bentuk, "propertyNames": {"pattern": r"\S"}}
    properties: dict[str, Schema] = {
        **_simbol(),
        "simbol": described(
            optional(bentuk, masing), "Bentuk simbol, jika bukan yang biasa; `kunci pelaksana: bentuk` bila berbeda-beda",
            "selesai", {"kabag": "selesai", "pengolah": "proses"},
        ),
        "nomor": choice(("ya", TIDAK), "`tidak`: baris tanpa nomor", "ya"),
        "pelaksana": described(optional(aktor), "Kunci pelaksana, atau daftar kunci", "kabag", ["kabag", "pengolah"]),
        "hubungan": choice(
            HUBUNGAN, "Beberapa pelaksana: dihubungkan garis, anak panah menurut urutan, atau anak panah berkepala dua", "bersama",
        ),
        "garis": choice(GARIS, "Garis antara pelaksana yang bekerja bersama, atau satu simbol di kolom mereka", "lurus"),
        "masuk": described(ref("daftar"), "Simbol yang dimasuki alur, jika ada beberapa"),
        "lanjut dari": described(ref("daftar"), "Simbol yang ditinggalkan alur, jika ada beberapa"),
        "rangkaian": described(optional(listed(ref("rangkaian"), 1)), "Beberapa simbol dalam satu baris, menurut urutan"),
        "uraian": isian("Wajib. Apa yang dilakukan, diawali kata kerja", "Memeriksa kelengkapan berkas"),
        "kelengkapan": isian("Mutu baku: bahan yang diperlukan", "Surat permohonan"),
        "waktu": isian("Mutu baku: lama pengerjaan", "20 menit", "2 hari kerja"),
        "output": isian("Mutu baku: hasil kegiatan", "Berkas terperiksa"),
        "keterangan": isian("Catatan untuk kegiatan ini"),
        "halaman baru": _halaman_baru(),
    }
    shape = record(KEGIATAN, properties, ISI_BARIS[:1])
    sendiri = when(present("rangkaian"), absent(*SIMBOL), present("pelaksana"))
    return {**shape, "allOf": [*shape["allOf"], sendiri, *_cabang_saja()]}


def daftar_kegiatan() -> Schema:
    sebuah_judul: Schema = {"type": "object", "required": ["judul"], "properties": dict.fromkeys(MILIK_KEGIATAN, False)}
    langkah = listed(when(sebuah_judul, ref("tahap"), ref("kegiatan")))
    banyaknya: Schema = {"contains": {"not": sebuah_judul}, "minContains": 1, "maxContains": KEGIATAN_TERBANYAK}
    return described(optional({**langkah, **banyaknya}), "Langkah-langkah: satu butir menjadi satu baris tabel")


def tahap() -> Schema:
    """A title across the table, above the kegiatan that follow."""
    judul = isian("Judul yang melintang di tabel, di atas kegiatan berikutnya", "A. Tahap Persiapan")
    return record(JUDUL, {"judul": judul, "halaman baru": _halaman_baru()}, JUDUL[:1])


def _halaman_baru() -> Schema:
    return choice(("ya", TIDAK), "`ya`: kegiatan ini memulai halaman baru", TIDAK)


def alur() -> Schema:
    """One of several flows under one identity."""
    return record(ALUR, {
        "judul": described({"type": [*SKALAR, "null"]}, "Wajib. Judul varian ini", "Layanan di Loket"),
        "pelaksana": described(optional(ref("pelaksana")), "Kolom alur ini, jika berbeda dari kolom SOP"),
        "kegiatan": daftar_kegiatan(),
        "catatan": isian("Catatan kaki di bawah tabel"),
    }, ("judul", "kegiatan"))
