"""A function in a process of its own: it may die in any way, and whoever asked lives on."""

from __future__ import annotations

import ctypes
import json
import os
import sys
import threading

import pytest

from sopdoc.isolated import STATM, DiedError, Limits, at_most, run_apart, seconds_more
from sopdoc.layout.svg_draw import draw_svg

if sys.platform != "win32":
    import resource

NEEDS_LIMITS = pytest.mark.skipif(sys.platform == "win32", reason="Windows counts neither processor time nor memory for us")


def upper(data: bytes) -> bytes:
    return data.upper()


def talkative(data: bytes) -> bytes:
    print("a library that talks")
    return data


def raises(_: bytes) -> bytes:
    raise LookupError("salah")


def crashes(_: bytes) -> bytes:
    return ctypes.string_at(0)


def leaves(_: bytes) -> bytes:
    os._exit(0)


def loops(_: bytes) -> bytes:
    while True:
        pass


def loops_soon(_: bytes) -> bytes:
    seconds_more(1)
    return loops(b"")


def taken() -> float:
    """Seconds of the processor."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def is_slow_in_parts(_: bytes) -> bytes:
    for _ in range(3):
        seconds_more(1)
        end = taken() + 0.6
        while taken() < end:
            sum(range(10_000))
    return b"selesai"


def sleeps(_: bytes) -> bytes:
    threading.Event().wait()
    return b"terlambat"


def hoards(_: bytes) -> bytes:
    return bytes(1 << 29)[:1]


def hoards_within(_: bytes) -> bytes:
    """What fits where 64 MB more are allowed, and afterwards."""
    said = b""
    with at_most(1 << 26):
        for size in (1 << 25, 1 << 27):
            try:
                said += bytes(size)[:1] + b"+"
            except MemoryError:
                said += b"-"
    return said + bytes(1 << 27)[:1]


def surroundings(_: bytes) -> bytes:
    return json.dumps([dict(os.environ), sys.path]).encode()


def test_a_result_comes_back_whole() -> None:
    data = bytes(range(256)) * 5000
    assert run_apart(upper, data) == data.upper()


def test_what_a_library_prints_is_no_part_of_the_result() -> None:
    assert run_apart(talkative, b"x") == b"x"


@pytest.mark.parametrize("function", [raises, crashes, leaves])
def test_a_function_that_fails_or_kills_its_process_is_told(function: object) -> None:
    with pytest.raises(DiedError):
        run_apart(function, b"")


@NEEDS_LIMITS
def test_processor_time_is_bounded() -> None:
    with pytest.raises(DiedError, match="batas waktu"):
        run_apart(loops, b"", Limits(cpu=1))


@NEEDS_LIMITS
def test_processor_time_is_bounded_anew_for_each_part_of_the_work() -> None:
    with pytest.raises(DiedError, match="batas waktu"):
        run_apart(loops_soon, b"", Limits(cpu=600, wait=60))
    assert run_apart(is_slow_in_parts, b"", Limits(cpu=600)) == b"selesai"


@NEEDS_LIMITS
def test_a_process_without_limits_gets_none() -> None:
    """As that of whoever uses the readers as a library."""
    before = resource.getrlimit(resource.RLIMIT_CPU)
    seconds_more(1)
    assert resource.getrlimit(resource.RLIMIT_CPU) == before


@NEEDS_LIMITS
def test_memory_is_bounded() -> None:
    assert run_apart(hoards, b"", Limits(memory=1 << 30)) == b"\0"
    with pytest.raises(DiedError):
        run_apart(hoards, b"", Limits(memory=1 << 28))


@pytest.mark.skipif(not STATM.exists(), reason="only Linux tells how much memory a process has")
def test_memory_is_bounded_for_a_while() -> None:
    assert run_apart(hoards_within, b"", Limits(memory=1 << 31)) == b"\0+-\0"


def test_waiting_is_bounded() -> None:
    with pytest.raises(DiedError, match="batas waktu"):
        run_apart(sleeps, b"", Limits(wait=1))


def test_deep_recursion_has_the_same_room_everywhere() -> None:
    """A picture that kills its reader where the stack has the usual 8 MB."""
    deep = f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{"<g>" * 400}<path d="M0 0h9v9"/>{"</g>" * 400}</svg>'
    assert run_apart(draw_svg, deep.encode()).startswith(b"\x89PNG")


def test_no_secret_of_the_environment_is_handed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOPDOC_SANDI", "rahasia")
    environment, path = json.loads(run_apart(surroundings, b""))
    assert "rahasia" not in str(environment)
    assert not {"SOPDOC_SANDI", "HOME", "PATH"} & environment.keys()
    assert set(sys.path) - {""} <= set(path), "what can be imported here can be imported there"


def test_a_missing_interpreter_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/tidak/ada/python")
    with pytest.raises(DiedError):
        run_apart(upper, b"")
