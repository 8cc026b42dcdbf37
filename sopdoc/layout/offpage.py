"""Connections over page breaks → pairs of segilima with letters, and the legs that lines are drawn for on each page.

    page 2, foot:    │                page 3, head:   dari hal. 2
                    ┌▼┐                                 ┌─┐
                    │A│                                 │A│
                     ▼  ke hal. 3                        ▼──▶

Towards a later page a line leaves at the foot and comes in at the head; backwards it leaves at the head and comes in at
the foot, so that it never crosses its page.  Connections to one target in one direction share a letter.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from sopdoc.model.sop import Sambungan


@dataclass(frozen=True, slots=True)
class Place:
    """Where a symbol stands: page index in the flow, row, lane."""

    page: int
    row: int
    lane: int


@dataclass(frozen=True, slots=True)
class Segilima:
    """One off-page connector: `foot` or head of its page's rows, `incoming` when the flow comes in through it."""

    id: str
    page: int
    foot: bool
    incoming: bool
    letter: str
    lane: int
    others: tuple[int, ...]      # the pages at the other end, indexes in the flow


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
    """Connections within a page stay one leg; the others become an outgoing and an incoming leg with segilima."""
    legs: list[Leg] = []
    groups: dict[tuple[str, bool], list[Sambungan]] = {}
    for s in sambungan:
        here, there = places[s.dari], places[s.ke]
        if here.page == there.page:
            legs.append(Leg(f"{s.dari}>{s.ke}", here.page, s.dari, s.ke, s, bool(s.label)))
        else:
            groups.setdefault((s.ke, there.page > here.page), []).append(s)
    segilima: list[Segilima] = []
    for (_, forward), group in groups.items():
        letter = next(alphabet)
        segilima += _pair(group, letter, forward, places)
        legs += _legs(group, letter, places)
    return Split(tuple(legs), tuple(segilima))


def _pair(group: list[Sambungan], letter: str, forward: bool, places: dict[str, Place]) -> list[Segilima]:
    """An outgoing segilima on every page with a source, an incoming one on the target's page."""
    target = places[group[0].ke]
    sources: dict[int, int] = {}
    for s in group:
        sources.setdefault(places[s.dari].page, places[s.dari].lane)
    out = [Segilima(_out(letter, page), page, forward, False, letter, lane, (target.page,)) for page, lane in sources.items()]
    into = Segilima(_into(letter), target.page, not forward, True, letter, target.lane, tuple(sorted(sources)))
    return [*out, into]


def _legs(group: list[Sambungan], letter: str, places: dict[str, Place]) -> list[Leg]:
    legs = [Leg(f"{s.dari}>{_out(letter, p)}", p, s.dari, _out(letter, p), s, bool(s.label)) for s in group for p in [places[s.dari].page]]
    first = group[0]
    legs.append(Leg(f"{_into(letter)}>{first.ke}", places[first.ke].page, _into(letter), first.ke, first, False))
    return legs


def _out(letter: str, page: int) -> str:
    return f"segilima {letter} keluar {page}"


def _into(letter: str) -> str:
    return f"segilima {letter} masuk"


def spread_lanes(segilima: Sequence[Segilima], lanes: int) -> dict[str, tuple[int, int, int]]:
    """For one edge of one page: id → (lane, place in it, places in it): each in its own lane, else a free one nearby."""
    load = [0] * lanes
    chosen: dict[str, int] = {}
    for s in segilima:
        lane = min(range(lanes), key=lambda i: (abs(i - s.lane) + 1.6 * load[i], i))
        load[lane] += 1
        chosen[s.id] = lane
    seen = [0] * lanes
    result = {}
    for s in segilima:
        lane = chosen[s.id]
        result[s.id] = (lane, seen[lane], load[lane])
        seen[lane] += 1
    return result
