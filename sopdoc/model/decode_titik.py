"""Node of one symbol → Titik, as written: its shape, its branches, its ways on.

The same readers serve a kegiatan, whose keys speak for its one symbol, and an entry of a `rangkaian`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from sopdoc.diagnostics import NOWHERE, Report, Span
from sopdoc.model.fields import Fields, open_fields, read_choice, read_items, read_text, refuse_kind, suggest
from sopdoc.model.sop import Bentuk
from sopdoc.source.node import MappingNode, Node, ScalarNode, SequenceNode, is_absent

SIMBOL = ("pelaksana", "simbol", "teks", "cabang")
RANGKAIAN = ("id", *SIMBOL, "lanjut")

LANJUT, SELESAI, BERIKUT, TIDAK = "lanjut", "selesai", "berikut", "tidak"   # targets that are not ids
_TERPAKAI = (LANJUT, SELESAI, BERIKUT, TIDAK, "mulai")
_ID = re.compile(r"[A-Za-z0-9-]+")
_BENTUK = tuple(b.value for b in Bentuk)
_BENTUK_CABANG = "tulis `cabang: {Ya: …, Tidak: …}`"
_SEBUTAN = {     # what people call the symbols
    **dict.fromkeys(("kotak", "persegi", "persegi panjang", "proses kegiatan", "process"), Bentuk.PROSES.value),
    **dict.fromkeys(("belah ketupat", "ketupat", "wajik", "decision", "pilihan"), Bentuk.KEPUTUSAN.value),
    **dict.fromkeys(("awal", "start"), Bentuk.MULAI.value), **dict.fromkeys(("akhir", "end", "stop", "finish"), Bentuk.SELESAI.value),
}


@dataclass(frozen=True, slots=True)
class Tujuan:
    """A target as written: an id, a row's number, `id/pelaksana`, or one of the words above."""

    teks: str
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Cabang:
    """One branch of a decision: its label and where it leads."""

    label: str
    tujuan: tuple[Tujuan, ...]


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


def decode_titik(node: Node, pelaksana: Mapping[str, str], report: Report) -> Titik:
    fields = open_fields(node, RANGKAIAN, "rangkaian", report)
    fields.demand("pelaksana", petunjuk_pelaksana(pelaksana))
    written = fields.get("pelaksana")
    kunci = "" if written is None else decode_pelaksana_kunci(written, pelaksana, report)
    cabang = decode_cabang(fields)
    return Titik(
        kunci, node.span, decode_id(fields), decode_bentuk(fields, cabang), fields.text("teks"), cabang, decode_lanjut(fields)
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
    if kunci and (not _ID.fullmatch(kunci) or kunci.isdigit() or kunci in _TERPAKAI):
        reason = "kata ini sudah berarti lain" if kunci in _TERPAKAI else "hanya huruf, angka dan tanda hubung, tidak hanya angka"
        fields.report.galat("SOP113", f'id "{kunci}" tidak dapat dipakai', fields.place("id"), reason, "contoh: `periksa-berkas`")
    return kunci


def decode_lanjut(fields: Fields) -> tuple[Tujuan, ...] | None:
    """The explicit ways on; () for `tidak`, None when nothing is said.  With `cabang` it contradicts it (SOP205)."""
    node = fields.get("lanjut")
    if node is None:
        return None
    if fields.has("cabang"):
        hint = "tulis semua jalan di `cabang`, lalu hapus `lanjut`"
        fields.report.galat("SOP205", "`lanjut` dan `cabang` tidak dapat dipakai bersama", node.span, "`lanjut` di sini", hint)
    tujuan = _tujuan(node, "lanjut", fields.report)
    if any(t.teks == TIDAK for t in tujuan):
        if len(tujuan) > 1:
            fields.report.galat("SOP214", "`lanjut: tidak` tidak dapat digabung dengan tujuan lain", node.span, "di sini", "hapus `tidak`")
        return ()
    return tujuan


def petunjuk_pelaksana(pelaksana: Collection[str]) -> str:
    """The hint for a missing pelaksana."""
    return f"tulis `pelaksana: …`, salah satu dari: {', '.join(pelaksana)}" if pelaksana else ""


def decode_bentuk(fields: Fields, cabang: tuple[Cabang, ...] | None) -> Bentuk | None:
    """The explicit symbol; `cabang` makes a decision and forbids any other (SOP204)."""
    node = fields.get("simbol")
    if node is None:
        return None if cabang is None else Bentuk.KEPUTUSAN
    bentuk = Bentuk(read_choice(node, "simbol", _BENTUK, Bentuk.PROSES.value, fields.report, _SEBUTAN))
    if cabang is not None and bentuk is not Bentuk.KEPUTUSAN:
        hint = "hapus `simbol`, atau tulis `simbol: keputusan`"
        fields.report.galat("SOP204", f"simbol {bentuk.value} tidak dapat bercabang", node.span, "di sini", hint)
    if cabang is None and bentuk is Bentuk.KEPUTUSAN:
        hint = _BENTUK_CABANG
        fields.report.peringatan("SOP203", "keputusan tanpa cabang", node.span, "belum ada `cabang`", hint)
    return bentuk


def decode_cabang(fields: Fields) -> tuple[Cabang, ...] | None:
    """The branches in order; fewer than two make a doubtful decision (SOP203)."""
    node = fields.get("cabang")
    if node is None:
        return None
    if not isinstance(node, MappingNode):
        dash = ", tanpa tanda -" if isinstance(node, SequenceNode) else ""
        refuse_kind(node, "cabang", "isian `label: tujuan`", fields.report, _BENTUK_CABANG + dash)
        return ()
    if not node.entries and node.whole:
        fields.report.galat("SOP102", '"cabang" wajib diisi', node.span, "kosong", _BENTUK_CABANG)
        return ()
    result: list[Cabang] = []
    for key, value in node.entries:
        if is_absent(value):
            hint = f"tulis `{key.text}: lanjut`, id atau nomor kegiatan, atau `selesai`"
            fields.report.galat("SOP102", f'tujuan cabang "{key.text}" wajib diisi', key.span, "masih kosong", hint)
            continue
        label = read_text(key, "label cabang", fields.report)
        result.append(Cabang(label, _tujuan(value, f'cabang "{label}"', fields.report)))
    if len(node.entries) < 2 and node.whole:
        hint = "tambahkan cabang lain, misalnya `Tidak: …`, atau ganti `cabang` dengan `lanjut`"
        fields.report.peringatan("SOP203", "keputusan hanya punya satu cabang", node.span, "hanya satu", hint)
    return tuple(result)


def _tujuan(node: Node, what: str, report: Report) -> tuple[Tujuan, ...]:
    return tuple(Tujuan(read_text(item, what, report), item.span) for item in read_items(node, what, report))
