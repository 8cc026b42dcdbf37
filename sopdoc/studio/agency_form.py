"""The schema of instansi.yaml and what the file says → the fields of a form; the form knows no key that the schema does not.

    text, number     a field            enum        a choice              list of texts   a field of several lines
    mapping          its fields, under its name     other keys            its members, and a button for one more
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sopdoc.edit.change import Path
from sopdoc.profile.source import profile_names
from sopdoc.schema.document import schema
from sopdoc.schema.shapes import Schema
from sopdoc.source.node import MappingNode, Node, ScalarNode
from sopdoc.studio.agency_requests import Bernama, FieldKind, Isian
from sopdoc.studio.texts import said

PICTURES = ("logo", "logo kanan")
PROFILE = ("profil",)
_REF = "#/$defs/"


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the walk is: the schema's definitions, and the path with its names so far."""

    defs: Mapping[str, Schema]
    jalur: Path = ()

    def under(self, key: str) -> _Place:
        return _Place(self.defs, (*self.jalur, key))


def agency_form(node: Node | None) -> tuple[tuple[Isian, ...], tuple[Bernama, ...]]:
    """Every field in the schema's order; `node` is the file as it was read."""
    whole = schema("instansi")
    found = tuple(_members(whole, node, _Place(whole["$defs"])))
    return tuple(one for one in found if isinstance(one, Isian)), tuple(one for one in found if isinstance(one, Bernama))


def _members(record: Schema, node: Node | None, place: _Place) -> Iterator[Isian | Bernama]:
    for key, shape in record["properties"].items():
        yield from _member(shape, _value(node, key), place.under(key))


def _member(shape: Schema, node: Node | None, place: _Place) -> Iterator[Isian | Bernama]:
    ways = tuple(_ways(shape, place.defs))
    record = next((one for one in ways if "properties" in one), None)
    named = next((one for one in ways if "properties" not in one and isinstance(one.get("additionalProperties"), dict)), None)
    if named:
        yield from _named(shape, named["additionalProperties"], node, place)
    elif record and (isinstance(node, MappingNode) or all(one is record or _says_nothing(one) for one in ways)):
        yield from _members(record, node, place)
    else:
        yield _field(shape, ways, node, place)


def _named(shape: Schema, below: Schema, node: Node | None, place: _Place) -> Iterator[Isian | Bernama]:
    fields = (one for one in _member(below, None, place.under("")) if isinstance(one, Isian))
    yield Bernama(place.jalur, shape.get("description", ""), tuple(fields))
    for key, value in node.entries if isinstance(node, MappingNode) else ():
        yield from _member(below, value, place.under(key.text))


def _field(shape: Schema, ways: tuple[Schema, ...], node: Node | None, place: _Place) -> Isian:
    words = profile_names() if place.jalur == PROFILE else _words(ways)
    text = "" if node is None else said(node)
    locked = "" if node is None or text is not None else f"baris {node.span.line} ditulis dengan bentuk yang tidak dapat diisi di sini"
    example = next(iter(shape.get("examples", ())), "")
    lines = example if isinstance(example, list) else [example]
    return Isian(
        place.jalur, tuple(map(str, place.jalur[:-1])), _kind(ways, words, place.jalur), text or "", shape.get("description", ""),
        "\n".join(str(line) for line in lines if not isinstance(line, dict | list)), words, locked,
    )


def _kind(ways: tuple[Schema, ...], words: tuple[str, ...], path: Path) -> FieldKind:
    if path[-1] in PICTURES:
        return "gambar"
    if any(one.get("type") == "array" for one in ways):
        return "baris"
    free = any("string" in _types(one) for one in ways)
    return "pilihan" if words and (not free or path == PROFILE) else "teks"


def _words(ways: tuple[Schema, ...]) -> tuple[str, ...]:
    """What can be chosen, also for the items of a list."""
    own = (word for one in ways for word in one.get("enum", (one["const"],) if "const" in one else ()))
    return tuple(dict.fromkeys(word for word in own if isinstance(word, str) and word))


def _ways(shape: Schema, defs: Mapping[str, Schema]) -> Iterator[Schema]:
    """Every way in which a value can be written, but for the empty one."""
    if "$ref" in shape:
        yield from _ways(defs[shape["$ref"].removeprefix(_REF)], defs)
    elif "anyOf" in shape and "type" not in shape:
        for one in shape["anyOf"]:
            yield from _ways(one, defs)
    elif "allOf" in shape and "type" not in shape:
        yield from _ways(shape["allOf"][0], defs)
    elif not _says_nothing(shape):
        yield shape


def _says_nothing(shape: Schema) -> bool:
    return shape.get("type") == "null" or shape.get("pattern") == r"^\s*$"


def _types(shape: Schema) -> tuple[str, ...]:
    kinds = shape.get("type", ())
    return (kinds,) if isinstance(kinds, str) else tuple(kinds)


def _value(node: Node | None, key: str) -> Node | None:
    found = node.get(key) if isinstance(node, MappingNode) else None
    return None if isinstance(found, ScalarNode) and not found.text.strip() else found
