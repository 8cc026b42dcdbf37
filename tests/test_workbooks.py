"""Workbooks have the same bytes wherever they are made."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tools import PATIENCE, write_agency

# openpyxl writes by lxml where it is there, and then otherwise; python-docx has no other way.
PROGRAM = """
import sys
if sys.argv[1] == "tanpa":
    sys.modules["lxml"] = sys.modules["lxml.etree"] = None
import sopdoc, openpyxl
sys.modules.pop("lxml", None), sys.modules.pop("lxml.etree", None)
from sopdoc.cli.main import main
sys.exit(main(["new", "sop", "dinas/a.xlsx", "--nama", "SOP  ≥ é"]) or main(["book", "dinas", "--output", "hasil", "--quiet"]))
"""


def made(folder: Path, how: str) -> dict[str, bytes]:
    agency = write_agency(folder / "dinas", "pertama")
    (agency / "buku.yaml").write_text("judul: Buku SOP\n", encoding="utf-8")
    subprocess.run([sys.executable, "-c", PROGRAM, how], cwd=folder, check=True, capture_output=True, timeout=PATIENCE)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.xlsx")}


def test_workbooks_have_the_same_bytes_with_lxml_and_without(tmp_path: Path) -> None:
    without, usual = made(tmp_path / "tanpa", "tanpa"), made(tmp_path / "dengan", "dengan")
    assert len(usual) == 2
    assert without == usual
