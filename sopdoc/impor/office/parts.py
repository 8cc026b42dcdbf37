"""A page without an end, as a worksheet or a letter is → what is drawn on it put there, and the pages that it falls into."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import reduce
from itertools import pairwise

from sopdoc.impor.office.drawing import Drawing, Line, Shape
from sopdoc.impor.office.presets import SLANTED
from sopdoc.impor.office.typeset import word_line, words_of
from sopdoc.impor.page import Box, Connector, Page, Path, Watermark, Word, box_of

MARGIN = 20.0       # points at both ends of a page where nothing begins


def with_drawing(page: Page, drawing: Drawing, size: float) -> Page:
    """`size`: of the type in text boxes."""
    behind = [shape for shape in drawing.shapes if shape.leans and shape.runs and not shape.stroked]
    drawing = replace(drawing, shapes=tuple(shape for shape in drawing.shapes if shape not in behind))
    drawing = replace(drawing, lines=_through(drawing))
    glued = {number for line in drawing.lines for number in line.glued}
    shapes = [shape for shape in drawing.shapes if not shape.picture or shape.number in glued]
    words = [word for shape in drawing.shapes for word in _words(shape, size)]
    pictures = [shape.box for shape in drawing.shapes if shape.picture and shape.number not in glued]
    lines = [Connector(one.points, one.heads, one.glued, one.dashed, one.number) for one in drawing.lines]
    return replace(
        page, words=(*page.words, *words), paths=(*page.paths, *map(_outline, shapes)), pictures=(*page.pictures, *pictures),
        connectors=(*page.connectors, *lines), strange=(*page.strange, *drawing.strange), watermark=_watermark(behind) or page.watermark,
    )


def _through(drawing: Drawing) -> tuple[Line, ...]:
    """Two lines without a head at a text box that both are glued to are one, which the box's words stand on."""
    lines = drawing.lines
    for box in (shape.number for shape in drawing.shapes if shape.runs and not (shape.stroked or shape.filled or shape.picture)):
        ends = [line if line.glued[1] == box else _backwards(line) for line in lines if box in line.glued]
        if len(ends) == 2 and not any(line.heads[1] for line in ends):
            first, last = ends[0], _backwards(ends[1])
            points, heads = (*first.points, *last.points), (first.heads[0], last.heads[1])
            joined = Line(last.number, points, heads, (first.glued[0], last.glued[1]), first.dashed and last.dashed)
            lines = (*(line for line in lines if box not in line.glued), joined)
    return lines


def _backwards(line: Line) -> Line:
    return replace(line, points=line.points[::-1], heads=line.heads[::-1], glued=line.glued[::-1])


def _watermark(behind: Sequence[Shape]) -> Watermark | None:
    """Text that leans, and has no line around it."""
    lines = (line.strip() for shape in behind for line in "".join(text for text, _, _ in shape.runs).split("\n"))
    words = tuple(dict.fromkeys(filter(None, lines)))
    return Watermark(words, reduce(Box.joined, (shape.box for shape in behind))) if words else None


def _outline(shape: Shape) -> Path:
    """A picture that an arrow is glued to is a symbol, of nobody knows which kind."""
    if shape.picture:
        box = shape.box
        points = tuple((box.x0 + x * box.width, box.y0 + y * box.height) for x, y in SLANTED)
        return Path(points, True, drawing=shape.number)
    return Path(shape.outline, True, int(shape.curved), shape.stroked, shape.filled, shape.white, drawing=shape.number)


def _words(shape: Shape, size: float) -> Iterator[Word]:
    """A symbol's words stand in its middle, those of a text box from its top."""
    if shape.stroked or shape.filled:
        return word_line(shape.runs, shape.box, size)
    return words_of(shape.runs, shape.box, size, centred=True)


def parted(page: Page, cuts: Iterable[float], number: int) -> list[Page]:
    """A page for each part, cut where no line or symbol leads from one side to the other; `number`: of the first."""
    places = sorted({y for y in cuts if not _crossed(page, y)})
    edges = [0.0, *(y for y in places if MARGIN < y < page.height - MARGIN), page.height]
    return [_part(page, index, top, bottom) for index, (top, bottom) in enumerate(pairwise(edges), number)]


def _crossed(page: Page, y: float) -> bool:
    boxes = [box_of(one.points) for one in page.connectors] + [path.box for path in page.paths]
    return any(box.y0 < y - 1 and y + 1 < box.y1 for box in boxes)


def _part(page: Page, number: int, top: float, bottom: float) -> Page:
    def here(box: Box) -> bool:
        return top <= box.centre[1] < bottom

    borders = (_clipped(path, top, bottom) for path in page.borders if path.box.y0 <= bottom and path.box.y1 >= top)
    words = tuple(word for word in page.words if here(word.box))
    paths = tuple(path for path in page.paths if here(path.box))
    pictures = tuple(box for box in page.pictures if here(box))
    connectors = tuple(one for one in page.connectors if here(box_of(one.points)))
    strange = tuple(one for one in page.strange if here(one.box))
    behind = page.watermark if page.watermark and here(page.watermark.box) else None
    return Page(
        number, page.width, bottom, words, paths, pictures, connectors, tuple(borders), page.paper, strange=strange, watermark=behind,
    )


def _clipped(path: Path, top: float, bottom: float) -> Path:
    points = tuple((x, min(max(y, top), bottom)) for x, y in path.points)
    return Path(points, False)
