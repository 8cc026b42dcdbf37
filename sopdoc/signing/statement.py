"""A signature in a PDF → what it says, and what pyHanko makes of it: facts without judgement.

Works offline: certificates are followed to the roots that are given, nothing is fetched.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from asn1crypto import cms, x509
from pyhanko.pdf_utils.generic import DictionaryObject
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature, validate_pdf_timestamp
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import SignatureStatus
from pyhanko_certvalidator import ValidationContext

from sopdoc.signing.certificate import Orang, person_of
from sopdoc.signing.foreign import on_one_line
from sopdoc.signing.policy import POLICY

for _name in ("pyhanko", "pyhanko_certvalidator"):      # they log what they find wrong, with stack traces; we say it ourselves
    logging.getLogger(_name).propagate = False
    logging.getLogger(_name).addHandler(logging.NullHandler())

_STAMP = "signature_time_stamp_token"


@dataclass(frozen=True, slots=True)
class Statement:
    """What a signature says, in the order in which it is judged.  `made` is the number of the revision that it was made in."""

    field: str
    orang: Orang
    at: datetime | None             # the signer's claim, or what the time service says where there is one
    stamped: bool
    trusted: bool
    made: int
    covered: tuple[int, ...]        # begin, length, begin, length of what it signs
    contents: bytes                 # the signature itself
    intact: bool                    # is what it covers what was signed?
    valid: bool                     # was it signed with the key of the certificate?
    stamp_holds: bool
    tidy: bool                      # do the parts that no digest protects say what they must?
    added: tuple[str, ...]          # unsigned attributes other than one time stamp
    obeyed: bool                    # is everything that came later allowed by it?


def read_statement(reader: PdfFileReader, field: str, held: DictionaryObject, roots: Sequence[x509.Certificate]) -> Statement:
    """The signature in a field; raises whatever pyHanko stumbles over."""
    signature = EmbeddedPdfSignature(reader, held, field)
    claimed = signature.self_reported_timestamp
    context = ValidationContext(trust_roots=list(roots), allow_fetching=False, moment=claimed, best_signature_time=claimed)
    status: SignatureStatus
    at: datetime | None
    if signature.sig_object_type == "/DocTimeStamp":        # a time service's own signature
        status = document = validate_pdf_timestamp(signature, context, diff_policy=POLICY)
        at, stamped, stamp_holds, obeyed = document.timestamp, True, True, True
    else:
        status = own = validate_pdf_signature(signature, context, diff_policy=POLICY)
        stamp = own.timestamp_validity
        at, stamped = (stamp.timestamp, True) if stamp else (claimed, False)
        stamp_holds, obeyed = stamp is None or bool(stamp.intact and stamp.valid), bool(own.docmdp_ok)
    restricts = signature.docmdp_level is not None or signature.fieldmdp is not None
    return Statement(
        on_one_line(field), person_of(signature.signer_cert), at, stamped, bool(status.trusted), signature.signed_revision,
        tuple(map(int, signature.byte_range)), signature.pkcs7_content, bool(status.intact), bool(status.valid), stamp_holds,
        _is_regular(signature.signed_data), tuple(_unsigned(signature.signer_info)), obeyed or not restricts,
    )


def _unsigned(signer: cms.SignerInfo) -> Iterator[str]:
    """Attributes that anybody can add: all beside one time stamp."""
    attributes = signer["unsigned_attrs"] or ()
    names = [str(attribute["type"].native) for attribute in attributes for _ in attribute["values"] or (None,)]
    if _STAMP in names:
        names.remove(_STAMP)
    yield from names


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
