"""Pages that lie in a wrong order are read as their numbers count, and that is told; tables that begin anew are left alone."""

from __future__ import annotations

from itertools import permutations

import pytest

from impor.sketches import WORD, Pen, Table, page
from sopdoc.impor.page import Page
from sopdoc.impor.reading import sheets_of
from sopdoc.impor.written.definition import definition_of

LANES = ("Ketua", "Staf")


def table(first: int, number: int) -> Page:
    found, pen = Table(LANES, 2, first=first), Pen(WORD)
    for row in range(2):
        pen.symbol("kotak", found.place(row, row))
    return page(found, pen, number)


@pytest.mark.parametrize("order", list(permutations((1, 3, 5))))
def test_pages_are_read_as_their_numbers_count(order: tuple[int, ...]) -> None:
    (sheet,) = sheets_of([table(first, number) for number, first in enumerate(order, 1)])
    (flow,) = sheet.flows
    assert [step.nomor for step in flow.steps] == list("123456")
    pages = ", ".join(str(order.index(first) + 1) for first in (1, 3, 5))
    told = (f"urutan halaman mengikuti nomor kegiatan: hlm. {pages}",)
    assert definition_of(sheet).head == (told if order != (1, 3, 5) else ())


@pytest.mark.parametrize("order", [(1, 1), (3, 6), (4, 1)])
def test_what_no_order_makes_whole_stays_as_it_is(order: tuple[int, ...]) -> None:
    (sheet,) = sheets_of([table(first, number) for number, first in enumerate(order, 1)])
    assert sheet.swapped == ()
    assert [flow.pages for flow in sheet.flows] == ([(1,), (2,)] if order[1] == 1 else [(1, 2)])
