"""A PDF's bytes and definitions → which of them builds exactly this document today, signatures apart.

What signing adds stands behind the document, so the file must begin with the bytes that the definition builds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sopdoc.archive.index import as_definition, versions
from sopdoc.compiler import Compiler, render, sources_of
from sopdoc.definitions import Definition
from sopdoc.diagnostics import Report
from sopdoc.model.decode_instansi import CARA
from sopdoc.signing import SIGNED


@dataclass(frozen=True, slots=True)
class Asal:
    """The definition that a document was built from; `versi` is "" for the definition as it is now, "rev-1" for a frozen one."""

    definition: Definition
    versi: str = ""


def namesakes(path: Path, definitions: Sequence[Definition]) -> tuple[Definition, ...]:
    """The definitions that a document's name can mean."""
    names = {path.stem, path.stem.removesuffix(SIGNED)}
    return tuple(definition for definition in definitions if definition.kunci in names)


def origin(data: bytes, definitions: Sequence[Definition]) -> Asal | None:
    """The first definition, or approved version of one, that builds the document; None when none does."""
    candidates = [Asal(definition) for definition in definitions]
    candidates += [
        Asal(as_definition(definition, versi), versi.nama)
        for definition in definitions for versi in reversed(versions(definition.path, definition.shown, Report()))
    ]
    return next((asal for asal in candidates if any(data.startswith(built) for built in _builds(asal.definition))), None)


def _builds(definition: Definition) -> Iterator[bytes]:
    """The PDF in every way that it can be built: signed as the agency says or as a build chose, with its sources or without."""
    for mode in ("", *CARA):
        compiled = Compiler(mode).compile(definition)
        if compiled.sheets is None or compiled.report.has_galat:
            continue
        for carried in ((), sources_of(definition, Report())):
            yield from (content for _, content in render(compiled.sheets, "pdf", carried))
