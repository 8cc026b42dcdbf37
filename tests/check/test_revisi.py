"""Rules about revisions and status: what lies in the archive, what the history and the dates say."""

from __future__ import annotations

from pathlib import Path

import pytest

from check.contoh import check, codes

FROZEN = "# berkas: riwayat/sop/rev-0.yaml\n"
ENTRY = "  - {{revisi ke: {}, tanggal: {}, ringkasan: Diganti}}\n"
REVISED = "status: rancangan\nrevisi ke: {}\ntanggal revisi: {}\ntanggal efektif:\nriwayat:\n"


def revised(number: object, day: str, *entries: tuple[object, str]) -> str:
    return REVISED.format(number, day) + "".join(ENTRY.format(*entry) for entry in entries)


@pytest.mark.parametrize(("fragment", "found"), [
    (f"nama: Peminjaman Buku  # komentar\n{FROZEN}", []),
    (f"status: dicabut\ntanggal pencabutan: 2026-12-24\n{FROZEN}", []),
    (f"status: berlaku\nperingatan: Apabila lain, maka lain\n{FROZEN}status: berlaku\n", ["SOP562"]),
    (revised(1, "2026-11-21", (1, "2026-11-21")) + FROZEN, []),
    (f"status: rancangan\ntanggal efektif:\n{FROZEN}", ["SOP562", "SOP566"]),
])
def test_the_definition_is_compared_with_the_version_of_its_number(tmp_path: Path, fragment: str, found: list[str]) -> None:
    assert codes(tmp_path, fragment) == found


def test_a_frozen_version_that_is_gone_is_told(tmp_path: Path) -> None:
    check(tmp_path, FROZEN)
    (tmp_path / "riwayat/sop/rev-0.yaml").unlink()
    found = check(tmp_path, "", )
    assert [d.code for d in found] == ["SOP563"]


def test_a_broken_index_is_told(tmp_path: Path) -> None:
    assert codes(tmp_path, "# berkas: riwayat/sop/indeks.yaml\nkosong\n") == ["SOP550"]


@pytest.mark.parametrize(("fragment", "found"), [
    (revised(2, "2026-11-21", (1, "2026-03-02"), (2, "2026-11-21")), []),
    (revised("02", "2026-11-21", ("01", "2026-03-02"), ("02", "2026-11-21")), []),
    (revised(2, "2026-11-21", (2, "2026-11-21")), []),              # the history begins where sopdoc came into use
    (revised(3, "2026-11-21", (1, "2026-03-02"), (3, "2026-11-21")), ["SOP564"]),
    (revised(2, "2026-11-21", (2, "2026-03-02"), (1, "2026-11-21")), ["SOP564", "SOP564"]),
    (revised(2, "2026-11-21", (1, "2026-03-02")), ["SOP564"]),
    (revised(1, "2026-11-21", ("A", "2026-11-21")), ["SOP564"]),
    (revised(1, "", (1, "2026-11-21")), ["SOP565"]),
    (revised(1, "2026-11-21", (1, "")), ["SOP565"]),
    (revised(2, "2026-11-21", (1, "2026-11-30"), (2, "2026-11-21")), ["SOP567"]),
    (revised(1, "2026-11-21", (1, "2026-11-30")), ["SOP567"]),
    ("# berkas: riwayat/sop/rev-0.yaml\n# berkas: riwayat/sop/rev-2.yaml\nrevisi ke: 2\n", ["SOP564"]),
])
def test_the_history_has_neither_gaps_nor_dates_that_run_backwards(tmp_path: Path, fragment: str, found: list[str]) -> None:
    assert [code for code in codes(tmp_path, fragment) if code != "SOP562"] == found


@pytest.mark.parametrize(("fragment", "found"), [
    ("status: berlaku\n", []), ("status: rancangan\ntanggal efektif:\n", []), ("status: direvisi\n", []),
    ("status: rancangan\ntanggal efektif:\ntanggal pengesahan: 2026-02-02\n", ["SOP566"]),
    ("status: dicabut\n", ["SOP566"]), ("status: dicabut\ntanggal pencabutan: 2027-01-04\n", []),
    ("tanggal pencabutan: 2027-01-04\n", ["SOP566"]),
    ("status: dicabut\ntanggal pencabutan: 2026-01-20\n", ["SOP566"]),
])
def test_status_and_dates_say_the_same(tmp_path: Path, fragment: str, found: list[str]) -> None:
    assert codes(tmp_path, fragment) == found


def test_the_place_is_the_key_that_is_wrong(tmp_path: Path) -> None:
    (found,) = check(tmp_path, "status: dicabut\n")
    assert (tmp_path / "sop.yaml").read_text("utf-8").splitlines()[found.span.line - 1] == "status: dicabut"


def test_a_history_that_ends_elsewhere_names_its_last_number(tmp_path: Path) -> None:
    (found,) = check(tmp_path, revised(3, "2026-11-21", (1, "2026-03-02"), (2, "2026-11-21")))
    assert found.message == 'riwayat berakhir pada revisi 2, `revisi ke` berbunyi "3"'
