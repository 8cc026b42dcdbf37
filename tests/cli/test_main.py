"""What holds for every subcommand: consoles that lack letters, and readers that have enough."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tools import write_agency

from sopdoc.cli.main import main


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "sopdoc", *arguments]
    return subprocess.run(command, env={**os.environ, **environment}, capture_output=True, text=True, timeout=60, check=False)


def test_a_console_without_our_letters_gets_escapes() -> None:
    done = run("book", "-h", PYTHONIOENCODING="ascii:strict")
    assert (done.returncode, done.stderr) == (0, "")
    assert "tcp://\\u2026" in done.stdout


def test_a_path_that_is_no_text_can_be_printed(tmp_path: Path) -> None:
    agency = write_agency(tmp_path / "dinas", "pertama")
    try:
        (agency / "pertama.yaml").rename(agency / os.fsdecode(b"pertama\xff.yaml"))
    except OSError:
        pytest.skip("this file system has only names in UTF-8")
    done = run("preview", str(agency), "--svg", "-o", str(tmp_path), PYTHONIOENCODING="utf-8:strict")
    assert (done.returncode, done.stderr) == (0, "")
    assert "pertama\\udcff-1.svg" in done.stdout


def test_an_interrupt_while_a_command_is_loaded_is_no_fault(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupt(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("sopdoc.cli.main.import_module", interrupt)
    assert main(["rules"]) == 130
    assert capsys.readouterr().err == "dihentikan\n"


@pytest.mark.parametrize("arguments", [["rules"], ["explain", "SOP203"], ["schema"]])
def test_a_reader_that_has_enough_is_no_fault(arguments: list[str]) -> None:
    read, write = os.pipe()
    os.close(read)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "sopdoc", *arguments], stdout=write, stderr=subprocess.PIPE, text=True, timeout=60, check=False,
        )
    finally:
        os.close(write)
    assert (done.returncode, done.stderr) == (141, "")
