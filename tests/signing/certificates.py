"""Certificates made for a test: a root, and officials signed by it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization.pkcs12 import serialize_key_and_certificates
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.keys.internal import translate_pyca_cryptography_cert_to_asn1, translate_pyca_cryptography_key_to_asn1
from pyhanko.sign.timestamps import DummyTimeStamper

NOW = datetime(2026, 11, 21, 5, 30, tzinfo=UTC)
PASSWORD = "sandi-Uji 1"
NAMA, NIP, JABATAN = "Budi Santoso, S.H., M.Si.", "198001022005011003", "Kepala Dinas"


@cache
def root() -> tuple[x509.Certificate, ec.EllipticCurvePrivateKey]:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Penerbit Uji")])
    return issued(name, name, key, key, NOW + timedelta(days=999), authority=True), key


@cache
def p12(password: str = PASSWORD, days: int = 365, titled: bool = True, nip: str = NIP) -> bytes:
    """An official's certificate and key."""
    issuer, issuing = root()
    key = ec.generate_private_key(ec.SECP256R1())
    title = [x509.NameAttribute(NameOID.TITLE, JABATAN)] if titled else []
    serial = [x509.NameAttribute(NameOID.SERIAL_NUMBER, nip)] if nip else []
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAMA), *title, *serial])
    certificate = issued(subject, issuer.subject, key, issuing, NOW + timedelta(days=days), authority=False)
    return serialize_key_and_certificates(
        b"uji", key, certificate, [issuer], serialization.BestAvailableEncryption(password.encode()),
    )


def pem() -> bytes:
    """The root's certificate."""
    return root()[0].public_bytes(serialization.Encoding.PEM)


Key = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey


@cache
def time_stamper() -> DummyTimeStamper:
    """A time service inside the process; the library's can only do RSA."""
    key = rsa.generate_private_key(65537, 2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Cap Waktu Uji")])
    certificate = issued(name, root()[0].subject, key, root()[1], NOW + timedelta(days=99), authority=False)
    return DummyTimeStamper(
        translate_pyca_cryptography_cert_to_asn1(certificate), translate_pyca_cryptography_key_to_asn1(key), fixed_dt=NOW,
    )


def issued(
    subject: x509.Name, issuer: x509.Name, key: Key, issuing: ec.EllipticCurvePrivateKey, end: datetime, authority: bool,
) -> x509.Certificate:
    usage = x509.KeyUsage(
        digital_signature=not authority, content_commitment=not authority, key_encipherment=False, data_encipherment=False,
        key_agreement=False, key_cert_sign=authority, crl_sign=authority, encipher_only=False, decipher_only=False,
    )
    builder = (
        x509.CertificateBuilder().subject_name(subject).issuer_name(issuer).public_key(key.public_key())
        .serial_number(x509.random_serial_number()).not_valid_before(NOW - timedelta(days=999)).not_valid_after(end)
        .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True).add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuing.public_key()), critical=False)
    )
    if not authority:
        builder = builder.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION]), critical=False)
    return builder.sign(issuing, hashes.SHA256())
