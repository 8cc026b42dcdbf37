"""Two revisions of a PDF → what the later one replaced, removed or hung on the document, in words."""

from __future__ import annotations

from collections.abc import Iterator

from pyhanko.pdf_utils.generic import IndirectObject
from pyhanko.pdf_utils.reader import HistoricalResolver

from sopdoc.signing.foreign import entry, on_one_line
from sopdoc.signing.looks import page_objects
from sopdoc.signing.policy import CATALOGUE

MOST = 5        # things that are told; who replaces everything needs no longer list


def touched(old: HistoricalResolver, new: HistoricalResolver) -> tuple[str, ...]:
    """The first few of them."""
    found = [*_pages(old, new), *_catalogue(old, new)]
    return tuple(found[:MOST]) or ("menulis objek yang bukan bagian tanda tangan",)


def _pages(old: HistoricalResolver, new: HistoricalResolver) -> Iterator[str]:
    before, after = list(page_objects(old)), list(page_objects(new))
    if [page.idnum for page in before] != [page.idnum for page in after]:
        yield f"mengubah susunan halaman ({len(before)} menjadi {len(after)})"
    written = {ref.idnum for ref in new.explicit_refs_in_revision() if not old.is_ref_unassignable(ref)}
    for number, held in enumerate(before, 1):
        yield from _page(held, old, new, written, number)


def _page(held: IndirectObject, old: HistoricalResolver, new: HistoricalResolver, written: set[int], number: int) -> Iterator[str]:
    page, now = old(held.reference), new(held.reference)
    drawn = {ref.idnum for key in ("/Contents", "/Resources") if key in page for ref in old.collect_dependencies(page.raw_get(key))}
    if drawn & written or any(page.get(key) != now.get(key) for key in page.keys() | now.keys() if key not in ("/Annots", "/Parent")):
        yield f"mengganti isi halaman {number}"
    if list(entry(page, "/Annots") or ()) != list(entry(now, "/Annots") or ()):
        yield f"mengubah anotasi di halaman {number}"


def _catalogue(old: HistoricalResolver, new: HistoricalResolver) -> Iterator[str]:
    for ref in sorted(new.refs_freed_in_revision(), key=lambda ref: int(ref.idnum)):
        yield f"menghapus objek {ref.idnum}"
    for key in sorted((old.root.keys() | new.root.keys()) - CATALOGUE):
        if old.root.get(key) != new.root.get(key):
            yield f"mengubah katalog dokumen ({on_one_line(key)})"
