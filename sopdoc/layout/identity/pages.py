"""Sop → the identity tables, one per page: the head on the first, then bands of sections as far as they fit.

A section that the profile's rows do not name stands behind the one before it in the definition (one section a row), or with
others of its kind at the end (two sections a row).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from itertools import pairwise

from sopdoc.diagnostics import Report
from sopdoc.geometry import Emu, snap
from sopdoc.layout.grid import Box, make_table
from sopdoc.layout.identity.head import Head, make_head, spo_edge
from sopdoc.layout.identity.kop import Logos
from sopdoc.layout.identity.sections import Band, band_boxes, band_heights, cut, go_on, make_section, may_be_paired, spread, title_height
from sopdoc.layout.identity.signers import at_foot, boxes, report_too_tall
from sopdoc.layout.identity.sizes import halves, last_size, sizes
from sopdoc.layout.identity.verifikasi import verification_row
from sopdoc.layout.sheet import SLACK, Sheet
from sopdoc.layout.tree import Table
from sopdoc.model.sop import Sop
from sopdoc.model.teks import KOSONG, Isi
from sopdoc.profile.profile import Profile

NAME = "Identitas"


Boxes = Callable[[], Iterable[Box]]


@dataclass(frozen=True, slots=True)
class _Filled:
    """What stands on a page: heights of its rows, and who makes their boxes; most sizes are tried only for how much they take."""

    boxes: tuple[Boxes, ...]
    heights: tuple[Emu, ...]
    top: Emu

    @property
    def bottom(self) -> Emu:
        return self.top + sum(self.heights)

    def table(self) -> Table:
        return make_table([box for made in self.boxes for box in made()], self.heights, self.top, 0, NAME)


@dataclass(slots=True)
class _Filler:
    """Fills pages with bands from the top; `pages` are the finished ones, `items` how much of the sections stands on each.

    Pages after the first begin `lower`.
    """

    sheet: Sheet
    lower: Emu
    boxes: list[Boxes]
    heights: list[Emu]
    pages: list[_Filled] = field(default_factory=list)
    items: list[int] = field(default_factory=lambda: [0])

    @property
    def top(self) -> Emu:
        return self.sheet.body.y + (self.lower if self.pages else 0)

    @property
    def room(self) -> Emu:
        return self.sheet.body.bottom - self.top - SLACK - sum(self.heights)

    def put(self, band: Band, heights: Iterable[Emu]) -> None:
        self.boxes.append(partial(band_boxes, band, len(self.heights), self.sheet))
        self.heights += heights
        self.items[-1] += sum(len(section.paragraphs) for section in band)

    def begin_page(self) -> None:
        if self.heights:
            self.close()
            self.items.append(0)

    def close(self) -> None:
        self.pages.append(_Filled(tuple(self.boxes), tuple(self.heights), self.top))
        self.boxes, self.heights = [], []


@dataclass(frozen=True)
class Fitted:
    """The identity in one size, and what was wrong with it there."""

    pages: tuple[_Filled, ...]
    sheet: Sheet
    report: Report

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        return tuple(page.table() for page in self.pages)

    @property
    def feet(self) -> list[Emu]:
        """Where its tables end, page by page."""
        return [page.bottom for page in self.pages]

    @property
    def cost(self) -> tuple[bool, int]:
        return self.report.has_galat, len(self.pages)

    @property
    def is_one_page(self) -> bool:
        return self.cost == (False, 1)

    def leaves(self, need: Emu, smallest: Fitted) -> bool:
        """Is so much free, on no page more than the smallest size takes?"""
        return self.free >= need and (self.is_one_page or self.cost <= smallest.cost)

    @property
    def free(self) -> Emu:
        """What is left of the last page."""
        return self.sheet.body.bottom - SLACK - self.pages[-1].bottom


@dataclass(frozen=True)
class Identity:
    """What an identity sheet is made of; pages after the first begin `lower` than the body."""

    sop: Sop
    logos: Logos
    halaman: str
    sheet: Sheet
    lower: Emu
    _known: dict[int, Fitted] = field(default_factory=dict)

    @cached_property
    def _sizes(self) -> tuple[Sheet, ...]:
        """As it is; then in every size, its halves so wide that the last one leaves the most; and with paired items if that leaves more."""
        half, last = self._widest()
        tried = (*(() if half.left == self.sheet.left else (self.sheet,)), *sizes(half))
        self._known[len(tried) - 1] = last
        paired = self._paired(last)
        if paired is last:
            return tried
        self._known[len(tried)] = paired
        return *tried, paired.sheet

    def _paired(self, last: Fitted) -> Fitted:
        """The last size with short items in two columns, where there is such a list and no page more."""
        if not any(map(may_be_paired, _contents(self.sop, self.sheet.profile).values())):
            return last
        return min(last, self._fit(replace(last.sheet, paired=True)), key=lambda one: (one.cost, -one.free))

    def _widest(self) -> tuple[Sheet, Fitted]:
        """The halves that leave the most in the last size, and what they leave."""
        found = [(half, self._fit(last_size(half))) for half in halves(self.sheet, *self._lengths())]
        return min(found, key=lambda one: (one[1].cost, -one[1].free))

    def _lengths(self) -> tuple[int, int]:
        """How many letters the left and the right half of the rows of two sections have to say."""
        contents = _contents(self.sop, self.sheet.profile)
        pairs = [row for row in section_rows(self.sheet.profile, contents) if len(row) == 2]
        left, right = (sum(len(contents.get(row[side], KOSONG).polos) for row in pairs) for side in (0, 1))
        return left, right

    @cached_property
    def smallest(self) -> Fitted:
        """What takes the fewest pages and leaves the most of the last one: nearly always the last size, unless a section that is
        spread over the whole width in a larger one just fits beside its neighbour in this."""
        last = self._in(len(self._sizes) - 1)
        return last if last.is_one_page else min(map(self._in, range(len(self._sizes))), key=lambda one: (one.cost, -one.free))

    @cached_property
    def alone(self) -> Fitted:
        """The tables as they are where nothing else is to stand on their pages."""
        if self._in(0).is_one_page:
            return self._in(0)
        sizes = map(self._in, range(len(self._sizes)))
        return next(one for one in sizes if one.is_one_page or one.cost <= self.smallest.cost)

    def leaves(self, need: Emu) -> bool:
        """Is there so much room on the last page, in whatever size?"""
        return need <= self.alone.free or need <= self.smallest.free

    def leaving(self, need: Emu) -> Iterator[Fitted]:
        """The tables in every size in which they take no page more than in the smallest and leave so much of the last one, the
        largest first: the smaller the size, the more they leave."""
        if self.alone.free >= need:
            yield self.alone
        alone = next(size for size, fitted in self._known.items() if fitted is self.alone)
        smaller = range(alone + 1, len(self._sizes))
        first = bisect_left(smaller, True, key=lambda size: self._in(size).leaves(need, self.smallest))
        yield from map(self._in, smaller[first:])

    def _in(self, size: int) -> Fitted:
        if size not in self._known:
            self._known[size] = self._fit(self._sizes[size] if size else self.sheet)
        return self._known[size]

    def _fit(self, sheet: Sheet) -> Fitted:
        return fitted(self.sop, self.logos, self.halaman, sheet, self.lower)


def fitted(sop: Sop, logos: Logos, halaman: str, sheet: Sheet, lower: Emu = 0) -> Fitted:
    """At least one page, in the size of this sheet; SOP410 when a single item is taller than a page."""
    report = Report()
    return Fitted(_pages(sop, logos, halaman, sheet, report, lower), sheet, report)


def _pages(sop: Sop, logos: Logos, halaman: str, sheet: Sheet, report: Report, lower: Emu) -> tuple[_Filled, ...]:
    """A page more than the first never holds one item alone: the rows of sections before it go along."""
    rows = bands(sop, sheet)
    head = make_head(sop, logos, halaman, sheet)
    filler = _filled(rows, len(rows), sop, head, sheet, report, lower)
    for turn in range(len(rows) - 1, 0, -1):
        if len(filler.pages) == 1 or filler.items[-1] > 1:
            break
        tried = _filled(rows, turn, sop, head, sheet, Report(), lower)
        if len(tried.pages) > len(filler.pages):
            break
        filler = tried
    return tuple(filler.pages)


def _filled(rows: Sequence[Band], turn: int, sop: Sop, head: Head, sheet: Sheet, report: Report, lower: Emu) -> _Filler:
    """The pages with all rows of sections; row `turn` begins a page."""
    filler = _Filler(sheet, lower, [head.boxes], list(head.heights))
    for number, band in enumerate(rows):
        if number == turn:
            filler.begin_page()
        _fill(band, filler, report, sop)
    _sign(sop, filler, report)
    _verify(sop, filler)
    filler.close()
    return filler


def _sign(sop: Sop, filler: _Filler, report: Report) -> None:
    """The boxes of those who sign at the foot, together where a page holds them all."""
    rows = boxes(at_foot(sop.identitas, filler.sheet.profile), filler.sheet)
    if sum(row.height for row in rows) > filler.room:
        filler.begin_page()
    too_tall = False
    for row in rows:
        if row.height > filler.room:
            filler.begin_page()
        too_tall = too_tall or row.height > filler.room
        filler.boxes.append(partial(row.at, len(filler.heights)))
        filler.heights.append(row.height)
    if too_tall:
        report_too_tall(sop, report)


def _verify(sop: Sop, filler: _Filler) -> None:
    """The row with the verification code, whole."""
    found = verification_row(sop, len(filler.heights), filler.sheet)
    if found is None:
        return
    box, height = found
    if height > filler.room:
        filler.begin_page()
        box = replace(box, row=0)
    filler.boxes.append(lambda: (box,))
    filler.heights.append(height)


def bands(sop: Sop, sheet: Sheet) -> list[Band]:
    """The rows of sections as they are printed."""
    contents = _contents(sop, sheet.profile)
    return [_band(row, contents, sheet) for row in section_rows(sheet.profile, contents)]


def _contents(sop: Sop, profile: Profile) -> dict[str, Isi]:
    """What the sections say, by the profile's spelling of their titles."""
    spelled = {key.casefold(): key for row in profile.bagian for key in row}
    return {spelled.get(title.casefold(), title): isi for title, isi in sop.identitas.bagian.items()}


def section_rows(profile: Profile, contents: Mapping[str, Isi]) -> list[tuple[str, ...]]:
    """Titles row by row: the profile's, and further ones that say something; empty ones only where the profile prints them."""
    rows = list(profile.bagian)
    placed = {key for row in rows for key in row}
    further = [key for key, isi in contents.items() if key not in placed and isi]
    if profile.bentuk_identitas == "spo":
        _insert(rows, further, list(contents))
    else:
        rows += [tuple(further[i:i + 2]) for i in range(0, len(further), 2)]
    if profile.bagian_kosong == "tercetak":
        return rows
    filled = (tuple(key for key in row if contents.get(key)) for row in rows)
    return [row for row in filled if row]


def _insert(rows: list[tuple[str, ...]], further: list[str], written: list[str]) -> None:
    """Puts every further title into a row behind the title that is written before it; the first one of all at the end."""
    for before, key in pairwise(("", *written)):
        if key in further:
            rows.insert(next((place for place, row in enumerate(rows, 1) if before in row), len(rows)), (key,))


def _band(keys: tuple[str, ...], contents: Mapping[str, Isi], sheet: Sheet) -> Band:
    body = sheet.body
    edges = [body.x, sheet.middle] if len(keys) == 2 else [snap(body.x + body.w * i // len(keys)) for i in range(len(keys))]
    edges.append(body.right)
    beside = spo_edge(sheet) - body.x if sheet.profile.bentuk_identitas == "spo" and len(keys) == 1 else 0
    return tuple(
        make_section(sheet.profile.judul(key), contents.get(key, KOSONG), edges[i], edges[i] + beside, edges[i + 1], sheet)
        for i, key in enumerate(keys)
    )


def _fill(band: Band, filler: _Filler, report: Report, sop: Sop) -> None:
    sheet = filler.sheet
    heights = band_heights(band, sheet)
    if sum(heights) > filler.room and (alone := spread(band, sheet)):
        for section in alone:
            _fill((section,), filler, report, sop)
        return
    while sum(heights) > filler.room:
        parts = cut(band, filler.room - title_height(band), bool(filler.heights))
        if parts is not None:
            filler.put(parts[0], band_heights(parts[0], sheet))
            band = go_on(parts[1], sheet)
            heights = band_heights(band, sheet)
        elif not filler.heights:
            _report_too_tall(band, report, sop)
            return
        filler.begin_page()
    filler.put(band, heights)


def _report_too_tall(band: Band, report: Report, sop: Sop) -> None:
    titles = ", ".join(section.title for section in band)
    report.galat("SOP410", f"satu butir pada bagian {titles} lebih tinggi daripada satu halaman", sop.span,
                 hint="bagi butir itu menjadi beberapa butir")
