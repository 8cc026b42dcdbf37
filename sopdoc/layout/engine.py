"""Sop + Profile → Layout: identity pages, then every flow, then page numbers; decides which parts share a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from sopdoc.diagnostics import Report
from sopdoc.geometry import Emu, Rect, pt, snap_up
from sopdoc.layout.flow.attempt import FlowPage
from sopdoc.layout.flow.solve import lay_flow, usual_of
from sopdoc.layout.flow.whole import as_a_whole
from sopdoc.layout.grid import make_table
from sopdoc.layout.identity.head import head_again
from sopdoc.layout.identity.jangkar import signature_fields
from sopdoc.layout.identity.pages import NAME
from sopdoc.layout.identity.sizes import report_size
from sopdoc.layout.identity.srikandi import token_of
from sopdoc.layout.identity.verifikasi import qr_codes
from sopdoc.layout.opening import lay_opening
from sopdoc.layout.prose.apart import lay_apart
from sopdoc.layout.prose.feet import page_count
from sopdoc.layout.prose.flow import OpenPage
from sopdoc.layout.prose.history import lay_history
from sopdoc.layout.route import Page as RoutePage
from sopdoc.layout.sheet import STROKE_CONNECTOR, STROKE_SYMBOL, Sheet, lowered, make_sheet
from sopdoc.layout.tasks import flow_task, title_again
from sopdoc.layout.text.font_choice import load_fonts
from sopdoc.layout.text.paragraphs import gap
from sopdoc.layout.tree import UNDATED, Bookmark, Former, Layout, Page, Table, TextBlock
from sopdoc.layout.watermark import watermark_of
from sopdoc.model.sop import Alur, Identitas, Sop
from sopdoc.profile.profile import Profile

BELOW_HEAD: Emu = snap_up(pt(8))      # free ground under the head that comes again


@dataclass(frozen=True, slots=True)
class Sheets:
    """A finished layout, and the routing problem behind each of its pages (none on pages without a flow)."""

    layout: Layout
    routes: tuple[tuple[RoutePage, ...], ...]


@dataclass(slots=True)
class _SheetPage(OpenPage):
    """With the flows' parts on it."""

    routes: list[RoutePage] = field(default_factory=list)
    former: list[Former] = field(default_factory=list)
    form: bool = False

    def add(self, part: FlowPage) -> None:
        self.blocks += part.blocks
        self.symbols += part.symbols
        self.connectors += part.connectors
        self.labels += part.labels
        self.dots += part.dots
        self.routes.append(part.route)
        if part.former:
            self.former.append(part.former)


@dataclass(slots=True)
class _Letters:
    """How many letters of segilima either version has used, where two are shown."""

    new: int = 0
    old: int = 0

    def before(self, alur: Alur) -> int:
        return self.old if alur.tanda == "lama" else self.new if alur.tanda else max(self.new, self.old)

    def count(self, alur: Alur, last: int) -> None:
        self.new = self.new if alur.tanda == "lama" else last
        self.old = self.old if alur.tanda == "baru" else last


def lay_out(sop: Sop, profile: Profile, report: Report) -> Sheets | None:
    """The placed sheet; None when it cannot be made, with the reasons in `report`."""
    fonts = load_fonts(profile.huruf.nama, profile.huruf.berkas, sop.span, report)
    sheet = make_sheet(profile, fonts)
    made = _sheet_pages(sop, sheet, "", report)
    if made is None:
        return None
    pages, bookmarks = made
    if "halaman" in profile.baris_identitas or profile.bentuk_identitas == "spo":      # the form prints the number of pages
        pages, bookmarks = _sheet_pages(sop, sheet, f"1/{len(pages)}", Report()) or made
    identitas = sop.identitas
    layout = Layout(
        title=f"{identitas.nama}", author=", ".join((*sop.instansi.kop, *(identitas.unit or sop.instansi.unit))),
        subject=_subject(sop, profile), paper=profile.kertas, margin=profile.margin, fonts=fonts,
        line_symbol=STROKE_SYMBOL, line_connector=STROKE_CONNECTOR,
        pages=tuple(_finish(page, number, len(pages), sop, sheet, report) for number, page in enumerate(pages, 1)),
        bookmarks=tuple(bookmarks),
        watermark=watermark_of(sop, sheet), dates=_dates(identitas),
    )
    return Sheets(layout, tuple(tuple(page.routes) for page in pages))


def _dates(identitas: Identitas) -> tuple[str, str]:
    """When it was made, as far as its dates tell, and when it was revised."""
    known = {key: date.saat() for key, date in identitas.tanggal.items() if date is not None}
    made = known.get("tanggal pembuatan") or min(known.values(), default=UNDATED)
    return made, max(made, known.get("tanggal revisi", made))


def _subject(sop: Sop, profile: Profile) -> str:
    """What it is, with its number unless that is still to come."""
    return "Standar Operasional Prosedur" + ("" if token_of("nomor", profile) else f" {sop.identitas.nomor}")


def _sheet_pages(sop: Sop, sheet: Sheet, halaman: str, report: Report) -> tuple[list[_SheetPage], list[Bookmark]] | None:
    lower = sum(block.rect.h for block in _head_again(sop, 1, 1, sheet))
    identity, laid = lay_opening(sop, halaman, sheet, lower, report)
    report_size(sop, identity.sheet, sheet, report)
    sheet = lowered(sheet, lower)
    pages = [_SheetPage([table]) for table in identity.tables]
    bookmarks = [Bookmark("Identitas", 1, identity.tables[0].rect.y)]
    used, failed = _Letters(), False
    for index, alur in enumerate(sop.alur):
        if index:
            task = flow_task(sop, index, [page.blocks[-1].rect.bottom for page in pages], used.before(alur), sheet)
            laid = lay_flow(task, usual_of(alur, sheet), report)
        if laid is None:
            failed = True
            continue
        parts, last, apart = laid
        used.count(alur, last)
        _append(pages, [as_a_whole(part, alur.tanda) if alur.tanda else part for part in parts])
        bookmarks.append(Bookmark(_bookmark(alur, len(sop.alur)), len(pages) - len(parts) + 1, parts[0].blocks[0].rect.y))
        if apart.height:
            pages += (_SheetPage(page.blocks) for page in lay_apart(apart, title_again(sop, alur, sheet), sop, sheet, report))
    _append_history(sop, pages, bookmarks, sheet, report)
    if sop.lampiran:
        _append_lampiran(sop, pages, bookmarks, sheet, report)
    return None if failed or report.has_galat else (pages, bookmarks)


def _append_history(sop: Sop, pages: list[_SheetPage], bookmarks: list[Bookmark], sheet: Sheet, report: Report) -> None:
    parts = lay_history(sop, pages[-1].blocks[-1].rect.bottom, sheet, report)
    for part in parts:
        if not part.shared:
            pages.append(_SheetPage())
        pages[-1].blocks += part.blocks
    if parts:
        bookmarks.append(Bookmark(str(sheet.label("riwayat")), len(pages) - len(parts) + 1, parts[0].blocks[0].rect.y))


def _append_lampiran(sop: Sop, pages: list[_SheetPage], bookmarks: list[Bookmark], sheet: Sheet, report: Report) -> None:
    from sopdoc.layout.prose.lampiran import lay_lampiran  # few SOPs have any

    for part in lay_lampiran(sop, sheet, report):
        bookmarks.append(Bookmark(part.title, len(pages) + 1, sheet.body.y))
        pages += (_SheetPage(page.blocks, form=True) for page in part.pages)


def _append(pages: list[_SheetPage], parts: Sequence[FlowPage]) -> None:
    for part in parts:
        if not part.shared:
            pages.append(_SheetPage())
        pages[-1].add(part)


def _bookmark(alur: Alur, flows: int) -> str:
    return f"Alur: {alur.judul}" if flows > 1 else "Alur"


def _head_again(sop: Sop, number: int, total: int, sheet: Sheet) -> tuple[TextBlock | Table, ...]:
    """The head of a page after the first, and free ground under it, in the form that has one."""
    if sheet.profile.bentuk_identitas != "spo":
        return ()
    head, body = head_again(sop, f"{number}/{total}", sheet), sheet.body
    table = make_table(head.boxes(), head.heights, body.y, 0, NAME, again=True)
    free = gap(BELOW_HEAD)
    return table, TextBlock(Rect(body.x, table.rect.bottom, body.w, free.height), (free,), heading=True, again=True)


def _finish(page: _SheetPage, number: int, total: int, sop: Sop, sheet: Sheet, report: Report) -> Page:
    head = _head_again(sop, number, total, sheet) if number > 1 else ()
    return replace(
        page.closed(number), blocks=(*head, *page.blocks), footer=page_count(sheet.profile.halaman, number, total, sheet),
        fields=signature_fields(page.blocks, sop) if sheet.profile.tanda_tangan.cara == "tte" else (),
        codes=qr_codes(page.blocks, sop, report), form=page.form, former=tuple(page.former),
    )
