"""The SOP file as JSON Schema."""

from __future__ import annotations

from sopdoc.model.decode import SOP
from sopdoc.model.decode_identitas import BAGIAN, PERUBAHAN
from sopdoc.model.decode_identitas import TANGGAL as KUNCI_TANGGAL
from sopdoc.model.decode_pejabat import PEJABAT, PEJABAT_SOP
from sopdoc.model.sop import PENGESAH, Status
from sopdoc.schema.isi import isian
from sopdoc.schema.kegiatan import daftar_kegiatan
from sopdoc.schema.lampiran import lampiran
from sopdoc.schema.shapes import (
    TANGGAL,
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

_PENANDA_TANGAN = (ref("teks"), ref("penanda-tangan"))
_ARTI = {
    "tanggal pembuatan": "Tanggal SOP disusun", "tanggal revisi": "Tanggal perubahan terakhir", "tanggal efektif": "Tanggal mulai berlaku",
    "tanggal pengesahan": "Tanggal ditandatangani", "tanggal terbit": "Tanggal terbit pada lembar SPO",
    "tanggal pencabutan": "Tanggal SOP dicabut",
}
_ISI = {
    "dasar hukum": ("Peraturan yang menjadi dasar, dari yang tertinggi", ["Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan"]),
    "kualifikasi pelaksana": ("Kemampuan yang harus dimiliki pelaksana", ["Memahami tata naskah dinas"]),
    "keterkaitan": ("SOP lain yang berhubungan; `[judul](nama-berkas)` merujuk definisi di folder ini", ["[SOP Surat Masuk](surat-masuk)"]),
    "peralatan/perlengkapan": ("Peralatan dan perlengkapan yang dipakai", ["Komputer", "Pencetak"]),
    "peringatan": ("Akibat bila SOP tidak dijalankan: apabila …, maka …", "Apabila terlambat, maka pelayanan tertunda"),
    "pencatatan dan pendataan": ("Tempat hasilnya dicatat", "Dicatat dalam buku agenda"),
}


def pejabat() -> Schema:
    """An official."""
    return record(PEJABAT, _pejabat(), PEJABAT[:1])


def penanda_tangan() -> Schema:
    """Who signs an SOP: an official written out, or a registered one and what is written otherwise."""
    kunci = text("Kunci pejabat dari instansi.yaml; isian yang lain menggantikan isiannya di sana", "sekda")
    shape = record(PEJABAT_SOP, {"pejabat": kunci, **_pejabat()})
    return {**shape, "anyOf": [present("pejabat"), present("jabatan")]}


def _para_penanda_tangan(tugas: str) -> Schema:
    """One who signs besides, or several."""
    description = f"Yang {tugas}: kunci pejabat dari instansi.yaml atau pejabat di sini, seorang atau beberapa orang dalam daftar"
    return described(optional(*_PENANDA_TANGAN, listed(either(*_PENANDA_TANGAN))), description, "kasubbag", ["kasubbag", "kabag"])


def _pejabat() -> dict[str, Schema]:
    return {
        "jabatan": described(berbaris(), "Wajib. Jabatan penanda tangan", "Kepala Bagian Organisasi", ["a.n. BUPATI", "Sekretaris Daerah"]),
        "nama": described(ref("daftar"), "Nama dengan gelar", "Arif Setiadharma, S.E."),
        "pangkat": described(ref("daftar"), "Pangkat", "Pembina"),
        "nip": text("NIP, 18 angka, dengan atau tanpa spasi", "19760517 200112 1 003"),
        "nrp": text("NRP polisi dan tentara, sebagai ganti NIP", "78051234"),
        "nomor induk": text("Nomor lain dengan sebutannya, dicetak seperti ditulis", "NIPPPK. 198503122023211004"),
    }


def _perubahan() -> Schema:
    """One entry of the history."""
    return record(PERUBAHAN, {
        "revisi ke": text("Wajib. Nomor revisi", 1),
        "tanggal": described(optional(TANGGAL), "Tanggal revisi", "2026-11-21"),
        "ringkasan": text("Wajib. Apa yang berubah, satu kalimat", "Kegiatan 4 dikerjakan Kepala Subbagian"),
        "oleh": text("Yang mengesahkan perubahan itu", "Kepala Bagian Organisasi"),
    }, ("revisi ke", "ringkasan"))


def sop() -> Schema:
    """One definition."""
    bagian: Schema = {
        "type": "object", "additionalProperties": ref("isi"), "propertyNames": {"pattern": r"\S", "not": {"enum": list(BAGIAN)}},
    }
    properties: dict[str, Schema] = {
        "nomor": text("Wajib. Nomor SOP; bagian yang diisi tangan ditulis dengan titik-titik", "000.8.3.3/……/UMUM/2026"),
        "nama": text('Wajib. Nama SOP tanpa kata "SOP" di depan', "Peminjaman Kunci Ruang Arsip"),
        "judul": text("Judul di atas tabel alur, jika berbeda dari SOP dan namanya"),
        "unit": described(ref("daftar"), "Unit kerja, jika berbeda dari instansi.yaml", ["BAGIAN UMUM"]),
        "status": choice([status.value for status in Status], "Kedudukan SOP; rancangan dan dicabut bertanda air"),
        "revisi ke": text("Nomor revisi; dinaikkan oleh sopdoc revise", 0),
        "disusun oleh": _para_penanda_tangan("menyusun"),
        "diperiksa oleh": _para_penanda_tangan("memeriksa"),
        PENGESAH: described(optional(*_PENANDA_TANGAN), "Kunci pejabat dari instansi.yaml, atau pejabat di sini"),
        "bagian": described(optional(bagian), "Bagian tambahan: judul, lalu isinya", {"Biaya Pelaksanaan": "Tidak dipungut biaya"}),
        **{key: described(optional(TANGGAL), _ARTI[key], "2026-01-12", "2026-01", "12 Januari 2026") for key in KUNCI_TANGGAL},
        **{key: isian(*_ISI[key]) for key in BAGIAN},
        "pelaksana": optional(ref("pelaksana")),
        "kegiatan": daftar_kegiatan(),
        "catatan": isian("Catatan kaki di bawah tabel"),
        "alur": described(optional(listed(ref("alur"), 1)), "Beberapa alur di bawah satu identitas, sebagai ganti `kegiatan`"),
        "riwayat": described(optional(listed(_perubahan())), "Riwayat perubahan, yang terlama lebih dahulu; diisi oleh sopdoc revise"),
        "lampiran": described(optional(listed(lampiran())), "Formulir, daftar periksa, dan tabel setelah alur"),
        "penyesuaian": described(optional(ref("profil")), "Perubahan profil untuk SOP ini saja"),
    }
    shape = record(SOP, properties, ("nomor", "nama"))
    return {**shape, "allOf": [*shape["allOf"], *_alur_atau_kegiatan()]}


def _alur_atau_kegiatan() -> list[Schema]:
    """Either the one flow's keys, or `alur`, whose flows need columns of their own where the SOP has none."""
    sendiri: Schema = {"properties": {"alur": {"items": present("pelaksana")}}}
    return [
        when(present("alur"), absent("kegiatan", "judul", "catatan"), present("pelaksana", "kegiatan")),
        when({"allOf": [present("alur"), {"not": present("pelaksana")}]}, sendiri),
    ]
