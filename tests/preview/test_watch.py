"""The watcher sees every way in which editors and people change files, and nothing else."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from preview_tools import agency, rename_save, sop
from tools import answers, wait_for

from sopdoc.preview.watch import GONE, LONGEST, Changes, Watcher


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return agency(tmp_path / "dinas", satu=sop("Satu", 3), dua=sop("Dua", 3))


@pytest.fixture
def watcher(folder: Path) -> Watcher:
    """Looks at everything at every poll."""
    made = Watcher((folder,), frozenset(folder.iterdir()))
    assert not made.poll()
    return made


class Stopwatch:
    """Stands still until it is told how much time went by."""

    seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def until(watcher: Watcher) -> Changes:
    """The first change."""
    return wait_for(watcher.poll, "a change")


def test_nothing_changed_is_no_change(watcher: Watcher) -> None:
    assert not any(answers(watcher.poll))


def test_a_save_in_place_is_seen_at_once(watcher: Watcher, folder: Path) -> None:
    (folder / "satu.yaml").write_text(sop("Lain", 3), "utf-8")
    assert watcher.poll() == Changes(frozenset({folder / "satu.yaml"}))


def test_a_save_by_rename_is_the_same_file_changed(watcher: Watcher, folder: Path) -> None:
    rename_save(folder / "satu.yaml", sop("Lain", 3))
    assert watcher.poll() == Changes(frozenset({folder / "satu.yaml"}))


def test_a_save_that_keeps_time_and_size_is_seen_when_it_renames(watcher: Watcher, folder: Path) -> None:
    path = folder / "satu.yaml"
    stat = path.stat()
    rename_save(path, sop("Lima", 3))
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert watcher.poll().files == {path}


def test_a_file_that_is_not_looked_at_is_asked_rarely(folder: Path) -> None:
    """With hundreds of files a preview that waits must cost next to nothing (bench/preview.py)."""
    stopwatch = Stopwatch()
    watcher = Watcher((folder,), stopwatch=stopwatch)
    (folder / "dua.yaml").write_text(sop("Lain", 3), "utf-8")
    assert not any(answers(watcher.poll))
    stopwatch.seconds = LONGEST
    assert watcher.poll().files == {folder / "dua.yaml"}


def test_a_new_file_is_listed(watcher: Watcher, folder: Path) -> None:
    (folder / "tiga.yaml").write_text(sop("Tiga", 3), "utf-8")
    assert until(watcher) == Changes(frozenset({folder / "tiga.yaml"}), True)


def test_a_new_folder_is_followed(watcher: Watcher, folder: Path) -> None:
    (folder / "umum").mkdir()
    (folder / "umum" / "tiga.yaml").write_text(sop("Tiga", 3), "utf-8")
    assert until(watcher).files == {folder / "umum" / "tiga.yaml"}


def test_a_deleted_file_is_gone_after_a_moment(folder: Path) -> None:
    stopwatch = Stopwatch()
    watcher = Watcher((folder,), stopwatch=stopwatch)
    (folder / "dua.yaml").unlink()
    assert not any(answers(watcher.poll))
    stopwatch.seconds = GONE
    assert watcher.poll() == Changes(frozenset({folder / "dua.yaml"}), True)


def test_a_file_that_comes_back_at_once_was_never_gone(folder: Path) -> None:
    stopwatch, path = Stopwatch(), folder / "satu.yaml"
    watcher = Watcher((folder,), stopwatch=stopwatch)
    path.unlink()
    assert not watcher.poll()
    path.write_text(sop("Lain", 3), "utf-8")
    stopwatch.seconds = GONE
    assert watcher.poll() == Changes(frozenset({path}))


def test_a_folder_that_was_moved_is_old_files_gone_and_new_ones_come(watcher: Watcher, folder: Path) -> None:
    (folder / "umum").mkdir()
    (folder / "dua.yaml").rename(folder / "umum" / "dua.yaml")
    seen = [until(watcher), until(watcher)]
    assert frozenset().union(*(c.files for c in seen)) == {folder / "dua.yaml", folder / "umum" / "dua.yaml"}


def test_a_changed_agency_is_seen(watcher: Watcher, folder: Path) -> None:
    (folder / "instansi.yaml").write_text("kop: [PEMERINTAH KOTA UJI]\n", "utf-8")
    assert watcher.poll().files == {folder / "instansi.yaml"}


def test_a_link_that_leads_nowhere_hides_no_other_file(folder: Path) -> None:
    names = ("0-hilang.yaml", "m-putar.yaml", "z-hilang.yaml")
    for name in names:
        (folder / name).symlink_to(name if "putar" in name else "tiada.yaml")
    watcher = Watcher((folder,), frozenset(folder.iterdir()))
    for name in ("satu", "dua"):
        (folder / f"{name}.yaml").write_text(sop(f"Lain {name}", 3), "utf-8")
        assert watcher.poll() == Changes(frozenset({folder / f"{name}.yaml"}))
    (folder / "tiada.yaml").write_text(sop("Kembali", 3), "utf-8")
    assert until(watcher) == Changes(frozenset(folder / name for name in ("tiada.yaml", names[0], names[2])), True)


class _WindowsEntry:
    """An entry of a folder as Windows gives it: its stat knows no inode."""

    def __init__(self, entry: os.DirEntry[str]) -> None:
        self._entry, self.name, self.path = entry, entry.name, entry.path

    def is_dir(self, *, follow_symlinks: bool = True) -> bool:
        return self._entry.is_dir(follow_symlinks=follow_symlinks)

    def stat(self) -> os.stat_result:
        mode, _, *rest = self._entry.stat()
        return os.stat_result((mode, 0, *rest))


def test_where_entries_of_a_folder_have_no_inode_one_save_is_one_change(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scan = os.scandir

    @contextmanager
    def windows(place: Path) -> Iterator[Iterator[_WindowsEntry]]:
        with scan(place) as entries:
            yield map(_WindowsEntry, entries)

    monkeypatch.setattr(os, "scandir", windows)
    watcher = Watcher((folder,), frozenset(folder.iterdir()))
    (folder / "satu.yaml").write_text(sop("Lain", 3), "utf-8")
    seen = []
    for _ in range(4):
        watcher.wake()
        seen.append(watcher.poll())
    assert seen == [Changes(frozenset({folder / "satu.yaml"})), Changes(), Changes(), Changes()]


def test_hidden_files_and_files_of_other_kinds_are_left_alone(watcher: Watcher, folder: Path) -> None:
    for name in (".satu.yaml.swp", "satu.yaml~", "catatan.txt", "4913"):
        (folder / name).write_text("x", "utf-8")
    assert not any(answers(watcher.poll))


def test_a_burst_of_saves_ends_in_one_state(watcher: Watcher, folder: Path) -> None:
    for number in range(30):
        (folder / "satu.yaml").write_text(sop(f"Nama {number}", 3), "utf-8")
    assert watcher.poll().files == {folder / "satu.yaml"}
    assert not any(answers(watcher.poll))
