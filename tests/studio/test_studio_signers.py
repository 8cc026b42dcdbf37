"""Who signs: written out in the SOP alone, chosen from the agency's list, or changed there for all SOPs, which is said before."""

from __future__ import annotations

from pathlib import Path

import pytest
from studio_page import StudioPage
from studio_tools import INSTANSI, SOP, Studio, changed_lines, studio_at
from tools import wait_for

from sopdoc.studio.gestures import Isi, TulisPejabat
from sopdoc.studio.requests import Ditolak, Lembar

OUT = SOP.replace("disahkan oleh: kepala\n", """\
disahkan oleh:
  jabatan: Plt. Kepala   # sementara
  nama: Ani
  nip: 19760517 200112 2 003
""")
OVER = SOP.replace("disahkan oleh: kepala\n", "disahkan oleh: {pejabat: kepala, jabatan: Plt. Kepala}\n")
WHO = TulisPejabat("disahkan oleh", "Plt. Kepala", "Budi", "Pembina", "19760517 200112 2 003")


def test_who_is_written_out_is_shown_and_changed_where_he_differs(tmp_path: Path) -> None:
    studio = studio_at(tmp_path / "dinas", OUT)
    box = studio.cells()["disahkan oleh",]
    assert (box.jenis, box.terkunci, box.orang["nama"]) == ("orang", "", "Ani")
    assert isinstance(studio.make(WHO), Lembar)
    assert changed_lines(OUT, studio.text) == (["  nama: Ani"], ["  nama: Budi", "  pangkat: Pembina"])
    studio.undo()
    assert studio.text == OUT


def test_who_is_of_the_list_is_written_out_for_one_sop_and_chosen_again(studio: Studio) -> None:
    assert isinstance(studio.make(WHO), Lembar)
    assert studio.cells()["disahkan oleh",].orang["pangkat"] == "Pembina"
    assert isinstance(studio.make(Isi(("disahkan oleh",), "kepala")), Lembar)
    assert studio.text == SOP
    assert (studio.folder / "instansi.yaml").read_text("utf-8") == INSTANSI


def test_words_over_those_of_the_list_are_taken_back_by_a_dash(tmp_path: Path) -> None:
    studio = studio_at(tmp_path / "dinas", OVER)
    shown = studio.cells()["disahkan oleh",].orang
    assert (shown["jabatan"], shown["nama"]) == ("Plt. Kepala", "Sri Wahyuni, S.H.")
    assert isinstance(studio.make(TulisPejabat("disahkan oleh", "Plt. Kepala", shown["nama"])), Lembar)
    assert studio.cells()["disahkan oleh",].orang["nip"] == ""


@pytest.mark.parametrize("gesture", [
    TulisPejabat("disahkan oleh", " ", "Budi"), TulisPejabat("nomor", "Kepala"), Isi(("disahkan oleh",), "asing"),
], ids=repr)
def test_what_no_signer_is_is_refused(tmp_path: Path, gesture: TulisPejabat | Isi) -> None:
    studio = studio_at(tmp_path / "dinas", OUT)
    assert isinstance(studio.make(gesture), Ditolak)
    assert studio.text == OUT


def test_the_data_of_an_official_change_for_all_sops_or_for_this_one(page: StudioPage) -> None:
    page.choose("Disahkan oleh")
    page.press("F2")
    page.page.select_option("#sunting", label="Ubah data Kepala Dinas – Sri Wahyuni, S.H. …")
    page.page.wait_for_selector("#tanya[open]")
    assert "semua SOP" in page.page.inner_text("#tanya-teks")
    page.page.fill("#tanya [name='nama']", "Sri Wahyuni, S.H., M.H.")
    page.page.click("#tanya button.utama")
    wait_for(lambda: "Sri Wahyuni, S.H., M.H." in (page.folder / "instansi.yaml").read_text("utf-8"), "the list says so")
    page.settle()
    page.choose("Disahkan oleh")
    page.press("F2")
    page.page.select_option("#sunting", label="Ubah data Kepala Dinas – Sri Wahyuni, S.H., M.H. …")
    page.page.fill("#tanya [name='jabatan']", "Plt. Kepala Dinas")
    page.page.click("#tanya button[value='sini']")
    page.says("jabatan: Plt. Kepala Dinas")
    page.settle()
    page.choose("Disahkan oleh")
    page.press("F2")
    assert "di SOP ini saja" in page.page.inner_text("#tanya-teks")
    page.page.select_option("#tanya [name='daftar']", "kepala")
    page.page.click("#tanya button.utama")
    page.says("disahkan oleh: kepala")
    assert page.text == SOP
    assert page.faults == []
