"""A file and its new content → the file, whole or as it was; never over words that nobody read."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from sopdoc.diagnostics import Report, Span
from sopdoc.files import clear_unfinished_of, write_whole
from sopdoc.locks import BusyError, lock_of, locked
from sopdoc.system import reason_of


def write_over(path: Path, known: Collection[bytes], content: bytes) -> bool:
    """Writes, unless the file says something else than what is known by now; raises OSError.  The caller holds the lock."""
    clear_unfinished_of(path)
    if path.read_bytes() not in known:
        return False
    write_whole(path, content)
    return True


def rewrite(path: Path, old: bytes, new: bytes, shown: str, report: Report) -> bool:
    """Writes alone and over the old content only (SOP559); SOP064 where nothing can be written."""
    place, span = path.resolve(), Span(shown)
    try:
        with locked(lock_of(place)):
            if write_over(place, (old,), new):
                return True
    except BusyError:
        pass
    except OSError as fault:
        report.galat("SOP064", f"{shown} tidak dapat ditulis", span, reason_of(fault), "periksa izin berkas dan ruang cakram")
        return False
    hint = "tunggu sampai selesai, lalu jalankan lagi"
    report.galat("SOP559", "perintah lain sedang mengubah berkas ini", span, "tidak diubah", hint)
    return False
