"""What a page draws so that a careful reader would ask → doubts, at the rows that they are about.

    symbols across a rule       in which column, in which row do they stand?
    rows that no rule parts     which words and symbols are whose?
    rules through half a row    is it one kegiatan, or two?
    a cell of several rows      does it hold for each of them?
    words over words            which of them hold?
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from sopdoc.impor.finding import Manner
from sopdoc.impor.flow.chart import Doubt
from sopdoc.impor.flow.symbols import Kind, Symbol
from sopdoc.impor.page import Box, Word
from sopdoc.impor.table.grid import Grid
from sopdoc.impor.table.row import Row

ASTRIDE = 0.36      # of a symbol's width or height beyond a rule: from here on it may belong to the other side
WITHIN = 5.0        # of a row's edges: a rule nearer is the row's own
ON_LINE = 2.0       # pieces of one rule in several columns
DIVIDED = "garis di kolom pelaksana dan mutu baku membagi baris ini; mungkin dua kegiatan"
OVER = 0.3          # of the smaller word's box, in common with another one: they were set over each other


def unclear(grid: Grid, symbols: Sequence[Symbol], step_of: Mapping[int, int]) -> Iterator[Doubt]:
    """`step_of`: the steps of the grid's rows."""
    for symbol in symbols:
        yield from _astride(symbol, grid, step_of)
    yield from _unparted(grid, step_of)
    yield from _shared(grid, step_of)
    for index, row in enumerate(grid.rows):
        if index in step_of:
            box = Box(grid.columns.edges[0], row.top, grid.columns.edges[-1], row.bottom)
            if _is_divided(row, grid):
                yield Doubt(grid.page.number, box, step_of[index], DIVIDED, Manner.RULES)
            words = [word for cell in row.cells for line in cell for word in line.words]
            for one, other in _over_each_other(words):
                told = f'"{one.text}" dan "{other.text}" tercetak di satu tempat'
                yield Doubt(grid.page.number, box, step_of[index], told, Manner.WORDS)


def _astride(symbol: Symbol, grid: Grid, step_of: Mapping[int, int]) -> Iterator[Doubt]:
    """Segilima stand where there is room; one over several columns is meant so."""
    if symbol.kind is Kind.PENTAGON or symbol.row is None or symbol.row not in step_of:
        return
    box, step = symbol.box, step_of[symbol.row]
    single = symbol.kind is Kind.DIAMOND or len(grid.columns.lanes_under(box)) < 2
    for (left, right), (one, other) in zip(pairwise(grid.columns.lanes), pairwise(grid.columns.judul), strict=True):
        if single and _is_astride(box.x0, box.x1, (left[1] + right[0]) / 2):
            yield Doubt(grid.page.number, box, step, f'simbol di antara kolom "{one}" dan "{other}"', Manner.OUTLINE)
    for index, (upper, lower) in enumerate(pairwise(grid.rows)):
        steps = sorted({step_of[row] for row in (index, index + 1) if row in step_of})
        if len(steps) > 1 and _is_astride(box.y0, box.y1, (upper.bottom + lower.top) / 2):
            told = f"simbol di antara kegiatan {steps[0] + 1} dan {steps[1] + 1}"
            yield Doubt(grid.page.number, box, step, told, Manner.OUTLINE)


def _is_astride(start: float, end: float, rule: float) -> bool:
    return min(rule - start, end - rule) > ASTRIDE * (end - start)


def _unparted(grid: Grid, step_of: Mapping[int, int]) -> Iterator[Doubt]:
    """Rows between which no rule is drawn."""
    for index, (above, below) in enumerate(pairwise(grid.rows)):
        if below.top in grid.guessed and index in step_of and index + 1 in step_of:
            box = Box(grid.columns.edges[0], above.top, grid.columns.edges[-1], below.bottom)
            steps = f"kegiatan {step_of[index] + 1} dan {step_of[index + 1] + 1}"
            yield Doubt(grid.page.number, box, step_of[index], f"tidak ada garis di antara {steps}; dipisah menurut nomornya", Manner.RULES)


def _is_divided(row: Row, grid: Grid) -> bool:
    """Does a rule part all pelaksana and the mutu baku, and neither number nor kegiatan?"""
    columns = grid.columns
    mutu = [(columns.edges[index], columns.edges[index + 1]) for index in (columns.waktu, columns.output)]
    inside = [rule for rule in grid.rules.level if row.top + WITHIN < rule.at < row.bottom - WITHIN]

    def is_parted(left: float, right: float, at: float) -> bool:
        return any(abs(rule.at - at) < ON_LINE and rule.passes((left + right) / 2, 0) for rule in inside)

    return any(all(is_parted(left, right, rule.at) for left, right in (*columns.lanes, *mutu)) for rule in inside)


def _shared(grid: Grid, step_of: Mapping[int, int]) -> Iterator[Doubt]:
    """Cells of several kegiatan."""
    for one in grid.shared:
        steps = sorted({step_of[row] for row in range(one.first, one.last + 1) if row in step_of})
        if len(steps) > 1:
            (left, right), first, last = grid.columns.edges[one.column: one.column + 2], grid.rows[one.first], grid.rows[one.last]
            title = f'"{title}"' if (title := grid.columns.kepala[one.column]) else f"ke-{one.column + 1}"
            told = f"sel kolom {title} berlaku untuk kegiatan {steps[0] + 1} sampai {steps[-1] + 1}; ditulis di kegiatan {steps[0] + 1}"
            yield Doubt(grid.page.number, Box(left, first.top, right, last.bottom), steps[0], told, Manner.RULES)


def _over_each_other(words: Iterable[Word]) -> Iterator[tuple[Word, Word]]:
    """Words that share a good part of their boxes, and are not one word printed twice."""
    for one, other in combinations(words, 2):
        common = one.box.common(other.box)
        shared, least = common.width * common.height, min(word.box.width * word.box.height for word in (one, other))
        if shared > OVER * least and one.text != other.text:
            yield one, other
