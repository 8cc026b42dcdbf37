"""The places of a sheet → what can be written there: a path of the definition, its words, how they are written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from sopdoc.diagnostics import Span
from sopdoc.edit.change import Path, find
from sopdoc.formulir.form import TEXTS
from sopdoc.formulir.shown import FIELDS, MANY
from sopdoc.model.markah import decode_judul
from sopdoc.model.sop import PENANDA_TANGAN
from sopdoc.naskah import Naskah
from sopdoc.preview.areas import Area, PageAreas
from sopdoc.source.node import MappingNode, Node, SequenceNode
from sopdoc.studio.dates import is_date, iso_of
from sopdoc.studio.requests import Kind, Kotak
from sopdoc.studio.signers import is_written_out, signer_of
from sopdoc.studio.texts import said

Place = tuple[int, int]
LOCKED = "ditulis dengan bentuk yang tidak dapat disunting di sini"


@dataclass(frozen=True, slots=True)
class _Paths:
    """Where mappings, keys and values begin → their paths; an outer one first, where several begin at one place."""

    mappings: dict[Place, Path] = field(default_factory=dict)
    keys: dict[Place, Path] = field(default_factory=dict)
    values: dict[Place, Path] = field(default_factory=dict)


def cells_of(naskah: Naskah, pages: tuple[PageAreas, ...]) -> tuple[tuple[Kotak | None, ...], ...]:
    paths = _Paths()
    _note(naskah.node, (), paths)
    return tuple(tuple(_cell(area, naskah, paths) for area in page.areas) for page in pages)


def _note(node: Node, path: Path, paths: _Paths) -> None:
    at = _start(node.span)
    paths.values.setdefault(at, path)
    if isinstance(node, MappingNode):
        paths.mappings.setdefault(at, path)
        for key, value in node.entries:
            paths.keys.setdefault(_start(key.span), (*path, key.text))
            _note(value, (*path, key.text), paths)
    elif isinstance(node, SequenceNode):
        for index, item in enumerate(node.items):
            _note(item, (*path, index), paths)


def _start(span: Span) -> Place:
    return span.line, span.column


def _cell(area: Area, naskah: Naskah, paths: _Paths) -> Kotak | None:
    path = next(_path(area, naskah, paths), None)
    if path is None:
        return None
    if is_written_out(path, naskah.node):
        who = signer_of(naskah, str(path[0]))
        return Kotak(path, "\n".join(words for words in who.values() if words), "orang", orang=who)
    words = _words(naskah.node, path)
    kind = _kind(path, words)
    date = iso_of(find(naskah.node, path)) if words and kind == "tanggal" else ""
    return Kotak(path, words or "", kind, "" if words is not None else LOCKED, date)


def _path(area: Area, naskah: Naskah, paths: _Paths) -> Iterator[Path]:
    """None for what is not written in the definition, and for lanes, whose words are symbols."""
    at = _start(area.span)
    if area.span.file != naskah.definition.shown or area.jenis not in ("sel", "judul"):
        return
    if area.kegiatan and area.kunci in TEXTS:
        yield (*paths.mappings[_row(area, naskah)], area.kunci)
    elif area.kegiatan:
        yield from _found(paths.values, at) if area.kunci == "judul" else ()
    elif area.lajur:
        yield from _found(paths.keys, at)
        yield from _found(paths.values, at)
    elif area.kunci in FIELDS:
        yield (area.kunci,)
    elif area.kunci:
        yield from (path for path in _found(paths.keys, at) if _is_called(path, area.kunci))


def _row(area: Area, naskah: Naskah) -> Place:
    flow, row = map(int, area.kegiatan.split("/"))
    return _start(naskah.sop.alur[flow].kegiatan[row].span)


def _found(places: Mapping[Place, Path], at: Place) -> Iterator[Path]:
    if at in places:
        yield places[at]


def _is_called(path: Path, key: str) -> bool:
    """Not the beginning of the file, where places that nothing is written of are said to be."""
    return isinstance(path[-1], str) and decode_judul(path[-1]) == key


def _words(node: Node, path: Path) -> str | None:
    """ "" for what is not written yet, None for what cannot be written as words."""
    found = _found_at(node, path)
    return "" if found is None else said(found)


def _found_at(node: Node, path: Path) -> Node | None:
    try:
        return find(node, path)
    except LookupError:
        return None


def _kind(path: Path, words: str | None) -> Kind:
    key = path[-1]
    if is_date(path):
        return "tanggal"
    if len(path) == 1 and key in PENANDA_TANGAN and words is not None:
        return "pejabat"
    return "butir" if (len(path) == 1 and key in MANY) or path[0] == "bagian" else "teks"
