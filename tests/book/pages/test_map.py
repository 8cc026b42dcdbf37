"""The map of keterkaitan: drawn where Graphviz is, else left out with a warning; the matrix is always there."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Literal

import pytest
from tools import DEFINITIONS, lacking

from book.bantu import TEN, assemble, bind, book_of, example_sop, fakta
from sopdoc.book.definition import BookDefinition
from sopdoc.book.order import arrange
from sopdoc.book.pages import graph
from sopdoc.book.pages import map as peta
from sopdoc.book.pages.context import Context
from sopdoc.book.pages.graph import Answers, _parse, available
from sopdoc.book.pages.map import connected
from sopdoc.book.pages.relations import relations
from sopdoc.book.pages.values import wording_values
from sopdoc.book.pages.wording import Wording
from sopdoc.book.sop import BookSop
from sopdoc.build.fakta import Kaitan
from sopdoc.diagnostics import Report
from sopdoc.geometry import PT, Size, mm
from sopdoc.layout.prose.page import make_setter
from sopdoc.layout.text.fonts import built_in

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
    monkeypatch.setattr(peta, "available", lambda answers: False)
    book, report = book_of(DEFINITIONS / "contoh")[0], Report()
    assert book is not None
    bound = assemble(book, [example_sop(kunci) for kunci in TEN], report)
    assert [d.code for d in report.diagnostics] == ["SOP540"]
    assert any(mark.title == "Keterkaitan Antarprosedur" for mark, _ in bound.document.marks())


def graphviz_of(kind: str) -> Callable[[str], str | None]:
    """One link of the chain alone; skipped where it is missing, or failed where every tool must be there."""
    ask = graph._run_wasm if kind == "graph" else graph._run
    if (shutil.which("dot") if kind == "dot" else ask("digraph { a }")) is None:
        lacking(f"Graphviz: {kind}")
    return ask


@pytest.mark.parametrize("kind", ["dot", "graph"])
@pytest.mark.parametrize("way", ["LR", "TB"])
def test_boxes_of_the_map_do_not_overlap_and_stay_on_the_page(
    kind: str, way: Literal["LR", "TB"], monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(graph, "_run", graphviz_of(kind))
    sizes = {str(n): Size(mm(30), mm(10)) for n in range(8)}
    edges = [(str(n), str((n * 3 + 1) % 8)) for n in range(8) if n != (n * 3 + 1) % 8]
    placed = graph.place(sizes, edges, way, Answers())
    assert placed is not None
    assert placed.nodes.keys() == sizes.keys()
    assert placed.edges.keys() == set(edges)
    assert not [pair for pair in combinations(placed.nodes.values(), 2) if pair[0].overlaps(pair[1])]
    near = PT // 4          # older Graphviz rounds sizes to whole points
    assert all(rect.x >= -near and rect.y >= -near for rect in placed.nodes.values())
    assert all(rect.right <= placed.size.w + near and rect.bottom <= placed.size.h + near for rect in placed.nodes.values())


@pytest.mark.parametrize("kind", ["dot", "graph"])
def test_the_map_of_the_example_shows_every_sop_that_leads_somewhere(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graph, "_run", graphviz_of(kind))
    (book, _), report, answers = book_of(DEFINITIONS / "contoh"), Report(), Answers()
    assert book is not None
    sops = [example_sop(kunci) for kunci in TEN]
    context = a_context(book, sops, report, answers)
    layout = relations(context)
    drawn = {symbol.name.partition(". ")[2] for page in layout.pages for symbol in page.symbols}
    targets = context.arrangement.targets
    joined = {key for key, named in targets.items() if named} | {target for named in targets.values() for target in named}
    assert joined
    assert drawn == {sop.fakta.nama for sop in sops if sop.fakta and sop.kunci in joined}
    assert not report.diagnostics


def test_graphviz_is_not_asked_twice_also_in_a_later_build(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def answer(source: str) -> str:
        asked.append(source)
        return PLAIN

    monkeypatch.setattr(graph, "_run", answer)
    first = Answers()
    for _ in range(2):
        assert available(first)
    again = Answers(known=first.used)
    assert available(again)
    assert len(asked) == 1
    assert again.used == first.used


def test_a_net_too_large_for_a_page_is_told_without_asking_graphviz(monkeypatch: pytest.MonkeyPatch) -> None:
    def answer(source: str) -> str:
        assert source == "digraph { a }"
        return PLAIN

    monkeypatch.setattr(graph, "_run", answer)
    (book, _), report = book_of(DEFINITIONS / "contoh"), Report()
    assert book is not None
    net = [fakta(f"sop-{n}", kaitan=[Kaitan("", f"sop-{n + 1}")]) for n in range(peta.MOST + 1)]
    relations(a_context(book, [BookSop(f.kunci, f.shown, f) for f in net], report, Answers()))
    assert [d.code for d in report.diagnostics] == ["SOP541"]


def a_context(book: BookDefinition, sops: Sequence[BookSop], report: Report, answers: Answers) -> Context:
    arrangement = arrange(book, sops)
    wording = Wording(book.templat, wording_values(book, arrangement), book.shown, frozenset(arrangement.numbers), report)
    return Context(book, arrangement, make_setter(book.profile, built_in()), wording, report, answers=answers)


def test_a_book_of_sops_without_keterkaitan_has_no_map_and_no_warning() -> None:
    sop = example_sop("persetujuan-cuti")
    assert sop.fakta is not None
    assert bind([replace(sop, fakta=replace(sop.fakta, keterkaitan=()))]).document.pages > 5
