"""What Word's search, a copy and an agency's system read of the file is what is printed: nothing is hidden between the letters."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterator

import docx
from hypothesis import assume, given
from layout.random_sop import Case, cases, realistic

from sopdoc.diagnostics import Report
from sopdoc.layout.engine import lay_out
from sopdoc.layout.text.long_words import SOFT_HYPHEN, ZERO_WIDTH_SPACE
from sopdoc.layout.tree import Cell, Layout, Paragraph, Table
from sopdoc.model.sop import Sop
from sopdoc.model.teks import Isi
from sopdoc.render.docx import render_docx
from sopdoc.render.words import line_ends

from .opened import W


def is_odd(character: str) -> bool:
    """A mark that nobody sees, or a space that is no ordinary one."""
    return unicodedata.category(character) == "Cf" or (unicodedata.category(character) == "Zs" and character != " ")


def laid_out(case: Case) -> Layout:
    sheets = lay_out(case.sop, case.profile, Report())
    assume(sheets is not None)      # the paper may be too narrow for the table
    assert sheets is not None
    return sheets.layout


def written(layout: Layout) -> str:
    body = docx.Document(io.BytesIO(render_docx(layout))).element.body
    return "".join(node.text or "" for node in body.iter(f"{W}t"))


def values(sop: Sop) -> Iterator[str]:
    """Texts that stand in cells, as the definition has them, a paragraph at a time."""
    yield from (sop.identitas.nomor, sop.identitas.nama)
    if sop.identitas.disahkan_oleh is not None:
        yield sop.identitas.disahkan_oleh.nama
    for isi in sop.identitas.bagian.values():
        yield from paragraphs(isi)


def paragraphs(isi: Isi) -> Iterator[str]:
    for blok in isi.blok:
        yield "".join(kata.teks for kata in blok.kata)


def stacks(layout: Layout) -> Iterator[tuple[Paragraph, ...]]:
    for page in layout.pages:
        holders: list[Cell] = [cell for block in page.blocks if isinstance(block, Table) for cell in block.cells]
        yield from (cell.paragraphs for cell in holders)
        yield from (block.paragraphs for block in page.blocks if not isinstance(block, Table))


def broken_ends(layout: Layout) -> int:
    """Lines that end where a word has no ordinary place to break."""
    return sum(
        not paragraph.words[end:start] for stack in stacks(layout) for paragraph in stack for end, start in line_ends(paragraph)[:-1]
    ) + sum(paragraph.words.count(ZERO_WIDTH_SPACE) for stack in stacks(layout) for paragraph in stack)


@given(case=realistic())
def test_every_value_is_found_as_the_definition_has_it(case: Case) -> None:
    text = written(laid_out(case))
    marked = {ZERO_WIDTH_SPACE: None, SOFT_HYPHEN: None}
    assert [value for value in values(case.sop) if value not in text and value not in text.translate(str.maketrans(marked))] == []


@given(case=cases(most_rows=8, most_lanes=5))
def test_a_mark_that_nobody_sees_stands_only_where_a_line_must_break(case: Case) -> None:
    layout = laid_out(case)
    odd = [character for character in written(layout) if is_odd(character)]
    assert set(odd) <= {ZERO_WIDTH_SPACE}
    assert len(odd) <= broken_ends(layout)
