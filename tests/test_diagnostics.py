"""Diagnostics come in the order in which a person reads them."""

from __future__ import annotations

from sopdoc.diagnostics import Report, Span


def test_what_only_numbers_tell_apart_comes_in_the_order_of_these() -> None:
    report, cells = Report(), ("N4", "N10", "N100", "P2")
    for cell in reversed(cells):
        report.galat("SOP705", f"lembar Kegiatan, sel {cell}: kosong", Span("uji.xlsx"))
    assert [one.message.split()[3] for one in report.diagnostics] == [f"{cell}:" for cell in cells]
