"""Seeded mutations of every definition through the whole pipeline: each must end in documents or in diagnostics.

    python -m tests.fuzz.mutate --runs 20000 [--seed 0] [--first 0] [--keep DIR]

Run number n of a seed is always the same mutation, so a fault can be repeated with `--first n --runs 1`.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from sopdoc.compiler import Compiler, render
from sopdoc.definitions import Definition

DEFINITIONS = Path(__file__).resolve().parents[2] / "definitions"
SECONDS = 60.0           # of the processor for one run, which then hangs; the slowest good definition takes about one
MEGABYTES = 900          # of the whole process, fonts and libraries included

JOINTS = [
    b"\n", b"  ", b"- ", b": ", b"#", b'"', b"'", b"[", b"]", b"{", b"}", b"|", b">", b"&a", b"*a", b"!!x", b"%", b"@", b"`", b"\t", b"\r",
    b"\xef\xbb\xbf", b"\xff", b"\x00", b"\xe2\x80\xae", b"\xe2\x80\x8b", "漢字".encode(), "👩\u200d👧".encode(), "שלום".encode(),
    "e\u0301\u0323".encode(), b"---\n", b"<<: ",
]
VALUES = [
    b"", b"~", b"x", b"0", b"-1", b"1e999", b"[]", b"{}", b"[[[[]]]]", b"{a: b}", b"selesai", b"lanjut", b"berikut", b"tidak", b"1",
    b"99999999999", b"kata " * 300, b"x" * 3000, b"**a** *b* [c](d) {#e}", b"|\n  - a\n  - b", b"berurutan", b"bersama", b"terpisah",
    b"keputusan", b"2021-02-30", b"Letter", b"72",
]
Mutation = Callable[[bytes, Random], bytes]


def flip(data: bytes, random: Random) -> bytes:
    at = random.randrange(len(data))
    return data[:at] + bytes([random.randrange(256)]) + data[at + 1:]


def cut(data: bytes, random: Random) -> bytes:
    at = random.randrange(len(data))
    return data[:at] + data[at + random.randrange(1, 60):]


def insert(data: bytes, random: Random) -> bytes:
    at = random.randrange(len(data))
    return data[:at] + random.choice(JOINTS) * random.choice([1, 1, 1, 2, 40]) + data[at:]


def truncate(data: bytes, random: Random) -> bytes:
    return data[: random.randrange(len(data)) + 1]


def drop_line(data: bytes, random: Random) -> bytes:
    lines = data.split(b"\n")
    del lines[random.randrange(len(lines))]
    return b"\n".join(lines)


def repeat_line(data: bytes, random: Random) -> bytes:
    lines = data.split(b"\n")
    at = random.randrange(len(lines))
    lines[at:at] = lines[at: at + random.choice([1, 1, 5, 12])] * random.choice([1, 1, 3, 30])
    return b"\n".join(lines)


def move_line(data: bytes, random: Random) -> bytes:
    lines = data.split(b"\n")
    line = lines.pop(random.randrange(len(lines)))
    lines.insert(random.randrange(len(lines) + 1), line)
    return b"\n".join(lines)


def indent_line(data: bytes, random: Random) -> bytes:
    lines = data.split(b"\n")
    at = random.randrange(len(lines))
    lines[at] = b" " * random.randrange(9) + lines[at].lstrip()
    return b"\n".join(lines)


def replace_value(data: bytes, random: Random) -> bytes:
    """Another value after a key: structure stays, meaning does not."""
    lines = data.split(b"\n")
    places = [n for n, line in enumerate(lines) if b": " in line or line.endswith(b":")]
    if not places:
        return data
    at = random.choice(places)
    lines[at] = lines[at].split(b":")[0] + b": " + random.choice(VALUES)
    return b"\n".join(lines)


def swap_values(data: bytes, random: Random) -> bytes:
    lines = data.split(b"\n")
    places = [n for n, line in enumerate(lines) if b": " in line]
    if len(places) < 2:
        return data
    a, b = random.sample(places, 2)
    (key_a, value_a), (key_b, value_b) = lines[a].split(b": ", 1), lines[b].split(b": ", 1)
    lines[a], lines[b] = key_a + b": " + value_b, key_b + b": " + value_a
    return b"\n".join(lines)


def add_flow(data: bytes, random: Random) -> bytes:
    """Another way on, another branch or another symbol for some kegiatan."""
    lines = data.split(b"\n")
    places = [n for n, line in enumerate(lines) if line.startswith(b"    pelaksana:")]
    if not places:
        return data
    target = str(random.randrange(1, 30)).encode()
    new = random.choice([
        b"lanjut: " + target, b"lanjut: [" + target + b", 1, 2, selesai]", b"cabang: {Ya: " + target + b", Tidak: 1, Lain: selesai}",
        b"simbol: " + random.choice([b"mulai", b"selesai", b"proses", b"keputusan"]), b"nomor: tidak", b"garis: putus",
    ])
    lines.insert(random.choice(places) + 1, b"    " + new)
    return b"\n".join(lines)


MUTATIONS: tuple[Mutation, ...] = (
    flip, cut, insert, truncate, drop_line, repeat_line, move_line, indent_line, replace_value, replace_value, swap_values, add_flow,
    add_flow,
)


@dataclass(slots=True)
class Figures:
    """What a series of runs came to."""

    runs: int = 0
    documents: int = 0
    refused: int = 0
    codes: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    slowest: tuple[float, str] = (0.0, "")
    seconds: float = 0.0

    @property
    def megabytes(self) -> int:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 if sys.platform != "darwin" else 1024 * 1024)

    def __str__(self) -> str:
        common = ", ".join(f"{code} {count}" for code, count in self.codes.most_common(12))
        slowest, at = self.slowest
        return (
            f"{self.runs} runs: {self.documents} documents, {self.refused} refused, {len(self.faults)} faults; "
            f"slowest {slowest:.2f} s ({at}), peak {self.megabytes} MB, {self.seconds:.0f} s\n{len(self.codes)} codes: {common}"
        )


class TooSlowError(Exception):
    """One run took more of the processor than it may."""


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Of the processor: a machine that is busy with something else makes no run fail."""

    def ring(*_: object) -> None:
        raise TooSlowError

    before = signal.signal(signal.SIGPROF, ring)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


class Workshop:
    """A copy of the agencies, in which one file after the other is mutated, compiled and put back."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder, self.seed = folder, seed
        shutil.copytree(DEFINITIONS, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("gambar", "skema", "*.md"))
        self.files = sorted(path for path in folder.rglob("*.yaml") if path.name != "buku.yaml")
        self.saudara = {path.parent: frozenset(p.stem for p in path.parent.glob("*.yaml")) for path in self.files}

    def mutation(self, number: int) -> tuple[Path, bytes]:
        """The file and its new content in run `number`; one to three mutations on top of each other."""
        random = Random(f"{self.seed}/{number}")
        path = random.choice(self.files)
        data = path.read_bytes()
        for _ in range(random.choice([1, 1, 1, 2, 3])):
            data = random.choice(MUTATIONS)(data, random) or b"x"
        return path, data

    def run(self, number: int, figures: Figures) -> None:
        path, data = self.mutation(number)
        good = path.read_bytes()
        path.write_bytes(data)
        started = time.process_time()
        try:
            with time_limit(SECONDS):
                self._compile(path, figures)
        except Exception as fault:  # the very thing that is looked for
            at = traceback.extract_tb(fault.__traceback__)[-1]
            name = path.relative_to(self.folder)
            figures.faults.append(f"run {number}: {name}: {type(fault).__name__} {fault} at {at.filename}:{at.lineno}")
        finally:
            path.write_bytes(good)
        took = time.process_time() - started
        figures.runs += 1
        figures.seconds += took
        figures.slowest = max(figures.slowest, (took, f"run {number}"))

    def _compile(self, path: Path, figures: Figures) -> None:
        """A mutated agency is judged by the first SOP of its folder."""
        sop = path if path.name != "instansi.yaml" else next(p for p in self.files if p.parent == path.parent and p != path)
        definition = Definition(sop, sop.name, sop.parent / "instansi.yaml", self.saudara[sop.parent])
        compiled = Compiler().compile(definition)
        figures.codes.update({d.code for d in compiled.report.diagnostics})
        if compiled.sheets is None or compiled.report.has_galat:
            assert compiled.report.has_galat, "neither documents nor an error"
            figures.refused += 1
            return
        for format in ("pdf", "docx"):
            assert all(content for _, content in render(compiled.sheets, format))
        figures.documents += 1


def fuzz(runs: int, seed: int, first: int = 0, keep: Path | None = None, say: Callable[[str], None] = lambda _: None) -> Figures:
    """`runs` mutations from number `first` on; faulty files are kept in `keep`."""
    figures = Figures()
    with tempfile.TemporaryDirectory() as folder:
        workshop = Workshop(Path(folder), seed)
        for number in range(first, first + runs):
            known = len(figures.faults)
            workshop.run(number, figures)
            if len(figures.faults) > known:
                say(figures.faults[-1])
                if keep:
                    path, data = workshop.mutation(number)
                    keep.mkdir(parents=True, exist_ok=True)
                    (keep / f"{number}-{path.parent.name}-{path.name}").write_bytes(data)
            elif figures.runs % 1000 == 0:
                say(str(figures))
    return figures


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--runs", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    figures = fuzz(options.runs, options.seed, options.first, options.keep, lambda text: print(text, flush=True))
    print(figures)
    return 1 if figures.faults or figures.megabytes > MEGABYTES else 0


if __name__ == "__main__":
    sys.exit(main())
