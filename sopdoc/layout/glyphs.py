"""Texts of an SOP → warnings about letters that its font cannot print, or that our lines cannot set; one a file of each kind.

    SOP404  the font has no such character: an empty box would be printed
    SOP405  the font has it, but it needs more than letter after letter: writing from right to left, marks over other letters

Reported while a definition is read, since who only checks it must hear of it too; so fonts are loaded where they decide.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Container, Hashable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, cast

from sopdoc.diagnostics import Report, Span, in_lines
from sopdoc.layout.fonts import BUILT_IN, load_fonts
from sopdoc.layout.profile import Huruf
from sopdoc.model.sop import Identitas, Simbol, Sop
from sopdoc.source.characters import listed, named
from sopdoc.source.node import Node, ScalarNode, SequenceNode

USUAL = frozenset(map(chr, [*range(0x20, 0x7F), *range(0xA0, 0x100)])) | frozenset("\n–—‘’“”„•…€™")     # what Arimo is known to have
UNKNOWN = frozenset({"Cc", "Cn", "Co", "Cs"})       # categories of what nobody agrees on the look of, whatever a font draws
LOST = "\ufffc\ufffd"                               # what programs write for what they could not
MARKS = frozenset({"Mn", "Mc", "Me"})
_KANAN_KE_KIRI = ("R", "AL", "AN")                  # Unicode's classes of writing direction
_UNPRINTED = frozenset({"kunci", "file", "logo", "pejabat", "verifikasi", "id", "dari", "ke", "tautan", "acuan", "isian", "tanda", "bekas"})

Text = tuple[str, Span]


def may_lack(huruf: Huruf, nodes: Iterable[Node | None]) -> bool:
    """Is there anything in these files that the font might lack?  Hardly ever, and it is said without loading the font."""
    usual = USUAL if not huruf.berkas and huruf.nama.casefold() in BUILT_IN else frozenset()
    return any(not (text.isascii() or usual.issuperset(text)) for node in nodes for text in _written(node))


def _written(node: Node | None) -> Iterator[str]:
    if isinstance(node, ScalarNode):
        yield node.text
    elif isinstance(node, SequenceNode):
        for item in node.items:
            yield from _written(item)
    elif node is not None:
        for key, value in node.entries:
            yield key.text
            yield from _written(value)


def report_glyphs(sop: Sop, huruf: Huruf, report: Report) -> None:
    """What of the SOP's texts the profile's font cannot print; characters are judged by its regular face."""
    texts = [(text, span) for text, span in _texts(sop, sop.span) if not text.isascii()]
    fonts = load_fonts(huruf.nama, huruf.berkas, sop.span, Report())       # what is wrong with the font is told by who prints
    known = fonts.faces["biasa"].widths
    for characters, spans in _by_file(texts, lambda c: _is_missing(c, known)):
        message = f"huruf {fonts.docx_name} tidak mempunyai {_names(characters)}, {_lines(spans)}"
        hint = "ganti karakter itu, atau pakai huruf lain di instansi.yaml"
        report.peringatan("SOP404", message, min(spans), "tercetak sebagai kotak", hint)
    for characters, spans in _by_file(texts, lambda c: _needs_setting(c) and not _is_missing(c, known)):
        message = f"tulisan dengan {_names(characters)} tidak dapat disusun dengan benar, {_lines(spans)}"
        report.peringatan("SOP405", message, min(spans), "periksa hasil cetaknya", "tulis dengan huruf Latin tanpa tanda lepas")


def _is_missing(character: str, known: Container[str]) -> bool:
    if character in "\n":
        return False
    return character not in known or character in LOST or unicodedata.category(character) in UNKNOWN


def _needs_setting(character: str) -> bool:
    return unicodedata.bidirectional(character) in _KANAN_KE_KIRI or unicodedata.category(character) in MARKS


def _by_file(texts: Iterable[Text], told: Callable[[str], bool]) -> Iterator[tuple[list[str], list[Span]]]:
    """For each file the characters to be told, each once, and where they stand."""
    found: dict[str, tuple[dict[str, None], list[Span]]] = {}
    for text, span in texts:
        if characters := [c for c in text if told(c)]:
            seen, spans = found.setdefault(span.file, ({}, []))
            seen |= dict.fromkeys(characters)
            spans.append(span)
    return ((list(seen), spans) for seen, spans in found.values())


def _names(characters: list[str]) -> str:
    return listed([named(c) for c in characters])


def _lines(spans: list[Span]) -> str:
    return in_lines({span.line for span in spans})


def _texts(value: object, span: Span) -> Iterator[Text]:
    """Every text inside that can be printed, with the nearest place that is known for it."""
    if isinstance(value, str):
        yield value, span
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part, span)
    elif isinstance(value, Mapping):
        for key, part in value.items():
            yield from _texts((key, part), span)
    elif is_dataclass(value):
        yield from _fields(value, getattr(value, "span", span) or span)


def _fields(value: Any, span: Span) -> Iterator[Text]:
    places = value.tempat if isinstance(value, Identitas) else {}
    for name in _names_of(cast("Hashable", type(value))):
        part = getattr(value, name)
        if not (isinstance(value, Simbol) and name == "pelaksana"):       # the key of its column
            yield from _texts(part, places.get(name.replace("_", " "), span))


@cache
def _names_of(kind: Hashable) -> tuple[str, ...]:
    """The fields of a type of the model that hold what is printed."""
    return tuple(f.name for f in fields(cast("Any", kind)) if f.compare and f.name not in _UNPRINTED)
