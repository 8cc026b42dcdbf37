"""What still stands between a sheet and its signatures, each at its place: what `build --final` would ask for."""

from __future__ import annotations

from collections.abc import Mapping

from sopdoc.compiler import Compiled
from sopdoc.diagnostics import Diagnostic, Report, Severity, Span
from sopdoc.final import Gate
from sopdoc.preview.areas import Area, locate
from sopdoc.preview.view import Shown
from sopdoc.studio.doubted import doubts_in
from sopdoc.studio.gestures import Keraguan
from sopdoc.studio.requests import Kurang

OURS = "SOP5"       # what the gate adds; the rest are remarks that the sheet shows anyway
BEGINS = ("nomor kegiatan", "uraian")


def missing_in(compiled: Compiled, shown: Shown, text: str) -> tuple[Kurang, ...]:
    """Of a sheet that could be laid out, which was made of `text`."""
    report = Report()
    report.extend(compiled.report.diagnostics)
    Gate(()).judge(compiled.reading, shown.sheets.layout, report)
    known = set(compiled.report.diagnostics)
    found = (one for one in report.diagnostics if one not in known and one.severity is Severity.GALAT and one.code.startswith(OURS))
    doubts = {doubt.span: (doubt.di, named) for doubt, named in doubts_in(text, compiled.reading.definition.shown)}
    return tuple(_lacking(one, doubts, shown) for one in found)


def _lacking(one: Diagnostic, doubts: Mapping[Span, tuple[Span, Keraguan]], shown: Shown) -> Kurang:
    span, doubt = doubts.get(one.span, (one.span, None))
    place = locate(span, shown.places)
    name = _called(shown.places[place[0]].areas[place[1]]) if place else ""
    return Kurang(one.message.removeprefix("belum final: "), one.hint, place or (), name, doubt)


def _called(area: Area) -> str:
    """What begins a row speaks of all of it."""
    return area.nama.partition(",")[0] if area.kunci in BEGINS else area.nama
