"""A book holds no SOP that looks as though it were in force and is not what was approved."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from book.test_build_tools import Built, documents, edit, make_agency, order, run
from sopdoc.cli.main import main


@pytest.fixture
def agency(tmp_path: Path) -> Path:
    """Three SOPs, of which two were approved."""
    folder = make_agency(tmp_path / "dinas", "cuti", "surat", "bagian-arsip")
    for name in ("cuti", "surat"):
        assert main(["approve", str(folder / f"{name}.yaml"), "--tanggal", "2026-02-02"]) == 0
    return folder


def unapproved(built: Built) -> list[tuple[str, str]]:
    return [(Path(d.span.file).name, d.message) for d in built.diagnostics if d.code == "SOP568"]


def test_what_was_approved_and_what_never_was_is_bound(agency: Path) -> None:
    built = run(order(agency))
    assert (built.codes, built.outcome.failed) == (set(), ())
    assert "dinas/buku.pdf" in documents(agency.parent / "hasil")


def test_an_sop_changed_since_it_was_approved_stops_the_book(agency: Path) -> None:
    edit(agency / "surat.yaml", "Menyiapkan bahan", "Menyiapkan bahan rapat")
    built = run(order(agency))
    assert unapproved(built) == [("surat.yaml", "tampak berlaku, tetapi isinya berbeda dari rev-0 yang telah disahkan")]
    assert built.outcome.failed == ("surat",)
    found = documents(agency.parent / "hasil")
    assert "dinas/buku.pdf" not in found
    assert "dinas/surat.pdf" not in found


def test_with_keep_going_the_book_is_bound_without_it_and_says_so(agency: Path) -> None:
    edit(agency / "surat.yaml", "Menyiapkan bahan", "Menyiapkan bahan rapat")
    built = run(order(agency, keep_going=True))
    assert [name for name, _ in unapproved(built)] == ["surat.yaml"]
    with (agency.parent / "hasil/dinas/daftar-sop.csv").open(encoding="utf-8-sig", newline="") as stream:
        status = {row["Nama SOP"]: row["Status"] for row in csv.DictReader(stream)}
    assert (status["Cuti"], status.get("Surat", status.get("surat"))) == ("berlaku", "tidak dimuat")


def test_an_opened_revision_is_bound_as_the_draft_that_it_says_to_be(agency: Path) -> None:
    assert main(["revise", str(agency / "surat.yaml"), "--ringkasan", "Ubah", "--buka", "--tanggal", "2026-03-02"]) == 0
    edit(agency / "surat.yaml", "Menyiapkan bahan", "Menyiapkan bahan rapat")
    assert run(order(agency)).codes == set()


def damage(agency: Path) -> None:
    edit(agency / "riwayat/surat/rev-0.yaml", "Menyiapkan bahan", "Menyiapkan apa saja")


def break_index(agency: Path) -> None:
    (agency / "riwayat/surat/indeks.yaml").write_text("- [\n", "utf-8")


def withdraw(agency: Path) -> None:
    edit(agency / "riwayat/surat/indeks.yaml", "status: berlaku", "status: dicabut")


@pytest.mark.parametrize(("change", "code"), [(damage, "SOP568"), (break_index, "SOP550"), (withdraw, "SOP568")])
def test_a_change_in_the_archive_alone_is_noticed_and_so_is_its_end(agency: Path, change: Callable[[Path], object], code: str) -> None:
    assert run(order(agency)).codes == set()
    whole = {path: path.read_bytes() for path in (agency / "riwayat/surat").iterdir()}
    change(agency)
    built = run(order(agency))
    assert (built.codes, built.made) == ({code}, {"surat"})
    for path, content in whole.items():
        path.write_bytes(content)
    again = run(order(agency))
    assert (again.codes, again.made) == (set(), {"surat"})
    assert again.outcome.rebuilt[0] == ("surat", "versi yang disahkan berubah")


def test_nothing_is_made_again_while_the_archive_stays(agency: Path) -> None:
    run(order(agency))
    assert run(order(agency)).made == set()
    assert main(["approve", str(agency / "bagian-arsip.yaml"), "--tanggal", "2026-02-02"]) == 0
    assert run(order(agency)).made == {"bagian-arsip"}
