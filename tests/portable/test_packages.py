"""Only the known packages become part of the page; whatever is lacking is named."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from sopdoc.cli.main import main
from sopdoc.portable.packages import PACKAGES, PDFIUM, RESVG, LackingError, Package, files_of
from sopdoc.portable.program import compiled


@pytest.mark.parametrize("package", PACKAGES)
def test_another_archive_of_that_name_is_refused(tmp_path: Path, package: Package) -> None:
    (tmp_path / package.archive).write_bytes(b"lain")
    with pytest.raises(LackingError, match="bukan paket"):
        files_of(package, tmp_path)


def test_a_folder_without_the_archive_is_told(tmp_path: Path) -> None:
    with pytest.raises(LackingError, match="tidak terbaca"):
        files_of(RESVG, tmp_path)


def test_a_scoped_package_has_the_archive_s_name_that_npm_gives_it() -> None:
    assert RESVG.archive == f"resvg-resvg-wasm-{RESVG.version}.tgz"


def test_without_npm_the_way_is_told_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert main(["portable", "-o", str(tmp_path / "sopdoc.html")]) == 1
    assert "npm tidak terpasang" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_without_node_the_program_cannot_be_prepared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(LackingError, match=r"Node\.js"):
        compiled({}, {})


def test_without_pip_the_way_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setattr("sopdoc.portable.packages.find_spec", lambda _: None)
    with pytest.raises(LackingError, match="pip tidak terpasang"):
        files_of(PDFIUM, None)
