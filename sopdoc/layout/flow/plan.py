"""A flow's table → which rows stand on which page and how tall they are: all of a sheet that needs no lines.

    Table (columns, header, rows) ─▶ Paging ─▶ Plan: pages as rows, heights that fill them
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sopdoc.diagnostics import Report
from sopdoc.geometry import Emu, pt, snap_up
from sopdoc.layout.flow.columns import Columns
from sopdoc.layout.flow.fill import MOST, filled, most_of
from sopdoc.layout.flow.gutters import MIN_HEIGHT, Gutters
from sopdoc.layout.flow.header import Header, least_header, make_header
from sopdoc.layout.flow.page import places_at_edge, strip_height
from sopdoc.layout.flow.paginate import Paging, break_pages
from sopdoc.layout.flow.rows import FlowRow, make_rows
from sopdoc.layout.route.steps import Steps
from sopdoc.layout.sheet import SLACK, Sheet
from sopdoc.layout.tail import Tail
from sopdoc.layout.text.paragraphs import gap, set_kata, stack_height
from sopdoc.layout.tree import Paragraph
from sopdoc.model.sop import Alur
from sopdoc.model.teks import Kata, kata_of

TITLE_GAP: Emu = snap_up(pt(5))
FIRST_ROWS = 3                        # rows that a flow's beginning on a page in use must have at least
SHARED_GAP: Emu = snap_up(pt(12))     # between a table and the title of a flow under it on the same page,
CLOSE_GAP: Emu = snap_up(pt(6))       # and where the page would else not hold both

Breaks = tuple[tuple[int, int], ...]      # pages as (first row, row after the last)


@dataclass(frozen=True, slots=True)
class Above:
    """Free ground over a flow's table on a page in use, and whether a title follows it."""

    gap: Emu
    titled: bool = True

    def lines(self, titles: Sequence[tuple[Kata, ...]], sheet: Sheet) -> tuple[Paragraph, ...]:
        return gap(self.gap), *((*title_lines(titles, 0, sheet), gap(TITLE_GAP)) if self.titled else ())


ROOMY_ABOVE = Above(SHARED_GAP)
CLOSE_ABOVE = Above(CLOSE_GAP)             # where the page would else not hold both,
BARE_ABOVE = Above(CLOSE_GAP, False)       # and where even that is too much: the identity over it has the same title


@dataclass(frozen=True, slots=True)
class FlowTask:
    """A flow, its title lines, what stands under it, where it may begin on a page in use, what precedes it, and how many
    steps the search for its lines may take."""

    alur: Alur
    titles: tuple[tuple[Kata, ...], ...]
    tail: Tail
    free_y: Emu | None             # foot of what the current page holds, None when a new page is due
    partial: bool                  # whether it may begin there although it ends on another page
    following: Emu                 # what a flow that may follow on its last page takes of it at least, 0 where none may
    keep: Emu                      # what the last page leaves free for what follows there, where it can
    current: int                   # printed number of the current page
    letters_used: int
    steps: Steps
    above: Above = ROOMY_ABOVE     # over the table where it begins on a page in use

    def title(self, index: int, shared: bool, sheet: Sheet) -> tuple[Paragraph, ...]:
        """What stands over the table on the flow's page `index`; `shared`: a page in use."""
        return self.above.lines(self.titles, sheet) if shared else (*title_lines(self.titles, index, sheet), gap(TITLE_GAP))

    def tails(self) -> Iterator[tuple[Tail, Tail, Emu]]:
        """What may stand under the last row, what then follows on pages of its own, and what is kept free: the most first."""
        yield self.tail, Tail(), self.keep
        yield self.tail, Tail(), 0
        yield self.tail.footnotes, self.tail.signing, 0
        yield Tail(), self.tail, 0


@dataclass(frozen=True, slots=True)
class FlowTable:
    """The solved table, before its rows are broken into pages."""

    columns: Columns
    header: Header
    rows: tuple[FlowRow, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """Pages of a table and the heights of their rows; `shared`: the first one stands under what its page already holds;
    `needed`: what each row takes by itself, and how many strips for segilima are in that; `tail`: what stands under the
    last row, the rest of the flow's follows on pages of its own; `homeless`: segilima that have no place at the edges of the pages."""

    table: FlowTable
    pages: Breaks
    heights: tuple[tuple[Emu, ...], ...]
    needed: tuple[tuple[Emu, int], ...]
    shared: bool
    tail: Tail
    apart: Tail
    homeless: int = 0

    @property
    def new_pages(self) -> int:
        """What follows on pages of its own counts as one."""
        return len(self.pages) - self.shared + (self.apart.height > 0)

    def room_for(self, row: int, more: Emu, strip: Emu) -> Emu:
        """The extra room with which a row is `more` higher than it is now, with what its words and its share of the page give it; of a
        page with room left it takes a part of that itself."""
        now, (needed, strips) = [height for page in self.heights for height in page][row], self.needed[row]
        goal = round((now + more) / MOST) if now == most_of(needed) else now + more
        return goal - self.table.rows[row].above - self.table.rows[row].need - strips * strip


def set_table(alur: Alur, gutters: Gutters, columns: Columns, sheet: Sheet) -> FlowTable:
    return FlowTable(columns, make_header(alur, columns, gutters, sheet), make_rows(alur, columns, gutters, sheet))


def plan_pages(task: FlowTask, table: FlowTable, extra: Mapping[int, Emu], sheet: Sheet, report: Report) -> Plan | None:
    """`extra` room for lines by row; None with SOP412 when a row is taller than a page.

    Under the last row stands as much of the tail as some row leaves room for."""
    for tail, apart, keep in task.tails():
        paging = _possible(_paging(task, table, extra, tail.height + keep, sheet), task.alur, report)
        pages = break_pages(paging)
        if not isinstance(pages, int):
            return _plan(task, table, paging, pages, tail, apart, sheet)
        tallest = pages
    kegiatan = task.alur.kegiatan[tallest]
    report.galat("SOP412", f"kegiatan {kegiatan.nomor or tallest + 1} lebih tinggi daripada satu halaman", kegiatan.span,
                 hint="persingkat teksnya, atau bagi kegiatan ini menjadi beberapa kegiatan")
    return None


def _plan(task: FlowTask, table: FlowTable, paging: Paging, pages: Breaks, tail: Tail, apart: Tail, sheet: Sheet) -> Plan:
    """These pages, or fewer of them where the flow begins under what the current page holds."""
    under = _under(task, paging, sheet)
    shared = _sharing(task, under) if under else None
    if shared and under and len(shared) <= len(pages):
        return Plan(table, shared, _heights(task, under, shared), _needed(under, shared), True, tail, apart, _homeless(under, shared))
    return Plan(table, pages, _heights(task, paging, pages), _needed(paging, pages), False, tail, apart, _homeless(paging, pages))


def height_under(task: FlowTask, table: FlowTable, sheet: Sheet) -> Emu:
    """What the whole table takes under what a page already holds, with free ground, title and what follows it."""
    paging = _paging(task, table, {}, task.tail.height + task.keep, sheet)
    return stack_height(task.title(0, True, sheet)) + table.header.height + paging.need(0, len(paging.heights))


def _paging(task: FlowTask, table: FlowTable, extra: Mapping[int, Emu], below: Emu, sheet: Sheet) -> Paging:
    """The task of breaking the rows when the flow begins on a page of its own, with room `below` the last one."""
    top, again = (stack_height(task.title(index, False, sheet)) for index in (0, 1))
    full = sheet.body.h - SLACK - table.header.height
    strip = strip_height(table.columns, sheet)
    heights = [row.heights(extra.get(i, 0), strip) for i, row in enumerate(table.rows)]
    breaks = frozenset(i for i, k in enumerate(task.alur.kegiatan) if k.halaman_baru)
    return Paging(heights, _row_ways(task.alur), full - top, full - again, below, places_at_edge(table.columns), breaks)


def _possible(paging: Paging, alur: Alur, report: Report) -> Paging:
    """Without the author's page breaks where they cut more lines than segilima find a place for (SOP415)."""
    if not paging.breaks:
        return paging
    free = replace(paging, breaks=frozenset())
    pages, others = break_pages(paging), break_pages(free)
    if isinstance(pages, int) or isinstance(others, int) or _homeless(paging, pages) <= _homeless(free, others):
        return paging
    first = alur.kegiatan[min(paging.breaks)]
    report.peringatan(
        "SOP415", "halaman baru tidak dapat dimulai di tempat yang diminta", first.span, "`halaman baru` diabaikan",
        "terlalu banyak anak panah terpotong di sana: pindahkan ke kegiatan lain, atau kurangi panah yang kembali",
    )
    return free


def _homeless(paging: Paging, pages: Breaks) -> int:
    return sum(paging.homeless(*page) for page in pages)


def _under(task: FlowTask, paging: Paging, sheet: Sheet) -> Paging | None:
    """The same when it begins under what the current page holds; None where that may not be."""
    if task.free_y is None or 0 in paging.breaks:
        return None
    more = stack_height(task.title(0, True, sheet)) - stack_height(task.title(0, False, sheet))
    return replace(paging, first_room=paging.first_room - (task.free_y - sheet.body.y) - more)


def may_share(task: FlowTask, gutters: Gutters, sheet: Sheet) -> bool:
    """Could rows of the least height stand on the current page?  Without looking at any word of theirs."""
    if task.free_y is None:
        return False
    count = len(task.alur.kegiatan)
    rows = (gutters.top + gutters.bottom + min(MIN_HEIGHT.values())) * (min(count, FIRST_ROWS) if task.partial else count)
    return rows + least_above(sheet) + SLACK <= sheet.body.bottom - task.free_y


def least_above(sheet: Sheet) -> Emu:
    """What stands at least over the rows of a flow that begins under something else."""
    return CLOSE_GAP + least_header(sheet)


def _sharing(task: FlowTask, under: Paging) -> Breaks | None:
    """The pages of a flow that begins there: all of it on one, or, where `partial` is allowed, a part of some rows first."""
    count = len(under.heights)
    if under.fits(0, count) and not under.breaks:
        return ((0, count),)
    pages = break_pages(under) if task.partial else None
    return pages if isinstance(pages, tuple) and pages[0][1] >= FIRST_ROWS else None


def _heights(task: FlowTask, paging: Paging, pages: Breaks) -> tuple[tuple[Emu, ...], ...]:
    """Rows that fill their page, but the last one, where another flow has room below."""
    heights = []
    for start, end in pages:
        rows = paging.rows(start, end)
        room = paging.room_of(start) - paging.below(end)
        shares = end == len(paging.heights) and 0 < task.following <= room - sum(rows)
        heights.append(tuple(rows if shares else filled(rows, room)))
    return tuple(heights)


def _needed(paging: Paging, pages: Breaks) -> tuple[tuple[Emu, int], ...]:
    """What every row takes by itself, and how many strips for segilima it holds: the first and the last of a page may."""
    strips = [0] * len(paging.heights)
    for start, end in pages:
        head, foot = paging.touches(start, end)
        strips[start] += head
        strips[end - 1] += foot
    return tuple(zip((height for start, end in pages for height in paging.rows(start, end)), strips, strict=True))


def _row_ways(alur: Alur) -> list[tuple[int, int]]:
    row = {s.id: i for i, k in enumerate(alur.kegiatan) for s in k.simbol}
    return [(row[s.dari], row[s.ke]) for way in alur.sambungan for s in way.searah()]


def title_lines(titles: Sequence[tuple[Kata, ...]], index: int, sheet: Sheet) -> tuple[Paragraph, ...]:
    """Title paragraphs of the flow's page `index`: later ones say that they go on."""
    lanjutan = kata_of(f" {sheet.label('lanjutan')}") if index else ()
    last = len(titles) - 1
    return tuple(
        set_kata((*kata, *lanjutan) if i == last else kata, sheet.body.w, "judul", sheet, tebal=True, align="tengah")
        for i, kata in enumerate(titles)
    )
