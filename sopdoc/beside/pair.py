"""One SOP of an import → the pictures of both its sheets, in files beside the page that shows them.

    lama.pdf, cuti.yaml  ─▶  impor/cuti-lama-1.png …  impor/cuti-kita-1.svg …
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sopdoc.build.jobs import halves
from sopdoc.compiler import Compiler, render
from sopdoc.definitions import find_definitions
from sopdoc.diagnostics import Diagnostic, Report, Severity
from sopdoc.files import write_whole
from sopdoc.impor.finding import Finding
from sopdoc.impor.written.definition import RAGU
from sopdoc.impor.written.record import Entry
from sopdoc.isolated import DiedError, Limits, run_apart
from sopdoc.layout.pdf_draw import draw_grey, pictures_in

FOLDER = "impor"            # of pictures, beside the page
LIMITS = Limits(cpu=60, memory=2 << 30, wait=300)


@dataclass(frozen=True, slots=True)
class Pair:
    """`old`: pictures by their pages' numbers in the file, none where it could not be drawn; `ours` page by page, none where the
    definition does not build: `faults` say why.  Names of files as the page says them.  `doubts`: those that the definition still
    tells of; somebody has looked at the others.
    """

    entry: Entry
    doubts: tuple[Finding, ...]
    old: dict[int, str]
    ours: tuple[str, ...]
    faults: tuple[str, ...] = ()


def pairs_of(entries: Sequence[Entry], sources: Sequence[Path], folder: Path) -> list[Pair]:
    """`sources`: the file of each entry; on two cores where there can be two."""
    compiler = Compiler()

    def pair(number: int) -> Pair:
        return pair_of(entries[number], sources[number], folder, compiler)

    return halves(pair, [entry.definition.kegiatan for entry in entries])


def pair_of(entry: Entry, source: Path, folder: Path, compiler: Compiler) -> Pair:
    """Draws into the folder of the import; raises OSError where it cannot be written there or the file is gone."""
    path = folder / f"{entry.name}.yaml"
    ours, faults = _compiled(path, compiler)
    pages = [paper.number for paper in entry.definition.papers]
    old = zip(pages, _drawn(source, pages), strict=False)
    return Pair(
        entry, _open(entry, path),
        {page: _put(folder, f"{entry.name}-lama-{page}.png", picture) for page, picture in old},
        tuple(_put(folder, f"{entry.name}-kita{ending}", content) for ending, content in ours),
        faults,
    )


def _open(entry: Entry, path: Path) -> tuple[Finding, ...]:
    told = {line.strip() for line in path.read_text("utf-8", errors="replace").splitlines()}
    return tuple(finding for finding in entry.doubts if f"# {RAGU}{finding.doubt}" in told)


def _put(folder: Path, name: str, content: bytes) -> str:
    write_whole(folder / FOLDER / name, content)
    return f"{FOLDER}/{name}"


def _drawn(source: Path, pages: Iterable[int]) -> tuple[bytes, ...]:
    """PNGs; none where the file cannot be drawn within its limits."""
    request = " ".join(map(str, pages)).encode() + b"\n" + source.read_bytes()
    try:
        return pictures_in(run_apart(draw_grey, request, LIMITS))[1]
    except DiedError:
        return ()


def _compiled(path: Path, compiler: Compiler) -> tuple[tuple[tuple[str, bytes], ...], tuple[str, ...]]:
    """Our sheet's pages, or what is wrong with the definition."""
    report = Report()
    for definition in find_definitions([str(path)], report):
        compiled = compiler.compile(definition)
        if compiled.sheets is not None:
            return render(compiled.sheets, "svg"), ()
        report = compiled.report
    return (), tuple(_said(report.diagnostics))


def _said(found: Iterable[Diagnostic]) -> Iterator[str]:
    for one in found:
        if one.severity is Severity.GALAT:
            yield f"baris {one.span.line}: {one.message} [{one.code}]"
