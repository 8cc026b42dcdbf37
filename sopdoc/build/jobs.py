"""Tasks → their entries, on all cores of this machine or on a cluster; the same entries in whatever order they come.

Workers that die are no fault of an SOP: their chunks are given to new ones, and at last to this process, where a fault
shows itself.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import Any, TypeVar

from sopdoc.build.entries import make
from sopdoc.build.tasks import Task
from sopdoc.garbage import search_seldom, searched_seldom

CHUNK = 12          # tasks that share the reading of instansi.yaml and the profile (3 ms); a worker's loss costs half a second
SHARES = 6          # chunks for each worker at least, so that none waits long for the last
FEW = 4             # not worth a pool: starting one takes as long
ROUNDS = 3          # pools that may die

Entries = Iterator[tuple[str, bytes]]
Chunk = tuple[Task, ...]
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Cluster:
    """Workers elsewhere; `losses` is raised by a task that was lost with its worker once too often."""

    executor: Executor
    losses: tuple[type[BaseException], ...]


def run(tasks: Sequence[Task], jobs: int, cluster: Cluster | None = None) -> Entries:
    """Every task's key and entry, as they are done."""
    if cluster is not None:
        lost: list[Chunk] = []
        yield from _gather(cluster.executor, _chunks(tasks, CHUNK), lost, cluster.losses)
        yield from _here(lost)
    elif jobs <= 1 or len(tasks) < FEW:
        yield from _here(_chunks(tasks, CHUNK))
    else:
        yield from _pools(_chunks(tasks, min(CHUNK, -(-len(tasks) // (jobs * SHARES)))), jobs)


def _chunks(tasks: Sequence[Task], size: int) -> list[Chunk]:
    size = max(1, size)
    return [tuple(tasks[start : start + size]) for start in range(0, len(tasks), size)]


def _pools(chunks: list[Chunk], jobs: int) -> Entries:
    for _ in range(ROUNDS):
        lost: list[Chunk] = []
        with pool(min(jobs, len(chunks))) as workers:
            yield from _gather(workers, chunks, lost)
        if not lost:
            return
        chunks = lost
    yield from _here(chunks)


def _here(chunks: Iterable[Chunk]) -> Entries:
    for chunk in chunks:
        yield from make(chunk)


def _gather(
    workers: Executor, chunks: Iterable[Chunk], lost: list[Chunk], losses: tuple[type[BaseException], ...] = (BrokenProcessPool,),
) -> Entries:
    """Results as they come; chunks whose worker died go to `lost`.  What is left is cancelled when nobody wants it any more."""
    waiting: dict[Future[tuple[tuple[str, bytes], ...]], Chunk] = {}
    try:
        for chunk in chunks:
            try:
                waiting[workers.submit(make, chunk)] = chunk
            except losses:
                lost.append(chunk)
        for future in as_completed(tuple(waiting)):
            chunk = waiting.pop(future)
            try:
                entries = future.result()
            except losses:
                lost.append(chunk)
                continue
            yield from entries
    finally:
        for future in waiting:
            future.cancel()


def forks() -> bool:
    """Can a process be had that knows all that we know, also what cannot be pickled?"""
    return sys.platform == "linux" and threading.active_count() == 1


def halves(task: Callable[[int], Result], weights: Sequence[int]) -> list[Result]:
    """Tasks 0, 1, … of these weights, half of them in a forked process where there can be one; their results in order."""
    if not forks():
        return [task(number) for number in range(len(weights))]
    sides: tuple[list[int], list[int]] = [], []
    for number in sorted(range(len(weights)), key=lambda n: -weights[n]):
        min(sides, key=lambda side: sum(weights[n] for n in side)).append(number)
    with pool(1, task) as worker:
        future = worker.submit(_do_taken, sides[1])
        with searched_seldom():
            found = {number: task(number) for number in sides[0]}
        try:
            found |= future.result()
        except BrokenProcessPool:
            found |= {number: task(number) for number in sides[1]}
    return [found[number] for number in range(len(weights))]


def _do_taken(numbers: Sequence[int]) -> dict[int, Any]:
    task = taken()
    assert callable(task)
    return {number: task(number) for number in numbers}


def pool(jobs: int, given: object = None) -> ProcessPoolExecutor:
    """Worker processes that ignore Ctrl+C, which is ours to answer, and that end when we do; `given` lies there for `taken`."""
    method = "fork" if forks() else "spawn"      # a copy of us with everything imported: 5 ms, not 300
    return ProcessPoolExecutor(jobs, multiprocessing.get_context(method), _begin, (given,))


def taken() -> object:
    """In a worker: what its pool was given.  A forked worker has it without a copy; a whole book takes 0.1 s to pickle."""
    return _given[0]


_given: list[object] = []


def _begin(given: object) -> None:
    _given[:] = [given]
    search_seldom()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A worker of a killed build would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
