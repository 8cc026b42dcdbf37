"""Dates of a sheet become dates of its definition, in the language of definitions; what is none is told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from impor.identity.test_impor_identity import sheet
from impor.sketches import WORD, Pen, Table, page
from sopdoc.impor.finding import UNKNOWN
from sopdoc.impor.reading import sheets_of
from sopdoc.impor.written.dates import Dated, date_of
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


@pytest.mark.parametrize(("written", "meant"), [
    ("2 Jan 2026", "2 Januari 2026"), ("02 Agst. 2026", "02 Agustus 2026"), ("2 Nopember 2026", "2 November 2026"),
    ("12-Mar-26", "12 Maret 2026"), ("2 Mei '26", "2 Mei 2026"), ("2Januari2026", "2 Januari 2026"), ("2 Januari, 2026.", "2 Januari 2026"),
    ("January 2, 2026", "2 Januari 2026"), ("Senin, 2 Juni 2026", "2 Juni 2026"), ("Tgl. 2 Juni 2026", "2 Juni 2026"),
    ("… Juni 2026", "… Juni 2026"), ("Pebruari 2026", "Februari 2026"), ("2 JUNI 2026", "2 JUNI 2026"), ("-", "-"),
    ("02-01-2026", "2026-01-02"), ("2 . 1 . 26", "2026-01-02"), ("13/01/2026", "2026-01-13"),
    ("2/2/2026", "2026-02-02"), ("1/13/2026", "2026-01-13"),
])
def test_a_date_in_any_manner_of_offices_is_that_date(written: str, meant: str) -> None:
    assert date_of(written) == Dated(meant)


@pytest.mark.parametrize(("written", "meant"), [("02/01/2026", "2026-01-02"), ("Contoh, 2 Juni 2026", "2 Juni 2026")])
def test_a_date_that_may_be_another_is_written_and_doubted(written: str, meant: str) -> None:
    found = date_of(written)
    assert found == Dated(meant, found.doubt if found else "")
    assert f'"{written}"' in found.doubt


@pytest.mark.parametrize("written", [
    "31/02/2026", "0/0/2026", "32-01-2026", "Mei 26", "SOP 12 Mei 2026", "1 Muharram 1446 H", "2 Juni 2026 (II)", "00",
])
def test_what_is_no_day_is_none(written: str) -> None:
    assert date_of(written) is None
