"""What the standard streams can take: letters, colours, lines drawn again; and data for programs, which is UTF-8 wherever it goes."""

from __future__ import annotations

import errno
import os
import sys
from io import TextIOWrapper
from typing import TextIO

if sys.platform == "win32":  # pragma: no cover
    import ctypes
    import msvcrt

    VIRTUAL_TERMINAL = 0x0004       # ENABLE_VIRTUAL_TERMINAL_PROCESSING of the console's mode

    def _obeys_escapes(stream: TextIO) -> bool:
        """Asks the console to: cmd.exe and PowerShell of Windows 10 can, and do not by themselves; older ones print the signs."""
        kernel, mode = ctypes.windll.kernel32, ctypes.c_ulong()
        handle = ctypes.c_void_p(msvcrt.get_osfhandle(stream.fileno()))
        return bool(kernel.GetConsoleMode(handle, ctypes.byref(mode)) and kernel.SetConsoleMode(handle, mode.value | VIRTUAL_TERMINAL))

else:

    def _obeys_escapes(_: TextIO) -> bool:
        return os.environ.get("TERM") != "dumb"


def is_screen(stream: TextIO) -> bool:
    """Does a person see it at once, on a terminal that can draw a line again?"""
    return stream.isatty() and _obeys_escapes(stream)


def coloured(stream: TextIO) -> bool:
    """As <https://no-color.org> asks."""
    return "NO_COLOR" not in os.environ and is_screen(stream)


def show_every_letter() -> None:
    """A name of a file may hold bytes that are no text, and a console may lack letters: these are printed as escapes."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def as_data(stream: TextIO) -> TextIO:
    """The stream, from now on in UTF-8 with plain line ends, whatever the console's code page is: JSON in cp1252 is none."""
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(encoding="utf-8", newline="\n")
    return stream


def has_no_reader(fault: OSError, stream: TextIO) -> bool:
    """Was it raised because whoever read `stream` has enough?  Windows says EINVAL, which means other things, too: so it is tried again."""
    if isinstance(fault, BrokenPipeError):
        return True
    if fault.errno != errno.EINVAL:
        return False
    try:
        stream.flush()
    except OSError:
        return True
    return False


def silence(stream: TextIO) -> None:
    """What it still holds goes nowhere, so that the interpreter's own last flush does not fail."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
