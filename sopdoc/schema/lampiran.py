"""A lampiran as JSON Schema: its title, and a text, lines to fill in or a table under it."""

from __future__ import annotations

from sopdoc.model.decode_lampiran import BERKAS, ISI, JUDUL_TERPANJANG, KOLOM_TERBANYAK, KOSONG_TERBANYAK, LAMPIRAN
from sopdoc.schema.isi import isian
from sopdoc.schema.shapes import Schema, absent, described, either, listed, optional, present, record, ref, text, when


def lampiran() -> Schema:
    """One item of the list; an empty one counts for nothing."""
    shape = record(LAMPIRAN, {
        "judul": described(ref("teks"), "Wajib. Judul tanpa kata Lampiran dan nomornya", "Formulir Permohonan"),
        "isi": isian("Teks di bawah judul", "Diisi oleh pemohon dengan huruf kapital"),
        "isian": described(ref("daftar"), "Ruas isian: kata di depan garis", ["Nama pemohon", "Tanggal"]),
        "kolom": described(ref("daftar"), f"Judul kolom tabel, paling banyak {KOLOM_TERBANYAK}", ["No.", "Dokumen", "Ada", "Keterangan"]),
        "baris": described(optional(listed(_baris())), "Isi tabel: daftar isi kolom, atau satu teks di sepanjang tabel"),
        "kosong": described(_bilangan(), f"Banyaknya baris kosong, paling banyak {KOSONG_TERBANYAK}", 10),
        "gambar": text("Berkas PNG, JPEG atau SVG di folder SOP ini", "denah.png"),
        "pdf": text("Berkas PDF di folder SOP ini; halamannya digambar", "surat-edaran.pdf"),
        "halaman": described(ref("daftar"), "Halaman PDF yang dimuat; tanpa kunci ini semuanya", "1-3, 5"),
        "teks alternatif": text("Wajib dengan gambar atau pdf. Apa yang terlihat, dalam kalimat", "Denah lantai 1 dengan jalur evakuasi"),
        "catatan": isian("Teks di bawah tabel"),
    }, ("judul",))
    terisi: Schema = {"anyOf": [present(key) for key in ISI]}
    tabel = when(present("kolom"), either(present("baris"), present("kosong")), {"not": either(present("baris"), present("kosong"))})
    berkas = when(either(*(present(key) for key in BERKAS)), present("teks alternatif"), absent("teks alternatif"))
    satu = when(present("pdf"), absent("gambar"), absent("halaman"))
    shape["properties"]["judul"] = {**shape["properties"]["judul"], "maxLength": JUDUL_TERPANJANG}
    return either(ref("kosong"), {**shape, "allOf": [*shape["allOf"], terisi, tabel, berkas, satu]})


def _baris() -> Schema:
    return either(ref("teks"), listed(ref("isi")))


def _bilangan() -> Schema:
    return optional({"type": "integer", "minimum": 0, "maximum": KOSONG_TERBANYAK}, {"type": "string", "pattern": r"^\s*[0-9]{1,3}\s*$"})
