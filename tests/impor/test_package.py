"""A package of either dialect of Office Open XML says the same."""

from __future__ import annotations

import re
from collections.abc import Callable

from impor.letters import FlowTable, Letter, Shape
from impor.workbooks import FlowSheet, Pencil, flow_book, packed
from sopdoc.impor.excel.page import read_workbook
from sopdoc.impor.package import open_package
from sopdoc.impor.word.letter import read_letter

COMMON = re.compile(rb"http://schemas\.openxmlformats\.org/(spreadsheetml|drawingml|officeDocument|wordprocessingml)/2006/")
TWIPS = re.compile(rb'(w:(?:w|h|top|left|bottom|right|line|after|before)|(?<=w:trHeight) w:val)="(\d+)"')
HALVES = re.compile(rb'(w:sz w:val)="(\d+)"')


def strict(data: bytes) -> bytes:
    """As "Strict Open XML Document" saves it: other names, and lengths of Word with their unit."""
    def in_points(unit: int) -> Callable[[re.Match[bytes]], bytes]:
        return lambda found: b'%s="%gpt"' % (found[1], int(found[2]) / unit)

    def said(name: str, part: bytes) -> bytes:
        if name.startswith("word/"):
            part = HALVES.sub(in_points(2), TWIPS.sub(in_points(20), part))
        return COMMON.sub(rb"http://purl.oclc.org/ooxml/\1/", part)
    return packed({name: part if name.startswith("[") else said(name, part) for name, part in open_package(data).parts.items()})


def test_a_strict_workbook_is_read_as_the_common_one_is() -> None:
    table = FlowSheet(("Staf", "Kepala"), 2)
    pencil = Pencil(table)
    pencil.line(table.place(0, 0), (pencil.shape("rect", table.place(0, 0)), pencil.shape("diamond", table.place(1, 1))))
    data = flow_book(table, pencil)
    assert strict(data) != data
    assert read_workbook(open_package(strict(data))) == read_workbook(open_package(data))


def test_a_strict_document_is_read_as_the_common_one_is() -> None:
    table = FlowTable(("Staf", "Kepala"), 2)
    letter = Letter(table)
    letter.draw(Shape("rect", table.place(0, 0)), Shape("diamond", table.place(1, 1), "Sesuai?"))
    data = letter.saved()
    assert b'w:w="1000pt"' in open_package(strict(data)).parts["word/document.xml"]
    assert read_letter(open_package(strict(data))) == read_letter(open_package(data))
