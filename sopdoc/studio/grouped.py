"""Pelaksana under titles that they share: columns that come, go, move, and go under a title or out of it → changes of the definition.

    pelaksana:                      ("pelaksana", "Unit Pengirim", "gudang")
      Unit Pengirim:
        gudang: Petugas Gudang      a column is one of its group's keys, or stands beside the groups
      kepala: Kepala
"""

from __future__ import annotations

from collections.abc import Iterator

from sopdoc.edit.apply import exact
from sopdoc.edit.change import Change, Move, Path, Remove, Set, find
from sopdoc.formulir.form import ADDED, Flow
from sopdoc.naskah import Naskah
from sopdoc.source.node import MappingNode, ScalarNode
from sopdoc.studio.columns import check_free, new_column
from sopdoc.studio.gestures import (
    GONE,
    ColumnGesture,
    HapusPelaksana,
    KelompokkanPelaksana,
    PindahPelaksana,
    RefusedError,
    TambahPelaksana,
)
from sopdoc.studio.words import cleaned
from sopdoc.writing.charted import free_name, slug

Spot = tuple[Path, int]         # a group's path, and a place in it


def is_grouped(flow: Flow) -> bool:
    return any(one.locked for one in flow.columns)


def group_changes(gesture: ColumnGesture | KelompokkanPelaksana, flow: Flow, base: Naskah, today: Naskah) -> tuple[Change, ...]:
    """Raises RefusedError."""
    root: Path = ("pelaksana",) if flow.shared else (*flow.path, "pelaksana")
    if exact(find(base.node, root)) != exact(find(today.node, root)):
        raise RefusedError("pelaksana diubah di berkasnya", "lihat lembar yang baru, lalu ulangi")
    node = find(today.node, root)
    if not isinstance(node, MappingNode):
        raise GONE
    columns = _Columns(root, node)
    match gesture:
        case TambahPelaksana(_, at, nama):
            column = new_column(nama, flow)
            key = free_name(slug(column.nama), [one.ref for one in flow.columns if not one.ref.startswith(ADDED)])
            return tuple(_put(columns.spot(at), key, column.nama))
        case HapusPelaksana(_, key):
            columns.place(key)
            check_free(flow, key)
            return tuple(columns.removed(key))
        case PindahPelaksana(_, key, to):
            return tuple(columns.moved(key, to))
        case KelompokkanPelaksana(_, key, judul):
            return tuple(columns.under(key, cleaned(judul).replace("\n", " ")))


def _put(spot: Spot, key: str, nama: str) -> Iterator[Change]:
    group, at = spot
    yield Set((*group, key), nama)
    yield Move((*group, key), at)


class _Columns:
    """The columns from left to right, each with its group."""

    def __init__(self, root: Path, node: MappingNode) -> None:
        self.root, self.node = root, node
        self.spots: list[tuple[str, Spot, str]] = []
        for index, (key, value) in enumerate(node.entries):
            inside = value.entries if isinstance(value, MappingNode) else ()
            self.spots += [(own.text.strip(), ((*root, key.text), at), _words(name)) for at, (own, name) in enumerate(inside)]
            if not inside:
                self.spots.append((key.text.strip(), (root, index), _words(value)))

    def place(self, key: str) -> int:
        found = next((index for index, (own, _, _) in enumerate(self.spots) if own == key), None)
        if found is None:
            raise GONE
        return found

    def spot(self, at: int) -> Spot:
        """Where a column before the one at `at` stands: in that one's group; behind the last one in its group."""
        if not 0 <= at <= len(self.spots):
            raise GONE
        if at < len(self.spots):
            return self.spots[at][1]
        group, last = self.spots[-1][1]
        return group, last + 1

    def removed(self, key: str) -> Iterator[Change]:
        """A group goes with its last column."""
        _, (group, _), _ = self.spots[self.place(key)]
        alone = group != self.root and sum(spot[0] == group for _, spot, _ in self.spots) == 1
        yield Remove(group if alone else (*group, key))

    def moved(self, key: str, to: int) -> Iterator[Change]:
        """Among its own siblings it moves; elsewhere it takes the place of the one that stands there."""
        at = self.place(key)
        _, (group, _), nama = self.spots[at]
        rest = [one for one in self.spots if one[0] != key]
        if not 0 <= to <= len(rest):
            raise GONE
        if to == at:
            return
        target, index = rest[to][1] if to < len(rest) and (to <= at) else (rest[to - 1][1][0], rest[to - 1][1][1] + 1)
        if target == group:
            yield Move((*group, key), index if to < at else index - 1)
            return
        yield from self._into(key, nama, (target, index))

    def under(self, key: str, title: str) -> Iterator[Change]:
        at = self.place(key)
        _, (group, _), nama = self.spots[at]
        own = group[-1] if group != self.root else ""
        if title == own:
            return
        if not title:
            after = next(index for index, (one, _) in enumerate(self.node.entries) if one.text == own) + 1
            yield from self._into(key, nama, (self.root, after))
            return
        titles = {one.text.strip(): value for one, value in self.node.entries if isinstance(value, MappingNode)}
        if title in titles:
            yield from self._into(key, nama, ((*self.root, title), len(titles[title].entries)))
        elif title in {one for one, _, _ in self.spots}:
            raise RefusedError(f'"{title}" sudah menjadi kunci pelaksana', "pakai judul lain")
        else:
            yield from self._founded(key, nama, title)

    def _founded(self, key: str, nama: str, title: str) -> Iterator[Change]:
        """A new group where the column stood, or behind the group that it leaves."""
        _, (group, index), _ = self.spots[self.place(key)]
        alone = list(self.removed(key))
        if group != self.root:
            index = next(at for at, (one, _) in enumerate(self.node.entries) if one.text == group[-1]) + (alone[0].path != group)
        yield from alone
        yield Set((*self.root, title), {key: nama})
        yield Move((*self.root, title), index)

    def _into(self, key: str, nama: str, spot: Spot) -> Iterator[Change]:
        """Out of its group and into another one; a group that loses its last column goes."""
        (group, at), gone = spot, list(self.removed(key))
        yield from gone
        if group == self.root:
            before = [one.text for one, _ in self.node.entries][:at]
            at -= sum((*self.root, one) == gone[0].path for one in before)
        yield from _put((group, at), key, nama)


def _words(node: object) -> str:
    return node.text.rstrip("\n") if isinstance(node, ScalarNode) else ""
