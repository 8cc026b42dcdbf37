"""Isi → paragraphs: styles, hanging markers and line breaks of a text in a cell or section."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from sopdoc.geometry import Emu
from sopdoc.layout.sheet import Sheet, style_of
from sopdoc.layout.text.measure import KEPT, natural_width, safe_height, set_paragraph
from sopdoc.layout.tree import Align, Line, Paragraph, Run
from sopdoc.model.teks import Blok, Isi, Kata, Penanda, Tanda, kata_of

BULLET = "•"
MARKER_GAP = 0.45      # between marker and text, by font size


def runs_of(kata: tuple[Kata, ...], part: str, sheet: Sheet, tebal: bool = False, underline: bool = False) -> tuple[Run, ...]:
    """Words → runs in the part's size, neighbours that look alike in one; `tebal` makes all of them bold."""
    return _runs(kata, sheet.profile.huruf.ukuran[part], tebal, underline)


@lru_cache(maxsize=KEPT)
def _runs(kata: tuple[Kata, ...], size: Emu, tebal: bool, underline: bool) -> tuple[Run, ...]:
    runs: list[Run] = []
    for k in kata:
        run = Run(k.teks, style_of(size, k.tebal or tebal, k.miring, underline), k.tautan, k.tanda, k.isian)
        if runs and runs[-1].saying(run.text) == run:
            run = run.saying(runs.pop().text + run.text)
        runs.append(run)
    return tuple(runs)


def led(lead: str, kata: tuple[Kata, ...]) -> tuple[Kata, ...]:
    """The words behind unmarked ones, as one run where that can be."""
    first, *others = kata
    return (Kata(lead), *kata) if first.tanda or first.isian else (replace(first, teks=lead + first.teks), *others)


def mark_of(kata: tuple[Kata, ...]) -> Tanda:
    """The one mark that all words have, or ""."""
    marks = {k.tanda for k in kata}
    return marks.pop() if len(marks) == 1 else ""


def marker_of(blok: Blok, part: str, sheet: Sheet) -> Run | None:
    if blok.penanda is Penanda.TANPA:
        return None
    return Run(BULLET if blok.penanda is Penanda.BUTIR else blok.nomor, sheet.style(part), mark=mark_of(blok.kata))


def set_isi(isi: Isi, width: Emu, part: str, sheet: Sheet, align: Align = "kiri", before: Emu = 0) -> tuple[Paragraph, ...]:
    """Paragraphs broken to `width`; the items of one text hang at one indent; `before` is free above the first."""
    markers = [marker_of(blok, part, sheet) for blok in isi.blok]
    indent = _indent(markers, part, sheet)
    paragraphs = []
    for blok, marker in zip(isi.blok, markers, strict=True):
        runs = runs_of(blok.kata, part, sheet)
        left = indent if marker else 0
        paragraph = set_paragraph(runs, width, sheet.fonts, "kiri" if indent else align, before, left, marker)
        mark = mark_of(blok.kata)
        paragraphs.append(replace(paragraph, mark=mark) if mark else paragraph)
        before = 0
    return tuple(paragraphs)


def moved(paragraph: Paragraph, left: Emu, right: Emu) -> Paragraph:
    """The paragraph with so much more room free at its sides; its lines stay as they are."""
    lines = tuple(replace(line, pieces=tuple(replace(p, x=p.x + left) for p in line.pieces)) for line in paragraph.lines)
    return replace(
        paragraph, lines=lines, indent=paragraph.indent + left, right=paragraph.right + right, marker_x=paragraph.marker_x + left,
    )


def indent_of(isi: Isi, part: str, sheet: Sheet) -> Emu:
    """Indent that the widest marker needs, 0 without markers."""
    return _indent([marker_of(blok, part, sheet) for blok in isi.blok], part, sheet)


def _indent(markers: list[Run | None], part: str, sheet: Sheet) -> Emu:
    widths = [natural_width((marker,), sheet.fonts) for marker in markers if marker]
    return max(widths) + round(sheet.profile.huruf.ukuran[part] * MARKER_GAP) if widths else 0


def set_plain(
    text: str, width: Emu, part: str, sheet: Sheet, tebal: bool = False, align: Align = "kiri", before: Emu = 0, underline: bool = False,
) -> Paragraph:
    """One paragraph of one style but for what a title says of its own words."""
    return set_kata(kata_of(text), width, part, sheet, tebal, align, before, underline)


def set_kata(
    kata: tuple[Kata, ...], width: Emu, part: str, sheet: Sheet, tebal: bool = False, align: Align = "kiri", before: Emu = 0,
    underline: bool = False,
) -> Paragraph:
    """One paragraph of words, each with its mark; centred lines are of about one length."""
    runs = runs_of(kata, part, sheet, tebal, underline)
    return set_paragraph(runs, width, sheet.fonts, align, before, even=align == "tengah")


def gap(height: Emu) -> Paragraph:
    """Free space as an empty paragraph: how Word keeps a distance between two tables."""
    return Paragraph((), (Line((), 0),), height)


def stack_height(paragraphs: tuple[Paragraph, ...]) -> Emu:
    return sum(p.height for p in paragraphs)


def room_for(paragraphs: tuple[Paragraph, ...]) -> Emu:
    """Height that the paragraphs need in the least favourable engine."""
    return sum(map(safe_height, paragraphs))
