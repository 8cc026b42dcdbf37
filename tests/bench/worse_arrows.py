"""Arrows that stop short, run past, lose pieces or heads, join, touch and cross."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from random import Random

from bench.degraded import SAFE, Spot, Truth, Ways, Worse, apart, arrows, box, is_free, length, named, shares, towards
from bench.redrawn import Scene

from sopdoc.geometry import Emu, Point, Rect, pt
from sopdoc.model.sop import Sop

ARROWS: Ways = {}
way = named(ARROWS)



@way("panah berhenti 3-14 pt sebelum simbol")
def short(scene: Scene, chance: Random) -> Worse | None:
    for spot in arrows(scene, chance):
        *rest, before, end = spot.line.points
        far = pt(chance.uniform(3, 14))
        if length(before, end) > far + pt(8) and not shares(spot):
            tip = towards(end, before, far)
            return Worse(spot.changed(scene, replace(spot.line, points=(*rest, before, tip))), f"{spot.shown} {far / pt(1):.0f} pt")
    return None


@way("panah mulai 3-12 pt setelah simbol")
def late(scene: Scene, chance: Random) -> Worse | None:
    for spot in arrows(scene, chance):
        start, after, *rest = spot.line.points
        far = pt(chance.uniform(3, 12))
        if length(start, after) > far + pt(12):
            line = replace(spot.line, points=(towards(start, after, far), after, *rest))
            return Worse(spot.changed(scene, line), f"{spot.shown} {far / pt(1):.0f} pt")
    return None


def _beyond(scene: Scene, chance: Random, over: bool) -> Worse | None:
    for spot in arrows(scene, chance):
        *rest, before, end = spot.line.points
        far = pt(chance.uniform(3, 10))
        if far < min(spot.target.rect.w, spot.target.rect.h) // 2:
            line = replace(spot.line, points=(*rest, before, towards(before, end, length(before, end) + far)))
            return Worse(replace(spot.changed(scene, line), over=over), f"{spot.shown} {far / pt(1):.0f} pt")
    return None


@way("panah masuk ke dalam simbol")
def past(scene: Scene, chance: Random) -> Worse | None:
    return _beyond(scene, chance, over=True)


@way("kepala panah di bawah simbol")
def hidden(scene: Scene, chance: Random) -> Worse | None:
    return _beyond(scene, chance, over=False)


@way("ujung panah bergeser ke samping simbol")
def aside(scene: Scene, chance: Random) -> Worse | None:
    """Its last piece misses the symbol by 2 to 8 pt, and is nowhere near another one."""
    for spot in arrows(scene, chance):
        if len(spot.line.points) < 3 or shares(spot):
            continue
        *rest, corner, end = spot.line.points
        if not rest or length(corner, end) < pt(10):
            continue
        upright, rect = corner.x == end.x, spot.target.rect
        out = pt(chance.uniform(2, 8)) + (rect.w if upright else rect.h) // 2
        way_on = rest[-1].x - corner.x if upright else rest[-1].y - corner.y
        move = out if way_on > 0 else -out
        if abs(way_on) < abs(move) + pt(4):
            continue
        dx, dy = (move, 0) if upright else (0, move)
        a, b = corner.moved(dx, dy), end.moved(dx, dy)
        if is_free(spot.page, box(a, b), (spot.target,), pt(25)):
            return Worse(spot.changed(scene, replace(spot.line, points=(*rest, a, b))), f"{spot.shown} {(out) / pt(1):.0f} pt dari tengah")
    return None


@way("panah tanpa kepala")
def headless(scene: Scene, chance: Random) -> Worse | None:
    """Between rows; within one a line without head joins two who act together."""
    for spot in arrows(scene, chance):
        if abs(spot.source.rect.cy - spot.target.rect.cy) > pt(30) and not shares(spot) and not spot.line.both:
            return Worse(spot.changed(scene, replace(spot.line, arrow=False)), spot.shown)
    return None


@way("dua kepala di satu ujung")
def doubled_head(scene: Scene, chance: Random) -> Worse | None:
    for spot in arrows(scene, chance):
        *_, before, end = spot.line.points
        if length(before, end) > pt(16):
            tip = towards(end, before, pt(chance.uniform(2, 4)))
            second = replace(spot.line, id=f"{spot.line.id}+", points=(towards(end, before, pt(9)), tip))
            return Worse(spot.changed(scene, spot.line, second), spot.shown)
    return None


@way("satu potong garis hilang")
def gap(scene: Scene, chance: Random) -> Worse | None:
    """In the middle of its longest piece."""
    for spot in arrows(scene, chance):
        points = spot.line.points
        at = max(range(len(points) - 1), key=lambda i: length(points[i], points[i + 1]))
        a, b = points[at], points[at + 1]
        lost = pt(chance.choice((4, 8, 14, 25)))
        if length(a, b) < lost + pt(30):
            continue
        middle = length(a, b) // 2
        first = replace(spot.line, points=(*points[:at + 1], towards(a, b, middle - lost // 2)), arrow=False, both=False)
        second = replace(spot.line, id=f"{spot.line.id}+", points=(towards(a, b, middle + lost // 2), *points[at + 1:]))
        return Worse(spot.changed(scene, first, second), f"{spot.shown} {lost / pt(1):.0f} pt")
    return None


@way("satu ruas garis hilang")
def lost_piece(scene: Scene, chance: Random) -> Worse | None:
    """A whole piece between two corners."""
    for spot in arrows(scene, chance):
        points = spot.line.points
        if len(points) < 4 or shares(spot):
            continue
        at = chance.randrange(1, len(points) - 2)
        lines = [replace(spot.line, points=points[:at + 1], arrow=False, both=False)]
        lines.append(replace(spot.line, id=f"{spot.line.id}+", points=points[at + 1:]))
        return Worse(spot.changed(scene, *lines), spot.shown)
    return None


@way("pertemuan garis tanpa titik")
def undotted(scene: Scene, chance: Random) -> Worse | None:
    for index, page in enumerate(scene.layout.pages):
        if page.dots:
            return Worse(scene.with_page(index, replace(page, dots=())), f"hlm. {index + 1}")
    return None


@way("garis bertemu garis lain tanpa kepala")
def joined(scene: Scene, chance: Random) -> Worse | None:
    """Of two arrows to one symbol the second ends in the first one's last piece, with no head of its own."""
    for spot in arrows(scene, chance):
        for other in spot.page.connectors:
            if other is spot.line or other.target != spot.line.target or not other.arrow or len(other.points) < 2:
                continue
            met = _meeting(spot.line.points, other.points)
            if met and length(met[-2], met[-1]) > pt(4):
                return Worse(spot.changed(scene, replace(spot.line, points=met, arrow=False)), f"{spot.shown} pada {other.id}")
    return None


def _meeting(points: Sequence[Point], others: Sequence[Point]) -> tuple[Point, ...] | None:
    """Up to where it comes upon the other's last piece from the side, the last end's room left alone."""
    a, b = others[-2:]
    for at, (p, q) in enumerate(pairwise(points)):
        crossing = Point(a.x if a.x == b.x else p.x, p.y if a.x == b.x else a.y)
        across = (a.x == b.x) != (p.x == q.x)
        if at and across and _on(crossing, a, b) and _on(crossing, p, q) and length(crossing, b) > pt(8) and length(crossing, a) > pt(2):
            return (*points[:at + 1], crossing)
    return None


def _on(point: Point, a: Point, b: Point) -> bool:
    return min(a.x, b.x) <= point.x <= max(a.x, b.x) and min(a.y, b.y) <= point.y <= max(a.y, b.y)


def _led_past(scene: Scene, chance: Random, depth: Callable[[Rect, bool], Emu]) -> Worse | None:
    """A middle piece moved to a third symbol: `depth` inside its side (negative: outside)."""
    for spot in arrows(scene, chance):
        points = spot.line.points
        for at in range(1, len(points) - 2):
            a, b = points[at], points[at + 1]
            upright = a.x == b.x
            for third in spot.page.symbols:
                if third in (spot.source, spot.target) or not _beside(third.rect, a, b, upright):
                    continue
                inside = depth(third.rect, upright)
                left = (a.x if upright else a.y) < (third.rect.cx if upright else third.rect.cy)
                near, far = (third.rect.x, third.rect.right) if upright else (third.rect.y, third.rect.bottom)
                to = near + inside if left else far - inside
                moved = [Point(to, p.y) if upright else Point(p.x, to) for p in (a, b)]
                line = (*points[:at], *moved, *points[at + 2:])
                others = (spot.source, spot.target, third)
                pieces = [box(p, q) for p, q in pairwise(line)]
                free = all(is_free(spot.page, piece, others) for piece in pieces) and _is_alone(spot, moved, upright)
                if abs(to - (a.x if upright else a.y)) < pt(60) and free:
                    return Worse(spot.changed(scene, replace(spot.line, points=line)), f"{spot.shown} pada {third.id}")
    return None


def _is_alone(spot: Spot, piece: Sequence[Point], upright: bool) -> bool:
    """Does no other line run along it?"""
    others = (pair for line in spot.page.connectors if line is not spot.line for pair in pairwise(line.points))
    return all((a.x == b.x) is not upright or apart(box(a, b), box(*piece)) > SAFE for a, b in others)


def _beside(rect: Rect, a: Point, b: Point, upright: bool) -> bool:
    """Does the piece pass the whole of it?"""
    low, high = sorted((a.y, b.y) if upright else (a.x, b.x))
    start, end = (rect.y, rect.bottom) if upright else (rect.x, rect.right)
    return low < start - pt(4) and high > end + pt(4)


@way("garis menyentuh simbol ketiga")
def touching(scene: Scene, chance: Random) -> Worse | None:
    return _led_past(scene, chance, lambda rect, upright: -pt(chance.uniform(0, 1.5)))


@way("garis melintas di atas simbol ketiga")
def crossing(scene: Scene, chance: Random) -> Worse | None:
    worse = _led_past(scene, chance, lambda rect, upright: (rect.w if upright else rect.h) // 4)
    return replace(worse, scene=replace(worse.scene, over=True)) if worse else None


@way("panah satu-satunya dari keputusan")
def one_exit(scene: Scene, chance: Random) -> Worse | None:
    """The other ones are not drawn: that is what the sheet says."""
    for spot in arrows(scene, chance):
        out = [line for line in spot.page.connectors if line.source == spot.source.id]
        if spot.source.kind != "decision" or len(out) != 2 or not _is_whole(spot):
            continue
        rest = replace(
            spot.page, connectors=tuple(line for line in spot.page.connectors if line is not spot.line),
            labels=tuple(label for label in spot.page.labels if label.of != spot.line.id), dots=(),
        )
        return Worse(scene.with_page(spot.index, rest), spot.shown, without_arrow(spot.line.source, spot.line.target))
    return None


def _is_whole(spot: Spot) -> bool:
    return "offpage" not in (spot.source.kind, spot.target.kind)





def without_arrow(source: str, target: str) -> Truth:
    def change(sop: Sop) -> Sop:
        return replace(sop, alur=tuple(
            replace(alur, sambungan=tuple(one for one in alur.sambungan if (one.dari, one.ke) != (source, target))) for alur in sop.alur
        ))
    return change
