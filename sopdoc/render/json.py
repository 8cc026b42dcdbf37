"""Layout → JSON: what stands where, in points from the page's top left corner; for tests and other programs.

    {"title", "author", "subject", "font", "paper": [w, h], "margin": {atas, bawah, kiri, kanan},
     "line_symbol", "line_connector", "bookmarks": [{"title", "page", "y"}],
     "watermark": {"text", "colour", "angle", "lines": [{"text", "centre": [x, y], "size": [w, h]}, …]} where there is one,
     "pages": [{"number", "blocks": [text or table], "symbols", "connectors", "labels", "dots", "footer": text or null}]}

    text       {"type": "text", "rect": [x, y, w, h], "heading", "lines"}
    table      {"type": "table", "name", "rect", "edges": [x], "rows": [{"y", "height", "header"}], "pad", "line_width", "cells"}
    cell       {"row", "column", "row_span", "column_span", "rect", "valign", "vertical", "fill", "borders", "lines",
                "picture": null or {"rect", "kind", "pixels": [w, h], "sha256", "words" if not the logo}}
    line       {"x", "y", "width", "text", "spaced" or "joined": true where the next one goes on, after a space or without one,
                "pieces": [{"x", "width", "text", "face", "size", ["underline", "strike", "colour", "link", "mark"]}]}
    symbol     {"id", "kind", "rect", "name", "description", "lines"}
    connector  {"id", "source", "target", "points": [[x, y]], "arrow", "dashed", "name", "description",
                "both": true where its source has a head too}
    label      {"rect", "name", "lines"}          dot {"centre": [x, y], "radius"}

A line's (x, y) and a piece's x are on the baseline; in a vertical cell the words run upwards and a piece's place is its "y".
A piece's underline, strike, colour, link and mark are there only when set.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from sopdoc.geometry import Rect
from sopdoc.layout.tree import Cell, Connector, Dot, Label, Layout, Page, Piece, Symbol, Table, TextBlock, Watermark, WatermarkLine
from sopdoc.render.numbers import rounded as pt
from sopdoc.render.words import PlacedLine, block_lines, cell_lines, centred_lines, symbol_lines

WIDTH = 140      # characters of a line of the output: what fits is written on one line

Data = dict[str, Any]


def render_json(layout: Layout) -> str:
    """The whole layout; keys in the order of the shape above."""
    return _dump(layout_data(layout), "") + "\n"


def layout_data(layout: Layout) -> Data:
    """The layout as plain dicts and lists."""
    margin = layout.margin
    return {
        "title": layout.title, "author": layout.author, "subject": layout.subject, "font": layout.fonts.docx_name,
        "paper": [pt(layout.paper.w), pt(layout.paper.h)],
        "margin": {"atas": pt(margin.atas), "bawah": pt(margin.bawah), "kiri": pt(margin.kiri), "kanan": pt(margin.kanan)},
        "line_symbol": pt(layout.line_symbol), "line_connector": pt(layout.line_connector),
        "bookmarks": [{"title": mark.title, "page": mark.page, "y": pt(mark.y)} for mark in layout.bookmarks],
        **({"watermark": _watermark(layout.watermark)} if layout.watermark else {}),
        "pages": [_page(page) for page in layout.pages],
    }


def _watermark(mark: Watermark) -> Data:
    return {"text": mark.text, "colour": mark.colour, "angle": mark.angle, "lines": [_watermark_line(line) for line in mark.lines]}


def _watermark_line(line: WatermarkLine) -> Data:
    return {"text": line.text, "centre": [pt(line.centre.x), pt(line.centre.y)], "size": [pt(line.width), pt(line.height)]}


def _page(page: Page) -> Data:
    return {
        "number": page.number,
        "blocks": [_table(block) if isinstance(block, Table) else _block(block) for block in page.blocks],
        "symbols": [_symbol(symbol) for symbol in page.symbols],
        "connectors": [_connector(connector) for connector in page.connectors],
        "labels": [_label(label) for label in page.labels],
        "dots": [_dot(dot) for dot in page.dots],
        "footer": _block(page.footer) if page.footer else None,
    }


def _block(block: TextBlock) -> Data:
    return {"type": "text", "rect": _rect(block.rect), "heading": block.heading, "lines": _lines(block_lines(block))}


def _table(table: Table) -> Data:
    return {
        "type": "table", "name": table.name, "rect": _rect(table.rect), "edges": [pt(edge) for edge in table.edges],
        "rows": [{"y": pt(row.y), "height": pt(row.height), "header": row.header} for row in table.rows],
        "pad": pt(table.pad), "line_width": pt(table.line_width),
        "cells": [_cell(cell, table) for cell in table.cells],
    }


def _cell(cell: Cell, table: Table) -> Data:
    return {
        "row": cell.row, "column": cell.column, "row_span": cell.row_span, "column_span": cell.column_span, "rect": _rect(cell.rect),
        "valign": cell.valign, "vertical": cell.vertical, "fill": cell.fill, "borders": list(cell.borders),
        "lines": _lines(cell_lines(cell, table.pad)), "picture": _picture(cell),
    }


def _picture(cell: Cell) -> Data | None:
    picture = cell.picture
    if picture is None or cell.picture_rect is None:
        return None
    words = {"words": cell.picture_words} if cell.picture_words else {}
    digest = hashlib.sha256(picture.data).hexdigest()
    return {"rect": _rect(cell.picture_rect), "kind": picture.kind, "pixels": [picture.width, picture.height], "sha256": digest, **words}


def _symbol(symbol: Symbol) -> Data:
    return {
        "id": symbol.id, "kind": symbol.kind, "rect": _rect(symbol.rect), "name": symbol.name, "description": symbol.description,
        "lines": _lines(symbol_lines(symbol)),
    }


def _connector(connector: Connector) -> Data:
    return {
        "id": connector.id, "source": connector.source, "target": connector.target,
        "points": [[pt(point.x), pt(point.y)] for point in connector.points],
        "arrow": connector.arrow, "dashed": connector.dashed, "name": connector.name, "description": connector.description,
        **({"both": True} if connector.both else {}),
    }


def _label(label: Label) -> Data:
    return {"rect": _rect(label.rect), "name": label.name, "lines": _lines(centred_lines(label.paragraphs, label.rect))}


def _dot(dot: Dot) -> Data:
    return {"centre": [pt(dot.centre.x), pt(dot.centre.y)], "radius": pt(dot.radius)}


def _lines(lines: Iterable[PlacedLine]) -> list[Data]:
    return [_line(line) for line in lines]


def _line(placed: PlacedLine) -> Data:
    start, line = placed.start(placed.line.pieces[0]), placed.line
    return {
        "x": pt(start.x), "y": pt(start.y), "width": pt(line.width), "text": "".join(piece.run.text for piece in line.pieces),
        **({} if line is placed.paragraph.lines[-1] else {"spaced" if placed.spaced else "joined": True}),
        "pieces": [_piece(placed, piece) for piece in line.pieces],
    }


def _piece(placed: PlacedLine, piece: Piece) -> Data:
    start, style = placed.start(piece), piece.run.style
    place = {"x": pt(start.x)} if placed.angle == 0 else {"y": pt(start.y)}
    data: Data = {**place, "width": pt(piece.width), "text": piece.run.text, "face": style.face, "size": pt(style.size)}
    if style.underline:
        data["underline"] = True
    if style.strike:
        data["strike"] = True
    if style.colour != "000000":
        data["colour"] = style.colour
    if piece.run.link:
        data["link"] = piece.run.link
    if piece.run.mark:
        data["mark"] = piece.run.mark
    return data


def _rect(rect: Rect) -> list[float]:
    return [pt(rect.x), pt(rect.y), pt(rect.w), pt(rect.h)]


def _dump(value: Any, indent: str) -> str:
    """JSON with short values on one line and long ones spread out, two blanks deeper each level."""
    if not isinstance(value, dict | list) or not value:
        return json.dumps(value, ensure_ascii=False)
    deeper = indent + "  "
    if isinstance(value, dict):
        parts = [f"{json.dumps(key, ensure_ascii=False)}: {_dump(item, deeper)}" for key, item in value.items()]
        start, end = "{", "}"
    else:
        parts = [_dump(item, deeper) for item in value]
        start, end = "[", "]"
    line = f"{start}{', '.join(parts)}{end}"
    if len(indent) + len(line) <= WIDTH and "\n" not in line:
        return line
    return f"{start}\n{deeper}" + f",\n{deeper}".join(parts) + f"\n{indent}{end}"
