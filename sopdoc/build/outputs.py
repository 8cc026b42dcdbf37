"""Documents of a build → files: written when they differ from what lies there, whole or not at all.

A document is compared by its stamp, by its content where the stamp differs.  A stamp is what a file system notes of a file:
length, times of the last change of content and of the entry, number.  A program that changes a document changes the third of
these, which no program can set.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sopdoc.build.fingerprint import content_digest, file_digest
from sopdoc.build.order import Event, Tell, Written
from sopdoc.definitions import FORMATS, Definition
from sopdoc.diagnostics import Diagnostic, Report, Severity, Span
from sopdoc.files import InUseError, write_document
from sopdoc.names import LONGEST, is_too_long
from sopdoc.system import reason_of

WINDOWS = os.name == "nt"
Stamp = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Output:
    """A document as it was written: digest of its content, and its stamp."""

    sum: str
    stamp: Stamp


class WriteError(Exception):
    """A document could not be written; nothing that was there has changed.  `reason` is the system's word."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(str(path))
        self.path, self.reason = path, reason

    def told(self, shown: str = "") -> Diagnostic:
        """`shown`: the definition that it is a document of."""
        usual = "periksa izin folder hasil dan ruang cakram"
        hint = "pendekkan nama folder, atau pilih --output yang lebih pendek" if is_too_long(self.path) else usual
        message = f"{self.path} tidak dapat ditulis"
        return Diagnostic("SOP063", Severity.GALAT, message, Span(shown), self.reason, f"{hint}; dokumen lama tidak berubah")


class HeldError(WriteError):
    """Another program has the document open: the new one was written beside it."""

    def __init__(self, fault: InUseError) -> None:
        super().__init__(fault.path, "sedang dibuka program lain, atau hanya boleh dibaca")
        self.beside = fault.beside

    def told(self, shown: str = "") -> Diagnostic:
        message = f"{self.path} tidak dapat diganti; yang baru tersimpan sebagai {self.beside.name}"
        return Diagnostic("SOP067", Severity.GALAT, message, Span(shown), self.reason, "tutup dahulu di Word atau Acrobat, lalu susun lagi")


def reachable(definitions: Iterable[Definition], output: Path, report: Report) -> tuple[Definition, ...]:
    """Those whose documents have paths that Windows takes, before anything is written there; SOP069 for the others."""
    ending = max(map(len, FORMATS)) + 1
    found = []
    for definition in definitions:
        if WINDOWS and is_too_long(path := output / definition.target, ending):
            message = f"{path.absolute()} lebih dari {LONGEST} huruf"
            report.galat("SOP069", message, definition.start, hint="pendekkan nama folder, atau pilih --output yang lebih pendek")
        else:
            found.append(definition)
    return tuple(found)


def nobody(event: Event) -> None:
    """Who is told where nobody wants to know."""


def stamp_of(path: Path) -> Stamp | None:
    """None for a file that is not there."""
    try:
        stat = path.stat()
    except OSError:
        return None
    return stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino


def is_intact(path: Path, output: Output | None, want: str) -> Output | None:
    """The document as it lies there if its content has the digest `want`, else None."""
    stamp = stamp_of(path)
    if stamp is None:
        return None
    if output is not None and output.stamp == stamp:
        return output if output.sum == want else None
    return Output(want, stamp) if file_digest(path) == want else None


def all_intact(root: Path, outputs: Iterable[tuple[str, Output]]) -> bool:
    """Does everything lie below `root` as it was written?"""
    return all(is_intact(root / name, known, known.sum) for name, known in outputs)


def write_output(root: Path, name: str, content: bytes, known: Output | None = None, tell: Tell = nobody) -> Output:
    """The document as it lies there now; an equal file is left alone, with its date.  Raises WriteError."""
    path, total = root / name, content_digest(content)
    if intact := is_intact(path, known, total):
        return intact
    write_file(path, content, tell)
    return Output(total, stamp_of(path) or (0, 0, 0, 0))


def write_file(path: Path, content: bytes, tell: Tell) -> None:
    """Raises WriteError."""
    try:
        write_document(path, content)
    except InUseError as fault:
        raise HeldError(fault) from fault
    except OSError as fault:
        reason = f"lebih dari {LONGEST} huruf dengan foldernya" if is_too_long(path) else reason_of(fault) or str(fault)
        raise WriteError(path, reason) from fault
    tell(Written(path))


def remove_outputs(root: Path, outputs: Iterable[tuple[str, Output]]) -> None:
    """Documents that nobody needs any more, if they are still as we wrote them."""
    for name, known in outputs:
        if is_intact(root / name, known, known.sum):
            (root / name).unlink(missing_ok=True)
