"""Text and a width → paragraphs of broken lines, by the rules that make Word, LibreOffice and our PDF break alike.

Greedy, plain advances, no kerning (260 strings, 8–11 pt, 35–210 pt wide: equal to both LibreOffices): a line may end
after a space, after "/" and inside "?jenis" (where a line ends so the DOCX gets U+200B) and after "-" before a letter.  A word longer than
the line breaks where `long_words` says, and by character where even that does not help.  A line ends at every "\\n".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

from sopdoc.geometry import Emu, line_height, pt
from sopdoc.layout.text.fonts import FontSet
from sopdoc.layout.text.long_words import MARKS, SOFT_HYPHEN, ZERO_WIDTH_SPACE, at_signs, at_syllables, marked
from sopdoc.layout.tree import Align, FaceKey, Line, Paragraph, Piece, Run

SAFETY: Emu = pt(0.6)      # two engines' widths differ by up to half a point
INSETS: tuple[Emu, ...] = (pt(1), pt(2), pt(3), pt(4.5))    # tried one after the other where a word only just fits, or just not
STEP: Emu = pt(0.5)        # of the search for even lines
KEPT = 4096                # paragraphs: those that come again in one sheet, and an agency's titles in all its sheets
BLANK = " \n"              # what shows nothing at a line's end

BREAK = re.compile(r"\n| +|/(?=[^ /\u200b])|[?!](?=[\w&=#@])|(?<=\w)-(?=[^\W\d_])|–(?=[^ ])|[\u200b\u00ad]")

Token = tuple[str, Run]    # a piece of a chunk in one style


def chunks(runs: Iterable[Run]) -> Iterator[list[Token]]:
    """Splits at break opportunities; a chunk that spans styles stays one chunk of several tokens."""
    chunk: list[Token] = []
    text = "".join(run.text for run in runs)
    breaks = [m.end() for m in BREAK.finditer(text)]
    place = index = 0
    for run in runs:
        start, end = 0, place + len(run.text)
        while index < len(breaks) and breaks[index] <= end:
            at = breaks[index] - place
            chunk.append((run.text[start:at], run))
            yield chunk
            chunk, start, index = [], at, index + 1
        if place + start < end:
            chunk.append((run.text[start:], run))
        place = end
    if chunk:
        yield chunk


class _Breaker:
    """Fills lines of one width; `lines` holds tokens per line.

    `margin` is how much the width could change either way before any line would break elsewhere.
    """

    def __init__(self, fonts: FontSet, width: Emu) -> None:
        self.fonts, self.width = fonts, width
        self.lines: list[list[Token]] = [[]]
        self.used: Emu = 0       # with the spaces at the end
        self.ink: Emu = 0        # without them
        self.margin: Emu = width
        self.torn = False        # a word did not fit and was broken by letters

    def advance(self, tokens: list[Token]) -> Emu:
        return sum(self.fonts.advance(text, run.style.face, run.style.size) for text, run in tokens)

    def add(self, chunk: list[Token]) -> None:
        last, run = chunk[-1]
        bare = last.rstrip(BLANK)
        full = self.advance(chunk)
        ink = full if bare == last else self.advance([*chunk[:-1], (bare, run)])      # a space at the end may hang over
        if last.endswith(SOFT_HYPHEN):
            ink += self.advance([("-", run)])
        if self.used + ink > self.width and self.used:
            self._break(self.used + ink)
        if ink > self.width:
            self._add_letters(chunk)
        else:
            self.lines[-1] += chunk
            self.ink = self.used + ink
            self.used += full
        if last.endswith("\n"):
            self.finish()
            self._begin()

    def _break(self, wanted: Emu) -> None:
        """Begins a line, because `wanted` is wider than one."""
        self.margin = min(self.margin, wanted - self.width, self.width - self.ink)
        self._begin()

    def _begin(self) -> None:
        self.lines.append([])
        self.used = self.ink = 0

    def _add_letters(self, chunk: list[Token]) -> None:
        """A word wider than the line: as many letters on each line as fit, at least one."""
        self.torn = True
        for text, run in chunk:
            for letter in text.translate(MARKS):
                width = self.fonts.advance(letter, run.style.face, run.style.size)
                if self.used and self.used + width > self.width and letter != " ":
                    self._break(self.used + width)
                self.lines[-1].append((letter, run))
                self.used += width
                self.ink = self.used

    def finish(self) -> None:
        self.margin = min(self.margin, self.width - self.ink)


def break_lines(runs: tuple[Run, ...], width: Emu, fonts: FontSet) -> _Breaker:
    """The broken lines; at least one, even of nothing."""
    breaker = _Breaker(fonts, width)
    for chunk in ([(runs[0].text, runs[0])],) if _is_one_line(runs, width, fonts) else chunks(runs):
        breaker.add(chunk)
    breaker.finish()
    return breaker


def _is_one_line(runs: tuple[Run, ...], width: Emu, fonts: FontSet) -> bool:
    """Is it plain words that fit on one line?  Most cells of a table are, and need not be taken apart."""
    if len(runs) != 1 or not runs[0].text or "\n" in runs[0].text or _is_marked(runs[0].text):
        return False
    return fonts.advance(runs[0].text, runs[0].style.face, runs[0].style.size) <= width


def _is_marked(text: str) -> bool:
    """Does it hold places to break that no one sees?"""
    return not text.isascii() and (SOFT_HYPHEN in text or ZERO_WIDTH_SPACE in text)


def with_breaks(runs: tuple[Run, ...], width: Emu, fonts: FontSet) -> tuple[Run, ...]:
    """The runs with places to break in words wider than `width`: after signs, and between syllables where that is not enough."""
    for places in (at_signs, at_syllables):
        if _is_one_line(runs, width, fonts) or widest_word(runs, fonts) <= width + SAFETY:
            return runs
        tokens = [token for chunk in chunks(runs) for token in (_marked(chunk, places) if _is_wide(chunk, width, fonts) else chunk)]
        runs = _as_runs(tokens, runs)
    return runs


def _is_wide(chunk: list[Token], width: Emu, fonts: FontSet) -> bool:
    return _widths(chunk, fonts)[0] > width + SAFETY


def _marked(chunk: list[Token], places: Callable[[str], dict[int, str]]) -> list[Token]:
    breaks = places("".join(text for text, _ in chunk))
    result, offset = [], 0
    for text, run in chunk:
        result.append((marked(text, breaks, offset), run))
        offset += len(text)
    return result


def _as_runs(tokens: list[Token], runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Tokens made of `runs` → their runs; `runs` itself where nothing has changed."""
    if sum(len(text) for text, _ in tokens) == sum(len(run.text) for run in runs):
        return runs
    return tuple(run.saying(text) for text, run in _merge(tokens, trim=False))


def _kept(lines: list[list[Token]], runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """The runs with only the places to break at which lines end: no engine needs the others."""
    if not any(_is_marked(run.text) for run in runs):
        return runs
    tokens = []
    for line in lines:
        for place, (text, run) in enumerate(line, 1):
            end = text[-1:] if place == len(line) and text[-1:] in (SOFT_HYPHEN, ZERO_WIDTH_SPACE) else ""
            tokens.append((text.translate(MARKS) + end, run))
    return _as_runs(tokens, runs)


def break_surely(runs: tuple[Run, ...], width: Emu, fonts: FontSet) -> tuple[_Breaker, Emu]:
    """Lines that every engine breaks alike, and the width taken off for that: up to INSETS where a word just fits.

    Without a sure width the lines of the whole width come back, and a row is sized for one more line.
    """
    first = break_lines(runs, width, fonts)
    if first.margin >= SAFETY:
        return first, 0
    for inset in INSETS:
        breaker = break_lines(runs, width - inset, fonts)
        if breaker.margin >= SAFETY and breaker.torn == first.torn:
            return breaker, inset
    return first, 0


def break_evenly(runs: tuple[Run, ...], width: Emu, fonts: FontSet) -> tuple[_Breaker, Emu]:
    """As `break_surely`, with lines of about one length: the least width that takes no more of them and breaks no more words."""
    first, spare = break_surely(runs, width, fonts)
    count = len(first.lines)
    if count == 1 or first.torn:
        return first, spare
    low, high = 0, width - spare
    while high - low > STEP:
        middle = (low + high) // 2
        tried = break_lines(runs, middle, fonts)
        low, high = (middle, high) if tried.torn or len(tried.lines) > count else (low, middle)
    for narrower in range(high, width - spare, STEP):
        tried = break_lines(runs, narrower, fonts)
        if tried.margin >= SAFETY and not tried.torn and len(tried.lines) == count and _hyphens(tried) <= _hyphens(first):
            return tried, width - narrower
    return first, spare


def _hyphens(breaker: _Breaker) -> int:
    """Lines that end inside a word."""
    return sum(line[-1][0].endswith(("-", SOFT_HYPHEN)) for line in breaker.lines[:-1] if line)


@lru_cache(maxsize=KEPT)
def set_paragraph(
    runs: tuple[Run, ...], width: Emu, fonts: FontSet, align: Align = "kiri", before: Emu = 0, indent: Emu = 0,
    marker: Run | None = None, inset: Emu = 0, even: bool = False,
) -> Paragraph:
    """A paragraph broken to `width` − `indent`, free of `inset` on both sides; its lines hold in every engine.

    `even`: lines of about one length, for titles.
    """
    left, right = indent + inset, inset
    room = max(width - left - right, pt(4))
    runs = with_breaks(runs, room, fonts)
    breaker, spare = (break_evenly if even else break_surely)(runs, room, fonts)
    if align == "tengah":
        left += spare // 2
    right += spare - spare // 2 if align == "tengah" else spare
    inner = max(width - left - right, pt(3))
    lines = [_line(tokens, inner, fonts, align, left) for tokens in breaker.lines]
    if marker is not None:
        piece = Piece(inset, fonts.advance(marker.text, marker.style.face, marker.style.size), marker)
        lines[0] = Line((piece, *lines[0].pieces), lines[0].width)
    size = max((run.style.size for run in runs), default=marker.style.size if marker else pt(8))
    unsure = breaker.margin < SAFETY
    return Paragraph(_kept(breaker.lines, runs), tuple(lines), line_height(size), align, before, left, right, marker, inset, unsure)


def _line(tokens: list[Token], width: Emu, fonts: FontSet, align: Align, indent: Emu) -> Line:
    merged = _shown(_merge(tokens))
    widths = [fonts.advance(text, run.style.face, run.style.size) for text, run in merged]
    total = sum(widths)
    x = indent + {"kiri": 0, "tengah": (width - total) // 2, "kanan": width - total}[align]
    pieces = []
    for (text, run), w in zip(merged, widths, strict=True):
        pieces.append(Piece(x, w, run.saying(text)))
        x += w
    return Line(tuple(pieces), total)


def _shown(tokens: list[Token]) -> list[Token]:
    """What is printed of a line: of the places to break only the hyphen at its end."""
    if not tokens:
        return []
    if not any(_is_marked(text) for text, _ in tokens):
        return tokens
    last, run = tokens[-1]
    shown = [(text.translate(MARKS), run) for text, run in tokens]
    if last.endswith(SOFT_HYPHEN):
        shown[-1] = (shown[-1][0] + "-", run)
    return shown


def _merge(tokens: list[Token], trim: bool = True) -> list[Token]:
    """Neighbours of one run become one piece; with `trim` what ends the line goes: spaces, and the "\\n" itself."""
    merged: list[Token] = []
    for text, run in tokens:
        if merged and merged[-1][1] is run:
            merged[-1] = (merged[-1][0] + text, run)
        else:
            merged.append((text, run))
    while trim and merged and not merged[-1][0].rstrip(BLANK):
        merged.pop()
    if trim and merged:
        text, run = merged[-1]
        merged[-1] = (text.rstrip(BLANK), run)
    return merged


def safe_height(paragraph: Paragraph) -> Emu:
    """The paragraph's height where an engine may need one line more."""
    return paragraph.height + paragraph.unsure * paragraph.line_height


def word_widths(runs: tuple[Run, ...], fonts: FontSet) -> tuple[tuple[Emu, Emu], ...]:
    """(ink, with the spaces after it) of every unbreakable chunk."""
    if len(runs) == 1:
        style, face = runs[0].style, fonts.faces[runs[0].style.face]
        size, units = style.size, face.units
        return tuple([(bare * size // units, whole * size // units) for bare, whole in _word_units(runs[0].text, style.face, fonts)])
    return tuple(_widths(chunk, fonts) for chunk in chunks(runs))


@lru_cache(maxsize=8192)
def _word_units(text: str, face: FaceKey, fonts: FontSet) -> tuple[tuple[int, int], ...]:
    """Font units of the chunks of a text in one style, without the spaces at their ends and with them: asked again in every size of
    type."""
    ends, units = [0, *(m.end() for m in BREAK.finditer(text)), len(text)], fonts.faces[face].units_of
    return tuple((units(text[a:b].rstrip(BLANK)), units(text[a:b])) for a, b in pairwise(ends) if a < b)


def _widths(chunk: list[Token], fonts: FontSet) -> tuple[Emu, Emu]:
    """Of a chunk: without the spaces at its end, and with them."""
    full = sum(fonts.advance(text, run.style.face, run.style.size) for text, run in chunk)
    text, run = chunk[-1]
    hanging = text[len(text.rstrip(BLANK)):]
    return (full - fonts.advance(hanging, run.style.face, run.style.size) if hanging else full), full


def widest_word(runs: tuple[Run, ...], fonts: FontSet) -> Emu:
    """Width of the longest unbreakable chunk: a column must not be narrower."""
    return max((ink for ink, _ in word_widths(runs, fonts)), default=0)


def natural_width(runs: tuple[Run, ...], fonts: FontSet) -> Emu:
    """Width on one line."""
    return sum(fonts.advance(run.text, run.style.face, run.style.size) for run in runs)
