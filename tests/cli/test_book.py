"""`sopdoc book` from outside: exit status, what is said in each mode, many agencies, and how much it loads to do nothing."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from book.test_build_tools import BROKEN, documents, edit, make_agency
from tools import ROOT

from sopdoc.cli.book import agencies
from sopdoc.cli.main import main
from sopdoc.cli.progress import bar

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def agency(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """`definisi/dinas` with two good SOPs, in a working directory of its own."""
    monkeypatch.chdir(tmp_path)
    return make_agency(tmp_path / "definisi/dinas", "pertama", "kedua")


def test_a_good_agency_ends_with_status_0_and_a_summary(agency: Path, capsys: Captured) -> None:
    assert main(["book", "definisi/dinas"]) == 0
    last = capsys.readouterr().err.splitlines()[-1]
    assert re.fullmatch(r"2 SOP \(2 disusun, 0 tetap\), \d+ berkas ditulis, buku \d+ halaman, 0 galat, \d+ peringatan, [\d,]+ detik", last)


def test_everything_lies_below_output_by_agency(agency: Path, tmp_path: Path) -> None:
    main(["book", "definisi/dinas", "--quiet"])
    names = {"buku.docx", "buku.pdf", "kedua.docx", "kedua.pdf", "pertama.docx", "pertama.pdf", "manifest.json", "daftar-sop.csv"}
    assert {Path(name).name for name in documents(tmp_path / "output")} - {"daftar-sop.xlsx"} == names


def test_the_manifest_has_the_hashes_of_what_lies_beside_it(agency: Path, tmp_path: Path) -> None:
    import hashlib

    main(["book", "definisi/dinas", "--quiet"])
    found = (tmp_path / "output/dinas/manifest.json").read_text("utf-8")
    for name in ("pertama.pdf", "kedua.docx"):
        assert hashlib.sha256((tmp_path / "output/dinas" / name).read_bytes()).hexdigest() in found


def test_an_error_ends_with_status_1(agency: Path, capsys: Captured) -> None:
    (agency / "kedua.yaml").write_text(BROKEN, "utf-8")
    assert main(["book", "definisi/dinas"]) == 1
    assert "galat[SOP" in capsys.readouterr().err


def test_keep_going_binds_the_others_and_still_ends_with_status_1(agency: Path, tmp_path: Path) -> None:
    (agency / "kedua.yaml").write_text(BROKEN, "utf-8")
    assert main(["book", "definisi/dinas", "--keep-going", "--quiet"]) == 1
    assert {"dinas/buku.pdf", "dinas/pertama.pdf"} <= documents(tmp_path / "output").keys()
    assert "dinas/kedua.pdf" not in documents(tmp_path / "output")


@pytest.mark.parametrize("arguments", [["tiada"], ["definisi/dinas/kedua.yaml"]])
def test_a_path_that_is_no_folder_ends_with_status_2(arguments: list[str], agency: Path, capsys: Captured) -> None:
    assert main(["book", *arguments]) == 2
    assert "bukan folder" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["--jobs", "0"], ["--jobs", "x"], ["--format", "svg"], ["--format", ","], []])
def test_wrong_usage_ends_with_status_2(arguments: list[str], agency: Path) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["book", *(["definisi/dinas"] if arguments else []), *arguments])


def test_a_cluster_that_cannot_be_used_ends_with_status_2(agency: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> object:
        raise ImportError(name)

    monkeypatch.setattr("sopdoc.build.cluster.import_module", missing)
    assert main(["book", "definisi/dinas", "--cluster", "tcp://127.0.0.1:1"]) == 2
    assert "sopdoc[cluster]" in capsys.readouterr().err


def test_an_agency_without_buku_yaml_is_told_and_its_sops_are_made(agency: Path, tmp_path: Path, capsys: Captured) -> None:
    (agency / "buku.yaml").unlink()
    status = main(["book", "definisi/dinas"])
    assert (status == 1) is ("SOP530" in capsys.readouterr().err)
    assert "dinas/pertama.pdf" in documents(tmp_path / "output")


# ---------------------------------------------------------------- what is said


def test_quiet_says_nothing_about_a_good_agency(agency: Path, capsys: Captured) -> None:
    main(["book", "definisi/dinas"])
    capsys.readouterr()
    main(["book", "definisi/dinas", "--quiet"])
    said = capsys.readouterr()
    assert said.out == ""
    assert "detik" not in said.err
    assert "[1/2]" not in said.err


def test_plain_lines_are_few_whatever_the_number_of_sops(agency: Path, capsys: Captured) -> None:
    make_agency(agency.parent / "banyak", *(f"sop-{number:02}" for number in range(40)))
    main(["book", "definisi/banyak", "--jobs", "1"])
    said = capsys.readouterr().err
    assert "\r" not in said
    assert 5 <= len(re.findall(r"^banyak: SOP \[\d+/40\]", said, re.MULTILINE)) <= 11


def test_a_terminal_gets_a_bar_with_count_rate_and_time_left(agency: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    main(["book", "definisi/dinas"])
    said = capsys.readouterr().err
    assert "\r\x1b[Kdinas: SOP " in said
    assert "2/2" in said
    assert said.rstrip().endswith("detik")


@pytest.mark.parametrize(("done", "total", "kept", "seconds", "wanted"), [
    (0, 350, 0, 0.0, "░░░░░░░░░░░░░░░░░░░░ 0/350"),
    (175, 350, 0, 5.0, "██████████░░░░░░░░░░ 175/350 · 35/detik · sisa 5 detik"),
    (349, 350, 348, 0.1, "███████████████████░ 349/350 · 10/detik"),
    (350, 350, 0, 7.0, "████████████████████ 350/350 · 50/detik"),
    (1, 40, 0, 3.0, "░░░░░░░░░░░░░░░░░░░░ 1/40 · sisa 117 detik"),
])
def test_the_bar_counts_what_this_build_does(done: int, total: int, kept: int, seconds: float, wanted: str) -> None:
    assert bar(done, total, kept, seconds) == wanted


def told(capsys: Captured, *further: str) -> str:
    """The line about what one more build did."""
    capsys.readouterr()
    main(["book", "definisi/dinas", *further])
    return next(line for line in capsys.readouterr().err.splitlines() if line.startswith(("disusun: ", "tetap: ", "tidak disusun: ")))


def test_one_line_says_what_was_built_and_why(agency: Path, capsys: Captured) -> None:
    assert told(capsys) == "disusun: kedua, pertama, buku (baru)"
    assert told(capsys) == "tetap: 2 SOP"
    text = (agency / "kedua.yaml").read_text("utf-8")
    (agency / "kedua.yaml").write_text(text.replace("Menyiapkan", "Menyusun"), "utf-8")
    assert told(capsys) == "disusun: kedua (definisi berubah); buku (SOP berubah); tetap: 1 SOP"
    (agency / "buku.yaml").write_text("judul: Buku Lain\n", "utf-8")
    assert told(capsys) == "disusun: buku (buku.yaml berubah); tetap: 2 SOP"
    (agency / "templat").mkdir()
    (agency / "templat/sampul.j2").write_text("PEDOMAN", "utf-8")
    assert told(capsys) == "disusun: buku (templat, logo, atau huruf berubah); tetap: 2 SOP"
    Path("output/dinas/buku.pdf").unlink()
    assert told(capsys) == "disusun: buku (dokumennya hilang atau diubah); tetap: 2 SOP"
    assert told(capsys, "--format", "pdf") == "disusun: buku (diminta dengan cara lain); tetap: 2 SOP"
    (agency / "kedua.yaml").write_text(BROKEN, "utf-8")
    assert told(capsys) == "tetap: 1 SOP; tidak disusun: kedua (galat)"
    (agency / "kedua.yaml").write_text(text, "utf-8")
    assert told(capsys) == "disusun: kedua (definisi berubah); buku (diminta dengan cara lain); tetap: 1 SOP"
    (agency / "ketiga.yaml").write_text(text.replace("002/", "003/").replace("Kedua", "Ketiga"), "utf-8")
    assert told(capsys) == "disusun: ketiga (baru); buku (SOP berubah); tetap: 2 SOP"


def test_many_sops_are_counted_and_the_book_is_none_of_them(agency: Path, capsys: Captured) -> None:
    shutil.rmtree(agency)
    make_agency(agency, *(f"sop-{number}" for number in range(5)))
    assert told(capsys) == "disusun: 5 SOP, buku (baru)"


def test_json_is_one_event_a_line(agency: Path, capsys: Captured) -> None:
    (agency / "kedua.yaml").write_text(BROKEN, "utf-8")
    assert main(["book", "definisi/dinas", "--keep-going", "--json"]) == 1
    said = capsys.readouterr()
    events = [json.loads(line) for line in said.out.splitlines()]
    assert said.err == ""
    assert events[0] == {"event": "mulai", "agency": "dinas", "stage": "sop", "total": 2, "kept": 0}
    assert {event["event"] for event in events} == {"mulai", "langkah", "dokumen", "diagnostik", "instansi", "selesai"}
    assert {(event["name"], event["status"]) for event in events if event.get("stage") == "sop" and event["event"] == "langkah"} == {
        ("pertama", "disusun"), ("kedua", "galat"),
    }
    faults = [event for event in events if event["event"] == "diagnostik" and event["severity"] == "galat"]
    assert {event["file"] for event in faults} == {"definisi/dinas/kedua.yaml"}
    assert events[-1]["event"] == "selesai"
    assert events[-1]["galat"] == len(faults)


# ---------------------------------------------------------------- many agencies


def test_all_builds_every_agency_below_a_folder(agency: Path, tmp_path: Path, capsys: Captured) -> None:
    make_agency(agency.parent / "badan", "arsip")
    assert main(["book", "--all", "definisi"]) == 0
    assert {"badan/buku.pdf", "dinas/buku.pdf"} <= documents(tmp_path / "output").keys()
    assert capsys.readouterr().err.splitlines()[-1].startswith("2 instansi, 3 SOP (3 disusun, 0 tetap)")


def test_one_bad_agency_does_not_stop_the_others(agency: Path, tmp_path: Path) -> None:
    make_agency(agency.parent / "aaa", "arsip")
    (agency.parent / "aaa/instansi.yaml").write_text("kop: [\n", "utf-8")
    assert main(["book", "--all", "definisi", "--quiet"]) == 1
    assert "dinas/buku.pdf" in documents(tmp_path / "output")


def test_agencies_are_found_in_path_order_without_hidden_folders_and_old_versions(agency: Path) -> None:
    for name in ("badan", ".git", "dinas/riwayat/2024"):
        make_agency(agency.parent / name)
    assert list(agencies(["definisi"])) == [Path("definisi/badan"), Path("definisi/dinas")]


MEMORY = """\
import gc, os, sys
from pathlib import Path
from sopdoc.book.build import build
from sopdoc.book.asked import BookOrder
def now():
    gc.collect()
    return next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmRSS:")) // 1024
sizes = []
for number in range(int(sys.argv[1])):
    build(BookOrder(Path(f"definisi/instansi-{number:02}"), Path("hasil"), jobs=1), lambda event: None)
    sizes.append(now())
print(*sizes)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="reads its memory from /proc")
def test_memory_stays_flat_over_many_agencies(tmp_path: Path) -> None:
    count = 24
    for number in range(count):
        folder = make_agency(tmp_path / f"definisi/instansi-{number:02}", *(f"sop-{n}" for n in range(4)))
        for name in range(4):
            edit(folder / f"sop-{name}.yaml", "Menyiapkan bahan", f"Menyiapkan bahan kegiatan {number * 7919 + name} pada bidang {number}")
    done = subprocess.run(
        [sys.executable, "-c", MEMORY, str(count)], cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True, text=True, check=True, timeout=120,
    )
    sizes = [int(size) for size in done.stdout.split()]
    assert len(sizes) == count
    assert max(sizes[-4:]) - max(sizes[4:8]) <= 6, sizes       # MB over sixteen agencies


def test_a_build_with_nothing_to_do_loads_no_layout_and_no_back_end(agency: Path, tmp_path: Path) -> None:
    main(["book", "definisi/dinas", "--quiet"])
    program = (
        "import sys; from sopdoc.cli.main import main; status = main(['book', 'definisi/dinas']); "
        "heavy = ('sopdoc.layout.engine', 'sopdoc.compiler', 'reportlab', 'jinja2', 'yaml'); "
        "print(*(name for name in heavy if name in sys.modules)); sys.exit(status)"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stdout.strip()) == (0, ""), done.stderr
    assert "2 SOP (0 disusun, 2 tetap), 0 berkas ditulis" in done.stderr
