"""Two lists → which item of one is which of the other: exact keys first, then the most alike, every choice repeatable.

    old   A  B  C          pairs  A–A, B–B′, C–C; X is new; where the order changed, as few items as possible have moved
    new   A  X  B′ C
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TypeVar

T = TypeVar("T")
Pairs = dict[int, int]                            # index in the new list → index in the old one
Key = Callable[[T], Hashable]
Score = Callable[[T, T], float]

ALIKE = 0.5           # least likeness of two items that count as one
TYPO = 0.75           # from this share of common letters on, words that differ are one text with slips of the pen

_WORD = re.compile(r"\w+")


def pair(old: Sequence[T], new: Sequence[T], keys: Iterable[Key[T]], score: Score[T], alike: float = ALIKE) -> Pairs:
    """Pairs by each key in turn, then by falling score; ties go to the nearer place."""
    pairs: Pairs = {}
    for key in keys:
        _pair_by_key(old, new, key, pairs)
    rest_old, rest_new = _rest(old, new, pairs)
    found = ((score(old[i], new[j]), i, j) for i in rest_old for j in rest_new)
    best = sorted((-value, abs(i - j), i, j) for value, i, j in found if value >= alike)
    taken: set[int] = set()
    for *_, i, j in best:
        if i not in taken and j not in pairs:
            pairs[j] = i
            taken.add(i)
    return pairs


def _rest(old: Sequence[T], new: Sequence[T], pairs: Pairs) -> tuple[list[int], list[int]]:
    used = set(pairs.values())
    return [i for i in range(len(old)) if i not in used], [j for j in range(len(new)) if j not in pairs]


def _pair_by_key(old: Sequence[T], new: Sequence[T], key: Key[T], pairs: Pairs) -> None:
    """Items whose key is the same and, where several share it, as frequent in both lists; None is no key."""
    rest_old, rest_new = _rest(old, new, pairs)
    places: dict[Hashable, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, items, rest in ((0, old, rest_old), (1, new, rest_new)):
        for index in rest:
            if (value := key(items[index])) is not None:
                places[value][side].append(index)
    for in_old, in_new in places.values():
        if len(in_old) == len(in_new):
            pairs.update(zip(in_new, in_old, strict=True))


def names(pairs: Mapping[int, int], old: Sequence[str], count: int) -> tuple[str, ...]:
    """The new list's names: those of its partners; "+3" for the fourth item when it is new."""
    return tuple(old[pairs[j]] if j in pairs else f"+{j}" for j in range(count))


def moved(order: Sequence[int]) -> frozenset[int]:
    """The fewest numbers to take out so that the others rise."""
    tails: list[int] = []                  # index of the last number of the best row of each length
    previous: dict[int, int] = {}
    for index, number in enumerate(order):
        length = bisect_left([order[t] for t in tails], number)
        if length:
            previous[index] = tails[length - 1]
        tails[length:length + 1] = [index]
    kept: set[int] = set()
    at = tails[-1] if tails else None
    while at is not None:
        kept.add(order[at])
        at = previous.get(at)
    return frozenset(order) - kept


@lru_cache(maxsize=20_000)
def likeness(one: str, other: str) -> float:
    """0 … 1: the share of common words in their order, or of common letters where only spelling differs."""
    if one == other:
        return 1.0
    a, b = _WORD.findall(one.casefold()), _WORD.findall(other.casefold())
    words = SequenceMatcher(None, a, b, autojunk=False).ratio() if a and b else 0.0
    letters = SequenceMatcher(None, one, other, autojunk=False)
    if letters.real_quick_ratio() < TYPO or letters.quick_ratio() < TYPO or letters.ratio() < TYPO:
        return words
    return max(words, letters.ratio())
