"""Definitions get files of their own, named after their SOP; nothing that is there is touched."""

from __future__ import annotations

from pathlib import Path

from sopdoc.diagnostics import Report
from sopdoc.impor.written.definition import Definition
from sopdoc.impor.written.place import LONGEST, name_of, names_of, write_new, write_own


def one(nama: str) -> Definition:
    return Definition(nama, {"nomor": "1"})


def test_a_file_is_called_as_its_sop() -> None:
    assert name_of("Pembuatan KTP (baru)") == name_of("SOP Pembuatan KTP (baru)") == "pembuatan-ktp-baru"
    assert name_of("…") == "sop"


def test_no_name_is_one_that_windows_cannot_have() -> None:
    assert name_of("AUX") == "sop-aux"


def test_a_long_name_ends_at_a_word() -> None:
    name = name_of("Pelaksanaan " * 20)
    assert len(name) <= LONGEST
    assert name.endswith("pelaksanaan")


def test_sops_of_one_name_are_numbered() -> None:
    assert names_of([one("Cuti"), one("Cuti"), one("Mutasi")]) == ("cuti", "cuti-2", "mutasi")


def test_a_file_that_is_there_stays(tmp_path: Path) -> None:
    path, report = tmp_path / "cuti.yaml", Report()
    path.write_text("nomor: asli\n", "utf-8")
    assert not write_new(path, "nomor: baru\n", report)
    assert path.read_text("utf-8") == "nomor: asli\n"
    assert [d.code for d in report.diagnostics] == ["SOP702"]


def test_what_cannot_be_looked_into_is_not_ours(tmp_path: Path) -> None:
    (tmp_path / "impor.json").mkdir()
    report = Report()
    assert not write_own(tmp_path / "impor.json", "{", "{", report)
    assert [d.code for d in report.diagnostics] == ["SOP702"]


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("", "utf-8")
    report = Report()
    assert not write_new(tmp_path / "berkas" / "cuti.yaml", "nomor: 1\n", report)
    assert [d.code for d in report.diagnostics] == ["SOP064"]
