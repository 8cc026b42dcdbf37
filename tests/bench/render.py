"""Speed of the whole pipeline and of each back end, beside floors and peers, in one run.

    render.py BASELINES_DIR [--rounds N]

BASELINES_DIR holds programs that draw the same SOP with other engines (`reportlab_canvas_sop.py`, `typst_sop.py`,
`docxtpl_sop.py`), each printing one JSON line with `warm_median_s`; one that cannot run is named and left out.
Prints milliseconds: medians of warm runs, and of cold processes for `sopdoc build`, each with its bound on two cores; what was timed is
looked at, so that nothing is fast because nothing was made.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path

from sopdoc.compiler import Compiler, render
from sopdoc.definitions import find_definitions
from sopdoc.diagnostics import Report
from sopdoc.layout.engine import Sheets

SOP = Path(__file__).parents[2] / "definitions" / "biro-organisasi-kalbar" / "pengumpulan-data-kinerja.yaml"
PEERS = ("reportlab_canvas", "typst", "docxtpl")
BOUNDS = {      # milliseconds
    "definition → layout": 40.0, "layout → PDF": 20.0, "layout → DOCX": 30.0, "layout → SVG": 20.0, "definition → PDF + DOCX": 80.0,
    "sopdoc build, cold process": 500.0, "sopdoc --version, cold process": 100.0, "sopdoc explain, cold process": 100.0,
}
ENVIRONMENT = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}     # modules are compiled once
NOTHING = "python -c pass"      # what a process costs here: the cold ones are also told as its multiples


def median_ms(task: Callable[[], bool], rounds: int) -> float:
    """Median time of a task, milliseconds, which says whether it made what it was to make; the first run warms up and does not count."""
    made, times = [task()], []
    for _ in range(rounds):
        start = time.perf_counter()
        made.append(task())
        times.append(time.perf_counter() - start)
    if not all(made):
        sys.exit("nothing was made: these are no figures")
    return 1000 * statistics.median(times)


def own(rounds: int) -> dict[str, float]:
    """Our stages on the one SOP."""
    (definition,) = find_definitions([str(SOP)], Report())
    sheets = Compiler().compile(definition).sheets
    assert sheets is not None

    def compiled() -> Sheets | None:
        return Compiler().compile(definition).sheets

    def drawn(made: Sheets | None, *formats: str) -> bool:
        return made is not None and all(content for form in formats for _, content in render(made, form))

    return {
        "definition → layout": median_ms(lambda: compiled() is not None, rounds),
        "layout → PDF": median_ms(lambda: drawn(sheets, "pdf"), rounds),
        "layout → DOCX": median_ms(lambda: drawn(sheets, "docx"), rounds),
        "layout → SVG": median_ms(lambda: drawn(sheets, "svg"), rounds),
        "definition → PDF + DOCX": median_ms(lambda: drawn(compiled(), "pdf", "docx"), rounds),
        "sopdoc build, cold process": cold(max(5, rounds // 5)),
        "sopdoc --version, cold process": said(["-m", "sopdoc", "--version"], rounds),
        "sopdoc explain, cold process": said(["-m", "sopdoc", "explain", "SOP203"], rounds),
        NOTHING: said(["-c", "print()"], rounds),
    }


def said(arguments: list[str], rounds: int) -> float:
    """Median time of a fresh process that says something."""
    def run() -> bool:
        return bool(subprocess.run([sys.executable, *arguments], check=True, capture_output=True, env=ENVIRONMENT).stdout)

    return median_ms(run, max(5, rounds // 2))


def cold(rounds: int) -> float:
    """Median time of a fresh process that builds PDF and DOCX of the one SOP, each time into a folder of its own: a second build into
    one folder finds that nothing changed, and makes nothing."""
    with tempfile.TemporaryDirectory() as folder:
        outputs = (Path(folder) / str(number) for number in count())

        def build() -> bool:
            output = next(outputs)
            command = [sys.executable, "-m", "sopdoc", "build", str(SOP), "--output", str(output), "--quiet"]
            subprocess.run(command, check=True, env=ENVIRONMENT)
            return {path.suffix for path in output.rglob(f"{SOP.stem}.*")} == {".pdf", ".docx"}

        return median_ms(build, rounds)


def peers(folder: Path, rounds: int) -> dict[str, float]:
    """Warm medians of the baseline programs."""
    found = {}
    for name in PEERS:
        with tempfile.TemporaryDirectory() as out:
            run = subprocess.run(
                [sys.executable, str(folder / f"{name}_sop.py"), str(rounds)], capture_output=True, text=True, check=False,
                env={"SOP_OUT": out, "PATH": "/usr/bin:/bin"},
            )
        if run.returncode:
            print(f"{name}: cannot run here ({run.stderr.strip().splitlines()[-1]})", file=sys.stderr)
        else:
            found[name] = 1000 * json.loads(run.stdout.strip().splitlines()[-1])["warm_median_s"]
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("baselines", type=Path)
    parser.add_argument("--rounds", type=int, default=40)
    options = parser.parse_args()
    figures = own(options.rounds)
    for name, ms in figures.items():
        bound = f" (bound {BOUNDS[name]:.0f} ms)" if name in BOUNDS else ""
        print(f"{name:32s} {ms:8.1f} ms{bound}" + (f", {ms / figures[NOTHING]:.0f} times {NOTHING}" if "cold" in name else ""))
    for name, ms in peers(options.baselines, options.rounds).items():
        print(f"{name:32s} {ms:8.1f} ms")
    return 0 if all(ms <= BOUNDS.get(name, ms) for name, ms in figures.items()) else 1


if __name__ == "__main__":
    sys.exit(main())
