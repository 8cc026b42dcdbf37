"""A PDF's bytes → what its signatures say: by whom, when, whether every byte is what was signed.

Whether a root can be trusted is for those who give it to know.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from asn1crypto import parser, pem, x509
from pyhanko.pdf_utils.reader import PdfFileReader

from sopdoc.diagnostics import Report, Span
from sopdoc.signing.additions import later_faults
from sopdoc.signing.certificate import Orang
from sopdoc.signing.foreign import Damaged, foreign, on_one_line, open_pdf
from sopdoc.signing.looks import signature_fields
from sopdoc.signing.revisions import Fault, Revision, end_of, read_revisions
from sopdoc.signing.statement import Statement, read_statement

_ROOM = re.compile(rb"<((?:[0-9a-f]{2})+|(?:[0-9A-F]{2})+)>")


@dataclass(frozen=True, slots=True)
class TandaTangan:
    """One signature.  `at` is the signer's own claim unless `stamped` by a time service; `trusted`: the certificate leads to a given
    root, None when none was given; `faults` say what does not hold.
    """

    field: str
    orang: Orang
    at: datetime | None
    covers: bool            # the whole file as it is now
    stamped: bool
    trusted: bool | None
    faults: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        """Was no signed byte changed, and nothing added but what signing adds?"""
        return not self.faults


def signatures(data: bytes, shown: str, roots: Sequence[x509.Certificate], report: Report) -> tuple[TandaTangan, ...]:
    """All signatures, in the order of signing; SOP573 for what is no PDF, SOP580 for a signature that cannot be read any more."""
    try:
        reader = open_pdf(data)
        fields = foreign(lambda: [(name, held.get_object()) for name, held, filled in signature_fields(reader) if filled])
        revisions = read_revisions(reader) if fields else ()
    except Damaged:
        report.galat("SOP573", f"{shown} tidak dapat dibaca", Span(shown), "bukan PDF yang utuh", "minta berkas aslinya")
        return ()
    found = []
    for name, held in fields:
        try:
            found.append(foreign(lambda name=name, held=held: read_statement(reader, name, held, roots)))  # type: ignore[misc]
        except Damaged as fault:
            message = f'tanda tangan di ruas "{on_one_line(name)}" rusak'
            report.galat("SOP580", message, Span(shown), str(fault)[:80], "minta berkas aslinya")
    found.sort(key=lambda statement: statement.made)
    later = _later(data, reader, revisions, found)
    return tuple(_judged(statement, data, revisions, later, bool(roots)) for statement in found)


def report_faults(found: Sequence[TandaTangan], shown: str, report: Report) -> None:
    """SOP580 for each signature that does not hold, with what was found first."""
    for signature in found:
        if not signature.whole:
            message = f'tanda tangan di ruas "{signature.field}" pada {shown} tidak berlaku: {"; ".join(signature.faults)}'
            report.galat("SOP580", message, Span(shown), hint="minta berkas aslinya")


def report_additions(faults: Sequence[Fault], shown: str, report: Report) -> None:
    """SOP610 for everything that was added to a document besides signatures; only a warning where it covers nothing."""
    for fault in faults:
        note = report.galat if fault.grave else report.peringatan
        hint = "minta berkas aslinya, atau susun lagi" if fault.grave else "lihat halamannya: tampilan itu bukan bagian dokumen"
        note("SOP610", f"{shown} bukan lagi dokumen yang disusun: {fault}", Span(shown), hint=hint)


def read_roots(data: bytes) -> tuple[x509.Certificate, ...]:
    """Certificates of a PEM or DER file; raises ValueError for anything else."""
    if not pem.detect(data):
        return (_certificate(data),)
    return tuple(_certificate(der) for _, _, der in pem.unarmor(data, multiple=True))


def _certificate(der: bytes) -> x509.Certificate:
    certificate = x509.Certificate.load(der, strict=True)
    certificate.native      # noqa: B018  # parsed now, so that a broken one is told here
    return certificate


def _later(data: bytes, reader: PdfFileReader, revisions: Sequence[Revision], found: Sequence[Statement]) -> tuple[Fault, ...]:
    """What is wrong with everything behind the first signature."""
    if not found:
        return ()
    first = revisions[found[0].made]
    return later_faults(data, reader, revisions[first.number + 1:], max(end_of(data, first), first.closed))


def _judged(statement: Statement, data: bytes, revisions: Sequence[Revision], later: Sequence[Fault], rooted: bool) -> TandaTangan:
    after = [str(fault) for fault in later if fault.grave and (fault.number > statement.made or not fault.number)]
    end = sum(statement.covered[2:])
    return TandaTangan(
        statement.field, statement.orang, statement.at, end == len(data), statement.stamped, statement.trusted if rooted else None,
        (*_faults(statement, data, end_of(data, revisions[statement.made])), *after),
    )


def _faults(statement: Statement, data: bytes, end: int) -> Iterator[str]:
    """What is wrong with a signature itself; `end`: where the revision that it was made in ends."""
    if not statement.intact:
        yield "isinya bukan lagi yang ditandatangani"
    if not statement.valid:
        yield "tanda tangannya tidak cocok dengan sertifikatnya"
    if not statement.stamp_holds:
        yield "cap waktunya tidak sah"
    if not _covers(statement, data, end):
        yield "tanda tangannya tidak mencakup seluruh dokumen pada saat itu"
    if not statement.tidy:
        yield "bagian tanda tangan yang tidak terlindungi diubah"
    if statement.added:
        yield f"memuat atribut yang tidak ditandatangani ({', '.join(statement.added)})"
    if not statement.obeyed:
        yield "diubah sesudahnya, padahal penanda tangannya melarang (DocMDP)"


def _covers(statement: Statement, data: bytes, end: int) -> bool:
    """Is everything up to the end signed but the room of the signature, and that filled with it and with zeros alone?"""
    if len(statement.covered) != 4:
        return False
    begin, length, rest, tail = statement.covered
    room = _ROOM.fullmatch(data, length, rest)
    if begin or rest + tail != end or room is None:
        return False
    held = bytes.fromhex(room[1].decode())
    return held == statement.contents and not held[parser.peek(held):].strip(b"\0")
