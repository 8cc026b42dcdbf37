"""Every screen of the studio by the rules of axe-core: nobody who listens or types is left out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from axe_tools import violations
from studio_page import StudioPage, served
from studio_tools import SOP, studio_at
from test_agency_page import box, opened, save
from test_life_page import approve, fill, open_item, revise
from test_paste import paste

Screen = Callable[[StudioPage], object]
WRONG = SOP.replace("pelaksana: kepala", "pelaksana: siapa")


def unfold(page: StudioPage) -> None:
    page.page.click("#daftar-lipat")
    page.page.click("#panel-lipat")
    page.page.wait_for_selector(".butir .status .baca", state="attached")


def remarks(page: StudioPage) -> None:
    page.page.click("#panel-lipat")
    page.page.click("#tab-diagnostik")


def editor(page: StudioPage) -> None:
    page.choose("Nomor SOP")
    page.press("F2")
    page.page.wait_for_selector("#sunting")


def cell_menu(page: StudioPage) -> None:
    page.choose("Kegiatan 2, Kegiatan")
    page.press("Shift+F10")
    page.page.wait_for_selector("#menu:visible")


def planned(page: StudioPage) -> None:
    open_item(page, "Sahkan SOP")
    fill(page, tanggal="2026-02-01")
    page.page.wait_for_selector("#tanya details")


def refused(page: StudioPage) -> None:
    open_item(page, "Sahkan SOP")
    fill(page, tanggal="2025-01-01")
    page.page.wait_for_selector("#tanya .galat:has-text('SOP554')")


def compared(page: StudioPage) -> None:
    approve(page)
    revise(page)
    open_item(page, "Bandingkan")
    page.page.wait_for_selector("#banding-tutup")
    page.page.click("#pesan summary")


def settings(page: StudioPage) -> None:
    opened(page)
    page.page.evaluate("for (const one of document.querySelectorAll('#instansi details')) one.open = true")


def wrong_settings(page: StudioPage) -> None:
    opened(page)
    page.page.fill(box("kertas"), "kuarto")
    save(page)
    page.page.wait_for_selector("#instansi [aria-invalid]")


def new_official(page: StudioPage) -> None:
    opened(page)
    page.page.click("#instansi button:has-text('Tambah pejabat')")
    page.page.fill("#tanya [name=nama]", "Sekretaris")
    page.page.click("#tanya button.utama")
    page.page.wait_for_selector(box("pejabat", "sekretaris", "nama"))


def broken(page: StudioPage) -> None:
    (page.folder / "cuti.yaml").write_text(WRONG, "utf-8")
    page.page.wait_for_selector("#pesan.galat")


def undo_settings(page: StudioPage) -> None:
    opened(page)
    page.page.fill(box("tempat"), "Uji")
    save(page)
    opened(page)
    page.page.wait_for_selector("#instansi button:has-text('Batalkan: isi tempat')")


def suggestions(page: StudioPage) -> None:
    page.choose("Dasar Hukum")
    page.press("F2")
    page.page.keyboard.press("Enter")
    page.type("pelayanan publik")
    page.page.wait_for_selector("#usul [role=option]")
    page.page.keyboard.press("ArrowDown")


def shown_handles(page: StudioPage) -> None:
    page.page.mouse.move(*page.place_of("sel", 1, "uraian"))
    page.page.wait_for_selector("#gagang-baris-baru:visible")


def unsaved(page: StudioPage) -> None:
    page.choose("Kegiatan 2, Kegiatan")
    page.press("F2")
    (page.folder / "cuti.yaml").write_text(WRONG, "utf-8")
    page.page.wait_for_selector("#pesan.galat")
    page.type(" baru")
    page.page.keyboard.press("Enter")
    page.page.wait_for_selector("#belum:visible")


def official(page: StudioPage) -> None:
    page.choose("Disahkan oleh")
    page.press("F2")
    page.page.select_option("#sunting", label="Pejabat baru …")
    page.page.wait_for_selector("#tanya [name=nip]")


def calendar(page: StudioPage) -> None:
    page.choose("Tanggal Efektif")
    page.press("F2")
    page.page.wait_for_selector(".kalender:visible")


def changed_to(page: StudioPage, text: str, ready: str) -> None:
    (page.folder / "cuti.yaml").write_text(text, "utf-8")
    page.page.wait_for_selector(ready, state="attached")


def signer(page: StudioPage) -> None:
    changed_to(page, SOP.replace("disahkan oleh: kepala", "disahkan oleh: {jabatan: Plt. Kepala}"), "svg text:has-text('Plt. Kepala')")
    page.choose("Disahkan oleh")
    page.press("F2")
    page.page.wait_for_selector("#tanya [name=daftar]")


def chain(page: StudioPage) -> None:
    many = SOP.replace("    pelaksana: kepala\n", "    lanjut: [ajukan, lanjut]\n    pelaksana: kepala\n")
    changed_to(page, many, "#langkah [data-kunci$='m0']")
    page.press("Alt+2")
    page.page.click("#langkah [data-kunci$='m0']")
    page.page.wait_for_selector("#menu button:has-text('Anak panah ke kegiatan 1')")


def two_heads(page: StudioPage) -> None:
    changed_to(page, SOP.replace("pelaksana: kepala\n", "pelaksana: kepala\n    timbal balik: ajukan\n"), "#langkah [data-kunci$='t0']")
    page.press("Alt+2")
    page.page.click("#langkah [data-kunci$='#0 t0']")
    page.page.wait_for_selector("#menu button:has-text('jadikan searah')")


def mending(page: StudioPage) -> None:
    changed_to(page, SOP.replace("nama: ", "nama: SOP ").replace("Pemerintah Nomor", "Pemerintah No."), "#perbaiki")
    page.press("Alt+2")
    page.page.click("#tab-diagnostik")
    page.page.wait_for_selector(".soalan .perbaiki:visible")


def pasted(page: StudioPage) -> None:
    page.choose("Kegiatan 4, Kegiatan")
    paste(page, "Mencatat surat\tagenda\t5 menit\nMelapor\t\t1 jam\n")
    page.page.wait_for_selector("#tanya select")


def binding(page: StudioPage) -> None:
    """The strip of a book that is being bound, held as long as somebody looks."""
    page.page.route("**/api/tanya", lambda route: None if "SusunBuku" in str(route.request.post_data) else route.continue_())
    open_item(page, "Susun buku SOP")
    page.page.click("#tanya button.utama")
    page.page.wait_for_selector("#buku-henti")


def doubts(page: StudioPage) -> None:
    """Two, with the button for all."""
    (page.folder / "cuti.yaml").write_text(page.text.replace("  - uraian:", "  # RAGU: apa?\n  - uraian:"), "utf-8")
    remarks(page)
    page.page.wait_for_selector("#diagnostik > .cocok")


SCREENS: dict[str, Screen] = {
    "folded": lambda page: None, "unfolded": unfold, "remarks": remarks, "editor": editor, "menu of a cell": cell_menu,
    "menu of the SOP": lambda page: page.page.click("#sop-buka"), "help": lambda page: page.page.click("#bantuan-buka"),
    "new SOP": lambda page: page.page.click("#baru"), "approving": lambda page: open_item(page, "Sahkan SOP"),
    "what approving writes": planned,
    "refused": refused, "approved": approve, "revising": lambda page: open_item(page, "Buka revisi"), "compared": compared,
    "settings": settings, "wrong settings": wrong_settings, "a new official": new_official, "broken": broken,
    "settings to be undone": undo_settings, "suggestions": suggestions, "handles": shown_handles, "unsaved": unsaved, "who signs": official,
    "a book that is bound": binding, "calendar": calendar, "who signs here alone": signer, "many ways": chain, "two heads": two_heads,
    "remarks to be mended": mending, "doubts": doubts, "columns of a paste": pasted,
}


@pytest.mark.parametrize("screen", SCREENS.values(), ids=SCREENS)
def test_a_screen_of_the_studio_has_no_violation(page: StudioPage, screen: Screen) -> None:
    screen(page)
    assert violations(page.page) == []


def test_a_button_without_a_name_would_be_seen(page: StudioPage) -> None:
    page.page.evaluate("document.getElementById('baru').replaceChildren()")
    page.page.evaluate("document.getElementById('baru').removeAttribute('title')")
    assert [one.partition(":")[0] for one in violations(page.page)] == ["button-name"]


def test_the_first_agency_of_a_folder_is_asked_for_without_violation(tmp_path: Path, browser: Any) -> None:
    studio_at(tmp_path / "dinas")
    (tmp_path / "dinas" / "instansi.yaml").unlink()
    with served(tmp_path / "dinas", browser, ready="#instansi-buat") as page:
        assert violations(page.page) == []
        page.page.click("#instansi-buat")
        assert violations(page.page) == []
