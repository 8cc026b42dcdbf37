"""A file's pages → the SOPs on it: for each its identity sheet and its flows.

A page with the titles of an identity sheet begins an SOP; rows that are counted from 1 anew, under a head, begin a variant.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce

from sopdoc.impor.finding import Paper
from sopdoc.impor.flow.chart import Flow
from sopdoc.impor.flow.readings import Scan, Trace, best_reading
from sopdoc.impor.flow.steps import flow_of
from sopdoc.impor.identity.fields import Field, Identity, goes_on, section_key, title_text
from sopdoc.impor.identity.heading import begins_sop, is_beside, name_in, repeats, speaks_of_sop
from sopdoc.impor.identity.history import History, history_in, joined
from sopdoc.impor.identity.lampiran import ReadLampiran, lampiran_on
from sopdoc.impor.identity.logo import logos_of
from sopdoc.impor.identity.sections import cells_on, identity_of
from sopdoc.impor.identity.signed import Signed, signed_below, signed_on
from sopdoc.impor.identity.signers import signers_in
from sopdoc.impor.page import UNREADABLE, After, Box, Page, Strange, Watermark
from sopdoc.impor.stamp import without_stamp
from sopdoc.impor.table.around import title_of
from sopdoc.impor.table.cells import cells_of
from sopdoc.impor.table.columns import Columns
from sopdoc.impor.table.grid import Grid, grid_of
from sopdoc.impor.table.order import in_order, numbers_of
from sopdoc.impor.table.parted import parted
from sopdoc.impor.unplaced import says_no_more, unplaced, without_furniture
from sopdoc.model.sop import PENYIAP

ABOVE = 60.0        # room above a flow table from which on an identity sheet may stand there

_CALLED = re.compile(r"(?:sop|spo|pos|standar operasional prosedur|standar prosedur operasional|prosedur)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One SOP as it was found.  `strange`: pages that are neither; `logos`: their pages and places; `papers`: all its pages;
    `guessed`: pages and places that are pictures; `signed`: what stands below the last flow; `unplaced`: lines that nobody reads;
    `unreadable`: pages, and where they have letters of which the file does not say what they mean; `refused`: drawings that were
    left out, by page; `watermark`: the first that a page has, and which; `lampiran`: what is called so behind the flow; `swapped`: the
    pages of the flow in the order of its numbers, where that is not the file's.
    """

    identity: Identity
    flows: tuple[Flow, ...]
    pages: tuple[int, ...]
    size: tuple[float, float]
    papers: tuple[Paper, ...]
    strange: tuple[int, ...] = ()
    logos: Mapping[str, tuple[int, Box]] = field(default_factory=dict)
    guessed: tuple[tuple[int, Box], ...] = ()
    signed: Signed | None = None
    unplaced: tuple[Field, ...] = ()
    unreadable: tuple[tuple[int, Box], ...] = ()
    history: History | None = None
    refused: tuple[tuple[int, Strange], ...] = ()
    watermark: tuple[int, Watermark] | None = None
    lampiran: tuple[ReadLampiran, ...] = ()
    swapped: tuple[int, ...] = ()

    def is_guessed(self, page: int, box: Box) -> bool:
        """Was what stands there read from a picture?"""
        return any(number == page and part.holds(box.centre) for number, part in self.guessed)


@dataclass(frozen=True, slots=True)
class Read:
    """A file.  `beside`: pages that belong to no SOP; `flowless`: where identity sheets begin that have no flow."""

    sheets: tuple[Sheet, ...]
    beside: tuple[int, ...] = ()
    flowless: tuple[int, ...] = ()


@dataclass(slots=True)
class _Open:
    """An SOP while its pages come.  `begun`: with an identity sheet that is known; `name`: its number and its name."""

    begun: bool = False
    name: tuple[str, str] = ("", "")
    identity: list[Page] = field(default_factory=list)
    bottom: float | None = None
    grids: list[Grid] = field(default_factory=list)
    strange: list[Page] = field(default_factory=list)


def sheets_of(pages: Iterable[Page], trace: Trace | None = None, scan: Scan | None = None) -> tuple[Sheet, ...]:
    """Only what has a flow table; a file without one has none.  `trace` and `scan`: read pixels, where that can be done."""
    return read_of(pages, trace, scan).sheets


def read_of(pages: Iterable[Page], trace: Trace | None = None, scan: Scan | None = None) -> Read:
    """As `sheets_of`, with what else the file has.  An SOP's pages are let go when the next one begins: a book has a thousand."""
    done: list[Read] = []
    one: _Open | None = None
    for source in pages:
        before = one.grids[-1].columns if one and one.grids else None
        for page, grid in _tables(without_stamp(source), before, trace, scan):
            bottom = grid.top if grid else None
            cells = cells_on(page, bottom)
            begins = begins_sop(cells)
            name = name_in(cells) if begins else ("", "")
            if one is None or (begins and _is_other(one, name)) or (grid and _is_titled_anew(one, grid)):
                done += [_closed(one, several=True)] if one else []
                one = _Open(begins, name)
            _add(one, page, grid, begins)
    done += [_closed(one, several=any(part.sheets for part in done))] if one else []
    return Read(
        tuple(sheet for part in done for sheet in part.sheets), tuple(number for part in done for number in part.beside),
        tuple(number for part in done for number in part.flowless),
    )


def _tables(page: Page, before: Columns | None, trace: Trace | None, scan: Scan | None) -> Iterator[tuple[Page, Grid | None]]:
    """The page in the reading that explains most of it, in parts with a flow table each; a picture is looked at where the page itself
    says nothing of a flow, or nothing at all.
    """
    grid = grid_of(page, before)
    scanned = scan(page) if scan and (grid is None or not page.words) else None
    if scanned:
        page, seen = scanned
        trace = seen or trace
        grid = grid_of(page, before)
    while grid and (parts := parted(page, grid)):
        upper, page = parts
        yield upper, _best(grid_of(upper, before), trace)
        grid = grid_of(page, before)
    yield page, _best(grid, trace)


def _best(grid: Grid | None, trace: Trace | None) -> Grid | None:
    return best_reading(grid, trace) if grid and trace else grid


def _is_other(one: _Open, name: tuple[str, str]) -> bool:
    """Does an identity sheet begin another SOP?  It may go on under titles of its own, or under the head of its first page."""
    if not one.begun:
        return True
    if one.grids:
        return not name[1] or name[1] != one.name[1]
    return bool(name[1] and one.name[1]) and name != one.name


def _is_titled_anew(one: _Open, grid: Grid) -> bool:
    """Does a flow that is called an SOP stand behind another one, in a file without identity sheets?"""
    if one.begun or not one.grids or not grid.has_head or not _begins(grid, one.grids[0]):
        return False
    before, title = (_title(table) for table in (one.grids[0], grid))
    return before != title and all(_CALLED.match(text) for text in (before, title))


def _title(grid: Grid) -> str:
    return " ".join(line.text for line in title_of(grid))


def _goes_on(page: Page, grid: Grid) -> bool:
    """Do sections of an identity sheet stand above the flow table, or boxes to sign in?  In a sheet of ours no other cells do."""
    above = [cell for cell in cells_of(page.words, grid.rules, page.number) if cell.box.y1 <= grid.top]
    ours = any(cell.lines[-1].words[-1].after is not After.UNKNOWN for cell in above)
    return ours or any(signers_in(above)) or any(section_key(title_text(cell.lines[0].text)) for cell in above)


def _add(one: _Open, page: Page, grid: Grid | None, begins: bool) -> None:
    if not one.grids and (begins or grid is None or (one.identity and _goes_on(page, grid))):
        one.identity.append(page)
        one.bottom = grid.top if grid and grid.has_head else None
    if grid and grid.rows:
        one.grids.append(grid)
    elif one.grids:
        one.strange.append(page)


def _closed(one: _Open, several: bool) -> Read:
    """`several`: in a file that has others."""
    beside = tuple(page.number for page in (*_before(one), *_behind(one, several)))
    flowless = (one.identity[0].number,) if one.begun and not one.grids else ()
    return Read((_sheet(one, beside),) if one.grids else (), beside, flowless)


def _before(one: _Open) -> list[Page]:
    """What comes before an identity sheet that is known, and is none of whatever form."""
    return [page for page in one.identity if not one.begun and not (one.grids and speaks_of_sop(page))]


def _behind(one: _Open, several: bool) -> list[Page]:
    """What stands between the SOPs of a file and behind them."""
    return [page for page in one.strange if several and is_beside(page)]


def _sheet(one: _Open, beside: Collection[int]) -> Sheet:
    """Without the pages that stand beside it."""
    sheet, others = ([page for page in found if page.number not in beside] for found in (one.identity, one.strange))
    pages = (*sheet, *(grid.page for grid in one.grids))
    identity = identity_of(sheet, one.bottom) if sheet else Identity({}, ())
    ordered = in_order(one.grids)
    flows = tuple(flow_of(part) for part in _variants(ordered))
    swapped = tuple(grid.page.number for grid in ordered) if ordered != one.grids else ()
    first = pages[0]
    numbers = tuple(sorted({page.number for page in pages}))
    papers = tuple(sorted({Paper(page.number, page.width, page.height, page.turned) for page in (*pages, *others)}))
    lampiran = lampiran_on(map(without_furniture, others))
    attached = {number for one in lampiran for number in one.pages}
    others = [page for page in others if page.number not in attached]
    history = _history(one.grids, others)
    signed = signed_below(one.grids[-1]) or next(filter(None, map(signed_on, others)), None)
    known = (history.words if history else frozenset()) | {word for line in (signed.lines if signed else ()) for word in line.words}
    titles = {line.text for flow in flows for line in flow.title}
    strange = tuple(page.number for page in others if not repeats(page, first) and not says_no_more(page, known, titles))
    guessed = tuple({(page.number, box): None for page in pages for box in page.guessed})
    refused = tuple({(page.number, one): None for page in pages for one in page.strange})
    size = first.paper or (first.width, first.height)
    rest = unplaced(sheet, one.grids, flows, signed, known)
    unreadable = tuple(_unreadable({page.number: page for page in pages}.values()))
    logos = logos_of(identity, sheet)
    return Sheet(
        _with_signer(identity, signed), flows, numbers, size, papers, strange, logos, guessed, signed, rest, unreadable, history,
        refused, next(((page.number, page.watermark) for page in pages if page.watermark), None), lampiran, swapped,
    )


def _history(grids: Sequence[Grid], others: Sequence[Page]) -> History | None:
    """Below a flow, or on a page that has none."""
    places = [*((grid.page, grid.bottom) for grid in grids), *((page, 0.0) for page in others)]
    return joined([found for page, top in places if (found := history_in(page, top))])


def _unreadable(pages: Iterable[Page]) -> Iterator[tuple[int, Box]]:
    for page in pages:
        boxes = [word.box for word in page.words if UNREADABLE in word.text]
        if boxes:
            yield page.number, reduce(Box.joined, boxes)


def _with_signer(identity: Identity, signed: Signed | None) -> Identity:
    """Who signs at the end, where the head does not say it."""
    if signed is None:
        return identity
    fields = {"disahkan oleh": signed.pejabat, **identity.fields} if signed.pejabat else identity.fields
    penyiap = tuple((box.peran, box.field) for box in signed.boxes if box.peran in PENYIAP)
    boxed = tuple((box.peran, box.label) for box in signed.boxes)
    return replace(identity, fields=fields, penyiap=(*identity.penyiap, *penyiap), boxed=(*identity.boxed, *boxed))


def _variants(grids: Sequence[Grid]) -> list[list[Grid]]:
    """Tables that count their rows from 1; where rows have no numbers, those under a title of their own."""
    result: list[list[Grid]] = []
    for grid in grids:
        if result and not (grid.has_head and _begins(grid, result[-1][0])):
            result[-1].append(grid)
        else:
            result.append([grid])
    return result


def _begins(grid: Grid, before: Grid) -> bool:
    """Does a table begin another variant than the one that began before?"""
    if grid.columns.nomor is not None:
        return numbers_of(grid)[:1] == (1,)
    title, known = ([line.text for line in title_of(one)] for one in (grid, before))
    return bool(title) and title != known and not any(map(goes_on, title))
