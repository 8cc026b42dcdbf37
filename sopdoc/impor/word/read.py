"""A Word document's XML → its content: sections of paragraphs and tables, as Word shows them.

What was deleted while changes are tracked is not there, what was put in is; of several ways to draw a thing the newest is taken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from sopdoc.impor.office.drawing import MC, Run, chosen
from sopdoc.impor.office.ink import name_of
from sopdoc.impor.office.wordart import wordart_in
from sopdoc.impor.own.text import UNSEEN
from sopdoc.impor.package import RELATION
from sopdoc.impor.page import TooMuchError
from sopdoc.impor.word.content import Anchored, Block, Cell, Height, Paper, Paragraph, Section, Table
from sopdoc.impor.word.numbering import Numbering, W
from sopdoc.impor.word.spot import anchored_in
from sopdoc.impor.word.style import Styles, align_of, first_in, is_on, number, pitch_of, points, shown, size_in, spaces_of

DEEPEST = 8             # tables in tables
AROUND = ("ins", "moveTo", "sdt", "sdtContent", "smartTag", "hyperlink", "fldSimple", "customXml", "dir", "bdo")   # what only surrounds
DRAWN = ("drawing", "pict", "object")
SINKS = {"center": 0.5, "both": 0.5, "bottom": 1.0}     # of a cell's free room, what stands above its text
SIGNS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-"}


@dataclass(slots=True)
class Content:
    """Reads a document from its beginning to its end, for lists count on.

    `modern`: written by Word 2013 or later; `head_of`: what stands above the pages of a section, by the name that this calls it.
    """

    styles: Styles
    numbering: Numbering
    modern: bool = True
    head_of: Callable[[str], Any | None] = lambda _: None
    depth: int = 0
    found: list[Section] = field(default_factory=list)
    heads: set[str] = field(default_factory=set)

    def sections(self, body: Any) -> tuple[Section, ...]:
        """Raises TooMuchError."""
        waiting: list[Block] = []
        for one in _within(body, ("p", "tbl")):
            waiting += self.blocks(one)
            ends = one.find(f"{W}pPr/{W}sectPr") if name_of(one) == "p" else None
            if ends is not None:
                self._close(waiting, ends)
                waiting = []
        self._close(waiting, body.find(f"{W}sectPr"))
        return tuple(self.found)

    def _close(self, blocks: list[Block], ends: Any | None) -> None:
        """A section ends; one that begins on the same page as the one before goes on with it."""
        paper = _paper(ends)
        blocks = [*self._head(ends), *blocks]
        behind = self._behind(ends)
        kind = first_in((ends,), "type") if ends is not None else ""
        if kind == "continuous" and self.found and self.found[-1].paper.width == paper.width:
            blocks = [*self.found.pop().blocks, *blocks]
        if blocks:
            self.found.append(Section(tuple(blocks), paper, behind))

    def _behind(self, ends: Any | None) -> tuple[str, ...]:
        """What hangs as WordArt in one of a section's headers; one without headers has those of the section before."""
        named = [one.get(f"{RELATION}id", "") for one in ends.iterfind(f"{W}headerReference")] if ends is not None else []
        if not named:
            return self.found[-1].behind if self.found else ()
        parts = (self.head_of(name) for name in named)
        return next((words for part in parts if part is not None and (words := wordart_in(part))), ())

    def _head(self, ends: Any | None) -> Iterator[Block]:
        """Tables above the pages of a section, where no section before has shown them: an SPO's identity may stand there."""
        if ends is None:
            return
        named = {one.get(f"{W}type", ""): one.get(f"{RELATION}id", "") for one in ends.iterfind(f"{W}headerReference")}
        own = ("first", "default") if ends.find(f"{W}titlePg") is not None else ("default",)
        for name in (named[kind] for kind in own if named.get(kind, "") not in self.heads | {""}):
            self.heads.add(name)
            head = self.head_of(name)
            found = [block for one in _within(head, ("tbl",)) for block in self.blocks(one)] if head is not None else []
            if found:
                yield from found
                return

    def blocks(self, one: Any) -> list[Block]:
        """A paragraph, a table; of a table that only frames others, what stands in it, one below the other."""
        block = self.paragraph(one) if name_of(one) == "p" else self._table(one)
        inner = [block for cell in block.cells for block in cell.blocks] if isinstance(block, Table) and len(block.widths) == 1 else []
        return inner if any(isinstance(one, Table) for one in inner) else [block]

    def paragraph(self, one: Any) -> Paragraph:
        said = self.styles.of_paragraph(one)
        runs: list[Run] = []
        drawings: list[Anchored] = []
        sizes: list[float] = []
        breaks = [is_on(said, "pageBreakBefore"), False]
        for run in _within(one, ("r",)):
            look = self.styles.of_run(run, one)
            for part in _parts(run):
                if not isinstance(part, str):
                    drawings += anchored_in(part)
                elif part == "\f":
                    breaks[any(text.strip() for text, _, _ in runs)] = True
                elif seen := shown(look)(part):
                    runs.append((seen, is_on(look, "b"), is_on(look, "i")))
                    sizes.append(size_in(look) if seen.strip() else 0.0)
        size = max(sizes, default=0.0) or self.styles.size_of(one)
        marker = self._marker(said)
        before, after = spaces_of(said)
        pitch, align = pitch_of(said, size), align_of(said)
        bare = bool(marker) and not any(text.strip() for text, _, _ in runs)
        known = [(f"{marker} ", False, False)] if marker else []
        return Paragraph((*known, *runs), size, pitch, align, before, after, tuple(drawings), (breaks[0], breaks[1]), bare)

    def _marker(self, said: tuple[Any, ...]) -> str:
        listed = next((found for one in said if (found := one.find(f"{W}numPr")) is not None), None)
        if listed is None:
            return ""
        return self.numbering.marker(first_in((listed,), "numId"), int(number(first_in((listed,), "ilvl"))))

    def _table(self, one: Any) -> Table:
        if self.depth == DEEPEST:
            raise TooMuchError(f"tabel di dalam tabel lebih dari {DEEPEST} tingkat")
        self.depth += 1
        rows = list(_within(one, ("tr",)))
        cells = [list(_places(row)) for row in rows]
        widths = _widths(one, cells)
        found = [
            self._cell(cell, at, column, min(columns, len(widths) - column))
            for at, row in enumerate(cells) for cell, column, columns in row if column < len(widths)
        ]
        self.depth -= 1
        properties = one.find(f"{W}tblPr")
        said = () if properties is None else (properties,)
        left, pad = points(first_in(said, "tblInd", "w")), _pad(properties)
        align = align_of(said)
        left -= 0 if self.modern or align != "left" else pad
        return Table(widths, tuple(map(_height, rows)), tuple(_merged(found)), left, align, pad)

    def _cell(self, one: Any, row: int, column: int, columns: int) -> Cell:
        """One that goes on from above covers no row."""
        if _goes_on(one):
            return Cell(row, column, 0, columns, ())
        blocks = [block for inner in _within(one, ("p", "tbl")) for block in self.blocks(inner)]
        return Cell(row, column, 1, columns, _without_empty(blocks), _sink(one))


def _without_empty(blocks: list[Block]) -> tuple[Block, ...]:
    """Numbers without words say something only where nothing else does: in a column of numbers."""
    if not any(isinstance(block, Table) or (block.text.strip() and not block.bare) for block in blocks):
        return tuple(blocks)
    return tuple(replace(block, runs=()) if isinstance(block, Paragraph) and block.bare else block for block in blocks)


def _within(parent: Any, names: tuple[str, ...]) -> Iterator[Any]:
    """Its children of these names, also in what only surrounds them; not what was deleted."""
    for one in parent:
        name = name_of(one)
        if name in names:
            yield one
        elif name in AROUND:
            yield from _within(one, names)


def _parts(run: Any) -> Iterator[Any]:
    """Texts and drawings of a run; a form feed is a page break."""
    for one in run:
        name = name_of(one)
        if name == "t":
            yield (one.text or "").translate(UNSEEN)
        elif name in SIGNS:
            yield SIGNS[name]
        elif name == "br":
            kind = one.get(f"{W}type", "")
            yield "\f" if kind == "page" else "" if kind == "column" else "\n"
        elif name == "sym":
            yield _sign(one)
        elif name in DRAWN:
            yield one
        elif one.tag == f"{MC}AlternateContent":
            yield from _parts(chosen(one))


def _sign(one: Any) -> str:
    try:
        code = int(one.get(f"{W}char", ""), 16)
    except ValueError:
        return ""
    return chr(code) if 32 <= code < 0xD800 or 0xE000 <= code < 0xFFFE else ""


def _places(row: Any) -> Iterator[tuple[Any, int, int]]:
    """Cells with the column that they begin in and how many they cover."""
    said = row.find(f"{W}trPr")
    column = 0 if said is None else int(number(first_in((said,), "gridBefore")))
    for cell in _within(row, ("tc",)):
        properties = cell.find(f"{W}tcPr")
        columns = max(1, int(number(first_in((properties,), "gridSpan")))) if properties is not None else 1
        yield cell, column, columns
        column += columns


def _widths(table: Any, rows: Iterable[Iterable[tuple[Any, int, int]]]) -> tuple[float, ...]:
    """Of the grid's columns; where the grid says nothing, what the cells say of themselves."""
    grid = [points(str(one.get(f"{W}w", ""))) for one in table.iterfind(f"{W}tblGrid/{W}gridCol")]
    count = max((column + columns for row in rows for _, column, columns in row), default=0)
    if len(grid) >= count and all(width > 0 for width in grid):
        return tuple(grid)
    own = [0.0] * count
    for row in rows:
        for cell, column, columns in row:
            width = points(first_in((cell.find(f"{W}tcPr"),), "tcW", "w")) if cell.find(f"{W}tcPr") is not None else 0.0
            if columns == 1:
                own[column] = max(own[column], width)
    return tuple(width or 72.0 for width in own)


def _goes_on(cell: Any) -> bool:
    """Does it belong to the cell above?"""
    merged = cell.find(f"{W}tcPr/{W}vMerge")
    return merged is not None and merged.get(f"{W}val", "continue") != "restart"


def _merged(cells: list[Cell]) -> Iterator[Cell]:
    """Cells that go on below, as high as they are."""
    below = {(cell.row, cell.column): cell for cell in cells if cell.rows == 0}
    for cell in cells:
        if cell.rows:
            rows = 1
            while (cell.row + rows, cell.column) in below:
                rows += 1
            yield Cell(cell.row, cell.column, rows, cell.columns, cell.blocks, cell.sink)


def _sink(cell: Any) -> float:
    found = cell.find(f"{W}tcPr/{W}vAlign")
    return 0.0 if found is None else SINKS.get(found.get(f"{W}val", "top"), 0.0)


def _height(row: Any) -> Height:
    found = row.find(f"{W}trPr/{W}trHeight")
    if found is None:
        return Height()
    return Height(points(str(found.get(f"{W}val", ""))), found.get(f"{W}hRule") == "exact")


def _pad(properties: Any | None) -> float:
    """At the left of a cell's text."""
    found = None if properties is None else properties.find(f"{W}tblCellMar/{W}left")
    return 5.4 if found is None else points(str(found.get(f"{W}w", "")))


def _paper(ends: Any | None) -> Paper:
    """`ends`: a `w:sectPr`."""
    size, margins = (None, None) if ends is None else (ends.find(f"{W}pgSz"), ends.find(f"{W}pgMar"))
    plain = Paper()
    width, height = (
        points(str(size.get(f"{W}{key}", ""))) if size is not None else 0.0 for key in ("w", "h")
    )
    left, top, right, bottom = (
        abs(points(str(margins.get(f"{W}{key}", "")))) if margins is not None else side
        for key, side in zip(("left", "top", "right", "bottom"), plain.margins, strict=True)
    )
    return Paper(width or plain.width, height or plain.height, (left, top, right, bottom))
