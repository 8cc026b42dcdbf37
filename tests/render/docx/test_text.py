"""Words: complete, escaped, breakable where the layout breaks, editable."""

from __future__ import annotations

import io
from dataclasses import replace

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from sopdoc.geometry import Rect, pt
from sopdoc.layout.tree import Line, Paragraph, Piece, Run, Symbol, Table
from sopdoc.render.docx import render_docx
from sopdoc.render.docx.looks import Letters
from sopdoc.render.docx.ooxml import escape
from sopdoc.render.docx.references import References
from sopdoc.render.docx.run import run_xml
from sopdoc.render.docx.shape_text import shape_text
from sopdoc.render.docx.text import breakable, paragraph_xml

from .counting import numbers
from .opened import NS, R, W, find, own_text, root
from .sample import item, sample, style, words

PLAIN = Letters("", "")


def parsed(paragraph: Paragraph, number: str = "") -> object:
    references = References()
    declared = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NS.items())
    xml = paragraph_xml(paragraph, references, references.looks.of("Sel", paragraph), number=number)
    return etree.fromstring(f"<x {declared}>{xml}</x>")


def test_every_word_of_the_layout_is_in_the_document() -> None:
    layout = sample()
    data = render_docx(layout)
    body = root(data)
    paragraphs = find(body, "//w:p")
    written = [number + own_text(paragraph) for number, paragraph in zip(numbers(data, paragraphs), paragraphs, strict=True)]
    for page in layout.pages:
        for block in page.blocks:
            holders = block.cells if isinstance(block, Table) else (block,)
            for paragraph in (p for holder in holders for p in holder.paragraphs if p.runs):
                marker = paragraph.marker.text if paragraph.marker else ""
                assert marker + "".join(run.text for run in paragraph.runs) in written
        for shape in (*page.symbols, *page.labels):
            for paragraph in shape.paragraphs:
                assert "".join(run.text for run in paragraph.runs) in written


@pytest.mark.parametrize("hostile", ['&', '<w:p>', '"\'', ']]>', '\x00\x0b\x1f', '\ud800', '\ufffe', '&amp;', '&#0;', '😀'])
def test_hostile_text_comes_back_without_what_xml_cannot_hold(hostile: str) -> None:
    element = etree.fromstring(f'<x y="{escape(hostile)}">{escape(hostile)}</x>')
    kept = "".join(c for c in hostile if c not in "\x00\x0b\x1f\ud800\ufffe")
    assert (element.text or "") == kept
    assert element.get("y") == kept


@given(st.text(st.characters(codec=None)))
def test_any_text_can_be_written(text: str) -> None:
    etree.fromstring(f'<x y="{escape(text)}">{escape(text)}</x>')


def test_a_hostile_title_does_not_break_the_file() -> None:
    layout = replace(sample(), title="<&>\"'\x07", author="A & B", subject="</dc:subject>")
    assert docx.Document(io.BytesIO(render_docx(layout))).core_properties.title == "<&>\"'"


def broken(text: str, *lines: str) -> Paragraph:
    """A paragraph in one style whose lines are these."""
    placed = tuple(Line((Piece(0, 0, Run(line, style())),), 0) for line in lines)
    return Paragraph((Run(text, style()),), placed, pt(10))


@pytest.mark.parametrize(("text", "lines", "written"), [
    ("berkas/dokumen", ("berkas/dokumen",), "berkas/dokumen"),
    ("berkas/dokumen/surat", ("berkas/dokumen/", "surat"), "berkas/dokumen/\u200bsurat"),
    ("satu dua/tiga", ("satu ", "dua/tiga"), "satu dua/tiga"),
    ("materi /draf ( x )", ("materi", "/draf (", "x )"), "materi \u200b/draf ( \u200bx )"),
    ("a.id?jenis=b", ("a.id?", "jenis=b"), "a.id?\u200bjenis=b"),
])
def test_a_break_that_no_engine_sees_is_marked_where_a_line_ends_there(text: str, lines: tuple[str, ...], written: str) -> None:
    assert breakable(broken(text, *lines)) == [written]


def test_the_mark_stands_in_the_run_that_the_line_ends_in() -> None:
    runs = (Run("a/", style()), Run("b", style(8, "tebal")), Run("c/d", style()))
    ends = ((runs[0],), (runs[1], Run("c/", style())), (Run("d", style()),))
    lines = tuple(Line(tuple(Piece(0, 0, run) for run in line), 0) for line in ends)
    assert breakable(Paragraph(runs, lines, pt(10))) == ["a/\u200b", "b", "c/\u200bd"]


@pytest.mark.parametrize(("second", "written"), [(Run(" b", style()), ["a ", "b"]), (Run(" b", style(), "lain"), ["a", " b"])])
def test_a_space_at_which_a_line_ends_stands_with_words_before_it_of_another_style(second: Run, written: list[str]) -> None:
    first = Run("a", style(8, "tebal"))
    lines = tuple(Line((Piece(0, 0, run),), 0) for run in (first, second.saying("b")))
    assert breakable(Paragraph((first, second), lines, pt(10))) == written


def test_tabs_and_line_breaks_become_elements() -> None:
    assert "<w:tab/>" in run_xml("a\tb", PLAIN)
    assert "<w:br/>" in run_xml("a\nb", PLAIN)


def test_a_list_item_hangs_by_its_marker() -> None:
    element = parsed(item(1, "Undang-Undang", pt(100)))
    indent = find(element, "//w:ind")[0]
    assert [indent.get(f"{{{NS['w']}}}{key}") for key in ("left", "hanging")] == ["280", "280"]
    assert [child.tag.split("}")[1] for child in find(element, "//w:r")[0]] == ["t", "tab"]


def test_a_marker_that_word_counts_is_no_text() -> None:
    element = parsed(item(1, "Undang-Undang", pt(100)), "7")
    assert [(number.getparent().tag, number.get(f"{W}val")) for number in find(element, "//w:numId")] == [(f"{W}numPr", "7")]
    assert find(element, "//w:t/text()") == ["Undang-Undang"]


def test_a_reference_becomes_a_link_to_the_other_document() -> None:
    data = render_docx(sample())
    link = find(root(data), "//w:hyperlink")[0]
    relations = {relation.get("Id"): relation for relation in root(data, "word/_rels/document.xml.rels")}
    relation = relations[link.get(f"{R}id")]
    assert "".join(find(link, ".//w:t/text()")) == "SOP Surat Keluar"
    assert (relation.get("Target"), relation.get("TargetMode")) == ("surat-keluar.docx", "External")


def test_words_in_a_decision_keep_the_lines_of_the_layout() -> None:
    words_inside = words("Lengkap dan sah?", pt(30), 6.5, align="tengah")
    symbol = Symbol("1", "decision", Rect(0, 0, pt(50), pt(30)), "", "", (words_inside,))
    xml = shape_text(symbol.paragraphs, symbol.rect, "flowChartDecision", References(), "Simbol")
    assert xml.count("<w:br/>") == len(words_inside.lines) - 1
    assert 'w:left="-' in xml        # 25 pt are fewer than the words need


def test_words_that_are_higher_than_a_capsules_inside_move_together() -> None:
    two = words("Mulai proses", pt(22), 6.5, align="tengah")
    xml = shape_text((two,), Rect(0, 0, pt(42), pt(18)), "flowChartTerminator", References(), "Simbol")
    line = int(xml.split('w:line="')[1].split('"')[0])
    assert 2 * line <= 18 * 20 * 0.707
