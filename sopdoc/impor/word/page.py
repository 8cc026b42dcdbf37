"""A Word document's content → `Page`s.  Columns lie where the file says; how high rows are is Word's to know, and estimated here.

    blocks ─▶ words, rules        what is anchored to them ─▶ outlines, connectors, words, pictures        both ─▶ Page

Pages end where somebody put a break and where another flow table begins; where Word itself breaks a table is in no file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, pairwise

from sopdoc.impor.identity.fields import field_key, section_key, title_text
from sopdoc.impor.office.drawing import Drawing
from sopdoc.impor.office.parts import parted, with_drawing
from sopdoc.impor.office.typeset import lines_of_runs, set_lines
from sopdoc.impor.page import Box, Page, Path, Watermark, Word
from sopdoc.impor.table.roles import OUTPUT, WAKTU
from sopdoc.impor.table.rules import Rule, joined
from sopdoc.impor.word.content import Anchored, Block, Paper, Paragraph, Section, Table
from sopdoc.impor.word.height import height_of, heights_of
from sopdoc.impor.word.spot import Around, placed

HEAD_ROWS = 4           # in which the titles of a flow table stand
FOOT = 60.0             # points below the last block
SIZE = 11.0             # of the type in text boxes
NEAR = 2.0              # points
LEAST = 1.0             # points of a cell's text
INDENTS = {"center": 0.5, "right": 1.0}

Drawn = Callable[[Sequence[tuple[Anchored, Box]]], Drawing]
Standing = tuple[Block, float, float]       # with its upper and its lower edge


def pages_of(sections: Sequence[Section], drawn: Drawn) -> tuple[tuple[Page, ...], bool]:
    """The pages, and whether something is drawn where rows that are estimated put it.  `drawn`: reads drawings at their places."""
    pages: list[Page] = []
    guessed = False
    for section in sections:
        for part in _broken(section):
            found, unsure = _pages(part, drawn, len(pages) + 1)
            behind = Watermark(part.behind, Box(0, 0, part.paper.width, part.paper.height)) if part.behind else None
            pages += [replace(page, watermark=behind) for page in found] if behind else found
            guessed = guessed or unsure
    return tuple(pages), guessed


def _broken(section: Section) -> Iterator[Section]:
    """At the breaks that somebody set."""
    waiting: list[Block] = []
    for block in section.blocks:
        before, after = block.breaks if isinstance(block, Paragraph) else (False, False)
        if before and waiting:
            yield Section(tuple(waiting), section.paper, section.behind)
            waiting = []
        waiting.append(block)
        if after:
            yield Section(tuple(waiting), section.paper, section.behind)
            waiting = []
    if waiting:
        yield Section(tuple(waiting), section.paper, section.behind)


def _pages(section: Section, drawn: Drawn, number: int) -> tuple[list[Page], bool]:
    paper = section.paper
    left, right = paper.margins[0], paper.width - paper.margins[2]
    setting = _Setting(paper)
    standing = list(setting.set(section.blocks, left, right, paper.margins[1], None))
    for top, bottom in _fields(standing):
        setting.frame(Box(left, top, right, bottom))
    pages = parted(setting.page(standing[-1][2] + FOOT, drawn), _cuts(standing), number)
    return pages, setting.estimated and setting.apart


@dataclass(slots=True)
class _Setting:
    """A section while it is set, one block below the other.

    `estimated`: a row is higher than the file says; `apart`: something is drawn that does not stand in its own row.
    """

    paper: Paper
    words: list[Word] = field(default_factory=list)
    level: list[Rule] = field(default_factory=list)
    upright: list[Rule] = field(default_factory=list)
    drawings: list[tuple[Anchored, Box]] = field(default_factory=list)
    estimated: bool = False
    apart: bool = False

    def set(
        self, blocks: Sequence[Block], left: float, right: float, top: float, cell: Box | None, middle: bool = False,
    ) -> Iterator[Standing]:
        """`middle`: the words stand in the middle of the cell, also those of a paragraph that Word breaks into several lines."""
        for block in blocks:
            if isinstance(block, Table):
                bottom = self._table(block, left, right, top)
            else:
                bottom = self._paragraph(block, left, right, top, cell, middle)
            yield block, top, bottom
            top = bottom

    def _paragraph(self, one: Paragraph, left: float, right: float, top: float, cell: Box | None, middle: bool) -> float:
        bottom = top + height_of(one, right - left)
        room = Box(left, top + one.before, right, bottom - one.after)
        lines = lines_of_runs(one.runs)
        if lines:       # a paragraph begins anew; where no cell encloses it, its lines are as high as all that it is broken into
            size = one.size if cell else room.height / len(lines) / 1.2
            self.words += set_lines([(False, lines[0][1]), *lines[1:]], room, size, one.align == "center", middle)
        around = Around(self.paper, (left, right), top + one.before, cell, INDENTS.get(one.align, 0.0))
        for drawing in one.drawings:
            box = placed(drawing.spot, around)
            self.drawings.append((drawing, box))
            self.apart = self.apart or cell is None or not (cell.y0 - NEAR <= box.y0 and box.y1 <= cell.y1 + NEAR)
        return bottom

    def _table(self, one: Table, left: float, right: float, top: float) -> float:
        start = left + (INDENTS[one.align] * (right - left - sum(one.widths)) if one.align in INDENTS else one.left)
        heights = heights_of(one)
        self.estimated = self.estimated or any(height > told.points + NEAR for height, told in zip(heights, one.heights, strict=True))
        columns, rows = tuple(accumulate(one.widths, initial=start)), tuple(accumulate(heights, initial=top))
        for cell in one.cells:
            box = Box(columns[cell.column], rows[cell.row], columns[cell.column + cell.columns], rows[cell.row + cell.rows])
            self.frame(box)
            first, last = box.x0 + one.pad, max(box.x0 + one.pad + LEAST, box.x1 - one.pad)
            free = max(0.0, box.height - sum(height_of(block, last - first) for block in cell.blocks))
            list(self.set(cell.blocks, first, last, box.y0 + free * cell.sink, box, cell.sink > 0))
        return rows[-1]

    def frame(self, box: Box) -> None:
        """Rules around a cell."""
        self.level += [Rule(y, box.x0, box.x1) for y in (box.y0, box.y1)]
        self.upright += [Rule(x, box.y0, box.y1) for x in (box.x0, box.x1)]

    def page(self, height: float, drawn: Drawn) -> Page:
        rules = [Path(((r.start, r.at), (r.end, r.at)), False) for r in joined(self.level)]
        rules += [Path(((r.at, r.start), (r.at, r.end)), False) for r in joined(self.upright)]
        page = Page(1, self.paper.width, height, tuple(self.words), borders=tuple(rules), paper=(self.paper.width, self.paper.height))
        return with_drawing(page, drawn(self.drawings), SIZE)


def _fields(standing: Sequence[Standing]) -> Iterator[tuple[float, float]]:
    """Fields and sections of an identity sheet that stand in no table: each from its first line down to the next one."""
    starts = [index for index, (block, _, _) in enumerate(standing) if isinstance(block, Paragraph) and _begins(block)]
    for index in starts:
        ends = (n for n in range(index + 1, len(standing)) if isinstance(standing[n][0], Table) or n in starts)
        last = next(ends, len(standing)) - 1
        yield standing[index][1], standing[last][2]


def _begins(block: Paragraph) -> bool:
    label, colon, _ = block.text.replace("\t", " ").partition(":")
    return bool(section_key(title_text(block.text))) or bool(colon and field_key(label.strip()))


def _cuts(standing: Sequence[Standing]) -> Iterator[float]:
    """Behind a flow table that another one follows: at the first table or empty line after it, else at its foot."""
    for one, other in pairwise(_flows(standing)):
        between = standing[one + 1: other]
        yield next((top for block, top, _ in between if isinstance(block, Table) or not block.text.strip()), standing[one][2])


def _flows(standing: Sequence[Standing]) -> list[int]:
    """Flow tables, and those without titles that go on with the columns of one."""
    found: list[int] = []
    columns: set[int] = set()
    for index, (block, _, _) in enumerate(standing):
        if isinstance(block, Table) and (_is_flow(block) or len(block.widths) in columns):
            found.append(index)
            columns.add(len(block.widths))
    return found


def _is_flow(table: Table) -> bool:
    """Has it the titles of a flow table side by side?"""
    for row in range(min(HEAD_ROWS, len(table.heights))):
        texts = [cell.text for cell in table.cells if cell.row == row]
        if any(map(WAKTU.match, texts)) and any(map(OUTPUT.match, texts)):
            return True
    return False
