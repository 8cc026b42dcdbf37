"""Peta keterkaitan: which SOP leads to which, one drawing for every group of SOPs that hang together.

    components ─▶ Graphviz places them (largest type that fits the page) ─▶ boxes with number and name, arrows
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from sopdoc.book.pages.context import Context
from sopdoc.book.pages.graph import Edge, Placed, available, place
from sopdoc.geometry import Emu, Point, Rect, Size, pt, snap, snap_up
from sopdoc.layout.prose.flow import Flow
from sopdoc.layout.text.measure import set_paragraph
from sopdoc.layout.text.paragraphs import stack_height
from sopdoc.layout.tree import Connector, Paragraph, Run, Style, Symbol

TYPE_SIZES: tuple[Emu, ...] = tuple(pt(size) for size in (8, 7, 6, 5.5, 5))
BOX_W = 11.0                # width of a box, by type size
MOST = 100                  # boxes of one drawing: the smallest ones fill the page, and Graphviz needs minutes for 350
GAP: Emu = pt(16)
WAYS: tuple[Literal["TB", "LR"], ...] = ("TB", "LR")


@dataclass(frozen=True, slots=True)
class Drawing:
    """A placed component with the words of its boxes."""

    placed: Placed
    words: dict[str, tuple[Paragraph, ...]]


def draw_map(context: Context, flow: Flow) -> bool:
    """Draws the map; False when there is no Graphviz or nothing leads anywhere (SOP540, SOP541)."""
    components = connected(context.arrangement.targets)
    if not components:
        return False
    if not available(context.answers):
        context.report.peringatan(
            "SOP540", "peta keterkaitan tidak dimuat: Graphviz tidak ditemukan", context.book.place("bagian"),
            hint="pasang program graphviz, atau sopdoc dengan tambahan [graph]; matriks keterkaitan tetap dimuat",
        )
        return False
    flow.title("PETA KETERKAITAN")
    flow.text(context.setter.isi(context.wording.isi("keterkaitan", cara="peta")))
    for keys in components:
        _component(keys, context, flow)
    flow.new_page()
    return True


def connected(targets: dict[str, tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Groups of two or more SOPs that hang together, in the book's order, the largest first."""
    leader = {key: key for key in targets}

    def find(key: str) -> str:
        while leader[key] != key:
            leader[key] = leader[leader[key]]
            key = leader[key]
        return key

    for key, named in targets.items():
        for target in named:
            leader[find(target)] = find(key)
    groups: dict[str, list[str]] = {}
    for key in targets:
        groups.setdefault(find(key), []).append(key)
    return sorted((tuple(group) for group in groups.values() if len(group) > 1), key=len, reverse=True)


def _component(keys: Sequence[str], context: Context, flow: Flow) -> None:
    drawing = _fitting(keys, context, flow.body)
    if drawing is None:
        context.report.peringatan(
            "SOP541", f"{len(keys)} SOP yang saling terkait terlalu banyak untuk satu halaman peta", context.book.place("bagian"),
            hint="hubungannya dapat dibaca pada matriks keterkaitan",
        )
        return
    height = snap_up(drawing.placed.size.h) + 2 * GAP
    if height > flow.room:
        flow.new_page()
    _put(drawing, Point(flow.body.x + (flow.body.w - drawing.placed.size.w) // 2, flow.y + GAP), flow, context)
    flow.leave(height)


def _fitting(keys: Sequence[str], context: Context, body: Rect) -> Drawing | None:
    """The drawing in the largest type with which it fits a page of its own; the smallest is tried first, since often not even it does."""
    *larger, smallest = TYPE_SIZES
    last = _drawing(keys, smallest, context, body) if len(keys) <= MOST else None
    if last is None:
        return None
    return next((found for size in larger if (found := _drawing(keys, size, context, body))), last)


def _drawing(keys: Sequence[str], size: Emu, context: Context, body: Rect) -> Drawing | None:
    """The drawing in one type size, downwards or to the right, if it fits."""
    words = {key: _words(key, size, context) for key in keys}
    sizes = {key: Size(snap(round(BOX_W * size)), snap_up(stack_height(p) + size)) for key, p in words.items()}
    for way in WAYS:
        placed = place(sizes, _edges(keys, context), way, context.answers)
        if placed and placed.size.w <= body.w and placed.size.h <= body.h - 3 * GAP - pt(60):
            return Drawing(placed, words)
    return None


def _edges(keys: Iterable[str], context: Context) -> list[Edge]:
    """Each pair once: a connection both ways is one line."""
    targets = context.arrangement.targets
    seen: dict[Edge, None] = {}
    for key in keys:
        for target in targets[key]:
            if (target, key) not in seen:
                seen[key, target] = None
    return list(seen)


def _words(key: str, size: Emu, context: Context) -> tuple[Paragraph, ...]:
    fakta = context.fakta(key)
    text = f"{context.arrangement.numbers[key]}. {fakta.nama if fakta else key}"
    return (set_paragraph((Run(text, Style("biasa", size), key),), round(BOX_W * size) - size, context.setter.sheet.fonts, "tengah"),)


def _put(drawing: Drawing, at: Point, flow: Flow, context: Context) -> None:
    targets = context.arrangement.targets
    for (a, b), points in drawing.placed.edges.items():
        moved = tuple(point.moved(at.x, at.y) for point in points)
        flow.page.connectors.append(_connector(a, b, moved))
        if a in targets[b]:
            flow.page.connectors.append(_connector(b, a, moved[::-1]))
    for key, rect in drawing.placed.nodes.items():
        words = drawing.words[key]
        name = "".join(run.text for run in words[0].runs)
        flow.page.symbols.append(Symbol(f"peta-{key}", "process", rect.moved(at.x, at.y), name, name, words))


def _connector(a: str, b: str, points: tuple[Point, ...]) -> Connector:
    return Connector(f"{a}-{b}", a, b, points, True, False, f"{a} → {b}", f"Dari {a} ke {b}")
