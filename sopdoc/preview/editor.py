"""A place in a definition → the user's own editor, by the command that the user gave; never through a shell.

    code -g {file}:{line}:{column}        gedit +{line} {file}        kate -l {line} {file}
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

FILE = "{file}"
BATCH = (".cmd", ".bat")        # what `code` is on Windows: cmd.exe reads its arguments once more
READ_BY_CMD = frozenset('&|<>^%!"\n\r')


def editor_command(option: str | None, windows: bool = os.name == "nt") -> tuple[str, ...]:
    """`--editor`, or else $SOPDOC_EDITOR; empty when neither says anything.  Raises ValueError for a quote that is not closed.

    On Windows a backslash stands between folders, elsewhere before a sign that is meant as it is.
    """
    said = option or os.environ.get("SOPDOC_EDITOR", "")
    words = tuple(shlex.split(said.replace("\\", "\\\\") if windows else said))
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


def startable(words: Sequence[str]) -> list[str]:
    """The command as a process can be started: with the place where its program was found, since Windows adds only .exe to a name.

    Raises ValueError for a file's name that would become a command when a batch file is given it.
    """
    program = shutil.which(words[0]) or words[0]
    if program.lower().endswith(BATCH) and any(READ_BY_CMD & set(word) for word in words[1:]):
        raise ValueError(f"{program} would read {words[1:]} as commands")
    return [program, *words[1:]]


def open_editor(command: tuple[str, ...], path: Path, line: int, column: int) -> bool:
    """Starts the editor and does not wait for it; False when it cannot be started."""
    quiet = subprocess.DEVNULL
    try:
        words = startable(fill(command, path, line, column))
        subprocess.Popen(words, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)
    except (OSError, ValueError):
        return False
    return True
