"""Hostile and broken definitions through the whole pipeline: every one ends in documents or in a diagnostic that says why."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest
from tools import write_agency

from sopdoc.compiler import Compiled, Compiler, render
from sopdoc.definitions import find_definitions
from sopdoc.diagnostics import Report

HEAD = "nomor: 1\nnama: Uji\npelaksana: {a: Petugas}\nkegiatan:\n  - {uraian: Bekerja, pelaksana: a}\n"
BOMB = "\n".join(["a0: &a0 [x]", *(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 30))])
Build = Callable[[bytes], Compiled]


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """Compiles a definition of these bytes; documents are rendered where nothing is wrong."""
    folder = write_agency(tmp_path / "dinas")

    def compile_bytes(data: bytes) -> Compiled:
        (folder / "uji.yaml").write_bytes(data)
        return compiled(folder / "uji.yaml")

    return compile_bytes


def compiled(path: Path) -> Compiled:
    (definition,) = find_definitions([str(path)], Report())
    result = Compiler().compile(definition)
    assert (result.sheets is None) == result.report.has_galat
    if result.sheets:
        assert all(content for format in ("pdf", "docx", "svg", "json") for _, content in render(result.sheets, format))
    return result


def codes(result: Compiled) -> set[str]:
    return {d.code for d in result.report.diagnostics}


@pytest.mark.parametrize(("data", "expected"), [
    (BOMB.encode(), {"SOP010"}),
    (HEAD.encode() + b"catatan: " + b"[" * 5000, {"SOP013"}),
    (HEAD.encode() + b"catatan: " + b"{a: " * 5000, {"SOP013"}),
    (HEAD.encode() + b"catatan: " + b"x" * 1_000_000, {"SOP019"}),
    (HEAD.encode() + b"x" * 1_000_000 + b": 1", {"SOP001", "SOP101"}),
    (HEAD.encode() + b"catatan: " + b"x" * 3_000_000, {"SOP014"}),
    (b"nomor: 1\n\tnama: x\n", {"SOP002"}),
    (HEAD.encode().replace(b"Uji", "Café".encode("latin-1")), {"SOP005"}),
    (HEAD.encode().replace(b"Uji", b"U\x00ji"), {"SOP006"}),
    (HEAD.encode().replace(b"Uji", b'"U\\0ji"'), {"SOP006"}),
    (HEAD.encode().replace(b"Uji", "U\u202eji".encode()), {"SOP006"}),
    (HEAD.encode().replace(b"Uji", b'"U\\u202eji"'), {"SOP006"}),
    (HEAD.encode().replace(b"Uji", "U\u2067ji".encode()), {"SOP006"}),
    (HEAD.encode("utf-16"), {"SOP005"}),
    (b"", {"SOP008"}),
    (b"\xef\xbb\xbf", {"SOP008"}),
    (HEAD.encode() + b"--- {}\n", {"SOP009"}),
    (HEAD.encode().replace(b"pelaksana: a", b"pelaksana: []"), {"SOP102"}),
], ids=[
    "alias bomb", "deep list", "deep mapping", "megabyte text", "megabyte key", "three megabytes", "tab", "Latin-1", "NUL", "escaped NUL",
    "bidi override", "escaped bidi override", "bidi isolate", "UTF-16", "empty", "only a BOM", "two documents", "nobody",
])
def test_what_cannot_be_printed_is_refused(build: Build, data: bytes, expected: set[str]) -> None:
    result = build(data)
    assert result.sheets is None
    assert codes(result) & expected


@pytest.mark.parametrize(("name", "expected"), [
    ("Rapat 🎉", {"SOP404"}), ("会議", {"SOP404"}), ("شؤون", {"SOP404"}), ("ประชุม", {"SOP404"}), ("\ue000 pribadi", {"SOP404"}),
    ("ישיבה", {"SOP405"}), ("e\u0323\u0301\u0302 tanda", {"SOP405"}),
    ("Z" + "\u0301" * 50, {"SOP405"}), ("Cafe\u0301", set()), ("kata\u200bpisah", {"SOP007"}), ("👩\u200d👩\u200d👧", {"SOP404", "SOP007"}),
], ids=[
    "emoji", "Chinese", "Arabic", "Thai", "private use", "Hebrew", "combining marks", "Zalgo", "decomposed letter", "zero width space",
    "family",
])
def test_strange_letters_are_printed_with_a_warning(build: Build, name: str, expected: set[str]) -> None:
    result = build(HEAD.replace("Uji", name).encode())
    assert result.sheets is not None
    assert codes(result) == expected


@pytest.mark.parametrize("word", ["x", "kata "], ids=["one word", "one sentence"])
@pytest.mark.parametrize("place", ["Uji", "Bekerja", "Petugas", "nomor: 1"])
def test_an_endless_text_ends_in_a_document_or_a_diagnostic(build: Build, place: str, word: str) -> None:
    text = word * (19_000 // len(word))
    result = build(HEAD.replace(place, f"nomor: {text}" if place == "nomor: 1" else text, 1).encode())
    assert result.sheets is not None or result.report.has_galat


def test_missing_letters_are_named_at_their_place(build: Build) -> None:
    report = build(HEAD.replace("Bekerja", "Rapat 会議").encode()).report
    (only,) = report.diagnostics
    assert (only.code, only.span.line) == ("SOP404", 5)
    assert '"会" (U+4F1A), "議" (U+8B70)' in only.message


@pytest.mark.parametrize("change", [
    lambda text: "\ufeff" + text, lambda text: text.replace("\n", "\r\n"), lambda text: text.replace("\n", "\r"),
], ids=["BOM", "CRLF", "CR"])
def test_what_editors_do_to_files_changes_nothing(build: Build, change: Callable[[str], str]) -> None:
    plain, changed = build(HEAD.encode()), build(change(HEAD).encode())
    assert plain.sheets is not None
    assert changed.sheets is not None
    assert render(plain.sheets, "pdf") == render(changed.sheets, "pdf")


def test_a_folder_named_like_a_definition_is_no_definition(tmp_path: Path) -> None:
    folder = write_agency(tmp_path / "dinas", "baik")
    (folder / "folder.yaml").mkdir()
    assert [d.kunci for d in find_definitions([str(folder)], Report())] == ["baik"]
    report = Report()
    assert find_definitions([str(folder / "folder.yaml")], report) == ()
    assert report.has_galat


def test_a_file_that_may_not_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests may run as root, who may read everything; so the refusal is played."""
    folder = write_agency(tmp_path / "dinas", "uji")
    original = Path.open

    def refuse(self: Path, *arguments: str, **options: str) -> object:
        if self.name == "uji.yaml":
            raise PermissionError(13, "Permission denied")
        return original(self, *arguments, **options)

    monkeypatch.setattr(Path, "open", refuse)
    (definition,) = find_definitions([str(folder)], Report())
    assert codes(Compiler().compile(definition)) == {"SOP015"}


def test_a_definition_that_is_a_dead_link_is_told(tmp_path: Path) -> None:
    folder = write_agency(tmp_path / "dinas")
    (folder / "mati.yaml").symlink_to("tidak-ada.yaml")
    assert said_of(folder) == {"SOP015"}


def test_a_definition_that_is_a_loop_of_links_is_told(tmp_path: Path) -> None:
    folder = write_agency(tmp_path / "dinas")
    (folder / "putar.yaml").symlink_to("putar.yaml")
    assert said_of(folder) <= {"SOP015", "SOP060"}


def test_an_identity_sheet_without_rows_is_refused(tmp_path: Path) -> None:
    folder = write_agency(tmp_path / "dinas", "uji")
    (folder / "instansi.yaml").write_text("kop: UJI\npenyesuaian: {identitas: {baris: []}}\n", "utf-8")
    assert said_of(folder) == {"SOP153"}


def said_of(folder: Path) -> set[str]:
    report = Report()
    for definition in find_definitions([str(folder)], report):
        report.extend(Compiler().compile(definition).report.diagnostics)
    assert report.has_galat
    return {d.code for d in report.diagnostics}


def test_an_alias_bomb_costs_no_memory(build: Build) -> None:
    tracemalloc.start()
    build(BOMB.encode())
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 20_000_000
