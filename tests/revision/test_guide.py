"""What the guide says that `sopdoc diff` prints is what it prints."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tools import DEFINITIONS

from sopdoc.cli.main import main

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
