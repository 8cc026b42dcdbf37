"""A revision of a PDF → its form fields as they stand on the pages: where they are drawn, and whether they do anything else.

A field is drawn into its rectangle and nowhere else; so what a signature can cover is known without drawing it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, IndirectObject, PdfObject, StreamObject
from pyhanko.pdf_utils.reader import HistoricalResolver, PdfFileReader
from pyhanko.sign.fields import enumerate_sig_fields

from sopdoc.geometry import Rect, Size, pt
from sopdoc.signing.foreign import entry

_HARMLESS = frozenset({      # entries of a field that neither act nor show anything outside its rectangle
    "/Type", "/Subtype", "/FT", "/T", "/TU", "/TM", "/Rect", "/F", "/P", "/V", "/AP", "/AS", "/Lock", "/SV", "/Kids", "/Parent",
    "/StructParent", "/MK", "/DA", "/DR", "/Ff", "/Q", "/H", "/NM", "/M",
})
_STILL = 1 | 2 | 4 | 32 | 64 | 128 | 512    # flags that do not move what is drawn when the page is zoomed or turned
_TALL = 842.0       # of a page that does not say how tall it is: A4


@dataclass(frozen=True, slots=True)
class Look:
    """A field.  `page` counts from 1 and is 0 for a field on no page; `plain`: it does nothing but be drawn in `rect`."""

    number: int         # of its object
    page: int
    rect: Rect
    signed: bool
    drawn: bool
    plain: bool


def page_objects(document: HistoricalResolver) -> Iterator[IndirectObject]:
    """The pages from first to last; a tree that leads in circles is left where it does."""
    waiting: list[IndirectObject] = [document.root.raw_get("/Pages")]
    seen: set[int] = set()
    while waiting:
        held = waiting.pop()
        if held.idnum not in seen:
            seen.add(held.idnum)
            node = held.get_object()
            if "/Kids" in node:
                waiting += reversed(list(node["/Kids"]))
            else:
                yield held


def looks(document: HistoricalResolver) -> tuple[Look, ...]:
    """Every field on a page or in the form."""
    found: dict[int, Look] = {}
    for number, held in enumerate(page_objects(document), 1):
        page = held.get_object()
        tall = _edges(entry(page, "/MediaBox"))[3] or _TALL
        for note in entry(page, "/Annots") or ():
            if entry(note.get_object(), "/Subtype") == "/Widget" or "/FT" in note.get_object():
                found[note.idnum] = _look(note, number, tall)
    waiting = list(entry(entry(document.root, "/AcroForm") or DictionaryObject(), "/Fields") or ())
    seen: set[int] = set()
    while waiting:
        held = waiting.pop()
        if held.idnum not in seen:
            seen.add(held.idnum)
            waiting += entry(held.get_object(), "/Kids") or ()
            found.setdefault(held.idnum, _look(held, 0, _TALL))
    return tuple(found.values())


def signature_fields(reader: PdfFileReader) -> Iterator[tuple[str, IndirectObject, bool]]:
    """Every signature field: its full name, its object, and whether it is signed; raises ValueError for a name that is no text."""
    for name, value, held in enumerate_sig_fields(reader):
        if not isinstance(name, str):
            raise ValueError("the name of a field is no text")
        yield name, held, bool(value)


def field_size(held: PdfObject) -> Size:
    """How large a field is drawn."""
    field = held.get_object()
    kids = entry(field, "/Kids")
    left, bottom, right, top = _edges(entry(kids[0] if kids else field, "/Rect"))
    return Size(pt(right - left), pt(top - bottom))


def _look(held: IndirectObject, page: int, tall: float) -> Look:
    field = held.get_object()
    left, bottom, right, top = _edges(entry(field, "/Rect"))
    rect = Rect(pt(left), pt(tall - top), pt(right - left), pt(top - bottom))
    parent = entry(field, "/Parent") or DictionaryObject()
    picture = entry(entry(field, "/AP") or DictionaryObject(), "/N")
    drawn = bool(rect.w * rect.h) and ("/MK" in field or _shows(picture))
    still = not int(entry(field, "/F") or 0) & ~_STILL
    framed = not drawn or not isinstance(picture, StreamObject) or _has_room(picture)
    plain = field.keys() <= _HARMLESS and still and framed
    return Look(held.idnum, page, rect, "/V" in field or "/V" in parent, drawn, plain)


def _shows(picture: PdfObject | None) -> bool:
    """Is there anything to see?  Empty fields have an empty picture."""
    return bool(picture.data.strip()) if isinstance(picture, StreamObject) else picture is not None


def _has_room(picture: StreamObject) -> bool:
    """Has a picture a box, outside of which nothing of it is drawn?  Without one, programs do as they like."""
    left, bottom, right, top = _edges(entry(picture, "/BBox"))
    return (right - left) * (top - bottom) > 0


def _edges(box: PdfObject | None) -> tuple[float, float, float, float]:
    """Left, bottom, right, top, in points."""
    if not isinstance(box, ArrayObject):
        return 0, 0, 0, 0
    left, bottom, right, top = (float(edge.get_object()) for edge in box)
    return min(left, right), min(bottom, top), max(left, right), max(bottom, top)
