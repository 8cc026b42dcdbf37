"""`sopdoc book`: an agency's folder → its bound book, the registers beside it, and every SOP's own documents."""

from __future__ import annotations

import argparse
import gc
import os
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sopdoc.book.asked import BookOrder, Outcome
from sopdoc.book.build import build
from sopdoc.build.order import FORMATS
from sopdoc.cli.arguments import names_of, processors
from sopdoc.cli.console import Console
from sopdoc.cli.mode import add_mode, mode_of
from sopdoc.cli.progress import Progress
from sopdoc.cli.reasons import by_reason, why
from sopdoc.definitions import INSTANSI, NOT_FOLDERS
from sopdoc.diagnostics import Severity

BUKU = "buku.yaml"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", metavar="PATH", help="folder instansi, berisi instansi.yaml dan buku.yaml")
    parser.add_argument("-o", "--output", default="output", metavar="DIR", help="folder hasil (bawaan: output)")
    parser.add_argument("--format", default=",".join(FORMATS), type=names_of(FORMATS), metavar="F,F", help="pdf, docx (bawaan: keduanya)")
    parser.add_argument("--jobs", type=workers, default=None, metavar="N", help="banyaknya proses (bawaan: semua prosesor)")
    parser.add_argument("--cluster", default="", metavar="tcp://…", help="kerjakan SOP di klaster Dask yang membaca folder yang sama")
    parser.add_argument("--keep-going", action="store_true", help="susun buku tanpa SOP yang galat; satu halaman menyebutkannya")
    parser.add_argument("--all", action="store_true", help="setiap instansi di bawah PATH, satu per satu")
    parser.add_argument("--perubahan", action="store_true", help="susun juga suplemen: lembar yang berubah sejak edisi sebelumnya")
    add_mode(parser)
    parser.add_argument("--quiet", action="store_true", help="tanpa kemajuan dan ringkasan; diagnostik tetap dicetak")
    parser.add_argument("--json", action="store_true", help="kemajuan, diagnostik, dan ringkasan sebagai baris JSON di keluaran baku")


def workers(text: str) -> int:
    """A number from 1 on."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"banyaknya proses harus bilangan mulai dari 1, bukan {text!r}")
    return int(text)


def run(options: argparse.Namespace) -> int:
    """Builds one agency after the other; 1 when there was an error, 2 when a folder or the cluster cannot be used."""
    missing = [path for path in options.paths if not Path(path).is_dir()]
    for path in missing:
        print(f'"{path}" bukan folder; sebutkan folder instansi', file=sys.stderr)
    if missing:
        return 2
    started, console = time.perf_counter(), Console(options.quiet or options.json, folding=True)
    progress = Progress(console, options.json)
    outcomes: list[Outcome] = []
    with rarely_collected():
        for folder in agencies(options.paths) if options.all else map(Path, options.paths):
            if outcomes:
                gc.collect()        # what the agency before left; the last one's goes with the process
            outcomes.append(build(order_of(folder, options), progress.tell))
            if outcomes[-1].fault:
                console.finish()
                print(outcomes[-1].fault, file=sys.stderr)
                return 2
    faults = {"galat": console.count(Severity.GALAT), "peringatan": console.count(Severity.PERINGATAN)}
    for outcome in outcomes:
        if said := why(by_reason(outcome.rebuilt), outcome.kept, outcome.failed):
            console.note_line(f"{outcome.agency}: {said}" if len(outcomes) > 1 else said)
    progress.finish(outcomes, summary(outcomes, faults, time.perf_counter() - started), faults)
    return 1 if faults["galat"] else 0


def order_of(folder: Path, options: argparse.Namespace) -> BookOrder:
    jobs = options.jobs or processors()
    return BookOrder(
        folder, Path(options.output), options.format, jobs, options.cluster, mode_of(options),
        keep_going=options.keep_going, perubahan=options.perubahan,
    )


@contextmanager
def rarely_collected() -> Iterator[None]:
    """Without the search for circles of objects: a build makes hardly any, and the search takes a seventh of its time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def agencies(paths: Sequence[str]) -> Iterator[Path]:
    """Folders with a buku.yaml or an instansi.yaml, in path order; agencies inside agencies too."""
    for path in paths:
        for place, folders, names in os.walk(path):
            folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in NOT_FOLDERS)
            if INSTANSI in names or BUKU in names:
                yield Path(place)


def summary(outcomes: Iterable[Outcome], faults: dict[str, int], seconds: float) -> str:
    """One line about everything."""
    total = tuple(outcomes)
    sops, made = sum(o.sops for o in total), sum(o.made for o in total)
    parts = [f"{len(total)} instansi"] if len(total) > 1 else []
    parts += [f"{sops} SOP ({made} disusun, {sops - made} tetap)", f"{sum(o.written for o in total)} berkas ditulis"]
    parts += [f"edisi {o.issued} terbit" for o in total if o.issued]
    parts += [f"buku {sum(o.book_pages for o in total)} halaman", *(f"{count} {name}" for name, count in faults.items())]
    return ", ".join((*parts, f"{f'{seconds:.1f}'.replace('.', ',')} detik"))
