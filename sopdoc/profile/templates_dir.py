"""Where the templates lie: beside the package in a source checkout, inside it in an installed wheel."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


@cache
def templates_dir() -> Path:
    """The folder with `profil/` and the wording; the wheel's build puts it at `sopdoc/_templates`."""
    installed = _PACKAGE / "_templates"
    return installed if installed.is_dir() else _PACKAGE.parent / "templates"
