"""The path that the user named → which files the preview may read: those of its folder, or of the agency's folder that it lies in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sopdoc.definitions import INSTANSI, Definition, find_definitions
from sopdoc.diagnostics import Report


@dataclass(frozen=True, slots=True)
class Scope:
    """`path` as named; `root` the folder, links followed, outside of which nothing is read."""

    path: str
    root: Path

    @property
    def is_folder(self) -> bool:
        """Was a folder named, in which definitions come and go?"""
        return Path(self.path).is_dir()

    def definitions(self) -> tuple[tuple[Definition, ...], tuple[str, ...]]:
        """The definitions that may be shown, and in words what was left out."""
        report = Report()
        found = find_definitions([self.path], report)
        named = tuple(definition for definition in found if _is_text(definition))
        inside = tuple(definition for definition in named if self.holds(definition))
        said = [d.message for d in report.diagnostics]
        said += [f"{d.shown} tidak dibaca: namanya bukan UTF-8, ganti nama itu" for d in found if d not in named]
        said += [f"{d.shown} tidak dibaca: menunjuk ke luar folder" for d in named if d not in inside]
        return inside, tuple(said)

    def holds(self, definition: Definition) -> bool:
        """Its own file and its agency's, links followed, lie in the folder."""
        files = (definition.path, *((definition.instansi,) if definition.instansi else ()))
        return all(_real(path, self.root) for path in files)


def scope_of(path: str) -> Scope:
    """The folder of `path`; the agency's where it lies in one, since its sheets are made from `instansi.yaml` and logo too."""
    place = Path(path).resolve()
    folder = place if place.is_dir() else place.parent
    agency = next((f for f in (folder, *folder.parents) if (f / INSTANSI).is_file()), folder)
    return Scope(path, agency)


def _is_text(definition: Definition) -> bool:
    """Can its id stand in an address?  Not a name whose bytes are no text."""
    try:
        definition.target.as_posix().encode()
    except UnicodeEncodeError:
        return False
    return True


def _real(path: Path, root: Path) -> bool:
    try:
        return path.resolve().is_relative_to(root)
    except (OSError, RuntimeError):     # a loop of links
        return False


def moved_to(gone: Definition, came: Sequence[Definition], inodes: dict[Path, int]) -> Definition | None:
    """The new definition that is the same file under another name or in another folder."""
    inode = inodes.get(gone.path)
    return next((d for d in came if inode and inodes.get(d.path) == inode), None)
