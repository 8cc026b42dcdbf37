"""Trouble as data: what is wrong, where, how bad, and what to do about it.

Every stage appends to one `Report`; nothing is raised for a user's mistake.  Texts are Indonesian, since officials
read them; codes are never reused (0xx YAML, 1xx shape of the data, 2xx alur, 3xx isi, 4xx layout, 5xx book, 6xx signing, 9xx ours).
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from enum import IntEnum

LINES = 6      # that one message names

_NUMBERS = re.compile(r"([0-9]{1,9})")


class Weight(IntEnum):
    """Of remarks of one severity the heavier ones are read first."""

    BENTUK = 1          # how it looks: spelling, spaces, order of columns
    KATA = 2            # how it is said: vague, long, several actions in a row
    KURANG = 3          # something is missing
    BERTENTANGAN = 4    # the sheet contradicts itself, its agency, or the law
    SALAH = 5           # the paper is wrong: followed to the letter, it leads astray


class Severity(IntEnum):
    """How much a diagnostic matters; the value sorts, the label is printed."""

    CATATAN = 1
    PERINGATAN = 2
    GALAT = 3

    @property
    def label(self) -> str:
        return self.name.lower()


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A piece of a source file: lines and columns count from 1, the end is exclusive."""

    file: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1


NOWHERE = Span("")


def _counted(message: str) -> list[tuple[int, str]]:
    """Its words and its numbers, so that "sel N4" stands before "sel N10"."""
    return [(int(part), "") if part.isascii() and part.isdigit() else (-1, part) for part in _NUMBERS.split(message)]


def in_lines(lines: Collection[int]) -> str:
    """Where in a file something was found more than once, for its one message."""
    named, rest = sorted(lines)[:LINES], len(lines) - LINES
    return f"di baris {', '.join(map(str, named))}" + (f" dan {rest} baris lain" if rest > 0 else "")


@dataclass(frozen=True, slots=True)
class Fix:
    """Words of the one key or value at `span` that are surely meant otherwise: `old` stands there once and becomes `new`."""

    span: Span
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Place:
    """One more place of a fact: `name` in the sheet's own words ("kegiatan 6"), the rest as in `Diagnostic`."""

    span: Span
    name: str = ""
    label: str = ""
    hint: str = ""
    fix: Fix | None = None


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One fact that can be understood alone: `label` stands under the excerpt, `hint` says what to do.

    `place`: the span in the sheet's own words; `fact`: the message without what differs from place to place, where that is
    more than the place's name, and always once places were brought together (`check/group.py`): a remark is known again by it;
    `also`: the other places of the same fact.
    `fix`: the hint as an edit, where it is exact and surely right.
    """

    code: str
    severity: Severity
    message: str
    span: Span
    label: str = ""
    hint: str = ""
    place: str = ""
    fact: str = ""
    also: tuple[Place, ...] = ()
    fix: Fix | None = None

    @property
    def unsaid_place(self) -> str:
        """The place on the sheet, where the message does not name it itself."""
        name = self.place.casefold().partition('"')[2].rstrip('"…') or self.place.casefold()
        return "" if self.also or name in self.message.casefold() else self.place

    @property
    def sentence(self) -> str:
        """The message with its place on the sheet."""
        return f"{self.message} ({self.unsaid_place})" if self.unsaid_place else self.message

    @property
    def places(self) -> tuple[Place, ...]:
        """All places, this one first."""
        return (Place(self.span, self.place, self.label, self.hint, self.fix), *self.also)


@dataclass(slots=True)
class Report:
    """Collects the diagnostics of one run; the same fact at the same place is kept once."""

    _seen: dict[Diagnostic, None] = field(default_factory=dict)

    def add(self, diagnostic: Diagnostic) -> None:
        self._seen.setdefault(diagnostic)

    def galat(self, code: str, message: str, span: Span, label: str = "", hint: str = "", fix: Fix | None = None) -> None:
        """Note an error: the document would be wrong, so none is written."""
        self.add(Diagnostic(code, Severity.GALAT, message, span, label, hint, fix=fix))

    def peringatan(self, code: str, message: str, span: Span, label: str = "", hint: str = "") -> None:
        """Note a warning: the document is written, somebody should look."""
        self.add(Diagnostic(code, Severity.PERINGATAN, message, span, label, hint))

    def extend(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        for diagnostic in diagnostics:
            self.add(diagnostic)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Sorted by place, then worst first, then code; what numbers tell apart in the order of these."""
        return tuple(sorted(self._seen, key=lambda d: (d.span, -d.severity, d.code, _counted(d.message), d.message)))

    def count(self, severity: Severity) -> int:
        return sum(d.severity is severity for d in self._seen)

    @property
    def has_galat(self) -> bool:
        return any(d.severity is Severity.GALAT for d in self._seen)
