"""The settings of an agency as a form: which fields, what is written, what is told at its field, and the first file."""

from __future__ import annotations

import base64
import os
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from studio_tools import ID, INSTANSI, Studio, desk_over, studio_at
from tools import ROOT

from sopdoc.diagnostics import Report
from sopdoc.edit.change import Path as Place
from sopdoc.names import unfit
from sopdoc.schema.document import schema
from sopdoc.source.read import parse
from sopdoc.studio.agency import faults, filled
from sopdoc.studio.agency_form import agency_form
from sopdoc.studio.agency_requests import (
    BatalkanInstansi,
    BelumAda,
    BuatInstansi,
    FormInstansi,
    Gambar,
    Isian,
    LihatInstansi,
    SalahIsi,
    Setelan,
    UbahInstansi,
    UlangiInstansi,
)
from sopdoc.studio.gestures import RefusedError
from sopdoc.studio.requests import Ditolak, Lembar, TidakAda

PNG = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")
LONG = """\
# Dinas Uji, disusun tangan
kop:   # seperti di kepala surat
  - PEMERINTAH KOTA UJI
  - DINAS ARSIP
# unit: [BAGIAN UMUM]
profil: permenpan-35-2012
pejabat:
  # yang memimpin
  kepala:
    jabatan: Kepala Dinas   # definitif
    nip: 19760517 200112 2 003
  sekretaris:
    jabatan: Sekretaris Dinas
aturan:
  SOP305: tidak   # kami tahu
penyesuaian:
  margin: {kiri: 25 mm}
"""


def shown(studio: Studio) -> FormInstansi:
    found = studio.desk.ask(LihatInstansi(ID))
    assert isinstance(found, FormInstansi), found
    return found


def agency(studio: Studio) -> str:
    return (studio.folder / "instansi.yaml").read_text("utf-8")


def long(studio: Studio) -> FormInstansi:
    (studio.folder / "instansi.yaml").write_text(LONG, "utf-8")
    return shown(studio)


def field(form: FormInstansi, *path: str) -> Isian:
    return next(one for one in form.isian if one.jalur == path)


def fill(studio: Studio, *values: tuple[Place, str], gambar: tuple[Gambar, ...] = ()) -> FormInstansi | SalahIsi | Ditolak:
    answer = studio.desk.ask(UbahInstansi(ID, shown(studio).sidik, tuple(Setelan(*one) for one in values), gambar))
    assert isinstance(answer, FormInstansi | SalahIsi | Ditolak)
    return answer


# ---------------------------------------------------------------- undone


def step(studio: Studio, kind: type[BatalkanInstansi | UlangiInstansi]) -> FormInstansi | Ditolak:
    answer = desk_over(studio.folder).ask(kind(ID))          # as after a restart
    assert isinstance(answer, FormInstansi | Ditolak)
    return answer


def test_what_was_filled_in_is_undone_and_done_again_also_after_a_restart(studio: Studio) -> None:
    texts = [agency(studio)]
    for path, words in ((("alamat",), "Jalan Uji 1"), (("pejabat", "kepala", "nama"), "Ratna"), (("kertas",), "A4")):
        filled_in = fill(studio, (path, words))
        assert isinstance(filled_in, FormInstansi)
        assert filled_in.batal == f"isi {path[-1]}"
        texts.append(agency(studio))
    for text in reversed(texts[:-1]):
        assert isinstance(step(studio, BatalkanInstansi), FormInstansi)
        assert agency(studio) == text
    assert isinstance(step(studio, BatalkanInstansi), Ditolak)
    for text in texts[1:]:
        assert isinstance(step(studio, UlangiInstansi), FormInstansi)
        assert agency(studio) == text


def test_undoing_leaves_what_others_wrote_elsewhere_and_refuses_where_they_wrote_the_same(studio: Studio) -> None:
    before = agency(studio)
    fill(studio, (("kop",), "DINAS LAIN"))
    (studio.folder / "instansi.yaml").write_text(agency(studio) + "tempat: Uji\n", "utf-8")
    assert isinstance(step(studio, BatalkanInstansi), FormInstansi)
    assert agency(studio) == before + "tempat: Uji\n"
    fill(studio, (("kop",), "DINAS LAIN"))
    (studio.folder / "instansi.yaml").write_text(agency(studio).replace("DINAS LAIN", "DINAS KETIGA"), "utf-8")
    assert isinstance(step(studio, BatalkanInstansi), Ditolak)
    assert "DINAS KETIGA" in agency(studio)


def test_an_official_who_signs_meanwhile_is_not_undone(studio: Studio) -> None:
    fill(studio, (("pejabat", "camat", "jabatan"), "Camat"))
    (studio.folder / "cuti.yaml").write_text(studio.text.replace("disahkan oleh: kepala", "disahkan oleh: camat"), "utf-8")
    answer = step(studio, BatalkanInstansi)
    assert isinstance(answer, Ditolak)
    assert "cuti" in answer.alasan
    assert "camat" in agency(studio)


# ---------------------------------------------------------------- the form


def test_every_key_of_the_schema_is_a_field_or_holds_fields(studio: Studio) -> None:
    form = shown(studio)
    tops = {one.jalur[0] for one in (*form.isian, *form.bernama)}
    assert tops == set(schema("instansi")["properties"])


def test_a_field_says_what_the_file_says_how_it_is_written_and_what_it_is_for(studio: Studio) -> None:
    form = long(studio)
    assert field(form, "kop").nilai == "PEMERINTAH KOTA UJI\nDINAS ARSIP"
    assert field(form, "kop").jenis == "baris"
    assert field(form, "kop").keterangan.startswith("Wajib.")
    assert field(form, "profil").pilihan == ("permenpan-35-2012", "spo")
    assert field(form, "logo").jenis == "gambar"
    assert field(form, "pejabat", "kepala", "jabatan").nilai == "Kepala Dinas"
    assert field(form, "penyesuaian", "arah").pilihan == ("mendatar", "tegak")
    assert field(form, "penyesuaian", "margin", "kiri").nilai == "25 mm"
    assert field(form, "aturan", "SOP305").nilai == "tidak"
    assert [one.jalur for one in form.bernama] == [("pejabat",), ("aturan",)]


def test_a_shape_that_no_field_can_say_is_locked_with_its_line(studio: Studio) -> None:
    parts = "penyesuaian:\n  identitas:\n    bagian: [[dasar hukum, peringatan], keterkaitan]\n"
    (studio.folder / "instansi.yaml").write_text(INSTANSI + parts, "utf-8")
    form = shown(studio)
    assert "baris 6" in field(form, "penyesuaian", "identitas", "bagian").terkunci
    assert isinstance(fill(studio, (("penyesuaian", "identitas", "bagian"), "x")), Ditolak)


# ---------------------------------------------------------------- what is written


@pytest.mark.parametrize(("path", "words", "old", "new"), [
    (("kop",), "PEMERINTAH KOTA UJI\nDINAS KEARSIPAN", "  - DINAS ARSIP\n", "  - DINAS KEARSIPAN\n"),
    (("profil",), "spo", "profil: permenpan-35-2012", "profil: spo"),
    (("pejabat", "kepala", "jabatan"), "Kepala Dinas Arsip", "jabatan: Kepala Dinas   #", "jabatan: Kepala Dinas Arsip   #"),
    (("pejabat", "kepala", "nama"), "Sri Wahyuni, S.H.", "   # definitif\n", "   # definitif\n    nama: \"Sri Wahyuni, S.H.\"\n"),
    (("tempat",), "Uji", "# unit:", "tempat: Uji\n# unit:"),
    (("pejabat", "sekretaris"), "", "  sekretaris:\n    jabatan: Sekretaris Dinas\n", ""),
    (("pejabat", "kabid", "jabatan"), "Kepala Bidang", "aturan:", "  kabid:\n    jabatan: Kepala Bidang\naturan:"),
    (("aturan", "SOP305"), "catatan", "SOP305: tidak ", "SOP305: catatan "),
    (("aturan", "SOP310"), "tidak", "# kami tahu\n", "# kami tahu\n  SOP310: tidak\n"),
    (("penyesuaian", "margin", "kiri"), "30 mm", "25 mm", "30 mm"),
    (("penyesuaian", "label", "uraian"), "Aktivitas", "{kiri: 25 mm}\n", "{kiri: 25 mm}\n  label:\n    uraian: Aktivitas\n"),
])
def test_only_the_lines_of_a_field_change_and_comments_stay(studio: Studio, path: Place, words: str, old: str, new: str) -> None:
    long(studio)
    answer = fill(studio, (path, words))
    assert isinstance(answer, FormInstansi), answer
    assert agency(studio) == LONG.replace(old, new)
    assert next((one.nilai for one in answer.isian if one.jalur == path), "") == words


def test_several_fields_are_written_at_once_and_the_sheet_follows(studio: Studio) -> None:
    fill(studio, (("kop",), "DINAS LAIN"), (("penyesuaian", "label", "uraian"), "Aktivitas"), (("kertas",), "A4"))
    studio.look()
    sheet = "".join(page["svg"] for page in studio.last.tampilan["halaman"])
    assert "DINAS LAIN" in sheet
    assert "Aktivitas" in sheet
    assert studio.last.tampilan["kertas"] == pytest.approx([841.9, 595.3], abs=0.2)


def test_a_field_that_is_emptied_says_nothing_any_more(studio: Studio) -> None:
    long(studio)
    answer = fill(studio, (("profil",), ""))
    assert isinstance(answer, FormInstansi)
    assert agency(studio) == LONG.replace("profil: permenpan-35-2012", "profil:")


@pytest.mark.parametrize(("path", "words", "code"), [
    (("kop",), "", "SOP103"),
    (("kertas",), "B0X", "SOP152"),
    (("logo",), "tidak-ada.png", "SOP108"),
    (("verifikasi",), "sop.contoh.go.id", "SOP587"),
    (("penyesuaian", "margin", "kiri"), "lebar", "SOP152"),
    (("aturan", "SOP305"), "berat", "SOP104"),
    (("pejabat", "kepala", "jabatan"), "", "SOP103"),
])
def test_what_is_wrong_is_told_at_its_field_and_nothing_is_written(studio: Studio, path: Place, words: str, code: str) -> None:
    long(studio)
    answer = fill(studio, (("tempat",), "Uji"), (path, words))
    assert isinstance(answer, SalahIsi), answer
    assert [one.jalur for one in answer.temuan] == [path]
    assert agency(studio) == LONG


def test_what_was_wrong_before_keeps_nobody_from_mending_something_else(studio: Studio) -> None:
    (studio.folder / "instansi.yaml").write_text(LONG + "logo: hilang.png\n", "utf-8")
    assert "hilang.png" in shown(studio).pesan
    assert isinstance(fill(studio, (("tempat",), "Uji")), FormInstansi)
    assert isinstance(fill(studio, (("logo",), "")), FormInstansi)
    assert shown(studio).pesan == ""


def test_what_changed_since_it_was_shown_is_not_written_over(studio: Studio) -> None:
    form = long(studio)
    (studio.folder / "instansi.yaml").write_text(LONG + "tempat: Lain\n", "utf-8")
    assert isinstance(studio.desk.ask(UbahInstansi(ID, form.sidik, (Setelan(("tempat",), "Uji"),))), Ditolak)
    assert agency(studio) == LONG + "tempat: Lain\n"


def test_an_official_who_still_signs_does_not_go(studio: Studio) -> None:
    before = agency(studio)
    answer = fill(studio, (("pejabat", "kepala"), ""))
    assert isinstance(answer, Ditolak)
    assert "cuti" in answer.alasan
    assert agency(studio) == before


@pytest.mark.parametrize("path", [
    ("asing",), ("pejabat",), ("pejabat", "kepala", "gaji"), (), ("kop", 0), ("pejabat", "x", "nama"), ("aturan", " "),
])
def test_a_place_that_the_form_does_not_have_is_refused(studio: Studio, path: Place) -> None:
    before = agency(studio)
    assert isinstance(fill(studio, (path, "x")), Ditolak)
    assert agency(studio) == before


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")) | st.sampled_from(" :#-\"'[]{},&*!|>%@\n"), max_size=20)
PLACES = [one.jalur for one in agency_form(parse(LONG, "instansi.yaml", Report()))[0]]


@given(st.lists(st.tuples(st.sampled_from(PLACES), WORDS), min_size=1, max_size=3))
def test_whatever_is_filled_in_the_other_fields_and_all_comments_stay_or_nothing_changes(values: list[tuple[Place, str]]) -> None:
    with suppress(RefusedError):        # a word that YAML reads as nothing
        new = filled(LONG, "instansi.yaml", ROOT, [Setelan(*one) for one in values])
        assert new.temuan if isinstance(new, SalahIsi) else is_filled(new, {path for path, _ in values})


def is_filled(new: str, touched: set[Place]) -> bool:
    assert not faults(new, "instansi.yaml", ROOT)
    before, after = ({one.jalur: one.nilai for one in agency_form(parse(text, "", Report()))[0]} for text in (LONG, new))
    assert {path: value for path, value in before.items() if path not in touched} == {
        path: value for path, value in after.items() if path not in touched
    }
    for comment in ("# Dinas Uji, disusun tangan", "# seperti di kepala surat", "# unit: [BAGIAN UMUM]", "# yang memimpin"):
        assert comment in new
    return True


# ---------------------------------------------------------------- pictures, links, the first file


def logo(content: bytes, name: str = "Lambang Kota.PNG") -> tuple[Gambar, ...]:
    return (Gambar(("logo",), name, base64.b64encode(content).decode()),)


def test_a_logo_lies_beside_the_agencys_file_and_is_named_there(studio: Studio) -> None:
    assert isinstance(fill(studio, gambar=logo(PNG)), FormInstansi)
    assert (studio.folder / "lambang-kota.png").read_bytes() == PNG
    assert agency(studio) == INSTANSI.replace("pejabat:", "logo: lambang-kota.png\npejabat:")
    fill(studio, gambar=logo(PNG))
    assert len(list(studio.folder.glob("*.png"))) == 1


def test_another_picture_of_the_same_name_is_kept_beside_the_first(studio: Studio) -> None:
    fill(studio, gambar=logo(PNG))
    fill(studio, gambar=logo(b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>", "lambang kota.png"))
    assert (studio.folder / "lambang-kota.png").read_bytes() == PNG
    assert "logo: lambang-kota-2.svg" in agency(studio)


@pytest.mark.parametrize("gambar", [logo(b"GIF89a"), (Gambar(("logo",), "a.png", "%%%"),), logo(b"")])
def test_what_is_no_picture_is_refused(studio: Studio, gambar: tuple[Gambar, ...]) -> None:
    assert isinstance(fill(studio, gambar=gambar), Ditolak)
    assert agency(studio) == INSTANSI


def test_a_picture_of_settings_that_are_refused_is_not_left_behind(studio: Studio) -> None:
    assert isinstance(fill(studio, (("kop",), ""), gambar=logo(PNG)), SalahIsi)
    assert isinstance(fill(studio, (("asing",), "x"), gambar=logo(PNG)), Ditolak)
    assert not list(studio.folder.glob("*.png"))


@pytest.mark.parametrize("name", ["../../luar.png", "/etc/x.png", "..\\..\\luar.png", "CON.png", "instansi.yaml", "……", ""])
def test_a_pictures_name_leads_nowhere_else(studio: Studio, name: str) -> None:
    fill(studio, gambar=logo(PNG, name))
    outside = [path for path in studio.folder.parent.rglob("*") if path.is_file() and not path.is_relative_to(studio.folder)]
    assert [path.parent.name for path in outside] == ["jurnal"]
    (made,) = studio.folder.glob("*.png")
    assert not unfit(made.name)


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_settings_behind_a_link_are_only_shown(studio: Studio) -> None:
    real = studio.folder / "lain.txt"
    (studio.folder / "instansi.yaml").rename(real)
    (studio.folder / "instansi.yaml").symlink_to(real)
    studio = Studio(studio.folder, desk_over(studio.folder), studio.last)
    assert "tautan" in shown(studio).terkunci
    assert isinstance(fill(studio, (("tempat",), "Uji")), Ditolak)
    assert real.read_text("utf-8") == INSTANSI


def test_an_sop_that_nobody_knows_has_no_agency(studio: Studio) -> None:
    assert studio.desk.ask(LihatInstansi("dinas/lain")) == TidakAda("dinas/lain")


def test_a_folder_without_an_agency_gets_its_first_file(tmp_path: Path) -> None:
    studio = studio_at(tmp_path / "dinas")
    (studio.folder / "instansi.yaml").unlink()
    desk = desk_over(studio.folder)
    asked = desk.ask(LihatInstansi(ID))
    assert asked == BelumAda(("permenpan-35-2012", "spo"))
    made = desk.ask(BuatInstansi(ID, "PEMERINTAH KOTA UJI\n DINAS; ARSIP ", "spo"))
    assert isinstance(made, FormInstansi), made
    assert field(made, "kop").nilai == "PEMERINTAH KOTA UJI\nDINAS, ARSIP"
    assert "kepala" in {one.jalur[1] for one in made.isian if one.jalur[0] == "pejabat"}
    assert isinstance(desk.ask(BuatInstansi(ID, "LAIN")), Ditolak)


def test_an_empty_folder_gets_its_agency_before_its_first_sop(tmp_path: Path) -> None:
    (tmp_path / "kosong").mkdir()
    desk = desk_over(tmp_path / "kosong")
    assert isinstance(desk.ask(LihatInstansi("")), BelumAda)
    assert isinstance(desk.ask(BuatInstansi("", " ")), Ditolak)
    assert isinstance(desk.ask(BuatInstansi("", "DINAS UJI")), FormInstansi)
    assert isinstance(desk.ask(LihatInstansi("")), FormInstansi)


def test_the_sheet_of_an_sop_without_an_agency_comes_with_its_first_file(tmp_path: Path) -> None:
    studio = studio_at(tmp_path / "dinas")
    (studio.folder / "instansi.yaml").unlink()
    studio = Studio(studio.folder, desk_over(studio.folder), studio.last)
    studio.look()
    assert not studio.last.tampilan["halaman"]
    studio.desk.ask(BuatInstansi(ID, "DINAS UJI"))
    assert isinstance(studio.look(), Lembar)
    assert "DINAS UJI" in studio.last.tampilan["halaman"][0]["svg"]
