"""Single sheets below an output folder → which are still as at the last build, and why the others are not.

    Ledger.look      the record of a definition whose inputs and documents are unchanged, or the reason to build it
    Ledger.enter     a definition that was built without errors
    Ledger.save      the records, for the next build; without them everything is built, and nothing is lost

Inputs and documents are compared by content, as the book's are (`cache_index`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sopdoc.build.cache import DAMAGED, head_of, pack
from sopdoc.build.dependencies import dependencies_of
from sopdoc.build.fingerprint import Files, content_digest, digest, program
from sopdoc.build.index import Output, is_intact, stamp_of
from sopdoc.build.order import CACHE
from sopdoc.build.reasons import NEW, TOUCHED, UNKNOWN, reason
from sopdoc.definitions import Definition
from sopdoc.diagnostics import Diagnostic
from sopdoc.files import write_whole
from sopdoc.reading import Terbaca

INDEX = ".lembar"      # its name in the output folder's cache; no agency's folder there is called so


@dataclass(frozen=True, slots=True)
class Record:
    """A definition as it was built; `outputs`: its documents by their names below the output folder.

    `findings`: galat and peringatan that the rules of the checker found in what it says.
    """

    inputs: dict[str, str]
    dependencies: tuple[str, ...]
    outputs: dict[str, Output]
    diagnostics: tuple[Diagnostic, ...]
    pages: int
    findings: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Records:
    """All of an output folder."""

    by_key: dict[str, Record]


@dataclass(slots=True)
class Ledger:
    """The records of one output folder; `request` is what of the order changes a document (formats)."""

    output: Path
    request: str
    _files: Files = field(default_factory=Files)
    _records: dict[str, Record] = field(init=False)

    def __post_init__(self) -> None:
        self._records = _read(self._place)

    @property
    def _place(self) -> Path:
        return self.output / CACHE / INDEX

    def look(self, definition: Definition) -> tuple[Record | None, str]:
        """The record when there is nothing to do; else None and the reason (Indonesian)."""
        self._inputs(definition, ())        # noted now: what changes while it is built differs from the record
        record = self._records.get(self._key(definition))
        if record is None:
            target = self.output / definition.target
            return None, UNKNOWN if any(target.with_name(target.name + ending).exists() for ending in (".pdf", ".docx", ".json")) else NEW
        now = self._inputs(definition, record.dependencies)
        changed = reason(record.inputs, now)
        touched = any(is_intact(self.output / name, known, known.sum) is None for name, known in record.outputs.items())
        told = changed or (TOUCHED if touched else "")
        return (None, told) if told else (record, "")

    def enter(self, definition: Definition, terbaca: Terbaca, documents: Mapping[str, bytes], diagnostics: tuple[Diagnostic, ...],
              pages: int, findings: tuple[int, int]) -> None:
        """Keeps what became of a definition; `documents` as they were written, by name below the output folder."""
        dependencies = dependencies_of(terbaca)
        found = ((name, content_digest(content), stamp_of(self.output / name)) for name, content in documents.items())
        outputs = {name: Output(total, stamp) for name, total, stamp in found if stamp}
        inputs = self._inputs(definition, dependencies)
        self._records[self._key(definition)] = Record(inputs, dependencies, outputs, diagnostics, pages, findings)

    def forget(self, definition: Definition) -> None:
        """A definition with errors is looked at again by every build."""
        self._records.pop(self._key(definition), None)

    def save(self) -> None:
        """Raises OSError."""
        write_whole(self._place, pack(Records(self._records)))

    def _key(self, definition: Definition) -> str:
        return digest(self.request, str(definition.path), definition.shown)

    def _inputs(self, definition: Definition, dependencies: tuple[str, ...]) -> dict[str, str]:
        return {
            "program": program(),
            "instansi": self._files.digest(str(definition.instansi)) if definition.instansi else "",
            "definisi": self._files.digest(str(definition.path)),
            "sekitar": digest(*sorted(definition.saudara)),
            "lain": self._files.all(dependencies),
        }


def stands(path: Path, content: bytes) -> bool:
    """Does the document lie there already, byte for byte?"""
    return is_intact(path, None, content_digest(content)) is not None


def _read(place: Path) -> dict[str, Record]:
    """The last build's records; none for a first build, a damaged file, or one of another version."""
    try:
        found = head_of(place.read_bytes())
    except DAMAGED:
        return {}
    return found.by_key if isinstance(found, Records) else {}
