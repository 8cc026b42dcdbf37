"""Compiled SOPs → what `sopdoc check` finds in them: in each as soon as it is compiled, between those of an agency when all were.

Not safe between threads: whoever calls holds the gallery's lock.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sopdoc.check.weigh import by_weight
from sopdoc.checking import ready, review_alone, review_together
from sopdoc.compiler import Compiled
from sopdoc.definitions import Definition, find_definitions
from sopdoc.diagnostics import Diagnostic, Report
from sopdoc.naskah import Naskah

Found = tuple[Diagnostic, ...]


@dataclass(slots=True)
class Reviews:
    """By the SOPs' ids; `due`: something was compiled or went since the SOPs were compared."""

    due: bool = False
    _ready: dict[str, Naskah] = field(default_factory=dict)
    _last: dict[str, Naskah] = field(default_factory=dict)          # as it could be read last: what its neighbours are compared with
    _alone: dict[str, Found] = field(default_factory=dict)
    _together: dict[str, Found] = field(default_factory=dict)       # by file, as diagnostics name it

    def take(self, id: str, compiled: Compiled) -> None:
        """A new state of an SOP.  While it cannot be laid out, only what the compiler says of it counts."""
        read, told = compiled.reading.naskah, compiled.report.diagnostics
        naskah = ready(read) if read and compiled.sheets else None
        self._alone[id] = review_alone(naskah, told) if naskah else told
        self._ready.pop(id, None)
        if naskah:
            self._ready[id] = self._last[id] = naskah
        self.due = True

    def keep(self, ids: Iterable[str]) -> None:
        """Only these SOPs are still there."""
        gone = self._alone.keys() - set(ids)
        for id in gone:
            self._alone.pop(id)
            self._ready.pop(id, None)
            self._last.pop(id, None)
        self.due = self.due or bool(gone)

    def of(self, id: str) -> Found:
        """Everything that is known to be wrong or doubtful about an SOP, what matters most first."""
        report, naskah = Report(), self._ready.get(id)
        report.extend(self._alone.get(id, ()))
        if naskah:
            report.extend((*self._together.get(naskah.definition.shown, ()), *self._together.get(naskah.definition.shown_instansi, ())))
        return by_weight(report.diagnostics)

    def agencies(self) -> tuple[tuple[Naskah, ...], ...]:
        """The SOPs to compare: those of agencies of which every definition is here.

        One that is broken for now is compared as it was: else what is known of all the others would go and come back with each slip.
        """
        self.due = False
        groups: dict[Path, list[Naskah]] = {}
        for naskah in self._last.values():
            if naskah.definition.instansi:
                groups.setdefault(naskah.definition.instansi, []).append(naskah)
        return tuple(tuple(group) for group in groups.values())

    def compared(self, found: Mapping[str, Found]) -> frozenset[str]:
        """Takes in the new comparison: the ids of SOPs about which something else is known now."""
        before = {id: self.of(id) for id in self._ready}
        self._together = dict(found)
        return frozenset(id for id, known in before.items() if known != self.of(id))


def compare(agencies: Iterable[tuple[Naskah, ...]], listed: Iterable[Definition]) -> dict[str, Found]:
    """What the rules find between the SOPs of each agency, by file.  An agency of which only a part is listed is left out."""
    paths = {definition.path for definition in listed}
    found: dict[str, list[Diagnostic]] = {}
    for group in agencies:
        if _all_of(group[0].definition) <= paths:
            for diagnostic in review_together(group):
                found.setdefault(diagnostic.span.file, []).append(diagnostic)
    return {file: tuple(diagnostics) for file, diagnostics in found.items()}


def _all_of(one: Definition) -> set[Path]:
    """The files of all definitions of an agency."""
    if one.instansi is None:
        return set()
    return {d.path for d in find_definitions([str(one.instansi.parent)], Report()) if d.instansi == one.instansi}
