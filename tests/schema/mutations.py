"""Definitions as JSON values, and seeded changes of their structure: a key gone or misspelt, a value of another kind."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from sopdoc.diagnostics import Report
from sopdoc.source.node import MappingNode, Node, ScalarNode, is_absent
from sopdoc.source.read import parse, read

Value = Any     # what JSON can say

STRANGE: tuple[Value, ...] = (None, "", "  ", "x", 7, True, [], ["x"], [None], [["x"]], [{}], {}, {"x": "y"}, {"teks": "y"}, {"x": None})


def value_of(node: Node) -> Value:
    """The node as an editor sees it that converts nothing but empty values."""
    if isinstance(node, ScalarNode):
        return None if node.plain and is_absent(node) else node.text
    if isinstance(node, MappingNode):
        return {key.text: value_of(value) for key, value in node.entries}
    return [value_of(item) for item in node.items]


def load(path: Path) -> Value:
    node = read(path, path.name, Report())
    assert node is not None
    return value_of(node)


def node_of(value: Value) -> Node:
    """JSON is YAML: what the decoder makes of the same value."""
    node = parse(json.dumps(value, ensure_ascii=False), "uji.yaml", Report())
    assert node is not None
    return node


def mutated(value: Value, random: Random) -> Value:
    """A copy with one change somewhere in it."""
    result = copy.deepcopy(value)
    holder, key = random.choice(list(_places(result)))
    change = random.randrange(6)
    if isinstance(holder, dict) and change == 0:
        del holder[key]
    elif isinstance(holder, dict) and change == 1:
        holder[f"{key}x"] = holder.pop(key)
    elif isinstance(holder, dict) and change == 2:
        holder[random.choice(["cabang", "lanjut", "alur", "kegiatan", "rangkaian", "simbol", "judul", "asing"])] = random.choice(STRANGE)
    elif isinstance(holder, list) and change == 3:
        holder.append(copy.deepcopy(holder[key]))
    elif change == 4:
        holder[key] = [holder[key]]
    else:
        holder[key] = copy.deepcopy(random.choice(STRANGE))
    return result


def _places(value: Value) -> Iterator[tuple[Any, Any]]:
    """Every holder and key or index inside `value`."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in inside:
        yield value, key
        yield from _places(inner)
