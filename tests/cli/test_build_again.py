"""A second `sopdoc build` touches only what changed, and says in one line what was built and why."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PIL import Image
from tools import write_agency

from sopdoc.build import entries, fingerprint, tasks
from sopdoc.build.index import INDEX
from sopdoc.cli.main import main

Stamps = dict[str, tuple[int, int]]


@pytest.fixture
def agency(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = write_agency(Path("dinas"), "pertama", "kedua", "ketiga")
    assert main(["build", "dinas", "--quiet"]) == 0
    return folder


def stamps(folder: str = "output/dinas") -> Stamps:
    """What a rewritten file cannot keep: its number and the time of its change."""
    return {path.name: (path.stat().st_ino, path.stat().st_mtime_ns) for path in Path(folder).iterdir()}


def why(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """The line about what one more build did."""
    capsys.readouterr()
    main(["build", "dinas", *arguments])
    return next(line for line in capsys.readouterr().err.splitlines() if line.startswith(("disusun: ", "tetap: ")))


def change(path: Path, old: str = "Menyiapkan", new: str = "Menyusun") -> None:
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


def test_nothing_changed_and_nothing_is_touched(agency: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    before = stamps()
    monkeypatch.setattr(entries, "documents_of", None)       # nothing is drawn either
    assert why(capsys) == "tetap: 3 SOP"
    assert stamps() == before
    main(["build", "dinas"])
    assert "3 SOP, 6 dokumen, " in capsys.readouterr().err


def test_one_definition_changed_and_its_documents_are_written(agency: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = stamps()
    change(agency / "kedua.yaml")
    assert why(capsys) == "disusun: kedua (definisi berubah); tetap: 2 SOP"
    after = stamps()
    assert {name for name in after if after[name] != before[name]} == {"kedua.pdf", "kedua.docx"}


def test_a_comment_is_looked_at_and_leaves_the_documents_alone(agency: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = stamps()
    (agency / "kedua.yaml").write_text(f"# komentar\n{(agency / 'kedua.yaml').read_text('utf-8')}", "utf-8")
    assert why(capsys) == "disusun: kedua (definisi berubah); tetap: 2 SOP"
    assert stamps() == before


def test_after_a_revision_only_its_sop_is_built(agency: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["revise", "dinas/kedua.yaml", "--ringkasan", "Kata diganti", "--tanggal", "2026-11-21"])
    assert why(capsys) == "disusun: kedua (definisi berubah); tetap: 2 SOP"
    main(["approve", "dinas/kedua.yaml", "--tanggal", "2026-11-30"])
    assert why(capsys) == "disusun: kedua (definisi berubah); tetap: 2 SOP"
    assert why(capsys) == "tetap: 3 SOP"


@pytest.mark.parametrize(("what", "said"), [
    ("instansi", "disusun: kedua, ketiga, pertama (instansi.yaml berubah)"),
    ("gone", "disusun: kedua (dokumennya hilang atau diubah); tetap: 2 SOP"),
    ("edited", "disusun: kedua (dokumennya hilang atau diubah); tetap: 2 SOP"),
    ("new", "disusun: empat (baru); tetap: 3 SOP"),
    ("program", "disusun: kedua, ketiga, pertama (sopdoc berubah)"), ("cache", "disusun: kedua, ketiga, pertama (belum tercatat)"),
    ("index", "tetap: 3 SOP"), ("damaged", "tetap: 3 SOP"),
])
def test_the_line_says_why(agency: Path, what: str, said: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    cache = Path("output/.sopdoc/dinas")
    if what == "instansi":
        (agency / "instansi.yaml").write_text("kop: [DINAS LAIN]\n", "utf-8")
    elif what == "gone":
        Path("output/dinas/kedua.pdf").unlink()
    elif what == "edited":
        Path("output/dinas/kedua.docx").write_bytes(b"oleh orang")
    elif what == "new":
        write_agency(agency, "empat")
    elif what == "program":
        monkeypatch.setattr(tasks, "program", lambda: fingerprint.digest("lain"))
        monkeypatch.setattr(entries, "program", lambda: fingerprint.digest("lain"))
    elif what == "cache":
        shutil.rmtree(cache)
    elif what == "index":
        (cache / INDEX).unlink()
    else:
        (cache / INDEX).write_bytes((cache / INDEX).read_bytes()[:-9])
    assert why(capsys).startswith(said)


def test_many_are_counted(agency: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_agency(Path("besar"), *(f"sop-{number}" for number in range(6)))
    capsys.readouterr()
    main(["build", "besar"])
    assert "disusun: 6 SOP (baru)" in capsys.readouterr().err.splitlines()


def test_warnings_are_told_again_and_errors_are_looked_at_again(agency: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (agency / "kedua.yaml").write_text((agency / "kedua.yaml").read_text("utf-8").replace("nama: Kedua", "nama: \u200bKedua"), "utf-8")
    (agency / "ketiga.yaml").write_text("nomor: 1\n", "utf-8")
    for _ in range(2):
        capsys.readouterr()
        assert main(["build", "dinas"]) == 1
        said = capsys.readouterr().err
        assert said.count("peringatan[SOP007]") == 1
        assert "ketiga.yaml" in said


def test_other_formats_are_another_request(agency: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert why(capsys, "--format", "json").startswith("disusun: kedua, ketiga, pertama (bentuk lain diminta)")
    assert why(capsys) == "tetap: 3 SOP"


def test_records_that_cannot_be_written_cost_the_next_build_time_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    write_agency(Path("dinas"), "satu")
    Path("output").mkdir()
    Path("output/.sopdoc").write_text("bukan folder", "utf-8")
    assert main(["build", "dinas"]) == 0
    assert why(capsys) == "disusun: satu (belum tercatat)"


def test_a_picture_of_a_lampiran_that_changed_is_drawn_anew(agency: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Image.new("RGB", (4, 3), "red").save(agency / "denah.png")
    with (agency / "kedua.yaml").open("a", encoding="utf-8") as file:
        file.write("lampiran: [{judul: Denah, gambar: denah.png, teks alternatif: Denah}]\n")
    assert why(capsys) == "disusun: kedua (definisi berubah); tetap: 2 SOP"
    assert why(capsys) == "tetap: 3 SOP"
    Image.new("RGB", (4, 3), "blue").save(agency / "denah.png")
    assert why(capsys) == "disusun: kedua (rujukan, gambar, atau huruf berubah); tetap: 2 SOP"
