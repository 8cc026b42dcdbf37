"""`sopdoc check --perbaiki`: what is surely meant otherwise → a diff on standard output, and the files mended."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from sopdoc.cli.console import Console
from sopdoc.cli.terminal import escape
from sopdoc.definitions import Definition
from sopdoc.diagnostics import Diagnostic, Report, Severity
from sopdoc.mending import carry_out, mends


def mend(diagnostics: Sequence[Diagnostic], definitions: Sequence[Definition], write: bool, console: Console) -> int:
    """Shows every file's changes before it is written; 1 when a file could not be changed."""
    report = Report()
    made = files = 0
    for one in mends(diagnostics, definitions, report):
        sys.stdout.write("".join(f"{escape(line.removesuffix(chr(10)))}\n" for line in one.diff()))
        sys.stdout.flush()
        if not write or carry_out(one, report):
            made, files = made + len(one.made), files + 1
    console.show(report)
    console.finish(_summary(made, files, write))
    return 1 if console.count(Severity.GALAT) else 0


def _summary(made: int, files: int, written: bool) -> str:
    if not made:
        return "tidak ada yang dapat diperbaiki sendiri"
    return f"{made} hal {'diperbaiki' if written else 'dapat diperbaiki'} di {files} berkas"
