"""Bold and italic words in names and titles: styled wherever the sheet prints them, plain wherever they are told or compared."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pdfplumber
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopdoc.cli.main import main
from sopdoc.compiler import Compiled, Compiler, render
from sopdoc.definitions import find_definitions
from sopdoc.diagnostics import Report
from sopdoc.layout.tree import Paragraph, Run
from sopdoc.model.markah import decode_judul, decode_kata
from sopdoc.model.sidik import sidik
from sopdoc.model.teks import berangkai, kapital, kata_of, tanpa_awal
from sopdoc.preview.view import show
from sopdoc.profile.titles import titled

SOP = """\
nomor: 1
nama: Penerimaan di *qabi*
tanggal efektif: 2026-01-02
disahkan oleh: {jabatan: Kepala, nama: Budi}
riwayat:
  - {revisi ke: 1, tanggal: 2026-01-02, ringkasan: Baru, oleh: Kepala}
bagian:
  "*qabo* Layanan": Surat
pelaksana:
  "Petugas *qabu*":
    a: "*qace*"
    b: Petugas *qaci*
  c: Kepala
kegiatan:
  - {uraian: Menerima, pelaksana: a}
  - {uraian: Memeriksa, pelaksana: b}
  - {uraian: Menutup, pelaksana: c}
lampiran:
  - {judul: Formulir *qaco*, kolom: [No., "*qacu*"], kosong: 2, isian: ["Isi *qade*"]}
penyesuaian:
  riwayat: ya
  label:
    output: "*qadi*"
    pelaksana: Para *qado*
    disahkan oleh: "*qadu*"
    dasar hukum: "*qafe*"
    riwayat: Riwayat *qafi*
    riwayat ringkasan: "*qafo*"
    lampiran: "*qafu*"
    mutu baku: Mutu *qage*
"""
WORDS = frozenset(re.findall("qa[a-z]{2}", SOP))
FORMS = {
    "": "", "SPO": "  identitas:\n    bentuk: spo\n", "titles in capitals": "  identitas:\n    judul bagian: kapital\n",
    "lanes upright": "  huruf:\n    kepala: 11\n",
}
letters = st.text("a *\\[](){#}-", max_size=12)


def compiled(folder: Path, text: str = SOP) -> Compiled:
    (folder / "instansi.yaml").write_text("kop: [DINAS CONTOH]\n", "utf-8")
    (folder / "uji.yaml").write_text(text, "utf-8")
    (definition,) = find_definitions([(folder / "uji.yaml").as_posix()], Report())
    return Compiler().compile(definition)


def runs(part: object) -> Iterator[Run]:
    """Every run of the layout, in cells and between them."""
    if isinstance(part, Paragraph):
        yield from part.runs
    elif isinstance(part, tuple):
        for one in part:
            yield from runs(one)
    elif hasattr(part, "__dataclass_fields__"):
        for name in part.__dataclass_fields__:
            yield from runs(getattr(part, name))


@pytest.mark.parametrize("form", FORMS)
def test_every_title_is_printed_in_its_styles(tmp_path: Path, form: str) -> None:
    found = show(compiled(tmp_path, SOP + FORMS[form]))
    assert found is not None
    printed = [(run.text, run.style.face) for run in runs(found.sheets.layout.pages)]
    assert [text for text, _ in printed if "*" in text] == []
    styled = {word.lower() for text, face in printed if "miring" in face for word in re.findall("[A-Za-z]+", text)}
    upright = {word.lower() for text, face in printed if "miring" not in face for word in re.findall("[A-Za-z]+", text)}
    here = WORDS - ({"qafe"} if form == "SPO" else set())
    assert here - styled == set()
    assert upright & WORDS == set()


def test_no_format_prints_a_star(tmp_path: Path) -> None:
    whole = compiled(tmp_path)
    docx = zipfile.ZipFile(io.BytesIO(rendered(whole, "docx")))
    with pdfplumber.open(io.BytesIO(rendered(whole, "pdf"))) as pdf:
        words = [word["text"] for page in pdf.pages for word in page.extract_words()]
        assert pdf.metadata["Title"] == "Penerimaan di qabi"
    assert {word for word in WORDS if any(word in text for text in words)} == WORDS
    texts = ["".join(words), docx.read("word/document.xml").decode(), json.dumps(json.loads(rendered(whole, "json")))]
    assert [re.findall(r"\*q|q\w*\*", text) for text in (*texts, rendered(whole, "svg").decode())] == [[]] * 4


def rendered(whole: Compiled, format: str) -> bytes:
    assert whole.sheets is not None
    return b"".join(content for _, content in render(whole.sheets, format))


def test_the_preview_leads_from_a_styled_title_to_its_line(tmp_path: Path) -> None:
    found = show(compiled(tmp_path))
    assert found is not None
    places = {area.nama: area.span.line for page in found.places for area in page.areas if area.jenis == "sel"}
    lines = dict(enumerate(SOP.splitlines(), 1))
    assert "qabo" in lines[places["qabo Layanan"]]
    assert "qaci" in lines[places["Pelaksana Petugas qaci"]]


def test_other_styles_are_another_content_and_none_are_none(tmp_path: Path) -> None:
    def digest(text: str) -> str:
        naskah = compiled(tmp_path, text).reading.naskah
        assert naskah is not None
        return sidik(naskah.sop)

    sop, lines = SOP.partition("penyesuaian")[0], range(len(SOP.partition("penyesuaian")[0].splitlines()))
    digests = {digest("\n".join(line.replace("*", "") if n == at else line for n, line in enumerate(sop.splitlines()))) for at in lines}
    assert len(digests) == 1 + sum("*" in line for line in sop.splitlines())


@pytest.mark.parametrize(("old", "new", "told"), [
    ("nama: Penerimaan di *qabi*", "nama: Penerimaan di qabi", "Nama SOP"), ('c: Kepala', 'c: "*Kepala*"', "Kolom pelaksana 3"),
    ('"Petugas *qabu*"', "Petugas qabu", "kelompok"), ("Formulir *qaco*", "Formulir qaco", "Lampiran 1"),
    ('"*qacu*"', "qacu", "Lampiran 1"),
])
def test_diff_tells_of_a_style_that_changed(tmp_path: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, told: str) -> None:
    compiled(tmp_path)
    (tmp_path / "lain.yaml").write_text(SOP.replace(old, new), "utf-8")
    assert main(["diff", str(tmp_path / "uji.yaml"), str(tmp_path / "lain.yaml")]) == 0
    assert told in capsys.readouterr().out
    marked = ["build", str(tmp_path / "lain.yaml"), "--tandai", str(tmp_path / "uji.yaml"), "-o", str(tmp_path / "o"), "--format", "json"]
    assert main(marked) == 0


def test_two_sections_that_differ_in_style_alone_are_refused(tmp_path: Path) -> None:
    whole = compiled(tmp_path, SOP.replace('  "*qabo* Layanan": Surat\n', '  "*qabo* Layanan": Surat\n  qabo Layanan: Lain\n'))
    assert [(d.code, d.span.line) for d in whole.report.diagnostics if d.code == "SOP017"] == [("SOP017", 9)]


@given(letters)
def test_a_title_says_the_words_of_a_cell_and_refers_to_nothing(text: str) -> None:
    cell = decode_kata(text)
    title = decode_judul(text)
    assert not any(k.tautan or k.acuan for k in kata_of(title))
    if not any(k.tautan for k in cell):
        assert title == "".join(k.teks for k in cell)
        assert [(k.tebal, k.miring) for k in kata_of(title) for _ in k.teks] == [(k.tebal, k.miring) for k in cell for _ in k.teks]


@given(letters, letters, st.integers(0, 12))
def test_titles_are_joined_and_cut_and_written_in_capitals_as_texts_are(left: str, right: str, count: int) -> None:
    one, other = decode_judul(left), decode_judul(right)
    both = berangkai(one, other)
    assert both == f"{one}{other}"
    assert _styles(both) == _styles(one) + _styles(other)
    assert (tanpa_awal(both, count), _styles(tanpa_awal(both, count))) == (both[count:], _styles(both)[count:])
    assert (kapital(both), _styles(kapital(both))) == (both.upper(), _styles(both))


def _styles(title: str) -> list[tuple[bool, bool]]:
    return [(k.tebal, k.miring) for k in kata_of(title) for _ in k.teks]


def test_a_pattern_takes_a_name_with_its_styles() -> None:
    title = titled("SOP {nama}", decode_judul("SOP *Front Office*"), "")
    assert [(k.teks, k.miring) for k in kata_of(title)] == [("SOP ", False), ("Front Office", True)]
