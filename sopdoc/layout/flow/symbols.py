"""A row's symbols → their sizes and places inside the row, and the height that they need.

    level 0   ( capsule )          [ box ]──▶[ box ]       symbols of one row stand side by side on one level,
                  │                                        a second one of the same pelaksana goes a level down
    level 1    [ box ]
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from sopdoc.geometry import Emu, Rect, Size, pt, snap
from sopdoc.layout.flow.columns import Columns
from sopdoc.layout.flow.gutters import MIN_HEIGHT, Gutters
from sopdoc.layout.flow.kinds import INNER, KIND, TALL
from sopdoc.layout.flow.lane_needs import GUTTER_TEXT, beside_room, is_crowded
from sopdoc.layout.sheet import Sheet
from sopdoc.layout.text.measure import SAFETY, natural_width, set_paragraph, widest_word
from sopdoc.layout.text.paragraphs import stack_height
from sopdoc.layout.tree import Paragraph, Run, SymbolKind
from sopdoc.model.sop import Alur, Bentuk, Garis, Kegiatan, Simbol

GUTTER_X: Emu = pt(7)        # least room left and right of a symbol in its column: one line and its arrow head
LEVEL_GAP: Emu = pt(18)      # between two symbols above each other: an arrow with its head
LEVEL_GAP_LABEL: Emu = pt(22)     # below a decision: two lines of its label beside the arrow
LABEL_BESIDE: Emu = pt(4.5)       # between such a label, its arrow and the column's line
LABEL_OVER: Emu = pt(5)           # above and below it
WORDS_APART: Emu = pt(2)          # between such words and the row's foot
ALIKE: Emu = pt(80)           # symbols get no wider than this because another one has many words
SMALLEST: Emu = pt(5)         # words inside get no smaller than this
MIN_WIDTH: Emu = pt(16)


@dataclass(frozen=True, slots=True)
class PlacedSimbol:
    """A symbol with its (first) column and, relative to the top of the row's symbol zone, its box (x absolute)."""

    simbol: Simbol
    lane: int
    level: int
    rect: Rect
    words: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Zone:
    """The symbols of one row; `height` from the first level's top to the last one's bottom, gutters apart."""

    placed: tuple[PlacedSimbol, ...]
    height: Emu
    top: Emu
    bottom: Emu

    @property
    def need(self) -> Emu:
        return self.top + self.height + self.bottom

    def least(self, gutters: Gutters, other: Gutters) -> Emu:
        """What these symbols would need in rows of `other` gutters."""
        levels = 1 + max((placed.level for placed in self.placed), default=0)
        lower = max(gutters.size[kind].h - size.h for kind, size in other.size.items())
        return self.need - (gutters.top + gutters.bottom - other.top - other.bottom) - levels * lower


def make_zone(
    kegiatan: Kegiatan, alur: Alur, columns: Columns, gutters: Gutters, alike: dict[Bentuk, Emu], sheet: Sheet,
) -> Zone:
    """Sizes, levels and boxes of one row's symbols; `alike` as `widths_with_words` tells."""
    lanes = {p.kunci: i for i, p in enumerate(alur.pelaksana)}
    levels = _levels(kegiatan, lanes, alur)
    usual = min(x1 - x0 for x0, x1 in columns.lanes)
    sized = []
    for simbol in kegiatan.simbol:
        lane, last = lanes[simbol.pelaksana], lanes[simbol.para_pelaksana[-1]]
        (x0, x1), reach = columns.lanes[lane], columns.reach(lane, last)
        crowded = simbol.bentuk is Bentuk.KEPUTUSAN and is_crowded(simbol.id, alur)
        column = min(columns.width(lane), columns.width(last))
        room = reach + column - 2 * max(GUTTER_TEXT, beside_room(simbol.id, alur, sheet))
        room_of = _Room(x1 - x0 if crowded else usual, reach, room, alike.get(simbol.bentuk, 0))
        size, words = _sized(simbol, room_of, gutters.size[KIND[simbol.bentuk]], sheet)
        sized.append(_Sized(simbol, lane, levels[simbol.id], (x0 + x1 + reach) // 2, size, words))
    gaps = {s.id: _below(s, kegiatan, alur, columns.lanes[lanes[s.pelaksana]], sheet) for s in kegiatan.simbol}
    tops, height = _level_tops(sized, gaps)
    placed = []
    for one in sized:
        (top, tall), size = tops[one.level], one.size
        rect = Rect(snap(one.middle - size.w // 2), top + snap((tall - size.h) // 2), size.w, size.h)
        placed.append(PlacedSimbol(one.simbol, one.lane, one.level, rect, one.words))
    return Zone(tuple(placed), height, gutters.top, _foot(kegiatan, alur, columns, gutters, sheet))


@dataclass(frozen=True, slots=True)
class _Room:
    """What decides a symbol's width: that of a `column`, wider by `reach` where it covers several; with words inside `most`, and what
    those `alike` need."""

    column: Emu
    reach: Emu
    most: Emu
    alike: Emu


@dataclass(frozen=True, slots=True)
class _Sized:
    """A symbol that knows its size, its level and the x of its middle, but not yet how high its level stands."""

    simbol: Simbol
    lane: int
    level: int
    middle: Emu
    size: Size
    words: tuple[Paragraph, ...]


def _levels(kegiatan: Kegiatan, lanes: dict[str, int], alur: Alur) -> dict[str, int]:
    """Symbol id → level: actors who act together stand on one level, an arrow leads sideways where it can, else down."""
    here = {s.id for s in kegiatan.simbol}
    lines = [s for s in alur.sambungan if s.garis is not Garis.PANAH and s.dari in here]
    together = {end for s in lines for end in (s.dari, s.ke)}
    levels = _stack(kegiatan, lanes, alur, {})
    return _stack(kegiatan, lanes, alur, dict.fromkeys(together, max((levels[one] for one in together), default=0)))


def _stack(kegiatan: Kegiatan, lanes: dict[str, int], alur: Alur, least: dict[str, int]) -> dict[str, int]:
    """Levels in reading order, no two symbols of a pelaksana on one; `least`: symbol id → where it stands at the highest."""
    levels: dict[str, int] = {}
    taken: set[tuple[int, int]] = set()
    for simbol in kegiatan.simbol:
        lane = lanes[simbol.pelaksana]
        beside = max((levels[other] for other in _neighbours(simbol.id, alur) if other in levels), default=0)
        level = max(beside, least.get(simbol.id, 0))
        while (lane, level) in taken:
            level += 1
        taken.add((lane, level))
        levels[simbol.id] = level
    return levels


def _neighbours(simbol: str, alur: Alur) -> list[str]:
    """The symbols at the other ends of its connections."""
    return [s.ke if s.dari == simbol else s.dari for s in alur.sambungan if simbol in (s.dari, s.ke)]


def has_words(simbol: Simbol, alur: Alur) -> bool:
    """Does a word stand on one of its ways out?"""
    return any(way.label for way in alur.sambungan if way.dari == simbol.id)


def _foot(kegiatan: Kegiatan, alur: Alur, columns: Columns, gutters: Gutters, sheet: Sheet) -> Emu:
    """Room under a row's symbols: words have the usual one for them, and more where a branch of several lines leads straight down to
    the next row."""
    speaking = [s for s in kegiatan.simbol if s.bentuk is Bentuk.KEPUTUSAN or has_words(s, alur)]
    if not speaking:
        return gutters.bottom
    after = next((k for here, k in pairwise(alur.kegiatan) if here is kegiatan), None)
    lanes = dict(zip((p.kunci for p in alur.pelaksana), columns.lanes, strict=True))
    words = max(_words_beside(s, after, alur, lanes[s.pelaksana], sheet) for s in speaking) if after else 0
    return max(gutters.label, words + WORDS_APART)


def _words_beside(simbol: Simbol, kegiatan: Kegiatan, alur: Alur, lane: tuple[Emu, Emu], sheet: Sheet) -> Emu:
    """Height of the words beside an arrow down its own column to another symbol, in the row `kegiatan`."""
    under = {s.id for s in kegiatan.simbol if s.pelaksana == simbol.pelaksana and s is not simbol}
    runs = [sheet.run(way.label, "simbol") for way in alur.sambungan if way.dari == simbol.id and way.ke in under and way.label]
    wide = (lane[1] - lane[0]) // 2 - LABEL_BESIDE
    return max((set_paragraph((r,), max(widest_word((r,), sheet.fonts) + SAFETY, wide), sheet.fonts).height for r in runs), default=0)


def _below(simbol: Simbol, kegiatan: Kegiatan, alur: Alur, lane: tuple[Emu, Emu], sheet: Sheet) -> Emu:
    """Room between a symbol and one under it in its row: the words of the branch that leads there stand beside the arrow."""
    if simbol.bentuk is not Bentuk.KEPUTUSAN and not has_words(simbol, alur):
        return LEVEL_GAP
    return max(LEVEL_GAP_LABEL, _words_beside(simbol, kegiatan, alur, lane, sheet) + LABEL_OVER)


def _level_tops(sized: list[_Sized], gaps: dict[str, Emu]) -> tuple[dict[int, tuple[Emu, Emu]], Emu]:
    """Per level its top and height, and the height of all."""
    tops: dict[int, tuple[Emu, Emu]] = {}
    y = height = 0
    for level in sorted({s.level for s in sized}):
        tall = max(s.size.h for s in sized if s.level == level)
        tops[level] = (y, tall)
        height = y + tall
        y = height + max(gaps[s.simbol.id] for s in sized if s.level == level)
    return tops, height


def widths_with_words(alur: Alur, sheet: Sheet) -> dict[Bentuk, Emu]:
    """The width that symbols with words inside have, where there is room, so that those of one kind are alike."""
    widths: dict[Bentuk, Emu] = {}
    for simbol in (s for k in alur.kegiatan for s in k.simbol if s.teks):
        width = min(ALIKE, _natural(sheet.run(simbol.teks, "simbol"), KIND[simbol.bentuk], sheet))
        widths[simbol.bentuk] = max(widths.get(simbol.bentuk, 0), width)
    return widths


def _natural(run: Run, kind: SymbolKind, sheet: Sheet) -> Emu:
    """Width of a symbol around its words on one line."""
    return round(natural_width((run,), sheet.fonts) / INNER[kind]) + pt(1.5)


def _sized(simbol: Simbol, lane: _Room, usual: Size, sheet: Sheet) -> tuple[Size, tuple[Paragraph, ...]]:
    """The flow's `usual` size, as far as the column's width allows; with words inside as wide as they and those alike need."""
    kind = KIND[simbol.bentuk]
    width = max(MIN_WIDTH, min(usual.w, lane.column - 2 * GUTTER_X))
    height = max(usual.h * width // usual.w, MIN_HEIGHT[kind])
    width += lane.reach
    if not simbol.teks:
        return Size(_even(width), _even(height)), ()
    room = max(width, lane.most)
    run = _fitting(simbol.teks, round(room * INNER[kind]), sheet)
    width = max(width, min(room, max(lane.alike, _natural(run, kind, sheet))))
    words = (set_paragraph((run,), round(width * INNER[kind]), sheet.fonts, "tengah"),)
    height = max(height, round(stack_height(words) / TALL[kind]))
    return Size(_even(width), _even(height)), words


def _fitting(text: str, width: Emu, sheet: Sheet) -> Run:
    """The words in the usual size, or in the largest smaller one that breaks none of them."""
    run = sheet.run(text, "simbol")
    while widest_word((run,), sheet.fonts) + SAFETY > width and run.style.size > SMALLEST:
        run = Run(text, replace(run.style, size=run.style.size - pt(0.5)))
    return run


def _even(length: Emu) -> Emu:
    """A multiple of two twips, so that the middle of a symbol stands on the grid too."""
    return -(-length // 1270) * 1270
