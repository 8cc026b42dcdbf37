"""`sopdoc build --final`: nothing unfinished reaches the official's desk, and what is missing is told at its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from tools import write_agency

from sopdoc.cli.main import main

LENGKAP = """\
nomor: 001/UJI/2026
nama: Peminjaman Kunci
tanggal pembuatan: 2026-01-12
tanggal efektif: 2026-02-02
disahkan oleh: {jabatan: Kepala Dinas, nama: Budi Santoso, nip: 198001022005011003}
dasar hukum: [Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik]
pelaksana: {a: Peminjam, b: Petugas}
kegiatan:
  - {uraian: Mengisi buku, pelaksana: a, kelengkapan: Buku, waktu: 5 menit, output: Buku terisi}
  - {uraian: Menyerahkan kunci, pelaksana: b, kelengkapan: Buku terisi, waktu: 5 menit, output: Kunci}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return write_agency(tmp_path / "dinas")


def final(folder: Path, text: str, *further: str) -> tuple[int, set[str]]:
    """Exit status, and the endings of the documents written."""
    (folder / "kunci.yaml").write_text(text, "utf-8")
    status = main(["build", "dinas", "--final", "--quiet", *further])
    return status, {path.suffix for path in Path("output/dinas").glob("*.*")} if Path("output").exists() else set()


def test_a_complete_sop_is_built(folder: Path) -> None:
    assert final(folder, LENGKAP) == (0, {".pdf", ".docx"})


@pytest.mark.parametrize(("old", "new", "said"), [
    ("001/UJI", "……/UJI", "nomor SOP masih berongga"), ("tanggal efektif: 2026-02-02\n", "", "tanggal efektif belum ada"),
    ("2026-02-02", "2026-02", "tanggal efektif tidak memuat hari"), ("tanggal pembuatan: 2026-01-12\n", "", "tanggal pembuatan belum ada"),
    ("nama: Budi Santoso, ", "", "nama pejabat yang mengesahkan belum ada"),
    ("disahkan oleh: {jabatan: Kepala Dinas, nama: Budi Santoso, nip: 198001022005011003}\n", "", "pejabat yang mengesahkan belum ada"),
    ("disahkan oleh:", "diperiksa oleh: {jabatan: Kasi, nip: '-'}\ndisahkan oleh:", "nama yang memeriksa belum ada"),
    ("disahkan oleh:", "disusun oleh: [{jabatan: Kasi, nama: Ani, nip: '-'}, {jabatan: Staf, nama: Budi}]\ndisahkan oleh:",
     "NIP yang menyusun belum ada"),
    ("disahkan oleh:", "penyesuaian: {identitas: {baris: [nomor, disusun oleh, disahkan oleh, nama]}}\ndisahkan oleh:",
     "yang menyusun belum ada"),
    ("nama: Peminjaman", "revisi ke: 1\nnama: Peminjaman", "tanggal revisi belum ada"),
    (", nip: 198001022005011003", "", "NIP pejabat yang mengesahkan belum ada"),
    ("198001022005011003", "……………", "NIP pejabat yang mengesahkan belum ada"),
    ("dasar hukum:", "penyesuaian: {cap air: [SALINAN, TIDAK TERKENDALI]}\ndasar hukum:",
     'cap air "SALINAN TIDAK TERKENDALI" tercetak di lembar asli'),
    ("Mengisi buku", "Mengisi …", '"…" masih tercetak'),
    ("output: Kunci", "output: Kunci nomor ______", '"______" masih tercetak'),
    ("kelengkapan: Buku,", "kelengkapan: Buku ....,", '"...." masih tercetak'),
    ("Kepala Dinas", "Kepala . . . .", '". . . ." masih tercetak'),
    ("a: Peminjam,", "a: Peminjam ---------,", '"---------" masih tercetak'),
    ("Nomor 25 Tahun", "Nomor ··· Tahun", '"···" masih tercetak'),
    ("Mengisi buku", "'Mengisi {{ buku }}'", '"{{ buku }}" masih tercetak'),
    ("Mengisi buku", "'Mengisi ${buku}'", '"${buku}" masih tercetak'),
    ("Mengisi buku", "Mengisi 漢 buku", 'huruf Arial tidak mempunyai "漢"'),
])
def test_what_is_missing_is_told_and_nothing_is_written(
    old: str, new: str, said: str, folder: Path, capsys: pytest.CaptureFixture[str],
) -> None:
    assert old in LENGKAP
    assert final(folder, LENGKAP.replace(old, new)) == (1, set())
    captured = capsys.readouterr().err
    assert f"galat[SOP585]: belum final: {said}" in captured
    assert "--> dinas/kunci.yaml:" in captured


@pytest.mark.parametrize("text", [
    "kop: [PEMERINTAH KABUPATEN …]\n", "kop: [DINAS UJI]\nalamat: ['Jalan ......... Nomor 1']\n",
    "kop: [DINAS UJI]\npenyesuaian:\n  label: {nomor: 'NOMOR ____'}\n",
])
def test_what_the_agency_left_open_is_told_at_its_place(text: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "instansi.yaml").write_text(text, "utf-8")
    assert final(folder, LENGKAP) == (1, set())
    captured = capsys.readouterr().err
    assert captured.count("galat[SOP585]") == 1
    assert "--> dinas/instansi.yaml:" in captured


def test_what_is_written_and_not_printed_may_be_open(folder: Path) -> None:
    (folder / "instansi.yaml").write_text(
        "kop: [DINAS UJI]\npejabat:\n  lain: {jabatan: Sekretaris …, nama: ……………, nip: ……………}\n", "utf-8",
    )
    assert final(folder, f"# judul …\n{LENGKAP}")[0] == 0


def test_an_official_who_is_no_civil_servant_needs_no_nip(folder: Path) -> None:
    assert final(folder, LENGKAP.replace("nip: 198001022005011003", 'nip: "-"'))[0] == 0


@pytest.mark.parametrize("words", ["Nomor 1/2/2026 s.d. 5", "Baca/tulis - dengan teliti", "Pukul 08.00–12.00", "naskah_final_2026.docx"])
def test_dots_and_dashes_of_ordinary_words_are_no_slots(words: str, folder: Path) -> None:
    assert final(folder, LENGKAP.replace("Mengisi buku", words))[0] == 0


def test_words_that_call_no_sheet_a_copy_may_lie_behind_it_and_a_build_may_take_others_away(folder: Path) -> None:
    assert final(folder, f"{LENGKAP}penyesuaian: {{cap air: PENGADILAN AGAMA}}\n")[0] == 0
    copied = f"{LENGKAP}penyesuaian: {{cap air: SALINAN}}\n"
    assert final(folder, copied)[0] == 1
    assert final(folder, copied, "--cap-air", "")[0] == 0
    assert final(folder, LENGKAP, "--cap-air", "Salinan")[0] == 1


def test_what_a_lampiran_leaves_open_is_for_who_uses_it(folder: Path) -> None:
    form = "lampiran:\n  - judul: Formulir\n    isi: Yang bertanda tangan di bawah ini ………………………… menyatakan ______\n"
    assert final(folder, LENGKAP + form)[0] == 0


def approved(folder: Path) -> Path:
    path = folder / "kunci.yaml"
    path.write_text(LENGKAP, "utf-8")
    assert main(["approve", str(path), "--tanggal", "2026-02-02"]) == 0
    return path


def built(capsys: pytest.CaptureFixture[str], name: str = "dinas") -> tuple[int, str]:
    capsys.readouterr()
    return main(["build", name, "--final", "--quiet"]), capsys.readouterr().err


def test_the_approved_version_is_built_and_no_other_that_looks_like_it(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = approved(folder)
    text = path.read_text("utf-8")
    assert built(capsys) == (0, "")
    assert built(capsys, "dinas/riwayat/kunci/rev-0.yaml") == (0, "")
    for changed in (text.replace("Mengisi buku", "Mengisi kartu"), text.replace("status: berlaku\n", "").replace("5 menit", "9 menit")):
        path.write_text(changed, "utf-8")
        status, said = built(capsys)
        assert status == 1
        assert "galat[SOP568]: tampak berlaku, tetapi isinya berbeda dari rev-0" in said
    path.write_text(f"# komentar\n{text}", "utf-8")
    assert built(capsys)[0] == 0


def test_a_revision_that_nobody_approved_is_not_in_force(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = approved(folder)
    assert main(["revise", str(path), "--ringkasan", "Ubah", "--buka", "--tanggal", "2026-03-02"]) == 0
    assert "SOP586" in built(capsys)[1]
    text = path.read_text("utf-8").replace("status: rancangan", "status: berlaku")
    for key in ("tanggal efektif:", "tanggal pengesahan:"):
        text = text.replace(key, f"{key} 2026-03-03")
    path.write_text(text, "utf-8")
    status, said = built(capsys)
    assert status == 1
    assert 'galat[SOP568]: tampak berlaku, tetapi revisi "1" belum disahkan; yang terakhir disahkan rev-0' in said


def test_a_withdrawn_version_is_not_in_force_whatever_the_definition_says(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = approved(folder)
    text = path.read_text("utf-8")
    assert main(["revoke", str(path), "--tanggal", "2026-06-01"]) == 0
    path.write_text(text, "utf-8")
    status, said = built(capsys)
    assert status == 1
    assert "galat[SOP568]: tampak berlaku, tetapi rev-0 menurut arsip dicabut" in said


@pytest.mark.parametrize("name", ["dinas", "dinas/riwayat/kunci/rev-0.yaml"])
def test_a_frozen_version_that_was_changed_proves_nothing(name: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = approved(folder)
    changed = path.read_text("utf-8").replace("Mengisi buku", "Mengisi kartu")
    for place in (path, folder / "riwayat/kunci/rev-0.yaml"):
        place.write_text(changed, "utf-8")
    status, said = built(capsys, name)
    assert status == 1
    assert "SOP568" in said


def test_an_archive_that_cannot_be_read_vouches_for_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    approved(folder)
    (folder / "riwayat/kunci/indeks.yaml").write_text("- [\n", "utf-8")
    status, said = built(capsys)
    assert status == 1
    assert "galat[SOP550]" in said


def test_a_draft_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert final(folder, f"{LENGKAP}status: rancangan\n") == (1, set())
    assert "SOP586" in capsys.readouterr().err


def test_an_sop_in_force_is_built(folder: Path) -> None:
    assert final(folder, f"{LENGKAP}status: berlaku\n")[0] == 0


def test_errors_that_only_the_checker_finds_are_in_the_way(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = LENGKAP.replace("198001022005011003", "198013022005011003")
    assert final(folder, wrong) == (1, set())
    assert "kunci.yaml:5" in capsys.readouterr().err
    assert main(["build", "dinas", "--quiet"]) == 0


def test_without_the_option_a_draft_is_built(folder: Path) -> None:
    (folder / "kunci.yaml").write_text(LENGKAP.replace("001/UJI", "……/UJI"), "utf-8")
    assert main(["build", "dinas", "--quiet"]) == 0


def test_what_srikandi_fills_in_is_not_missing(folder: Path) -> None:
    text = LENGKAP.replace("001/UJI", "……/UJI").replace("tanggal efektif: 2026-02-02\n", "").replace("nama: Budi Santoso, ", "")
    assert final(folder, text, "--mode", "srikandi") == (0, {".docx"})


def test_a_pdf_full_of_tokens_is_no_final_document(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert final(folder, LENGKAP, "--mode", "srikandi", "--format", "pdf,svg") == (0, set())
    assert "SOP589" in capsys.readouterr().err


def test_one_unfinished_sop_does_not_hold_back_the_others(folder: Path) -> None:
    (folder / "lain.yaml").write_text(LENGKAP.replace("001/UJI", "002/UJI").replace("Kunci", "Mobil"), "utf-8")
    assert final(folder, f"{LENGKAP}status: rancangan\n")[0] == 1
    assert {path.name for path in Path("output/dinas").iterdir()} == {"lain.pdf", "lain.docx"}


def test_a_final_sheet_is_judged_again_every_time(folder: Path) -> None:
    (folder / "kunci.yaml").write_text(f"{LENGKAP}status: rancangan\n", "utf-8")
    assert main(["build", "dinas", "--quiet"]) == 0
    assert main(["build", "dinas", "--final", "--quiet"]) == 1


def test_marked_sheets_are_never_final(folder: Path) -> None:
    assert final(folder, LENGKAP, "--tandai", "rev-0")[0] == 2
