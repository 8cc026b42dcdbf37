"""What the whole suite shares: bounded Hypothesis profiles, and `--accept`, which rewrites expected files."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

import sopdoc.layout.pdf_library  # noqa: F401 -- before any test loads reportlab itself, and with it whatever its user's home says

# The suite draws the same examples on every machine; HYPOTHESIS_PROFILE=long searches further, with new examples each time.
settings.register_profile("suite", max_examples=60, deadline=None, derandomize=True, print_blob=True)
settings.register_profile("long", max_examples=2000, deadline=None, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "suite"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="rewrite expected files with what the program makes now")


@pytest.fixture
def expect(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """`expect(path, text)`: the file holds exactly `text`; under --accept it is rewritten instead."""
    accept = request.config.getoption("--accept")

    def check(path: Path, text: str) -> None:
        if accept:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        assert path.is_file(), f"{path} is missing: run pytest --accept and look at it"
        same = path.read_bytes() == text.encode()
        assert same, f"{path.name} is not what the program makes now; look at the change, then run pytest --accept"

    return check
