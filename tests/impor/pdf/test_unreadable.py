"""Letters are believed only where their font says what they are: a page whose letters mean nothing is what is seen of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from impor.scans import pixels
from impor.sketches import TOP, Table, words_at
from impor.test_unplaced import sheet
from sopdoc.impor.page import UNREADABLE, Box, Page
from sopdoc.impor.pdf.page import read_pages
from sopdoc.impor.pdf.words import ENOUGH
from sopdoc.impor.reading import read_of, sheets_of
from sopdoc.impor.written.definition import definition_of
from sopdoc.impor.written.doubted import UNKNOWN_LETTERS

PAPER = Box(0, 0, 842, 842)
TEXT = "Petugas loket menerima berkas permohonan dan memeriksa kelengkapannya " * 3
FONT = b"<</Type/Font/Subtype/%s/BaseFont/%s>>"
COMPOSITE = (
    b"<</Type/Font/Subtype/Type0/BaseFont/Uji/Encoding/Identity-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/Uji"
    b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 500>>]>>"
)


def read(known: str, unknown: int) -> Page:
    """A page with a text, and below it that many letters of a font that does not say which they are."""
    pixels()
    import pypdfium2
    codes = "".join(f"{40 + number % 30:04X}" for number in range(unknown))
    drawn = f"BT /F1 5 Tf 40 800 Td ({known}) Tj 0 -20 Td /F2 5 Tf <{codes}> Tj ET".encode()
    fonts = b"/Resources<</Font<</F1 5 0 R/F2 6 0 R>>>>"
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 842 842]/Contents 4 0 R%s>>" % fonts,
        b"<</Length %d>>stream\n%s\nendstream" % (len(drawn), drawn), FONT % (b"Type1", b"Helvetica"), COMPOSITE,
    )
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % one for one in enumerate(objects, 1))
    (page,) = read_pages(pypdfium2.PdfDocument(b"%PDF-1.7\n" + body + b"trailer<</Root 1 0 R>>\n%%EOF"))
    return page


@given(st.integers(0, 2 * ENOUGH))
def test_letters_that_no_font_names_are_not_guessed(unknown: int) -> None:
    known = "Nama SOP"
    page = read(known, unknown)
    if 2 * unknown > unknown + 7 >= ENOUGH:
        assert (page.words, page.pictures) == ((), (PAPER,))
    else:
        assert [word.text for word in page.words[:2]] == ["Nama", "SOP"]
        assert "".join(word.text for word in page.words[2:]) == UNREADABLE * unknown
        assert page.pictures == ()


def shifted(text: str, by: int) -> str:
    """As a font says it that names every letter wrongly."""
    return "".join(chr((ord(char) - ord("a") + by) % 26 + ord("a")) if char.isalpha() else char for char in text.lower())


@pytest.mark.parametrize(("by", "believed"), [(0, True), (1, False), (3, False), (13, False)])
def test_a_page_of_words_that_no_language_has_is_a_picture(by: int, believed: bool) -> None:
    page = read(shifted(TEXT, by), 0)
    assert (bool(page.words), page.pictures) == (believed, () if believed else (PAPER,))


def test_where_letters_are_not_known_is_told() -> None:
    page = sheet()
    cell = Table(("Ketua", "Staf"), 2).edges[1]
    (word,) = words_at(UNREADABLE * 3, cell + 5, TOP + 60)
    (found,) = sheets_of([replace(page, words=(*page.words, word))])
    doubt = f"hlm. 1: {UNKNOWN_LETTERS}"
    definition = definition_of(found)
    assert doubt in definition.head
    assert [one.place.box for one in definition.doubts if one.doubt == doubt] == [word.box]


def test_a_page_without_words_is_looked_at_though_its_table_goes_on() -> None:
    first = sheet()
    second = replace(first, number=2, words=())
    asked: list[int] = []
    read_of([first, second], scan=lambda page: asked.append(page.number))
    assert asked == [2]
