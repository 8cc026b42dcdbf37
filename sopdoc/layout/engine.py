"""Sop + Profile → Layout: identity pages, then every flow, then page numbers; decides which parts share a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from sopdoc.diagnostics import Report
from sopdoc.geometry import Emu, Rect, mm, pt, snap, snap_up
from sopdoc.layout.flow.grow import Usual
from sopdoc.layout.flow.plan import CLOSE_GAP, SHARED_GAP, TITLE_GAP, FlowTask, least_above, title_lines
from sopdoc.layout.flow.solve import FlowPage, LaidFlow, lay_flow, least_height, usual_of
from sopdoc.layout.flow.symbols import ROOMY, TIGHT
from sopdoc.layout.flow.whole import as_a_whole
from sopdoc.layout.grid import BoxRow, make_table
from sopdoc.layout.identity.head import AS_WRITTEN, head_again, value_of
from sopdoc.layout.identity.jangkar import signature_fields
from sopdoc.layout.identity.kop import load_logos
from sopdoc.layout.identity.pages import NAME, Fitted, Identity
from sopdoc.layout.identity.signature import SignColumn, sign_column, signature, signs_on_identity
from sopdoc.layout.identity.signers import NAME as SIGNERS
from sopdoc.layout.identity.signers import after_flow, boxes
from sopdoc.layout.identity.sizes import report_size
from sopdoc.layout.identity.srikandi import TANGGAL, token_of
from sopdoc.layout.identity.verifikasi import qr_codes
from sopdoc.layout.prose.apart import lay_apart
from sopdoc.layout.prose.feet import page_count
from sopdoc.layout.prose.flow import OpenPage
from sopdoc.layout.prose.history import history_room, lay_history
from sopdoc.layout.route import Page as RoutePage
from sopdoc.layout.route.steps import SHEET, Steps
from sopdoc.layout.sheet import STROKE_CONNECTOR, STROKE_SYMBOL, Sheet, lowered, make_sheet
from sopdoc.layout.tail import Tail
from sopdoc.layout.text.font_choice import load_fonts
from sopdoc.layout.text.paragraphs import gap, set_isi, set_plain
from sopdoc.layout.tree import UNDATED, Bookmark, Former, Layout, Page, Paragraph, Table, TextBlock
from sopdoc.layout.watermark import watermark_of
from sopdoc.model.sop import Alur, Identitas, Sop
from sopdoc.model.teks import Kata, kata_of
from sopdoc.profile.profile import Profile
from sopdoc.profile.titles import titled

BELOW_HEAD: Emu = snap_up(pt(8))      # free ground under the head that comes again
SIGNED_ON = ("tanggal pengesahan", "tanggal efektif", "tanggal pembuatan")      # the day of the signature, as far as it is known
SHORT_FLOW = 8                        # rows of a flow that may stand on the identity's page: more never fit
LEAST_ROW: Emu = mm(13)               # a symbol and room for its arrow
MORE_FLOW: Emu = mm(8)                # what lines may ask for besides
TIGHTER: Emu = ROOMY.top + ROOMY.bottom - TIGHT.top - TIGHT.bottom      # what a tight row saves at most


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
    identity, laid = _opening(sop, halaman, sheet, lower, report)
    report_size(sop, identity.sheet, sheet, report)
    sheet = lowered(sheet, lower)
    pages = [_SheetPage([table]) for table in identity.tables]
    bookmarks = [Bookmark("Identitas", 1, identity.tables[0].rect.y)]
    used, failed = _Letters(), False
    for index, alur in enumerate(sop.alur):
        if index:
            task = _task(sop, index, [page.blocks[-1].rect.bottom for page in pages], used.before(alur), sheet)
            laid = lay_flow(task, usual_of(alur, sheet), report)
        if laid is None:
            failed = True
            continue
        parts, last, apart = laid
        used.count(alur, last)
        _append(pages, [as_a_whole(part, alur.tanda) if alur.tanda else part for part in parts])
        bookmarks.append(Bookmark(_bookmark(alur, len(sop.alur)), len(pages) - len(parts) + 1, parts[0].blocks[0].rect.y))
        if apart.height:
            pages += (_SheetPage(page.blocks) for page in lay_apart(apart, _title_again(sop, alur, sheet), sop, sheet, report))
    _append_history(sop, pages, bookmarks, sheet, report)
    if sop.lampiran:
        _append_lampiran(sop, pages, bookmarks, sheet, report)
    return None if failed or report.has_galat else (pages, bookmarks)


def _opening(sop: Sop, halaman: str, sheet: Sheet, lower: Emu, report: Report) -> tuple[Fitted, LaidFlow | None]:
    """The identity and the first flow: a short one on the identity's page where that has room for it, in tight rows if need be;
    else the identity as it is alone, and the flow after it."""
    identity, body = Identity(sop, load_logos(sop.instansi, report), halaman, sheet, lower), lowered(sheet, lower)
    usual = usual_of(sop.alur[0], body) if sop.alur else None
    shared = _on_one_page(sop, identity, usual, body, report) if usual and _may_share(sop, identity) else None
    if shared:
        return shared
    report.extend(identity.alone.report.diagnostics)
    return identity.alone, _first_flow(sop, identity.alone, usual, SHARED_GAP, body, report)


def _on_one_page(sop: Sop, identity: Identity, usual: Usual, body: Sheet, report: Report) -> tuple[Fitted, LaidFlow] | None:
    """With roomy rows, else with tight ones closer to the identity, where so little is missing."""
    shared = _sharing(sop, identity, usual, SHARED_GAP, body, report)
    saved = len(sop.alur[0].kegiatan) * TIGHTER + SHARED_GAP - CLOSE_GAP
    if shared or not identity.leaves(_short_flow(sop, usual, SHARED_GAP, body) - saved):
        return shared
    return _sharing(sop, identity, replace(usual, gutters=TIGHT), CLOSE_GAP, body, report)


def _sharing(
    sop: Sop, identity: Identity, usual: Usual, above: Emu, body: Sheet, report: Report,
) -> tuple[Fitted, LaidFlow] | None:
    """In the largest size of the identity that has room for the flow, so far under it, and for its lines."""
    need = _short_flow(sop, usual, above, body)
    for fitted in identity.leaving(need) if need and identity.leaves(need) else ():
        if fitted.free < need:
            continue
        found = Report()
        laid = _first_flow(sop, fitted, usual, above, body, found)
        if laid and _stands_well(laid, found):
            report.extend((*fitted.report.diagnostics, *found.diagnostics))
            return fitted, laid
        need = fitted.free + MORE_FLOW
    return None


def _stands_well(laid: LaidFlow, found: Report) -> bool:
    """Is it whole on a page in use, all its lines as they should be?"""
    return [part.shared for part in laid.pages] == [True] and not laid.apart.height and all(d.code != "SOP420" for d in found.diagnostics)


def _may_share(sop: Sop, identity: Identity) -> bool:
    """Is the first flow so short that it may stand under the identity, at a glance?"""
    rows = len(sop.alur[0].kegiatan) if sop.alur else 0
    if identity.sheet.profile.gabung != "auto" or not 0 < rows <= SHORT_FLOW or _begins(sop, 0):
        return False
    return identity.leaves(rows * LEAST_ROW + least_above(_titles(sop, sop.alur[0], identity.sheet), identity.sheet))


def _short_flow(sop: Sop, usual: Usual, above: Emu, sheet: Sheet) -> Emu:
    """What the first flow takes at least of the identity's page, the free ground `above` it included."""
    return least_height(_task(sop, 0, [sheet.body.y], 0, sheet, above), usual)


def _first_flow(sop: Sop, identity: Fitted, usual: Usual | None, above: Emu, sheet: Sheet, report: Report) -> LaidFlow | None:
    if usual is None:
        return None
    return lay_flow(_task(sop, 0, [table.rect.bottom for table in identity.tables], 0, sheet, above), usual, report)


def _task(sop: Sop, index: int, feet: Sequence[Emu], used: int, sheet: Sheet, above: Emu = SHARED_GAP) -> FlowTask:
    """The flow `index` after the pages that end at `feet`, with free ground `above` it where it shares the last of them."""
    alur, last = sop.alur[index], index == len(sop.alur) - 1
    may_share = not _begins(sop, index) and (index > 0 or sheet.profile.gabung == "auto")
    partial = index == 0 and len(feet) > 1
    return FlowTask(
        alur, _titles(sop, alur, sheet), _tail(sop, alur, index, sheet), feet[-1] if may_share else None, partial,
        last, history_room(sop, sheet) if last else 0, len(feet), used, Steps(SHEET // len(sop.alur)), above,
    )


def _begins(sop: Sop, index: int) -> bool:
    """Does a flow begin a page in any case: what stands before it, or the flow itself, is only there in one of two versions?"""
    return any(alur.tanda for alur in sop.alur[max(0, index - 1):index + 1])


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


def titles_of(sop: Sop, alur: Alur, profile: Profile) -> tuple[str, ...]:
    """The title over a flow: the SOP's own words or the profile's pattern, and under it the variant's title."""
    title = titled(profile.judul_alur, sop.identitas.nama, token_of("nomor", profile) or sop.identitas.nomor)
    return (title, alur.judul) if len(sop.alur) > 1 else (alur.judul or title,)


def _titles(sop: Sop, alur: Alur, sheet: Sheet) -> tuple[tuple[Kata, ...], ...]:
    return alur.bertanda or tuple(map(kata_of, titles_of(sop, alur, sheet.profile)))


def _title_again(sop: Sop, alur: Alur, sheet: Sheet) -> tuple[Paragraph, ...]:
    """What stands over the flow's later pages."""
    return *title_lines(_titles(sop, alur, sheet), 1, sheet), gap(TITLE_GAP)


def _tail(sop: Sop, alur: Alur, index: int, sheet: Sheet) -> Tail:
    """Footnotes, and the signature block under the last flow where the profile wants one, or boxes for several who sign."""
    width = sheet.body.w
    notes = set_isi(alur.catatan, width, "alur", sheet, before=snap(pt(4))) if alur.catatan else ()
    if not (sheet.profile.tanda_tangan_akhir and index == len(sop.alur) - 1):
        return Tail(notes)
    above = gap(snap(pt(8)))
    signers = after_flow(sop.identitas, sheet.profile)
    if not signers:
        return Tail(notes, (above, *_signature(sop, sheet)))
    rows = boxes(signers, sheet)
    return Tail(notes, (above, *_place_over(rows, sop, sheet)), rows, SIGNERS)


def _place_over(rows: Sequence[BoxRow], sop: Sop, sheet: Sheet) -> tuple[Paragraph, ...]:
    """Place and date over the last box, whose official they belong to."""
    left = max(box.x0 for row in rows for box in row.boxes) - sheet.body.x
    return _place(sop, SignColumn(left, sheet.body.w - left), sheet)


def _signature(sop: Sop, sheet: Sheet) -> tuple[Paragraph, ...]:
    """Place and date, then the official; centred in the right part of the page."""
    column = sign_column(sheet.body.w)
    anchored = not signs_on_identity(sheet.profile)
    signed = signature(sop.identitas.disahkan_oleh, column.width, "identitas", sheet, anchored=anchored)
    return (*_place(sop, column, sheet), *column.indented(signed))


def _place(sop: Sop, column: SignColumn, sheet: Sheet) -> tuple[Paragraph, ...]:
    """Place and date of the signature, as far as they are known; dots stand for a day that is written by hand."""
    identitas = sop.identitas
    key = next((key for key in SIGNED_ON if identitas.tanggal.get(key) or key in identitas.titik), "")
    day = TANGGAL if sheet.profile.tanda_tangan.cara == "srikandi" else value_of(key, sop, "", sheet.profile.tanggal == AS_WRITTEN)
    place = ", ".join(text for text in (sop.instansi.tempat, day) if text)
    return column.indented((set_plain(place, column.width, "identitas", sheet, align="tengah"),) if place else ())


def _head_again(sop: Sop, number: int, total: int, sheet: Sheet) -> tuple[TextBlock | Table, ...]:
    """The head of a page after the first, and free ground under it, in the form that has one."""
    if sheet.profile.bentuk_identitas != "spo":
        return ()
    head, body = head_again(sop, f"{number}/{total}", sheet), sheet.body
    table = make_table(head.boxes, head.heights, body.y, 0, NAME, again=True)
    free = gap(BELOW_HEAD)
    return table, TextBlock(Rect(body.x, table.rect.bottom, body.w, free.height), (free,), heading=True, again=True)


def _finish(page: _SheetPage, number: int, total: int, sop: Sop, sheet: Sheet, report: Report) -> Page:
    head = _head_again(sop, number, total, sheet) if number > 1 else ()
    return replace(
        page.closed(number), blocks=(*head, *page.blocks), footer=page_count(sheet.profile.halaman, number, total, sheet),
        fields=signature_fields(page.blocks, sop) if sheet.profile.tanda_tangan.cara == "tte" else (),
        codes=qr_codes(page.blocks, sop, report), form=page.form, former=tuple(page.former),
    )
