"""Text and a width → paragraphs of broken lines, by the rules that make Word, LibreOffice and our PDF break alike.

Greedy, plain advances, no kerning (260 strings, 8–11 pt, 35–210 pt wide: equal to both LibreOffices): a line may end
after a space, after "/" (the DOCX gets U+200B there) and after "-" between letters; a longer word breaks by character.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from sopdoc.geometry import Emu, pt
from sopdoc.layout.fonts import FontSet
from sopdoc.layout.tree import Align, Line, Paragraph, Piece, Run

SAFETY: Emu = pt(0.75)     # two engines' widths differ by up to half a point: rows and least widths hold for the worse breaking
LEADING = 1.2              # line height by font size, Arial's own

BREAK = re.compile(r" +|/(?=[^ /])|(?<=[^\W\d_])-(?=[^\W\d_])|–(?=[^ ])")

Token = tuple[str, Run]    # a piece of a chunk in one style


def line_height(size: Emu) -> Emu:
    """Exact line height for a font size, on the twip grid that Word keeps lines on."""
    return round(size * LEADING / 635) * 635


def chunks(runs: Iterable[Run]) -> Iterator[list[Token]]:
    """Splits at break opportunities; a chunk that spans styles stays one chunk of several tokens."""
    chunk: list[Token] = []
    text = "".join(run.text for run in runs)
    breaks = {m.end() for m in BREAK.finditer(text)}
    place = 0
    for run in runs:
        start = 0
        for at in range(1, len(run.text) + 1):
            if place + at in breaks:
                chunk.append((run.text[start:at], run))
                yield chunk
                chunk, start = [], at
        if start < len(run.text):
            chunk.append((run.text[start:], run))
        place += len(run.text)
    if chunk:
        yield chunk


class _Breaker:
    """Fills lines of one width; `lines` holds tokens per line."""

    def __init__(self, fonts: FontSet, width: Emu) -> None:
        self.fonts, self.width = fonts, width
        self.lines: list[list[Token]] = [[]]
        self.used: Emu = 0

    def advance(self, tokens: list[Token]) -> Emu:
        return sum(self.fonts.advance(text, run.style.face, run.style.size) for text, run in tokens)

    def add(self, chunk: list[Token]) -> None:
        last, run = chunk[-1]
        ink = self.advance([*chunk[:-1], (last.rstrip(" "), run)])      # a space at the end may hang over
        if self.used + ink > self.width and self.used:
            self.lines.append([])
            self.used = 0
        if ink > self.width:
            self.add_letters(chunk)
            return
        self.lines[-1] += chunk
        self.used += self.advance(chunk)

    def add_letters(self, chunk: list[Token]) -> None:
        """A word wider than the line: as many letters on each line as fit, at least one."""
        for text, run in chunk:
            for letter in text:
                width = self.fonts.advance(letter, run.style.face, run.style.size)
                if self.used and self.used + width > self.width and letter != " ":
                    self.lines.append([])
                    self.used = 0
                self.lines[-1].append((letter, run))
                self.used += width


def break_lines(runs: tuple[Run, ...], width: Emu, fonts: FontSet) -> list[list[Token]]:
    """Tokens of every line; at least one line, even of nothing."""
    breaker = _Breaker(fonts, width)
    for chunk in chunks(runs):
        breaker.add(chunk)
    return breaker.lines


def set_paragraph(
    runs: tuple[Run, ...], width: Emu, fonts: FontSet, align: Align = "kiri", before: Emu = 0, indent: Emu = 0,
    marker: Run | None = None, marker_x: Emu = 0, leading: Emu | None = None,
) -> Paragraph:
    """A paragraph broken to `width` − `indent`; its height holds for an engine that sets half a point wider."""
    inner = max(width - indent, pt(4))
    lines = [_line(tokens, inner, fonts, align, indent) for tokens in break_lines(runs, inner, fonts)]
    if marker is not None:
        piece = Piece(marker_x, fonts.advance(marker.text, marker.style.face, marker.style.size), marker)
        lines[0] = Line((piece, *lines[0].pieces), lines[0].width)
    size = max((run.style.size for run in runs), default=marker.style.size if marker else pt(8))
    return Paragraph(runs, tuple(lines), leading or line_height(size), align, before, indent, marker, marker_x)


def _line(tokens: list[Token], width: Emu, fonts: FontSet, align: Align, indent: Emu) -> Line:
    merged = _merge(tokens)
    widths = [fonts.advance(text, run.style.face, run.style.size) for text, run in merged]
    total = sum(widths)
    x = indent + {"kiri": 0, "tengah": (width - total) // 2, "kanan": width - total}[align]
    pieces = []
    for (text, run), w in zip(merged, widths, strict=True):
        pieces.append(Piece(x, w, Run(text, run.style, run.link)))
        x += w
    return Line(tuple(pieces), total)


def _merge(tokens: list[Token]) -> list[Token]:
    """Neighbours of one run become one piece; the line's trailing spaces go."""
    merged: list[Token] = []
    for text, run in tokens:
        if merged and merged[-1][1] is run:
            merged[-1] = (merged[-1][0] + text, run)
        else:
            merged.append((text, run))
    while merged and not merged[-1][0].rstrip(" "):
        merged.pop()
    if merged:
        text, run = merged[-1]
        merged[-1] = (text.rstrip(" "), run)
    return merged


def safe_height(paragraph: Paragraph, width: Emu, fonts: FontSet) -> Emu:
    """The paragraph's height if an engine had half a point less width."""
    narrower = len(break_lines(paragraph.runs, max(width - paragraph.indent - SAFETY, pt(3)), fonts))
    return paragraph.before + max(narrower, len(paragraph.lines)) * paragraph.line_height


def widest_word(runs: tuple[Run, ...], fonts: FontSet) -> Emu:
    """Width of the longest unbreakable chunk: a column must not be narrower."""
    breaker = _Breaker(fonts, 0)
    return max((breaker.advance([*chunk[:-1], (chunk[-1][0].rstrip(" "), chunk[-1][1])]) for chunk in chunks(runs)), default=0)


def natural_width(runs: tuple[Run, ...], fonts: FontSet) -> Emu:
    """Width on one line."""
    return sum(fonts.advance(run.text, run.style.face, run.style.size) for run in runs)
