"""A pattern such as "SOP {nama}" and a name → the title over a flow; what a name says of its own kind is not said twice."""

from __future__ import annotations

import re

from sopdoc.model.teks import berangkai, tanpa_awal

_KIND = (
    r"(?:(?:SOP|SPO)(?:[ -]AP(?!\w))?|S\.O\.P\.?|S\.P\.O\.?"
    r"|STANDARD? (?:OPERASIONAL PROSEDUR|PROSEDUR OPERASIONAL|OPERATING PROCEDURES?)"
    r"|PROSEDUR OPERASI(?:ONAL)? STANDAR)(?: ADMINISTRASI PEMERINTAHAN)?"
)
_MARKS = "[ :–—-]*"
_ENDS_SO = re.compile(rf"(?<!\w){_KIND}[) :–—-]*$", re.IGNORECASE)
_BEGINS_SO = re.compile(rf"(?:{_KIND}(?!\w){_MARKS}(?:\({_KIND}\){_MARKS})?)+(?=\w)", re.IGNORECASE)


def titled(pattern: str, nama: str, nomor: str) -> str:
    """The pattern with `{nama}` and `{nomor}` filled in: of "SOP {nama}" and "SOP Cuti" comes "SOP Cuti"."""
    title, *others = (piece.replace("{nomor}", nomor) for piece in pattern.split("{nama}"))
    for piece in others:
        said = _BEGINS_SO.match(nama) if _ENDS_SO.search(title) else None
        title = berangkai(title, tanpa_awal(nama, said.end()) if said else nama, piece)
    return title
