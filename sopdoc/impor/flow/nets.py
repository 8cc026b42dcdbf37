"""Symbols and wires → arrows: every end is led to its symbol or to the wire it joins; wires that join are one net.

    glued to a symbol ─▶ that symbol
    tip within 4 pt of a symbol ─▶ that symbol       on another wire ─▶ joined       else along its own direction, up to 26 pt
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import dist

from sopdoc.impor.flow.symbols import Kind, Symbol
from sopdoc.impor.flow.wires import End, Wire
from sopdoc.impor.page import Box, Point, Segment, box_of, to_polygon

AT_SYMBOL = 4.0
AT_WIRE = 3.0
CAST, CAST_PLAIN = 26.0, 16.0       # how far an end with and without a head is followed beyond itself
FAR = 20.0                          # an end that points to its symbol from farther away is doubted
NEAREST = 9.5
UNDER_HEAD = 2.0                    # a plain end this near to a head's tip is a second stroke under it
SHY = 1.5                           # a plain end nearer than this touches
BENDS = 2                           # a line that comes back to where it begins has more pieces
SAME = 0.6                          # wires this near to each other lie on one another
BEFORE = 6.0                        # the end of a wire by which it is known that another runs along


@dataclass(frozen=True, slots=True)
class Arrow:
    """`start` and `end` are numbers of symbols; `doubt` says why it may be wrong.  `plain`: a line without a head,
    `both`: an arrow with two."""

    start: int
    end: int
    pieces: tuple[Segment, ...]
    plain: bool = False
    doubt: str = ""
    dashed: bool = False
    both: bool = False
    drawings: frozenset[int] = frozenset()

    @property
    def box(self) -> Box:
        return box_of(tuple(point for piece in self.pieces for point in piece))


@dataclass(frozen=True, slots=True)
class Loose:
    """A net that does not lead from a symbol to a symbol: the symbols it leaves and those it enters, and where it stands."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    box: Box
    free: tuple[Point, ...]
    drawings: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class _Landing:
    """Where an end leads: to a symbol, or to other wires; neither is an end in the void.  `aimed`: it touches or points to it."""

    symbol: int | None = None
    wires: tuple[int, ...] = ()
    away: float = 0.0
    aimed: bool = True


def arrows_of(symbols: Sequence[Symbol], wires: Sequence[Wire]) -> tuple[tuple[Arrow, ...], tuple[Loose, ...]]:
    landings = [[_landing(end, index, symbols, wires) for end in wire.ends] for index, wire in enumerate(wires)]
    arrows: list[Arrow] = []
    loose: list[Loose] = []
    for net in _nets(landings):
        known, left, drawings = len(arrows), len(loose), frozenset(wires[index].drawing for index in net)
        _read(net, symbols, wires, landings, arrows, loose)
        arrows[known:] = [replace(arrow, drawings=drawings) for arrow in arrows[known:]]
        loose[left:] = [replace(one, drawings=drawings) for one in loose[left:]]
    return tuple(arrows), tuple(loose)


def _landing(end: End, own: int, symbols: Sequence[Symbol], wires: Sequence[Wire]) -> _Landing:
    """What the file tells comes first, then the place."""
    glued = next((index for index, symbol in enumerate(symbols) if end.glued in symbol.drawings), None)
    if glued is not None:
        return _Landing(glued)
    near = _nearest(end, symbols)
    touched = near if near and near[0] <= AT_SYMBOL else None
    if touched is None or (touched[0] > SHY and not end.head):
        met = _met(end, own, wires)
        if met and (touched is None or met[0][0] + 0.5 < touched[0]):
            return _Landing(wires=tuple(index for _, index in met))
    if touched:
        return _Landing(touched[1], away=touched[0])
    cast = _cast(end, wires[own], symbols)
    if cast:
        return _Landing(cast[1], away=cast[0])
    return _Landing(near[1], away=near[0], aimed=False) if near and near[0] <= NEAREST else _Landing()


def _nearest(end: End, symbols: Sequence[Symbol]) -> tuple[float, int] | None:
    """How far the nearest symbol is, and which; an outline is not measured where its box alone is farther away."""
    near: tuple[float, int] | None = None
    for index, symbol in enumerate(symbols):
        if near is None or min(symbol.box.away(end.tip), symbol.box.away(end.at)) <= near[0]:
            found = min(to_polygon(end.tip, symbol.outline), to_polygon(end.at, symbol.outline)), index
            near = min(near, found) if near else found
    return near


def _met(end: End, own: int, wires: Sequence[Wire]) -> list[tuple[float, int]]:
    """The wires that an end touches, the nearest first: one that its own joins, and one that runs on below its own.

    Programs that print draw one line several times, a piece for each row that it passes.
    """
    near = sorted((away, i) for i, other in enumerate(wires) if i != own and (away := other.to(end.tip)) < AT_WIRE)
    below = [(away, i) for away, i in near if _runs_along(end, wires[own], wires[i])]
    across = [one for one in near if one not in below]
    return sorted([*below[:1], *across[:1]])


def _runs_on(end: End, head: End, wire: Wire) -> bool:
    """Does a line without a head end straight behind a head, below the symbol that it leads to?"""
    inner = _inner(head, wire)
    if inner is None or inner == head.at:
        return False
    dx, dy = head.at[0] - inner[0], head.at[1] - inner[1]
    far, length = (end.at[0] - head.at[0]) * dx + (end.at[1] - head.at[1]) * dy, dist(inner, head.at)
    aside = abs((end.at[0] - head.at[0]) * dy - (end.at[1] - head.at[1]) * dx) / length
    return aside < SAME and 0 <= far / length < CAST_PLAIN


def _runs_along(end: End, wire: Wire, other: Wire) -> bool:
    """Does another wire lie on this one where it ends?"""
    inner = _inner(end, wire)
    return inner is not None and other.to(inner) < SAME and other.to(end.at) < SAME


def _inner(end: End, wire: Wire) -> Point | None:
    """A point of the wire, a little before its end."""
    origin = _origin(end, wire)
    if origin is None:
        return None
    part = min(1.0, BEFORE / dist(end.at, origin))
    return end.at[0] + part * (origin[0] - end.at[0]), end.at[1] + part * (origin[1] - end.at[1])


def _origin(end: End, wire: Wire) -> Point | None:
    """Where the piece comes from that ends here."""
    last = [piece for piece in wire.pieces if min(dist(end.at, piece[0]), dist(end.at, piece[1])) < 2.6]
    if not last:
        return None
    piece = max(last, key=lambda piece: dist(*piece))
    origin = piece[1] if dist(end.at, piece[0]) < dist(end.at, piece[1]) else piece[0]
    return origin if dist(end.at, origin) else None


def _cast(end: End, wire: Wire, symbols: Sequence[Symbol]) -> tuple[float, int] | None:
    """The first symbol in the direction in which the wire ends."""
    origin = _origin(end, wire)
    if origin is None:
        return None
    length = dist(end.at, origin)
    dx, dy = (end.at[0] - origin[0]) / length, (end.at[1] - origin[1]) / length
    for step in range(int(2 * (CAST if end.head else CAST_PLAIN))):
        point = (end.at[0] + dx * step / 2, end.at[1] + dy * step / 2)
        for index, symbol in enumerate(symbols):
            if symbol.box.holds(point, 1.2) and to_polygon(point, symbol.outline) < 1.2:
                return step / 2, index
    return None


def _nets(landings: Sequence[Sequence[_Landing]]) -> list[list[int]]:
    """Wires that join, as groups of their numbers in ascending order."""
    group = list(range(len(landings)))
    for index, ends in enumerate(landings):
        for landing in ends:
            for other in landing.wires:
                old, new = group[index], group[other]
                group = [new if g == old else g for g in group]
    return [[i for i, g in enumerate(group) if g == key] for key in sorted(set(group))]


def _read(
    net: list[int], symbols: Sequence[Symbol], wires: Sequence[Wire], landings: Sequence[Sequence[_Landing]],
    arrows: list[Arrow], loose: list[Loose],
) -> None:
    """One net's arrows: from every symbol that a plain end touches to every one that a head touches."""
    ends = [(end, landing) for index in net for end, landing in zip(wires[index].ends, landings[index], strict=True)]
    pieces = tuple(piece for index in net for piece in wires[index].pieces)
    heads = [(end, wires[index]) for index in net for end in wires[index].ends if end.head]
    starts = _unique(
        landing.symbol for end, landing in ends
        if not end.head and not any(dist(end.at, head.tip) < UNDER_HEAD or _runs_on(end, head, wire) for head, wire in heads)
    )
    targets = _unique(landing.symbol for end, landing in ends if end.head)
    free = tuple(end.tip for end, landing in ends if landing.symbol is None and not landing.wires)
    doubt = _doubt([landing for _, landing in ends])
    if starts and targets:
        shared = doubt or ("bertemu dengan panah lain" if len(starts) > 1 and len(targets) > 1 else "")
        found = [Arrow(a, b, pieces, doubt=shared) for a in starts for b in targets if a != b or _asks_again(a, symbols, pieces)]
        arrows += found
        if not found:
            loose.append(Loose(starts, targets, _bounds(pieces), free))
            return
    elif len(targets) == 2 and (len(net) == 1 or not free):
        arrows.append(Arrow(*_as_read(targets, symbols), pieces, doubt=doubt, both=True))
    elif len(starts) == 2 and not any(end.head for end, _ in ends):
        first, second = _as_read(starts, symbols)
        arrows.append(Arrow(first, second, pieces, True, doubt, any(wires[index].dashed for index in net)))
    elif starts or targets or any(end.head for end, _ in ends):
        loose.append(Loose(starts, targets, _bounds(pieces), free))
        return
    if free and (starts or targets):
        loose.append(Loose(starts, targets, _bounds(pieces), free))


def _doubt(landings: Sequence[_Landing]) -> str:
    """Of the end that is least sure."""
    beside = max((landing.away for landing in landings if not landing.aimed), default=0.0)
    far = max((landing.away for landing in landings), default=0.0)
    if beside:
        return f"berakhir {beside:.0f} pt di samping simbol"
    return f"berhenti {far:.0f} pt sebelum simbol" if far > FAR else ""


def _asks_again(number: int, symbols: Sequence[Symbol], pieces: Iterable[Segment]) -> bool:
    """Does a decision lead back to itself?  The line runs round one of its corners."""
    return symbols[number].kind is Kind.DIAMOND and len(tuple(pieces)) > BENDS


def _as_read(ends: Iterable[int], symbols: Sequence[Symbol]) -> tuple[int, int]:
    """The upper or left one first."""
    first, second = sorted(ends, key=lambda i: (symbols[i].box.centre[1], symbols[i].box.centre[0]))
    return first, second


def _unique(numbers: Iterable[int | None]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(number for number in numbers if number is not None))


def _bounds(pieces: Sequence[Segment]) -> Box:
    xs, ys = [p[0] for piece in pieces for p in piece], [p[1] for piece in pieces for p in piece]
    return Box(min(xs), min(ys), max(xs), max(ys))
