"""Whether a font is bold or italic is known by its name, by its description, or by the font itself, however broken it is."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopdoc.impor.pdf.typeface import BOLD, FORCED, ITALIC, SLANTED, style_in, styled
from sopdoc.layout.text.fonts import FONT_FOLDER

FACES = {"Regular": 0, "Bold": BOLD, "Italic": ITALIC, "BoldItalic": BOLD | ITALIC}


@pytest.mark.parametrize("face", FACES)
def test_a_font_says_itself_what_it_is(face: str) -> None:
    assert style_in((FONT_FOLDER / f"Arimo-{face}.ttf").read_bytes()) == FACES[face]


@given(st.binary(max_size=400), st.integers(0, 60_000))
def test_bytes_that_are_no_font_say_nothing(tail: bytes, tables: int) -> None:
    head = struct.pack(">4sH6x", b"\0\1\0\0", tables)
    assert style_in(tail) in range(1 << 16)
    assert style_in(head + b"head" + struct.pack(">III", 0, 1 << 30, 54) + tail) == 0


@pytest.mark.parametrize(("name", "flags", "bold", "italic"), [
    (b"arial-boldmt", 0, True, False), (b"arial,italic", 0, False, True), (b"cidfont+f1", FORCED, True, False),
    (b"cidfont+f1", SLANTED, False, True), (b"cidfont+f1", 0, False, False),
])
def test_a_name_and_a_description_say_it_without_the_font(name: bytes, flags: int, bold: bool, italic: bool) -> None:
    assert styled(None, name, flags, None) == (bold, italic)
