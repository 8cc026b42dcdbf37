"""`sopdoc check`, `explain` and `rules` as a user calls them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from check.contoh import write
from tools import ROOT

from sopdoc.check.pages import PAGES
from sopdoc.cli.formats import github, sarif
from sopdoc.cli.main import main
from sopdoc.diagnostics import Diagnostic, Severity, Span

FRAGMENT = "tanggal pembuatan: 2026-01\ntanggal revisi: 2025-12-01\n"   # SOP309 peringatan, SOP310 galat
PERINGATAN = "tanggal pembuatan: 2026-01\n"


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main(arguments)
    captured = capsys.readouterr()
    return status, captured.out, captured.err


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder `sop` below the working directory."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sop").mkdir()
    return tmp_path / "sop"


def test_faultless_definitions_are_praised_with_silence(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder, "")
    status, out, err = run(capsys, "check", "sop")
    assert (status, out) == (0, "")
    assert err.startswith("2 SOP diperiksa, 0 galat, 0 peringatan, 0 catatan, ")
    assert err.count("\n") == 1


def test_the_full_form_shows_place_excerpt_and_hint(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder, PERINGATAN)
    _, out, _ = run(capsys, "check", "sop")
    assert out == (
        "Perbaiki dulu: tanggal pembuatan tidak memuat hari\n\n"
        "peringatan[SOP309]: tanggal pembuatan tidak memuat hari\n"
        " --> sop/sop.yaml:3:20\n"
        "  |\n"
        "3 | tanggal pembuatan: 2026-01\n"
        "  |                    ^^^^^^^ hanya bulan\n"
        "  = petunjuk: lengkapi, misalnya 2026-01-14\n\n"
    )


def test_the_concise_form_is_a_line_each_the_worst_first(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder, FRAGMENT)
    _, out, _ = run(capsys, "check", "sop", "--format", "concise", "--quiet")
    assert out.splitlines() == [
        "sop/sop.yaml:4:17: galat[SOP310]: tanggal revisi (1 Desember 2025) lebih awal daripada tanggal pembuatan (Januari 2026)",
        "sop/sop.yaml:3:20: peringatan[SOP309]: tanggal pembuatan tidak memuat hari",
    ]


def test_json_holds_every_part_of_a_diagnostic(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder, PERINGATAN)
    _, out, _ = run(capsys, "check", "sop", "--format", "json")
    assert json.loads(out) == [
        {
            "code": "SOP309", "severity": "peringatan", "message": "tanggal pembuatan tidak memuat hari",
            "fact": "tanggal tidak memuat hari",
            "file": "sop/sop.yaml", "line": 3, "column": 20, "end_line": 3, "end_column": 27,
            "place": "tanggal pembuatan", "label": "hanya bulan", "hint": "lengkapi, misalnya 2026-01-14", "also": [],
        }
    ]


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_machine_forms_are_whole_when_nothing_is_found(folder: Path, capsys: pytest.CaptureFixture[str], form: str) -> None:
    write(folder, "")
    _, out, _ = run(capsys, "check", "sop", "--format", form)
    assert json.loads(out) is not None


def test_sarif_has_the_shape_of_2_1_0(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder, FRAGMENT)
    _, out, _ = run(capsys, "check", "sop", "--format", "sarif")
    log = json.loads(out)
    assert set(log) == {"$schema", "version", "runs"}
    assert log["version"] == "2.1.0"
    (one,) = log["runs"]
    rules = one["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["SOP309", "SOP310"]
    assert all(rule["shortDescription"]["text"] and rule["help"]["markdown"] for rule in rules)
    assert [rules[result["ruleIndex"]]["id"] for result in one["results"]] == [result["ruleId"] for result in one["results"]]
    assert [result["level"] for result in one["results"]] == ["error", "warning"]
    place = one["results"][1]["locations"][0]["physicalLocation"]
    assert place == {
        "artifactLocation": {"uri": "sop/sop.yaml"},
        "region": {"startLine": 3, "startColumn": 20, "endLine": 3, "endColumn": 27},
    }


def test_sarif_names_files_as_uris() -> None:
    log = json.loads(sarif([Diagnostic("SOP309", Severity.CATATAN, "pesan", Span("folder saya/é.yaml", 1, 1, 1, 2))]))
    (result,) = log["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "folder%20saya/%C3%A9.yaml"
    assert result["level"] == "note"


def test_annotations_are_escaped_as_the_runner_reads_them() -> None:
    d = Diagnostic("SOP309", Severity.GALAT, "100% salah:\nya", Span("a,b:c.yaml", 2, 3, 2, 9), hint="perbaiki")
    assert github([d]) == (
        "::error file=a%2Cb%3Ac.yaml,line=2,endLine=2,col=3,endColumn=8,title=SOP309::100%25 salah:%0Aya%0Apetunjuk: perbaiki\n"
    )


def test_annotations_over_several_lines_have_no_columns() -> None:
    d = Diagnostic("SOP309", Severity.CATATAN, "pesan", Span("a.yaml", 2, 3, 4, 9))
    assert github([d]) == "::notice file=a.yaml,line=2,endLine=4,title=SOP309::pesan\n"


@pytest.mark.parametrize(("fragment", "option", "status"), [
    ("", "peringatan", 0), (PERINGATAN, "galat", 0), (PERINGATAN, "peringatan", 1), (FRAGMENT, "galat", 1), (FRAGMENT, "peringatan", 1),
])
def test_the_exit_status_follows_fail_on(
    folder: Path, capsys: pytest.CaptureFixture[str], fragment: str, option: str, status: int
) -> None:
    write(folder, fragment)
    assert run(capsys, "check", "sop", "--fail-on", option)[0] == status


def test_a_path_that_does_not_exist_is_wrong_usage(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "check", "tidak-ada")
    assert status == 2
    assert "SOP060" in out


def test_a_missing_agency_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder, "")
    (folder / "instansi.yaml").unlink()
    status, out, _ = run(capsys, "check", "sop", "--format", "concise")
    assert status == 1
    assert {line.split()[1] for line in out.splitlines()} == {"galat[SOP061]:"}


def test_the_layout_is_asked_only_on_demand(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fragment = "# berkas: instansi.yaml\nhuruf: Huruf Yang Tidak Ada\n"
    write(folder, fragment)
    assert run(capsys, "check", "sop")[1] == ""
    assert "SOP401" in run(capsys, "check", "sop", "--tata-letak")[1]


def test_the_day_of_the_review_is_an_option(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder, "")
    assert "SOP507" in run(capsys, "check", "sop", "--tanggal", "2028-01-01")[1]
    with pytest.raises(SystemExit):
        main(["check", "sop", "--tanggal", "besok"])


@pytest.mark.parametrize("written", ["SOP309", "sop309", "309"])
def test_explain_prints_the_page(capsys: pytest.CaptureFixture[str], written: str) -> None:
    status, out, _ = run(capsys, "explain", written)
    assert status == 0
    assert out == f"SOP309 (peringatan): {PAGES['SOP309'].text}\n"


def test_explain_suggests_a_code(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, "explain", "SPO309")
    assert (status, out) == (2, "")
    assert 'maksud Anda "SOP309"?' in err


def test_rules_lists_every_code_with_its_title(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "rules")
    assert [line.split()[0] for line in out.splitlines()] == sorted(PAGES)
    assert "SOP309  peringatan  Tanggal tidak memuat hari\n" in out


def test_rules_can_be_read_by_programs(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "rules", "--format", "json")
    listed = json.loads(out)
    assert {"code": "SOP309", "severity": "peringatan", "title": "Tanggal tidak memuat hari", "rule": True} in listed
    assert len(listed) == len(PAGES)


def test_checking_loads_no_layout_engine() -> None:
    loaded = "[name for name in sys.modules if 'reportlab' in name or name.endswith('layout.engine')]"
    code = f"import sys, sopdoc.cli.main as m; m.main(['check', '--quiet', 'definitions/contoh-spo']); print({loaded})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.splitlines()[-1] == "[]"
