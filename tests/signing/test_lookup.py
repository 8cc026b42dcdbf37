"""A code from paper leads to what it stands for: the definition as it is now, or the version that was approved."""

from __future__ import annotations

from pathlib import Path

import pytest

from signing.signed import SOP, agency
from sopdoc.cli.main import main
from sopdoc.definitions import find_definitions
from sopdoc.diagnostics import Report
from sopdoc.model.kode import kode
from sopdoc.reading import Reader
from sopdoc.signing.lookup import find_code


def code_of(folder: Path) -> str:
    (definition,) = find_definitions([str(folder)], Report())
    naskah = Reader().read(definition, Report()).naskah
    assert naskah is not None
    return kode(naskah.sop)


def matches(code: str, folder: Path) -> list[tuple[str, str]]:
    return [(match.versi, match.status) for match in find_code(code, find_definitions([str(folder)], Report()))]


def test_the_definition_is_found(tmp_path: Path) -> None:
    agency(tmp_path)
    assert matches(code_of(tmp_path), tmp_path) == [("", "")]


def test_a_changed_definition_is_not(tmp_path: Path) -> None:
    agency(tmp_path)
    code = code_of(tmp_path)
    agency(tmp_path, sop=SOP.replace("Mengisi", "Menulis"))
    assert matches(code, tmp_path) == []


def test_an_approved_version_is_found_after_its_definition_was_revised(tmp_path: Path) -> None:
    agency(tmp_path)
    assert main(["approve", str(tmp_path / "kunci.yaml"), "--tanggal", "2026-11-20"]) == 0
    code = code_of(tmp_path)
    path = tmp_path / "kunci.yaml"
    path.write_text(path.read_text("utf-8").replace("Mengisi", "Menulis"), "utf-8")
    assert matches(code, tmp_path) == [("rev-0", "berlaku")]


def test_a_definition_with_errors_has_no_code(tmp_path: Path) -> None:
    agency(tmp_path)
    code = code_of(tmp_path)
    agency(tmp_path, sop=SOP + "salah: ya\n")
    assert matches(code, tmp_path) == []


def test_the_command_tells_what_it_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    agency(tmp_path)
    assert main(["verify", "--code", code_of(tmp_path).lower().replace("-", ""), str(tmp_path)]) == 0
    said = capsys.readouterr().out
    assert "Nama    Peminjaman Kunci" in said
    assert "Versi   definisi sekarang" in said


@pytest.mark.parametrize("code", ["abc", "0000-0000-0000-0000"])
def test_the_command_fails_for_a_code_that_leads_nowhere(code: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    agency(tmp_path)
    assert main(["verify", "--code", code, str(tmp_path)]) == 1
    assert "SOP584" in capsys.readouterr().err
