"""A small agency for the tests of the studio, a desk over it, and its page in Chromium."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from studio_page import StudioPage, served
from studio_tools import Studio, studio_at


@pytest.fixture
def studio(tmp_path: Path) -> Studio:
    return studio_at(tmp_path / "dinas")


@pytest.fixture
def page(tmp_path: Path, browser: Any) -> Iterator[StudioPage]:
    """The page of an agency with one SOP, in a window of 1366 × 768."""
    studio_at(tmp_path / "dinas")
    with served(tmp_path / "dinas", browser) as opened:
        yield opened
