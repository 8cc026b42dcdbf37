"""What stands on the pages of its lampiran → the key `lampiran` of a definition, with a doubt at what only a person can judge."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sopdoc.impor.finding import RAGU, UNKNOWN, Finding, Place
from sopdoc.impor.identity.fields import Field, plain
from sopdoc.impor.identity.lampiran import Cells, Isian, ReadLampiran
from sopdoc.impor.written.text import isi_of, isi_of_parts, plain_of
from sopdoc.model.teks import Kata
from sopdoc.writing.texts import isi_value, kata_text
from sopdoc.writing.values import Commented, Value

GUESSED = "isi lampiran dibaca dari letaknya; bandingkan dengan lembar aslinya"
UNTITLED = "judul lampiran tidak terbaca"


def lampiran_of(found: Sequence[ReadLampiran]) -> tuple[list[Value], list[Finding]]:
    """The values, and what was read of each, with its doubts."""
    values: list[Value] = []
    findings: list[Finding] = []
    for number, one in enumerate(found, 1):
        doubts = list(_doubts(one))
        for place, text in doubts or [(Place(one.place.page, one.place.box), "")]:
            findings.append(Finding(f"lampiran {number}", one.judul, place, text))
        value = dict(_entry(one))
        values.append(Commented(value, tuple(RAGU + text for _, text in doubts)) if doubts else value)
    return values, findings


def _doubts(one: ReadLampiran) -> Iterator[tuple[Place, str]]:
    if not one.judul:
        yield Place(one.place.page, one.place.box), UNTITLED
    for page, box in one.pictures:
        yield Place(page, box), f"hlm. {page}: gambar di lampiran ini tidak diambil; simpan sebagai berkas dan sebut dengan `gambar`"
    if not one.told:
        yield Place(one.place.page, one.place.box), f"hlm. {one.place.page}: {GUESSED}"


def _entry(one: ReadLampiran) -> Iterator[tuple[str, Value]]:
    """With something below the title at least."""
    yield "judul", _escaped(one.judul) or UNKNOWN
    if one.isi:
        yield "isi", _isi(one.isi)
    elif not one.isian and one.tabel is None:
        yield "isi", UNKNOWN
    if one.isian:
        yield "isian", [_escaped(field.text) or UNKNOWN for field in one.isian]
    if one.tabel:
        yield from _tabel(one.tabel)
    if one.catatan:
        yield "catatan", _isi(one.catatan)


def _tabel(tabel: Isian) -> Iterator[tuple[str, Value]]:
    yield "kolom", [_escaped(field.text) or UNKNOWN for field in tabel.kolom]
    if tabel.baris:
        yield "baris", [_baris(row, len(tabel.kolom)) for row in tabel.baris]
    if tabel.kosong or not tabel.baris:
        yield "kosong", str(max(1, tabel.kosong))


def _baris(row: Cells, columns: int) -> Value:
    """A row across the table says one text, which is bold there."""
    if len(row) == 1 < columns:
        return isi_value(plain_of(row[0].lines, row[0].box.width)) if row[0] else []
    last = max((number for number, field in enumerate(row, 1) if field), default=0)
    return [isi_value(isi_of(field.lines, field.box.width)) if field else "" for field in row[:last]]


def _isi(parts: Sequence[Field]) -> Value:
    return isi_value(isi_of_parts([(field.lines, field.box.width) for field in parts]))


def _escaped(text: str) -> str:
    return kata_text((Kata(plain(text)),))
