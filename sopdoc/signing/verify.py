"""A PDF's bytes → what its signatures say: by whom, when, whether every byte is what was signed.

Works offline: certificates are followed to the roots that are given, nothing is fetched.  Whether a root can be trusted is
for those who give it to know.
"""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from asn1crypto import cms, parser, pem, x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import SignatureCoverageLevel, validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import PdfSignatureStatus
from pyhanko_certvalidator import ValidationContext

from sopdoc.diagnostics import Report, Span
from sopdoc.signing.certificate import Orang, person_of
from sopdoc.signing.sign import UNREADABLE

for _name in ("pyhanko", "pyhanko_certvalidator"):      # they log what they find wrong, with stack traces; we say it ourselves
    logging.getLogger(_name).propagate = False
    logging.getLogger(_name).addHandler(logging.NullHandler())

_PADDED = re.compile(rb"<((?:[0-9a-f]{2})+|(?:[0-9A-F]{2})+)>")


@dataclass(frozen=True, slots=True)
class TandaTangan:
    """One signature.  `whole`: no signed byte was changed and nothing was added but what signing adds.

    `at` is the signer's own claim unless `stamped` by a time service; `trusted`: the certificate leads to a given root, None
    when none was given.
    """

    field: str
    orang: Orang
    at: datetime | None
    whole: bool
    covers: bool            # the whole file as it is now
    stamped: bool
    trusted: bool | None


def signatures(data: bytes, shown: str, roots: Sequence[x509.Certificate], report: Report) -> tuple[TandaTangan, ...]:
    """All signatures, in the order of signing; SOP573 for what is no PDF, SOP580 for a signature that cannot be read any more."""
    try:
        found = PdfFileReader(io.BytesIO(data), strict=False).embedded_regular_signatures
    except UNREADABLE:
        report.galat("SOP573", f"{shown} tidak dapat dibaca", Span(shown), "bukan PDF yang utuh", "minta berkas aslinya")
        return ()
    result = []
    for signature in found:
        try:
            result.append(_look_at(signature, data, roots, last=signature is found[-1]))
        except UNREADABLE as fault:
            message = f'tanda tangan di ruas "{signature.field_name}" rusak'
            report.galat("SOP580", message, Span(shown), str(fault)[:80], "minta berkas aslinya")
    return tuple(result)


def read_roots(data: bytes) -> tuple[x509.Certificate, ...]:
    """Certificates of a PEM or DER file; raises ValueError for anything else."""
    if not pem.detect(data):
        return (_certificate(data),)
    return tuple(_certificate(der) for _, _, der in pem.unarmor(data, multiple=True))


def _certificate(der: bytes) -> x509.Certificate:
    certificate = x509.Certificate.load(der, strict=True)
    certificate.native      # noqa: B018  # parsed now, so that a broken one is told here
    return certificate


def _look_at(signature: EmbeddedPdfSignature, data: bytes, roots: Sequence[x509.Certificate], last: bool) -> TandaTangan:
    claimed = signature.self_reported_timestamp
    context = ValidationContext(trust_roots=list(roots), allow_fetching=False, moment=claimed, best_signature_time=claimed)
    status = validate_pdf_signature(signature, context)
    stamp = status.timestamp_validity
    covers = status.coverage is SignatureCoverageLevel.ENTIRE_FILE
    return TandaTangan(
        signature.field_name, person_of(signature.signer_cert), stamp.timestamp if stamp else claimed,
        whole=bool(status.intact and status.valid and _is_clean(signature, data) and (covers or (not last and _only_signed(status)))),
        covers=covers, stamped=stamp is not None, trusted=bool(status.trusted) if roots else None,
    )


def _only_signed(status: PdfSignatureStatus) -> bool:
    """What came after it are further signatures and nothing else."""
    level = status.modification_level
    return level is not None and level <= ModificationLevel.FORM_FILLING


def _is_clean(signature: EmbeddedPdfSignature, data: bytes) -> bool:
    """Is the room of the signature, which it cannot cover itself, filled with it and with zeros alone?"""
    _, first, second, _ = signature.byte_range
    match = _PADDED.fullmatch(data[first:second])
    if match is None:
        return False
    held = bytes.fromhex(match[1].decode())
    return not held[parser.peek(held):].strip(b"\0") and _is_regular(signature.signed_data)


def _is_regular(signed: cms.SignedData) -> bool:
    """Do the parts that no digest protects say what they must (RFC 5652, 5.1 and 5.3)?  They only repeat what others say."""
    (signer,) = signed["signer_infos"]
    by_serial = signer["sid"].name == "issuer_and_serial_number"
    plain = by_serial and signed["encap_content_info"]["content_type"].native == "data"
    algorithm: bytes = signer["digest_algorithm"].dump()
    return (
        signer["version"].native == ("v1" if by_serial else "v3") and signed["version"].native == ("v1" if plain else "v3")
        and [found.dump() for found in signed["digest_algorithms"]] == [algorithm]
    )
