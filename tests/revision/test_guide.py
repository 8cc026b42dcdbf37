"""What the guide says that `sopdoc diff` prints is what it prints, and its picture of a marked sheet is today's."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from tools import DEFINITIONS, ROOT

from revision.test_marked import CHANGES, profile
from revision.versions import edited, sop
from sopdoc.cli.main import main
from sopdoc.diagnostics import Report
from sopdoc.layout.engine import lay_out
from sopdoc.render.svg import render_svg
from sopdoc.revision.compare import compare
from sopdoc.revision.marked import mark_sop

PICTURE = DEFINITIONS / "contoh" / "gambar" / "penanganan-pengaduan-tandai-2.svg"
GUIDE = (DEFINITIONS / "README.md").read_text("utf-8")
FIRST = "    waktu: 5 menit\n  - uraian: Menyerahkan proyektor\n    pelaksana: petugas\n    waktu: 5 menit\n"
CHANGED = """\
    waktu: 5 menit
  - uraian: Memeriksa kelengkapan proyektor
    pelaksana: petugas
    waktu: 5 menit
  - uraian: Menyerahkan proyektor
    pelaksana: petugas
    waktu: 10 menit
"""


def test_the_guides_example_of_a_diff_is_true(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (example,) = re.findall(r"```yaml\n(# contoh: peminjaman-proyektor\.yaml\n.*?)```", GUIDE, re.DOTALL)
    (shown,) = re.findall(r"```text\n\$ sopdoc diff [^\n]*\n(.*?)```", GUIDE, re.DOTALL)
    assert FIRST in example
    (tmp_path / "instansi.yaml").write_text("kop: [PEMERINTAH KABUPATEN UJI]\n", "utf-8")
    (tmp_path / "lama.yaml").write_text(example, "utf-8")
    (tmp_path / "baru.yaml").write_text(example.replace(FIRST, CHANGED), "utf-8")
    assert main(["diff", str(tmp_path / "lama.yaml"), str(tmp_path / "baru.yaml")]) == 0
    assert capsys.readouterr().out == shown


def test_the_picture_of_a_marked_sheet_is_todays(tmp_path: Path, expect: Callable[[Path, str], None]) -> None:
    sheets = lay_out(mark_sop(compare(sop(), edited(tmp_path, *CHANGES))), profile(), Report())
    assert sheets is not None
    assert f"]({PICTURE.relative_to(DEFINITIONS).as_posix()})" in GUIDE
    assert f"]({PICTURE.relative_to(ROOT).as_posix()})" in (ROOT / "README.md").read_text("utf-8")
    expect(PICTURE, render_svg(sheets.layout, sheets.layout.pages[1]))
