"""Many workbooks are read in one process, each as it is read alone; one that ends its process takes none along."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import timedelta
from zipfile import ZipFile

import pytest
from hands import Given
from openpyxl import load_workbook

from sopdoc.formulir import cells
from sopdoc.formulir.cells import read_cells, read_each
from sopdoc.formulir.shown import form_of
from sopdoc.formulir.workbook import workbook_of
from sopdoc.impor.package import UnreadableError
from sopdoc.isolated import DiedError, Limits

DEADLY = b"mati"


@pytest.fixture
def books(small: Given) -> list[bytes]:
    return [workbook_of(form_of(small.naskah), name, small.text) for name in ("satu", "dua", "tiga")]


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How much every process was given to read; it dies of what is deadly."""
    found: list[int] = []

    def run(function: Callable[[bytes], bytes], data: bytes, _: Limits) -> bytes:
        found.append(len(data))
        if DEADLY in data:
            raise DiedError("isinya rusak")
        return function(data)

    monkeypatch.setattr(cells, "run_apart", run)
    return found


def test_one_process_reads_them_all_as_each_is_read_alone(books: list[bytes], begun: list[int]) -> None:
    found = read_each([*books, b"bukan buku kerja"])
    assert len(begun) == 1
    assert found[:3] == [read_cells(book) for book in books]
    assert isinstance(found[3], UnreadableError)


def test_one_that_ends_its_process_is_told_and_the_others_are_read(books: list[bytes], begun: list[int]) -> None:
    found = read_each([books[0], DEADLY, books[1]])
    assert (found[0], found[2]) == (read_cells(books[0]), read_cells(books[1]))
    assert str(found[1]) == "isinya rusak"
    assert len(begun) == 1 + 3 + 2


def test_a_chart_sheet_without_a_chart_and_hours_beyond_a_day_are_read(books: list[bytes]) -> None:
    book = load_workbook(io.BytesIO(books[0]))
    book.create_chartsheet("Bagan")
    cell = book["Catatan"]["B3"]
    cell.value, cell.number_format = timedelta(hours=30, minutes=5), "[h]:mm:ss"
    data = io.BytesIO()
    book.save(data)
    assert read_cells(data.getvalue())["Catatan"].at(3, 2) == "30:05:00"


def test_a_workbook_of_another_kind_is_named() -> None:
    data = io.BytesIO()
    with ZipFile(data, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
    with pytest.raises(UnreadableError, match="OpenDocument"):
        read_cells(data.getvalue())


def test_nothing_to_read_begins_no_process(begun: list[int]) -> None:
    assert read_each([]) == []
    assert begun == []
