"""The visible stamp: what it says, and that it fits into its field."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sopdoc.geometry import Point, Rect, Size, bounds, line_height, mm, pt
from sopdoc.layout.identity.qr import QUIET, qr_modules
from sopdoc.layout.text.fonts import built_in
from sopdoc.render.items import Path, Text
from sopdoc.signing.certificate import Orang
from sopdoc.signing.stamp import Stamp, print_time, stamp_items

AT = datetime(2026, 11, 21, 12, 30, tzinfo=timezone(timedelta(hours=7)))
BUDI = Orang("Budi Santoso, S.H.", "19800102 200501 1 003", "Kepala Dinas")
SIZE = Size(mm(80), mm(20))


def words(stamp: Stamp, size: Size = SIZE) -> list[str]:
    return [item.text for item in stamp_items(stamp, size, built_in()) if isinstance(item, Text)]


def test_it_says_name_nip_jabatan_and_time() -> None:
    assert words(Stamp(BUDI, AT, "ab" * 32)) == [
        "Ditandatangani secara elektronik oleh", "Kepala Dinas", "Budi Santoso, S.H.", "NIP. 19800102 200501 1 003",
        "21 November 2026, 12.30 WIB",
    ]


def test_what_is_not_known_takes_no_line() -> None:
    assert len(words(Stamp(Orang("Budi"), AT, "ab" * 32))) == 3


def test_the_code_says_the_same_and_the_digest() -> None:
    code = Stamp(BUDI, AT, "ab" * 32).code().split("\n")
    assert code == ["Budi Santoso, S.H.", "19800102 200501 1 003", "2026-11-21T12:30:00+07:00", f"SHA-256 {'ab' * 16}"]


@pytest.mark.parametrize(("hours", "zone"), [
    (7, "WIB"), (8, "WITA"), (9, "WIT"), (0, "UTC+00:00"), (-3.5, "UTC-03:30"), (5.75, "UTC+05:45"), (7 + 1 / 60, "UTC+07:01"),
    (-7, "UTC-07:00"),
])
def test_the_zone_is_told_as_indonesians_call_it(hours: float, zone: str) -> None:
    assert print_time(AT.astimezone(timezone(timedelta(hours=hours)))).split()[-1] == zone


def test_a_time_that_names_no_zone_is_universal() -> None:
    assert print_time(AT.replace(tzinfo=None)) == "21 November 2026, 12.30 UTC+00:00"


def test_a_time_at_the_date_line_is_the_local_day() -> None:
    assert print_time(datetime(2026, 12, 31, 20, 0, tzinfo=UTC).astimezone(AT.tzinfo)) == "1 Januari 2027, 03.00 WIB"


@pytest.mark.parametrize("size", [SIZE, Size(mm(40), mm(20)), Size(mm(80), mm(12)), Size(mm(150), mm(40))])
def test_everything_stays_inside_the_field(size: Size) -> None:
    nama = "Prof. Dr. Ir. Hj. Siti Nurhaliza Rahmawati Kusumawardhani, S.T., M.T., M.Sc."
    long = Orang(nama, BUDI.nip, "Kepala Dinas Komunikasi dan Informatika")
    items = stamp_items(Stamp(long, AT, "ab" * 32), size, built_in())
    for item in items:
        if isinstance(item, Text):
            assert item.x >= 0
            assert item.x + item.width <= size.w
            assert 0 < item.y <= size.h
        else:
            assert isinstance(item, Path)
            assert all(0 <= x <= size.w and 0 <= y <= size.h for _, (x, y) in item.segments)


BORDER = mm(0.5)      # what stays free at every side of a field
SIZES = st.builds(Size, st.integers(mm(45), mm(150)), st.integers(mm(12), mm(60)))
WIDE = st.builds(Size, st.integers(mm(120), mm(200)), st.integers(mm(8), mm(40)))      # so that no line needs to be broken


def drawn(size: Size, orang: Orang = BUDI) -> tuple[Rect, list[Text], int]:
    """The square of the code without its quiet zone, the words, and how wide a module is."""
    stamp = Stamp(orang, AT, "ab" * 32)
    code, *found = stamp_items(stamp, size, built_in())
    assert isinstance(code, Path)
    square = bounds(tuple(Point(x, y) for _, (x, y) in code.segments))
    return square, [item for item in found if isinstance(item, Text)], square.w // len(qr_modules(stamp.code(), "l"))


@settings(max_examples=30)
@given(SIZES)
def test_the_code_is_a_square_as_large_as_the_field_allows(size: Size) -> None:
    square, _, module = drawn(size)
    quiet = QUIET * module
    assert square.w == square.h
    assert abs(min(size.h, size.w // 2) - 2 * BORDER - (square.h + 2 * quiet)) <= 2 * QUIET      # a module is a whole number of EMU


@settings(max_examples=30)
@given(SIZES)
def test_the_code_stands_in_the_middle_of_the_height_and_so_do_the_words(size: Size) -> None:
    square, found, _ = drawn(size)
    tall = line_height(found[0].size)
    assert abs(square.y - (size.h - square.bottom)) <= 1
    assert abs((found[0].y - tall) - (size.h - found[-1].y)) < tall


@settings(max_examples=30)
@given(SIZES)
def test_code_and_words_together_stand_in_the_middle_of_the_width(size: Size) -> None:
    square, found, module = drawn(size)
    quiet = QUIET * module
    left, right = square.x - quiet, size.w - max(item.x + item.width for item in found)
    assert abs(left - right) <= QUIET + 2
    assert left >= BORDER


@settings(max_examples=30)
@given(SIZES)
def test_nothing_comes_into_the_quiet_zone_of_the_code(size: Size) -> None:
    square, found, module = drawn(size)
    assert {item.x for item in found} == {min(item.x for item in found)}
    assert found[0].x - square.right in range(QUIET * module - 1, QUIET * (module + 1))


@settings(max_examples=30)
@given(WIDE)
def test_the_words_are_as_large_as_the_field_allows(size: Size) -> None:
    _, found, _ = drawn(size, Orang("Budi", "1", "Camat"))
    (type_size,) = {item.size for item in found}
    room = size.h - 2 * BORDER
    assert len(found) * line_height(type_size) <= room
    assert type_size == pt(8.5) or len(found) * line_height(type_size + pt(0.5)) > room


def test_the_smallest_words_are_of_3_points() -> None:
    long = Orang("Prof. " * 60, BUDI.nip, "Kepala Dinas " * 20)
    assert {item.size for item in drawn(Size(mm(40), mm(12)), long)[1]} == {pt(3)}
