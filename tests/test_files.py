"""Files are written whole or not at all, and stay whose they are."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest

from sopdoc import files
from sopdoc.files import UNFINISHED, InUseError, clear_unfinished, clear_unfinished_of, write_document, write_whole

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


def held_open(patch: pytest.MonkeyPatch, *names: str, tries: int = 1000) -> None:
    """As Windows does: files so called cannot be replaced the first `tries` times."""
    replace, left = Path.replace, dict.fromkeys(names, tries)

    def refusing(self: Path, target: Path) -> Path:
        if left.get(target.name, 0):
            left[target.name] -= 1
            raise PermissionError(errno.EACCES, "Access is denied", str(self), None, str(target))
        return replace(self, target)

    patch.setattr(Path, "replace", refusing)
    patch.setattr(files.time, "sleep", lambda _: None)


def test_a_document_that_is_open_elsewhere_stays_and_the_new_one_lies_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "surat.pdf"
    path.write_bytes(b"lama")
    held_open(monkeypatch, path.name)
    with pytest.raises(InUseError) as told:
        write_document(path, b"baru")
    assert told.value.beside == tmp_path / "surat (baru).pdf"
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == {"surat.pdf": b"lama", "surat (baru).pdf": b"baru"}


def test_a_file_that_is_held_for_a_moment_is_replaced_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "surat.pdf"
    path.write_bytes(b"lama")
    held_open(monkeypatch, path.name, tries=len(files.PAUSES))
    write_document(path, b"baru")
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == {"surat.pdf": b"baru"}


def test_a_folder_that_cannot_be_written_is_no_open_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_: object) -> tuple[int, str]:
        raise PermissionError(errno.EACCES, "Access is denied", str(tmp_path))

    monkeypatch.setattr(files.tempfile, "mkstemp", refuse)
    with pytest.raises(PermissionError) as told:
        write_document(tmp_path / "surat.pdf", b"baru")
    assert not isinstance(told.value, InUseError)
