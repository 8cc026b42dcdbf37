"""Sheets that no cache knows: marked ones, and those that are judged as final, each compiled and written at once."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from sopdoc.build.entries import findings
from sopdoc.build.outputs import WriteError, write_output
from sopdoc.build.singles import Single
from sopdoc.cli.console import Console
from sopdoc.cli.mode import mode_of
from sopdoc.compiler import Compiled, compile_all, documents_of, sources_of
from sopdoc.definitions import Definition
from sopdoc.final import Gate, final_formats
from sopdoc.revision.marked_sheet import compile_marked


def build_apart(definitions: Sequence[Definition], options: argparse.Namespace, console: Console) -> Iterator[Single]:
    """Every definition in turn; one with errors has no documents."""
    for number, compiled in enumerate(_compiled(definitions, options), 1):
        console.progress(number, len(definitions), compiled.definition.shown)
        yield _single(compiled, options)


def _compiled(definitions: Sequence[Definition], options: argparse.Namespace) -> Iterable[Compiled]:
    if options.tandai:
        yield from compile_marked(definitions, options.tandai)
        return
    mode = mode_of(options)
    gate = Gate(definitions, mode)
    for compiled in compile_all(definitions, mode):
        gate.judge(compiled.reading, compiled.sheets.layout if compiled.sheets else None, compiled.report)
        yield compiled


def _single(compiled: Compiled, options: argparse.Namespace) -> Single:
    definition, report = compiled.definition, compiled.report
    why = f"ditandai terhadap {options.tandai}" if options.tandai else "diperiksa sebagai final"
    carried = sources_of(compiled, report) if options.lampirkan_sumber else ()
    if compiled.sheets is None or report.has_galat:
        return Single(definition.kunci, report.diagnostics, why, failed=True)
    name = f"{definition.target.as_posix()}{_suffix(options.tandai)}"
    formats = final_formats(compiled.reading, options.format, report) if options.final else options.format
    documents = {f"{name}{ending}": content for form in formats for ending, content in documents_of(compiled, form, carried)}
    try:
        for path, content in documents.items():
            write_output(Path(options.output), path, content)
    except WriteError as fault:
        return Single(definition.kunci, (*report.diagnostics, fault.told(definition.shown)), why, failed=True)
    return Single(definition.kunci, report.diagnostics, why, len(documents), len(compiled.sheets.layout.pages), findings(compiled))


def _suffix(tandai: str) -> str:
    """What a marked document's name ends in: `-tandai-rev-1`, or the name of the other file; "" for one without marks."""
    return f"-tandai-{Path(tandai).stem}" if tandai else ""
