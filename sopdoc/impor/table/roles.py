"""The head of a flow table → what its columns hold.

    No │ Kegiatan │ Pelaksana     │ Mutu Baku                      │ Ket.        found by its words: "Waktu" and "Output" on one line;
       │          │ Staf │ Camat  │ Kelengkapan │ Waktu │ Output   │             pelaksana are the columns between kegiatan and mutu baku
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from sopdoc.impor.lines import text_in
from sopdoc.impor.page import Box, Page, Word
from sopdoc.impor.table.columns import Columns
from sopdoc.impor.table.rules import Rules

WAKTU = re.compile(r"(?:waktu|durasi)\b", re.IGNORECASE)
OUTPUT = re.compile(r"(output|keluaran|out\b|hasil|produk)", re.IGNORECASE)
KELENGKAPAN = re.compile(r"(kelengkapan|persyaratan|perlengkapan|input|masukan)", re.IGNORECASE)
KEGIATAN = re.compile(r"kegiatan|aktivitas|aktifitas|uraian|tahap|prosedur|langkah", re.IGNORECASE)
URAIAN = re.compile(r"(?:uraian|kegiatan|aktivitas|aktifitas|langkah|prosedur)", re.IGNORECASE)
NOMOR = re.compile(r"(?:no|nomor|nomer)\b", re.IGNORECASE)
KETERANGAN = re.compile(r"\bket(erangan)?\b", re.IGNORECASE)
MUTU = re.compile(r"mutu$", re.IGNORECASE)
COMMON = re.compile(r"pelaksana|pelaku|aktor", re.IGNORECASE)
PELAKSANA = re.compile(r"^pelaksana\s+", re.IGNORECASE)

TITLES = {      # what a slip of the pen is known by
    WAKTU: ("waktu",), OUTPUT: ("output", "keluaran"), KEGIATAN: ("kegiatan", "aktivitas"), KELENGKAPAN: ("kelengkapan",),
}

NEARLY = 0.8            # of the letters, in their order
ON_LINE = 9.0           # the head's words stand on one line though their cells are of other heights
FAR = 260.0             # points: wider than most mutu baku


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words of one head."""

    waktu: Word
    output: Word
    kelengkapan: Word | None
    mutu: Word | None
    weight: int


def anchors_in(words: Iterable[Word]) -> list[Anchor]:
    """What may be heads, the likeliest first, then the uppermost; words with a slip of the pen where none is without."""
    words = tuple(words)
    return _anchors(words, _is_called) or _anchors(words, _is_nearly_called)


def _is_called(text: str, pattern: re.Pattern[str]) -> bool:
    return bool(pattern.match(text))


def _is_nearly_called(text: str, pattern: re.Pattern[str]) -> bool:
    """A letter is missing, too much or another one, or two have changed places."""
    letters = text.casefold().strip(" .,:()")
    return _is_called(text, pattern) or any(
        abs(len(letters) - len(title)) < 2 and SequenceMatcher(None, letters, title, autojunk=False).ratio() >= NEARLY
        for title in TITLES.get(pattern, ())
    )


def _anchors(words: Sequence[Word], called: Callable[[str, re.Pattern[str]], bool]) -> list[Anchor]:
    found = []
    for waktu in (word for word in words if called(word.text, WAKTU)):
        y = waktu.box.centre[1]

        def near(pattern: re.Pattern[str], away: float, y: float = y) -> list[Word]:
            return [word for word in words if called(word.text, pattern) and abs(word.box.centre[1] - y) < away]

        outputs = near(OUTPUT, ON_LINE)
        if not outputs:
            continue
        lengkap = near(KELENGKAPAN, 14)
        kegiatan = [word for word in near(KEGIATAN, 32) if word.box.x1 < waktu.box.x0]
        mutu = [word for word in near(MUTU, 40) if word.box.centre[1] < y]
        if lengkap or kegiatan:
            weight = 2 * any(not _is_far(word, waktu) for word in lengkap) + 2 * bool(kegiatan) + bool(mutu)
            needs = _beside(waktu, lengkap) if lengkap else None
            found.append(Anchor(waktu, _beside(waktu, outputs), needs, mutu[0] if mutu else None, weight))
    return sorted(found, key=lambda anchor: (-anchor.weight, anchor.waktu.box.centre[1]))


def _is_far(word: Word, waktu: Word) -> bool:
    """Does it stand so far from "Waktu" that it may belong to another head, or to a pelaksana?"""
    return abs(word.box.x0 - waktu.box.x0) >= FAR


def _beside(word: Word, others: Iterable[Word]) -> Word:
    """The nearest one: a pelaksana may be called "Seksi Perlengkapan"."""
    return min(others, key=lambda other: abs(other.box.x0 - word.box.x0))


def roles_of(page: Page, rules: Rules, edges: tuple[float, ...], head: Box, anchor: Anchor) -> Columns:
    heads = [text_in(page.words, Box(edges[i], head.y0, edges[i + 1], head.y1)) for i in range(len(edges) - 1)]
    waktu, output = column_at(edges, anchor.waktu), column_at(edges, anchor.output)
    assert waktu is not None      # both were found before
    assert output is not None
    wall = _left_of_mutu(rules, anchor)
    lengkap = column_at(edges, anchor.kelengkapan) if anchor.kelengkapan else None
    strange = anchor.kelengkapan and (_is_far(anchor.kelengkapan, anchor.waktu) or (lengkap is not None and edges[lengkap] < wall - 3))
    if lengkap is not None and strange and not KELENGKAPAN.match(_titles(page, rules, edges, lengkap, head)[-1]):
        lengkap = None
    kegiatan = _kegiatan(rules, edges, heads[: min(waktu, output)], head)
    mutu = [index for index in (lengkap, waktu, output) if index is not None]
    first = _first_of_mutu(edges, wall, kegiatan, min(mutu))
    if lengkap is None and first < min(waktu, output):
        lengkap = first
    named = [i for i, text in enumerate(heads) if KETERANGAN.search(text) and i > max(mutu)]
    behind = max(mutu) + 1 if max(mutu) + 2 < len(edges) else None
    pelaksana = tuple(range(kegiatan + 1, first))
    titles = _without_common([_titles(page, rules, edges, index, head) for index in pelaksana])
    nomor = next((i for i in range(kegiatan - 1) if NOMOR.match(heads[i])), kegiatan - 1)      # the column before it, if none is called so
    return Columns(
        edges, nomor if kegiatan else None, kegiatan, pelaksana, lengkap, waktu, output, named[-1] if named else behind,
        tuple(title[-1] for title in titles), tuple(title[-2] if len(title) > 1 else "" for title in titles),
        tuple(" ".join(title[:-2]) for title in titles), tuple(_titles(page, rules, edges, n, head)[-1] for n in range(len(edges) - 1)),
        mutu=any(MUTU.match(word.text) and head.holds(word.box.centre) for word in page.words),
    )


def _kegiatan(rules: Rules, edges: tuple[float, ...], heads: Sequence[str], head: Box) -> int:
    """The column that says what is done: of "Tahapan" and "Uraian Kegiatan" side by side, the last one before the pelaksana."""
    found = next((i for i, text in enumerate(heads) if KEGIATAN.search(text)), min(1, len(heads) - 1))
    while found + 1 < len(heads) and URAIAN.match(heads[found + 1]) and not _cuts_in(rules, edges, found + 1, head):
        found += 1
    return found


def _cuts_in(rules: Rules, edges: tuple[float, ...], index: int, head: Box) -> list[float]:
    """The level rules that part a column's title from those above it."""
    middle = (edges[index] + edges[index + 1]) / 2
    return [rule.at for rule in rules.level if rule.passes(middle) and head.y0 + 3 < rule.at < head.y1 - 3]


def lowest_cut(rules: Rules, head: Box) -> float:
    """Where the lowest title in a column's head begins."""
    return max(_cuts_in(rules, (head.x0, head.x1), 0, head), default=head.y0)


def _left_of_mutu(rules: Rules, anchor: Anchor) -> float:
    """Where the cell "Mutu Baku" begins; 0 where there is none."""
    if anchor.mutu is None:
        return 0
    x, y = anchor.mutu.box.x0, anchor.mutu.box.centre[1]
    return max((rule.at for rule in rules.upright if rule.passes(y) and rule.at <= x + 2 and rule.length > 6), default=0)


def _first_of_mutu(edges: tuple[float, ...], wall: float, kegiatan: int, first: int) -> int:
    """The first column below "Mutu Baku", which may begin before the first one whose head was understood."""
    below = next((index for index in range(len(edges) - 1) if wall and edges[index] >= wall - 3), first)
    return below if kegiatan < below <= first else first


def _titles(page: Page, rules: Rules, edges: tuple[float, ...], index: int, head: Box) -> tuple[str, ...]:
    """A column's own title behind those of the cells above it, from the uppermost one on."""
    left, right = edges[index], edges[index + 1]
    middle = (left + right) / 2
    cuts = _cuts_in(rules, edges, index, head)
    own = text_in(page.words, Box(left, cuts[-1] if cuts else head.y0, right, head.y1))
    above = []
    for top, bottom in pairwise((head.y0, *cuts)):
        walls = sorted(rule.at for rule in rules.upright if rule.passes((top + bottom) / 2, 0))
        sides = max((x for x in walls if x <= middle), default=left), min((x for x in walls if x > middle), default=right)
        above.append(PELAKSANA.sub("", f"{text_in(page.words, Box(sides[0], top, sides[1], bottom))} ").strip())
    return (*above, own if cuts else PELAKSANA.sub("", own))


def _without_common(titles: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Without the uppermost ones where these are one, or "Pelaksana"; where they differ they are groups themselves."""
    upper = {title[0] for title in titles if len(title) > 1} - {""}
    groups = len(upper) > 1 and not any(COMMON.search(title) for title in upper)
    return [title if groups or len(title) == 1 else title[1:] for title in titles]


def column_at(edges: tuple[float, ...], word: Word) -> int | None:
    x = word.box.centre[0]
    return next((index for index, (a, b) in enumerate(pairwise(edges)) if a - 0.5 <= x < b), None)
