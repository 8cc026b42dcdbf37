"""buku.yaml as JSON Schema."""

from __future__ import annotations

from sopdoc.book.decode import BUKU, EDISI, ISI_KEPUTUSAN, KEPUTUSAN
from sopdoc.book.definition import BAGIAN, PENJELASAN
from sopdoc.book.edition.edition import TERBIT
from sopdoc.model.sop import PENANDA_TANGAN
from sopdoc.schema.shapes import KOSONG, TANGGAL, WAJIB, Schema, described, either, listed, optional, record, ref, text

RINCIAN = {
    "menimbang": "Alasan keputusan", "mengingat": "Peraturan yang mendasari", "memperhatikan": "Surat atau hasil rapat yang diperhatikan",
    "diktum": "Isi keputusan: KESATU, KEDUA dan seterusnya",
}
HARI: Schema = {"type": "string", "pattern": r"^\s*([0-9]{4}-[0-9]{1,2}-[0-9]{1,2}|[0-9]{1,2} [A-Za-z]+ [0-9]{4})\s*$"}      # a whole date


def buku() -> Schema:
    """The book of one agency."""
    bagian: Schema = {**listed(either({"enum": list(BAGIAN)}, KOSONG)), "uniqueItems": True}
    folder = record(("nama", "folder"), {"nama": text("Nama unit"), "folder": text("Folder definisi unit itu")}, ("nama", "folder"))
    return record(BUKU, {
        "judul": described(WAJIB, "Wajib. Judul di sampul", "Standar Operasional Prosedur"),
        "tahun": described(_angka(4, 4), "Tahun buku, empat angka", "2026"),
        "edisi": described(optional(_edisi()), "Edisi buku; setelah bertanggal dan disusun, edisi itu terbit dan dicatat"),
        "alamat": described(ref("daftar"), "Alamat instansi, satu baris tiap butir", ["Jalan Merdeka Nomor 1"]),
        "bagian": described(optional(bagian, {"enum": list(BAGIAN)}), "Bagian buku dan urutannya; tanpa ini semuanya dimuat"),
        "unit": described(either(ref("daftar"), folder, listed(either(ref("teks"), folder))), "Unit menurut urutan dalam buku"),
        "keputusan": described(optional(_keputusan()), "Keputusan pimpinan; tanpa nomor dicetak sebagai RANCANGAN"),
        "kata pengantar": described(ref("isi"), "Kata pengantar, sebagai ganti naskah bawaan"),
        "penjelasan": described(optional(_penjelasan()), "Penjelasan singkat penggunaan"),
        "pengesahan": described(optional(_pengesahan()), "Penanda tangan lembar pengesahan"),
        "jumlah sop": described(_angka(1, 5), "Banyaknya SOP menurut keputusan, untuk diperiksa", "21"),
    }, ("judul",))


def _angka(fewest: int, most: int) -> Schema:
    """A whole number of so many digits, or nothing."""
    number = {"type": "integer", "minimum": 0 if fewest == 1 else 10 ** (fewest - 1), "maximum": 10**most - 1}
    return optional(number, {"type": "string", "pattern": rf"^\s*[0-9]{{{fewest},{most}}}\s*$"})


def _edisi() -> Schema:
    number = {"type": "integer", "minimum": 1, "maximum": 999}
    written = {"type": "string", "pattern": r"^\s*[1-9][0-9]{0,2}\s*$"}
    return record(EDISI, {
        "nomor": described(either(number, written), "Wajib. 1 untuk edisi pertama, lalu naik", "2"),
        "tanggal": described(optional(HARI), "Tanggal terbit; kosong selama edisi ini masih disusun", "2026-04-06"),
        "terbit": described(optional({"enum": list(TERBIT)}), "Terbit sebagai buku utuh, atau sebagai suplemen untuk map yang ada"),
    }, ("nomor",))


def _pejabat() -> Schema:
    return either(ref("teks"), ref("pejabat"))


def _keputusan() -> Schema:
    return record(KEPUTUSAN, {
        "nomor": text("Nomor keputusan; kosong selama masih rancangan"),
        "tanggal": described(optional(TANGGAL), "Tanggal keputusan", "2026-04-06"),
        "tentang": text("Judul keputusan"),
        "pejabat": described(_pejabat(), "Kunci pejabat dari instansi.yaml, atau pejabatnya"),
        "tempat": text("Tempat ditetapkan", "Nusa Raya"),
        **{key: described(ref("isi"), RINCIAN[key]) for key in ISI_KEPUTUSAN},
    })


def _penjelasan() -> Schema:
    return record(PENJELASAN, {key: described(ref("isi"), f"{key.capitalize()}, sebagai ganti naskah bawaan") for key in PENJELASAN})


def _pengesahan() -> Schema:
    dated = record(("pejabat", "tanggal"), {
        "pejabat": described(_pejabat(), "Kunci pejabat dari instansi.yaml, atau pejabatnya"),
        "tanggal": described(optional(TANGGAL), "Tanggal tanda tangan", "2026-04-06"),
    }, ("pejabat",))
    return record(PENANDA_TANGAN, {key: described(either(_pejabat(), dated), f"Pejabat pada baris {key}") for key in PENANDA_TANGAN})
