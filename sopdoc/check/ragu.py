"""Comments `# RAGU: …`, which an import leaves where it was not sure → a note each, until somebody has looked and deleted them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sopdoc.diagnostics import Diagnostic, Severity, Span

MARK = "RAGU:"
HINT = "cocokkan dengan lembar aslinya, perbaiki bila perlu, lalu hapus komentar ini"

_RAGU = re.compile(rf"(?:^|\s)#\s*{MARK}\s*(?P<kata>.*?)\s*$")


def find_ragu(text: str, file: str) -> Iterator[Diagnostic]:
    """One SOP710 for each comment of a file."""
    if MARK not in text:
        return
    for number, line in enumerate(text.splitlines(), 1):
        if found := _RAGU.search(line):
            span = Span(file, number, found.start("kata") + 1, number, found.end("kata") + 1)
            yield Diagnostic("SOP710", Severity.CATATAN, f"belum dicocokkan: {found['kata']}", span, "ragu", HINT)
