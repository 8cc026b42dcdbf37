"""`sopdoc preview` from outside: pictures and status, and a server that starts, stops at Ctrl-C and tells what is wrong."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import urllib.request
from importlib.util import find_spec
from pathlib import Path

import pytest
from PIL import Image
from tools import PATIENCE, hearing_ctrl_c, write_agency

from sopdoc.cli.main import main
from sopdoc.preview import pictures

BROKEN = "nomor: 1\nnama: Rusak\n"


@pytest.fixture
def agency(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return write_agency(tmp_path / "dinas", "pertama")


@pytest.fixture
def raster() -> None:
    if find_spec("pypdfium2") is None:
        if os.environ.get("SOPDOC_REQUIRE_TOOLS") == "1":
            pytest.fail("needs pypdfium2, and SOPDOC_REQUIRE_TOOLS=1")
        pytest.skip("needs pypdfium2, which is not installed")


def written(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def test_svg_pictures_are_those_of_the_build(agency: Path, tmp_path: Path) -> None:
    assert main(["preview", str(agency / "pertama.yaml"), "--svg", "-o", "gambar"]) == 0
    main(["build", str(agency / "pertama.yaml"), "--format", "svg"])
    assert written(tmp_path / "gambar")
    for path in (tmp_path / "gambar" / "dinas").iterdir():
        assert path.read_bytes() == (tmp_path / "output" / "dinas" / path.name).read_bytes()


def test_png_pictures_have_the_papers_size(agency: Path, tmp_path: Path, raster: None) -> None:
    assert main(["preview", str(agency / "pertama.yaml"), "--png", "-o", "gambar", "--dpi", "72"]) == 0
    with Image.open(tmp_path / "gambar" / "dinas" / "pertama-1.png") as picture:
        assert picture.size == (pytest.approx(330 / 25.4 * 72, abs=1.5), pytest.approx(215 / 25.4 * 72, abs=1.5))


def test_one_page_can_be_asked_for(agency: Path, tmp_path: Path) -> None:
    (agency / "instansi.yaml").write_text("kop: [PEMERINTAH KABUPATEN UJI]\npenyesuaian: {gabung: tidak}\n", "utf-8")
    assert main(["preview", "dinas", "--svg", "-o", "gambar", "--halaman", "2"]) == 0
    assert written(tmp_path / "gambar") == ["pertama-2.svg"]


@pytest.mark.parametrize(("options", "said"), [
    (["--halaman", "9"], "pertama.yaml: halaman 9 tidak ada; SOP ini 2 halaman"),
    (["--halaman", "1", "--alur"], "pertama.yaml: halaman 1 tidak memuat alur"),
])
def test_a_page_that_is_not_there_is_told(agency: Path, capsys: pytest.CaptureFixture[str], options: list[str], said: str) -> None:
    (agency / "instansi.yaml").write_text("kop: [PEMERINTAH KABUPATEN UJI]\npenyesuaian: {gabung: tidak}\n", "utf-8")
    assert main(["preview", "dinas/pertama.yaml", "--svg", "-o", "gambar", *options]) == 1
    assert said in capsys.readouterr().err
    assert not Path("gambar").exists()


@pytest.mark.parametrize("options", [["--halaman", "2"], ["--alur"], ["--dpi", "90"], ["-o", "gambar"], ["--svg", "--dpi", "90"]])
def test_options_of_pictures_without_pictures_are_refused(agency: Path, capsys: pytest.CaptureFixture[str], options: list[str]) -> None:
    assert main(["preview", "dinas", *options]) == 2
    assert "hanya berlaku bersama" in capsys.readouterr().err


def test_the_flow_alone_is_smaller_than_the_page(agency: Path, tmp_path: Path, raster: None) -> None:
    main(["preview", "dinas", "--png", "-o", "semua", "--dpi", "72"])
    main(["preview", "dinas", "--png", "--svg", "-o", "alur", "--alur", "--dpi", "72"])
    (name,) = (path.name for path in (tmp_path / "alur" / "dinas").glob("*.png"))
    with Image.open(tmp_path / "alur" / "dinas" / name) as flow, Image.open(tmp_path / "semua" / "dinas" / name) as page:
        assert flow.width < page.width
        assert flow.height < page.height / 2
        assert flow.convert("L").getextrema()[0] < 50       # it is not empty
    text = (tmp_path / "alur" / "dinas" / name.replace(".png", ".svg")).read_text("utf-8")
    assert text.count("<svg") == 2


def test_a_missing_extra_is_told_with_the_command(
    agency: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:
    def missing(name: str) -> None:
        raise ModuleNotFoundError(name)

    monkeypatch.setattr(pictures, "import_module", missing)
    assert main(["preview", "dinas", "--png", "-o", "gambar"]) == 2
    assert "-m pip install pypdfium2" in capsys.readouterr().err
    assert not Path("gambar").exists()


def test_a_broken_definition_gives_no_picture_and_status_1(agency: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (agency / "rusak.yaml").write_text(BROKEN, "utf-8")
    assert main(["preview", "dinas", "--svg", "-o", "gambar"]) == 1
    assert "galat[" in capsys.readouterr().err
    assert all(name.startswith("pertama-") for name in written(Path("gambar")))


@pytest.mark.parametrize("arguments", [
    ["tidak-ada"], ["dinas", "--dpi", "0"], ["dinas", "--dpi", "9999"], ["dinas", "--halaman", "x"], ["dinas", "--halaman", "0"],
    ["dinas", "--port", "70000"], ["dinas", "--editor", "'"], [],
])
def test_wrong_usage_is_status_2(agency: Path, arguments: list[str]) -> None:
    try:
        status = main(["preview", *arguments])
    except SystemExit as end:
        status = int(str(end.code))
    assert status == 2


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_it_serves_until_it_is_stopped_and_stops_cleanly(agency: Path, stop: signal.Signals) -> None:
    command = [sys.executable, "-m", "sopdoc", "preview", "dinas", "--no-open", "--port", "0"]
    with hearing_ctrl_c():
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        found = re.search(r"http://127\.0\.0\.1:\d+/[\w-]{32,}/", process.stdout.readline())
        assert found
        with urllib.request.urlopen(found[0], timeout=PATIENCE) as page:
            assert page.status == 200
        process.send_signal(stop)
        out, err = process.communicate(timeout=PATIENCE)
    finally:
        process.kill()
    assert (process.returncode, err) == (0, "")
    assert "pratinjau berhenti" in out
