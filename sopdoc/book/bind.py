"""SOPs of an agency → its book and registers, unless nothing that they are made from has changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path

from sopdoc.book.assemble import bind_book, open_context
from sopdoc.book.bound import Bound
from sopdoc.book.checks import check_book
from sopdoc.book.definition import BookDefinition
from sopdoc.book.edition.checks import check_edition, is_issued_now, wants_supplement
from sopdoc.book.edition.edition import SUPLEMEN, Catatan, Lembar
from sopdoc.book.edition.record import record_bytes, record_path
from sopdoc.book.edition.supplement import Supplement, supplement
from sopdoc.book.pages.graph import Answers
from sopdoc.book.pages.parts import alone
from sopdoc.book.read import read_book
from sopdoc.book.registers import registers
from sopdoc.build.entries import Made, Trace
from sopdoc.build.fakta import BookSop
from sopdoc.build.fingerprint import FAMILY, Agency, Files, content_digest, digest, engine
from sopdoc.build.index import Index
from sopdoc.build.jobs import halves, pool, taken
from sopdoc.build.order import BOOK, Begun, Order, Step, Tell, Told, Written, located, supplement_name, unlocated
from sopdoc.build.outputs import Outputs, WriteError
from sopdoc.build.reasons import LOST, NEW, TOUCHED, reason
from sopdoc.definitions import INSTANSI
from sopdoc.diagnostics import Report
from sopdoc.files import write_whole
from sopdoc.layout.text.fonts import BUILT_IN
from sopdoc.render.document import Document
from sopdoc.render.docx.bind import render_document_docx
from sopdoc.render.pdf.document import render_document_pdf

NOTHING = Made("", None, None, (), 0, (), (), Trace(), settled=False)
WORTH = 20      # SOPs from which on a second process that draws half of the book's pages, or one of its documents, saves time


@dataclass(frozen=True, slots=True)
class Kept:
    """An SOP of this build: its entry's head, and the head's digest."""

    kunci: str
    shown: str
    made: Made = NOTHING
    sum: str = ""

    def sop(self) -> BookSop:
        return BookSop(self.kunci, self.shown, self.made.fakta, self.made.drawn)


@dataclass(slots=True)
class Bindery:
    """Binds one book; `state` is the digest of what it was made from, "" for a book that was not made.

    `issued`: the edition that it issued, 0 for none; its record is then one of `agency`'s.
    """

    order: Order
    tell: Tell
    agency: Agency
    last: Index | None
    files: Files
    outputs: Outputs
    report: Report = field(default_factory=Report)      # files named below the agency's folder
    dependencies: tuple[str, ...] = ()
    state: str = ""
    pages: int = 0
    issued: int = 0
    answers: dict[str, str] = field(default_factory=dict)      # Graphviz's, for the next build
    why: str = ""       # it was made

    def bind(self, sops: Sequence[Kept]) -> int:
        """Writes the book, or finds that it stands; how many pages it has."""
        if not self.stands(sops):
            why = reason(self.last.inputs.get(BOOK), self.inputs(sops), TOUCHED if self.last.book else LOST) if self.last else NEW
            self.make(sops)
            self.why = why if self.state else ""
        self.tell(Told(located(self.report.diagnostics, self.order.folder)))
        return self.pages

    def inputs(self, sops: Sequence[Kept]) -> dict[str, str]:
        """Digests of everything that the book is made from: the agency's own files, templates, and what its SOPs are."""
        of_sops = {str(self.agency.folder / kept.shown) for kept in sops}
        own = {path: found for path, found in self.agency.definitions.items() if path not in of_sops}
        instansi = own.pop(str(self.agency.folder / INSTANSI), "")
        return {
            "program": engine(), "permintaan": digest(str(self.agency.folder), self.order.request), "instansi": instansi,
            "buku": digest(*map("=".join, own.items())), "sop": digest(*(f"{kept.kunci}={kept.sum}" for kept in sops)),
            "edisi": self.agency.editions_digest(), "templat": digest(*self.agency.others, self.files.all(self.dependencies)),
        }

    def digest(self, sops: Sequence[Kept]) -> str:
        return digest(*map("=".join, self.inputs(sops).items()))

    def stands(self, sops: Sequence[Kept]) -> bool:
        """Is the last build's book still right, and whole?"""
        if self.last is None or not self.last.book:
            return False
        self.dependencies = self.last.book_dependencies
        names = {name: known for name, known in self.last.outputs.items() if self.last.owner.get(name) == ""}
        if self.last.book != self.digest(sops) or not all(self.outputs.stands(name, known.sum, "") for name, known in names.items()):
            return False
        self.state, self.pages, self.answers = self.last.book, self.last.book_pages, self.last.answers
        self.report.extend(self.last.book_diagnostics)
        return True

    def make(self, sops: Sequence[Kept]) -> None:
        found = Report()
        book, semua = read_book(self.order.folder, found, self.order.mode), tuple(kept.sop() for kept in sops)
        if book is not None:
            check_book(book, tuple(sop.fakta for sop in semua if sop.fakta is not None), found)
            check_edition(book, semua, self.order.perubahan, found)
        if book is not None and not found.has_galat:
            self.put_together(book, semua, sops, found)
        self.report.extend(unlocated(found.diagnostics, self.order.folder))

    def put_together(self, book: BookDefinition, semua: Sequence[BookSop], sops: Sequence[Kept], report: Report) -> None:
        """The book, its supplement, and the edition's record, the last of all."""
        answers = Answers(self.last.answers if self.last and self.last.engine == engine() else {})
        spread = halves if self.order.jobs > 1 and len(sops) >= WORTH else alone
        context = open_context(book, semua, report, answers)
        bound = bind_book(context, spread)
        added = supplement(bound, context, spread) if wants_supplement(book, self.order.perubahan) else None
        self.answers = answers.used
        if report.has_galat:
            return
        self.write(bound, added, sops, report)
        self.dependencies = _dependencies(book)
        if is_issued_now(book, semua):
            self.issue(book, added.lembar if added and book.edisi and book.edisi.terbit == SUPLEMEN else bound.lembar)
        self.state = self.digest(sops)

    def issue(self, book: BookDefinition, lembar: Sequence[Lembar]) -> None:
        """Notes what was handed out; everything is written by now."""
        assert book.edisi is not None
        path, content = record_path(book.folder, book.edisi.nomor), record_bytes(Catatan(book.edisi, tuple(lembar)))
        try:
            write_whole(path, content)
        except OSError as fault:
            raise WriteError(path, fault.strerror or str(fault)) from fault
        self.agency = replace(self.agency, editions={**self.agency.editions, str(path): content_digest(content)})
        self.issued = book.edisi.nomor
        self.tell(Written(path))

    def write(self, bound: Bound, added: Supplement | None, sops: Sequence[Kept], report: Report) -> None:
        """The documents and the registers."""
        self.pages = bound.document.pages
        for name, content in chain(self.documents(bound, sops, report, bool(added)), self.supplements(bound, added)):
            self.outputs.write(f"{self.order.name}/{name}", content, "")
            self.tell(Step("buku", name, "disusun"))

    def supplements(self, bound: Bound, added: Supplement | None) -> Iterator[tuple[str, bytes]]:
        """The supplement in every format."""
        if added and bound.book.edisi:
            name = supplement_name(bound.book.edisi.nomor)
            yield from ((f"{name}.{form}", render_book(added.document, form)) for form in self.order.formats)

    def documents(self, bound: Bound, sops: Sequence[Kept], report: Report, further: bool = False) -> Iterator[tuple[str, bytes]]:
        """The registers, and the book in every format; one format of a large book is drawn by a second process meanwhile.

        `further`: a supplement follows.
        """
        others = self.order.formats[1:]
        side_by_side = self.order.jobs > 1 and others and len(sops) >= WORTH
        with pool(1, bound.document) if side_by_side else nullcontext() as worker:
            drawn = [(name, worker.submit(_render_taken, name)) for name in others] if worker else []
            beside = registers(bound, _hashes(sops), report)
            self.tell(Begun(self.order.name, "buku", len(self.order.formats) * (1 + further) + len(beside)))
            yield from beside
            for name in self.order.formats[: None if worker is None else 1]:
                yield f"{BOOK}.{name}", render_book(bound.document, name)
            for name, future in drawn:
                try:
                    content = future.result()
                except BrokenProcessPool:       # somebody killed it
                    content = render_book(bound.document, name)
                yield f"{BOOK}.{name}", content


def _hashes(sops: Sequence[Kept]) -> dict[str, dict[str, str]]:
    """The SOPs' own documents and their SHA-256, for the manifest."""
    return {kept.kunci: {f"{kept.kunci}{ending}": total for ending, total in kept.made.sums} for kept in sops if kept.made.fakta}


def _render_taken(name: str) -> bytes:
    document = taken()
    assert isinstance(document, Document)
    return render_book(document, name)


def render_book(document: Document, name: str) -> bytes:
    """The bound document in one format."""
    return render_document_pdf(document) if name == "pdf" else render_document_docx(document)


def _dependencies(book: BookDefinition) -> tuple[str, ...]:
    """Files that were read for the book, and the family that was looked for."""
    huruf = book.profile.huruf
    family = () if huruf.berkas or huruf.nama.casefold() in BUILT_IN else (f"{FAMILY}{huruf.nama}",)
    return tuple(sorted({*(str(Path(path).resolve()) for path in book.inputs), *family}))
