"""Connections over page breaks → pairs of segilima with letters, and the legs that lines are drawn for on each page.

    page 2, foot:    │                page 3, head:   dari hal. 2
                    ┌▼┐                                 ┌─┐
                    │A│                                 │A│
                     ▼  ke hal. 3                        ▼──▶

Towards a later page a line leaves at the foot and comes in at the head; backwards it leaves at the head and comes in at
the foot, so that it never crosses its page.  Connections to one target in one direction share a letter; so do the ways of
one fork, where nothing else leads to their targets.  An arrow with two heads is one within a page; over a page break it is two.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count

from sopdoc.geometry import Emu
from sopdoc.layout.route.types import team
from sopdoc.model.sop import Garis, Sambungan

FAR = 1 << 30      # more than there are rows
NEAR = 1           # rows from a page's edge: what stands farther from it is not taken for the owner of a segilima there


@dataclass(frozen=True, slots=True)
class Place:
    """Where a symbol stands: page index in the flow, row, (first) lane; its level in the row, how many lanes it covers, its width."""

    page: int
    row: int
    lane: int
    level: int = 0
    covers: int = 1
    wide: Emu = 0


@dataclass(frozen=True, slots=True)
class Segilima:
    """One off-page connector: `foot` or head of its page's rows, `incoming` when the flow comes in through it.

    `strangers`: lane → width of the symbol there that it would seem to belong to (`_strangers`); `remote`: those of these lanes
    whose symbol stands so far from the edge that it hardly would.
    """

    id: str
    page: int
    foot: bool
    incoming: bool
    letter: str
    lane: int
    others: tuple[int, ...]      # the pages at the other end, indexes in the flow
    main: bool = False           # carries the normal way on: it keeps its column before others choose theirs
    strangers: Mapping[int, Emu] = field(default_factory=dict)
    remote: frozenset[int] = frozenset()

    @property
    def partners(self) -> tuple[str, ...]:
        """The ids of the segilima at the other end, in the order of `others`."""
        return tuple(_out(self.letter, page) if self.incoming else _into(self.letter) for page in self.others)


@dataclass(frozen=True, slots=True)
class Leg:
    """What is drawn of a connection on one page, from node to node; `labelled` where the branch's word stands."""

    id: str
    page: int
    source: str
    target: str
    sambungan: Sambungan
    labelled: bool


@dataclass(frozen=True, slots=True)
class Split:
    """All legs and all segilima of a flow."""

    legs: tuple[Leg, ...]
    segilima: tuple[Segilima, ...]


def letters() -> Iterator[str]:
    """A, B … Z, AA, AB …: one sequence for a whole SOP."""
    for number in count(1):
        text = ""
        while number:
            number, digit = divmod(number - 1, 26)
            text = chr(65 + digit) + text
        yield text


def split(sambungan: Sequence[Sambungan], places: dict[str, Place], alphabet: Iterator[str]) -> Split:
    """Connections within a page stay one leg; the others become an outgoing and an incoming leg with segilima, which choose their places
    and take their letters in the order of the connections."""
    near = [s for s in sambungan if places[s.dari].page == places[s.ke].page]
    far = [one for s in sambungan if places[s.dari].page != places[s.ke].page for one in s.searah()]
    legs = [Leg(f"{s.dari}>{s.ke}", places[s.dari].page, s.dari, s.ke, s, bool(s.label)) for s in near]
    joint = [(s.dari, s.ke) for s in near if s.garis is not Garis.PANAH]
    segilima: list[Segilima] = []
    for group in _groups(far, places):
        letter = next(alphabet)
        segilima += _pair(group, letter, joint, places)
        legs += _legs(group, letter, places)
    return Split(tuple(legs), tuple(segilima))


def _groups(far: list[Sambungan], places: dict[str, Place]) -> list[list[Sambungan]]:
    """Connections that share a letter: one target and direction, or one fork to one page."""
    sources: dict[str, set[str]] = {}
    for s in far:
        sources.setdefault(s.ke, set()).add(s.dari)
    groups: dict[tuple[str, str | int, bool], list[Sambungan]] = {}
    for s in far:
        here, there = places[s.dari], places[s.ke]
        alone = s.utama and not s.label and len(sources[s.ke]) == 1      # branches without words are no fork
        key = ("dari " + s.dari, there.page, False) if alone else ("ke " + s.ke, "", there.page > here.page)
        groups.setdefault(key, []).append(s)
    return list(groups.values())


def _pair(group: list[Sambungan], letter: str, joint: Sequence[tuple[str, str]], places: dict[str, Place]) -> list[Segilima]:
    """An outgoing segilima on every page with a source, an incoming one on the targets' page."""
    target = places[group[0].ke]
    forward = target.page > places[group[0].dari].page
    sources: dict[int, list[str]] = {}
    for s in group:
        sources.setdefault(places[s.dari].page, []).append(s.dari)
    main = any(s.utama and not s.label for s in group)
    out = [
        Segilima(
            _out(letter, page), page, forward, False, letter, places[here[0]].lane, (target.page,), main,
            *_strangers(team(here, joint), forward, places),
        )
        for page, here in sources.items()
    ]
    into = Segilima(
        _into(letter), target.page, not forward, True, letter, target.lane, tuple(sorted(sources)), main and forward,
        *_strangers(team((s.ke for s in group), joint), not forward, places),
    )
    return [*out, into]


def _strangers(own: frozenset[str], foot: bool, places: dict[str, Place]) -> tuple[dict[int, Emu], frozenset[int]]:
    """Where a segilima at the foot (or head) of its symbols' page would seem to be another one's: lane → width of that one's box,
    and the lanes in which there are rows between the two.

        [a]─┐        Under b the segilima of a would read as b's way out.  What stands farther from the edge than a
        [b] │        does not count: its own way out would pass a's row.
         ▼ ─┘
    """
    down = 1 if foot else -1
    (page,) = {places[one].page for one in own}
    outer: dict[int, tuple[int, int, str]] = {}
    for symbol, place in places.items():
        if place.page == page:
            for lane in range(place.lane, place.lane + place.covers):
                outer[lane] = max(outer.get(lane, (-FAR, 0, "")), (down * place.row, down * place.level, symbol))
    farthest, edge = min(down * places[one].row for one in own), max(row for row, _, _ in outer.values())
    found = {lane: (row, places[one].wide) for lane, (row, _, one) in sorted(outer.items()) if one not in own and row >= farthest}
    return {lane: wide for lane, (_, wide) in found.items()}, frozenset(lane for lane, (row, _) in found.items() if row < edge - NEAR)


def _legs(group: list[Sambungan], letter: str, places: dict[str, Place]) -> list[Leg]:
    """A leg out for every source, a leg in for every target, each drawn once."""
    legs: dict[str, Leg] = {}
    for s in group:
        page = places[s.dari].page
        out = Leg(f"{s.dari}>{_out(letter, page)}", page, s.dari, _out(letter, page), s, bool(s.label))
        into = Leg(f"{_into(letter)}>{s.ke}", places[s.ke].page, _into(letter), s.ke, s, False)
        legs.setdefault(out.id, out)
        legs.setdefault(into.id, into)
    return list(legs.values())


def _out(letter: str, page: int) -> str:
    return f"segilima {letter} keluar {page}"


def _into(letter: str) -> str:
    return f"segilima {letter} masuk"
