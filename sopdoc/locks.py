"""A lock file → held by one process at a time.

The operating system holds the lock, not the file's existence: it is gone with its process, also after kill -9, so no lock
is ever stale.  The file says who holds it; who is done removes it, and who locked a file that was removed meanwhile tries again.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

UNSUPPORTED = (errno.ENOLCK, errno.ENOTSUP, errno.ENOSYS)     # some network folders: better no lock than no build

_held: set[Path] = set()        # the system's lock is the process's: its threads need a lock of their own


class BusyError(Exception):
    """Another process holds the lock; the message is its process id, or "" where that cannot be read."""

    @property
    def who(self) -> str:
        """Who holds it, as officials are told."""
        return f"proses {self}" if str(self) else "proses lain"


def lock_of(path: Path) -> Path:
    """The lock of a file that is written anew by reading it first: beside it, hidden."""
    return path.with_name(f".{path.name}.kunci")


@contextmanager
def locked(lock: Path) -> Iterator[None]:
    """Holds the lock until the block ends; raises BusyError at once, or OSError for a folder that cannot be written."""
    lock.parent.mkdir(parents=True, exist_ok=True)
    place = lock.parent.resolve() / lock.name
    if place in _held:
        raise BusyError(str(os.getpid()))
    _held.add(place)
    try:
        handle = _hold(place)
        try:
            os.ftruncate(handle, 0)
            os.write(handle, f" {os.getpid()}\n".encode())      # Windows forbids others to read the first byte, which is locked
            yield
        finally:
            _let_go(place, handle)
    finally:
        _held.discard(place)


def _hold(place: Path) -> int:
    """The locked file, open; it is the one that lies there now."""
    while True:
        handle = os.open(place, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            if not _acquire(handle):
                raise BusyError(_holder(handle))
            if _lies_at(place, handle):
                return handle
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)


def _lies_at(place: Path, handle: int) -> bool:
    try:
        return os.path.samestat(place.stat(), os.fstat(handle))
    except FileNotFoundError:
        return False


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

    def _let_go(place: Path, handle: int) -> None:
        """No open file can be removed there; one that another process has open already stays, and is that one's to remove."""
        os.close(handle)
        with suppress(OSError):
            place.unlink()

else:
    import fcntl

    def _acquire(handle: int) -> bool:
        """`lockf`, not `flock`: worker processes do not inherit it, so it ends with this process and not with the last of them."""
        try:
            fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as fault:
            return fault.errno in UNSUPPORTED
        return True

    def _let_go(place: Path, handle: int) -> None:
        """Removed while it is held, so that nobody locks what is about to go."""
        with suppress(OSError):
            place.unlink()
        os.close(handle)
