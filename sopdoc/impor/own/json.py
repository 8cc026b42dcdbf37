"""A layout that sopdoc wrote as JSON (`render/json.py` has its shape) → `Page`s: every word, rule, symbol and arrow where it stands."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from sopdoc.impor.carried import answer_of
from sopdoc.impor.office.presets import BOX, DIAMOND, DOWNWARDS, outline_of
from sopdoc.impor.package import UnreadableError
from sopdoc.impor.page import After, Box, Connector, Page, Path, Point, TooMuchError, Watermark, Word
from sopdoc.impor.reading import read_of

ENDINGS = (".json",)
MOST_PAGES = 1_000
FARTHEST = 1e5          # points: nothing of a layout lies farther away
ABOVE, BELOW = 0.75, 0.25       # of the size, from the baseline to a line's upper and lower side
OUTLINES = {"process": BOX, "decision": DIAMOND, "offpage": DOWNWARDS}
TOUCHING = 0.3          # points between two pieces of one word, which the layout rounds
SIDES = {"atas": ((0, 0), (1, 0)), "kanan": ((1, 0), (1, 1)), "bawah": ((0, 1), (1, 1)), "kiri": ((0, 0), (0, 1))}

_WORD = re.compile(r"\S+")

Data = Mapping[str, Any]


def read_json(data: bytes) -> bytes:
    """Runs apart: JSON with the definitions, or with what is wrong."""
    try:
        pages = pages_of(data)
    except (UnreadableError, TooMuchError) as fault:
        return json.dumps({"salah": str(fault)}).encode()
    return json.dumps(answer_of(read_of(pages))).encode()


def pages_of(data: bytes) -> tuple[Page, ...]:
    """Raises UnreadableError, TooMuchError."""
    try:
        layout = json.loads(data)
        if len(layout["pages"]) > MOST_PAGES:
            raise TooMuchError(f"lebih dari {MOST_PAGES} halaman")
        paper = (_length(layout["paper"][0]), _length(layout["paper"][1]))
        behind = layout.get("watermark")
        lines = tuple(str(line["text"]) for line in behind["lines"]) if behind else ()
        watermark = Watermark(lines, Box(0, 0, *paper)) if lines else None
        return tuple(replace(_page(page, number, paper), watermark=watermark) for number, page in enumerate(layout["pages"], 1))
    # whatever is missing, is of another kind, or is nested beyond measure
    except (KeyError, IndexError, TypeError, AttributeError, ValueError, RecursionError) as fault:
        raise UnreadableError("bukan JSON tata letak buatan sopdoc, atau isinya rusak") from fault


def _page(page: Data, number: int, paper: tuple[float, float]) -> Page:
    tables = [block for block in page["blocks"] if block["type"] == "table"]
    cells = [cell for table in tables for cell in table["cells"]]
    turned = [line for cell in cells if cell["vertical"] for line in cell["lines"]]
    level = [
        *(line for block in page["blocks"] if block["type"] == "text" for line in block["lines"]),
        *(line for cell in cells if not cell["vertical"] for line in cell["lines"]),
        *(line for part in (*page["symbols"], *page["labels"]) for line in part["lines"]),
    ]
    words = (*(word for line in level for word in _words(line, False)), *(word for line in turned for word in _words(line, True)))
    paths = tuple(_outline(symbol, place) for place, symbol in enumerate(page["symbols"], 1))
    pictures = tuple(_box(cell["picture"]["rect"]) for cell in cells if cell["picture"])
    connectors = tuple(_connector(one, place) for place, one in enumerate(page["connectors"], len(paths) + 1))
    return Page(number, *paper, words, paths, pictures, connectors, tuple(border for cell in cells for border in _borders(cell)))


def _length(value: Any) -> float:
    """Raises ValueError for what is no length."""
    length = float(value)
    if not -FARTHEST < length < FARTHEST:
        raise ValueError(length)
    return length


def _box(rect: Any) -> Box:
    x, y, width, height = map(_length, rect)
    return Box(x, y, x + max(0.0, width), y + max(0.0, height))


def _point(point: Any) -> Point:
    x, y = map(_length, point)
    return x, y


def _borders(cell: Data) -> Iterator[Path]:
    box = _box(cell["rect"])
    for side in cell["borders"]:
        yield Path(_within(SIDES[side], box), False)


def _within(unit: tuple[Point, ...], box: Box) -> tuple[Point, ...]:
    """Points of a unit square, in the box."""
    return tuple((box.x0 + x * box.width, box.y0 + y * box.height) for x, y in unit)


def _outline(symbol: Data, number: int) -> Path:
    box, kind = _box(symbol["rect"]), symbol["kind"]
    capsule, _ = outline_of("flowChartTerminator", (box.width, box.height), {})
    return Path(_within(OUTLINES.get(kind, capsule), box), True, int(kind not in OUTLINES), white=True, drawing=number)


def _connector(one: Data, number: int) -> Connector:
    points = tuple(map(_point, one["points"]))
    if len(points) < 2:
        raise ValueError(points)
    return Connector(points, (bool(one.get("both")), bool(one["arrow"])), dashed=bool(one["dashed"]), drawing=number)


def _words(line: Data, turned: bool) -> Iterator[Word]:
    """The last one tells what follows."""
    last: Word | None = None
    for piece in line["pieces"]:
        for word in _pieces(piece, _point((line["x"], line["y"])), turned):
            if last is not None:
                yield last
            last = replace(word, glued=last is not None and _touches(last, word))
    if last is not None:
        yield replace(last, after=After.SPACE if line.get("spaced") else After.JOINED if line.get("joined") else After.END)


def _pieces(piece: Data, start: Point, turned: bool) -> Iterator[Word]:
    """Its words; letters are taken as equally wide."""
    text, face, size = str(piece["text"]), str(piece["face"]), _length(piece["size"])
    begin = _length(piece["y"] if turned else piece["x"])
    letter = _length(piece["width"]) / max(1, len(text))
    for found in _WORD.finditer(text):
        along = (letter * found.start(), letter * found.end())
        if turned:
            box = Box(start[0] - ABOVE * size, begin - along[1], start[0] + BELOW * size, begin - along[0])
        else:
            box = Box(begin + along[0], start[1] - ABOVE * size, begin + along[1], start[1] + BELOW * size)
        yield Word(found.group(), box, size, "tebal" in face, "miring" in face, turned=turned)


def _touches(before: Word, after: Word) -> bool:
    """Is no space between two words of a line?"""
    return abs((before.box.y0 - after.box.y1) if after.turned else (after.box.x0 - before.box.x1)) < TOUCHING
