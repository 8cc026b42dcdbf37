"""The user's own editor as Windows knows it: folders behind backslashes, programs that are batch files."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from sopdoc.preview.editor import editor_command, open_editor, startable

CODE = "C:\\Program Files\\Microsoft VS Code\\bin\\code.CMD"


def test_on_windows_a_backslash_stands_between_folders() -> None:
    said = '"C:\\Program Files\\Notepad++\\notepad++.exe" -n{line} {file}'
    assert editor_command(said, windows=True) == ("C:\\Program Files\\Notepad++\\notepad++.exe", "-n{line}", "{file}")
    assert editor_command("C:\\alat\\npp.exe {file}", windows=True) == ("C:\\alat\\npp.exe", "{file}")


def test_elsewhere_a_backslash_stands_before_a_sign_that_is_meant() -> None:
    assert editor_command("/opt/my\\ editor {file}", windows=False) == ("/opt/my editor", "{file}")


@pytest.mark.parametrize("windows", [True, False])
def test_a_quote_that_is_not_closed_is_a_mistake(windows: bool) -> None:
    with pytest.raises(ValueError, match="quotation"):
        editor_command('"C:\\code', windows)


def test_a_program_is_started_from_where_it_was_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """`code` is code.cmd on Windows, which a process finds by that name only."""
    monkeypatch.setattr(shutil, "which", lambda name: CODE if name == "code" else None)
    assert startable(["code", "-g", "D:\\sop\\a b.yaml:3:1"]) == [CODE, "-g", "D:\\sop\\a b.yaml:3:1"]
    assert startable(["gedit", "x"]) == ["gedit", "x"]


@pytest.mark.parametrize("name", ["a&calc.yaml", "%PATH%.yaml", 'a"b.yaml', "a|b.yaml", "a^b.yaml"])
def test_a_batch_file_is_never_given_a_name_that_it_would_run(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[object] = []
    monkeypatch.setattr(shutil, "which", lambda _: CODE)
    monkeypatch.setattr(subprocess, "Popen", lambda words, **_: started.append(words))
    assert not open_editor(("code", "{file}"), Path(name), 1, 1)
    assert open_editor(("code", "{file}"), Path("a b.yaml"), 1, 1)
    assert started == [[CODE, "a b.yaml"]]


def test_other_programs_may_be_given_such_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: "/usr/bin/gedit")
    assert startable(["gedit", "a&b.yaml"]) == ["/usr/bin/gedit", "a&b.yaml"]
