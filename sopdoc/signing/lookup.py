"""A verification code → the definitions, and approved versions of definitions, whose sheets carry it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sopdoc.archive.index import as_definition, versions
from sopdoc.definitions import Definition
from sopdoc.diagnostics import Report
from sopdoc.model.kode import kode
from sopdoc.model.sop import Sop
from sopdoc.reading import Reader


@dataclass(frozen=True, slots=True)
class Match:
    """What a code stands for.  `versi` is "" for the definition as it is now; `status` is "" where nothing says it."""

    definition: Definition
    sop: Sop
    versi: str
    status: str


def find_code(code: str, definitions: Iterable[Definition]) -> Iterator[Match]:
    """Every match for a code as it is printed; definitions with errors print nothing, so they match nothing."""
    reader = Reader()
    for definition in definitions:
        now = reader.read(definition, Report()).sop
        if now is not None and kode(now) == code:
            yield Match(definition, now, "", now.identitas.status.value if now.identitas.status else "")
        for versi in versions(definition.path, definition.shown, Report()):
            frozen = as_definition(definition, versi)
            sop = reader.read(frozen, Report()).sop
            if sop is not None and kode(sop) == code:
                yield Match(frozen, sop, versi.nama, versi.status)
