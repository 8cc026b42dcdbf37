"""A step of an SOP's life → what it would write, or its files: the plans of `revise`, `approve` and `revoke` for a page.

What is taken is named by the digest of what was shown: when a file changed since, nothing is done and the page asks again.
"""

from __future__ import annotations

import hashlib
import os

from sopdoc.definitions import Definition
from sopdoc.diagnostics import Diagnostic, Report, Severity
from sopdoc.edit.text import diff
from sopdoc.model.decode_identitas import whole_date
from sopdoc.model.nilai import Tanggal
from sopdoc.revision.approve import ApprovalAsked, plan_approval, plan_revocation
from sopdoc.revision.plan import Make, Opened, Plan, change, further, open_definition
from sopdoc.revision.revise import RevisionAsked, plan_revision
from sopdoc.studio.gestures import RefusedError
from sopdoc.studio.life_requests import BukaRevisi, Cabut, RencanaTindakan, Sahkan, Temuan, TemuanGalat, Tindakan
from sopdoc.studio.words import cleaned
from sopdoc.system import reason_of

CHANGED = "berkasnya berubah sejak diperlihatkan"


def planned(definition: Definition, tindakan: Tindakan) -> RencanaTindakan | TemuanGalat:
    """Nothing is written.  Raises RefusedError for a date or words that are none."""
    make, report = _make(tindakan), Report()
    try:
        opened = open_definition(definition, report)
    except OSError as fault:
        raise RefusedError(f"berkas ini belum terbaca: {reason_of(fault)}") from fault
    plan = make(opened, report) if opened else None
    if plan is None:
        return refusal(report)
    edit = "".join(diff(plan.opened.text, plan.text, definition.shown))
    return RencanaTindakan(_digest(plan), plan.done, edit, tuple(further(plan)))


def taken(definition: Definition, tindakan: Tindakan, sidik: str) -> str | TemuanGalat:
    """What happened.  Raises RefusedError where it would not be what was shown."""
    make, report = _make(tindakan), Report()

    def shown(opened: Opened, told: Report) -> Plan | None:
        plan = make(opened, told)
        if plan and _digest(plan) != sidik:
            raise RefusedError(CHANGED, "lihat lagi apa yang akan ditulis")
        return plan

    plan = change(definition, shown, report)
    return plan.done if plan else refusal(report)


def refusal(report: Report) -> TemuanGalat:
    return TemuanGalat(tuple(_temuan(one) for one in report.diagnostics if one.severity is Severity.GALAT))


def _temuan(one: Diagnostic) -> Temuan:
    return Temuan(one.code, one.severity.label, one.message, one.label, one.hint, one.span.file, one.span.line)


def _make(tindakan: Tindakan) -> Make:
    match tindakan:
        case Sahkan(tanggal, efektif, nomor):
            day = _day(tanggal)
            approval = ApprovalAsked(day, _day(efektif) if efektif else day, _line(nomor))
            return lambda opened, report: plan_approval(opened, approval, report)
        case BukaRevisi(ringkasan, tanggal, oleh):
            revision = RevisionAsked(_said(ringkasan), _day(tanggal), _line(oleh), buka=True)
            return lambda opened, report: plan_revision(opened, revision, report)
        case Cabut(tanggal):
            last = _day(tanggal)
            return lambda opened, report: plan_revocation(opened, last, report)


def _day(text: str) -> Tanggal:
    found = whole_date(text)
    if found is None:
        raise RefusedError(f'tanggal "{text}" tidak terbaca', "tulis seperti 2026-06-30 atau 30 Juni 2026")
    return found


def _line(text: str) -> str:
    return cleaned(text).replace("\n", " ")


def _said(text: str) -> str:
    words = _line(text)
    if not words:
        raise RefusedError("revisi memerlukan ringkasan", "tulis apa yang berubah, satu kalimat")
    return words


def _digest(plan: Plan) -> str:
    """Names exactly these files with these contents, and the text that becomes them."""
    files = (part for path, content in plan.files for part in (os.fsencode(path), content))
    sums = (hashlib.sha256(one).hexdigest() for one in (plan.opened.text.encode(), *files))
    return hashlib.sha256("".join(sums).encode()).hexdigest()
