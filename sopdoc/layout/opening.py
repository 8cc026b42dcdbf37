"""Sop → its identity and its first flow: a short one on the identity's page, where that has room for it in some size of the
identity, in rows however low, and at last in smaller type."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from sopdoc.diagnostics import Report
from sopdoc.geometry import Emu, mm
from sopdoc.layout.flow.grow import Usual
from sopdoc.layout.flow.gutters import CLOSEST, LEAST_ROW, LOWEST, ROOMY, TIGHT, Gutters
from sopdoc.layout.flow.header import least_header
from sopdoc.layout.flow.plan import BARE_ABOVE, CLOSE_ABOVE, ROOMY_ABOVE, Above, least_above
from sopdoc.layout.flow.smaller import report_smaller, smaller
from sopdoc.layout.flow.solve import LaidFlow, lay_flow, least_height, usual_of
from sopdoc.layout.identity.kop import load_logos
from sopdoc.layout.identity.pages import Fitted, Identity
from sopdoc.layout.sheet import Sheet, lowered
from sopdoc.layout.tasks import begins, flow_task, title_words
from sopdoc.layout.text.paragraphs import stack_height
from sopdoc.model.sop import Sop

SHORT_FLOW = 8                        # rows of a flow that may stand on the identity's page: more never fit
MANNERS = ((ROOMY, ROOMY_ABOVE), (TIGHT, CLOSE_ABOVE), (LOWEST, BARE_ABOVE))      # of a flow under the identity, the roomiest first
MORE_FLOW: Emu = mm(8)                # what lines may ask for besides
REFUSED = ", atau tulis `gabung: tidak` di profil bila ukurannya harus sama dengan SOP lain"


def lay_opening(sop: Sop, halaman: str, sheet: Sheet, lower: Emu, report: Report) -> tuple[Fitted, LaidFlow | None]:
    """The identity and the first flow: a short one on the identity's page where that has room for it, in tight rows if need be;
    else the identity as it is alone, and the flow after it."""
    identity, body = Identity(sop, load_logos(sop.instansi, report), halaman, sheet, lower), lowered(sheet, lower)
    usual = usual_of(sop.alur[0], body) if sop.alur else None
    shared = _on_one_page(sop, identity, usual, body, report) if usual and _may_share(sop, identity) else None
    if shared:
        return shared
    report.extend(identity.alone.report.diagnostics)
    return identity.alone, lay_flow(flow_task(sop, 0, identity.alone.feet, 0, body), usual, report) if usual else None


def _on_one_page(sop: Sop, identity: Identity, usual: Usual, body: Sheet, report: Report) -> tuple[Fitted, LaidFlow] | None:
    """In the roomiest manner that has room."""
    for gutters, above, on in manners(sop, body):
        if not identity.leaves(_least_flow(sop, usual, gutters, above, on)):
            continue
        manner = usual if gutters is usual.gutters else usual_of(sop.alur[0], on, gutters)
        shared = _sharing(sop, identity, manner, above, on, report)
        if shared and on is not body:
            report_smaller(sop.alur[0], on, "muat di bawah identitas", REFUSED, report)
        if shared:
            return shared
    return None


def manners(sop: Sop, body: Sheet) -> Iterator[tuple[Gutters, Above, Sheet]]:
    """How the flow may stand under the identity, the roomiest first, and on which sheet: at last in smaller type."""
    yield from ((gutters, above, body) for gutters, above in MANNERS[:None if _says_title(sop) else -1])
    if _says_title(sop):
        yield from ((CLOSEST, BARE_ABOVE, one) for one in smaller(body))


def _least_flow(sop: Sop, usual: Usual, gutters: Gutters, above: Above, body: Sheet) -> Emu:
    """What the first flow takes at least in rows so roomy, whatever its words take."""
    lines = above.lines(title_words(sop, sop.alur[0], body), body)
    rows = sum(row.zone.least(usual.gutters, gutters) for row in usual.table.rows) if usual.table else 0
    return stack_height(lines) + least_header(body) + rows


def _says_title(sop: Sop) -> bool:
    """Is the title over the flow no more than the SOP's name, which the identity says?"""
    return len(sop.alur) == 1 and not sop.alur[0].judul


def _sharing(
    sop: Sop, identity: Identity, usual: Usual, above: Above, on: Sheet, report: Report,
) -> tuple[Fitted, LaidFlow] | None:
    """In the largest size of the identity that has room for the flow, so far under it, and for its lines."""
    task = partial(flow_task, sop, 0, used=0, sheet=on, above=above, after=lowered(identity.sheet, identity.lower))
    need = least_height(task(feet=[on.body.y]), usual)
    for fitted in identity.leaving(need) if need and identity.leaves(need) else ():
        if fitted.free < need:
            continue
        found = Report()
        laid = lay_flow(task(feet=fitted.feet), usual, found)
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
    return identity.leaves(rows * LEAST_ROW + least_above([identity.sheet, *smaller(identity.sheet)][-1]))
