"""`sopdoc import`: sheets that an office already has → definitions, with a comment wherever something is doubtful."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from os import cpu_count
from pathlib import Path

from sopdoc.cli.console import Console
from sopdoc.diagnostics import NOWHERE, Report, Severity
from sopdoc.impor.agency import LOGO, Agency, agency_of, instansi_text, text_of
from sopdoc.impor.definition import Definition
from sopdoc.impor.file import is_ready, read_file
from sopdoc.impor.place import files_of, instansi_in, names_of, write_new

FOLDER = "impor"
MOST_AT_ONCE = 8        # processes that read


@dataclass(frozen=True, slots=True)
class Found:
    """One SOP, the file it was on, and what it is to be called."""

    source: Path
    definition: Definition


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", metavar="FILE", help="berkas PDF, atau folder berisi PDF")
    parser.add_argument("-o", "--output", default=FOLDER, metavar="DIR", help=f"folder instansi untuk definisinya (bawaan: {FOLDER})")
    parser.add_argument("--dry-run", action="store_true", help="tunjukkan saja apa yang terbaca, tanpa menulis berkas")
    parser.add_argument("--quiet", action="store_true", help="tanpa kemajuan dan tabel; diagnostik tetap dicetak")


def run(options: argparse.Namespace) -> int:
    """0 when every file gave definitions, 1 when one did not, 2 when a path does not exist or no PDF can be read at all."""
    console, report = Console(options.quiet), Report()
    missing = [path for path in options.paths if not Path(path).exists()]
    for path in missing:
        report.galat("SOP061", f'"{path}" tidak ada', NOWHERE, hint="periksa nama berkas atau foldernya")
    if not is_ready():
        hint = "pasang dengan: python3 -m pip install --upgrade pypdfium2"
        report.galat("SOP703", "membaca PDF memerlukan pypdfium2 5.9 atau lebih baru", NOWHERE, "belum dipasang, atau terlalu lama", hint)
    console.show(report)
    if report.has_galat:
        return 2
    files = _files(options.paths)
    found = _read(files, console)
    if not options.dry_run and found:
        _write(found, Path(options.output), console)
    if not options.quiet:
        print(_table(found))
    console.finish(_summary(len(files), found))
    return 1 if console.count(Severity.GALAT) else 0


def _files(paths: Sequence[str]) -> list[Path]:
    """Folders with everything below them, in the order of names."""
    found: list[Path] = []
    for path in map(Path, paths):
        found += sorted(p for p in path.rglob("*") if p.suffix.lower() == ".pdf" and p.is_file()) if path.is_dir() else [path]
    return list(dict.fromkeys(found))


def _read(files: Sequence[Path], console: Console) -> list[Found]:
    """File by file in their order; each is read by a process of its own, several at once."""
    reports = [Report() for _ in files]
    found: list[Found] = []
    with ThreadPoolExecutor(min(MOST_AT_ONCE, cpu_count() or 1)) as pool:
        for number, (path, report, definitions) in enumerate(zip(files, reports, pool.map(read_file, files, reports), strict=True), 1):
            console.progress(number, len(files), path.name)
            console.show(report)
            found += [Found(path, definition) for definition in definitions]
    return found


def _write(found: Sequence[Found], folder: Path, console: Console) -> None:
    report = Report()
    definitions = [one.definition for one in found]
    agency = Agency() if instansi_in(folder).exists() else agency_of(definitions)
    if agency.values:
        write_new(instansi_in(folder), instansi_text(agency), report)
    if agency.logo:
        write_new(folder / LOGO, agency.logo, report)
    files = files_of(definitions)
    for name, definition in zip(names_of(definitions), definitions, strict=True):
        write_new(folder / f"{name}.yaml", text_of(definition, agency, files), report)
    console.show(report)


def _table(found: Sequence[Found]) -> str:
    """A line for each SOP: where it was, what was read, how many doubts."""
    names = names_of(one.definition for one in found)
    rows = [("Berkas", "Definisi", "Kegiatan", "Panah", "Ragu")]
    rows += [
        (one.source.name, f"{name}.yaml", str(one.definition.kegiatan), str(one.definition.panah), str(len(one.definition.doubts)))
        for one, name in zip(found, names, strict=True)
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(5)]
    return "\n".join("  ".join(f"{text:{'<' if i < 2 else '>'}{widths[i]}}" for i, text in enumerate(row)).rstrip() for row in rows)


def _summary(files: int, found: Sequence[Found]) -> str:
    doubts = sum(len(one.definition.doubts) for one in found)
    return f"{files} berkas, {len(found)} SOP, {doubts} keraguan" + (": cari RAGU di definisinya" if doubts else "")


