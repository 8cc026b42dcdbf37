"""What Hypothesis draws depends on the test alone, not on the tests before it nor on the lines of the program."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st


def _drawn() -> list[int]:
    """The same every time, unless something from outside the strategy comes into it."""
    found: list[int] = []

    @settings(max_examples=200, derandomize=True, database=None)
    @given(st.integers())
    def collect(number: int) -> None:
        found.append(number)

    collect()
    return found


def test_modules_imported_before_a_test_do_not_change_its_examples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = _drawn()
    constants = ", ".join(str(7_000_001 + 13 * i) for i in range(400))
    (tmp_path / "full_of_constants.py").write_text(f"NUMBERS = ({constants})\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    importlib.import_module("full_of_constants")
    assert _drawn() == before
