"""The letterhead's pictures come with the agency's file, each under its key; one that cannot be embedded is told."""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path

import pytest
from tools import lacking

from impor.imported import naskah_of
from sopdoc.compiler import render
from sopdoc.definitions import find_definitions
from sopdoc.diagnostics import Report
from sopdoc.impor.carried import definitions_in
from sopdoc.impor.file import READERS
from sopdoc.impor.finding import Paper
from sopdoc.impor.identity.fields import Identity
from sopdoc.impor.identity.logo import file_of, logo_in
from sopdoc.impor.page import Box
from sopdoc.impor.pdf.file import read_pdf
from sopdoc.impor.reading import Sheet
from sopdoc.impor.written.doubted import without
from sopdoc.layout.engine import lay_out
from sopdoc.png import RGB, png
from sopdoc.reading import Reader

READ = {"pdf": read_pdf, "docx": READERS[".docx"]}
SOP = """
nomor: "1"
nama: Peminjaman Kunci
pelaksana: {staf: Staf}
kegiatan:
  - {uraian: Mencatat, pelaksana: staf}
"""


@pytest.mark.parametrize("ending", READ)
@pytest.mark.parametrize("keys", [("logo",), ("logo", "logo kanan"), ("logo kanan",)], ids=" ".join)
def test_logos_left_and_right_of_the_letterhead_come_back(keys: tuple[str, ...], ending: str, tmp_path: Path) -> None:
    if ending == "pdf" and find_spec("pypdfium2") is None:
        lacking("pypdfium2, which is not installed")
    (tmp_path / "a.png").write_bytes(png(40, 40, RGB, [bytes(120)] * 40, 1))
    (tmp_path / "instansi.yaml").write_text("kop: [PEMERINTAH KABUPATEN UJI]\n" + "".join(f"{key}: a.png\n" for key in keys), "utf-8")
    (tmp_path / "sop.yaml").write_text(SOP, "utf-8")
    report = Report()
    (definition,) = find_definitions([str(tmp_path / "sop.yaml")], report)
    naskah = Reader().read(definition, report).naskah
    assert naskah, report.diagnostics
    laid = lay_out(naskah.sop, naskah.profile, report)
    assert laid
    (found,) = definitions_in(json.loads(READ[ending](render(laid, ending)[0][1])))
    assert [one.doubt for one in found.doubts] == []
    (tmp_path / "baru").mkdir()
    new = naskah_of(found, tmp_path / "baru").sop.instansi
    assert {key for key, path in (("logo", new.logo), ("logo kanan", new.logo_kanan)) if path} == set(keys)


@pytest.mark.parametrize(("data", "name"), [
    (b"\x89PNG\r\n\x1a\n gambar", "logo.png"), (b"\xff\xd8\xff\xe0 gambar", "logo.jpg"), (b"\x01\0\0\0 metafile", ""),
])
def test_a_picture_that_can_be_embedded_is_taken(data: bytes, name: str) -> None:
    taken = logo_in({1: [(Box(10, 10, 40, 40), data)]}, 1, Box(10, 10, 40, 40))
    assert (file_of("logo", taken) if taken else "") == name


@pytest.mark.parametrize("taken", [(), ("logo",), ("logo kanan",), ("logo", "logo kanan")], ids=" ".join)
def test_what_was_not_taken_is_told(taken: tuple[str, ...]) -> None:
    places = {"logo": (1, Box(10, 10, 40, 40)), "logo kanan": (1, Box(90, 10, 120, 40))}
    sheet = Sheet(Identity({}, (), None), (), (1,), (600, 400), (Paper(1, 600, 400),), logos=places)
    told = [one.subject for one in without(sheet, taken)]
    assert told == [key for key in places if key not in taken]
