"""A folder's SOPs, and a page that asks: every request → its answer, whatever carried it.

    ask(Ubah(id, sidik, gerak)) ─▶ make ─▶ shelf, journal ─▶ gallery ─▶ Lembar
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from sopdoc.archive.approved import is_approved
from sopdoc.definitions import Definition
from sopdoc.diagnostics import Report
from sopdoc.mending import Mend
from sopdoc.naskah import Naskah
from sopdoc.preview.gallery import Gallery, Looked
from sopdoc.preview.repair import digest as repair_digest
from sopdoc.preview.repair import repair
from sopdoc.preview.watch import Changes
from sopdoc.reading import Reader
from sopdoc.studio import journal
from sopdoc.studio.agency_desk import AgencyDesk
from sopdoc.studio.agency_requests import AgencyRequest
from sopdoc.studio.binding import Bindery, unheard
from sopdoc.studio.book_requests import BookRequest, BukuBerjalan
from sopdoc.studio.cells import cells_of
from sopdoc.studio.compared import compared
from sopdoc.studio.folder import Folder
from sopdoc.studio.gestures import RefusedError
from sopdoc.studio.import_requests import BacaLama
from sopdoc.studio.journal import Journal
from sopdoc.studio.life import planned, taken
from sopdoc.studio.life_requests import Bandingkan, Lakukan, LifeRequest, LihatTindakan
from sopdoc.studio.lookup import regulations, siblings
from sopdoc.studio.lookup_requests import CariPeraturan, CariSop, HasilCari
from sopdoc.studio.make import Made, made
from sopdoc.studio.named import name_of
from sopdoc.studio.opened import UNREAD, opened
from sopdoc.studio.remarks import missing_in
from sopdoc.studio.requests import (
    Answer,
    Baru,
    Batalkan,
    Beda,
    Bentrok,
    Buka,
    Daftar,
    DaftarSop,
    Ditolak,
    GantiNama,
    Lembar,
    LihatPerbaikan,
    Perbaiki,
    Request,
    SheetRequest,
    TidakAda,
    Ubah,
    Ubahan,
    Ulangi,
    UsulPerbaikan,
)
from sopdoc.studio.shelf import Shelf, digest
from sopdoc.studio.spoken import Spoken, spoken_of
from sopdoc.studio.stepping import stepped
from sopdoc.studio.steps import flows_of, officials_of
from sopdoc.system import reason_of

KEPT = 64           # texts on which a page may still make a gesture
TRIES = 5           # looks at a file that is being written
APPROVED = "versi ini sudah disahkan; buka revisi untuk mengubahnya"


class Desk:
    """Answers one request after the other; safe between threads.  `told` hears how far a book is."""

    def __init__(self, gallery: Gallery, shelf: Shelf, told: Callable[[BukuBerjalan], object] = unheard) -> None:
        self._gallery, self._shelf, self._folder = gallery, shelf, Folder(gallery, shelf)
        self._lock = threading.Lock()
        self._bindery = Bindery(shelf, told)
        self._agency = AgencyDesk(shelf, self._wrote, gallery.definitions)
        self._texts: OrderedDict[str, str] = OrderedDict()      # by digest: what pages were shown
        self._shown: dict[str, str] = {}                        # by id: the digest that its sheets were made of
        self._spoken: dict[str, Spoken] = {}                    # by id: what its sheet calls things

    def ask(self, request: Request) -> Answer:
        spoken = self._spoken.get(getattr(request, "id", ""), Spoken())
        try:
            if isinstance(request, BookRequest):
                return spoken.answer(self._bind(request))
            with self._lock:
                return spoken.answer(self._answer(request))
        except RefusedError as fault:
            return spoken.answer(Ditolak(fault.alasan, fault.petunjuk))

    def _answer(self, request: SheetRequest) -> Answer:
        if isinstance(request, Daftar):
            return DaftarSop(tuple(self._gallery.listing()), self._gallery.said)
        if isinstance(request, CariPeraturan):
            return HasilCari(regulations(request.kata))
        definition = self._gallery.find(request.id)
        if isinstance(request, AgencyRequest):
            return self._agency.answer(definition, request) if definition or not request.id else TidakAda(request.id)
        if isinstance(request, Baru):
            return self._sheet(self._folder.new(definition, request))
        if isinstance(request, BacaLama):
            return self._folder.old(definition, request)
        if definition is None:
            return TidakAda(request.id)
        match request:
            case Buka():
                return self._sheet(definition)
            case Ubah():
                return self._change(definition, request)
            case LihatPerbaikan(_, only):
                return self._proposal(definition, only)
            case Perbaiki(_, sidik, only):
                return self._mend(definition, sidik, only)
            case Batalkan(_, ours):
                return self._step(definition, journal.undone, ours)
            case Ulangi(_, ours):
                return self._step(definition, journal.redone, ours)
            case GantiNama(_, nama):
                return self._sheet(*self._folder.renamed(definition, nama))
            case CariSop(_, kata):
                return HasilCari(siblings(kata, definition, self._gallery.names()))
            case LihatTindakan() | Lakukan() | Bandingkan():
                return self._life(definition, request)

    def _bind(self, request: BookRequest) -> Answer:
        """Without the lock: a book takes minutes, and only reads what others write."""
        definition = self._gallery.find(request.id)
        if definition is None:
            return TidakAda(request.id)
        return self._bindery.answer(definition, self._gallery.definitions(), request)

    def _wrote(self, path: Path, listed: bool) -> None:
        self._gallery.follow(Changes(frozenset((path,)), listed=listed))

    # ------------------------------------------------------------ looking

    def _sheet(self, definition: Definition, said: str = "") -> Answer:
        """Its sheets and the text that they were made of, which may change while they are."""
        id = definition.target.as_posix()
        text: str | None = None
        looked: Looked | None = None
        for _ in range(TRIES):
            text = self._shelf.text(definition)
            if self._shown.get(id) != digest(text or ""):
                self._gallery.follow(Changes(frozenset((definition.path,))))
            looked = self._gallery.looked(id)
            self._shown[id] = digest(text or "")
            if text == self._shelf.text(definition):
                break
        if looked is None:
            return TidakAda(id)
        self._remember(text or "")
        return self._lembar(definition, text, looked, said)

    def _lembar(self, definition: Definition, text: str | None, looked: Looked, said: str) -> Lembar:
        """What can be written on an older sheet is unknown: its places are not those of this text."""
        kept, naskah = self._shelf.journal(definition.path), looked.compiled.reading.naskah if looked.compiled.sheets else None
        locked = UNREAD if text is None else self._locked(definition, naskah)
        id = definition.target.as_posix()
        spoken = self._spoken[id] = spoken_of(naskah) if naskah else self._spoken.get(id, Spoken())
        view = {**looked.view, "diagnostik": [spoken.remark(one, looked.shown) for one in looked.view["diagnostik"]]}
        sheet = Lembar(
            id, digest(text or ""), view, (), (), (), (), locked, kept.undone_next, kept.done_next, said, disahkan=locked == APPROVED,
        )
        if naskah is None or looked.shown is None:
            return sheet
        cells = () if locked else cells_of(naskah, looked.shown.places)
        missing = tuple(map(spoken.lacking, missing_in(looked.compiled, looked.shown, text or "")))
        return replace(sheet, kotak=cells, alur=flows_of(naskah), pejabat=officials_of(naskah), kurang=missing)

    def _remember(self, text: str) -> None:
        self._texts[digest(text)] = text
        self._texts.move_to_end(digest(text))
        while len(self._texts) > KEPT:
            self._texts.popitem(last=False)

    # ------------------------------------------------------------ changing

    def _change(self, definition: Definition, asked: Ubah) -> Answer:
        reader = Reader()
        text, naskah = self._opened(definition, reader)
        base = naskah if asked.sidik == digest(text) else self._base(definition, asked.sidik, reader)
        new = made(asked.gerak, base, naskah, text, reader, ours=asked.paksa)
        if new.text == text:
            return self._sheet(definition)
        return self._write(definition, text, new, lambda kept: journal.noted(kept, text, new.text, name_of(asked.gerak)))

    def _step(self, definition: Definition, take: Callable[[Journal], tuple[Journal, str, str] | None], ours: bool) -> Answer:
        """Undoes or does again: the very bytes where nobody else wrote since, else what the step changed."""
        taken = take(self._shelf.journal(definition.path))
        if taken is None:
            raise RefusedError("tidak ada yang dapat dibatalkan atau diulangi")
        kept, have, want = taken
        text = self._shelf.text(definition)
        if text != have:
            reader = Reader()
            text, naskah = self._opened(definition, reader)
            base, wanted = (opened(definition, one, reader) for one in (have, want))
            return self._write(definition, text, stepped(have, want, (base, wanted), naskah, text, reader, ours), lambda _: kept)
        if reason := self._shelf.refuses(definition):
            raise RefusedError(reason)
        return self._write(definition, text, Made(want), lambda _: kept)

    def _write(self, definition: Definition, old: str, new: Made, note: Callable[[Journal], Journal]) -> Answer:
        """Raises RefusedError; a journal that cannot be kept costs no words."""
        if new.conflicts:
            return Bentrok(tuple(Beda(one.place, one.form, one.kept) for one in new.conflicts))
        if reason := self._shelf.write(definition, old, new.text):
            raise RefusedError(reason, "ulangi sesaat lagi")
        return self._noted(definition, note(self._shelf.journal(definition.path)))

    def _noted(self, definition: Definition, kept: Journal) -> Answer:
        try:
            self._shelf.keep(definition.path, kept)
        except OSError as fault:
            return self._sheet(definition, f"tersimpan, tetapi tidak dapat dibatalkan kelak: {reason_of(fault)}")
        return self._sheet(definition)

    # ------------------------------------------------------------ what is surely meant otherwise

    def _proposal(self, definition: Definition, only: int) -> Answer:
        report = Report()
        mends = self._mends(definition, report, only)
        made = tuple(
            Ubahan(place.name or one.message, place.fix.old, place.fix.new, mend.path == definition.instansi)
            for mend in mends for one, place in mend.made if place.fix
        )
        return UsulPerbaikan(made, repair_digest(mends), tuple(f"{one.message}; {one.hint}" for one in report.diagnostics))

    def _mend(self, definition: Definition, sidik: str, only: int) -> Answer:
        """The definition's part of it can be undone; its agency's file is everybody's."""
        mends, old = self._mends(definition, Report(), only), self._shelf.text(definition)
        if fault := repair(mends, sidik):
            raise RefusedError(fault)
        self._gallery.follow(Changes(frozenset(mend.path for mend in mends)))
        new = self._shelf.text(definition)
        if old is None or new is None or new == old:
            return self._sheet(definition)
        return self._noted(definition, journal.noted(self._shelf.journal(definition.path), old, new, "perbaikan"))

    def _mends(self, definition: Definition, report: Report, only: int) -> tuple[Mend, ...]:
        if reason := self._shelf.refuses(definition):
            raise RefusedError(reason)
        return self._gallery.mends(definition.target.as_posix(), report, only) or ()

    # ------------------------------------------------------------ approving, revising, withdrawing

    def _life(self, definition: Definition, request: LifeRequest) -> Answer:
        """A step of its life is no gesture: what was approved stays approved, and is not undone."""
        if isinstance(request, Bandingkan):
            return compared(definition, request.versi)
        if reason := self._shelf.refuses(definition):
            raise RefusedError(reason)
        if isinstance(request, LihatTindakan):
            return planned(definition, request.tindakan)
        done = taken(definition, request.tindakan, request.sidik)
        self._gallery.follow(Changes(frozenset((definition.path,))))        # its text may be the same, and its archive another
        return self._sheet(definition, done) if isinstance(done, str) else done

    # ------------------------------------------------------------ texts

    def _opened(self, definition: Definition, reader: Reader) -> tuple[str, Naskah]:
        """The text and what it says; raises RefusedError for what must not be changed, or cannot be read."""
        text = self._shelf.text(definition)
        naskah = opened(definition, text, reader)
        if reason := self._locked(definition, naskah):
            raise RefusedError(reason)
        return text or "", naskah

    def _locked(self, definition: Definition, naskah: Naskah | None) -> str:
        if reason := self._shelf.refuses(definition):
            return reason
        return APPROVED if naskah and is_approved(definition, naskah.node) else ""

    def _base(self, definition: Definition, sidik: str, reader: Reader) -> Naskah:
        """What the page's sheet was made of, also by a studio that was ended since: then its journal knows."""
        text = self._texts.get(sidik)
        if text is None:
            text = next((one for one in journal.texts(self._shelf.journal(definition.path)) if digest(one) == sidik), None)
        if text is None:
            raise RefusedError("lembar ini sudah lama", "lembar yang baru ditampilkan; ulangi di sana")
        return opened(definition, text, reader)
