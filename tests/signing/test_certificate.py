"""Certificates: what they say about a person, when they can sign, what is no certificate at all."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, NoEncryption
from cryptography.hazmat.primitives.serialization.pkcs12 import serialize_key_and_certificates
from cryptography.x509.oid import NameOID
from pyhanko.keys.internal import translate_pyca_cryptography_cert_to_asn1

from signing.certificates import JABATAN, NAMA, NIP, NOW, PASSWORD, issued, p12, pem, root
from sopdoc.diagnostics import Report
from sopdoc.signing.certificate import Orang, load_signer, person_of

PRINTED = "19800102 200501 1 003"
BEGIN, END = NOW - timedelta(days=999), NOW + timedelta(days=365)


def certificate(*subject: tuple[x509.ObjectIdentifier, str]) -> tuple[x509.Certificate, ec.EllipticCurvePrivateKey]:
    """One for a person with these entries in its subject."""
    issuer, issuing = root()
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(kind, value) for kind, value in subject])
    return issued(name, issuer.subject, key, issuing, END, authority=False), key


def person(*subject: tuple[x509.ObjectIdentifier, str]) -> Orang:
    found: asn1.Certificate = translate_pyca_cryptography_cert_to_asn1(certificate(*subject)[0])
    return person_of(found)


CN, SERIAL, USER, TITLE = NameOID.COMMON_NAME, NameOID.SERIAL_NUMBER, NameOID.USER_ID, NameOID.TITLE


@pytest.mark.parametrize(("subject", "found"), [
    ([(CN, NAMA)], Orang(NAMA)),
    ([(CN, NAMA), (TITLE, JABATAN)], Orang(NAMA, "", JABATAN)),
    ([(CN, NAMA), (TITLE, "Plt. Camat"), (TITLE, "Lurah")], Orang(NAMA, "", "Plt. Camat Lurah")),
    ([(CN, NAMA), (SERIAL, NIP)], Orang(NAMA, PRINTED)),
    ([(CN, NAMA), (SERIAL, PRINTED)], Orang(NAMA, PRINTED)),
    ([(CN, NAMA), (USER, NIP)], Orang(NAMA, PRINTED)),
    ([(CN, NAMA), (SERIAL, "A-17"), (USER, NIP)], Orang(NAMA, PRINTED)),
    ([(CN, NAMA), (SERIAL, NIP + "1")], Orang(NAMA)),
    ([(CN, NAMA), (SERIAL, NIP[1:])], Orang(NAMA)),
    ([(CN, "Budi\n  Sertifikat   dipercaya")], Orang("Budi   Sertifikat   dipercaya")),
    ([(CN, NAMA), (TITLE, "Camat\x1b[2J\u202e")], Orang(NAMA, "", "Camat\ufffd[2J\ufffd")),
    ([(NameOID.ORGANIZATION_NAME, "Dinas Uji")], Orang("Organization: Dinas Uji")),
], ids=["name", "title", "two titles", "serial number", "printed", "user id", "the other of the two", "longer", "shorter", "a line of ours",
        "to the terminal", "no name"])
def test_who_a_certificate_belongs_to(subject: list[tuple[x509.ObjectIdentifier, str]], found: Orang) -> None:
    assert person(*subject) == found


def codes(data: bytes, password: str = PASSWORD, at: datetime = NOW) -> list[str]:
    """Why nothing can be signed with it."""
    report = Report()
    assert (load_signer(data, "a.p12", password, at, report) is None) == bool(report.diagnostics)
    return [d.code for d in report.diagnostics]


SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(("at", "found"), [(BEGIN - SECOND, ["SOP571"]), (BEGIN, []), (NOW, []), (END, []), (END + SECOND, ["SOP571"])])
def test_a_certificate_signs_from_its_first_to_its_last_second(at: datetime, found: list[str]) -> None:
    assert codes(p12(), at=at) == found


def test_a_file_without_password_needs_none() -> None:
    made, key = certificate((CN, NAMA))
    data = serialize_key_and_certificates(b"uji", key, made, None, NoEncryption())
    assert codes(data, "") == []


def test_a_file_without_key_does_not_sign() -> None:
    data = serialize_key_and_certificates(b"uji", None, None, [certificate((CN, NAMA))[0]], BestAvailableEncryption(PASSWORD.encode()))
    assert codes(data) == ["SOP572"]


@pytest.mark.parametrize("data", [b"", b"halo", pem(), p12()[:-1], p12() + b"0", b"0" * 99])
def test_what_is_no_certificate_file_is_told(data: bytes) -> None:
    assert codes(data) == ["SOP572"]


def test_the_root_does_not_go_with_the_signature() -> None:
    signer = load_signer(p12(), "a.p12", PASSWORD, NOW, Report())
    assert signer is not None
    assert not signer.embed_roots
