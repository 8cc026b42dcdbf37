"""A definition's text → the places of its keys, values and dashes, so that pieces of it can be moved without being rewritten.

    nama: Uji  # c      Entry(key 0:0–0:4, value Leaf 0:6–0:9)
    kegiatan:           Entry(…, value Items(column 2, …))
      - uraian: x         Item(dash 2:2, value Entries(column 4, …))

Lines and columns count from 0.  Only what `read` found faultless may be given here: no anchors, tags or aliases.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any, TypeAlias

import yaml

from sopdoc.source.pasted import ordinary_text
from sopdoc.source.read import loader_for

Place: TypeAlias = tuple[int, int]

_PLAIN = re.compile(r"[A-Za-z0-9](?:[\w ./…()-]*[\w.…)])?")    # texts that need no quotes in YAML


class UnusualError(Exception):
    """A way of writing that is legal and rare (`? key`): such a file is left as it is."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A text, or a flow collection with its own entries by key; the end of a block scalar is where its header begins."""

    start: Place
    end: Place
    block: bool = False
    entries: tuple[tuple[str, Place, Place], ...] = ()

    @property
    def empty(self) -> bool:
        return self.start == self.end


@dataclass(frozen=True, slots=True)
class Entry:
    """`key: value` in a block mapping."""

    text: str
    start: Place
    end: Place
    value: Piece


@dataclass(frozen=True, slots=True)
class Entries:
    """A block mapping."""

    start: Place
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Items:
    """A block list; its dashes stand in the column of `start`."""

    start: Place
    items: tuple[Piece, ...]


Piece: TypeAlias = Leaf | Entries | Items


def places(text: str) -> Piece:
    """The places in a text without carriage returns; raises UnusualError."""
    loader = loader_for(text)
    try:
        loader.get_event()   # stream start
        loader.get_event()   # document start
        return _Reader(loader).piece(loader.get_event())
    except yaml.YAMLError as fault:
        raise UnusualError from fault
    finally:
        loader.dispose()


class _Reader:
    def __init__(self, loader: Any) -> None:
        self._next = loader.get_event

    def piece(self, event: Any) -> Piece:
        if isinstance(event, yaml.ScalarEvent):
            block = event.style in ("|", ">")
            start = _place(event.start_mark)
            return Leaf(start, start if block else _place(event.end_mark), block)
        if event.flow_style:
            return self._flow(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._items(event)
        return self._entries(event)

    def _items(self, start: Any) -> Items:
        items: list[Piece] = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            items.append(self.piece(event))
        return Items(_place(start.start_mark), tuple(items))

    def _entries(self, start: Any) -> Entries:
        entries: list[Entry] = []
        while not isinstance(key := self._next(), yaml.MappingEndEvent):
            if not isinstance(key, yaml.ScalarEvent) or _place(key.start_mark)[0] != _place(key.end_mark)[0]:
                raise UnusualError
            value = self.piece(self._next())
            entries.append(Entry(ordinary_text(key.value).strip(" "), _place(key.start_mark), _place(key.end_mark), value))
        return Entries(_place(start.start_mark), tuple(entries))

    def _flow(self, start: Any) -> Leaf:
        """A flow collection as one piece; the entries of a mapping are kept, so that they can change places."""
        entries: list[tuple[str, Place, Place]] = []
        mapping = isinstance(start, yaml.MappingStartEvent)
        while not isinstance(event := self._next(), yaml.MappingEndEvent | yaml.SequenceEndEvent):
            key = self.piece(event)
            if mapping:
                value = self.piece(self._next())
                assert isinstance(key, Leaf)
                assert isinstance(value, Leaf)
                entries.append((getattr(event, "value", ""), key.start, value.end))
        return Leaf(_place(start.start_mark), _place(event.end_mark), entries=tuple(entries))


def _place(mark: Any) -> Place:
    return mark.line, mark.column


def quoted(text: str) -> str:
    """A text as one YAML scalar, the way a definition writes it."""
    return text if _PLAIN.fullmatch(text) and text.casefold() != "null" else json.dumps(text, ensure_ascii=False)
