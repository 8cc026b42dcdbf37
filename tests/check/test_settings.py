"""`aturan:` in instansi.yaml decides how much a rule matters to the agency."""

from __future__ import annotations

from pathlib import Path

import pytest

from check.contoh import check, codes, write
from sopdoc.check.settings import Settings
from sopdoc.checking import Checker
from sopdoc.definitions import find_definitions
from sopdoc.diagnostics import NOWHERE, Diagnostic, Report, Severity
from sopdoc.model.nilai import Tanggal

BULAN = "tanggal pembuatan: 2026-01\n# berkas: instansi.yaml\n"


@pytest.mark.parametrize("severity", list(Severity), ids=lambda severity: severity.label)
def test_an_agency_may_change_a_severity(tmp_path: Path, severity: Severity) -> None:
    (found,) = check(tmp_path, f"{BULAN}aturan:\n  SOP309: {severity.label}\n")
    assert (found.code, found.severity) == ("SOP309", severity)


def test_an_agency_may_switch_a_rule_off(tmp_path: Path) -> None:
    assert codes(tmp_path, f"{BULAN}aturan: {{SOP309: tidak}}\n") == []


def test_an_unknown_code_is_told_at_its_place(tmp_path: Path) -> None:
    (found,) = check(tmp_path, "# berkas: instansi.yaml\naturan:\n  SPO309: tidak\n")
    assert (found.code, found.hint) == ("SOP342", 'maksud Anda "SOP309"?')
    assert found.span.file.endswith("instansi.yaml")


def test_an_unknown_severity_is_an_error(tmp_path: Path) -> None:
    (found,) = {d.code for d in check(tmp_path, "# berkas: instansi.yaml\naturan:\n  SOP309: mati\n")}
    assert found == "SOP104"


def test_an_error_of_a_reader_keeps_its_severity() -> None:
    settings = Settings({"SOP102": None, "SOP116": None, "SOP203": Severity.CATATAN})
    galat = Diagnostic("SOP102", Severity.GALAT, "wajib", NOWHERE)
    assert settings.apply(galat) is galat
    assert settings.apply(Diagnostic("SOP116", Severity.PERINGATAN, "kosong", NOWHERE)) is None
    changed = settings.apply(Diagnostic("SOP203", Severity.PERINGATAN, "satu cabang", NOWHERE))
    assert changed is not None
    assert changed.severity is Severity.CATATAN


def test_one_file_is_told_the_same_alone_as_in_its_folder(tmp_path: Path) -> None:
    write(tmp_path, "nomor: 000.8.3.3/012/ORG/2026\n# berkas: tetangga.yaml\ntanggal pembuatan: 2026-01\n")
    alone, whole = Report(), Report()
    file = str(tmp_path / "tetangga.yaml")
    Checker().check(find_definitions([file], alone), alone)
    Checker().check(find_definitions([str(tmp_path)], whole), whole)
    assert alone.diagnostics == tuple(d for d in whole.diagnostics if d.span.file == file)
    assert [d.code for d in alone.diagnostics] == ["SOP500", "SOP309"]


def test_the_day_of_the_review_decides_what_is_due(tmp_path: Path) -> None:
    due = Checker(Tanggal(2027, 6, 30))
    assert {d.code for d in check(tmp_path, "", due)} == {"SOP507"}
    assert check(tmp_path, "", Checker(Tanggal(2026, 12, 31))) == ()


def test_an_sop_that_does_not_decode_still_gets_its_errors_and_its_neighbours_their_rules(tmp_path: Path) -> None:
    assert codes(tmp_path, "nomor:\n# berkas: tetangga.yaml\ntanggal pembuatan: 2026-01\nketerkaitan: SOP Lain\n") == ["SOP102", "SOP309"]
