"""A pattern such as "SOP {nama}" and a name → the title over a flow; what a name says of its own kind is not said twice."""

from __future__ import annotations

import re

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
    first, *others = (piece.replace("{nomor}", nomor) for piece in pattern.split("{nama}"))
    title = first
    for piece in others:
        title += (_BEGINS_SO.sub("", nama, count=1) if _ENDS_SO.search(title) and _BEGINS_SO.match(nama) else nama) + piece
    return title
