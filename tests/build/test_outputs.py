"""What is said of a document that cannot be written."""

from __future__ import annotations

from pathlib import Path

import pytest

from sopdoc.build.outputs import WriteError
from sopdoc.names import LONGEST


@pytest.mark.parametrize(("folder", "advice"), [("a" * LONGEST, "pendekkan nama folder"), ("a", "izin folder")])
def test_the_hint_is_about_what_stops_it(folder: str, advice: str) -> None:
    told = WriteError(Path(folder) / "cuti.pdf", "ditolak").told()
    assert advice in told.hint
