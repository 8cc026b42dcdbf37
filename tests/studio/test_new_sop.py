"""SOPs that are begun in the studio."""

from __future__ import annotations

from pathlib import Path

import pytest
from studio_tools import ID, INSTANSI, SOP, Studio, desk_over

from sopdoc.studio.requests import Baru, Ditolak, Lembar


def test_a_blank_sop_is_a_sheet_on_which_everything_can_be_written(studio: Studio) -> None:
    shown = studio.desk.ask(Baru(ID, "Pengumpulan Data Kinerja", ("Karo Organisasi", "Kasubbag TU")))
    assert isinstance(shown, Lembar)
    assert shown.id == "dinas/pengumpulan-data-kinerja"
    assert not shown.tampilan["basi"]
    assert {kotak.jalur for page in shown.kotak for kotak in page if kotak} >= {("nomor",), ("dasar hukum",), ("kegiatan", 0, "uraian")}
    assert [one.nama for one in shown.alur[0].lajur] == ["Karo Organisasi", "Kasubbag TU"]
    assert "disahkan oleh: kepala\n" in (studio.folder / "pengumpulan-data-kinerja.yaml").read_text("utf-8")


def test_a_copy_is_the_same_flow_under_another_name_as_a_draft(studio: Studio) -> None:
    shown = studio.desk.ask(Baru(ID, "Cuti Besar", salin=True))
    assert isinstance(shown, Lembar)
    text = (studio.folder / "cuti-besar.yaml").read_text("utf-8")
    assert "nama: Cuti Besar\nstatus: rancangan\ntanggal pembuatan:\n" in text
    assert text.partition("pelaksana:")[2] == SOP.partition("pelaksana:")[2]
    assert studio.text == SOP


def test_a_name_that_is_taken_is_counted(studio: Studio) -> None:
    for expected in ("dinas/cuti-2", "dinas/cuti-3"):
        shown = studio.desk.ask(Baru(ID, "Cuti", ("Staf",)))
        assert isinstance(shown, Lembar)
        assert shown.id == expected


def test_a_name_that_windows_cannot_have_is_given_another_file(studio: Studio) -> None:
    shown = studio.desk.ask(Baru(ID, "CON", ("Staf",)))
    assert isinstance(shown, Lembar)
    assert shown.id == "dinas/sop-con"


def test_the_first_sop_of_a_folder(tmp_path: Path) -> None:
    folder = tmp_path / "dinas"
    folder.mkdir()
    (folder / "instansi.yaml").write_text(INSTANSI, "utf-8")
    assert isinstance(desk_over(folder).ask(Baru("", "../Cuti: *?", ("Staf",))), Lembar)
    assert [one.name for one in folder.glob("*cuti*")] == ["cuti.yaml"]


@pytest.mark.parametrize("asked", [Baru(ID, "", ("Staf",)), Baru(ID, "X"), Baru(ID, "X", (" ",)), Baru(ID, " ", salin=True)])
def test_what_an_sop_cannot_be_without_is_asked_for(studio: Studio, asked: Baru) -> None:
    assert isinstance(studio.desk.ask(asked), Ditolak)
    assert sorted(one.name for one in studio.folder.iterdir()) == ["cuti.yaml", "instansi.yaml"]


def test_a_studio_of_one_file_begins_no_other(studio: Studio) -> None:
    assert isinstance(desk_over(studio.file).ask(Baru(ID, "X", ("Staf",))), Ditolak)
