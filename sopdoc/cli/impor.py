"""`sopdoc import`: sheets that an office already has → definitions, with a comment wherever something is doubtful."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Collection, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain
from os import cpu_count
from pathlib import Path
from stat import S_ISDIR

from sopdoc.cli.console import Console
from sopdoc.cli.old_sheets import Source, refuse_missing, sources_in
from sopdoc.cli.terminal import escape
from sopdoc.diagnostics import NOWHERE, Report, Severity, Span
from sopdoc.impor import lacking
from sopdoc.impor.file import batches, is_pdf, is_ready, read_files
from sopdoc.impor.finding import Manner
from sopdoc.impor.pdf.file import reads_pixels
from sopdoc.impor.written.agency import Agency, agency_of, instansi_text, is_strange, text_of
from sopdoc.impor.written.definition import Definition
from sopdoc.impor.written.known import known_in
from sopdoc.impor.written.place import files_of, instansi_in, is_ours, leave, names_of, write_new, write_own
from sopdoc.impor.written.record import SIGN, Entry, Unread, entry_of, record_text
from sopdoc.system import reason_of

FOLDER = "impor"
RECORD = "impor.json"
PAGE = "impor.html"
COUNTS = ("Kegiatan", "Panah", "Ragu")
THERE = " (sudah ada)"
MOST_NAMED = 3          # files in one message
MOST_AT_ONCE = 8        # processes that read


@dataclass(frozen=True, slots=True)
class Found:
    """One SOP, and the file it was on."""

    source: Source
    definition: Definition


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", metavar="FILE", help="berkas PDF, Excel, Word, atau gambar; atau folder PDF, Excel, dan Word")
    parser.add_argument("-o", "--output", default=FOLDER, metavar="DIR", help=f"folder instansi untuk definisinya (bawaan: {FOLDER})")
    parser.add_argument("--dry-run", action="store_true", help="tunjukkan saja apa yang terbaca, tanpa menulis berkas")
    parser.add_argument("--ke", default="", metavar="PATH", help="kembalikan isian formulir ke definisi ini, atau ke folder definisinya")
    parser.add_argument("--terapkan", action="store_true", help="dengan --ke: tulis perubahannya; tanpa ini hanya ditunjukkan")
    parser.add_argument("--quiet", action="store_true", help="tanpa kemajuan dan tabel; diagnostik tetap dicetak")


def run(options: argparse.Namespace) -> int:
    """0 when every file gave definitions, 1 when one did not, 2 when a path does not exist or what reads the files is missing."""
    if options.ke:
        from sopdoc.cli.kembali import run_back

        return run_back(options)
    console, report = Console(options.quiet), Report()
    closed, folder = Report(), Path(options.output)
    refuse_missing(options.paths, report)
    _refuse_no_folder(folder, report)
    files = [] if report.has_galat else sources_in(options.paths, closed)
    _refuse_without_library(files, report)
    console.show(report)
    if report.has_galat:
        return 2
    known = _known(folder, report)
    console.show(report)
    if report.has_galat:
        return 1
    console.show(closed)
    found, unread = _read(files, console)
    console.show(_blind(found))
    shared = known or agency_of([one.definition for one in found])
    entries = _entries(found, shared)
    console.show(_strangers(entries, shared, folder))
    there = frozenset(entry.name for entry in entries if (folder / f"{entry.name}.yaml").exists())
    if not options.dry_run and found:
        _write(entries, there, unread, shared, folder, console)
        _show(entries, [one.source.path for one in found], unread, folder, console)
    if not options.quiet:
        print(_table(files, found, entries, there, unread))
    console.finish(_summary(files, entries, not options.dry_run))
    return 1 if console.count(Severity.GALAT) else 0


def _refuse_no_folder(folder: Path, report: Report) -> None:
    """Before anything is read: that takes a while."""
    span, hint = Span(folder.as_posix()), "sebut folder lain dengan --output"
    try:
        if not S_ISDIR(folder.stat().st_mode):
            report.galat("SOP064", f"{folder} bukan folder", span, "ini berkas", hint)
    except FileNotFoundError:
        pass        # it will be made
    except OSError as fault:
        report.galat("SOP064", f"{folder} tidak dapat dibuka", span, reason_of(fault), hint)


def _known(folder: Path, report: Report) -> Agency | None:
    """What the agency's file there says; None where there is none, or where it cannot be read, which is told."""
    return known_in(instansi_in(folder), report) if instansi_in(folder).exists() else None


def _refuse_without_library(files: Sequence[Source], report: Report) -> None:
    """Only what the files need (SOP703)."""
    if any(is_pdf(one.path) for one in files) and not is_ready():
        message, hint = "membaca PDF memerlukan pypdfium2 5.9 atau lebih baru", lacking.hint("pypdfium2")
        report.galat("SOP703", message, NOWHERE, "belum dipasang, atau terlalu lama", hint)


def _blind(found: Sequence[Found]) -> Report:
    """Pictures that could not be read for want of a library (SOP708)."""
    report = Report()
    if reads_pixels():
        return report
    for one in found:
        if any(doubt.place.manner is Manner.PICTURE for doubt in one.definition.doubts):
            span = Span(one.source.path.as_posix())
            report.peringatan("SOP708", f"gambar di {one.source.path} memerlukan numpy", span, "tidak dibaca", lacking.hint("numpy"))
    return report


def _read(files: Sequence[Source], console: Console) -> tuple[list[Found], list[Unread]]:
    """File by file in their order; they are read by processes of their own, several at once."""
    workers = 1 if sys.platform == "emscripten" else min(MOST_AT_ONCE, cpu_count() or 1)      # a page has no threads
    paths = list(batches([source.path for source in files], workers))
    told = [[Report() for _ in batch] for batch in paths]
    reports = list(chain.from_iterable(told))
    found: list[Found] = []
    unread: list[Unread] = []
    read = chain.from_iterable(_in_order(paths, told, workers))
    for number, (source, report, definitions) in enumerate(zip(files, reports, read, strict=True), 1):
        console.progress(number, len(files), source.path.name)
        console.show(report)
        found += [Found(source, definition) for definition in definitions]
        unread += [Unread(source.shown, d.code, escape(d.message.replace(str(source.path), source.shown))) for d in report.diagnostics]
    return found, unread


def _in_order(paths: Sequence[Sequence[Path]], told: Sequence[Sequence[Report]], workers: int) -> Iterator[list[tuple[Definition, ...]]]:
    if workers == 1:
        yield from map(read_files, paths, told)
        return
    with ThreadPoolExecutor(workers) as pool:
        yield from pool.map(read_files, paths, told)


def _entries(found: Sequence[Found], shared: Agency) -> list[Entry]:
    names = names_of(one.definition for one in found)
    return [entry_of(one.source.shown, name, one.definition, shared) for one, name in zip(found, names, strict=True)]


def _strangers(entries: Sequence[Entry], shared: Agency, folder: Path) -> Report:
    """Sheets with another letterhead than their folder's (SOP718)."""
    report = Report()
    files = list(dict.fromkeys(entry.file for entry in entries if is_strange(entry.definition, shared)))
    if files:
        shown = ", ".join(files[:MOST_NAMED]) + (f", dan {len(files) - MOST_NAMED} berkas lain" if len(files) > MOST_NAMED else "")
        message = f'kop lembar lain daripada "{" / ".join(shared.kop)}" di {instansi_in(folder)}: {shown}'
        report.peringatan("SOP718", message, NOWHERE, "diragukan", "impor lembar setiap instansi ke folder sendiri dengan --output")
    return report


def _write(
    entries: Sequence[Entry], there: Collection[str], unread: Sequence[Unread], shared: Agency, folder: Path, console: Console,
) -> None:
    """The agency's file where there is none, a definition for each SOP that is not `there`, and what was found in all of them."""
    report = Report()
    if not instansi_in(folder).exists():
        write_new(instansi_in(folder), instansi_text(shared), report)
        for name, data in shared.pictures.items():
            write_new(folder / name, data, report)
    files = files_of([entry.definition for entry in entries])
    if there:
        leave([folder / f"{entry.name}.yaml" for entry in entries if entry.name in there], report)
    for entry in entries:
        if entry.name not in there:
            write_new(folder / f"{entry.name}.yaml", text_of(entry.definition, shared, files), report)
    write_own(folder / RECORD, record_text(entries, unread, shared), SIGN, report)
    console.show(report)


def _show(entries: Sequence[Entry], sources: Sequence[Path], unread: Sequence[Unread], folder: Path, console: Console) -> None:
    """The page for a person: old sheets beside ours; only it needs what lays them out."""
    from sopdoc.beside.page import SIGN as PAGE_SIGN
    from sopdoc.beside.page import page_text
    from sopdoc.beside.pair import pairs_of

    report = Report()
    page = folder / PAGE
    console.draw_line("menggambar lembar lama dan lembar sopdoc …")
    try:
        pairs = pairs_of(entries, sources, folder) if is_ours(page, PAGE_SIGN) else ()
    except OSError as fault:
        hint = "periksa izin folder dan ruang cakram"
        report.galat("SOP064", f"{page} tidak dapat ditulis", Span(page.as_posix()), reason_of(fault), hint)
    else:
        write_own(page, page_text(pairs, unread), PAGE_SIGN, report)
    console.show(report)


def _table(
    files: Sequence[Source], found: Sequence[Found], entries: Sequence[Entry], there: Collection[str], unread: Sequence[Unread],
) -> str:
    """Every file, and below it a line for each SOP on it: its steps, arrows and doubts, and its definition.  No wider than names are."""
    lines = ["  ".join((*COUNTS, "Definisi"))]
    for source in files:
        rows = [_row(entry, entry.name in there) for one, entry in zip(found, entries, strict=True) if one.source == source]
        codes = ", ".join(dict.fromkeys(one.code for one in unread if one.file == source.shown))
        lines += [source.shown, *(rows or [f"{'–':>{len(COUNTS[0])}}  tidak diimpor ({codes})"])]
    return "\n".join(lines)


def _row(entry: Entry, is_there: bool) -> str:
    counts = (entry.definition.kegiatan, entry.definition.panah, len(entry.doubts))
    numbers = (f"{count:{len(head)}}" for count, head in zip(counts, COUNTS, strict=True))
    return "  ".join((*numbers, f"{entry.name}.yaml{THERE if is_there else ''}"))


def _summary(files: Sequence[Source], entries: Sequence[Entry], is_written: bool) -> str:
    doubts = sum(len(one.doubts) for one in entries)
    nothing = len({one.shown for one in files} - {one.file for one in entries})
    said = [f"{len(files)} berkas", f"{len(entries)} SOP", *([f"{nothing} berkas tidak diimpor"] if nothing else []), f"{doubts} keraguan"]
    return ", ".join(said) + (": cari RAGU di definisinya" if doubts and is_written else "")
