"""What somebody can do to a finished PDF, as functions from bytes to bytes."""

from __future__ import annotations

import asyncio
import hashlib
import io
import re
from collections.abc import Callable

from asn1crypto import cms
from pyhanko.pdf_utils import generic as pdf
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import SigFieldSpec, append_signature_field
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, PdfTimeStamper, SimpleSigner

from signing.certificates import PASSWORD, p12, time_stamper

Name = pdf.pdf_name
Writer = IncrementalPdfFileWriter


def updated(data: bytes, change: Callable[[Writer], object]) -> bytes:
    """The PDF with one more revision."""
    writer = Writer(io.BytesIO(data), strict=False)
    change(writer)
    output = io.BytesIO()
    writer.write(output)
    return output.getvalue()


def _page(writer: Writer) -> tuple[pdf.IndirectObject, pdf.DictionaryObject]:
    held = writer.root["/Pages"]["/Kids"].raw_get(0)
    return held, held.get_object()


def new_contents(writer: Writer) -> None:
    """The page shows something else."""
    held, page = _page(writer)
    page["/Contents"] = writer.add_object(pdf.StreamObject(stream_data=b"BT /F1 30 Tf 72 400 Td (uang muka) Tj ET"))
    writer.mark_update(held)


def overwritten_contents(writer: Writer) -> None:
    """The page is as it was; the object that it draws is not."""
    _, page = _page(writer)
    held = page.raw_get("/Contents")
    stream = held[0] if isinstance(held, list) else held.get_object()
    stream._data, stream._encoded_data = b"BT ET", None
    writer.mark_update(stream.container_ref)


def one_more_page(writer: Writer) -> None:
    tree = writer.root["/Pages"]
    page = pdf.DictionaryObject({Name("/Type"): Name("/Page"), Name("/Parent"): writer.root.raw_get("/Pages")})
    tree["/Kids"].append(writer.add_object(page))
    tree["/Count"] = pdf.NumberObject(int(tree["/Count"]) + 1)
    writer.update_container(tree["/Kids"])
    writer.update_container(tree)


def note(kind: str, **entries: pdf.PdfObject) -> Callable[[Writer], None]:
    """An annotation over the words of the first page."""

    def change(writer: Writer) -> None:
        held, page = _page(writer)
        box = pdf.ArrayObject(map(pdf.NumberObject, (100, 300, 400, 500)))
        made = pdf.DictionaryObject({
            Name("/Type"): Name("/Annot"), Name("/Subtype"): Name(kind), Name("/Rect"): box, Name("/F"): pdf.NumberObject(4),
            **{Name(f"/{key}"): value for key, value in entries.items()},
        })
        added = writer.add_object(made)
        page["/Annots"] = pdf.ArrayObject([*page.get("/Annots", ()), added])
        writer.mark_update(held)
        if "FT" in entries:
            writer.root["/AcroForm"]["/Fields"].append(added)
            writer.update_container(writer.root["/AcroForm"])

    return change


def picture(writer: Writer) -> pdf.DictionaryObject:
    """An appearance that shows something."""
    box = pdf.ArrayObject(map(pdf.NumberObject, (0, 0, 300, 200)))
    about = {Name("/Type"): Name("/XObject"), Name("/Subtype"): Name("/Form"), Name("/BBox"): box}
    stream = pdf.StreamObject(about, stream_data=b"0 0 9 9 re f")
    return pdf.DictionaryObject({Name("/N"): writer.add_object(stream)})


def field(box: tuple[int, int, int, int] = (50, 10, 200, 40), **entries: pdf.PdfObject) -> Callable[[Writer], None]:
    """One more signature field, with entries that fields need not have."""

    def change(writer: Writer) -> None:
        append_signature_field(writer, SigFieldSpec("saksi", box=box))
        made = writer.root["/AcroForm"]["/Fields"][-1]
        for key, value in entries.items():
            made[Name(f"/{key}")] = value(writer) if callable(value) else value
        writer.update_container(made)

    return change


def in_catalogue(key: str) -> Callable[[Writer], None]:
    def change(writer: Writer) -> None:
        writer.root[Name(key)] = pdf.ArrayObject()
        writer.update_root()

    return change


def new_title(writer: Writer) -> None:
    writer.set_info(pdf.DictionaryObject({**writer.trailer["/Info"], Name("/Title"): pdf.pdf_string("Lain")}))


def new_description(writer: Writer) -> None:
    """Another title in the XMP packet; the one that older programs show stays."""
    held = writer.root.raw_get("/Metadata")
    told = held.get_object()
    changed = re.sub(rb"Peminjaman Kunci", b"Lain", told.data)
    assert changed != told.data
    told._data, told._encoded_data = changed, None
    writer.mark_update(held)


def on_page(key: str, value: pdf.PdfObject | None) -> Callable[[Writer], None]:
    """The first page with another entry, or without one."""

    def change(writer: Writer) -> None:
        held, page = _page(writer)
        page.pop(Name(key), None)
        if value is not None:
            page[Name(key)] = value
        writer.mark_update(held)

    return change


def loose_object(writer: Writer) -> None:
    writer.add_object(pdf.pdf_string("tidak dirujuk siapa pun"))


def by_hand(data: bytes, objects: bytes = b"", entries: str = "", before: bytes = b"", trailer: str = "") -> bytes:
    """A revision with a cross-reference table; `entries` are its sections, in which {0} is where `objects` begins."""
    old = PdfFileReader(io.BytesIO(data), strict=False)
    start = len(data) + len(before)
    table = start + len(objects)
    lines = f"xref\n0 1\n0000000000 65535 f\r\n{entries.format(f'{start:010}')}trailer\n"
    root, size = old.trailer.raw_get("/Root"), int(old.trailer["/Size"])
    end = f"<</Size {size + 1}/Root {root.idnum} 0 R/Prev {old.last_startxref}{trailer}>>\nstartxref\n{table}\n%%EOF\n"
    return data + before + objects + lines.encode() + end.encode()


def signed_by_library(data: bytes, name: str, spec: SigFieldSpec | None = None, **about: object) -> bytes:
    """A signature as other programs make it: with their own look, and notes about the last change."""
    output = io.BytesIO()
    signer = _Unruly(PdfSignatureMetadata(field_name=name, md_algorithm="sha256", **about), _signer(), new_field_spec=spec)
    signer.sign_pdf(Writer(io.BytesIO(data), strict=False), output=output)
    return output.getvalue()


class _Unruly(PdfSigner):
    """Signs although an earlier signature forbids it."""

    def _enforce_certification_constraints(self, reader: PdfFileReader) -> None:
        pass


def stamped_by_library(data: bytes) -> bytes:
    """A time service's signature over the whole document, as archives add it."""
    output = io.BytesIO()
    PdfTimeStamper(time_stamper()).timestamp_pdf(Writer(io.BytesIO(data), strict=False), "sha256", output=output)
    return output.getvalue()


def _signer() -> SimpleSigner:
    signer = SimpleSigner.load_pkcs12_data(p12(), (), PASSWORD.encode())
    signer.embed_roots = False
    return signer


CONTENTS = re.compile(rb"/Contents <([0-9a-fA-F]+)>")


def edited(data: bytes, change: Callable[[cms.ContentInfo], None]) -> bytes:
    """The PDF whose last signature was changed where nothing protects it."""
    place = list(CONTENTS.finditer(data))[-1]
    held = cms.ContentInfo.load(bytes.fromhex(place[1].decode()))
    change(held)
    changed = held.dump(force=True).hex().ljust(len(place[1]), "0").encode()
    assert len(changed) == len(place[1])
    return data[:place.start(1)] + changed + data[place.end(1):]


def resigned(data: bytes, covered: Callable[[int, int, int], tuple[int, ...]]) -> bytes:
    """The PDF signed again over other bytes: `covered` has where the signature's room begins and ends and how long the file is."""
    place = list(CONTENTS.finditer(data))[-1]
    begin, end = place.start(1) - 1, place.end(1) + 1
    ranges = covered(begin, end, len(data))
    old = list(re.finditer(rb"/ByteRange \[[0-9 ]*\] *", data))[-1]
    data = data[:old.start()] + f"/ByteRange [{' '.join(map(str, ranges))}]".encode().ljust(len(old[0])) + data[old.end():]
    digest = hashlib.sha256(b"".join(data[at:at + length] for at, length in zip(ranges[::2], ranges[1::2], strict=True))).digest()
    made = asyncio.run(_signer().async_sign(digest, "sha256"))
    return data[:begin + 1] + made.dump().hex().ljust(len(place[1]), "0").encode() + data[end - 1:]


def one_more_digest(held: cms.ContentInfo) -> None:
    """Names an algorithm that the signature does not use."""
    held["content"]["digest_algorithms"] = cms.DigestAlgorithms([{"algorithm": "sha256"}, {"algorithm": "sha512"}])
