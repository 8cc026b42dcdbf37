"""A lampiran's file: pages of a PDF as they were asked for, pictures as they are, and a reason for whatever cannot be shown."""

from __future__ import annotations

import hashlib
import io
from importlib.util import find_spec
from pathlib import Path

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas
from tools import lacking

from sopdoc.diagnostics import Report
from sopdoc.layout import attached
from sopdoc.layout.attached import pictures_of
from sopdoc.layout.pdf_draw import MOST_PAGES
from sopdoc.layout.picture import Picture
from sopdoc.model.lampiran import Berkas

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 20"><rect width="30" height="20" fill="red"/></svg>'


@pytest.fixture
def pdfium() -> None:
    if find_spec("pypdfium2") is None:
        lacking("pypdfium2, which is not installed")


def pdf(*widths: int, colour: bool = False) -> bytes:
    """A page of each width, 100 pt high."""
    out = io.BytesIO()
    canvas = Canvas(out)
    for width in widths:
        canvas.setPageSize((width, 100))
        canvas.setFillColorRGB(*((1, 0, 0) if colour else (0, 0, 0)))
        canvas.rect(10, 10, 20, 20, fill=1)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def png(width: int, height: int) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), "blue").save(out, "PNG")
    return out.getvalue()


def shown(folder: Path, name: str, data: bytes, *halaman: int) -> tuple[tuple[Picture, ...], list[tuple[str, str]]]:
    """The pictures, and code and message of what is told."""
    (folder / name).write_bytes(data)
    jenis = "pdf" if name.endswith(".pdf") else "gambar"
    report = Report()
    berkas = Berkas("pdf" if jenis == "pdf" else "gambar", hashlib.sha256(data).hexdigest(), "Denah", halaman, name, folder / name)
    return pictures_of(berkas, report), [(d.code, d.message) for d in report.diagnostics]


@pytest.mark.usefixtures("pdfium")
@pytest.mark.parametrize(("halaman", "widths"), [((), [144, 288, 432]), ((2,), [288]), ((3, 1, 1), [432, 144, 144])])
def test_pages_come_in_the_order_asked_for(tmp_path: Path, halaman: tuple[int, ...], widths: list[int]) -> None:
    pictures, told = shown(tmp_path, "a.pdf", pdf(144, 288, 432), *halaman)
    assert told == []
    assert [picture.width * 72 // 150 for picture in pictures] == widths


@pytest.mark.usefixtures("pdfium")
def test_the_same_pdf_gives_the_same_bytes_and_only_colours_cost_colours(tmp_path: Path) -> None:
    grey, again, red = (shown(tmp_path, "a.pdf", pdf(200, colour=colour))[0][0] for colour in (False, False, True))
    assert grey == again
    assert [Image.open(io.BytesIO(picture.data)).mode for picture in (grey, red)] == ["L", "RGB"]


@pytest.mark.usefixtures("pdfium")
@pytest.mark.parametrize(("widths", "halaman", "message"), [
    ((100, 100), (3,), 'halaman 3 tidak ada di "a.pdf"'), ((100,) * (MOST_PAGES + 1), (), '"a.pdf" terlalu panjang untuk satu lampiran'),
])
def test_pages_that_are_not_there_or_too_many_are_told(
    tmp_path: Path, widths: tuple[int, ...], halaman: tuple[int, ...], message: str,
) -> None:
    assert shown(tmp_path, "a.pdf", pdf(*widths), *halaman) == ((), [("SOP407", message)])


@pytest.mark.usefixtures("pdfium")
@pytest.mark.parametrize("data", [b"%PDF-1.7\n" + b"\0" * 400, pdf(100)[:200], b"%PDF-"])
def test_a_damaged_pdf_is_told(tmp_path: Path, data: bytes) -> None:
    assert shown(tmp_path, "a.pdf", data) == ((), [("SOP406", 'pdf lampiran "a.pdf" tidak dapat dibaca')])


def test_without_the_extra_it_is_said_what_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attached, "find_spec", lambda name: None)
    assert shown(tmp_path, "a.pdf", pdf(100)) == ((), [("SOP408", "halaman PDF di lampiran memerlukan pypdfium2")])


def test_a_picture_is_shown_as_it_is(tmp_path: Path) -> None:
    (picture,), told = shown(tmp_path, "a.png", png(30, 20))
    assert (told, picture.data, picture.width, picture.height) == ([], png(30, 20), 30, 20)


def test_an_svg_is_drawn_for_a_page_and_not_for_a_logo(tmp_path: Path) -> None:
    (picture,), told = shown(tmp_path, "a.svg", SVG)
    assert told == []
    assert (picture.width, picture.height) == (1800, 1200)


@pytest.mark.parametrize(("name", "data"), [("a.png", png(30, 20)[:50]), ("a.svg", b"<svg><rect"), ("a.jpg", b"\xff\xd8\xff\xe0nothing")])
def test_a_damaged_picture_stops_the_sheet(tmp_path: Path, name: str, data: bytes) -> None:
    assert shown(tmp_path, name, data) == ((), [("SOP406", f'gambar lampiran "{name}" tidak dapat dibaca')])


def test_a_file_that_went_since_it_was_read_is_told(tmp_path: Path) -> None:
    report = Report()
    assert pictures_of(Berkas("gambar", "", "Denah", nama="a.png", path=tmp_path / "a.png"), report) == ()
    assert [d.code for d in report.diagnostics] == ["SOP406"]
