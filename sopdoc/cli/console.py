"""What a command says while it runs: progress, diagnostics and the summary, all on standard error."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from sopdoc.cli.terminal import format_diagnostic
from sopdoc.diagnostics import Diagnostic, Report, Severity


class Console:
    """Prints to standard error; a progress line only on a terminal, plain lines otherwise."""

    def __init__(self, quiet: bool) -> None:
        self.quiet = quiet
        self.terminal = sys.stderr.isatty()
        self.colour = self.terminal and "NO_COLOR" not in os.environ
        self._shown: dict[Diagnostic, None] = {}

    def count(self, severity: Severity) -> int:
        return sum(d.severity is severity for d in self._shown)

    def progress(self, number: int, total: int, name: str) -> None:
        if self.quiet:
            return
        if self.terminal:
            print(f"\r\x1b[K[{number}/{total}] {name}", end="", file=sys.stderr, flush=True)
        else:
            print(f"[{number}/{total}] {name}", file=sys.stderr)

    def show(self, report: Report) -> None:
        """Prints the diagnostics that were not printed yet: an agency's own are found again with each of its SOPs."""
        for diagnostic in report.diagnostics:
            if diagnostic not in self._shown:
                self._shown[diagnostic] = None
                self._clear()
                print(format_diagnostic(diagnostic, source_of(diagnostic.span.file), self.colour) + "\n", file=sys.stderr)

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

    def finish(self, summary: str) -> None:
        self._clear()
        if not self.quiet:
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
