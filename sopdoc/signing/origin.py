"""A PDF's bytes and definitions → which of them builds the document that it holds, signatures apart.

What signing adds stands behind the document, so the file must begin with the bytes that the definition builds; what else may
stand there is for `additions` to judge.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sopdoc.archive.index import as_definition, versions
from sopdoc.compiler import Compiler, render, sources_of
from sopdoc.definitions import Definition
from sopdoc.diagnostics import Report
from sopdoc.layout.tree import Layout
from sopdoc.model.decode_instansi import CARA
from sopdoc.profile.mode import Mode
from sopdoc.render.pdf.metadata import cap_air_in


@dataclass(frozen=True, slots=True)
class Asal:
    """The definition that a document was built from; `versi` is "" for the definition as it is now, "rev-1" for a frozen one.

    `built` are the bytes of the document, `begin` where they begin in the file, `layout` its pages, `mode` what its build asked for.
    """

    definition: Definition
    versi: str
    built: bytes = field(repr=False)
    layout: Layout = field(repr=False, compare=False)
    begin: int
    mode: Mode


def origin(data: bytes, definitions: Sequence[Definition]) -> Asal | None:
    """The first definition, or approved version of one, whose document the file holds; None when there is none."""
    cap_air = cap_air_in(data)
    found = (
        Asal(definition, versi, built, layout, data.find(built), mode)
        for definition, versi, name in _candidates(definitions) for built, layout, mode in _builds(definition, name, cap_air)
        if built in data
    )
    return next(found, None)


def _candidates(definitions: Sequence[Definition]) -> Iterator[tuple[Definition, str, str]]:
    """Definitions as they are now, then what was approved, the latest first; each with the name of its file when it was in use."""
    yield from ((definition, "", definition.path.name) for definition in definitions)
    for definition in definitions:
        for versi in reversed(versions(definition.path, definition.shown, Report())):
            yield as_definition(definition, versi), versi.nama, definition.path.name


def _builds(definition: Definition, name: str, cap_air: str) -> Iterator[tuple[bytes, Layout, Mode]]:
    """The PDF in every way that it can be built with these words behind its text: signed as the agency says or as a build chose,
    with its sources or without; a frozen version's own name is another than the one it had in use.
    """
    for mode in (Mode(cara, cap_air) for cara in ("", *CARA)):
        compiled = Compiler(mode).compile(definition)
        if compiled.sheets is None or compiled.report.has_galat:
            continue
        names = dict.fromkeys((name, definition.path.name))
        for carried in ((), *(sources_of(compiled, Report(), called) for called in names)):
            yield from ((content, compiled.sheets.layout, mode) for _, content in render(compiled.sheets, "pdf", carried))
