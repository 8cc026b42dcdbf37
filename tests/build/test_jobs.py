"""Any number of workers makes the same bytes, and workers that die cost nothing but time."""

from __future__ import annotations

import os
import signal
import sys
import threading
from pathlib import Path

import pytest
from book.test_build_tools import documents, edit, make_agency, order, run

from sopdoc.book import bind as build_bind
from sopdoc.build import jobs as jobs_pool
from sopdoc.build.entries import make
from sopdoc.build.order import Event, Step
from sopdoc.build.tasks import Task
from sopdoc.render.document import Document

NAMES = tuple(f"sop-{number:02}" for number in range(24))
make_here = make      # what a worker does when the test does not interfere


@pytest.fixture
def agency(tmp_path: Path) -> Path:
    return make_agency(tmp_path / "dinas", *NAMES)


def test_any_number_of_workers_makes_the_same_bytes(agency: Path, tmp_path: Path) -> None:
    made = []
    for jobs in (1, 2, 3):
        run(order(agency, output=tmp_path / str(jobs), jobs=jobs))
        made.append(documents(tmp_path / str(jobs)))
    assert len(made[0]) >= 2 * len(NAMES) + 4
    assert made[0] == made[1] == made[2]


def test_diagnostics_come_in_the_same_order(agency: Path, tmp_path: Path) -> None:
    for name in NAMES[::3]:
        edit(agency / f"{name}.yaml", "pelaksana: a", "pelaksana: tiada")
    told = [run(order(agency, output=tmp_path / str(jobs), jobs=jobs)).diagnostics for jobs in (1, 3)]
    assert told[0] == told[1] != []


def test_workers_can_be_started_where_processes_cannot_be_copied(agency: Path, tmp_path: Path) -> None:
    """Beside another thread, as on Windows and macOS, workers import everything anew."""
    run(order(agency, output=tmp_path / "satu"))
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    other.start()
    try:
        run(order(agency, output=tmp_path / "dua", jobs=2))
    finally:
        done.set()
        other.join()
    assert documents(tmp_path / "satu") == documents(tmp_path / "dua")


def dies_once(tasks: tuple[Task, ...]) -> object:
    """The first worker that comes here is killed; the file that says so lies beside the agency."""
    mark = tasks[0].definition.path.parent.parent / "mati"
    try:
        mark.touch(exist_ok=False)
    except FileExistsError:
        return make_here(tasks)
    os.kill(os.getpid(), signal.SIGKILL)
    return None


def always_dies(tasks: tuple[Task, ...]) -> object:
    if jobs_pool.multiprocessing.parent_process() is not None:
        os.kill(os.getpid(), signal.SIGKILL)
    return make_here(tasks)


@pytest.mark.parametrize("worker", [dies_once, always_dies])
def test_killed_workers_are_replaced(worker: object, agency: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(order(agency, output=tmp_path / "utuh"))
    monkeypatch.setattr(jobs_pool, "make", worker)
    built = run(order(agency, jobs=2))
    assert built.outcome.sops == len(NAMES)
    assert documents(tmp_path / "hasil") == documents(tmp_path / "utuh")


def test_an_input_that_changes_while_it_is_read_is_not_kept(agency: Path, tmp_path: Path) -> None:
    """What was made of it may be of either content; the next build makes it again."""
    changed = []

    def meddle(event: Event) -> None:
        if isinstance(event, Step) and event.stage == "sop" and not changed:
            changed.append(event.name)
            edit(agency / "sop-23.yaml", "Menyiapkan", "Menyediakan")

    run(order(agency), meddle)
    again = run(order(agency))
    assert again.made == {"sop-23"}
    run(order(agency, output=tmp_path / "bersih"))
    assert documents(tmp_path / "hasil") == documents(tmp_path / "bersih")


needs_fork = pytest.mark.skipif(sys.platform != "linux", reason="processes are copied on Linux alone")


@needs_fork
@pytest.mark.parametrize("weights", [(), (1,), (5, 1, 1, 1, 9, 3), (1,) * 7])
def test_half_of_the_tasks_are_done_elsewhere_and_come_in_order(weights: tuple[int, ...]) -> None:
    copied = jobs_pool.forks()      # not beside the threads that other tests may have left
    done = jobs_pool.halves(lambda number: (number, os.getpid()), weights)
    assert [number for number, _ in done] == list(range(len(weights)))
    assert {pid == os.getpid() for _, pid in done} == ({True, False} if len(weights) > 1 and copied else {True} if weights else set())


@needs_fork
def test_tasks_of_a_killed_process_are_done_here() -> None:
    own = os.getpid()

    def task(number: int) -> int:
        if os.getpid() != own:
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    assert jobs_pool.halves(task, (1, 1, 1)) == [0, 1, 2]


@needs_fork
def test_a_process_killed_while_it_draws_the_book_costs_nothing_but_time(
    agency: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    run(order(agency, output=tmp_path / "satu"))
    own, render = os.getpid(), build_bind.render_book

    def dies_elsewhere(document: Document, name: str) -> bytes:
        if os.getpid() != own:
            os.kill(os.getpid(), signal.SIGKILL)
        return render(document, name)

    monkeypatch.setattr(build_bind, "render_book", dies_elsewhere)
    run(order(agency, output=tmp_path / "dua", jobs=2))
    assert documents(tmp_path / "satu") == documents(tmp_path / "dua")
