"""What a profile says of its paper → the paper as it lies; lengths as they are written.

A name is read in whatever capitals, since printers' lists write "FOLIO" and people "folio"; sizes of one's own are for paper that has
no name here.  `arah` decides how the paper lies, whichever side was called its width.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from sopdoc.geometry import MM, PT, Emu, Size, mm
from sopdoc.model.fields import Fields, clean, open_fields
from sopdoc.profile.profile import KERTAS
from sopdoc.source.node import MappingNode, Node, ScalarNode

SISI = ("lebar", "tinggi")
TERKECIL, TERBESAR = 105, 558      # mm: A6's short side; 22 inches, the longest that Word has
_DIKENAL = {name.casefold(): name for name in KERTAS}

_SATUAN: Mapping[str, Emu] = {"mm": MM, "cm": 10 * MM, "pt": PT}
_PANJANG = re.compile(r"([0-9]{1,4}(?:[.,][0-9]{1,3})?) ?(mm|cm|pt)")
_MILIMETER = re.compile(r"[0-9]{1,4}(?:[.,][0-9]{1,3})?")


def decode_kertas(fields: Fields) -> Size:
    """The paper as it lies; F4 where what is said cannot be used."""
    node = fields.get("kertas")
    size = _ukuran(node, fields) if isinstance(node, MappingNode) else KERTAS[_nama(node, fields)]
    short, long = sorted((size.w, size.h))
    lying = fields.choice("arah", ("mendatar", "tegak"), "mendatar") == "mendatar"
    return Size(long, short) if lying else Size(short, long)


def _nama(node: Node | None, fields: Fields) -> str:
    """The paper that is meant (SOP104)."""
    known = _DIKENAL.get(clean(node.text).casefold()) if isinstance(node, ScalarNode) else ""
    return known or fields.choice("kertas", tuple(KERTAS), "F4")


def _ukuran(node: Node, fields: Fields) -> Size:
    """`{lebar: 215, tinggi: 330}` in millimetres."""
    inner = open_fields(node, SISI, "kertas", fields.report)
    for key in SISI:
        inner.demand(key)
    width, height = (_sisi(inner, key) for key in SISI)
    return Size(width, height) if width and height else KERTAS["F4"]


def _sisi(fields: Fields, key: str) -> Emu:
    """One side of the paper (SOP152); 0 when it cannot be used."""
    length = read_panjang(fields, key, bare=True)
    if length is None or mm(TERKECIL) <= length <= mm(TERBESAR):
        return length or 0
    hint = f"tulis {TERKECIL} sampai {TERBESAR} (mm), atau nama kertas: {', '.join(KERTAS)}"
    message = f"{key} kertas {fields.text(key)} tidak dapat dipakai"
    fields.report.galat("SOP152", message, fields.place(key), "di luar batas", hint)
    return 0


def read_panjang(fields: Fields, key: str, bare: bool = False) -> Emu | None:
    """`15 mm`, `1,5 cm`, `42 pt`, or where `bare` a number of millimetres → EMU; None when it cannot be read (SOP152)."""
    node = fields.get(key)
    if not isinstance(node, ScalarNode):
        fields.text(key)
        return None
    text = clean(node.text)
    match = _PANJANG.fullmatch(f"{text} mm" if bare and _MILIMETER.fullmatch(text) else text)
    if match is None:
        hint = f"tulis seperti {'`215`, ' if bare else ''}`15 mm`, `1,5 cm` atau `42 pt`"
        fields.report.galat("SOP152", f'ukuran {key} "{node.text}" tidak terbaca', node.span, "di sini", hint)
        return None
    return round(float(match[1].replace(",", ".")) * _SATUAN[match[2]])
