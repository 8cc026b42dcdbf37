"""A call of pyHanko on bytes that anybody may have written → its result, or the one fault `Damaged`.

Its parser raises whatever it runs into, and a few numbers in a file are enough to keep it busy for years.  So faults are caught
widely here, and only here: nothing of ours may run inside such a call, or our mistakes would pass for the file's.
"""

from __future__ import annotations

import struct
import sys
import zlib
from collections.abc import Callable
from io import BytesIO
from types import FrameType
from typing import Any, TypeVar

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from pyhanko.pdf_utils.generic import DictionaryObject
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko_certvalidator.errors import PathError, ValidationError

FAULTS = (      # by trial with many thousand damaged files; decimal's faults are arithmetic ones
    PdfError, PathError, ValidationError, InvalidSignature, UnsupportedAlgorithm, ValueError, LookupError, TypeError, AttributeError,
    AssertionError, NotImplementedError, RecursionError, ArithmeticError, MemoryError, EOFError, struct.error, zlib.error,
)
STEPS = 20_000_000      # calls and returns, the same on every machine; a signed sheet takes half a million
LARGEST = 256 * 2**20   # bytes of a file that is looked at; the largest book has a tenth of it

_Result = TypeVar("_Result")


class Damaged(Exception):  # noqa: N818  # a state of the file, not a mistake
    """What keeps a file from being read; its text is the library's, in English."""


class _Spent(BaseException):
    """Too many steps.  No `Exception`, since the library catches those here and there."""


def foreign(call: Callable[[], _Result]) -> _Result:
    """The call's result; raises `Damaged` for whatever it stumbles over, and after `STEPS` calls and returns."""
    before = sys.getprofile()
    sys.setprofile(_counting(STEPS))
    try:
        return call()
    except _Spent:
        raise Damaged("too complicated") from None
    except FAULTS as fault:
        raise Damaged(on_one_line(fault) or type(fault).__name__) from fault
    finally:
        sys.setprofile(before)


def open_pdf(data: bytes) -> PdfFileReader:
    """A document to look into; raises `Damaged`."""
    if len(data) > LARGEST:
        raise Damaged(f"more than {LARGEST} bytes")
    return foreign(lambda: PdfFileReader(BytesIO(data), strict=False))


def entry(holder: DictionaryObject, key: str) -> Any:
    """A dictionary's value, wherever in the file it is kept; None without one.  (`get` would give the reference to it.)"""
    try:
        return holder[key]
    except KeyError:
        return None


def on_one_line(words: object) -> str:
    """What a file says, on one line: it must not begin lines of ours, turn them around, or speak to a terminal."""
    return "".join(letter if letter.isprintable() else " " if letter.isspace() else "\N{REPLACEMENT CHARACTER}" for letter in str(words))


def _counting(steps: int) -> Callable[[FrameType, str, object], None]:
    left = steps

    def count(_frame: FrameType, _event: str, _argument: object) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise _Spent

    return count
