"""Comments `# RAGU: …`, which an import leaves where it was not sure → a note each, until somebody has looked and deleted them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from sopdoc.diagnostics import Diagnostic, Severity, Span

MARK = "RAGU:"
HINT = "cocokkan dengan lembar aslinya, perbaiki bila perlu, lalu hapus komentar ini"

_RAGU = re.compile(rf"(?:^|\s)#\s*{MARK}\s*(?P<kata>.*?)\s*$")
_SAID = re.compile(r"\s*(?:- )*\s*(?=[^\s#])")       # up to what a line says that is no comment


@dataclass(frozen=True, slots=True)
class Ragu:
    """One such comment: its words and where they stand; `di`: where that begins which it speaks of, its own line or the next that says
    something.
    """

    kata: str
    span: Span
    di: Span


def ragu_in(text: str, file: str) -> Iterator[Ragu]:
    """Those of a file, from above."""
    lines = text.splitlines() if MARK in text else []
    for number, line in enumerate(lines, 1):
        if found := _RAGU.search(line):
            span = Span(file, number, found.start("kata") + 1, number, found.end("kata") + 1)
            yield Ragu(found["kata"], span, _said(lines, number, file) or span)


def find_ragu(text: str, file: str) -> Iterator[Diagnostic]:
    """One SOP710 for each comment of a file."""
    for one in ragu_in(text, file):
        yield Diagnostic("SOP710", Severity.CATATAN, f"belum dicocokkan: {one.kata}", one.span, "ragu", HINT)


def without_ragu(text: str, gone: Collection[Ragu]) -> str:
    """Without these comments, and without the lines that say nothing else."""
    lines = text.splitlines(keepends=True)
    for one in sorted(gone, key=lambda one: one.span.line, reverse=True):
        line = lines[one.span.line - 1]
        end = line[len(line.rstrip("\r\n")):]
        before = _RAGU.sub("", line.rstrip("\r\n")).rstrip()
        lines[one.span.line - 1:one.span.line] = [before + end] if before else []
    return "".join(lines)


def _said(lines: Sequence[str], first: int, file: str) -> Span | None:
    """From line `first` on."""
    places = ((number, _SAID.match(line)) for number, line in enumerate(lines[first - 1:], first))
    return next((Span(file, number, found.end() + 1, number, found.end() + 1) for number, found in places if found), None)
