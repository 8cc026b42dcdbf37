"""The texts of a Word document are those that Word shows: lists counted, cells merged, styles followed, changes accepted."""

from __future__ import annotations

import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from impor.letters import NAMES, FlowTable, Letter, docx, part_of, saved, with_part
from sopdoc.impor.package import open_package
from sopdoc.impor.page import After
from sopdoc.impor.reading import Sheet, sheets_of
from sopdoc.impor.word.content import Paragraph, Table
from sopdoc.impor.word.letter import read_letter
from sopdoc.impor.word.numbering import numbering_of
from sopdoc.impor.word.read import Content
from sopdoc.impor.word.style import Styles

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def element(xml: str) -> Any:
    """With the names that Word uses."""
    start, sign, rest = xml.partition(">")
    closed = start.endswith("/")
    return docx.oxml.parse_xml(f"{start.removesuffix('/')} {NAMES}{'/' if closed else ''}{sign}{rest}")


def content(numbering: str = "") -> Content:
    root = element(f"<w:numbering>{numbering}</w:numbering>") if numbering else None
    return Content(Styles(docx.Document().styles.element), numbering_of(root))


def text_of(inner: str) -> str:
    return content().paragraph(element(f"<w:p>{inner}</w:p>")).text


@pytest.mark.parametrize(("inner", "text"), [
    ("<w:r><w:t>Surat</w:t><w:tab/><w:t>masuk</w:t></w:r>", "Surat\tmasuk"),
    ("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t></w:r>", "a\nb"),
    ("<w:ins><w:r><w:t>baru</w:t></w:r></w:ins><w:del><w:r><w:delText>lama</w:delText></w:r></w:del>", "baru"),
    ("<w:moveTo><w:r><w:t>ke sini</w:t></w:r></w:moveTo><w:moveFrom><w:r><w:t>dari sini</w:t></w:r></w:moveFrom>", "ke sini"),
    ("<w:sdt><w:sdtContent><w:r><w:t>isian</w:t></w:r></w:sdtContent></w:sdt>", "isian"),
    ('<w:hyperlink><w:r><w:t>tautan</w:t></w:r></w:hyperlink>', "tautan"),
    ('<w:fldSimple w:instr="PAGE"><w:r><w:t>3</w:t></w:r></w:fldSimple>', "3"),
    ("<w:r><w:instrText>INCLUDETEXT</w:instrText></w:r><w:r><w:t>hasil</w:t></w:r>", "hasil"),
    ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>tersembunyi</w:t></w:r><w:r><w:t>tampak</w:t></w:r>", "tampak"),
    ('<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>tampak</w:t></w:r>', "tampak"),
    ("<w:r><w:rPr><w:caps/></w:rPr><w:t>Dinas</w:t></w:r>", "DINAS"),
    ("<w:r><w:t>e</w:t><w:noBreakHyphen/><w:t>mail</w:t></w:r>", "e-mail"),
    ("<w:r><w:t>per\u00adaturan</w:t></w:r>", "peraturan"),
    ('<w:r><w:sym w:font="Symbol" w:char="00B7"/><w:sym w:char="rusak"/></w:r>', "·"),
])
def test_a_paragraph_says_what_word_shows(inner: str, text: str) -> None:
    assert text_of(inner) == text


def test_bold_and_italic_come_from_the_run_then_from_its_styles() -> None:
    document = docx.Document()
    document.styles["Normal"].font.italic = True
    strong = document.styles.add_style("Kuat", docx.enum.style.WD_STYLE_TYPE.CHARACTER)
    strong.font.bold = True
    paragraph = document.add_paragraph()
    paragraph.add_run("a")
    paragraph.add_run("b", style="Kuat")
    paragraph.add_run("c", style="Kuat").font.bold = False
    found = Content(Styles(document.styles.element), numbering_of(None)).paragraph(paragraph._p)
    assert found.runs == (("a", False, True), ("b", True, True), ("c", False, True))


def test_a_style_that_is_based_on_itself_ends() -> None:
    document = docx.Document()
    for name, base in (("Satu", "Dua"), ("Dua", "Satu")):
        style = document.styles.add_style(name, docx.enum.style.WD_STYLE_TYPE.PARAGRAPH)
        style.element.append(element(f'<w:basedOn w:val="{base}"/>'))
    paragraph = document.add_paragraph("teks", style="Satu")
    assert Content(Styles(document.styles.element), numbering_of(None)).paragraph(paragraph._p).text == "teks"


def levels(*forms: tuple[str, str]) -> str:
    return "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, (kind, text) in enumerate(forms)
    )


def lists(abstract: str, *numbers: str) -> str:
    """One abstract list, and the lists that it has."""
    return f'<w:abstractNum w:abstractNumId="7">{abstract}</w:abstractNum>' + "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="7"/>{more}</w:num>' for number, more in enumerate(numbers, 1)
    )


def markers(numbering: str, *items: tuple[int, int]) -> list[str]:
    """`items`: list and level of each paragraph."""
    reader = content(numbering)
    found = []
    for number, level in items:
        properties = f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr></w:pPr>'
        text = reader.paragraph(element(f"<w:p>{properties}<w:r><w:t>x</w:t></w:r></w:p>")).text
        found.append(text.removesuffix("x").strip())
    return found


def test_lists_count_level_by_level() -> None:
    form = lists(levels(("decimal", "%1."), ("lowerLetter", "%2)"), ("decimal", "%1.%2.%3")), "")
    assert markers(form, (1, 0), (1, 1), (1, 1), (1, 0), (1, 1), (1, 2)) == ["1.", "a)", "b)", "2.", "a)", "2.a.1"]
    legal = form.replace('<w:lvlText w:val="%1.%2.%3"/>', '<w:isLgl/><w:lvlText w:val="%1.%2.%3"/>')
    assert markers(legal, (1, 0), (1, 1), (1, 2))[-1] == "1.1.1"


def test_lists_of_one_kind_count_on_until_one_begins_anew() -> None:
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    assert markers(lists(levels(("decimal", "%1.")), "", "", anew), (1, 0), (2, 0), (3, 0), (3, 0)) == ["1.", "2.", "1.", "2."]


@pytest.mark.parametrize(("kind", "text", "marker"), [
    ("bullet", "\uf0b7", "•"), ("bullet", "-", "-"), ("upperRoman", "%1.", "I."), ("none", "", ""), ("decimalZero", "%1", "01"),
])
def test_a_marker_is_written_as_its_list_says(kind: str, text: str, marker: str) -> None:
    assert markers(lists(levels((kind, text)), ""), (1, 0)) == [marker]


@pytest.mark.parametrize("item", [(9, 0), (1, 5), (0, 0)])
def test_a_list_that_is_not_there_has_no_markers(item: tuple[int, int]) -> None:
    assert markers(lists(levels(("decimal", "%1.")), ""), item) == [""]


def test_a_list_that_names_a_style_has_its_levels() -> None:
    form = '<w:abstractNum w:abstractNumId="3"><w:styleLink w:val="Daftar"/>' + levels(("decimal", "%1)")) + "</w:abstractNum>"
    form += lists('<w:numStyleLink w:val="Daftar"/>', "")
    assert markers(form, (1, 0), (1, 0)) == ["1)", "2)"]


@given(st.lists(st.lists(st.integers(1, 3), min_size=1, max_size=4), min_size=1, max_size=4))
def test_every_cell_covers_as_many_columns_as_it_says(rows: list[list[int]]) -> None:
    cells = "".join(
        "<w:tr>" + "".join(f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr><w:p/></w:tc>' for span in row) + "</w:tr>" for row in rows
    )
    (table,) = content().blocks(element(f"<w:tbl><w:tblPr/><w:tblGrid/>{cells}</w:tbl>"))
    assert isinstance(table, Table)
    assert len(table.widths) == max(map(sum, rows))
    assert [(cell.row, cell.column, cell.columns) for cell in table.cells] == [
        (at, sum(row[:index]), span) for at, row in enumerate(rows) for index, span in enumerate(row)
    ]


def test_a_cell_that_goes_on_below_is_one() -> None:
    merge = '<w:tc><w:tcPr><w:vMerge{}/></w:tcPr><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>'
    cells = ((' w:val="restart"', "a"), ("", "b"), (' w:val="restart"', "c"))
    rows = "".join(f"<w:tr>{merge.format(how, text)}</w:tr>" for how, text in cells)
    (table,) = content().blocks(element(f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w='900'/></w:tblGrid>{rows}</w:tbl>"))
    assert isinstance(table, Table)
    assert [(cell.row, cell.rows, cell.text) for cell in table.cells] == [(0, 2, "a"), (2, 1, "c")]
    assert table.widths == (45.0,)


def sheet_in(data: bytes) -> Sheet:
    (sheet,) = sheets_of(read_letter(open_package(data)).pages)
    return sheet


TABLE = FlowTable(("Staf", "Kepala Seksi"), 2)
FIELDS = {"NOMOR SOP": "800/12/2024", "TANGGAL PEMBUATAN": "2 Januari 2024", "NAMA SOP": "Penerbitan Surat Tugas"}


def test_an_identity_in_lines_with_tabs_is_read() -> None:
    letter = Letter(TABLE)
    letter.document.add_paragraph("DINAS ARSIP KABUPATEN NUSA")
    for label, value in FIELDS.items():
        letter.document.add_paragraph(f"{label}\t: {value}")
    for title, items in (("Dasar Hukum:", ("Peraturan A", "Peraturan B")), ("Kualifikasi Pelaksana:", ("Memahami kearsipan",))):
        letter.document.add_paragraph(title)
        for item in items:
            letter.document.add_paragraph(item, style="List Number" if title.startswith("Dasar") else None)
    identity = sheet_in(letter.saved()).identity
    assert {key: field.text for key, field in identity.fields.items()} == {
        "nomor": "800/12/2024", "tanggal pembuatan": "2 Januari 2024", "nama": "Penerbitan Surat Tugas",
    }
    assert {one.key: [line.text for part in one.parts for line in part.lines] for one in identity.sections} == {
        "dasar hukum": ["1. Peraturan A", "2. Peraturan B"], "kualifikasi pelaksana": ["Memahami kearsipan"],
    }


def test_an_identity_in_a_table_of_its_own_page_is_read() -> None:
    letter = Letter(TABLE)
    table = letter.document.add_table(5, 3)
    table.cell(0, 0).merge(table.cell(2, 0)).text = "DINAS ARSIP\nKABUPATEN NUSA"
    for row, (label, value) in enumerate(FIELDS.items()):
        table.cell(row, 1).text, table.cell(row, 2).text = label, value
    table.cell(3, 0).text, table.cell(3, 1).merge(table.cell(3, 2)).text = "DASAR HUKUM", "KUALIFIKASI PELAKSANA"
    table.cell(4, 0).text, table.cell(4, 1).merge(table.cell(4, 2)).text = "1. Peraturan A", "1. Memahami kearsipan"
    letter.document.add_page_break()
    sheet = sheet_in(letter.saved())
    assert {key: field.text for key, field in sheet.identity.fields.items()} == {
        "nomor": "800/12/2024", "tanggal pembuatan": "2 Januari 2024", "nama": "Penerbitan Surat Tugas",
    }
    assert [one.key for one in sheet.identity.sections] == ["dasar hukum", "kualifikasi pelaksana"]
    assert sheet.pages == (1, 2)
    assert sheet.size == (1000.0, 1400.0)


@pytest.mark.parametrize("first", [True, False])
def test_an_identity_above_the_page_is_read_once(first: bool) -> None:
    letter = Letter(TABLE)
    section = letter.document.sections[0]
    section.different_first_page_header_footer = first
    head = section.first_page_header if first else section.header
    table = head.add_table(3, 2, docx.shared.Pt(400))
    for row, (label, value) in enumerate(FIELDS.items()):
        table.cell(row, 0).text, table.cell(row, 1).text = label, value
    letter.document.add_section()       # goes on under the same head
    sheet = sheet_in(letter.saved())
    assert {key: field.text for key, field in sheet.identity.fields.items()} == {
        "nomor": "800/12/2024", "tanggal pembuatan": "2 Januari 2024", "nama": "Penerbitan Surat Tugas",
    }
    assert (sheet.identity.unread, sheet.strange, len(sheet.flows)) == ((), (), 1)


def test_a_table_that_only_frames_another_is_none() -> None:
    plain = Letter(TABLE).saved()
    document = docx.Document(io.BytesIO(plain))
    frame = document.add_table(1, 1)
    document.tables[0]._tbl.addprevious(frame._tbl)
    frame.cell(0, 0)._tc.insert(1, document.tables[1]._tbl)
    (framed,), (alone,) = (sheet_in(data).flows for data in (saved(document), plain))
    assert [step.cells for step in framed.steps] == [step.cells for step in alone.steps]


@pytest.mark.parametrize("breaks", [True, False])
def test_a_flow_in_two_tables_with_titles_again_goes_on(breaks: bool) -> None:
    """The second one counts on from the first."""
    letter = Letter(TABLE)
    letter.saved()
    if breaks:
        letter.document.add_page_break()
    letter.document.add_paragraph()
    second = letter.document.add_table(4, len(TABLE.heads))
    TABLE.fill(second)
    for row, number in ((2, "3"), (3, "4")):
        second.cell(row, 0).text = number
    (flow,) = sheet_in(saved(letter.document)).flows
    assert [step.nomor for step in flow.steps] == ["1", "2", "3", "4"]
    assert flow.pages == (1, 2)


def test_widths_stand_in_the_cells_where_the_grid_says_nothing() -> None:
    letter = Letter(TABLE)
    data = letter.saved()
    xml = part_of(data, "word/document.xml").decode()
    start, _, rest = xml.partition("<w:tblGrid>")
    _, _, end = rest.partition("</w:tblGrid>")
    (flow,) = sheet_in(with_part(data, "word/document.xml", f"{start}<w:tblGrid/>{end}".encode())).flows
    (whole,) = sheet_in(data).flows
    assert flow.columns == whole.columns


def test_lines_of_a_paragraph_and_paragraphs_are_told_apart() -> None:
    letter = Letter(TABLE)
    letter.saved()
    cell = letter.document.tables[0].cell(2, 1)
    cell.text = "Menerima surat"
    cell.add_paragraph("dan lampirannya")
    (flow,) = sheet_in(saved(letter.document)).flows
    assert [line.text for line in flow.steps[0].cells["uraian"].lines] == ["Menerima surat", "dan lampirannya"]
    assert flow.steps[0].cells["uraian"].lines[0].words[-1].after is After.NOTHING


def test_a_paragraph_outside_of_all_tables_is_content() -> None:
    body = docx.Document()
    body.add_paragraph("satu")
    (section,) = Content(Styles(body.styles.element), numbering_of(None)).sections(body.element.body)
    assert [block.text for block in section.blocks if isinstance(block, Paragraph)] == ["satu"]


def test_a_title_that_word_breaks_stands_beside_the_others() -> None:
    """In the middle of a narrow cell: on the line of those that are not broken."""
    letter = Letter(TABLE)
    letter.saved()
    for row in letter.document.tables[0].rows:
        for cell in row.cells:
            cell.vertical_alignment = docx.enum.table.WD_ALIGN_VERTICAL.CENTER
    letter.document.tables[0].cell(1, 5).text = "Waktu (dalam menit kerja)"
    (flow,) = sheet_in(saved(letter.document)).flows
    assert len(flow.steps) == TABLE.rows


def test_rows_that_word_counts_have_numbers() -> None:
    """In a column of numbers nothing but the list stands; an empty item behind others is none."""
    letter = Letter(TABLE)
    letter.saved()
    table = letter.document.tables[0]
    for row in range(TABLE.rows):
        table.cell(2 + row, 0).text = ""
        table.cell(2 + row, 0).paragraphs[0].style = "List Number"
    table.cell(2, 1).text = "Menerima surat"
    table.cell(2, 1).add_paragraph("", style="List Number 2")
    (flow,) = sheet_in(saved(letter.document)).flows
    assert [step.nomor for step in flow.steps] == ["1", "2"]
    assert [line.text for line in flow.steps[0].cells["uraian"].lines] == ["Menerima surat"]
