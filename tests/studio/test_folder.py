"""SOPs from the template and from old sheets, and files that get another name."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
from studio_tools import ID, INSTANSI, SOP, Studio, desk_over
from tools import document

from sopdoc.studio.gestures import Isi
from sopdoc.studio.import_requests import BacaLama, TerbacaLama
from sopdoc.studio.life_requests import Lakukan, LihatTindakan, RencanaTindakan, Sahkan
from sopdoc.studio.requests import Baru, Ditolak, GantiNama, Lembar, Ubah


def names(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


def test_the_template_is_a_sheet_with_rows_to_write_over(studio: Studio) -> None:
    shown = studio.desk.ask(Baru(ID, "Surat Masuk", ("Staf", "Kepala Seksi"), templat=True))
    assert isinstance(shown, Lembar)
    assert [one.nama for one in shown.alur[0].lajur] == ["Staf", "Kepala Seksi"]
    assert len(shown.alur[0].langkah) == 3
    assert shown.tampilan["nama"] == "Surat Masuk"


@pytest.mark.parametrize("asked", [Baru(ID, "X", (), templat=True), Baru(ID, "X", tuple(f"Staf {n}" for n in range(40)), templat=True)])
def test_a_template_without_pelaksana_or_with_too_many_is_refused(studio: Studio, asked: Baru) -> None:
    assert isinstance(studio.desk.ask(asked), Ditolak)
    assert names(studio.folder) == ["cuti.yaml", "instansi.yaml"]


# ---------------------------------------------------------------- names


def test_a_file_is_renamed_with_all_that_can_be_undone(studio: Studio) -> None:
    studio.write(("nomor",), "2")
    written = studio.text
    shown = studio.desk.ask(GantiNama(ID, "Cuti Tahunan Pegawai"))
    assert isinstance(shown, Lembar)
    assert (shown.id, shown.batal) == ("dinas/cuti-tahunan-pegawai", "tulis nomor")
    assert names(studio.folder) == ["cuti-tahunan-pegawai.yaml", "instansi.yaml"]
    assert (studio.folder / "cuti-tahunan-pegawai.yaml").read_text("utf-8") == written
    assert isinstance(studio.desk.ask(Ubah(shown.id, shown.sidik, Isi(("nomor",), "3"))), Lembar)


def test_the_name_that_it_has_changes_nothing(studio: Studio) -> None:
    shown = studio.desk.ask(GantiNama(ID, "CUTI"))
    assert isinstance(shown, Lembar)
    assert names(studio.folder) == ["cuti.yaml", "instansi.yaml"]


def test_a_name_that_is_taken_is_not_written_over(studio: Studio) -> None:
    (studio.folder / "surat.yaml").write_text(SOP, "utf-8")
    shown = studio.desk.ask(GantiNama(ID, "Surat"))
    assert isinstance(shown, Lembar)
    assert shown.id == "dinas/surat-2"
    assert names(studio.folder) == ["instansi.yaml", "surat-2.yaml", "surat.yaml"]


LINKING = SOP + "keterkaitan: '[SOP Cuti](cuti)'   # bukan [ini](cuti-besar)\n"


def test_links_to_a_file_follow_its_new_name_and_nothing_else_changes(studio: Studio) -> None:
    for name in ("surat.yaml", "cuti.yaml"):
        (studio.folder / name).write_text(LINKING, "utf-8")
    desk = desk_over(studio.folder)
    answer = desk.ask(GantiNama(ID, "Libur"))
    assert isinstance(answer, Lembar)
    assert not answer.pesan
    for name in ("surat.yaml", "libur.yaml"):
        assert (studio.folder / name).read_text("utf-8") == LINKING.replace("](cuti)", "](libur)")
    assert not [one for one in answer.tampilan["diagnostik"] if "cuti" in one["pesan"]]


def test_a_file_that_an_approved_version_links_to_keeps_its_name(studio: Studio) -> None:
    (studio.folder / "surat.yaml").write_text(LINKING, "utf-8")
    desk, approval = desk_over(studio.folder), Sahkan("2026-02-01")
    plan = desk.ask(LihatTindakan("dinas/surat", approval))
    assert isinstance(plan, RencanaTindakan)
    assert isinstance(desk.ask(Lakukan("dinas/surat", approval, plan.sidik)), Lembar)
    answer = desk.ask(GantiNama(ID, "Libur"))
    assert isinstance(answer, Ditolak)
    assert "surat.yaml" in answer.alasan
    assert "cuti.yaml" in names(studio.folder)


def test_a_file_with_approved_versions_keeps_its_name(studio: Studio) -> None:
    (studio.folder / "riwayat" / "cuti").mkdir(parents=True)
    assert isinstance(studio.desk.ask(GantiNama(ID, "Libur")), Ditolak)
    assert "cuti.yaml" in names(studio.folder)


@pytest.mark.parametrize("nama", ["", " \n"])
def test_a_file_needs_a_name(studio: Studio, nama: str) -> None:
    assert isinstance(studio.desk.ask(GantiNama(ID, nama)), Ditolak)


# ---------------------------------------------------------------- old sheets

@pytest.fixture(scope="module")
def old() -> bytes:
    return document("biro-organisasi-kalbar/pengumpulan-data-kinerja", "pdf")


def asked(content: bytes, nama: str = "lama.pdf", *, tulis: bool = False) -> BacaLama:
    return BacaLama("", nama, base64.b64encode(content).decode(), tulis)


def test_an_old_sheet_is_shown_before_it_is_written(studio: Studio, old: bytes) -> None:
    answer = studio.desk.ask(asked(old))
    assert isinstance(answer, TerbacaLama)
    assert [(one.id, one.nama, one.kegiatan) for one in answer.sop] == [("", "Pengumpulan Data Kinerja", 10)]
    assert names(studio.folder) == ["cuti.yaml", "instansi.yaml"]


def test_an_old_sheet_becomes_a_definition_beside_the_others(studio: Studio, old: bytes) -> None:
    for expected in ("dinas/pengumpulan-data-kinerja", "dinas/pengumpulan-data-kinerja-2"):
        answer = studio.desk.ask(asked(old, tulis=True))
        assert isinstance(answer, TerbacaLama)
        assert [one.id for one in answer.sop] == [expected]
    assert (studio.folder / "instansi.yaml").read_text("utf-8") == INSTANSI
    assert studio.text == SOP


def test_an_old_sheet_of_another_agency_is_doubted_before_it_is_written_and_after(studio: Studio, old: bytes) -> None:
    for tulis in (False, True):
        answer = studio.desk.ask(asked(old, tulis=tulis))
        assert isinstance(answer, TerbacaLama)
        assert [ragu.startswith("kop lembar ini lain: ") for one in answer.sop for ragu in one.ragu] == [True]
    assert "# RAGU: kop lembar ini lain: " in (studio.folder / "pengumpulan-data-kinerja.yaml").read_text("utf-8")


def test_an_agency_that_cannot_be_read_takes_no_old_sheet(studio: Studio, old: bytes) -> None:
    (studio.folder / "instansi.yaml").write_text("kop: [DINAS\n", "utf-8")
    answer = studio.desk.ask(asked(old, tulis=True))
    assert isinstance(answer, Ditolak)
    assert answer.alasan.startswith("Pengaturan instansi tidak dapat dibaca: ")
    assert names(studio.folder) == ["cuti.yaml", "instansi.yaml"]


def test_the_first_old_sheet_of_a_folder_brings_its_agency(tmp_path: Path, old: bytes) -> None:
    folder = tmp_path / "biro"
    folder.mkdir()
    answer = desk_over(folder).ask(asked(old, tulis=True))
    assert isinstance(answer, TerbacaLama)
    assert {"instansi.yaml", "pengumpulan-data-kinerja.yaml"} <= set(names(folder))


@pytest.mark.parametrize(("nama", "isi"), [
    ("x.pdf", base64.b64encode(b"%PDF-1.4 rusak").decode()), ("x.pdf", "bukan base64!"), ("x.xlsx", ""), ("../../x.docx", "AAAA"),
    ("", ""), ("x.pdf", "A" * (23 << 20)),
])
def test_what_is_no_sheet_is_refused_in_words_and_leaves_nothing(studio: Studio, nama: str, isi: str) -> None:
    answer = studio.desk.ask(BacaLama(ID, nama, isi, tulis=True))
    assert isinstance(answer, Ditolak)
    assert answer.alasan
    assert names(studio.folder) == ["cuti.yaml", "instansi.yaml"]
