"""An order that has something to do → its documents: SOPs from the cache or compiled, the book, the registers, the index.

    definitions ─▶ known entries ─┬─────────────────────────▶ documents ─▶ book ─▶ index
                                  └─ the others ─▶ jobs ─▶ ─┘
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from sopdoc.archive.index import folder_of
from sopdoc.book.bind import Bindery, Kept
from sopdoc.build.cache import DAMAGED, Store, body_of, head_of, head_sum
from sopdoc.build.cluster import connected
from sopdoc.build.entries import Made, Task
from sopdoc.build.fakta import kunci_of
from sopdoc.build.fingerprint import Agency, Files, digest, engine, program
from sopdoc.build.index import Index, forget_index, state_of, write_index
from sopdoc.build.jobs import run
from sopdoc.build.order import BOOK, Begun, Order, Outcome, Step, Tell, Told, is_reserved, located
from sopdoc.build.outputs import Outputs, WriteError
from sopdoc.build.reasons import FORMAT, LOST, REFERRED, reason
from sopdoc.build.sheets import with_shared_pictures
from sopdoc.definitions import Definition, find_definitions
from sopdoc.diagnostics import Diagnostic, Report, Severity, Span
from sopdoc.layout.picture import Picture


@dataclass(slots=True)
class Work:
    """One run over one agency."""

    order: Order
    tell: Tell
    agency: Agency
    last: Index | None
    files: Files
    store: Store = field(init=False)
    outputs: Outputs = field(init=False)
    kept: dict[str, Kept] = field(default_factory=dict)      # in the order of the definitions' paths
    pictures: dict[Picture, Picture] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)       # an SOP's key in the book → its entry's in the cache
    made_from: dict[str, dict[str, str]] = field(default_factory=dict)
    rebuilt: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.store = Store(self.order.cache)
        self.outputs = Outputs(self.order.output, self.last, self.tell)

    def run(self) -> Outcome:
        """Raises ClusterError; everything else is told."""
        report = Report()
        self.outputs.clear(self.order.output / self.order.name)
        tasks = self.find_tasks(report)
        try:
            made = self.make_sops(tasks, report)
            bindery = Bindery(self.order, self.tell, self.agency, self.last, self.files, self.outputs)
            bound = None if report.has_galat and not self.order.keep_going else bindery.bind(tuple(self.kept.values()))
            self.finish(report, bindery)
            issued, book = bindery.issued, [(BOOK, bindery.why)] if bindery.why else []
        except WriteError as fault:
            hint = "periksa izin folder hasil dan ruang cakram; dokumen lama tidak berubah"
            self.say(Diagnostic("SOP063", Severity.GALAT, f"{fault.path} tidak dapat ditulis", Span(""), fault.reason, hint))
            made, bound, issued, book = 0, None, 0, []
        pages = sum(kept.made.pages for kept in self.kept.values())
        failed = tuple(kept.kunci for kept in self.kept.values() if kept.made.fakta is None)
        return Outcome(
            self.order.name, len(self.kept), made, len(self.kept) - made, self.outputs.written, pages, bound or 0, issued=issued,
            rebuilt=(*((kunci, why) for kunci, why in self.rebuilt if kunci not in failed), *book), failed=failed,
        )

    def say(self, *diagnostics: Diagnostic) -> None:
        self.tell(Told(located(diagnostics, self.order.folder)))

    def find_tasks(self, report: Report) -> list[Task]:
        """The agency's definitions, called by their paths below its folder."""
        found = find_definitions([self.order.folder.as_posix()], report)
        tasks = [self.task(d) for d in found if d.instansi is None or d.instansi.parent == self.agency.folder]
        for task in tasks:
            if is_reserved(task.kunci):      # buku.yml: not the name that the book's own definition has
                message, hint = "dokumennya bernama sama dengan dokumen buku", "ganti nama berkas itu"
                report.galat("SOP062", message, Span(task.definition.shown), hint=hint)
        self.say(*report.diagnostics)
        return [task for task in tasks if not is_reserved(task.kunci)]

    def task(self, found: Definition) -> Task:
        shown = found.path.relative_to(self.agency.folder).as_posix()
        definition = Definition(found.path, shown, found.instansi, found.saudara)
        read = (str(path) for path in (definition.path, definition.instansi) if path)
        archive = self.agency.archives.get(str(folder_of(found.path)), ())
        inputs = (*((path, self.files.digest(path)) for path in read), *archive)
        return Task(kunci_of(definition), definition, self.order.formats, inputs, program(), self.order.mode)

    def make_sops(self, tasks: list[Task], report: Report) -> int:
        """All SOPs, from the cache where it has them; how many were made."""
        self.kept = {task.kunci: Kept(task.kunci, task.definition.shown) for task in tasks}
        self.keys = {task.kunci: self.key_of(task) for task in tasks}
        self.made_from = {task.kunci: self.inputs(task) for task in tasks}
        found = {task.kunci: self.take(task) for task in tasks}
        missing = [task for task in tasks if found[task.kunci]]
        self.rebuilt = [(kunci, why) for kunci, why in found.items() if why]
        self.tell(Begun(self.order.name, "sop", len(tasks), len(tasks) - len(missing)))
        with connected(self.order.cluster if missing else "") as cluster:
            for kunci, entry in run(missing, self.order.jobs, cluster):
                self.receive(kunci, entry)
        told = Report()
        for kept in self.kept.values():
            told.extend(kept.made.diagnostics)
        self.say(*told.diagnostics)
        report.extend(told.diagnostics)
        return len(missing)

    def key_of(self, task: Task) -> str:
        return digest("sop", str(self.agency.folder), task.program, task.mode, task.kunci, *sum(task.inputs, ()))

    def take(self, task: Task) -> str:
        """An SOP from the cache, its documents put back where they are missing; why it must be made, "" for one that need not."""
        read = self.store.read(self.keys[task.kunci])
        if read is None or not isinstance(read[0], Made):
            return reason(self.last.inputs.get(task.kunci) if self.last else None, self.inputs(task), LOST)
        made, entry = read
        if not set(task.formats) <= set(made.formats):
            return FORMAT
        if not made.trace.holds(task.definition.saudara, self.files):
            return REFERRED
        try:
            self.put(made, entry)
        except DAMAGED:
            self.store.forget(self.keys[task.kunci])
            return LOST
        self.keep(made, head_sum(entry))
        return ""

    def inputs(self, task: Task) -> dict[str, str]:
        """What an SOP is made from, by kind, but for what only shows when it is read."""
        own, instansi = str(task.definition.path), str(task.definition.instansi)
        read = {"definisi" if path == own else "instansi": found for path, found in task.inputs if path in (own, instansi)}
        archive = [found for path, found in task.inputs if path not in (own, instansi)]
        return {"program": task.program, "permintaan": task.mode, **read, **({"arsip": digest(*archive)} if archive else {})}

    def put(self, made: Made, entry: bytes) -> None:
        """The documents asked for."""
        documents: dict[str, bytes] = {}
        for ending, total in made.sums:
            name = f"{self.order.name}/{made.kunci}{ending}"
            if ending[1:] in self.order.formats and not self.outputs.stands(name, total, made.kunci):
                documents = documents or body_of(entry)
                self.outputs.write(name, documents[ending], made.kunci)

    def receive(self, kunci: str, entry: bytes) -> None:
        """An SOP from a worker."""
        made: Made = head_of(entry)
        good = made.fakta is not None
        if good and made.settled:
            self.store.keep(self.keys[kunci], entry)
        self.put(made, entry)
        self.keep(made, head_sum(entry))
        self.tell(Step("sop", kunci, "disusun" if good else "galat"))

    def keep(self, made: Made, total: str) -> None:
        """An SOP that is done, for the book."""
        drawn = with_shared_pictures(made.drawn, self.pictures) if made.drawn else None
        self.kept[made.kunci] = Kept(made.kunci, self.kept[made.kunci].shown, replace(made, drawn=drawn), total)

    def finish(self, report: Report, bindery: Bindery) -> None:
        """The index of what is there now; entries and documents that nobody needs any more are removed."""
        owners = {"", *self.kept}
        self.outputs.remove_others(owners)
        self.outputs.keep_last(owners)
        self.store.keep_only(frozenset(self.keys.values()))
        dependencies = tuple(sorted({*bindery.dependencies, *(d for kept in self.kept.values() for d in kept.made.trace.dependencies)}))
        faultless = not (report.has_galat or bindery.report.has_galat) and all(kept.made.settled for kept in self.kept.values())
        diagnostics = Report()
        for kept in self.kept.values():
            diagnostics.extend(kept.made.diagnostics)
        index = Index(
            state=state_of(self.order.request, bindery.agency, dependencies, self.files) if faultless else "",
            dependencies=dependencies, book=bindery.state, book_dependencies=bindery.dependencies,
            outputs=self.outputs.found, owner=self.outputs.owner, diagnostics=diagnostics.diagnostics,
            book_diagnostics=bindery.report.diagnostics, sops=len(self.kept),
            pages=sum(kept.made.pages for kept in self.kept.values()), book_pages=bindery.pages, engine=engine(), answers=bindery.answers,
            inputs={**self.made_from, BOOK: bindery.inputs(tuple(self.kept.values()))},
        )
        try:
            write_index(self.order.cache, index)
        except OSError:
            forget_index(self.order.cache)
