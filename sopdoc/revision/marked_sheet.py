"""A definition and the name of an earlier version → its sheets with every change marked in place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sopdoc.compiler import Compiled, lay_out_for_ink
from sopdoc.definitions import Definition
from sopdoc.diagnostics import Report, Severity
from sopdoc.layout.engine import Sheets
from sopdoc.layout.identity.head import AS_WRITTEN
from sopdoc.layout.tree import Page, Revision
from sopdoc.model.fields import STRIP, is_dots
from sopdoc.model.sop import Sop
from sopdoc.naskah import Naskah
from sopdoc.profile.profile import Profile
from sopdoc.reading import Reader
from sopdoc.revision.compare import compare
from sopdoc.revision.marked import mark_sop
from sopdoc.revision.marked_headings import mark_headings
from sopdoc.revision.tracked import tracked_sop
from sopdoc.revision.versions import DATES, earlier

NOBODY = Revision()


def compile_marked(definitions: Iterable[Definition], against: str) -> Iterator[Compiled]:
    """Each definition in turn, marked against the version that `against` says: `rev-1` or a file; nobody signs such a sheet."""
    reader = Reader()
    for definition in definitions:
        report = Report()
        reading = reader.read(definition, report)
        yield Compiled(definition, _sheets(reading.naskah, against, report) if reading.naskah else None, report, reading)


def _sheets(naskah: Naskah, against: str, report: Report) -> Sheets | None:
    old = earlier(naskah.definition, against, report)
    if old is None:
        return None
    comparison = compare(old.sop, naskah.sop)
    marked = mark_sop(comparison, naskah.profile.tanggal == AS_WRITTEN)
    sheets = lay_out_for_ink(mark_headings(marked, comparison, naskah.profile), naskah.profile, report)
    if sheets is None:
        return None
    whole = mark_headings(tracked_sop(comparison, marked), comparison, naskah.profile)
    return replace(sheets, layout=replace(
        sheets.layout, revision=_revision(naskah.sop), tracked=_tracked(whole, naskah.profile, report),
    ))


def _tracked(whole: Sop, profile: Profile, report: Report) -> tuple[Page, ...]:
    """The pages that Word shows, where they are others than those on paper; what they lack in room the paper's have told.

    SOP569 where the old flow has no room on the new sheet's paper: Word then shows what the paper does.
    """
    if not any(alur.tanda for alur in whole.alur):
        return ()
    found = Report()
    sheets = lay_out_for_ink(whole, profile, found)
    if sheets is None:
        reason = next((one.message for one in found.diagnostics if one.severity is Severity.GALAT), "")
        hint = "pakai kertas yang lebih lebar; apa yang dihapus dibaca di matriks: `sopdoc diff FILE --format docx`"
        report.peringatan("SOP569", "di Word, menolak semua perubahan tidak mengembalikan alur yang lama", whole.span, reason, hint)
        return ()
    return sheets.layout.pages


def _revision(sop: Sop) -> Revision:
    """By whom and when, as the last entry of the history says; else the agency, on the sheet's own date."""
    last = sop.identitas.riwayat[-1] if sop.identitas.riwayat else None
    agency = (*sop.instansi.kop, *(sop.identitas.unit or sop.instansi.unit))
    named = last.oleh if last and not is_dots(last.oleh.strip(STRIP)) else ""
    author = named or (agency[-1] if agency else NOBODY.author)
    dates = [last.tanggal if last else None, *(sop.identitas.tanggal.get(key) for key in DATES)]
    date = next((t.saat() for t in dates if t and t.hari), NOBODY.date)
    return Revision(author, date)
