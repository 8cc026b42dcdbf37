"""Word's lists → the number or the bullet that stands before each paragraph.

A paragraph names a list (`numId`) and a level; the lists of one abstract list count on together, until one begins anew.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sopdoc.impor.office.numbers import BULLET, counted

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """`text`: `%1.%2` stands for the numbers of these levels; `legal`: all in digits."""

    kind: str = "decimal"
    text: str = ""
    start: int = 1
    legal: bool = False


@dataclass(frozen=True, slots=True)
class _List:
    """`anew`: where its levels begin again, where it says so."""

    abstract: str
    levels: Mapping[int, Level]
    anew: Mapping[int, int]


@dataclass(slots=True)
class Numbering:
    """Asked paragraph by paragraph, in the order of the document."""

    lists: Mapping[str, _List]
    counts: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))
    begun: set[str] = field(default_factory=set)

    def marker(self, number: str, level: int) -> str:
        """What stands before the next paragraph of a list; "" where there is no such list."""
        one = self.lists.get(number)
        if one is None or level not in one.levels:
            return ""
        counts = self.counts[one.abstract]
        if number not in self.begun:
            self.begun.add(number)
            for anew, start in one.anew.items():
                counts[anew] = start - 1
        counts[level] = counts.get(level, one.levels[level].start - 1) + 1
        for deeper in [key for key in counts if key > level]:
            del counts[deeper]
        return _written(one, level, counts)


def _written(one: _List, level: int, counts: Mapping[int, int]) -> str:
    own = one.levels[level]
    if own.kind == "bullet":
        return own.text if len(own.text) == 1 and own.text.isascii() else BULLET
    if own.kind == "none":
        return own.text if "%" not in own.text else ""

    def number(found: re.Match[str]) -> str:
        at = int(found[1]) - 1
        other = one.levels.get(at, Level())
        return counted("decimal" if own.legal else other.kind, counts.get(at, other.start))

    return _PLACE.sub(number, own.text)


def numbering_of(root: Any | None) -> Numbering:
    """`root`: of the part `numbering.xml`, None where there is none."""
    if root is None:
        return Numbering({})
    abstract = {one.get(f"{W}abstractNumId", ""): one for one in root.iterfind(f"{W}abstractNum")}
    lists = {one.get(f"{W}numId", ""): one for one in root.iterfind(f"{W}num")}
    return Numbering({number: _list(one, abstract) for number, one in lists.items()})


def _list(one: Any, abstract: Mapping[str, Any]) -> _List:
    name = _val(one, "abstractNumId")
    levels = dict(_levels(_resolved(abstract.get(name), abstract)))
    anew: dict[int, int] = {}
    for override in one.iterfind(f"{W}lvlOverride"):
        at = int(override.get(f"{W}ilvl", 0))
        levels |= dict(_levels(override))
        start = _val(override, "startOverride")
        if start:
            anew[at] = int(start)
    return _List(name, levels, anew)


def _resolved(one: Any | None, abstract: Mapping[str, Any]) -> Any | None:
    """A list that only names a style has the levels of the one that defines it."""
    link = _val(one, "numStyleLink") if one is not None else ""
    return next((other for other in abstract.values() if link and _val(other, "styleLink") == link), one)


def _levels(parent: Any | None) -> Iterator[tuple[int, Level]]:
    for one in parent.iterfind(f"{W}lvl") if parent is not None else ():
        legal = one.find(f"{W}isLgl") is not None
        start = int(_val(one, "start") or 0)
        yield int(one.get(f"{W}ilvl", 0)), Level(_val(one, "numFmt") or "decimal", _val(one, "lvlText"), start, legal)


def _val(one: Any, name: str) -> str:
    found = one.find(f"{W}{name}")
    return "" if found is None else str(found.get(f"{W}val", ""))
