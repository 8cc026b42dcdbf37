"""Help while writing: what can be mended by a button, and what is missing before a sheet can be signed."""

from __future__ import annotations

from studio_page import StudioPage
from studio_tools import ID, SOP, Studio

from sopdoc.studio.gestures import Isi
from sopdoc.studio.requests import Ditolak, Lembar, LihatPerbaikan, Perbaiki, UsulPerbaikan

WRONG = SOP.replace("2026-01-12", "12 Januri 2026")


def wrong(studio: Studio) -> UsulPerbaikan:
    studio.file.write_text(WRONG, "utf-8")
    studio.look()
    found = studio.desk.ask(LihatPerbaikan(ID))
    assert isinstance(found, UsulPerbaikan)
    return found


def test_what_is_surely_meant_otherwise_is_shown_mended_and_undone(studio: Studio) -> None:
    found = wrong(studio)
    assert [(one.semula, one.menjadi, one.umum) for one in found.ubahan] == [("Januri", "Januari", False)]
    assert isinstance(studio.ask(studio.desk.ask(Perbaiki(ID, found.sidik))), Lembar)
    assert studio.text == SOP.replace("2026-01-12", "12 Januari 2026")
    assert studio.last.batal == "perbaikan"
    studio.undo()
    assert studio.text == WRONG


def test_what_changed_since_it_was_shown_is_not_mended(studio: Studio) -> None:
    found = wrong(studio)
    studio.file.write_text(WRONG.replace("5 menit", "6 menit"), "utf-8")
    studio.look()
    assert isinstance(studio.desk.ask(Perbaiki(ID, found.sidik)), Ditolak)
    assert "Januri" in studio.text


def test_what_is_missing_shrinks_while_one_writes(studio: Studio) -> None:
    studio.make(Isi(("kegiatan", 0, "uraian"), "……"))
    before = [one.pesan for one in studio.last.kurang]
    assert "tanggal efektif belum ada" in before
    place = next(one.tempat for one in studio.last.kurang if "masih tercetak" in one.pesan)
    box = studio.last.kotak[place[0]][place[1]]
    assert box is not None
    assert box.jalur == ("kegiatan", 0, "uraian")
    studio.write(("tanggal efektif",), "2026-02-01")
    studio.write(("kegiatan", 0, "uraian"), "Mengajukan")
    assert [one.pesan for one in studio.last.kurang] == [one for one in before if "efektif" not in one and "tercetak" not in one]


def test_the_button_of_a_remark_mends_it_and_the_other_one_all_after_they_were_seen(page: StudioPage) -> None:
    (page.folder / "cuti.yaml").write_text(WRONG, "utf-8")
    page.page.click("#panel-lipat")
    page.page.click("#tab-diagnostik")
    page.page.click(".soalan .perbaiki:has-text('Januari')")
    page.says("12 Januari 2026")
    page.settle()
    both = SOP.replace("nama: Persetujuan", "nama: SOP Persetujuan").replace("Peraturan Pemerintah Nomor", "Peraturan Pemerintah No.")
    (page.folder / "cuti.yaml").write_text(both, "utf-8")
    page.page.click("#perbaiki")
    assert '"SOP Persetujuan Cuti" menjadi "Persetujuan Cuti"' in page.page.inner_text("#tanya pre")
    page.page.click("#tanya button.utama")
    page.says("nama: Persetujuan Cuti")
    page.settle()
    assert page.text == SOP
    assert page.faults == []
