"""A page of a PDF with pictures as large as a table → the page as it is seen: words by tesseract, rules and a flow's drawing by pixels."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial, reduce
from itertools import count, pairwise
from typing import Any

import numpy as np

from sopdoc.impor.flow.readings import Outline, Trace, Zone
from sopdoc.impor.ocr.among import read_among
from sopdoc.impor.ocr.engine import Engine
from sopdoc.impor.ocr.heads import with_heads
from sopdoc.impor.ocr.letters import read, within
from sopdoc.impor.page import Box, Connector, Page, Path, Word, to_segment
from sopdoc.impor.pixels.gray import Gray, gray_of, straightened
from sopdoc.impor.pixels.ruled import ink_of, paths_of, strokes_in
from sopdoc.impor.pixels.runs import Mask, runs_of
from sopdoc.impor.pixels.solid import solid_in
from sopdoc.impor.pixels.trace import traced
from sopdoc.impor.table.rules import Rules, rules_of

SMALLEST = (0.4, 40.0)      # of the page's width, and points of height: a picture that may be a table
TOUCHING = 4.0              # points between pictures that are one table
LEVEL, UPRIGHT = 0.4, 30.0  # of its width, and points: a table's rules are so long
FEWEST = 3                  # of both
ROOM = 0.5                  # points that letters may stand out of their word's box
MIDDLE = 0.3                # of a word's height: a line so near to its middle runs through it


@dataclass(frozen=True, slots=True)
class _Part:
    """One picture: straightened, with its ink, its strokes, by the numbers of their drawings, and its words in points of the page.

    `drawn`: the file draws the table itself, and only its letters are not known.
    """

    box: Box
    gray: Gray
    ink: Mask
    strokes: tuple[Path, ...]
    words: tuple[Word, ...]
    drawn: bool = False


def tables_on(page: Page) -> list[Box]:
    """The pictures on it that may be tables, those that touch as one."""
    least, height = SMALLEST[0] * page.width, SMALLEST[1]
    result: list[Box] = []
    for box in page.pictures:
        if box.width >= least and box.height >= height:
            near = [other for other in result if other.meets(box, TOUCHING)]
            result = [other for other in result if other not in near] + [reduce(Box.joined, near, box)]
    return result


def scanned(document: Any, engine: Engine, page: Page) -> tuple[Page, Trace | None] | None:
    """The page as it is seen, and what reads the drawing on it, None where the file itself draws it; None where no picture is a table.
    Raises EngineError, MissingError.
    """
    numbers = count(max((path.drawing for path in page.paths), default=0) + 1)
    found = [_part(document, page, box, engine, numbers) for box in tables_on(page)]
    parts = tuple(part for part in found if part)
    if not parts:
        return None
    words = (word for word in page.words if not any(part.box.holds(word.box.centre) for part in parts))
    seen = replace(
        page, words=(*words, *(word for part in parts for word in part.words)),
        paths=(*page.paths, *(path for part in parts for path in part.strokes)),
        pictures=tuple(box for box in page.pictures if not any(_is_read(box, part) for part in parts)),
        guessed=tuple(part.box for part in parts),
    )
    return seen, None if all(part.drawn for part in parts) else partial(_look, engine, parts)


def _part(document: Any, page: Page, box: Box, engine: Engine, numbers: Iterator[int]) -> _Part | None:
    rules = rules_of(path for path in page.paths if box.covers(path.box, TOUCHING))
    drawn = _is_table(rules, box)
    gray = gray_of(document, page.number, box, not drawn)
    if gray is None:
        return None
    if not drawn:
        gray = straightened(gray)
        rules = strokes_in(gray)
        if not _is_table(rules, box):
            return None
    engine.demand(page.number)
    strokes = () if drawn else tuple(replace(path, drawing=next(numbers)) for path in paths_of(rules))
    return _Part(box, gray, gray.ink, strokes, tuple(with_heads(read(gray, rules, engine))), drawn)


def _is_read(picture: Box, part: _Part) -> bool:
    """Of a page that the file draws, its smaller pictures may be symbols."""
    return picture == part.box if part.drawn else part.box.covers(picture, 1)


def _is_table(rules: Rules, box: Box) -> bool:
    """Not a photograph, nor words alone."""
    level = sum(1 for rule in rules.level if rule.length > LEVEL * box.width)
    return level >= FEWEST and sum(1 for rule in rules.upright if rule.length > UPRIGHT) >= FEWEST


def _look(
    engine: Engine, parts: Sequence[_Part], page: Page, zone: Zone, is_hidden: Callable[[int], bool], known: Sequence[Outline],
) -> Page | None:
    """What is drawn in a zone, without the strokes that are hidden and without words, which are read anew among the pelaksana."""
    box = zone.part
    part = next((part for part in parts if part.box.holds(box.centre)), None)
    if part is None:
        return None
    ink = _drawn(part, is_hidden)
    letters = read_among(part.gray, ink, zone.among, engine)
    words = tuple(word for word in page.words if not zone.among.holds(word.box.centre))
    ink &= ~_written(ink, part.gray, [word.box for word in words if box.holds(word.box.centre)]) & ~letters.ink
    words = (*words, *letters.words)
    first = part.strokes[-1].drawing + 1 if part.strokes else 1
    found = traced(part.gray.raster(ink, box), first, known)
    words = tuple(word for word in words if not (box.holds(word.box.centre) and _is_crossed(word, found.connectors)))
    unread = tuple(one for one in found.unread if not any(word.box.meets(one) for word in page.words))
    return replace(page, words=words, paths=found.paths, connectors=found.connectors, unread=unread, seen_from=first)


def _drawn(part: _Part, is_hidden: Callable[[int], bool]) -> Mask:
    """Its ink without hidden strokes, and filled symbols, which are their own shade."""
    hidden = ink_of(rules_of(path for path in part.strokes if is_hidden(path.drawing)), part.gray)
    ink: Mask = (part.ink | solid_in(part.gray.filled, part.gray.scale)) & ~hidden
    return ink


def _written(ink: Mask, gray: Gray, words: Sequence[Box]) -> Mask:
    """The ink of letters: what hangs together and lies within a word."""
    runs = runs_of(ink, diagonal=True)
    boxes = runs.boxes() / gray.scale + np.array([*gray.origin, *gray.origin])
    gone = np.zeros(runs.parts, dtype=bool)
    for word in words:
        gone |= within(boxes, word, ROOM)
    return runs.mask(ink.shape, gone)


def _is_crossed(word: Word, connectors: Sequence[Connector]) -> bool:
    """Does a line run through it?  Then it is a part of that."""
    around = word.box.height * MIDDLE
    return any(to_segment(word.box.centre, a, b) < around for one in connectors for a, b in pairwise(one.points))
