"""A sheet → the sizes in which its identity is tried: the profile's type first, then smaller type, then a lower head as well, and
at last closer rows.

    9.5 pt ─▶ 9 pt ─▶ 8.5 pt ─▶ 8.5 pt, lower head ─▶ 8 pt, lower head ─▶ 7.5 pt, lower head ─▶ 7.5 pt, closer rows
"""

from __future__ import annotations

from dataclasses import replace

from sopdoc.diagnostics import Diagnostic, Report, Severity
from sopdoc.geometry import Emu, pt, snap
from sopdoc.layout.sheet import Sheet, with_sizes
from sopdoc.model.sop import Sop

PART = "identitas"
SMALLEST: Emu = pt(7.5)      # nobody who signs should need glasses
STEP: Emu = pt(0.5)
LOW_AFTER: Emu = pt(1)       # the type gives way this far before the room to sign does
CLOSE: Emu = snap(pt(1.5))     # between a table line and the words under and over it, instead of 2.5 pt


def sizes(sheet: Sheet) -> tuple[Sheet, ...]:
    """The sheet in every size, the largest first."""
    size = sheet.profile.huruf.ukuran[PART]
    least = min(size, SMALLEST)
    steps = (*range(0, size - least, STEP), size - least)
    low = replace(sheet, low_head=True)
    return (
        *(with_sizes(sheet, (PART,), -by) for by in steps if by <= LOW_AFTER),
        *(with_sizes(low, (PART,), -by) for by in steps if by >= min(LOW_AFTER, size - least)),
        with_sizes(replace(low, pad_y=CLOSE), (PART,), least - size),
    )


def report_size(sop: Sop, used: Sheet, sheet: Sheet, report: Report) -> None:
    """SOP414 where the identity is not printed in the profile's size: sheets of one agency look alike unless there is a reason."""
    if used == sheet:
        return
    size = f"{used.profile.huruf.ukuran[PART] / pt(1):g}".replace(".", ",")
    low = " dan kepala yang lebih rendah" * used.low_head
    close = ", kepala yang lebih rendah, dan baris yang lebih rapat"
    message = f"lembar identitas dicetak dengan huruf {size} pt{close if used.pad_y < sheet.pad_y else low} agar muat"
    hint = "persingkat bagian yang panjang bila ukurannya harus sama dengan SOP lain"
    report.add(Diagnostic("SOP414", Severity.CATATAN, message, sop.span, "", hint))
