"""Documents on disk: whole or not at all."""

from __future__ import annotations

import os
import stat
import tempfile
import time
from pathlib import Path

UNFINISHED = ".sopdoc-"      # begins the name of a file that is being written; nothing else is called so
NEW_MODE = 0o644             # of a file that is not there yet
BESIDE = " (baru)"           # ends the name of a document whose place another program holds
PAUSES = (0.02, 0.1, 0.4)    # seconds between tries: on Windows a virus scanner holds a new file for a moment
NAMED = 40                   # characters of a file's name in that of its unfinished one: all of it might be too long


class InUseError(PermissionError):
    """Another program has the document open, and Windows does not let it be replaced: the new one lies `beside` it."""

    def __init__(self, path: Path, beside: Path) -> None:
        super().__init__(str(path))
        self.path, self.beside = path, beside


def write_document(path: Path, content: bytes) -> None:
    """As `write_whole`, for what people open in Word or Acrobat; raises InUseError when it had to be written under another name."""
    try:
        write_whole(path, content)
    except PermissionError as fault:
        beside = path.with_stem(path.stem + BESIDE)
        write_whole(beside, content)        # which a folder that cannot be written refuses, too
        raise InUseError(path, beside) from fault


def write_whole(path: Path, content: bytes) -> None:
    """Writes under a temporary name beside `path` and renames; raises OSError and leaves the old file as it was.

    A file that is there keeps its permissions.
    """
    try:
        _write(path, content)
    except FileNotFoundError:       # the folder, or the temporary file, was cleared away by another process
        _write(path, content)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(prefix=_unfinished(path), dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(temporary).chmod(_mode(path))
        _put(Path(temporary), path)
    except BaseException:       # also an interrupt: the half-written file must not stay
        Path(temporary).unlink(missing_ok=True)
        raise


def _put(temporary: Path, path: Path) -> None:
    for pause in PAUSES:
        try:
            temporary.replace(path)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    temporary.replace(path)


def _mode(path: Path) -> int:
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except OSError:
        return NEW_MODE


def _unfinished(path: Path) -> str:
    return f"{UNFINISHED}{path.name[:NAMED]}-"


def clear_unfinished(folder: Path) -> int:
    """Removes what killed processes left in `folder` and below; how many files.  A process that still writes begins again."""
    return _clear([Path(place) / name for place, _, names in os.walk(folder) for name in names], UNFINISHED)


def clear_unfinished_of(path: Path) -> int:
    """Removes what killed processes left of this one file."""
    return _clear(list(path.parent.iterdir()) if path.parent.is_dir() else [], _unfinished(path))


def _clear(paths: list[Path], start: str) -> int:
    found = [path for path in paths if path.name.startswith(start)]
    for path in found:
        path.unlink(missing_ok=True)
    return len(found)
