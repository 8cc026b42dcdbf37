"""Random pages: whatever stands where, every edge is drawn lawfully or reported."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from laws import broken

from sopdoc.geometry import Emu, Rect, Size, pt
from sopdoc.layout.route import Edge, Node, Page, route

SHAPES = ("process", "process", "terminator", "decision", "offpage")
MOST_SYMBOLS = 16       # as many as a crowded sheet holds; more only makes the suite slow


@st.composite
def pages(draw: st.DrawFn, tight: bool = False) -> Page:
    """A table of up to 15 columns and 12 rows with one to a few symbols in some cells, stacked or side by side, and random edges."""
    least = 20 if tight else 44
    columns, rows = draw(st.integers(1, 15)), draw(st.integers(1, 12))
    widths = draw(st.lists(st.integers(least, 80), min_size=columns, max_size=columns))
    heights = draw(st.lists(st.integers(least, 110), min_size=rows, max_size=rows))
    xlines, ylines = _sums(widths), _sums(heights)
    cells = [(c, r) for r in range(len(heights)) for c in range(len(widths))]
    count = min(draw(st.integers(1, MOST_SYMBOLS)), len(cells))
    chosen = draw(st.lists(st.sampled_from(cells), min_size=count, max_size=count, unique=True))
    nodes: list[Node] = []
    for c, r in sorted(chosen, key=lambda cell: (cell[1], cell[0])):
        cell = Rect(xlines[c], ylines[r], xlines[c + 1] - xlines[c], ylines[r + 1] - ylines[r])
        nodes += draw(symbols(cell, len(nodes), tight))
    number = draw(st.integers(0, len(nodes) + 4))
    drafts = st.builds(_Draft, st.integers(0, 99), st.integers(0, 99), st.booleans(), st.booleans())
    edges = draw(st.lists(drafts, min_size=number, max_size=number))
    return Page(Rect(0, 0, xlines[-1], ylines[-1]), xlines, ylines, tuple(nodes), _edges(edges, nodes))


class _Draft:
    def __init__(self, source: int, target: int, labelled: bool, branch: bool) -> None:
        self.source, self.target, self.labelled, self.branch = source, target, labelled, branch

    def __repr__(self) -> str:
        return f"{self.source}>{self.target}"


def _sums(sizes: list[int]) -> tuple[Emu, ...]:
    return tuple(pt(sum(sizes[:k])) for k in range(len(sizes) + 1))


@st.composite
def symbols(draw: st.DrawFn, cell: Rect, first: int, tight: bool) -> list[Node]:
    """One symbol in the middle of a cell, or two stacked or side by side where they fit; now and then off the centre by a little."""
    gap = 4 if tight else 14
    down = cell.h >= pt(2 * 18 + 3 * gap) and draw(st.booleans())
    aside = not down and cell.w >= pt(2 * 18 + 3 * gap) and draw(st.booleans())
    parts = [cell]
    if down:
        parts = [Rect(cell.x, cell.y, cell.w, cell.h // 2), Rect(cell.x, cell.y + cell.h // 2, cell.w, cell.h // 2)]
    elif aside:
        parts = [Rect(cell.x, cell.y, cell.w // 2, cell.h), Rect(cell.x + cell.w // 2, cell.y, cell.w // 2, cell.h)]
    return [_symbol(draw(st.sampled_from(SHAPES)), first + k, part, gap, draw(st.integers(-2, 2))) for k, part in enumerate(parts)]


def _symbol(shape: str, number: int, room: Rect, gap: int, off: int) -> Node:
    w, h = (pt(14), pt(14)) if shape == "offpage" else (min(pt(40), room.w - pt(gap)), min(pt(24), room.h - pt(gap)))
    return Node(f"n{number}", shape, Rect(room.cx - w // 2 + off * 3175, room.cy - h // 2 + off * 3175, w, h))


def _edges(drafts: list[_Draft], nodes: list[Node]) -> tuple[Edge, ...]:
    """Drafts → edges as a chart has them: no two alike, pentagons on one end only, at most three branches of a decision."""
    edges: dict[tuple[str, str], Edge] = {}
    for draft in drafts:
        source, target = nodes[draft.source % len(nodes)], nodes[draft.target % len(nodes)]
        leaving = sum(e.source == source.id for e in edges.values())
        if source.id == target.id or leaving >= (3 if source.shape == "decision" else 2) or (source.id, target.id) in edges:
            continue
        label = Size(pt(19), pt(9)) if draft.labelled and source.shape == "decision" else None
        kind = "branch" if draft.branch and source.shape == "decision" else "main"
        edges[source.id, target.id] = Edge(f"{source.id}>{target.id}", source.id, target.id, label, kind)
    return tuple(edges.values())


@settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(pages())
def test_every_edge_is_drawn_lawfully_or_reported(page):
    assert broken(page, route(page)) == []


@settings(max_examples=80, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(pages(tight=True))
def test_a_tight_page_never_crashes_and_breaks_no_law(page):
    assert broken(page, route(page)) == []


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(pages())
def test_the_same_page_gives_the_same_routing(page):
    assert route(page) == route(page)


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(pages(tight=True))
def test_every_fault_names_an_edge_and_existing_bands(page):
    for fault in route(page).faults:
        assert fault.edge in {edge.id for edge in page.edges}
        assert -1 <= fault.column < len(page.xlines) - 1
        assert -1 <= fault.row < len(page.ylines) - 1


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.lists(st.integers(44, 80), min_size=2, max_size=6), st.integers(0, 3), st.integers(0, 40))
def test_nothing_uses_or_covers_the_line_of_joint_actors(widths, below, aside):
    xlines = _sums(widths)
    area = Rect(0, 0, xlines[-1], pt(200))
    boxes = [Rect((a + b) // 2 - pt(15), pt(15), pt(30), pt(20)) for a, b in pairwise(xlines)]
    top = [Node(f"a{k}", "process", box) for k, box in enumerate(boxes)]
    low = Node("z", "decision", Rect((xlines[below % len(widths)] + pt(4)), pt(120), pt(36), pt(24)))
    joints = tuple(Edge(f"j{k}", f"a{k}", f"a{k + 1}", None, "fixed") for k in range(len(top) - 1))
    others = (Edge("down", f"a{aside % len(top)}", "z"), Edge("back", "z", "a0", Size(pt(19), pt(9)), "branch"))
    page = Page(area, xlines, (0, pt(50), pt(100), pt(200)), (*top, low), (*joints, *others))
    routing = route(page)
    assert broken(page, routing) == []
    assert not routing.faults
    ends = {p for e in others for p in (routing.paths[e.id][0], routing.paths[e.id][-1])}
    assert ends.isdisjoint({p for j in joints for p in routing.paths[j.id]})
