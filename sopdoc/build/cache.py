"""Results of earlier builds on disk, each under the digest of what it was made from; never believed, always checked.

    file     key "\\n" entry
    entry    "sopdoc-1\\n" · SHA-256 of the head · SHA-256 of the body · length of the head · head · body

The head is small and read by every build that binds a book; the body holds the documents, which are read when one is missing
beside the book.  A damaged entry, one that somebody copied to another key's place, one of another program, and one that names
a type that is no plain data are no entries.
"""

from __future__ import annotations

import hashlib
import io
import os
import pickle
from collections.abc import Collection
from contextlib import suppress
from dataclasses import is_dataclass
from enum import Enum
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from sopdoc.files import clear_unfinished, write_whole

MAGIC = b"sopdoc-1\n"
LENGTH = 8
HEAD_AT = len(MAGIC) + 32 + 32 + LENGTH
PATHS = frozenset({"PosixPath", "WindowsPath", "PurePosixPath", "PureWindowsPath"})
DAMAGED = (OSError, ValueError, pickle.UnpicklingError, EOFError, AttributeError, ImportError, IndexError, KeyError, TypeError)


def pack(head: object, body: object = None) -> bytes:
    """An entry's bytes; equal values may have different bytes, since pickle notes which of their parts are one."""
    first, second = (pickle.dumps(part, pickle.HIGHEST_PROTOCOL) for part in (head, body))
    sums = hashlib.sha256(first).digest() + hashlib.sha256(second).digest()
    return MAGIC + sums + len(first).to_bytes(LENGTH, "big") + first + second


def head_of(entry: bytes) -> Any:
    """The head; raises ValueError for damaged bytes."""
    first, _ = _parts(entry)
    if hashlib.sha256(first).digest() != entry[len(MAGIC) : len(MAGIC) + 32]:
        raise ValueError("damaged head")
    return _load(first)


def body_of(entry: bytes) -> Any:
    """The body; raises ValueError for damaged bytes."""
    _, second = _parts(entry)
    if hashlib.sha256(second).digest() != entry[len(MAGIC) + 32 : len(MAGIC) + 64]:
        raise ValueError("damaged body")
    return _load(second)


def head_sum(entry: bytes) -> str:
    """The head's own digest: what was made of it need not be made again while it stays."""
    return entry[len(MAGIC) : len(MAGIC) + 32].hex()


def _parts(entry: bytes) -> tuple[bytes, bytes]:
    if len(entry) < HEAD_AT or not entry.startswith(MAGIC):
        raise ValueError("no entry")
    end = HEAD_AT + int.from_bytes(entry[HEAD_AT - LENGTH : HEAD_AT], "big")
    return entry[HEAD_AT:end], entry[end:]


class _PlainData(pickle.Unpickler):
    """Builds frozen data of this package and nothing else: a cache is a file that anybody may have written."""

    def find_class(self, module: str, name: str) -> Any:
        return _plain_type(module, name)


@cache
def _plain_type(module: str, name: str) -> Any:
    if module in ("pathlib", "pathlib._local") and name in PATHS:
        return getattr(import_module("pathlib"), name)
    if module.split(".")[0] == "sopdoc":
        found = getattr(import_module(module), name)
        if isinstance(found, type) and (is_dataclass(found) or issubclass(found, Enum)):
            return found
    raise pickle.UnpicklingError(f"{module}.{name} is no plain data")


def _load(data: bytes) -> Any:
    return _PlainData(io.BytesIO(data)).load()


class Store:
    """The entries of one agency's book; safe to delete at any time, also while it is used."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, key: str) -> Path:
        return self.folder / key[:2] / key

    def read(self, key: str) -> tuple[Any, bytes] | None:
        """An entry's head, which is sound, and its bytes; None for no entry; a damaged one is removed."""
        try:
            written, _, entry = self.path(key).read_bytes().partition(b"\n")
            if written != key.encode():
                raise ValueError("the entry of another key")
            return head_of(entry), entry
        except FileNotFoundError:
            return None
        except DAMAGED:
            self.forget(key)
            return None

    def forget(self, key: str) -> None:
        with suppress(OSError):      # it stays, and is read or judged damaged again
            self.path(key).unlink(missing_ok=True)

    def keep(self, key: str, entry: bytes) -> None:
        """Keeps an entry; a disk that has no place for it costs the next build time, and this one nothing."""
        with suppress(OSError):
            write_whole(self.path(key), key.encode() + b"\n" + entry)

    def keep_only(self, keys: Collection[str]) -> None:
        """Removes entries that this build did not use, and what killed builds left."""
        clear_unfinished(self.folder)
        for place, _, names in os.walk(self.folder):
            for name in names:
                if len(name) == len(hashlib.sha256().hexdigest()) and name not in keys:
                    (Path(place) / name).unlink(missing_ok=True)
