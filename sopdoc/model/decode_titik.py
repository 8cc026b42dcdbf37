"""Node of one symbol → Titik, as written: its shape, its branches, its ways on.

The same readers serve a kegiatan, whose keys speak for its one symbol, and an entry of a `rangkaian`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sopdoc.diagnostics import Report, Span
from sopdoc.model.decode_jalan import (
    BENTUK_CABANG,
    BERIKUT,
    LANJUT,
    SELESAI,
    TIDAK,
    TIMBAL_BALIK,
    Cabang,
    Tujuan,
    decode_cabang,
    decode_lanjut,
    decode_timbal_balik,
)
from sopdoc.model.fields import Fields, open_fields, read_choice, read_text, suggest
from sopdoc.model.sop import Bentuk
from sopdoc.source.node import MappingNode, Node, ScalarNode

SIMBOL = ("pelaksana", "simbol", "teks", "cabang", TIMBAL_BALIK)
RANGKAIAN = ("id", *SIMBOL, "lanjut")

TERPAKAI = (LANJUT, SELESAI, BERIKUT, TIDAK, "mulai")
_ID = re.compile(r"[A-Za-z0-9-]+")
_BENTUK = tuple(b.value for b in Bentuk)
_SEBUTAN = {     # what people call the symbols
    **dict.fromkeys(("kotak", "persegi", "persegi panjang", "proses kegiatan", "process"), Bentuk.PROSES.value),
    **dict.fromkeys(("belah ketupat", "ketupat", "wajik", "decision", "pilihan"), Bentuk.KEPUTUSAN.value),
    **dict.fromkeys(("awal", "start"), Bentuk.MULAI.value), **dict.fromkeys(("akhir", "end", "stop", "finish"), Bentuk.SELESAI.value),
}


@dataclass(frozen=True, slots=True)
class Titik:
    """A symbol as written; None means that the author left the default."""

    pelaksana: str
    span: Span
    id: str = ""
    bentuk: Bentuk | None = None
    teks: str = ""
    cabang: tuple[Cabang, ...] | None = None
    lanjut: tuple[Tujuan, ...] | None = None
    timbal_balik: tuple[Tujuan, ...] = ()
    bersama: tuple[str, ...] = ()

    @property
    def speaks(self) -> bool:
        """Does it say itself where it leads?"""
        return self.cabang is not None or self.lanjut is not None


def decode_titik(node: Node, pelaksana: Mapping[str, str], report: Report) -> Titik:
    fields = open_fields(node, RANGKAIAN, "rangkaian", report)
    fields.demand("pelaksana", petunjuk_pelaksana(pelaksana))
    written = fields.get("pelaksana")
    kunci = "" if written is None else decode_pelaksana_kunci(written, pelaksana, report)
    cabang = decode_cabang(fields)
    return Titik(
        kunci, node.span, decode_id(fields), decode_bentuk(fields, cabang), fields.text("teks"), cabang, decode_lanjut(fields),
        decode_timbal_balik(fields),
    )


def decode_pelaksana_kunci(node: Node, pelaksana: Mapping[str, str], report: Report, several: bool = False) -> str:
    """A key of the flow's columns, given with their titles (SOP202); without columns, which are missed elsewhere, any key is taken.

    `several`: a list of keys could stand here.
    """
    kunci = read_text(node, "pelaksana", report)
    if isinstance(node, ScalarNode) and pelaksana and kunci not in pelaksana:
        hint = suggest(kunci, pelaksana, titles(pelaksana), several)
        report.galat("SOP202", f'pelaksana "{kunci}" tidak dikenal', node.span, "tidak ada di `pelaksana`", hint)
    return kunci


def titles(pelaksana: Mapping[str, str]) -> dict[str, str]:
    """Title → key, for those that bear a title alone."""
    nama = list(pelaksana.values())
    return {title: kunci for kunci, title in pelaksana.items() if nama.count(title) == 1}


def decode_id(fields: Fields) -> str:
    """Letters, digits and "-", not only digits, none of the words that targets use (SOP113)."""
    kunci = fields.text("id")
    if kunci and (not _ID.fullmatch(kunci) or kunci.isdigit() or kunci in TERPAKAI):
        reason = "kata ini sudah berarti lain" if kunci in TERPAKAI else "hanya huruf, angka dan tanda hubung, tidak hanya angka"
        fields.report.galat("SOP113", f'id "{kunci}" tidak dapat dipakai', fields.place("id"), reason, "contoh: `periksa-berkas`")
    return kunci


def petunjuk_pelaksana(pelaksana: Collection[str]) -> str:
    """The hint for a missing pelaksana."""
    return f"tulis `pelaksana: …`, salah satu dari: {', '.join(pelaksana)}" if pelaksana else ""


def decode_bentuk_masing(node: MappingNode, di_sini: Mapping[str, str], report: Report) -> dict[str, Bentuk]:
    """`simbol: {kunci: bentuk}`: a symbol for some of the row's pelaksana, `di_sini` with their titles (SOP207)."""
    if not node.entries and node.whole:
        report.galat("SOP102", '"simbol" wajib diisi', node.span, "kosong", "tulis `simbol: {kunci: selesai}`")
    found: dict[str, Bentuk] = {}
    for key, value in node.entries:
        kunci = read_text(key, "pelaksana", report)
        if kunci not in di_sini:
            hint = suggest(kunci, di_sini, titles(di_sini))
            report.galat("SOP207", f'"{kunci}" tidak ada di kegiatan ini', key.span, "`simbol` di sini", hint)
        found[kunci] = _read_bentuk(value, report)
    return found


def _read_bentuk(node: Node, report: Report) -> Bentuk:
    return Bentuk(read_choice(node, "simbol", _BENTUK, Bentuk.PROSES.value, report, _SEBUTAN))


def decode_bentuk(fields: Fields, cabang: tuple[Cabang, ...] | None) -> Bentuk | None:
    """The explicit symbol; `cabang` makes a decision and forbids any other (SOP204)."""
    node = fields.get("simbol")
    if node is None:
        return None if cabang is None else Bentuk.KEPUTUSAN
    bentuk = _read_bentuk(node, fields.report)
    if cabang is not None and bentuk is not Bentuk.KEPUTUSAN:
        hint = "hapus `simbol`, atau tulis `simbol: keputusan`"
        fields.report.galat("SOP204", f"simbol {bentuk.value} tidak dapat bercabang", node.span, "di sini", hint)
    if cabang is None and bentuk is Bentuk.KEPUTUSAN:
        fields.report.peringatan("SOP203", "keputusan tanpa cabang", node.span, "belum ada `cabang`", BENTUK_CABANG)
    return bentuk
