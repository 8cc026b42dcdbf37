"""Two versions of one SOP for the tests: real definitions, edited as text or as values."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

from tools import DEFINITIONS, built

from sopdoc.definitions import find_definitions
from sopdoc.diagnostics import Report
from sopdoc.model.sop import Sop
from sopdoc.reading import Reader

AGENCY = "contoh"
NAME = "penanganan-pengaduan"


@cache
def sop(name: str = f"{AGENCY}/{NAME}") -> Sop:
    """A definition of the repository."""
    found = built(name).reading.naskah
    assert found is not None
    return found.sop


def text(name: str = NAME) -> str:
    return (DEFINITIONS / AGENCY / f"{name}.yaml").read_text("utf-8")


def edited(folder: Path, *changes: tuple[str, str], name: str = NAME) -> Sop:
    """The definition with each first text replaced by the second; both must differ, and the first be there."""
    return read(copy(folder, text(name), *changes, name=name))


def copy(folder: Path, content: str, *changes: tuple[str, str], name: str = NAME) -> Path:
    """The edited definition as a file of its agency."""
    agency = folder / AGENCY
    if not agency.exists():
        shutil.copytree(DEFINITIONS / AGENCY, agency)
    for before, after in changes:
        assert before in content, f"{before!r} is not in {name}"
        content = content.replace(before, after, 1)
    path = agency / f"{name}.yaml"
    path.write_text(content, "utf-8")
    return path


def read(path: Path) -> Sop:
    report = Report()
    (definition,) = find_definitions([str(path)], report)
    found = Reader().read(definition, report).naskah
    assert found is not None, report.diagnostics
    return found.sop
