"""A finished PDF, a certificate and a time → the same PDF with an electronic signature behind it (PAdES B-B, B-T with a TSA).

The bytes of the document stay as they are; what signing adds is written after them, so that everybody can see what was
signed.
"""

from __future__ import annotations

import asyncio
import hashlib
import io
import zlib
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from pyhanko.pdf_utils.content import PdfContent
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import AxisAlignment, BoxConstraints, Margins, SimpleBoxLayoutRule
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import SigSeedSubFilter, enumerate_sig_fields
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes
from pyhanko.sign.timestamps import HTTPTimeStamper, TimeStamper, TimestampRequestError
from pyhanko.stamp import StaticStampStyle

from sopdoc.diagnostics import Report, Span
from sopdoc.geometry import Size, pt
from sopdoc.layout.fonts import built_in
from sopdoc.render.pdf_drawing import drawing_pdf
from sopdoc.signing.certificate import load_signer, person_of
from sopdoc.signing.stamp import Stamp, stamp_items

UNREADABLE = (      # what pyHanko raises for damaged files, by trial with thousands of them
    PdfError, ValueError, KeyError, TypeError, IndexError, AttributeError, AssertionError, NotImplementedError, RecursionError,
    OverflowError, zlib.error,
)


_WHOLE = SimpleBoxLayoutRule(AxisAlignment.ALIGN_MIN, AxisAlignment.ALIGN_MIN, Margins())


@dataclass(frozen=True, slots=True)
class Order:
    """What to sign and with what; `shown` and `shown_p12` are the files as the user named them.

    `field` is "" for the only empty one; `jabatan` is printed where the certificate names none; `at` is the time of signing.
    """

    pdf: bytes
    shown: str
    p12: bytes
    shown_p12: str
    password: str
    at: datetime
    field: str = ""
    jabatan: str = ""
    tsa: TimeStamper | None = None


class _Appending(IncrementalPdfFileWriter):
    """Leaves the document's description of itself alone: rewritten by pyHanko it is no valid PDF/A metadata any more."""

    def _update_meta(self) -> None:
        pass


def sign(order: Order, report: Report) -> bytes | None:
    """The signed document; None with the reasons in the report."""
    signer = load_signer(order.p12, order.shown_p12, order.password, order.at, report)
    writer, fields = _open(order, report)
    field = _choose(fields, order, report) if writer else None
    if signer is None or writer is None or field is None:
        return None
    try:
        return asyncio.run(_signed(writer, field, signer, order))
    except TimestampRequestError as fault:
        hint = "periksa alamat dan jaringannya, atau tanda tangani tanpa --tsa"
        report.galat("SOP579", "layanan cap waktu tidak menjawab dengan benar", Span(order.shown), str(fault)[:100], hint)
    except UNREADABLE as fault:      # a part that only signing looks at is damaged, or the document forbids it
        report.galat("SOP573", f"{order.shown} tidak dapat ditandatangani", Span(order.shown), str(fault)[:100])
    return None


def time_service(address: str) -> TimeStamper:
    """The time-stamping authority at an address (RFC 3161)."""
    return HTTPTimeStamper(address, timeout=20)


def _open(order: Order, report: Report) -> tuple[IncrementalPdfFileWriter | None, dict[str, bool]]:
    """A writer behind the document, and its signature fields: by name, whether each is filled."""
    try:
        writer = _Appending(io.BytesIO(order.pdf), strict=False)
        if not writer.prev.encrypted:
            return writer, {name: value is not None for name, value, _ in enumerate_sig_fields(writer)}
        reason = "terkunci kata sandi"
    except UNREADABLE:
        reason = "bukan PDF yang utuh"
    report.galat("SOP573", f"{order.shown} tidak dapat dibaca", Span(order.shown), reason, "tanda tangani PDF yang disusun sopdoc")
    return None, {}


def _choose(fields: dict[str, bool], order: Order, report: Report) -> str | None:
    """The field to sign (SOP574 none that can be meant, SOP575 signed already)."""
    place = Span(order.shown)
    empty = [name for name, filled in fields.items() if not filled]
    named = ", ".join(fields)
    if not fields:
        hint = "susun dengan `tanda tangan: tte` di instansi.yaml, atau `sopdoc build --mode tte`"
        report.galat("SOP574", f"{order.shown} tidak punya ruas tanda tangan", place, hint=hint)
    elif order.field and order.field not in fields:
        report.galat("SOP574", f'ruas "{order.field}" tidak ada di {order.shown}', place, hint=f"ruas yang ada: {named}")
    elif fields.get(order.field) or not empty:
        name = order.field or named
        hint = "periksa dengan `sopdoc verify`; untuk menandatangani lagi, susun ulang PDF-nya"
        report.galat("SOP575", f'ruas "{name}" di {order.shown} sudah ditandatangani', place, hint=hint)
    elif not order.field and len(empty) > 1:
        report.galat("SOP574", f"{order.shown} punya beberapa ruas tanda tangan", place, hint=f"pilih dengan --field: {', '.join(empty)}")
    else:
        return order.field or empty[0]
    return None


async def _signed(writer: IncrementalPdfFileWriter, field: str, signer: SimpleSigner, order: Order) -> bytes:
    """pyHanko's own steps, with our time instead of the clock's."""
    assert signer.signing_cert is not None
    orang = person_of(signer.signing_cert)
    stamp = Stamp(replace(orang, jabatan=orang.jabatan or order.jabatan), order.at, hashlib.sha256(order.pdf).hexdigest())
    about = PdfSignatureMetadata(field_name=field, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES, name=orang.nama)
    session = PdfSigner(about, signer, timestamper=order.tsa, stamp_style=_Style(stamp=stamp)).init_signing_session(writer, True)
    session.system_time = order.at
    checked = await session.perform_presign_validation(writer)
    room = await session.estimate_signature_container_size(checked)
    document = session.prepare_tbs_document(checked, room)
    output = io.BytesIO()
    digest, _ = document.digest_tbs_document(output=output)
    done = await document.perform_signature(digest.document_digest, PdfCMSSignedAttributes(signing_time=order.at))
    await done.post_signature_processing(output)
    return output.getvalue()


@dataclass(frozen=True)
class _Style(StaticStampStyle):
    """pyHanko's stamp without anything of pyHanko's: our drawing fills the field."""

    border_width: int = 0
    stamp: Stamp | None = None

    def create_stamp(self, writer: Any, box: BoxConstraints, text_params: dict[str, Any]) -> Any:
        assert self.stamp is not None
        size, fonts = Size(pt(float(box.width)), pt(float(box.height))), built_in()
        drawing = _Drawing(drawing_pdf(stamp_items(self.stamp, size, fonts), size, fonts), box)
        style = StaticStampStyle(border_width=0, background=drawing, background_layout=_WHOLE)
        return style.create_stamp(writer, box, text_params)


class _Drawing(PdfContent):
    """A one-page PDF as content of another."""

    def __init__(self, data: bytes, box: BoxConstraints) -> None:
        super().__init__(box=box)
        self.data = data

    def render(self) -> bytes:
        page = self._ensure_writer.import_page_as_xobject(PdfFileReader(io.BytesIO(self.data)))
        self.resources.xobject[pdf_name("/Cap")] = page
        return b"/Cap Do"
