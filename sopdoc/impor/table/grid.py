"""A page → its flow table: columns with their roles, rows, and the words of each cell.

The head is found by its words: "Waktu" and "Output" on one line, between upright rules.  Pelaksana are the columns between
the kegiatan and the mutu baku.  A page without a head goes on with the columns of the page before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from sopdoc.impor.lines import SLACK, Line, lines_in
from sopdoc.impor.page import Box, Page, Word
from sopdoc.impor.table.across import across_in
from sopdoc.impor.table.columns import Columns
from sopdoc.impor.table.numbered import parted_by_numbers
from sopdoc.impor.table.roles import ON_LINE, Anchor, anchors_in, column_at, lowest_cut, roles_of
from sopdoc.impor.table.row import Row
from sopdoc.impor.table.rules import Rules, rules_of
from sopdoc.impor.table.shared import Shared, put_together, shared_in
from sopdoc.impor.table.unruled import parted_in, unruled_in

DIGITS = re.compile(r"\(?[0-9]{1,2}\)?\.?")

COLUMN = 4.0            # narrower is a doubled rule
ROW = 3.0
SAME = 0.3              # pieces of one rule lie this near
INTO = 4.0              # above the head's lower edge


@dataclass(frozen=True, slots=True)
class Grid:
    """The flow table of one page.  `top` and `head` are where its head begins and ends; without a head both are where it begins.
    `guessed`: where rows part that no rule parts; `shared`: cells of several rows, whose words are those of the first.
    """

    page: Page
    rules: Rules
    columns: Columns
    top: float
    head: float
    bottom: float
    rows: tuple[Row, ...]
    has_head: bool
    number_row: bool = False
    guessed: tuple[float, ...] = ()
    shared: tuple[Shared, ...] = ()

    def row_at(self, y: float) -> int | None:
        return next((index for index, row in enumerate(self.rows) if row.top - 0.5 <= y < row.bottom + 0.5), None)


def grid_of(page: Page, before: Columns | None = None) -> Grid | None:
    """The page's flow table; `before` are the columns of the page before, for a page without a head."""
    rules = rules_of(page.ruled)
    for anchor in anchors_in(page.words):
        found = _with_head(page, rules, anchor)
        if found:
            return found
    return _without_head(page, rules, before) if before else None


def _with_head(page: Page, rules: Rules, anchor: Anchor) -> Grid | None:
    y = anchor.waktu.box.centre[1]
    edges = _apart((rule.at for rule in rules.upright if rule.passes(y) and rule.length > ON_LINE), COLUMN)
    edges = _without_frames(edges, rules, anchor.waktu)
    if len(edges) < 5:
        return None
    waktu, output = column_at(edges, anchor.waktu), column_at(edges, anchor.output)
    if waktu == output or waktu is None or output is None:
        return None
    through = sorted(rule.at for rule in rules.level if rule.passes((edges[0] + edges[1]) / 2))
    below, above = [at for at in through if at > y + 2], [at for at in through if at < y - 2]
    if not below:
        return None
    top, head = (above[-1] if above else y - 40), below[0]
    edges = _apart((*edges, *_begun_in_head(rules, edges, head)), COLUMN)
    columns = roles_of(page, rules, edges, Box(edges[0], top, edges[-1], head), anchor)
    if not columns.pelaksana:
        return None
    lanes = [Box(left, top, right, head) for left, right in columns.lanes]
    bottom = max((rule.end for rule in rules.upright if _near(rule.at, columns.edges, 3)), default=head)
    numbered = tuple(x for lane in lanes for x in unruled_in(page.words, lane))
    unruled = numbered or tuple(
        x for lane in lanes for x in parted_in(page.words, page.paths, replace(lane, y0=lowest_cut(rules, lane)), bottom)
    )
    if unruled:
        edges = tuple(sorted((*edges, *unruled)))
        columns = replace(roles_of(page, rules, edges, Box(edges[0], top, edges[-1], head), anchor), unruled=unruled)
    return _rows(page, rules, columns, top, head, True)


def _without_frames(edges: tuple[float, ...], rules: Rules, waktu: Word) -> tuple[float, ...]:
    """Without what is drawn around the table, or around the page: there no rule goes on that ends a row."""
    column = column_at(edges, waktu)
    cuts = _cuts(edges, rules, waktu, column)[:2] if column is not None else []       # of the head and its first row

    def is_frame(index: int) -> bool:
        return not any(_near(at, cuts, ROW) for at in _cuts(edges, rules, waktu, index))

    while column and is_frame(0):
        edges, column = edges[1:], column - 1
    while column is not None and column + 2 < len(edges) and is_frame(len(edges) - 2):
        edges = edges[:-1]
    return edges


def _cuts(edges: Sequence[float], rules: Rules, waktu: Word, index: int) -> list[float]:
    """The level rules below the word that pass through a column."""
    middle = (edges[index] + edges[index + 1]) / 2
    return [rule.at for rule in rules.level if rule.passes(middle) and rule.at > waktu.box.centre[1]]


def _begun_in_head(rules: Rules, edges: Sequence[float], head: float) -> Iterator[float]:
    """Where columns part that share a title: their rules begin below it and go on under the head, perhaps below a row across all."""
    for rule in rules.upright:
        if rule.passes(head - INTO, 0) and edges[0] < rule.at < edges[-1]:
            again = (other for other in rules.upright if abs(other.at - rule.at) < SAME and other.start > rule.end)
            if rule.end > head + ON_LINE or any(other.length > ON_LINE for other in again):
                yield rule.at


def _apart(places: Iterable[float], least: float) -> tuple[float, ...]:
    """Sorted, those that are too near the one before left out."""
    result: list[float] = []
    for place in sorted(places):
        if not result or place - result[-1] > least:
            result.append(place)
    return tuple(result)


def _without_head(page: Page, rules: Rules, before: Columns) -> Grid | None:
    """Most of the columns go on, at their old places."""
    found = [[rule for rule in rules.upright if abs(rule.at - x) < COLUMN and rule.length > 15] for x in before.ruled]
    met = [pieces for pieces in found if pieces]
    if len(met) < 0.6 * len(before.ruled):
        return None
    top = min(rule.start for pieces in met for rule in pieces)
    return _rows(page, rules, before, top, top, False)


def _rows(page: Page, rules: Rules, columns: Columns, top: float, head: float, has_head: bool) -> Grid | None:
    walls = [rule for rule in rules.upright if rule.end > head + 5 and rule.start < head + 30 and _near(rule.at, columns.edges, 3)]
    if not walls:
        return None
    bottom = max(rule.end for rule in walls)
    columns = _with_numbers(rules, columns, head, bottom) if has_head else columns
    middle = (columns.edges[0] + columns.edges[1]) / 2
    cuts = list(_apart((rule.at for rule in rules.level if rule.passes(middle) and head - 1 <= rule.at <= bottom + 3), ROW))
    if not cuts or cuts[0] > head + COLUMN:
        cuts.insert(0, head)
    if cuts[-1] < bottom - 8:
        cuts.append(bottom)
    whole, guessed = parted_by_numbers(page, rules, columns, cuts)
    rows = tuple(Row(a, b, _cells(page, columns, a, b), across_in(page, rules, columns, a, b)) for a, b in pairwise(whole))
    grid = Grid(page, rules, columns, top, head, bottom, rows, has_head, guessed=guessed)
    if rows and _is_number_row(rows[0]):
        grid = replace(grid, head=rows[0].bottom, rows=rows[1:], number_row=True)
    shared = shared_in(page.words, grid.rows, rules.level, columns, guessed)
    return replace(grid, rows=put_together(grid.rows, shared), shared=shared)


def _with_numbers(rules: Rules, columns: Columns, head: float, bottom: float) -> Columns:
    """The head of the numbers may be one with that of the kegiatan: a rule below parts them."""
    if columns.kegiatan:
        return columns
    left, right = columns.edges[0], columns.edges[1]
    high = 0.7 * (bottom - head)
    inner = [rule for rule in rules.upright if left + 6 < rule.at < right - 40 and min(rule.end, bottom) - max(rule.start, head) > high]
    if not inner:
        return columns

    def after(index: int | None) -> int | None:
        return None if index is None else index + 1

    return replace(
        columns, edges=(left, inner[0].at, *columns.edges[1:]), nomor=0, kegiatan=1, pelaksana=tuple(i + 1 for i in columns.pelaksana),
        kelengkapan=after(columns.kelengkapan), waktu=columns.waktu + 1, output=columns.output + 1, keterangan=after(columns.keterangan),
        kepala=("", *columns.kepala),
    )


def _cells(page: Page, columns: Columns, top: float, bottom: float) -> tuple[tuple[Line, ...], ...]:
    edges = columns.edges
    words = [word for word in page.words if top - SLACK <= word.box.centre[1] <= bottom + SLACK]
    return tuple(lines_in(words, Box(left, top, right, bottom)) for left, right in pairwise(edges))


def _is_number_row(row: Row) -> bool:
    """(1) (2) (3) …: numbers in most cells, and nothing else."""
    texts = ["".join(line.text for line in cell).replace(" ", "") for cell in row.cells]
    numbers = sum(1 for text in texts if DIGITS.fullmatch(text))
    return numbers >= 3 and numbers >= len(texts) / 2 and max(map(len, texts)) <= 4


def _near(place: float, places: Iterable[float], away: float) -> bool:
    return any(abs(place - other) < away for other in places)
