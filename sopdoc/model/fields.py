"""Node → plain values: the few readers that all decoders are made of.

Each reader takes what may be missing or wrong, reports the latter (SOP101 … SOP104) and returns a harmless value, so
that one run finds every mistake.  A decoded value therefore means nothing once its report holds an error.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from sopdoc.diagnostics import NOWHERE, Diagnostic, Fix, Report, Severity, Span
from sopdoc.source.node import MappingNode, Node, ScalarNode, SequenceNode, is_absent
from sopdoc.source.typography import unquoted

STRIP = "-–—"         # written where there is nothing, and never will be
NOTHING: Mapping[str, str] = MappingProxyType({})

_TITIK = re.compile(r"[.…_()\s]*")
_BARIS = re.compile(r"\s*\n\s*")
_SPASI = re.compile(r"[ \t]{2,}|\t")
_BANYAK = 14         # candidates in one hint; more of them help nobody
_ASING = 20          # unknown keys of one mapping that get a hint; more of them are another kind of file
_SELA = re.compile(r"\s*[,;/&+]\s*|\s+dan\s+")      # between the parts of a list that is written as a text
_HAMPIR = 0.85        # likeness of a slip of the pen: one letter of six, two of fourteen
_PANJANG = 60        # characters of a word that is looked up; difflib is quadratic


@dataclass(frozen=True, slots=True)
class Fields:
    """A mapping whose keys are known.  `nodes` holds the values that say something, `keys` every known key as written.

    `head` is where a missing key is missed: the whole mapping on one line, the first key of a longer one.  `meant` are the
    known keys that misspelled ones stand for: told once, they are not missed as well.
    """

    nodes: Mapping[str, Node]
    keys: Mapping[str, ScalarNode]
    span: Span
    report: Report
    broken: bool = False
    head: Span = NOWHERE
    meant: frozenset[str] = frozenset()

    def get(self, key: str) -> Node | None:
        return self.nodes.get(key)

    def has(self, key: str) -> bool:
        return key in self.nodes

    def place(self, key: str) -> Span:
        """Where the value stands; the key for an empty value, the head for a missing key."""
        node = self.nodes.get(key) or self.keys.get(key)
        return node.span if node else self.head

    def text(self, key: str, default: str = "") -> str:
        node = self.nodes.get(key)
        return default if node is None else read_text(node, key, self.report)

    def required(self, key: str, hint: str = "") -> str:
        """A text that must be there (SOP102)."""
        self.demand(key, hint)
        return self.text(key)

    def demand(self, key: str, hint: str = "") -> None:
        """Report a required key that is missing or empty, unless the mapping itself was already refused."""
        if key in self.nodes or self.broken or (key in self.meant and key not in self.keys):
            return
        label = "masih kosong" if key in self.keys else f'"{key}" belum ada'
        self.report.galat("SOP102", f'"{key}" wajib diisi', self.place(key), label, hint or f"tulis `{key}: …`")

    def lines(self, key: str) -> tuple[str, ...]:
        """One text or a list of texts; every line of a text is a line."""
        node = self.nodes.get(key)
        return () if node is None else read_lines(node, key, self.report)

    def required_lines(self, key: str, hint: str = "") -> tuple[str, ...]:
        """Lines, of which one must be there (SOP102)."""
        self.demand(key, hint)
        lines, node = self.lines(key), self.nodes.get(key)
        if not lines and isinstance(node, SequenceNode):
            self.report.galat("SOP102", f'"{key}" wajib diisi', node.span, "masih kosong", hint or f"tulis `{key}: …`")
        return lines

    def choice(self, key: str, options: Collection[str], default: str) -> str:
        node = self.nodes.get(key)
        return default if node is None else read_choice(node, key, options, default, self.report)


def open_fields(
    node: Node | None, known: Collection[str], what: str, report: Report, elsewhere: Mapping[str, str] = NOTHING,
    sebutan: Mapping[str, str] = NOTHING,
) -> Fields:
    """The mapping `node` with its keys checked (SOP101); anything else is refused (SOP103) and opens as an empty mapping.

    `elsewhere`: hints for keys that have their place in another mapping; `sebutan`: what people call known keys → the key.
    """
    if not isinstance(node, MappingNode):
        if node is not None:
            refuse_kind(node, what, "isian `kunci: nilai`", report)
        span = node.span if node else NOWHERE
        return Fields({}, {}, span, report, broken=True, head=span)
    nodes: dict[str, Node] = {}
    keys: dict[str, ScalarNode] = {}
    strange: list[ScalarNode] = []
    for key, value in node.entries:
        if key.text not in known:
            strange.append(key)
            continue
        keys[key.text] = key
        if not is_absent(value):
            nodes[key.text] = value
    hints = {**elsewhere, **_cut_off(node, known)} if strange else elsewhere
    meant = frozenset(_refuse_key(key, number <= _ASING, known, what, report, hints, sebutan) for number, key in enumerate(strange, 1))
    long = node.entries and node.span.end_line > node.span.line
    return Fields(nodes, keys, node.span, report, head=node.entries[0][0].span if long else node.span, meant=meant)


def _cut_off(node: MappingNode, known: Collection[str]) -> dict[str, str]:
    """What stands between braces behind a comma, and no key: the rest of a text, by its words the hint how to write it.

        {output: Surat, tembusan}
    """
    hints: dict[str, str] = {}
    owner, text, line = "", "", 0
    for key, value in node.entries:
        rest = isinstance(value, ScalarNode) and not value.text and key.text not in known
        if rest and owner and key.span.line == line and len(hints) < _ASING and not nearest(key.text, known):
            text += f", {key.text}"
            hints[key.text] = f'beri tanda kutip pada teks yang memuat koma: `{owner}: "{text}"`'
        else:
            owner, text = (key.text, value.text) if isinstance(value, ScalarNode) else ("", "")
        line = value.span.end_line
    return hints


def _refuse_key(
    key: ScalarNode, hinted: bool, known: Collection[str], what: str, report: Report, elsewhere: Mapping[str, str],
    sebutan: Mapping[str, str],
) -> str:
    """Report an unknown key (SOP101); the known one that it surely stands for, or ""."""
    meant = unquoted(key.text)
    word = meant or key.text
    near = nearest(word, known) if hinted and word not in elsewhere and not called(word, sebutan) else ""
    hint = elsewhere.get(word) or (suggest(word, known, sebutan) if hinted else "")
    if meant:
        hint = f"kunci ditulis tanpa tanda kutip lengkung; {hint}".removesuffix("; ")
    fix = fix_of(key, word, known) if near and not meant else None
    report.galat("SOP101", f'kunci "{key.text[:_PANJANG]}" tidak dikenal di {what}', key.span, "tidak dikenal", hint, fix)
    return near


def clean(text: str) -> str:
    """One line of text as it is printed: single spaces, also for line breaks, none at the ends."""
    text = _BARIS.sub(" ", text.strip())
    return _SPASI.sub(" ", text) if "  " in text or "\t" in text else text


def read_text(node: Node, what: str, report: Report) -> str:
    """A single-line text; line breaks become spaces (SOP122)."""
    if not isinstance(node, ScalarNode):
        refuse_kind(node, what, "teks", report)
        return ""
    if "\n" in node.text.strip():
        hint = "tulis dalam satu baris, atau lipat teks panjang dengan > sebagai ganti |"
        message = f"pergantian baris di {what} dibaca sebagai spasi"
        report.add(Diagnostic("SOP122", Severity.CATATAN, message, node.span, "dicetak sebagai satu teks", hint))
    return clean(node.text)


def is_strip(node: Node | None) -> bool:
    """Is it a dash, which says that there is none?"""
    return isinstance(node, ScalarNode) and node.text.strip() in tuple(STRIP)


def is_dots(text: str) -> bool:
    """Does it leave a place for handwriting, and nothing else?"""
    return _TITIK.fullmatch(text) is not None


def read_items(node: Node, what: str, report: Report) -> tuple[Node, ...]:
    """The items of a list, or one text as a list of itself; empty items are left out."""
    if isinstance(node, MappingNode):
        refuse_kind(node, what, "teks atau daftar", report)
        return ()
    items = node.items if isinstance(node, SequenceNode) else (node,)
    return tuple(item for item in items if not is_absent(item))


def read_lines(node: Node, what: str, report: Report) -> tuple[str, ...]:
    """The lines of one text or of a list of texts; empty ones are left out."""
    found: list[str] = []
    for item in read_items(node, what, report):
        found += map(clean, item.text.split("\n")) if isinstance(item, ScalarNode) else (read_text(item, what, report),)
    return tuple(line for line in found if line)


def read_choice(
    node: Node, what: str, options: Collection[str], default: str, report: Report, sebutan: Mapping[str, str] = NOTHING,
    several: bool = False,
) -> str:
    """One of `options`, spelled exactly so (SOP104); `sebutan` and `several` as `suggest` has them."""
    text = read_text(node, what, report)
    if text in options:
        return text
    if isinstance(node, ScalarNode):
        hint = suggest(text, options, sebutan, several)
        report.galat("SOP104", f'"{text}" bukan pilihan untuk {what}', node.span, "tidak dikenal", hint, fix_of(node, text, options))
    return default


def refuse_kind(node: Node, what: str, wanted: str, report: Report, hint: str = "") -> None:
    """Say which shape was found and which was wanted (SOP103)."""
    found, general = _describe(node)
    hint = hint or (general if wanted.startswith("teks") else "")
    report.galat("SOP103", f"{what} harus berupa {wanted}, bukan {found}", node.span, found, hint)


def _describe(node: Node) -> tuple[str, str]:
    if isinstance(node, SequenceNode):
        return "daftar", "tulis sebagai satu teks, tanpa - dan tanpa [ ]"
    if isinstance(node, MappingNode):
        return "isian `kunci: nilai`", 'bila titik dua bagian dari teks, beri tanda kutip: "…: …"'
    return "teks", ""


def suggest(word: str, options: Iterable[str], sebutan: Mapping[str, str] = NOTHING, several: bool = False) -> str:
    """A hint with the candidate that is called so, the list that is meant, the nearest candidate, or all of them when none is near.

    `sebutan`: what people call the candidates (titles, words on the sheet) → the candidate; `several`: a list is taken too.
    """
    known = list(dict.fromkeys(options))
    if not known:
        return ""
    parts = _SELA.split(word) if several and not called(word, sebutan) else ()
    meant = [_meant(part, known, sebutan) for part in parts if part]
    if len(meant) > 1 and all(meant):
        return f"tulis sebagai daftar: [{', '.join(dict.fromkeys(meant))}]"
    near = _meant(word, known, sebutan)
    if near:
        return f'maksud Anda "{near}"?'
    rest = ", …" if len(known) > _BANYAK else ""
    return f"tersedia: {', '.join(known[:_BANYAK])}{rest}"


def _meant(word: str, known: Collection[str], sebutan: Mapping[str, str]) -> str:
    """The candidate that a word surely stands for, or ""."""
    if word in known:
        return word
    near = nearest(word, known) or sebutan.get(nearest(word, sebutan), "")
    return called(word, sebutan) or near or _begun(word, {**dict(zip(known, known, strict=True)), **sebutan})


def called(word: str, sebutan: Mapping[str, str]) -> str:
    """The candidate that people call exactly so, in whatever capitals, or ""."""
    folded = _bare(word)
    return next((kunci for nama, kunci in sebutan.items() if _bare(nama) == folded), "")


def _begun(word: str, sebutan: Mapping[str, str]) -> str:
    """The one candidate whose name begins with these words: "Kepala Bagian" for "Kepala Bagian Organisasi"."""
    found = {kunci for nama, kunci in sebutan.items() if _bare(nama).startswith(f"{_bare(word)} ")}
    return found.pop() if len(found) == 1 else ""


def _bare(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".:")


def nearest(word: str, options: Iterable[str]) -> str:
    """The candidate that is spelled almost so, or ""."""
    folded = {option.casefold(): option for option in reversed(list(options))}
    near = difflib.get_close_matches(word[:_PANJANG].casefold(), folded, n=1, cutoff=0.7)
    return folded[near[0]] if near else ""


def fix_of(node: ScalarNode, word: str, options: Iterable[str]) -> Fix | None:
    """The one candidate that is spelled nearly so, in place of a word of the node; None when there is none, or another one near."""
    folded = {option.casefold(): option for option in options}
    near = difflib.get_close_matches(word[:_PANJANG].casefold(), folded, n=2, cutoff=_HAMPIR)
    return Fix(node.span, word, folded[near[0]]) if len(near) == 1 else None
