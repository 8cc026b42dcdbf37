"""Texts of an SOP → warnings about letters that its font cannot print, or that our lines cannot set.

    SOP404  the font has no such character: an empty box would be printed
    SOP405  the font has it, but it needs more than letter after letter: writing from right to left, marks over other letters
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from sopdoc.diagnostics import Report, Span
from sopdoc.layout.fonts import FontSet
from sopdoc.model.sop import Alur, Identitas, Instansi, Pejabat, Sop
from sopdoc.model.teks import Isi

SHOWN = 8                            # characters that one message names
_KANAN_KE_KIRI = ("R", "AL", "AN")   # Unicode's classes of writing direction

Text = tuple[str, Span]


def report_glyphs(sop: Sop, fonts: FontSet, report: Report) -> None:
    """One warning a text at most of each kind; characters are judged by the regular face."""
    known = fonts.faces["biasa"].widths
    for text, span in _texts(sop):
        if text.isascii():
            continue
        letters = [c for c in dict.fromkeys(text) if not c.isspace()]
        missing = [c for c in letters if c not in known]
        if missing:
            message = f"huruf {fonts.docx_name} tidak mempunyai {_names(missing)}"
            hint = "ganti karakter itu, atau pakai huruf lain di instansi.yaml"
            report.peringatan("SOP404", message, span, "tercetak sebagai kotak", hint)
        odd = [c for c in letters if c in known and _needs_setting(c)]
        if odd:
            message = f"tulisan dengan {_names(odd)} tidak dapat disusun dengan benar"
            report.peringatan("SOP405", message, span, "periksa hasil cetaknya", "tulis dengan huruf Latin tanpa tanda lepas")


def _needs_setting(character: str) -> bool:
    return unicodedata.bidirectional(character) in _KANAN_KE_KIRI or unicodedata.combining(character) > 0


def _names(characters: list[str]) -> str:
    """`漢` (U+6F22), `字` (U+5B57): the letter for who can see it, its number for who cannot."""
    names = [f'"{c}" (U+{ord(c):04X})' if c.isprintable() else f"U+{ord(c):04X}" for c in characters[:SHOWN]]
    return ", ".join([*names, "…"] if len(characters) > SHOWN else names)


def _texts(sop: Sop) -> Iterator[Text]:
    """Every text that the sheet prints, with the nearest place that is known for it."""
    yield from _identitas(sop.identitas, sop.span)
    yield from _instansi(sop.instansi)
    for alur in sop.alur:
        yield from _alur(alur)


def _identitas(identitas: Identitas, span: Span) -> Iterator[Text]:
    yield from ((text, span) for text in (identitas.nomor, identitas.nama, identitas.revisi_ke, *identitas.unit, *identitas.bagian))
    yield from _pejabat(identitas.disahkan_oleh)
    yield from _isi(identitas.bagian.values())


def _instansi(instansi: Instansi) -> Iterator[Text]:
    yield from ((text, instansi.span) for text in (*instansi.kop, *instansi.unit, instansi.tempat))


def _pejabat(pejabat: Pejabat | None) -> Iterator[Text]:
    if pejabat:
        yield from ((text, pejabat.span) for text in (pejabat.jabatan, pejabat.nama, pejabat.pangkat))


def _alur(alur: Alur) -> Iterator[Text]:
    yield alur.judul, alur.span
    yield from ((text, p.span) for p in alur.pelaksana for text in (p.nama, p.kelompok))
    for kegiatan in alur.kegiatan:
        yield from _isi((kegiatan.uraian, kegiatan.kelengkapan, kegiatan.waktu, kegiatan.output, kegiatan.keterangan))
        yield from ((simbol.teks, simbol.span) for simbol in kegiatan.simbol)
    yield from ((sambungan.label, sambungan.span) for sambungan in alur.sambungan)
    yield from _isi((alur.catatan,))


def _isi(several: Iterable[Isi]) -> Iterator[Text]:
    for isi in several:
        yield "".join(kata.teks for blok in isi.blok for kata in blok.kata), isi.span
