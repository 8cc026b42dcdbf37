"""What a build depends on → digests: the program, an agency's files, files beside them, the fonts of this machine.

Inputs are always read and hashed, never trusted by their dates: 350 definitions take 15 ms.  Light on purpose: a build that
has nothing to do imports no layout and no back end.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from sopdoc import __version__
from sopdoc.build.order import EDITIONS
from sopdoc.definitions import ARCHIVE, NOT_FOLDERS

PACKAGE = Path(__file__).resolve().parent.parent
TEMPLATES = (PACKAGE / "_templates", PACKAGE.parent / "templates")
ABSENT = "-"
FAMILY = "huruf:"       # a dependency beginning so is a family that the machine's fonts were searched for
DEFINITIONS = (".yaml", ".yml")


def digest(*parts: str | bytes) -> str:
    """SHA-256 of the parts, each with its length before it: no two lists of parts read alike."""
    found = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogateescape") if isinstance(part, str) else part
        found.update(b"%d:" % len(data))
        found.update(data)
    return found.hexdigest()


@cache
def program() -> str:
    """The running program: its sources, templates and fonts, the packages installed beside it, Python and zlib.

    Once per process: what was imported does not change when the files do.
    """
    folders = (PACKAGE, *(folder for folder in TEMPLATES if folder.is_dir()))
    files = sorted({path for folder in folders for path in _walk(folder) if not path.endswith(".pyc")})
    contents = (f"{path}={file_digest(path)}" for path in files)
    beside = sorted({name for folder in sys.path for name in _names(folder) if name.endswith((".dist-info", ".egg-info"))})
    return digest(__version__, sys.version, zlib.ZLIB_RUNTIME_VERSION, str(PACKAGE), *beside, *contents)


def tools() -> str:
    """Programs outside of Python that a book's drawing depends on."""
    found = shutil.which("dot")
    stat = Path(found).stat() if found else None
    return digest(found or ABSENT, *((str(stat.st_size), str(stat.st_mtime_ns)) if stat else ()))


def engine() -> str:
    """Everything but the agency that a result depends on."""
    return digest(program(), tools())


def _walk(folder: Path) -> Iterable[str]:
    return (os.path.join(place, name) for place, _, names in os.walk(folder) for name in names)  # noqa: PTH118  # ten times faster


def _names(folder: str) -> list[str]:
    try:
        return os.listdir(folder or ".")  # noqa: PTH208  # names are all that is wanted
    except OSError:
        return []


def content_digest(data: bytes) -> str:
    """SHA-256 of a document, as others compute it."""
    return hashlib.sha256(data).hexdigest()


def file_digest(path: str | Path) -> str:
    """SHA-256 of a file's content, ABSENT for one that cannot be read."""
    try:
        with open(path, "rb") as stream:  # noqa: PTH123  # three times faster than through Path
            return content_digest(stream.read())
    except OSError:
        return ABSENT


@dataclass(slots=True)
class Files:
    """Digests of the files of one run, each taken once."""

    _known: dict[str, str] = field(default_factory=dict)

    def digest(self, dependency: str) -> str:
        """Of a file's content, or of the faces that a family name finds."""
        found = self._known.get(dependency)
        if found is None:
            found = _family(dependency.removeprefix(FAMILY)) if dependency.startswith(FAMILY) else file_digest(dependency)
            self._known[dependency] = found
        return found

    def all(self, dependencies: Iterable[str]) -> str:
        return digest(*(f"{name}={self.digest(name)}" for name in dependencies))


def _family(name: str) -> str:
    from sopdoc.layout.text.font_search import find_family  # only agencies with a family of the machine's pay for it

    return digest(*(f"{key}={path}={file_digest(path)}" for key, path in sorted(find_family(name).items())))


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency's folder as it is now: digest by path of every definition below it, and the names of all other files.

    `editions`: digest by path of what was noted of the book's issued editions.  `archives`: folder → (path, digest)… of the
    versions of one SOP that were approved.
    """

    folder: Path
    definitions: dict[str, str]
    others: tuple[str, ...]
    editions: dict[str, str]
    archives: dict[str, tuple[tuple[str, str], ...]]

    def digest(self) -> str:
        frozen = (_noted(version) for versions in self.archives.values() for version in versions)
        return digest(str(self.folder), *map(_noted, self.definitions.items()), *self.others, self.editions_digest(), *frozen)

    def editions_digest(self) -> str:
        return digest(*map(_noted, sorted(self.editions.items())))


def _noted(item: tuple[str, str]) -> str:
    return "=".join(item)


def look_at(folder: Path, files: Files) -> Agency:
    """Reads every YAML file of the agency; hidden files left out, as `definitions` does, and old versions kept apart."""
    root = str(folder.resolve())
    definitions: dict[str, str] = {}
    others: list[str] = []
    archives: dict[str, tuple[tuple[str, str], ...]] = {}
    for place, folders, names in os.walk(root):
        if ARCHIVE in folders:
            archives |= _archives(f"{place}{os.sep}{ARCHIVE}", files)
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in NOT_FOLDERS)
        for name in sorted(name for name in names if not name.startswith(".")):
            path = f"{place}{os.sep}{name}"
            if name.endswith(DEFINITIONS):
                definitions[path] = files.digest(path)
            else:
                others.append(path)
    editions = dict(archives.pop(f"{root}{os.sep}{EDITIONS}", ()))
    return Agency(Path(root), definitions, tuple(others), editions, archives)


def archived(folder: Path, files: Files) -> tuple[tuple[str, str], ...]:
    """The approved versions of one SOP in this folder, and the files frozen with them: path and digest of each."""
    found = [f"{folder}{os.sep}{name}" for name in sorted(_names(str(folder)))]
    paths = [path for path in found if path.endswith(DEFINITIONS)]
    paths += sorted(inner for path in found if not path.endswith(DEFINITIONS) for inner in _walk(Path(path)))
    return tuple((path, files.digest(path)) for path in paths)


def _archives(place: str, files: Files) -> dict[str, tuple[tuple[str, str], ...]]:
    """By folder in the archive its files with their digests."""
    folders = [f"{place}{os.sep}{name}" for name in sorted(_names(place))]
    return {folder: found for folder in folders if (found := archived(Path(folder), files))}
