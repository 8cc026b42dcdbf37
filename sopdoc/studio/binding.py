"""The agency of an SOP → its bound book, as `sopdoc book` makes it, in this very process: a page's worker has no other."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sopdoc.book.asked import BookOrder
from sopdoc.book.build import build
from sopdoc.build.order import Event, Told, Written
from sopdoc.definitions import Definition
from sopdoc.diagnostics import Report
from sopdoc.studio.book_requests import BukuTersusun, RencanaBuku
from sopdoc.studio.gestures import RefusedError
from sopdoc.studio.life import refusal
from sopdoc.studio.life_requests import TemuanGalat
from sopdoc.studio.shelf import Shelf


def planned_book(one: Definition, definitions: Sequence[Definition], shelf: Shelf) -> RencanaBuku:
    """Raises RefusedError."""
    order = _order(one, shelf)
    return RencanaBuku(order.name, sum(own.instansi == one.instansi for own in definitions), (order.output / order.name).as_posix())


def bound_book(one: Definition, shelf: Shelf) -> BukuTersusun | TemuanGalat:
    """Raises RefusedError."""
    order, report, written = _order(one, shelf), Report(), list[Path]()

    def hear(event: Event) -> None:
        if isinstance(event, Told):
            report.extend(event.diagnostics)
        elif isinstance(event, Written):
            written.append(event.path)

    outcome = build(order, hear)
    if report.has_galat:
        return refusal(report)
    names = tuple(path.as_posix() for path in written)
    return BukuTersusun(outcome.book_pages, outcome.sops, outcome.kept, outcome.issued, names)


def _order(one: Definition, shelf: Shelf) -> BookOrder:
    """An edition is noted in the agency's folder, which therefore must be one to write in."""
    if one.instansi is None:
        raise RefusedError("buku memerlukan instansi", "buat instansinya dahulu di Pengaturan instansi")
    if reason := shelf.refuses_file(one.instansi):
        raise RefusedError(reason)
    return BookOrder(one.agency, shelf.output)
