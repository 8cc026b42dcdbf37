"""Baris… and their symbols → every Sambungan of the flow, and the capsules that targets ask for.

Row by row: the joins inside the row, then the branches, the exchanges, then the ways on.  Targets that do not exist are reported
with the ones that do (SOP201, SOP210 … SOP212).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise

from sopdoc.diagnostics import Report, Span
from sopdoc.model.bentuk import Kapsul, exits, leads_on
from sopdoc.model.decode_baris import Baris
from sopdoc.model.decode_jalan import BENTUK_CABANG, BERIKUT, LANJUT, SELESAI, TIDAK, TIMBAL_BALIK, Tujuan
from sopdoc.model.decode_titik import Titik, titles
from sopdoc.model.fields import called, suggest
from sopdoc.model.sop import Bentuk, Garis, Sambungan, Simbol
from sopdoc.source.node import ScalarNode

_JAWABAN = ("ya", "tidak")     # what stands on an arrow, not where it leads
_SEBUT_NOMOR = re.compile(r"(?:(?:kembali|ke|kegiatan|langkah|tahap|baris|nomor|no)\b[ .-]*)*(\d{1,3})\.?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Frame:
    """What connections are made of: rows, the authors' symbols row by row, and where every target word leads."""

    baris: tuple[Baris, ...]
    simbol: tuple[tuple[Simbol, ...], ...]
    alamat: Mapping[str, str]          # target as written → symbol id
    kolom: Mapping[str, int]           # pelaksana → column
    judul: Mapping[str, str]           # pelaksana → title of the column
    kapsul: Kapsul
    report: Report
    tambahan: dict[str, Simbol] = field(default_factory=dict)   # capsule by the symbol that it stands beside; filled on the way

    def entry(self, row: int) -> Simbol:
        return self.simbol[row][self.baris[row].masuk]


def resolve_sambungan(frame: Frame) -> tuple[Sambungan, ...]:
    """All connections in the rows' order; two between the same symbols become one, with both labels.

    An exchange takes up the arrows of both directions, and leads from the symbol that is read first.
    """
    found = [s for row in range(len(frame.baris)) for s in _row(frame, row)]
    exchanges = {frozenset((s.dari, s.ke)) for s in found if s.timbal_balik}
    place = {s.id: n for n, s in enumerate(s for row in frame.simbol for s in row)}
    merged: dict[tuple[str, str], Sambungan] = {}
    for s in found:
        if {s.dari, s.ke} in exchanges:
            _check_timbal_balik(frame, s)
            dari, ke = sorted((s.dari, s.ke), key=place.__getitem__)
            s = replace(s, dari=dari, ke=ke)
        key = s.dari, s.ke
        merged[key] = _merge(merged[key], s) if key in merged else s
    return tuple(merged.values())


def _merge(first: Sambungan, second: Sambungan) -> Sambungan:
    labels = dict.fromkeys(part for s in (first, second) for part in s.label.split(" / ") if part)
    garis = first.garis if first.garis is second.garis else Garis.PANAH
    both = first.timbal_balik or second.timbal_balik
    span = second.span if second.timbal_balik and not first.timbal_balik else first.span      # where the two heads are written
    return replace(first, label=" / ".join(labels), utama=first.utama or second.utama, garis=garis, span=span, timbal_balik=both)


def _check_timbal_balik(frame: Frame, s: Sambungan) -> None:
    """A decision's answer leads one way (SOP219)."""
    source = next(simbol for row in frame.simbol for simbol in row if simbol.id == s.dari)
    if source.bentuk is Bentuk.KEPUTUSAN and not s.timbal_balik:
        hint = f"hapus `{TIMBAL_BALIK}` di antara keduanya, atau tunjuk simbol lain"
        frame.report.galat("SOP219", f"cabang keputusan tidak dapat `{TIMBAL_BALIK}`", s.span, "menuju simbol yang sama", hint)


def _row(frame: Frame, row: int) -> Iterator[Sambungan]:
    baris = frame.baris[row]
    if row == 0 and frame.kapsul.terpisah:
        yield from _start(frame)
    yield from _arrows(frame, row) if baris.berurutan else _joins(frame, row)
    for index, titik in enumerate(baris.titik):
        yield from _own_ways(frame, row, index, titik)
    yield from _exchanges(frame, row)
    yield from _ways_on(frame, row)


def _start(frame: Frame) -> Iterator[Sambungan]:
    """A capsule of its own before the entry of the first row, unless the author drew one there."""
    if any(s.bentuk is Bentuk.MULAI for s in frame.simbol[0]):
        return
    first = frame.entry(0)
    capsule = Simbol(f"{first.id}/mulai", first.pelaksana, Bentuk.MULAI, frame.kapsul.mulai, first.span)
    frame.tambahan[capsule.id] = capsule
    yield Sambungan(capsule.id, first.id, span=first.span)


def _joins(frame: Frame, row: int) -> Iterator[Sambungan]:
    """Lines between neighbouring symbols of a row done together, from left to right."""
    baris = frame.baris[row]
    if baris.garis == "tanpa":
        return
    garis = Garis.PUTUS if baris.garis == "putus" else Garis.LURUS
    for a, b in pairwise(sorted(frame.simbol[row], key=lambda s: frame.kolom.get(s.pelaksana, 0))):
        yield Sambungan(a.id, b.id, garis=garis, span=b.span)


def _arrows(frame: Frame, row: int) -> Iterator[Sambungan]:
    """Arrows from each symbol to the next, but for those that say themselves where they lead."""
    for index, (a, b) in enumerate(pairwise(frame.simbol[row])):
        if leads_on(frame.baris[row], index):
            yield Sambungan(a.id, b.id, span=b.span, timbal_balik=frame.baris[row].bolak_balik)


def _exchanges(frame: Frame, row: int) -> Iterator[Sambungan]:
    """The arrows with two heads, of every symbol of a rangkaian, else of those that the flow leaves."""
    baris = frame.baris[row]
    written = [(index, titik.timbal_balik) for index, titik in enumerate(baris.titik)]
    written += [(index, baris.timbal_balik) for index in exits(baris)]
    for index, goals in written:
        for tujuan in goals:
            source = frame.simbol[row][index]
            target = _target(frame, row, source, tujuan)
            if target is None:
                _report_missing(frame, tujuan)
            elif target == source.id:
                hint = "tunjuk kegiatan atau pelaksana lain"
                frame.report.galat("SOP218", f"`{TIMBAL_BALIK}` memerlukan simbol lain", tujuan.span, "kembali ke simbol ini juga", hint)
            else:
                yield Sambungan(source.id, target, tujuan.label, span=tujuan.span, timbal_balik=True)


def _own_ways(frame: Frame, row: int, index: int, titik: Titik) -> Iterator[Sambungan]:
    """Branches and explicit ways on of one symbol."""
    source = frame.simbol[row][index]
    for number, cabang in enumerate(titik.cabang or ()):
        for tujuan in cabang.tujuan:
            yield from _connect(frame, row, source, tujuan, cabang.label, number == 0)
    if titik.cabang is None:
        for tujuan in titik.lanjut or ():
            yield from _connect(frame, row, source, tujuan, tujuan.label)


def _ways_on(frame: Frame, row: int) -> Iterator[Sambungan]:
    """The row's own `lanjut`, or the default: the next row; after the last row nothing, or a capsule of its own."""
    baris, simbol = frame.baris[row], frame.simbol[row]
    for tujuan in baris.lanjut if baris.lanjut is not None else _default(frame, row):
        for index in _sources(frame, row, tujuan):
            if not baris.titik[index].speaks and (baris.lanjut is not None or not _ends(simbol[index], tujuan)):
                yield from _connect(frame, row, simbol[index], tujuan, tujuan.label)


def _ends(simbol: Simbol, tujuan: Tujuan) -> bool:
    """Does it lead nowhere of itself?  A decision needs no capsule behind it."""
    return simbol.bentuk is Bentuk.SELESAI or (simbol.bentuk is Bentuk.KEPUTUSAN and tujuan.teks == SELESAI)


def _default(frame: Frame, row: int) -> tuple[Tujuan, ...]:
    span = frame.baris[row].span
    if row < len(frame.baris) - 1:
        return (Tujuan(LANJUT, span),)
    return (Tujuan(SELESAI, span),) if frame.kapsul.terpisah else ()


def _sources(frame: Frame, row: int, tujuan: Tujuan) -> tuple[int, ...]:
    """The symbols that lead on to `tujuan`.  Together: the one in the target's column, else the first, of those that do not end here."""
    baris = frame.baris[row]
    if baris.keluar or baris.berurutan:
        return exits(baris)
    if any(t.speaks for t in baris.titik):
        return ()   # a decision among them speaks for all
    target = _lookup(frame, row, tujuan)
    column = next((s.pelaksana for row_simbol in frame.simbol for s in row_simbol if s.id == target), None)
    going = [i for i, s in enumerate(frame.simbol[row]) if not _ends(s, tujuan)] or [0]
    return (next((i for i in going if baris.titik[i].pelaksana == column), going[0]),)


def _lookup(frame: Frame, row: int, tujuan: Tujuan) -> str | None:
    if tujuan.teks == LANJUT:
        return frame.entry(row + 1).id if row + 1 < len(frame.baris) else None
    return frame.alamat.get(tujuan.teks)


def _connect(
    frame: Frame, row: int, source: Simbol, tujuan: Tujuan, label: str = "", utama: bool = True
) -> Iterator[Sambungan]:
    target = _end_capsule(frame, source) if tujuan.teks == SELESAI else _target(frame, row, source, tujuan)
    if target is None:
        _report_missing(frame, tujuan)
    elif target == source.id and source.bentuk is not Bentuk.KEPUTUSAN:
        if tujuan.teks == LANJUT:   # two rows share an id, which is reported where it is written
            return
        hint = "tunjuk kegiatan lain; untuk menunggu atau mengulang, tambahkan kegiatan tersendiri"
        frame.report.galat("SOP212", "hanya keputusan yang dapat menuju dirinya sendiri", tujuan.span, "kembali ke simbol ini juga", hint)
    else:
        yield Sambungan(source.id, target, label, utama, span=tujuan.span)


def _target(frame: Frame, row: int, source: Simbol, tujuan: Tujuan) -> str | None:
    return _next_in_row(frame, row, source) if tujuan.teks == BERIKUT else _lookup(frame, row, tujuan)


def _end_capsule(frame: Frame, source: Simbol) -> str:
    kunci = f"{source.id}/selesai"
    frame.tambahan[kunci] = Simbol(kunci, source.pelaksana, Bentuk.SELESAI, frame.kapsul.selesai, source.span)
    return kunci


def _next_in_row(frame: Frame, row: int, source: Simbol) -> str | None:
    simbol = frame.simbol[row]
    index = simbol.index(source) + 1
    return simbol[index].id if frame.baris[row].rangkaian and index < len(simbol) else None


def _report_missing(frame: Frame, tujuan: Tujuan) -> None:
    report, span = frame.report, tujuan.span
    if tujuan.teks == LANJUT:
        report.galat("SOP210", "tidak ada kegiatan berikutnya", span, "ini kegiatan terakhir", "tulis `selesai` atau id kegiatan lain")
    elif tujuan.teks == BERIKUT:
        hint = "`berikut` menunjuk simbol setelahnya dalam `rangkaian` yang sama"
        report.galat("SOP211", "tidak ada simbol berikutnya di `rangkaian`", span, "di sini", hint)
    elif tujuan.teks == TIDAK:
        hint = "tulis id atau nomor kegiatan, `lanjut`, atau `selesai`"
        report.galat("SOP214", "cabang harus menuju suatu tempat", span, "di sini", hint)
    elif tujuan.teks:
        _report_unknown(frame, tujuan.teks, span)


def _report_unknown(frame: Frame, teks: str, span: Span) -> None:
    """A target that nothing is called by; a row may have been called by its words, or by who acts in it."""
    targets = (*frame.alamat, LANJUT, SELESAI)
    pelaksana = called(teks, {**titles(frame.judul), **{kunci: kunci for kunci in frame.judul}})
    hint = _rows_of(frame, pelaksana) if pelaksana else suggest(teks, targets, _sebutan(frame, teks), several=True)
    if teks.casefold() in _JAWABAN:
        hint = f"{BENTUK_CABANG}: jawabannya sebelum titik dua, tujuannya sesudahnya"
    frame.report.galat("SOP201", f'tujuan "{teks}" tidak ada', span, "tidak ada kegiatan dengan id atau nomor ini", hint)


def _sebutan(frame: Frame, teks: str) -> dict[str, str]:
    """What people call a row: by its words, and "kegiatan 3" by its number."""
    found = {uraian: kunci for kunci, uraian in reversed(_rows(frame).items())}
    if (number := _SEBUT_NOMOR.fullmatch(teks)) and number[1] in frame.alamat:
        found[teks] = number[1]
    return found


def _rows(frame: Frame) -> dict[str, str]:
    """What a target writes for each row, its id or its number → the row's words."""
    rows: dict[str, str] = {}
    for row, baris in enumerate(frame.baris):
        kunci = next((name for name, simbol in frame.alamat.items() if simbol == frame.entry(row).id and "/" not in name), "")
        uraian = baris.fields.get("uraian")
        if kunci:
            rows[kunci] = uraian.text if isinstance(uraian, ScalarNode) else ""
    return rows


def _rows_of(frame: Frame, pelaksana: str) -> str:
    """The hint for who called a row by its actor."""
    acting = {s.id for row in frame.simbol for s in row if s.pelaksana == pelaksana}
    names: dict[str, str] = {}
    for name, simbol in frame.alamat.items():
        if simbol in acting:
            names.setdefault(simbol, name)
    return f"sebut kegiatannya, bukan pelaksananya: {', '.join(names.values())}" if names else "sebut kegiatannya, bukan pelaksananya"
