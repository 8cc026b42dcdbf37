"""A finished PDF, a certificate and a time → the same PDF with an electronic signature behind it (PAdES B-B, B-T with a TSA).

The bytes of the document stay as they are; what signing adds is written after them, so that everybody can see what was
signed.  Whether it may be signed is for `refusal` to say.
"""

from __future__ import annotations

import asyncio
import hashlib
import io
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from pyhanko.pdf_utils.content import PdfContent
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import AxisAlignment, BoxConstraints, Margins, SimpleBoxLayoutRule
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes
from pyhanko.sign.timestamps import HTTPTimeStamper, TimeStamper, TimestampRequestError
from pyhanko.stamp import StaticStampStyle

from sopdoc.diagnostics import Report, Span
from sopdoc.geometry import Size
from sopdoc.layout.text.fonts import built_in
from sopdoc.render.pdf.drawing import drawing_pdf
from sopdoc.signing.certificate import Orang, load_signer, person_of
from sopdoc.signing.foreign import Damaged, foreign, on_one_line, open_pdf
from sopdoc.signing.looks import field_size, signature_fields
from sopdoc.signing.stamp import Stamp, stamp_items

_WHOLE = SimpleBoxLayoutRule(AxisAlignment.ALIGN_MIN, AxisAlignment.ALIGN_MIN, Margins())


@dataclass(frozen=True, slots=True)
class SigningOrder:
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


@dataclass(frozen=True, slots=True)
class _Field:
    """A signature field; `size` has no area where it is not drawn."""

    filled: bool
    size: Size


class _Appending(IncrementalPdfFileWriter):
    """Leaves the document's description of itself alone: rewritten by pyHanko it is no valid PDF/A metadata any more."""

    def _update_meta(self) -> None:
        pass


def sign(order: SigningOrder, report: Report) -> bytes | None:
    """The signed document; None with the reasons in the report."""
    signer = load_signer(order.p12, order.shown_p12, order.password, order.at, report)
    fields = _fields(order, report)
    name = _choose(fields, order, report) if fields is not None else None
    if signer is None or fields is None or name is None:
        return None
    assert signer.signing_cert is not None
    orang = person_of(signer.signing_cert)
    drawing = _stamp(orang, fields[name].size, order)      # ours, so out of the call of what is not
    try:
        return foreign(lambda: asyncio.run(_signed(name, orang, drawing, signer, order)))
    except TimestampRequestError as fault:
        hint = "periksa alamat dan jaringannya, atau tanda tangani tanpa --tsa"
        report.galat("SOP579", "layanan cap waktu tidak menjawab dengan benar", Span(order.shown), on_one_line(fault)[:100], hint)
    except Damaged as fault:      # a part that only signing looks at is damaged, or the document forbids it
        report.galat("SOP573", f"{order.shown} tidak dapat ditandatangani", Span(order.shown), str(fault)[:100])
    return None


def time_service(address: str) -> TimeStamper:
    """The time-stamping authority at an address (RFC 3161)."""
    return HTTPTimeStamper(address, timeout=20)


def _fields(order: SigningOrder, report: Report) -> dict[str, _Field] | None:
    """The document's signature fields by name."""
    reason = "bukan PDF yang utuh"
    try:
        reader = open_pdf(order.pdf)
        if not foreign(lambda: reader.encrypted):
            return foreign(lambda: {name: _Field(filled, field_size(held)) for name, held, filled in signature_fields(reader)})
        reason = "terkunci kata sandi"
    except Damaged:
        pass        # told below
    report.galat("SOP573", f"{order.shown} tidak dapat dibaca", Span(order.shown), reason, "tanda tangani PDF yang disusun sopdoc")
    return None


def _choose(fields: dict[str, _Field], order: SigningOrder, report: Report) -> str | None:
    """The field to sign (SOP574 none that can be meant, SOP575 signed already)."""
    place = Span(order.shown)
    empty = [name for name, field in fields.items() if not field.filled]
    named = on_one_line(", ".join(fields))
    if not fields:
        hint = "susun dengan `tanda tangan: tte` di instansi.yaml, atau `sopdoc build --mode tte`"
        report.galat("SOP574", f"{order.shown} tidak punya ruas tanda tangan", place, hint=hint)
    elif order.field and order.field not in fields:
        report.galat("SOP574", f'ruas "{order.field}" tidak ada di {order.shown}', place, hint=f"ruas yang ada: {named}")
    elif not empty or (order.field and fields[order.field].filled):
        name = order.field or named
        hint = "periksa dengan `sopdoc verify`; untuk menandatangani lagi, susun ulang PDF-nya"
        report.galat("SOP575", f'ruas "{name}" di {order.shown} sudah ditandatangani', place, hint=hint)
    elif not order.field and len(empty) > 1:
        hint = f"pilih dengan --field: {on_one_line(', '.join(empty))}"
        report.galat("SOP574", f"{order.shown} punya beberapa ruas tanda tangan", place, hint=hint)
    else:
        return order.field or empty[0]
    return None


def _stamp(orang: Orang, size: Size, order: SigningOrder) -> bytes:
    """The stamp as a page of its own; b"" for a field that is not drawn."""
    if not size.w * size.h:
        return b""
    fonts = built_in()
    stamp = Stamp(replace(orang, jabatan=orang.jabatan or order.jabatan), order.at, hashlib.sha256(order.pdf).hexdigest())
    return drawing_pdf(stamp_items(stamp, size, fonts), size, fonts)


async def _signed(field: str, orang: Orang, drawing: bytes, signer: SimpleSigner, order: SigningOrder) -> bytes:
    """pyHanko's own steps, with our time instead of the clock's."""
    writer = _Appending(io.BytesIO(order.pdf), strict=False)
    about = PdfSignatureMetadata(field_name=field, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES, name=orang.nama)
    session = PdfSigner(about, signer, timestamper=order.tsa, stamp_style=_Style(drawing=drawing)).init_signing_session(writer, True)
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
    drawing: bytes = b""

    def create_stamp(self, writer: Any, box: BoxConstraints, text_params: dict[str, Any]) -> Any:
        style = StaticStampStyle(border_width=0, background=_Drawing(self.drawing, box), background_layout=_WHOLE)
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
