"""Workbooks for the reader of XLSX: cells by openpyxl, and drawings put into the package in the words of Excel.

Shapes are named by the order in which they are drawn; lines say by these names what they are glued to.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest

from sopdoc.impor.page import Box

openpyxl = pytest.importorskip("openpyxl", reason="needs the extra import")

EMU = 12700
NAMES = (
    'xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WIDTHS = {"No": 6, "Kegiatan": 30, "pelaksana": 16, "mutu": 14}        # of columns, in digits
HEADS, ROW = (22.0, 32.0), 72.0                                         # heights of rows
LINE = '<a:ln w="12700"><a:solidFill><a:srgbClr val="1F497D"/></a:solidFill>{}</a:ln>'
HEAD = '<a:tailEnd type="triangle"/>'


@dataclass
class Pencil:
    """The drawing of one worksheet; lengths are points from the sheet's upper left corner.

    Excel names the cells where a shape begins and ends; without a table, the place on the sheet is told.
    """

    table: FlowSheet | None = None
    parts: list[str] = field(default_factory=list)
    count: int = 1

    def shape(self, preset: str, box: Box, text: str = "", ink: str = LINE.format(""), frame: str = "") -> int:
        """A shape; its name."""
        self.count += 1
        words = "".join(f"<a:p><a:r><a:t>{line}</a:t></a:r></a:p>" for line in text.split("\n"))
        self.parts.append(self.anchored(box, (
            f'<xdr:sp macro="" textlink=""><xdr:nvSpPr><xdr:cNvPr id="{self.count}" name="Bentuk {self.count}"/><xdr:cNvSpPr/></xdr:nvSpPr>'
            f'<xdr:spPr>{frame}<a:prstGeom prst="{preset}"><a:avLst/></a:prstGeom>{ink}</xdr:spPr>'
            f"<xdr:txBody><a:bodyPr/>{words}</xdr:txBody></xdr:sp>"
        )))
        return self.count

    def label(self, text: str, box: Box) -> int:
        """A text box without a line."""
        return self.shape("rect", box, text, "<a:noFill/><a:ln><a:noFill/></a:ln>")

    def line(
        self, box: Box, glued: tuple[int | None, int | None] = (None, None), heads: str = HEAD, preset: str = "straightConnector1",
        frame: str = "", adjust: str = "",
    ) -> int:
        self.count += 1
        glue = "".join(f'<a:{key} id="{to}" idx="0"/>' for key, to in zip(("stCxn", "endCxn"), glued, strict=True) if to)
        self.parts.append(self.anchored(box, (
            f'<xdr:cxnSp macro=""><xdr:nvCxnSpPr><xdr:cNvPr id="{self.count}" name="Panah {self.count}"/><xdr:cNvCxnSpPr>{glue}'
            f'</xdr:cNvCxnSpPr></xdr:nvCxnSpPr><xdr:spPr>{frame}<a:prstGeom prst="{preset}"><a:avLst>{adjust}</a:avLst></a:prstGeom>'
            f"{LINE.format(heads)}</xdr:spPr></xdr:cxnSp>"
        )))
        return self.count

    def anchored(self, box: Box, inner: str) -> str:
        end = f"{inner}<xdr:clientData/>"
        if self.table is None:
            x, y, width, height = (round(EMU * value) for value in (box.x0, box.y0, box.width, box.height))
            return f'<xdr:absoluteAnchor><xdr:pos x="{x}" y="{y}"/><xdr:ext cx="{width}" cy="{height}"/>{end}</xdr:absoluteAnchor>'
        first, last = (self.table.marker(x, y) for x, y in ((box.x0, box.y0), (box.x1, box.y1)))
        return f"<xdr:twoCellAnchor><xdr:from>{first}</xdr:from><xdr:to>{last}</xdr:to>{end}</xdr:twoCellAnchor>"

    @property
    def xml(self) -> str:
        return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><xdr:wsDr {NAMES}>{"".join(self.parts)}</xdr:wsDr>'


@dataclass(frozen=True)
class FlowSheet:
    """A worksheet with a flow table: the lanes' titles, and how many rows."""

    lanes: tuple[str, ...]
    rows: int

    @property
    def heads(self) -> tuple[str, ...]:
        return ("No", "Kegiatan", *self.lanes, "Kelengkapan", "Waktu", "Output", "Keterangan")

    @property
    def widths(self) -> tuple[int, ...]:
        return tuple(WIDTHS.get(head, WIDTHS["pelaksana" if head in self.lanes else "mutu"]) for head in self.heads)

    def place(self, lane: int, row: int, width: float = 50, height: float = 26) -> Box:
        """In the middle of a cell, in points of the sheet."""
        left = sum(0.75 * 7 * digits for digits in self.widths[: 2 + lane])
        x, y = left + 0.75 * 7 * self.widths[2 + lane] / 2, sum(HEADS) + ROW * (row + 0.5)
        return Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)

    def marker(self, x: float, y: float) -> str:
        """The cell that holds a place, and where in it."""
        names = ""
        for key, place, sizes in (("col", x, [0.75 * 7 * w for w in self.widths]), ("row", y, [*HEADS, *[ROW] * self.rows])):
            index = 0
            while index < len(sizes) - 1 and place > sizes[index]:
                place, index = place - sizes[index], index + 1
            names += f"<xdr:{key}>{index}</xdr:{key}><xdr:{key}Off>{round(EMU * place)}</xdr:{key}Off>"
        return names

    def fill(self, sheet: Any, first: int = 1) -> None:
        """Cells, borders, widths and heights; `first`: the row of the worksheet where it begins."""
        count = len(self.lanes)
        for column, (head, width) in enumerate(zip(self.heads, self.widths, strict=True), 1):
            sheet.column_dimensions[openpyxl.utils.get_column_letter(column)].width = width
            low = head in (*self.lanes, "Kelengkapan", "Waktu", "Output")
            sheet.cell(first + low, column, head)
            if not low:
                sheet.merge_cells(start_row=first, end_row=first + 1, start_column=column, end_column=column)
        for title, start, end in (("Pelaksana", 3, 2 + count), ("Mutu Baku", 3 + count, 5 + count)):
            sheet.cell(first, start, title)
            sheet.merge_cells(start_row=first, end_row=first, start_column=start, end_column=end)
        for row in range(self.rows):
            number = row + 1
            mutu = (f"Bahan {number}", f"{number} jam", f"Hasil {number}", "-")
            for column, text in enumerate((number, f"Kegiatan nomor {number}", *("" for _ in self.lanes), *mutu), 1):
                sheet.cell(first + 2 + row, column, text or None)
        for row, height in enumerate((*HEADS, *(ROW for _ in range(self.rows))), first):
            sheet.row_dimensions[row].height = height
        frame(sheet, first, first + 1 + self.rows, len(self.heads))


def frame(sheet: Any, top: int, bottom: int, right: int) -> None:
    """Borders around every cell."""
    side = openpyxl.styles.Side(style="thin")
    for row in sheet.iter_rows(min_row=top, max_row=bottom, max_col=right):
        for cell in row:
            cell.border = openpyxl.styles.Border(left=side, right=side, top=side, bottom=side)


def saved(book: Any, drawings: Sequence[Pencil | str | None] = ()) -> bytes:
    """A workbook's bytes, with a drawing for each of its first worksheets."""
    out = io.BytesIO()
    book.save(out)
    with zipfile.ZipFile(out) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for number, drawing in enumerate(drawings, 1):
        if drawing is None:
            continue
        part = f"xl/worksheets/sheet{number}.xml"
        parts[part] = parts[part].replace(b"</worksheet>", f'<drawing xmlns:r="{RELATIONS}" r:id="rId9"/></worksheet>'.encode())
        parts[f"xl/worksheets/_rels/sheet{number}.xml.rels"] = (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId9" '
            f'Type="{RELATIONS}/drawing" Target="../drawings/drawing{number}.xml"/></Relationships>'
        ).encode()
        parts[f"xl/drawings/drawing{number}.xml"] = (drawing if isinstance(drawing, str) else drawing.xml).encode()
    return packed(parts)


def packed(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def flow_book(table: FlowSheet, pencil: Pencil) -> bytes:
    """A workbook of one worksheet."""
    book = openpyxl.Workbook()
    table.fill(book.active)
    return saved(book, [pencil])
