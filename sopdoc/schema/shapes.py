"""Shapes of values → pieces of JSON Schema: what every key of a definition is described with.

Editors convert plain YAML scalars before they validate (`065` is a number, `2021-01-04` a text, an empty value null),
the decoder reads all of them as text; so a text may be any scalar here, and every empty value is allowed where the
decoder takes it for a missing key.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

Schema: TypeAlias = dict[str, Any]

SKALAR = ["string", "number", "boolean"]
KOSONG: Schema = {"type": ["string", "null"], "pattern": r"^\s*$"}
TEKS: Schema = {"type": [*SKALAR, "null"]}
WAJIB: Schema = {"type": SKALAR, "pattern": r"\S"}                      # a text that says something
DAFTAR: Schema = {"anyOf": [{"$ref": "#/$defs/teks"}, {"type": "array", "items": {"$ref": "#/$defs/teks"}}]}
_TANGGAL = r"[0-9]{4}-[0-9]{1,2}(-[0-9]{1,2})?|(([0-9]{1,2}|[.…_]+) ?)?[A-Za-z]+ [0-9]{4}|[-–—]|[.…_()\s]+"      # dots: by hand
TANGGAL: Schema = {"type": "string", "pattern": rf"^\s*({_TANGGAL})\s*$"}
BERISI: Schema = {"not": {"$ref": "#/$defs/kosong"}}


def ref(name: str) -> Schema:
    """A shape from `$defs`."""
    return {"$ref": f"#/$defs/{name}"}


def described(shape: Schema, description: str, *examples: Any, default: Any = None) -> Schema:
    """The shape with what an editor shows beside it."""
    result = {"description": description, **shape}
    if examples:
        result["examples"] = list(examples)
    return result if default is None else {**result, "default": default}


def either(*shapes: Schema) -> Schema:
    return {"anyOf": list(shapes)}


def optional(*shapes: Schema) -> Schema:
    """One of the shapes, or an empty value."""
    return either(*shapes, ref("kosong"))


def berbaris() -> Schema:
    """A text or lines, of which one at least says something."""
    return {"allOf": [ref("daftar"), when({"type": "array"}, {"contains": ref("berisi")})]}


def text(description: str, *examples: Any, default: Any = None) -> Schema:
    return described(ref("teks"), description, *examples, default=default)


def choice(options: Iterable[str], description: str, default: str = "") -> Schema:
    """One word out of several, or nothing."""
    return described(optional({"enum": list(options)}), description, default=default or None)


def listed(shape: Schema, least: int = 0, most: int | None = None) -> Schema:
    limits = {"minItems": least} if least else {}
    return {"type": "array", "items": shape, **limits, **({} if most is None else {"maxItems": most})}


def record(keys: Iterable[str], properties: Mapping[str, Schema], required: Iterable[str] = ()) -> Schema:
    """A mapping with exactly the decoder's `keys`, in its order; a key without a description is a fault of ours (KeyError).

    Required keys must also say something, as an empty value counts as a missing one.
    """
    names = list(keys)
    if extra := set(properties) - set(names):
        raise KeyError(f"described, but unknown to the decoder: {', '.join(sorted(extra))}")
    result: Schema = {"type": "object", "properties": {key: properties[key] for key in names}, "additionalProperties": False}
    return {**result, "allOf": [present(*required)]} if (required := tuple(required)) else result


def present(*keys: str) -> Schema:
    """Every one of the keys is there and says something."""
    return {"required": list(keys), "properties": {key: ref("berisi") for key in keys}}


def absent(*keys: str) -> Schema:
    """None of the keys says anything."""
    return {"properties": {key: ref("kosong") for key in keys}}


def when(condition: Schema, then: Schema, otherwise: Schema | None = None) -> Schema:
    rule = {"if": condition, "then": then}
    return rule if otherwise is None else {**rule, "else": otherwise}
