"""`sopdoc build --lampirkan-sumber`: the PDF carries the definition that it was made from."""

from __future__ import annotations

import io
from pathlib import Path

import page as validator
import pikepdf
import pytest
from tools import none, run_sopdoc, write_agency

from sopdoc.compiler import Compiler, sources_of
from sopdoc.definitions import find_definitions
from sopdoc.diagnostics import Report

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 20"><rect width="30" height="20" fill="red"/></svg>'


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


def with_lampiran(agency: Path) -> dict[str, bytes]:
    """Its definition names two files, one of them twice; their names and contents as a document carries them."""
    files = {"denah.svg": SVG, "form/isian (baru).svg": SVG + b"<!-- lain -->", "ruang é.svg": SVG}
    (agency / "form").mkdir()
    for name, content in files.items():
        (agency / name).write_bytes(content)
    shown = "".join(f"  - {{judul: Denah, gambar: {name}, teks alternatif: Denah}}\n" for name in (*files, "denah.svg"))
    source = agency / "pertama.yaml"
    source.write_text(f"{source.read_text('utf-8')}lampiran:\n{shown}", "utf-8")
    return {"pertama.yaml": source.read_bytes(), **files}


def test_files_of_its_lampiran_travel_along(agency: Path, tmp_path: Path) -> None:
    known = with_lampiran(agency)
    assert run_sopdoc("build", agency, "--output", tmp_path / "hasil", "--lampirkan-sumber").status == 0
    data = (tmp_path / "hasil/dinas/pertama.pdf").read_bytes()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert {name: pdf.attachments[name].get_file().read_bytes() for name in known} == known     # each is found by its name
        assert len(pdf.attachments) == len(known)
        media = {str(pdf.attachments[name].obj.EF.F.Subtype) for name in known}
    assert media == {"/text/yaml", "/image/svg+xml"}
    none([f"{p}: {f.rule_id} {f.message}" for p in ("3a", "ua1") for f in validator.validate_pdf_bytes(data, profile=p).failures])
    assert run_sopdoc("verify", tmp_path / "hasil/dinas/pertama.pdf", "--definisi", agency).status == 0


def test_files_that_are_gone_meanwhile_are_said(agency: Path) -> None:
    with_lampiran(agency)
    (definition,) = find_definitions([str(agency)], Report())
    compiled = Compiler().compile(definition)
    definition.path.unlink()
    (agency / "denah.svg").unlink()
    report = Report()
    assert [name for name, _ in sources_of(compiled, report)] == ["form/isian (baru).svg", "ruang é.svg"]
    assert [d.code for d in report.diagnostics] == ["SOP015", "SOP406"]
