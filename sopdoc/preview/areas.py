"""What a place on the sheet is: its box, and where the definition says it.  Only types, and the search between the two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from sopdoc.diagnostics import Span
from sopdoc.geometry import Point, Rect
from sopdoc.model.sop import Sop
from sopdoc.preview.places import Places
from sopdoc.profile.profile import Profile

Jenis = Literal["sel", "judul", "panah", "simbol", "segilima"]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a layout came from: the SOP, its profile, and the keys of its file and of its agency's file."""

    sop: Sop
    profile: Profile
    definisi: Places
    instansi: Places


@dataclass(frozen=True, slots=True)
class Area:
    """One place.  Symbols have an `id` ("0/k3": flow and symbol) and connectors name theirs; `kegiatan` is "0/2": flow and row.

    `kunci` is the key of the definition that the place prints, `lajur` the pelaksana in whose column it stands.
    `huruf` is a segilima's letter: the ones of one letter belong together.  `points` are a connector's corners.
    """

    jenis: Jenis
    rect: Rect
    span: Span
    nama: str
    id: str = ""
    kegiatan: str = ""
    dari: str = ""
    ke: str = ""
    huruf: str = ""
    kunci: str = ""
    lajur: str = ""
    points: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class PageAreas:
    """A page's places, those above others last; `alur` is the part of the page that shows flows, None without one."""

    areas: tuple[Area, ...]
    alur: Rect | None


def locate(span: Span, pages: Sequence[PageAreas]) -> tuple[int, int] | None:
    """Page and place (indexes) that a span of the definition speaks of.

    The narrowest place around the span's beginning; without one, the last place that begins before it in the same file.
    Places of what the definition does not say have no line to be found by.
    """
    here, absent = (span.line, span.column), Span(span.file)
    best: tuple[tuple[int, int, int], int, int] | None = None
    for page, part in enumerate(pages):
        for index, area in enumerate(part.areas):
            distance = _distance(area.span, here) if area.span.file == span.file and area.span != absent else None
            if distance and (best is None or (distance, page, index) < best):
                best = (distance, page, index)
    return best[1:] if best else None


def locate_absent(words: str, file: str, pages: Sequence[PageAreas]) -> tuple[int, int] | None:
    """The place of what the definition does not say and `words` name: "peringatan belum diisi" speaks of the empty box Peringatan."""
    told, absent = words.casefold(), Span(file)
    named = [
        (len(area.nama), -page, -index) for page, part in enumerate(pages) for index, area in enumerate(part.areas)
        if area.span == absent and area.nama.casefold().strip(" :") in told
    ]
    return (-max(named)[1], -max(named)[2]) if named else None


def _distance(span: Span, here: tuple[int, int]) -> tuple[int, int, int] | None:
    """How well a place fits: the narrower around `here` the better, then the later before it; None when it begins after it."""
    start, end = (span.line, span.column), (span.end_line, span.end_column)
    if start > here:
        return None
    if here < max(end, (start[0], start[1] + 1)):
        return 0, end[0] - start[0], end[1] - start[1] if end[0] == start[0] else 0
    return 1, -start[0], -start[1]
