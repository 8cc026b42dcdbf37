"""Forms as they are seen: what two of them have alike, whatever their members are called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sopdoc.formulir.form import ADDED, Flow, Form, Item, Row, Ways
from sopdoc.writing.charted import free_name, slug


def differing(shown: Form, wanted: Form) -> tuple[str, ...]:
    """Where the definition's form says something else than the one that was wanted; rows are counted alike in both."""
    found = [str(a.path[-1]) for a, b in zip(shown.fields, wanted.fields, strict=True) if _words(a.items) != _words(b.items)]
    for a, b in zip(shown.flows, wanted.flows, strict=True):
        found += ["pelaksana"] if _columns(a) != _columns(b) else []
        for one, other in zip(plain_rows(a), plain_rows(b), strict=True):
            found += [f'kegiatan "{other[0]}"'] if one != other else []
    return tuple(found)


def _columns(flow: Flow) -> list[tuple[str, str]]:
    return [(one.ref, one.nama.strip()) for one in flow.columns]


def _words(items: Sequence[Item]) -> list[str]:
    return [words for item in items if (words := item.words.strip())]


def plain_rows(flow: Flow) -> list[tuple[object, ...]]:
    """Rows as they are seen, targets by the place of their row."""
    place = {row.ref: str(index) for index, row in enumerate(flow.rows)}

    def ways(one: Ways) -> object:
        branches = tuple((word, place.get(target, target)) for word, target in one.branches)
        return dict(one.symbols), one.hubungan, branches, place.get(one.next, one.next)

    return [
        (row.texts["uraian"].strip(), {key: words.strip() for key, words in row.texts.items() if words.strip()}, ways(row.ways), row.judul)
        for row in flow.rows
    ]


def keyed(form: Form) -> Form:
    """New columns with keys made of their names."""
    return replace(form, flows=tuple(map(_keyed, form.flows)))


def _keyed(flow: Flow) -> Flow:
    taken = {column.ref for column in flow.columns}
    keys: dict[str, str] = {}
    for column in flow.columns:
        if column.ref.startswith(ADDED):
            keys[column.ref] = free_name(slug(column.nama), taken)
            taken.add(keys[column.ref])
    columns = tuple(replace(one, ref=keys.get(one.ref, one.ref)) for one in flow.columns)
    return replace(flow, columns=columns, rows=tuple(_with_keys(row, keys) for row in flow.rows))


def _with_keys(row: Row, keys: Mapping[str, str]) -> Row:
    return replace(row, ways=replace(row.ways, symbols={keys.get(ref, ref): shape for ref, shape in row.ways.symbols.items()}))
