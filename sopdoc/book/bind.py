"""SOPs of an agency → its book and registers, unless nothing that they are made from has changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from contextlib import nullcontext
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from sopdoc.book.asked import supplement_name
from sopdoc.book.assemble import bind_book, open_context
from sopdoc.book.bound import Bound
from sopdoc.book.checks import check_book
from sopdoc.book.definition import BookDefinition
from sopdoc.book.edition.checks import check_edition, is_issued_now, wants_supplement
from sopdoc.book.edition.edition import SUPLEMEN, IssuedEdition, Lembar
from sopdoc.book.edition.record import record_bytes, record_path
from sopdoc.book.edition.supplement import Supplement, supplement
from sopdoc.book.noted import Noted, Sources
from sopdoc.book.own import OwnPages, key_of, read_own, write_own
from sopdoc.book.pages.context import Context
from sopdoc.book.pages.graph import Answers
from sopdoc.book.pages.parts import Spread, alone
from sopdoc.book.read import read_book
from sopdoc.book.registers import registers
from sopdoc.book.sop import BookSop
from sopdoc.build.entries import dependencies_of
from sopdoc.build.fingerprint import content_digest, engine
from sopdoc.build.jobs import halves, pool, taken
from sopdoc.build.order import BOOK, Begun, Step, Tell, unlocated
from sopdoc.build.outputs import Output, WriteError, write_file, write_output
from sopdoc.build.reasons import NEW, TOUCHED, reason
from sopdoc.diagnostics import Diagnostic, Report
from sopdoc.render.document import Document
from sopdoc.render.docx.bind import render_document_docx
from sopdoc.render.pdf.document import render_document_pdf

WORTH = 20      # SOPs from which on a second process that draws half of the book's pages, or one of its documents, saves time


@dataclass(frozen=True, slots=True)
class Sheet:
    """An SOP as the book notes it: `sum` tells one content from another, "" for an SOP that the book cannot have.

    `documents`: names of its own documents below the output folder, and their digests.
    """

    kunci: str
    shown: str
    sum: str
    documents: dict[str, str]


@dataclass(frozen=True, slots=True)
class Sheets:
    """All SOPs of the agency in the order of their paths; `load` brings their facts and drawn pages, where a book is made."""

    all: tuple[Sheet, ...]
    load: Callable[[], Sequence[BookSop]]

    @property
    def sums(self) -> dict[str, str]:
        return {sheet.kunci: sheet.sum for sheet in self.all}

    @property
    def shown(self) -> frozenset[str]:
        return frozenset(sheet.shown for sheet in self.all)

    def hashes(self) -> dict[str, dict[str, str]]:
        """The SOPs' own documents and their SHA-256, for the manifest: below the agency's folder."""
        return {s.kunci: {name.partition("/")[2]: total for name, total in s.documents.items()} for s in self.all if s.sum}


@dataclass(frozen=True, slots=True)
class Binding:
    """What became of the book: `noted` for the next build, None for one that was not made; `why` it was; the edition `issued`."""

    noted: Noted | None
    diagnostics: tuple[Diagnostic, ...] = ()
    pages: int = 0
    why: str = ""
    issued: int = 0


NOTHING = Binding(None)


def bind(sheets: Sheets, sources: Sources, last: Noted | None, tell: Tell) -> Binding:
    """Writes the book, or finds that it stands."""
    if last is not None:
        now = sources.inputs(sheets.sums, sheets.shown, last.dependencies)
        if last.stands(now, sources.order.output):
            return Binding(last, last.diagnostics, last.pages)
    why = NEW if last is None else reason(last.inputs, now, TOUCHED)
    made = _make(sheets, sources, last, tell)
    return replace(made, why=why if made.noted else "")


def _make(sheets: Sheets, sources: Sources, last: Noted | None, tell: Tell) -> Binding:
    order, found = sources.order, Report()
    book, sops = read_book(order.folder, found, order.mode), tuple(sheets.load())
    if book is not None:
        check_book(book, tuple(sop.fakta for sop in sops if sop.fakta is not None), found)
        check_edition(book, sops, order.perubahan, found)
    binding = NOTHING
    if book is not None and not found.has_galat:
        try:
            binding = _put_together(book, sops, sheets, sources, last, tell, found)
        except WriteError as fault:
            found.extend((fault.told(),))
    return replace(binding, diagnostics=unlocated(found.diagnostics, order.folder))


def _put_together(
    book: BookDefinition, sops: Sequence[BookSop], sheets: Sheets, sources: Sources, last: Noted | None, tell: Tell, report: Report,
) -> Binding:
    """The book, its supplement, and the edition's record, the last of all."""
    order, own = sources.order, Report()
    dependencies = dependencies_of((Path(path).resolve() for path in book.inputs), book.profile.huruf)
    answers = Answers(last.answers if last and last.inputs["program"] == engine() else {})
    spread = halves if order.jobs > 1 and len(sops) >= WORTH else alone
    context = open_context(book, sops, own, answers)
    key = key_of(sources.inputs({}, sheets.shown, dependencies), sops, context.since)
    bound, kept = _bound(context, spread, read_own(order.cache, key))
    added = supplement(bound, context, spread) if wants_supplement(book, order.perubahan) else None
    report.extend((*own.diagnostics, *kept.diagnostics))
    if report.has_galat:
        return NOTHING
    write_own(order.cache, replace(kept, key=key))
    documents = chain(_documents(bound, sheets, sources, tell, further=bool(added)), _supplements(bound, added, order.formats))
    outputs = _written(documents, sources, last, tell)
    issued = 0
    if is_issued_now(book, sops):
        sources = _issue(book, added.lembar if added and book.edisi and book.edisi.terbit == SUPLEMEN else bound.lembar, sources, tell)
        issued = book.edisi.nomor if book.edisi else 0
    inputs, told = sources.inputs(sheets.sums, sheets.shown, dependencies), unlocated(report.diagnostics, order.folder)
    noted = Noted(inputs, dependencies, outputs, told, bound.document.pages, kept.answers)
    return Binding(noted, told, noted.pages, issued=issued)


def _bound(context: Context, spread: Spread, before: OwnPages | None) -> tuple[Bound, OwnPages]:
    """The book, with its own pages as they were where they would be the same; and these, for the next build."""
    if before:
        return bind_book(context, spread, before.drawn), before
    bound = bind_book(context, spread)
    return bound, OwnPages("", bound.own, context.report.diagnostics, context.answers.used)


def _issue(book: BookDefinition, lembar: Sequence[Lembar], sources: Sources, tell: Tell) -> Sources:
    """Notes what was handed out; everything is written by now.  The sources with the record among them."""
    assert book.edisi is not None
    path, content = record_path(book.folder, book.edisi.nomor), record_bytes(IssuedEdition(book.edisi, tuple(lembar)))
    write_file(path, content, tell)
    agency = replace(sources.agency, editions={**sources.agency.editions, str(path): content_digest(content)})
    return replace(sources, agency=agency)


def _written(documents: Iterable[tuple[str, bytes]], sources: Sources, last: Noted | None, tell: Tell) -> dict[str, Output]:
    """The documents of the book as they lie there now, by their names below the output folder."""
    outputs, before = {}, last.outputs if last else {}
    for name, content in documents:
        path = f"{sources.order.name}/{name}"
        outputs[path] = write_output(sources.order.output, path, content, before.get(path), tell)
        tell(Step("buku", name, "disusun"))
    return outputs


def _supplements(bound: Bound, added: Supplement | None, formats: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """The supplement in every format."""
    if added and bound.book.edisi:
        name = supplement_name(bound.book.edisi.nomor)
        yield from ((f"{name}.{form}", render_book(added.document, form)) for form in formats)


def _documents(bound: Bound, sheets: Sheets, sources: Sources, tell: Tell, further: bool) -> Iterator[tuple[str, bytes]]:
    """The registers, and the book in every format; one format of a large book is drawn by a second process meanwhile.

    `further`: a supplement follows.
    """
    order = sources.order
    others = order.formats[1:]
    side_by_side = order.jobs > 1 and others and len(sheets.all) >= WORTH
    with pool(1, bound.document) if side_by_side else nullcontext() as worker:
        drawn = [(name, worker.submit(_render_taken, name)) for name in others] if worker else []
        beside = registers(bound, sheets.hashes())
        tell(Begun(order.name, "buku", len(order.formats) * (1 + further) + len(beside)))
        yield from beside
        for name in order.formats[: None if worker is None else 1]:
            yield f"{BOOK}.{name}", render_book(bound.document, name)
        for name, future in drawn:
            try:
                content = future.result()
            except BrokenProcessPool:       # somebody killed it
                content = render_book(bound.document, name)
            yield f"{BOOK}.{name}", content


def _render_taken(name: str) -> bytes:
    document = taken()
    assert isinstance(document, Document)
    return render_book(document, name)


def render_book(document: Document, name: str) -> bytes:
    """The bound document in one format."""
    return render_document_pdf(document) if name == "pdf" else render_document_docx(document)
