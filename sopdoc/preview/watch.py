"""Folders → what changed in them, found by looking at times and sizes; no event of the system is needed, so it works everywhere.

What is looked at and the folders themselves are asked at every poll, all other files more rarely, so that hundreds cost nearly nothing.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

SUFFIXES = (".yaml", ".yml", ".svg", ".png", ".jpg", ".jpeg", ".pdf", ".ttf")   # definitions, and what they may name
FILES = 20_000          # a folder with more is none of definitions; the rest is not watched
REST = 400              # a full look is followed by this many times its own duration without one …
LONGEST = 3.0           # … at most this long (seconds)
SETTLE = 0.015          # seconds in which a file must not change to count as written
SETTLES = 20            # how often that is waited for
GONE = 0.25             # seconds that a file must be missing to be gone: editors replace files in two steps

Stamp = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Changes:
    """Files that are other than before; `listed`: some came or went."""

    files: frozenset[Path] = frozenset()
    listed: bool = False

    def __bool__(self) -> bool:
        return bool(self.files) or self.listed

    def __or__(self, other: Changes) -> Changes:
        return Changes(self.files | other.files, self.listed or other.listed)


@dataclass(slots=True)
class Watcher:
    """Follows the files below `folders`; `hot` are those that are looked at."""

    folders: tuple[Path, ...]
    hot: frozenset[Path] = frozenset()
    stopwatch: Callable[[], float] = time.monotonic
    _files: dict[Path, Stamp] = field(default_factory=dict)
    _dirs: dict[Path, int] = field(default_factory=dict)
    _missing: dict[Path, float] = field(default_factory=dict)
    _due: float = 0.0

    def __post_init__(self) -> None:
        self._files, self._dirs = self._look()

    def poll(self) -> Changes:
        """What changed since the last call."""
        hot = {path for path in self.hot if self._settled(path) != self._files.get(path) and path in self._files}
        moved = any(_mtime(folder) != known for folder, known in self._dirs.items())
        if not hot and not moved and not self._missing and self.stopwatch() < self._due:
            return Changes()
        return self._compare()

    def wake(self) -> None:
        """Makes the next poll look at everything: nobody asked for a while."""
        self._due = 0.0

    def _compare(self) -> Changes:
        files, self._dirs = self._look()
        now = self.stopwatch()
        self._missing = {path: self._missing.get(path, now) for path in self._files if path not in files}
        gone = {path for path, since in self._missing.items() if now - since >= GONE}
        came = files.keys() - self._files.keys()
        changed = {path for path, stamp in files.items() if path in self._files and stamp != self._files[path]}
        for path in gone:
            del self._missing[path]
        for path in (*came, *changed):
            files[path] = self._settled(path) or files[path]
        self._files = files | {path: self._files[path] for path in self._missing}
        return Changes(frozenset(came | changed | gone), bool(came or gone))

    def _look(self) -> tuple[dict[Path, Stamp], dict[Path, int]]:
        """All files with their stamps, all folders with their times."""
        started = self.stopwatch()
        dirs: dict[Path, int] = {}
        files: dict[Path, Stamp] = {}
        for path, stamp in _walk(self.folders, dirs):
            files[path] = stamp
            if len(files) >= FILES:
                break
        now = self.stopwatch()
        self._due = now + min(LONGEST, max(0.3, REST * (now - started)))
        return files, dirs

    def _settled(self, path: Path) -> Stamp | None:
        """The file's stamp once nobody writes it any more."""
        stamp = _stamp(path)
        if stamp == self._files.get(path):
            return stamp
        for _ in range(SETTLES):
            time.sleep(SETTLE)
            later = _stamp(path)
            if later == stamp and (stamp is None or stamp[1]):      # an empty file is about to be written
                break
            stamp = later
        return stamp


def _walk(folders: Iterable[Path], dirs: dict[Path, int]) -> Iterator[tuple[Path, Stamp]]:
    """Files below the folders, hidden ones and links to folders left out; `dirs` takes the folders' times."""
    todo = list(folders)
    while todo:
        folder = todo.pop()
        try:
            dirs[folder] = folder.stat().st_mtime_ns
            with os.scandir(folder) as entries:
                for entry in entries:
                    if entry.name.startswith("."):
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        todo.append(Path(entry.path))
                    elif entry.name.endswith(SUFFIXES) and (stamp := _stamp(path := Path(entry.path))):
                        yield path, stamp
        except OSError:
            continue        # it went away while it was looked at: the next look says so


def _stamp(path: Path) -> Stamp | None:
    """None for what is not there, a link that leads nowhere too.  Not of the folder's entry, whose inode is 0 on Windows."""
    try:
        stat = path.stat()
    except OSError:
        return None
    return stat.st_mtime_ns, stat.st_size, stat.st_ino


def _mtime(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return -1
