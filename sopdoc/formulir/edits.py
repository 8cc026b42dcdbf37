"""A definition, its form today and the form as it shall be → the changes of the definition that make it so.

Only what differs is changed: a text, an item of a list, a branch; rows and columns come, go and move as a whole, with their
comments.  Which shape a symbol has goes without saying at the ends of a flow and where it branches; `shape_changes` say it where
the definition, once changed, shows another one than the form.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from sopdoc.edit.apply import exact
from sopdoc.edit.change import Change, Insert, Move, Path, Remove, Set, find
from sopdoc.formulir.form import Column, Field, Flow, Form, Row
from sopdoc.formulir.ways import OF_WAYS, names_of, way_changes, ways_value, whole_value
from sopdoc.source.node import MappingNode, Node, ScalarNode, SequenceNode
from sopdoc.writing.values import Bare, Value, bare, node_of
from sopdoc.writing.values import Flow as OneLine


def changes_of(node: Node, today: Form, wanted: Form) -> tuple[Change, ...]:
    """`node`: the definition that `today` shows; the new columns of `wanted` have their keys."""
    found: list[Change] = []
    for old, new in zip(today.fields, wanted.fields, strict=True):
        found += _field_changes(node, old, new)
    for number, (flow, asked) in enumerate(zip(today.flows, wanted.flows, strict=True)):
        if not (flow.shared and number):
            found += _column_changes((() if flow.shared else flow.path) + ("pelaksana",), flow.columns, asked.columns)
        found += _flow_changes(find(node, (*flow.path, "kegiatan")), flow, asked)
    return tuple(found)


def shape_changes(shown: Form, wanted: Form) -> tuple[Change, ...]:
    """`shown`: the form of the definition once it was changed; its rows are those of `wanted`, in their order."""
    return tuple(
        Set((*flow.path, "kegiatan", index, "simbol"), _shapes(new))
        for flow, asked in zip(shown.flows, wanted.flows, strict=True)
        for index, (old, new) in enumerate(zip(flow.rows, asked.rows, strict=True))
        if dict(old.ways.symbols) != dict(new.ways.symbols)
    )


def _shapes(row: Row) -> Bare:
    shapes = set(row.ways.symbols.values())
    return shapes.pop() if len(shapes) == 1 else OneLine(dict(row.ways.symbols))


# ---------------------------------------------------------------- fields and texts


def _field_changes(node: Node, old: Field, new: Field) -> Iterator[Change]:
    before, after = ([item.words for item in one.items if item.words.strip()] for one in (old, new))
    if before != after and new.whole is not None:
        yield from whole_changes(_at(node, old.path), old.path, new.whole)
    elif before != after:
        yield from value_changes(_at(node, old.path), old.path, [item.words for item in old.items], after)


def value_changes(node: Node | None, path: Path, before: Sequence[str], after: Sequence[str]) -> Iterator[Change]:
    """A list is changed item by item; words stay words, unless there are several now."""
    if isinstance(node, SequenceNode) and after:
        yield from _list_changes(path, before, after)
    elif node is not None or after:
        yield Set(path, list(after) if len(after) > 1 else "".join(after))


def whole_changes(node: Node | None, path: Path, value: Bare) -> Iterator[Change]:
    """Only the parts of a value that differ, as deep as both are alike."""
    if isinstance(node, MappingNode) and isinstance(value, Mapping) and [key.text for key, _ in node.entries] == list(value):
        for key, inner in value.items():
            yield from whole_changes(node.get(key), (*path, key), bare(inner))
    elif isinstance(node, SequenceNode) and (items := texts_of(node)) and (wanted := _texts_in(value)):
        yield from _list_changes(path, items, wanted)
    elif isinstance(node, SequenceNode) and isinstance(value, Sequence) and not isinstance(value, str) and len(node.items) == len(value):
        for index, inner in enumerate(value):
            yield from whole_changes(node.items[index], (*path, index), bare(inner))
    elif node is None or exact(node) != exact(node_of(value)):
        yield Set(path, value)


def texts_of(node: SequenceNode) -> list[str]:
    """Of a list of texts, none of any other."""
    found = [item.text.rstrip("\n") for item in node.items if isinstance(item, ScalarNode)]
    return found if len(found) == len(node.items) else []


def _texts_in(value: Bare) -> list[str]:
    """The same of a value."""
    found = [one for one in value if isinstance(one, str)] if isinstance(value, Sequence) and not isinstance(value, str) else []
    return found if isinstance(value, Sequence) and len(found) == len(value) else []


def _list_changes(path: Path, before: Sequence[str], after: Sequence[str]) -> Iterator[Change]:
    """From the end on, so that no change moves what the next one names."""
    for _, i1, i2, j1, j2 in reversed(SequenceMatcher(None, before, after, autojunk=False).get_opcodes()):
        kept = min(i2 - i1, j2 - j1)
        for index in reversed(range(i1 + kept, i2)):
            yield Remove((*path, index))
        for index in reversed(range(j1 + kept, j2)):
            yield Insert((*path, i1 + kept), after[index])
        for index in range(kept):
            if before[i1 + index] != after[j1 + index]:
                yield Set((*path, i1 + index), after[j1 + index])


def _at(node: Node, path: Path) -> Node | None:
    try:
        return find(node, path)
    except LookupError:
        return None


# ---------------------------------------------------------------- columns


def _column_changes(path: Path, today: Sequence[Column], wanted: Sequence[Column]) -> Iterator[Change]:
    old = {one.ref: one for one in today}
    asked = [one.ref for one in wanted]
    now = [ref for ref in old if ref in asked]
    yield from (Remove((*path, ref)) for ref in old if ref not in asked)
    for index, column in enumerate(wanted):
        if column.ref not in old:
            yield Set((*path, column.ref), column.nama)
            now.append(column.ref)
        elif column.nama != old[column.ref].nama:
            yield Set((*path, column.ref), column.nama)
        if now[index] != column.ref:
            now.remove(column.ref)
            now.insert(index, column.ref)
            yield Move((*path, column.ref), index)


# ---------------------------------------------------------------- rows


def _flow_changes(node: Node, today: Flow, wanted: Flow) -> Iterator[Change]:
    path = (*today.path, "kegiatan")
    old = {row.ref: (row, item) for row, item in zip(today.rows, _items(node), strict=True)}
    asked = [row.ref for row in wanted.rows]
    now = list(old)
    for index in reversed(range(len(now))):
        if now[index] not in asked:
            del now[index]
            yield Remove((*path, index))
    for index, ref in enumerate([ref for ref in asked if ref in old]):
        if now[index] != ref:
            yield Move((*path, now.index(ref)), index)
            now.remove(ref)
            now.insert(index, ref)
    names = names_of(old, wanted, counted=asked != list(old))
    for index, row in enumerate(wanted.rows):
        if row.ref not in old:
            yield Insert((*path, index), _new_row(row, wanted, names))
    for index, row in enumerate(wanted.rows):
        if row.ref in old:
            yield from _row_changes((*path, index), *old[row.ref], row, wanted, names)


def _items(node: Node) -> tuple[MappingNode, ...]:
    return tuple(item for item in node.items if isinstance(item, MappingNode)) if isinstance(node, SequenceNode) else ()


def _new_row(row: Row, flow: Flow, names: Mapping[str, str]) -> Mapping[str, Value]:
    if row.judul:
        return {"judul": row.texts["uraian"]}
    value: dict[str, Value] = {"id": names[row.ref]} if row.ref in names else {}
    if not row.bernomor:
        value["nomor"] = "tidak"
    value["uraian"] = row.texts["uraian"]
    value |= ways_value(row.ways, flow.columns, names)
    return value | {key: words for key, words in row.texts.items() if words and key != "uraian"} | dict(row.whole)


def _row_changes(path: Path, old: Row, item: MappingNode, new: Row, flow: Flow, names: Mapping[str, str]) -> Iterator[Change]:
    if new.ref in names and item.get("id") is None:
        yield Set((*path, "id"), names[new.ref])
    for key, words in new.texts.items():
        if words != old.texts.get(key, "") and key in new.whole:
            yield from whole_changes(item.get(key), (*path, key), new.whole[key])
        elif words != old.texts.get(key, ""):
            own = "judul" if new.judul else key
            node = item.get(own)
            after = words.split("\n") if isinstance(node, SequenceNode) else [words] if words else []
            yield from value_changes(node, (*path, own), old.texts.get(key, "").split("\n"), after)
    if new.ways.whole:
        yield from _whole_ways(path, item, whole_value(new.ways, names))
    else:
        yield from way_changes(path, item, old.ways, new.ways, flow.columns, names)


def _whole_ways(path: Path, item: MappingNode, asked: Mapping[str, Value]) -> Iterator[Change]:
    yield from (Remove((*path, key)) for key in OF_WAYS if item.get(key) is not None and key not in asked)
    for key, value in asked.items():
        yield from whole_changes(item.get(key), (*path, key), bare(value))
