"""Signing: the document's bytes stay, PAdES comes behind them, what cannot be signed is told."""

from __future__ import annotations

import io
import re
import subprocess
from pathlib import Path

import page as validator
import pikepdf
import pytest
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import SigFieldSpec, append_signature_field
from tools import require_tool

from signing.certificates import JABATAN, NAMA, NOW, p12, pem, time_stamper
from signing.signed import AT, order, signed, unsigned
from sopdoc.diagnostics import Report
from sopdoc.signing.sign import SigningOrder, sign
from sopdoc.signing.verify import read_roots, signatures


def codes(made: SigningOrder) -> list[str]:
    report = Report()
    assert sign(made, report) is None
    return [d.code for d in report.diagnostics]


def two_fields(pdf: bytes) -> bytes:
    """The PDF with a second empty signature field."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    append_signature_field(writer, SigFieldSpec("saksi", box=(50, 50, 200, 100)))
    output = io.BytesIO()
    writer.write(output)
    return output.getvalue()


def test_the_documents_bytes_stay_as_they_were() -> None:
    assert signed().startswith(unsigned())


def test_the_signature_is_pades_in_the_sops_own_field() -> None:
    (found,) = PdfFileReader(io.BytesIO(signed())).embedded_signatures
    assert (found.field_name, found.sig_object["/SubFilter"]) == ("kunci", "/ETSI.CAdES.detached")
    assert found.sig_object["/Name"] == NAMA


def test_the_time_is_the_one_that_was_given() -> None:
    (found,) = PdfFileReader(io.BytesIO(signed())).embedded_signatures
    assert found.self_reported_timestamp == AT


@pytest.mark.parametrize("profile", ["2a", "ua1"])
def test_a_signed_document_can_still_be_kept_and_read_aloud(profile: str) -> None:
    assert [fault.rule_id for fault in validator.validate_pdf_bytes(signed(), profile=profile).failures] == []


def test_poppler_finds_the_signature_valid_and_the_whole_document_signed(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(signed())
    command = [require_tool("pdfsig"), "-nocert", str(tmp_path / "a.pdf")]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert "Signature is Valid." in done.stdout
    assert "Total document signed" in done.stdout


def test_the_stamp_is_drawn_with_embedded_fonts_of_ours() -> None:
    with pikepdf.open(io.BytesIO(signed())) as pdf:
        (widget,) = (note for note in pdf.pages[0].Annots if note.Subtype == "/Widget")
        ((_, inner),) = widget.AP.N.Resources.XObject.items()
        names = {str(font.BaseFont) for _, font in inner.Resources.Font.items()}
    assert names
    assert all(re.fullmatch(r"/[A-Z]{6}\+Arimo.*", name) for name in names)


def words(data: bytes, folder: Path) -> str:
    """What stands on the pages, stamps included."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.flatten_annotations()
        pdf.save(folder / "a.pdf")
    command = [require_tool("pdftotext"), "-raw", str(folder / "a.pdf"), "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout


def test_the_stamp_can_be_read(tmp_path: Path) -> None:
    found, said = words(signed(), tmp_path), ("Ditandatangani secara elektronik oleh", NAMA, JABATAN, "21 November 2026, 12.30 WIB")
    assert [text for text in said if text not in found] == []


def test_jabatan_can_be_given_where_the_certificate_has_none(tmp_path: Path) -> None:
    made = sign(order(p12=p12(titled=False), jabatan="Plt. Kepala Dinas"), Report())
    assert made is not None
    assert "Plt. Kepala Dinas" in words(made, tmp_path)


def test_a_time_service_is_asked_where_one_is_given() -> None:
    made = sign(order(tsa=time_stamper()), Report())
    assert made is not None
    (found,) = signatures(made, "a.pdf", (), Report())
    assert (found.stamped, found.whole, found.at) == (True, True, NOW)


@pytest.mark.parametrize(("changed", "code"), [
    ({"password": "salah"}, "SOP570"), ({"password": ""}, "SOP570"), ({"p12": p12(days=-1)}, "SOP571"), ({"p12": b"bukan"}, "SOP572"),
    ({"p12": pem()}, "SOP572"), ({"pdf": b"bukan pdf"}, "SOP573"), ({"pdf": b"%PDF-1.7\nrusak"}, "SOP573"), ({"field": "lain"}, "SOP574"),
])
def test_what_stands_in_the_way_is_told(changed: dict[str, object], code: str) -> None:
    assert codes(order(**changed)) == [code]


def test_a_sheet_for_ink_has_no_field() -> None:
    assert codes(order(unsigned("basah"))) == ["SOP574"]


def test_a_field_is_signed_once() -> None:
    assert codes(order(signed())) == ["SOP575"]
    assert codes(order(signed(), field="kunci")) == ["SOP575"]


def test_one_of_several_fields_must_be_named() -> None:
    assert codes(order(two_fields(unsigned()))) == ["SOP574"]


def test_two_people_sign_one_after_the_other() -> None:
    first = sign(order(two_fields(unsigned()), field="kunci"), Report())
    assert first is not None
    both = sign(order(first), Report())
    assert both is not None
    found = signatures(both, "a.pdf", read_roots(pem()), Report())
    assert [(s.field, s.whole, s.covers, s.trusted) for s in found] == [("kunci", True, False, True), ("saksi", True, True, True)]


def test_a_locked_pdf_is_refused() -> None:
    output = io.BytesIO()
    with pikepdf.open(io.BytesIO(unsigned())) as pdf:
        pdf.save(output, encryption=pikepdf.Encryption(user="a", owner="b"))
    assert codes(order(output.getvalue())) == ["SOP573"]
