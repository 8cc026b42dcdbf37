"""The book's own pages are drawn again when they would say something else, and only then."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from book.test_build_tools import documents, edit, make_agency, order, run
from sopdoc.book.own import OWN
from sopdoc.book.pages import parts


@pytest.fixture
def agency(tmp_path: Path) -> Path:
    folder = make_agency(tmp_path / "dinas", "arsip", "cuti", "surat")
    run(order(folder))
    return folder


@pytest.fixture
def drawn(agency: Path, monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Grows by one whenever the pages are laid out."""
    found: list[object] = []
    settle = parts._settle

    def counted(*arguments: object) -> object:
        found.append(arguments)
        return settle(*arguments)

    monkeypatch.setattr(parts, "_settle", counted)
    return found


def is_as_from_nothing(agency: Path) -> bool:
    fresh = agency.parent / "bersih"
    run(order(agency, output=fresh))
    return documents(fresh) == documents(agency.parent / "hasil")


def grow(agency: Path) -> None:
    """Another page, and so other numbers for all that follows."""
    more = "".join(f"  - {{uraian: Mencatat hal ke-{number}, pelaksana: a, waktu: 5 menit}}\n" for number in range(30))
    edit(agency / "arsip.yaml", "kegiatan:\n", f"kegiatan:\n{more}")


def add(agency: Path) -> None:
    text = (agency / "surat.yaml").read_text("utf-8").replace("003/", "004/")
    (agency / "undangan.yaml").write_text(text.replace("Surat", "Undangan"), "utf-8")


def word(agency: Path) -> None:
    (agency / "templat").mkdir()
    (agency / "templat/sampul.j2").write_text("PEDOMAN", "utf-8")


def test_words_of_a_step_are_none_of_theirs(agency: Path, drawn: list[object]) -> None:
    edit(agency / "cuti.yaml", "Menyiapkan bahan", "Menyiapkan berkas")
    assert run(order(agency)).made == {"cuti"}
    assert drawn == []
    assert is_as_from_nothing(agency)


@pytest.mark.parametrize("change", [
    lambda agency: edit(agency / "cuti.yaml", "nama: Cuti", "nama: Izin"),
    lambda agency: edit(agency / "cuti.yaml", "nomor: 002", "nomor: 012"),
    lambda agency: edit(agency / "cuti.yaml", "Kepala Seksi", "Kepala Bidang"),
    lambda agency: edit(agency / "buku.yaml", "tahun: 2026", "tahun: 2027"),
    lambda agency: edit(agency / "instansi.yaml", "KABUPATEN UJI", "KABUPATEN LAIN"),
    grow, add, word,
], ids=["nama", "nomor", "pelaksana", "buku", "instansi", "halaman", "SOP", "templat"])
def test_what_they_say_is_drawn_again(agency: Path, drawn: list[object], change: Callable[[Path], None]) -> None:
    change(agency)
    run(order(agency))
    assert len(drawn) == 1
    assert is_as_from_nothing(agency)


def test_what_was_told_of_them_is_told_again(agency: Path, drawn: list[object]) -> None:
    (agency / "templat").mkdir()
    (agency / "templat/kata-pengantar.j2").write_text("Lihat \u0e01 di bawah ini", "utf-8")
    first = run(order(agency))
    assert first.codes
    edit(agency / "cuti.yaml", "Menyiapkan bahan", "Menyiapkan berkas")
    assert (run(order(agency)).diagnostics, len(drawn)) == (first.diagnostics, 1)


@pytest.mark.parametrize("damage", [lambda data: b"", lambda data: data[: len(data) // 2], lambda data: b"x" + data])
def test_a_damaged_file_is_none(agency: Path, drawn: list[object], damage: Callable[[bytes], bytes]) -> None:
    kept = agency.parent / "hasil/.sopdoc/dinas" / OWN
    kept.write_bytes(damage(kept.read_bytes()))
    edit(agency / "cuti.yaml", "Menyiapkan bahan", "Menyiapkan berkas")
    run(order(agency))
    assert len(drawn) == 1
