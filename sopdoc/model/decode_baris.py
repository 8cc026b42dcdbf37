"""Node of one kegiatan → Baris: the row as its author wrote it, before any default is filled in.

    Baris ─▶ Titik… (the symbols-to-be, at least one) ─▶ Tujuan… (targets as written)
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from sopdoc.diagnostics import Report, Span
from sopdoc.model.decode_jalan import BENTUK_CABANG, TIDAK, TIMBAL_BALIK, Cabang, Tujuan, decode_cabang, decode_lanjut, decode_timbal_balik
from sopdoc.model.decode_titik import (
    SIMBOL,
    Titik,
    decode_bentuk,
    decode_bentuk_masing,
    decode_id,
    decode_pelaksana_kunci,
    decode_titik,
    petunjuk_pelaksana,
    titles,
)
from sopdoc.model.fields import Fields, open_fields, read_items, read_text, refuse_kind, suggest
from sopdoc.model.satu_simbol import SATU_SIMBOL, check_bentuk, joined, may_join
from sopdoc.model.sop import Bentuk
from sopdoc.source.node import MappingNode, Node, ScalarNode, SequenceNode

ISI_BARIS = ("uraian", "kelengkapan", "waktu", "output", "keterangan")
GARIS = ("lurus", "putus", "tanpa", SATU_SIMBOL)
_BERSAMA = ("hubungan", "garis", "masuk", "lanjut dari")
HUBUNGAN = ("bersama", "berurutan", TIMBAL_BALIK)
JUDUL = ("judul", "halaman baru")
MILIK_KEGIATAN = ("uraian", "pelaksana", "rangkaian")     # say that it is a kegiatan
_BUKAN_DI_SINI = {"judul": "tulis `- judul: …` sebagai butir tersendiri, di atas kegiatannya"}
KEGIATAN = ("id", "nomor", *SIMBOL, *_BERSAMA, "lanjut", "rangkaian", *ISI_BARIS, "halaman baru")


@dataclass(frozen=True, slots=True)
class Baris:
    """A row as written.  `masuk` and `keluar` are indices into `titik`; `keluar` None and `lanjut` None leave the default.

    `bolak_balik`: the arrows between its symbols have two heads; `timbal_balik`: what the symbols that the flow leaves exchange with.
    """

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
    halaman_baru: bool = False
    judul: tuple[Fields, ...] = ()
    bolak_balik: bool = False
    timbal_balik: tuple[Tujuan, ...] = ()

    @property
    def span(self) -> Span:
        return self.fields.span


def is_judul(node: Node) -> bool:
    """Is it a title across the table, and no kegiatan?"""
    return isinstance(node, MappingNode) and node.get("judul") is not None and not any(node.get(key) for key in MILIK_KEGIATAN)


def decode_judul(node: Node, report: Report) -> Fields:
    fields = open_fields(node, JUDUL, "judul", report)
    fields.demand("judul")
    return fields


def with_judul(baris: Baris, judul: tuple[Fields, ...]) -> Baris:
    """The row under these titles; it begins a page where one of them is to."""
    return replace(baris, judul=judul, halaman_baru=baris.halaman_baru or any(_halaman_baru(fields) for fields in judul))


def _halaman_baru(fields: Fields) -> bool:
    return fields.choice("halaman baru", ("ya", TIDAK), TIDAK) == "ya"


def decode_baris(node: Node, pelaksana: Mapping[str, str], report: Report) -> Baris:
    """One row; `pelaksana` are the flow's columns, key → title."""
    fields = open_fields(node, KEGIATAN, "kegiatan", report, _BUKAN_DI_SINI)
    fields.demand("uraian")
    rangkaian = fields.get("rangkaian")
    if rangkaian is None:
        fields.demand("pelaksana", petunjuk_pelaksana(pelaksana))
        titik = _titik_biasa(fields, pelaksana)
    else:
        titik = _titik_rangkaian(rangkaian, fields, pelaksana)
    hubungan = fields.choice("hubungan", HUBUNGAN, "bersama" if rangkaian is None else "berurutan")
    berurutan = hubungan != "bersama"
    titik = titik or (Titik("", fields.span),)   # stands in for what was refused, so that the rest can be checked
    garis = fields.choice("garis", GARIS, "lurus")
    masuk = _indeks(fields, "masuk", titik, pelaksana)
    keluar = _indeks(fields, "lanjut dari", titik, pelaksana)
    _check_bersama(fields, titik, berurutan)
    _check_masuk(fields)
    if garis == SATU_SIMBOL and not berurutan and may_join(fields, titik, pelaksana):
        titik, masuk, keluar = (joined(titik, pelaksana),), (), ()
    if not berurutan and garis != "tanpa":
        _check_sejajar(titik, fields.report)
    _check_lanjut(fields, titik, berurutan, keluar)
    if rangkaian is None:
        titik = _bagi_cabang(fields, titik, pelaksana, berurutan, masuk, keluar)
        check_bentuk(titik, fields)
    return Baris(
        fields,
        titik,
        decode_id(fields),
        fields.choice("nomor", ("ya", TIDAK), "ya") == "ya",
        berurutan,
        garis,
        masuk[0] if masuk else 0,
        keluar or None,
        () if _tamat(fields, titik) else decode_lanjut(fields),
        rangkaian is not None,
        fields.text("teks"),
        _halaman_baru(fields),
        bolak_balik=hubungan == TIMBAL_BALIK,
        timbal_balik=decode_timbal_balik(fields) if rangkaian is None else (),
    )


def _tamat(fields: Fields, titik: tuple[Titik, ...]) -> bool:
    """Did its author end the whole row, and say nothing of where it goes on?"""
    return not fields.has("lanjut") and isinstance(fields.get("simbol"), ScalarNode) and any(t.bentuk is Bentuk.SELESAI for t in titik)


def _titik_biasa(fields: Fields, pelaksana: Mapping[str, str]) -> tuple[Titik, ...]:
    node = fields.get("pelaksana")
    items = () if node is None else read_items(node, "pelaksana", fields.report)
    if isinstance(node, SequenceNode) and not items:
        hint = petunjuk_pelaksana(pelaksana)
        fields.report.galat("SOP102", '"pelaksana" wajib diisi', node.span, "daftar kosong", hint)
    result: dict[str, Titik] = {}
    for item in items:
        kunci = decode_pelaksana_kunci(item, pelaksana, fields.report, several=True)
        if kunci in result:
            hint = "hapus salah satu, atau pakai `rangkaian` untuk beberapa simbol di satu kolom"
            fields.report.galat("SOP208", f'pelaksana "{kunci}" ditulis dua kali', item.span, "di sini", hint)
        result.setdefault(kunci, Titik(kunci, item.span))
    return tuple(result.values())


def _bagi_cabang(
    fields: Fields, titik: tuple[Titik, ...], pelaksana: Mapping[str, str], berurutan: bool, masuk: tuple[int, ...],
    keluar: tuple[int, ...],
) -> tuple[Titik, ...]:
    """Give the row's `simbol` and `cabang` to the symbol that they mean.

    A decision is the symbol that the flow goes on from; of several in order the one that the flow enters is a start and the
    last one an end, of several together every one is.
    """
    cabang = decode_cabang(fields)
    first, last = masuk[0] if masuk else 0, len(titik) - 1
    exits = keluar or ((last,) if berurutan else (first,))
    node = fields.get("simbol")
    if isinstance(node, MappingNode):
        here = {t.pelaksana: pelaksana.get(t.pelaksana, "") for t in titik if t.pelaksana}
        return _masing(titik, decode_bentuk_masing(node, here, fields.report), cabang, exits, fields)
    bentuk = decode_bentuk(fields, cabang)
    chosen: Collection[int] = range(len(titik))
    if bentuk is Bentuk.KEPUTUSAN:
        chosen = exits
    elif berurutan and bentuk in (Bentuk.MULAI, Bentuk.SELESAI):
        chosen = (first,) if bentuk is Bentuk.MULAI else (last,)
    other = None if bentuk is None or bentuk is Bentuk.KEPUTUSAN else Bentuk.PROSES
    return tuple(
        replace(t, bentuk=bentuk if index in chosen else other, cabang=cabang if index in exits else None)
        for index, t in enumerate(titik)
    )


def _masing(
    titik: tuple[Titik, ...], bentuk: dict[str, Bentuk], cabang: tuple[Cabang, ...] | None, exits: tuple[int, ...], fields: Fields,
) -> tuple[Titik, ...]:
    """Every symbol its own shape; the branches go to the decisions among them, else to where the flow goes on from."""
    decisions = tuple(index for index, t in enumerate(titik) if bentuk.get(t.pelaksana) is Bentuk.KEPUTUSAN)
    branching = (decisions or exits) if cabang is not None else ()
    if decisions and cabang is None:
        fields.report.peringatan("SOP203", "keputusan tanpa cabang", fields.place("simbol"), "belum ada `cabang`", BENTUK_CABANG)
    result: list[Titik] = []
    for index, t in enumerate(titik):
        shape = bentuk.get(t.pelaksana)
        if index in branching:
            if shape not in (None, Bentuk.KEPUTUSAN):
                hint = f"tulis `{t.pelaksana}: keputusan`, atau sebut pelaksana yang memutuskan"
                message = f'simbol pelaksana "{t.pelaksana}" tidak dapat bercabang'
                fields.report.galat("SOP204", message, fields.place("simbol"), "di sini", hint)
            shape = Bentuk.KEPUTUSAN
        result.append(replace(t, bentuk=shape, cabang=cabang if index in branching else None))
    return tuple(result)


def _titik_rangkaian(node: Node, fields: Fields, pelaksana: Mapping[str, str]) -> tuple[Titik, ...]:
    for key in SIMBOL:
        if fields.has(key):
            hint = f"pindahkan `{key}` ke dalam `rangkaian`"
            fields.report.galat("SOP206", f"`{key}` tidak dapat dipakai bersama `rangkaian`", fields.place(key), "di sini", hint)
    if not isinstance(node, SequenceNode) or not node.items:
        refuse_kind(node, "rangkaian", "daftar simbol", fields.report)
        return ()
    return tuple(decode_titik(item, pelaksana, fields.report) for item in node.items)


def _indeks(fields: Fields, key: str, titik: tuple[Titik, ...], pelaksana: Mapping[str, str]) -> tuple[int, ...]:
    """The symbols of the row that `masuk` or `lanjut dari` name, by pelaksana or by id (SOP207)."""
    node = fields.get(key)
    result: list[int] = []
    for item in () if node is None else read_items(node, key, fields.report):
        name = read_text(item, key, fields.report)
        index = next((i for i, t in enumerate(titik) if name in (t.pelaksana, t.id) and name), None)
        if index is not None:
            result.append(index)
        elif isinstance(item, ScalarNode):
            here = {t.pelaksana: pelaksana.get(t.pelaksana, "") for t in titik if t.pelaksana}
            hint = suggest(name, here, titles(here), several=True)
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


def _check_masuk(fields: Fields) -> None:
    """The flow enters one symbol; more of them are named where it comes from."""
    node = fields.get("masuk")
    if isinstance(node, SequenceNode) and len(node.items) > 1:
        hint = "sebut satu; untuk panah ke beberapa simbol tulis `lanjut: [id/a, id/b]` di kegiatan sebelumnya"
        refuse_kind(node, "masuk", "satu kunci pelaksana", fields.report, hint)


def _check_sejajar(titik: tuple[Titik, ...], report: Report) -> None:
    """Actors who act together stand side by side: nobody twice (SOP208)."""
    seen: set[str] = set()
    for one in titik:
        if one.pelaksana and one.pelaksana in seen:
            hint = "hapus salah satu, atau tulis `hubungan: berurutan` agar simbolnya dihubungkan anak panah"
            report.galat("SOP208", f'pelaksana "{one.pelaksana}" ditulis dua kali', one.span, "dikerjakan bersama dirinya sendiri", hint)
        seen.add(one.pelaksana)


def _check_lanjut(fields: Fields, titik: tuple[Titik, ...], berurutan: bool, keluar: tuple[int, ...]) -> None:
    """The row's own `lanjut` speaks for the symbols that the flow leaves from, so that these must not speak for themselves (SOP205)."""
    leaving = keluar or ((len(titik) - 1,) if berurutan else range(len(titik)))
    if fields.has("rangkaian") and fields.has("lanjut") and any(titik[index].speaks for index in leaving):
        hint = "hapus `lanjut` kegiatan dan tulis semua jalan di simbolnya, atau sebut simbol lain di `lanjut dari`"
        message = "simbol `rangkaian` yang ditinggalkan alur sudah menyebut jalannya sendiri"
        fields.report.galat("SOP205", message, fields.place("lanjut"), "`lanjut` di sini", hint)
