"""Of what a user names, sheets are read; what is none, hidden or endless is not, and what cannot be looked into is told."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sopdoc.cli import old_sheets
from sopdoc.cli.old_sheets import refuse_missing, sources_in
from sopdoc.diagnostics import Report
from sopdoc.impor.file import batches, read_file


def shown(*paths: Path) -> list[str]:
    report = Report()
    found = [one.shown for one in sources_in([str(path) for path in paths], report)]
    assert report.diagnostics == ()
    return found


def test_sheets_of_a_folder_are_found_in_order_and_others_left(tmp_path: Path) -> None:
    for name in ("b.pdf", "a.XLSX", "bab/c.docx", "~$c.docx", "._b.pdf", ".git/d.pdf", "e.json", "f.jpg", "g.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    assert shown(tmp_path) == ["a.XLSX", "b.pdf", "bab/c.docx"]
    assert shown(tmp_path / "e.json", tmp_path / "bab", tmp_path) == ["e.json", "c.docx", "a.XLSX", "b.pdf"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no pipes in folders")
def test_links_in_a_circle_and_pipes_are_no_sheets_and_a_link_to_nowhere_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"x")
    (tmp_path / "lagi").symlink_to(tmp_path)
    (tmp_path / "putus.pdf").symlink_to(tmp_path / "tidak-ada")
    os.mkfifo(tmp_path / "pipa.pdf")
    assert shown(tmp_path) == ["a.pdf", "putus.pdf"]
    report = Report()
    assert [read_file(tmp_path / name, report) for name in ("putus.pdf", "pipa.pdf")] == [(), ()]
    assert [one.code for one in report.diagnostics] == ["SOP700", "SOP700"]


def test_what_cannot_be_looked_at_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a folder whose names may be listed, and no more; whatever the rights of who runs the tests."""
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-")
    look = Path.stat

    def closed(self: Path, **how: bool) -> os.stat_result:
        if self.suffix == ".pdf":
            raise PermissionError(13, "Permission denied", str(self))
        return look(self, **how)

    monkeypatch.setattr(Path, "stat", closed)
    assert shown(tmp_path) == ["a.pdf"]
    assert list(batches([path], 1)) == [(path,)]
    report = Report()
    refuse_missing([str(path)], report)
    assert read_file(path, report) == ()
    assert [(one.code, one.label) for one in report.diagnostics] == [("SOP060", "tidak diizinkan"), ("SOP700", "tidak diizinkan")]


def test_a_name_that_no_file_can_have_is_told() -> None:
    report = Report()
    refuse_missing(["n" * 300 + ".pdf", "tidak-ada.pdf"], report)
    assert [one.code for one in report.diagnostics] == ["SOP060", "SOP060"]


def test_a_folder_that_is_closed_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the rights of who runs the tests."""
    (tmp_path / "a.pdf").write_bytes(b"x")

    def closed(folder: Path, onerror: object) -> object:
        assert callable(onerror)
        onerror(PermissionError(13, "Permission denied", str(folder / "rahasia")))
        return os.walk(folder)

    monkeypatch.setattr(old_sheets, "walk", closed)
    report = Report()
    assert [one.shown for one in sources_in([str(tmp_path)], report)] == ["a.pdf"]
    assert [(one.code, one.message) for one in report.diagnostics] == [("SOP700", f"{tmp_path / 'rahasia'} tidak dapat dibuka")]
