"""The SPO form's head comes again, reduced, on every page after the first; the SOP form's does not."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from layout_tools import flow, lines
from random_sop import read_profil

from sopdoc.diagnostics import Report
from sopdoc.layout.engine import lay_out
from sopdoc.layout.tree import Layout, Table
from sopdoc.model.sop import Identitas, Instansi, Sop
from sopdoc.model.teks import Blok, Isi, Kata
from sopdoc.render.tagging.elements import contents
from sopdoc.render.tagging.structure import structure

LONG = Isi(tuple(Blok((Kata(f"Langkah yang ke-{n}"),)) for n in range(1, 90)))


@cache
def laid(profil: str = "spo") -> Layout:
    """Two pages of sections and two of a flow."""
    identitas = Identitas("445/01/SPO", "Triase", bagian={"Pengertian": LONG})
    sop = Sop("triase", "triase.yaml", Instansi(("Puskesmas",)), identitas, (flow(("Perawat", "Dokter"), rows=45),))
    sheets = lay_out(sop, read_profil("kertas: A4", profil), Report())
    assert sheets is not None
    return sheets.layout


def words(table: Table) -> list[str]:
    return [line for cell in table.cells for paragraph in cell.paragraphs for line in lines(paragraph)]


def heads() -> list[list[str]]:
    return [words(page.blocks[0]) for page in laid().pages[1:] if isinstance(page.blocks[0], Table)]


def test_every_page_after_the_first_has_it() -> None:
    assert len(heads()) == len(laid().pages) - 1 >= 3


def test_it_says_name_number_and_page() -> None:
    total = len(laid().pages)
    for number, head in enumerate(heads(), 2):
        assert {"Triase", "445/01/SPO", f"{number}/{total}"} <= set(head)


def test_blocks_stand_under_each_other_without_gaps() -> None:
    for page in laid().pages[1:]:
        assert all(above.rect.bottom == below.rect.y for above, below in pairwise(page.blocks))


def test_nothing_leaves_the_body() -> None:
    bottom = laid().paper.h - laid().margin.bawah
    assert all(page.blocks[-1].rect.bottom <= bottom for page in laid().pages)


def test_it_is_read_out_once() -> None:
    assert read_out(laid()).count("445/01/SPO") == 1


def test_the_sop_form_has_none() -> None:
    assert not any(block.again for page in laid("permenpan-35-2012").pages for block in page.blocks if isinstance(block, Table))


def read_out(layout: Layout) -> list[str]:
    """The words of all cells that belong to some element."""
    spots = {(content.page, block, cell) for content, _ in contents(structure(layout)) for block, cell, *_ in content.spots}
    found = []
    for page, block, cell in spots:
        table = layout.pages[page].blocks[block] if block >= 0 else None
        if isinstance(table, Table) and cell >= 0:
            found += [line for paragraph in table.cells[cell].paragraphs for line in lines(paragraph)]
    return found
