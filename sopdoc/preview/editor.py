"""A place in a definition → the user's own editor, by the command that the user gave; never through a shell.

    code -g {file}:{line}:{column}        gedit +{line} {file}        kate -l {line} {file}
"""

from __future__ import annotations

import os
import shlex
import subprocess
from pathlib import Path

FILE = "{file}"


def editor_command(option: str | None) -> tuple[str, ...]:
    """`--editor`, or else $SOPDOC_EDITOR; empty when neither says anything."""
    words = tuple(shlex.split(option or os.environ.get("SOPDOC_EDITOR", "")))
    return words if not words or any(FILE in word for word in words) else (*words, FILE)


def fill(command: tuple[str, ...], path: Path, line: int, column: int) -> list[str]:
    """The command for one place; a path is one word, whatever it is called."""
    values = {FILE: str(path), "{line}": str(line), "{column}": str(column)}
    return [_filled(word, values) for word in command]


def _filled(word: str, values: dict[str, str]) -> str:
    """`{file}` last: a file's name may hold "{line}"."""
    for key in ("{line}", "{column}", FILE):
        word = word.replace(key, values[key])
    return word


def open_editor(command: tuple[str, ...], path: Path, line: int, column: int) -> bool:
    """Starts the editor and does not wait for it; False when it cannot be started."""
    quiet = subprocess.DEVNULL
    try:
        subprocess.Popen(fill(command, path, line, column), stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)
    except (OSError, ValueError):
        return False
    return True
