"""Named styles: they carry type, alignment and line height, so that changing one of them changes the sheet."""

from __future__ import annotations

import io
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import docx
import pdfplumber
import pytest
from lxml import etree
from tools import GALLERY_NAMES, document, require_tool

from sopdoc.geometry import line_height, pt
from sopdoc.layout.text.fonts import built_in
from sopdoc.layout.tree import Line, Paragraph
from sopdoc.render.docx import render_docx
from sopdoc.render.docx.looks import NO_LOOK, Looks, PieceLooks
from sopdoc.render.docx.slots import Filling, fill
from sopdoc.render.docx.styles import styles
from sopdoc.render.named import Named

from .edits import STYLES, packed
from .opened import W, find, own_text, parts, root
from .sample import sample, style

NAME = "contoh/penanganan-pengaduan"
SMALL = 12                 # half-points: larger type would take another page, with a header of its own


def styled(data: bytes) -> Counter[str]:
    """How many paragraphs have each style, "" for none."""
    return Counter((find(paragraph, "./w:pPr/w:pStyle/@w:val") or [""])[0] for paragraph in find(root(data), "//w:p"))


@pytest.mark.parametrize("name", GALLERY_NAMES)
def test_every_paragraph_with_words_has_a_style_that_the_document_knows(name: str) -> None:
    data = document(name, "docx")
    known = set(find(root(data, STYLES), "//w:style[@w:type='paragraph']/@w:styleId"))
    assert set(styled(data)) - {""} <= known
    assert find(root(data), "//w:p[not(w:pPr/w:pStyle)][.//w:t[not(ancestor::w:txbxContent)]]") == []


@pytest.mark.parametrize("name", GALLERY_NAMES)
def test_runs_carry_only_what_differs(name: str) -> None:
    """A few of them, such as a bold name among other words."""
    body = root(document(name, "docx"))
    runs = find(body, "//w:r[w:t]")
    assert len([run for run in runs if find(run, "./w:rPr")]) < len(runs) / 5


def test_an_empty_cell_of_the_flow_has_the_style_of_its_neighbours() -> None:
    blank = find(root(document(NAME, "docx")), "//w:tr[w:tc[1]/w:p/w:pPr/w:numPr]/w:tc[not(.//w:t)]/w:p/w:pPr/w:pStyle/@w:val")
    assert set(blank) == {"Sel"}


def test_titles_are_headings_and_what_only_goes_on_is_none() -> None:
    long = document("contoh/pengadaan-langsung", "docx")
    assert len(find(root(long), "//w:p[w:pPr/w:pStyle[@w:val='Lanjutan']]")) == 2
    assert [own_text(p) for p in find(root(long), "//w:p[w:pPr/w:pStyle[@w:val='Heading1']]")] == ["SOP Pengadaan Langsung"]
    assert find(root(long, STYLES), "//w:style[w:pPr/w:outlineLvl]/@w:styleId") == ["Heading1"]


def test_the_name_over_several_variants_is_a_heading_once() -> None:
    body = root(document("contoh/perjalanan-dinas", "docx"))
    assert [own_text(p) for p in find(body, "//w:p[w:pPr/w:pStyle[@w:val='Heading1']]")] == [
        "SOP Perjalanan Dinas", "SOP Perjalanan Dinas Dalam Daerah", "SOP Perjalanan Dinas Luar Daerah", "SOP Perjalanan Dinas Luar Negeri",
    ]


def test_word_shows_the_styles_under_their_names() -> None:
    names = {one.name: one for one in docx.Document(io.BytesIO(document(NAME, "docx"))).styles}
    assert {"Kop", "Identitas", "Kepala Bagian", "Kepala", "Sel", "Cabang", "Heading 1"} <= set(names)


def test_a_name_that_is_signed_over_is_bold_and_underlined_by_its_style() -> None:
    """LibreOffice takes the letters of a form's field from the paragraph, not from the run in it."""
    data = document("contoh/penanganan-pengaduan", "docx")
    (letters,) = find(root(data, STYLES), "//w:style[@w:styleId='Pejabat']/w:rPr")
    assert [one.tag.removeprefix(W) for one in find(letters, "./w:b | ./w:u[@w:val='single']")] == ["b", "u"]
    (name,) = find(root(data), "//w:p[w:pPr/w:pStyle[@w:val='Pejabat']]")
    assert find(name, "./w:sdt/w:sdtPr/w:tag/@w:val") == ["ttd.nama"]
    assert find(name, ".//w:r/w:rPr") == []


def test_tables_take_their_lines_from_one_style_unless_they_have_others() -> None:
    data = document(NAME, "docx")
    styled = find(root(data, STYLES), "//w:style[w:tblPr/w:tblBorders]/@w:styleId")
    assert set(find(root(data), "//w:tblPr/w:tblStyle/@w:val")) == set(styled)
    assert find(root(data), "//w:tblPr/w:tblBorders | //w:tblPr/w:tblCellMar") == []
    assert set(find(root(render_docx(sample())), "//w:tblPr/w:tblCellMar/w:left/@w:w")) == {"70"}      # the sample's 3.5 pt


def test_links_to_other_documents_print_like_the_words_around_them_and_have_a_style_of_their_own() -> None:
    data = render_docx(sample())
    (run,) = find(root(data), "//w:hyperlink/w:r")
    assert find(run, "./w:rPr/w:rStyle/@w:val") == ["Hyperlink"]
    assert find(run, "./w:rPr/*")[0].tag == f"{W}rStyle"
    style = "//w:style[@w:styleId='Hyperlink']/w:rPr"
    assert find(root(data, STYLES), f"{style}/w:color/@w:val | {style}/w:u/@w:val") == ["auto", "none"]


def test_every_script_has_the_documents_family() -> None:
    data = render_docx(sample())
    (fonts,) = find(root(data, STYLES), "//w:docDefaults//w:rFonts")
    assert {fonts.get(f"{W}{script}") for script in ("ascii", "eastAsia", "hAnsi", "cs")} == {"Arial"}
    theme = root(data, "word/theme/theme1.xml")
    assert set(find(theme, "//a:fontScheme//@typeface")) == {"Arial"}


def test_words_over_and_under_a_flow_have_styles_of_their_own() -> None:
    body = root(render_docx(sample()))
    notes, words = (find(body, f"//w:p[w:pPr/w:pStyle[@w:val='{name}']]") for name in ("Sambungan", "Cabang"))
    assert ["".join(find(note, ".//w:t/text()")) for note in notes] == ["ke hal. 3", "dari hal. 2"]
    assert ["".join(find(word, ".//w:t/text()")) for word in words] == ["Tidak", "Ya"]
    assert [own_text(note)[:2] for note in find(body, "//w:p[w:pPr/w:pStyle[@w:val='Catatan']]")] == ["*)"]


def test_the_lines_of_arial_may_grow_and_arimos_own_are_higher() -> None:
    assert built_in().tall * pt(9) <= line_height(pt(9)) < built_in("Arimo").tall * pt(9)


def test_sizes_of_one_role_are_styles_that_follow_the_first() -> None:
    looks = Looks()
    assert [looks.look("Sel", pt(size)).identity for size in (9, 8, 9, 8.5)] == ["Sel", "Sel-2", "Sel", "Sel-3"]
    made = etree.fromstring(styles("Arial", looks.made).encode())
    based = {one.get(f"{W}styleId"): find(one, "./w:basedOn/@w:val")[0] for one in find(made, "//w:style[starts-with(@w:styleId, 'Sel')]")}
    assert based == {"Sel": "Normal", "Sel-2": "Sel", "Sel-3": "Sel"}


def test_styles_of_a_piece_are_called_by_the_document() -> None:
    piece, book = PieceLooks(), Looks()
    slots = piece.look("Judul", pt(11)).identity + "|" + piece.look("Sel", pt(9)).identity
    book.identity(Named("Sel", pt(8)))
    names = [book.identity(named, level=2) for named in piece.used]
    assert fill(slots, Filling(styles=names)) == "Heading2|Sel-2"


def test_a_piece_in_another_family_names_it_in_its_styles() -> None:
    looks = Looks()
    looks.identity(Named("Sel", pt(9)))
    looks.identity(Named("Sel", pt(9)), "A&B")
    made = etree.fromstring(styles("Arial", looks.made).encode())
    assert find(made, "//w:style[@w:styleId='Sel-2']/w:rPr/w:rFonts/@w:eastAsia") == ["A&B"]
    assert find(made, "//w:style[@w:styleId='Sel']/w:rPr/w:rFonts") == []


@pytest.mark.parametrize(("tall", "rule"), [(1.15, "atLeast"), (1.25, "exact")])
def test_lines_may_grow_unless_the_family_would_make_them_higher_at_once(tall: float, rule: str) -> None:
    looks = Looks(tall)
    looks.look("Sel", pt(9))
    assert find(etree.fromstring(styles("Arial", looks.made).encode()), "//w:style[@w:styleId='Sel']//w:spacing/@w:lineRule") == [rule]


def test_lines_that_the_layout_has_moved_together_stay_so() -> None:
    look = Looks().look("Simbol", pt(7))
    assert look.spacing(line_height(pt(7)), 0, 0) == ""
    assert look.spacing(line_height(pt(6)), 0, 0).endswith('w:lineRule="exact"/>')
    assert look.spacing(line_height(pt(8)), 0, 0).endswith('w:lineRule="atLeast"/>')
    assert Looks(1.25).look("Simbol", pt(7)).spacing(line_height(pt(8)), 0, 0).endswith('w:lineRule="exact"/>')


def test_a_paragraph_without_words_has_no_style() -> None:
    assert Looks().of("Sel", Paragraph((), (Line((), 0),), pt(4))) is NO_LOOK
    assert 'w:line="80" w:lineRule="exact"' in NO_LOOK.spacing(pt(4), 0, 0)


@pytest.mark.parametrize(("run", "differs"), [
    (style(9), ""), (style(9, "tebal"), "<w:b/><w:bCs/>"), (style(8), '<w:sz w:val="16"/><w:szCs w:val="16"/>'),
])
def test_a_run_says_what_the_style_does_not(run: Any, differs: str) -> None:
    assert Looks().look("Sel", pt(9)).letters(run).words == (f"<w:rPr>{differs}</w:rPr>" if differs else "")


def test_a_run_takes_back_what_the_style_says() -> None:
    assert Looks().look("Kepala", pt(9)).letters(style(9)).words == '<w:rPr><w:b w:val="0"/><w:bCs w:val="0"/></w:rPr>'


def test_changing_one_style_changes_the_sheet(tmp_path: Path) -> None:
    """What LibreOffice prints of the flow's cells is smaller, and nothing else."""
    data = document(NAME, "docx")
    opened = parts(data)
    changed = etree.fromstring(opened[STYLES])
    for size in find(changed, "//w:style[@w:styleId='Sel']/w:rPr/w:sz"):
        size.set(f"{W}val", str(SMALL))
    (tmp_path / "a.docx").write_bytes(data)
    (tmp_path / "b.docx").write_bytes(packed({**opened, STYLES: etree.tostring(changed)}))
    before, after = printed(tmp_path, "a"), printed(tmp_path, "b")
    smaller, usual = after[SMALL / 2], docx.Document(io.BytesIO(data)).styles["Sel"].font.size.pt
    assert smaller > after[usual] > 0                # the header has the same size
    assert before - after == Counter({usual: smaller})
    assert after - before == Counter({SMALL / 2: smaller})


def printed(folder: Path, name: str) -> Counter[float]:
    """How many letters LibreOffice prints in each size."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [require_tool("soffice"), "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder), str(folder / f"{name}.docx")]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    with pdfplumber.open(folder / f"{name}.pdf") as pdf:
        return Counter(round(letter["size"] * 2) / 2 for page in pdf.pages for letter in page.chars if letter["text"].strip())
