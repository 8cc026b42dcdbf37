"""No word is lost in silence: what a definition says stands on its sheet, in PDF and DOCX, or a finding names it.

Texts are what officials type and paste, with every sign that means something to YAML or to our markup, in every way to
write a text.  Each word is written once in a definition, and no other words can look like it.
"""

from __future__ import annotations

import html
import io
import json
import re
import zipfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pdfplumber
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sopdoc.compiler import Compiler, render
from sopdoc.definitions import find_definitions
from sopdoc.diagnostics import Diagnostic, Report
from sopdoc.source.node import MappingNode, ScalarNode
from sopdoc.source.read import parse

WORD = re.compile(r"q[aeiou][bcdfghjklm]{3}")
BEGIN = (
    "", "", "", "- ", "• ", "1. ", "12. ", "a. n. ", "a) ", "(1) ", "A. ", "1.1 ", "*", "**", "[", "{", "(", "%", "&", "@", "!", "| ", "> ",
    "? ", "~ ", "#", "“", "‘", "'", '"', "-", "---", "…", "=", "\u00a0",
)
BETWEEN = (
    " ", " ", " ", "  ", ", ", ": ", " - ", " – ", "/", " #", "#", " (", ") ", " & ", " * ", "**", " **", "*", " [", "] ", "{", "} ", " | ",
    " > ", " < ", " ~ ", " % ", " @", "\\", " '", "'", ' "', '"', "’", " “", "” ", "…", "; ", "? ", " = ", "$", "${", "{{", "}}", "_",
    "<b>", "<!--", "&amp;", "^", "`", " // ", "{#", "](", "[x](", " a. n. ", " §", "\u00a0", "\u200b", "\u00ad", "\t",
)
LINES = ("\n", "\n\n", "\n- ", "\n1. ", "\na. ", "\n  ", "\n   - ", "\n• ", "\n#")
END = ("", "", "", ".", ":", " #", "**", "*", "]", "}", ")", '"', "'", "”", "\\", "…", ",", ";", "?")
STYLES = ("plain", "plain", "folded plain", "double", "single", "literal", "folded")
INSTANSI = ("", "profil: spo\n", "tanda tangan: tte\n", "penyesuaian: {kapsul: terpisah, tanda tangan akhir: ya}\n")
SOP = """\
nomor: {0}
nama: {1}
unit: {2}
disahkan oleh:
  jabatan: {3}
  nama: {4}
dasar hukum:
  - {5}
  - {6}
peringatan: {7}
bagian:
  Biaya: {8}
pelaksana:
  a: {9}
  b: Kepala
kegiatan:
  - {{pelaksana: a, uraian: Mengisi}}
  - id: cek
    uraian: {10}
    pelaksana: b
    cabang:
      {11}: lanjut
      Tidak: cek-lagi
    kelengkapan:
      butir:
        - {12}
        - {13}
  - id: cek-lagi
    uraian: Memeriksa lagi
    pelaksana: a
    teks: {14}
    keterangan:
      teks: {15}
  - uraian: Menutup
    pelaksana: b
    output: {16}
catatan: {17}
"""
DEPTH = (0, 0, 0, 2, 2, 2, 2, 0, 2, 2, 4, -1, 8, 8, 4, 6, 4, 0)     # of the key or the dash; -1: it is a key itself
ODD = 7        # odd texts in one definition


def word(number: int) -> str:
    letters = "bcdfghjklm"
    return "q" + "aeiou"[number % 5] + letters[number % 10] + letters[number // 10 % 10] + letters[number // 100 % 10]


@st.composite
def texts(draw: st.DrawFn, numbers: Iterator[int], several: bool) -> str:
    """Words with odd signs around them, on `several` lines or on one."""
    parts = [draw(st.sampled_from(BEGIN)), word(next(numbers))]
    for _ in range(draw(st.integers(0, 4))):
        parts += [draw(st.sampled_from((*BETWEEN, *LINES) if several else BETWEEN)), word(next(numbers))]
    return "".join((*parts, draw(st.sampled_from(END))))


@st.composite
def values(draw: st.DrawFn, numbers: Iterator[int], depth: int) -> str:
    """A text as a definition writes it, below a key at `depth`; one that YAML would refuse or take for more than a text is quoted."""
    style = draw(st.sampled_from(STYLES if depth >= 0 else ("plain", "double")))
    text = draw(texts(numbers, several=style not in ("plain", "single")))
    written = style_of(style, text, depth)
    return written if is_text(written, depth) else json.dumps(text, ensure_ascii=False)


def style_of(style: str, text: str, depth: int) -> str:
    below = "\n" + " " * (depth + 2)
    if style == "single":
        return "'" + text.replace("'", "''") + "'"
    if style == "double":
        return json.dumps(text)
    folded = below.join(text.split("\n"))
    return {"plain": text, "folded plain": folded, "literal": f"|{below}{folded}", "folded": f">-{below}{folded}"}[style]


def is_text(written: str, depth: int) -> bool:
    report = Report()
    around = f"{written}: x\n" if depth < 0 else " " * depth + f"k: {written}\n"
    node = parse(around, "x", report)
    return not report.has_galat and isinstance(node, MappingNode) and isinstance(node.entries[0][1], ScalarNode)


@st.composite
def definitions(draw: st.DrawFn) -> str:
    numbers, slots = count(1), [f"Isi {number}" for number in range(len(DEPTH))]
    for place in draw(st.lists(st.integers(0, len(DEPTH) - 1), min_size=1, max_size=ODD, unique=True)):
        slots[place] = draw(values(numbers, DEPTH[place]))
    return SOP.format(*slots)


def squeezed(text: str) -> str:
    """Letters and digits alone: lines and hyphens may stand inside of a word."""
    return re.sub(r"[\W_]+", "", text).casefold()


def of_pdf(content: bytes) -> str:
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        return "".join(char["text"] for page in pdf.pages for char in page.chars)


def of_docx(content: bytes) -> str:
    xml = zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml").decode()
    return html.unescape("".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", xml)))


def is_named(match: re.Match[str], found: tuple[Diagnostic, ...]) -> bool:
    """Does a finding say the word, or point at it as lost?"""
    line, column = match.string.count("\n", 0, match.start()) + 1, match.start() - match.string.rfind("\n", 0, match.start())
    for d in found:
        lost = d.code == "SOP021" and d.span.line == line and d.span.column <= column < d.span.end_column
        if lost or match.group() in d.message:
            return True
    return False


def lost_words(folder: Path, text: str, instansi: str) -> list[str]:
    """Words that the sheet lacks and nothing names; a definition with errors has no sheet."""
    (folder / "instansi.yaml").write_text(f"kop: [KOTA UJI]\n{instansi}", "utf-8")
    (folder / "uji.yaml").write_text(text, "utf-8")
    (definition,) = find_definitions([str(folder / "uji.yaml")], Report())
    made = Compiler().compile(definition)
    if made.sheets is None:
        assert made.report.has_galat
        return []
    printed = {"pdf": squeezed(of_pdf(render(made.sheets, "pdf")[0][1])), "docx": squeezed(of_docx(render(made.sheets, "docx")[0][1]))}
    return [
        f"{match.group()} in {name}" for match in WORD.finditer(text) for name, letters in printed.items()
        if match.group() not in letters and not is_named(match, made.report.diagnostics)
    ]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(text=definitions(), instansi=st.sampled_from(INSTANSI))
def test_every_word_of_a_definition_is_on_its_sheet_or_a_finding_names_it(text: str, instansi: str, tmp_path: Path) -> None:
    assert lost_words(tmp_path, text, instansi) == [], text


@pytest.mark.parametrize("place", range(len(DEPTH)))
def test_every_place_of_the_search_is_printed_and_a_loss_there_would_be_seen(place: int, tmp_path: Path) -> None:
    slots = [f"Isi {number}" for number in range(len(DEPTH))]
    slots[place] = word(1)
    assert lost_words(tmp_path, SOP.format(*slots), "") == []
    if DEPTH[place] >= 0:
        slots[place] = f"Isi # {word(1)}"      # a comment as people write them: nobody means it to be printed
        assert lost_words(tmp_path, SOP.format(*slots), "") == [f"{word(1)} in pdf", f"{word(1)} in docx"]
