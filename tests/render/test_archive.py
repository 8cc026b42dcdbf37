"""Every PDF can be kept and be read aloud: PDF/A-2a and PDF/UA-1, by the validator and by our own reading.

What a sheet says in the tree's order is held against the layout, which knows nothing of PDF.
"""

from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from itertools import groupby
from pathlib import Path

import page as validator
import pikepdf
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from layout.random_sop import Case, lampiran, realistic
from PIL import Image as Pillow
from tools import DEFINITIONS, GALLERY_NAMES, built, document, none, require_tool

from sopdoc.compiler import Compiler, render
from sopdoc.definitions import find_definitions
from sopdoc.diagnostics import Report, Span
from sopdoc.layout.engine import lay_out
from sopdoc.layout.picture import load_picture
from sopdoc.layout.text.fonts import ARIMO, FONT_FOLDER, FontSet, load_face
from sopdoc.layout.tree import Layout, Page, Paragraph, Table, TextBlock
from sopdoc.model.lampiran import Berkas, Lampiran
from sopdoc.profile.mode import Mode
from sopdoc.render.pdf.sheet import render_pdf

from .archive_tools import Archive, Node, faults
from .sample import sample

A, UA = "2a", "ua1"


def judged(data: bytes, *profiles: str) -> list[str]:
    """What the validator finds."""
    return [f"{profile}: {fault.rule_id} {fault.message}" for profile in profiles or (A, UA)
            for fault in validator.validate_pdf_bytes(data, profile=profile).failures]


def layout_of(name: str) -> Layout:
    sheets = built(name).sheets
    assert sheets is not None
    return sheets.layout


@cache
def archive(name: str) -> Archive:
    return Archive(document(name, "pdf"))


@pytest.mark.parametrize("name", GALLERY_NAMES)
def test_every_sheet_is_pdf_a_and_pdf_ua(name: str) -> None:
    none(judged(document(name, "pdf")))


@pytest.mark.parametrize("name", GALLERY_NAMES)
def test_marks_elements_tables_and_links_of_every_sheet_hold_together(name: str) -> None:
    none(faults(document(name, "pdf")))


# ---------------------------------------------------------------- what is read, and in which order

def said(paragraph: Paragraph) -> str:
    """A paragraph's words as a voice reads them: its marker first."""
    words = "".join(run.text for run in (*((paragraph.marker,) if paragraph.marker else ()), *paragraph.runs))
    return words.replace("\u00a0", " ").replace("\u200b", "").replace("\u00ad", "-").strip(" ")


def printed(layout: Layout) -> list[str]:
    """Every paragraph in reading order; what comes again on the pages of one table is said once."""
    return [words for _, block, again in blocks(layout) for paragraph in once(block, again) if (words := said(paragraph))]


def blocks(layout: Layout) -> Iterator[tuple[Page, TextBlock | Table, bool]]:
    """Every block of the layout; is it a repeated heading, or under one a table that began before?"""
    begun: set[str] = set()
    for page in layout.pages:
        again = False
        for block in page.blocks:
            again = block.again if isinstance(block, TextBlock) else again and block.name in begun
            yield page, block, again
            begun |= {block.name} if isinstance(block, Table) else set()


def once(block: TextBlock | Table, again: bool) -> Iterator[Paragraph]:
    if block.again:
        return
    if isinstance(block, Table):
        yield from (p for cell in block.cells if not (again and block.rows[cell.row].header) for p in cell.paragraphs)
    else:
        yield from block.paragraphs


def spoken(archive: Archive) -> list[str]:
    """Every paragraph of the tree in its order; what stands in figures is told by their alternative texts."""
    return [words for words in _spoken(archive, archive.root) if words]


def _spoken(archive: Archive, node: Node) -> Iterator[str]:
    own = "".join(
        archive.words(kid) if isinstance(kid, Node) else archive.pages[kid[0]].words[kid[1]]
        for kid in node.kids if isinstance(kid, tuple) or (isinstance(kid, Node) and kid.tag in ("Link", "Span"))
    )
    if node.tag == "LI":
        yield archive.words(node).strip(" ")
    elif node.tag != "Figure":
        yield own.strip(" ")
        for kid in node.kids:
            if isinstance(kid, Node) and kid.tag not in ("Link", "Span"):
                yield from _spoken(archive, kid)


@pytest.mark.parametrize("name", GALLERY_NAMES)
def test_the_tree_says_the_sheet_word_for_word_in_reading_order(name: str) -> None:
    assert spoken(archive(name)) == printed(layout_of(name))


@pytest.mark.parametrize("name", GALLERY_NAMES)
def test_only_repeated_headers_and_the_foot_are_left_out_of_the_tree(name: str) -> None:
    """Every word is drawn once inside the tree, or again and again outside of it."""
    left_out = "".join(words for page in archive(name).pages for _, words in page.artifacts).replace(" ", "")
    assert left_out == "".join(repeated(layout_of(name))).replace(" ", "")


def repeated(layout: Layout) -> Iterator[str]:
    """Headings and header rows of tables that go on, then the page's foot."""
    for page, of_page in groupby(blocks(layout), key=lambda found: found[0]):
        for _, block, again in of_page:
            if isinstance(block, TextBlock):
                yield from map(said, block.paragraphs if block.again else ())
            else:
                header = (c for c in block.cells if block.again or (again and block.rows[c.row].header))
                yield from (said(paragraph) for cell in header for paragraph in cell.paragraphs)
        yield from map(said, page.footer.paragraphs if page.footer else ())


@pytest.mark.parametrize("name", GALLERY_NAMES)
def test_every_symbol_is_a_figure_in_its_cell_that_says_what_it_is(name: str) -> None:
    figures = [str(kid.object.Alt) for node in archive(name).root.walk() if node.tag in ("TD", "TH")
               for kid in node.kids if isinstance(kid, Node) and kid.tag == "Figure"]
    symbols = [symbol.description for page in layout_of(name).pages for symbol in page.symbols]
    assert sorted(text for text in figures if text != "Logo instansi") == sorted(symbols)


@pytest.mark.parametrize("name", GALLERY_NAMES)
def test_every_flow_is_a_figure_that_tells_its_connections_in_words(name: str) -> None:
    sect = archive(name).root.kids[0]
    figures = [str(kid.object.Alt) for kid in sect.kids if kid.tag == "Figure"]
    """A flow of one symbol has no connections to tell."""
    drawn = any(page.connectors for page in layout_of(name).pages)
    tables = [(block, again) for _, block, again in blocks(layout_of(name)) if isinstance(block, Table) and block.rows[0].header]
    flows = [block.name for block, again in tables if not again and drawn]
    assert [text.partition(": ")[0] for text in figures] == [flow.partition(": ")[0] for flow in flows]
    told = "; ".join(figures)
    none(c.description for page in layout_of(name).pages for c in page.connectors if c.description not in told)


def test_a_flow_over_several_pages_is_one_table_with_one_header() -> None:
    name = "contoh/pembahasan-rancangan-peraturan-bupati"
    parts = [block for _, block, _ in blocks(layout_of(name)) if isinstance(block, Table) and block.rows[0].header]
    assert len(parts) > 1
    heads = sum(row.header for row in parts[0].rows)
    (table,) = [rows for rows in archive(name).tables() if len(rows[0]) > 3]
    assert [{cell.tag for cell in row} for row in table[:heads + 1]] == [{"TH"}] * heads + [{"TD"}]
    assert len(table) == heads + sum(not row.header for part in parts for row in part.rows)


def test_the_sops_name_is_the_first_heading_and_flows_are_below_it() -> None:
    tags = [(node.tag, archive("contoh/pengadaan-langsung").words(node)) for node in archive("contoh/pengadaan-langsung").root.walk()
            if node.tag in ("H1", "H2")]
    assert tags[0] == ("H1", layout_of("contoh/pengadaan-langsung").title)
    assert {tag for tag, _ in tags[1:]} == {"H2"}


def test_poppler_reads_the_tree_without_complaint() -> None:
    program = require_tool("pdfinfo")
    for name in GALLERY_NAMES[::6]:
        run = subprocess.run([program, "-struct-text", "-"], input=document(name, "pdf"), capture_output=True, check=True)
        assert run.stderr == b"", name
        assert run.stdout.count(b"\n      TR") + run.stdout.count(b"\n    TR") > 10


# ---------------------------------------------------------------- drawn by hand, or by chance

def test_a_layout_drawn_by_hand_holds_together() -> None:
    data = render_pdf(sample())
    none([*judged(data), *faults(data)])


def test_a_link_is_an_element_with_its_words_and_its_annotation() -> None:
    archive = Archive(render_pdf(sample()))
    links = [node for node in archive.root.walk() if node.tag == "Link"]
    assert [str(kid.Contents) for node in links for kid in node.kids if isinstance(kid, pikepdf.Dictionary)] == [
        "Menuju SOP Pengiriman Surat", "Menuju Lihat SOP Arsip",
    ]


def test_a_link_over_two_lines_has_two_annotations_in_one_element() -> None:
    table = next(block for block in sample().pages[0].blocks if isinstance(block, Table))
    cell = next(c for c in table.cells if any(run.link for p in c.paragraphs for run in p.runs))
    (paragraph,) = cell.paragraphs
    two_lines = replace(paragraph, lines=(paragraph.lines[0], paragraph.lines[0]), runs=paragraph.runs * 2)
    changed = replace(table, cells=tuple(replace(c, paragraphs=(two_lines,)) if c is cell else c for c in table.cells))
    page = replace(sample().pages[0], blocks=(changed,))
    data = render_pdf(replace(sample(), pages=(page,), bookmarks=()))
    none([*judged(data), *faults(data)])
    archive = Archive(data)
    links = [node for node in archive.root.walk() if node.tag == "Link"]
    assert [sum(isinstance(kid, pikepdf.Dictionary) for kid in node.kids) for node in links] == [1, 1]


def test_what_stands_outside_of_tables_is_a_drawing_with_its_words_after_it() -> None:
    flow = sample().pages[1]
    bare = replace(flow, blocks=flow.blocks[:1])
    data = render_pdf(replace(sample(), pages=(bare,), bookmarks=()))
    none([*judged(data), *faults(data)])
    archive = Archive(data)
    heading, drawing, *words = archive.root.kids[0].kids
    assert (heading.tag, drawing.tag, {node.tag for node in words}) == ("H1", "Figure", {"P"})
    assert [archive.words(node) for node in words] == ["Mulai", "A"]
    assert str(drawing.object.Alt).startswith("Panah dari 1 ke 2; ")


def test_a_character_that_the_font_lacks_leaves_the_document_sound() -> None:
    """A glyph that says "missing" is forbidden in PDF/A; a stand-in is drawn in its place."""
    first = sample().pages[1].blocks[0]
    assert isinstance(first, TextBlock)
    run = replace(first.paragraphs[0].runs[0], text="Surat 漢 keluar")
    line = replace(first.paragraphs[0].lines[0], pieces=(replace(first.paragraphs[0].lines[0].pieces[0], run=run),))
    block = replace(first, paragraphs=(replace(first.paragraphs[0], runs=(run,), lines=(line,)),))
    data = render_pdf(replace(sample(), pages=(replace(sample().pages[1], blocks=(block,)),), bookmarks=()))
    none([*judged(data), *faults(data)])
    assert re.search(r"Surat [\ufffd□?] keluar", Archive(data).words(Archive(data).root))


def test_a_font_whose_glyphs_share_one_advance_leaves_the_document_sound(tmp_path: Path) -> None:
    """Arimo, told that only its first glyph has an advance of its own: the widths inside and outside of the font must agree."""
    data = bytearray((FONT_FOLDER / ARIMO["biasa"]).read_bytes())
    tables = {bytes(data[at:at + 4]): at for at in range(12, 12 + 16 * int.from_bytes(data[4:6], "big"), 16)}
    hhea = int.from_bytes(data[tables[b"hhea"] + 8:tables[b"hhea"] + 12], "big")
    data[hhea + 34:hhea + 36] = b"\0\1"
    (tmp_path / "mesin-tik.ttf").write_bytes(data)
    face = load_face(tmp_path / "mesin-tik.ttf")
    made = render_pdf(replace(sample(), fonts=FontSet("Mesin Tik", dict.fromkeys(sample().fonts.faces, face))))
    none([*judged(made), *faults(made)])


@pytest.mark.parametrize(("kind", "mode"), [
    *(("PNG", mode) for mode in ("RGB", "RGBA", "L", "LA", "P", "1", "I;16")), *(("JPEG", mode) for mode in ("RGB", "L", "CMYK")),
])
def test_a_logo_of_any_kind_leaves_the_document_sound(tmp_path: Path, kind: str, mode: str) -> None:
    Pillow.new(mode, (30, 20)).save(tmp_path / "logo", kind)
    picture = load_picture(tmp_path / "logo", Span("instansi.yaml"), Report())
    assert picture is not None
    table = sample().pages[0].blocks[0]
    assert isinstance(table, Table)
    changed = replace(table, cells=(replace(table.cells[0], picture=picture), *table.cells[1:]))
    data = render_pdf(replace(sample(), pages=(replace(sample().pages[0], blocks=(changed,)),), bookmarks=()))
    none([*judged(data), *faults(data)])
    assert b"/DeviceCMYK" not in data


def test_a_page_without_anything_is_sound() -> None:
    empty = Page(1, ())
    data = render_pdf(replace(sample(), pages=(empty, empty), bookmarks=()))
    none([*judged(data), *faults(data)])


@settings(
    max_examples=25, deadline=None, derandomize=True, database=None, phases=(Phase.generate,), suppress_health_check=list(HealthCheck),
)
@given(realistic())
def test_random_sops_are_sound_and_said_word_for_word(case: Case) -> None:
    sheets = lay_out(case.sop, case.profile, Report())
    assert sheets is not None
    ((_, data),) = render(sheets, "pdf")
    none([*judged(data), *faults(data)])
    assert spoken(Archive(data)) == printed(sheets.layout)


@settings(
    max_examples=15, deadline=None, derandomize=True, database=None, phases=(Phase.generate,), suppress_health_check=list(HealthCheck),
)
@given(realistic(), st.lists(lampiran(200), min_size=1, max_size=3))
def test_a_sheet_with_lampiran_is_sound_and_said_word_for_word(case: Case, semua: list[Lampiran]) -> None:
    sheets = lay_out(replace(case.sop, lampiran=tuple(semua)), case.profile, Report())
    assert sheets is not None
    ((_, data),) = render(sheets, "pdf")
    none([*judged(data), *faults(data)])
    assert spoken(Archive(data)) == printed(sheets.layout)


def test_a_sheet_with_pictures_of_its_own_is_sound(tmp_path: Path) -> None:
    Pillow.new("RGB", (40, 30), "red").save(tmp_path / "a.png")
    berkas = Berkas("gambar", "", "Denah ruang", nama="a.png", path=tmp_path / "a.png")
    naskah = built("contoh/persetujuan-cuti").reading.naskah
    assert naskah is not None
    sheets = lay_out(replace(naskah.sop, lampiran=(Lampiran("Denah", berkas=berkas),)), naskah.profile, Report())
    assert sheets is not None
    ((_, data),) = render(sheets, "pdf")
    none([*judged(data), *faults(data)])


@pytest.mark.parametrize("mode", ["basah", "tte", "srikandi"])
def test_a_sheet_is_sound_however_it_will_be_signed(mode: str) -> None:
    (definition,) = find_definitions([str(DEFINITIONS / "contoh/persetujuan-cuti.yaml")], Report())
    sheets = Compiler(Mode(mode)).compile(definition).sheets
    assert sheets is not None
    ((_, data),) = render(sheets, "pdf")
    none([*judged(data), *faults(data)])
    archive = Archive(data)
    assert [node.tag for node in archive.root.walk()].count("Form") == (mode == "tte")


# ---------------------------------------------------------------- the source inside

def test_a_document_can_carry_its_source() -> None:
    sheets = built("contoh/persetujuan-cuti").sheets
    assert sheets is not None
    ((_, data),) = render(sheets, "pdf", (("persetujuan-cuti.yaml", b"nama: Cuti\n"),))
    none([*judged(data, "3a", UA), *faults(data)])
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert {name: bytes(pdf.attachments[name].get_file().read_bytes()) for name in pdf.attachments} == {
            "persetujuan-cuti.yaml": b"nama: Cuti\n",
        }
        (source,) = pdf.Root.AF
        assert source.AFRelationship == "/Source"
    assert data == render(sheets, "pdf", (("persetujuan-cuti.yaml", b"nama: Cuti\n"),))[0][1]


def test_a_document_without_its_source_promises_no_more_than_pdf_a_2() -> None:
    assert judged(document("contoh/persetujuan-cuti", "pdf"), "3a")
    assert judged(render(built("contoh/persetujuan-cuti").sheets, "pdf", (("a.yaml", b"a"),))[0][1], A)


# ---------------------------------------------------------------- the judges themselves

def first(pdf: pikepdf.Pdf, tag: str) -> pikepdf.Dictionary:
    return next(o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == f"/{tag}")


def widen(pdf: pikepdf.Pdf) -> None:
    first(pdf, "TD").A = pikepdf.Dictionary(O=pikepdf.Name.Table, ColSpan=7)


def swap_owners(pdf: pikepdf.Pdf) -> None:
    owners = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
    owners[0], owners[-1] = owners[-1], owners[0]


def paint_outside(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].contents_add(b"0 0 1 1 re f")


def mark_twice(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0]
    page.Contents = pdf.make_stream(page.Contents.read_bytes().replace(b"/MCID 1>>", b"/MCID 0>>", 1))


DAMAGE: dict[str, tuple[Callable[[pikepdf.Pdf], None], str]] = {
    "no alternative text": (lambda pdf: first(pdf, "Figure").__delitem__("/Alt"), "a figure without words"),
    "an irregular table": (widen, "two cells at|places are taken"),
    "owners exchanged": (swap_owners, "the way back from marks leads elsewhere"),
    "paint outside of marks": (paint_outside, "f inside 0 marks"),
    "a mark twice": (mark_twice, "mark 0 twice"),
    "a link without words": (lambda pdf: pdf.pages[0].Annots[0].__delitem__("/Contents"), "an annotation without words"),
    "a heading of nothing": (lambda pdf: first(pdf, "TH").__delitem__("/A"), "a heading of nothing"),
    "tabs in any order": (lambda pdf: pdf.pages[0].__delitem__("/Tabs"), "the tab order is not the structure's"),
    "a level left out": (lambda pdf: first(pdf, "H1").__setitem__("/S", pikepdf.Name.H2), "H2 after H0"),
    "a size that printers may change": (lambda pdf: pdf.Root.ViewerPreferences.__delitem__("/PrintScaling"), "leave the size alone"),
    "no language": (lambda pdf: pdf.Root.__setitem__("/Lang", "en"), "language, tags or title"),
}


@pytest.mark.parametrize("name", DAMAGE)
def test_our_reading_finds_what_is_wrong(name: str) -> None:
    damage, words = DAMAGE[name]
    with pikepdf.open(io.BytesIO(render_pdf(sample()))) as pdf:
        damage(pdf)
        buffer = io.BytesIO()
        pdf.save(buffer)
    assert re.search(words, "\n".join(faults(buffer.getvalue())))


@pytest.mark.parametrize("title", ["Surat\u00a0dinas", "Surat\u200b\u00ad", "a\x01b\ud800", "<&>", "漢", " ", "", "tab\tdan\nbaris"])
def test_any_title_leaves_the_document_sound(title: str) -> None:
    """Both places that name it say the same, whatever it is; one without a title is called after the program."""
    data = render_pdf(replace(sample(), title=title, author=title, subject=title))
    none([*judged(data), *faults(data)])
