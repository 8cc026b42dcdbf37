"""One row that became two beside it, or two that became one: told by their words, and only of neighbours."""

from __future__ import annotations

import pytest

from sopdoc.revision.perubahan import Jenis
from sopdoc.revision.split import RowSplit, find_splits
from sopdoc.revision.tree import TreeNode, Value, as_isi

WHOLE, FIRST, SECOND = "Memeriksa berkas dan menandatangani surat", "Memeriksa berkas", "Menandatangani surat"
ABOVE, BELOW = "Menerima permohonan warga", "Mengarsipkan dokumen lama"


def rows(*items: tuple[str, str]) -> list[TreeNode]:
    return [TreeNode(nama, {"uraian": Value(words, as_isi(words))}) for nama, words in items]


OLD = rows(("a", ABOVE), ("w", WHOLE), ("b", BELOW))
AFTER, BEFORE = rows(("a", ABOVE), ("w", FIRST), ("+", SECOND), ("b", BELOW)), rows(("a", ABOVE), ("+", FIRST), ("w", SECOND), ("b", BELOW))


@pytest.mark.parametrize(("new", "below"), [(AFTER, True), (BEFORE, False)])
def test_a_row_that_became_two_was_split_and_the_reverse_joined(new: list[TreeNode], below: bool) -> None:
    assert list(find_splits(OLD, new)) == [RowSplit(Jenis.PECAH, "w", "+", below)]
    assert list(find_splits(new, OLD)) == [RowSplit(Jenis.GABUNG, "w", "+", below)]


def test_the_first_and_the_last_row_can_be_split_too() -> None:
    alone = rows(("w", WHOLE))
    assert list(find_splits(alone, rows(("w", FIRST), ("+", SECOND)))) == [RowSplit(Jenis.PECAH, "w", "+", True)]
    assert list(find_splits(alone, rows(("+", FIRST), ("w", SECOND)))) == [RowSplit(Jenis.PECAH, "w", "+", False)]


@pytest.mark.parametrize("new", [
    rows(("a", ABOVE), ("w", FIRST), ("b", BELOW), ("+", SECOND)),           # not beside each other
    rows(("+", SECOND), ("a", ABOVE), ("b", BELOW), ("w", FIRST)),           # nor are the first and the last
    rows(("a", ABOVE), ("w", WHOLE), ("+", SECOND), ("b", BELOW)),           # nothing went from the whole
    rows(("a", ABOVE), ("w", FIRST), ("+", "Mengirim tagihan rekening listrik"), ("b", BELOW)),
    rows(("a", ABOVE), ("w", "Memeriksa kelengkapan lampiran berkas permohonan izin"), ("+", SECOND), ("b", BELOW)),
    rows(("a", ABOVE), ("w", "Memeriksa"), ("+", "Menandatangani"), ("b", BELOW)),
    rows(("a", ABOVE), ("w", FIRST), ("+", FIRST), ("b", BELOW)),
    rows(("a", ABOVE), ("w", FIRST), ("+", "dan"), ("b", BELOW)),
])
def test_anything_else_is_no_split(new: list[TreeNode]) -> None:
    assert list(find_splits(OLD, new)) == []


def test_a_row_takes_part_in_one_split_only() -> None:
    both = rows(("a", ABOVE), ("+1", SECOND), ("w", FIRST), ("+2", SECOND), ("b", BELOW))
    assert len(list(find_splits(OLD, both))) == 1
