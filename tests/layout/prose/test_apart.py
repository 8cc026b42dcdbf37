"""What fits beside no row of its flow: footnotes and places to sign on pages of their own, each of them once and whole."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from layout_tools import lines, sheet, words
from random_sop import INSTANSI

from sopdoc.diagnostics import Report
from sopdoc.layout.identity.signers import NAME, NARROWEST, boxes, signers_of
from sopdoc.layout.prose.apart import lay_apart
from sopdoc.layout.prose.flow import OpenPage
from sopdoc.layout.sheet import SLACK
from sopdoc.layout.tail import Tail
from sopdoc.layout.text.paragraphs import set_isi, set_plain
from sopdoc.layout.tree import Table, TextBlock
from sopdoc.model.sop import Identitas, Pejabat, Sop

SOP = Sop("uji", "uji.yaml", INSTANSI, Identitas("1", "Uji"), ())
PAPERS = st.sampled_from(("kertas: F4", "kertas: A4", "{kertas: A4, arah: tegak}"))
TITLE = "SOP Uji (lanjutan)"
LONG = "Kepala Subbagian Umum dan Kepegawaian pada Sekretariat "


def apart(paper: str, notes: int, signers: int, jabatan: int, report: Report) -> list[OpenPage]:
    """The pages of footnotes of so many words, and of so many who sign with a jabatan of so many lines or none."""
    on = sheet(paper)
    those = tuple(Pejabat(LONG * (n % 2 or jabatan), f"Orang {n}") for n in range(signers))
    rows = boxes(signers_of(Identitas("1", "Uji", penyiap={"disusun oleh": those}), "disusun oleh") if signers else (), on)
    footnotes = set_isi(words(" ".join(f"catatan{n}" for n in range(notes))), on.body.w, "alur", on) if notes else ()
    place = (set_plain("Ujung Coba", on.body.w, "identitas", on),) if signers else ()
    title = (set_plain(TITLE, on.body.w, "judul", on),)
    return lay_apart(Tail(footnotes, place, rows, NAME), title, SOP, on, report)


def texts(page: OpenPage) -> list[str]:
    return [" ".join(lines(p)) for block in page.blocks if isinstance(block, TextBlock) for p in block.paragraphs]


def tables(page: OpenPage) -> list[Table]:
    return [block for block in page.blocks if isinstance(block, Table)]


@given(PAPERS, st.integers(0, 2000), st.integers(0, 24), st.integers(1, 6))
def test_every_word_and_every_box_is_there_once_inside_the_margins(paper: str, notes: int, signers: int, jabatan: int) -> None:
    report = Report()
    pages = apart(paper, notes, signers, jabatan, report)
    said = " ".join(text for page in pages for text in texts(page)).replace(TITLE, "")
    assert said.split() == [f"catatan{n}" for n in range(notes)] + ["Ujung", "Coba"] * (signers > 0)
    names = [run.text for page in pages for t in tables(page) for c in t.cells for p in c.paragraphs for run in p.runs]
    assert [name for name in names if name.startswith("Orang")] == [f"Orang {n}" for n in range(signers)]
    body = sheet(paper).body
    for page in pages:
        assert page.blocks[0].rect.y == body.y
        assert all(above.rect.bottom == below.rect.y for above, below in pairwise(page.blocks))
        assert page.blocks[-1].rect.bottom <= body.bottom
        assert all(cell.rect.w >= min(NARROWEST, body.w) for table in tables(page) for cell in table.cells)
    assert report.diagnostics == ()


@given(PAPERS, st.integers(0, 2000), st.integers(1, 24), st.integers(1, 6))
def test_pages_with_boxes_begin_with_the_title_and_the_first_with_place_and_date_over_them(
    paper: str, notes: int, signers: int, jabatan: int,
) -> None:
    signed = [page for page in apart(paper, notes, signers, jabatan, Report()) if tables(page)]
    assert all(len(tables(page)) == 1 for page in signed)
    assert all(texts(page)[:1] == [TITLE] or tables(page)[0] is not page.blocks[1] for page in signed)
    assert all(texts(page) == [TITLE] for page in signed[1:])
    assert texts(signed[0])[-1] == "Ujung Coba"


@given(PAPERS, st.integers(1, 24), st.integers(1, 6))
def test_a_page_of_boxes_is_begun_only_when_the_next_row_does_not_fit(paper: str, signers: int, jabatan: int) -> None:
    pages, body = apart(paper, 0, signers, jabatan, Report()), sheet(paper).body
    for page, later in pairwise(pages):
        assert page.blocks[-1].rect.bottom + tables(later)[0].rows[0].height > body.bottom - SLACK


@pytest.mark.parametrize("paper", ["kertas: F4", "{kertas: A4, arah: tegak}"])
@pytest.mark.parametrize("before", [0, 7])
def test_a_place_to_sign_that_is_taller_than_a_page_is_told(paper: str, before: int) -> None:
    report = Report()
    apart(paper, 0, before + 1, 400, report)
    assert [(d.code, d.message) for d in report.diagnostics] == [("SOP416", "tempat tanda tangan lebih tinggi daripada satu halaman")]
    assert report.has_galat
