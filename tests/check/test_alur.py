"""The flow rules beyond their pages: structures on which they must keep silent, and the example agency as a whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from tools import ROOT

from check.contoh import check, codes
from sopdoc.checking import Checker
from sopdoc.definitions import find_definitions
from sopdoc.diagnostics import Report

FAMILI = range(220, 280), range(350, 400)
PANJANG = {"pengadaan-langsung.yaml", "peringatan-hari-jadi.yaml"}   # 35 and 60 rows on purpose: SOP235 is right about them


def mine(found: list[str]) -> set[str]:
    return {code for code in found if any(int(code[3:]) in numbers for numbers in FAMILI)}


def rows(*kegiatan: str) -> str:
    """A fragment of these rows; each is `pelaksana; more keys` and gets distinct, well-formed cells."""
    lines = ["kegiatan:"]
    for n, row in enumerate(kegiatan, 1):
        actor, _, more = row.partition(";")
        cells = f"kelengkapan: Berkas {'abcdefgh'[n - 1]}berkas, waktu: {n} menit, output: Berkas terpilah"
        uraian = "" if "uraian:" in more else f"uraian: Memeriksa berkas ke-{n}, "
        lines.append(f"  - {{{uraian}pelaksana: {actor}, {cells}{',' + more if more else ''}}}")
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("folder", ["contoh", "contoh-spo"])
def test_no_rule_fires_on_the_example_agencies(folder: str) -> None:
    report = Report()
    Checker().check(find_definitions([str(ROOT / "definitions" / folder)], report), report)
    found = [d for d in report.diagnostics if mine([d.code])]
    assert [d for d in found if not (d.code == "SOP235" and Path(d.span.file).name in PANJANG)] == []


@pytest.mark.parametrize(
    "fragment",
    [
        rows("pemohon", "petugas; hubungan: bersama", "petugas").replace("pelaksana: petugas", "pelaksana: [pemohon, petugas]", 1),
        rows("pemohon", "petugas; lanjut: selesai", "petugas").replace("pelaksana: pemohon,", "pelaksana: pemohon, lanjut: [2, 3],"),
        rows("pemohon", "'[pemohon, petugas]'", "petugas").replace("'", ""),
        rows("pemohon; id: awal", "petugas; cabang: {Ya: lanjut, Tidak: awal}", "petugas; cabang: {Ya: selesai, Tidak: selesai}", "petugas")
        .replace("Tidak: selesai", "Tidak: lanjut"),
    ],
    ids=["joint row", "two ends", "joint by default", "ends at a branch"],
)
def test_usual_structures_are_no_trouble(fragment: str, tmp_path: Path) -> None:
    assert mine(codes(tmp_path, fragment)) & {f"SOP{n}" for n in range(220, 230)} == set()


def test_a_receiver_without_an_exit_is_no_dead_end(tmp_path: Path) -> None:
    fragment = rows("pemohon", "[petugas, pemohon]; hubungan: berurutan, lanjut dari: petugas", "petugas")
    assert "SOP224" not in codes(tmp_path, fragment)


def test_rows_behind_an_unreachable_one_are_not_told_again(tmp_path: Path) -> None:
    fragment = rows("pemohon; lanjut: akhir", "petugas", "petugas", "petugas; id: akhir")
    assert codes(tmp_path, fragment).count("SOP223") == 1


def test_two_separate_unreachable_rows_are_both_told(tmp_path: Path) -> None:
    fragment = rows("pemohon; lanjut: akhir", "petugas; lanjut: akhir", "petugas", "petugas; id: akhir")
    assert codes(tmp_path, fragment).count("SOP223") == 2


def told(folder: Path, fragment: str, code: str) -> list[tuple[str, str]]:
    """Message and label of every finding of a rule."""
    return [(d.message, d.label) for d in check(folder, fragment) if d.code == code]


@pytest.mark.parametrize(("row", "label"), [
    ("rangkaian: [{pelaksana: petugas, simbol: selesai}, {pelaksana: pemohon}]", "sesudah simbol selesai"),
    ("rangkaian: [{pelaksana: petugas, cabang: {Ya: berikut, Tidak: awal}}, {pelaksana: petugas, simbol: selesai}, {pelaksana: pemohon}]",
     "sesudah simbol selesai"),
    ("rangkaian: [{pelaksana: petugas, simbol: keputusan}, {pelaksana: pemohon}]", "sesudah keputusan tanpa cabang"),
    ("rangkaian: [{pelaksana: petugas, cabang: {Ya: lanjut, Tidak: awal}}, {pelaksana: pemohon}]", "tidak ada anak panah ke sini"),
    ("rangkaian: [{pelaksana: petugas, lanjut: akhir}, {pelaksana: pemohon}, {pelaksana: petugas}]", "tidak ada anak panah ke sini"),
    ("rangkaian: [{pelaksana: petugas, lanjut: tidak}, {pelaksana: pemohon}]", "tidak ada anak panah ke sini"),
    ("pelaksana: [pemohon, petugas], hubungan: berurutan, masuk: petugas", "alur masuk di simbol sesudahnya"),
])
def test_a_symbol_that_no_arrow_reaches_is_told_once_and_what_hangs_on_it_is_not(row: str, label: str, tmp_path: Path) -> None:
    fragment = rows("pemohon; id: awal", "petugas", "petugas; id: akhir").replace("pelaksana: petugas,", f"{row},", 1)
    assert told(tmp_path, fragment, "SOP223") == [("simbol Anggota Perpustakaan di kegiatan 2 tidak pernah tercapai", label)]


@pytest.mark.parametrize("row", [
    "rangkaian: [{pelaksana: petugas}, {pelaksana: pemohon}]", "pelaksana: [petugas, pemohon], garis: tanpa",
    "rangkaian: [{pelaksana: petugas, cabang: {Ya: berikut, Tidak: awal}}, {pelaksana: pemohon}]", "pelaksana: [petugas, pemohon]",
    "rangkaian: [{pelaksana: petugas, lanjut: akhir}, {pelaksana: pemohon}], hubungan: bersama",
    "rangkaian: [{pelaksana: petugas, lanjut: [berikut, akhir]}, {pelaksana: pemohon, simbol: selesai}]",
    "pelaksana: [petugas, pemohon], hubungan: berurutan", "pelaksana: [petugas, pemohon], hubungan: berurutan, lanjut dari: petugas",
])
def test_symbols_that_follow_each_other_or_act_together_are_reached(row: str, tmp_path: Path) -> None:
    fragment = rows("pemohon; id: awal", "petugas", "petugas; id: akhir").replace("pelaksana: petugas,", f"{row},", 1)
    assert told(tmp_path, fragment, "SOP223") == []


def test_a_flow_of_one_symbol_needs_no_end(tmp_path: Path) -> None:
    fragment = "pelaksana: {petugas: Petugas Layanan}\n" + rows("petugas")
    assert mine(codes(tmp_path, fragment)) == set()


def test_a_loop_with_a_way_out_is_no_trap(tmp_path: Path) -> None:
    fragment = rows("pemohon; id: awal", "petugas; cabang: {Lengkap: lanjut, Tidak lengkap: awal}", "petugas; lanjut: selesai")
    assert mine(codes(tmp_path, fragment)) & {"SOP220", "SOP223", "SOP225"} == set()


def test_a_correction_that_the_next_one_checks_is_checked(tmp_path: Path) -> None:
    fragment = rows(
        "pemohon",
        "petugas; cabang: {Lengkap: akhir, Tidak lengkap: lanjut}",
        "pemohon; uraian: Melengkapi berkas",
        "petugas; id: akhir, uraian: Menelaah berkas",
    )
    assert "SOP231" not in codes(tmp_path, fragment)


@pytest.mark.parametrize(("uraian", "mends"), [
    ("Memperbaiki berkas", True), ("Melakukan perbaikan berkas", True), ("Melakukan rapat perbaikan", False), ("Menyimpan berkas", False),
])
def test_a_mend_is_known_by_its_first_words(uraian: str, mends: bool, tmp_path: Path) -> None:
    fragment = rows(
        "pemohon", "petugas; cabang: {Lengkap: akhir, Tidak lengkap: lanjut}", f"pemohon; uraian: {uraian}",
        "petugas; id: akhir, uraian: Menyerahkan berkas",
    )
    assert ("SOP231" in codes(tmp_path, fragment)) is mends


def test_a_mend_on_condition_is_checked_like_a_refusal(tmp_path: Path) -> None:
    def flow(after: str) -> str:
        return rows(
            "pemohon",
            "petugas; id: nilai, cabang: {Lulus: akhir, Lulus dengan perbaikan: lanjut, Gugur: selesai}",
            f"pemohon; uraian: Memperbaiki naskah{after}",
            "petugas; id: akhir, uraian: Memasukkan nilai",
        )

    assert "SOP231" in codes(tmp_path, flow(""))
    assert "SOP231" not in codes(tmp_path, flow(", lanjut: nilai"))


@pytest.mark.parametrize(("label", "found"), [("Acc", True), ("ACC.", True), ("OK", True), ("Disetujui", False), ("Lengkap", False)])
def test_a_label_is_written_out(label: str, found: bool, tmp_path: Path) -> None:
    fragment = rows("pemohon", f"petugas; cabang: {{{label}: lanjut, Ditolak: 1}}", "petugas")
    assert ("SOP230" in codes(tmp_path, fragment)) is found


@pytest.mark.parametrize(("cabang", "found"), [
    ("Ya: lanjut, Lengkap: selesai", True),
    ("Lengkap: lanjut, y: selesai", True),
    ("Ya: lanjut, Tidak: selesai", False),
    ("Ya: lanjut, Ditolak: selesai", False),                    # refused is the opposite of yes
    ("Ya: lanjut, Bersyarat: 4, Menunggu: selesai", False),     # of three answers none is the opposite of another
    ("Ya: lanjut", False),
    ("Lengkap: lanjut, Rusak: selesai", False),
])
def test_only_a_yes_between_two_branches_needs_its_no(cabang: str, found: bool, tmp_path: Path) -> None:
    fragment = rows("pemohon", f"petugas; cabang: {{{cabang}}}", "petugas", "petugas")
    assert ("SOP228" in codes(tmp_path, fragment)) is found


def test_three_free_labels_are_fine(tmp_path: Path) -> None:
    fragment = rows("pemohon", "petugas; cabang: {Ringan: lanjut, Sedang: 4, Berat: selesai}", "petugas", "petugas")
    assert mine(codes(tmp_path, fragment)) & {"SOP226", "SOP228", "SOP229", "SOP230"} == set()


def tangled() -> str:
    """Sixty decisions, each with a branch to every other; how fast: bench/hostile.py."""
    ways = [", ".join(f"Jawaban {n}: {n}" for n in range(1, 61) if n != own) for own in range(1, 61)]
    lines = [f"  - {{uraian: Memeriksa berkas {n}, pelaksana: petugas, cabang: {{{cabang}}}}}" for n, cabang in enumerate(ways, 1)]
    return "kegiatan:\n" + "\n".join(lines) + "\n"


def test_a_very_tangled_flow_is_checked_to_its_end(tmp_path: Path) -> None:
    assert "SOP220" in codes(tmp_path, tangled())


@pytest.mark.parametrize("cabang", ["{? : lanjut}", "{? : isi, Ya: lanjut}", "{Ya: isi, Ya: lanjut}"])
def test_what_the_reader_refused_is_no_fault_of_the_flow(cabang: str, tmp_path: Path) -> None:
    found = codes(tmp_path, rows("pemohon; id: isi", f"petugas; cabang: {cabang}", "petugas"))
    assert found in (["SOP018"], ["SOP017"])


@pytest.mark.parametrize(("uraian", "cabang", "found"), [
    ("Menerima berkas", "{Ya: lanjut, Tidak: selesai}", True),
    ("Menerima berkas", "{Diterima: lanjut, Tidak diterima: selesai}", False),
    ("Mencatat berkas", "{Ya: lanjut, Tidak: selesai}", True),
    ("Menyampaikan berkas", "{Ya: lanjut, Tidak: selesai}", True),
    ("Menyampaikan tanggapan", "{Setuju: lanjut, Keberatan: selesai}", False),
    ("Menyetujui berkas", "{Ya: lanjut, Tidak: selesai}", False),
])
def test_a_decision_is_on_a_verb_that_decides_wherever_its_branches_end(uraian: str, cabang: str, found: bool, tmp_path: Path) -> None:
    fragment = rows("pemohon", f"petugas; uraian: {uraian}, cabang: {cabang}", "petugas")
    assert ("SOP234" in codes(tmp_path, fragment)) is found
