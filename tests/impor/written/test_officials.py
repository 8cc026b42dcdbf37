"""Who signs is told apart into office, name, rank and number, as offices write them."""

from __future__ import annotations

import pytest

from impor.sketches import lines_at
from sopdoc.impor.finding import UNKNOWN
from sopdoc.impor.identity.fields import Field
from sopdoc.impor.lines import lines_of
from sopdoc.impor.page import Box
from sopdoc.impor.written.officials import names, pejabat_of

CELL = Box(0, 0, 200, 100)
NIP = "19800101 200501 1 001"


def field(text: str) -> Field:
    return Field(lines_of(lines_at(text, 3, 3)), 1, CELL)


@pytest.mark.parametrize(("text", "expected"), [
    (f"CAMAT UJI\n\n\nFULAN\nPenata\nNIP. {NIP}", {"jabatan": "CAMAT UJI", "nama": "FULAN", "pangkat": "Penata", "nip": NIP}),
    ("KAPOLRES UJI\n\n\nFULAN\nAKBP NRP 78010101", {"jabatan": "KAPOLRES UJI", "nama": "FULAN", "pangkat": "AKBP", "nrp": "78010101"}),
    ("KEPALA DESA\n\n\n(FULAN)", {"jabatan": "KEPALA DESA", "nama": "FULAN"}),
    ("KEPALA DINAS\nKABUPATEN UJI\nttd.\nFULAN", {"jabatan": "KEPALA DINAS\nKABUPATEN UJI", "nama": "FULAN"}),
    ("KEPALA SATUAN\nPROVINSI UJI,\nFULAN", {"jabatan": "KEPALA SATUAN\nPROVINSI UJI,", "nama": "FULAN"}),
    ("CAMAT UJI,\nDESA FULAN", {"jabatan": "CAMAT UJI,", "nama": "DESA FULAN"}),
    ("CAMAT UJI\nFULAN\nPenata", {"jabatan": "CAMAT UJI", "nama": "FULAN", "pangkat": "Penata"}),
    ("Ditandatangani secara elektronik oleh:\nCAMAT UJI\n\n\nFULAN", {"jabatan": "CAMAT UJI", "nama": "FULAN"}),
    ("CAMAT UJI\n\n\nNIP NAMA\nFULAN", {"jabatan": "CAMAT UJI", "nama": "FULAN", "nip": "NAMA"}),
    (f"NIP. {NIP}", {"jabatan": UNKNOWN, "nip": NIP}),
])
def test_the_lines_of_one_who_signs(text: str, expected: dict[str, str]) -> None:
    assert pejabat_of(field(text)) == expected


@pytest.mark.parametrize(("text", "found"), [("FULAN", True), ("NIP.", False), ("……", False)])
def test_a_form_to_be_filled_in_names_nobody(text: str, found: bool) -> None:
    assert names(field(text)) is found


def test_nothing_names_nobody() -> None:
    assert not names(None)
