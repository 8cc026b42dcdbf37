"""A page of a lampiran → its places: which part of which lampiran's definition each block comes from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sopdoc.layout.tree import Bookmark, Page, Table
from sopdoc.layout.written import words_in
from sopdoc.preview.areas import Area, Origin

TITLE, TEXT, FIELDS, TABLE = ("judul",), ("isi", "catatan"), ("isian",), ("baris", "kosong", "kolom")


def lampiran_areas(page: Page, bookmarks: Sequence[Bookmark], origin: Origin) -> Iterator[Area]:
    """A place for every block that says something; the last bookmarks are those of the lampiran, one each."""
    begun = bookmarks[len(bookmarks) - len(origin.sop.lampiran):]
    number = max(n for n, mark in enumerate(begun) if mark.page <= page.number)
    span, title = origin.sop.lampiran[number].span, begun[number].title
    for block in page.blocks:
        keys: tuple[str, ...]
        if isinstance(block, Table):
            keys = TABLE if any(row.header for row in block.rows) else FIELDS
        elif any(words_in(paragraph) for paragraph in block.paragraphs):
            keys = TITLE if block.heading else TEXT
        else:
            continue
        yield Area("judul" if keys is TITLE else "sel", block.rect, origin.definisi.inside(span, *keys), title)
