"""A date as an argument is a whole one."""

from __future__ import annotations

import argparse

import pytest

from sopdoc.cli.tanggal import tanggal
from sopdoc.model.nilai import Tanggal


def test_a_day_is_read_as_definitions_write_it() -> None:
    assert tanggal("2026-06-30") == Tanggal(2026, 6, 30)


@pytest.mark.parametrize("text", ["2026-13-01", "2026-01", "besok", ""])
def test_anything_else_is_no_day(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError):
        tanggal(text)
