"""Diagnostics with fixes → what their files would say; shown as a diff, then written, or not.

    checking ─▶ Diagnostic.fix ─▶ Mend ─▶ diff ─▶ carry_out

What was approved stays as it was approved, and what is frozen is never touched.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sopdoc.archive.approved import is_approved
from sopdoc.definitions import Definition
from sopdoc.diagnostics import Diagnostic, Place, Report
from sopdoc.edit.fixes import mended
from sopdoc.edit.text import diff
from sopdoc.edit.write import rewrite
from sopdoc.source.read import read


@dataclass(frozen=True, slots=True)
class Mend:
    """One file as it is and as it would be; `made`: what is mended, in the order of the remarks."""

    path: Path
    shown: str
    old: bytes
    new: bytes
    made: tuple[tuple[Diagnostic, Place], ...]

    def diff(self) -> Iterator[str]:
        """The remarks, then the lines of a unified diff."""
        for diagnostic, place in self.made:
            where = f"{place.name}, baris {place.span.line}" if place.name else f"baris {place.span.line}"
            yield f"# {diagnostic.code} {where}: {place.hint or diagnostic.message}\n"
        yield from diff(self.old.decode("utf-8"), self.new.decode("utf-8"), self.shown)


def mends(diagnostics: Sequence[Diagnostic], definitions: Sequence[Definition], report: Report) -> tuple[Mend, ...]:
    """What can be mended in these definitions and their agencies' files; SOP557 for what must not change."""
    found = (_mend(path, shown, diagnostics) for path, shown in _files(definitions, diagnostics, report))
    return tuple(mend for mend in found if mend)


def carry_out(mend: Mend, report: Report) -> bool:
    """Writes the file whole, if it still says what was read."""
    return rewrite(mend.path, mend.old, mend.new, mend.shown, report)


def _files(definitions: Iterable[Definition], diagnostics: Sequence[Diagnostic], report: Report) -> Iterator[tuple[Path, str]]:
    """The files with fixes that may be changed, each once."""
    fixable = {place.span.file for d in diagnostics for place in d.places if place.fix}
    files: dict[Path, str] = {}
    for definition in definitions:
        if definition.instansi and definition.shown_instansi in fixable:
            files.setdefault(definition.instansi, definition.shown_instansi)
        if definition.shown in fixable and not _is_kept(definition, report):
            files.setdefault(definition.path, definition.shown)
    yield from files.items()


def _is_kept(definition: Definition, report: Report) -> bool:
    """Is it a frozen version, or word for word the one that was approved?"""
    node = read(definition.path, definition.shown, Report())
    if definition.is_frozen:
        hint = "perbaiki definisinya, bukan versi bekunya"
        report.galat("SOP557", "ini versi yang dibekukan; isinya tidak boleh berubah", definition.start, "tidak diperbaiki", hint)
    elif node and is_approved(definition, node):
        hint = 'buka revisi dengan `sopdoc revise … --ringkasan "…"`, lalu ulangi'
        report.galat("SOP557", "isinya versi yang disahkan; perbaikan menunggu revisi", definition.start, "tidak diperbaiki", hint)
    else:
        return False
    return True


def _mend(path: Path, shown: str, diagnostics: Sequence[Diagnostic]) -> Mend | None:
    """None when no fix of the file can be made."""
    told = [(d, place) for d in diagnostics for place in d.places if place.fix and place.span.file == shown]
    old = _bytes(path)
    try:
        text = old.decode("utf-8")
    except UnicodeDecodeError:
        return None     # told when it was read
    new, done = mended(text, [place.fix for _, place in told if place.fix])
    made = tuple((d, place) for d, place in told if place.fix in done)
    return Mend(path, shown, old, new.encode(), made) if done else None


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""      # told when it was read
