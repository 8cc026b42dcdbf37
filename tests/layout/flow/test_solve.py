"""The search for room for lines: what it may cost."""

from __future__ import annotations

import pytest
from tools import ROOT

from sopdoc.definitions import find_definitions
from sopdoc.diagnostics import Report
from sopdoc.layout.engine import lay_out
from sopdoc.layout.tree import Layout
from sopdoc.reading import Reader


def laid(name: str) -> tuple[Layout, list[str]]:
    report = Report()
    (definition,) = find_definitions([str(ROOT / "definitions" / "contoh" / f"{name}.yaml")], report)
    reading = Reader().read(definition, report)
    assert reading.naskah is not None
    sheets = lay_out(reading.naskah.sop, reading.profile, report)
    assert sheets is not None
    return sheets.layout, [d.code for d in report.diagnostics]


@pytest.mark.parametrize(("name", "pages"), [
    ("pembahasan-rancangan-peraturan-bupati", 3),      # two words ask for wider columns: the other thirteen give the room
    ("pengadaan-langsung", 5),                         # one asks for a taller row on a full page: its line goes another way
])
def test_a_word_costs_no_page_where_others_can_yield(name: str, pages: int) -> None:
    layout, codes = laid(name)
    assert len(layout.pages) == pages
    assert "SOP420" not in codes
