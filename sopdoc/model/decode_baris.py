"""Node of one kegiatan → Baris: the row as its author wrote it, before any default is filled in.

    Baris ─▶ Titik… (the symbols-to-be, at least one) ─▶ Tujuan… (targets as written)
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field

from sopdoc.diagnostics import NOWHERE, Report, Span
from sopdoc.model.fields import Fields, clean, open_fields, read_choice, read_items, read_text, refuse_kind, suggest
from sopdoc.model.sop import Bentuk
from sopdoc.source.node import MappingNode, Node, ScalarNode, SequenceNode, is_absent

ISI_BARIS = ("uraian", "kelengkapan", "waktu", "output", "keterangan")
_SIMBOL = ("pelaksana", "simbol", "teks", "cabang")
_BERSAMA = ("hubungan", "garis", "masuk", "lanjut dari")
KEGIATAN = ("id", "nomor", *_SIMBOL, *_BERSAMA, "lanjut", "rangkaian", *ISI_BARIS)
RANGKAIAN = ("id", *_SIMBOL, "lanjut")

LANJUT, SELESAI, BERIKUT, TIDAK = "lanjut", "selesai", "berikut", "tidak"   # targets that are not ids
_TERPAKAI = (LANJUT, SELESAI, BERIKUT, TIDAK, "mulai")
_ID = re.compile(r"[A-Za-z0-9-]*[A-Za-z-][A-Za-z0-9-]*")
_BENTUK = tuple(b.value for b in Bentuk)


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


@dataclass(frozen=True, slots=True)
class Baris:
    """A row as written.  `masuk` and `keluar` are indices into `titik`; `keluar` None and `lanjut` None leave the default."""

    fields: Fields
    titik: tuple[Titik, ...]
    id: str = ""
    bernomor: bool = True
    berurutan: bool = False
    garis: str = "lurus"
    masuk: int = 0
    keluar: tuple[int, ...] | None = None
    lanjut: tuple[Tujuan, ...] | None = None
    rangkaian: bool = False
    teks: str = ""

    @property
    def span(self) -> Span:
        return self.fields.span


def decode_baris(node: Node, pelaksana: Collection[str], report: Report) -> Baris:
    """One row; `pelaksana` are the keys of the flow's columns."""
    fields = open_fields(node, KEGIATAN, "kegiatan", report)
    fields.demand("uraian")
    rangkaian = fields.get("rangkaian")
    if rangkaian is None:
        fields.demand("pelaksana", _petunjuk_pelaksana(pelaksana))
        titik = _titik_biasa(fields, pelaksana)
        berurutan = fields.choice("hubungan", ("bersama", "berurutan"), "bersama") == "berurutan"
    else:
        titik = _titik_rangkaian(rangkaian, fields, pelaksana)
        berurutan = fields.choice("hubungan", ("bersama", "berurutan"), "berurutan") == "berurutan"
    titik = titik or (Titik("", fields.span),)   # stands in for what was refused, so that the rest can be checked
    masuk = _indeks(fields, "masuk", titik)
    keluar = _indeks(fields, "lanjut dari", titik)
    _check_bersama(fields, titik, berurutan)
    _check_lanjut(fields, titik)
    return Baris(
        fields,
        _bagi_cabang(fields, titik, berurutan, masuk, keluar) if rangkaian is None else titik,
        decode_id(fields),
        fields.choice("nomor", ("ya", TIDAK), "ya") == "ya",
        berurutan,
        fields.choice("garis", ("lurus", "putus", "tanpa"), "lurus"),
        masuk[0] if masuk else 0,
        keluar or None,
        decode_lanjut(fields),
        rangkaian is not None,
        fields.text("teks"),
    )


def decode_id(fields: Fields) -> str:
    """Letters, digits and "-", not only digits, none of the words that targets use (SOP113)."""
    kunci = fields.text("id")
    if kunci and (not _ID.fullmatch(kunci) or kunci in _TERPAKAI):
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


def _petunjuk_pelaksana(pelaksana: Collection[str]) -> str:
    return f"tulis `pelaksana: …`, salah satu dari: {', '.join(pelaksana)}" if pelaksana else ""


def _titik_biasa(fields: Fields, pelaksana: Collection[str]) -> tuple[Titik, ...]:
    node = fields.get("pelaksana")
    result: dict[str, Titik] = {}
    for item in () if node is None else read_items(node, "pelaksana", fields.report):
        kunci = decode_pelaksana_kunci(item, pelaksana, fields.report)
        if kunci in result:
            hint = "hapus salah satu, atau pakai `rangkaian` untuk beberapa simbol di satu kolom"
            fields.report.galat("SOP208", f'pelaksana "{kunci}" ditulis dua kali', item.span, "di sini", hint)
        result.setdefault(kunci, Titik(kunci, item.span))
    return tuple(result.values())


def decode_pelaksana_kunci(node: Node, pelaksana: Collection[str], report: Report) -> str:
    """A key of the flow's columns (SOP202)."""
    kunci = read_text(node, "pelaksana", report)
    if isinstance(node, ScalarNode) and kunci not in pelaksana:
        report.galat("SOP202", f'pelaksana "{kunci}" tidak dikenal', node.span, "tidak ada di `pelaksana`", suggest(kunci, pelaksana))
    return kunci


def _bagi_cabang(
    fields: Fields, titik: tuple[Titik, ...], berurutan: bool, masuk: tuple[int, ...], keluar: tuple[int, ...]
) -> tuple[Titik, ...]:
    """Give the row's `simbol` and `cabang` to the symbol that they mean.

    A decision is the symbol that the flow goes on from; a start is the first one, an end is the last one of several
    in order and every one of several together.
    """
    cabang = decode_cabang(fields)
    bentuk = decode_bentuk(fields, cabang)
    first = masuk[0] if masuk else 0
    exits = keluar or ((len(titik) - 1,) if berurutan else (first,))
    chosen: Collection[int] = exits
    if bentuk is Bentuk.MULAI:
        chosen = (first,)
    elif bentuk is Bentuk.PROSES or (bentuk is Bentuk.SELESAI and not berurutan):
        chosen = range(len(titik))
    other = None if bentuk is None or bentuk is Bentuk.KEPUTUSAN else Bentuk.PROSES
    return tuple(
        Titik(t.pelaksana, t.span, bentuk=bentuk if index in chosen else other, cabang=cabang if index in exits else None)
        for index, t in enumerate(titik)
    )


def _titik_rangkaian(node: Node, fields: Fields, pelaksana: Collection[str]) -> tuple[Titik, ...]:
    for key in _SIMBOL:
        if fields.has(key):
            hint = f"pindahkan `{key}` ke dalam `rangkaian`"
            fields.report.galat("SOP206", f"`{key}` tidak dapat dipakai bersama `rangkaian`", fields.place(key), "di sini", hint)
    if not isinstance(node, SequenceNode) or not node.items:
        refuse_kind(node, "rangkaian", "daftar simbol", fields.report)
        return ()
    return tuple(_titik(item, pelaksana, fields.report) for item in node.items)


def _titik(node: Node, pelaksana: Collection[str], report: Report) -> Titik:
    fields = open_fields(node, RANGKAIAN, "rangkaian", report)
    fields.demand("pelaksana", _petunjuk_pelaksana(pelaksana))
    written = fields.get("pelaksana")
    kunci = "" if written is None else decode_pelaksana_kunci(written, pelaksana, report)
    cabang = decode_cabang(fields)
    return Titik(
        kunci, node.span, decode_id(fields), decode_bentuk(fields, cabang), fields.text("teks"), cabang, decode_lanjut(fields)
    )


def decode_bentuk(fields: Fields, cabang: tuple[Cabang, ...] | None) -> Bentuk | None:
    """The explicit symbol; `cabang` makes a decision and forbids any other (SOP204)."""
    node = fields.get("simbol")
    if node is None:
        return None if cabang is None else Bentuk.KEPUTUSAN
    bentuk = Bentuk(read_choice(node, "simbol", _BENTUK, Bentuk.PROSES.value, fields.report))
    if cabang is not None and bentuk is not Bentuk.KEPUTUSAN:
        hint = "hapus `simbol`, atau tulis `simbol: keputusan`"
        fields.report.galat("SOP204", f"simbol {bentuk.value} tidak dapat bercabang", node.span, "di sini", hint)
    if cabang is None and bentuk is Bentuk.KEPUTUSAN:
        hint = "tambahkan `cabang: {Ya: …, Tidak: …}`"
        fields.report.peringatan("SOP203", "keputusan tanpa cabang", node.span, "belum ada `cabang`", hint)
    return bentuk


def decode_cabang(fields: Fields) -> tuple[Cabang, ...] | None:
    """The branches in order; fewer than two make a doubtful decision (SOP203)."""
    node = fields.get("cabang")
    if node is None:
        return None
    if not isinstance(node, MappingNode):
        refuse_kind(node, "cabang", "isian `label: tujuan`", fields.report)
        return ()
    result: list[Cabang] = []
    for key, value in node.entries:
        if is_absent(value):
            hint = f"tulis `{key.text}: lanjut`, id atau nomor kegiatan, atau `selesai`"
            fields.report.galat("SOP102", f'tujuan cabang "{key.text}" wajib diisi', key.span, "masih kosong", hint)
            continue
        result.append(Cabang(clean(key.text), _tujuan(value, f'cabang "{key.text}"', fields.report)))
    if len(node.entries) < 2:
        hint = "tambahkan cabang lain, misalnya `Tidak: …`, atau ganti `cabang` dengan `lanjut`"
        fields.report.peringatan("SOP203", "keputusan hanya punya satu cabang", node.span, "hanya satu", hint)
    return tuple(result)


def _tujuan(node: Node, what: str, report: Report) -> tuple[Tujuan, ...]:
    return tuple(Tujuan(read_text(item, what, report), item.span) for item in read_items(node, what, report))


def _indeks(fields: Fields, key: str, titik: tuple[Titik, ...]) -> tuple[int, ...]:
    """The symbols of the row that `masuk` or `lanjut dari` name, by pelaksana or by id (SOP207)."""
    node = fields.get(key)
    result: list[int] = []
    for item in () if node is None else read_items(node, key, fields.report):
        name = read_text(item, key, fields.report)
        index = next((i for i, t in enumerate(titik) if name in (t.pelaksana, t.id) and name), None)
        if index is not None:
            result.append(index)
        elif isinstance(item, ScalarNode):
            hint = suggest(name, (t.pelaksana for t in titik if t.pelaksana))
            fields.report.galat("SOP207", f'"{name}" tidak ada di kegiatan ini', item.span, f"`{key}` di sini", hint)
    return tuple(result)


def _check_bersama(fields: Fields, titik: tuple[Titik, ...], berurutan: bool) -> None:
    """Warn about keys that say nothing in this row (SOP209)."""
    for key in _BERSAMA:
        if fields.has(key) and len(titik) == 1:
            hint = f"hapus `{key}`, atau tulis beberapa pelaksana"
            fields.report.peringatan("SOP209", f"`{key}` tidak berpengaruh pada satu simbol", fields.place(key), "di sini", hint)
    if fields.has("garis") and berurutan and len(titik) > 1:
        hint = "hapus `garis`, atau tulis `hubungan: bersama`"
        fields.report.peringatan("SOP209", "`garis` tidak berpengaruh pada simbol yang berurutan", fields.place("garis"), "di sini", hint)


def _check_lanjut(fields: Fields, titik: tuple[Titik, ...]) -> None:
    """The row's own `lanjut` speaks for the last symbol of a rangkaian, so that one must not speak for itself (SOP205)."""
    if fields.has("rangkaian") and fields.has("lanjut") and (titik[-1].cabang is not None or titik[-1].lanjut is not None):
        hint = "hapus `lanjut` kegiatan, atau tulis semua jalan di simbol terakhir"
        message = "simbol terakhir `rangkaian` sudah menyebut jalannya sendiri"
        fields.report.galat("SOP205", message, fields.place("lanjut"), "`lanjut` di sini", hint)
