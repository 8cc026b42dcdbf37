"""A definition and one of its approved versions → the sheet with every change marked in place, and the changes in words."""

from __future__ import annotations

from sopdoc.archive.index import last_approved, resolve, versions
from sopdoc.compiler import render
from sopdoc.definitions import Definition
from sopdoc.diagnostics import Report
from sopdoc.naskah import Naskah
from sopdoc.revision.compare import compare
from sopdoc.revision.marked_sheet import compile_marked
from sopdoc.revision.shown import shown
from sopdoc.revision.versions import earlier, name_of
from sopdoc.studio.gestures import RefusedError
from sopdoc.studio.life import refusal
from sopdoc.studio.life_requests import Berubah, Perbandingan, TemuanGalat


def compared(definition: Definition, versi: str) -> Perbandingan | TemuanGalat:
    """`versi` is a name out of the archive, never a path.  Raises RefusedError where there is none to compare with."""
    report = Report()
    found = versions(definition.path, definition.shown, report)
    wanted = resolve(versi, found) if versi else last_approved(found)
    if report.has_galat:
        return refusal(report)
    if wanted is None:
        raise RefusedError("belum ada versi yang disahkan untuk dibandingkan", "versi dibekukan saat SOP disahkan di sini")
    (marked,) = compile_marked((definition,), wanted.nama)
    old, new = earlier(definition, wanted.nama, report), marked.reading.naskah
    if marked.sheets is None or old is None or new is None:
        return refusal(marked.report)
    pages = tuple(content.decode() for _, content in render(marked.sheets, "svg"))
    names = tuple(one.nama for one in reversed(found))
    return Perbandingan(definition.target.as_posix(), wanted.nama, name_of(old), name_of(new), names, pages, _changes(old, new))


def _changes(old: Naskah, new: Naskah) -> tuple[Berubah, ...]:
    found = compare(*shown(old, new), new.profile.sebutan).perubahan
    return tuple(Berubah(one.jenis.value, one.bagian, one.semula.polos, one.menjadi.polos) for one in found)
