"""Diagnostics → one for each fact, with all its places: five rows with one habit are one remark.

    output kegiatan 4 sama dengan kelengkapannya  ─┐
    output kegiatan 5 sama dengan kelengkapannya  ─┼▶  output kegiatan 4–6 sama dengan kelengkapannya
    output kegiatan 6 sama dengan kelengkapannya  ─┘

After suppression, so that a comment at one place takes that place away and leaves the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from sopdoc.check.places import all_names, is_counted
from sopdoc.diagnostics import Diagnostic, Severity

_SINI = "\0"       # where a message names its place; stands in no text of a file


def grouped(found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Facts in the order of their first places."""
    facts: dict[tuple[str, Severity, str, str], list[Diagnostic]] = {}
    for d in sorted(dict.fromkeys(found), key=lambda d: (d.span, d.code, d.message)):
        fact = (d.code, d.severity, d.span.file, anywhere(d.fact or d.message, d.place))
        facts.setdefault(fact, []).append(d)
    return (_together(key[-1].replace(_SINI, "…"), same) for key, same in facts.items())


def anywhere(words: str, place: str) -> str:
    """What is said, whatever row or item it is said of."""
    return _naming(place).sub(_SINI, words) if is_counted(place) and place in words else words


def _together(fact: str, same: Sequence[Diagnostic]) -> Diagnostic:
    also = tuple(place for d in same[1:] for place in d.places)
    return replace(same[0], message=_message(same) if also else same[0].message, fact=fact, also=also)


def _message(same: Sequence[Diagnostic]) -> str:
    """What all of them say, else their fact; said of all their places."""
    first, names = same[0], all_names(d.place for d in same)
    said = {anywhere(d.message, d.place) for d in same}
    words = said.pop() if len(said) == 1 else anywhere(first.fact, first.place)
    if _SINI in words:
        return words.replace(_SINI, names)
    return f"{words} ({names})" if names else f"{words} ({len(same)} tempat)"


@cache
def _naming(place: str) -> re.Pattern[str]:
    """The place's name, not the beginning of another one: "kegiatan 1" and not "kegiatan 12", nor "kegiatan 1.1"."""
    return re.compile(rf"(?<!\w){re.escape(place)}(?!\.?\w)")
