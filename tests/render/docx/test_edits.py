"""Every definition's flow edited as officials do, printed by LibreOffice: every arrow still leads from its symbol to its symbol."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from tools import GALLERY_NAMES, built, document, none, require_tool

from sopdoc.layout.tree import Layout, Page, Table

from .edits import Edit, delete, edited, enlarge, flows, heighten, insert, lengthen, longest, middle
from .follow import NOTHING, Gone, lost, stray
from .opened import root
from .printed import Drawn, read

EDITS: dict[str, Edit] = {
    "a row of seven lines": lengthen, "a row 58 pt higher": heighten, "a row more": insert, "a row less": delete, "larger type": enlarge,
}
everywhere = pytest.mark.parametrize("name", GALLERY_NAMES)
however = pytest.mark.parametrize("edit", EDITS)
_folders: list[Path] = []


@pytest.fixture(scope="module", autouse=True)
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    _folders.append(tmp_path_factory.mktemp("edits"))
    yield
    printed.cache_clear()


@cache
def printed() -> dict[tuple[str, str], list[Drawn]]:
    """Every definition after every edit, and as it is, all printed by one call."""
    soffice, work = require_tool("soffice"), _folders[-1]
    jobs = {(name, edit): f"{GALLERY_NAMES.index(name)}-{place}" for name in GALLERY_NAMES for place, edit in enumerate(["", *EDITS])}
    for (name, edit), file in jobs.items():
        data = document(name, "docx")
        (work / f"{file}.docx").write_bytes(edited(data, EDITS[edit]) if edit else data)
    profile = f"-env:UserInstallation={(work / 'profile').as_uri()}"
    command = [soffice, "--headless", profile, "--convert-to", "pdf", "--outdir", str(work / "pdf")]
    subprocess.run([*command, *(str(work / f"{file}.docx") for file in jobs.values())], check=True, capture_output=True, timeout=1_200)
    return {job: read((work / "pdf" / f"{file}.pdf").read_bytes()) for job, file in jobs.items()}


def layout_of(name: str) -> Layout:
    sheets = built(name).sheets
    assert sheets is not None
    return sheets.layout


def middle_row(name: str) -> Gone:
    """The row that the edits take."""
    body = root(document(name, "docx"))
    flow = flows(body).index(longest(body))
    number, table = [(number, table) for number, page in enumerate(layout_of(name).pages) for table in tables(page)][flow]
    row = [row for row in table.rows if not row.header][middle(body)]
    return Gone(number, row.y, row.y + row.height)


def tables(page: Page) -> list[Table]:
    """The flows of a page."""
    return [block for block in page.blocks if isinstance(block, Table) and any(row.header for row in block.rows) and page.symbols]


@everywhere
def test_unedited_every_arrow_leads_from_symbol_to_symbol(name: str) -> None:
    faults, _ = lost(layout_of(name), printed()[name, ""])
    none(faults)


@however
@everywhere
def test_an_edited_flow_keeps_its_arrows(name: str, edit: str) -> None:
    gone = middle_row(name) if EDITS[edit] is delete else NOTHING
    faults, _ = lost(layout_of(name), printed()[name, edit], gone)
    none(faults)


@however
@everywhere
def test_every_head_in_an_edited_flow_touches_a_symbol(name: str, edit: str) -> None:
    none(stray(printed()[name, edit]))


def test_the_judge_sees_arrows_whose_row_has_moved_away() -> None:
    """A page with the symbols of an edited flow and the lines of the unedited one."""
    name = "contoh/penanganan-pengaduan"
    before, after = printed()[name, ""], printed()[name, "a row 58 pt higher"]
    mixed = [Drawn(page.symbols, old.heads, old.lines, page.grid) for page, old in zip(after, [*before, before[-1]], strict=False)]
    faults, asked = lost(layout_of(name), mixed)
    assert 0 < len(faults) < asked
    assert stray(mixed)
