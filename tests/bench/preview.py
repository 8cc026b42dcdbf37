"""How soon the preview follows, and what it costs: python tests/bench/preview.py [--edits N]

A preview of 350 SOPs as a process of its own, asked as its page asks.  Bounds on two cores: the list in 2 s from the start of the
process, a saved SOP of 15 steps in 0.3 s, memory that grows by no more than 20 MB from the 200th edit on, 1 % of a processor while
it waits.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from book import ROOT, generate

OPENED, SAVED, GROWTH, WAITING = 2.0, 0.3, 20, 1.0      # seconds, seconds, MB, per cent of a processor
WARM = 200          # edits after which memory must be steady
COMPARED = 3.0      # seconds in which the SOPs are compared once all are known
REST = 10.0         # seconds of waiting that are measured
STEPS = "".join(f"  - uraian: Langkah {n} KATA\n    pelaksana: {'abc'[n % 3]}\n    waktu: 5 menit\n" for n in range(15))
TEXT = f"nomor: 001/UJI/2026\nnama: Layanan KATA\npelaksana:\n  a: Petugas\n  b: Kepala Seksi\n  c: Kepala Bidang\nkegiatan:\n{STEPS}"
ID = "dinas/umum/layanan"


@contextmanager
def preview(folder: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The process and its address; ended as the system ends it: where this runs in the background, Ctrl-C is not heard."""
    command = [sys.executable, "-m", "sopdoc", "preview", str(folder), "--no-open", "--port", "0"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield process, re.findall(r"http\S+", process.stdout.readline())[0]
        finally:
            process.terminate()


def ask(url: str) -> Any:
    with urllib.request.urlopen(url, timeout=10) as answer:
        return json.load(answer)


def events(url: str) -> Iterator[Any]:
    """What the page is told, one message after the other."""
    with urllib.request.urlopen(f"{url}api/acara", timeout=60) as stream:
        for line in stream:
            if line.startswith(b"data: "):
                yield json.loads(line[6:])


def edit(path: Path, number: int, told: Iterator[Any], url: str) -> float:
    """Seconds from a save to the answer that has it."""
    started = time.perf_counter()
    word = f"ubahan-{number}"
    path.write_text(TEXT.replace("KATA", word), "utf-8")
    while True:
        event = next(told)
        if event["jenis"] == "ubah" and ID in event["id"] and ask(f"{url}api/sop?id={ID}")["nama"] == f"Layanan {word}":
            return time.perf_counter() - started


def memory(pid: int) -> float:
    """Of a process, MB."""
    return int(re.findall(r"VmRSS:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())[0]) / 1024


def load(pid: int) -> float:
    """Per cent of a processor that a process takes while nothing happens."""
    before = _ticks(pid)
    time.sleep(REST)
    return 100 * (_ticks(pid) - before) / os.sysconf("SC_CLK_TCK") / REST


def _ticks(pid: int) -> int:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


def report(what: str, found: float, bound: float, unit: str) -> bool:
    print(f"{what:42} {found:7.2f} {unit} (bound {bound:g})")
    return found <= bound


def bench(folder: Path, edits: int) -> bool:
    path = folder / "umum" / "layanan.yaml"
    path.write_text(TEXT, "utf-8")
    started = time.perf_counter()
    with preview(folder) as (process, url):
        assert len(ask(f"{url}api/daftar")["sop"]) == 351
        ask(f"{url}api/sop?id={ID}")
        kept = report("351 SOPs: list and first sheet", time.perf_counter() - started, OPENED, "s")
        kept &= report("waiting, no page open", load(process.pid), WAITING, "%")
        told = events(url)
        while any(sop["status"] is None for sop in ask(f"{url}api/daftar")["sop"]):
            next(told)
        print(f"{'status of all':42} {time.perf_counter() - started - REST:7.2f} s")
        time.sleep(COMPARED)
        kept &= report("waiting, a page open", load(process.pid), WAITING, "%")
        took, sizes = [], []
        for number in range(edits):
            took.append(edit(path, number, told, url))
            sizes.append(memory(process.pid))
        kept &= report(f"save to answer, median of {edits}", sorted(took)[edits // 2], SAVED, "s")
        kept &= report("save to answer, 99 of 100", sorted(took)[edits * 99 // 100], SAVED, "s")
        print(f"{'memory':42} {sizes[-1]:7.1f} MB")
        return kept & report(f"memory after edit {edits} against {WARM}", sizes[-1] - sizes[min(WARM, edits - 1)], GROWTH, "MB")


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--edits", type=int, default=2000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        generate(Path(name) / "dinas", 350)
        return 0 if bench(Path(name) / "dinas", options.edits) else 1


if __name__ == "__main__":
    sys.exit(main())
