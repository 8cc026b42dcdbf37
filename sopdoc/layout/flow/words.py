"""A flow's rows and headings as runs: what each column of each row says, and how wide it is at least.

Widths here are arithmetic on words measured once; the lines themselves are broken when the columns are solved.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from sopdoc.geometry import Emu, line_height, pt
from sopdoc.layout.sheet import PAD, Sheet
from sopdoc.layout.text.measure import natural_width, widest_word, word_widths
from sopdoc.layout.text.paragraphs import marker_of, runs_of
from sopdoc.model.sop import Alur, Kegiatan
from sopdoc.model.teks import Blok, Isi, kata_of

PART = "alur"
LANES = "pelaksana"                        # the column key that stands for all pelaksana
CENTRED = ("nomor kegiatan", "waktu")      # columns of short values
NOTHING = ("-", "–", "—")                  # says that there is nothing to say, and stands in the middle of its column
EASE: Emu = pt(1.5)                        # more than the widest word needs, so that no engine breaks it after rounding
WORD_CAP: Emu = pt(110)                    # a longer word (an address, say) is broken rather than given this much room
SHORT: Emu = pt(52)                        # a text up to this width rather stays on one line
TIME_CAP: Emu = pt(56)                     # a duration up to this width stays on one line


def isi_of(kegiatan: Kegiatan, key: str) -> Isi:
    """The text of a row in a column."""
    match key:
        case "uraian":
            return kegiatan.uraian
        case "kelengkapan":
            return kegiatan.kelengkapan
        case "waktu":
            return kegiatan.waktu
        case "output":
            return kegiatan.output
        case _:
            return kegiatan.keterangan


def nomor_text(kegiatan: Kegiatan) -> str:
    return f"{kegiatan.nomor}." if kegiatan.nomor else ""


Words = tuple[tuple[Emu, Emu], ...]        # a paragraph as (ink, advance) of its words


@dataclass(frozen=True, slots=True)
class Cost:
    """What a column asks of the width solver: its least width, the width that keeps short texts on one line, and the words of
    every row's paragraphs."""

    key: str
    least: Emu
    cosy: Emu
    rows: tuple[tuple[Words, ...], ...]
    _known: dict[Emu, tuple[int, ...]] = field(default_factory=dict, repr=False, compare=False)

    def lines(self, width: Emu) -> tuple[int, ...]:
        """How many lines every row's text takes; asked again and again for the same widths, so it is remembered."""
        known = self._known.get(width)
        if known is None:
            inner = width - 2 * PAD
            known = self._known[width] = tuple([sum([count_lines(words, inner) for words in row]) for row in self.rows])
        return known


def count_lines(words: Words, width: Emu) -> int:
    """Lines of one paragraph, broken greedily."""
    lines, used = 1, 0
    for ink, advance in words:
        if used and used + ink > width:
            lines += 1
            used = 0
        used += advance
    return lines


def column_cost(key: str, alur: Alur, sheet: Sheet) -> Cost:
    """Cost of a text column (any key of the profile's `kolom` but the pelaksana)."""
    titles = (sheet.label(key), *((column_number(key, alur, sheet),) if sheet.profile.baris_nomor else ()))
    heading = max(widest_word(runs_of(kata_of(title), "kepala", sheet, tebal=True), sheet.fonts) for title in titles)
    if key == "nomor kegiatan":
        widths = [natural_width((sheet.run(nomor_text(k), PART),), sheet.fonts) for k in alur.kegiatan]
        least = max(heading, *widths) + 2 * PAD + EASE
        return Cost(key, least, least, tuple(() for _ in alur.kegiatan))
    rows = tuple(tuple(_words(blok, sheet) for blok in isi_of(k, key).blok) for k in alur.kegiatan)
    least = max((ink for row in rows for words in row for ink, _ in words), default=0)
    least = max(heading, min(least, WORD_CAP))
    if key == "waktu":
        least = max(least, *(min(_length(words), TIME_CAP) for row in rows for words in row), 0)
    lengths = (_length(words) for row in rows for words in row)
    cosy = max((length for length in lengths if length <= SHORT), default=0)
    return Cost(key, least + 2 * PAD + EASE, max(least, cosy) + 2 * PAD + EASE, rows)


def column_number(key: str, alur: Alur, sheet: Sheet) -> str:
    """What the row of numbers says in a text column, counted from the left with every pelaksana: "(10)"."""
    before = sheet.profile.kolom[: sheet.profile.kolom.index(key)]
    return f"({len(before) + 1 + (len(alur.pelaksana) - 1) * (LANES in before)})"


def _words(blok: Blok, sheet: Sheet) -> Words:
    """The words of a paragraph; an item's marker indents every line, as if each word were that much wider alone."""
    marker = marker_of(blok, PART, sheet)
    words = word_widths(runs_of(blok.kata, PART, sheet), sheet.fonts)
    if marker is None:
        return words
    indent = natural_width((marker,), sheet.fonts) + pt(4)
    return tuple((ink + indent, advance + (indent if index == 0 else 0)) for index, (ink, advance) in enumerate(words))


def _length(words: Words) -> Emu:
    """Width on one line."""
    return sum(advance for _, advance in words[:-1]) + sum(ink for ink, _ in words[-1:])


def text_height(lines: int, sheet: Sheet) -> Emu:
    return lines * line_height(sheet.profile.huruf.ukuran[PART])
