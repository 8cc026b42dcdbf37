"""The real SOP of ten steps, six pelaksana and two decisions, made from nothing: by keyboard alone, and with the mouse."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from studio_page import StudioPage, served
from tools import DEFINITIONS

from sopdoc.definitions import definition_at
from sopdoc.diagnostics import Report
from sopdoc.formulir.form import TEXTS, Form, Row
from sopdoc.formulir.shown import form_of
from sopdoc.reading import Reader

SOURCE = DEFINITIONS / "biro-organisasi-kalbar" / "pengumpulan-data-kinerja.yaml"
TYPED = ("nomor", "nama", "tanggal pembuatan", "tanggal revisi", "tanggal efektif", "disahkan oleh", "dasar hukum", "kualifikasi pelaksana",
         "keterkaitan", "peralatan/perlengkapan", "peringatan", "pencatatan dan pendataan")


def form_at(path: Path) -> Form:
    report = Report()
    naskah = Reader().read(definition_at(path), report).naskah
    assert naskah, report.diagnostics
    return form_of(naskah)


def meaning(form: Form) -> object:
    """What the sheet says: fields, lanes by their titles, rows with their symbols and ways by the rows' places."""
    (flow,) = form.flows
    lanes = {one.ref: one.nama for one in flow.columns}
    place = {row.ref: index for index, row in enumerate(flow.rows)}
    rows = [
        ({key: row.texts[key] for key in TEXTS}, {lanes[key]: shape for key, shape in row.ways.symbols.items()},
         [(word, place.get(to, to)) for word, to in row.ways.branches])
        for row in flow.rows
    ]
    fields = {str(one.path[0]): [item.words for item in one.items] for one in form.fields if one.path[0] in TYPED}
    return list(lanes.values()), rows, fields


@pytest.fixture
def page(tmp_path: Path, browser: Any) -> Iterator[StudioPage]:
    """The page of an agency that has no SOP yet."""
    folder = tmp_path / "biro"
    folder.mkdir()
    (folder / "instansi.yaml").write_bytes((SOURCE.parent / "instansi.yaml").read_bytes())
    with served(folder, browser, "#sambungan:has-text('tersambung')") as opened:
        yield opened


def begin(page: StudioPage, wanted: Form) -> None:
    """The dialog by keyboard: name, then the titles of the columns."""
    page.press("Alt+n")
    page.type(field(wanted, "nama"))
    page.press("Tab")
    page.page.keyboard.insert_text("\n".join(one.nama for one in wanted.flows[0].columns))
    page.press("Tab", "Tab", "Tab", "Enter")
    page.page.wait_for_selector(".halaman svg text")


def field(form: Form, key: str) -> str:
    found = next(one for one in form.fields if one.path == (key,))
    return "\n".join(item.words for item in found.items)


def write_field(page: StudioPage, words: str) -> None:
    """Into the chosen cell."""
    page.press("F2")
    page.page.keyboard.press("Control+a")
    page.page.keyboard.insert_text(words)
    page.press("Tab")


def identity(page: StudioPage, wanted: Form) -> None:
    page.focus()
    page.press("Escape", "ArrowDown")
    for _ in TYPED:
        key = page.key()
        if key in ("nama", "disahkan oleh"):      # they are there already
            page.press("Tab")
        else:
            write_field(page, field(wanted, key))


def result(page: StudioPage) -> Form:
    return form_at(page.folder / "pengumpulan-data-kinerja.yaml")


def test_the_whole_sop_by_keyboard_alone(page: StudioPage) -> None:
    wanted = form_at(SOURCE)
    begin(page, wanted)
    identity(page, wanted)
    page.to_row(0)
    for number, row in enumerate(wanted.flows[0].rows):
        row_by_keyboard(page, wanted, row)
        if number < len(wanted.flows[0].rows) - 1:
            page.press("Tab")
    assert meaning(result(page)) == meaning(wanted)
    assert page.faults == []


def row_by_keyboard(page: StudioPage, wanted: Form, row: Row) -> None:
    """From its uraian, typed over, to its keterangan; the symbol walks to its lane, and becomes a decision by its menu."""
    page.type(row.texts["uraian"])
    page.press("Tab")
    lanes = [one.ref for one in wanted.flows[0].columns]
    (lane,) = row.ways.symbols
    steps = lanes.index(lane) - page.lane()
    page.press(*["ArrowRight" if steps > 0 else "ArrowLeft"] * abs(steps))
    if steps:
        page.press(" ")
    if row.ways.branches:
        page.press("Shift+F10")
        page.item("Jadikan keputusan")
    for key in ("kelengkapan", "waktu", "output"):
        page.press("Tab")
        page.type(row.texts[key])
    page.press("Tab")


def test_the_whole_sop_with_the_mouse(page: StudioPage) -> None:
    wanted = form_at(SOURCE)
    begin(page, wanted)
    identity(page, wanted)
    rows = wanted.flows[0].rows
    for number, row in enumerate(rows):
        if number:
            page.click("sel", number - 1, "uraian", button="right")
            page.choose_item("Sisipkan baris di bawah")
        row_by_mouse(page, wanted, row, number)
    assert meaning(result(page)) == meaning(wanted)
    assert page.faults == []


def row_by_mouse(page: StudioPage, wanted: Form, row: Row, number: int) -> None:
    lanes = [one.ref for one in wanted.flows[0].columns]
    (lane,) = row.ways.symbols
    for key in ("uraian", "kelengkapan", "waktu", "output"):
        page.click("sel", number, key)
        page.type(row.texts[key])
        page.press("Enter")
    page.click("sel", number, lanes.index(lane))
    page.page.keyboard.press("Escape")        # where the symbol stood there already, its menu is open
    if row.ways.branches:
        page.click("simbol", number)
        page.choose_item("Jadikan keputusan")
