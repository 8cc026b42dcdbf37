"""Node → Pejabat: officials of an agency, and who signs an SOP: some of them, some of them in other words, or somebody else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sopdoc.diagnostics import Report
from sopdoc.model.fields import STRIP, Fields, is_dots, is_strip, open_fields, read_text, suggest
from sopdoc.model.nilai import Nip
from sopdoc.model.sop import Pejabat
from sopdoc.source.node import MappingNode, Node, SequenceNode, is_absent

NOMOR = ("nip", "nrp", "nomor induk")
PEJABAT = ("jabatan", "nama", "pangkat", *NOMOR)
PEJABAT_SOP = ("pejabat", *PEJABAT)      # in an SOP: a registered official, and what is written otherwise


def decode_pejabat(node: Node, what: str, report: Report) -> Pejabat:
    """An official; only the jabatan is required.  Dots in place of a name or a NIP say that it is not known yet, a dash that
    there is none.

    Lines stay lines, as naskah dinas wants for "a.n. … u.b. …".
    """
    return _of(open_fields(node, PEJABAT, what, report), None)


def penanda_tangan(fields: Fields, key: str, pejabat: Mapping[str, Pejabat]) -> Pejabat | None:
    """Who signs: the key of one of the agency's officials, that key with single values over his own, or somebody written out."""
    node = fields.get(key)
    return None if node is None else _satu(node, key, pejabat, fields.report)


def para_penanda_tangan(fields: Fields, key: str, pejabat: Mapping[str, Pejabat]) -> tuple[Pejabat, ...]:
    """One who signs, or a list of them; empty items are left out."""
    node = fields.get(key)
    items = () if node is None else node.items if isinstance(node, SequenceNode) else (node,)
    found = (_satu(item, key, pejabat, fields.report) for item in items if not is_absent(item))
    return tuple(orang for orang in found if orang)


def _satu(node: Node, key: str, pejabat: Mapping[str, Pejabat], report: Report) -> Pejabat | None:
    if not isinstance(node, MappingNode):
        return _terdaftar(node, key, pejabat, report)
    own = open_fields(node, PEJABAT_SOP, key, report)
    kunci = own.get("pejabat")
    return _of(own, (_terdaftar(kunci, "pejabat", pejabat, report) or Pejabat("")) if kunci is not None else None)


def _terdaftar(node: Node, what: str, pejabat: Mapping[str, Pejabat], report: Report) -> Pejabat | None:
    kunci = read_text(node, what, report)
    if kunci and kunci not in pejabat:
        there = "daftarkan di `pejabat` dalam instansi.yaml, atau tulis jabatan, nama, pangkat dan nip di sini"
        hint = suggest(kunci, pejabat, sebutan_pejabat(pejabat)) or there
        report.galat("SOP106", f'pejabat "{kunci}" tidak terdaftar', node.span, "tidak ada di instansi.yaml", hint)
    return pejabat.get(kunci)


def _of(fields: Fields, dasar: Pejabat | None) -> Pejabat:
    """What is written, over `dasar`; numbers go together, since who has an NRP has no NIP."""
    written: dict[str, Any] = {}
    if dasar is None or fields.has("jabatan"):
        written["jabatan"] = "\n".join(fields.required_lines("jabatan"))
    if fields.has("nama"):
        written["nama"] = _kecuali_titik("\n".join(fields.lines("nama")))
    if fields.has("pangkat"):
        written["pangkat"] = "" if is_strip(fields.get("pangkat")) else "\n".join(fields.lines("pangkat"))
    if any(map(fields.has, NOMOR)):
        nip, nrp, induk = map(fields.text, NOMOR)
        known = _kecuali_titik(nip) if fields.has("nip") else "-"
        written |= {"nip": Nip(known.strip(STRIP)) if known else None, "nrp": nrp.strip(STRIP), "nomor_induk": induk.strip(STRIP)}
    return replace(dasar or Pejabat(""), **written, span=fields.span)


def _kecuali_titik(text: str) -> str:
    return "" if is_dots(text) else text


def sebutan_pejabat(pejabat: Mapping[str, Pejabat]) -> dict[str, str]:
    """What people call the agency's officials → their keys."""
    return {nama: key for key, p in reversed(tuple(pejabat.items())) for nama in (p.sebaris.nama, p.sebaris.jabatan) if nama}
