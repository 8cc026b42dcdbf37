"""Dates of a sheet become dates of its definition, in the language of definitions; what is none is told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from impor.identity.test_impor_identity import sheet
from impor.sketches import WORD, Pen, Table, page
from sopdoc.impor.finding import UNKNOWN
from sopdoc.impor.reading import sheets_of
from sopdoc.impor.written.definition import Definition, definition_of
from sopdoc.model.nilai import BULAN
from sopdoc.writing.values import Commented

TABLE = Table(("Staf", "Kepala"), 2)
ENGLISH = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
DATE = "tanggal pembuatan"


def made_in(month: str) -> Definition:
    """The sheet whose date is 5 January 2026, with another word for the month."""
    first = sheet(WORD)
    words = tuple(replace(word, text=month) if word.text == "Januari" else word for word in first.words)
    (read,) = sheets_of((replace(first, words=words), page(TABLE, Pen(WORD), 2, ())))
    return definition_of(read)


@pytest.mark.parametrize(("written", "month"), [*zip(ENGLISH, BULAN, strict=True), ("JUNE", "Juni"), ("Juni", "Juni")])
def test_a_month_in_english_is_that_month(written: str, month: str) -> None:
    """Programs write dates so that nobody told of Indonesian."""
    found = made_in(written)
    assert found.values[DATE] == f"5 {month} 2026"
    assert not [finding for finding in found.findings if finding.subject == DATE and finding.doubt]


@pytest.mark.parametrize("written", ["Jun3", "Mayor", "Hari"])
def test_another_word_is_no_month(written: str) -> None:
    found = made_in(written)
    assert found.values[DATE] == Commented(UNKNOWN, (f'RAGU: "5 {written} 2026" tidak terbaca sebagai tanggal',))
