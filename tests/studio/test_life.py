"""An SOP approved, revised, withdrawn and compared from the studio: said before, done as said, refused in the commands' words."""

from __future__ import annotations

import os

import pytest
from studio_tools import ID, SOP, Studio, desk_over

from sopdoc.cli.main import main
from sopdoc.studio.gestures import Isi
from sopdoc.studio.life_requests import (
    Bandingkan,
    BukaRevisi,
    Cabut,
    Lakukan,
    LihatTindakan,
    Perbandingan,
    RencanaTindakan,
    Sahkan,
    TemuanGalat,
    Tindakan,
)
from sopdoc.studio.requests import Ditolak, Lembar

APPROVAL = Sahkan("2026-02-01", "2026-03-01", "002/UJI/2026")
REVISION = BukaRevisi("Menambah pemeriksaan", "2026-04-01")


def plan(studio: Studio, tindakan: Tindakan) -> RencanaTindakan:
    found = studio.desk.ask(LihatTindakan(ID, tindakan))
    assert isinstance(found, RencanaTindakan), found
    return found


def take(studio: Studio, tindakan: Tindakan) -> Lembar:
    made = studio.ask(studio.desk.ask(Lakukan(ID, tindakan, plan(studio, tindakan).sidik)))
    assert isinstance(made, Lembar), made
    return made


def files(studio: Studio) -> dict[str, bytes]:
    return {path.relative_to(studio.folder).as_posix(): path.read_bytes() for path in studio.folder.rglob("*.yaml")}


def refused(studio: Studio, tindakan: Tindakan) -> tuple[str, ...]:
    """The codes of a refusal, which changes no file."""
    before = files(studio)
    answer = studio.desk.ask(LihatTindakan(ID, tindakan))
    assert files(studio) == before
    assert isinstance(answer, TemuanGalat), answer
    return tuple(one.kode for one in answer.temuan)


def test_what_a_step_will_write_is_shown_and_nothing_is_written_by_showing_it(studio: Studio) -> None:
    before = files(studio)
    found = plan(studio, APPROVAL)
    assert found.hasil == "rev-0 disahkan per 1 Februari 2026, berlaku sejak 1 Maret 2026"
    assert "+tanggal efektif: 2026-03-01" in found.diff
    assert "+nomor: 002/UJI/2026" in found.diff
    assert [name.rpartition("/")[2] for name in found.berkas] == ["rev-0.yaml", "indeks.yaml"]
    assert files(studio) == before


def test_what_is_approved_here_is_what_the_command_approves(studio: Studio) -> None:
    made = take(studio, APPROVAL)
    here = files(studio)
    for name in here:
        (studio.folder / name).unlink()
    (studio.folder / "instansi.yaml").write_bytes(here["instansi.yaml"])
    studio.file.write_text(SOP, "utf-8")
    main(["approve", str(studio.file), "--tanggal", "2026-02-01", "--efektif", "2026-03-01", "--nomor", "002/UJI/2026"])
    assert files(studio) == here
    assert made.pesan.startswith("rev-0 disahkan")


def test_an_approved_version_is_locked_until_a_revision_is_opened_here(studio: Studio) -> None:
    take(studio, APPROVAL)
    assert studio.last.disahkan
    assert isinstance(studio.write(("kegiatan", 1, "uraian"), "Meneliti"), Ditolak)
    take(studio, REVISION)
    assert not studio.last.disahkan
    assert not studio.last.terkunci
    assert isinstance(studio.write(("kegiatan", 1, "uraian"), "Meneliti"), Lembar)
    assert 'ringkasan: Menambah pemeriksaan' in studio.text
    assert "Memeriksa permohonan" in files(studio)["riwayat/cuti/rev-0.yaml"].decode()


def test_a_gesture_from_before_the_approval_is_not_undone_in_what_was_approved(studio: Studio) -> None:
    studio.make(Isi(("nomor",), "3/X"))
    take(studio, Sahkan("2026-02-01"))
    approved = studio.text
    assert isinstance(studio.undo(), Ditolak)
    assert studio.text == approved
    take(studio, REVISION)
    studio.undo()
    assert "nomor: 001/UJI/2026" in studio.text
    assert "status: rancangan" in studio.text


def test_it_is_withdrawn_and_stays_locked(studio: Studio) -> None:
    take(studio, APPROVAL)
    take(studio, Cabut("2026-12-31"))
    assert "tanggal pencabutan: 2026-12-31" in studio.text
    assert "status: dicabut" in files(studio)["riwayat/cuti/indeks.yaml"].decode()
    assert refused(studio, REVISION) == ("SOP553",)
    assert refused(studio, Cabut("2027-01-01")) == ("SOP553",)


@pytest.mark.parametrize(("first", "tindakan", "code"), [
    ((APPROVAL,), APPROVAL, "SOP552"),
    ((APPROVAL, REVISION), REVISION, "SOP552"),
    ((APPROVAL, REVISION), Cabut("2026-05-01"), "SOP552"),
    ((APPROVAL,), BukaRevisi("Lain", "2025-01-01"), "SOP554"),
    ((), Sahkan("2026-02-01", "2026-01-31"), "SOP554"),
    ((), Sahkan("2025-12-31"), "SOP554"),
])
def test_a_refusal_has_the_commands_own_code(studio: Studio, first: tuple[Tindakan, ...], tindakan: Tindakan, code: str) -> None:
    for one in first:
        take(studio, one)
    assert refused(studio, tindakan) == (code,)


def test_a_broken_definition_is_told_with_its_line(studio: Studio) -> None:
    studio.file.write_text(SOP.replace("pelaksana: kepala", "pelaksana: siapa"), "utf-8")
    answer = studio.desk.ask(LihatTindakan(ID, APPROVAL))
    assert isinstance(answer, TemuanGalat)
    assert answer.temuan[0].baris == SOP[:SOP.index("pelaksana: kepala")].count("\n") + 1
    assert answer.temuan[0].tingkat == "galat"


@pytest.mark.parametrize("tindakan", [
    Sahkan("kemarin"), Sahkan("2026-02"), Cabut(""), BukaRevisi(" \n", "2026-02-01"), Sahkan("2026-02-30"),
])
def test_a_date_or_a_summary_that_is_none_is_refused_with_what_to_write(studio: Studio, tindakan: Tindakan) -> None:
    answer = studio.desk.ask(LihatTindakan(ID, tindakan))
    assert isinstance(answer, Ditolak)
    assert answer.petunjuk.startswith("tulis")


def test_what_changed_since_it_was_shown_is_not_approved(studio: Studio) -> None:
    shown = plan(studio, APPROVAL)
    studio.file.write_text(SOP.replace("5 menit", "6 menit"), "utf-8")
    before = files(studio)
    assert isinstance(studio.desk.ask(Lakukan(ID, APPROVAL, shown.sidik)), Ditolak)
    assert files(studio) == before


def test_one_step_shown_is_no_leave_for_another(studio: Studio) -> None:
    shown = plan(studio, APPROVAL)
    before = files(studio)
    assert isinstance(studio.desk.ask(Lakukan(ID, Sahkan("2026-02-02"), shown.sidik)), Ditolak)
    assert files(studio) == before


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_nothing_is_approved_through_a_link(studio: Studio) -> None:
    real = studio.folder / "asli.txt"
    studio.file.rename(real)
    studio.file.symlink_to(real)
    desk = desk_over(studio.folder)
    for request in (LihatTindakan("dinas/asli", APPROVAL), Lakukan("dinas/asli", APPROVAL, "")):
        assert desk.ask(request) == Ditolak("berkas ini tautan (link) atau di luar folder")
    assert not (studio.folder / "riwayat").exists()


# ---------------------------------------------------------------- compared


def compared(studio: Studio, versi: str = "") -> Perbandingan:
    found = studio.desk.ask(Bandingkan(ID, versi))
    assert isinstance(found, Perbandingan), found
    return found


def test_the_marked_sheet_and_its_changes_are_those_since_the_version(studio: Studio) -> None:
    take(studio, APPROVAL)
    take(studio, REVISION)
    studio.write(("kegiatan", 1, "uraian"), "Meneliti permohonan")
    found = compared(studio)
    assert found.versi == "rev-0"
    assert found.semula == "Revisi 0, 1 Maret 2026"
    assert ("diubah", "Memeriksa permohonan", "Meneliti permohonan") in [(one.jenis, one.semula, one.menjadi) for one in found.berubah]
    sheet = "".join(found.halaman)
    assert "Memeriksa" in sheet
    assert "Meneliti" in sheet


def test_any_version_of_the_archive_can_be_asked_for_and_nothing_else(studio: Studio) -> None:
    take(studio, APPROVAL)
    take(studio, REVISION)
    take(studio, Sahkan("2026-05-01"))
    assert compared(studio).versi == "rev-1"
    assert compared(studio, "rev-0").tersedia == ("rev-1", "rev-0")
    for name in ("rev-7", "instansi.yaml", str(studio.file), "../dinas/cuti.yaml"):
        assert isinstance(studio.desk.ask(Bandingkan(ID, name)), Ditolak)


def test_without_an_approved_version_there_is_nothing_to_compare_with(studio: Studio) -> None:
    assert isinstance(studio.desk.ask(Bandingkan(ID)), Ditolak)


def test_what_is_broken_is_told_instead_of_compared(studio: Studio) -> None:
    take(studio, APPROVAL)
    studio.file.write_text(studio.text.replace("pelaksana: kepala", "pelaksana: siapa"), "utf-8")
    assert isinstance(studio.desk.ask(Bandingkan(ID)), TemuanGalat)
