"""What a build of one agency's book is asked, what it says while it runs, and what came of it: plain data."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from sopdoc.definitions import ARCHIVE
from sopdoc.diagnostics import NOWHERE, Diagnostic

CACHE = ".sopdoc"       # below the output folder; safe to delete at any time
BOOK = "buku"           # the bound book's documents, beside the SOPs' own; no definition is called so
FORMATS = ("pdf", "docx")
EDITIONS = Path(ARCHIVE) / BOOK      # below the agency's folder: what was issued, where no SOP's versions are
_SUPPLEMENT = "suplemen-edisi-"


@dataclass(frozen=True, slots=True)
class Order:
    """The book of `folder`, written below `output`; `mode`: how its sheets are signed, "" for what the agency says.

    `perubahan`: with a supplement for those who hold the last edition.
    """

    folder: Path
    output: Path
    formats: tuple[str, ...] = FORMATS
    jobs: int = 1
    cluster: str = ""
    keep_going: bool = False
    mode: str = ""
    perubahan: bool = False

    @property
    def name(self) -> str:
        return self.folder.resolve().name or "instansi"

    @property
    def cache(self) -> Path:
        return self.output / CACHE / self.name

    @property
    def request(self) -> str:
        """What of the order changes the result."""
        return f"{','.join(self.formats)} {self.keep_going} {self.mode} {self.perubahan}"


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


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it.  `made` SOPs were compiled, `kept` taken from the last build; `pages` of the SOPs, `book_pages` of the book."""

    agency: str
    sops: int = 0
    made: int = 0
    kept: int = 0
    written: int = 0
    pages: int = 0
    book_pages: int = 0
    fault: str = ""         # why nothing could be tried: the cluster cannot be used
    issued: int = 0         # the edition that this build issued
    rebuilt: tuple[tuple[str, str], ...] = ()       # what was made, and why
    failed: tuple[str, ...] = ()                    # SOPs with errors


class ClusterError(Exception):
    """The cluster cannot be used; the message is Indonesian and says why."""


Event = Begun | Step | Written | Told
Tell = Callable[[Event], None]


def supplement_name(nomor: int) -> str:
    """The supplement's documents, without ending."""
    return f"{_SUPPLEMENT}{nomor}"


def is_reserved(kunci: str) -> bool:
    """Would an SOP of this key write the book's documents?"""
    return kunci == BOOK or (kunci.startswith(_SUPPLEMENT) and kunci.removeprefix(_SUPPLEMENT).isdigit())


def located(diagnostics: Iterable[Diagnostic], folder: Path) -> tuple[Diagnostic, ...]:
    """Files named below the agency's folder → as the user named them; templates keep their names."""
    return tuple(replace(d, span=replace(d.span, file=(folder / d.span.file).as_posix())) if _inside(d, folder) else d for d in diagnostics)


def unlocated(diagnostics: Iterable[Diagnostic], folder: Path) -> tuple[Diagnostic, ...]:
    """The other way: what is kept names files below the folder, wherever a build is started."""
    start = f"{folder.as_posix()}/"
    return tuple(replace(d, span=replace(d.span, file=d.span.file.removeprefix(start))) for d in diagnostics)


def _inside(d: Diagnostic, folder: Path) -> bool:
    return d.span != NOWHERE and not Path(d.span.file).is_absolute() and (folder / d.span.file).exists()
