"""A definition that was read, which is what rules judge, versions are compared as, and commands change; an agency's together.

    reading ──▶ Naskah ──▶ Himpunan
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from sopdoc.definitions import Definition
from sopdoc.diagnostics import Report, Span
from sopdoc.model.decode_identitas import BAGIAN
from sopdoc.model.decode_instansi import InstansiBerkas
from sopdoc.model.decode_teks import Rujukan, decode_isi
from sopdoc.model.fields import clean
from sopdoc.model.markah import decode_judul
from sopdoc.model.nilai import Tanggal
from sopdoc.model.sop import PENANDA_TANGAN, Pejabat, Sop
from sopdoc.model.teks import Penanda
from sopdoc.profile.profile import Profile
from sopdoc.source.node import MappingNode, Node, ScalarNode, SequenceNode, is_absent
from sopdoc.source.pasted import HARD

TIDAK_ADA = "-"     # a section that says only this has nothing to say, and says so


@dataclass(frozen=True, slots=True)
class Butir:
    """One paragraph or item of a section: its words, the marker that its author typed, the definitions that it links to."""

    teks: str
    span: Span
    nomor: str = ""
    tautan: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Beku:
    """One approved version as it lies frozen: `utuh`: its bytes are those that were approved; `sama`: it says what the definition says."""

    revisi: int
    utuh: bool
    sama: bool
    tanggal: Mapping[str, Tanggal]


@dataclass(frozen=True)
class Naskah:
    """A definition that was read without an error: what it says (`sop`), where it says it (`node`), in which agency and on what sheet.

    Whoever asks for more of it says so: the checker sets `arsip`, its approved versions, oldest first, and `kode`, what another
    program fills in on its sheet, number, date and official among it.
    """

    definition: Definition
    berkas: InstansiBerkas
    node: Node
    profile: Profile
    sop: Sop
    arsip: tuple[Beku, ...] = ()
    kode: tuple[str, ...] = ()

    @cached_property
    def bagian(self) -> Mapping[str, tuple[Butir, ...]]:
        """The sections item by item, by key or title."""
        return dict(_bagian(self.node))

    @cached_property
    def teks(self) -> tuple[ScalarNode, ...]:
        """Every scalar value that can be printed, as written and in its order; keys, ids and what refers to them are left out."""
        return tuple(_scalars(self.node))

    def kosong(self) -> Iterator[str]:
        """The printed sections that are missing or empty, by the profile's spelling."""
        written = {name.casefold() for name, butir in self.bagian.items() if butir}
        return (title for row in self.profile.bagian for title in row if title.casefold() not in written)

    def lacks(self, title: str) -> bool:
        """Is a section that the sheet must have, and prints, missing or empty?"""
        return title.casefold() in map(str.casefold, self.profile.wajib) and title.casefold() in map(str.casefold, self.kosong())

    def penanda_tangan(self) -> Iterator[tuple[str, Node, Pejabat]]:
        """Who signs, as one of `PENANDA_TANGAN`, each with the node that names him."""
        for peran in PENANDA_TANGAN:
            written = self.node.get(peran) if isinstance(self.node, MappingNode) else None
            named = (node for node in items_of(written) if not is_absent(node))
            yield from ((peran, node, pejabat) for node, pejabat in zip(named, self.sop.identitas.penanda_tangan(peran), strict=True))

    def has(self, key: str) -> bool:
        """Is the key written, with or without a value?"""
        return isinstance(self.node, MappingNode) and self.node.get(key) is not None

    def place(self, key: str) -> Span:
        """Where the value of a top-level key stands; the key itself when it is empty, the first key when it is missing."""
        entries = self.node.entries if isinstance(self.node, MappingNode) else ()
        for name, value in entries:
            if name.text == key:
                return name.span if is_absent(value) else value.span
        return entries[0][0].span if entries else self.node.span

    def key_at(self, value: Span) -> ScalarNode | None:
        """The key whose value stands there."""
        return _key_at(self.node, value)

    def matching(self, pattern: re.Pattern[str]) -> Iterator[tuple[ScalarNode, re.Match[str]]]:
        """The first match in every text that has one.  Most patterns match nowhere, so all texts are searched as one first."""
        if pattern.search("\n".join([node.text for node in self.teks])):
            for node in self.teks:
                if match := pattern.search(node.text):
                    yield node, match


@dataclass(frozen=True, slots=True)
class Himpunan:
    """The SOPs of one agency, in path order; `tanggal` is the day of the review when somebody named one."""

    berkas: InstansiBerkas
    naskah: tuple[Naskah, ...] = ()
    tanggal: Tanggal | None = None


def _key_at(node: Node, value: Span) -> ScalarNode | None:
    if isinstance(node, MappingNode):
        own = next((key for key, inner in node.entries if inner.span == value), None)
        return own or next((found for _, inner in node.entries if (found := _key_at(inner, value))), None)
    items = node.items if isinstance(node, SequenceNode) else ()
    return next((found for item in items if (found := _key_at(item, value))), None)


def _bagian(node: Node) -> Iterator[tuple[str, tuple[Butir, ...]]]:
    if not isinstance(node, MappingNode):
        return
    for key, value in node.entries:
        if key.text in BAGIAN:
            yield key.text, tuple(_butir(value))
        elif key.text == "bagian" and isinstance(value, MappingNode):
            yield from ((str(decode_judul(clean(title.text))), tuple(_butir(inner))) for title, inner in value.entries)


def _butir(node: Node) -> Iterator[Butir]:
    """The items in order, the lines of one item one by one: all carry the item's place."""
    if isinstance(node, MappingNode):
        for key, value in node.entries:
            if key.text in ("bernomor", "butir", "teks"):
                yield from _butir(value)
    elif isinstance(node, SequenceNode):
        for item in node.items:
            yield from _butir(item)
    else:
        for blok in decode_isi(node, "", _TANPA_RUJUKAN, Report()).blok:
            nomor = blok.nomor if blok.penanda is Penanda.NOMOR else ""
            yield Butir(_spaced(blok.polos), node.span, nomor, tuple(k.tautan for k in blok.kata if k.tautan))


def _scalars(node: Node) -> Iterator[ScalarNode]:
    if isinstance(node, ScalarNode):
        yield replace(node, text=_spaced(node.text)) if HARD in node.text else node
    elif isinstance(node, SequenceNode):
        for item in node.items:
            yield from _scalars(item)
    else:
        for key, value in node.entries:
            if key.text in _NAMA:
                yield from (node for one in items_of(value) if isinstance(one, MappingNode) for node in _scalars(one))
            elif key.text not in _BUKAN_TEKS:
                yield from _scalars(value)


def items_of(node: Node | None) -> tuple[Node, ...]:
    """The items of a list; what is none is its only item."""
    return () if node is None else node.items if isinstance(node, SequenceNode) else (node,)


def _spaced(text: str) -> str:
    """Rules read words: whether a line may end between two of them is nothing to them."""
    return text.replace(HARD, " ")


_BUKAN_TEKS = frozenset({      # hold ids; or a form, whose words are titles and whose dots are to be filled in
    "id", "simbol", "cabang", "hubungan", "garis", "masuk", "lanjut dari", "lanjut", "timbal balik", "lampiran",
})
_NAMA = frozenset({"pelaksana", *PENANDA_TANGAN, "pejabat"})     # hold keys, but for the mappings among them that name somebody
_TANPA_RUJUKAN = Rujukan()
