"""A PKCS#12 file and its password → the key that signs; a certificate → what it says about a person."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from asn1crypto import pkcs12, x509
from cryptography.hazmat.primitives.serialization.pkcs12 import load_pkcs12
from pyhanko.sign.signers import SimpleSigner

from sopdoc.diagnostics import Report, Span
from sopdoc.model.nilai import Nip
from sopdoc.signing.foreign import on_one_line

_NIP = re.compile(r"[0-9]{18}")


@dataclass(frozen=True, slots=True)
class Orang:
    """Who a certificate belongs to; `nip` and `jabatan` are "" where it does not say."""

    nama: str
    nip: str = ""
    jabatan: str = ""


def load_signer(data: bytes, shown: str, password: str, at: datetime, report: Report) -> SimpleSigner | None:
    """The key and its certificate, valid at `at`; SOP570 wrong password, SOP571 out of its time, SOP572 no such file."""
    place = Span(shown)
    if not _is_pkcs12(data):
        report.galat("SOP572", f"{shown} bukan berkas sertifikat .p12", place, hint="pakai berkas .p12 atau .pfx dari penerbit sertifikat")
        return None
    try:
        held = load_pkcs12(data, password.encode() or None)
    except ValueError:
        hint = "ketik ulang kata sandinya; huruf besar dan kecil dibedakan"
        report.galat("SOP570", f"kata sandi {shown} salah", place, hint=hint)
        return None
    if held.key is None or held.cert is None:
        hint = "ekspor ulang sertifikat beserta kunci pribadinya"
        report.galat("SOP572", f"{shown} tidak memuat sertifikat beserta kuncinya", place, hint=hint)
        return None
    begin, end = held.cert.certificate.not_valid_before_utc, held.cert.certificate.not_valid_after_utc
    if not begin <= at <= end:
        said = f"berlaku {begin.date().isoformat()} sampai {end.date().isoformat()}"
        report.galat("SOP571", "sertifikat tidak berlaku pada saat ini", place, said, "perbarui sertifikat pada penerbitnya")
        return None
    signer: SimpleSigner = SimpleSigner.load_pkcs12_data(data, (), password.encode() or None)
    signer.embed_roots = False      # who verifies trusts a root of his own; one in here would only be bytes that nothing protects
    return signer


def _is_pkcs12(data: bytes) -> bool:
    try:
        return bool(pkcs12.Pfx.load(data, strict=True)["version"].native)
    except (ValueError, TypeError):
        return False


def person_of(certificate: x509.Certificate) -> Orang:
    """Common name, title, and the NIP where the subject's serial number or user id is one."""
    subject: Mapping[str, object] = certificate.subject.native
    words = {key: on_one_line(" ".join(map(str, value)) if isinstance(value, list) else value) for key, value in subject.items()}
    numbers = (re.sub(r"\s", "", words.get(key, "")) for key in ("serial_number", "user_id"))
    nip = next((Nip(number).cetak() for number in numbers if _NIP.fullmatch(number)), "")
    return Orang(words.get("common_name") or on_one_line(certificate.subject.human_friendly), nip, words.get("title", ""))
