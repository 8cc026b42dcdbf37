"""Node of `lampiran` → Lampiran…: forms and tables that belong to the SOP (SOP160 … SOP163)."""

from __future__ import annotations

import re

from sopdoc.diagnostics import Report
from sopdoc.model.decode_teks import Rujukan, decode_isi
from sopdoc.model.fields import Fields, open_fields, refuse_kind
from sopdoc.model.lampiran import Baris, Lampiran, Tabel
from sopdoc.source.node import Node, ScalarNode, SequenceNode, is_absent

LAMPIRAN = ("judul", "isi", "isian", "kolom", "baris", "kosong", "catatan")
ISI = ("isi", "isian", "kolom")          # one of them at least, or there is nothing under the title
KOLOM_TERBANYAK = 16                     # on F4 they are 18 mm wide
KOSONG_TERBANYAK = 500                   # rows of 7 mm: 20 pages
JUDUL_TERPANJANG = 300                   # letters: six lines

_BILANGAN = re.compile(r"[0-9]{1,3}")


def decode_lampiran(node: Node, rujukan: Rujukan, report: Report) -> tuple[Lampiran, ...]:
    """All of them in their order; what is broken is told and left out."""
    if not isinstance(node, SequenceNode):
        refuse_kind(node, "lampiran", 'daftar (tiap lampiran dimulai dengan "- judul: …")', report)
        return ()
    semua = [open_fields(item, LAMPIRAN, "lampiran", report) for item in node.items if not is_absent(item)]
    return tuple(_lampiran(fields, rujukan) for fields in semua if not fields.broken)


def _lampiran(fields: Fields, rujukan: Rujukan) -> Lampiran:
    lampiran = Lampiran(
        judul=_judul(fields),
        isi=decode_isi(fields.get("isi"), "isi", rujukan, fields.report),
        isian=fields.lines("isian"),
        tabel=_tabel(fields, rujukan),
        catatan=decode_isi(fields.get("catatan"), "catatan", rujukan, fields.report),
        span=fields.span,
    )
    if not (lampiran.isi or lampiran.isian or fields.has("kolom")):
        what = "tidak memuat kata" if any(fields.has(key) for key in ISI) else "kosong"
        hint = "tulis `kolom` dan `kosong` untuk tabel yang diisi, `isian` untuk ruas isian, atau `isi` untuk teks"
        fields.report.galat("SOP160", f"lampiran ini {what}", fields.head, "hanya judul", hint)
    return lampiran


def _judul(fields: Fields) -> str:
    judul = fields.required("judul", "tulis `judul: …` tanpa kata Lampiran dan nomornya")
    if len(judul) > JUDUL_TERPANJANG:
        hint = "ringkaskan, dan pindahkan selebihnya ke `isi`"
        fields.report.galat("SOP163", f"judul lampiran lebih dari {JUDUL_TERPANJANG} huruf", fields.place("judul"), "terlalu panjang", hint)
    return judul


def _tabel(fields: Fields, rujukan: Rujukan) -> Tabel | None:
    """The table that is asked for (SOP161); None without columns."""
    kolom, kosong = fields.lines("kolom"), _kosong(fields)
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
