"""The identity sheet and the agency: dates, numbers, officials, sections, files."""

from __future__ import annotations

from pathlib import Path

import pytest

from sopdoc.diagnostics import Report
from sopdoc.model.decode import decode_sop, sop_penyesuaian
from sopdoc.model.decode_identitas import decode_tanggal
from sopdoc.model.decode_instansi import InstansiBerkas, decode_instansi
from sopdoc.model.nilai import Nip, Tanggal
from sopdoc.model.sop import Pejabat, Revisi, Sop, Status, nomor_revisi
from sopdoc.source.node import MappingNode, ScalarNode
from sopdoc.source.read import parse

from .bantu import BERKAS, KEPALA, decoded

SATU = "kegiatan: [{uraian: Uji, pelaksana: a}]\n"


def sop(extra: str) -> Sop:
    return decoded(KEPALA + SATU + extra)


def trouble(text: str) -> list[str]:
    """Codes of what is wrong with a definition."""
    report = Report()
    node = parse(text, "uji.yaml", report)
    assert node is not None
    assert decode_sop(node, "uji", "uji.yaml", BERKAS, frozenset({"uji"}), report) is None
    return [d.code for d in report.diagnostics]


def instansi(text: str, folder: Path) -> tuple[InstansiBerkas, list[str]]:
    report = Report()
    node = parse(text, "instansi.yaml", report)
    assert node is not None
    return decode_instansi(node, folder, report), [d.code for d in report.diagnostics]


@pytest.mark.parametrize(
    ("text", "tanggal"),
    [
        ("2021-01-04", Tanggal(2021, 1, 4)),
        ("2021-1-4", Tanggal(2021, 1, 4)),
        ("2021-01", Tanggal(2021, 1)),
        ("4 Januari 2021", Tanggal(2021, 1, 4)),
        ("01 JULI 2018", Tanggal(2018, 7, 1)),
        ("Januari 2021", Tanggal(2021, 1)),
        ("29 Februari 2024", Tanggal(2024, 2, 29)),
        ("29 Februari 2023", None),
        ("2021-13", None),
        ("0 Mei 2021", None),
        ("2021-00-01", None),
        ("9999-01-01", None),
        ("0000-01-01", None),
        ("4/1/2021", None),
        ("…… Januari 2021", Tanggal(2021, 1)),
        ("...Januari 2021", Tanggal(2021, 1)),
        ("Nopember 2021", None),
        ("٤ Januari 2021", None),
    ],
)
def test_a_date_is_one_of_the_calendar_or_refused(text: str, tanggal: Tanggal | None) -> None:
    report = Report()
    assert decode_tanggal(ScalarNode(text), "tanggal efektif", report) == tanggal
    assert [d.code for d in report.diagnostics] == ([] if tanggal else ["SOP105"])


@pytest.mark.parametrize(
    ("text", "hint"), [("4 Januri 2021", 'maksud Anda "Januari"?'), ("04/01/2021", "tidak pasti"), ("--", "kosongkan")],
)
def test_a_wrong_date_is_answered_with_what_to_write(text: str, hint: str) -> None:
    report = Report()
    decode_tanggal(ScalarNode(text), "tanggal efektif", report)
    assert hint in report.diagnostics[0].hint


@pytest.mark.parametrize("dots", ["……", "...", "(............)", "____", '"… … …"'])
def test_dots_are_a_date_that_is_not_known_yet(dots: str) -> None:
    identitas = sop(f"tanggal efektif: {dots}\ntanggal revisi: '-'\ntanggal pembuatan:\n").identitas
    assert identitas.tanggal == dict.fromkeys(("tanggal pembuatan", "tanggal revisi", "tanggal efektif"))
    assert (identitas.titik, identitas.tanpa) == (("tanggal efektif",), ("tanggal revisi",))


def test_a_date_keeps_its_words_and_is_no_other_date_for_them() -> None:
    words, numbers = (sop(f"tanggal efektif: {text}\n").identitas.tanggal["tanggal efektif"] for text in ("02 Juni 2025", "2025-06-02"))
    assert words == numbers
    assert words is not None
    assert numbers is not None
    assert (words.tertulis, numbers.tertulis) == ("02 Juni 2025", "")


def test_an_empty_date_is_kept_as_a_row_without_value() -> None:
    tanggal = sop("tanggal revisi:\ntanggal efektif: 2021-01").identitas.tanggal
    assert tanggal == {"tanggal revisi": None, "tanggal efektif": Tanggal(2021, 1)}


def test_a_slot_of_spaces_in_the_number_survives_as_no_break_spaces() -> None:
    result = decoded(KEPALA.replace("nomor: 1", "nomor: 900/    /KTI / 2022") + SATU)
    assert result.identitas.nomor == "900/\u00a0\u00a0\u00a0\u00a0/KTI / 2022"


def test_an_official_is_named_by_key_or_in_place() -> None:
    assert sop("disahkan oleh: kepala").identitas.disahkan_oleh == Pejabat("Kepala", "Budi")
    own = sop("disahkan oleh: {jabatan: Camat, nip: 19791208 200003 2 002}").identitas.disahkan_oleh
    assert own == Pejabat("Camat", nip=Nip("19791208 200003 2 002"))


@pytest.mark.parametrize("lines", [
    "[a.n. Bupati, Sekda]", '"a.n. Bupati\\nSekda"', "|\n    a.n. Bupati\n    Sekda\n", "|\n    a.n. Bupati\n\n     Sekda  \n",
])
def test_lines_of_an_official_stay_lines_however_they_are_written(lines: str) -> None:
    own = sop(f"disahkan oleh:\n  jabatan: {lines}\n  nama: {lines}\n  pangkat: {lines}\n").identitas.disahkan_oleh
    assert own is not None
    assert {own.jabatan, own.nama, own.pangkat} == {"a.n. Bupati\nSekda"}
    assert own.sebaris == Pejabat("a.n. Bupati Sekda", "a.n. Bupati Sekda", "a.n. Bupati Sekda")


def test_an_office_without_a_line_is_missed() -> None:
    assert trouble(KEPALA + SATU + "disahkan oleh: {jabatan: ['', ' ']}\n") == ["SOP102"]


def test_lines_of_kop_address_and_unit_stay_lines(tmp_path: Path) -> None:
    agency = instansi("kop: |\n  KOTA UJI\n  DINAS ARSIP\nalamat: [Jalan A, \"Kota B\\nTelepon 1\"]\n", tmp_path)[0].instansi
    assert (agency.kop, agency.alamat) == (("KOTA UJI", "DINAS ARSIP"), ("Jalan A", "Kota B", "Telepon 1"))
    assert sop("unit: |\n  BIRO\n  BAGIAN\n").identitas.unit == ("BIRO", "BAGIAN")


def test_sections_stand_in_the_forms_order_and_the_agencys_own_after_them() -> None:
    identitas = sop("bagian: {Biaya: DPA}\nperingatan: awas\ndasar hukum: [UU 1, UU 2]\nketerkaitan:\n").identitas
    assert list(identitas.bagian) == ["dasar hukum", "keterkaitan", "peringatan", "Biaya"]
    assert identitas.bagian["dasar hukum"].polos == "1. UU 1\n2. UU 2"
    assert not identitas.bagian["keterkaitan"]


def test_sections_may_print_the_number_of_a_row() -> None:
    yaml = KEPALA + "kegiatan: [{uraian: Uji, pelaksana: a}, {id: cek, uraian: Cek, pelaksana: b}]\nperingatan: ulangi {#cek}\n"
    assert decoded(yaml).identitas.bagian["peringatan"].polos == "ulangi 2"


def test_the_title_and_the_unit_are_the_sops_own() -> None:
    result = sop("judul: Bagan Alur\nunit: [BIRO, BAGIAN]\nrevisi ke: 0")
    assert (result.alur[0].judul, result.identitas.unit, result.identitas.revisi_ke) == ("Bagan Alur", ("BIRO", "BAGIAN"), "0")


def test_the_sops_own_overrides_are_read_before_it() -> None:
    node = parse("penyesuaian: {kapsul: terpisah}", "uji.yaml", Report())
    assert isinstance(own := sop_penyesuaian(node), MappingNode)
    assert own.get("kapsul") == ScalarNode("terpisah")
    assert sop_penyesuaian(parse("penyesuaian:", "uji.yaml", Report())) is None
    assert sop_penyesuaian(parse("- a", "uji.yaml", Report())) is None


def test_shorthands_of_the_agency_become_overrides_and_its_own_win(tmp_path: Path) -> None:
    berkas, codes = instansi("kop: A\nkertas: A4\nhuruf: Bookman\npenyesuaian: {kertas: F4}", tmp_path)
    assert codes == []
    assert [node.entries[0][0].text for node in berkas.penyesuaian if isinstance(node, MappingNode)] == ["kertas", "huruf", "kertas"]
    assert berkas.profil == "permenpan-35-2012"


def test_a_second_logo_is_judged_as_the_first_and_may_stand_alone(tmp_path: Path) -> None:
    (tmp_path / "satu").write_bytes(b"\xff\xd8\xff\xe0")
    (tmp_path / "dua").write_bytes(b"\x89PNG\r\n\x1a\n")
    berkas, codes = instansi("kop: A\nlogo: satu\nlogo kanan: dua", tmp_path)
    assert codes == []
    assert berkas.instansi.semua_logo == ((tmp_path / "satu").resolve(), (tmp_path / "dua").resolve())
    assert instansi("kop: A\nlogo kanan: dua", tmp_path)[0].instansi.semua_logo == ((tmp_path / "dua").resolve(),)
    (tmp_path / "dua").write_bytes(b"GIF89a")
    assert instansi("kop: A\nlogo: satu\nlogo kanan: dua", tmp_path)[1] == ["SOP109"]


@pytest.mark.parametrize("head", [b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b'<?xml version="1.0"?>\n<!-- x -->\n<svg xmlns="x">'])
def test_a_logo_is_known_by_its_content(tmp_path: Path, head: bytes) -> None:
    (tmp_path / "gambar").mkdir()
    (tmp_path / "gambar/logo").write_bytes(head)
    berkas, codes = instansi("kop: A\nlogo: gambar/logo", tmp_path)
    assert codes == []
    assert berkas.instansi.logo == (tmp_path / "gambar/logo").resolve()


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "luar.svg").write_text("<svg>")
    (tmp_path / "dinas").mkdir()
    (tmp_path / "dinas/logo.svg").symlink_to(tmp_path / "luar.svg")
    assert instansi("kop: A\nlogo: logo.svg", tmp_path / "dinas")[1] == ["SOP107"]


def test_a_link_to_itself_and_an_endless_name_are_answered(tmp_path: Path) -> None:
    (tmp_path / "logo.svg").symlink_to(tmp_path / "logo.svg")
    assert len(instansi("kop: A\nlogo: logo.svg", tmp_path)[1]) == 1
    assert len(instansi(f"kop: A\nlogo: {'x' * 5000}", tmp_path)[1]) == 1


def test_font_files_are_truetype_inside_the_folder(tmp_path: Path) -> None:
    (tmp_path / "b.ttf").write_bytes(b"\x00\x01\x00\x00rest")
    berkas, codes = instansi("kop: A\nhuruf: {nama: Bookman, biasa: b.ttf, tebal miring: b.ttf}", tmp_path)
    assert codes == []
    assert set(berkas.huruf) == {"biasa", "tebal miring"}


@pytest.mark.parametrize("status", list(Status))
def test_a_status_is_one_of_four_words(status: Status) -> None:
    assert sop(f"status: {status.value}\n").identitas.status is status


def test_an_sop_without_status_says_nothing_about_it() -> None:
    assert sop("").identitas.status is None
    assert sop("status:\n").identitas.status is None


def test_the_history_stands_in_the_order_of_the_file() -> None:
    extra = "riwayat:\n  - {revisi ke: 01, tanggal: 2026-02-03, ringkasan: Satu, oleh: Camat}\n  - {revisi ke: 02, ringkasan: Dua}\n"
    assert sop(extra).identitas.riwayat == (Revisi("01", Tanggal(2026, 2, 3), "Satu", "Camat"), Revisi("02", None, "Dua"))


@pytest.mark.parametrize(("text", "tanpa", "titik"), [
    ('"-"', True, False), ("–", True, False), ("……", False, True), ("............", False, True), ("(……)", False, True), ("", False, False),
])
def test_a_change_says_that_its_date_is_not_there_or_not_known_yet(text: str, tanpa: bool, titik: bool) -> None:
    (change,) = sop(f"riwayat:\n  - revisi ke: ……\n    tanggal: {text}\n    ringkasan: Satu\n").identitas.riwayat
    assert change == Revisi("……", None, "Satu", tanpa=tanpa, titik=titik)


@pytest.mark.parametrize(("text", "code"), [
    ("status: batal", "SOP104"), ("status: [berlaku]", "SOP103"), ("riwayat: satu", "SOP103"), ("riwayat: [satu]", "SOP103"),
    ("riwayat: [{revisi ke: 1}]", "SOP102"), ("riwayat: [{ringkasan: a}]", "SOP102"),
    ("riwayat: [{revisi ke: 1, ringkasan: a, apa: b}]", "SOP101"), ("riwayat: [{revisi ke: 1, ringkasan: a, tanggal: kini}]", "SOP105"),
])
def test_a_wrong_status_or_history_is_refused(text: str, code: str) -> None:
    assert trouble(KEPALA + SATU + text + "\n") == [code]


@pytest.mark.parametrize(("text", "number"), [
    ("", 0), ("-", 0), ("0", 0), ("00", 0), ("01", 1), ("12", 12), ("A", None), ("1.2", None), ("\u0663", None),
])
def test_a_revision_number_is_read_as_offices_write_it(text: str, number: int | None) -> None:
    assert nomor_revisi(text) == number


def test_a_dash_says_that_there_is_no_such_date() -> None:
    identitas = sop('tanggal revisi: "-"\ntanggal efektif:\n').identitas
    assert (identitas.tanggal["tanggal revisi"], identitas.tanpa) == (None, ("tanggal revisi",))


@pytest.mark.parametrize("text", ["…………", "(..........)", "____________"])
def test_dots_in_place_of_a_name_and_a_nip_say_that_they_are_not_known_yet(text: str) -> None:
    pejabat = sop(f'disahkan oleh: {{jabatan: Kepala, nama: "{text}", nip: "{text}"}}\n').identitas.disahkan_oleh
    assert pejabat is not None
    assert (pejabat.nama, pejabat.nip) == ("", None)


def test_a_dash_in_place_of_a_nip_says_that_there_is_none() -> None:
    pejabat = sop('disahkan oleh: {jabatan: Bupati, nama: Budi, nip: "-"}\n').identitas.disahkan_oleh
    assert pejabat is not None
    assert pejabat.nip == Nip("")
