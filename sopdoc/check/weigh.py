"""Diagnostics → the order in which a reviewer would tell them, and what he would say first.

    galat ─▶ the rest      in each: wrong paper, contradictions, what is missing, wording, form; then by place

A peringatan outweighs a catatan by one and a half of these steps: a law that was repealed since comes before the spelling of a name,
and after an empty cell.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import takewhile
from pathlib import PurePath

from sopdoc.check.pages import PAGES
from sopdoc.definitions import INSTANSI
from sopdoc.diagnostics import Diagnostic, Severity, Weight

LANGKAH, PERINGATAN = 2, 3     # what a step of weight counts, and a peringatan more than a catatan
DULU = 3        # remarks that the first line names


def by_weight(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Those first that matter most."""
    return tuple(sorted(diagnostics, key=lambda d: (*_rank(d), d.span, d.code, d.message)))


def mend_first(diagnostics: Sequence[Diagnostic]) -> str:
    """In a line, which of the diagnostics, sorted by weight, to mend before all others; "" when there are none."""
    if not diagnostics:
        return ""
    same = list(takewhile(lambda d: _rank(d) == _rank(diagnostics[0]), diagnostics))
    one_sop = len({d.span.file for d in diagnostics if PurePath(d.span.file).name != INSTANSI}) < 2
    named = [d.sentence if one_sop else f"{PurePath(d.span.file).stem}: {d.sentence}" for d in same[:DULU]]
    rest = len(same) - len(named)
    return f"Perbaiki dulu: {'; '.join(named)}{f'; dan {rest} seberat itu' if rest else ''}"


def _rank(diagnostic: Diagnostic) -> tuple[bool, int]:
    """No two severities with their weights are of one rank."""
    page = PAGES.get(diagnostic.code)
    weight = page.weight if page else Weight.SALAH
    return diagnostic.severity is not Severity.GALAT, -(LANGKAH * weight + PERINGATAN * (diagnostic.severity > Severity.CATATAN))
