"""A definition's text → what it says, or why it cannot be read, in words for who writes on its sheet."""

from __future__ import annotations

from sopdoc.definitions import Definition
from sopdoc.diagnostics import Report, Severity
from sopdoc.naskah import Naskah
from sopdoc.reading import Reader
from sopdoc.studio.gestures import RefusedError

UNREAD = "berkas ini belum terbaca"


def opened(definition: Definition, text: str | None, reader: Reader) -> Naskah:
    """`text` is None for a file that cannot be read at all; raises RefusedError."""
    if text is None:
        raise RefusedError(UNREAD, "periksa berkasnya")
    report = Report()
    naskah = reader.said(definition, text, report).naskah
    if naskah is None:
        fault = next(one for one in report.diagnostics if one.severity is Severity.GALAT)
        raise RefusedError(f"{UNREAD}: {fault.message} (baris {fault.span.line})", fault.hint)
    return naskah
