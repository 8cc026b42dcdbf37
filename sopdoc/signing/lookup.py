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
        now = reader.read(definition, Report()).naskah
        if now and kode(now.sop) == code:
            status = now.sop.identitas.status
            yield Match(definition, now.sop, "", status.value if status else "")
        for versi in versions(definition.path, definition.shown, Report()):
            frozen = as_definition(definition, versi)
            then = reader.read(frozen, Report()).naskah
            if then and kode(then.sop) == code:
                yield Match(frozen, then.sop, versi.nama, versi.status)
