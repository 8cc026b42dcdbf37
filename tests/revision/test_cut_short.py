"""`revise`, `approve`, `revoke` and `fmt`, killed at any moment or given twice at once: the same command again finishes what was begun."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from tools import SOP, write_agency

from revision.test_commands import approve, arsip, change_words, everything, revise
from sopdoc.archive.index import is_intact
from sopdoc.cli.main import main
from sopdoc.definitions import Definition, find_definitions
from sopdoc.diagnostics import Report
from sopdoc.files import UNFINISHED
from sopdoc.locks import lock_of, locked
from sopdoc.model.nilai import Tanggal
from sopdoc.revision.plan import Opened, Plan, change
from sopdoc.revision.revise import RevisionAsked, plan_revision

DATES = "status: berlaku\ntanggal pengesahan: 2026-01-13\ntanggal efektif: 2026-01-14\n"
CHANGES = frozenset({"os.mkdir", "os.rename", "os.remove", "os.chmod", "os.truncate", "os.link"})
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
KILLED = -1

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="a process is killed in the middle")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def fresh(folder: Path, name: str, *steps: Callable[[Path], object]) -> Path:
    """An SOP in an agency of its own, after these steps."""
    path = write_agency(folder / name / "dinas", "cuti") / "surat.yaml"
    path.write_text(SOP.format(nama="Surat") + DATES, "utf-8")
    for step in steps:
        step(path)
    return path


def approved(path: Path) -> None:
    path.write_text(path.read_text("utf-8").replace(DATES, ""), "utf-8")
    assert approve(path, "2026-02-02") == 0


def opened(path: Path) -> None:
    assert revise(path, "--tanggal", "2026-03-02") == 0


REVISE, APPROVE, REVOKE = (
    ["revise", "--ringkasan", "Kata diganti", "--tanggal", "2026-03-02"], ["approve", "--tanggal", "2026-04-06", "--nomor", "002/UJI/2026"],
    ["revoke", "--tanggal", "2026-12-01"],
)
CASES = {
    "revise what was never approved": ([], REVISE), "revise what was approved": ([approved, change_words], REVISE),
    "approve for the first time": ([], APPROVE), "approve a revision": ([approved, change_words, opened], APPROVE),
    "approve a revision of what was found": ([opened, change_words], APPROVE),
    "revoke what was never approved": ([], REVOKE), "revoke what was approved": ([approved], REVOKE),
}


def given(command: list[str], path: Path) -> list[str]:
    return [command[0], str(path), *command[1:]]


def started(work: Callable[[], int]) -> int:
    """A process of its own that does the work, in silence."""
    child = os.fork()
    if not child:
        status = 99
        try:
            os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
            os.dup2(2, 1)
            status = work()
        finally:
            os._exit(status)
    return child


def ended(child: int) -> int:
    """What it returned; KILLED when it was killed."""
    _, status = os.waitpid(child, 0)
    return KILLED if os.WIFSIGNALED(status) else os.waitstatus_to_exitcode(status)


def killed_before(number: int, command: list[str]) -> int:
    """The command in a process that is killed where it would change the disk for the `number`th time."""
    def work() -> int:
        seen = count(1)

        def hook(event: str, arguments: tuple[object, ...]) -> None:
            writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & WRITES and arguments[0] != os.devnull
            if (event in CHANGES or writes) and next(seen) == number:
                os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(hook)
        return main(command)

    return ended(started(work))


@needs_fork
@pytest.mark.parametrize("case", CASES)
def test_killed_at_any_moment_the_same_command_ends_as_if_nothing_had_been(case: str, folder: Path) -> None:
    steps, command = CASES[case]
    undisturbed = fresh(folder, "utuh", *steps)
    before = everything(undisturbed.parent)
    assert main(given(command, undisturbed)) == 0
    after = everything(undisturbed.parent)
    for number in count(1):
        path = fresh(folder, f"putus-{number}", *steps)
        status = killed_before(number, given(command, path))
        left = everything(path.parent)
        assert all(content in (before.get(name), after.get(name)) for name, content in left.items() if not is_passing(name)
                   and not name.endswith("indeks.yaml"))
        assert all(map(is_intact, arsip(path)))
        again = main(given(command, path))
        assert again == 0 or {name: content for name, content in left.items() if not is_passing(name)} == after
        assert everything(path.parent) == after
        if status != KILLED:
            break
    assert number > 8


@needs_fork
def test_killed_while_it_is_put_in_order_a_definition_is_the_old_one_or_the_new_one(folder: Path) -> None:
    undisturbed = fresh(folder, "utuh")
    before = everything(undisturbed.parent)
    assert main(["fmt", str(undisturbed)]) == 0
    after = everything(undisturbed.parent)
    assert before != after
    for number in count(1):
        path = fresh(folder, f"putus-{number}")
        status = killed_before(number, ["fmt", str(path)])
        assert path.read_bytes() in (before["surat.yaml"], after["surat.yaml"])
        assert main(["fmt", str(path)]) == 0
        assert {name: content for name, content in everything(path.parent).items() if name != ".surat.yaml.kunci"} == after
        if status != KILLED:
            break
    assert number > 5


def is_passing(name: str) -> bool:
    """Is it a lock, or a file that was being written?"""
    return Path(name).name.startswith((UNFINISHED, ".surat.yaml."))


@needs_fork
@pytest.mark.parametrize("case", ["revise what was never approved", "approve a revision", "revoke what was approved"])
def test_of_several_at_once_one_wins_and_the_others_are_told(case: str, folder: Path) -> None:
    steps, command = CASES[case]
    undisturbed, path = fresh(folder, "utuh", *steps), fresh(folder, "ramai", *steps)
    assert main(given(command, undisturbed)) == 0
    children = [started(lambda: main(given(command, path))) for _ in range(6)]
    assert sorted(map(ended, children)) == [0, 1, 1, 1, 1, 1]
    assert everything(path.parent) == everything(undisturbed.parent)


def test_while_another_command_works_on_the_sop_nothing_is_done_to_it(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, other = fresh(folder, "satu"), fresh(folder, "lain")
    before = everything(path.parent)
    with locked(lock_of(path)):
        assert main(given(REVISE, path)) == 1
        assert main(given(REVISE, other)) == 0
    said = capsys.readouterr().err
    assert "galat[SOP559]: perintah lain sedang mengubah SOP ini" in said
    assert f"proses {os.getpid()}" in said
    assert everything(path.parent) == before


def test_words_written_while_the_command_worked_are_not_lost(folder: Path) -> None:
    path, report = fresh(folder, "satu", approved, change_words), Report()

    def slow(opened: Opened, found: Report) -> Plan | None:
        plan = plan_revision(opened, RevisionAsked("Kata diganti", Tanggal(2026, 3, 2)), found)
        change_words(path, "surat", "nota dinas")
        return plan

    assert change(definition_of(path), slow, report) is None
    assert [d.code for d in report.diagnostics] == ["SOP559"]
    assert "nota dinas" in path.read_text("utf-8")
    assert "rancangan" not in path.read_text("utf-8")


def definition_of(path: Path) -> Definition:
    (definition,) = find_definitions([str(path)], Report())
    return definition


@pytest.mark.skipif(sys.platform == "win32", reason="has no such permissions")
@pytest.mark.parametrize("mode", [0o600, 0o664])
def test_whoever_may_read_and_write_the_definition_may_do_so_afterwards(mode: int, folder: Path) -> None:
    path = fresh(folder, "satu")
    path.chmod(mode)
    for command in (REVISE, APPROVE, ["fmt"], REVOKE):
        assert main(given(command, path)) == 0
        assert path.stat().st_mode & 0o777 == mode, command[0]


def test_what_another_sop_lies_frozen_as_is_never_written_over(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = fresh(folder, "satu")
    frozen = path.parent / "riwayat/surat/rev-0.yaml"
    frozen.parent.mkdir(parents=True)
    frozen.write_text("nama: lain\n", "utf-8")
    for command in (REVISE, APPROVE, REVOKE):
        assert main(given(command, path)) == 1
        assert "galat[SOP558]" in capsys.readouterr().err
    assert frozen.read_text("utf-8") == "nama: lain\n"


def test_a_version_frozen_as_it_was_found_says_so_and_may_be_revised_again(folder: Path) -> None:
    path = fresh(folder, "satu")
    found = path.read_bytes()
    opened(path)
    assert [(v.luar, v.path.read_bytes()) for v in arsip(path)] == [(True, found)]
    path.write_bytes(found)         # somebody wants the old one back
    assert main(given(REVISE, path)) == 0
    assert approve(path, "2026-04-06") == 0
    assert [(v.luar, v.status) for v in arsip(path)] == [(True, "direvisi"), (False, "berlaku")]
