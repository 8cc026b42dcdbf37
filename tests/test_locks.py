"""A lock: one holder at a time, gone with its process, and no file left of it."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tools import ROOT

from sopdoc import locks
from sopdoc.locks import BusyError, lock_of, locked


@contextmanager
def held_elsewhere(lock: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Another process holds the lock; it is killed at the end."""
    hold = f"with locked(Path({str(lock)!r})): print('ya', flush=True); input()"
    program = f"from sopdoc.locks import locked\nfrom pathlib import Path\n{hold}"
    with subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT) as holder:
        try:
            assert holder.stdout is not None
            assert holder.stdout.readline() == b"ya\n"
            yield holder
        finally:
            holder.kill()


def test_a_lock_says_who_holds_it_and_ends_with_its_process(tmp_path: Path) -> None:
    lock = tmp_path / "kunci"
    with held_elsewhere(lock) as holder, pytest.raises(BusyError, match=str(holder.pid)), locked(lock):
        pass
    assert lock.exists()        # the killed process could not remove it; it holds nothing
    with locked(lock):
        assert lock.read_text().strip() == str(os.getpid())
    assert list(tmp_path.iterdir()) == []


def test_who_is_refused_leaves_the_lock_to_its_holder(tmp_path: Path) -> None:
    lock = tmp_path / "kunci"
    with held_elsewhere(lock):
        for _ in range(2):
            with pytest.raises(BusyError), locked(lock):
                pass
        assert lock.exists()


def test_threads_of_one_process_keep_each_other_out(tmp_path: Path) -> None:
    refused = threading.Event()

    def attempt() -> None:
        try:
            with locked(tmp_path / "kunci"):
                pass
        except BusyError:
            refused.set()

    with locked(tmp_path / "kunci"):
        other = threading.Thread(target=attempt)
        other.start()
        other.join()
    assert refused.is_set()
    with locked(tmp_path / "kunci"):
        pass


@pytest.mark.skipif(sys.platform == "win32", reason="no file that is open can be removed there")
@pytest.mark.parametrize("after", ["removed", "made anew"])
def test_a_lock_that_was_removed_while_it_was_being_taken_is_taken_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: str,
) -> None:
    lock, acquire, calls = tmp_path / "kunci", locks._acquire, []

    def slowly(handle: int) -> bool:
        if not calls:           # its last holder is done between opening and locking
            lock.unlink()
            if after == "made anew":
                lock.write_bytes(b"")
        calls.append(handle)
        return acquire(handle)

    monkeypatch.setattr(locks, "_acquire", slowly)
    with locked(lock):
        assert os.path.samestat(lock.stat(), os.fstat(calls[-1]))
    assert len(calls) == 2


def test_an_error_inside_lets_go(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), locked(tmp_path / "kunci"):
        raise ZeroDivisionError
    with locked(tmp_path / "kunci"):
        pass


def test_the_lock_of_a_file_is_beside_it_and_hidden(tmp_path: Path) -> None:
    assert lock_of(tmp_path / "surat.yaml") == tmp_path / ".surat.yaml.kunci"


COUNTER = """
import sys
from pathlib import Path
from sopdoc.locks import BusyError, locked
lock, count = Path(sys.argv[1]), Path(sys.argv[2])
done = 0
while done < 25:
    try:
        with locked(lock):
            count.write_text(str(int(count.read_text()) + 1))
            done += 1
    except BusyError:
        pass
"""


def test_whoever_holds_it_is_alone(tmp_path: Path) -> None:
    """Four processes add to one number as fast as they can; none of their steps is lost."""
    count = tmp_path / "jumlah"
    count.write_text("0")
    command = [sys.executable, "-c", COUNTER, str(tmp_path / "kunci"), str(count)]
    others = [subprocess.Popen(command, cwd=ROOT) for _ in range(4)]
    try:
        assert [other.wait() for other in others] == [0] * 4
    finally:
        for other in others:
            other.kill()
    assert count.read_text() == "100"
