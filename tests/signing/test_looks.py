"""Fields on pages: where they are drawn, whether anything is to be seen, whether they do more than that."""

from __future__ import annotations

import io

import pytest
from pyhanko.pdf_utils.generic import Reference
from pyhanko.pdf_utils.reader import HistoricalResolver, PdfFileReader

from signing.handmade import objects, stream
from sopdoc.geometry import Rect, Size, pt
from sopdoc.signing.looks import Look, field_size, looks, page_objects

PAGE, FIELD, PICTURE = 3, 4, 5
INK = stream(b"0 0 9 9 re f", b"/Subtype/Form/BBox[0 0 9 9]")
BOX = b"/Subtype/Widget/FT/Sig/Rect[100 200 150 230]"
DRAWN = BOX + b"/AP<</N 5 0 R>>"


def document(
    field: bytes, page: bytes = b"/MediaBox[0 0 600 1000]/Annots[4 0 R]", picture: bytes = INK, root: bytes = b"",
) -> HistoricalResolver:
    """One page; its objects have the numbers above."""
    texts = b"<</Type/Pages/Count 1/Kids[3 0 R]>>", b"<</Type/Page" + page + b">>", b"<<" + field + b">>", picture, b"<</V 5 0 R>>"
    return PdfFileReader(io.BytesIO(objects(*texts, root=root))).get_historical_resolver(0)


def look(field: bytes, **more: bytes) -> Look:
    (found,) = looks(document(field, **more))
    return found


def test_a_field_is_where_its_rectangle_is_from_the_pages_top() -> None:
    assert look(DRAWN) == Look(FIELD, 1, Rect(pt(100), pt(770), pt(50), pt(30)), signed=False, drawn=True, plain=True)


@pytest.mark.parametrize("corners", [b"150 230 100 200", b"150 200 100 230", b"100 230 150 200"])
def test_its_corners_may_come_in_any_order(corners: bytes) -> None:
    assert look(DRAWN.replace(b"100 200 150 230", corners)).rect == look(DRAWN).rect


def test_a_page_that_does_not_say_how_tall_it_is_is_a4() -> None:
    assert look(DRAWN, page=b"/Annots[4 0 R]").rect.y == pt(842 - 230)


def test_a_field_without_a_rectangle_takes_no_room() -> None:
    found = look(DRAWN.replace(b"/Rect[100 200 150 230]", b""))
    assert (found.rect.w, found.rect.h, found.drawn) == (0, 0, False)


@pytest.mark.parametrize(("field", "drawn"), [
    (DRAWN, True), (BOX, False), (BOX + b"/MK<<>>", True), (DRAWN.replace(b"150", b"100"), False), (DRAWN.replace(b"230", b"200"), False),
    (BOX + b"/AP<</N<</On 5 0 R>>>>", True), (BOX + b"/AP<</D 5 0 R>>", False),
], ids=["picture", "nothing", "frame", "no width", "no height", "several pictures", "picture while pressed"])
def test_what_there_is_to_see(field: bytes, drawn: bool) -> None:
    assert look(field).drawn == drawn


@pytest.mark.parametrize("data", [b"", b" \n"])
def test_an_empty_picture_shows_nothing(data: bytes) -> None:
    assert not look(DRAWN, picture=stream(data)).drawn


@pytest.mark.parametrize(("box", "plain"), [
    (b"/BBox[0 0 9 9]", True), (b"/BBox[9 9 0 0]", True), (b"/BBox[5 5 6 6]", True), (b"", False),
    (b"/BBox[3 0 3 9]", False), (b"/BBox[0 3 9 3]", False),
])
def test_a_picture_without_a_box_can_be_drawn_anywhere(box: bytes, plain: bool) -> None:
    assert look(DRAWN, picture=stream(b"0 0 9 9 re f", b"/Subtype/Form" + box)).plain == plain


def test_of_a_picture_that_is_not_drawn_the_box_does_not_matter() -> None:
    assert look(DRAWN, picture=stream(b"")).plain


@pytest.mark.parametrize(("bit", "plain"), [
    (1, True), (2, True), (3, True), (4, False), (5, False), (6, True), (7, True), (8, True), (9, False), (10, True), (11, False),
])
def test_a_field_keeps_its_place_when_the_page_is_zoomed_or_turned(bit: int, plain: bool) -> None:
    """Flags of annotations by their number (ISO 32000-2, table 167): 4 and 5 let it stand still, 9 takes it away until it is pointed at."""
    assert look(DRAWN + b"/F %d" % (1 << bit - 1)).plain == plain


@pytest.mark.parametrize(("entry", "plain"), [
    (b"/TU(a)", True), (b"/Lock<<>>", True), (b"/AA<<>>", False), (b"/A<<>>", False), (b"/Lain 1", False),
])
def test_a_field_that_acts_is_not_plain(entry: bytes, plain: bool) -> None:
    assert look(BOX + entry).plain == plain


@pytest.mark.parametrize(("entry", "signed"), [(b"", False), (b"/V 5 0 R", True), (b"/Parent 6 0 R", True), (b"/Parent 3 0 R", False)])
def test_a_field_is_signed_when_it_or_its_parent_is(entry: bytes, signed: bool) -> None:
    assert look(BOX + entry).signed == signed


def test_a_note_that_is_no_field_is_none() -> None:
    assert looks(document(BOX.replace(b"/Widget/FT/Sig", b"/Link"))) == ()
    assert look(BOX.replace(b"/Subtype/Widget", b"")).page == look(BOX.replace(b"/FT/Sig", b"")).page == 1


def test_a_field_of_the_form_on_no_page_is_one_too() -> None:
    found = look(DRAWN, page=b"/MediaBox[0 0 600 1000]", root=b"/AcroForm<</Fields[4 0 R]>>")
    assert found == Look(FIELD, 0, Rect(pt(100), pt(842 - 230), pt(50), pt(30)), signed=False, drawn=True, plain=True)


def test_a_field_of_the_form_is_on_its_page() -> None:
    assert look(DRAWN, root=b"/AcroForm<</Fields[4 0 R]>>") == look(DRAWN)


def test_the_parts_of_a_field_are_found() -> None:
    parts = document(b"/T(a)/FT/Sig/Kids[5 0 R 6 0 R 4 0 R]", page=b"", picture=b"<<>>", root=b"/AcroForm<</Fields[4 0 R]>>")
    assert sorted(part.number for part in looks(parts)) == [4, 5, 6]


@pytest.mark.parametrize(("field", "size"), [
    (BOX, Size(pt(50), pt(30))), (b"/Rect[150.5 230 100 200]", Size(pt(50.5), pt(30))), (b"/T(a)", Size(0, 0)),
    (b"/Kids[6 0 R]/Rect[1 2 3 4]", Size(pt(10), pt(5))),
], ids=["box", "turned", "none", "in its part"])
def test_how_large_a_field_is_drawn(field: bytes, size: Size) -> None:
    data = objects(b"<<>>", b"<<>>", b"<<" + field + b">>", b"<<>>", b"<</Rect[10 20 20 25]>>")
    assert field_size(PdfFileReader(io.BytesIO(data)).get_object(Reference(FIELD))) == size


def test_pages_come_in_their_order_and_a_circle_ends() -> None:
    data = objects(b"<</Kids[3 0 R 6 0 R]>>", b"<</Kids[5 0 R 4 0 R 2 0 R]>>", b"<</Type/Page>>", b"<</Type/Page>>", b"<</Type/Page>>")
    assert [held.idnum for held in page_objects(PdfFileReader(io.BytesIO(data)).get_historical_resolver(0))] == [5, 4, 6]
