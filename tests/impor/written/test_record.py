"""What an import notes: every value and every doubt with its place on the paper."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from impor.sketches import EXCEL, WORD, Pen, Table, page, words_at
from sopdoc.impor.finding import Finding, Manner, Paper, Place, finding_from, on_paper, together
from sopdoc.impor.page import Box, Page, Path
from sopdoc.impor.reading import sheets_of
from sopdoc.impor.written.agency import Agency, agency_of, instansi_text, text_of
from sopdoc.impor.written.definition import Definition, definition_of
from sopdoc.impor.written.record import SIGN, entry_of, record_text

RAGU = re.compile(r"# RAGU: (.*)")

sides = st.integers(-9000, 9000).map(lambda tenths: tenths / 10)
boxes = st.builds(lambda x, y, w, h: Box(x, y, round(x + abs(w), 1), round(y + abs(h), 1)), sides, sides, sides, sides)
places = st.builds(Place, st.integers(1, 9), boxes, st.sampled_from(Manner))
findings = st.builds(Finding, st.text(), st.text(), places, st.text())


def doubtful(manner: str = WORD) -> Page:
    """Lines into the void and out of it, a head and a word that belong to nothing, a row without symbol, no identity."""
    table, pen = Table(("Kasubag", "Staf", ""), 4), Pen(manner)
    one, other = table.place(0, 0), table.place(2, 2)
    pen.symbol("kotak", one)
    pen.symbol("kotak", other)
    pen.symbol("kotak", table.place(1, 3))
    pen.arrow([(one.centre[0], one.y1), (one.centre[0], one.y1 + 30)])
    x, y = table.place(1, 2).centre
    pen.arrow([(x, y - 20), (x, y - 12)], head=False)
    tip = ((x + 20, y + 20), (x + 18, y + 15), (x + 22, y + 15))
    pen.paths.append(Path(tip, True, stroked=False, filled=True, drawing=99))
    return page(table, pen, words=words_at("Entah", table.place(1, 1).x0, table.place(1, 1).y0 - 16))


def read(*pages: Page) -> Definition:
    (sheet,) = sheets_of(pages)
    return definition_of(sheet)


def noted(*definitions: Definition) -> Any:
    agency = agency_of(definitions)
    entries = [entry_of("lama.pdf", f"sop-{number}", one, agency) for number, one in enumerate(definitions)]
    return json.loads(record_text(entries, (), agency))


def test_every_doubt_of_a_definition_is_noted_with_its_place() -> None:
    for manner in (WORD, EXCEL):
        found = read(doubtful(manner), Page(2, 1000, 1400, tuple(words_at("Lampiran", 100, 100))))
        agency = agency_of([found])
        told = Counter(RAGU.findall(text_of(found, agency)))
        one = noted(found)["sop"][0]
        assert told == Counter(finding["ragu"] for finding in one["temuan"] if "ragu" in finding)
        assert one["ragu"] == told.total() > 5
        assert "hlm. 2: halaman ini tidak terbaca sebagai SOP" in told


def test_what_the_sheets_only_show_together_is_noted_too() -> None:
    names = (("a", "DINAS A"), ("b", "DINAS A"), ("c", "DINAS C"))
    sheets = [Definition(name, {"nomor": "1", "nama": name}, kop=(kop,)) for name, kop in names]
    agency = agency_of(sheets)
    for one, said in zip(sheets, noted(*sheets)["sop"], strict=True):
        assert RAGU.findall(text_of(one, agency)) == [finding["ragu"] for finding in said["temuan"]]
    assert [said["ragu"] for said in noted(*sheets)["sop"]] == [0, 0, 1]


def test_beside_an_agency_that_is_there_already_no_sheet_differs() -> None:
    one = Definition("a", {"nomor": "1", "nama": "a"}, kop=("DINAS C",), profil="spo")
    assert "RAGU" not in text_of(one, Agency())


def test_a_letterhead_that_nobody_could_read_is_noted_of_the_agency() -> None:
    found = read(doubtful())
    assert noted(found)["instansi"]["ragu"] == RAGU.findall(instansi_text(agency_of([found]))) != []


def test_a_doubt_stands_where_it_was_seen() -> None:
    """The line that leads nowhere begins below the first symbol; the lost head is where it was drawn."""
    seen = {finding.doubt: finding.place for finding in read(doubtful()).doubts}
    line = seen["hlm. 1: garis yang ujungnya tidak jelas"]
    table = Table(("", "", ""), 4)
    assert line.manner is Manner.WIRE
    assert abs(line.box.y0 - table.place(0, 0).y1) < 1
    x, y = table.place(1, 2).centre
    head = seen["hlm. 1: 1 kepala panah tidak jelas garisnya"]
    assert head.box == Box(x + 18, y + 15, x + 22, y + 20)
    assert seen["judul kolom pelaksana ke-3 tidak terbaca"].box.x0 == table.edges[4]


def test_values_have_their_cells() -> None:
    found = {finding.subject: finding for finding in read(doubtful()).findings}
    table = Table(("", "", ""), 4)
    cell = found["waktu kegiatan 2"]
    assert cell.value == "2 jam"
    assert (cell.place.box.y0, cell.place.box.y1) == table.row(1)
    assert found["simbol kegiatan 3"].place.box.like(table.place(2, 2), 1)


@given(st.lists(findings, max_size=4), st.lists(findings, max_size=4))
def test_no_doubt_is_lost_when_it_joins_a_value(values: list[Finding], doubts: list[Finding]) -> None:
    sure = [Finding(one.subject, one.value, one.place) for one in values]
    unsure = [Finding(one.subject, "", one.place, one.doubt or "ragu") for one in doubts]
    both = list(together(sure, unsure))
    assert Counter((one.place, one.doubt) for one in both if one.doubt) == Counter((one.place, one.doubt) for one in unsure)
    assert [one.value for one in both[: len(sure)]] == [one.value for one in sure]


def test_a_doubt_joins_the_value_at_its_place() -> None:
    place, other = Place(1, Box(1, 2, 3, 4)), Place(2, Box(1, 2, 3, 4))
    doubts = [Finding("nomor", "", place, "satu"), Finding("nomor", "", place, "dua"), Finding("nama", "", other, "tiga")]
    assert list(together([Finding("nomor", "7", place)], doubts)) == [Finding("nomor", "7", place, "satu"), *doubts[1:]]


@given(st.lists(findings))
def test_boxes_lie_on_their_pages(values: list[Finding]) -> None:
    papers = [Paper(number, 600, 500) for number in range(1, 10)]
    for one in on_paper(values, papers):
        assert papers[one.place.page - 1].box.covers(one.place.box)


@given(findings)
def test_a_finding_comes_back_from_its_note(one: Finding) -> None:
    assert finding_from(json.loads(json.dumps(one.as_json()))) == one


def test_a_note_begins_with_its_sign_and_says_the_same_again() -> None:
    def text() -> str:
        agency = agency_of([found := read(doubtful())])
        return record_text([entry_of("a.pdf", "a", found, agency)], (), agency)

    assert text().startswith(SIGN)
    assert text() == text()
