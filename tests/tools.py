"""Helpers of several tests: where things lie, programs that may be absent, definitions built once for all tests."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NoReturn, TypeVar

import pytest

from sopdoc.compiler import Compiled, Compiler, render
from sopdoc.definitions import find_definitions
from sopdoc.diagnostics import Report

ROOT = Path(__file__).resolve().parent.parent
DEFINITIONS = ROOT / "definitions"
PATIENCE = 120.0     # seconds that an event may take to come: so long nobody waits but where the machine is very busy, or it never comes
Answer = TypeVar("Answer")
GALLERY_NAMES = sorted(
    path.relative_to(DEFINITIONS).with_suffix("").as_posix() for path in DEFINITIONS.rglob("*.yaml")
    if path.name not in ("instansi.yaml", "buku.yaml") and "riwayat" not in path.parts
)


def none(faults: Iterable[object]) -> None:
    """Fails with every fault on a line of its own."""
    found = [str(fault) for fault in faults]
    assert not found, "\n".join([f"{len(found)} found:", *found])


def wait_for(event: Callable[[], Answer], what: str = "") -> Answer:
    """The first true answer of `event`, which is asked again and again."""
    end = time.monotonic() + PATIENCE
    while not (answer := event()):
        assert time.monotonic() < end, f"never came: {what or event}"
        time.sleep(0.01)
    return answer


def answers(event: Callable[[], Answer], times: int = 40) -> list[Answer]:
    """What it says when it is asked so often, for what must not come."""
    found = []
    for _ in range(times):
        found.append(event())
        time.sleep(0.01)
    return found


@contextmanager
def hearing_ctrl_c() -> Iterator[None]:
    """Processes begun inside listen to SIGINT, also where the suite itself runs in the background and ignores it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def lacking(what: str) -> NoReturn:
    """A bare machine skips the test; under SOPDOC_REQUIRE_TOOLS=1 every tool must be there, and it fails."""
    if os.environ.get("SOPDOC_REQUIRE_TOOLS") == "1":
        pytest.fail(f"needs {what}, and SOPDOC_REQUIRE_TOOLS=1")
    pytest.skip(f"needs {what}")


def require_tool(name: str) -> str:
    """Path of a program that a bare machine lacks: the test is skipped without it, or fails under SOPDOC_REQUIRE_TOOLS=1."""
    found = shutil.which(name)
    if found is None:
        lacking(f"{name}, which is not on PATH")
    return found


@cache
def built(name: str) -> Compiled:
    """A definition of the repository, by its path below definitions/ without ending; compiled once per run."""
    report = Report()
    (definition,) = find_definitions([str(DEFINITIONS / f"{name}.yaml")], report)
    assert not report.diagnostics
    return Compiler().compile(definition)


@cache
def document(name: str, format: str) -> bytes:
    """The PDF or DOCX of a definition of the repository."""
    sheets = built(name).sheets
    assert sheets is not None, f"{name} has errors"
    ((_, content),) = render(sheets, format)
    return content


@dataclass(frozen=True, slots=True)
class Finished:
    """What a run of the command left: exit status and what it said on standard error."""

    status: int
    said: str


def run_sopdoc(*arguments: str | Path, cwd: Path | None = None, env: dict[str, str] | None = None) -> Finished:
    """`sopdoc …` in a process of its own; `env` is added to ours."""
    command = [sys.executable, "-m", "sopdoc", *map(str, arguments)]
    added = {**os.environ, **(env or {})}
    done = subprocess.run(command, cwd=cwd, env=added, capture_output=True, text=True, check=False, timeout=PATIENCE)
    return Finished(done.returncode, done.stderr)


SOP = """\
nomor: 001/UJI/2026
nama: {nama}
pelaksana:
  a: Petugas
  b: Kepala Seksi
kegiatan:
  - {{uraian: Menyiapkan bahan, pelaksana: a, waktu: 5 menit}}
  - {{uraian: Menandatangani surat, pelaksana: b, waktu: 10 menit}}
"""


def write_agency(folder: Path, *names: str) -> Path:
    """An agency with small SOPs of these names; returns its folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "instansi.yaml").write_text("kop: [PEMERINTAH KABUPATEN UJI]\n", "utf-8")
    for name in names:
        (folder / f"{name}.yaml").write_text(SOP.format(nama=name.title()), "utf-8")
    return folder
