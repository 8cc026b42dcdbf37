"""Texts of a definition and of its agency → warnings about what their font cannot print or our lines cannot set, one a file of each.

    SOP404  the font has no such character: an empty box would be printed
    SOP405  the font has it, but it needs more than letter after letter: writing from right to left, marks over other letters

Reported while a definition is read, since who only checks it must hear of it too; so fonts are loaded where they decide.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Container, Iterable, Iterator

from sopdoc.diagnostics import NOWHERE, Report, Span, in_lines
from sopdoc.layout.text.font_choice import load_fonts
from sopdoc.layout.text.fonts import BUILT_IN
from sopdoc.profile.profile import Huruf
from sopdoc.source.characters import listed, named
from sopdoc.source.node import Node, ScalarNode, SequenceNode

USUAL = frozenset(map(chr, [*range(0x20, 0x7F), *range(0xA0, 0x100)])) | frozenset("\n–—‘’“”„•…€™")     # what Arimo is known to have
UNKNOWN = frozenset({"Cc", "Cn", "Co", "Cs"})       # categories of what nobody agrees on the look of, whatever a font draws
LOST = "\ufffc\ufffd"                               # what programs write for what they could not
MARKS = frozenset({"Mn", "Mc", "Me"})
_KANAN_KE_KIRI = ("R", "AL", "AN")                  # Unicode's classes of writing direction
_UNPRINTED = frozenset({      # names and files
    "logo", "logo kanan", "gambar", "pdf", "huruf", "id", "lanjut", "masuk", "lanjut dari", "aturan", "profil", "verifikasi",
})

Text = tuple[str, Span]


def report_glyphs(huruf: Huruf, nodes: Iterable[Node | None], report: Report) -> None:
    """What of these files' texts the font cannot print; characters are judged by its regular face.

    The font is loaded only for what it might lack, which is hardly ever there.
    """
    usual = USUAL if not huruf.berkas and huruf.nama.casefold() in BUILT_IN else frozenset()
    texts = [(text, span) for node in nodes for text, span in _texts(node) if not (text.isascii() or usual.issuperset(text))]
    if not texts:
        return
    fonts = load_fonts(huruf.nama, huruf.berkas, NOWHERE, Report())        # what is wrong with the font is told by who prints
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


def _texts(node: Node | None) -> Iterator[Text]:
    """Every text of the file that can be printed; of keys, titles and the words of branches are."""
    if isinstance(node, ScalarNode):
        yield node.text, node.span
    elif isinstance(node, SequenceNode):
        for item in node.items:
            yield from _texts(item)
    elif node is not None:
        for key, value in node.entries:
            if key.text not in _UNPRINTED:
                yield key.text, key.span
                yield from _texts(value)
