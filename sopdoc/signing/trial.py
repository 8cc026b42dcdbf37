"""A PDF of whomever → whether reading it ends: tried in a process that may die, before this one reads it.

Steps are counted (`foreign`), but a single step can take as long as a file wants: numbers of a million digits, text put together
letter by letter.
"""

from __future__ import annotations

from sopdoc.diagnostics import Report, Span
from sopdoc.isolated import DiedError, Limits, run_apart
from sopdoc.signing.changes import read_change
from sopdoc.signing.foreign import Damaged, open_pdf
from sopdoc.signing.revisions import read_revisions
from sopdoc.signing.verify import signatures

LIMITS = Limits(cpu=30, memory=2 << 30)      # an honest sheet takes a second and 100 MB, most of it to load libraries


def can_be_read(data: bytes, shown: str, report: Report, limits: Limits = LIMITS) -> bool:
    """Does reading it and its revisions end?  SOP613 when it does not."""
    try:
        run_apart(try_reading, data, limits)
    except DiedError as fault:
        report.galat("SOP613", f"{shown} tidak dapat diperiksa", Span(shown), str(fault), "minta berkas aslinya")
        return False
    return True


def try_reading(data: bytes) -> bytes:
    """Everything that is read of a document, for nothing."""
    signatures(data, "", (), Report())
    try:
        reader = open_pdf(data)
        for revision in read_revisions(reader)[1:]:
            read_change(reader, revision.number)
    except Damaged:
        pass        # that it cannot be read is told by those who read it
    return b""
