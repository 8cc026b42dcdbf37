"""`sopdoc build` from outside: exit status, what is written, what is said, and what stays when writing fails."""

from __future__ import annotations

import errno
import io
import json
import re
import sys
from pathlib import Path

import pytest
from tools import write_agency

from sopdoc import files
from sopdoc.cli.main import main
from sopdoc.names import LONGEST

BROKEN = "nomor: 1\nnama: Rusak\n"      # no pelaksana, no kegiatan


@pytest.fixture
def agency(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """`definisi/dinas` with two good SOPs, in a working directory of its own."""
    monkeypatch.chdir(tmp_path)
    return write_agency(tmp_path / "definisi" / "dinas", "pertama", "kedua")


def written(folder: Path) -> list[str]:
    """Every file below `folder`, hidden ones too, but for what the next build knows."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file() and ".sopdoc" not in path.parts)


def fail_for(monkeypatch: pytest.MonkeyPatch, ending: str) -> None:
    """The disk is full whenever a file of that ending is put in its place."""
    replace = Path.replace

    def full(self: Path, target: Path) -> Path:
        if str(target).endswith(ending):
            raise OSError(errno.ENOSPC, "disk full")
        return replace(self, target)

    monkeypatch.setattr(files.Path, "replace", full)


def test_good_definitions_end_with_status_0(agency: Path) -> None:
    assert main(["build", str(agency)]) == 0


def test_documents_lie_under_output_by_agency(agency: Path, tmp_path: Path) -> None:
    main(["build", "definisi"])
    assert written(tmp_path / "output") == ["dinas/kedua.docx", "dinas/kedua.pdf", "dinas/pertama.docx", "dinas/pertama.pdf"]


def test_folders_inside_an_agency_stay_folders(agency: Path, tmp_path: Path) -> None:
    (agency / "umum").mkdir()
    (agency / "kedua.yaml").rename(agency / "umum" / "kedua.yaml")
    main(["build", "definisi", "--format", "pdf"])
    assert written(tmp_path / "output") == ["dinas/pertama.pdf", "dinas/umum/kedua.pdf"]


def test_a_single_file_can_be_named(agency: Path, tmp_path: Path) -> None:
    main(["build", "definisi/dinas/kedua.yaml", "--format", "pdf", "--output", "hasil"])
    assert written(tmp_path / "hasil") == ["dinas/kedua.pdf"]


def test_a_definition_named_twice_is_built_once(agency: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["build", "definisi", str(agency / "kedua.yaml")])
    assert "2 SOP, 4 dokumen" in capsys.readouterr().err


@pytest.mark.parametrize(("format", "endings"), [
    ("pdf", {".pdf"}), ("docx", {".docx"}), ("json", {".json"}), ("pdf,json", {".pdf", ".json"}), (" PDF , docx,", {".pdf", ".docx"}),
])
def test_the_formats_asked_for_are_written_and_no_others(format: str, endings: set[str], agency: Path, tmp_path: Path) -> None:
    assert main(["build", str(agency), "--format", format]) == 0
    assert {path.suffix for path in (tmp_path / "output" / "dinas").iterdir()} == endings


def test_svg_has_one_file_a_page(agency: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["build", "definisi/dinas/kedua.yaml", "--format", "svg"])
    pages = int(re.search(r"(\d+) halaman", capsys.readouterr().err)[1])
    assert written(tmp_path / "output") == [f"dinas/kedua-{number}.svg" for number in range(1, pages + 1)]


def test_a_definition_with_errors_ends_with_status_1(agency: Path) -> None:
    (agency / "rusak.yaml").write_text(BROKEN, "utf-8")
    assert main(["build", str(agency)]) == 1


def test_one_bad_definition_does_not_stop_the_others(agency: Path, tmp_path: Path) -> None:
    (agency / "aaa-rusak.yaml").write_text(BROKEN, "utf-8")
    main(["build", str(agency), "--format", "pdf"])
    assert written(tmp_path / "output") == ["dinas/kedua.pdf", "dinas/pertama.pdf"]


def test_a_definition_that_is_no_yaml_gets_no_documents(agency: Path, tmp_path: Path) -> None:
    (agency / "pertama.yaml").write_bytes(b"\xff\xfe\x00\x01 [ : {")
    assert main(["build", str(agency), "--format", "pdf"]) == 1
    assert written(tmp_path / "output") == ["dinas/kedua.pdf"]


def test_old_documents_of_a_definition_with_errors_stay(agency: Path, tmp_path: Path) -> None:
    main(["build", str(agency), "--format", "pdf"])
    before = (tmp_path / "output/dinas/kedua.pdf").read_bytes()
    (agency / "kedua.yaml").write_text(BROKEN, "utf-8")
    main(["build", str(agency), "--format", "pdf"])
    assert (tmp_path / "output/dinas/kedua.pdf").read_bytes() == before


def test_an_error_says_where_it_is(agency: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (agency / "kedua.yaml").read_text("utf-8").replace("pelaksana: b", "pelaksana: c")
    (agency / "kedua.yaml").write_text(text, "utf-8")
    main(["build", "definisi"])
    line = text.splitlines().index(next(line for line in text.splitlines() if "pelaksana: c" in line)) + 1
    said = capsys.readouterr().err
    assert f"definisi/dinas/kedua.yaml:{line}:" in said
    assert "galat[SOP" in said


def test_an_agencys_fault_is_told_once_for_all_its_definitions(agency: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (agency / "instansi.yaml").write_text("kop: [DINAS]\nlogo: tidak-ada.png\n", "utf-8")
    main(["build", "definisi"])
    assert capsys.readouterr().err.count("instansi.yaml:2:") == 1


def test_a_definition_without_an_agency_gets_sop061(agency: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (agency / "instansi.yaml").unlink()
    assert main(["build", str(agency)]) == 1
    assert "galat[SOP061]" in capsys.readouterr().err


def test_two_definitions_for_one_document_get_sop062(agency: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (agency / "kedua.yml").write_bytes((agency / "kedua.yaml").read_bytes())
    assert main(["build", str(agency)]) == 1
    assert "galat[SOP062]" in capsys.readouterr().err


def test_two_agencies_whose_folders_bear_one_name_do_not_overwrite_each_other(agency: Path, tmp_path: Path) -> None:
    write_agency(tmp_path / "lain" / "dinas", "kedua")
    assert main(["build", "definisi", "lain"]) == 1


def test_a_folder_without_definitions_gets_sop060(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "kosong").mkdir()
    assert main(["build", str(tmp_path / "kosong"), "--output", str(tmp_path / "hasil")]) == 1
    assert "galat[SOP060]" in capsys.readouterr().err


def test_a_path_that_does_not_exist_ends_with_status_2(agency: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", str(agency), "tidak-ada"]) == 2
    assert '"tidak-ada" tidak ada' in capsys.readouterr().err


def test_nothing_is_written_when_a_path_does_not_exist(agency: Path, tmp_path: Path) -> None:
    main(["build", str(agency), "tidak-ada"])
    assert not (tmp_path / "output").exists()


@pytest.mark.parametrize("arguments", [
    ["build", "definisi", "--format", "odt"], ["build", "definisi", "--format", ""], ["build", "definisi", "--warna"], ["build"],
    ["susun"],
])
def test_wrong_usage_ends_with_status_2(arguments: list[str], agency: Path) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2


def test_an_unknown_format_is_named_with_the_known_ones(agency: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["build", "definisi", "--format", "pdf,odt"])
    assert "bentuk tidak dikenal: 'odt'; pilih dari pdf, docx, svg, json, xlsx" in capsys.readouterr().err


def test_a_document_that_cannot_be_written_ends_with_status_1(agency: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "output/dinas/kedua.pdf").mkdir(parents=True)
    assert main(["build", str(agency)]) == 1
    assert "galat[SOP063]" in capsys.readouterr().err


def test_a_document_that_cannot_be_written_does_not_stop_the_others(agency: Path, tmp_path: Path) -> None:
    (tmp_path / "output/dinas/kedua.pdf").mkdir(parents=True)
    main(["build", str(agency), "--format", "pdf"])
    assert written(tmp_path / "output") == ["dinas/pertama.pdf"]


def test_an_output_folder_that_is_a_file_ends_with_a_diagnostic(agency: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "output").write_text("", "utf-8")
    assert main(["build", str(agency)]) == 1
    assert "galat[SOP063]" in capsys.readouterr().err


def test_a_path_too_long_for_windows_is_told_there_before_anything_is_written(
    agency: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("sopdoc.build.outputs.WINDOWS", True)
    lacking = LONGEST - len(str(tmp_path)) - len("/" * 2 + "/dinas/kedua.docx")
    deep = Path("b" * (lacking // 2)) / ("b" * (lacking - lacking // 2))
    assert main(["build", str(agency), "--output", str(deep)]) == 1       # "pertama" is two letters longer
    assert "galat[SOP069]" in capsys.readouterr().err
    assert written(deep) == ["dinas/kedua.docx", "dinas/kedua.pdf"]


def test_a_failure_in_the_middle_leaves_the_old_document(agency: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = tmp_path / "output/dinas/kedua.docx"
    old.parent.mkdir(parents=True)
    old.write_bytes(b"old")
    fail_for(monkeypatch, "kedua.docx")
    main(["build", str(agency)])
    assert old.read_bytes() == b"old"


def test_a_document_that_is_open_in_word_is_told_and_the_new_one_lies_beside_it(
    agency: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:
    """Windows refuses to replace it, and the next build makes it good."""
    replace, old = Path.replace, tmp_path / "output/dinas/kedua.docx"
    old.parent.mkdir(parents=True)
    old.write_bytes(b"old")

    def refuse(self: Path, target: Path) -> Path:
        if target == old.relative_to(tmp_path):
            raise PermissionError(13, "Access is denied", str(self), None, str(target))
        return replace(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", refuse)
        assert main(["build", str(agency), "--format", "docx"]) == 1
    assert "galat[SOP067]" in capsys.readouterr().err
    assert old.read_bytes() == b"old"
    assert written(tmp_path / "output") == ["dinas/kedua (baru).docx", "dinas/kedua.docx", "dinas/pertama.docx"]
    assert main(["build", str(agency), "--format", "docx"]) == 0
    assert old.read_bytes() == (old.parent / "kedua (baru).docx").read_bytes()


def test_a_failure_in_the_middle_leaves_no_temporary_file(agency: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fail_for(monkeypatch, ".pdf")
    main(["build", str(agency), "--format", "pdf"])
    assert written(tmp_path / "output") == []


def test_an_interrupt_leaves_no_temporary_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(self: Path, target: Path) -> Path:
        raise KeyboardInterrupt

    monkeypatch.setattr(files.Path, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        files.write_whole(tmp_path / "a.pdf", b"new")
    assert written(tmp_path) == []


def test_an_interrupted_build_ends_with_status_130(agency: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(self: Path, target: Path) -> Path:
        raise KeyboardInterrupt

    monkeypatch.setattr(files.Path, "replace", interrupt)
    assert main(["build", str(agency)]) == 130


def test_a_second_build_replaces_the_documents(agency: Path, tmp_path: Path) -> None:
    main(["build", str(agency), "--format", "pdf"])
    (tmp_path / "output/dinas/kedua.pdf").write_bytes(b"old")
    main(["build", str(agency), "--format", "pdf"])
    assert (tmp_path / "output/dinas/kedua.pdf").read_bytes().startswith(b"%PDF")


def test_written_documents_can_be_read_by_everyone(agency: Path, tmp_path: Path) -> None:
    main(["build", str(agency), "--format", "pdf"])
    assert (tmp_path / "output/dinas/kedua.pdf").stat().st_mode & 0o777 == 0o644


def test_the_summary_counts_documents_pages_and_trouble(agency: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (agency / "rusak.yaml").write_text(BROKEN, "utf-8")
    main(["build", str(agency)])
    summary = capsys.readouterr().err.splitlines()[-2]
    assert re.fullmatch(r"2 SOP, 4 dokumen, \d+ halaman, [1-9]\d* galat, 0 peringatan, \d+,\d detik", summary)


def test_progress_is_plain_lines_when_standard_error_is_no_terminal(agency: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["build", "definisi"])
    said = capsys.readouterr().err
    assert said.splitlines()[:2] == ["dinas: SOP [1/2] kedua", "dinas: SOP [2/2] pertama"]
    assert "\x1b" not in said


class Terminal(io.StringIO):
    """Standard error as a terminal."""

    def isatty(self) -> bool:
        return True


def test_progress_is_one_line_that_is_wiped_on_a_terminal(agency: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    main(["build", "definisi"])
    said = screen.getvalue()
    assert said.count("\n") == 3      # what was built and why, the summary, the advice
    assert said.split("\r\x1b[K")[-2].startswith("2 SOP")


def test_no_color_is_heeded(agency: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (agency / "rusak.yaml").write_text(BROKEN, "utf-8")
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("NO_COLOR", "1")
    main(["build", "definisi"])
    assert "\x1b[1;31m" not in screen.getvalue()


def test_quiet_says_nothing_when_all_is_well(agency: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["build", str(agency), "--quiet"])
    assert capsys.readouterr() == ("", "")


def test_quiet_still_prints_errors(agency: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (agency / "rusak.yaml").write_text(BROKEN, "utf-8")
    main(["build", str(agency), "--quiet"])
    said = capsys.readouterr().err
    assert "galat[SOP" in said
    assert "detik" not in said


def test_nothing_is_said_on_standard_output(agency: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["build", "definisi"])
    assert capsys.readouterr().out == ""


def test_hidden_files_and_old_versions_are_no_definitions(agency: Path, tmp_path: Path) -> None:
    for place in (agency / ".cadangan", agency / "riwayat"):
        place.mkdir()
        (place / "lama.yaml").write_text(BROKEN, "utf-8")
    (agency / ".kedua.yaml").write_text(BROKEN, "utf-8")
    assert main(["build", str(agency), "--format", "pdf"]) == 0
    assert written(tmp_path / "output") == ["dinas/kedua.pdf", "dinas/pertama.pdf"]


LINGKAR = """\
nomor: 3/2026
nama: Lingkar
disahkan oleh: {jabatan: Kepala, nama: Budi}
tanggal pembuatan: 2026-01-12
tanggal efektif: 2026-01-02
pelaksana: {a: Analis, b: Kepala Bidang}
kegiatan:
  - {id: satu, uraian: Menyusun, pelaksana: a}
  - {uraian: Memeriksa, pelaksana: b, lanjut: satu}
"""


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    """What a build says about the contents."""
    capsys.readouterr()
    assert main(["build", *arguments]) == 0
    return [line for line in capsys.readouterr().err.splitlines() if "sopdoc check" in line]


def test_what_the_rules_find_is_counted_and_where_to_read_it(agency: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (agency / "lingkar.yaml").write_text(LINGKAR, "utf-8")
    (line,) = told(capsys, "definisi/dinas/lingkar.yaml")
    counts = re.fullmatch(r"isi SOP: sedikitnya (\d+) galat, (\d+) peringatan; baca dengan `sopdoc check definisi/.*/lingkar.yaml`", line)
    assert counts
    capsys.readouterr()
    main(["check", "definisi/dinas/lingkar.yaml", "--format", "concise"])
    out = capsys.readouterr().out
    assert 2 <= int(counts[1]) <= out.count(" galat[")
    assert 2 <= int(counts[2]) <= out.count(" peringatan[")


def test_no_fault_is_counted_as_none(agency: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (agency / "lingkar.yaml").write_text(LINGKAR.replace(", lanjut: satu", "").replace("2026-01-02", "2026-02-02"), "utf-8")
    (line,) = told(capsys, "definisi/dinas/lingkar.yaml")
    assert re.match(r"isi SOP: sedikitnya \d+ peringatan; baca", line)


def test_a_build_that_leaves_everything_alone_says_the_same(agency: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (agency / "lingkar.yaml").write_text(LINGKAR, "utf-8")
    first = told(capsys, "definisi")
    assert first
    assert told(capsys, "definisi") == first


def test_what_an_agency_silences_is_not_counted(agency: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def galat() -> str:
        (line,) = told(capsys, "definisi/dinas/lingkar.yaml")
        return line.split("galat")[0]

    (agency / "lingkar.yaml").write_text(LINGKAR, "utf-8")
    before = galat()
    (agency / "lingkar.yaml").write_text(LINGKAR.replace("efektif: 2026-01-02", "efektif: 2026-01-02   # sopdoc: abaikan SOP311"), "utf-8")
    assert galat() != before


def test_faultless_contents_are_not_mentioned(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    contoh = Path(__file__).parents[2] / "definitions/contoh/penanganan-pengaduan.yaml"
    assert told(capsys, str(contoh), "-o", str(tmp_path)) == []


def test_a_quiet_build_does_not_advise(agency: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (agency / "lingkar.yaml").write_text(LINGKAR, "utf-8")
    assert told(capsys, "definisi", "--quiet") == []


def test_sops_that_were_not_built_are_counted_and_named(agency: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (agency / "instansi.yaml").write_text("kop: [A\n", "utf-8")
    assert main(["build", "definisi"]) == 1
    said = capsys.readouterr().err.splitlines()
    assert said[-2] == "tidak disusun: kedua, pertama (galat)"
    assert said[-1].startswith("0 SOP, 0 dokumen, 0 halaman, 1 galat")


def test_what_failed_is_not_called_built(agency: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (agency / "rusak.yaml").write_text(BROKEN, "utf-8")
    assert main(["build", "definisi"]) == 1
    assert "disusun: kedua, pertama (baru); tidak disusun: rusak (galat)" in capsys.readouterr().err.splitlines()


@pytest.mark.parametrize("command", ["build", "check"])
def test_a_folder_named_like_a_definition_is_not_passed_over(agency: Path, command: str, capsys: pytest.CaptureFixture[str]) -> None:
    (agency / "ketiga.yaml").mkdir()
    assert main([command, "definisi"]) == 1
    said = "".join(capsys.readouterr())
    assert "galat[SOP016]: ini folder, bukan berkas" in said
    assert "definisi/dinas/ketiga.yaml" in said


@pytest.mark.parametrize("command", ["build", "check"])
def test_a_line_in_another_encoding_is_shown(agency: Path, command: str, capsys: pytest.CaptureFixture[str]) -> None:
    (agency / "ketiga.yaml").write_bytes("nomor: 1\nnama: Caf\u00e9\n".encode("latin-1"))
    main([command, "definisi/dinas/ketiga.yaml"])
    assert "2 | nama: Caf\ufffd" in "".join(capsys.readouterr())


@pytest.mark.parametrize("command", ["build", "check"])
def test_a_file_of_another_kind_has_no_line_to_show(agency: Path, command: str, capsys: pytest.CaptureFixture[str]) -> None:
    (agency / "ketiga.yaml").write_bytes("nomor: 1\n".encode("utf-16"))
    main([command, "definisi/dinas/ketiga.yaml"])
    said = "".join(capsys.readouterr())
    assert "UTF-16" in said
    assert " | " not in said
    assert "di sini" not in said


def marks(path: Path) -> list[str]:
    return [line["text"] for line in json.loads(path.read_text("utf-8")).get("watermark", {"lines": []})["lines"]]


def test_words_for_a_copy_are_asked_of_one_build_and_gone_with_the_next(agency: Path, tmp_path: Path) -> None:
    made = tmp_path / "output/dinas/pertama.json"
    for asked, lines in ((["--cap-air", "  SALINAN\u00a0"], ["SALINAN"]), ([], []), (["--cap-air", "CONTOH"], ["CONTOH"])):
        assert main(["build", "definisi", "--format", "json", *asked]) == 0
        assert marks(made) == lines


def test_a_build_may_ask_for_no_words_behind_the_text(agency: Path, tmp_path: Path) -> None:
    with (agency / "instansi.yaml").open("a", encoding="utf-8") as file:
        file.write("cap air: SALINAN\n")
    for asked, lines in (([], ["SALINAN"]), (["--cap-air", ""], [])):
        assert main(["build", "definisi", "--format", "json", *asked]) == 0
        assert marks(tmp_path / "output/dinas/pertama.json") == lines


@pytest.mark.parametrize(("words", "said"), [("A" * 81, "cap air terlalu panjang"), ("A\x1bB", "tulis kata-kata dalam satu baris")])
def test_words_that_no_sheet_can_bear_are_refused_where_they_are_asked(
    words: str, said: str, agency: Path, capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["build", "definisi", "--cap-air", words])
    assert ended.value.code == 2
    assert said in capsys.readouterr().err
