"""A span → what the sheet calls that place: "kegiatan 6", "dasar hukum butir 2", 'pelaksana "Camat"', "tanggal revisi".

People who read a remark have the sheet in their hands, not the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from sopdoc.check.bahasa.kalimat import shortened
from sopdoc.check.row_names import row_name
from sopdoc.diagnostics import Span
from sopdoc.naskah import Himpunan, Naskah
from sopdoc.source.node import MappingNode, Node, ScalarNode, SequenceNode

BUTIR = "butir"
_TERPANJANG = 48                            # characters of a name that are told
_DAFTAR = ("bernomor", "butir", "teks")     # keys under which a section keeps its items
_ATAS = ("bagian",)                         # keys that only hold sections


class Places:
    """The names of places in the files of an agency's SOPs that can be read."""

    def __init__(self, himpunan: Himpunan) -> None:
        self._naskah: Mapping[str, Naskah] = {naskah.definition.shown: naskah for naskah in himpunan.naskah}
        self._instansi = himpunan.berkas.node

    def name(self, span: Span) -> str:
        """"" where no SOP of these says what stands there."""
        naskah = self._naskah.get(span.file)
        if naskah is None:
            return _of_file(self._instansi, span)
        rows = (kegiatan for alur in naskah.sop.alur for kegiatan in alur.kegiatan)
        row = next((row_name(kegiatan) for kegiatan in rows if _holds(kegiatan.span, span)), "")
        return row or _of_file(naskah.node, span)


def is_counted(name: str) -> bool:
    """Is it one row or item of many, so that a message that names it can be said of several?"""
    return name.startswith("kegiatan ") or f" {BUTIR} " in name


def all_names(names: Iterable[str]) -> str:
    """Several places in a few words: "kegiatan 2–4, 7; dasar hukum butir 1"."""
    split = [_split(name) for name in dict.fromkeys(names) if name]
    return "; ".join(f"{head} {_runs([last for _, last in found])}".strip() for head, found in groupby(split, lambda part: part[0]))


def _split(name: str) -> tuple[str, str]:
    head, _, last = name.rpartition(" ")
    return (head, last) if last.isdigit() else ("kegiatan", rest) if (rest := name.removeprefix("kegiatan ")) != name else ("", name)


def _runs(names: Sequence[str]) -> str:
    """"1, 2, 3, 5" → "1–3, 5"."""
    runs: list[list[str]] = []
    for name in names:
        if runs and name.isdigit() and runs[-1][-1].isdigit() and int(name) == int(runs[-1][-1]) + 1:
            runs[-1].append(name)
        else:
            runs.append([name])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(run) for run in runs)


def _of_file(node: Node | None, span: Span) -> str:
    """"" at a file's first key: what is missing in the file is told there."""
    first = node.entries[0][0].span if isinstance(node, MappingNode) and node.entries else span
    return "" if _holds(first, span) else _of_node(node, span)


def _of_node(node: Node | None, span: Span) -> str:
    """The top-level key whose value holds the span, and which of its items."""
    for key, value in node.entries if isinstance(node, MappingNode) else ():
        if _holds(key.span, span) or _holds(value.span, span):
            return _of_node(value, span) if key.text in _ATAS else f"{key.text}{_inside(value, span)}"
    return ""


def _inside(node: Node, span: Span) -> str:
    if isinstance(node, SequenceNode) and len(node.items) > 1:
        return next((f" {BUTIR} {number}" for number, item in enumerate(node.items, 1) if _holds(item.span, span)), "")
    if isinstance(node, MappingNode):
        for key, value in node.entries:
            if _holds(key.span, span) or _holds(value.span, span):
                named = value.text if isinstance(value, ScalarNode) else key.text
                return _inside(value, span) if key.text in _DAFTAR else f' "{shortened(named, _TERPANJANG)}"'
    return ""


def _holds(outer: Span, inner: Span) -> bool:
    begin = inner.line, inner.column
    return outer.file == inner.file and (outer.line, outer.column) <= begin < (outer.end_line, outer.end_column)
