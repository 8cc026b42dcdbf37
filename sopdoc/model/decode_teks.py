"""Node → Isi: paragraphs, items, **tebal**, *miring*, references to other SOPs and to rows.

    dasar hukum:                       Isi
      - UU Nomor 28 Tahun 1999   ─▶      Blok NOMOR "1."  Kata "UU Nomor 28 Tahun 1999"
      - "**PP** Nomor 8"         ─▶      Blok NOMOR "2."  Kata "PP" (tebal), Kata " Nomor 8"
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from sopdoc.diagnostics import Diagnostic, Report, Severity, Span
from sopdoc.model.fields import clean, open_fields, read_items, read_text, refuse_kind, suggest
from sopdoc.model.markah import decode_kata
from sopdoc.model.teks import KOSONG, Blok, Isi, Penanda
from sopdoc.source.node import MappingNode, Node, ScalarNode, SequenceNode, is_absent

KOLOM_TERBANYAK = 4   # columns of items in one cell; more leave no room for words

_BUTIR = re.compile(r"[-•]\s+(?=\S)")
_NOMOR = re.compile(      # small letters only: "S. Parman" is a name; and no two of them: "a. n. Gubernur" is an abbreviation
    r"([0-9]{1,2}[.)]|(?![a-z]\.\s+[a-z]\.)[a-z][.)])\s+(?=\S)"
)
_BILANGAN = re.compile(r"[0-9]+")
_RUJUKAN_NOMOR = re.compile(r"(?<!\\)\{#([^{}\s]+)\}")
_TAUTAN = re.compile(r"\[[^\[\]]+\]\([^()\s]+\)")
_BENTUK = ("bernomor", "butir", "teks")


@dataclass(frozen=True, slots=True)
class Rujukan:
    """What texts may refer to: sibling definitions by name, and printed row numbers by the row's id ("" for an unnumbered row)."""

    saudara: frozenset[str] = frozenset()
    nomor: Mapping[str, str] = field(default_factory=dict)


def decode_isi(node: Node | None, what: str, rujukan: Rujukan, report: Report) -> Isi:
    """A text, a list, or a mapping that says the shape; nothing → KOSONG."""
    if node is None or is_absent(node):
        return KOSONG
    if isinstance(node, ScalarNode):
        return Isi(_paragraf(node, rujukan, report), span=node.span)
    if isinstance(node, SequenceNode):
        penanda = Penanda.NOMOR if len(node.items) > 1 else Penanda.TANPA
        return Isi(_daftar(node, penanda, what, rujukan, report), span=node.span)
    return _decode_berbentuk(node, what, rujukan, report)


def _decode_berbentuk(node: MappingNode, what: str, rujukan: Rujukan, report: Report) -> Isi:
    if not any(key.text in (*_BENTUK, "kolom") for key, _ in node.entries):   # most likely a sentence with ": " in it
        refuse_kind(node, what, "teks atau daftar", report)
        return KOSONG
    fields = open_fields(node, (*_BENTUK, "kolom"), what, report)
    given = [key for key in _BENTUK if key in fields.nodes]
    if len(given) != 1:
        found = " dan ".join(f"`{key}`" for key in given) or "tidak ada"
        hint = "tulis tepat satu dari `bernomor`, `butir` atau `teks`"
        report.galat("SOP111", f"bentuk isi {what} tidak jelas", node.span, found, hint)
        return KOSONG
    penanda = Penanda(given[0])
    value = fields.nodes[given[0]]
    blok: tuple[Blok, ...]
    if isinstance(value, SequenceNode):
        blok = _daftar(value, penanda, what, rujukan, report)
    elif isinstance(value, ScalarNode) and penanda is Penanda.TANPA:
        blok = _paragraf(value, rujukan, report)
    else:
        refuse_kind(value, f"`{given[0]}`", "daftar", report)
        blok = ()
    return Isi(blok, _decode_kolom(fields.get("kolom"), report), node.span)


def _decode_kolom(node: Node | None, report: Report) -> int:
    if node is None:
        return 1
    text = read_text(node, "kolom", report)
    if text in {str(n) for n in range(1, KOLOM_TERBANYAK + 1)}:
        return int(text)
    if text:
        hint = f"tulis angka 1 sampai {KOLOM_TERBANYAK}"
        report.galat("SOP112", f'jumlah kolom "{text}" tidak dapat dipakai', node.span, "di sini", hint)
    return 1


def _daftar(node: SequenceNode, penanda: Penanda, what: str, rujukan: Rujukan, report: Report) -> tuple[Blok, ...]:
    """The items with their markers; further lines of an item stand without.

    Where all items bring a marker of one kind, these stay; else every item is counted, and what it brings are its words.
    """
    result: list[Blok] = []
    items = read_items(node, what, report)
    brought = _check_markers(items, penanda, what, report)
    for item in node.items:
        if is_absent(item):
            report.peringatan("SOP116", f"butir kosong di {what} dibuang", item.span, "kosong", "hapus butir ini")
    for count, item in enumerate(items, 1):
        if not isinstance(item, ScalarNode):
            refuse_kind(item, f"butir {what}", "teks", report)
            continue
        lines = _paragraf(item, rujukan, report, brought)
        if lines and lines[0].penanda is Penanda.TANPA:
            nomor = f"{count}." if penanda is Penanda.NOMOR else ""
            lines = (replace(lines[0], penanda=penanda, nomor=nomor), *lines[1:])
        result += lines
    return tuple(result)


def _check_markers(items: tuple[Node, ...], penanda: Penanda, what: str, report: Report) -> bool:
    """Are the items' own markers to be taken as such?  Told where only some of them have one (SOP123)."""
    found = {_kind_of_marker(item.text): item for item in items if isinstance(item, ScalarNode)}
    if penanda is Penanda.TANPA or len(found) < 2:
        return True
    marked = next(item for kind, item in found.items() if kind)
    hint = "hapus nomor yang diketik, atau beri semua butir nomor sejenis"
    message = f"tidak semua butir {what} bernomor sejenis"
    report.add(Diagnostic("SOP123", Severity.CATATAN, message, marked.span, "dicetak seperti tertulis", hint))
    return False


def _kind_of_marker(text: str) -> str:
    """`1.`, `a)` or `•` for any of its kind, "" without a marker."""
    penanda, nomor, _ = _penanda(clean(text.strip().split("\n")[0]))
    if penanda is Penanda.NOMOR:
        return _BILANGAN.sub("1", nomor) if nomor[0].isdigit() else f"a{nomor[-1]}"
    return "•" if penanda is Penanda.BUTIR else ""


def _paragraf(node: ScalarNode, rujukan: Rujukan, report: Report, brought: bool = True) -> tuple[Blok, ...]:
    """One block per line; an indented line goes on with the item above it.  `brought`: may the first line bring a marker?"""
    if "\n" not in node.text:
        return (_baris(clean(node.text), node.span, rujukan, report, brought),)
    lines: list[str] = []
    for raw in node.text.split("\n"):
        line = clean(raw)
        if line and raw[0] in " \t" and lines and _penanda(lines[-1])[0] is not Penanda.TANPA and _penanda(line)[0] is Penanda.TANPA:
            lines[-1] += f" {line}"
        elif line:
            lines.append(line)
    return tuple(_baris(line, node.span, rujukan, report, brought or number > 0) for number, line in enumerate(lines))


def _penanda(line: str) -> tuple[Penanda, str, int]:
    """Which marker begins the line, its text, and where the words begin."""
    if match := _BUTIR.match(line):
        return Penanda.BUTIR, "", match.end()
    if match := _NOMOR.match(line):
        return Penanda.NOMOR, match.group(1), match.end()
    return Penanda.TANPA, "", 0


def _baris(line: str, span: Span, rujukan: Rujukan, report: Report, brought: bool) -> Blok:
    penanda, nomor, start = _penanda(line) if brought else (Penanda.TANPA, "", 0)
    text = line[start:]
    if "{#" in text:
        def number(match: re.Match[str]) -> str:
            return _nomor(match.group(1), span, rujukan, report)

        text = _TAUTAN.sub(lambda link: _RUJUKAN_NOMOR.sub(number, link.group()), text)     # a link's words stay one run
    kata = tuple(replace(k, teks=_nomor(k.acuan, span, rujukan, report)) if k.acuan else k for k in decode_kata(text))
    for name in (k.tautan for k in kata if k.tautan and k.tautan not in rujukan.saudara):
        hint = suggest(name, sorted(rujukan.saudara))
        report.galat("SOP117", f'tidak ada definisi "{name}" di folder ini', span, f'rujukan ke "{name}"', hint)
    return Blok(kata, penanda, nomor, span)


def _nomor(kunci: str, span: Span, rujukan: Rujukan, report: Report) -> str:
    """The printed number of a row, as a text refers to it."""
    nomor = rujukan.nomor.get(kunci)
    if nomor is None:
        report.galat("SOP118", f'tidak ada kegiatan ber-id "{kunci}"', span, "rujukan nomor", suggest(kunci, rujukan.nomor))
    elif not nomor:
        report.galat("SOP118", f'kegiatan "{kunci}" tidak bernomor', span, "rujukan nomor", "hapus `nomor: tidak` pada kegiatan itu")
    return nomor or "?"
