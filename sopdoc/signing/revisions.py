"""A PDF's bytes → its revisions, and whether every byte of the later ones belongs to something that they declare.

    document ┃ objects, cross-reference, startxref, %%EOF ┃ objects, cross-reference, startxref, %%EOF
             ┃ revision 1                                 ┃ revision 2

What no cross-reference knows is shown by no strict program, but by those that repair files; so it may not be there at all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pyhanko.pdf_utils.generic import DictionaryObject, Reference, TrailerReference, read_object
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.xref import XRefSectionType, read_object_header

from sopdoc.signing.foreign import Damaged, foreign

MOST = 60       # revisions that are looked at; each signature makes one or two

_BLANK = rb"[\0\t\n\f\r ]"
_SEALED = re.compile(_BLANK + rb"*endobj")
_NOTHING = re.compile(      # blanks, and remarks as some signing programs leave them: a line with nothing that looks like part of a file
    rb"(?:" + _BLANK + rb"|%(?![^\r\n]*(?:obj|xref|trailer|stream|%EOF))[ -~]{0,80}(?=[\r\n]))*"
)
_END = re.compile(_NOTHING.pattern + rb"startxref" + _BLANK + rb"+([0-9]+)" + _BLANK + rb"+%%EOF(?:\r\n|\n|\r)?")


@dataclass(frozen=True, slots=True)
class Revision:
    """A revision as it declares itself: where its objects lie (begin, end), its cross-reference last, and whether it has a second one."""

    number: int             # 0 is the document before anything was added
    parts: tuple[tuple[int, int], ...]
    start: int              # of its cross-reference, as it says
    hybrid: bool

    @property
    def closed(self) -> int:
        """Where its cross-reference ends."""
        return self.parts[-1][1]


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a revision; `grave`: more than something to look at."""

    number: int
    text: str
    grave: bool = True

    def __str__(self) -> str:
        return f"revisi ke-{self.number} {self.text}" if self.number else self.text


def read_revisions(reader: PdfFileReader) -> tuple[Revision, ...]:
    """All revisions, the oldest first; raises `Damaged` for what cannot be read, or is too much."""
    total = foreign(lambda: int(reader.total_revisions))
    if total > MOST:
        raise Damaged(f"{total} revisions")
    return foreign(lambda: tuple(_revision(reader, number) for number in range(total)))


def end_of(data: bytes, revision: Revision) -> int:
    """The byte behind a revision; -1 where it is not closed as it must be."""
    close = _END.match(data, revision.closed)
    return close.end() if close and int(close[1]) == revision.start else -1


def placing_faults(data: bytes, revisions: Sequence[Revision], begin: int) -> tuple[Fault, ...]:
    """What stands between and behind revisions that does not belong to them, the first of which begins at `begin`."""
    faults: list[Fault] = []
    for revision in revisions:
        begin, found = _end(data, revision, begin)
        faults += [Fault(revision.number, text) for text in found]
    if begin < len(data):
        faults.append(Fault(0, f"{len(data) - begin} bita ditambahkan di belakang dokumen"))
    return tuple(faults)


def _end(data: bytes, revision: Revision, begin: int) -> tuple[int, list[str]]:
    faults = ["memakai dua daftar objek yang dapat berlainan (hibrida)"] if revision.hybrid else []
    strange = 0
    for start, end in sorted(revision.parts):
        if start < begin:
            return begin, [*faults, "memakai bita bagian lain sebagai objeknya sendiri"]
        if not _NOTHING.fullmatch(data, begin, start):
            strange += start - begin
        begin = end
    if strange:
        faults.append(f"memuat {strange} bita di antara objek-objeknya")
    end = end_of(data, revision) if begin == revision.closed else -1
    if end < 0:
        return begin, [*faults, "tidak ditutup sebagaimana mestinya"]
    return end, faults


def _revision(reader: PdfFileReader, number: int) -> Revision:
    about = reader.xrefs.get_xref_container_info(number)
    start, kind = about.declared_startxref, about.xref_section_type
    places = {place for _, place in reader.xrefs.get_xref_data(number).standard_xrefs.values()} - {start}
    parts = [_extent(reader, place) for place in sorted(places)]
    if kind is XRefSectionType.STREAM:
        last = _extent(reader, start)
    else:
        reader.stream.seek(about.end_location)
        DictionaryObject.read_from_stream(reader.stream, TrailerReference(reader))
        last = start, reader.stream.tell()
    return Revision(number, (*parts, last), start, kind not in (XRefSectionType.STREAM, XRefSectionType.STANDARD))


def _extent(reader: PdfFileReader, place: int) -> tuple[int, int]:
    """Where an object begins and ends."""
    stream = reader.stream
    stream.seek(place)
    number, generation = read_object_header(stream, strict=True)
    read_object(stream, Reference(number, generation, reader))
    end = stream.tell()
    close = _SEALED.match(stream.getbuffer(), end)
    if close is None:
        raise ValueError(f"object {number} has no end")
    return place, close.end()
