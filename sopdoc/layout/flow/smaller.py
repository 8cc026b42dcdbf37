"""A sheet → the same with its flow in smaller type, words and symbols closer to the lines: the last thing that saves a page."""

from __future__ import annotations

from dataclasses import replace

from sopdoc.diagnostics import Diagnostic, Report, Severity
from sopdoc.geometry import pt
from sopdoc.layout.sheet import CLOSE, SMALLEST, STEP, Sheet, with_sizes
from sopdoc.model.sop import Alur


def smaller(sheet: Sheet) -> list[Sheet]:
    """In smaller type, step by step, none of it smaller than anybody can read; none where the type has no step to give."""
    ukuran = sheet.profile.huruf.ukuran
    close = replace(sheet, pad_y=CLOSE)
    return [
        with_sizes(with_sizes(close, ("alur",), -by), ("kepala",), -max(0, min(by, ukuran["kepala"] - SMALLEST)))
        for by in range(STEP, ukuran["alur"] - SMALLEST + 1, STEP)
    ]


def report_smaller(alur: Alur, on: Sheet, why: str, hint: str, report: Report) -> None:
    """SOP414: why this table is not printed as the agency's others are."""
    size = f"{on.profile.huruf.ukuran['alur'] / pt(1):g}".replace(".", ",")
    message = f"tabel alur dicetak dengan huruf {size} pt agar {why}"
    report.add(Diagnostic("SOP414", Severity.CATATAN, message, alur.span, "", f"persingkat bagian yang panjang{hint}"))
