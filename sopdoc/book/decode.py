"""Node of `buku.yaml` → BookDefinition's values: every mistake at once (SOP1xx as everywhere, SOP531 … SOP533)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sopdoc.book.definition import BAGIAN, PENJELASAN, BarisPengesahan, Keputusan, UnitBuku
from sopdoc.book.edition.edition import TERBIT, Edisi
from sopdoc.diagnostics import Report
from sopdoc.model.decode_identitas import decode_tanggal
from sopdoc.model.decode_pejabat import decode_pejabat, sebutan_pejabat
from sopdoc.model.decode_teks import Rujukan, decode_isi
from sopdoc.model.fields import Fields, clean, open_fields, read_choice, read_items, read_text, refuse_kind, suggest
from sopdoc.model.sop import PENANDA_TANGAN, Pejabat
from sopdoc.model.teks import Isi
from sopdoc.source.node import MappingNode, Node, ScalarNode

BUKU = ("judul", "tahun", "edisi", "alamat", "bagian", "unit", "keputusan", "kata pengantar", "penjelasan", "pengesahan", "jumlah sop")
KEPUTUSAN = ("nomor", "tanggal", "tentang", "pejabat", "tempat", "menimbang", "mengingat", "memperhatikan", "diktum")
ISI_KEPUTUSAN = KEPUTUSAN[5:]
EDISI = ("nomor", "tanggal", "terbit")

_TAHUN = re.compile(r"[0-9]{4}")
_JUMLAH = re.compile(r"[0-9]{1,5}")
_NOMOR_EDISI = re.compile(r"[1-9][0-9]{0,2}")


@dataclass(frozen=True, slots=True)
class _Reader:
    """What every key is read with: officials by key, the SOPs that texts may refer to, and the report."""

    pejabat: Mapping[str, Pejabat]
    rujukan: Rujukan
    report: Report


def decode_buku(node: Node, pejabat: Mapping[str, Pejabat], saudara: frozenset[str], report: Report) -> dict[str, Any]:
    """The fields of a BookDefinition that `buku.yaml` decides."""
    reader = _Reader(pejabat, Rujukan(saudara), report)
    fields = open_fields(node, BUKU, "buku", report)
    fields.demand("judul", "tulis `judul: Standar Operasional Prosedur`")
    return {
        "judul": fields.text("judul"),
        "tahun": _decode_tahun(fields),
        "edisi": _decode_edisi(fields),
        "alamat": fields.lines("alamat"),
        "bagian": _decode_bagian(fields),
        "unit": _decode_unit(fields),
        "keputusan": _decode_keputusan(fields, reader),
        "isi": _decode_isi(fields, reader),
        "pengesahan": _decode_pengesahan(fields, reader),
        "jumlah": _decode_jumlah(fields),
        "spans": tuple((key, fields.place(key)) for key in fields.keys),
    }


def _decode_tahun(fields: Fields) -> str:
    return _matched(fields, "tahun", _TAHUN, "tahun", "tulis empat angka, misalnya `tahun: 2026`")


def _decode_jumlah(fields: Fields) -> int | None:
    text = _matched(fields, "jumlah sop", _JUMLAH, "jumlah SOP", "tulis angka saja, misalnya `jumlah sop: 21`")
    return int(text) if text else None


def _decode_edisi(fields: Fields) -> Edisi | None:
    """The edition that is being made; its date, a whole one, issues it."""
    node = fields.get("edisi")
    if node is None:
        return None
    inner = open_fields(node, EDISI, "edisi", fields.report)
    inner.demand("nomor", "tulis `nomor: 1` untuk edisi pertama")
    nomor = _matched(inner, "nomor", _NOMOR_EDISI, "nomor edisi", "tulis angka saja, misalnya `nomor: 2`")
    tanggal = decode_tanggal(inner.get("tanggal"), "tanggal", fields.report)
    if tanggal and tanggal.hari is None:
        hint = "tulis tanggal lengkap; kosongkan selama edisi ini masih disusun"
        fields.report.galat("SOP532", "tanggal edisi belum lengkap", inner.place("tanggal"), "tanpa hari", hint)
    return Edisi(int(nomor), tanggal, inner.choice("terbit", TERBIT, TERBIT[0]), node.span) if nomor else None


def _matched(fields: Fields, key: str, pattern: re.Pattern[str], what: str, hint: str) -> str:
    text = fields.text(key)
    if not text or pattern.fullmatch(text):
        return text
    fields.report.galat("SOP532", f'{what} "{text}" tidak terbaca', fields.place(key), "di sini", hint)
    return ""


def _decode_bagian(fields: Fields) -> tuple[str, ...]:
    """The parts in the agency's order, each once; all of them when nothing is said."""
    node = fields.get("bagian")
    if node is None:
        return BAGIAN
    result: list[str] = []
    for item in read_items(node, "bagian", fields.report):
        name = read_choice(item, "bagian", BAGIAN, "", fields.report, several=True)
        if name in result:
            fields.report.galat("SOP533", f'bagian "{name}" ditulis dua kali', item.span, "di sini", "hapus salah satu")
        elif name:
            result.append(name)
    return tuple(result)


def _decode_unit(fields: Fields) -> tuple[UnitBuku, ...]:
    """Names in order; `{nama: …, folder: …}` for the SOPs of a folder."""
    node = fields.get("unit")
    return () if node is None else tuple(_unit(item, fields.report) for item in _members(node, fields.report))


def _members(node: Node, report: Report) -> tuple[Node, ...]:
    return (node,) if isinstance(node, MappingNode) else read_items(node, "unit", report)


def _unit(node: Node, report: Report) -> UnitBuku:
    if not isinstance(node, MappingNode):
        return UnitBuku(read_text(node, "unit", report), span=node.span)
    fields = open_fields(node, ("nama", "folder"), "unit", report)
    return UnitBuku(fields.required("nama"), fields.required("folder").strip("/"), node.span)


def _decode_keputusan(fields: Fields, reader: _Reader) -> Keputusan:
    node = fields.get("keputusan")
    inner = open_fields(node, KEPUTUSAN, "keputusan", reader.report)
    if node is None:
        return Keputusan()
    return Keputusan(
        inner.text("nomor"), decode_tanggal(inner.get("tanggal"), "tanggal", reader.report), inner.text("tentang"),
        _pejabat(inner, "pejabat", reader), inner.text("tempat"),
        tuple((key, decode_isi(inner.get(key), key, reader.rujukan, reader.report)) for key in ISI_KEPUTUSAN if inner.has(key)), node.span,
    )


def _decode_isi(fields: Fields, reader: _Reader) -> tuple[tuple[str, Isi], ...]:
    """The texts that replace our wording."""
    inner = open_fields(fields.get("penjelasan"), PENJELASAN, "penjelasan", reader.report)
    found = [("kata pengantar", fields.get("kata pengantar")), *((key, inner.get(key)) for key in PENJELASAN)]
    return tuple((key, decode_isi(node, key, reader.rujukan, reader.report)) for key, node in found if node is not None)


def _decode_pengesahan(fields: Fields, reader: _Reader) -> tuple[BarisPengesahan, ...]:
    """`disusun oleh: kunci pejabat`, or a mapping with the date of the signature beside the official."""
    node = fields.get("pengesahan")
    inner = open_fields(node, PENANDA_TANGAN, "pengesahan", reader.report)
    rows = []
    for peran in PENANDA_TANGAN:
        value = inner.get(peran)
        if isinstance(value, MappingNode) and value.get("pejabat") is not None:
            dated = open_fields(value, ("pejabat", "tanggal"), peran, reader.report)
            pejabat, tanggal = _pejabat(dated, "pejabat", reader), decode_tanggal(dated.get("tanggal"), "tanggal", reader.report)
        else:
            pejabat, tanggal = _pejabat(inner, peran, reader), None
        if pejabat:
            rows.append(BarisPengesahan(peran, pejabat, tanggal))
    return tuple(rows)


def _pejabat(fields: Fields, key: str, reader: _Reader) -> Pejabat | None:
    """An official by his key in instansi.yaml, or written out (SOP531 for one that is not there any more)."""
    node = fields.get(key)
    if node is None:
        return None
    if isinstance(node, MappingNode):
        return decode_pejabat(node, key, reader.report)
    if not isinstance(node, ScalarNode):
        refuse_kind(node, key, "kunci pejabat", reader.report)
        return None
    kunci = clean(node.text)
    if kunci not in reader.pejabat:
        hint = suggest(kunci, reader.pejabat, sebutan_pejabat(reader.pejabat)) or "daftarkan di `pejabat` dalam instansi.yaml"
        reader.report.galat("SOP531", f'pejabat "{kunci}" tidak terdaftar', node.span, "tidak ada di instansi.yaml", hint)
    return reader.pejabat.get(kunci)
