"""No character gets to paper that its font does not draw, and nobody who checks, builds or opens a sheet is left unaware of it."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from layout.text.test_font_proof import without_letters
from source.test_pasted import BLOCK, REFUSED, is_refused, read_texts
from tools import write_agency

from sopdoc.checking import Checker
from sopdoc.compiler import Compiler
from sopdoc.definitions import find_definitions
from sopdoc.diagnostics import Diagnostic, Report, Span
from sopdoc.layout.text.fonts import built_in, signs
from sopdoc.layout.text.glyphs import report_glyphs
from sopdoc.profile.profile import Huruf
from sopdoc.source.node import ScalarNode
from sopdoc.source.read import parse

ARIAL = Huruf("Arial", {}, {})


def told(text: str, huruf: Huruf = ARIAL) -> tuple[Diagnostic, ...]:
    report = Report()
    report_glyphs(huruf, (ScalarNode(text, Span("uji.yaml", 1)),), report)
    return report.diagnostics


def is_drawn(character: str) -> bool:
    """By a glyph in each face, one letter after the other; U+FFFC and U+FFFD are drawn where something was lost."""
    faces = built_in().faces.values()
    if character in "\n\ufffc\ufffd":
        return character == "\n"
    plain = unicodedata.category(character)[0] in "LNPSZ" and unicodedata.bidirectional(character) not in ("R", "AL", "AN")
    return plain and (character in signs() or all(ord(character) in face.ttf.face.charToGlyph for face in faces))


def test_what_is_read_is_drawn_or_told_for_every_character_of_the_basic_plane() -> None:
    for first in [*range(0x80, 0xD800, BLOCK), *range(0xE000, 0x10000, BLOCK)]:
        block = [chr(code) for code in range(first, first + BLOCK)]
        texts, _ = read_texts([f"x{c}y" for c in block if unicodedata.category(c) not in REFUSED or not is_refused(c)])
        read = sorted({c for text in texts for c in text})
        undrawn = [c for c in read if not is_drawn(c)]
        assert bool(told("".join(read))) == bool(undrawn), f"{first:04X}"
        if len(undrawn) < len(read) - 2:
            assert [c for c in read if told(c)] == undrawn, f"{first:04X}"


@pytest.mark.parametrize(("text", "code"), [
    ("会", "SOP404"), ("🎉", "SOP404"), ("\ue000", "SOP404"), ("\uf005", "SOP404"), ("\ufffd", "SOP404"), ("\ufffc", "SOP404"),
    ("ﷺ", "SOP404"),
    ("שלום", "SOP405"), ("q\u0301", "SOP405"), ("a\u20dd", "SOP404"),
])
def test_what_is_not_drawn_is_told(text: str, code: str) -> None:
    assert [d.code for d in told(text)] == [code]


def test_each_file_is_told_once_with_its_characters_and_lines() -> None:
    report = Report()
    names = "logo: 会.png\nlampiran: [{gambar: 会.png}, {pdf: 会.pdf}]\n"
    definition = parse(f"nomor: 会\nnama: Uji\ncabang: {{Ya 会: [satu, 漢]}}\n{names}", "uji.yaml", report)
    report_glyphs(ARIAL, (definition, parse("\nkop: [会]\n", "instansi.yaml", report)), report)
    assert [(d.code, d.span.file, d.span.line, d.message) for d in report.diagnostics] == [
        ("SOP404", "instansi.yaml", 2, 'huruf Arial tidak mempunyai "会" (U+4F1A), di baris 2'),
        ("SOP404", "uji.yaml", 1, 'huruf Arial tidak mempunyai "会" (U+4F1A), "漢" (U+6F22), di baris 1, 3'),
    ]


def test_another_family_is_judged_by_its_own_letters(tmp_path: Path) -> None:
    """A family without accents, say; signs are borrowed by all."""
    (tmp_path / "sempit.ttf").write_bytes(without_letters("é"))
    narrow = Huruf("Sempit", {"biasa": tmp_path / "sempit.ttf"}, {})
    assert told("é", ARIAL) == ()
    assert [d.code for d in told("é ☑", narrow)] == ["SOP404"]
    assert "☑" not in told("é ☑", narrow)[0].message


@pytest.mark.parametrize("place", [
    "nama: {}", "unit: [{}]", "bagian: {{Judul {}: isi}}", "dasar hukum: [satu, dua {}]", "catatan: {}",
    "disahkan oleh: {{jabatan: Kepala, nama: {}}}", "riwayat: [{{revisi ke: 1, ringkasan: {}}}]",
    "judul: {}", "penyesuaian: {{label: {{peringatan: Awas {}}}}}",
])
def test_checking_and_building_tell_the_same(place: str, tmp_path: Path) -> None:
    written = place.format("会")
    name = "" if written.startswith("nama") else "nama: Uji\n"
    text = f"nomor: 1\n{name}{written}\npelaksana: {{a: Petugas}}\nkegiatan:\n  - {{uraian: Bekerja, pelaksana: a}}\n"
    (write_agency(tmp_path / "dinas") / "uji.yaml").write_text(text, "utf-8")
    (definition,) = find_definitions([str(tmp_path / "dinas" / "uji.yaml")], Report())
    checked = Report()
    Checker().check([definition], checked)
    for report in (checked, Compiler().compile(definition).report):
        assert [(d.code, d.span.line) for d in report.diagnostics if d.code == "SOP404"] == [("SOP404", 3 if name else 2)]
