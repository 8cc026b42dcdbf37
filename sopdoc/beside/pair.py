"""One SOP of an import → the pictures of both its sheets, in files beside the page that shows them.

    lama.pdf, cuti.yaml  ─▶  impor/cuti-lama-1.png …  impor/cuti-kita-1.svg …
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sopdoc.beside.old import Old, olds_of, prints_of
from sopdoc.build.jobs import halves
from sopdoc.compiler import Compiler, render
from sopdoc.definitions import find_definitions
from sopdoc.diagnostics import Diagnostic, Report, Severity
from sopdoc.files import write_whole
from sopdoc.impor.finding import RAGU, Finding
from sopdoc.impor.written.record import Entry

FOLDER = "impor"            # of pictures, beside the page
TOGETHER = 20               # sheets that one process draws: its start takes as long as six of them


@dataclass(frozen=True, slots=True)
class Pair:
    """`old`: pictures by their pages' numbers in the file, none where it could not be drawn; `ours` page by page, none where the
    definition does not build: `faults` say why.  Names of files as the page says them.  `doubts`: those that the definition still
    tells of; somebody has looked at the others.  `said`: what a person must know of pictures that are a print.
    """

    entry: Entry
    doubts: tuple[Finding, ...]
    old: dict[int, str]
    ours: tuple[str, ...]
    faults: tuple[str, ...] = ()
    said: str = ""


def pairs_of(entries: Sequence[Entry], sources: Sequence[Path], folder: Path) -> list[Pair]:
    """`sources`: the file of each entry; on two cores where there can be two."""
    compiler, prints, folders = Compiler(), prints_of(entries, sources), dict[Path, frozenset[str]]()
    groups = [range(start, min(start + TOGETHER, len(entries))) for start in range(0, len(entries), TOGETHER)]

    def pairs(number: int) -> list[Pair]:
        group = groups[number]
        olds = olds_of([entries[n] for n in group], [sources[n] for n in group], prints)
        return [pair_of(entries[n], old, folder, compiler, folders) for n, old in zip(group, olds, strict=True)]

    return [one for group in halves(pairs, [sum(entries[n].definition.kegiatan for n in group) for group in groups]) for one in group]


def pair_of(entry: Entry, old: Old, folder: Path, compiler: Compiler, folders: dict[Path, frozenset[str]]) -> Pair:
    """Draws into the folder of the import; raises OSError where it cannot be written there.  `folders`: as `find_definitions` has them."""
    path = folder / f"{entry.name}.yaml"
    ours, faults = _compiled(path, compiler, folders)
    return Pair(
        entry, _open(entry, path),
        {page: _put(folder, f"{entry.name}-lama-{page}.png", picture) for page, picture in old.pictures.items()},
        tuple(_put(folder, f"{entry.name}-kita{ending}", content) for ending, content in ours),
        faults, old.said,
    )


def _open(entry: Entry, path: Path) -> tuple[Finding, ...]:
    told = {line.strip() for line in path.read_text("utf-8", errors="replace").splitlines()}
    return tuple(finding for finding in entry.doubts if f"# {RAGU}{finding.doubt}" in told)


def _put(folder: Path, name: str, content: bytes) -> str:
    write_whole(folder / FOLDER / name, content)
    return f"{FOLDER}/{name}"


def _compiled(path: Path, compiler: Compiler, folders: dict[Path, frozenset[str]]) -> tuple[tuple[tuple[str, bytes], ...], tuple[str, ...]]:
    """Our sheet's pages, or what is wrong with the definition."""
    report = Report()
    for definition in find_definitions([str(path)], report, folders):
        compiled = compiler.compile(definition)
        if compiled.sheets is not None:
            return render(compiled.sheets, "svg"), ()
        report = compiled.report
    return (), tuple(_said(report.diagnostics))


def _said(found: Iterable[Diagnostic]) -> Iterator[str]:
    for one in found:
        if one.severity is Severity.GALAT:
            yield f"baris {one.span.line}: {one.message} [{one.code}]"
