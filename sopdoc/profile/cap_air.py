"""A profile's own watermark: how long it may be, and whether it calls the sheet something else than the original."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sopdoc.diagnostics import Span
from sopdoc.model.fields import Fields
from sopdoc.source.node import MappingNode, Node

MOST_LINES, MOST_LETTERS = 4, 80       # on A5 80 letters still stand 5 mm high; what says more is a text
TOO_LONG = f"tulis paling banyak {MOST_LETTERS} huruf dalam {MOST_LINES} baris"

_SALINAN = re.compile(
    r"\b(salinan|kopi|copy|fotokopi|contoh|spesimen|specimen|draf|draft|konsep|rancangan|tidak terkendali|uncontrolled|usang|obsolete)\b",
    re.IGNORECASE,
)


def decode_cap_air(fields: Fields) -> tuple[str, ...]:
    """Its lines, or the one text that the layout breaks (SOP156)."""
    lines = fields.lines("cap air")
    if is_too_long(lines):
        fields.report.galat("SOP156", "cap air terlalu panjang", fields.place("cap air"), "di sini", TOO_LONG)
        return ()
    return lines


def is_too_long(lines: tuple[str, ...]) -> bool:
    return len(lines) > MOST_LINES or sum(map(len, lines)) > MOST_LETTERS


def is_copy(lines: Iterable[str]) -> bool:
    """Do the words say that the sheet is a copy, a draft or no longer in force: nothing to be signed?"""
    return _SALINAN.search(" ".join(lines)) is not None


def place_of_cap_air(*files: Node | None) -> Span | None:
    """Where it is written: the first of the SOP's and the agency's file that says it; None for a build's own."""
    for node in files:
        for holder in (node.get("penyesuaian"), node) if isinstance(node, MappingNode) else ():
            value = holder.get("cap air") if isinstance(holder, MappingNode) else None
            if value is not None:
                return value.span
    return None
