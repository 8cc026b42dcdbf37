"""Streams of Windows, imitated: data stays UTF-8 on its code pages, a console without escapes gets none, a lost reader is known."""

from __future__ import annotations

import errno
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tools import write_agency

from sopdoc.cli import screen
from sopdoc.cli.arguments import shell_line
from sopdoc.cli.screen import as_data, coloured, has_no_reader, is_screen

ASKED = (["check", "--format", "json"], ["check", "--format", "sarif"], ["check", "--format", "github"], ["book", "--json", "-o", "out"])


def printed(arguments: list[str], folder: Path, *cut: str) -> bytes:
    """What the command says on standard output where the machine's code page is that of Western Windows."""
    command = [sys.executable, "-m", "sopdoc", *arguments, *cut]
    environment = {**os.environ, "PYTHONIOENCODING": "cp1252:strict", "PYTHONUTF8": "0"}
    return subprocess.run(command, env=environment, cwd=folder, capture_output=True, timeout=120, check=False).stdout


@pytest.fixture
def agency(tmp_path: Path) -> Path:
    """One whose title holds a letter that cp1252 lacks and one that it has; a mistake names both."""
    folder = write_agency(tmp_path / "dinas", "pertama")
    text = (folder / "pertama.yaml").read_text("utf-8")
    (folder / "pertama.yaml").write_text(f"{text}\nkata tidak dikenal é ≥: ya\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize("arguments", ASKED, ids=" ".join)
def test_what_programs_read_is_utf_8_on_every_code_page(arguments: list[str], agency: Path) -> None:
    said = printed(arguments, agency.parent, agency.name)
    assert "é ≥" in said.decode("utf-8")
    assert b"\r" not in said


def test_every_line_of_a_build_for_programs_is_json(agency: Path) -> None:
    lines = printed(["book", "--json", "-o", "out"], agency.parent, agency.name).splitlines()
    assert lines
    assert all(json.loads(line)["event"] for line in lines)


def test_a_schema_is_utf_8_on_every_code_page(tmp_path: Path) -> None:
    assert json.loads(printed(["schema"], tmp_path).decode("utf-8"))["title"]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_console_that_does_not_obey_escapes_gets_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert is_screen(Terminal())
    assert coloured(Terminal())
    monkeypatch.setattr(screen, "_obeys_escapes", lambda _: False)
    assert not is_screen(Terminal())
    assert not coloured(Terminal())


def test_a_dumb_terminal_is_no_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    assert not is_screen(Terminal())


def test_who_wants_no_colours_gets_none_on_a_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert is_screen(Terminal())
    assert not coloured(Terminal())


class Closed(io.StringIO):
    """A pipe of Windows whose other end is gone: what waits cannot be written, however often it is tried."""

    def flush(self) -> None:
        raise OSError(errno.EINVAL, "Invalid argument")


def test_a_pipe_that_windows_calls_invalid_has_no_reader() -> None:
    assert has_no_reader(OSError(errno.EINVAL, "Invalid argument"), Closed())


@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOSPC])
def test_other_faults_are_not_taken_for_a_lost_reader(number: int) -> None:
    assert not has_no_reader(OSError(number, "a file's name that cannot be"), io.StringIO())


def test_a_stream_without_an_encoding_stays_as_it_is() -> None:
    stream = io.StringIO()
    assert as_data(stream) is stream


def test_a_command_to_copy_is_quoted_as_the_shell_of_the_system_reads_it() -> None:
    words = ["sopdoc", "check", "C:\\Biro Organisasi\\sop"]
    assert shell_line(words, windows=True) == 'sopdoc check "C:\\Biro Organisasi\\sop"'
    assert shell_line(words, windows=False) == "sopdoc check 'C:\\Biro Organisasi\\sop'"
