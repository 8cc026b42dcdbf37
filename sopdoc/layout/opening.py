"""Sop → its identity and its first flow: a short one on the identity's page, where that has room for it in some size of the
identity, in rows however low, and at last in smaller type."""

from __future__ import annotations

from collections.abc import Iterator

from sopdoc.diagnostics import Diagnostic, Report, Severity
from sopdoc.geometry import Emu, mm, pt
from sopdoc.layout.flow.grow import Usual
from sopdoc.layout.flow.gutters import LEAST_ROW, LOWEST, ROOMY, TIGHT, Gutters
from sopdoc.layout.flow.header import least_header
from sopdoc.layout.flow.plan import BARE_ABOVE, CLOSE_ABOVE, ROOMY_ABOVE, Above, least_above
from sopdoc.layout.flow.solve import LaidFlow, lay_flow, least_height, usual_of
from sopdoc.layout.identity.kop import load_logos
from sopdoc.layout.identity.pages import Fitted, Identity
from sopdoc.layout.identity.sizes import SMALLEST, STEP
from sopdoc.layout.sheet import Sheet, lowered, with_sizes
from sopdoc.layout.tasks import begins, flow_task, title_words
from sopdoc.layout.text.paragraphs import stack_height
from sopdoc.model.sop import Sop

SHORT_FLOW = 8                        # rows of a flow that may stand on the identity's page: more never fit
MANNERS = ((ROOMY, ROOMY_ABOVE), (TIGHT, CLOSE_ABOVE), (LOWEST, BARE_ABOVE))      # of a flow under the identity, the roomiest first
MORE_FLOW: Emu = mm(8)                # what lines may ask for besides


def lay_opening(sop: Sop, halaman: str, sheet: Sheet, lower: Emu, report: Report) -> tuple[Fitted, LaidFlow | None]:
    """The identity and the first flow: a short one on the identity's page where that has room for it, in tight rows if need be;
    else the identity as it is alone, and the flow after it."""
    identity, body = Identity(sop, load_logos(sop.instansi, report), halaman, sheet, lower), lowered(sheet, lower)
    usual = usual_of(sop.alur[0], body) if sop.alur else None
    shared = _on_one_page(sop, identity, usual, body, report) if usual and _may_share(sop, identity) else None
    if shared:
        return shared
    report.extend(identity.alone.report.diagnostics)
    return identity.alone, _first_flow(sop, identity.alone, usual, ROOMY_ABOVE, body, report)


def _on_one_page(sop: Sop, identity: Identity, usual: Usual, body: Sheet, report: Report) -> tuple[Fitted, LaidFlow] | None:
    """In the roomiest manner that has room."""
    for gutters, above, on in manners(sop, body):
        if not identity.leaves(_least_flow(sop, usual, gutters, above, on)):
            continue
        manner = usual if gutters is usual.gutters else usual_of(sop.alur[0], on, gutters)
        shared = _sharing(sop, identity, manner, above, on, report)
        if shared and on is not body:
            _report_smaller(sop, on, report)
        if shared:
            return shared
    return None


def manners(sop: Sop, body: Sheet) -> Iterator[tuple[Gutters, Above, Sheet]]:
    """How the flow may stand under the identity, the roomiest first, and on which sheet: at last in smaller type."""
    yield from ((gutters, above, body) for gutters, above in MANNERS[:None if _says_title(sop) else -1])
    if _says_title(sop):
        yield from ((*MANNERS[-1], smaller) for smaller in _smaller(body))


def _smaller(body: Sheet) -> list[Sheet]:
    """In smaller type, step by step, none of it smaller than the identity's smallest."""
    ukuran = body.profile.huruf.ukuran
    steps = range(STEP, ukuran["alur"] - SMALLEST + 1, STEP)
    return [with_sizes(with_sizes(body, ("alur",), -by), ("kepala",), -max(0, min(by, ukuran["kepala"] - SMALLEST))) for by in steps]


def _report_smaller(sop: Sop, on: Sheet, report: Report) -> None:
    """SOP414: why this table is not printed as the agency's others are."""
    size = f"{on.profile.huruf.ukuran['alur'] / pt(1):g}".replace(".", ",")
    message = f"tabel alur dicetak dengan huruf {size} pt agar muat di bawah identitas"
    hint = "persingkat bagian yang panjang, atau tulis `gabung: tidak` di profil bila ukurannya harus sama dengan SOP lain"
    report.add(Diagnostic("SOP414", Severity.CATATAN, message, sop.alur[0].span, "", hint))


def _least_flow(sop: Sop, usual: Usual, gutters: Gutters, above: Above, body: Sheet) -> Emu:
    """What the first flow takes at least in rows so roomy, whatever its words take."""
    lines = above.lines(title_words(sop, sop.alur[0], body), body)
    rows = sum(row.zone.least(usual.gutters, gutters) for row in usual.table.rows) if usual.table else 0
    return stack_height(lines) + least_header(body) + rows


def _says_title(sop: Sop) -> bool:
    """Is the title over the flow no more than the SOP's name, which the identity says?"""
    return len(sop.alur) == 1 and not sop.alur[0].judul


def _sharing(
    sop: Sop, identity: Identity, usual: Usual, above: Above, body: Sheet, report: Report,
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
    if identity.sheet.profile.gabung != "auto" or not 0 < rows <= SHORT_FLOW or begins(sop, 0):
        return False
    return identity.leaves(rows * LEAST_ROW + least_above([identity.sheet, *_smaller(identity.sheet)][-1]))


def _short_flow(sop: Sop, usual: Usual, above: Above, sheet: Sheet) -> Emu:
    """What the first flow takes at least of the identity's page, with what stands above it."""
    return least_height(flow_task(sop, 0, [sheet.body.y], 0, sheet, above), usual)


def _first_flow(sop: Sop, identity: Fitted, usual: Usual | None, above: Above, sheet: Sheet, report: Report) -> LaidFlow | None:
    if usual is None:
        return None
    return lay_flow(flow_task(sop, 0, [table.rect.bottom for table in identity.tables], 0, sheet, above), usual, report)
