"""Verification codes: one for the same sheet, another for every other; understood as people type them."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopdoc.model.kode import LETTERS, as_printed, kode
from sopdoc.model.sop import Identitas, Instansi, Sop, Status

SOP = Sop("kunci", "kunci.yaml", Instansi(("DINAS",)), Identitas("1/2026", "Peminjaman Kunci"), ())


def test_a_code_has_four_groups_of_four() -> None:
    assert re.fullmatch(r"(?:[0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}", kode(SOP))


def test_the_same_sheet_has_the_same_code_wherever_it_lies() -> None:
    assert kode(replace(SOP, kunci="lain", file="lain/lain.yaml")) == kode(SOP)
    assert kode(replace(SOP, instansi=Instansi(("DINAS",), verifikasi="https://a.id/{id}"))) == kode(SOP)
    assert kode(replace(SOP, identitas=replace(SOP.identitas, status=Status.BERLAKU))) == kode(SOP)


def test_another_sheet_has_another_code() -> None:
    others = [replace(SOP.identitas, nomor="2/2026"), replace(SOP.identitas, nama="Kunci"), replace(SOP.identitas, status=Status.RANCANGAN)]
    assert len({kode(SOP), *(kode(replace(SOP, identitas=identitas)) for identitas in others)}) == 4


@given(st.text(LETTERS, min_size=16, max_size=16))
def test_what_is_typed_from_paper_is_understood(code: str) -> None:
    printed = as_printed(code)
    assert printed.replace("-", "") == code
    assert as_printed(printed.lower().replace("0", "o").replace("1", "l").replace("-", " ")) == printed


@pytest.mark.parametrize("text", ["", "abc", "7K2M-Q0XT-9RDV-4HC", "7K2M-Q0XT-9RDV-4HCEE", "7K2M-Q0XT-9RDV-4HC!", "7K2M-Q0XT-9RDV-4HCU"])
def test_what_is_no_code_is_known_as_such(text: str) -> None:
    assert as_printed(text) == ""
