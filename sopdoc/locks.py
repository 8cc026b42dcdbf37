"""A folder → held by one build at a time.

The operating system holds the lock, not the file's existence: it is gone with its process, also after kill -9, so no lock
is ever stale.  The file says who holds it, and stays: removing it would let two processes hold two files.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LOCK = "kunci"
UNSUPPORTED = (errno.ENOLCK, errno.ENOTSUP, errno.ENOSYS)     # some network folders: better no lock than no build

_held: set[Path] = set()        # the system's lock is the process's: its threads need a lock of their own


class BusyError(Exception):
    """Another build runs in the folder; the message is its process id, or "" where that cannot be read."""


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Holds `folder` until the block ends; raises BusyError at once, or OSError for a folder that cannot be written."""
    folder.mkdir(parents=True, exist_ok=True)
    place = folder.resolve()
    if place in _held:
        raise BusyError(str(os.getpid()))
    handle = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        if not _acquire(handle):
            raise BusyError(_holder(handle))
        _held.add(place)
        os.ftruncate(handle, 0)
        os.write(handle, f" {os.getpid()}\n".encode())      # Windows forbids others to read the first byte, which is locked
        yield
    finally:
        _held.discard(place)
        os.close(handle)


def _holder(handle: int) -> str:
    os.lseek(handle, 1, os.SEEK_SET)
    text = os.read(handle, 20).decode("ascii", "replace").strip()
    return text if text.isdecimal() else ""


if sys.platform == "win32":  # pragma: no cover
    import msvcrt

    def _acquire(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _acquire(handle: int) -> bool:
        """`lockf`, not `flock`: worker processes do not inherit it, so it ends with this process and not with the last of them."""
        try:
            fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as fault:
            return fault.errno in UNSUPPORTED
        return True
