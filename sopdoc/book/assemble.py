"""BookDefinition and its SOPs → Bound: parts in order, SOPs by unit, true page numbers."""

from __future__ import annotations

from collections.abc import Sequence

from sopdoc.book.bound import Bound, Place
from sopdoc.book.definition import BookDefinition
from sopdoc.book.fakta import BookSop
from sopdoc.diagnostics import Report
from sopdoc.layout.fonts import load_fonts
from sopdoc.render.document import Document, Mark, Piece, Section


def assemble(book: BookDefinition, sops: Sequence[BookSop], report: Report) -> Bound:
    """The bound book."""
    fonts = load_fonts(book.profile.huruf.nama, book.profile.huruf.berkas, book.span, report)
    pieces: list[Piece] = []
    places: list[Place] = []
    number = 1
    for sop in sops:
        if sop.drawn is None or sop.fakta is None:
            continue
        pieces.append(Piece(sop.drawn, (Mark(sop.kunci, title=sop.fakta.nama),), number))
        places.append(Place(sop, len(places) + 1, number, len(sop.drawn.pages), book.nama_unit))
        number += len(sop.drawn.pages)
    sections = (Section(tuple(pieces), (None,) * (number - 1), (None,) * (number - 1)),)
    return Bound(book, Document(book.judul, book.nama_unit, book.tahun, fonts, sections), tuple(places))
