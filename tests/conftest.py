"""What the whole suite shares: bounded Hypothesis profiles, a real Chromium, and `--accept`, which rewrites expected files."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis.internal.conjecture import providers
from tools import PATIENCE, lacking, require_tool

import sopdoc.layout.text.pdf_library  # noqa: F401 -- before any test loads reportlab itself, and with it whatever its user's home says

# The suite draws the same examples on every machine; HYPOTHESIS_PROFILE=long searches further, with new examples each time.
settings.register_profile("suite", max_examples=60, deadline=None, derandomize=True, print_blob=True)
settings.register_profile("long", max_examples=2000, deadline=None, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "suite"))

# Hypothesis mixes constants of whatever modules of the project are imported by then into what it draws, so that a test's examples
# would depend on the tests before it and change with every line of the program; there is no setting for it.
_nothing = providers.Constants()
providers._get_local_constants = lambda: _nothing


# The part that knows dates, by the beginnings of its paths: .ci/run runs it once more, a year ahead and in another time zone.
DATES = (
    "archive/", "revision/", "signing/", "book/test_approved", "book/test_edition", "book/test_signing", "check/test_identitas",
    "check/test_revisi", "cli/test_build_again", "cli/test_check", "cli/test_clock", "cli/test_diff", "cli/test_sign", "test_determinism",
    "test_final",
)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks them, before `-m dates` chooses."""
    for item in items:
        if item.path.relative_to(Path(__file__).parent).as_posix().startswith(DATES):
            item.add_marker("dates")


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Bytes have their argument's name: what is built for a test may differ in every process, while the test is called alike in all."""
    return argname if isinstance(val, bytes) else None


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="rewrite expected files with what the program makes now")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """How to run in this order again; -q hides what pytest-randomly says at the beginning."""
    if seed := config.getoption("randomly_seed", None):
        terminalreporter.write_line(f"order of the tests: --randomly-seed={seed}")


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


CHROMIUM = (
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
    "--disable-quic",
)


@pytest.fixture(scope="module")        # playwright's event loop must not run on into the tests of other parts
def browser() -> Iterator[Any]:
    """One Chromium for the tests of a module."""
    chromium = require_tool("chromium")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        lacking("playwright, which is not installed")
    with sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=chromium, args=list(CHROMIUM), timeout=PATIENCE * 1000)
        yield made
        made.close()
