"""`sopdoc import --ke`: forms come back into their definitions, shown first, written when asked."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from tools import DEFINITIONS, require_tool

from sopdoc.cli import incoming
from sopdoc.cli.kembali import _tell
from sopdoc.cli.main import main
from sopdoc.definitions import definition_at
from sopdoc.diagnostics import Report, Severity
from sopdoc.formulir.back import Returned
from sopdoc.formulir.faults import Fault

NAME = "penanganan-pengaduan"


@pytest.fixture
def agency(tmp_path: Path) -> Path:
    """One definition of the examples, and its form as `build` writes it."""
    folder = tmp_path / "contoh"
    folder.mkdir()
    related = ("survei-kepuasan-masyarakat", "pelayanan-informasi-publik", "pembukaan-ruang-layanan")
    for file in ("instansi.yaml", *(f"{name}.yaml" for name in (NAME, *related))):
        shutil.copy(DEFINITIONS / "contoh" / file, folder)
    for logo in (DEFINITIONS / "contoh").glob("*.svg"):
        shutil.copy(logo, folder)
    return folder


@pytest.fixture
def form(agency: Path, tmp_path: Path) -> Path:
    assert main(["build", str(agency / f"{NAME}.yaml"), "--format", "xlsx", "--output", str(tmp_path / "hasil"), "--quiet"]) == 0
    return tmp_path / "hasil" / "contoh" / f"{NAME}-formulir.xlsx"


def typed(form: Path, edit: Callable[[Any], object]) -> Path:
    """The form, saved by a person."""
    book = openpyxl.load_workbook(form)
    edit(book)
    book.save(form)
    return form


def other_words(book: Any) -> None:
    book["Kegiatan"]["B3"] = "Menerima dan mencatat pengaduan"


def test_a_change_is_shown_as_diff_tells_it_and_written_when_asked(agency: Path, form: Path, capsys: pytest.CaptureFixture[str]) -> None:
    definition = agency / f"{NAME}.yaml"
    before = definition.read_text("utf-8")
    typed(form, other_words)
    assert main(["import", str(form), "--ke", str(definition)]) == 0
    out = capsys.readouterr()
    assert "Menerima {+dan mencatat+} pengaduan" in out.out
    assert "1 definisi akan diubah (tulis dengan --terapkan)" in out.err
    assert definition.read_text("utf-8") == before
    assert main(["import", str(form), "--ke", str(definition), "--terapkan"]) == 0
    assert definition.read_text("utf-8") == before.replace("uraian: Menerima pengaduan", "uraian: Menerima dan mencatat pengaduan")


def test_a_folder_of_forms_comes_back_to_a_folder_of_definitions(agency: Path, form: Path) -> None:
    typed(form, other_words)
    assert main(["import", str(form.parent), "--ke", str(agency), "--terapkan", "--quiet"]) == 0
    assert "Menerima dan mencatat pengaduan" in (agency / f"{NAME}.yaml").read_text("utf-8")


def test_a_form_of_a_new_sop_makes_its_definition(agency: Path, capsys: pytest.CaptureFixture[str]) -> None:
    form, definition = agency / "izin.xlsx", agency / "izin.yaml"
    assert main(["new", "sop", str(form), "--nama", "Pemberian Izin"]) == 0
    typed(form, other_words)
    assert main(["import", str(form), "--ke", str(definition), "--terapkan"]) == 0
    assert "nama: Pemberian Izin" in definition.read_text("utf-8")
    assert "Menerima dan mencatat pengaduan" in definition.read_text("utf-8")
    assert main(["new", "sop", str(form)]) == 1
    assert "SOP065" in capsys.readouterr().err


def test_a_form_of_another_sop_is_refused(agency: Path, form: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = agency / "survei-kepuasan-masyarakat.yaml"
    before = other.read_bytes()
    typed(form, other_words)
    assert main(["import", str(form), "--ke", str(other), "--terapkan"]) == 1
    assert f'dibuat dari "{NAME}", bukan dari "survei-kepuasan-masyarakat"' in capsys.readouterr().err
    assert other.read_bytes() == before


def test_a_definition_that_has_another_name_now_takes_its_form(agency: Path, form: Path) -> None:
    renamed = (agency / f"{NAME}.yaml").rename(agency / "pengaduan.yaml")
    typed(form, other_words)
    assert main(["import", str(form), "--ke", str(renamed), "--terapkan"]) == 0
    assert "Menerima dan mencatat pengaduan" in renamed.read_text("utf-8")


def identity(book: Any, name: str) -> Any:
    sheet = book["Identitas"]
    return sheet.cell(next(row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 1).value == name), 2)


@pytest.mark.parametrize("chosen", ["Laksmi Anindita, S.H., M.H.", "kabag-hukum"])
def test_who_signs_is_chosen_by_name_or_by_key(agency: Path, form: Path, chosen: str) -> None:
    before = (agency / f"{NAME}.yaml").read_text("utf-8")
    book = openpyxl.load_workbook(form)
    assert [cell.value for cell in book["Pilihan"]["C"]].count("Laksmi Anindita, S.H., M.H.") == 1
    typed(form, lambda book: setattr(identity(book, "Disahkan oleh"), "value", chosen))
    assert main(["import", str(form), "--ke", str(agency), "--terapkan"]) == 0
    assert (agency / f"{NAME}.yaml").read_text("utf-8") == before.replace("disahkan oleh: kabag-organisasi", "disahkan oleh: kabag-hukum")


def test_what_excel_makes_a_date_or_a_number_is_read_as_such(agency: Path, form: Path) -> None:
    def edit(book: Any) -> None:
        identity(book, "Tanggal pembuatan").value = datetime(2026, 3, 2)  # as Excel keeps it: without a zone
        cell = identity(book, "Tanggal efektif")
        cell.value, cell.number_format = 46084, "General"                 # pasted without its format
        identity(book, "Nomor").value = 65

    typed(form, edit)
    assert main(["import", str(form), "--ke", str(agency), "--terapkan"]) == 0
    said = (agency / f"{NAME}.yaml").read_text("utf-8")
    assert "tanggal pembuatan: 2026-03-02" in said
    assert "tanggal efektif: 2026-03-03" in said
    assert "nomor: 65" in said


def test_what_no_sheet_prints_is_told_as_the_lines_that_change(agency: Path, form: Path, capsys: pytest.CaptureFixture[str]) -> None:
    typed(form, lambda book: setattr(identity(book, "Revisi ke"), "value", 2))
    assert main(["import", str(form), "--ke", str(agency)]) == 0
    assert "    tidak tercetak di lembar:\n    + revisi ke: 2\n" in capsys.readouterr().out


def test_a_folder_with_forms_that_cannot_be_read_says_so(agency: Path, form: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Saved by whoever has an old Excel; what Excel keeps beside a form that is open is none."""
    (form.parent / "lama.XLS").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    (form.parent / "~$form.xlsx").write_bytes(b"")
    assert main(["import", str(form.parent), "--ke", str(agency)]) == 1
    err = capsys.readouterr().err
    assert "lama.XLS tidak dapat dibaca: berkas Office lama" in err
    assert "~$" not in err


def test_batches_that_are_read_ahead_keep_their_order(form: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each file with what it says and its own faults, also where the next ones are read already."""
    monkeypatch.setattr(incoming, "TOGETHER", 1)
    paths = [form.with_name(f"{number}.xlsx") for number in range(4)]
    for number, path in enumerate(paths):
        path.write_bytes(b"" if number == 1 else form.read_bytes())
    found = [(report.has_galat, [one.path for one in said]) for report, said in incoming.opened(paths)]
    assert found == [(False, [paths[0]]), (True, []), (False, [paths[2]]), (False, [paths[3]])]


def test_words_beside_a_table_are_told_and_the_rest_is_taken(agency: Path, form: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def edit(book: Any) -> None:
        other_words(book)
        book["Kegiatan"]["AB5"] = "Kata pimpinan: percepat"

    typed(form, edit)
    assert main(["import", str(form), "--ke", str(agency), "--terapkan"]) == 0
    assert 'lembar Kegiatan, sel AB5: "Kata pimpinan: percepat" di luar tabel tidak dipakai' in capsys.readouterr().err
    assert "Menerima dan mencatat pengaduan" in (agency / f"{NAME}.yaml").read_text("utf-8")


def test_ten_thousand_empty_rows_change_nothing(agency: Path, form: Path) -> None:
    def edit(book: Any) -> None:
        for row in range(70, 10_070):
            book["Kegiatan"].cell(row, 2).value = " "

    before = (agency / f"{NAME}.yaml").read_bytes()
    typed(form, edit)
    assert main(["import", str(form), "--ke", str(agency), "--terapkan"]) == 0
    assert (agency / f"{NAME}.yaml").read_bytes() == before


def test_macros_are_left_where_they_are(agency: Path, form: Path) -> None:
    typed(form, other_words)
    with zipfile.ZipFile(form, "a") as package:
        package.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0" * 100)
    assert main(["import", str(form), "--ke", str(agency), "--terapkan"]) == 0
    assert "Menerima dan mencatat pengaduan" in (agency / f"{NAME}.yaml").read_text("utf-8")


def renamed(book: Any) -> None:
    book["Kegiatan"].title = "Langkah"


def wrong_symbol(book: Any) -> None:
    book["Kegiatan"]["C3"] = "kotak"


def other_workbook(book: Any) -> None:
    del book["_sopdoc"]


def to_itself(book: Any) -> None:
    sheet = book["Kegiatan"]
    column = next(cell.column for cell in sheet[1] if cell.value == "lanjut")
    sheet.cell(3, column).value = "Menerima pengaduan"


def no_day(book: Any) -> None:
    identity(book, "Tanggal efektif").value = "31 Februari 2026"


def nobody(book: Any) -> None:
    identity(book, "Disahkan oleh").value = "Budi"


def newer(book: Any) -> None:
    book["_sopdoc"]["B1"] = 3


@pytest.mark.parametrize(("edit", "code", "said"), [
    (newer, "SOP704", "dibuat sopdoc yang lebih baru (bentuk 3; di sini sampai 2)"),
    (renamed, "SOP705", 'lembar Kegiatan: lembar kerja "Kegiatan" tidak ada'), (wrong_symbol, "SOP705", "lembar Kegiatan, sel C3"),
    (other_workbook, "SOP704", "bukan formulir dari sopdoc"),
    (to_itself, "SOP705", "lembar Kegiatan, sel V3: hanya keputusan yang dapat menuju dirinya sendiri"),
    (no_day, "SOP705", 'lembar Identitas, sel B12: tanggal efektif "31 Februari 2026" tidak ada di kalender'),
    (nobody, "SOP705", 'lembar Identitas, sel B18: pejabat "Budi" tidak terdaftar'),
])
def test_a_form_that_cannot_be_used_is_refused_as_a_whole(
    agency: Path, form: Path, edit: Callable[[Any], object], code: str, said: str, capsys: pytest.CaptureFixture[str],
) -> None:
    before = (agency / f"{NAME}.yaml").read_bytes()
    typed(form, other_words)
    typed(form, edit)
    assert main(["import", str(form), "--ke", str(agency), "--terapkan"]) == 1
    err = capsys.readouterr().err
    assert f"galat[{code}]" in err
    assert said in err
    assert (agency / f"{NAME}.yaml").read_bytes() == before


@pytest.mark.parametrize(("content", "said"), [
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "berkas Office lama"), (b"", "bukan berkas Office"),
    (b"PK\x03\x04rusak", "bukan berkas Office"),
])
def test_what_is_no_workbook_is_told(agency: Path, content: bytes, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    (agency / "x.xlsx").write_bytes(content)
    assert main(["import", str(agency / "x.xlsx"), "--ke", str(agency)]) == 1
    err = capsys.readouterr().err
    assert "galat[SOP700]" in err
    assert said in err


def test_a_place_that_both_changed_stays_as_the_definition_has_it(agency: Path, form: Path, capsys: pytest.CaptureFixture[str]) -> None:
    definition = agency / f"{NAME}.yaml"
    definition.write_text(definition.read_text("utf-8").replace("uraian: Menerima pengaduan", "uraian: Menampung pengaduan"), "utf-8")
    typed(form, other_words)
    before = definition.read_text("utf-8")
    assert main(["import", str(form), "--ke", str(definition), "--terapkan"]) == 0
    err = capsys.readouterr().err
    assert "peringatan[SOP706]" in err
    assert f'di {form.name} "Menerima dan mencatat pengaduan", di definisi "Menampung pengaduan"' in err
    assert definition.read_text("utf-8") == before


def test_a_form_without_its_definition_in_the_folder_is_told(form: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "lain").mkdir()
    assert main(["import", str(form), "--ke", str(tmp_path / "lain")]) == 1
    assert "galat[SOP707]" in capsys.readouterr().err
    assert main(["import", str(tmp_path / "tidak-ada.xlsx"), "--ke", str(tmp_path)]) == 2
    assert main(["import", str(form), "--ke", str(tmp_path / "tidak" / "ada.yaml")]) == 1


def test_libreoffice_saves_the_form_so_that_it_comes_back(agency: Path, form: Path, tmp_path: Path) -> None:
    """Validation is still there, an untouched form changes nothing, an edited one what was edited."""
    definition = agency / f"{NAME}.yaml"
    before = definition.read_text("utf-8")
    saved = through_libreoffice(form, tmp_path / "satu")
    assert main(["import", str(saved), "--ke", str(definition), "--terapkan", "--quiet"]) == 0
    assert definition.read_text("utf-8") == before
    rules = openpyxl.load_workbook(saved)["Kegiatan"].data_validations.dataValidation
    assert any("mulai,proses,keputusan,selesai" in str(rule.formula1) for rule in rules)
    edited = through_libreoffice(typed(form, other_words), tmp_path / "dua")
    assert main(["import", str(edited), "--ke", str(definition), "--terapkan", "--quiet"]) == 0
    assert definition.read_text("utf-8") == before.replace("uraian: Menerima pengaduan", "uraian: Menerima dan mencatat pengaduan")


def through_libreoffice(form: Path, folder: Path) -> Path:
    profile = f"-env:UserInstallation={(folder / 'profil').as_uri()}"
    made = ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder), str(form)]
    subprocess.run([require_tool("soffice"), profile, "--headless", *made], check=True, capture_output=True, timeout=240)
    return folder / form.name


def test_a_form_is_no_old_sheet(form: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", str(form), "-o", str(tmp_path / "impor")]) == 1
    err = capsys.readouterr().err
    assert "galat[SOP709]" in err
    assert "--ke DEFINISI" in err
    assert not (tmp_path / "impor").exists()


def test_what_was_understood_in_one_way_of_several_is_told_as_a_warning(agency: Path) -> None:
    report = Report()
    asked = Fault("", 0, 0, "kegiatan 2 belum punya simbol", "lihat")
    _tell(Returned(asked=(asked,)), Path("a.docx"), definition_at(agency / f"{NAME}.yaml"), report)
    assert [(one.code, one.severity, one.message) for one in report.diagnostics] == [
        ("SOP716", Severity.PERINGATAN, "a.docx: kegiatan 2 belum punya simbol"),
    ]
