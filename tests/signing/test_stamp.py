"""The visible stamp: what it says, and that it fits into its field."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from sopdoc.geometry import Size, mm
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


@pytest.mark.parametrize(("hours", "zone"), [(7, "WIB"), (8, "WITA"), (9, "WIT"), (0, "UTC+00:00"), (-3.5, "UTC-04:30")])
def test_the_zone_is_told_as_indonesians_call_it(hours: float, zone: str) -> None:
    assert print_time(AT.astimezone(timezone(timedelta(hours=hours)))).split()[-1] == zone


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
