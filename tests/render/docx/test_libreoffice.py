"""LibreOffice draws the file where the layout says: symbols and table lines within a point, words within a little more."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from tools import require_tool

from sopdoc.geometry import to_pt
from sopdoc.layout.tree import Page, Table
from sopdoc.render.docx import render_docx
from sopdoc.render.items import Text
from sopdoc.render.paint import paint

from .sample import sample

TOLERANCE = 1.0           # pt
WORDS_TOLERANCE = 1.5     # below a table LibreOffice 7 is half a point late, for its border; words of lines that may grow stand 0.3 lower
LAYOUT = sample()


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The PDF that LibreOffice makes of the sample, with a profile of its own."""
    soffice = require_tool("soffice")
    folder: Path = tmp_path_factory.mktemp("docx")
    (folder / "sop.docx").write_bytes(render_docx(LAYOUT))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [soffice, "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder), str(folder / "sop.docx")]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    with pdfplumber.open(folder / "sop.pdf") as pdf:
        yield pdf


def boxes(page: Any) -> list[tuple[float, ...]]:
    return [(o["x0"], o["top"], o["x1"], o["bottom"]) for o in (*page.lines, *page.rects, *page.curves)]


def nearest(wanted: Iterable[float], found: list[tuple[float, ...]]) -> float:
    """How far the best of the boxes is from the wanted one."""
    wanted = tuple(wanted)
    return min(max(abs(a - b) for a, b in zip(wanted, box, strict=True)) for box in found)


def tables(page: Page) -> list[Table]:
    return [block for block in page.blocks if isinstance(block, Table)]


def test_it_has_as_many_pages_of_the_same_size(drawn: Any) -> None:
    assert len(drawn.pages) == len(LAYOUT.pages)
    for page in drawn.pages:
        assert (page.width, page.height) == pytest.approx((to_pt(LAYOUT.paper.w), to_pt(LAYOUT.paper.h)), abs=1)


def test_symbols_stand_where_the_layout_says(drawn: Any) -> None:
    for placed, page in zip(LAYOUT.pages, drawn.pages, strict=True):
        for symbol in placed.symbols:
            rect = symbol.rect
            assert nearest(map(to_pt, (rect.x, rect.y, rect.right, rect.bottom)), boxes(page)) < TOLERANCE, symbol.id


def test_rows_do_not_drift(drawn: Any) -> None:
    for placed, page in zip(LAYOUT.pages, drawn.pages, strict=True):
        across = [(top,) for x0, top, x1, bottom in boxes(page) if bottom - top < 1 and x1 - x0 > 20]
        for table in tables(placed):
            for y in (*(row.y for row in table.rows[:1]), table.rect.bottom, *(row.y for row in table.rows[2:])):
                assert nearest((to_pt(y),), across) < TOLERANCE


def test_columns_stand_where_the_layout_says(drawn: Any) -> None:
    for placed, page in zip(LAYOUT.pages, drawn.pages, strict=True):
        down = [(x0,) for x0, top, x1, bottom in boxes(page) if x1 - x0 < 1 and bottom - top > 10]
        for table in tables(placed):
            assert all(nearest((to_pt(x),), down) < TOLERANCE for x in table.edges)


def test_words_break_and_stand_as_in_the_layout(drawn: Any) -> None:
    for placed, page in zip(LAYOUT.pages, drawn.pages, strict=True):
        letters: dict[str, list[tuple[float, ...]]] = {}
        for c in page.chars:
            letters.setdefault(c["text"], []).append((c["matrix"][4], page.height - c["matrix"][5]))
        for item in paint(LAYOUT, placed):
            if isinstance(item, Text):
                assert nearest((to_pt(item.x), to_pt(item.y)), letters[item.text[0]]) < WORDS_TOLERANCE, item.text
