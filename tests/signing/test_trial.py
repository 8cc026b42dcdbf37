"""Files made to keep a program busy: reading them ends, or is ended."""

from __future__ import annotations

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signing.handmade import objects
from signing.signed import order, signed
from sopdoc.diagnostics import Report
from sopdoc.isolated import Limits
from sopdoc.signing.foreign import Damaged, foreign, on_one_line
from sopdoc.signing.sign import sign
from sopdoc.signing.trial import can_be_read
from sopdoc.signing.verify import signatures


def listed(entries: bytes, data: bytes = b"") -> bytes:
    """A file whose cross-reference stream says these things about itself."""
    head = b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"
    stream = b"5 0 obj\n<</Type/XRef/Root 1 0 R%b/Length %d>>\nstream\n%b\nendstream\nendobj\n" % (entries, len(data), data)
    return head + stream + b"startxref\n%d\n%%%%EOF\n" % len(head)


NO_PAGES = b"<</Type/Pages/Count 0/Kids[]>>"
FIELD = b"<</FT/Sig/T(a)/V 9 0 R>>"
FORM = b"/AcroForm<</Fields[3 0 R]>>"


@pytest.mark.parametrize("data", [
    listed(b"/Size 2000000000/W[1 2 1]"), listed(b"/Size 2000000000/W[0 0 0]"), listed(b"/Size 9/Index[0 2000000000]/W[1 2 1]"),
    listed(b"/Size 9/W[1 2 1]/Filter/FlateDecode", zlib.compress(bytes(300 << 20))),
    listed(b"/Size 9/W[1 2 1]/Filter[/FlateDecode/FlateDecode]", zlib.compress(zlib.compress(bytes(300 << 20)))),
], ids=["long", "without width", "from far", "bomb", "bomb in a bomb"])
def test_a_list_of_objects_that_is_too_long_is_refused(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sopdoc.signing.foreign.STEPS", 300_000)
    report = Report()
    assert signatures(data, "a.pdf", (), report) == ()
    assert [d.code for d in report.diagnostics] == ["SOP573"]


@pytest.mark.parametrize("data", [
    objects(b"<</Type/Pages/Count 1/Kids[2 0 R]>>", FIELD, root=FORM), objects(NO_PAGES, b"<</FT/Sig/T(a)/Kids[3 0 R]>>", root=FORM),
    objects(NO_PAGES, b"4 0 R", b"3 0 R", root=FORM), objects(NO_PAGES, b"[" * 100_000, root=FORM),
    objects(NO_PAGES, b"<</FT/Sig/T(a)/V " + b"9" * 100_000 + b">>", root=FORM), objects(NO_PAGES, b"<</FT/Sig/T(a)/V 0.-1>>", root=FORM),
    objects(NO_PAGES), b"", b"%PDF-1.7\n", b"%PDF-1.7\nstartxref\n99999999999999999999\n%%EOF\n", b"%PDF-1.7\n" + b" " * 100_000,
], ids=["pages", "fields", "references", "brackets", "digits", "no number", "nothing", "empty", "head", "far", "blank"])
def test_whatever_it_is_made_of_it_is_only_told(data: bytes) -> None:
    report = Report()
    assert signatures(data, "a.pdf", (), report) == ()
    assert sign(order(data or b" "), report) is None
    assert {d.code for d in report.diagnostics} <= {"SOP573", "SOP574", "SOP575", "SOP580"}


def test_a_signed_sheet_can_be_read() -> None:
    assert can_be_read(signed(), "a.pdf", Report())


def test_what_takes_too_long_in_a_single_step_is_ended() -> None:
    report = Report()
    data = listed(b"/Size 9/W[1 100000 1]", b"\1" * 1_000_000)
    assert not can_be_read(data, "a.pdf", report, Limits(cpu=2, wait=60))
    assert [d.code for d in report.diagnostics] == ["SOP613"]


def test_steps_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sopdoc.signing.foreign.STEPS", 100)
    with pytest.raises(Damaged, match="too complicated"):
        foreign(lambda: [abs(number) for number in range(1000)])
    assert foreign(lambda: [abs(number) for number in range(10)]) == list(range(10))


class OursError(Exception):
    """A mistake of ours."""


def ours() -> None:
    raise OursError


def test_what_no_library_raises_for_a_file_is_a_mistake_of_ours() -> None:
    with pytest.raises(OursError):
        foreign(ours)


@given(st.text())
def test_what_a_file_says_stays_on_its_line(text: str) -> None:
    found = on_one_line(text)
    assert found.isprintable()
    assert len(found) == len(text)
    assert all(shown in (letter, " ", "\N{REPLACEMENT CHARACTER}") for shown, letter in zip(found, text, strict=True))


@pytest.mark.parametrize(("text", "found"), [("Budi Sä, S.H.", "Budi Sä, S.H."), ("a\n\t\u00a0b", "a   b"), ("\0\x1b\u202e", "\ufffd" * 3)])
def test_only_what_is_seen_as_written_is_kept(text: str, found: str) -> None:
    assert on_one_line(text) == found


def test_a_fault_of_our_stamp_is_not_taken_for_one_of_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise KeyError("stamp")

    monkeypatch.setattr("sopdoc.signing.sign.stamp_items", broken)
    with pytest.raises(KeyError, match="stamp"):
        sign(order(), Report())
