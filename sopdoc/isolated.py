"""A function that foreign bytes may kill → its result, or the news that it died; whoever asked lives on.

    run_apart(function, data) ──▶ python -m sopdoc.isolated module name ──▶ the result's bytes
                                  stdin: data           limits: processor time, memory, waiting

Native libraries end the whole process for some inputs, and take minutes or all memory for others.  What an input may
cost is counted before, wherever it can be, so that the same is refused on every machine; these limits are what remains
for what nobody thought of.  The process inherits neither environment nor open files.
"""

from __future__ import annotations

import os
import struct
import subprocess
import sys
import threading
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from math import ceil
from pathlib import Path
from typing import NamedTuple

from sopdoc.garbage import search_seldom

if sys.platform != "win32" and sys.platform != "emscripten":
    import resource

STACK = 64 << 20          # bytes of stack, the same everywhere: what nests deeply must not depend on the system
RAISED = 1                # exit status for what Python noticed itself
DONE = b"+"               # before a result: a process that a library ends has none
STATM, DATA = Path("/proc/self/statm"), 5       # where Linux tells a process's pages of memory, and which of the numbers are its own data
RAISES = (                # what libraries make of a broken file
    ArithmeticError, AttributeError, LookupError, OSError, RuntimeError, SyntaxError, TypeError, ValueError, struct.error, zlib.error,
)
KEPT = ("SYSTEMROOT", "LD_LIBRARY_PATH")      # without these Python itself does not start on some systems


class Limits(NamedTuple):
    """Seconds of processor time and bytes of memory where the system counts them; seconds until it is ended in any case."""

    cpu: int = 10              # an honest logo takes 0.02
    memory: int = 1 << 30
    wait: float = 90           # beside eight busy processes ten seconds of the processor take as long


LIMITS = Limits()


class DiedError(Exception):
    """The function ended without a result; the message is Indonesian."""


def run_apart(function: Callable[[bytes], bytes], data: bytes, limits: Limits = LIMITS) -> bytes:
    """`function(data)`; raises DiedError when it raises, dies or goes beyond the limits.  `function`: of a module's top level."""
    if sys.platform == "emscripten":        # a page has no processes: its worker is the one that may die
        return _here(function, data)
    command = [sys.executable, "-S", "-P", "-m", __name__, function.__module__, function.__qualname__]
    command += [str(limits.cpu), str(limits.memory)]
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    path = os.pathsep.join(place or os.getcwd() for place in sys.path)  # noqa: PTH109  # as Python itself reads it
    try:
        done = subprocess.run(
            command, input=data, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=limits.wait, check=False,
            env={**kept, "PYTHONPATH": path, "PYTHONHASHSEED": "0", "OPENBLAS_NUM_THREADS": "1"},    # each thread reserves memory
        )
    except subprocess.TimeoutExpired as fault:
        raise DiedError("melebihi batas waktu") from fault
    except OSError as fault:
        raise DiedError("proses pembacanya tidak dapat dijalankan") from fault
    if done.returncode:
        raise DiedError("isinya rusak" if done.returncode == RAISED else "melebihi batas waktu atau memori, atau menghentikan pembacanya")
    if not done.stdout.startswith(DONE):
        raise DiedError("pembacanya berakhir tanpa hasil")
    return done.stdout.removeprefix(DONE)


def _here(function: Callable[[bytes], bytes], data: bytes) -> bytes:
    try:
        return function(data)
    except RAISES as fault:
        raise DiedError("isinya rusak") from fault


def _limit(cpu: int, memory: int) -> None:
    if sys.platform != "win32" and sys.platform != "emscripten":
        for kind, most in ((resource.RLIMIT_CPU, cpu), (resource.RLIMIT_AS, memory), (resource.RLIMIT_CORE, 0)):
            with suppress(ValueError, OSError):      # macOS has no RLIMIT_AS that can be set; a stricter one is there already
                resource.setrlimit(kind, (most, most))


@contextmanager
def at_most(more: int) -> Iterator[None]:
    """Within it, the process may take so many bytes more than it has, where the system counts them; a library that wants more ends it."""
    if sys.platform == "win32" or sys.platform == "emscripten" or not STATM.exists():
        yield
        return
    has = int(STATM.read_text().split()[DATA]) * resource.getpagesize()
    before = resource.getrlimit(resource.RLIMIT_DATA)
    most = has + more if before[1] == resource.RLIM_INFINITY else min(has + more, before[1])
    resource.setrlimit(resource.RLIMIT_DATA, (most, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_DATA, before)


def seconds_more(most: int) -> None:
    """From now on, a process that has limits may take so many seconds more of the processor, if they leave as many; then it is ended."""
    if sys.platform == "win32" or sys.platform == "emscripten":
        return
    last = resource.getrlimit(resource.RLIMIT_CPU)[1]
    if last != resource.RLIM_INFINITY:
        used = resource.getrusage(resource.RUSAGE_SELF)
        resource.setrlimit(resource.RLIMIT_CPU, (min(last, ceil(used.ru_utime + used.ru_stime) + most), last))


def _called(function: Callable[[bytes], bytes], data: bytes) -> bytes:
    search_seldom()
    return function(data)


def _main(module: str, name: str, cpu: str, memory: str) -> None:
    """Answers on the standard output; a library that prints there is not heard."""
    out, sys.stdout = sys.stdout.buffer, sys.stderr
    _limit(int(cpu), int(memory))
    data = sys.stdin.buffer.read()
    results: list[bytes] = []
    threading.stack_size(STACK)
    thread = threading.Thread(target=lambda: results.append(_called(getattr(import_module(module), name), data)))
    thread.start()
    thread.join()
    if not results:
        sys.exit(RAISED)
    out.write(DONE + results[0])
    out.flush()


if __name__ == "__main__":
    _main(*sys.argv[1:])
