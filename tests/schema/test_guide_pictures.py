"""Every example of the guide has a picture below it, which is what the build makes of exactly that example."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from test_docs import GUIDE, HEAD, ROWS, Block, blocks, compiled, spo
from tools import DEFINITIONS

from sopdoc.compiler import render
from sopdoc.geometry import Rect, pt
from sopdoc.layout.engine import Sheets
from sopdoc.layout.tree import Page, Table

FOLDER = DEFINITIONS / "gambar"
EDGE = pt(8)                # free ground around what is shown
LARGEST = 40_000            # bytes
IDENTITY = {      # the other pictures show the flow
    "identitas", "atas-nama", "pejabat-pengganti", "bagian-tambahan", "rujukan", "instansi", "instansi-tegak", "spo", "penyesuaian",
    "srikandi", "cap-air", "tanggal", "penyusun", "dua-logo",
}
AFTER = re.compile(r"\n```\n\n!\[([^\]]+)\]\(gambar/([\w-]+)\.svg\)\n")


@dataclass(frozen=True)
class Example:
    """An example and the name of its picture."""

    block: Block
    picture: str


def examples() -> list[Example]:
    """What shows a comment for the checker looks as it does without."""
    found = []
    for block in blocks(GUIDE):
        if block.language == "yaml" and "# sopdoc: " not in block.text:
            end = GUIDE.index(block.text) + len(block.text) - 1
            match = AFTER.match(GUIDE, end)
            assert match, f"line {block.line}: no picture below the example"
            found.append(Example(block, match[2]))
    return found


def definition(block: Block) -> str:
    """The SOP that an example is part of."""
    kind = block.first
    if kind == "# potongan":
        return f"{HEAD}kegiatan:\n{block.text}"
    if kind == "# cuplikan":
        return f"{HEAD}{ROWS}{block.text}"
    return f"{HEAD}{ROWS}disahkan oleh: sekda\n" if kind.startswith("# instansi.yaml") else block.text


@pytest.fixture
def agency(tmp_path: Path) -> Path:
    (own,) = (block for block in blocks(GUIDE) if block.text.startswith("# instansi.yaml\n"))
    (tmp_path / "instansi.yaml").write_text(own.text, "utf-8")
    for name in ("logo.svg", "logo-puskesmas.svg", "denah.svg"):
        (tmp_path / name).write_bytes((DEFINITIONS / "contoh" / name).read_bytes())
    return tmp_path


def drawn(sheets: Sheets, identity: bool) -> str:
    """The first page with the wanted part, a lampiran before all others: that part alone, cut to its size."""
    pages = [page for page in sheets.layout.pages if page.form] or [part_of(page, identity) for page in sheets.layout.pages]
    page = next(page for page in pages if page.blocks)
    ((_, svg),) = render(Sheets(replace(sheets.layout, pages=(page,)), ()), "svg")
    return cropped(svg.decode(), [block.rect for block in page.blocks])


def part_of(page: Page, identity: bool) -> Page:
    """The page with its identity sheet alone, or without it; the title over a flow belongs to the flow."""
    tables = [n for n, block in enumerate(page.blocks) if isinstance(block, Table) and block.name == "Identitas"]
    end = tables[-1] + 1 if tables else 0
    if identity:
        return replace(page, blocks=page.blocks[:end], symbols=(), connectors=(), labels=(), dots=(), footer=None)
    return replace(page, blocks=page.blocks[end:], footer=None)


def cropped(svg: str, rects: list[Rect]) -> str:
    x, y = min(r.x for r in rects) - EDGE, min(r.y for r in rects) - EDGE
    w, h = max(r.right for r in rects) + EDGE - x, max(r.bottom for r in rects) + EDGE - y
    box = " ".join(f"{value / pt(1):.6g}" for value in (x, y, w, h))
    size = f'width="{w / pt(1):.6g}pt" height="{h / pt(1):.6g}pt" viewBox="{box}"'
    head, count = re.subn(r'width="[\d.]+mm" height="[\d.]+mm" viewBox="[^"]+"', size, svg, count=1)
    assert count == 1
    return head.replace('<rect width="100%"', f'<rect x="{x / pt(1):.6g}" y="{y / pt(1):.6g}" width="100%"', 1)


def test_every_example_has_a_picture_of_its_own() -> None:
    names = [example.picture for example in examples()]
    assert len(names) == GUIDE.count("](gambar/")
    assert len(set(names)) == len(names)
    assert set(names) >= IDENTITY


@pytest.mark.parametrize("number", range(GUIDE.count("](gambar/")))
def test_a_picture_is_what_the_build_makes_of_its_example(number: int, agency: Path, expect: Callable[[Path, str], None]) -> None:
    example = examples()[number]
    if example.block.first.startswith("# instansi.yaml"):
        (agency / "instansi.yaml").write_text(example.block.text, "utf-8")
    elif example.block.first.startswith("# spo: "):
        spo(agency)
    sheets = compiled(agency, "contoh.yaml", definition(example.block)).sheets
    assert sheets is not None
    svg = drawn(sheets, example.picture in IDENTITY)
    assert len(svg.encode()) <= LARGEST
    expect(FOLDER / f"{example.picture}.svg", svg)


def test_no_picture_is_left_over() -> None:
    assert {path.stem for path in FOLDER.glob("*.svg")} == {example.picture for example in examples()}
