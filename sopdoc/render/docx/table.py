"""A placed table → w:tbl: fixed columns, rows that may grow, repeated header rows.

Word and LibreOffice 25 add the upper border to a row's least height, so it is written that much short.  LibreOffice 7
does not add it there, only to a row that its content makes high: each row is therefore also filled to its height by
the space around the words of one cell, the one least likely to be typed in.  All three then agree.
"""

from __future__ import annotations

from collections.abc import Mapping

from sopdoc.geometry import PT, TWIP, Emu, line_height
from sopdoc.layout.tree import Cell, Table
from sopdoc.render.docx.anchor import is_blank, stands_at_top
from sopdoc.render.docx.control import control_xml, is_control
from sopdoc.render.docx.looks import Look, Looks, role_of
from sopdoc.render.docx.ooxml import eighths, escape, twips
from sopdoc.render.docx.references import References
from sopdoc.render.docx.styles import TABLE, TABLE_LINE, TABLE_PAD, cell_margins, table_borders
from sopdoc.render.docx.text import INSIDE, KEPT, blank_paragraph, paragraph_xml, thin_paragraph
from sopdoc.render.docx.tracked import marked_ends

SIDES = (("atas", "top"), ("kiri", "left"), ("bawah", "bottom"), ("kanan", "right"))     # in the schema's order
USUAL_SIZE: Emu = 8 * PT       # of words typed into an empty cell where the table has no words to follow

Drawings = Mapping[int, str]   # cell index → the drawings its first paragraph carries


def table_xml(table: Table, indent: int, drawings: Drawings, references: References) -> str:
    """`indent` is the left grid line's distance from the left margin, in twips."""
    grid = "".join(f'<w:gridCol w:w="{twips(right) - twips(left)}"/>' for left, right in zip(table.edges, table.edges[1:], strict=False))
    writer = _Writer(table, drawings, references)
    rows = "".join(writer.row(number) for number in range(len(table.rows)))
    return f"<w:tbl>{_properties(table, indent)}<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"


def _properties(table: Table, indent: int) -> str:
    line, pad = eighths(table.line_width), twips(table.pad)
    borders, margins = "" if line == TABLE_LINE else table_borders(line), "" if pad == TABLE_PAD else cell_margins(pad)
    heads = (run.text for cell in table.cells if table.rows[cell.row].header for paragraph in cell.paragraphs for run in paragraph.runs)
    columns = ", ".join(dict.fromkeys(text for text in heads if text))
    name = escape(table.name)
    described = escape(f"{table.name}: {columns}" if columns else table.name)
    return (
        f'<w:tblPr><w:tblStyle w:val="{TABLE}"/><w:tblW w:w="{twips(table.rect.w)}" w:type="dxa"/>'
        f'<w:tblInd w:w="{indent}" w:type="dxa"/>{borders}<w:tblLayout w:type="fixed"/>{margins}'
        f'<w:tblCaption w:val="{name}"/><w:tblDescription w:val="{described}"/></w:tblPr>'
    )


class _Writer:
    """Writes the rows of one table; knows which cell covers which place of the grid."""

    def __init__(self, table: Table, drawings: Drawings, references: References) -> None:
        self.table, self.drawings, self.references = table, drawings, references
        self.cover = {
            (cell.row + down, cell.column + across): index for index, cell in enumerate(table.cells)
            for down in range(cell.row_span) for across in range(cell.column_span)
        }
        self.line = twips(table.line_width)
        self.usual, self.leading = _usual(table, references.looks)
        self.inner = [max(twips(row.height) - self.line, 1) for row in table.rows]      # twips from its upper border to the next one
        self.blank = [is_blank(cell) for cell in table.cells]
        self.at_top = [stands_at_top(cell) for cell in table.cells]
        self.heights = [self.content_height(cell, blank) for cell, blank in zip(table.cells, self.blank, strict=True)]
        self.fillers = self.choose_fillers()
        self.kept = _titles(table)

    def row(self, number: int) -> str:
        repeated = "<w:tblHeader/>" if all(above.header for above in self.table.rows[:number + 1]) else ""
        cells, column = [], 0
        while column < len(self.table.edges) - 1:
            xml, columns = self.place(number, column)
            cells.append(xml)
            column += columns
        height = f'<w:trHeight w:val="{self.inner[number]}" w:hRule="atLeast"/>'
        mark = self.table.rows[number].mark
        tracked = self.references.change(mark) if mark else ""
        return f'<w:tr><w:trPr><w:cantSplit/>{height}{repeated}{tracked}</w:trPr>{"".join(cells)}</w:tr>'

    def place(self, row: int, column: int) -> tuple[str, int]:
        """The w:tc at a place of the grid, and how many columns it takes."""
        index = self.cover.get((row, column))
        if index is None:                       # nothing there in the tree: Word's grid must not have holes
            width = twips(self.table.edges[column + 1]) - twips(self.table.edges[column])
            return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{thin_paragraph()}</w:tc>', 1
        cell = self.table.cells[index]
        first = cell.row == row
        content = self.content(index, cell) if first else thin_paragraph()
        return f"<w:tc>{self.cell_properties(cell, first, self.at_top[index])}{content}</w:tc>", cell.column_span

    def cell_properties(self, cell: Cell, first: bool, at_top: bool) -> str:
        left, right = self.table.edges[cell.column], self.table.edges[cell.column + cell.column_span]
        span = f'<w:gridSpan w:val="{cell.column_span}"/>' if cell.column_span > 1 else ""
        merge = "" if cell.row_span == 1 else '<w:vMerge w:val="restart"/>' if first else "<w:vMerge/>"
        shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{cell.fill}"/>' if cell.fill else ""
        turn = '<w:textDirection w:val="btLr"/>' if cell.vertical else ""
        align = "" if at_top else '<w:vAlign w:val="center"/>'
        return f'<w:tcPr><w:tcW w:w="{twips(right) - twips(left)}" w:type="dxa"/>{span}{merge}{_borders(cell)}{shade}{turn}{align}</w:tcPr>'

    def content(self, index: int, cell: Cell) -> str:
        """The cell's paragraphs; drawings hang on an empty one at the top, however the first words are spaced."""
        drawings = self.drawings.get(index, "")
        above, below = self.spaces(index, cell)
        if self.blank[index]:
            empty = [run for paragraph in cell.paragraphs for run in paragraph.runs if is_control(run)]
            control = control_xml(empty[0], "", self.usual.letters(empty[0].style)) if len(empty) == 1 else ""
            return blank_paragraph(self.usual, self.heights[index] * TWIP, below, drawings, control)
        opening = KEPT if cell.row in self.kept else INSIDE
        lead = thin_paragraph(drawings, opening) if drawings else ""
        start = self.table.pad if cell.vertical else 0      # upward words begin at the lower edge, where Word has no cell margin
        looks = [self.references.looks.of(role_of(self.table, cell, paragraph), paragraph) for paragraph in cell.paragraphs]
        last, ends, numbers = len(cell.paragraphs) - 1, marked_ends(cell.paragraphs), self.references.lists.of(cell.paragraphs, looks)
        words = [
            paragraph_xml(
                paragraph, self.references, looks[place], left=0 if paragraph.align == "tengah" else start,
                above=0 if place else above, below=0 if place < last else below, end=ends[place], number=numbers[place], opening=opening,
            ) for place, paragraph in enumerate(cell.paragraphs)
        ]
        return lead + "".join(words)

    def spaces(self, index: int, cell: Cell) -> tuple[int, int]:
        """Twips to add above and below the cell's words: what fills the row, and what centres words beside a picture."""
        fill = self.inner[cell.row] - self.heights[index] if index in self.fillers else 0
        if self.at_top[index]:
            return twips(_centring(cell)), fill
        return fill // 2, fill - fill // 2

    def content_height(self, cell: Cell, blank: bool) -> int:
        """Twips; a blank cell has room to type one line in the table's usual size, never more than its first row."""
        if blank:
            return max(1, min(twips(self.leading), self.inner[cell.row] - self.line))
        return sum(twips(paragraph.before) + len(paragraph.lines) * twips(paragraph.line_height) for paragraph in cell.paragraphs)

    def choose_fillers(self) -> set[int]:
        """In each row the cell least likely to be typed in: with drawings, else blank, else with the fewest words."""
        best: dict[int, tuple[int, int, int]] = {}
        for index, cell in enumerate(self.table.cells):
            height = self.heights[index]
            if cell.row_span == 1 and not cell.vertical and cell.picture is None and height < self.inner[cell.row]:
                blank, drawn = self.blank[index], index in self.drawings
                worth = (0 if blank and drawn else 1 if blank else 3 if drawn else 2, height, index)
                best[cell.row] = min(best.get(cell.row, worth), worth)
        return {index for *_, index in best.values()}


def _titles(table: Table) -> set[int]:
    """Rows of nothing but headings over the rows below them: never the last of a page, whatever grows above them."""
    words = {cell.row for cell in table.cells if not cell.head}
    last = len(table.rows) - 1
    return {cell.row for cell in table.cells if cell.head and not table.rows[cell.row].header and cell.row < last} - words


def _borders(cell: Cell) -> str:
    """Only the sides that differ from the table's own lines."""
    if len(cell.borders) == len(SIDES):
        return ""
    hidden = "".join(f'<w:{side} w:val="nil"/>' for key, side in SIDES if key not in cell.borders)
    return f"<w:tcBorders>{hidden}</w:tcBorders>"


def _centring(cell: Cell) -> Emu:
    """Space above the words of a centred cell that is written from its top, because a picture hangs there."""
    if cell.picture is None or cell.valign == "atas":
        return 0
    return max(0, (cell.rect.h - sum(paragraph.height for paragraph in cell.paragraphs)) // 2)


def _usual(table: Table, looks: Looks) -> tuple[Look, Emu]:
    """Style and line height of the last words in the table: below the header, an official types like its neighbours."""
    for cell in reversed(table.cells):
        for paragraph in cell.paragraphs:
            if paragraph.runs:
                return looks.of(role_of(table, cell, paragraph), paragraph), paragraph.line_height
    return looks.look(role_of(table, table.cells[-1]), USUAL_SIZE), line_height(USUAL_SIZE)
