"""A sheet → the sizes in which its identity is tried: the profile's type first, then its halves as wide as their words ask for, then
smaller type, then a lower head as well, closer rows, and at last short items in two columns.

    9.5 pt ─▶ other halves ─▶ 9 pt ─▶ 8.5 pt ─▶ 8.5 pt, lower head ─▶ 8 pt, lower head ─▶ 7.5 pt, lower head ─▶ 7.5 pt, closer rows
"""

from __future__ import annotations

from dataclasses import replace

from sopdoc.diagnostics import Diagnostic, Report, Severity
from sopdoc.geometry import Emu, pt
from sopdoc.layout.sheet import CLOSE, HALF, SMALLEST, STEP, Sheet, with_sizes
from sopdoc.model.sop import Sop

PART = "identitas"
LEFT = {"kiri": (HALF, 55, 60), "kanan": (HALF, 45, 40)}     # percent of the width left of the rule, by the half that needs more
CLEARLY = 1.25      # so much more than the other half: between halves of about one length the rule stays where readers look for it
LOW_AFTER: Emu = pt(1)       # the type gives way this far before the room to sign does


def sizes(sheet: Sheet) -> tuple[Sheet, ...]:
    """The sheet in every size, the largest first, its halves as they are."""
    size = sheet.profile.huruf.ukuran[PART]
    least = min(size, SMALLEST)
    steps = (*range(0, size - least, STEP), size - least)
    low = replace(sheet, low_head=True)
    return (
        *(with_sizes(sheet, (PART,), -by) for by in steps if by <= LOW_AFTER),
        *(with_sizes(low, (PART,), -by) for by in steps if by >= min(LOW_AFTER, size - least)),
        last_size(sheet),
    )


def last_size(sheet: Sheet) -> Sheet:
    """The one that leaves the most room."""
    size = sheet.profile.huruf.ukuran[PART]
    return with_sizes(replace(sheet, low_head=True, pad_y=CLOSE), (PART,), min(size, SMALLEST) - size)


def halves(sheet: Sheet, left: int, right: int) -> tuple[Sheet, ...]:
    """The sheet with its rule in the middle, then farther and farther from the half that clearly has more letters to say; the form
    without such a rule as it is."""
    if sheet.profile.bentuk_identitas == "spo" or max(left, right) <= min(left, right) * CLEARLY:
        return (sheet,)
    return tuple(replace(sheet, left=percent) for percent in LEFT["kiri" if left >= right else "kanan"])


def report_size(sop: Sop, used: Sheet, sheet: Sheet, report: Report) -> None:
    """SOP414 where the identity is not printed in the profile's size: sheets of one agency look alike unless there is a reason."""
    if used == sheet:
        return
    size = f"{used.profile.huruf.ukuran[PART] / pt(1):g}".replace(".", ",")
    given = [words for words, gives in (
        (f"huruf {size} pt", True), ("garis tengah yang bergeser", used.left != sheet.left),
        ("kepala yang lebih rendah", used.low_head), ("baris yang lebih rapat", used.pad_y < sheet.pad_y),
        ("butir pendek dalam dua kolom", used.paired),
    ) if gives]
    message = f"lembar identitas dicetak dengan {_listed(given)} agar muat"
    hint = "persingkat bagian yang panjang bila ukurannya harus sama dengan SOP lain"
    report.add(Diagnostic("SOP414", Severity.CATATAN, message, sop.span, "", hint))


def _listed(words: list[str]) -> str:
    *first, last = words
    return f"{', '.join(first)}{',' * (len(first) > 1)} dan {last}" if first else last
