"""The rules about kelengkapan, waktu and output, beyond their pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from check.contoh import check, codes


def rows(*waktu: str) -> str:
    """A chain of rows with these waktu."""
    lines = [
        f'  - {{uraian: Memeriksa berkas {n}, pelaksana: petugas, kelengkapan: Lembar{n}, waktu: "{w}", output: Lembar{n + 1}}}'.replace(
            f"Lembar{n}", f"Lembar {'abcdefghijkl'[n]}{n}x"
        )
        for n, w in enumerate(waktu)
    ]
    return "pelaksana: {petugas: Petugas Perpustakaan}\nkegiatan:\n" + "\n".join(lines) + "\n"


@pytest.mark.parametrize(
    ("waktu", "found"),
    [
        (("5 menit", "10 menit", "15 Menit"), set()),
        (("5", "10", "480"), set()),
        (("5 menit", "10", "15 menit"), {"SOP380"}),
        (("5 menit", "-", "15 menit"), {"SOP372"}),
        (("5 menit", "Menyesuaikan", "15 menit"), {"SOP374"}),
        (("5 menit", "07.30 WIB", "15 menit"), {"SOP374"}),
        (("1 jam", "2 jam 30 menit", "3 jam"), set()),
        (("1 jam", "30 menit", "3 jam"), set()),
        (("1 hari kerja", "5 menit", "2 hari kerja"), set()),
        (("1 jam", "120 menit", "3 jam"), {"SOP376"}),
        (("1 jam", "60 menit", "3 jam"), set()),
        (("1 minggu", "14 hari", "3 minggu"), {"SOP376"}),
        (("1 minggu", "14 hari kerja", "3 minggu"), set()),
        (("1 tahun", "24 bulan"), {"SOP376"}),
        (("1 menit", "120 detik"), {"SOP376"}),
        (("1 hari", "2 hari kerja", "3 hari"), {"SOP377"}),
        (("1 hari kalender", "2 hari kerja", "3 hari kerja"), set()),
        (("1 jam", "24 Jam", "3 jam"), {"SOP378"}),
        (("1 hari", "2 x 24 jam", "3 hari"), set()),
        (("60 menit", "480 menit", "15 menit"), set()),
        (("1 hari kerja", "2 x 24 jam kerja", "3 hari kerja"), set()),
        (("5 menit", "15 menit/2 hari", "9 menit"), {"SOP382"}),
        (("5 menit", "15 menit atau 1 jam", "9 menit"), {"SOP382"}),
        (("5 menit", "15 menit, 1 jam", "9 menit"), {"SOP382"}),
        (("2 hari kerja, 3 hari kalender",), {"SOP382"}),
        (("1 bulan 3 hari kerja", "1 hari kerja 4 jam"), set()),
        (("15 menit sampai dengan 1 jam",), {"SOP375"}),
        (("Sesuai jadwal kegiatan", "Sesuai dengan surat perjanjian", "Selama acara"), set()),
        (("Sesuai dengan waktu yang ditentukan",), {"SOP374"}),
        (("1 hari kerja",) * 7, set()),
        (("1 hari kerja",) * 8, {"SOP379"}),
        (("-",) * 8, {"SOP370"}),
        (("1-3 hari", "1-3 hari", "2 hari"), {"SOP375"}),
    ],
)
def test_each_waktu_gets_one_finding(waktu: tuple[str, ...], found: set[str], tmp_path: Path) -> None:
    assert set(codes(tmp_path, rows(*waktu))) == found


@pytest.mark.parametrize(("waktu", "place", "label", "right"), [
    (("1 hari kerja", "2 hari", "3 hari kerja"), 1, "hari kerja 2 kali, hari 1 kali", "hari kerja"),
    (("1 hari", "2 hari kerja", "3 hari"), 1, "hari kerja 1 kali, hari 2 kali", "hari"),
    (("1 hari kerja", "2 hari"), 1, "hari kerja 1 kali, hari 1 kali", "hari kerja"),          # in doubt hari kerja is meant
    (("1 hari kalender", "2 hari", "3 hari kerja", "4 hari kerja"), 1, "hari kerja 2 kali, hari 1 kali", "hari kerja"),
])
def test_the_rarer_day_is_told_at_its_first_row(waktu: tuple[str, ...], place: int, label: str, right: str, tmp_path: Path) -> None:
    (found,) = [d for d in check(tmp_path, rows(*waktu)) if d.code == "SOP377"]
    lines = (tmp_path / "sop.yaml").read_text("utf-8").splitlines()
    assert f'waktu: "{waktu[place]}"' in lines[found.span.line - 1]
    assert (found.label, found.hint) == (label, f"tulis {right}, bila itu yang dimaksud")


def test_an_even_length_is_given_in_the_larger_unit(tmp_path: Path) -> None:
    (found,) = check(tmp_path, rows("1 jam", "90 menit", "180 menit"))
    assert (found.label, found.hint) == ('"180 menit"', "tulis `3 jam`")


@pytest.mark.parametrize("waktu", [("1 hari", "2 hari"), ("1 hari kerja", "2 hari kerja"), ("1 hari kalender", "2 hari kerja")])
def test_one_kind_of_day_is_no_mixture(waktu: tuple[str, ...], tmp_path: Path) -> None:
    assert codes(tmp_path, rows(*waktu)) == []


@pytest.mark.parametrize(("waktu", "keterangan", "told"), [
    ("14 hari kerja", "Paling lama 14 hari kalender", True), ("3 hari kalender", "Dalam 3 (tiga) hari kerja", True),
    ("14 hari kerja", "Paling lama 14 hari kerja", False),
    ("2 hari kerja", "paling lama 3 hari kalender", True), ("1 hari kerja", "Diselesaikan dalam 14 hari kalender", True),
    ("3 hari kalender", "Maksimal 2 hari kerja.", True), ("2 hari kerja", "3 hari kalender", True),
    ("1 hari kerja", "14 hari kalender sejak berkas diterima", False), ("1 hari kerja", "Dewan menjawab 14 hari kalender kemudian", False),
    ("1 hari kerja", "Pengaduan diajukan paling lama 14 hari kalender setelah pengumuman", False),
    ("14 hari kerja", "Paling lama dua pekan", False), ("2 jam", "Pada hari kerja", False),
])
def test_a_row_counts_one_kind_of_day(waktu: str, keterangan: str, told: bool, tmp_path: Path) -> None:
    text = rows(waktu, waktu).replace("output:", f"keterangan: {keterangan}, output:", 1)
    assert codes(tmp_path, text) == ["SOP377"] * told


def test_hours_for_days_leave_open_which_days_are_meant(tmp_path: Path) -> None:
    (found,) = check(tmp_path, rows("168 jam", "2 jam"))
    assert found.hint == "tulis dalam hari kerja, atau `7 hari` bila hari kalender yang dimaksud"


def test_one_range_in_many_rows_is_told_once(tmp_path: Path) -> None:
    found = [d for d in check(tmp_path, rows("1-3 hari", "1-3 hari", "2 hari", "1-3 hari")) if d.code == "SOP375"]
    assert [d.label for d in found] == ['"1-3 hari", juga di 2 kegiatan lain']
    assert found[0].hint == "tulis batas atasnya saja: `3 hari`"


def test_an_empty_column_is_told_once(tmp_path: Path) -> None:
    text = "\n".join(line.split(", waktu:")[0] + "}" if "uraian" in line else line for line in rows("1", "2", "3").splitlines())
    assert codes(tmp_path, text + "\n").count("SOP370") == 1   # waktu and output
    assert not {"SOP371", "SOP372", "SOP373", "SOP381"} & set(codes(tmp_path, text + "\n"))


def output(*pairs: tuple[str, str]) -> str:
    lines = [
        f"  - {{uraian: Memeriksa berkas {n}, pelaksana: petugas, kelengkapan: {a}, waktu: {n + 1} menit, output: {b}}}"
        for n, (a, b) in enumerate(pairs)
    ]
    return "pelaksana: {petugas: Petugas Perpustakaan}\nkegiatan:\n" + "\n".join(lines) + "\n"


def test_an_output_may_be_used_later_or_earlier(tmp_path: Path) -> None:
    chain = output(("Kartu", "Nomor"), ("Lampu", "Cahaya"), ("Nomor urut", "Buku"), ("Buku dan cahaya", "Tanda terima"))
    assert codes(tmp_path, chain) == []


def test_the_last_output_leaves_the_procedure(tmp_path: Path) -> None:
    assert codes(tmp_path, output(("Kartu", "Nomor"), ("Nomor", "Buku"), ("Buku", "Tanda terima"))) == []


@pytest.mark.parametrize(("made", "used", "found"), [
    ("Surat Perintah Membayar", "SPM", []), ("SPM", "Surat Perintah Membayar", []), ("Daftar hadir", "Daftar-daftar yang ada", []),
    ("Matriks risiko", "Matrik", []), ("Laporannya", "Laporan akhir", []), ("Daftar hadir", "Kehadiran", ["SOP385"]),
    ("Surat", "Sura", ["SOP385"]), ("Catatan rapat", "Kursi", []), ("Surat tugas", "SPPD", ["SOP385"]),
])
def test_a_paper_is_known_again_under_other_words(made: str, used: str, found: list[str], tmp_path: Path) -> None:
    assert codes(tmp_path, output(("Kartu", made), (used, "Buku"), ("Buku", "Kuitansi"))) == found


def test_many_unused_outputs_are_one_finding(tmp_path: Path) -> None:
    papers = ("Daftar", "Disposisi", "Formulir", "Jadwal", "Kajian", "Nota")
    chain = output(*((f"Alat{n}x", paper) for n, paper in enumerate(papers)))
    found = [d for d in check(tmp_path, chain) if d.code == "SOP385"]
    assert len(found) == 1
    assert found[0].message == "output kegiatan 1–5 tidak dipakai kegiatan lain"
    assert [place.label for place in found[0].places] == [f'"{paper}"' for paper in papers[:-1]]


@pytest.mark.parametrize("name", ["kelengkapan", "waktu", "output"])
def test_many_empty_cells_are_one_finding(name: str, tmp_path: Path) -> None:
    cells = [{"kelengkapan": f"Berkas {n}", "waktu": f"{n} menit", "output": f"Berkas {n + 1}"} for n in range(1, 7)]
    for row in cells[1:5]:
        del row[name]
    written = [", ".join(f"{key}: {value}" for key, value in row.items()) for row in cells]
    lines = [f"  - {{uraian: Memeriksa berkas, pelaksana: petugas, {row}}}\n" for row in written]
    found = [d for d in check(tmp_path, "kegiatan:\n" + "".join(lines)) if d.code in ("SOP371", "SOP372", "SOP373")]
    assert [d.message for d in found] == [f"{name} kegiatan 2–5 kosong"]


@pytest.mark.parametrize(("waktu", "told"), [
    ("5 hari (reguler), 2 jam (kilat)", True),
    ("2 hari (dua) 4 jam (empat)", False), ("1 hari (kerja) 2 jam", False), ("1 hari (8 jam)", False),
])
def test_two_durations_that_say_when_each_of_them_holds_are_no_sum(waktu: str, told: bool, tmp_path: Path) -> None:
    assert ("SOP382" in codes(tmp_path, rows("9 menit", waktu))) is told
