"""`sopdoc fmt`: canonical key order and indentation, without losing a comment or a word."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from sopdoc.cli.console import Console
from sopdoc.definitions import ARCHIVE, INSTANSI, find_definitions
from sopdoc.diagnostics import Report, Severity
from sopdoc.edit.write import rewrite
from sopdoc.format.document import format_file


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", metavar="PATH", help="berkas definisi, instansi.yaml, atau folder")
    parser.add_argument("--check", action="store_true", help="hanya sebutkan berkas yang belum rapi; status 1 bila ada")


def run(options: argparse.Namespace) -> int:
    """0 when all is tidy now, 1 after an error or, with --check, an untidy file, 2 when a path does not exist."""
    console, report = Console(quiet=True), Report()
    untidy = 0
    for path in _files(options.paths, report):
        found = Report()
        untidy += _tidy(path, options.check, found)
        console.show(found)
    console.show(report)
    if any(not Path(name).exists() for name in options.paths):
        return 2
    return 1 if console.count(Severity.GALAT) or (options.check and untidy) else 0


def _files(names: list[str], report: Report) -> Iterator[Path]:
    """Definitions and agencies under the named paths, each once."""
    agencies = [path for name in names for path in _agencies(Path(name))]
    others = [name for name in names if Path(name).name != INSTANSI]
    found = [Path(d.shown) for d in find_definitions(others, report)] if others else []
    yield from dict.fromkeys(sorted([*agencies, *found]))


def _agencies(path: Path) -> list[Path]:
    if path.is_dir():
        return [p for p in path.rglob(INSTANSI) if not any(part.startswith(".") or part == ARCHIVE for part in p.relative_to(path).parts)]
    return [path] if path.name == INSTANSI and path.exists() else []


def _tidy(path: Path, check: bool, report: Report) -> bool:
    """Formats one file; True when it was not tidy."""
    texts = format_file(path, path.as_posix(), report, path.name == INSTANSI)
    if texts is None or texts[0] == texts[1]:
        return False
    print(path.as_posix(), file=sys.stderr if check else sys.stdout)
    if not check:
        rewrite(path, texts[0].encode(), texts[1].encode(), path.as_posix(), report)
    return True
