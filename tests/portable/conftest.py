"""The page, made once for all tests that open it, from packages of the npm registry."""

from __future__ import annotations

from pathlib import Path

import pytest
from tools import require_tool

from sopdoc.portable.page import portable_page


@pytest.fixture(scope="session")
def portable(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """sopdoc.html on disk."""
    for tool in ("npm", "node"):
        require_tool(tool)
    path = tmp_path_factory.mktemp("portabel") / "sopdoc.html"
    path.write_bytes(portable_page(None))
    return path
