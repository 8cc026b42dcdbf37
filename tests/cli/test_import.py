"""`sopdoc import`: a folder of old sheets becomes an agency that builds; doubts stay until somebody has looked."""

from __future__ import annotations

import json
import os
import sys
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest
from tools import document, lacking

from sopdoc.cli import impor
from sopdoc.cli.main import main
from sopdoc.impor.lacking import hint

NAMES = ("penanganan-pengaduan", "penomoran-surat-keluar")


@pytest.fixture
def sheets(tmp_path: Path) -> Path:
    """Two old sheets in a folder."""
    if find_spec("pypdfium2") is None:
        lacking("pypdfium2, which is not installed")
    folder = tmp_path / "lama"
    folder.mkdir()
    for name in NAMES:
        (folder / f"{name}.pdf").write_bytes(document(f"contoh/{name}", "pdf"))
    return folder


def test_a_folder_becomes_an_agency_that_builds(sheets: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "dinas"
    assert main(["import", str(sheets), "-o", str(target)]) == 0
    assert sorted(path.name for path in target.iterdir()) == [
        "impor", "impor.html", "impor.json", "instansi.yaml", "logo.png", "penanganan-pengaduan-pelayanan-publik.yaml",
        "penomoran-surat-keluar.yaml",
    ]
    told = capsys.readouterr()
    assert "penanganan-pengaduan.pdf" in told.out
    assert "2 berkas, 2 SOP, 0 keraguan" in told.err
    assert main(["build", str(target), "-o", str(tmp_path / "hasil"), "--format", "json", "--quiet"]) == 0


def test_without_threads_the_same_is_read(sheets: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a page, which has none."""
    main(["import", str(sheets), "-o", str(tmp_path / "banyak"), "--quiet"])
    monkeypatch.setattr(impor, "cpu_count", lambda: 1)
    monkeypatch.delattr(impor, "ThreadPoolExecutor")
    main(["import", str(sheets), "-o", str(tmp_path / "satu"), "--quiet"])
    many, one = ({path.name: path.read_bytes() for path in (tmp_path / name).glob("*.*")} for name in ("banyak", "satu"))
    assert one == many


def test_a_page_tells_of_no_command(monkeypatch: pytest.MonkeyPatch) -> None:
    told = {hint(), hint("numpy")}
    monkeypatch.setattr(sys, "platform", "emscripten")
    assert not told & {hint(), hint("numpy")}
    assert "pip" not in hint("numpy")


def test_a_dry_run_writes_nothing(sheets: Path, tmp_path: Path) -> None:
    assert main(["import", str(sheets), "-o", str(tmp_path / "dinas"), "--dry-run", "--quiet"]) == 0
    assert not (tmp_path / "dinas").exists()


def test_a_second_run_changes_no_file(sheets: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "dinas"
    main(["import", str(sheets), "-o", str(target), "--quiet"])
    mended = target / "penomoran-surat-keluar.yaml"
    mended.write_text("# diperbaiki\n" + mended.read_text("utf-8"), "utf-8")
    before = {path: path.read_bytes() for path in target.rglob("*") if path.is_file()}
    assert main(["import", str(sheets), "-o", str(target), "--quiet"]) == 0
    after = {path: path.read_bytes() for path in target.rglob("*") if path.is_file()}
    assert after == before
    told = capsys.readouterr().err
    assert told.count("SOP702") == 1
    assert f"{target / 'penanganan-pengaduan-pelayanan-publik.yaml'} dan 1 berkas lain sudah ada dan tidak ditimpa" in told


def test_the_table_says_of_every_file_what_became_of_it(sheets: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Names stand last, so that numbers are below each other on a narrow screen, too."""
    (sheets / "rusak.pdf").write_bytes(b"%PDF-1.4 rusak")
    (tmp_path / "dinas").mkdir()
    (tmp_path / "dinas" / "penomoran-surat-keluar.yaml").write_text("nama: Lain\n", "utf-8")
    for told, doubts in ((["--dry-run"], ""), ([], "")):
        assert main(["import", str(sheets), "-o", str(tmp_path / "dinas"), *told]) == 1
        said = capsys.readouterr()
        assert said.out == TABLE
        assert said.err.splitlines()[-1] == f"3 berkas, 2 SOP, 1 berkas tidak diimpor, 0 keraguan{doubts}"


TABLE = """\
Kegiatan  Panah  Ragu  Definisi
penanganan-pengaduan.pdf
       9      9     0  penanganan-pengaduan-pelayanan-publik.yaml
penomoran-surat-keluar.pdf
       4      3     0  penomoran-surat-keluar.yaml (sudah ada)
rusak.pdf
       –  tidak diimpor (SOP700)
"""


def test_a_sheet_that_comes_later_is_held_against_the_agency_that_is_there(
    sheets: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str],
) -> None:
    target = tmp_path / "dinas"
    target.mkdir()
    (target / "instansi.yaml").write_text("kop: [DINAS LAIN]\n", "utf-8")
    assert main(["import", str(sheets), "-o", str(target), "--quiet"]) == 0
    assert (target / "instansi.yaml").read_text("utf-8") == "kop: [DINAS LAIN]\n"
    assert not (target / "logo.png").exists()
    told = capsys.readouterr().err
    assert f'[SOP718]: kop lembar lain daripada "DINAS LAIN" di {target / "instansi.yaml"}: {NAMES[0]}.pdf, {NAMES[1]}.pdf\n' in told
    doubts = [[one for one in sop["temuan"] if one.get("ragu")] for sop in json.loads((target / "impor.json").read_text("utf-8"))["sop"]]
    assert [one["ragu"][:20] for one, in doubts] == ["kop lembar ini lain:"] * 2
    assert "# RAGU: kop lembar ini lain: " in (target / "penomoran-surat-keluar.yaml").read_text("utf-8")


def test_beside_an_agency_that_cannot_be_read_nothing_is_written(sheets: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "dinas"
    target.mkdir()
    (target / "instansi.yaml").write_text("kop: [DINAS\n", "utf-8")
    assert main(["import", str(sheets), "-o", str(target), "--quiet"]) == 1
    assert "SOP001" in capsys.readouterr().err
    assert [path.name for path in target.iterdir()] == ["instansi.yaml"]


def test_a_file_that_cannot_be_read_does_not_stop_the_others(sheets: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (sheets / "rusak.pdf").write_bytes(b"%PDF-1.4 rusak")
    assert main(["import", str(sheets), "-o", str(tmp_path / "dinas"), "--quiet"]) == 1
    assert "SOP700" in capsys.readouterr().err
    assert (tmp_path / "dinas" / "penomoran-surat-keluar.yaml").exists()


def test_what_was_read_is_noted_with_its_places(sheets: Path, tmp_path: Path) -> None:
    (sheets / "bab").mkdir()
    (sheets / "bab" / "rusak.pdf").write_bytes(b"%PDF-1.4 rusak")
    assert main(["import", str(sheets), "-o", str(tmp_path / "dinas"), "--quiet"]) == 1
    said = (tmp_path / "dinas" / "impor.json").read_text("utf-8")
    noted = json.loads(said)
    assert [(one["berkas"], one["definisi"], one["kegiatan"]) for one in noted["sop"]] == [
        ("penanganan-pengaduan.pdf", "penanganan-pengaduan-pelayanan-publik.yaml", 9),
        ("penomoran-surat-keluar.pdf", "penomoran-surat-keluar.yaml", 4),
    ]
    assert [(one["berkas"], one["kode"]) for one in noted["tidak terbaca"]] == [("bab/rusak.pdf", "SOP700")]
    assert str(tmp_path) not in said
    (nama,) = (one for one in noted["sop"][1]["temuan"] if one["tentang"] == "nama")
    assert nama["nilai"] == "Penomoran Surat Keluar"
    assert (nama["halaman"], nama["cara"]) == (1, "kata")


def test_old_sheets_are_shown_beside_ours(sheets: Path, tmp_path: Path) -> None:
    target = tmp_path / "dinas"
    assert main(["import", str(sheets), "-o", str(target), "--quiet"]) == 0
    page = (target / "impor.html").read_text("utf-8")
    names = sorted(path.name for path in (target / "impor").iterdir())
    assert {f"penomoran-surat-keluar-{ending}" for ending in ("kita-1.svg", "lama-1.png")} <= set(names)
    assert all(f'"impor/{name}"' in page for name in names)
    assert str(tmp_path) not in page


@pytest.mark.parametrize("name", ["impor.json", "impor.html"])
def test_a_file_of_another_program_is_left_alone(name: str, sheets: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "dinas"
    target.mkdir()
    (target / name).write_text('{"lain": 1}', "utf-8")
    assert main(["import", str(sheets), "-o", str(target), "--quiet"]) == 0
    assert (target / name).read_text("utf-8") == '{"lain": 1}'
    assert "SOP702" in capsys.readouterr().err
    assert (target / "impor").exists() == (name == "impor.json")


def test_a_path_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", str(tmp_path / "tidak-ada"), "-o", str(tmp_path / "dinas")]) == 2
    assert "SOP060" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["berkas", "n" * 300])
def test_a_folder_that_is_none_is_told_before_anything_is_read(
    name: str, sheets: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.delattr(impor, "read_files")
    (tmp_path / "berkas").write_text("x", "utf-8")
    assert main(["import", str(sheets), "-o", str(tmp_path / name), "--quiet"]) == 2
    assert "SOP064" in capsys.readouterr().err


def test_a_folder_without_sheets_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "lama").mkdir()
    (tmp_path / "lama" / "foto.jpg").write_bytes(b"x")
    assert main(["import", str(tmp_path / "lama"), "-o", str(tmp_path / "dinas"), "--quiet"]) == 1
    assert "SOP060" in capsys.readouterr().err


def test_a_name_that_is_no_text_is_made_visible(sheets: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("baris\nbaru\x1b[31m", os.fsdecode(b"rusak\xff")):
        try:
            (sheets / f"{name}.pdf").write_bytes((sheets / f"{NAMES[0]}.pdf").read_bytes())
        except OSError:     # Windows and macOS
            pytest.skip("this file system has only names in UTF-8 without control letters")
    assert main(["import", str(sheets), "-o", str(tmp_path / "dinas")]) == 0
    told = capsys.readouterr()
    assert "\x1b" not in told.out + told.err
    assert {"baris\\x0abaru\\x1b[31m.pdf", "rusak\\udcff.pdf"} <= set(told.out.splitlines())
    noted = json.loads((tmp_path / "dinas" / "impor.json").read_text("utf-8"))
    assert {"baris\\x0abaru\\x1b[31m.pdf", "rusak\\udcff.pdf"} <= {one["berkas"] for one in noted["sop"]}
    assert (tmp_path / "dinas" / "impor.html").exists()


def test_without_the_library_the_command_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(impor, "is_ready", lambda: False)
    (tmp_path / "lama.pdf").write_bytes(b"%PDF-1.7")
    assert main(["import", str(tmp_path), "-o", str(tmp_path / "dinas")]) == 2
    assert "-m pip install --upgrade pypdfium2" in capsys.readouterr().err


def test_workbooks_need_no_library_for_pdf(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(impor, "is_ready", lambda: False)
    (tmp_path / "lama.xls").write_bytes(b"rusak")
    (tmp_path / "~$lama.xlsx").write_bytes(b"yang sedang dibuka Excel")
    assert main(["import", str(tmp_path), "-o", str(tmp_path / "dinas"), "--quiet"]) == 1
    assert capsys.readouterr().err.count("SOP700") == 1


def test_a_folder_is_searched_for_documents_but_not_for_layouts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(impor, "is_ready", lambda: False)
    layout = tmp_path / "b.json"
    for path, ending in ((tmp_path / "a.docx", "docx"), (layout, "json")):
        path.write_bytes(document("contoh/penanganan-pengaduan", ending))
    assert main(["import", str(tmp_path), "-o", str(tmp_path / "dinas"), "--dry-run"]) == 0
    file, row = capsys.readouterr().out.splitlines()[1:]
    assert (file, row.split()[-1]) == ("a.docx", "penanganan-pengaduan-pelayanan-publik.yaml")
    assert main(["import", str(layout), "-o", str(tmp_path / "dinas"), "--dry-run"]) == 0
    assert "b.json" in capsys.readouterr().out


def test_a_document_that_another_program_made_is_told_as_such(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with zipfile.ZipFile(tmp_path / "lama.docx", "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    assert main(["import", str(tmp_path), "-o", str(tmp_path / "dinas"), "--quiet"]) == 1
    assert "SOP700" in capsys.readouterr().err


DOUBTED = """\
nomor: 1/UJI
nama: Uji
tanggal pembuatan: 2026-01-12
tanggal efektif: 2026-02-02
disahkan oleh: {jabatan: Kepala Dinas, nama: Arif, pangkat: Pembina, nip: 19760517 200112 1 003}
pelaksana: {a: Petugas}
kegiatan:
  # RAGU: hlm. 2: garis yang ujungnya tidak jelas
  - {uraian: Menerima surat, pelaksana: a, waktu: 5 menit}
"""


def test_a_doubt_is_a_note_until_it_is_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "instansi.yaml").write_text("kop: [DINAS UJI]\n", "utf-8")
    path = tmp_path / "uji.yaml"
    path.write_text(DOUBTED, "utf-8")
    assert main(["check", str(path), "--format", "concise", "--quiet"]) == 0
    assert f"{path}:8:11: catatan[SOP710]: belum dicocokkan: hlm. 2: garis yang ujungnya tidak jelas" in capsys.readouterr().out
    assert main(["check", str(path), "--ketat", "--quiet"]) == 1
    path.write_text(DOUBTED.replace("  # RAGU: hlm. 2: garis yang ujungnya tidak jelas\n", ""), "utf-8")
    assert main(["check", str(path), "--ketat", "--quiet"]) == 0


def test_nothing_final_is_built_with_a_doubt(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "instansi.yaml").write_text("kop: [DINAS UJI]\n", "utf-8")
    (tmp_path / "uji.yaml").write_text(DOUBTED, "utf-8")
    assert main(["build", str(tmp_path / "uji.yaml"), "--final", "-o", str(tmp_path / "hasil"), "--quiet"]) == 1
    assert "belum final: belum dicocokkan: hlm. 2: garis yang ujungnya tidak jelas" in capsys.readouterr().err
