"""What a command says while it runs: progress, diagnostics and the summary, all on standard error."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from sopdoc.cli.screen import coloured, is_screen
from sopdoc.cli.terminal import escape, format_diagnostic
from sopdoc.diagnostics import Diagnostic, Report, Severity

MOST_NOTES = 3      # of one code that are read one by one; the same of a hundred sheets hides what else is said


class Console:
    """Prints to standard error; a progress line only on a terminal, plain lines otherwise.

    `folding`: of many notes with one code the first are printed, the others counted, which `finish` tells.
    """

    def __init__(self, quiet: bool, folding: bool = False) -> None:
        self.quiet, self.folding = quiet, folding
        self.terminal = is_screen(sys.stderr)
        self.colour = coloured(sys.stderr)
        self._shown: dict[Diagnostic, None] = {}
        self._notes: Counter[str] = Counter()

    def count(self, severity: Severity) -> int:
        return sum(d.severity is severity for d in self._shown)

    def progress(self, number: int, total: int, name: str) -> None:
        if self.quiet:
            return
        name = escape(name)
        if self.terminal:
            print(f"\r\x1b[K[{number}/{total}] {name}", end="", file=sys.stderr, flush=True)
        else:
            print(f"[{number}/{total}] {name}", file=sys.stderr)

    def show(self, report: Report) -> None:
        """Prints the diagnostics that were not printed yet: an agency's own are found again with each of its SOPs."""
        for diagnostic in report.diagnostics:
            if diagnostic not in self._shown:
                self._shown[diagnostic] = None
                if not self._is_folded(diagnostic):
                    self._clear()
                    print(format_diagnostic(diagnostic, source_of(diagnostic.span.file), self.colour) + "\n", file=sys.stderr)

    def _is_folded(self, diagnostic: Diagnostic) -> bool:
        if not self.folding or diagnostic.severity is not Severity.CATATAN:
            return False
        self._notes[diagnostic.code] += 1
        return self._notes[diagnostic.code] > MOST_NOTES

    def note(self, report: Report) -> list[Diagnostic]:
        """The diagnostics that were not seen yet, counted and not printed."""
        new = [diagnostic for diagnostic in report.diagnostics if diagnostic not in self._shown]
        self._shown |= dict.fromkeys(new)
        return new

    def draw_line(self, text: str) -> None:
        """A line that the next one replaces, on a terminal."""
        if not self.quiet and self.terminal:
            print(f"\r\x1b[K{text}", end="", file=sys.stderr, flush=True)

    def note_line(self, text: str) -> None:
        """A line that stays."""
        if not self.quiet:
            self._clear()
            print(text, file=sys.stderr)

    def finish(self, summary: str = "") -> None:
        """The last word, after which nothing is told: how many notes were not printed, whatever is quiet; the summary."""
        self._clear()
        for code, count in self._notes.items():
            if count > MOST_NOTES:
                told = f"catatan[{code}] seperti di atas juga di {count - MOST_NOTES} tempat lain; semuanya: `sopdoc check --tata-letak`"
                print(told, file=sys.stderr)
        self._notes.clear()
        if summary and not self.quiet:
            print(summary, file=sys.stderr)

    def _clear(self) -> None:
        if self.terminal and not self.quiet:
            print("\r\x1b[K", end="", file=sys.stderr)


def source_of(file: str) -> str | None:
    """The text for the excerpt; None when it cannot be read (any more), or is none."""
    try:
        text = Path(file).read_text("utf-8-sig", errors="replace")
    except (OSError, ValueError):
        return None
    return None if "\0" in text else text
