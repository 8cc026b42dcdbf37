"""What became of an agency's SOPs at the last build → is everything still as it was?

    Index.records    SOP → Record: what it was made from, what was told of it, and its documents

Written at the end of a build, read at the beginning of the next one, which then need not look into the cache.  Without it
every SOP is looked for in the cache.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import TypeVar

from sopdoc.build.cache import DAMAGED, head_of, pack
from sopdoc.build.fingerprint import Files
from sopdoc.build.outputs import Output, all_intact
from sopdoc.build.reasons import FORMAT, LOST, REFERRED, TOUCHED, UNKNOWN, reason
from sopdoc.build.tasks import Task, Trace
from sopdoc.diagnostics import Diagnostic
from sopdoc.files import write_whole

INDEX = "indeks"
LOCK = "kunci"        # beside it: who writes there

Kept = TypeVar("Kept")


@dataclass(frozen=True, slots=True)
class Record:
    """An SOP as it was last built.

    `outputs`: its documents by their names below the output folder, those of other formats among them; `refused`: what keeps it
    out of a book; `findings`: galat and peringatan that the checker's rules found; `entry`: its key in the cache; `sum`: digest of
    its entry's head, "" for one with errors, which is looked at again by every build.
    """

    made_from: dict[str, str]
    trace: Trace
    formats: tuple[str, ...]
    outputs: dict[str, Output]
    diagnostics: tuple[Diagnostic, ...]
    refused: tuple[Diagnostic, ...]
    pages: int
    findings: tuple[int, int]
    entry: str
    sum: str

    def documents(self, formats: tuple[str, ...]) -> dict[str, Output]:
        """Those of these formats."""
        return {name: known for name, known in self.outputs.items() if name.rpartition(".")[2] in formats}


@dataclass(frozen=True, slots=True)
class Index:
    """All SOPs of an agency that were built into one output folder."""

    records: dict[str, Record] = field(default_factory=dict)


def outdated(record: Record, task: Task, output: Path, files: Files) -> str:
    """Why the SOP must be made or its documents be written again; "" when there is nothing to do."""
    if not record.made_from:        # an input changed while it was made
        return UNKNOWN
    if changed := reason(record.made_from, task.made_from):
        return changed
    if not record.sum:
        return LOST
    if not set(task.formats) <= set(record.formats):
        return FORMAT
    if not record.trace.holds(task.definition.saudara, files):
        return REFERRED
    return "" if all_intact(output, record.documents(task.formats).items()) else TOUCHED


def read_index(folder: Path) -> Index:
    """The last build's index; an empty one for a first build, a damaged file, or one of another version."""
    found = read_kept(folder / INDEX, Index)
    return found if found and all(map(_is_whole, found.records.values())) else Index()


def write_index(folder: Path, index: Index) -> None:
    """Without it the next build looks at every entry; that is no fault of this one."""
    write_kept(folder / INDEX, index)


def read_kept(path: Path, kind: type[Kept]) -> Kept | None:
    """What an earlier build noted; None for anything else."""
    try:
        found = head_of(path.read_bytes())
    except DAMAGED:
        return None
    return found if isinstance(found, kind) and _is_whole(found) else None


def _is_whole(value: object) -> bool:
    """What another version wrote may lack what is new."""
    return all(hasattr(value, part.name) for part in fields(value))  # type: ignore[arg-type]     # of kinds that are dataclasses


def write_kept(path: Path, value: object) -> None:
    try:
        write_whole(path, pack(value))
    except OSError:
        forget(path)


def forget(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return      # the folder cannot be written: what lies there is checked again by the next build
