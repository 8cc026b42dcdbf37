"""Wordings: an agency's own replace ours, and can neither reach out of their folder nor out of the sandbox."""

from __future__ import annotations

from pathlib import Path

import pytest
from tools import write_agency

from sopdoc.book.pages import wording
from sopdoc.book.pages.wording import LARGEST, NAMES, Wording, read_templat
from sopdoc.diagnostics import Report
from sopdoc.isolated import DiedError

VALUES = {"buku": {"judul": "Buku"}, "sop": {"jumlah": 2}}


def fill(text: str, name: str = "diktum") -> tuple[str, list[str]]:
    report = Report()
    filled = Wording(((name, text),), VALUES, "a/buku.yaml", frozenset(), report).text(name)
    return filled, [d.code for d in report.diagnostics]


def read_own(tmp_path: Path, name: str, text: str | None = None, link: Path | None = None) -> tuple[dict[str, str], list[str]]:
    folder = write_agency(tmp_path / "a", "satu")
    (folder / "templat").mkdir()
    if link is not None:
        (folder / "templat" / name).symlink_to(link)
    else:
        (folder / "templat" / name).write_text(text or "", "utf-8")
    report = Report()
    return dict(read_templat(folder, report)), [d.code for d in report.diagnostics]


def test_ours_are_all_there(tmp_path: Path) -> None:
    assert tuple(dict(read_templat(tmp_path, Report()))) == NAMES


def test_an_agency_replaces_one(tmp_path: Path) -> None:
    assert read_own(tmp_path, "diktum.j2", "Berlaku.")[0]["diktum"] == "Berlaku."


def test_values_are_filled_in() -> None:
    assert fill("{{ buku.judul }}: {{ sop.jumlah }}") == ("Buku: 2", [])


@pytest.mark.parametrize("text", [
    "{{ tidak_ada }}", "{% if %}", "{{ 1 / 0 }}", "{{ ''.__class__.__mro__ }}", "{{ buku.update({'judul': 'x'}) }}",
    "{% include '/etc/passwd' %}", "{% for i in range(99999) %}{{ 'x' * 99 }}{% endfor %}", "{{ cycler.__init__.__globals__ }}",
])
def test_a_wording_that_cannot_be_filled_in_is_told(text: str) -> None:
    assert fill(text) == ("", ["SOP534"])


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    secret = tmp_path / "rahasia.txt"
    secret.write_text("rahasia", "utf-8")
    found, codes = read_own(tmp_path, "diktum.j2", link=secret)
    assert codes == ["SOP534"]
    assert "rahasia" not in found["diktum"]


def test_a_huge_template_is_refused(tmp_path: Path) -> None:
    assert read_own(tmp_path, "diktum.j2", "x" * (LARGEST + 1))[1] == ["SOP534"]


def test_an_unknown_template_is_told(tmp_path: Path) -> None:
    assert read_own(tmp_path, "diktumm.j2", "x")[1] == ["SOP535"]


def test_an_agencys_own_is_filled_in_by_a_process_that_may_die(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not tried again for the second asking of the same book."""
    asked = []

    def dies(_: object, request: bytes) -> bytes:
        asked.append(request)
        raise DiedError("melebihi batas waktu")

    monkeypatch.setattr(wording, "run_apart", dies)
    report = Report()
    filling = Wording((("diktum", "Berlaku {{ sop.jumlah }} kali."),), VALUES, "a/buku.yaml", frozenset(), report)
    assert [filling.text("diktum"), filling.text("diktum")] == ["", ""]
    assert [(d.code, d.span.file, d.label) for d in report.diagnostics] == [("SOP534", "a/templat/diktum.j2", "melebihi batas waktu")]
    assert len(asked) == 1


def test_ours_are_filled_in_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wording, "run_apart", lambda *_: pytest.fail("a process of its own"))
    report = Report()
    filling = Wording(read_templat(tmp_path, report), VALUES, "a/buku.yaml", frozenset(), report)
    assert filling.text("definisi")
    assert report.diagnostics == ()


def test_a_fault_of_an_agencys_own_is_told_at_its_line() -> None:
    report = Report()
    Wording((("diktum", "Satu.\n{{ tiada }}"),), VALUES, "a/buku.yaml", frozenset(), report).text("diktum")
    assert [(d.code, d.span.line) for d in report.diagnostics] == [("SOP534", 2)]
