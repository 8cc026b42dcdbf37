"""Documents as files: what is hostile, locked, old or no document ends in a diagnostic, and macros and links are never followed."""

from __future__ import annotations

import io
import json
import sys
import zipfile
from pathlib import Path

import pytest

from impor.letters import FlowTable, Letter, Shape, docx, part_of, saved, with_part
from sopdoc.diagnostics import Report
from sopdoc.impor import package
from sopdoc.impor.file import read_file
from sopdoc.impor.office import libreoffice as office
from sopdoc.impor.office import old
from sopdoc.impor.office.old import as_newer, is_locked
from sopdoc.impor.package import LOCKED, OLE, UnreadableError, open_package
from sopdoc.impor.word import guard as docx_guard
from sopdoc.impor.word.file import read_docx
from sopdoc.impor.written.definition import Definition

TABLE = FlowTable(("Staf", "Kepala Seksi"), 2)
MAIN = "word/document.xml"
OF_WORD = "WordDocument".encode("utf-16-le")


@pytest.fixture(autouse=True)
def _without_office(monkeypatch: pytest.MonkeyPatch) -> None:
    """What LibreOffice adds is tested elsewhere."""
    for module in ("file", "office.old"):
        monkeypatch.setattr(f"sopdoc.impor.{module}.program", lambda: None)


def read(tmp_path: Path, content: bytes, name: str = "lama.docx") -> tuple[tuple[Definition, ...], list[tuple[str, str]]]:
    path = tmp_path / name
    path.write_bytes(content)
    report = Report()
    found = read_file(path, report)
    return found, [(d.code, d.message.replace(str(path), name)) for d in report.diagnostics]


def changed(old_text: str, new: str) -> bytes:
    data = Letter(TABLE).saved()
    xml = part_of(data, MAIN).decode()
    assert old_text in xml
    return with_part(data, MAIN, xml.replace(old_text, new, 1).encode())


def test_a_document_is_read(tmp_path: Path) -> None:
    letter = Letter(TABLE)
    letter.draw(Shape("rect", TABLE.place(0, 0)))
    (found,), told = read(tmp_path, letter.saved())
    assert (found.kegiatan, told) == (2, [])


@pytest.mark.parametrize("name", ["lama.docm", "lama.dotx"])
def test_a_document_with_macros_and_a_template_are_documents(tmp_path: Path, name: str) -> None:
    data = with_part(Letter(TABLE).saved(), "word/vbaProject.bin", OLE + b"makro")
    kind = b"application/vnd.ms-word.document.macroEnabled.main+xml" if name.endswith("m") else (
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
    )
    plain = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    types = part_of(data, "[Content_Types].xml")
    assert plain in types
    (found,), told = read(tmp_path, with_part(data, "[Content_Types].xml", types.replace(plain, kind)), name)
    assert (found.kegiatan, told) == (2, [])


@pytest.mark.parametrize(("content", "why"), [
    (b"", "kosong"), (b"bukan dokumen", "bukan berkas Office, atau isinya rusak"),
    (OLE + b"x" * 600 + LOCKED, "terkunci kata sandi"),
    (OLE + b"x" * 600, "berkas Office lama tanpa dokumen Word di dalamnya"),
    (OLE + b"x" * 600 + OF_WORD, "berkas .doc hanya dapat dibuka dengan LibreOffice, yang tidak terpasang di sini"),
])
def test_what_is_no_document_is_told(tmp_path: Path, content: bytes, why: str) -> None:
    assert read(tmp_path, content) == ((), [("SOP700", f"lama.docx tidak dapat dibaca: {why}")])


def test_a_workbook_named_as_a_document_is_told(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    out = io.BytesIO()
    openpyxl.Workbook().save(out)
    assert read(tmp_path, out.getvalue())[1] == [("SOP700", "lama.docx tidak dapat dibaca: bukan dokumen Word (.docx)")]


@pytest.mark.parametrize(("name", "begins"), [
    ("lama.doc", OLE + OF_WORD), ("lama.doc", b"{\\rtf1"), ("lama.rtf", b"{\\rtf1"), ("lama.odt", b"PK\x03\x04"),
])
def test_an_old_document_asks_for_libreoffice_or_word(tmp_path: Path, name: str, begins: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(begins + b"x" * 600)
    report = Report()
    assert read_file(path, report) == ()
    (told,) = report.diagnostics
    assert f"berkas {path.suffix} hanya dapat dibuka dengan LibreOffice" in told.message
    assert told.hint
    assert ".docx" in told.hint


@pytest.mark.parametrize("name", ["lama.doc", "lama.rtf", "lama.odt", "lama.xls", "lama.ods"])
def test_what_is_no_old_file_is_told_without_opening_it(tmp_path: Path, name: str) -> None:
    ending = name.partition(".")[2]
    assert read(tmp_path, b"rusak", name) == ((), [("SOP700", f"{name} tidak dapat dibaca: bukan berkas .{ending}, atau isinya rusak")])


def test_a_document_under_an_old_name_is_a_document(tmp_path: Path) -> None:
    (found,), told = read(tmp_path, Letter(TABLE).saved(), "lama.doc")
    assert (found.kegiatan, told) == (2, [])


def test_a_password_of_old_files_is_seen() -> None:
    def doc(flags: bytes) -> bytes:
        return OLE + b"\0" * (old.SECTOR - len(OLE)) + b"\xec\xa5" + b"\0" * 8 + flags + b"\0" * 500

    def xls(record: bytes) -> bytes:
        return OLE + b"\0" * (old.SECTOR - len(OLE)) + b"\x09\x08\x10\x00" + b"\0" * 16 + record + b"\0" * 500

    assert [is_locked(doc(flags)) for flags in (b"\x00\x01", b"\x00\x00", b"\xff\xfe")] == [True, False, False]
    assert [is_locked(xls(record)) for record in (b"\x2f\x00", b"\xe1\x00")] == [True, False]
    assert not is_locked(b"\xec\xa5" + b"\xff" * 600)
    with pytest.raises(UnreadableError, match="kata sandi"):
        as_newer(doc(b"\x00\x01"), ".doc")


@pytest.mark.parametrize("bomb", [
    '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>', "\0",
])
def test_entities_and_other_encodings_are_refused(bomb: str) -> None:
    data = Letter(TABLE).saved()
    xml = part_of(data, MAIN)
    with pytest.raises(UnreadableError):
        open_package(with_part(data, MAIN, bomb.encode() + xml))


def test_tables_in_tables_end(tmp_path: Path) -> None:
    nested = "<w:tbl><w:tr><w:tc>" * 40 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 40
    ((code, told),) = read(tmp_path, changed("<w:sectPr", f"{nested}<w:sectPr"))[1]
    assert (code, "tabel di dalam tabel" in told) == ("SOP700", True)


def test_elements_in_elements_end(tmp_path: Path) -> None:
    nested = "<w:sdt>" * 50_000 + "</w:sdt>" * 50_000
    ((code, told),) = read(tmp_path, changed("<w:sectPr", f"{nested}<w:sectPr"))[1]
    assert (code, "bertumpuk" in told) == ("SOP700", True)


@pytest.mark.parametrize(("limit", "what"), [("tbl", "tabel"), ("tc", "sel"), ("p", "paragraf"), ("r", "potong teks")])
def test_more_than_any_document_has_is_refused(monkeypatch: pytest.MonkeyPatch, limit: str, what: str) -> None:
    data = Letter(TABLE).saved()
    assert b'"sop"' in read_docx(data)
    monkeypatch.setitem(docx_guard._LIMITS, limit.encode(), (0, what))
    assert f"lebih dari 0 {what}".encode() in read_docx(data)


def test_more_letters_than_any_document_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx_guard, "MOST_LETTERS", 50)
    assert b"lebih dari 50 huruf" in read_docx(Letter(TABLE).saved())


def test_a_package_that_begins_after_its_first_part_is_none() -> None:
    with pytest.raises(package.UnreadableError):
        package.open_package(Letter(TABLE).saved()[20:])


def test_ten_thousand_tables_are_refused(tmp_path: Path) -> None:
    tables = "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>" * 10_000
    ((code, told),) = read(tmp_path, changed("<w:sectPr", f"{tables}<w:sectPr"))[1]
    assert (code, "lebih dari 2000 tabel" in told) == ("SOP700", True)


def test_a_document_that_unpacks_to_more_than_any_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "LARGEST", 1000)
    assert b"lebih dari" in read_docx(Letter(TABLE).saved())


def test_a_document_of_more_parts_than_any_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MOST_PARTS", 2)
    assert b"lebih dari 2 bagian" in read_docx(Letter(TABLE).saved())


def test_numbers_that_are_none_do_no_harm(tmp_path: Path) -> None:
    data = Letter(TABLE).saved()
    xml = part_of(data, MAIN).decode().replace('w:w="', 'w:w="lebar').replace('w:val="', 'w:val="x')
    found, told = read(tmp_path, with_part(data, MAIN, xml.encode()))
    assert found or [code for code, _ in told] in (["SOP700"], ["SOP701"])


def test_what_lies_outside_is_never_given_to_libreoffice() -> None:
    body = docx.Document()
    for kind in ("image", "attachedTemplate"):
        address = f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"
        body.part.relate_to(f"http://127.0.0.1:9/{kind}", address, True)
    data = with_part(with_part(saved(body), "word/vbaProject.bin", b"makro"), "word/media/a.png", b"gambar")
    assert b"127.0.0.1" in part_of(data, "word/_rels/document.xml.rels")
    plain = open_package(data).plain(office._is_safe, media=True)
    with zipfile.ZipFile(io.BytesIO(plain)) as archive:
        assert not any(b"127.0.0.1" in archive.read(name) for name in archive.namelist())
        assert "word/media/a.png" in archive.namelist()
        assert "word/vbaProject.bin" not in archive.namelist()


def test_no_library_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    """python-docx and lxml have a compiled core, which the page from disk cannot carry."""
    for name in ("docx", "lxml"):
        monkeypatch.setitem(sys.modules, name, None)
    assert json.loads(read_docx(Letter(TABLE).saved()))["sop"]

