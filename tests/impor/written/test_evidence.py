"""What was read of a sheet is kept as evidence, also what no definition says."""

from __future__ import annotations

from dataclasses import replace

from impor.flow.drawn import TITLES
from impor.sketches import WORD, Pen, Table, page
from sopdoc.impor.reading import sheets_of
from sopdoc.impor.written.alur import alur_of
from sopdoc.impor.written.evidence import evidence_of


def test_a_number_that_is_not_ours_is_kept() -> None:
    table, pen = Table(TITLES, 3), Pen(WORD)
    for row in range(3):
        pen.symbol("kotak", table.place(0, row))
    sheet = page(table, pen)
    words = tuple(replace(word, text="4.") if word.text == "2." else word for word in sheet.words)
    (found,) = sheets_of([replace(sheet, words=words)])
    kept = evidence_of(found, [alur_of(flow) for flow in found.flows])
    numbers = {one.subject: one.value for one in kept if one.subject.startswith("nomor")}
    assert numbers == {"nomor kegiatan 2 di lembar": "4"}
