"""`# sopdoc: abaikan` silences what stands on its line, and says so when it silences nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from check.contoh import check, codes, write
from sopdoc.check.suppress import Abaikan, find_abaikan
from sopdoc.checking import Checker
from sopdoc.definitions import find_definitions
from sopdoc.diagnostics import Diagnostic, Report, Severity, Span

BULAN = "tanggal pembuatan: 2026-01"


def test_a_comment_at_the_end_of_the_line_silences_its_code(tmp_path: Path) -> None:
    assert codes(tmp_path, f"{BULAN}   # sopdoc: abaikan SOP309\n") == []


def test_a_comment_alone_silences_the_next_line(tmp_path: Path) -> None:
    assert codes(tmp_path, f"# sopdoc: abaikan SOP309\n# diisi tangan\n{BULAN}\n") == []


@pytest.mark.parametrize("above", range(4))
@pytest.mark.parametrize("between", ["", "# diisi tangan\n", "\n", "  # diisi tangan\n\n"])
def test_a_comment_alone_counts_for_the_next_line_that_says_something(above: int, between: str) -> None:
    text = "nama: Cuti\n" * above + f"# sopdoc: abaikan SOP309\n{between}{BULAN}\nnama: Cuti\n"
    (found,) = find_abaikan(text, "a.yaml", Report())
    assert (found.span.line, found.line) == (above + 1, above + 2 + between.count("\n"))


def test_a_comment_at_the_end_of_a_file_counts_for_itself() -> None:
    (found,) = find_abaikan("nama: Cuti\n# sopdoc: abaikan SOP309\n# akhir\n", "a.yaml", Report())
    assert found.line == 2


def test_several_codes_are_separated_by_commas(tmp_path: Path) -> None:
    fragment = "nomor: 000.8.3.3/……/ORG/2023   # sopdoc: abaikan SOP307, SOP308\n"
    assert codes(tmp_path, fragment) == []


def test_a_comment_silences_nothing_on_other_lines(tmp_path: Path) -> None:
    fragment = f"{BULAN}\ntanggal efektif: 2026-02-02   # sopdoc: abaikan SOP309\n"
    assert codes(tmp_path, fragment) == ["SOP309", "SOP340"]


@pytest.mark.parametrize("silenced", [(1,), (3,), (1, 3), (2, 4)])
def test_a_comment_takes_its_place_out_of_a_remark_about_several(silenced: tuple[int, ...], tmp_path: Path) -> None:
    rows = [f"  - {{uraian: Memeriksa berkas {n} utk dicatat, pelaksana: petugas, kelengkapan: B {n}, waktu: 1 menit, output: B {n + 1}}}"
            for n in range(1, 5)]
    written = [f"{row}   # sopdoc: abaikan SOP361" if n in silenced else row for n, row in enumerate(rows, 1)]
    (found,) = (d for d in check(tmp_path, "kegiatan:\n" + "\n".join(written)) if d.code in ("SOP361", "SOP340"))
    assert [place.name for place in found.places] == [f"kegiatan {n}" for n in range(1, 5) if n not in silenced]


def test_a_comment_inside_a_long_span_silences_it(tmp_path: Path) -> None:
    fragment = 'pencatatan dan pendataan: "Dicatat dalam\n  buku .........."   # sopdoc: abaikan SOP324\n'
    assert codes(tmp_path, fragment) == []


@given(st.text("a\n", min_size=1, max_size=30).map(lambda text: f"{text}a"), st.data())
def test_a_comment_covers_the_lines_of_which_its_span_holds_something(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start, len(text) - 1))

    def place(offset: int) -> tuple[int, int]:
        return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)

    held = {place(offset)[0] for offset in (start, *range(start, end))}
    told = Diagnostic("SOP309", Severity.PERINGATAN, "", Span("a.yaml", *place(start), *place(end)))
    lines = range(1, text.count("\n") + 2)
    assert {line for line in lines if Abaikan("SOP309", line, Span("a.yaml", line, 1, line, 2)).covers(told)} == held


def test_a_comment_after_a_value_of_several_lines_is_not_in_it(tmp_path: Path) -> None:
    fragment = "pencatatan dan pendataan: |\n  Dicatat dalam\n  buku ..........\njudul: Peminjaman   # sopdoc: abaikan SOP324\n"
    assert codes(tmp_path, fragment) == ["SOP324", "SOP340"]


@pytest.mark.parametrize(("code", "file", "covers"), [
    ("SOP309", "b.yaml", True),
    ("SOP309", "a.yaml", False), ("SOP309", "c.yaml", False), ("SOP308", "b.yaml", False), ("SOP310", "b.yaml", False),
])
def test_a_comment_silences_its_own_code_in_its_own_file(code: str, file: str, covers: bool) -> None:
    told = Diagnostic(code, Severity.PERINGATAN, "", Span(file, 1, 1, 1, 2))
    assert Abaikan("SOP309", 1, Span("b.yaml", 1, 1, 1, 2)).covers(told) is covers


def test_a_comment_that_silences_nothing_is_told_at_its_code(tmp_path: Path) -> None:
    (found,) = check(tmp_path, "tanggal pembuatan: 2026-01-14   # sopdoc: abaikan SOP309\n")
    assert (found.code, found.severity) == ("SOP340", Severity.PERINGATAN)
    assert (found.span.line, found.span.column, found.span.end_line, found.span.end_column) == (3, 51, 3, 57)


def test_only_the_useless_code_of_a_comment_is_told(tmp_path: Path) -> None:
    (found,) = check(tmp_path, f"{BULAN}   # sopdoc: abaikan SOP312, SOP309\n")
    assert "SOP312" in found.message


@pytest.mark.parametrize("comment", ["# sopdoc: abaikn SOP309", "# sopdoc: abaikan", "# sopdoc:"])
def test_a_comment_that_cannot_be_understood_is_told(tmp_path: Path, comment: str) -> None:
    assert codes(tmp_path, f"{BULAN}   {comment}\n") == ["SOP309", "SOP341"]


@pytest.mark.parametrize("value", ["Cuti", "Cutis"])
@pytest.mark.parametrize("above", range(2))
def test_a_comment_that_cannot_be_understood_is_told_as_a_whole(above: int, value: str) -> None:
    report = Report()
    find_abaikan("nomor: 1\n" * above + f"nama: {value}   # sopdoc: abaikn SOP309\n", "a.yaml", report)
    (found,) = report.diagnostics
    start = len(f"nama: {value}   ") + 1
    assert found.span == Span("a.yaml", above + 1, start, above + 1, start + len("# sopdoc: abaikn SOP309"))


def test_an_unknown_code_in_a_comment_is_told(tmp_path: Path) -> None:
    (found,) = check(tmp_path, "nama: Peminjaman Buku   # sopdoc: abaikan SOP3O9\n")
    assert found.code == "SOP341"
    assert found.hint.startswith("maksud Anda")


def test_a_comment_cannot_silence_an_error_of_the_decoder(tmp_path: Path) -> None:
    fragment = "tanggal pembuatan: 31 Februari 2026   # sopdoc: abaikan SOP105\n"
    assert "SOP105" in codes(tmp_path, fragment)


def test_a_comment_silences_a_warning_of_the_decoder(tmp_path: Path) -> None:
    fragment = "kualifikasi pelaksana:\n  - Memahami tata naskah dinas\n  -   # sopdoc: abaikan SOP116\n"
    assert codes(tmp_path, fragment) == []


def test_a_layout_code_is_judged_only_when_the_layout_is_asked(tmp_path: Path) -> None:
    fragment = "nama: Peminjaman Buku   # sopdoc: abaikan SOP420\n"
    assert codes(tmp_path, fragment) == []
    asked = Checker(lay_out=lambda terbaca, report: None)
    assert [d.code for d in check(tmp_path, fragment, asked)] == ["SOP340"]


def test_a_comment_in_the_agency_counts_too(tmp_path: Path) -> None:
    fragment = (
        "# berkas: instansi.yaml\npejabat:\n  kabag:\n    jabatan: Kepala Bagian Organisasi\n    nama: Ratna\n"
        "    nip: 19790823 200212 2 01   # sopdoc: abaikan SOP300\n"
    )
    assert codes(tmp_path, fragment) == []


def test_windows_line_ends_do_not_move_a_comment(tmp_path: Path) -> None:
    write(tmp_path, f"{BULAN}   # sopdoc: abaikan SOP309\n")
    path = tmp_path / "sop.yaml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    report = Report()
    Checker().check(find_definitions([str(tmp_path)], report), report)
    assert report.diagnostics == ()
