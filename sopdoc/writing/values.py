"""Texts, lists and mappings with comments → YAML in the canonical form, a value per line.

    {"nama": "Uji", "butir": ["a", "b"]}    ─▶    nama: Uji
                                                  butir:
                                                    - a
                                                    - b
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from sopdoc.source.node import MappingNode, Node, ScalarNode, SequenceNode, is_absent
from sopdoc.source.pasted import ordinary_text
from sopdoc.source.splice import quoted

INDENT = 2


@dataclass(frozen=True, slots=True)
class Commented:
    """A value with whole-line comments above it."""

    value: Bare
    comments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Flow:
    """A list or mapping of short texts on one line: `[a, b]`, `{Ya: lanjut}`."""

    value: Sequence[str] | Mapping[str, str]


Bare: TypeAlias = "str | Flow | Sequence[Value] | Mapping[str, Value]"
Value: TypeAlias = "Bare | Commented"


def yaml_text(value: Mapping[str, Value]) -> str:
    return "\n".join(mapping_lines(value, 0)) + "\n"


def mapping_lines(value: Mapping[str, Value], indent: int) -> Iterator[str]:
    """The entries of a block mapping in column `indent`."""
    pad = " " * indent
    for key, inner in value.items():
        yield from (f"{pad}# {comment}" for comment in _comments(inner))
        yield from value_lines(f"{pad}{quoted(key)}:", bare(inner), indent + INDENT)


def item_lines(value: Sequence[Value], indent: int) -> Iterator[str]:
    """The items of a block list whose dashes stand in column `indent`."""
    pad = " " * indent
    for item in value:
        yield from (f"{pad}# {comment}" for comment in _comments(item))
        inner = bare(item)
        if isinstance(inner, Mapping) and inner:
            first, *rest = mapping_lines(inner, indent + INDENT)
            comments = [] if not first.lstrip().startswith("#") else [first]
            while comments and rest and rest[0].lstrip().startswith("#"):
                comments.append(rest.pop(0))
            if comments:
                first = rest.pop(0)
            yield from (pad + line.strip() for line in comments)
            yield f"{pad}- {first.lstrip()}"
            yield from rest
        else:
            yield from value_lines(f"{pad}-", inner, indent + INDENT)


def value_lines(lead: str, value: Bare, inner: int) -> Iterator[str]:
    """A value behind its key or dash, or on the lines below."""
    if isinstance(value, Flow):
        yield f"{lead} {_flow(value)}"
    elif isinstance(value, str):
        yield from _text(lead, value, inner)
    elif not value:
        yield lead
    else:
        yield lead
        yield from mapping_lines(value, inner) if isinstance(value, Mapping) else item_lines(value, inner)


def _text(lead: str, text: str, indent: int) -> Iterator[str]:
    """Several lines as a block, where YAML would read the same lines back."""
    if not text:
        yield lead
        return
    lines = text.split("\n")
    if len(lines) > 1 and all(line and line == line.strip() and line.isprintable() for line in lines):
        yield f"{lead} |"
        yield from (" " * indent + line for line in lines)
    else:
        yield f"{lead} {quoted(text)}"


def _flow(flow: Flow) -> str:
    if isinstance(flow.value, Mapping):
        return "{" + ", ".join(f"{quoted(key)}: {quoted(text)}" for key, text in flow.value.items()) + "}"
    return f"[{', '.join(map(quoted, flow.value))}]"


def _comments(value: Value) -> tuple[str, ...]:
    return value.comments if isinstance(value, Commented) else ()


def bare(value: Value) -> Bare:
    return value.value if isinstance(value, Commented) else value


def node_of(value: Value) -> Node:
    """What YAML's reader makes of it."""
    inner = bare(value)
    if isinstance(inner, Flow):
        return node_of(inner.value)
    if isinstance(inner, str):
        return ScalarNode(inner, plain=bool(inner))
    if isinstance(inner, Mapping):
        return MappingNode(tuple((ScalarNode(key), node_of(one)) for key, one in inner.items()))
    return SequenceNode(tuple(map(node_of, inner)))


def value_of(node: Node, flowing: bool = False) -> Bare:
    """A value that says what the node says; `flowing`: a collection of words alone on one line."""
    if isinstance(node, ScalarNode):
        return "" if is_absent(node) else node.text.rstrip("\n")
    if isinstance(node, SequenceNode):
        items = [value_of(item, flowing) for item in node.items]
        words = [item for item in items if isinstance(item, str) and "\n" not in item]
        return Flow(words) if flowing and len(words) == len(items) else items
    entries = {key.text: value_of(inner, flowing) for key, inner in node.entries}
    short = {key: inner for key, inner in entries.items() if isinstance(inner, str) and "\n" not in inner}
    return Flow(short) if flowing and len(short) == len(entries) else entries


def ordinary(value: Value) -> Value:
    """The value with its words in ordinary characters, as they will be read."""
    if isinstance(value, Commented):
        return Commented(bare(ordinary(value.value)), value.comments)
    if isinstance(value, Flow) and isinstance(value.value, Mapping):
        return Flow({ordinary_text(key): ordinary_text(text) for key, text in value.value.items()})
    if isinstance(value, Flow):
        return Flow([ordinary_text(text) for text in value.value])
    if isinstance(value, str):
        return ordinary_text(value)
    if isinstance(value, Mapping):
        return {ordinary_text(key): ordinary(inner) for key, inner in value.items()}
    return [ordinary(item) for item in value]


def to_json(value: Value) -> object:
    """What `from_json` makes the same value of again: texts as they are, everything else in a list behind its kind."""
    if isinstance(value, Commented):
        return ["commented", list(value.comments), to_json(value.value)]
    if isinstance(value, Flow):
        return ["flow", dict(value.value) if isinstance(value.value, Mapping) else list(value.value)]
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return ["mapping", {key: to_json(inner) for key, inner in value.items()}]
    return ["list", [to_json(inner) for inner in value]]


def from_json(data: object) -> Value:
    """Raises ValueError for what is none of ours."""
    match data:
        case str():
            return data
        case ["commented", list(comments), inner]:
            value = from_json(inner)
            return Commented(bare(value), tuple(comments))
        case ["flow", dict() | list() as inner]:
            return Flow(inner)
        case ["mapping", dict(inner)]:
            return {key: from_json(one) for key, one in inner.items()}
        case ["list", list(inner)]:
            return [from_json(one) for one in inner]
    raise ValueError(data)
