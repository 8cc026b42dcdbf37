"""A hand-built layout of three pages for the tests of the back ends: an identity sheet and a flow that runs over two pages.

Everything that a back end can meet is in it: spans, vertical titles, fills, a picture, missing borders, all four symbols,
bent, joint and dashed connectors, labels, a dot, lists, bold, italic, underlined and coloured words, links, hostile text.
"""

from __future__ import annotations

import io
from functools import lru_cache

from PIL import Image as Pillow
from PIL import ImageDraw

from sopdoc.geometry import Emu, Point, Rect, Size, mm, pt, snap
from sopdoc.layout.picture import Picture
from sopdoc.layout.text.fonts import built_in
from sopdoc.layout.text.measure import set_paragraph
from sopdoc.layout.tree import (
    Align,
    Bookmark,
    Cell,
    Connector,
    Dot,
    FaceKey,
    Label,
    Layout,
    Page,
    Paragraph,
    Row,
    Run,
    Style,
    Symbol,
    SymbolKind,
    Table,
    TextBlock,
)
from sopdoc.profile.profile import Margin

FONTS = built_in()
PAPER = Size(mm(330), mm(215))
EDGE = pt(36)
PAD, LINE = pt(3), pt(0.5)
GREY = "E7E6E6"
HOSTILE = 'Uji <b>&amp; "kutip"</b> (kurung \\) ]]> — ½ é'
FLOW_EDGES = tuple(EDGE + pt(x) for x in (0, 24, 224, 284, 344, 404, 464, 594, 654, 764, 863))
HEADER = (pt(16), pt(80))


def words(
    text: str, width: Emu, size: float = 8, face: FaceKey = "biasa", align: Align = "kiri", link: str = "", underline: bool = False,
    before: Emu = 0,
) -> Paragraph:
    return set_paragraph((Run(text, Style(face, pt(size), underline), link),), width, FONTS, align, before)


def inside(first: int, last: int) -> Emu:
    """Width for words between two edges of the flow table."""
    return FLOW_EDGES[last] - FLOW_EDGES[first] - 2 * PAD


@lru_cache
def logo() -> Picture:
    """A red ring on transparent ground."""
    image = Pillow.new("RGBA", (120, 120), (0, 0, 0, 0))
    ImageDraw.Draw(image).ellipse((6, 6, 113, 113), outline=(190, 30, 45, 255), width=14)
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return Picture(buffer.getvalue(), "png", 120, 120)


def make_rows(y: Emu, heights: tuple[Emu, ...], headers: int = 0) -> tuple[Row, ...]:
    rows: list[Row] = []
    for index, height in enumerate(heights):
        rows.append(Row(y, height, index < headers))
        y += height
    return tuple(rows)


def place(edges: tuple[Emu, ...], rows: tuple[Row, ...], row: int, column: int, row_span: int = 1, column_span: int = 1) -> Rect:
    last = rows[row + row_span - 1]
    return Rect(edges[column], rows[row].y, edges[column + column_span] - edges[column], last.y + last.height - rows[row].y)


def identity_page() -> Page:
    edges = tuple(EDGE + pt(x) for x in (0, 430, 560, 863))
    rows = make_rows(EDGE, (pt(18), pt(18), pt(18), pt(110), pt(30), pt(16), pt(90)))
    cells = [_kop(edges, rows)]
    facts = (("Nomor SOP", "SOP-024/17000/2025"), ("Tanggal Pembuatan", "2 Juni 2025"), ("Tanggal Efektif", ""))
    for row, (label, value) in enumerate(facts):
        cells.append(Cell(row, 1, place(edges, rows, row, 1), (words(label, pt(124), 9),), valign="tengah"))
        cells.append(Cell(row, 2, place(edges, rows, row, 2), (words(value, pt(297), 9, "tebal"),), valign="tengah"))
    cells.append(Cell(3, 1, place(edges, rows, 3, 1), (words("Disahkan oleh", pt(124), 9),)))
    cells.append(Cell(3, 2, place(edges, rows, 3, 2), _approval()))
    cells.append(Cell(4, 1, place(edges, rows, 4, 1), (words("Nama SOP", pt(124), 9),), valign="tengah"))
    cells.append(Cell(4, 2, place(edges, rows, 4, 2), (words("Pengelolaan Surat Dinas Keluar", pt(297), 9, "tebal"),), valign="tengah"))
    cells += _sections(edges, rows)
    table = Table(_extent(edges, rows), edges, rows, tuple(cells), PAD, LINE, "Identitas")
    return Page(1, (table,), footer=_footer(1))


def _kop(edges: tuple[Emu, ...], rows: tuple[Row, ...]) -> Cell:
    rect = place(edges, rows, 0, 0, 5)
    lines = tuple(words(text, pt(424), 12, "tebal", "tengah", before=before)
                  for text, before in (("PEMERINTAH KABUPATEN CONTOH", pt(84)), ("SEKRETARIAT DAERAH", 0)))
    ring = Rect(rect.cx - pt(30), rect.y + pt(14), pt(60), pt(60))
    return Cell(0, 0, rect, lines, row_span=5, picture=logo(), picture_rect=ring)


def _approval() -> tuple[Paragraph, ...]:
    width = pt(297)
    return (
        words("Sekretaris Daerah,", width, 9, align="tengah", before=pt(2)),
        words("Ir. Win Rizal, M.E.", width, 9, "tebal", "tengah", underline=True, before=pt(56)),
        words("Pembina Utama Madya", width, 9, align="tengah"),
        words("NIP 19660825 198802 1 001", width, 9, align="tengah"),
    )


def _sections(edges: tuple[Emu, ...], rows: tuple[Row, ...]) -> list[Cell]:
    style = Style("biasa", pt(9))
    width = pt(424)
    laws = tuple(
        set_paragraph((Run(text, style),), width, FONTS, indent=pt(14), marker=Run(f"{n}.", style))
        for n, text in enumerate((
            "Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan;",
            "Peraturan Pemerintah Nomor 28 Tahun 2012 tentang Pelaksanaan Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan;",
            HOSTILE,
        ), 1))
    mixed = set_paragraph(
        (Run("Lihat ", style), Run("SOP Pengiriman Surat", style, "pengiriman-surat"), Run(" dan ", style),
         Run("arsip", Style("tebal miring", pt(9), colour="C00000")), Run(" yang ", style), Run("rapi", Style("miring", pt(9))),
         Run(".", style)),
        pt(427), FONTS)
    return [
        Cell(5, 0, place(edges, rows, 5, 0), (words("DASAR HUKUM", width, 9, "tebal"),), valign="tengah", fill=GREY),
        Cell(5, 1, place(edges, rows, 5, 1, 1, 2), (words("KETERKAITAN", pt(427), 9, "tebal"),), column_span=2, valign="tengah", fill=GREY),
        Cell(6, 0, place(edges, rows, 6, 0), laws),
        Cell(6, 1, place(edges, rows, 6, 1, 1, 2), (mixed,), column_span=2, borders=("atas", "kanan", "bawah")),
    ]


def _extent(edges: tuple[Emu, ...], rows: tuple[Row, ...]) -> Rect:
    return Rect(edges[0], rows[0].y, edges[-1] - edges[0], rows[-1].y + rows[-1].height - rows[0].y)


def _footer(number: int) -> TextBlock:
    rect = Rect(EDGE, PAPER.h - pt(30), PAPER.w - 2 * EDGE, pt(10))
    return TextBlock(rect, (words(f"Halaman {number} dari 3", rect.w, 8, align="kanan"),))


def flow_table(y: Emu, facts: tuple[tuple[str, ...], ...], height: Emu) -> Table:
    """Header of two rows with spans and vertical titles, then one row for each of `facts` (No., Kegiatan, …, Keterangan)."""
    rows = make_rows(y, (*HEADER, *(height for _ in facts)), 2)
    cells = _header(rows)
    for row, texts in enumerate(facts, 2):
        for column, text in zip((0, 1, 6, 7, 8, 9), texts, strict=True):
            paragraph = words(text, inside(column, column + 1), align="tengah" if column == 0 else "kiri", before=pt(2),
                              link="arsip-surat" if text.startswith("Lihat") else "")
            cells.append(Cell(row, column, place(FLOW_EDGES, rows, row, column), (paragraph,)))
        cells += [Cell(row, column, place(FLOW_EDGES, rows, row, column)) for column in range(2, 6)]
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return Table(_extent(FLOW_EDGES, rows), FLOW_EDGES, rows, tuple(cells), PAD, LINE, "Alur")


def _header(rows: tuple[Row, ...]) -> list[Cell]:
    def head(text: str, row: int, column: int, row_span: int = 1, column_span: int = 1, vertical: bool = False) -> Cell:
        rect = place(FLOW_EDGES, rows, row, column, row_span, column_span)
        room = rect.h if vertical else rect.w - 2 * PAD
        return Cell(row, column, rect, (words(text, room, 8, "tebal", "tengah"),), row_span, column_span, "tengah", vertical, "F2F2F2")

    actors = ("Staf Persuratan", "Kepala Subbagian", "Kepala Bagian", "Sekretaris")
    return [
        head("No.", 0, 0, 2), head("Kegiatan", 0, 1, 2), head("Pelaksana", 0, 2, 1, 4), head("Mutu Baku", 0, 6, 1, 3),
        head("Keterangan", 0, 9, 2),
        *(head(actor, 1, column, vertical=True) for column, actor in enumerate(actors, 2)),
        head("Kelengkapan", 1, 6), head("Waktu", 1, 7), head("Output", 1, 8),
    ]


def symbol(
    id: str, kind: SymbolKind, table: Table, row: int, column: int, size: tuple[float, float], text: str = "", dy: float = 0,
) -> Symbol:
    """A symbol in the middle of the row's cell, `dy` points lower."""
    w, h = pt(size[0]), pt(size[1])
    cell = place(FLOW_EDGES, table.rows, row, column)
    rect = Rect(snap(cell.cx - w // 2), snap(cell.cy - h // 2) + pt(dy), w, h)
    paragraphs = (words(text, w, 7, align="tengah"),) if text else ()
    return Symbol(id, kind, rect, f"Kegiatan {id}", f"Kegiatan {id}, {kind}", paragraphs)


def connector(source: Symbol, target: Symbol, points: list[tuple[Emu, Emu]], arrow: bool = True, dashed: bool = False) -> Connector:
    corners = tuple(Point(*point) for point in points)
    name = f"{source.id} ke {target.id}"
    return Connector(f"{source.id}-{target.id}", source.id, target.id, corners, arrow, dashed, name, f"Panah dari {name}")


def label(text: str, x: Emu, y: Emu) -> Label:
    """A branch's word with its box's left edge at `x` and its middle at `y`."""
    paragraph = words(text, pt(60), 7, align="tengah")
    return Label(Rect(x, y - pt(4.5), paragraph.lines[0].width + pt(2), pt(9)), (paragraph,), text)


STEPS = (
    ("1.", "Menerima dan mencatat surat masuk dalam buku agenda", "Surat masuk, lembar disposisi", "10 menit", "Surat tercatat", ""),
    ("2.", "Memeriksa kelengkapan berkas; bila tidak lengkap dikembalikan kepada staf", "Surat tercatat", "15 menit", "Berkas terperiksa",
     "Lihat SOP Arsip"),
    ("3.", "Meneliti konsep bersama kepala bagian", "Berkas terperiksa", "1 jam", "Konsep surat", ""),
    ("4.", "Menyusun telaahan staf", "Konsep surat", "2 jam", "Telaahan", HOSTILE),
)
MORE_STEPS = (
    ("5.", "Menandatangani surat", "Telaahan", "10 menit", "Surat bertanda tangan", ""),
    ("6.", "Mengarsipkan surat", "Surat bertanda tangan", "5 menit", "Arsip", ""),
)


def first_flow_page() -> Page:
    title = TextBlock(Rect(EDGE, EDGE, PAPER.w - 2 * EDGE, pt(20)),
                      (words("SOP PENGELOLAAN SURAT DINAS KELUAR", PAPER.w - 2 * EDGE, 11, "tebal", "tengah"),), heading=True)
    table = flow_table(title.rect.bottom, STEPS, pt(72))
    one = symbol("1", "terminator", table, 2, 2, (40, 22), "Mulai")
    two = symbol("2", "decision", table, 3, 3, (44, 30))
    three = symbol("3", "process", table, 4, 3, (40, 22))
    joint = symbol("3b", "process", table, 4, 4, (40, 22))
    four = symbol("4", "process", table, 5, 4, (40, 22))
    off = symbol("A", "offpage", table, 5, 5, (20, 20), "A")
    bend, side = table.rows[3].y - pt(12), FLOW_EDGES[2] + pt(4)
    meet = Point(four.rect.cx, four.rect.y - pt(14))
    lines = (
        connector(one, two, [(one.rect.cx, one.rect.bottom), (one.rect.cx, bend), (two.rect.cx, bend), (two.rect.cx, two.rect.y)]),
        connector(two, one, [(two.rect.x, two.rect.cy), (side, two.rect.cy), (side, one.rect.cy), (one.rect.x, one.rect.cy)]),
        connector(two, three, [(two.rect.cx, two.rect.bottom), (three.rect.cx, three.rect.y)]),
        connector(three, joint, [(three.rect.right, three.rect.cy), (joint.rect.x, joint.rect.cy)], arrow=False, dashed=True),
        connector(joint, four, [(joint.rect.cx, joint.rect.bottom), (four.rect.cx, four.rect.y)]),
        connector(three, four, [(three.rect.cx, three.rect.bottom), (three.rect.cx, meet.y), (meet.x, meet.y)], arrow=False),
        connector(four, off, [(four.rect.right, four.rect.cy), (off.rect.x, off.rect.cy)]),
    )
    labels = (label("Tidak", FLOW_EDGES[3] - pt(22), two.rect.cy - pt(6)), label("Ya", two.rect.cx + pt(3), two.rect.bottom + pt(6)))
    return Page(2, (title, table), (one, two, three, joint, four, off), lines, labels, (Dot(meet, pt(1.5)),), _footer(2))


def second_flow_page() -> Page:
    table = flow_table(EDGE, MORE_STEPS, pt(84))
    off = symbol("A'", "offpage", table, 2, 2, (20, 20), "A", dy=-16)
    five = symbol("5", "process", table, 2, 5, (40, 22), dy=18)
    six = symbol("6", "terminator", table, 3, 2, (40, 22), "Selesai")
    bend = table.rows[3].y - pt(8)
    lines = (
        connector(off, five, [(off.rect.right, off.rect.cy), (five.rect.cx, off.rect.cy), (five.rect.cx, five.rect.y)]),
        connector(five, six, [(five.rect.cx, five.rect.bottom), (five.rect.cx, bend), (six.rect.cx, bend), (six.rect.cx, six.rect.y)]),
    )
    return Page(3, (table,), (off, five, six), lines, (label("elektronik", FLOW_EDGES[3] + pt(8), off.rect.cy - pt(7)),), (), _footer(3))


@lru_cache
def sample() -> Layout:
    pages = identity_page(), first_flow_page(), second_flow_page()
    marks = Bookmark("Identitas", 1, EDGE), Bookmark("Alur", 2, EDGE)
    return Layout("SOP Pengelolaan Surat – contoh", "Sekretariat Daerah", "SOP-024/17000/2025", PAPER, Margin(EDGE, EDGE, EDGE, EDGE),
                  FONTS, pt(0.75), pt(0.75), pages, marks)
