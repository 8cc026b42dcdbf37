"""Names that Windows cannot have, names that are one there, paths that are too long."""

from __future__ import annotations

from pathlib import Path

import pytest

from sopdoc.names import LONGEST, is_too_long, same, unfit


@pytest.mark.parametrize("name", [
    "con", "CON", "aux.yaml", "nul.surat.yaml", "com1.yaml", "LPT9", "com² .pdf",
    "a:b.yaml", "apa?.yaml", 'kata "ini".yaml', "a\tb", "cuti.", "cuti ",
])
def test_what_windows_cannot_have_is_said(name: str) -> None:
    assert unfit(name)


@pytest.mark.parametrize("name", ["konsep.yaml", "console", "com10.yaml", "surat.con", "v1.0 (akhir).yaml", "café"])
def test_other_names_are_fit(name: str) -> None:
    assert unfit(name) == ""


def test_capitals_and_accents_apart_make_no_other_file() -> None:
    assert same("Cuti É") == same("cuti e\u0301")
    assert same("cuti e") != same("cuti é")


def test_a_path_counts_with_its_folders_and_its_ending(tmp_path: Path) -> None:
    path = tmp_path / ("a" * (LONGEST - len(str(tmp_path)) - 1))
    assert not is_too_long(path)
    assert is_too_long(path, ending=1)
