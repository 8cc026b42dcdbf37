"""The map of keterkaitan: drawn where Graphviz is, else left out with a warning; the matrix is always there."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from tools import DEFINITIONS

from sopdoc.book import graph
from sopdoc.book import map as peta
from sopdoc.book.assemble import assemble
from sopdoc.book.graph import _parse, available
from sopdoc.book.map import connected
from sopdoc.diagnostics import Report
from sopdoc.geometry import Size, mm

from .bantu import TEN, bind, book_of, example_sop

PLAIN = """\
graph 1 2 1.5
node n0 0.5 1.25 0.75 0.5 "" solid box black lightgrey
node n1 1.5 0.25 0.75 0.5 "" solid box black lightgrey
edge n0 n1 4 0.5 1 0.75 0.8 1 0.7 1.5 0.5 solid black
stop
"""


def test_places_are_counted_from_the_upper_left() -> None:
    sizes = {"a": Size(685800, 457200), "b": Size(685800, 457200)}
    placed = _parse(PLAIN, {"n0": "a", "n1": "b"}, sizes)
    assert (placed.size.w, placed.size.h) == (2 * graph.INCH, 3 * graph.INCH // 2)
    assert placed.nodes["a"].y == 0
    assert placed.nodes["b"].bottom == placed.size.h
    assert placed.edges["a", "b"][0].y == graph.INCH // 2


def test_sops_that_hang_together_are_one_drawing() -> None:
    found = connected({"a": ("b",), "b": (), "c": (), "d": ("e",), "e": ("f",), "f": ()})
    assert found == [("d", "e", "f"), ("a", "b")]


def test_without_graphviz_the_book_warns_and_keeps_its_matrix(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(peta, "available", lambda: False)
    book, report = book_of(DEFINITIONS / "contoh")[0], Report()
    assert book is not None
    bound = assemble(book, [example_sop(kunci) for kunci in TEN], report)
    assert [d.code for d in report.diagnostics] == ["SOP540"]
    assert any(mark.title == "Keterkaitan Antarprosedur" for mark, _ in bound.document.marks())


@pytest.mark.skipif(not available(), reason="needs Graphviz: dot, or the extra graph")
def test_boxes_of_the_map_do_not_overlap_and_stay_on_the_page() -> None:
    sizes = {str(n): Size(mm(30), mm(10)) for n in range(8)}
    placed = graph.place(sizes, [(str(n), str((n * 3 + 1) % 8)) for n in range(8) if n != (n * 3 + 1) % 8], "LR")
    assert placed is not None
    assert not [pair for pair in combinations(placed.nodes.values(), 2) if pair[0].overlaps(pair[1])]
    assert all(rect.x >= 0 and rect.y >= 0 and rect.right <= placed.size.w + 635 for rect in placed.nodes.values())


def test_a_book_of_sops_without_keterkaitan_has_no_map_and_no_warning() -> None:
    sop = example_sop("persetujuan-cuti")
    assert sop.fakta is not None
    assert bind([replace(sop, fakta=replace(sop.fakta, keterkaitan=()))]).document.pages > 5
