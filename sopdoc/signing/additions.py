"""A PDF and the document that it begins with → what was added to that besides signatures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pyhanko.pdf_utils.reader import PdfFileReader

from sopdoc.signing.changes import change_faults, read_change
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
        return later_faults(data, reader, later, len(asal.built), built_sheets(asal.layout))
    except Damaged:
        return _behind(behind)


def _behind(count: int) -> tuple[Fault, ...]:
    return (Fault(0, f"{count} bita yang bukan tanda tangan ditambahkan di belakang dokumen"),) if count else ()


def later_faults(
    data: bytes, reader: PdfFileReader, revisions: Sequence[Revision], begin: int, sheets: Sequence[Sheet] = (),
) -> tuple[Fault, ...]:
    """What revisions, the first of which begins at `begin`, do besides signing; raises `Damaged`."""
    return (*placing_faults(data, revisions, begin), *_changes(reader, revisions, sheets))


def _changes(reader: PdfFileReader, revisions: Sequence[Revision], sheets: Sequence[Sheet]) -> Iterator[Fault]:
    for revision in revisions:
        yield from change_faults(revision.number, read_change(reader, revision.number), sheets)
