"""A real Chromium for the tests of the page, and a small agency."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from preview_tools import agency, sop
from tools import PATIENCE, lacking, require_tool

FLAGS = (
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
        made = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS), timeout=PATIENCE * 1000)
        yield made
        made.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return agency(tmp_path / "dinas", satu=sop("Layanan Satu"), dua=sop("Layanan Dua", 6), zeta=sop("Layanan Zeta", 6))
