"""The lines above the flows of a marked Sop: the old title and the new one, as both versions' sheets make them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from sopdoc.layout.tasks import titles_of
from sopdoc.model.sop import Alur, Sop
from sopdoc.model.teks import Kata, kata_of
from sopdoc.profile.profile import Profile
from sopdoc.revision.compare import Comparison
from sopdoc.revision.marked import mark_line


def mark_headings(marked: Sop, comparison: Comparison, profile: Profile) -> Sop:
    """`marked`: for paper or for Word; both versions' titles are made by the new sheet's profile, as all that it shows."""
    return replace(marked, alur=tuple(replace(alur, bertanda=tuple(_lines(alur, comparison, profile))) for alur in marked.alur))


def _lines(alur: Alur, comparison: Comparison, profile: Profile) -> Iterator[tuple[Kata, ...]]:
    """A table that is one version's alone has its version's title, which is marked with it."""
    if alur.tanda:
        yield from map(kata_of, titles_of(comparison.old if alur.tanda == "lama" else comparison.new, alur, profile))
        return
    old = titles_of(comparison.old, alur.lama, profile) if alur.lama else ()
    for was, now in zip_longest(old, titles_of(comparison.new, alur, profile), fillvalue=""):
        yield mark_line(was, now)
