"""Comments `# sopdoc: abaikan SOP305, SOP312` → diagnostics that are not told.

    nip: 197504282000121003   # sopdoc: abaikan SOP312        this line
    # sopdoc: abaikan SOP305                                  alone: the next line that is no comment
    tanggal pembuatan: 2022-01

A comment counts for what begins on its line or spans it.  A comment that suppresses nothing is told itself (SOP340): it
would hide the next mistake.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass

from sopdoc.diagnostics import Diagnostic, Report, Severity, Span
from sopdoc.model.fields import suggest

_COMMENT = re.compile(r"(?:^|(?<=\s))#\s*sopdoc:\s*(?P<kata>\S*)\s*(?P<kode>[^#]*)")
_CODE = re.compile(r"[^\s,;]+")


@dataclass(frozen=True, slots=True)
class Abaikan:
    """One code of one comment: `line` is the line it counts for, `span` the code in the comment."""

    code: str
    line: int
    span: Span

    def covers(self, diagnostic: Diagnostic) -> bool:
        span = diagnostic.span
        if diagnostic.code != self.code or span.file != self.span.file:
            return False
        return span.line == self.line or span.line <= self.line <= (span.end_line if span.end_column > 1 else span.end_line - 1)


def find_abaikan(text: str, file: str, report: Report) -> tuple[Abaikan, ...]:
    """Every suppression of a file; SOP341 for a comment that cannot be understood."""
    if "sopdoc:" not in text:
        return ()
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return tuple(abaikan for number in range(len(lines)) for abaikan in _of_line(lines, number, file, report))


def suppress(
    diagnostics: Iterable[Diagnostic],
    semua: tuple[Abaikan, ...],
    may: Callable[[Diagnostic], bool],
    judged: Collection[str],
    report: Report,
) -> list[Diagnostic]:
    """The diagnostics that are told; SOP340.  `may`: which ones a comment can silence; `judged`: codes that were looked for."""
    used: set[Abaikan] = set()
    told: list[Diagnostic] = []
    for diagnostic in diagnostics:
        covering = [abaikan for abaikan in semua if abaikan.covers(diagnostic)] if semua and may(diagnostic) else []
        used.update(covering)
        if not covering:
            told.append(diagnostic)
    for abaikan in semua:
        if abaikan not in used and abaikan.code in judged:
            message = f"abaikan {abaikan.code} tidak menekan apa pun"
            report.peringatan("SOP340", message, abaikan.span, "tidak berguna", "hapus kode ini dari komentar")
    return told


def unknown_codes(semua: tuple[Abaikan, ...], known: Collection[str]) -> Iterator[Diagnostic]:
    for abaikan in semua:
        if abaikan.code not in known:
            hint = suggest(abaikan.code, sorted(known))
            yield Diagnostic("SOP341", Severity.PERINGATAN, f'kode "{abaikan.code}" tidak dikenal', abaikan.span, "tidak dikenal", hint)


def _of_line(lines: list[str], number: int, file: str, report: Report) -> Iterator[Abaikan]:
    line = lines[number]
    match = _COMMENT.search(line) if "sopdoc:" in line else None
    if match is None:
        return
    codes = list(_CODE.finditer(line, match.start("kode"), match.end("kode")))
    if match["kata"] != "abaikan" or not codes:
        span = Span(file, number + 1, match.start() + 1, number + 1, len(line) + 1)
        report.peringatan("SOP341", "komentar `sopdoc:` tidak terbaca", span, "di sini", "tulis `# sopdoc: abaikan SOP305`")
        return
    target = number if line[: match.start()].strip() else _next(lines, number)
    for code in codes:
        yield Abaikan(code.group(), target + 1, Span(file, number + 1, code.start() + 1, number + 1, code.end() + 1))


def _next(lines: list[str], number: int) -> int:
    """The next line that says something."""
    after = range(number + 1, len(lines))
    return next((n for n in after if lines[n].strip() and not lines[n].lstrip().startswith("#")), number)
