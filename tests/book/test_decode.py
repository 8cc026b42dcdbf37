"""`buku.yaml`: what it may say, and how its mistakes are told."""

from __future__ import annotations

from pathlib import Path

import pytest
from tools import DEFINITIONS, write_agency

from sopdoc.book.definition import BAGIAN

from .bantu import book_of


def write_book(folder: Path, text: str) -> Path:
    write_agency(folder, "satu")
    (folder / "buku.yaml").write_text(text, "utf-8")
    return folder


def codes(folder: Path) -> list[str]:
    return [d.code for d in book_of(folder)[1]]


def test_a_title_is_enough(tmp_path: Path) -> None:
    book, trouble = book_of(write_book(tmp_path / "a", "judul: Buku SOP\n"))
    assert trouble == ()
    assert book is not None
    assert (book.judul, book.bagian, book.keputusan.rancangan) == ("Buku SOP", BAGIAN, True)


@pytest.mark.parametrize(("text", "code"), [
    ("tahun: 2026\n", "SOP102"),
    ("judul: A\njudull: B\n", "SOP101"),
    ("judul: A\ntahun: kapan-kapan\n", "SOP532"),
    ("judul: A\njumlah sop: banyak\n", "SOP532"),
    ("judul: A\nbagian: [sampul, sampul]\n", "SOP533"),
    ("judul: A\nbagian: [sampull]\n", "SOP104"),
    ("judul: A\nkeputusan: {pejabat: lurah}\n", "SOP531"),
    ("judul: A\npengesahan: {disahkan oleh: lurah}\n", "SOP531"),
    ("judul: A\nkeputusan: {tanggal: 31 Februari 2026}\n", "SOP105"),
    ("judul: A\nkata pengantar: '[SOP X](tidak-ada)'\n", "SOP117"),
    ("judul: A\nunit: {nama: Umum}\n", "SOP102"),
])
def test_a_mistake_is_told_by_its_code(tmp_path: Path, text: str, code: str) -> None:
    folder = write_book(tmp_path / "a", text)
    assert codes(folder) == [code]
    assert book_of(folder)[0] is None


def test_a_folder_without_buku_yaml_says_so(tmp_path: Path) -> None:
    assert codes(write_agency(tmp_path / "a", "satu")) == ["SOP530"]


@pytest.mark.parametrize("folder", sorted(path.parent.name for path in DEFINITIONS.glob("*/buku.yaml")))
def test_every_book_of_the_repository_can_be_read(folder: str) -> None:
    book, trouble = book_of(DEFINITIONS / folder)
    assert trouble == ()
    assert book is not None


def test_the_book_of_the_guide_can_be_read(tmp_path: Path) -> None:
    guide = (DEFINITIONS / "README.md").read_text("utf-8")
    folder = write_book(tmp_path / "a", guide.split("```text\n# buku.yaml\n")[1].split("```")[0])
    (folder / "instansi.yaml").write_text("kop: [KABUPATEN]\npejabat: {sekda: {jabatan: Sekda}}\n", "utf-8")
    book, trouble = book_of(folder)
    assert trouble == ()
    assert book is not None
    assert (book.bagian, len(book.isi), len(book.pengesahan)) == (BAGIAN, 4, 2)


def test_every_agency_of_the_repository_has_a_book() -> None:
    assert {p.parent for p in DEFINITIONS.glob("*/instansi.yaml")} == {p.parent for p in DEFINITIONS.glob("*/buku.yaml")}


def test_what_the_font_lacks_is_told_of_the_book_s_file_and_its_own_wordings(tmp_path: Path) -> None:
    folder = write_book(tmp_path / "a", "judul: Buku 会\n")
    (folder / "templat").mkdir()
    (folder / "templat" / "diktum.j2").write_text("Pasal\u00a03\u00a0berlaku ☑ 漢\n", "utf-8")
    told = [(d.code, Path(d.span.file).name) for d in book_of(folder)[1]]
    assert sorted(told) == [("SOP025", "diktum.j2"), ("SOP404", "buku.yaml"), ("SOP404", "diktum.j2")]


def test_pasted_wordings_are_ordinary(tmp_path: Path) -> None:
    folder = write_book(tmp_path / "a", "judul: Buku SOP\n")
    (folder / "templat").mkdir()
    (folder / "templat" / "diktum.j2").write_text("Pasal\u00a03\u00a0berlaku\u200b \uf0b7\n", "utf-8")
    book, _ = book_of(folder)
    assert book is not None
    assert dict(book.templat)["diktum"] == "Pasal\u00a03 berlaku •\n"
