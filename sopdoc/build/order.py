"""What a build is asked, and what it says while it runs: plain data."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from sopdoc.definitions import ARCHIVE
from sopdoc.diagnostics import NOWHERE, Diagnostic
from sopdoc.profile.mode import USUAL, Mode

CACHE = ".sopdoc"       # below the output folder; safe to delete at any time
BOOK = "buku"           # the bound book's documents, beside the SOPs' own; no definition is called so
FORMATS = ("pdf", "docx")
EDITIONS = Path(ARCHIVE) / BOOK      # below the agency's folder: what was issued, where no SOP's versions are


@dataclass(frozen=True, slots=True)
class Order:
    """SOPs of the agency in `folder`, written below `output`; `mode`: what is asked of all its sheets.

    `folder` is named as the user named it; `carry`: PDFs carry their definition.
    """

    folder: Path
    output: Path
    formats: tuple[str, ...] = FORMATS
    jobs: int = 1
    cluster: str = ""
    mode: Mode = USUAL
    carry: bool = False

    @property
    def name(self) -> str:
        return self.folder.resolve().name or "instansi"

    @property
    def cache(self) -> Path:
        return self.output / CACHE / self.name


@dataclass(frozen=True, slots=True)
class Begun:
    """A stage begins: "sop" with the number of SOPs, "buku" with that of documents."""

    agency: str
    stage: str
    total: int
    kept: int = 0


@dataclass(frozen=True, slots=True)
class Step:
    """One more SOP, or document of the book, is done: "tetap", "disusun" or "galat"."""

    stage: str
    name: str
    status: str


@dataclass(frozen=True, slots=True)
class Written:
    """A file was written."""

    path: Path


@dataclass(frozen=True, slots=True)
class Told:
    """Diagnostics, with their files as the user named them."""

    diagnostics: tuple[Diagnostic, ...]


class ClusterError(Exception):
    """The cluster cannot be used; the message is Indonesian and says why."""


Event = Begun | Step | Written | Told
Tell = Callable[[Event], None]


def located(diagnostics: Iterable[Diagnostic], folder: Path) -> tuple[Diagnostic, ...]:
    """Files named below the agency's folder → as the user named them; templates keep their names."""
    return tuple(replace(d, span=replace(d.span, file=(folder / d.span.file).as_posix())) if _inside(d, folder) else d for d in diagnostics)


def unlocated(diagnostics: Iterable[Diagnostic], folder: Path) -> tuple[Diagnostic, ...]:
    """The other way: what is kept names files below the folder, wherever a build is started."""
    start = f"{folder.as_posix()}/"
    return tuple(replace(d, span=replace(d.span, file=d.span.file.removeprefix(start))) for d in diagnostics)


def _inside(d: Diagnostic, folder: Path) -> bool:
    return d.span != NOWHERE and not Path(d.span.file).is_absolute() and (folder / d.span.file).exists()
