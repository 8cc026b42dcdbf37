"""Isi → the value that says it: a text, a list, or a mapping that names its shape.

Whatever is written is read again and compared: what no shape says exactly is written as lines.
"""

from __future__ import annotations

import re
from itertools import groupby

from sopdoc.diagnostics import Report
from sopdoc.model.decode_teks import Rujukan, decode_isi
from sopdoc.model.teks import Blok, Isi, Kata, Penanda
from sopdoc.writing.values import Value, node_of

NO_REFERENCES = Rujukan()

_KHUSUS = re.compile(r"\*|\[(?=[^\[\]]+\]\([^()\s]+\))|\{(?=#)")
_SHAPES = {Penanda.NOMOR: "bernomor", Penanda.BUTIR: "butir", Penanda.TANPA: "teks"}


def isi_value(isi: Isi, rujukan: Rujukan = NO_REFERENCES) -> Value:
    """`rujukan`: what its links and numbers may refer to."""
    for value in _candidates(isi):
        if decoded(value, rujukan) == isi:
            return value
    return lines_value(isi)


def lines_value(isi: Isi) -> str:
    """One line per block, its marker before it."""
    return "\n".join(_line(blok) for blok in isi.blok)


def _candidates(isi: Isi) -> list[Value]:
    """From the shortest to the plainest."""
    items = _items(isi)
    kinds = {first.penanda for first, *_ in items}
    result: list[Value] = []
    if isi.kolom == 1 and len(isi.blok) == 1 and kinds == {Penanda.TANPA}:
        result.append(kata_text(isi.blok[0].kata))
    if kinds == {Penanda.TANPA} and isi.kolom == 1:
        result.append(lines_value(isi))
    if len(kinds) == 1:
        (kind,) = kinds
        lists: list[Value] = [[_item(item, own) for item in items] for own in (False, True)]
        if kind is Penanda.NOMOR and isi.kolom == 1 and len(items) > 1:
            result += lists
        extra: dict[str, Value] = {"kolom": str(isi.kolom)} if isi.kolom > 1 else {}
        result += [{_SHAPES[kind]: one, **extra} for one in lists]
    return [*result, lines_value(isi)]


def _items(isi: Isi) -> list[tuple[Blok, ...]]:
    """A block with a marker begins an item, blocks without one go on with it; without any marker every block is one."""
    if all(blok.penanda is Penanda.TANPA for blok in isi.blok):
        return [(blok,) for blok in isi.blok]
    count = 0
    groups: list[tuple[int, Blok]] = []
    for blok in isi.blok:
        count += blok.penanda is not Penanda.TANPA
        groups.append((count, blok))
    return [tuple(blok for _, blok in group) for _, group in groupby(groups, key=lambda pair: pair[0])]


def _item(item: tuple[Blok, ...], own: bool) -> str:
    first, *more = item
    return "\n".join([_line(first) if own else kata_text(first.kata), *map(_line, more)])


def _line(blok: Blok) -> str:
    marker = "- " if blok.penanda is Penanda.BUTIR else f"{blok.nomor} " if blok.nomor else ""
    return marker + kata_text(blok.kata)


def kata_text(kata: tuple[Kata, ...]) -> str:
    return "".join(map(_kata, kata))


def _kata(kata: Kata) -> str:
    if kata.acuan:
        return f"{{#{kata.acuan}}}"
    text = _KHUSUS.sub(r"\\\g<0>", kata.teks) if "*" in kata.teks or "[" in kata.teks or "{#" in kata.teks else kata.teks
    if kata.tautan:
        text = f"[{text}]({kata.tautan})"
    stars = "*" * (2 * kata.tebal + kata.miring)
    inner = text.strip(" ")
    if not stars or not inner:
        return text
    before, after = text[: len(text) - len(text.lstrip(" "))], text[len(text.rstrip(" ")):]
    return f"{before}{stars}{inner}{stars}{after}"


def decoded(value: Value, rujukan: Rujukan = NO_REFERENCES) -> Isi:
    """What a definition with this value says."""
    return decode_isi(node_of(value), "", rujukan, Report())


