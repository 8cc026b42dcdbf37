"""Word's styles → how a run and a paragraph look: what they say themselves, else their styles, else the document."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sopdoc.impor.office.measures import StrangeError, length
from sopdoc.impor.word.numbering import W

SIZE = 10.0             # points, where nothing is said
TWIP = 1 / 20           # points
OFF = ("0", "false", "off", "none")
LINE = 1.2              # of the type's size: from line to line
ALIGNS = {"center": "center", "right": "right", "end": "right"}


@dataclass(frozen=True)
class Styles:
    """`source`: the root of a document's styles; None where it has none."""

    source: Any | None

    @cached_property
    def _named(self) -> dict[str, Any]:
        """By their ids."""
        found = self.source.iterfind(f"{W}style") if self.source is not None else ()
        return {one.get(f"{W}styleId", ""): one for one in found}

    @cached_property
    def _chains(self) -> dict[str, tuple[Any, ...]]:
        """By a style's id, the elements of the style and of those it is based on."""
        styles = self._named
        chains = {}
        for name, one in styles.items():
            chain = {name: one}
            while (base := _val(chain[name], "basedOn")) in styles and base not in chain:
                name, chain[base] = base, styles[base]
            chains[next(iter(chain))] = tuple(chain.values())
        return chains

    @cached_property
    def _normal(self) -> str:
        """The style of paragraphs that name none."""
        kinds = ((name, one.get(f"{W}default"), one.get(f"{W}type")) for name, one in self._named.items())
        return next((name for name, default, kind in kinds if (default, kind) == ("1", "paragraph")), "")

    def _said(self, name: str, part: str) -> Iterator[Any]:
        """The properties of a style, the nearest first."""
        for one in self._chains.get(name, ()):
            found = one.find(f"{W}{part}")
            if found is not None:
                yield found

    def _defaults(self, part: str) -> Iterator[Any]:
        found = self.source.find(f"{W}docDefaults/{W}{part}Default/{W}{part}") if self.source is not None else None
        if found is not None:
            yield found

    def of_run(self, run: Any, paragraph: Any) -> tuple[Any, ...]:
        """Properties of a run, the nearest first."""
        own = run.find(f"{W}rPr")
        named = _val(own, "rStyle")
        styled = (*self._said(named, "rPr"), *self._said(self._name(paragraph), "rPr"), *self._defaults("rPr"))
        return styled if own is None else (own, *styled)

    def of_paragraph(self, paragraph: Any) -> tuple[Any, ...]:
        """Properties of a paragraph, the nearest first."""
        own = paragraph.find(f"{W}pPr")
        styled = (*self._said(self._name(paragraph), "pPr"), *self._defaults("pPr"))
        return styled if own is None else (own, *styled)

    def size_of(self, paragraph: Any) -> float:
        """Of its type, in points, where its runs say nothing of their own."""
        said = (*self._said(self._name(paragraph), "rPr"), *self._defaults("rPr"))
        return size_in(said) or SIZE

    def _name(self, paragraph: Any) -> str:
        return _val(paragraph.find(f"{W}pPr"), "pStyle") or self._normal


def _val(properties: Any | None, name: str) -> str:
    found = None if properties is None else properties.find(f"{W}{name}")
    return "" if found is None else str(found.get(f"{W}val", ""))


def first_in(said: tuple[Any, ...], name: str, key: str = "val") -> str:
    """What the nearest properties say that say it; "" where none does."""
    return next((str(value) for one in said if (found := one.find(f"{W}{name}")) is not None and (value := found.get(f"{W}{key}"))), "")


def is_on(said: tuple[Any, ...], name: str) -> bool:
    """Of a property that is there or not."""
    found = next((found for one in said if (found := one.find(f"{W}{name}")) is not None), None)
    return found is not None and found.get(f"{W}val", "1") not in OFF


def size_in(said: tuple[Any, ...]) -> float:
    """Points; 0 where nothing is said."""
    return points(first_in(said, "sz"), 0.5)


def pitch_of(said: tuple[Any, ...], size: float) -> float:
    """From line to line, in points."""
    line, rule = points(first_in(said, "spacing", "line")), first_in(said, "spacing", "lineRule")
    if not line:
        return LINE * size
    return line if rule == "exact" else max(LINE * size, line) if rule == "atLeast" else LINE * size * line / (240 * TWIP)


def align_of(said: tuple[Any, ...]) -> str:
    return ALIGNS.get(first_in(said, "jc"), "left")


def spaces_of(said: tuple[Any, ...]) -> tuple[float, float]:
    """Before and after a paragraph, in points."""
    before, after = (points(first_in(said, "spacing", key)) for key in ("before", "after"))
    return before, after


def number(text: str) -> float:
    """0 for what is none."""
    try:
        return float(text)
    except ValueError:
        return 0.0


def points(text: str, unit: float = TWIP) -> float:
    """A length, as a bare number of twentieths (`unit`: of another part) of a point or with its unit; 0 for what is none."""
    try:
        return length(text, unit)
    except StrangeError:
        return 0.0


def shown(said: tuple[Any, ...]) -> Callable[[str], str]:
    """What is seen of a run's letters: capitals, or nothing."""
    if is_on(said, "vanish"):
        return lambda _: ""
    return str.upper if is_on(said, "caps") else str
