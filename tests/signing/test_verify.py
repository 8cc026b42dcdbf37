"""Verifying: one changed byte anywhere is found; the certificate's way to a root; which definition builds the document."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import given, settings
from hypothesis import strategies as st

from signing.certificates import JABATAN, NAMA, NOW, issued, p12, pem
from signing.signed import SOP, agency, order, signed, unsigned
from sopdoc.compiler import Compiler, render
from sopdoc.diagnostics import Report
from sopdoc.profile.mode import Mode
from sopdoc.signing.origin import origin
from sopdoc.signing.originals import namesakes
from sopdoc.signing.sign import sign
from sopdoc.signing.verify import read_roots, signatures


def is_sound(data: bytes) -> bool:
    """Does everything hold: readable, signed, whole, the entire file?"""
    report = Report()
    found = signatures(data, "a.pdf", (), report)
    return bool(found) and not report.has_galat and all(s.whole and s.covers for s in found)


def flipped(data: bytes, place: int, bit: int = 0) -> bytes:
    return data[:place] + bytes([data[place] ^ 1 << bit]) + data[place + 1:]


def test_who_signed_is_what_the_certificate_says() -> None:
    (found,) = signatures(signed(), "a.pdf", (), Report())
    assert (found.orang.nama, found.orang.nip, found.orang.jabatan) == (NAMA, "19800102 200501 1 003", JABATAN)


def test_a_serial_number_that_is_no_nip_is_not_shown_as_one() -> None:
    made = sign(order(p12=p12(nip="12345")), Report())
    assert made is not None
    assert signatures(made, "a.pdf", (), Report())[0].orang.nip == ""


def test_a_signed_document_is_sound() -> None:
    assert is_sound(signed())


@settings(max_examples=150, deadline=None)
@given(st.floats(0, 1, exclude_max=True), st.integers(0, 7))
def test_a_single_flipped_bit_anywhere_is_found(share: float, bit: int) -> None:
    assert not is_sound(flipped(signed(), int(share * len(signed())), bit))


def test_every_bit_around_the_signature_counts() -> None:
    """Its own room, which it cannot cover: brackets, digits, the zeros behind it."""
    start = signed().rindex(b"/Contents <") + len(b"/Contents ")
    end = signed().index(b">", start)
    places = [start, start + 1, start + 2, start + 40, end - 200, end - 2, end - 1, end]
    assert [place for place in places for bit in range(8) if is_sound(flipped(signed(), place, bit))] == []


@pytest.mark.parametrize("added", [b" ", b"\n", b"x", b"%%EOF\n"])
def test_what_was_added_is_found(added: bytes) -> None:
    assert not is_sound(signed() + added)


@pytest.mark.parametrize("cut", [1, 100, 3000])
def test_what_was_cut_off_is_found(cut: int) -> None:
    assert not is_sound(signed()[:-cut])


def test_an_unsigned_document_has_no_signature_and_no_fault() -> None:
    report = Report()
    assert (signatures(unsigned(), "a.pdf", (), report), report.diagnostics) == ((), ())


def test_no_pdf_is_told() -> None:
    report = Report()
    assert signatures(b"halo", "a.pdf", (), report) == ()
    assert [d.code for d in report.diagnostics] == ["SOP573"]


def test_trust_is_for_those_who_give_a_root() -> None:
    trusted = [signatures(signed(), "a.pdf", roots, Report())[0].trusted for roots in ((), read_roots(pem()))]
    assert trusted == [None, True]


def another_root() -> bytes:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Penerbit Lain")])
    return issued(name, name, key, key, NOW + timedelta(days=99), authority=True).public_bytes(serialization.Encoding.DER)


def test_another_root_is_not_trusted() -> None:
    assert signatures(signed(), "a.pdf", read_roots(another_root()), Report())[0].trusted is False


@pytest.mark.parametrize("data", [b"", b"halo", b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"])
def test_a_root_that_is_none_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # the library's own words
        read_roots(data)


def test_the_definition_builds_the_signed_document(tmp_path: Path) -> None:
    definition = agency(tmp_path)
    found = [origin(data, (definition,)) for data in (signed(), unsigned())]
    assert [(asal.definition, asal.versi, asal.built) for asal in found if asal] == [(definition, "", unsigned())] * 2


def test_a_document_of_another_mode_is_found_too(tmp_path: Path) -> None:
    definition = agency(tmp_path, "basah")
    asal = origin(signed(), (definition,))
    assert asal is not None
    assert asal.built == unsigned()


@pytest.mark.parametrize(("own", "asked"), [
    ("", None), ("", "SALINAN TIDAK TERKENDALI"), ("", "R&D <lama> é"),
    ("cap air: CONTOH\n", None), ("cap air: CONTOH\n", ""), ("cap air: CONTOH\n", "ARSIP"),
    ("cap air: [SALINAN, TIDAK, TERKENDALI, LAGI]\n", None),
])
def test_words_behind_the_text_are_those_that_its_build_asked_for(own: str, asked: str | None, tmp_path: Path) -> None:
    definition = agency(tmp_path, f"basah\n{own}")
    sheets = Compiler(Mode("", asked)).compile(definition).sheets
    assert sheets is not None
    ((_, built),) = render(sheets, "pdf")
    asal = origin(built + b"kemudian", (definition,))
    assert asal is not None
    assert asal.built == built


@pytest.mark.parametrize("words", ["A" * 81, "\x00\x1b", "&#0;", "\ud83d\ude00" * 20])
def test_hostile_words_only_fail_to_build_it(words: str, tmp_path: Path) -> None:
    definition = agency(tmp_path, "basah")
    hidden = f"<pdf:Keywords>Cap air: {words}</pdf:Keywords>".encode("utf-8", "surrogatepass")
    assert origin(hidden + unsigned("basah"), (definition,)) is None


def test_a_changed_definition_does_not_build_it(tmp_path: Path) -> None:
    assert origin(signed(), (agency(tmp_path, sop=SOP.replace("Mengisi", "Menulis")),)) is None


def test_a_definition_is_found_by_the_documents_name(tmp_path: Path) -> None:
    definition = agency(tmp_path)
    found = [namesakes(Path(name), (definition,)) for name in ("kunci.pdf", "kunci-tte.pdf", "lain.pdf")]
    assert found == [(definition,), (definition,), ()]


CHANGES = st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=200)


def damaged(data: bytes, changes: list[tuple[float, int]]) -> bytes:
    found = bytearray(data)
    for share, value in changes:
        found[int(share * len(data))] = value
    return bytes(found)


@settings(max_examples=60, deadline=None)
@given(CHANGES)
def test_a_damaged_signed_document_is_told_and_raises_nothing(changes: list[tuple[float, int]]) -> None:
    data = damaged(signed(), changes)
    assert data == signed() or not is_sound(data)


@settings(max_examples=60, deadline=None)
@given(CHANGES)
def test_a_damaged_document_is_signed_as_it_is_or_refused(changes: list[tuple[float, int]]) -> None:
    data, report = damaged(unsigned(), changes), Report()
    made = sign(order(data), report)
    assert report.has_galat if made is None else made.startswith(data)
