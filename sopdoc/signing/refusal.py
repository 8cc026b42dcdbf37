"""A PDF and the definitions that it can mean → what stands between it and a signature.

A signature under a sheet says that it is the agency's; so the bytes are the ones that a definition builds, and behind them
stands nothing but earlier signatures that hold.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sopdoc.archive.approved import report_unapproved
from sopdoc.diagnostics import Diagnostic, Report, Severity, Span
from sopdoc.profile.cap_air import is_copy, place_of_cap_air
from sopdoc.reading import Reader
from sopdoc.signing.additions import additions
from sopdoc.signing.origin import Asal, origin
from sopdoc.signing.originals import Originals
from sopdoc.signing.trial import can_be_read
from sopdoc.signing.verify import report_additions, report_faults, signatures

FOREIGN = frozenset({"SOP573", "SOP580", "SOP610", "SOP611", "SOP612"})     # what a document that is not ours may be


def refusals(pdf: bytes, shown: str, originals: Originals) -> tuple[Diagnostic, ...]:
    """Everything that forbids signing (errors) or ought to be looked at first (warnings)."""
    report = Report()
    asal = _origin(pdf, shown, originals, report)
    if asal is not None:
        _report_unready(asal, report)
        if pdf == asal.built:
            return report.diagnostics
    if can_be_read(pdf, shown, report) and asal is not None:
        report_additions(additions(pdf, asal), shown, report)
        report_faults(signatures(pdf, shown, (), report), shown, report)
    return report.diagnostics


def _report_unready(asal: Asal, report: Report) -> None:
    """SOP568 where what is to be signed looks approved and is not; SOP619 where it calls itself a copy."""
    naskah = Reader(asal.mode).read(asal.definition, Report()).naskah
    if naskah is None:
        return
    report_unapproved(asal.definition, naskah.sop, naskah.node, report)
    if is_copy(naskah.profile.cap_air):
        message = f'lembar ini bercap air "{" ".join(naskah.profile.cap_air)}"'
        place = place_of_cap_air(naskah.node, naskah.berkas.node) or naskah.sop.span
        report.galat("SOP619", message, place, "bukan lembar asli", "susun lagi tanpa cap air")


def excused(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The same for a document that is signed although it is not ours: what makes it foreign is only told."""
    return tuple(
        replace(found, severity=Severity.PERINGATAN, hint="") if found.code in FOREIGN else found for found in diagnostics
    )


def _origin(pdf: bytes, shown: str, originals: Originals, report: Report) -> Asal | None:
    """The definition that builds it; SOP611 when none of them does, SOP612 when there is none to ask."""
    place = Span(shown)
    if not originals.definitions:
        hint = "sebutkan definisinya dengan --definisi; dokumen dari luar sopdoc ditandatangani dengan --asing"
        report.galat("SOP612", f"definisi {shown} tidak ditemukan di {originals.place}", place, hint=hint)
        return None
    asal = origin(pdf, originals.definitions)
    if asal is None:
        named = ", ".join(definition.shown for definition in originals.definitions)
        hint = "susun lagi dengan `sopdoc build`, lalu tanda tangani hasilnya; dokumen dari luar sopdoc ditandatangani dengan --asing"
        report.galat("SOP611", f"{shown} bukan PDF yang disusun dari {named}", place, "bitanya berbeda", hint)
    return asal
