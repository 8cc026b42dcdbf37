"""`cabang`, `lanjut` and `timbal balik` of one symbol → its ways out, as written: the word on each and where it leads.

    cabang: {Ya: lanjut, Tidak: isi}    cabang: [lanjut, isi]    cabang: {"": lanjut, Tidak: isi}
    lanjut: isi                         lanjut: [isi, catat]     lanjut: {Ya: isi}
"""

from __future__ import annotations

from dataclasses import dataclass, field

from sopdoc.diagnostics import NOWHERE, Report, Span
from sopdoc.model.fields import Fields, read_items, read_text, refuse_kind
from sopdoc.source.node import MappingNode, Node, ScalarNode, SequenceNode

LANJUT, SELESAI, BERIKUT, TIDAK = "lanjut", "selesai", "berikut", "tidak"   # targets that are not ids
KOSONG = '""'
TIMBAL_BALIK = "timbal balik"      # a key, and a value of `hubungan`: an arrow with two heads
BENTUK_CABANG = "tulis `cabang: {Ya: …, Tidak: …}`"


@dataclass(frozen=True, slots=True)
class Tujuan:
    """A target as written: an id, a row's number, `id/pelaksana`, or one of the words above; `label`: what stands on the arrow."""

    teks: str
    span: Span = field(default=NOWHERE, compare=False)
    label: str = ""


@dataclass(frozen=True, slots=True)
class Cabang:
    """One branch of a decision: its label, "" for none, and where it leads."""

    label: str
    tujuan: tuple[Tujuan, ...]


def decode_lanjut(fields: Fields) -> tuple[Tujuan, ...] | None:
    """The explicit ways on; () for `tidak`, None when nothing is said.  With `cabang` it contradicts it (SOP205)."""
    node = fields.get("lanjut")
    if node is None:
        return None
    if fields.has("cabang"):
        hint = "tulis semua jalan di `cabang`, lalu hapus `lanjut`"
        fields.report.galat("SOP205", "`lanjut` dan `cabang` tidak dapat dipakai bersama", node.span, "`lanjut` di sini", hint)
    if isinstance(node, MappingNode):
        return tuple(t for cabang in _berlabel(node, "lanjut", fields.report, "tulis `lanjut: {Ya: …}`") for t in cabang.tujuan)
    tujuan = _tujuan(node, "lanjut", fields.report)
    if any(t.teks == TIDAK for t in tujuan):
        if len(tujuan) > 1:
            fields.report.galat("SOP214", "`lanjut: tidak` tidak dapat digabung dengan tujuan lain", node.span, "di sini", "hapus `tidak`")
        return ()
    return tujuan


def decode_timbal_balik(fields: Fields) -> tuple[Tujuan, ...]:
    """The symbols that it exchanges with; an end or nothing is none (SOP218)."""
    node = fields.get(TIMBAL_BALIK)
    if node is None:
        return ()
    if isinstance(node, MappingNode):
        cabang = _berlabel(node, TIMBAL_BALIK, fields.report, f"tulis `{TIMBAL_BALIK}: {{Koordinasi: …}}`")
        tujuan = tuple(t for one in cabang for t in one.tujuan)
    else:
        tujuan = _tujuan(node, TIMBAL_BALIK, fields.report)
    for t in tujuan:
        if t.teks in (SELESAI, TIDAK):
            hint = "tunjuk kegiatan lain: id, nomor, `lanjut`, atau `berikut` di dalam rangkaian"
            fields.report.galat("SOP218", f"`{TIMBAL_BALIK}` memerlukan simbol lain", t.span, f'"{t.teks}" bukan simbol', hint)
    return tuple(t for t in tujuan if t.teks not in (SELESAI, TIDAK))


def decode_cabang(fields: Fields) -> tuple[Cabang, ...] | None:
    """The branches in order; fewer than two make a doubtful decision (SOP203)."""
    node = fields.get("cabang")
    if node is None:
        return None
    cabang = _cabang(node, fields.report)
    whole = not isinstance(node, MappingNode) or node.whole      # what is missing has been told
    if whole and all(c.tujuan for c in cabang) and len({(c.label, c.label or c.tujuan) for c in cabang}) == 1:
        hint = "tambahkan cabang lain, misalnya `Tidak: …`, atau ganti `cabang` dengan `lanjut`"
        fields.report.peringatan("SOP203", "keputusan hanya punya satu cabang", node.span, "hanya satu", hint)
    return cabang


def _cabang(node: Node, report: Report) -> tuple[Cabang, ...]:
    if isinstance(node, MappingNode):
        return _berlabel(node, "cabang", report, BENTUK_CABANG)
    if isinstance(node, ScalarNode) or any(isinstance(item, MappingNode) for item in node.items):
        dash = ", tanpa tanda -" if isinstance(node, SequenceNode) else ""
        refuse_kind(node, "cabang", "isian `label: tujuan`", report, BENTUK_CABANG + dash)
        return ()
    tujuan = _tujuan(node, "cabang", report)
    if not tujuan:
        report.galat("SOP102", '"cabang" wajib diisi', node.span, "kosong", BENTUK_CABANG)
    return tuple(Cabang("", (t,)) for t in tujuan)


def _berlabel(node: MappingNode, key: str, report: Report, hint: str) -> tuple[Cabang, ...]:
    """Every `label: tujuan`."""
    if not node.entries and node.whole:
        report.galat("SOP102", f'"{key}" wajib diisi', node.span, "kosong", hint)
    return tuple(cabang for name, value in node.entries for cabang in _satu(name, value, key, report))


def _satu(name: ScalarNode, value: Node, key: str, report: Report) -> tuple[Cabang, ...]:
    """One `label: tujuan`; without a label every target is a branch of its own."""
    label = read_text(name, f"label {key}", report)
    tujuan = _tujuan(value, f'{key} "{label}"', report, label)
    if not tujuan and not isinstance(value, MappingNode):
        hint = f"tulis `{label or KOSONG}: lanjut`, id atau nomor kegiatan, atau `selesai`"
        report.galat("SOP102", f'tujuan {key} "{label}" wajib diisi', name.span, "masih kosong", hint)
    return (Cabang(label, tujuan),) if label or not tujuan else tuple(Cabang("", (t,)) for t in tujuan)


def _tujuan(node: Node, what: str, report: Report, label: str = "") -> tuple[Tujuan, ...]:
    return tuple(Tujuan(read_text(item, what, report), item.span, label) for item in read_items(node, what, report))
