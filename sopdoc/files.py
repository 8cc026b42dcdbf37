"""Documents on disk: whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

UNFINISHED = ".sopdoc-"      # begins the name of a file that is being written; nothing else is called so


def write_whole(path: Path, content: bytes) -> None:
    """Writes under a temporary name beside `path` and renames; raises OSError and leaves the old file as it was."""
    try:
        _write(path, content)
    except FileNotFoundError:       # the folder, or the temporary file, was cleared away by another process
        _write(path, content)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(prefix=UNFINISHED, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:       # also an interrupt: the half-written file must not stay
        Path(temporary).unlink(missing_ok=True)
        raise


def clear_unfinished(folder: Path) -> int:
    """Removes what killed processes left in `folder` and below; how many files.  A process that still writes begins again."""
    found = [Path(place) / name for place, _, names in os.walk(folder) for name in names if name.startswith(UNFINISHED)]
    for path in found:
        path.unlink(missing_ok=True)
    return len(found)
