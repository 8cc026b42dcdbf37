"""What `sopdoc import` costs: python tests/bench/import_cost.py FOLDER [--each]

Imports a folder as an official does, `impor.html` included; says what came of it, so that nothing is cheap because it was not done.
`--each`: reads every PDF in a process of its own, too, and lists those beyond the goals; its start is not counted, tesseract is.

Goals: 348 sheets in 60 s on two idle cores, 0.5 s a sheet, 200 MB.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

SECONDS, MEGABYTES = 0.5, 200       # of a sheet


class Cost(NamedTuple):
    """Of a process and those that it waited for: seconds by the clock and of the processor, the most megabytes that one of them had."""

    clock: float
    processor: float
    megabytes: int
    said: bytes


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--each", action="store_true")
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        _tell_one(options.folder.read_bytes())
        return 0
    _tell_all(options.folder)
    if options.each:
        _tell_each(sorted(options.folder.rglob("*.pdf")))
    return 0


def _cost(*command: str) -> Cost:
    begun = time.monotonic()
    with subprocess.Popen([sys.executable, *command], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout
        said = process.stdout.read()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    return Cost(time.monotonic() - begun, used.ru_utime + used.ru_stime, used.ru_maxrss >> 10, said)


def _tell_all(folder: Path) -> None:
    with tempfile.TemporaryDirectory() as place:
        cost = _cost("-m", "sopdoc", "import", str(folder), "--output", place, "--quiet")
        record = json.loads((Path(place) / "impor.json").read_text("utf-8"))
        made = [len(list(Path(place).glob(name))) for name in ("*.yaml", "impor/*-lama-*.png", "impor/*-kita*.svg", "impor.html")]
    print("{} definitions and their agency's file, {} old pages, {} of ours, {} page that shows them; record: {}".format(*made, ", ".join(
        f"{len(value)} {key}" for key, value in record.items() if isinstance(value, list)
    )))
    load = os.getloadavg()[0]
    print(f"{cost.clock:.1f} s by the clock (goal 60), {cost.processor:.1f} of the processor, {cost.megabytes} MB, load now {load:.1f}")


def _tell_each(files: list[Path]) -> None:
    slow, large, total = 0, 0, 0.0
    for file in files:
        cost = _cost(__file__, "--one", str(file))
        seconds, sheets, scanned = json.loads(cost.said or "[0, 0, false]")
        total += seconds
        slow += seconds > SECONDS * max(1, sheets)
        large += cost.megabytes > MEGABYTES
        if seconds > SECONDS * max(1, sheets) or cost.megabytes > MEGABYTES or not sheets:
            print(f"  {seconds:6.2f} s {cost.megabytes:5} MB  {sheets} SOP{'  scan' if scanned else ''}  {file.name}")
    print(f"{len(files)} files, {total:.1f} s: {slow} above {SECONDS} s a sheet, {large} above {MEGABYTES} MB")


def _tell_one(data: bytes) -> None:
    """JSON: seconds of the processor without what is imported, how many SOPs, was a table of them a picture?"""
    for slow in ("sopdoc.impor.ocr.scan", "sopdoc.impor.pixels.look"):      # their start is not what is measured
        import_module(slow)
    from sopdoc.impor.ocr.engine import program
    from sopdoc.impor.pdf.file import read_pdf

    begun = _used()
    answer = json.loads(read_pdf(data, program()))
    seconds = _used() - begun
    scanned = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss > 0      # by tesseract
    print(json.dumps([seconds, len(answer.get("sop", ())), scanned]))


def _used() -> float:
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


if __name__ == "__main__":
    sys.exit(main())
