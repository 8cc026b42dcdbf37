"""Why the system gives no file is told in our words, wherever it is told."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from sopdoc.system import reason_of

PACKAGE = Path(__file__).parents[1] / "sopdoc"


@pytest.mark.parametrize(("number", "said"), [
    (errno.EPERM, "tidak diizinkan"), (errno.EACCES, "tidak diizinkan"), (errno.ENOSPC, "ruang cakram habis"),
    (errno.EROFS, "cakram ini hanya dapat dibaca"),
])
def test_what_is_common_is_told_in_our_words(number: int, said: str) -> None:
    assert reason_of(OSError(number, os.strerror(number))) == said


def test_what_is_rare_keeps_the_systems_words_and_nothing_is_nothing() -> None:
    assert reason_of(OSError(errno.EPIPE, "Broken pipe")) == "Broken pipe"
    assert reason_of(OSError("image file is truncated")) == ""


class HeldError(PermissionError):
    """As Windows raises it."""

    winerror = 32


def test_a_file_that_windows_keeps_for_another_program_is_told_as_that() -> None:
    assert reason_of(HeldError(errno.EACCES, "The process cannot access the file")) == "sedang dipakai program lain"


def test_nothing_else_tells_what_the_system_says() -> None:
    readers = [path.name for path in PACKAGE.rglob("*.py") if ".strerror" in path.read_text("utf-8")]
    assert sorted(set(readers)) == ["server.py", "system.py"]       # the server makes a fault of its own
