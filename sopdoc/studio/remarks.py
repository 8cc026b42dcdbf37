"""What still stands between a sheet and its signatures, each at its place: what `build --final` would ask for."""

from __future__ import annotations

from sopdoc.compiler import Compiled
from sopdoc.diagnostics import Report, Severity
from sopdoc.final import Gate
from sopdoc.preview.areas import locate
from sopdoc.preview.view import Shown
from sopdoc.studio.requests import Kurang

OURS = "SOP5"       # what the gate adds; the rest are remarks that the sheet shows anyway


def missing_in(compiled: Compiled, shown: Shown) -> tuple[Kurang, ...]:
    """Of a sheet that could be laid out."""
    report = Report()
    report.extend(compiled.report.diagnostics)
    Gate(()).judge(compiled.reading, shown.sheets.layout, report)
    known = set(compiled.report.diagnostics)
    found = (one for one in report.diagnostics if one not in known and one.severity is Severity.GALAT and one.code.startswith(OURS))
    return tuple(Kurang(one.message.removeprefix("belum final: "), one.hint, locate(one.span, shown.places) or ()) for one in found)
