"""One SOP of a book → its cache entry: facts, drawn pages, documents, diagnostics, and what all of it depends on.

    Task ──make──▶ (kunci, entry)…      a pure function, run in this process, in workers of this machine, or on a cluster

A definition is called by its path below the agency's folder, so that an entry says the same wherever the build was started.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from sopdoc.archive.approved import report_unapproved
from sopdoc.build.cache import pack
from sopdoc.build.dependencies import dependencies_of
from sopdoc.build.fakta import FaktaSop, fakta_of
from sopdoc.build.fingerprint import Files, content_digest, file_digest, program
from sopdoc.build.order import ClusterError
from sopdoc.build.sheets import draw_sop
from sopdoc.compiler import Compiled, Compiler, render
from sopdoc.definitions import Definition
from sopdoc.diagnostics import Diagnostic, Report
from sopdoc.layout.engine import lay_out
from sopdoc.layout.identity.jangkar import for_ink
from sopdoc.layout.tree import Layout
from sopdoc.render.document import Drawn


@dataclass(frozen=True, slots=True)
class Task:
    """One SOP to make; `inputs` are its files and their digests as the build saw them."""

    kunci: str
    definition: Definition
    formats: tuple[str, ...]
    inputs: tuple[tuple[str, str], ...]
    program: str
    mode: str = ""


@dataclass(frozen=True, slots=True)
class Trace:
    """What was looked at besides the definition and its agency.

    `asked`: names of other definitions, and whether they were there (an SOP that asks for one that is not there is not kept, so
    it does not matter which were suggested instead); `dependencies`: logo and font files and families, `digest` being theirs.
    """

    asked: tuple[tuple[str, bool], ...] = ()
    dependencies: tuple[str, ...] = ()
    digest: str = ""

    def holds(self, siblings: frozenset[str], files: Files) -> bool:
        """Would the same be seen today?"""
        return all((name in siblings) is there for name, there in self.asked) and self.digest == files.all(self.dependencies)


@dataclass(frozen=True, slots=True)
class Made:
    """An entry's head.  `sums`: endings of its documents and their digests; `settled`: no input changed while it was made."""

    kunci: str
    fakta: FaktaSop | None
    drawn: Drawn | None
    diagnostics: tuple[Diagnostic, ...]
    pages: int
    sums: tuple[tuple[str, str], ...]
    formats: tuple[str, ...]
    trace: Trace
    settled: bool


class _Siblings(frozenset[str]):
    """Names of the definitions beside one, which remembers what it was asked."""

    asked: dict[str, bool]

    def __contains__(self, name: object) -> bool:
        there = super().__contains__(name)
        self.asked[str(name)] = there
        return there


@dataclass(slots=True)
class _Bench:
    """What the SOPs of one chunk share; nothing outlives it, since a cluster's workers live longer than instansi.yaml."""

    compiler: Compiler
    files: Files = field(default_factory=Files)


def make(tasks: Sequence[Task]) -> tuple[tuple[str, bytes], ...]:
    """The entries of some SOPs, in their order."""
    bench = _Bench(Compiler(tasks[0].mode if tasks else ""))
    for task in tasks:
        if task.program != program():
            raise ClusterError("pekerja klaster menjalankan sopdoc versi lain; pasang versi yang sama lalu jalankan ulang pekerjanya")
    return tuple((task.kunci, _entry(task, bench)) for task in tasks)


def _entry(task: Task, bench: _Bench) -> bytes:
    siblings = _Siblings(task.definition.saudara)
    siblings.asked = {}
    compiled = bench.compiler.compile(replace(task.definition, saudara=siblings))
    _must_be_approved(compiled)
    documents = dict(_documents(compiled, task.formats))
    sop, dependencies = compiled.terbaca.sop, dependencies_of(compiled.terbaca)
    good = sop is not None and compiled.sheets is not None and not compiled.report.has_galat
    trace = Trace(tuple(sorted(siblings.asked.items())), dependencies, bench.files.all(dependencies))
    made = Made(
        kunci=task.kunci,
        fakta=fakta_of(sop, task.kunci) if sop is not None and good else None,
        drawn=draw_sop(layout, task.kunci) if good and (layout := _bound_layout(compiled)) else None,
        diagnostics=compiled.report.diagnostics,
        pages=len(compiled.sheets.layout.pages) if compiled.sheets else 0,
        sums=tuple((ending, content_digest(content)) for ending, content in documents.items()),
        formats=task.formats, trace=trace,
        settled=all(file_digest(path) == known for path, known in task.inputs),
    )
    return pack(made, documents)


def _must_be_approved(compiled: Compiled) -> None:
    """What the book hands out as in force is what was approved."""
    sop, node = compiled.terbaca.sop, compiled.terbaca.node
    if sop is not None and node is not None:
        report_unapproved(compiled.definition, sop, node, compiled.report)


def _bound_layout(compiled: Compiled) -> Layout | None:
    """The sheet for the book, which is signed as a whole: what programs that sign look for stands on single sheets alone."""
    sop, profile, sheets = compiled.terbaca.sop, compiled.terbaca.profile, compiled.sheets
    if sop is not None and profile is not None and profile.tanda_tangan.cara != "basah":
        sheets = lay_out(sop, for_ink(profile), Report())
    return sheets.layout if sheets else None


def _documents(compiled: Compiled, formats: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    """The documents of one SOP by ending; none when it has errors."""
    if compiled.sheets is not None and not compiled.report.has_galat:
        for name in formats:
            yield from render(compiled.sheets, name)
