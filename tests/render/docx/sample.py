"""Layouts made by hand: an identity page with a logo, and two pages of a flow with every kind of drawing.

`sample()` holds what the layout engine can ask of a back end: spans, vertical headers, hidden borders, lists, links,
words in symbols, straight and bent connectors in both directions, dots, labels, hand-over symbols across pages.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from dataclasses import replace

from sopdoc.geometry import Emu, Point, Rect, Size, mm, pt, snap
from sopdoc.layout.picture import Picture
from sopdoc.layout.text.fonts import built_in
from sopdoc.layout.text.measure import set_paragraph
from sopdoc.layout.tree import (
    Align,
    Cell,
    Connector,
    Dot,
    FaceKey,
    Label,
    Layout,
    Line,
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
MARGIN = Margin(mm(12), mm(12), mm(15), mm(15))
LEFT, TOP = snap(MARGIN.kiri), snap(MARGIN.atas)
WIDTH = snap(PAPER.w - MARGIN.kanan) - LEFT
PAD, LINE = snap(pt(3.5)), pt(0.5)
ROW: Emu = pt(60)


def style(size: float = 8, face: FaceKey = "biasa") -> Style:
    return Style(face, pt(size))


def words(text: str, width: Emu, size: float = 8, face: FaceKey = "biasa", align: Align = "kiri", before: Emu = 0) -> Paragraph:
    return set_paragraph((Run(text, style(size, face)),), width, FONTS, align, before)


def item(number: int, text: str, width: Emu) -> Paragraph:
    """A numbered item that hangs 14 pt."""
    return set_paragraph((Run(text, style()),), width, FONTS, indent=pt(14), marker=Run(f"{number}.", style()))


def grid(x: Emu, shares: Sequence[Emu]) -> tuple[Emu, ...]:
    edges = [x]
    for share in shares:
        edges.append(snap(edges[-1] + share))
    return tuple(edges)


def png(width: int, height: int) -> Picture:
    """A picture in one colour."""
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    pixels = (b"\0" + b"\x20\x60\xa0" * width) * height
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(pixels)) + chunk(b"IEND", b"")
    return Picture(data, "png", width, height)


def footer(number: int, total: int) -> TextBlock:
    line = words(f"Halaman {number} dari {total}", WIDTH, 8, align="kanan")
    return TextBlock(Rect(LEFT, PAPER.h - mm(6) - line.height, WIDTH, line.height), (line,))


def heading(text: str, y: Emu = TOP, again: bool = False) -> TextBlock:
    line = words(text, WIDTH, 11, "tebal", "tengah")
    after = Paragraph((), (Line((), 0),), snap(pt(4)))
    return TextBlock(Rect(LEFT, y, WIDTH, line.height + after.height), (line, after), heading=True, again=again)


def gap(y: Emu, height: Emu) -> TextBlock:
    """Free space between two tables."""
    return TextBlock(Rect(LEFT, y, WIDTH, snap(height)), (Paragraph((), (Line((), 0),), snap(height)),))


class Builder:
    """Places the cells of one table: `edges` across, `heights` down."""

    def __init__(self, edges: tuple[Emu, ...], y: Emu, heights: Sequence[Emu], headers: int = 0) -> None:
        self.edges = edges
        self.ys = [y]
        for height in heights:
            self.ys.append(self.ys[-1] + height)
        self.headers = headers
        self.cells: list[Cell] = []

    def rect(self, row: int, column: int, rows: int = 1, columns: int = 1) -> Rect:
        x, y = self.edges[column], self.ys[row]
        return Rect(x, y, self.edges[column + columns] - x, self.ys[row + rows] - y)

    def add(self, row: int, column: int, *paragraphs: Paragraph, rows: int = 1, columns: int = 1, **more: object) -> Cell:
        cell = Cell(row, column, self.rect(row, column, rows, columns), paragraphs, rows, columns, **more)
        self.cells.append(cell)
        return cell

    def text(self, row: int, column: int, text: str, rows: int = 1, columns: int = 1, face: FaceKey = "biasa", **more: object) -> Cell:
        width = self.rect(row, column, rows, columns).w - 2 * PAD
        align: Align = "tengah" if face == "tebal" else "kiri"
        return self.add(row, column, words(text, width, face=face, align=align), rows=rows, columns=columns, **more)

    def table(self, name: str) -> Table:
        rows = tuple(Row(y, below - y, n < self.headers) for n, (y, below) in enumerate(zip(self.ys, self.ys[1:], strict=False)))
        x, y = self.edges[0], self.ys[0]
        cells = tuple(sorted(self.cells, key=lambda cell: (cell.row, cell.column)))
        return Table(Rect(x, y, self.edges[-1] - x, self.ys[-1] - y), self.edges, rows, cells, PAD, LINE, name)


def identity_page(total: int) -> Page:
    """A head with a logo that spans four rows, and below it, without a gap, two sections side by side."""
    middle = WIDTH // 2
    head = Builder(grid(LEFT, (middle, mm(40), WIDTH - middle - mm(40))), TOP, [pt(18), pt(18), pt(18), pt(96)])
    box = head.rect(0, 0, 4)
    place = Rect(box.cx - mm(10), box.y + pt(20), mm(20), mm(20))
    kop = words("PEMERINTAH KABUPATEN CONTOH", box.w - 2 * PAD, 12, "tebal", "tengah", before=snap(pt(20) + mm(22)))
    unit = words("Dinas Contoh & Lain-lain", box.w - 2 * PAD, 10, "tebal", "tengah")
    head.add(0, 0, kop, unit, rows=4, picture=png(40, 40), picture_rect=place)
    values = {"Nomor SOP": "065/12/DP-B/2022", "Tanggal Revisi": "", "Nama SOP": 'Pengesahan <berkas> & "surat"'}
    for row, (label, value) in enumerate(values.items()):
        head.text(row, 1, label, valign="tengah")
        if value:
            head.text(row, 2, value, valign="tengah")
        else:
            head.add(row, 2)
    head.text(3, 1, "Disahkan oleh")
    signer = [("Kepala Dinas,", "biasa", 4), ("Drs. CONTOH NAMA, M.Si.", "tebal", 50), ("NIP 19700101 199503 1 001", "biasa", 0)]
    inner = head.rect(3, 2).w - 2 * PAD
    head.add(3, 2, *(words(text, inner, 8, face, "tengah", before=snap(pt(space))) for text, face, space in signer))
    space = gap(head.ys[-1], pt(4))
    below = Builder(grid(LEFT, (middle, WIDTH - middle)), space.rect.bottom, [pt(16), pt(120)])
    column = below.rect(0, 0).w - 2 * PAD
    below.text(0, 0, "Dasar Hukum", face="tebal", fill="F2F2F2", borders=("atas", "kiri", "kanan"))
    below.text(0, 1, "Keterkaitan", face="tebal", fill="F2F2F2", borders=("atas", "kiri", "kanan"))
    laws = ["Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah, sebagaimana telah diubah beberapa kali dan terakhir dengan "
            "Undang-Undang Nomor 9 Tahun 2015", "Peraturan Menteri PANRB Nomor 35 Tahun 2012"]
    below.add(1, 0, *(item(number, text, column) for number, text in enumerate(laws, 1)), borders=("kiri", "kanan", "bawah"))
    linked = set_paragraph((Run("Lihat ", style()), Run("SOP Surat Keluar", style(8, "miring"), "surat-keluar")), column, FONTS)
    below.add(1, 1, linked, borders=("kiri", "kanan", "bawah"))
    return Page(1, (head.table("Identitas"), space, below.table("Dasar hukum dan keterkaitan")), footer=footer(1, total))


COLUMNS = ("No", "Kegiatan", "Pelaksana", "Kelengkapan", "Waktu", "Output", "Keterangan")
PELAKSANA = ("Kepala Bagian", "Kasubbag Tata Usaha", "Arsiparis")


class Flow:
    """One page of a flow table; columns 2, 3 and 4 are the pelaksana."""

    def __init__(self, number: int, total: int, steps: int, title: str) -> None:
        self.number, self.total = number, total
        self.title = heading(title, again=number > 2)
        shares = (mm(9), mm(70), mm(28), mm(28), mm(28), mm(42), mm(22), mm(42), WIDTH - mm(269))
        self.builder = Builder(grid(LEFT, shares), self.title.rect.bottom, [pt(14), pt(70), *[ROW] * steps], headers=2)
        self.symbols: dict[str, Symbol] = {}
        self.connectors: list[Connector] = []
        self.labels: list[Label] = []
        self.dots: list[Dot] = []
        self.header()

    def header(self) -> None:
        for column, text in zip((0, 1, 2, 5, 6, 7, 8), COLUMNS, strict=True):
            wide, tall = (3, 1) if column == 2 else (1, 2)
            self.builder.text(0, column, text, tall, wide, "tebal", fill="F2F2F2", valign="tengah")
        for column, text in enumerate(PELAKSANA, 2):
            turned = set_paragraph((Run(text, style(8, "tebal")),), pt(66), FONTS, "tengah")
            self.builder.add(1, column, turned, vertical=True, valign="tengah", fill="F2F2F2")

    def step(self, row: int, number: int, text: str) -> None:
        line = row + 2
        counted = replace(words(f"{number}.", pt(26) - 2 * PAD, face="tebal", align="tengah"), counted=True)
        self.builder.add(line, 0, counted, valign="tengah")
        self.builder.text(line, 1, text, valign="tengah")
        for column in (2, 3, 4, 8):
            self.builder.add(line, column)
        for column, value in ((5, "Berkas/dokumen dan surat/nota dinas"), (6, "15 menit"), (7, "Draf surat")):
            self.builder.text(line, column, value, valign="tengah")

    def symbol(self, row: int, lane: int, kind: SymbolKind, key: str, text: str = "", dy: Emu = 0, size: Size | None = None) -> Symbol:
        cell = self.builder.rect(row + 2, lane + 2)
        size = size or (Size(pt(44), pt(28)) if kind == "decision" else Size(pt(42), pt(22)))
        rect = Rect(snap(cell.cx - size.w // 2), snap(cell.cy - size.h // 2) + dy, size.w, size.h)
        inside = (words(text, rect.w, 6.5, align="tengah"),) if text else ()
        self.symbols[key] = Symbol(key, kind, rect, f"Kegiatan {key}", f'Simbol "{key}" & kawan', inside)
        return self.symbols[key]

    def connect(self, source: str, target: str, *points: Point, arrow: bool = True, dashed: bool = False) -> None:
        name = f"{source} ke {target}"
        self.connectors.append(Connector(name, source, target, points, arrow, dashed, name, f"Alur dari {source} ke {target}"))

    def label(self, text: str, x: Emu, y: Emu, *pages: str) -> None:
        line = words(text, pt(40), 6.5, align="tengah")
        width = line.lines[0].width + pt(2)
        line = words(text, width, 6.5, align="tengah")
        self.labels.append(Label(Rect(x, y, width, line.height), (line,), f"Keterangan {pages[0]}" if pages else f"Cabang {text}", pages))

    def page(self) -> Page:
        table = self.builder.table("Alur pengesahan surat")
        return Page(self.number, (self.title, table), tuple(self.symbols.values()), tuple(self.connectors), tuple(self.labels),
                    tuple(self.dots), footer(self.number, self.total))


def top(symbol: Symbol) -> Point:
    return Point(symbol.rect.cx, symbol.rect.y)


def bottom(symbol: Symbol) -> Point:
    return Point(symbol.rect.cx, symbol.rect.bottom)


def left(symbol: Symbol) -> Point:
    return Point(symbol.rect.x, symbol.rect.cy)


def right(symbol: Symbol) -> Point:
    return Point(symbol.rect.right, symbol.rect.cy)


def first_flow_page(total: int) -> Page:
    flow = Flow(2, total, 6, "SOP PENGESAHAN SURAT")
    for row in range(6):
        flow.step(row, row + 1, "Menerima dan memeriksa berkas/dokumen permohonan dari pemohon")
    a = flow.symbol(0, 0, "terminator", "1", "Mulai")
    b = flow.symbol(1, 0, "process", "2")
    c = flow.symbol(2, 1, "decision", "3", "Setuju?", size=Size(pt(60), pt(30)))
    d = flow.symbol(3, 2, "process", "4a")
    e = flow.symbol(3, 0, "process", "4b")
    f = flow.symbol(4, 1, "process", "5")
    g = flow.symbol(5, 1, "offpage", "A", "A", size=Size(pt(16), pt(18)))
    flow.connect("1", "2", bottom(a), top(b))                                                              # straight down
    half = flow.builder.rect(4, 2).y - pt(6)
    flow.connect("2", "3", bottom(b), Point(b.rect.cx, half), Point(c.rect.cx, half), top(c))              # down, across, down
    flow.connect("3", "4a", right(c), Point(d.rect.cx, c.rect.cy), top(d))                                 # across, down: ┐
    lane = flow.builder.rect(4, 2).x + pt(6)
    flow.connect("3", "2", left(c), Point(lane, c.rect.cy), Point(lane, b.rect.cy), left(b))               # back: leaves the box
    flow.connect("4b", "4a", right(e), left(d), arrow=False, dashed=True)                                  # joint work
    flow.connect("4a", "5", bottom(d), Point(d.rect.cx, f.rect.cy), right(f))                              # down, across: ┘
    join = flow.builder.rect(7, 2).y - pt(8)
    flow.connect("4b", "A", bottom(e), Point(e.rect.cx, join), Point(g.rect.cx, join), arrow=False)        # └
    flow.connect("5", "A", bottom(f), top(g))
    flow.dots.append(Dot(Point(g.rect.cx, join), pt(1.5)))
    flow.label("Ya", d.rect.cx - pt(18), c.rect.cy - pt(9))
    flow.label("Tidak", lane + pt(4), c.rect.cy - pt(9))
    flow.label("ke hal. 3", g.rect.x - pt(8), g.rect.bottom + pt(2), "A masuk")
    return flow.page()


def second_flow_page(total: int) -> Page:
    flow = Flow(3, total, 4, "SOP PENGESAHAN SURAT (lanjutan)")
    for row in range(4):
        flow.step(row, row + 7, "Menyampaikan surat/nota dinas kepada pimpinan untuk ditandatangani")
    a = flow.symbol(0, 0, "offpage", "A masuk", "A", size=Size(pt(16), pt(18)))
    b = flow.symbol(1, 2, "process", "8")
    c = flow.symbol(2, 0, "process", "9")
    d = flow.symbol(3, 2, "terminator", "10", "Selesai")
    x = flow.builder.rect(2, 3).cx
    flow.connect("A masuk", "8", right(a), Point(x, a.rect.cy), Point(x, b.rect.cy), left(b))                    # across, down, across
    flow.connect("8", "9", bottom(b), Point(b.rect.cx, c.rect.cy), right(c))                               # to the left
    flow.label("dari hal. 2", a.rect.x - pt(8), a.rect.y - pt(10), "A")
    y = flow.builder.rect(5, 0).y + pt(4)
    flow.connect("9", "10", right(c), Point(x, c.rect.cy), Point(x, y), Point(d.rect.cx, y), top(d))       # across, down, across, down
    flow.connect("10", "9", left(d), Point(c.rect.cx, d.rect.cy), bottom(c))                               # across, up
    page = flow.page()
    foot = page.blocks[-1].rect.bottom
    note = TextBlock(Rect(LEFT, foot, WIDTH, pt(14)), (words("*) Catatan kaki: dapat/boleh dilewati", WIDTH, 7, before=snap(pt(4))),))
    below = Symbol("B", "offpage", Rect(x, foot + pt(30), pt(16), pt(18)), "Sambungan B", "Sambungan di bawah tabel")
    return replace(page, blocks=(*page.blocks, note), symbols=(*page.symbols, below))


def sample() -> Layout:
    """The three pages."""
    pages = (identity_page(3), first_flow_page(3), second_flow_page(3))
    return Layout("Pengesahan Surat", "Dinas Contoh", "SOP 065/12", PAPER, MARGIN, FONTS, pt(0.75), pt(0.75), pages, ())
