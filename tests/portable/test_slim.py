"""Code as the page carries it: it does the same, without what only readers of sources have; the manual keeps its pages."""

from __future__ import annotations

import marshal
import types
from typing import Any

import pytest

from sopdoc.portable.slim import compiled

SOURCE = b'''"""Modul."""
from __future__ import annotations
from dataclasses import dataclass

@dataclass
class Waktu:
    """Lama."""
    jumlah: int
    satuan: str = "hari"

def lebih(waktu: Waktu, tambah: int = 1) -> Waktu:
    """Lebih lama."""
    assert waktu.jumlah
    return Waktu(waktu.jumlah + tambah)

def kosong() -> None:
    """Tidak apa-apa."""
'''
HEAD = 16       # bytes before the code of a compiled file


def module(name: str) -> dict[str, Any]:
    made: types.CodeType = marshal.loads(compiled(SOURCE, name, "/program/")[HEAD:])
    assert made.co_filename == f"/program/{name}"
    names: dict[str, Any] = {"__name__": __name__}        # a dataclass looks its module up
    exec(made, names)
    return names


@pytest.mark.parametrize("name", ["sopdoc/a.py", "sopdoc/check/a.py", "yaml/a.py"])
def test_it_does_the_same(name: str) -> None:
    made = module(name)
    assert made["lebih"](made["Waktu"](2), 3) == made["Waktu"](5, "hari")
    assert made["kosong"]() is None
    with pytest.raises(AssertionError):
        made["lebih"](made["Waktu"](0))


@pytest.mark.parametrize(("name", "docs"), [
    ("sopdoc/check/a.py", ["Modul.", "Lama.", "Lebih lama.", "Tidak apa-apa."]), ("sopdoc/a.py", [None, "Lama.", None, None]),
    ("yaml/a.py", [None, None, None, None]),
])
def test_docstrings_are_there_where_they_are_asked_for(name: str, docs: list[str | None]) -> None:
    made = module(name)
    found = [made.get("__doc__"), made["Waktu"].__doc__, made["lebih"].__doc__, made["kosong"].__doc__]
    assert [None if doc and doc.startswith("Waktu(") else doc for doc in found] == docs         # a dataclass describes itself


def test_functions_carry_neither_annotations_nor_lines() -> None:
    made = module("sopdoc/a.py")
    assert made["lebih"].__annotations__ == {}
    assert made["Waktu"].__annotations__ == {"jumlah": "int", "satuan": "str"}
    assert made["lebih"].__code__.co_linetable == b""
