"""Sop → the identity tables, one per page: the head on the first, then bands of sections as far as they fit."""

from __future__ import annotations

from dataclasses import dataclass, field

from sopdoc.diagnostics import Report
from sopdoc.geometry import Emu, pt, snap
from sopdoc.layout.grid import Box, make_table
from sopdoc.layout.identity import Head, make_head, spo_edge
from sopdoc.layout.picture import Picture
from sopdoc.layout.sections import Section, band_height, band_rows, cut, make_section, title_height
from sopdoc.layout.sheet import SLACK, Sheet, with_sizes
from sopdoc.layout.tree import Table
from sopdoc.model.sop import Sop
from sopdoc.model.teks import KOSONG

NAME = "Identitas"
SMALLER_STEPS = 3         # half points that the type may shrink by: two lines on a page of their own look forgotten

Band = tuple[Section, ...]


@dataclass(slots=True)
class _Filler:
    """Fills pages with bands from the top; `tables` are the finished ones."""

    sheet: Sheet
    boxes: list[Box]
    heights: list[Emu]
    tables: list[Table] = field(default_factory=list)

    @property
    def room(self) -> Emu:
        return self.sheet.body.h - SLACK - sum(self.heights)

    def put(self, band: Band, suffix: str) -> None:
        boxes, heights = band_rows(band, len(self.heights), self.sheet, suffix)
        self.boxes += boxes
        self.heights += heights

    def end_page(self) -> None:
        if self.heights:
            self.tables.append(make_table(self.boxes, self.heights, self.sheet.body.y, 0, NAME))
        self.boxes, self.heights = [], []


def fitting_identity(sop: Sop, logo: Picture | None, halaman: str, sheet: Sheet, report: Report) -> tuple[Table, ...]:
    """The identity tables in the profile's type, or in one a little smaller where that saves a page."""
    best = identity_tables(sop, logo, halaman, sheet, report)
    for step in range(1, SMALLER_STEPS + 1):
        if len(best) == 1:
            break
        tables = identity_tables(sop, logo, halaman, with_sizes(sheet, ("identitas",), -step * pt(0.5)), Report())
        best = min(best, tables, key=len)
    return best


def identity_tables(sop: Sop, logo: Picture | None, halaman: str, sheet: Sheet, report: Report) -> tuple[Table, ...]:
    """At least one table; SOP410 when a single item is taller than a page."""
    head: Head = make_head(sop, logo, halaman, sheet)
    filler = _Filler(sheet, list(head.boxes), list(head.heights))
    for band in bands(sop, sheet):
        _fill(band, filler, report, sop)
    filler.end_page()
    return tuple(filler.tables)


def bands(sop: Sop, sheet: Sheet) -> list[Band]:
    """The profile's rows of sections, then the SOP's further ones that the profile does not place."""
    placed = [key for row in sheet.profile.bagian for key in row]
    further = [key for key in sop.identitas.bagian if key not in placed and sop.identitas.bagian[key]]
    per = 1 if sheet.profile.bentuk_identitas == "spo" else 2
    rows = [*sheet.profile.bagian, *(tuple(further[i:i + per]) for i in range(0, len(further), per))]
    return [_band(row, sop, sheet) for row in rows]


def _band(keys: tuple[str, ...], sop: Sop, sheet: Sheet) -> Band:
    body = sheet.body
    edges = [snap(body.x + body.w * i // len(keys)) for i in range(len(keys))] + [body.right]
    beside = spo_edge(sheet) - body.x if sheet.profile.bentuk_identitas == "spo" and len(keys) == 1 else 0
    return tuple(
        make_section(sheet.label(key), sop.identitas.bagian.get(key, KOSONG), edges[i], edges[i] + beside, edges[i + 1], sheet)
        for i, key in enumerate(keys)
    )


def _fill(band: Band, filler: _Filler, report: Report, sop: Sop) -> None:
    suffix = ""
    sheet = filler.sheet
    while title_height(band, sheet, suffix) + band_height(band, sheet, suffix) > filler.room:
        parts = cut(band, filler.room - title_height(band, sheet, suffix))
        if parts is not None:
            filler.put(parts[0], suffix)
            band = parts[1]
            suffix = sheet.label("lanjutan")
        elif not filler.heights:
            _report_too_tall(band, report, sop)
            return
        filler.end_page()
    filler.put(band, suffix)


def _report_too_tall(band: Band, report: Report, sop: Sop) -> None:
    titles = ", ".join(section.title for section in band)
    report.galat("SOP410", f"satu butir pada bagian {titles} lebih tinggi daripada satu halaman", sop.span,
                 hint="bagi butir itu menjadi beberapa butir")
