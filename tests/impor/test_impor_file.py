"""A file that is no sheet, or no PDF, or hostile, ends in a diagnostic; others give their definitions."""

from __future__ import annotations

import io
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import openpyxl
import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas
from tools import document, lacking

from sopdoc.diagnostics import Report
from sopdoc.impor import file as reader
from sopdoc.impor.file import read_file, read_files
from sopdoc.impor.pdf import file as pdf
from sopdoc.isolated import DiedError, Limits


@pytest.fixture(autouse=True)
def pdfium() -> None:
    if find_spec("pypdfium2") is None:
        lacking("pypdfium2, which is not installed")


def told(tmp_path: Path, content: bytes, name: str = "lama.pdf") -> list[tuple[str, str]]:
    path = tmp_path / name
    path.write_bytes(content)
    report = Report()
    assert read_file(path, report) == ()
    return [(d.code, d.message.replace(str(path), name)) for d in report.diagnostics]


def page(text: str = "Surat", password: str = "") -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption(password) if password else None)
    canvas.drawString(50, 500, text)
    canvas.save()
    return out.getvalue()


def test_a_sheet_gives_its_definition(tmp_path: Path) -> None:
    path = tmp_path / "lama.pdf"
    path.write_bytes(document("contoh/penanganan-pengaduan", "pdf"))
    report = Report()
    (found,) = read_file(path, report)
    assert (found.nama, found.kegiatan, found.doubts) == ("Penanganan Pengaduan Pelayanan Publik", 9, ())
    assert report.diagnostics == ()


def test_a_letter_is_no_sheet(tmp_path: Path) -> None:
    assert told(tmp_path, page()) == [("SOP701", "di lama.pdf tidak ditemukan tabel alur SOP")]


@pytest.mark.parametrize(("sees", "hint"), [(True, "pindai lagi lebih tajam"), (False, "memerlukan numpy dan tesseract")])
def test_where_nothing_is_found_the_hint_says_what_would_help_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sees: bool, hint: str,
) -> None:
    monkeypatch.setattr(reader, "reads_pixels", lambda: sees)
    (tmp_path / "lama.pdf").write_bytes(page())
    report = Report()
    read_file(tmp_path / "lama.pdf", report)
    assert [hint in one.hint for one in report.diagnostics] == [True]


def test_of_an_office_file_no_sharper_scan_is_asked_for(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "Daftar"
    book.save(tmp_path / "daftar.xlsx")
    report = Report()
    assert read_file(tmp_path / "daftar.xlsx", report) == ()
    assert [(one.code, "simpan sebagai PDF" in one.hint, "pindai" in one.hint) for one in report.diagnostics] == [("SOP701", True, False)]


@pytest.mark.parametrize(("content", "why"), [
    (b"", "kosong"), (b"PK\x03\x04 lembar", "bukan PDF"), (b"%PDF-1.7\nrusak", "isinya rusak"),
])
def test_what_is_no_pdf_is_told(tmp_path: Path, content: bytes, why: str) -> None:
    assert told(tmp_path, content) == [("SOP700", f"lama.pdf tidak dapat dibaca: {why}")]


@pytest.mark.parametrize(("content", "why"), [(b"", "kosong"), (b"bukan gambar", "bukan gambar JPEG atau PNG, atau isinya rusak")])
def test_what_is_no_picture_is_told(tmp_path: Path, content: bytes, why: str) -> None:
    assert told(tmp_path, content, "lama.jpg") == [("SOP700", f"lama.jpg tidak dapat dibaca: {why}")]


def test_of_an_empty_file_nothing_can_be_printed_again(tmp_path: Path) -> None:
    report = Report()
    (tmp_path / "lama.pdf").write_bytes(b"")
    read_file(tmp_path / "lama.pdf", report)
    assert [one.hint for one in report.diagnostics] == ["salin lagi berkasnya dari asalnya"]


def test_a_locked_file_is_told_as_such(tmp_path: Path) -> None:
    assert told(tmp_path, page(password="rahasia")) == [("SOP700", "lama.pdf tidak dapat dibaca: terkunci kata sandi")]


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    report = Report()
    assert read_file(tmp_path / "tidak-ada.pdf", report) == ()
    assert [d.code for d in report.diagnostics] == ["SOP700"]


def test_a_file_beyond_all_measure_is_not_even_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "LARGEST", 100)
    assert told(tmp_path, page()) == [("SOP700", "lama.pdf tidak dapat dibaca: lebih besar dari 0 MB")]


def test_more_pages_than_any_book_has_are_refused() -> None:
    out = io.BytesIO()
    canvas = Canvas(out)
    for _ in range(pdf.MOST_PAGES + 1):
        canvas.showPage()
    canvas.save()
    assert pdf.read_pdf(out.getvalue()) == b'{"salah": "lebih dari 1000 halaman"}'


def test_each_page_has_its_own_time(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    monkeypatch.setattr("sopdoc.impor.pdf.page.seconds_more", asked.append)
    pdf.read_pdf(document("contoh/penanganan-pengaduan", "pdf"))
    assert len(asked) == 2
    assert max(asked) <= 30


def test_more_drawings_than_any_sheet_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sopdoc.impor.pdf.page.MOST_OBJECTS", 3)
    assert b"lebih dari 3 gambar" in pdf.read_pdf(document("contoh/penanganan-pengaduan", "pdf"))


def test_more_lines_than_any_sheet_has_are_refused_in_one_drawing_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sopdoc.impor.pdf.page.MOST_SEGMENTS", 100)
    out = io.BytesIO()
    canvas = Canvas(out)
    path = canvas.beginPath()
    path.moveTo(0, 0)
    for x in range(200):
        path.lineTo(x, 10 * (x % 2))
    canvas.drawPath(path)
    canvas.save()
    assert b"lebih dari 100 potong garis" in pdf.read_pdf(out.getvalue())


def test_more_letters_than_any_sheet_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sopdoc.impor.pdf.words.MOST_CHARS", 3)
    assert b"lebih dari 3 huruf" in pdf.read_pdf(page("Surat"))


@pytest.mark.parametrize(("found", "ready"), [("5.9.0", True), ("6.0", True), ("5.8.1", False), ("4.30.0", False)])
def test_a_version_that_reads_words_otherwise_is_none(found: str, ready: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "version", lambda _: found)
    assert reader.is_ready() == ready


def test_files_of_a_batch_are_read_as_each_alone(tmp_path: Path) -> None:
    contents = (document("contoh/penanganan-pengaduan", "pdf"), b"%PDF-1.7\nrusak", page(), document("contoh/peminjaman-arsip", "pdf"))
    paths = [tmp_path / f"{number}.pdf" for number in range(len(contents))]
    for path, content in zip(paths, contents, strict=True):
        path.write_bytes(content)
    together, alone = [Report() for _ in paths], [Report() for _ in paths]
    found = read_files(paths, together)
    assert found == [read_file(path, report) for path, report in zip(paths, alone, strict=True)]
    assert [report.diagnostics for report in together] == [report.diagnostics for report in alone]
    assert [len(one) for one in found] == [1, 0, 0, 1]


def test_where_one_file_ends_the_process_the_others_are_read_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = [tmp_path / "satu.pdf", tmp_path / "dua.pdf"]
    for path in paths:
        path.write_bytes(document("contoh/peminjaman-arsip", "pdf"))

    def dying(function: Callable[[bytes], bytes], data: bytes, limits: Limits) -> bytes:
        if function is pdf.read_batch:
            raise DiedError("melebihi batas waktu atau memori, atau menghentikan pembacanya")
        return function(data)

    monkeypatch.setattr(reader, "run_apart", dying)
    assert [len(one) for one in read_files(paths, [Report(), Report()])] == [1, 1]


@pytest.mark.parametrize("name", ["lama.pdf", "lama.xlsx", "lama.docx"])
def test_a_reader_may_take_little_more_memory_than_its_file(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def refusing(function: Callable[[bytes], bytes], data: bytes, limits: Limits) -> bytes:
        asked.append(limits.memory - (1 << 30))
        raise DiedError("melebihi batas waktu atau memori, atau menghentikan pembacanya")

    monkeypatch.setattr(reader, "run_apart", refusing)
    for size in (1_000, 3_000_000):
        (tmp_path / name).write_bytes(bytes(size))
        assert read_file(tmp_path / name, Report()) == ()
        assert size <= asked[-1] <= 5 * size


@pytest.mark.parametrize(("files", "workers", "sizes"), [
    (("a.pdf", "b.pdf", "c.pdf", "d.pdf"), 1, [4]), (("a.pdf", "b.xlsx", "c.pdf", "d.pdf"), 1, [1, 1, 2]),
    (("a.pdf", "b.pdf", "c.pdf", "d.pdf"), 2, [2, 2]), (("a.pdf", "besar.pdf", "c.pdf", "d.pdf"), 1, [1, 1, 2]), ((), 1, []),
    (("a.pdf", "sedang.pdf", "sedang.pdf", "d.pdf"), 1, [2, 2]),
])
def test_only_small_pdfs_that_follow_each_other_share_a_process(
    files: tuple[str, ...], workers: int, sizes: list[int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reader, "SMALL", 20)
    for name in files:
        (tmp_path / name).write_bytes(b"x" * {"besar.pdf": 21, "sedang.pdf": 12}.get(name, 5))
    assert [len(batch) for batch in reader.batches([tmp_path / name for name in files], workers)] == sizes


@pytest.mark.parametrize(("count", "workers"), [(348, 2), (348, 4), (40, 1), (13, 2), (5, 8)])
def test_batches_become_smaller_so_that_no_worker_reads_alone_at_the_end(count: int, workers: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "_size", lambda _: 1)
    sizes = [len(batch) for batch in reader.batches([Path(f"{number}.pdf") for number in range(count)], workers)]
    assert sum(sizes) == count
    assert len(sizes) >= min(count, workers)
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] <= reader.TOGETHER
    assert sizes[-1] <= reader.LEAST
