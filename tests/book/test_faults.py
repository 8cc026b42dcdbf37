"""Whatever happens to a build: the old files or the new ones, never half of one, and the next build puts everything right."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tools import PATIENCE, ROOT, hearing_ctrl_c, wait_for

from book.test_build_tools import Built, documents, edit, make_agency, order, run
from sopdoc import files
from sopdoc.build.order import Event, Step, Written
from sopdoc.build.outputs import WriteError, write_output
from sopdoc.files import UNFINISHED

NAMES = tuple(f"sop-{number:02}" for number in range(16))


@pytest.fixture
def agency(tmp_path: Path) -> Path:
    return make_agency(tmp_path / "dinas", *NAMES)


@pytest.fixture
def versions(agency: Path, tmp_path: Path) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """The documents before and after a change of everything, made elsewhere; `hasil` holds the first ones."""
    run(order(agency))
    old = documents(tmp_path / "hasil")
    edit(agency / "instansi.yaml", "UJI", "UJI COBA")
    run(order(agency, output=tmp_path / "lain"))
    return old, documents(tmp_path / "lain")


def is_old_or_new(output: Path, versions: tuple[dict[str, bytes], dict[str, bytes]]) -> bool:
    found = {name: data for name, data in documents(output).items() if not Path(name).name.startswith(UNFINISHED)}
    return found.keys() == versions[0].keys() and all(data in (versions[0][name], versions[1][name]) for name, data in found.items())


def repaired(agency: Path, versions: tuple[dict[str, bytes], dict[str, bytes]]) -> bool:
    """The next build leaves the new files, and nothing else."""
    run(order(agency))
    output = agency.parent / "hasil"
    return documents(output) == versions[1] and not any(path.name.startswith(UNFINISHED) for path in output.rglob("*"))


@contextmanager
def building(agency: Path, *options: str) -> Iterator[subprocess.Popen[bytes]]:
    """`sopdoc book` in a process group of its own, ended with its workers when the test ends."""
    command = [sys.executable, "-m", "sopdoc", "book", str(agency), "--output", str(agency.parent / "hasil"), *options]
    with hearing_ctrl_c():
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate(timeout=PATIENCE)


def read_until(process: subprocess.Popen[bytes], text: str, times: int) -> None:
    """Until the process has said so on its standard output."""
    assert process.stdout is not None
    while times:
        line = process.stdout.readline()
        assert line, "the build ended too soon"
        times -= text.encode() in line


def gone(pid: int) -> bool:
    """Has this process ended?"""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except (FileNotFoundError, ProcessLookupError):
        return True


def workers_of(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


# ---------------------------------------------------------------- interrupted


@pytest.mark.parametrize("after", [1, 9, 30])
def test_an_interrupt_leaves_whole_files(
    after: int, agency: Path, tmp_path: Path, versions: tuple[dict[str, bytes], dict[str, bytes]],
) -> None:
    count = 0

    def interrupt(event: Event) -> None:
        nonlocal count
        count += isinstance(event, Written)
        if count == after:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(order(agency, jobs=2), interrupt)
    assert is_old_or_new(tmp_path / "hasil", versions)
    assert repaired(agency, versions)


def test_what_was_made_before_an_interrupt_is_not_made_again(agency: Path) -> None:
    done: list[str] = []

    def interrupt(event: Event) -> None:
        if isinstance(event, Step):
            done.append(event.name)
        if len(done) == 5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(order(agency), interrupt)
    assert run(order(agency)).made == set(NAMES) - set(done)


def test_an_interrupt_while_a_file_is_written_leaves_no_part_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.pdf").write_bytes(b"lama")

    def interrupted(self: Path, target: Path) -> Path:
        raise KeyboardInterrupt

    monkeypatch.setattr(files.Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        files.write_whole(tmp_path / "a.pdf", b"baru")
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"lama"]


@pytest.mark.skipif(sys.platform != "linux", reason="looks for the workers in /proc")
@pytest.mark.parametrize("after", [2, 17])
def test_kill_9_in_the_middle_leaves_whole_files_and_no_workers(
    after: int, agency: Path, tmp_path: Path, versions: tuple[dict[str, bytes], dict[str, bytes]],
) -> None:
    with building(agency, "--jobs", "2", "--json") as process:
        read_until(process, '"dokumen"', after)
        workers = workers_of(process.pid)
        process.kill()
        wait_for(lambda: all(map(gone, workers)), "the end of a build's workers")
    assert is_old_or_new(tmp_path / "hasil", versions)
    (tmp_path / "hasil/dinas" / f"{UNFINISHED}abc").write_bytes(b"setengah")        # where a kill came between two system calls
    assert repaired(agency, versions)


def test_ctrl_c_ends_the_build_and_its_workers_without_a_traceback(agency: Path) -> None:
    with building(agency, "--jobs", "2", "--json") as process:
        read_until(process, '"langkah"', 1)
        os.killpg(process.pid, signal.SIGINT)
        _, said = process.communicate(timeout=PATIENCE)
    assert process.returncode == 130
    assert b"dihentikan" in said
    assert b"Traceback" not in said


# ---------------------------------------------------------------- no room, no right to write


def full_after(monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    """The disk has room for so many files, and not for the whole of the next one."""
    written = 0
    write = os.fdopen

    def limited(handle: int, mode: str) -> object:
        nonlocal written
        written += 1
        stream = write(handle, mode)
        if written > count:
            stream.write(b"set")
            stream.close()
            raise OSError(errno.ENOSPC, "No space left on device")
        return stream

    monkeypatch.setattr(files.os, "fdopen", limited)


@pytest.mark.parametrize("room", [0, 1, 10, 45, 49])
def test_a_full_disk_leaves_whole_files_and_says_so(
    room: int, agency: Path, tmp_path: Path, versions: tuple[dict[str, bytes], dict[str, bytes]], monkeypatch: pytest.MonkeyPatch,
) -> None:
    with monkeypatch.context() as patch:
        full_after(patch, room)
        built = run(order(agency))
    assert "SOP063" in built.codes
    assert is_old_or_new(tmp_path / "hasil", versions)
    assert repaired(agency, versions)


@pytest.mark.skipif(sys.platform == "win32", reason="limits of processes are a matter of Unix")
def test_a_file_larger_than_allowed_leaves_whole_files(
    agency: Path, tmp_path: Path, versions: tuple[dict[str, bytes], dict[str, bytes]],
) -> None:
    """The system itself ends the writing in the middle of a file."""
    limit = max(map(len, versions[1].values())) - 1
    limits = f"import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))"
    program = f"{limits}; from sopdoc.cli.main import main; sys.exit(main())"
    command = [sys.executable, "-c", program, "book", str(agency), "--output", str(tmp_path / "hasil"), "--quiet"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=PATIENCE)
    assert is_old_or_new(tmp_path / "hasil", versions)
    assert done.returncode == 1
    assert "SOP063" in done.stderr
    assert repaired(agency, versions)


def test_a_path_too_long_for_windows_is_told_there(agency: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sopdoc.build.outputs.WINDOWS", True)
    assert "SOP069" in run(order(agency, output=tmp_path / ("b" * 200) / ("b" * 60))).codes


def test_an_output_folder_that_is_a_file_is_told(agency: Path, tmp_path: Path) -> None:
    (tmp_path / "hasil").write_bytes(b"bukan folder")
    built = run(order(agency))
    assert built.codes == {"SOP063"}
    assert (tmp_path / "hasil").read_bytes() == b"bukan folder"


@pytest.mark.parametrize("fault", [errno.EACCES, errno.EROFS])
def test_a_read_only_output_is_told_and_stays_as_it_is(
    fault: int, agency: Path, tmp_path: Path, versions: tuple[dict[str, bytes], dict[str, bytes]], monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: object, **__: object) -> tuple[int, str]:
        raise OSError(fault, os.strerror(fault))

    with monkeypatch.context() as patch:
        patch.setattr(files.tempfile, "mkstemp", refuse)
        built = run(order(agency))
    assert "SOP063" in built.codes
    assert documents(tmp_path / "hasil") == versions[0]
    assert repaired(agency, versions)


def test_a_path_that_is_too_long_for_windows_is_told_as_that(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system itself says that there is no such file."""
    def refuse(*_: object, **__: object) -> tuple[int, str]:
        raise FileNotFoundError(errno.ENOENT, "No such file or directory")

    monkeypatch.setattr(files.tempfile, "mkstemp", refuse)
    for path, told in ((tmp_path / ("a" * 260), "lebih dari 259 huruf"), (tmp_path / "a", "foldernya tidak ada")):
        with pytest.raises(WriteError) as fault:
            write_output(path, "a.pdf", b"isi")
        assert told in fault.value.told().label


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_folder_without_the_right_to_write_is_told(agency: Path, tmp_path: Path) -> None:
    (tmp_path / "hasil").mkdir(mode=0o555)
    assert run(order(agency)).codes == {"SOP063"}


# ---------------------------------------------------------------- two at once


def test_a_second_build_in_the_same_folder_is_refused_and_harms_nothing(
    agency: Path, tmp_path: Path, versions: tuple[dict[str, bytes], dict[str, bytes]],
) -> None:
    second: list[Built] = []

    def begin_another(event: Event) -> None:
        if isinstance(event, Step) and not second:
            second.append(run(order(agency)))

    run(order(agency), begin_another)
    assert second[0].codes == {"SOP063"}
    assert f"proses {os.getpid()}" in second[0].diagnostics[0].label
    assert documents(tmp_path / "hasil") == versions[1]


def test_two_processes_at_once_leave_one_whole_result(
    agency: Path, tmp_path: Path, versions: tuple[dict[str, bytes], dict[str, bytes]],
) -> None:
    with building(agency, "--quiet") as first, building(agency, "--quiet") as second:
        said = [process.communicate(timeout=PATIENCE)[1] for process in (first, second)]
    status = {first.returncode, second.returncode}
    assert 0 in status
    assert status == {0} or any(b"penyusunan lain sedang menulis" in text for text in said)
    assert documents(tmp_path / "hasil") == versions[1]


def test_builds_of_two_agencies_may_share_a_folder(agency: Path, tmp_path: Path) -> None:
    other = make_agency(tmp_path / "badan", "arsip")
    inner: list[Built] = []

    def begin_another(event: Event) -> None:
        if isinstance(event, Step) and not inner:
            inner.append(run(order(other)))

    assert run(order(agency), begin_another).codes.isdisjoint({"SOP063"})
    assert inner[0].outcome.sops == 1


def test_a_temporary_file_that_another_build_cleared_away_is_written_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace, cleared = files.Path.replace, []

    def clear_first(self: Path, target: Path) -> Path:
        if not cleared:
            cleared.append(files.clear_unfinished(tmp_path))
        return replace(self, target)

    monkeypatch.setattr(files.Path, "replace", clear_first)
    files.write_whole(tmp_path / "a.pdf", b"baru")
    assert cleared == [1]
    assert (tmp_path / "a.pdf").read_bytes() == b"baru"
