"""`sopdoc build`: definitions → documents under the output folder."""

from __future__ import annotations

import argparse
import shlex
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from sopdoc.build.ledger import Ledger, stands
from sopdoc.cli.arguments import names_of
from sopdoc.cli.console import Console
from sopdoc.cli.reasons import why
from sopdoc.compiler import FORMATS, Compiled, compile_all, render, sources_of
from sopdoc.definitions import Definition, find_definitions
from sopdoc.diagnostics import Report, Severity, Span
from sopdoc.files import write_whole
from sopdoc.model.decode_instansi import CARA

Judge = Callable[[Compiled], None]      # holds back what is not final

MODE = "cara lembar ditandatangani, apa pun yang tertulis di instansi.yaml"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", metavar="PATH", help="berkas definisi atau folder berisi definisi")
    parser.add_argument("-o", "--output", default="output", metavar="DIR", help="folder hasil (bawaan: output)")
    shapes = f"bentuk hasil: {', '.join(FORMATS)} (bawaan: pdf,docx)"
    parser.add_argument("--format", default="pdf,docx", type=names_of(FORMATS), metavar="F,F", help=shapes)
    parser.add_argument("--mode", default="", choices=CARA, help=MODE)
    parser.add_argument("--final", action="store_true", help="tolak SOP yang belum lengkap atau masih rancangan, dan katakan sebabnya")
    parser.add_argument("--lampirkan-sumber", action="store_true", help="PDF membawa berkas definisinya (PDF/A-3a)")
    parser.add_argument("--tandai", default="", metavar="VERSI", help="tandai perubahan terhadap versi itu: rev-1, atau berkas lain")
    parser.add_argument("--quiet", action="store_true", help="tanpa kemajuan dan ringkasan; diagnostik tetap dicetak")


@dataclass(slots=True)
class _Tally:
    """What the summary says."""

    started: float = field(default_factory=time.perf_counter)
    sops: int = 0
    documents: int = 0
    pages: int = 0
    kept: int = 0
    galat: int = 0                                                   # that the checker's rules find in what was built
    peringatan: int = 0
    rebuilt: dict[str, list[str]] = field(default_factory=dict)      # why → the SOPs
    failed: list[str] = field(default_factory=list)

    def add(self, documents: int, pages: int, findings: tuple[int, int]) -> None:
        self.sops, self.documents, self.pages = self.sops + 1, self.documents + documents, self.pages + pages
        self.galat, self.peringatan = self.galat + findings[0], self.peringatan + findings[1]

    def fail(self, key: str) -> None:
        """The SOP was to be built and is not."""
        self.failed.append(key)
        self.rebuilt = {reason: left for reason, keys in self.rebuilt.items() if (left := [other for other in keys if other != key])}

    def why(self) -> str:
        """What was built and why."""
        return why(self.rebuilt, self.kept, self.failed)

    def advice(self, paths: Sequence[str]) -> str:
        """What is wrong with the contents, and how to read it; "" for nothing.  Rules that compare SOPs were not asked."""
        found = [f"{count} {word}" for count, word in ((self.galat, "galat"), (self.peringatan, "peringatan")) if count]
        command = shlex.join(["sopdoc", "check", *paths])
        return f"isi SOP: sedikitnya {', '.join(found)}; baca dengan `{command}`" if found else ""

    def line(self, console: Console) -> str:
        seconds = f"{time.perf_counter() - self.started:.1f}".replace(".", ",")
        faults = f"{console.count(Severity.GALAT)} galat, {console.count(Severity.PERINGATAN)} peringatan"
        return f"{self.sops} SOP, {self.documents} dokumen, {self.pages} halaman, {faults}, {seconds} detik"


def run(options: argparse.Namespace) -> int:
    """Builds everything; 1 when any definition had an error, 2 when a path does not exist."""
    console, tally, report = Console(options.quiet), _Tally(), Report()
    definitions = find_definitions(options.paths, report)
    console.show(report)
    if any(not Path(path).exists() for path in options.paths):
        return 2
    if options.tandai and (other := "--final" if options.final else "--mode" if options.mode else ""):
        print(f"{other} tidak dapat dipakai bersama --tandai: lembar bertanda dibaca, bukan ditandatangani", file=sys.stderr)
        return 2
    judge = _judge(definitions, options.mode) if options.final else None
    ledger = Ledger(Path(options.output), f"{','.join(options.format)} {options.lampirkan_sumber} {options.mode}")
    changed = [definition for definition in definitions if not _stays(definition, ledger, options, tally, console)]
    for number, compiled in enumerate(_compiled(changed, options), 1):
        console.progress(number, len(changed), compiled.definition.shown)
        if judge:
            judge(compiled)
        _build(compiled, ledger, options, tally)
        console.show(compiled.report)
    if changed:
        _save(ledger)
    if tally.why():
        console.note_line(tally.why())
    console.finish(tally.line(console))
    if advice := tally.advice(options.paths):
        console.note_line(advice)
    return 1 if console.count(Severity.GALAT) else 0


def _stays(definition: Definition, ledger: Ledger, options: argparse.Namespace, tally: _Tally, console: Console) -> bool:
    """Is everything as the last build left it?  Then it says the same again.  Marked sheets also depend on another version.

    Final sheets are judged anew every time, together with their neighbours.
    """
    always = f"ditandai terhadap {options.tandai}" if options.tandai else "diperiksa sebagai final" if options.final else ""
    record, reason = (None, always) if always else ledger.look(definition)
    if record is None:
        tally.rebuilt.setdefault(reason, []).append(definition.kunci)
        return False
    told = Report()
    told.extend(record.diagnostics)
    console.show(told)
    tally.kept += 1
    tally.add(len(record.outputs), record.pages, record.findings)
    return True


def _save(ledger: Ledger) -> None:
    """Without records the next build makes everything anew; that is no fault of this one."""
    with suppress(OSError):
        ledger.save()


def _judge(definitions: Sequence[Definition], mode: str) -> Judge:
    from sopdoc.final import Gate

    gate = Gate(definitions, mode)
    return lambda compiled: gate.judge(compiled.terbaca, compiled.sheets.layout if compiled.sheets else None, compiled.report)


def _compiled(definitions: Iterable[Definition], options: argparse.Namespace) -> Iterable[Compiled]:
    """The sheets of every definition, with marks where they are asked for."""
    if not options.tandai:
        return compile_all(definitions, options.mode)
    from sopdoc.revision.marked_sheet import compile_marked

    return compile_marked(definitions, options.tandai)


def _build(compiled: Compiled, ledger: Ledger, options: argparse.Namespace, tally: _Tally) -> None:
    """Writes the documents of one definition, or none when it has errors."""
    definition, report = compiled.definition, compiled.report
    carried = sources_of(definition, report) if options.lampirkan_sumber else ()
    if compiled.sheets is None or report.has_galat:
        ledger.forget(definition)
        tally.fail(definition.kunci)
        return
    name = f"{definition.target.as_posix()}{_suffix(options.tandai)}"
    formats = _final_formats(compiled, options.format) if options.final else options.format
    documents = {f"{name}{ending}": content for form in formats for ending, content in render(compiled.sheets, form, carried)}
    if not _write(documents, Path(options.output), compiled):
        ledger.forget(definition)
        tally.fail(definition.kunci)
        return
    pages, findings = len(compiled.sheets.layout.pages), _findings(compiled)
    tally.add(len(documents), pages, findings)
    if not (options.tandai or options.final):
        ledger.enter(definition, compiled.terbaca, documents, report.diagnostics, pages, findings)


def _suffix(tandai: str) -> str:
    """What a marked document's name ends in: `-tandai-rev-1`, or the name of the other file; "" for one without marks."""
    return f"-tandai-{Path(tandai).stem}" if tandai else ""


def _final_formats(compiled: Compiled, formats: Sequence[str]) -> Sequence[str]:
    from sopdoc.final import final_formats

    return final_formats(compiled.terbaca, formats, compiled.report)


def _findings(compiled: Compiled) -> tuple[int, int]:
    """Galat and peringatan in what the SOP says, as far as they can be told without its neighbours."""
    from sopdoc.checking import ready, review_alone

    siap = ready(compiled.terbaca)
    found = [diagnostic.severity for diagnostic in (review_alone(siap) if siap else ())]
    return found.count(Severity.GALAT), found.count(Severity.PERINGATAN)


def _write(documents: Mapping[str, bytes], output: Path, compiled: Compiled) -> bool:
    """Writes what is not there already, byte for byte; False after the first one that cannot be written."""
    for name, content in documents.items():
        if stands(output / name, content):
            continue
        try:
            write_whole(output / name, content)
        except OSError as fault:
            compiled.report.galat("SOP063", f"{output / name} tidak dapat ditulis", Span(compiled.definition.shown), fault.strerror or "",
                                  "periksa izin folder hasil dan ruang cakram; dokumen lama tidak berubah")
            return False
    return True
