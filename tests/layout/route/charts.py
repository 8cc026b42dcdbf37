"""Random charts as offices draw them: one symbol a row, in any column, arrows from row to row and some back or ahead."""

from __future__ import annotations

from hypothesis import strategies as st

from sopdoc.geometry import Emu, Rect, Size, pt
from sopdoc.layout.route import Edge, Node, Page

WIDE, HIGH = pt(86), pt(60)          # cells with room for a line and a word on either side of a symbol
WORD = Size(pt(19), pt(9))


@st.composite
def columns_of_rows(draw: st.DrawFn, least: int = 3, most: int = 8) -> list[int]:
    """The column of every row's symbol."""
    count = draw(st.integers(least, most))
    return draw(st.lists(st.integers(0, 4), min_size=count, max_size=count))


def chart(columns: list[int], edges: list[tuple[int, int]], deciding: frozenset[int] = frozenset(), wide: Emu = WIDE) -> Page:
    """Columns of the rows and arrows between rows → a page; of a decision all arrows but that to the next row are branches."""
    nodes = tuple(_node(row, column, row in deciding, wide) for row, column in enumerate(columns))
    xlines, ylines = tuple(wide * k for k in range(max(columns) + 2)), tuple(HIGH * k for k in range(len(columns) + 1))
    return Page(Rect(0, 0, xlines[-1], ylines[-1]), xlines, ylines, nodes, tuple(_edge(a, b, a in deciding) for a, b in edges), True)


def _node(row: int, column: int, decision: bool, wide: Emu) -> Node:
    w, h = (pt(40), pt(26)) if decision else (pt(36), pt(20))
    box = Rect(column * wide + (wide - w) // 2, row * HIGH + (HIGH - h) // 2, w, h)
    return Node(f"n{row}", "decision" if decision else "process", box)


def _edge(source: int, target: int, deciding: bool) -> Edge:
    branch = deciding and target != source + 1
    return Edge(f"n{source}>n{target}", f"n{source}", f"n{target}", WORD if deciding else None, "branch" if branch else "main")
