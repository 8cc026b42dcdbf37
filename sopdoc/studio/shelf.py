"""Definitions and their journals on disk: the only room of the studio that reads and writes files.

A definition is written whole, alone, over what was read, inside its folder and through no link; its journal lies beside the
cache of builds and may be deleted at any time.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sopdoc.definitions import Definition
from sopdoc.diagnostics import Report
from sopdoc.edit.write import rewrite
from sopdoc.files import write_whole
from sopdoc.locks import BusyError, lock_of, locked
from sopdoc.source.read import UKURAN
from sopdoc.studio import journal
from sopdoc.studio.journal import Journal
from sopdoc.system import reason_of


@dataclass(frozen=True, slots=True)
class Shelf:
    """`root`: the folder outside of which no definition is written, links followed; `journals`: where journals are kept;
    `output`: where documents are built, as for the commands."""

    root: Path
    journals: Path
    output: Path = Path("output")

    def text(self, definition: Definition) -> str | None:
        """As it stands on disk, line ends and all; None for what cannot be read."""
        return self.text_of(definition.path)

    def text_of(self, path: Path) -> str | None:
        content = self.content(path)
        try:
            return content.decode("utf-8") if content is not None and len(content) <= UKURAN else None
        except UnicodeDecodeError:
            return None

    def content(self, path: Path) -> bytes | None:
        try:
            return path.read_bytes()
        except OSError:
            return None

    def refuses(self, definition: Definition) -> str:
        """Why a definition's file is not written; "" when it may be."""
        return "ini versi yang dibekukan" if definition.is_frozen else self.refuses_file(Path(definition.shown).absolute())

    def refuses_file(self, named: Path) -> str:
        """`named`: its path, as it is written."""
        below = [place for place in (named, *named.parents) if place.resolve().is_relative_to(self.root) and place.resolve() != self.root]
        if not below or any(place.is_symlink() for place in below):
            return "berkas ini tautan (link) atau di luar folder"
        return "" if os.access(named, os.W_OK) else "berkas ini tidak boleh ditulis; periksa izinnya"

    def write(self, definition: Definition, old: str, new: str) -> str:
        """ "" when it is written, else why not."""
        return self.refuses(definition) or self.replace(definition.path, definition.shown, old, new)

    def replace(self, path: Path, shown: str, old: str, new: str) -> str:
        """As `write`, of any file; who calls knows that it may be written."""
        report = Report()
        rewrite(path, old.encode(), new.encode(), shown, report)
        return "; ".join(f"{one.message}, {one.label}" for one in report.diagnostics)

    def names(self, folder: Path) -> tuple[str, ...]:
        """What definitions in a folder are called, whatever their endings."""
        return tuple(one.stem.casefold() for one in folder.iterdir())

    def create(self, path: Path, content: bytes) -> str:
        """A file that is not there yet: "" when it is written, else why not."""
        if not path.parent.resolve().is_relative_to(self.root) or path.exists() or path.is_symlink():
            return f"{path.name} sudah ada atau di luar folder"
        try:
            write_whole(path, content)
        except OSError as fault:
            return f"{path.name} tidak dapat ditulis: {reason_of(fault)}"
        return ""

    def discard(self, path: Path) -> None:
        """A file that was created just now, for something that came to nothing."""
        path.unlink(missing_ok=True)

    def rename(self, definition: Definition, path: Path) -> str:
        """The definition's file and its journal under another name in the same folder: "" when it is so, else why not."""
        if path.exists() or path.is_symlink():
            return f"{path.name} sudah ada"
        kept = self._place(definition.path)
        try:
            with locked(lock_of(definition.path.resolve())):
                definition.path.rename(path)
        except BusyError:
            return "perintah lain sedang mengubah berkas ini"
        except OSError as fault:
            return f"{definition.path.name} tidak dapat diganti namanya: {reason_of(fault)}"
        with suppress(OSError):     # without a journal, which may be deleted at any time
            kept.rename(self._place(path))
        return ""

    def journal(self, path: Path) -> Journal:
        """Of a definition, or of an agency's file."""
        try:
            return journal.read(self._place(path).read_text("utf-8"))
        except (OSError, ValueError):
            return Journal()

    def keep(self, path: Path, kept: Journal) -> None:
        """Raises OSError."""
        write_whole(self._place(path), journal.written(kept).encode("utf-8"))

    def _place(self, path: Path) -> Path:
        name = hashlib.sha256(os.fsencode(path)).hexdigest()[:32]
        return self.journals / f"{name}.json"


def digest(text: str) -> str:
    """By which a page names the text that it shows."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
