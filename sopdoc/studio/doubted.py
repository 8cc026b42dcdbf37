"""What an import was not sure of, as the sheet tells it → the text without what somebody has held against the old sheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from sopdoc.check.ragu import Ragu, ragu_in, without_ragu
from sopdoc.diagnostics import Report
from sopdoc.edit.apply import exact
from sopdoc.naskah import Naskah
from sopdoc.source.read import parse
from sopdoc.studio.gestures import GONE, Cocok, Keraguan, RefusedError


def doubts_in(text: str, file: str) -> Iterator[tuple[Ragu, Keraguan]]:
    """Each comment, and how a page names it."""
    found = tuple(ragu_in(text, file))
    same, told = Counter(one.kata for one in found), Counter[str]()
    for one in found:
        yield one, Keraguan(one.kata, told[one.kata], same[one.kata])
        told[one.kata] += 1


def settled(gesture: Cocok, today: Naskah, text: str) -> str:
    """Raises RefusedError where somebody else has settled one of them since."""
    there = {named: one for one, named in doubts_in(text, today.definition.shown)}
    if not all(one in there for one in gesture.keraguan):
        raise GONE
    new = without_ragu(text, [there[one] for one in gesture.keraguan])
    node = parse(new, today.definition.shown, Report())
    if node is None or exact(node) != exact(today.node):      # words that only look like a comment
        raise RefusedError("keraguan ini tidak dapat dihapus di sini", "hapus di berkas definisi")
    return new
