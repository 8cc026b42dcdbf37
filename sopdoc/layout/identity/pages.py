"""Sop → the identity tables, one per page: the head on the first, then bands of sections as far as they fit.

A section that the profile's rows do not name stands behind the one before it in the definition (one section a row), or with
others of its kind at the end (two sections a row).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise

from sopdoc.diagnostics import Report
from sopdoc.geometry import Emu, pt, snap
from sopdoc.layout.grid import Box, make_table
from sopdoc.layout.identity.head import Head, make_head, spo_edge
from sopdoc.layout.identity.sections import Section, band_height, band_rows, cut, go_on, make_section, spread, title_height
from sopdoc.layout.identity.verifikasi import verification_row
from sopdoc.layout.picture import Picture
from sopdoc.layout.sheet import SLACK, Sheet, with_sizes
from sopdoc.layout.tree import Table
from sopdoc.model.sop import Sop
from sopdoc.model.teks import KOSONG, Isi
from sopdoc.profile.profile import Profile

NAME = "Identitas"
SMALLER_STEPS = 3         # half points that the type may shrink by: two lines on a page of their own look forgotten

Band = tuple[Section, ...]


@dataclass(slots=True)
class _Filler:
    """Fills pages with bands from the top; `tables` are the finished ones.  Pages after the first begin `lower`."""

    sheet: Sheet
    lower: Emu
    boxes: list[Box]
    heights: list[Emu]
    tables: list[Table] = field(default_factory=list)

    @property
    def top(self) -> Emu:
        return self.sheet.body.y + (self.lower if self.tables else 0)

    @property
    def room(self) -> Emu:
        return self.sheet.body.bottom - self.top - SLACK - sum(self.heights)

    def put(self, band: Band, suffix: str) -> None:
        boxes, heights = band_rows(band, len(self.heights), self.sheet, suffix)
        self.boxes += boxes
        self.heights += heights

    def end_page(self) -> None:
        if self.heights:
            self.tables.append(make_table(self.boxes, self.heights, self.top, 0, NAME))
        self.boxes, self.heights = [], []


def fitting_identity(
    sop: Sop, logo: Picture | None, halaman: str, sheet: Sheet, report: Report, lower: Emu = 0,
) -> tuple[Table, ...]:
    """The identity tables in the profile's type, or in one a little smaller where that saves a page.

    Pages after the first begin `lower` than the body.
    """
    best = identity_tables(sop, logo, halaman, sheet, report, lower)
    for step in range(1, SMALLER_STEPS + 1):
        if len(best) == 1:
            break
        tables = identity_tables(sop, logo, halaman, with_sizes(sheet, ("identitas",), -step * pt(0.5)), Report(), lower)
        best = min(best, tables, key=len)
    return best


def identity_tables(
    sop: Sop, logo: Picture | None, halaman: str, sheet: Sheet, report: Report, lower: Emu = 0,
) -> tuple[Table, ...]:
    """At least one table; SOP410 when a single item is taller than a page."""
    head: Head = make_head(sop, logo, halaman, sheet)
    filler = _Filler(sheet, lower, list(head.boxes), list(head.heights))
    for band in bands(sop, sheet):
        _fill(band, filler, report, sop)
    _verify(sop, filler)
    filler.end_page()
    return tuple(filler.tables)


def _verify(sop: Sop, filler: _Filler) -> None:
    """The row with the verification code, whole."""
    found = verification_row(sop, len(filler.heights), filler.sheet)
    if found is None:
        return
    box, height = found
    if height > filler.room:
        filler.end_page()
        box = replace(box, row=0)
    filler.boxes.append(box)
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
    edges = [snap(body.x + body.w * i // len(keys)) for i in range(len(keys))] + [body.right]
    beside = spo_edge(sheet) - body.x if sheet.profile.bentuk_identitas == "spo" and len(keys) == 1 else 0
    return tuple(
        make_section(sheet.profile.judul(key), contents.get(key, KOSONG), edges[i], edges[i] + beside, edges[i + 1], sheet)
        for i, key in enumerate(keys)
    )


def _fill(band: Band, filler: _Filler, report: Report, sop: Sop) -> None:
    suffix = ""
    sheet = filler.sheet
    if _height(band, sheet, suffix) > filler.room and (alone := spread(band, sheet)):
        for section in alone:
            _fill((section,), filler, report, sop)
        return
    while _height(band, sheet, suffix) > filler.room:
        parts = cut(band, filler.room - title_height(band, sheet, suffix))
        if parts is not None:
            filler.put(parts[0], suffix)
            band = go_on(parts[1], sheet)
            suffix = sheet.label("lanjutan")
        elif not filler.heights:
            _report_too_tall(band, report, sop)
            return
        filler.end_page()
    filler.put(band, suffix)


def _height(band: Band, sheet: Sheet, suffix: str) -> Emu:
    return title_height(band, sheet, suffix) + band_height(band, sheet, suffix)


def _report_too_tall(band: Band, report: Report, sop: Sop) -> None:
    titles = ", ".join(section.title for section in band)
    report.galat("SOP410", f"satu butir pada bagian {titles} lebih tinggi daripada satu halaman", sop.span,
                 hint="bagi butir itu menjadi beberapa butir")
