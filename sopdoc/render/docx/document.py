"""Layout → word/document.xml: one section, each page begun by a paragraph that breaks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from sopdoc.geometry import Emu, Rect, Size
from sopdoc.layout.tree import Connector, Layout, Mark, Page, Paragraph, Table, TextBlock
from sopdoc.profile.profile import Margin
from sopdoc.render.docx.anchor import LEADING, Carriers, Place, Spot, needs_leading, spots
from sopdoc.render.docx.decided import decided
from sopdoc.render.docx.looks import HEADING, SIGNED, is_signed
from sopdoc.render.docx.ooxml import DECLARATION, NAMESPACES, twips
from sopdoc.render.docx.references import References
from sopdoc.render.docx.shape import code_xml, dot_box, dot_xml, label_xml, picture_xml, strip_xml, stroke_xml, symbol_xml
from sopdoc.render.docx.shelter import shelters, strip_box
from sopdoc.render.docx.slots import PAGE_BREAK, fill
from sopdoc.render.docx.strokes import Route, route
from sopdoc.render.docx.table import table_xml
from sopdoc.render.docx.text import INSIDE, Opening, paragraph_xml, thin_paragraph
from sopdoc.render.docx.tracked import marked_ends

NEXT_PAGE = Opening(PAGE_BREAK)


def document_xml(layout: Layout, footers: str, references: References) -> str:
    """The main part; `footers` are the footer references that its section begins with."""
    pages = (PageWriter(page, layout, references, NEXT_PAGE if number else INSIDE) for number, page in enumerate(layout.pages))
    body = fill("".join(page.xml() for page in pages))
    ends = layout.pages[-1].blocks if layout.pages else ()
    closing = "" if ends and isinstance(ends[-1], TextBlock) else thin_paragraph()      # Word needs a paragraph after a table
    return f"{DECLARATION}<w:document {NAMESPACES}><w:body>{body}{closing}{_section(layout, footers)}</w:body></w:document>"


def _section(layout: Layout, footers: str) -> str:
    first = layout.pages[0] if layout.pages else None
    start = f'<w:pgNumType w:start="{first.number}"/>' if first and first.number != 1 else ""
    different = "<w:titlePg/>" if 'w:type="first"' in footers else ""
    return section_xml(layout.paper, layout.margin, footers, _footer_distance(layout), further=start + different)


def section_xml(paper: Size, margin: Margin, marks: str, footer: Emu, header: Emu = 0, further: str = "") -> str:
    """w:sectPr; `marks` are its header and footer references, `header` and `footer` their distances from the paper's edges."""
    turned = ' w:orient="landscape"' if paper.w > paper.h else ""
    sides = {"top": margin.atas, "right": margin.kanan, "bottom": margin.bawah, "left": margin.kiri, "footer": footer, "header": header}
    free = " ".join(f'w:{side}="{twips(length)}"' for side, length in sides.items())
    return (
        f'<w:sectPr>{marks}<w:pgSz w:w="{twips(paper.w)}" w:h="{twips(paper.h)}"{turned}/>'
        f'<w:pgMar {free} w:gutter="0"/>{further}</w:sectPr>'
    )


def _footer_distance(layout: Layout) -> Emu:
    """From the paper's lower edge to the footer's."""
    footer = next((page.footer for page in layout.pages if page.footer is not None), None)
    return layout.paper.h - footer.rect.bottom if footer else layout.margin.bawah // 2


class PageWriter:
    """Writes one page: hangs its drawings on paragraphs, then writes the blocks downwards."""

    def __init__(self, page: Page, layout: Layout, references: References, opening: Opening) -> None:
        self.page, self.layout, self.references, self.opening = decided(page), layout, references, opening
        self.drawings: dict[Place, str] = defaultdict(str)

    def xml(self) -> str:
        self.hang_drawings()
        return "".join(self.block(number) for number in range(len(self.page.blocks)))

    def hang_drawings(self) -> None:
        """In the order in which they lie on each other: lines, dots, symbols, labels."""
        page, layout, references = self.page, self.layout, self.references
        found = spots(page)
        carriers = Carriers.of(found)
        self.carriers, self.former = carriers.without("lama"), carriers.without("baru")
        self.hang_connectors(found, carriers)
        for dot in page.dots:
            spot = self.spot(dot_box(dot), dot.mark)
            self.drawings[spot.place] += dot_xml(dot, spot, references)
        for symbol in page.symbols:
            spot = self.spot(symbol.rect, symbol.mark)
            # notes at the other end of a segilima name its page
            place = references.mark_place(symbol.id, symbol.mark) if symbol.kind == "offpage" else ""
            self.drawings[spot.place] += place + symbol_xml(symbol, layout.line_symbol, spot, references)
        for label in page.labels:
            spot = self.spot(label.rect, label.mark)
            self.drawings[spot.place] += label_xml(label, spot, references)
        for code in page.codes:
            spot = self.spot(code.rect)
            self.drawings[spot.place] += code_xml(code, spot, references)
        for block in page.blocks:
            if isinstance(block, Table):
                self.hang_pictures(block)

    def hang_connectors(self, found: Sequence[Spot], carriers: Carriers) -> None:
        """Upright pieces, which run on where they are not seen, under the strips that hide them, and all others above."""
        if not self.page.connectors:
            return
        line = self.layout.line_connector
        around = shelters(self.page, found)
        routes = [
            (connector, route(connector.points, connector.arrow, around.bands, around.of(connector), line // 2, connector.both))
            for connector in self.page.connectors
        ]
        strips = dict.fromkeys(strip_box(x, span, line) for _, way in routes for x, span in way.bare)
        for connector, way in routes:
            self.hang_strokes(connector, way, True, carriers)
        for box in strips:
            spot = carriers.choose(box)
            self.drawings[spot.place] += strip_xml(box, spot, self.references)
        for connector, way in routes:
            self.hang_strokes(connector, way, False, carriers)

    def hang_strokes(self, connector: Connector, way: Route, upright: bool, carriers: Carriers) -> None:
        for place, stroke in enumerate(way.strokes):
            if stroke.upright is upright:
                spot = carriers.choose(stroke.box)
                self.drawings[spot.place] += stroke_xml(stroke, connector, self.layout.line_connector, spot, self.references, place == 0)

    def hang_pictures(self, table: Table) -> None:
        for cell in table.cells:
            if cell.picture is not None and cell.picture_rect is not None:
                spot = self.spot(cell.picture_rect)
                self.drawings[spot.place] += picture_xml(cell, cell.picture, cell.picture_rect, spot, self.references)

    def spot(self, box: Rect, mark: Mark = "") -> Spot:
        """In a row that is there when the drawing is."""
        return (self.former if mark == "lama" else self.carriers).choose(box)

    def block(self, number: int) -> str:
        block = self.page.blocks[number]
        opening = self.opening if number == 0 else INSIDE
        return self.table(number, block, opening) if isinstance(block, Table) else self.text(number, block, opening)

    def table(self, number: int, table: Table, opening: Opening) -> str:
        lead = thin_paragraph(self.drawings[number, LEADING], opening) if needs_leading(self.page, number) else ""
        inside = {cell: xml for (block, cell), xml in self.drawings.items() if block == number}
        return lead + table_xml(table, twips(table.rect.x) - twips(self.layout.margin.kiri), inside, self.references)

    def text(self, number: int, block: TextBlock, opening: Opening) -> str:
        if block.heading and not block.again:
            self.references.lists.part()
        margin, last = self.layout.margin, len(block.paragraphs) - 1
        left, right = block.rect.x - margin.kiri, self.layout.paper.w - margin.kanan - block.rect.right
        looks = [self.references.looks.of(self.role(block, paragraph), paragraph) for paragraph in block.paragraphs]
        ends, numbers = marked_ends(block.paragraphs, self.parts(number)), self.references.lists.of(block.paragraphs, looks)
        return "".join(
            paragraph_xml(
                paragraph, self.references, looks[place], left=left, right=right,
                below=self.gap_below(number, block) if place == last else 0, opening=opening if place == 0 else INSIDE,
                drawings=self.drawings[number, place], end=ends[place], number=numbers[place],
            ) for place, paragraph in enumerate(block.paragraphs)
        )

    def parts(self, number: int) -> bool:
        """Does the table under these words come or go as a whole, and they with it?"""
        below = self.page.blocks[number + 1:number + 2]
        return any(isinstance(table, Table) and all(row.mark for row in table.rows) for table in below)

    def role(self, block: TextBlock, paragraph: Paragraph) -> str:
        """What its words are: beside a flow, notes to it.  The SOP's name stands over each of its variants, and is a heading once."""
        if block.heading:
            return "Lanjutan" if block.again or not self.references.first_heading(paragraph.runs) else HEADING
        if is_signed(paragraph):
            return SIGNED
        return "Catatan" if self.page.symbols else "Teks"

    def gap_below(self, number: int, block: TextBlock) -> int:
        """Twips from the last line to the next block: what the block's box has more than its paragraphs."""
        end = block.rect.y + sum(paragraph.height for paragraph in block.paragraphs)
        following = self.page.blocks[number + 1].rect.y if number + 1 < len(self.page.blocks) else end
        return max(0, twips(following - end))
