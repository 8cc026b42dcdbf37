"""The agency of an SOP → its bound book, as `sopdoc book` makes it, in this very process: a page's worker has no other.

One book is bound at a time; while it is, other threads ask how far it is, or stop it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from sopdoc.book.asked import BookOrder
from sopdoc.book.build import build
from sopdoc.book.definition import BUKU
from sopdoc.build.order import Begun, Event, Step, Told, Written
from sopdoc.definitions import Definition
from sopdoc.diagnostics import Report
from sopdoc.studio.book_requests import (
    BookAnswer,
    BookRequest,
    BukuBerjalan,
    BukuDihentikan,
    BukuTersusun,
    HentikanBuku,
    LihatBuku,
    LihatKemajuan,
    RencanaBuku,
)
from sopdoc.studio.gestures import RefusedError
from sopdoc.studio.life import refusal
from sopdoc.studio.life_requests import TemuanGalat
from sopdoc.studio.shelf import Shelf
from sopdoc.studio.words import cleaned
from sopdoc.writing.values import yaml_text

IDLE = BukuBerjalan()
TITLE = "Standar Operasional Prosedur"


class StoppedError(Exception):
    """Somebody wants no book any more."""


def unheard(_: BukuBerjalan) -> None:
    """Where who asks is answered, nobody need be told."""


@dataclass(slots=True)
class Bindery:
    """Safe between threads; `told` hears how far the book is, where the one who asks cannot be answered meanwhile."""

    shelf: Shelf
    told: Callable[[BukuBerjalan], object] = unheard
    _one: threading.Lock = field(default_factory=threading.Lock)
    _stop: threading.Event = field(default_factory=threading.Event)
    _now: BukuBerjalan = IDLE

    def answer(self, one: Definition, definitions: Sequence[Definition], request: BookRequest) -> BookAnswer | TemuanGalat:
        """Raises RefusedError."""
        if isinstance(request, LihatBuku):
            return self._planned(one, definitions)
        if isinstance(request, HentikanBuku):
            self._stop.set()
        if isinstance(request, LihatKemajuan | HentikanBuku):
            return self._now
        if not self._one.acquire(blocking=False):
            raise RefusedError("buku sedang disusun", "tunggu sampai selesai, atau hentikan dahulu")
        try:
            self._stop.clear()
            order = _order(one, self.shelf)
            self._begin(one.agency, request.judul)
            return self._bound(order)
        except StoppedError:
            return BukuDihentikan(self._now)
        finally:
            self._now = IDLE
            self._one.release()

    def _planned(self, one: Definition, definitions: Sequence[Definition]) -> RencanaBuku:
        order, sops = _order(one, self.shelf), sum(own.instansi == one.instansi for own in definitions)
        return RencanaBuku(order.name, sops, (order.output / order.name).as_posix(), pertama=not (one.agency / BUKU).is_file())

    def _begin(self, agency: Path, judul: str) -> None:
        """A first book needs the title of its cover; raises RefusedError.  One that there is keeps its own."""
        if (agency / BUKU).is_file():
            return
        words = cleaned(judul).replace("\n", " ")
        if not words:
            raise RefusedError("buku memerlukan judul", f"tulis judul sampulnya, misalnya {TITLE}")
        if fault := self.shelf.create(agency / BUKU, yaml_text({"judul": words}).encode()):
            raise RefusedError(fault, "periksa izin foldernya")

    def _bound(self, order: BookOrder) -> BukuTersusun | TemuanGalat:
        """Raises StoppedError."""
        report, written = Report(), list[Path]()

        def hear(event: Event) -> None:
            if isinstance(event, Told):
                report.extend(event.diagnostics)
            elif isinstance(event, Written):
                written.append(event.path)
            else:
                self._went_on(event)

        outcome = build(order, hear)
        if report.has_galat:
            return refusal(report)
        names = tuple(path.as_posix() for path in written)
        return BukuTersusun(outcome.book_pages, outcome.sops, outcome.kept, outcome.issued, names)

    def _went_on(self, event: Begun | Step) -> None:
        if isinstance(event, Begun):
            self._now = BukuBerjalan(event.stage, event.kept, event.total)
        else:
            self._now = replace(self._now, selesai=min(self._now.selesai + 1, self._now.jumlah))
        self.told(self._now)
        if self._stop.is_set():
            raise StoppedError


def _order(one: Definition, shelf: Shelf) -> BookOrder:
    """An edition is noted in the agency's folder, which therefore must be one to write in."""
    if one.instansi is None:
        raise RefusedError("buku memerlukan instansi", "buat instansinya dahulu di Pengaturan instansi")
    if reason := shelf.refuses_file(one.instansi):
        raise RefusedError(reason)
    return BookOrder(one.agency, shelf.output)
