"""Which files of a folder are definitions, the same on systems that see capitals and on those that do not."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from sopdoc.definitions import find_definitions, is_definition, meant
from sopdoc.diagnostics import Report

NAMES = ("a.yaml", "b.yml", "C.YAML", "D.Yml")


def found(folder: Path, *names: str) -> tuple[list[str], list[str]]:
    """Keys of the definitions, and codes of what is told, in a folder of these files."""
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("nama: SOP\n", encoding="utf-8")
    report = Report()
    definitions = find_definitions([str(folder)], report)
    return [d.kunci for d in definitions], [d.code for d in report.diagnostics]


def test_an_ending_may_have_capitals(tmp_path: Path) -> None:
    keys, codes = found(tmp_path / "dinas", *NAMES, "e.txt", ".f.yaml")
    assert (sorted(keys), codes) == (["C", "D", "a", "b"], [])


@pytest.mark.parametrize(("name", "common"), [
    ("Instansi.yaml", "instansi.yaml"), ("INSTANSI.YAML", "instansi.yaml"), ("instansi.yml", "instansi.yaml"), ("Buku.yml", "buku.yaml"),
])
def test_what_is_meant_for_the_agencys_file_is_named_and_no_sop(name: str, common: str, tmp_path: Path) -> None:
    assert (meant(name), is_definition(name)) == (common, False)
    assert found(tmp_path / "dinas", "a.yaml", name) == (["a"], ["SOP068"])


def test_a_misnamed_file_is_named_when_it_is_asked_for_by_itself(tmp_path: Path) -> None:
    (tmp_path / "Instansi.yaml").write_text("kop: [A]\n", encoding="utf-8")
    report = Report()
    assert find_definitions([str(tmp_path / "Instansi.yaml")], report) == ()
    assert [d.code for d in report.diagnostics] == ["SOP068"]


@pytest.mark.parametrize("name", ["instansi.yaml", "buku.yaml", "instansi.txt", "instansi-lama.yaml"])
def test_the_right_names_and_others_mean_nothing_else(name: str) -> None:
    assert meant(name) == ""


@pytest.mark.parametrize("names", [
    ("a.yaml", "A.yaml"), ("a.yaml", "a.yml"), (f"{unicodedata.normalize('NFC', 'é')}.yaml", f"{unicodedata.normalize('NFD', 'é')}.yaml"),
    ("ya/a.yaml", "YA/a.yaml"),
])
def test_files_that_are_one_on_some_system_are_twins(names: tuple[str, str], tmp_path: Path) -> None:
    """The first is taken; where the system itself sees one file, there is none to be told of."""
    keys, codes = found(tmp_path / "dinas", *names)
    files = [path for path in (tmp_path / "dinas").rglob("*") if path.is_file()]
    assert (len(keys), codes) == (1, ["SOP062"] * (len(files) - 1))


@pytest.mark.parametrize("name", ["aux.yaml", "con/a.yaml"])
def test_a_name_that_windows_cannot_have_is_told_and_read(name: str, tmp_path: Path) -> None:
    keys, codes = found(tmp_path / "dinas", name)
    assert (len(keys), codes) == (1, ["SOP069"])
