"""A small agency on disk, built in this process, and what lies in its output folder; the helpers of the tests of building."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from tools import DEFINITIONS, write_agency

from sopdoc.book.asked import BookOrder, Outcome
from sopdoc.book.build import build
from sopdoc.build.order import Event, Step, Told, Written
from sopdoc.diagnostics import Diagnostic

BROKEN = "nomor: 1\nnama: Rusak\n"      # no pelaksana, no kegiatan


@dataclass
class Built:
    """One run: what came of it and what it said."""

    outcome: Outcome
    events: list[Event] = field(default_factory=list)

    @property
    def codes(self) -> set[str]:
        return {d.code for d in self.diagnostics}

    @property
    def diagnostics(self) -> list[Diagnostic]:
        return [d for event in self.events if isinstance(event, Told) for d in event.diagnostics]

    @property
    def made(self) -> set[str]:
        """Keys of the SOPs that were compiled."""
        return {event.name for event in self.events if isinstance(event, Step) and event.stage == "sop"}

    @property
    def written(self) -> set[str]:
        return {event.path.name for event in self.events if isinstance(event, Written)}


def make_agency(folder: Path, *names: str) -> Path:
    """`folder` with SOPs of these names, a logo and a buku.yaml."""
    write_agency(folder, *names)
    for number, name in enumerate(names, 1):
        edit(folder / f"{name}.yaml", "001/", f"{number:03}/")
    (folder / "instansi.yaml").write_text("kop: [PEMERINTAH KABUPATEN UJI]\nlogo: logo.svg\n", "utf-8")
    shutil.copy(DEFINITIONS / "contoh" / "logo.svg", folder / "logo.svg")
    (folder / "buku.yaml").write_text("judul: Standar Operasional Prosedur\ntahun: 2026\n", "utf-8")
    return folder


def order(folder: Path, **changes: object) -> BookOrder:
    """The usual build of an agency, into `hasil` beside it."""
    return replace(BookOrder(folder, folder.parent / "hasil"), **changes)


def run(asked: BookOrder, tell: Callable[[Event], None] = lambda event: None) -> Built:
    events: list[Event] = []

    def note(event: Event) -> None:
        events.append(event)
        tell(event)

    outcome = build(asked, note)
    return Built(outcome, events)


def documents(output: Path) -> dict[str, bytes]:
    """Every file of an output folder by its path, the cache left out."""
    return {
        path.relative_to(output).as_posix(): path.read_bytes() for path in sorted(output.rglob("*"))
        if path.is_file() and path.relative_to(output).parts[0] != ".sopdoc"
    }


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
