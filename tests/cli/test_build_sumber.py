"""`sopdoc build --lampirkan-sumber`: the PDF carries the definition that it was made from."""

from __future__ import annotations

import io
from pathlib import Path

import page as validator
import pikepdf
import pytest
from tools import none, run_sopdoc, write_agency

from sopdoc.compiler import sources_of
from sopdoc.definitions import find_definitions
from sopdoc.diagnostics import Report


@pytest.fixture
def agency(tmp_path: Path) -> Path:
    return write_agency(tmp_path / "dinas", "pertama")


def test_the_definition_comes_out_of_the_document_as_it_is(agency: Path, tmp_path: Path) -> None:
    source = agency / "pertama.yaml"
    source.write_bytes(b"\xef\xbb\xbf" + source.read_bytes().replace(b"\n", b"\r\n"))
    assert run_sopdoc("build", agency, "--output", tmp_path / "hasil", "--lampirkan-sumber").status == 0
    data = (tmp_path / "hasil/dinas/pertama.pdf").read_bytes()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        found = {name: pdf.attachments[name].get_file().read_bytes() for name in pdf.attachments}
    assert found == {"pertama.yaml": source.read_bytes()}
    none([f"{p}: {f.rule_id} {f.message}" for p in ("3a", "ua1") for f in validator.validate_pdf_bytes(data, profile=p).failures])


def test_without_the_option_there_is_nothing_inside(agency: Path, tmp_path: Path) -> None:
    run_sopdoc("build", agency, "--output", tmp_path / "hasil")
    with pikepdf.open(tmp_path / "hasil/dinas/pertama.pdf") as pdf:
        assert len(pdf.attachments) == 0


def test_the_bytes_do_not_tell_when_the_definition_was_saved(agency: Path, tmp_path: Path) -> None:
    for place in ("satu", "dua"):
        run_sopdoc("build", agency, "--output", tmp_path / place, "--lampirkan-sumber")
        (agency / "pertama.yaml").touch()
    assert (tmp_path / "satu/dinas/pertama.pdf").read_bytes() == (tmp_path / "dua/dinas/pertama.pdf").read_bytes()


def test_a_definition_that_is_gone_meanwhile_is_said(agency: Path) -> None:
    (definition,) = find_definitions([str(agency)], Report())
    definition.path.unlink()
    report = Report()
    assert sources_of(definition, report) == ()
    assert [d.code for d in report.diagnostics] == ["SOP015"]
