"""One SOP → its cache entry: facts, drawn pages, documents, diagnostics, and what all of it depends on.

    Task ──make──▶ (kunci, entry)…      a pure function, run in this process, in workers of this machine, or on a cluster

An entry has all that a sheet of its own and a book need of it, whichever was asked for first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from sopdoc.archive.approved import report_unapproved
from sopdoc.build.cache import pack
from sopdoc.build.fakta import FaktaSop, fakta_of, lampiran_of
from sopdoc.build.fingerprint import FAMILY, Files, content_digest, file_digest, program
from sopdoc.build.order import ClusterError
from sopdoc.build.sheets import draw_sop
from sopdoc.build.tasks import Task, Trace
from sopdoc.checking import ready, review_alone
from sopdoc.compiler import Compiled, Compiler, Source, documents_of, lay_out_for_ink, sources_of
from sopdoc.diagnostics import Diagnostic, Report, Severity
from sopdoc.layout.text.fonts import BUILT_IN
from sopdoc.layout.tree import Layout
from sopdoc.model.sop import Sop
from sopdoc.profile.mode import USUAL
from sopdoc.profile.profile import Huruf
from sopdoc.render.document import Drawn


@dataclass(frozen=True, slots=True)
class Made:
    """An entry's head.

    `sums`: endings of its documents and their digests; `refused`: what keeps it out of a book; `findings`: galat and peringatan
    that the checker's rules find in what it says; `settled`: no input changed while it was made.
    """

    kunci: str
    fakta: FaktaSop | None
    drawn: Drawn | None
    diagnostics: tuple[Diagnostic, ...]
    refused: tuple[Diagnostic, ...]
    pages: int
    findings: tuple[int, int]
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
    bench = _Bench(Compiler(tasks[0].mode if tasks else USUAL))
    for task in tasks:
        if task.program != program():
            raise ClusterError("pekerja klaster menjalankan sopdoc versi lain; pasang versi yang sama lalu jalankan ulang pekerjanya")
    return tuple((task.kunci, _entry(task, bench)) for task in tasks)


def _entry(task: Task, bench: _Bench) -> bytes:
    siblings = _Siblings(task.definition.saudara)
    siblings.asked = {}
    compiled = bench.compiler.compile(replace(task.definition, saudara=siblings))
    carried = sources_of(compiled, compiled.report) if task.carry else ()
    documents = dict(_documents(compiled, task.formats, carried))
    naskah, profile = compiled.reading.naskah, compiled.reading.profile
    dependencies = dependencies_of(shown_files(naskah.sop) if naskah else (), profile.huruf if profile else None)
    good = compiled.sheets is not None and not compiled.report.has_galat
    layout = _bound_layout(compiled) if good else None
    made = Made(
        kunci=task.kunci,
        fakta=fakta_of(naskah.sop, task.kunci, lampiran_of(layout, naskah.sop)) if naskah and layout else None,
        drawn=draw_sop(layout, task.kunci) if layout else None,
        diagnostics=compiled.report.diagnostics, refused=_refused(compiled),
        pages=len(compiled.sheets.layout.pages) if compiled.sheets else 0,
        findings=findings(compiled) if good else (0, 0),
        sums=tuple((ending, content_digest(content)) for ending, content in documents.items()),
        formats=task.formats, trace=Trace(tuple(sorted(siblings.asked.items())), dependencies, bench.files.all(dependencies)),
        settled=all(file_digest(path) == known for path, known in task.inputs),
    )
    return pack(made, documents)


def shown_files(sop: Sop) -> tuple[Path, ...]:
    """The pictures and documents that its sheet shows."""
    return (*sop.instansi.semua_logo, *(one.berkas.path for one in sop.lampiran if one.berkas))


def dependencies_of(files: Iterable[Path], huruf: Huruf | None) -> tuple[str, ...]:
    """What is read besides the definitions: these files, those of the faces, and the family that this machine's fonts are searched for."""
    found = {str(path) for path in files}
    if huruf is not None:
        found |= {str(path) for path in huruf.berkas.values()}
        if not huruf.berkas and huruf.nama.casefold() not in BUILT_IN:
            found.add(f"{FAMILY}{huruf.nama}")
    return tuple(sorted(found))


def _refused(compiled: Compiled) -> tuple[Diagnostic, ...]:
    """What a book hands out as in force is what was approved."""
    naskah, report = compiled.reading.naskah, Report()
    if naskah:
        report_unapproved(compiled.definition, naskah.sop, naskah.node, report)
    return report.diagnostics


def findings(compiled: Compiled) -> tuple[int, int]:
    """Galat and peringatan of the checker's rules, as far as they can be told without its neighbours."""
    naskah = compiled.reading.naskah
    found = [diagnostic.severity for diagnostic in (review_alone(ready(naskah)) if naskah else ())]
    return found.count(Severity.GALAT), found.count(Severity.PERINGATAN)


def _bound_layout(compiled: Compiled) -> Layout | None:
    """The sheet for the book, which is signed as a whole: what programs that sign look for stands on single sheets alone."""
    naskah, sheets = compiled.reading.naskah, compiled.sheets
    if naskah and naskah.profile.tanda_tangan.cara != "basah":
        sheets = lay_out_for_ink(naskah.sop, naskah.profile, Report())
    return sheets.layout if sheets else None


def _documents(compiled: Compiled, formats: tuple[str, ...], carried: tuple[Source, ...]) -> Iterator[tuple[str, bytes]]:
    """The documents of one SOP by ending; none when it has errors."""
    if compiled.sheets is not None and not compiled.report.has_galat:
        for name in formats:
            yield from documents_of(compiled, name, carried)
