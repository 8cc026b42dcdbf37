"""A PDF and the document that it begins with → what was added to that besides signatures."""

from __future__ import annotations

from collections.abc import Sequence

from pyhanko.pdf_utils.reader import PdfFileReader

from sopdoc.signing.changes import change_faults, is_signed, read_change
from sopdoc.signing.foreign import Damaged, open_pdf
from sopdoc.signing.ink import Sheet, built_sheets
from sopdoc.signing.origin import Asal
from sopdoc.signing.revisions import Fault, Revision, end_of, placing_faults, read_revisions


def additions(data: bytes, asal: Asal) -> tuple[Fault, ...]:
    """What stands before or behind the document that the definition builds and is no signature; nothing for a document as it was built."""
    behind = len(data) - asal.begin - len(asal.built)
    if asal.begin:
        return (Fault(0, f"{asal.begin} bita ditambahkan di depan dokumen"), *_behind(behind))
    if not behind:
        return ()
    try:
        reader = open_pdf(data)
        first, *later = read_revisions(reader)
        if not later or end_of(data, first) != len(asal.built):
            return _behind(behind)
        found = later_faults(data, reader, later, len(asal.built), built_sheets(asal.layout))
        return found or (() if is_signed(reader) else (Fault(0, f"{behind} bita ditambahkan walaupun belum ditandatangani"),))
    except Damaged:
        return _behind(behind)


def _behind(count: int) -> tuple[Fault, ...]:
    return (Fault(0, f"{count} bita di belakang dokumen tidak dapat dibaca sebagai tanda tangan"),) if count else ()


def later_faults(
    data: bytes, reader: PdfFileReader, revisions: Sequence[Revision], begin: int, sheets: Sequence[Sheet] = (),
) -> tuple[Fault, ...]:
    """What revisions, the first of which begins at `begin`, do besides signing."""
    found = list(placing_faults(data, revisions, begin))
    for revision in revisions:
        try:
            found += change_faults(revision.number, read_change(reader, revision.number), sheets)
        except Damaged:
            found.append(Fault(revision.number, "tidak dapat dibaca"))
    return tuple(found)
