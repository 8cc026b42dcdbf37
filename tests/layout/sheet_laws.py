"""What every finished sheet must obey, read from the layout alone: each law yields what it finds broken, in words.

    Laid (definition, profile, sheets, report) ─▶ parts, one per flow and page ─▶ complaints
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, pairwise, takewhile

from random_sop import Case

from sopdoc.diagnostics import Report
from sopdoc.geometry import TWIP, Emu, Point, Rect, pt
from sopdoc.layout.engine import Sheets, lay_out
from sopdoc.layout.route import Page as RoutePage
from sopdoc.layout.sheet import LINE, STROKE_CONNECTOR, Sheet, make_sheet
from sopdoc.layout.text.fonts import built_in
from sopdoc.layout.text.long_words import MARKS, SOFT_HYPHEN
from sopdoc.layout.tree import Cell, Connector, Label, Page, Paragraph, Symbol, Table, TextBlock
from sopdoc.model.sop import Alur, Bentuk, Garis, Kegiatan, Sambungan, Sop
from sopdoc.model.teks import Isi, Penanda
from sopdoc.profile.profile import Profile

KIND = {Bentuk.MULAI: "terminator", Bentuk.SELESAI: "terminator", Bentuk.PROSES: "process", Bentuk.KEPUTUSAN: "decision"}
TOUCH: Emu = (LINE + STROKE_CONNECTOR) // 2     # two lines whose middles are nearer than this print as one
NEAR: Emu = pt(0.51)                            # rounding that an end of a line may have
HEAD: Emu = pt(5)                               # length of a printed arrow head

NO_FLOWS = ("Identitas", "Tanda tangan")
Piece = tuple[Point, Point]
Complaints = Iterator[str]


@dataclass(frozen=True)
class Part:
    """One flow's share of one page; rows are counted within the flow."""

    page: Page
    flow: int
    alur: Alur
    first_row: int
    title: TextBlock
    table: Table
    route: RoutePage
    symbols: tuple[Symbol, ...]
    connectors: tuple[Connector, ...]
    labels: tuple[Label, ...]

    @property
    def body(self) -> tuple[int, ...]:
        """Indexes of the table's rows that hold kegiatan."""
        return tuple(i for i, row in enumerate(self.table.rows) if not row.header and i not in self.titles)

    @cached_property
    def titles(self) -> frozenset[int]:
        """Indexes of the rows that one cell takes from side to side."""
        wide = len(self.table.edges) - 1
        return frozenset(c.row for c in self.table.cells if c.column_span == wide and not self.table.rows[c.row].header)

    @property
    def box(self) -> dict[str, Symbol]:
        return {symbol.id: symbol for symbol in self.symbols}

    @property
    def telling(self) -> set[str]:
        """The symbols whose ways out mean different things: decisions, and those with a word on a way out."""
        return {s.id for s in self.symbols if s.kind == "decision"} | {s.dari for s in self.alur.sambungan if s.label}

    def lane(self, *kunci: str) -> Rect:
        """The column of a pelaksana, or those of several side by side."""
        numbers = [[p.kunci for p in self.alur.pelaksana].index(one) for one in kunci]
        x0, x1 = self.route.xlines[min(numbers)], self.route.xlines[max(numbers) + 1]
        return Rect(x0, self.route.area.y, x1 - x0, self.route.area.h)

    def row(self, index: int) -> Rect:
        """The band of the flow's row `index`."""
        row = self.table.rows[self.body[index - self.first_row]]
        return Rect(self.route.area.x, row.y, self.route.area.w, row.height)


@dataclass(frozen=True)
class Laid:
    """A definition and what became of it."""

    sop: Sop
    profile: Profile
    sheets: Sheets | None
    report: Report

    @property
    def pages(self) -> tuple[Page, ...]:
        return self.sheets.layout.pages if self.sheets else ()

    @property
    def sheet(self) -> Sheet:
        return make_sheet(self.profile, built_in())

    @property
    def codes(self) -> Counter[str]:
        return Counter(d.code for d in self.report.diagnostics)

    @cached_property
    def reported(self) -> str:
        return "\n".join(d.message for d in self.report.diagnostics if d.code == "SOP420")

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        return tuple(_parts(self))

    def excused(self, connector: Connector) -> bool:
        """Did the build say that it could not draw this one well?"""
        return f"panah {connector.description} tidak dapat" in self.reported

    def excused_label(self, part: Part, label: Label) -> bool:
        """Is it the word of a line that the build could not draw well?"""
        return any(c.description.endswith(f"({label.name.removeprefix('Cabang ')})") for c in part.connectors if self.excused(c))


def laid(case: Case) -> Laid:
    report = Report()
    return Laid(case.sop, case.profile, lay_out(case.sop, case.profile, report), report)


def _parts(laid: Laid) -> Iterator[Part]:
    assert laid.sheets is not None
    flow, row = 0, 0
    for page, routes in zip(laid.pages, laid.sheets.routes, strict=True):
        tables = [(page.blocks[i - 1], b) for i, b in enumerate(page.blocks) if isinstance(b, Table) and b.name not in NO_FLOWS]
        assert len(tables) == len(routes)
        for (title, table), route in zip(tables, routes, strict=True):
            assert isinstance(title, TextBlock)
            alur, area = laid.sop.alur[flow], route.area
            part = Part(
                page, flow, alur, row, title, table, route, tuple(s for s in page.symbols if _within(s.rect, area)),
                tuple(c for c in page.connectors if all(_holds(area, p) for p in c.points)),
                tuple(b for b in page.labels if _within(b.rect, area)),
            )
            yield part
            row += len(part.body)
            if row >= len(alur.kegiatan):
                flow, row = flow + 1, 0


def _holds(area: Rect, p: Point) -> bool:
    return area.x <= p.x <= area.right and area.y <= p.y <= area.bottom


def _within(inner: Rect, outer: Rect) -> bool:
    return outer.x <= inner.x and outer.y <= inner.y and inner.right <= outer.right and inner.bottom <= outer.bottom


# ---------------------------------------------------------------- words


def squeezed(text: str) -> str:
    """Without any white space: what a reader compares."""
    return "".join(text.translate(MARKS).split())


def drawn(paragraph: Paragraph) -> str:
    """Its lines, with the hyphens at which long words are broken."""
    return squeezed("".join(piece.run.text for line in paragraph.lines for piece in line.pieces))


def whole(paragraph: Paragraph) -> str:
    return "".join(run.text for run in ((paragraph.marker,) if paragraph.marker else ()) + paragraph.runs)


def printed(paragraph: Paragraph) -> str:
    """Its words, which are what its lines say (a law of its own)."""
    return squeezed(whole(paragraph))


def cell_text(cell: Cell) -> list[str]:
    return [printed(p) for p in cell.paragraphs if printed(p)]


def wanted(isi: Isi) -> list[str]:
    """An author's text as its paragraphs are printed."""
    marks = {Penanda.TANPA: "", Penanda.BUTIR: "•"}
    return [squeezed(marks.get(blok.penanda, blok.nomor) + blok.polos) for blok in isi.blok]


def paragraphs(page: Page) -> Iterator[Paragraph]:
    for block in (*page.blocks, *((page.footer,) if page.footer else ())):
        for holder in block.cells if isinstance(block, Table) else (block,):
            yield from holder.paragraphs
    for shape in (*page.symbols, *page.labels):
        yield from shape.paragraphs


def every_line_prints_what_its_paragraph_says(laid: Laid) -> Complaints:
    for page in laid.pages:
        for p in paragraphs(page):
            if drawn(p) != squeezed(whole(p).replace(SOFT_HYPHEN, "-")):
                yield f"page {page.number}: {whole(p)!r} printed as {drawn(p)!r}"


def every_word_of_the_identity_is_printed(laid: Laid) -> Complaints:
    identitas, rows = laid.sop.identitas, laid.profile.baris_identitas
    there = Counter(printed(p).lstrip(":") for page in laid.pages for p in paragraphs(page))
    texts = [squeezed(identitas.nama), *map(squeezed, laid.sop.instansi.kop), *map(squeezed, identitas.unit or laid.sop.instansi.unit)]
    texts += [text for isi in identitas.bagian.values() for text in wanted(isi)]
    texts += [squeezed(identitas.nomor)] if identitas.nomor else []
    texts += [squeezed(text) for orang in identitas.penyiap.values() for p in orang for text in (p.jabatan, p.nama, p.pangkat)]
    if identitas.disahkan_oleh and (laid.profile.bentuk_identitas == "spo" or "disahkan oleh" in rows):
        texts += [squeezed(identitas.disahkan_oleh.jabatan), squeezed(identitas.disahkan_oleh.nama)]
    yield from (f"{text!r} is missing" for text in texts if text and text not in there)
    lists = Counter(text for isi in identitas.bagian.values() for text in wanted(isi) if len(isi.blok) > 6)
    yield from (f"{text!r} is printed {there[text]} times, not {n}" for text, n in lists.items() if there[text] < n)


def no_row_is_lost_or_doubled(laid: Laid) -> Complaints:
    found: dict[int, list[list[str]]] = defaultdict(list)
    for part in laid.parts:
        for index in part.body:
            cells = sorted((c for c in part.table.cells if c.row == index), key=lambda c: c.column)
            found[part.flow].append(["|".join(cell_text(cell)) for cell in cells])
    for number, alur in enumerate(laid.sop.alur):
        rows = [_row_texts(kegiatan, alur, laid.profile) for kegiatan in alur.kegiatan]
        if found[number] != rows:
            yield f"flow {number}: {len(found[number])} rows for {len(rows)}, or other words in them"


def _row_texts(kegiatan: Kegiatan, alur: Alur, profile: Profile) -> list[str]:
    by_key = {"uraian": kegiatan.uraian, "kelengkapan": kegiatan.kelengkapan, "waktu": kegiatan.waktu, "output": kegiatan.output}
    texts: list[str] = []
    for key in profile.kolom:
        if key == "pelaksana":
            texts += [""] * len(alur.pelaksana)
        elif key == "nomor kegiatan":
            texts.append(f"{kegiatan.nomor}." if kegiatan.nomor else "")
        else:
            texts.append("|".join(wanted(by_key.get(key, kegiatan.keterangan))))
    return texts


def titles_stand_across_the_table_above_their_row(laid: Laid) -> Complaints:
    """And so on its page; no line runs over their words."""
    for part in laid.parts:
        words = {index: [text for c in part.table.cells if c.row == index for text in cell_text(c)] for index in part.titles}
        at = sum(row.header for row in part.table.rows)
        for kegiatan in part.alur.kegiatan[part.first_row:part.first_row + len(part.body)]:
            titles = [wanted(judul) for judul in kegiatan.judul if judul]
            if [words.get(at + n) for n in range(len(titles))] != titles or at + len(titles) not in part.body:
                yield f"page {part.page.number}: {titles} not above the row at {at}"
            at += len(titles) + 1
        for cell in (c for c in part.table.cells if c.row in part.titles):
            for p in cell.paragraphs:
                for line in p.lines:
                    words_at = Rect(cell.rect.x + part.table.pad + line.pieces[0].x, cell.rect.y, line.width, cell.rect.h)
                    over = [c.id for c in part.connectors for a, b in pairwise(c.points) if words_at.overlaps(_around(a, b))]
                    yield from (f"page {part.page.number}: {one} runs over {drawn(p)!r}" for one in over)


def _around(a: Point, b: Point) -> Rect:
    return Rect(min(a.x, b.x), min(a.y, b.y), max(1, abs(a.x - b.x)), max(1, abs(a.y - b.y)))


def footnotes_stand_under_their_table(laid: Laid) -> Complaints:
    """Once, before anything else; on the next pages where the last row leaves them no room on its own."""
    for part in _last_parts(laid):
        there = [printed(p) for block in _under(laid, part) for p in block.paragraphs]
        notes = "".join(wanted(part.alur.catatan))
        if not "".join(there).startswith(notes) or (notes and "".join(there).count(notes) != 1):
            yield f"flow {part.flow}: footnotes are {there}"


def _under(laid: Laid, part: Part) -> Iterator[TextBlock]:
    """The texts under the flow's last table, up to the next table of whatever kind, without titles that come again."""
    blocks = [block for page in laid.pages[part.page.number - 1:] for block in page.blocks]
    after = blocks[blocks.index(part.table) + 1:]
    texts = takewhile(lambda block: isinstance(block, TextBlock), after)
    yield from (block for block in texts if isinstance(block, TextBlock) and not block.again)


def pages_without_rows_say_that_they_go_on(laid: Laid) -> Complaints:
    rows = {part.page.number for part in laid.parts}
    for page in laid.pages[min(rows, default=0):]:
        signed = any(isinstance(block, Table) and block.name == "Tanda tangan" for block in page.blocks)
        titles = [block for block in page.blocks if isinstance(block, TextBlock) and block.again]
        if page.number not in rows and signed and not any(printed(p).endswith("(lanjutan)") for title in titles for p in title.paragraphs):
            yield f"page {page.number} begins without the flow's title"


def _last_parts(laid: Laid) -> list[Part]:
    return list({part.flow: part for part in laid.parts}.values())


def every_text_fits_its_cell(laid: Laid) -> Complaints:
    for page in laid.pages:
        for table in (b for b in page.blocks if isinstance(b, Table)):
            for cell in table.cells:
                wide, tall = cell.rect.w - 2 * table.pad, sum(p.height for p in cell.paragraphs)
                if cell.vertical:
                    wide, tall = cell.rect.h, tall + cell.rect.h - cell.rect.w
                placed = [piece for p in cell.paragraphs for line in p.lines for piece in line.pieces]
                over = max((piece.x + piece.width for piece in placed), default=0) - wide
                before = min((piece.x for piece in placed), default=0)
                text = "|".join(cell_text(cell))[:60]
                if over > 0 or before < 0:
                    yield f"page {page.number}: {text!r} is {max(over, -before) / pt(1):.1f} pt wider than its cell"
                if tall > cell.rect.h:
                    yield f"page {page.number}: {text!r} is {(tall - cell.rect.h) / pt(1):.1f} pt higher than its cell"


def a_hyphen_alone_stands_in_the_middle(laid: Laid) -> Complaints:
    for part in laid.parts:
        for cell in part.table.cells:
            if cell.row in part.body and cell_text(cell) in (["-"], ["–"], ["—"]):
                ((piece,),) = (line.pieces for paragraph in cell.paragraphs for line in paragraph.lines)
                if abs(2 * piece.x + piece.width - (cell.rect.w - 2 * part.table.pad)) > pt(0.1):
                    yield f"page {part.page.number}: a hyphen stands {piece.x / pt(1):.1f} pt from the left"


def words_fit_inside_their_symbols(laid: Laid) -> Complaints:
    for page in laid.pages:
        for shape in (*page.symbols, *page.labels):
            wide = max((line.width for p in shape.paragraphs for line in p.lines), default=0)
            tall = sum(p.height for p in shape.paragraphs)
            if wide > shape.rect.w or tall > shape.rect.h:
                yield f"page {page.number}: {shape.name}: words {wide / pt(1):.1f} × {tall / pt(1):.1f} in {_show(shape.rect)}"


# ---------------------------------------------------------------- blocks and pages


def blocks_stand_under_each_other_inside_the_margins(laid: Laid) -> Complaints:
    body = laid.sheet.body
    for page in laid.pages:
        if not page.blocks:
            yield f"page {page.number} is empty"
            continue
        if page.blocks[0].rect.y != body.y:
            yield f"page {page.number} does not begin at the margin"
        for a, b in pairwise(page.blocks):
            if a.rect.bottom != b.rect.y:
                yield f"page {page.number}: a gap of {(b.rect.y - a.rect.bottom) / pt(1):.2f} pt"
        for block in page.blocks:
            if not _within(block.rect, body):
                yield f"page {page.number}: block {_show(block.rect)} leaves the body {_show(body)}"
            if isinstance(block, TextBlock) and block.rect.h != sum(p.height for p in block.paragraphs):
                yield f"page {page.number}: a text block is not as high as its paragraphs"


def tables_are_as_wide_as_the_body(laid: Laid) -> Complaints:
    body = laid.sheet.body
    for page in laid.pages:
        for table in (b for b in page.blocks if isinstance(b, Table)):
            if (table.rect.x, table.rect.right) != (body.x, body.right):
                yield f"page {page.number}: {table.name} runs from {table.rect.x} to {table.rect.right}"


def tables_stand_on_the_twip_grid(laid: Laid) -> Complaints:
    for page in laid.pages:
        for table in (b for b in page.blocks if isinstance(b, Table)):
            if any(x % TWIP for x in table.edges):
                yield f"page {page.number}: vertical lines off the grid"
            if any(v % TWIP for row in table.rows for v in (row.y, row.height)):
                yield f"page {page.number}: rows off the grid"


def rows_of_a_table_stand_under_each_other(laid: Laid) -> Complaints:
    for page in laid.pages:
        for table in (b for b in page.blocks if isinstance(b, Table)):
            ends = [(row.y, row.y + row.height) for row in table.rows]
            if ends[0][0] != table.rect.y or ends[-1][1] != table.rect.bottom or any(a[1] != b[0] for a, b in pairwise(ends)):
                yield f"page {page.number}: {table.name}: rows leave gaps"


def cells_cover_their_table_once(laid: Laid) -> Complaints:
    for page in laid.pages:
        for table in (b for b in page.blocks if isinstance(b, Table)):
            count = Counter(
                (r, c) for cell in table.cells for r in range(cell.row, cell.row + cell.row_span)
                for c in range(cell.column, cell.column + cell.column_span)
            )
            places = {(r, c) for r in range(len(table.rows)) for c in range(len(table.edges) - 1)}
            if set(count) != places or max(count.values()) > 1:
                wrong = sorted(places ^ set(count)) + [p for p, n in count.items() if n > 1]
                yield f"page {page.number}: {table.name}: holes or doubles at {wrong[:4]}"


def the_header_is_repeated_on_every_page(laid: Laid) -> Complaints:
    first: dict[int, tuple[object, ...]] = {}
    for part in laid.parts:
        headers = [row.height for row in part.table.rows if row.header]
        cells = [(c.row, c.column, c.row_span, c.column_span, cell_text(c)) for c in part.table.cells if c.row < len(headers)]
        if first.setdefault(part.flow, (headers, cells)) != (headers, cells) or not headers:
            yield f"page {part.page.number}: another header than before"
        titles = [p.kunci for p in part.alur.pelaksana if squeezed(p.nama) not in {t for *_, texts in cells for t in texts}]
        if titles:
            yield f"page {part.page.number}: no titles for {titles}"
        columns = len(part.table.edges) - 1
        if laid.profile.baris_nomor and [t for *_, t in cells[-columns:]] != [[f"({n})"] for n in range(1, columns + 1)]:
            yield f"page {part.page.number}: no row of numbers"


def later_pages_say_that_they_go_on(laid: Laid) -> Complaints:
    for part in laid.parts:
        words = "".join(printed(p) for p in part.title.paragraphs)
        if words.endswith("(lanjutan)") is (part.first_row == 0):
            yield f"page {part.page.number}: title {words!r}"


def pages_are_numbered(laid: Laid) -> Complaints:
    total = len(laid.pages)
    for number, page in enumerate(laid.pages, 1):
        if page.number != number:
            yield f"page {number} calls itself {page.number}"
        words = [printed(p) for p in page.footer.paragraphs] if page.footer else []
        if words != ([f"Halaman{number}dari{total}"] if laid.profile.halaman else []):
            yield f"page {number}: {words}"
        if page.footer and not laid.sheet.body.bottom <= page.footer.rect.y < page.footer.rect.bottom <= laid.profile.kertas.h:
            yield f"page {number}: its number stands outside the lower margin"


def the_outline_points_at_its_parts(laid: Laid) -> Complaints:
    assert laid.sheets is not None
    marks = laid.sheets.layout.bookmarks
    places = [(1, laid.sheet.body.y)] + [(part.page.number, part.title.rect.y) for part in laid.parts if part.first_row == 0]
    if [(m.page, m.y) for m in marks] != places:
        yield f"{[(m.page, m.y) for m in marks]} instead of {places}"


# ---------------------------------------------------------------- symbols


def every_symbol_is_drawn_once(laid: Laid) -> Complaints:
    drawn = Counter((part.flow, s.id, s.kind) for part in laid.parts for s in part.symbols if s.kind != "offpage")
    asked = Counter((n, s.id, KIND[s.bentuk]) for n, alur in enumerate(laid.sop.alur) for k in alur.kegiatan for s in k.simbol)
    if drawn != asked:
        yield f"missing {list(asked - drawn)[:3]}, too many {list(drawn - asked)[:3]}"
    if sum(len(part.symbols) for part in laid.parts) != sum(len(page.symbols) for page in laid.pages):
        yield "a symbol stands outside every flow"


def symbols_stand_in_their_column_and_row(laid: Laid) -> Complaints:
    for part in laid.parts:
        for index in range(part.first_row, part.first_row + len(part.body)):
            for simbol in part.alur.kegiatan[index].simbol:
                rect = part.box[simbol.id].rect if simbol.id in part.box else None
                lane, row = part.lane(*simbol.para_pelaksana), part.row(index)
                if rect and not (_within(rect, lane) and _within(rect, row)):
                    yield f"page {part.page.number}: {simbol.id} {_show(rect)} leaves {_show(lane)} or {_show(row)}"


def a_symbol_covers_the_middles_of_all_its_columns(laid: Laid) -> Complaints:
    for part in laid.parts:
        for simbol in (s for k in part.alur.kegiatan for s in k.simbol if s.id in part.box):
            rect = part.box[simbol.id].rect
            if not all(rect.x < part.lane(kunci).cx < rect.right for kunci in simbol.para_pelaksana):
                yield f"page {part.page.number}: {simbol.id} {_show(rect)} leaves out one of {simbol.para_pelaksana}"


def segilima_stand_in_one_column_of_an_outer_row(laid: Laid) -> Complaints:
    for part in laid.parts:
        for symbol in (s for s in part.symbols if s.kind == "offpage"):
            if not any(_within(symbol.rect, part.lane(p.kunci)) for p in part.alur.pelaksana):
                yield f"page {part.page.number}: {symbol.name} stands over a line"
            outer = (part.row(part.first_row), part.row(part.first_row + len(part.body) - 1))
            if not any(_within(symbol.rect, row) for row in outer):
                yield f"page {part.page.number}: {symbol.name} stands in a row between"


def symbols_do_not_overlap(laid: Laid) -> Complaints:
    for page in laid.pages:
        yield from (f"page {page.number}: {a.id} and {b.id}" for a, b in combinations(page.symbols, 2) if a.rect.overlaps(b.rect))


def symbols_print_their_words(laid: Laid) -> Complaints:
    words = {(n, s.id): squeezed(s.teks) for n, alur in enumerate(laid.sop.alur) for k in alur.kegiatan for s in k.simbol}
    for part in laid.parts:
        for symbol in part.symbols:
            text = "".join(map(printed, symbol.paragraphs))
            if symbol.kind != "offpage" and text != words.get((part.flow, symbol.id)):
                yield f"page {part.page.number}: {symbol.id} says {text!r}"


# ---------------------------------------------------------------- connectors


def pieces(connector: Connector) -> Iterator[Piece]:
    return pairwise(connector.points)


def every_connection_is_drawn(laid: Laid) -> Complaints:
    for flow, alur in enumerate(laid.sop.alur):
        parts = [part for part in laid.parts if part.flow == flow]
        place = {s.id: part.page.number for part in parts for s in part.symbols if s.kind != "offpage"}
        ends = {(c.source, c.target) for part in parts for c in part.connectors}
        for s in alur.sambungan:
            if place[s.dari] == place[s.ke]:
                lost = [] if (s.dari, s.ke) in ends else [s]
            else:
                lost = [way for way in s.searah() if not _crosses(way, ends)]
            yield from (f"flow {flow}: {way.dari} to {way.ke} is not drawn" for way in lost)
    if sum(len(part.connectors) for part in laid.parts) != sum(len(page.connectors) for page in laid.pages):
        yield "a connector leaves its flow"


def _crosses(way: Sambungan, ends: set[tuple[str, str]]) -> bool:
    """Does a line lead from its symbol to a segilima, and one from a segilima to its target?"""
    out = any(a == way.dari and b.startswith("segilima") for a, b in ends)
    return out and any(b == way.ke and a.startswith("segilima") for a, b in ends)


def well_drawn(laid: Laid, part: Part) -> list[Connector]:
    return [c for c in part.connectors if not laid.excused(c)]


def connectors_are_orthogonal(laid: Laid) -> Complaints:
    for part in laid.parts:
        for c in well_drawn(laid, part):
            if any((a.x == b.x) == (a.y == b.y) for a, b in pieces(c)):
                yield f"page {part.page.number}: {c.id} {_path(c)}"


def connectors_begin_and_end_on_their_symbols(laid: Laid) -> Complaints:
    for part in laid.parts:
        for c in well_drawn(laid, part):
            for point, end in ((c.points[0], c.source), (c.points[-1], c.target)):
                if end not in part.box or not _on_outline(point, part.box[end]):
                    yield f"page {part.page.number}: {c.id} {_path(c)} does not end on {end}"


def _on_outline(p: Point, symbol: Symbol) -> bool:
    """On the outline as printed: anywhere on the border of a box or a rhombus, the middles of curved sides."""
    box = symbol.rect
    tips = ((box.cx, box.y), (box.cx, box.bottom), (box.x, box.cy), (box.right, box.cy))
    if any(abs(p.x - x) <= NEAR and abs(p.y - y) <= NEAR for x, y in tips):
        return True
    level = p.y in (box.y, box.bottom) and box.x <= p.x <= box.right
    upright = p.x in (box.x, box.right) and box.y <= p.y <= box.bottom
    if symbol.kind == "terminator":
        radius = min(box.w, box.h) // 2
        return level and box.x + radius - NEAR <= p.x <= box.right - radius + NEAR
    if symbol.kind == "offpage":
        return (upright and p.y <= box.y + box.h * 0.8) or (p.y == box.y and level)
    if symbol.kind == "decision":
        return abs(abs(p.x - box.cx) * box.h + abs(p.y - box.cy) * box.w - box.w * box.h // 2) <= NEAR * max(box.w, box.h)
    return symbol.kind == "process" and (level or upright)


def connectors_run_through_no_symbol(laid: Laid) -> Complaints:
    for part in laid.parts:
        for c in well_drawn(laid, part):
            for symbol in part.symbols:
                if any(_cuts(piece, _body(symbol, c)) for piece in pieces(c)):
                    yield f"page {part.page.number}: {c.id} {_path(c)} runs through {symbol.id} {_show(symbol.rect)}"


def _body(symbol: Symbol, connector: Connector) -> Rect:
    """The box a line may not enter: of its own rhombus only what lies between the middles of the slanted sides."""
    box = symbol.rect
    if symbol.kind != "decision" or symbol.id not in (connector.source, connector.target):
        return box
    return Rect(box.x + box.w // 4, box.y + box.h // 4, box.w // 2, box.h // 2)


def _cuts(piece: Piece, box: Rect) -> bool:
    a, b = piece
    if a.x == b.x:
        return box.x < a.x < box.right and min(a.y, b.y) < box.bottom and box.y < max(a.y, b.y)
    return box.y < a.y < box.bottom and min(a.x, b.x) < box.right and box.x < max(a.x, b.x)


def connectors_run_on_no_table_line(laid: Laid) -> Complaints:
    for part in laid.parts:
        ys = [row.y for row in part.table.rows if not row.header] + [part.table.rect.bottom]
        for c in well_drawn(laid, part):
            for a, b in pieces(c):
                place, lines = (a.x, part.table.edges) if a.x == b.x else (a.y, ys)
                if any(abs(place - line) < TOUCH for line in lines):
                    yield f"page {part.page.number}: {c.id} {_path(c)}"


def connectors_overlap_only_where_they_join_or_part(laid: Laid) -> Complaints:
    for part in laid.parts:
        for a, b in combinations(well_drawn(laid, part), 2):
            if _overlap(a, b, part.telling):
                yield f"page {part.page.number}: {a.id} {_path(a)} on {b.id} {_path(b)}"


def _overlap(a: Connector, b: Connector, telling: set[str]) -> bool:
    p, q = a.points, b.points
    if a.target == b.target:
        p, q = (points[::-1] for points in _parted(p[::-1], q[::-1]))
    if a.source == b.source and a.source not in telling:
        p, q = _parted(p, q)
    return any(_shared(one, two) > 0 for one in pairwise(p) for two in pairwise(q))


def _parted(p: tuple[Point, ...], q: tuple[Point, ...]) -> tuple[tuple[Point, ...], tuple[Point, ...]]:
    """Two lines without the piece that they share from their first point on."""
    while len(p) > 1 and len(q) > 1 and p[0] == q[0] and _way(p[0], p[1]) == _way(q[0], q[1]):
        near = min(p[1], q[1], key=lambda end: abs(end.x - p[0].x) + abs(end.y - p[0].y))
        p = p[1:] if p[1] == near else (near, *p[1:])
        q = q[1:] if q[1] == near else (near, *q[1:])
    return p, q


def _way(a: Point, b: Point) -> tuple[bool, bool, bool, bool]:
    return a.x < b.x, a.x > b.x, a.y < b.y, a.y > b.y


def _shared(one: Piece, two: Piece) -> Emu:
    """Length that two pieces run on each other."""
    (a, b), (c, d) = one, two
    if a.x == b.x == c.x == d.x:
        return min(max(a.y, b.y), max(c.y, d.y)) - max(min(a.y, b.y), min(c.y, d.y))
    if a.y == b.y == c.y == d.y:
        return min(max(a.x, b.x), max(c.x, d.x)) - max(min(a.x, b.x), min(c.x, d.x))
    return 0


def arrow_heads_have_room(laid: Laid) -> Complaints:
    for part in laid.parts:
        for c in well_drawn(laid, part):
            heads = [c.points[-2:]] * c.arrow + [c.points[:2]] * c.both
            if any(abs(a.x - b.x) + abs(a.y - b.y) < HEAD for a, b in heads):
                yield f"page {part.page.number}: {c.id} {_path(c)}"


def dots_stand_where_lines_join_and_part(laid: Laid) -> Complaints:
    """And nowhere else; a common piece that is all arrow head has none."""
    for page in laid.pages:
        asked: set[Point] = set()
        for a, b in combinations([c for part in laid.parts if part.page is page for c in part.connectors], 2):
            if a.target == b.target:
                asked |= _parting(a.points[::-1], b.points[::-1])
            if a.source == b.source:
                asked |= _parting(a.points, b.points)
        if {dot.centre for dot in page.dots} != asked or len(page.dots) != len(asked):
            yield f"page {page.number}: dots at {[dot.centre for dot in page.dots]}, not at {sorted(asked, key=str)}"


def _parting(p: tuple[Point, ...], q: tuple[Point, ...]) -> set[Point]:
    """Where two lines that begin as one part, unless one ends there or what they share is shorter than 6 pt."""
    rest, _ = _parted(p, q)
    if p[0] != q[0] or rest[0] in (p[0], p[-1], q[-1]):
        return set()
    length = sum(abs(a.x - b.x) + abs(a.y - b.y) for a, b in pairwise(p)) - sum(abs(a.x - b.x) + abs(a.y - b.y) for a, b in pairwise(rest))
    return {rest[0]} if length >= pt(6) else set()


def branches_leave_by_different_corners(laid: Laid) -> Complaints:
    """And so does every way that has a word, whatever it leaves."""
    for part in laid.parts:
        labels = {(s.dari, s.ke): (s.label, s.utama) for s in part.alur.sambungan}
        leaving = [c for c in well_drawn(laid, part) if c.source in part.telling]
        for a, b in combinations(leaving, 2):
            alike = labels.get((a.source, a.target)) == labels.get((b.source, b.target))
            if a.source == b.source and a.points[0] == b.points[0] and not alike:
                yield f"page {part.page.number}: {a.id} and {b.id} at {a.points[0]}"


def lines_have_the_heads_that_are_written(laid: Laid) -> Complaints:
    """None between joint actors, two on an exchange; over a page break one on each of its lines."""
    for part in laid.parts:
        written = {f"{s.dari}>{s.ke}": (s.garis is Garis.PANAH, s.timbal_balik, s.garis is Garis.PUTUS) for s in part.alur.sambungan}
        for c in part.connectors:
            if (c.arrow, c.both, c.dashed) != written.get(c.id, (True, False, False)):
                yield f"page {part.page.number}: {c.id} is drawn with arrow={c.arrow}, both={c.both}, dashed={c.dashed}"


# ---------------------------------------------------------------- labels


def every_branch_has_its_word(laid: Laid) -> Complaints:
    for part in laid.parts:
        there = Counter(label.name for label in part.labels)
        asked = Counter(f"Cabang {s.label}" for c in part.connectors for s in [_branch(part, c)] if s and s.label)
        yield from (f"page {part.page.number}: {n} × {name!r} missing" for name, n in (asked - there).items())


def _branch(part: Part, connector: Connector) -> Sambungan | None:
    """The connection whose word stands at this line: not on the part that comes in from another page."""
    leaving = [s for s in part.alur.sambungan if s.dari == connector.source]
    exact = [s for s in leaving if s.ke == connector.target]
    over = [s for s in leaving if connector.target.startswith("segilima") and connector.description.endswith(f"({s.label})")]
    return (exact or over or [None])[0]


def labels_stand_inside_the_flow(laid: Laid) -> Complaints:
    for page in laid.pages:
        areas = [part.route.area for part in laid.parts if part.page is page]
        outside = [b for b in page.labels if not any(_within(b.rect, area) for area in areas)]
        yield from (f"page {page.number}: {b.name} {_show(b.rect)}" for b in outside)


def well_placed(laid: Laid, part: Part) -> list[Label]:
    return [label for label in part.labels if not laid.excused_label(part, label)]


def labels_cover_no_symbol(laid: Laid) -> Complaints:
    for part in laid.parts:
        for label in well_placed(laid, part):
            covered = [s for s in part.symbols if _covers(label.rect, s)]
            yield from (f"page {part.page.number}: {label.name} {_show(label.rect)} over {s.id} {_show(s.rect)}" for s in covered)


def _covers(rect: Rect, symbol: Symbol) -> bool:
    """Does the label lie over the outline or the inside?  Beside a rhombus's slanted sides there is room."""
    box = symbol.rect
    if symbol.kind != "decision":
        return rect.overlaps(box)
    dx = max(0, rect.x - box.cx, box.cx - rect.right)
    dy = max(0, rect.y - box.cy, box.cy - rect.bottom)
    return dx * box.h + dy * box.w < box.w * box.h // 2


def labels_cover_no_other_label(laid: Laid) -> Complaints:
    for part in laid.parts:
        pairs = combinations(well_placed(laid, part), 2)
        yield from (f"page {part.page.number}: {a.name} over {b.name}" for a, b in pairs if a.rect.overlaps(b.rect))


def labels_cover_no_connector(laid: Laid) -> Complaints:
    for part in laid.parts:
        for label in well_placed(laid, part):
            for c in well_drawn(laid, part):
                if any(_cuts(piece, label.rect) for piece in pieces(c)):
                    yield f"page {part.page.number}: {label.name} {_show(label.rect)} over {c.id} {_path(c)}"


def labels_cover_no_table_line(laid: Laid) -> Complaints:
    for part in laid.parts:
        ys = [row.y for row in part.table.rows if not row.header] + [part.table.rect.bottom]
        for label in well_placed(laid, part):
            r = label.rect
            if any(r.x < x < r.right for x in part.table.edges) or any(r.y < y < r.bottom for y in ys):
                yield f"page {part.page.number}: {label.name} {_show(r)}"


# ---------------------------------------------------------------- segilima


@dataclass(frozen=True)
class End:
    """A segilima as a reader sees it: its letter, its page and the pages that it names."""

    flow: int
    letter: str
    incoming: bool
    page: int
    names: tuple[int, ...]


def ends(laid: Laid) -> list[End]:
    found = []
    for part in laid.parts:
        for s in (s for s in part.symbols if s.kind == "offpage"):
            way, pages = s.description.split(" halaman ")
            letter = "".join(map(printed, s.paragraphs))
            names = tuple(int(number) for number in pages.split(", "))
            found.append(End(part.flow, letter, way.endswith("dari"), part.page.number, names))
    return found


def every_letter_goes_out_and_comes_in(laid: Laid) -> Complaints:
    by_letter: dict[str, list[End]] = defaultdict(list)
    for end in ends(laid):
        by_letter[end.letter].append(end)
    for letter, group in by_letter.items():
        out, into = [e for e in group if not e.incoming], [e for e in group if e.incoming]
        if len(into) != 1 or not out or len({e.flow for e in group}) > 1:
            yield f"{letter}: {len(out)} outgoing, {len(into)} incoming"
        elif into[0].names != tuple(sorted(e.page for e in out)) or any(e.names != (into[0].page,) for e in out):
            yield f"{letter}: {group}"


def a_letter_means_one_target_and_direction(laid: Laid) -> Complaints:
    """Or one fork: then it comes from one symbol and leads to several on one page."""
    for flow in range(len(laid.sop.alur)):
        parts = [part for part in laid.parts if part.flow == flow]
        page = {s.id: part.page.number for part in parts for s in part.symbols if s.kind != "offpage"}
        goals: dict[str, set[str]] = defaultdict(set)
        origins: dict[str, set[str]] = defaultdict(set)
        for c in (c for part in parts for c in part.connectors):
            if c.source.startswith("segilima"):
                goals[_letter(c.source)].add(c.target)
            if c.target.startswith("segilima"):
                origins[_letter(c.target)].add(c.source)
        for letter, targets in goals.items():
            ways = {page[a] < page[b] for a in origins[letter] for b in targets}
            if min(len(targets), len(origins[letter])) > 1 or len(ways) > 1:
                yield f"flow {flow}: {letter} leads from {origins[letter]} to {targets}"


def _letter(id: str) -> str:
    return id.split()[1]


def a_target_has_one_letter_in_a_direction(laid: Laid) -> Complaints:
    """Symbols that several ways lead to are entered through one segilima from before and one from behind."""
    for part in laid.parts:
        coming = [c for c in part.connectors if c.source.startswith("segilima")]
        below = Counter((c.target, part.box[c.source].rect.y > part.box[c.target].rect.y) for c in coming)
        yield from (f"page {part.page.number}: {target} is entered {n} times" for (target, _), n in below.items() if n > 1)


def notes_name_the_page_of_the_other_end(laid: Laid) -> Complaints:
    """In full ("ke hal. 3"), or without the way where there is no room for it ("hal. 3", "h. 3")."""
    where = {(e.page, f"Keterangan segilima {e.letter}"): e for e in ends(laid)}
    for page in laid.pages:
        for label in (b for b in page.labels if b.name.startswith("Keterangan segilima")):
            text, end = "".join(map(printed, label.paragraphs)), where[page.number, label.name]
            pages = ",".join(map(str, end.names))
            if text not in (f"{'dari' if end.incoming else 'ke'}hal.{pages}", f"hal.{pages}", f"h.{pages}"):
                yield f"page {page.number}: {text!r}, not {pages}"


def notes_touch_no_segilima_and_can_be_read(laid: Laid) -> Complaints:
    for part in laid.parts:
        boxes = [s.rect for s in part.symbols if s.kind == "offpage"]
        for label in (b for b in part.labels if b.name.startswith("Keterangan segilima")):
            air = Rect(label.rect.x, label.rect.y - pt(1.5), label.rect.w, label.rect.h + pt(3))
            if any(air.overlaps(box) for box in boxes):
                yield f"page {part.page.number}: {label.name} touches a segilima"
            if any(run.style.size < pt(6.5) for paragraph in label.paragraphs for run in paragraph.runs):
                yield f"page {part.page.number}: {label.name} is too small"


def every_segilima_says_where_its_other_end_is(laid: Laid) -> Complaints:
    for page in laid.pages:
        there = Counter(label.name for label in page.labels)
        asked = Counter(f"Keterangan segilima {''.join(map(printed, s.paragraphs))}" for s in page.symbols if s.kind == "offpage")
        yield from (f"page {page.number}: {n} × {name!r} missing" for name, n in (asked - there).items())


def letters_follow_each_other_as_the_eye_meets_them(laid: Laid) -> Complaints:
    """Page by page, its head before its foot, from left to right: A, B, C … through the whole SOP."""
    met = [
        "".join(map(printed, s.paragraphs)) for part in laid.parts
        for s in sorted((s for s in part.symbols if s.kind == "offpage"), key=lambda s: (s.rect.cy > part.route.area.cy, s.rect.cx))
    ]
    found = list(dict.fromkeys(met))
    if found != [chr(65 + n) if n < 26 else chr(64 + n // 26) + chr(65 + n % 26) for n in range(len(found))]:
        yield f"{found}"


def a_segilima_stands_at_no_symbol_that_it_does_not_belong_to(laid: Laid) -> Complaints:
    """Between it and its own symbol its column holds no other one, but with rows between, unless the build says so."""
    for part in laid.parts:
        for s in (s for s in part.symbols if s.kind == "offpage"):
            own = _symbols_of(part, s)
            foot = s.rect.cy > part.box[next(iter(own))].rect.cy
            beyond = [o for o in part.symbols if o.kind != "offpage" and o.rect.x < s.rect.right and s.rect.x < o.rect.right]
            nearest = max(beyond, key=lambda o: (o.rect.cy if foot else -o.rect.cy), default=None)
            if nearest is None or nearest.id in own:
                continue
            reach = [part.box[id].rect for id in own]
            between = nearest.rect.bottom >= min(r.y for r in reach) if foot else nearest.rect.y <= max(r.bottom for r in reach)
            rules = [y for y in part.route.ylines if min(nearest.rect.cy, s.rect.cy) < y < max(nearest.rect.cy, s.rect.cy)]
            if between and len(rules) < 2 and not any(laid.excused(c) for c in part.connectors if s.id in (c.source, c.target)):
                yield f"page {part.page.number}: {s.id} stands at {nearest.id}"


def _symbols_of(part: Part, segilima: Symbol) -> set[str]:
    """Those at the other ends of a segilima's lines, and who acts jointly with them."""
    own = {c.source if c.target == segilima.id else c.target for c in part.connectors if segilima.id in (c.source, c.target)}
    joint = [{c.source, c.target} for c in part.connectors if not c.arrow]
    for _ in joint:
        own.update(*(pair for pair in joint if pair & own))
    return own


# ---------------------------------------------------------------- errors


def a_sheet_or_an_error_comes_out(laid: Laid) -> Complaints:
    if (laid.sheets is None) is not laid.report.has_galat:
        yield f"sheets: {laid.sheets is not None}, {laid.report.diagnostics}"


def errors_are_those_of_the_layout(laid: Laid) -> Complaints:
    """4xx is the layout's range."""
    yield from (f"{d.code}: {d.message}" for d in laid.report.diagnostics if not d.code.startswith("SOP4"))


def _show(rect: Rect) -> str:
    return "[" + " ".join(f"{v / pt(1):.1f}" for v in (rect.x, rect.y, rect.right, rect.bottom)) + "]"


def _path(connector: Connector) -> str:
    return " ".join(f"{p.x / pt(1):.1f},{p.y / pt(1):.1f}" for p in connector.points)


def pages_begin_where_the_author_wants(laid: Laid) -> Complaints:
    begun = {(part.flow, part.first_row): sum(other.page is part.page for other in laid.parts[:n]) for n, part in enumerate(laid.parts)}
    for flow, alur in enumerate(laid.sop.alur):
        for row, kegiatan in enumerate(alur.kegiatan):
            if kegiatan.halaman_baru and not laid.codes["SOP415"] and begun.get((flow, row)) != 0:
                yield f"flow {flow}: row {row} begins no page"


Law = Callable[[Laid], Iterable[str]]

WORDS: Sequence[Law] = (
    every_line_prints_what_its_paragraph_says, every_word_of_the_identity_is_printed, no_row_is_lost_or_doubled,
    titles_stand_across_the_table_above_their_row,
    footnotes_stand_under_their_table, every_text_fits_its_cell, a_hyphen_alone_stands_in_the_middle,
    words_fit_inside_their_symbols,
)
PAGES: Sequence[Law] = (
    blocks_stand_under_each_other_inside_the_margins, tables_are_as_wide_as_the_body, tables_stand_on_the_twip_grid,
    rows_of_a_table_stand_under_each_other, cells_cover_their_table_once, the_header_is_repeated_on_every_page,
    pages_begin_where_the_author_wants, pages_without_rows_say_that_they_go_on, later_pages_say_that_they_go_on, pages_are_numbered,
    the_outline_points_at_its_parts,
)
SYMBOLS: Sequence[Law] = (
    every_symbol_is_drawn_once, symbols_stand_in_their_column_and_row, a_symbol_covers_the_middles_of_all_its_columns,
    segilima_stand_in_one_column_of_an_outer_row, symbols_do_not_overlap, symbols_print_their_words,
)
CONNECTORS: Sequence[Law] = (
    every_connection_is_drawn, connectors_are_orthogonal, connectors_begin_and_end_on_their_symbols,
    connectors_run_through_no_symbol, connectors_run_on_no_table_line, connectors_overlap_only_where_they_join_or_part,
    arrow_heads_have_room, dots_stand_where_lines_join_and_part, branches_leave_by_different_corners,
    lines_have_the_heads_that_are_written,
)
LABELS: Sequence[Law] = (
    every_branch_has_its_word, labels_stand_inside_the_flow, labels_cover_no_symbol, labels_cover_no_other_label, labels_cover_no_connector,
    labels_cover_no_table_line,
)
SEGILIMA: Sequence[Law] = (
    every_letter_goes_out_and_comes_in, a_letter_means_one_target_and_direction, a_target_has_one_letter_in_a_direction,
    notes_name_the_page_of_the_other_end, every_segilima_says_where_its_other_end_is,
    letters_follow_each_other_as_the_eye_meets_them, notes_touch_no_segilima_and_can_be_read,
    a_segilima_stands_at_no_symbol_that_it_does_not_belong_to,
)
LAWS: Sequence[Law] = (*WORDS, *PAGES, *SYMBOLS, *CONNECTORS, *LABELS, *SEGILIMA)
