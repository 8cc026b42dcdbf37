"""Which files a preview reads, and which new one is an old one under another name."""

from __future__ import annotations

from pathlib import Path

from sopdoc.definitions import Definition
from sopdoc.preview.scope import moved_to

GONE, CAME = (Definition(Path(f"/dinas/{name}.yaml"), f"{name}.yaml", None, frozenset()) for name in ("lama", "baru"))


def test_the_same_file_under_another_name_is_one_that_moved() -> None:
    assert moved_to(GONE, [CAME], {GONE.path: 7, CAME.path: 7}) is CAME


def test_files_without_a_number_are_not_the_same_one() -> None:
    """On Windows a look at a folder tells 0 for all of them."""
    assert moved_to(GONE, [CAME], {GONE.path: 0, CAME.path: 0}) is None
    assert moved_to(GONE, [CAME], {}) is None
