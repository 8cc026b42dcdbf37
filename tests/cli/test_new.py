"""`sopdoc new`: what it writes is valid, builds without a word, and never replaces a file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from sopdoc.cli.main import main
from sopdoc.compiler import Compiler
from sopdoc.definitions import find_definitions
from sopdoc.diagnostics import Report
from sopdoc.schema.document import schema
from sopdoc.schema.start import jabatan, kunci_pelaksana, langkah, name_of, quoted

# What only the author can fill in, and the checker says so: date, name of the official, sections of the sheet; too many kegiatan.
TO_FILL = {"SOP304", "SOP305", "SOP316", "SOP317", "SOP330", "SOP235"}


@pytest.fixture
def agency(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    assert main(["new", "instansi", "dinas", "--nama", "PEMERINTAH KOTA UJI; DINAS ARSIP"]) == 0
    return Path("dinas")


@pytest.fixture
def puskesmas(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    assert main(["new", "instansi", "puskesmas", "--nama", "UPT PUSKESMAS UJI", "--profil", "spo"]) == 0
    return Path("puskesmas")


def trouble(path: Path) -> list[str]:
    """Everything that compiling the definition says."""
    report = Report()
    (definition,) = find_definitions([str(path)], report)
    compiled = Compiler().compile(definition)
    assert compiled.sheets is not None
    return [f"{d.code} {d.message}" for d in (*report.diagnostics, *compiled.report.diagnostics)]


@pytest.mark.parametrize("options", [
    [], ["--nama", "Ujian: *besar* # 1"], ["--nomor", "065"], ["--nama", "null"], ["--pelaksana", "A"], ["--kegiatan", "60"],
    ["--pelaksana", ",".join(f"Staf {n}" for n in range(15))], ["--pelaksana", "Staf, Staf, - Ketua: x", "--kegiatan", "9"],
], ids=lambda o: " ".join(o)[:30] or "plain")
def test_a_new_sop_compiles_without_a_word(agency: Path, options: list[str]) -> None:
    path = agency / "surat-keluar.yaml"
    assert main(["new", "sop", str(path), *options]) == 0
    assert trouble(path) == []
    assert main(["fmt", "--check", "dinas"]) == 0


def test_the_checker_asks_only_for_what_the_author_alone_can_fill_in(agency: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["new", "sop", "dinas/surat-keluar.yaml"])
    main(["new", "sop", "dinas/surat-masuk.yaml", "--kegiatan", "20", "--pelaksana", "Arsiparis,Sekretaris"])
    capsys.readouterr()
    main(["check", "dinas"])
    said = capsys.readouterr()
    assert set(re.findall(r"SOP[0-9]{3}", said.out + said.err)) <= TO_FILL


def severities(folder: str, capsys: pytest.CaptureFixture[str]) -> set[str]:
    """How bad the checker's findings are."""
    capsys.readouterr()
    main(["check", folder, "--format", "concise"])
    return set(re.findall(r": (galat|peringatan|catatan)\[", capsys.readouterr().out))


@pytest.mark.parametrize("options", [[], ["--nomor", "440/12/2026"]], ids=["nomor berongga", "bernomor"])
def test_a_fresh_start_has_no_errors(agency: Path, puskesmas: Path, options: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    for folder in ("dinas", "puskesmas"):
        main(["new", "sop", f"{folder}/surat-masuk.yaml", *options])
        assert "galat" not in severities(folder, capsys)


def test_an_agency_with_spo_sheets_gets_an_spo(puskesmas: Path) -> None:
    main(["new", "sop", "puskesmas/pendaftaran-pasien.yaml"])
    value = yaml.safe_load((puskesmas / "pendaftaran-pasien.yaml").read_text("utf-8"))
    assert {"Pengertian", "Tujuan", "Kebijakan", "Unit Terkait"} <= set(value["bagian"])
    assert "tanggal terbit" in value
    assert "dasar hukum" not in value
    assert trouble(puskesmas / "pendaftaran-pasien.yaml") == []
    assert main(["fmt", "--check", "puskesmas"]) == 0


def test_a_profile_that_is_not_there_is_refused_with_those_that_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["new", "instansi", "dinas", "--profil", "ngawur"]) == 2
    said = capsys.readouterr().err
    assert "SOP150" in said
    assert "tersedia: permenpan-35-2012, spo" in said
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("kop", "leader"), [
    ("UPT PUSKESMAS SUNGAI DURIAN", "Kepala UPT Puskesmas Sungai Durian"), ("KECAMATAN TEBING TINGGI", "Camat Tebing Tinggi"),
    ("SEKRETARIAT DAERAH", "Sekretaris Daerah"), ("DINAS ARSIP DAN PERPUSTAKAAN", "Kepala Dinas Arsip dan Perpustakaan"),
    ("Puskesmas Tanjung Asri", "Kepala Puskesmas Tanjung Asri"), ("PENGADILAN AGAMA UJI", "Ketua Pengadilan Agama Uji"),
])
def test_the_official_is_called_as_the_agency_s_head_is(kop: str, leader: str) -> None:
    assert jabatan(kop) == leader


@pytest.mark.parametrize(("file", "nama"), [
    ("pembuatan-ktp.yaml", "Pembuatan KTP"), ("surat_masuk.yaml", "Surat Masuk"), ("mutasi-dari-luar.yaml", "Mutasi dari Luar"),
])
def test_abbreviations_in_the_name_of_a_file_stay_capitals(file: str, nama: str) -> None:
    assert name_of(Path(file)) == nama


@pytest.mark.parametrize(("arguments", "code"), [
    (["sop", "dinas/a.txt"], "SOP066"), (["sop", "dinas/a.yaml", "--kegiatan", "61"], "SOP066"), (["instansi", "dinas"], "SOP065"),
    (["sop", "dinas/instansi.yaml/a.yaml"], "SOP064"),
])
def test_what_goes_wrong_has_a_code_and_a_hint(agency: Path, arguments: list[str], code: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", *arguments]) > 0
    said = capsys.readouterr().err
    assert f"galat[{code}]" in said
    assert "petunjuk:" in said


def test_the_options_are_in_the_file(agency: Path) -> None:
    path = agency / "a.yaml"
    main(["new", "sop", str(path), "--nama", "Uji", "--nomor", "1/2", "--pelaksana", "Kepala Bagian,Staf", "--kegiatan", "5"])
    value = yaml.safe_load(path.read_text("utf-8"))
    assert (value["nama"], value["nomor"]) == ("Uji", "1/2")
    assert value["pelaksana"] == {"kepala-bagian": "Kepala Bagian", "staf": "Staf"}
    assert [row["pelaksana"] for row in value["kegiatan"]] == ["kepala-bagian"] * 3 + ["staf"] * 2
    assert value["disahkan oleh"] == "kepala"


def test_the_name_comes_from_the_file(agency: Path) -> None:
    main(["new", "sop", "dinas/peminjaman-kunci.yaml"])
    assert yaml.safe_load(Path("dinas/peminjaman-kunci.yaml").read_text("utf-8"))["nama"] == "Peminjaman Kunci"


def test_new_files_name_the_schema_beside_them(agency: Path) -> None:
    main(["new", "sop", "dinas/umum/a.yaml"])
    for path, kind in ((Path("dinas/umum/a.yaml"), "sop"), (agency / "instansi.yaml", "instansi")):
        found = re.match(r"# yaml-language-server: \$schema=(\S+)\n", path.read_text("utf-8"))
        assert found
        assert (path.parent / found[1]).resolve() == (agency / "skema" / f"{kind}.schema.json").resolve()
        assert not list(Draft202012Validator(schema(kind)).iter_errors(yaml.safe_load(path.read_text("utf-8"))))


@pytest.mark.parametrize("command", [["instansi", "dinas"], ["sop", "dinas/a.yaml"]], ids=["instansi", "sop"])
def test_nothing_is_written_over(agency: Path, command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    (agency / "a.yaml").write_text("milik saya\n", "utf-8")
    before = {path: path.read_bytes() for path in agency.rglob("*.*") if path.is_file()}
    assert main(["new", *command]) == 1
    assert "sudah ada" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in before} == before


@pytest.mark.parametrize("options", [
    ["a.txt"], ["a.yaml", "--kegiatan", "61"], ["a.yaml", "--kegiatan", "1"], ["a.yaml", "--pelaksana", ","],
    ["a.yaml", "--pelaksana", ",".join("abcdefghijklmnop")], ["a.yaml", "--nama", "kata\u202eterbalik"],
])
def test_options_that_cannot_be_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: list[str]) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["new", "sop", *options]) == 2
    assert list(tmp_path.iterdir()) == []


def test_without_an_agency_it_says_how_to_make_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "sop", str(tmp_path / "a.yaml")]) == 0
    assert "sopdoc new instansi" in capsys.readouterr().err


def test_a_place_that_cannot_be_written_is_told(agency: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "sop", "dinas/instansi.yaml/a.yaml"]) == 1
    assert "tidak dapat ditulis" in capsys.readouterr().err


def test_keys_are_short_and_different() -> None:
    assert [key for key, _ in kunci_pelaksana(("Kepala Bagian", "Kepala bagian", "Élan", "…"))] == [
        "kepala-bagian", "kepala-bagian-2", "elan", "pelaksana",
    ]


def test_every_row_needs_what_the_one_before_made() -> None:
    rows = langkah(["a", "b"], 20)
    assert [row.kelengkapan for row in rows[1:]] == [row.output for row in rows[:-1]]
    assert len({row.uraian for row in rows}) == 20


@pytest.mark.parametrize("text", [
    "Uji", "~", "null", "a: b", "# a", "- a", "[x](y)", '"', "", " a", "a ", "é", "065", "a #b", "a:", "yes: no",
])
def test_a_quoted_text_is_read_as_it_was(text: str) -> None:
    assert yaml.load(f"kunci: {quoted(text)}\n", yaml.BaseLoader) == {"kunci": text}
