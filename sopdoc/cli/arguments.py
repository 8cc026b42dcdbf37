"""argparse in Indonesian: its own words for help, usage and mistakes; and arguments that several commands read alike.

argparse asks gettext for each of its messages, which would follow the language of the machine; here it asks the table below.
Messages about mistakes of a programmer stay as they are.
"""

from __future__ import annotations

import argparse
import os
import shlex
import subprocess
from collections.abc import Callable, Mapping, Sequence

MESSAGES: Mapping[str, str] = {
    "usage: ": "pemakaian: ",
    "positional arguments": "argumen",
    "options": "opsi",
    "subcommands": "perintah",
    "%(heading)s:": "%(heading)s:",
    " (default: %(default)s)": " (bawaan: %(default)s)",
    "show this help message and exit": "tampilkan bantuan ini",
    "show program's version number and exit": "tampilkan versi program",
    "%(prog)s: error: %(message)s\n": "%(prog)s: galat: %(message)s\n",
    "%(prog)s: warning: %(message)s\n": "%(prog)s: peringatan: %(message)s\n",
    "argument %(argument_name)s: %(message)s": "argumen %(argument_name)s: %(message)s",
    "the following arguments are required: %s": "argumen ini harus ada: %s",
    "one of the arguments %s is required": "salah satu argumen ini harus ada: %s",
    "unrecognized arguments: %s": "argumen tidak dikenal: %s",
    "not allowed with argument %s": "tidak dapat dipakai bersama argumen %s",
    "ambiguous option: %(option)s could match %(matches)s": "opsi %(option)s bermakna ganda: dapat berarti %(matches)s",
    "unexpected option string: %s": "opsi tidak dikenal: %s",
    "ignored explicit argument %r": "tidak menerima nilai %r",
    "expected one argument": "memerlukan satu nilai",
    "expected at most one argument": "menerima paling banyak satu nilai",
    "expected at least one argument": "memerlukan sedikitnya satu nilai",
    "expected %s argument": "memerlukan %s nilai",
    "expected %s arguments": "memerlukan %s nilai",
    "invalid %(type)s value: %(value)r": "nilai %(value)r tidak terbaca",
    "invalid choice: %(value)r (choose from %(choices)s)": "%(value)r tidak dikenal; pilih dari %(choices)s",
    "unknown parser %(parser_name)r (choices: %(choices)s)": "%(parser_name)r tidak dikenal; pilih dari %(choices)s",
    "can't open '%(filename)s': %(error)s": '"%(filename)s" tidak dapat dibuka: %(error)s',
    "argument '%(argument_name)s' is deprecated": "argumen %(argument_name)s akan dihapus",
    "command '%(parser_name)s' is deprecated": "perintah %(parser_name)s akan dihapus",
    "option '%(option)s' is deprecated": "opsi %(option)s akan dihapus",
}


def translated(message: str) -> str:
    return MESSAGES.get(message, message)


def _counted(one: str, many: str, count: int) -> str:
    """Indonesian has one form for every number."""
    return translated(one if count == 1 else many)


def speak_indonesian() -> None:
    """From here on argparse's own messages are Indonesian, in this process."""
    vars(argparse).update(_=translated, ngettext=_counted)


def names_of(choices: Sequence[str]) -> Callable[[str], tuple[str, ...]]:
    """Reads `pdf,docx`: names out of `choices`, each once, always in the order of `choices`."""

    def read(text: str) -> tuple[str, ...]:
        names = dict.fromkeys(name.strip().lower() for name in text.split(",") if name.strip())
        unknown = [name for name in names if name not in choices]
        if unknown or not names:
            told = ", ".join(map(repr, unknown or [text]))
            raise argparse.ArgumentTypeError(f"bentuk tidak dikenal: {told}; pilih dari {', '.join(choices)}")
        return tuple(name for name in choices if name in names)

    return read


def shell_line(words: Sequence[str], windows: bool = os.name == "nt") -> str:
    """A command to copy: cmd.exe and PowerShell know no single quotes around a word as other shells do."""
    return subprocess.list2cmdline(words) if windows else shlex.join(words)


def processors() -> int:
    """Those that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
