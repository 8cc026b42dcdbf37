"""What was added to a document: signatures pass, everything else is found and named."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from pyhanko.pdf_utils import generic as pdf
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm, SigFieldSpec

from signing import attacks
from signing.attacks import Name, Writer, by_hand, field, note, signed_by_library, stamped_by_library, updated
from signing.signed import agency, order, signed, unsigned
from sopdoc.diagnostics import Report
from sopdoc.signing.additions import additions
from sopdoc.signing.origin import Asal, origin
from sopdoc.signing.sign import sign
from sopdoc.signing.verify import signatures


@pytest.fixture(scope="module")
def asal(tmp_path_factory: pytest.TempPathFactory) -> Asal:
    found = origin(unsigned(), (agency(tmp_path_factory.mktemp("uji")),))
    assert found is not None
    return found


@pytest.fixture(scope="module")
def ink(tmp_path_factory: pytest.TempPathFactory) -> Asal:
    """The same for a sheet without a field."""
    found = origin(unsigned("basah"), (agency(tmp_path_factory.mktemp("uji"), "basah"),))
    assert found is not None
    return found


def added(data: bytes, asal: Asal) -> list[str]:
    """What was found; what is only to be looked at in brackets."""
    return [str(fault) if fault.grave else f"({fault})" for fault in additions(data, replace(asal, begin=data.find(asal.built)))]


def is_whole(data: bytes) -> list[bool]:
    return [found.whole for found in signatures(data, "a.pdf", (), Report())]


@cache
def signed_twice(box: tuple[int, int, int, int] | None = None) -> bytes:
    return signed_by_library(signed(), "saksi", SigFieldSpec("saksi", box=box))


def test_a_document_as_it_was_built_has_nothing_added(asal: Asal) -> None:
    assert added(unsigned(), asal) == []


BAND = (50, 10, 200, 40)


@pytest.mark.parametrize("make", [
    signed, signed_twice, lambda: signed_twice(BAND), lambda: signed_by_library(unsigned(), "kunci"),
    lambda: signed_by_library(unsigned(), "kunci", certify=True), lambda: stamped_by_library(signed()),
    lambda: signed_by_library(signed_twice(), "camat"), lambda: updated(signed(), field()),
    lambda: sign(order(updated(signed(), field()), field="saksi"), Report()),
], ids=["ours", "countersigned", "in the band", "another program's", "certified", "time stamp", "three", "field to come", "field and ours"])
def test_signing_adds_nothing_else(make: Callable[[], bytes], asal: Asal) -> None:
    data = make()
    assert added(data, asal) == []
    assert set(is_whole(data)) == {True}


def test_a_sheet_for_ink_can_be_signed_by_another_program(ink: Asal) -> None:
    data = signed_by_library(unsigned("basah"), "camat")
    assert added(data, ink) == []
    assert is_whole(data) == [True]


WIDGET = {"FT": Name("/Tx"), "T": pdf.pdf_string("a")}
FORBIDDEN: list[tuple[Callable[[Writer], None], str]] = [
    (attacks.new_contents, "mengganti isi halaman 1"),
    (attacks.overwritten_contents, "mengganti isi halaman 1"),
    (attacks.on_page("/Rotate", pdf.NumberObject(180)), "mengganti isi halaman 1"),
    (attacks.on_page("/CropBox", pdf.ArrayObject(map(pdf.NumberObject, (0, 0, 99, 99)))), "mengganti isi halaman 1"),
    (attacks.on_page("/Resources", None), "mengganti isi halaman 1"),
    (attacks.one_more_page, "mengubah susunan halaman (1 menjadi 2)"),
    (note("/FreeText"), "mengubah anotasi di halaman 1"),
    (note("/Widget", **WIDGET), "mengubah anotasi di halaman 1"),
    (attacks.in_catalogue("/OpenAction"), "mengubah katalog dokumen (/OpenAction)"),
    (attacks.in_catalogue("/A\x1bb"), "mengubah katalog dokumen (/A\ufffdb)"),
    (attacks.in_catalogue("/Names"), "mengubah katalog dokumen (/Names)"),
    (attacks.new_title, "mengganti judul atau keterangan dokumen"),
    (attacks.new_description, "mengganti judul atau keterangan dokumen"),
    (attacks.loose_object, "menulis objek yang bukan bagian tanda tangan"),
    (field(AP=attacks.picture), "menggambar sesuatu tanpa tanda tangan di halaman 1"),
    (field(AA=pdf.DictionaryObject()), "menambahkan ruas yang berbuat lebih daripada menampilkan tanda tangan di halaman 1"),
    (field(F=pdf.NumberObject(8)), "menambahkan ruas yang berbuat lebih daripada menampilkan tanda tangan di halaman 1"),
]


@pytest.mark.parametrize(("change", "found"), FORBIDDEN)
def test_what_is_no_signature_is_named(change: Callable[[Writer], None], found: str, asal: Asal) -> None:
    assert f"revisi ke-1 {found}" in added(updated(unsigned(), change), asal)


@pytest.mark.parametrize(("change", "found"), FORBIDDEN)
def test_it_is_named_after_a_signature_too(change: Callable[[Writer], None], found: str, asal: Asal) -> None:
    data = updated(signed(), change)
    assert f"revisi ke-2 {found}" in added(data, asal)
    assert is_whole(data) == [False]


@pytest.mark.parametrize(("change", "found"), FORBIDDEN[:6])
def test_a_signature_over_it_does_not_help(change: Callable[[Writer], None], found: str, asal: Asal) -> None:
    data = sign(order(updated(unsigned(), change)), Report())
    assert data is not None
    assert is_whole(data) == [True]
    assert added(data, asal) == [f"revisi ke-1 {found}"]


def test_a_later_revision_that_takes_it_back_does_not_help(asal: Asal) -> None:
    held = PdfFileReader(io.BytesIO(unsigned())).root["/Pages"]["/Kids"][0].raw_get("/Contents")

    def back(writer: Writer) -> None:
        page = writer.root["/Pages"]["/Kids"][0]
        page["/Contents"] = pdf.IndirectObject(held.idnum, 0, writer) if isinstance(held, pdf.IndirectObject) else held
        writer.update_container(page)

    data = updated(updated(unsigned(), attacks.new_contents), back)
    assert "revisi ke-1 mengganti isi halaman 1" in added(data, asal)


@pytest.mark.parametrize("flags", [0, 1, 2, None])
def test_a_form_that_is_signed_stays_so(flags: int | None, asal: Asal) -> None:
    def change(writer: Writer) -> None:
        form = writer.root["/AcroForm"]
        form["/SigFlags"] = pdf.NullObject() if flags is None else pdf.NumberObject(flags)
        writer.update_container(form)

    assert added(updated(signed(), change), asal) == ["revisi ke-2 menulis objek yang bukan bagian tanda tangan"]


def test_an_empty_field_without_any_signature_makes_it_another_document(asal: Asal) -> None:
    data = updated(unsigned(), field())
    assert added(data, asal) == [f"{len(data) - len(unsigned())} bita ditambahkan walaupun belum ditandatangani"]


@pytest.mark.parametrize(("box", "found"), [
    ((50, 300, 400, 500), ["revisi ke-2 menggambar di atas isi halaman 1"]),
    ((3, 300, 23, 400), ["(revisi ke-2 menggambar di luar ruang tanda tangan halaman 1)"]),
    (BAND, []),
])
def test_where_a_signature_may_be_drawn(box: tuple[int, int, int, int], found: list[str], asal: Asal) -> None:
    assert added(signed_twice(box), asal) == found


def test_a_sheet_for_ink_keeps_no_room_for_programs(ink: Asal) -> None:
    data = signed_by_library(unsigned("basah"), "camat", SigFieldSpec("camat", box=BAND))
    assert added(data, ink) == ["(revisi ke-1 menggambar di luar ruang tanda tangan halaman 1)"]


def own_box(data: bytes) -> tuple[int, int, int, int]:
    (held,) = PdfFileReader(io.BytesIO(data)).root["/AcroForm"]["/Fields"]
    left, bottom, right, top = (int(edge) for edge in held.get_object()["/Rect"])
    return left + 1, bottom + 1, right - 1, top - 1


def test_a_signature_may_not_hide_another(asal: Asal) -> None:
    data = signed_twice(own_box(unsigned()))
    assert added(data, asal) == ["revisi ke-2 menutupi tampilan tanda tangan lain di halaman 1"]
    assert is_whole(data) == [False, True]


def test_the_room_of_the_sheet_is_for_every_program(asal: Asal) -> None:
    data = signed_by_library(unsigned(), "bsre", SigFieldSpec("bsre", box=own_box(unsigned())))
    assert added(data, asal) == []


def test_what_was_done_between_two_signatures_is_held_against_the_first() -> None:
    data = signed_by_library(updated(signed(), attacks.new_contents), "camat")
    assert is_whole(data) == [False, True]


def test_a_later_signature_against_an_earlier_ones_will_is_told() -> None:
    first = signed_by_library(unsigned(), "kunci", certify=True, docmdp_permissions=MDPPerm.NO_CHANGES)
    found = signatures(signed_by_library(first, "camat"), "a.pdf", (), Report())
    assert [signature.faults for signature in found] == [("diubah sesudahnya, padahal penanda tangannya melarang (DocMDP)",), ()]


BEHIND = "bita di belakang dokumen tidak dapat dibaca sebagai tanda tangan"
EMPTY = "revisi ke-2 tidak berisi apa pun"
START = PdfFileReader(io.BytesIO(unsigned())).last_startxref


@pytest.mark.parametrize(("data", "found"), [
    (unsigned() + b"halo", [f"4 {BEHIND}"]),
    (unsigned() + b"\n", [f"1 {BEHIND}"]),
    (unsigned() * 2, [f"{len(unsigned())} {BEHIND}"]),
    (signed() + b"halo", ["4 bita ditambahkan di belakang dokumen"]),
    (signed() + b"%%EOF\n", [f"{len(signed()) - len(unsigned()) + 6} {BEHIND}"]),
    (b"halo" + unsigned(), ["4 bita ditambahkan di depan dokumen"]),
    (b"x" + unsigned() + b"yz", ["1 bita ditambahkan di depan dokumen", f"2 {BEHIND}"]),
    (by_hand(signed()), [EMPTY]),
    (by_hand(signed(), before=b"%iText 7\n"), [EMPTY]),
    (by_hand(signed(), before=b"9 0 obj\n<<>>\nendobj\n"), ["revisi ke-2 memuat 20 bita di antara objek-objeknya", EMPTY]),
    (by_hand(signed(), before=b"% 9 0 obj\n"), ["revisi ke-2 memuat 10 bita di antara objek-objeknya", EMPTY]),
    (by_hand(signed(), entries="60 1\n{0} 00001 f\r\n"), ["revisi ke-2 menghapus objek 60"]),
    (by_hand(signed(), entries="89 1\n0000000015 00000 n\r\n"), ["revisi ke-2 memakai bita bagian lain sebagai objeknya sendiri"]),
    (by_hand(unsigned(), trailer=f"/XRefStm {START}"), ["revisi ke-1 memakai dua daftar objek yang dapat berlainan (hibrida)"]),
])
def test_bytes_that_belong_to_nothing_are_found(data: bytes, found: list[str], asal: Asal) -> None:
    assert added(data, asal)[:len(found)] == found


def test_a_signature_that_leaves_the_document_out_of_its_history_is_none(tmp_path: Path, asal: Asal) -> None:
    """A file that repeats every object behind the document, and says nothing of what stood there before."""
    data = by_hand(unsigned()).replace(f"/Prev {START}".encode(), b"")
    assert added(data, asal) == [f"{len(data) - len(unsigned())} {BEHIND}"]
