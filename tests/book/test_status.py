"""What the list and the registers say of an SOP's standing is what its definition says, whatever its number and dates look like."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pdfplumber
import pytest

from book.test_build_tools import edit, make_agency, order, run
from sopdoc.model.sop import Status

SAID = {"tanpa": "", **{status.value: status.value for status in Status}}
DATED = "tanggal efektif: 2026-02-02\ntanggal pencabutan: 2026-12-01\n"


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """The book of an agency with one SOP for each thing that can be said."""
    agency = make_agency(tmp_path / "dinas", *SAID)
    for name, said in SAID.items():
        edit(agency / f"{name}.yaml", "pelaksana:", f"{f'status: {said}' if said else '# status'}\n{DATED}pelaksana:")
    edit(agency / "buku.yaml", "tahun", "bagian: [daftar sop, sop]\ntahun")
    assert run(order(agency, formats=("pdf",))).outcome.failed == ()
    return tmp_path / "hasil" / "dinas"


def test_the_registers_and_the_list_say_what_the_definitions_say_and_no_more(output: Path) -> None:
    with (output / "daftar-sop.csv").open(encoding="utf-8-sig", newline="") as stream:
        assert {row["Nama SOP"].lower(): row["Status"] for row in csv.DictReader(stream)} == SAID
    assert {sop["kunci"]: sop["status"] for sop in json.loads((output / "manifest.json").read_text("utf-8"))["sop"]} == SAID
    with pdfplumber.open(output / "buku.pdf") as pdf:
        (page,) = (page for page in pdf.pages if "DAFTAR STANDAR" in (page.extract_text() or ""))
        listed = {row[2].lower(): row[4] for row in page.extract_table() if row[2] and row[2].lower() in SAID}
    assert listed == SAID
