"""Speed of the whole pipeline and of each back end, beside floors and peers, in one run.

    render.py BASELINES_DIR [--rounds N]

BASELINES_DIR holds programs that draw the same SOP with other engines (`reportlab_canvas_sop.py`, `typst_sop.py`,
`docxtpl_sop.py`), each printing one JSON line with `warm_median_s`; one that cannot run is named and left out.
Prints milliseconds: medians of warm runs, and of cold processes for `sopdoc build`.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from sopdoc.compiler import Compiler, render
from sopdoc.definitions import find_definitions
from sopdoc.diagnostics import Report

SOP = Path(__file__).parents[2] / "definitions" / "biro-organisasi-kalbar" / "pengumpulan-data-kinerja.yaml"
PEERS = ("reportlab_canvas", "typst", "docxtpl")


def median_ms(task: Callable[[], object], rounds: int) -> float:
    """Median time of a task, milliseconds; the first run warms up and does not count."""
    task()
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        task()
        times.append(time.perf_counter() - start)
    return 1000 * statistics.median(times)


def own(rounds: int) -> dict[str, float]:
    """Our stages on the one SOP."""
    (definition,) = find_definitions([str(SOP)], Report())
    sheets = Compiler().compile(definition).sheets
    assert sheets is not None

    def everything() -> None:
        made = Compiler().compile(definition).sheets
        assert made is not None
        render(made, "pdf")
        render(made, "docx")

    return {
        "definition → layout": median_ms(lambda: Compiler().compile(definition), rounds),
        "layout → PDF": median_ms(lambda: render(sheets, "pdf"), rounds),
        "layout → DOCX": median_ms(lambda: render(sheets, "docx"), rounds),
        "layout → SVG": median_ms(lambda: render(sheets, "svg"), rounds),
        "definition → PDF + DOCX": median_ms(everything, rounds),
        "sopdoc build, cold process": cold(max(5, rounds // 5)),
    }


def cold(rounds: int) -> float:
    """Median time of a fresh process that builds PDF and DOCX of the one SOP."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "sopdoc", "build", str(SOP), "--output", folder, "--quiet"]
        return median_ms(lambda: subprocess.run(command, check=True), rounds)


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


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("baselines", type=Path)
    parser.add_argument("--rounds", type=int, default=40)
    options = parser.parse_args()
    for name, ms in (own(options.rounds) | peers(options.baselines, options.rounds)).items():
        print(f"{name:28s} {ms:8.1f} ms")


if __name__ == "__main__":
    main()
