"""A definition that claims to be in force → is it, word for word, the version that was approved?

The claim is made by what is printed: every sheet without RANCANGAN or DICABUT behind its text looks approved.  An SOP without
an archive is taken at its word, since nothing is known that could contradict it.
"""

from __future__ import annotations

from pathlib import Path

from sopdoc.archive.content import is_same
from sopdoc.archive.index import Versi, is_intact, last_approved, versions
from sopdoc.definitions import Definition
from sopdoc.diagnostics import Report
from sopdoc.model.sidik import WATERMARKS
from sopdoc.model.sop import Sop, Status, nomor_revisi
from sopdoc.source.node import Node

Fault = tuple[str, str]      # what is wrong, what to do


def report_unapproved(definition: Definition, sop: Sop, node: Node, report: Report) -> None:
    """SOP568 for what looks approved and is not; SOP550 for an archive that cannot be read."""
    if sop.identitas.status in WATERMARKS:
        return
    fault = _frozen_fault(definition, report) if definition.is_frozen else _fault(definition, sop, node, report)
    if fault is not None:
        message, hint = fault
        places = (sop.identitas.tempat.get(key) for key in ("status", "revisi ke", "nomor"))
        where = next((place for place in places if place), definition.start)
        report.galat("SOP568", f"tampak berlaku, tetapi {message}", where, hint=hint)


def is_approved(definition: Definition, node: Node) -> bool:
    """Does the definition say, word for word, what was approved in one of its versions?"""
    return any(is_same(v, node, definition.files) for v in versions(definition.path, definition.shown, Report()))


def _fault(definition: Definition, sop: Sop, node: Node, report: Report) -> Fault | None:
    found = versions(definition.path, definition.shown, report)
    last, number = last_approved(found), nomor_revisi(sop.identitas.revisi_ke)
    if last is None:
        return None
    versi = next((v for v in found if v.revisi == number), None)
    if versi is None:
        hint = "sahkan dengan `sopdoc approve`, atau tulis `status: rancangan` selama belum disahkan"
        return f'revisi "{sop.identitas.revisi_ke or 0}" belum disahkan; yang terakhir disahkan {last.nama}', hint
    if not is_intact(versi):
        return _lost(versi.path)
    if not is_same(versi, node, definition.files):
        hint = f'buka revisi dengan `sopdoc revise … --ringkasan "…"`, atau pulihkan isinya dari {_place(versi)}'
        return f"isinya berbeda dari {versi.nama} yang telah disahkan", hint
    if versi.status != "berlaku" and sop.identitas.status is not Status.DIREVISI:
        return f"{versi.nama} menurut arsip {versi.status}", f"tulis `status: {versi.status}`"
    return None


def _frozen_fault(frozen: Definition, report: Report) -> Fault | None:
    """Of a version in an archive: it must be listed there, and its bytes be those that were."""
    found = versions(frozen.origin, frozen.origin.as_posix(), report)
    versi = next((v for v in found if v.path == frozen.path), None)
    return _lost(frozen.path) if found and not (versi and is_intact(versi)) else None


def _lost(path: Path) -> Fault:
    return f"{path.name} yang dibekukan telah berubah atau hilang", "pulihkan dari cadangan; versi yang disahkan tidak boleh berubah"


def _place(versi: Versi) -> str:
    return f"riwayat/{versi.path.parent.name}/{versi.path.name}"
