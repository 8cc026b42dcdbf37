"""One signature with one thing wrong: that is what is said about it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from asn1crypto import cms
from pyhanko.pdf_utils import generic as pdf

from signing.attacks import edited, field, one_more_digest, resigned, signed_by_library, stamped_by_library, updated
from signing.certificates import NOW, time_stamper
from signing.signed import order, signed
from sopdoc.diagnostics import Report
from sopdoc.signing.sign import sign
from sopdoc.signing.verify import TandaTangan, signatures

UNTIDY = ("bagian tanda tangan yang tidak terlindungi diubah",)
UNCOVERED = ("tanda tangannya tidak mencakup seluruh dokumen pada saat itu",)


def looked_at(data: bytes) -> TandaTangan:
    (found,) = signatures(data, "a.pdf", (), Report())
    return found


def stamped() -> bytes:
    made = sign(order(tsa=time_stamper()), Report())
    assert made is not None
    return made


def signer_of(held: cms.ContentInfo) -> cms.SignerInfo:
    return held["content"]["signer_infos"][0]


def another_value(held: cms.ContentInfo) -> None:
    value = bytearray(signer_of(held)["signature"].native)
    value[-1] ^= 1
    signer_of(held)["signature"] = bytes(value)


def of_another_version(held: cms.ContentInfo) -> None:
    held["content"]["version"] = "v3"


def signer_of_another_version(held: cms.ContentInfo) -> None:
    signer_of(held)["version"] = "v3"


def signer_of_an_older_version(held: cms.ContentInfo) -> None:
    signer_of(held)["version"] = "v0"


def no_digest(held: cms.ContentInfo) -> None:
    held["content"]["digest_algorithms"] = cms.DigestAlgorithms([])


def attribute(kind: str) -> Callable[[cms.ContentInfo], None]:
    def change(held: cms.ContentInfo) -> None:
        made = cms.CMSAttribute({"type": kind, "values": []})
        signer_of(held)["unsigned_attrs"] = cms.CMSAttributes([*(signer_of(held)["unsigned_attrs"] or ()), made])

    return change


def test_nothing_is_said_about_a_signature_that_holds() -> None:
    assert looked_at(signed()).faults == looked_at(stamped()).faults == ()


def test_signing_it_again_over_the_same_bytes_changes_nothing() -> None:
    assert looked_at(resigned(signed(), lambda begin, end, total: (0, begin, end, total - end))).faults == ()


def test_a_changed_byte_of_the_document() -> None:
    place = len(signed()) // 3
    data = signed()[:place] + bytes([signed()[place] ^ 1]) + signed()[place + 1:]
    assert looked_at(data).faults == ("isinya bukan lagi yang ditandatangani",)


@pytest.mark.parametrize(("change", "found"), [
    (another_value, ("tanda tangannya tidak cocok dengan sertifikatnya",)),
    (one_more_digest, UNTIDY), (no_digest, UNTIDY), (of_another_version, UNTIDY), (signer_of_another_version, UNTIDY),
    (signer_of_an_older_version, UNTIDY),
    (attribute("1.2.3.4"), ("memuat atribut yang tidak ditandatangani (1.2.3.4)",)),
    (attribute("counter_signature"), ("memuat atribut yang tidak ditandatangani (counter_signature)",)),
])
def test_what_no_digest_protects(change: Callable[[cms.ContentInfo], None], found: tuple[str, ...]) -> None:
    assert looked_at(edited(signed(), change)).faults == found


@pytest.mark.parametrize("covered", [
    lambda begin, end, total: (0, begin, end, total - end - 1),
    lambda begin, end, total: (1, begin - 1, end, total - end),
    lambda begin, end, total: (0, begin - 1, end, total - end),
    lambda begin, end, total: (0, begin, end + 1, total - end - 1),
    lambda begin, end, total: (0, begin, end, total - end + 1),
    lambda begin, end, total: (0, begin),
    lambda begin, end, total: (0, begin, end, total - end, total, 0),
], ids=["to the end", "from the start", "before its room", "after its room", "past the end", "one part", "three parts"])
def test_a_signature_covers_all_but_its_own_room(covered: Callable[[int, int, int], tuple[int, ...]]) -> None:
    assert looked_at(resigned(signed(), covered)).faults == UNCOVERED


def test_what_stands_behind_the_signature_in_its_room() -> None:
    place = signed().index(b">", signed().rindex(b"/Contents <"))
    assert looked_at(signed()[:place - 1] + b"1" + signed()[place:]).faults == UNCOVERED


def other_stamp(held: cms.ContentInfo) -> None:
    token = signer_of(held)["unsigned_attrs"][0]["values"][0]
    value = bytearray(token["content"]["signer_infos"][0]["signature"].native)
    value[0] ^= 1
    token["content"]["signer_infos"][0]["signature"] = bytes(value)


def without_stamp(held: cms.ContentInfo) -> None:
    signer_of(held)["unsigned_attrs"] = cms.CMSAttributes([])


def test_a_time_stamp_that_does_not_hold() -> None:
    found = looked_at(edited(stamped(), other_stamp))
    assert (found.stamped, found.faults) == (True, ("cap waktunya tidak sah",))


def test_a_second_time_stamp() -> None:
    found = looked_at(edited(stamped(), attribute("signature_time_stamp_token")))
    assert found.faults == ("memuat atribut yang tidak ditandatangani (signature_time_stamp_token)",)


def test_without_its_time_stamp_the_time_is_the_signers() -> None:
    found = looked_at(edited(stamped(), without_stamp))
    assert (found.stamped, found.at, found.faults) == (False, NOW, ())


def test_a_time_stamp_over_the_document_stands_for_itself() -> None:
    first, second = signatures(stamped_by_library(signed()), "a.pdf", (), Report())
    assert (first.stamped, first.covers, second.stamped, second.covers, second.orang.nama) == (False, False, True, True, "Cap Waktu Uji")


def broken(data: bytes) -> list[tuple[str, str]]:
    report = Report()
    assert signatures(data, "a.pdf", (), report) == ()
    return [(d.code, d.message) for d in report.diagnostics]


RUINED = [("SOP580", 'tanda tangan di ruas "kunci" rusak')]


@pytest.mark.parametrize(("old", "new"), [
    (b"/Contents <", b"/Konten!s <"), (b"/ByteRange", b"/ByteRanga"), (b"/ETSI.CAdES.detached", b"/ETSI.CAdES.detachex"),
    (b"/Type /Sig\n", b"/Type /Sug\n"),
])
def test_a_signature_without_one_of_its_parts_is_broken(old: bytes, new: bytes) -> None:
    assert signed().count(old) == 1
    assert broken(signed().replace(old, new)) == RUINED


def test_the_name_of_a_field_stays_on_its_line() -> None:
    signatures_of = signatures(signed_by_library(signed(), "saksi\n  Oleh  Camat"), "a.pdf", (), Report())
    assert [found.field for found in signatures_of] == ["kunci", "saksi   Oleh  Camat"]


@pytest.mark.parametrize("name", [pdf.StreamObject(stream_data=b"a"), pdf.NumberObject(7), pdf.ArrayObject()])
def test_a_field_whose_name_is_no_text_is_damaged(name: pdf.PdfObject) -> None:
    data, report = updated(signed(), field(T=lambda writer: writer.add_object(name))), Report()
    assert signatures(data, "a.pdf", (), report) == ()
    assert sign(order(data), report) is None
    assert [found.code for found in report.diagnostics] == ["SOP573", "SOP573"]


def test_a_signature_of_zeros_is_broken() -> None:
    begin = signed().rindex(b"/Contents <") + len(b"/Contents <")
    end = signed().index(b">", begin)
    assert broken(signed()[:begin] + b"0" * (end - begin) + signed()[end:]) == RUINED


def test_what_comes_after_the_last_signature_counts_for_all_of_them() -> None:
    data = stamped_by_library(signed())
    assert [found.whole for found in signatures(updated(data, lambda _: None) + b"\n", "a.pdf", (), Report())] == [False, False]
