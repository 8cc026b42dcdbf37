"""Node of `lampiran` → Lampiran…: forms and tables that belong to the SOP (SOP160 … SOP164)."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import Literal

from sopdoc.diagnostics import Report
from sopdoc.model.berkas import decode_berkas, is_gambar, is_pdf, kepala
from sopdoc.model.decode_teks import Rujukan, decode_isi
from sopdoc.model.fields import Fields, open_fields, refuse_kind
from sopdoc.model.lampiran import Baris, Berkas, Lampiran, Tabel
from sopdoc.model.markah import decode_judul
from sopdoc.source.node import Node, ScalarNode, SequenceNode, is_absent

LAMPIRAN = ("judul", "isi", "isian", "kolom", "baris", "kosong", "gambar", "pdf", "halaman", "teks alternatif", "catatan")
BERKAS = ("gambar", "pdf")
ISI = ("isi", "isian", "kolom", *BERKAS)          # one of them at least, or there is nothing under the title
KOLOM_TERBANYAK = 16                     # on F4 they are 18 mm wide
KOSONG_TERBANYAK = 500                   # rows of 7 mm: 20 pages
JUDUL_TERPANJANG = 300                   # letters: six lines

HALAMAN_TERBANYAK = 60                   # of one PDF; more are a document of its own

_RENTANG = re.compile(r"([0-9]{1,4})(?:\s*[-–]\s*([0-9]{1,4}))?")
_BILANGAN = re.compile(r"[0-9]{1,3}")


def decode_lampiran(node: Node, rujukan: Rujukan, folder: Path, report: Report) -> tuple[Lampiran, ...]:
    """All of them in their order; what is broken is told and left out.  Their files lie in `folder`."""
    if not isinstance(node, SequenceNode):
        refuse_kind(node, "lampiran", 'daftar (tiap lampiran dimulai dengan "- judul: …")', report)
        return ()
    semua = [open_fields(item, LAMPIRAN, "lampiran", report) for item in node.items if not is_absent(item)]
    return tuple(_lampiran(fields, rujukan, folder) for fields in semua if not fields.broken)


def _lampiran(fields: Fields, rujukan: Rujukan, folder: Path) -> Lampiran:
    lampiran = Lampiran(
        judul=_judul(fields),
        isi=decode_isi(fields.get("isi"), "isi", rujukan, fields.report),
        isian=tuple(map(decode_judul, fields.lines("isian"))),
        tabel=_tabel(fields, rujukan),
        berkas=_berkas(fields, folder),
        catatan=decode_isi(fields.get("catatan"), "catatan", rujukan, fields.report),
        span=fields.span,
    )
    if not (lampiran.isi or lampiran.isian or any(fields.has(key) for key in ("kolom", *BERKAS))):
        what = "tidak memuat kata" if any(fields.has(key) for key in ISI) else "kosong"
        hint = "tulis `kolom` dan `kosong` untuk tabel yang diisi, `isian` untuk ruas isian, `isi` untuk teks, `gambar`, atau `pdf`"
        fields.report.galat("SOP160", f"lampiran ini {what}", fields.head, "hanya judul", hint)
    return lampiran


def _judul(fields: Fields) -> str:
    judul = decode_judul(fields.required("judul", "tulis `judul: …` tanpa kata Lampiran dan nomornya"))
    if len(judul) > JUDUL_TERPANJANG:
        hint = "ringkaskan, dan pindahkan selebihnya ke `isi`"
        fields.report.galat("SOP163", f"judul lampiran lebih dari {JUDUL_TERPANJANG} huruf", fields.place("judul"), "terlalu panjang", hint)
    return judul


def _tabel(fields: Fields, rujukan: Rujukan) -> Tabel | None:
    """The table that is asked for (SOP161); None without columns."""
    kolom, kosong = tuple(map(decode_judul, fields.lines("kolom"))), _kosong(fields)
    asked = [key for key in ("kolom", "baris", "kosong") if fields.has(key)]
    if asked and not kolom:
        what = "kolom tabel lampiran tidak memuat kata" if asked[0] == "kolom" else f"`{asked[0]}` tanpa `kolom`"
        fields.report.galat("SOP161", what, fields.place(asked[0]), "tabel tanpa kolom", "tulis `kolom: [No., …]`")
    if not kolom:
        return None
    if len(kolom) > KOLOM_TERBANYAK:
        hint = f"bagi menjadi beberapa tabel, paling banyak {KOLOM_TERBANYAK} kolom"
        fields.report.galat("SOP163", f"tabel lampiran dengan {len(kolom)} kolom", fields.place("kolom"), "terlalu banyak", hint)
    baris = _baris(fields, len(kolom), rujukan)
    if not baris and not kosong:
        hint = "tulis `baris`, atau `kosong: 10` untuk sepuluh baris yang diisi tangan"
        what = "tidak memuat baris" if asked[1:] else "tanpa baris"
        fields.report.galat("SOP161", f"tabel lampiran {what}", fields.place("kolom"), "tidak ada baris", hint)
    return Tabel(kolom, baris, kosong)


def _baris(fields: Fields, kolom: int, rujukan: Rujukan) -> tuple[Baris, ...]:
    node = fields.get("baris")
    if node is None:
        return ()
    if not isinstance(node, SequenceNode):
        refuse_kind(node, "baris", "daftar baris (tiap baris: [isi kolom 1, isi kolom 2, …])", fields.report)
        return ()
    return tuple(_satu(item, kolom, rujukan, fields.report) for item in node.items)


def _satu(node: Node, kolom: int, rujukan: Rujukan, report: Report) -> Baris:
    """A list is a row cell by cell, empty ones at its end left out; one text runs across the table."""
    if isinstance(node, ScalarNode):
        return Baris((decode_isi(node, "baris", rujukan, report),), penuh=not is_absent(node))
    if not isinstance(node, SequenceNode):
        refuse_kind(node, "baris", "daftar isi kolom", report)
        return Baris(())
    if len(node.items) > kolom:
        hint = "tulis satu isi untuk tiap kolom; beri tanda kutip bila isinya memuat koma"
        report.galat("SOP162", f"baris ini berisi {len(node.items)}, kolomnya {kolom}", node.span, "terlalu banyak isi", hint)
    return Baris(tuple(decode_isi(item, "baris", rujukan, report) for item in node.items))


def _berkas(fields: Fields, folder: Path) -> Berkas | None:
    """The picture or the PDF (SOP164 for both, for neither where more is said of one); what it shows must be said in words."""
    given = [key for key in BERKAS if fields.has(key)]
    alone = [key for key in ("halaman", "teks alternatif") if fields.has(key)]
    if len(given) > 1:
        fields.report.galat("SOP164", "`gambar` dan `pdf` dalam satu lampiran", fields.place("pdf"), "di sini", "bagi menjadi dua lampiran")
    if ("halaman" in alone and given == ["gambar"]) or (alone and not given):
        hint = "tulis `pdf: nama-berkas.pdf`, atau hapus kunci ini"
        fields.report.galat("SOP164", f"`{alone[0]}` tanpa `pdf`", fields.place(alone[0]), "tidak ada berkasnya", hint)
    if len(given) != 1:
        return None
    fields.demand("teks alternatif", "katakan dengan kalimat apa yang terlihat, untuk pembaca yang mendengarkan dokumen ini")
    path, halaman, alternatif = _path(fields, given[0], folder), _halaman(fields), fields.text("teks alternatif")
    if path is None:
        return None
    jenis: Literal["gambar", "pdf"] = "pdf" if given[0] == "pdf" else "gambar"
    return Berkas(jenis, _sidik(path), alternatif, halaman, fields.text(given[0]), path, fields.place(given[0]))


def _path(fields: Fields, key: str, folder: Path) -> Path | None:
    """The file, of the kind that its key says (SOP109)."""
    path = decode_berkas(fields.nodes[key], key, folder, fields.report, "folder SOP ini")
    if path and not (is_pdf if key == "pdf" else is_gambar)(kepala(path)):
        wanted = "PDF" if key == "pdf" else "gambar PNG, JPEG atau SVG"
        fields.report.galat("SOP109", f'"{path.name}" bukan {wanted}', fields.place(key), "jenis tidak dikenal", f"pakai berkas {wanted}")
        return None
    return path


def _sidik(path: Path) -> str:
    """Of what the file holds; "" where it can no longer be read, which whoever draws it tells."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""


def _halaman(fields: Fields) -> tuple[int, ...]:
    """`2`, `1-3, 5` or a list of such: pages in the order asked for (SOP164)."""
    found: list[int] = []
    for part in (part.strip() for line in fields.lines("halaman") for part in line.split(",")):
        match = _RENTANG.fullmatch(part)
        first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
        if not 1 <= first <= last or len(found) + last - first >= HALAMAN_TERBANYAK:
            hint = f"tulis seperti `2` atau `1-3, 5`, paling banyak {HALAMAN_TERBANYAK} halaman"
            fields.report.galat("SOP164", f'halaman "{part}" tidak dapat dipakai', fields.place("halaman"), "di sini", hint)
            return ()
        found += range(first, last + 1)
    return tuple(found)


def _kosong(fields: Fields) -> int:
    if not fields.has("kosong"):
        return 0
    text = fields.text("kosong")
    number = int(text) if _BILANGAN.fullmatch(text) else -1
    if not 0 <= number <= KOSONG_TERBANYAK:
        hint = f"tulis banyaknya baris kosong, 0 sampai {KOSONG_TERBANYAK}"
        fields.report.galat("SOP163", f'kosong "{text}" tidak dapat dipakai', fields.place("kosong"), "di sini", hint)
        return 1
    return number
