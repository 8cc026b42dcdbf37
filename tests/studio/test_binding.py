"""The book of an agency, bound from the studio as the command binds it."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest
import yaml
from studio_page import StudioPage
from studio_tools import ID, SOP, Studio, studio_at
from tools import wait_for

from sopdoc.cli.main import main
from sopdoc.preview.gallery import Gallery
from sopdoc.preview.scope import scope_of
from sopdoc.studio.book_requests import (
    BukuBerjalan,
    BukuDihentikan,
    BukuTersusun,
    HentikanBuku,
    LihatBuku,
    LihatKemajuan,
    RencanaBuku,
    SusunBuku,
)
from sopdoc.studio.desk import Desk
from sopdoc.studio.life_requests import TemuanGalat
from sopdoc.studio.requests import Ditolak, TidakAda
from sopdoc.studio.shelf import Shelf


def desk_with(folder: Path, output: Path) -> Desk:
    gallery = Gallery(scope_of(str(folder)))
    return Desk(gallery, Shelf(gallery.scope.root, folder.parent / "jurnal", output))


@pytest.fixture
def desk(studio: Studio) -> Desk:
    (studio.folder / "buku.yaml").write_text("judul: Buku SOP\n", "utf-8")
    return desk_with(studio.folder, studio.folder.parent / "hasil")


def bound(desk: Desk) -> BukuTersusun:
    made = desk.ask(SusunBuku(ID))
    assert isinstance(made, BukuTersusun), made
    return made


def documents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.suffix in (".pdf", ".docx")}


def test_what_binding_does_is_said_before_and_nothing_is_written_by_saying_it(desk: Desk, studio: Studio) -> None:
    output = studio.folder.parent / "hasil"
    assert desk.ask(LihatBuku(ID)) == RencanaBuku("dinas", 1, (output / "dinas").as_posix())
    assert not output.exists()


def test_the_book_is_the_commands_byte_for_byte(desk: Desk, studio: Studio) -> None:
    made = bound(desk)
    assert made.sop == 1
    assert made.halaman > 1
    assert {Path(name).name for name in made.berkas} >= {"buku.pdf", "buku.docx"}
    main(["book", str(studio.folder), "-o", str(studio.folder.parent / "perintah"), "--quiet"])
    assert documents(studio.folder.parent / "hasil") == documents(studio.folder.parent / "perintah")


def test_what_stands_is_not_bound_again(desk: Desk) -> None:
    bound(desk)
    again = bound(desk)
    assert again.tetap == 1
    assert again.berkas == ()


def test_an_sop_with_errors_is_told_instead_of_bound(desk: Desk, studio: Studio) -> None:
    studio.file.write_text(SOP.replace("pelaksana: kepala", "pelaksana: siapa"), "utf-8")
    answer = desk.ask(SusunBuku(ID))
    assert isinstance(answer, TemuanGalat)
    assert any(one.tingkat == "galat" and "siapa" in one.pesan for one in answer.temuan)


def test_a_first_book_is_titled_where_it_is_bound_and_keeps_its_title(desk: Desk, studio: Studio) -> None:
    book = studio.folder / "buku.yaml"
    book.unlink()
    planned = desk.ask(LihatBuku(ID))
    assert isinstance(planned, RencanaBuku)
    assert planned.pertama
    assert isinstance(desk.ask(SusunBuku(ID, " \n")), Ditolak)
    assert not book.exists()
    assert isinstance(desk.ask(SusunBuku(ID, 'SOP: "Dinas"')), BukuTersusun)
    assert yaml.safe_load(book.read_text("utf-8")) == {"judul": 'SOP: "Dinas"'}
    desk.ask(SusunBuku(ID, "Lain"))
    assert "Lain" not in book.read_text("utf-8")


def test_a_book_that_is_bound_tells_how_far_it_is_is_stopped_and_goes_on_another_time(studio: Studio) -> None:
    (studio.folder / "buku.yaml").write_text("judul: Buku SOP\n", "utf-8")
    for number in range(24):
        (studio.folder / f"cuti-{number}.yaml").write_text(SOP.replace("001/", f"{number + 100}/"), "utf-8")
    desk, made = desk_with(studio.folder, studio.folder.parent / "hasil"), list[object]()
    assert desk.ask(LihatKemajuan(ID)) == BukuBerjalan()
    binding = threading.Thread(target=lambda: made.append(desk.ask(SusunBuku(ID))))
    binding.start()
    wait_for(lambda: _begun(desk), "some SOPs are done")
    assert isinstance(desk.ask(SusunBuku(ID)), Ditolak)
    desk.ask(HentikanBuku(ID))
    binding.join()
    assert isinstance(made[0], BukuDihentikan)
    assert 0 < made[0].sampai.selesai < made[0].sampai.jumlah == 25
    assert not list((studio.folder.parent / "hasil").rglob("buku.pdf"))
    assert desk.ask(LihatKemajuan(ID)) == BukuBerjalan()
    assert bound(desk).sop == 25


def _begun(desk: Desk) -> bool:
    now = desk.ask(LihatKemajuan(ID))
    return isinstance(now, BukuBerjalan) and now.selesai > 0


def test_without_an_agency_there_is_no_book(tmp_path: Path) -> None:
    folder = studio_at(tmp_path / "dinas").folder
    (folder / "instansi.yaml").unlink()
    desk = desk_with(folder, tmp_path / "hasil")
    assert isinstance(desk.ask(LihatBuku(ID)), Ditolak)
    assert isinstance(desk.ask(SusunBuku(ID)), Ditolak)
    assert desk.ask(SusunBuku("dinas/lain")) == TidakAda("dinas/lain")


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_no_book_is_bound_for_an_agency_behind_a_link(studio: Studio) -> None:
    (studio.folder / "instansi.yaml").rename(studio.folder / "lain.txt")
    (studio.folder / "instansi.yaml").symlink_to(studio.folder / "lain.txt")
    (studio.folder / "buku.yaml").write_text("judul: Buku SOP\n", "utf-8")
    assert isinstance(desk_with(studio.folder, studio.folder.parent / "hasil").ask(SusunBuku(ID)), Ditolak)
    assert not (studio.folder.parent / "hasil").exists()


def test_the_item_says_what_it_does_binds_and_tells(page: StudioPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    page.page.click("#sop-buka")
    page.choose_item("Susun buku SOP")
    page.page.wait_for_selector("#tanya-teks:has-text('1 SOP dinas')")
    page.page.fill("#tanya input[name=judul]", "Buku SOP Dinas")
    page.page.click("#tanya button.utama")
    page.page.wait_for_selector("#kerja #buku-henti")
    page.page.wait_for_selector("#tempat:has-text('tersusun')")
    assert page.page.is_hidden("#kerja")
    assert (page.folder / "buku.yaml").read_text("utf-8") == "judul: Buku SOP Dinas\n"
    assert (tmp_path / "output" / "dinas" / "buku.pdf").read_bytes().startswith(b"%PDF")
    assert page.faults == []
