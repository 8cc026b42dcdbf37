"""Comments of an import are found with what they speak of, and go without a trace of any other word."""

from __future__ import annotations

import pytest

from sopdoc.check.ragu import ragu_in, without_ragu

TEXT = "# RAGU: kop?\n\nnama: Cuti   # RAGU: nama?\nkegiatan:\n  # RAGU: satu\n  # RAGU: dua\n  # lain\n  - - uraian: A\n# RAGU: ekor"


def test_a_doubt_speaks_of_its_own_line_or_of_the_next_that_says_something() -> None:
    found = [(one.kata, one.span.line, one.di.line, one.di.column) for one in ragu_in(TEXT, "a.yaml")]
    assert found == [("kop?", 1, 3, 1), ("nama?", 3, 3, 1), ("satu", 5, 8, 7), ("dua", 6, 8, 7), ("ekor", 9, 9, 9)]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_they_go_with_their_lines_whatever_ends_them(end: str) -> None:
    text = TEXT.replace("\n", end)
    left = end.join(["", "nama: Cuti", "kegiatan:", "  # lain", "  - - uraian: A", ""])
    assert without_ragu(text, tuple(ragu_in(text, "a.yaml"))) == left
    assert without_ragu(text, ()) == text
