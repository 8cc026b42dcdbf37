"""A small agency for the tests of the page."""

from __future__ import annotations

from pathlib import Path

import pytest
from preview_tools import agency, sop


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return agency(tmp_path / "dinas", satu=sop("Layanan Satu"), dua=sop("Layanan Dua", 6), zeta=sop("Layanan Zeta", 6))
