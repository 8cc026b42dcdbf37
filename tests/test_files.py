"""Files are written whole or not at all, and stay whose they are."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from sopdoc.files import UNFINISHED, clear_unfinished, clear_unfinished_of, write_whole

posix = pytest.mark.skipif(sys.platform == "win32", reason="has no such permissions")


@posix
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755])
def test_a_file_keeps_its_permissions(mode: int, tmp_path: Path) -> None:
    path = tmp_path / "surat.yaml"
    path.write_bytes(b"lama")
    path.chmod(mode)
    write_whole(path, b"baru")
    assert (path.read_bytes(), path.stat().st_mode & 0o7777) == (b"baru", mode)


@posix
def test_a_new_file_may_be_read_by_everybody(tmp_path: Path) -> None:
    mask = os.umask(0o077)
    try:
        write_whole(tmp_path / "baru" / "surat.pdf", b"isi")
    finally:
        os.umask(mask)
    assert (tmp_path / "baru" / "surat.pdf").stat().st_mode & 0o7777 == 0o644


@pytest.mark.parametrize("name", ["surat.yaml", "s" * 250, "ü" * 120])
def test_what_was_left_of_one_file_is_cleared_and_nothing_else(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(self: Path, target: Path) -> Path:
        raise SystemExit

    for path in (tmp_path / name, tmp_path / "lain.yaml"):
        with monkeypatch.context() as patch:
            patch.setattr(Path, "replace", killed)
            patch.setattr(Path, "unlink", lambda self, missing_ok=False: None)
            with pytest.raises(SystemExit):
                write_whole(path, b"isi")
    assert clear_unfinished_of(tmp_path / name) == 1
    (left,) = tmp_path.iterdir()
    assert left.name.startswith(UNFINISHED)
    assert clear_unfinished(tmp_path) == 1


def test_in_a_folder_that_is_not_there_nothing_was_left(tmp_path: Path) -> None:
    assert clear_unfinished_of(tmp_path / "riwayat" / "rev-0.yaml") == 0
