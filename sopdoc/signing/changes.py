"""A revision of a PDF → what it does besides signing, in words; nothing for one that only signs.

What it does to objects is judged by `policy`; here is told what that means for who reads the document, and what a reader sees:
whether a signature is drawn over words, over another signature, or without one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

from pyhanko.pdf_utils.generic import DictionaryObject
from pyhanko.pdf_utils.metadata.xmp_xml import meta_from_xmp, parse_xmp
from pyhanko.pdf_utils.reader import HistoricalResolver, PdfFileReader
from pyhanko.sign.diff_analysis import SuspiciousModification

from sopdoc.geometry import Rect
from sopdoc.signing.foreign import entry, foreign
from sopdoc.signing.ink import HAIR, Sheet
from sopdoc.signing.looks import Look, looks, signature_fields
from sopdoc.signing.policy import POLICY
from sopdoc.signing.revisions import Fault
from sopdoc.signing.touched import touched

_SAID = ("/Title", "/Author", "/Subject", "/Keywords")      # of what a document says about itself, what a reader is shown


@dataclass(frozen=True, slots=True)
class State:
    """A document at one revision.  `said`: title, author and the like."""

    looks: tuple[Look, ...]
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What one revision did.  `touched`: what it replaced in words, where it did more than signing may."""

    before: State
    after: State
    empty: bool
    touched: tuple[str, ...]


def read_change(reader: PdfFileReader, number: int) -> Change:
    """Revision `number` against the one before; raises `Damaged`."""
    return foreign(lambda: _change(reader.get_historical_resolver(number - 1), reader.get_historical_resolver(number)))


def is_signed(reader: PdfFileReader) -> bool:
    """Is any field of the document signed?  Raises `Damaged`."""
    return foreign(lambda: any(signed for _, _, signed in signature_fields(reader)))


def _change(old: HistoricalResolver, new: HistoricalResolver) -> Change:
    forbidden = False
    try:
        POLICY.apply(old, new)
    except SuspiciousModification:
        forbidden = True
    own = new.reader.xrefs.get_xref_container_info(new.revision).stream_ref
    empty = not new.explicit_refs_in_revision() - {own}
    return Change(_state(old), _state(new), empty, touched(old, new) if forbidden else ())


def _state(document: HistoricalResolver) -> State:
    about = entry(document.trailer_view, "/Info") or DictionaryObject()
    said = [str(entry(about, key)) for key in _SAID]
    if "/Metadata" in document.root:
        notes = document.root.raw_get("/Metadata").get_object()     # by key, pyHanko would parse it and lose its way back
        told = meta_from_xmp(parse_xmp(BytesIO(notes.data)))
        said += [str(told.title), str(told.author), str(told.subject), str(told.keywords)]
    return State(looks(document), tuple(said))


def change_faults(number: int, change: Change, sheets: Sequence[Sheet]) -> Iterator[Fault]:
    """What revision `number` did besides signing; `sheets` are the pages that were built, none where that is not known."""
    for text in change.touched:
        yield Fault(number, text)
    if change.empty:
        yield Fault(number, "tidak berisi apa pun")
    if change.before.said != change.after.said:
        yield Fault(number, "mengganti judul atau keterangan dokumen")
    before = {look.number: look for look in change.before.looks}
    for look in change.after.looks:
        if look != before.get(look.number):
            others = [other for other in change.after.looks if other.number != look.number]
            yield from (Fault(number, f"{text} di halaman {look.page}") for text in _look_faults(look, others))
            yield from _placing(number, look, sheets)


def _look_faults(look: Look, others: Sequence[Look]) -> Iterator[str]:
    if not look.plain:
        yield "menambahkan ruas yang berbuat lebih daripada menampilkan tanda tangan"
    if look.drawn and not look.signed:
        yield "menggambar sesuatu tanpa tanda tangan"
    if look.drawn and any(other.signed and other.drawn and other.page == look.page and other.rect.overlaps(look.rect) for other in others):
        yield "menutupi tampilan tanda tangan lain"


def _placing(number: int, look: Look, sheets: Sequence[Sheet]) -> Iterator[Fault]:
    """A signature that is drawn where no room is kept for it: over what was built, or beside it, as if part of it."""
    if not look.drawn or not 0 < look.page <= len(sheets):
        return
    sheet = sheets[look.page - 1]
    if any(_holds(room, look.rect) for room in sheet.rooms):
        return
    if any(look.rect.overlaps(rect) for rect in sheet.ink):
        yield Fault(number, f"menggambar di atas isi halaman {look.page}")
    else:
        yield Fault(number, f"menggambar di luar ruang tanda tangan halaman {look.page}", grave=False)


def _holds(room: Rect, rect: Rect) -> bool:
    wide = room.grown(HAIR)
    return wide.x <= rect.x and rect.right <= wide.right and wide.y <= rect.y and rect.bottom <= wide.bottom
