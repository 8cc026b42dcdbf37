"""A cell's lines → `Isi`: paragraphs and items as the sheet has them, broken lines whole again, bold and italic words kept.

    1. Kartu identi-         ─▶   item "1." Kartu identitas
       tas                        item "2." Surat kuasa
    2. Surat kuasa
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import inf

from sopdoc.impor.lines import BREAKS, ROOM, Line, goes_on, hyphenated
from sopdoc.impor.page import After, Word
from sopdoc.impor.written.broken import paragraphs
from sopdoc.impor.written.hanging import NUMBER, raised
from sopdoc.model.decode_teks import KOLOM_TERBANYAK
from sopdoc.model.teks import Blok, Isi, Kata, Penanda

SLACK = 0.8             # points that our lines keep free, since other programs set them a little wider
FITS = 8.0          # a word that would have fitted by more than this was put on the next line by hand
BESIDE = 8.0        # a gap in a line from here on may part two columns of items
ALIGNED = 4.0       # items of one column begin this near
EXACT = 2.0         # and their numbers this near
HANGING = 4.0       # of an item whose lines stand to the right of its number
BULLET = "•"        # that of our own sheets
BULLETS = "-–•▪●○◦➢➤►✓☐■□*"

_BARE = re.compile(r"([0-9]{1,2})")
_GLUED = re.compile(r"\(?([0-9]{1,2}|[a-z])[.)](?=[A-Z])")
_BULLETED = re.compile(rf"[{re.escape(BULLETS.replace('-', '').replace('–', '').replace('*', ''))}](?=\w)")
_NAMED = re.compile(r"([A-Z]|[0-9]{1,2}) ?[:=] ?\S")      # "A : with a letter", a legend of branches


@dataclass(slots=True)
class _Block:
    """An item or a paragraph while its lines come: its marker, its left edge, its cell's or column's width, the lines behind the marker."""

    marker: str
    left: float
    width: float
    lines: list[Line]

    @property
    def room(self) -> float:
        """What a line has at most."""
        return self.width - (self.lines[0].box.x0 - self.left) - ROOM


def isi_of(lines: Sequence[Line], width: float) -> Isi:
    """`width`: of the cell."""
    return isi_of_parts([(lines, width)])


def isi_of_parts(cells: Sequence[tuple[Sequence[Line], float]]) -> Isi:
    """A text that goes on from cell to cell, each with its width: items are counted through all of them."""
    blocks: list[_Block] = []
    begun: list[float] = []
    last, columns = "", 1
    for lines, width in ((raised(lines), width) for lines, width in cells):
        begun += _begun(lines)
        parts = _columns(lines, begun)
        columns = max(columns, len(parts))
        for line in (line for part in parts for line in part):
            marker, rest = _marker(line, last)
            if not marker:
                marker, rest = _below_others(line, blocks)
            if marker:
                blocks.append(_Block(marker, line.box.x0, width / len(parts), [rest] if rest else []))
                last = marker
            elif blocks and not _begins(blocks[-1], line) and not _left_of_items(blocks, line):
                blocks[-1].lines.append(line)
            else:
                blocks.append(_Block("", line.box.x0, width / len(parts), [line]))
    return Isi(tuple(_blok(part) for block in blocks for part in _parted(block)), min(columns, KOLOM_TERBANYAK))


def _parted(block: _Block) -> Iterator[_Block]:
    """What the layout alone tells of its lines: how they are paragraphs; no block without lines."""
    if not any(line.words[-1].after is After.FULL for line in block.lines):
        yield from [block] if block.lines else []
        return
    for number, lines in enumerate(paragraphs(block.lines, block.left, block.width - ROOM)):
        yield _Block("" if number else block.marker, block.left, block.width, list(lines))


def title_of(lines: Sequence[Line], width: float) -> Isi:
    """What stands across a table: bold because it is a title; a number before it is a word of it and begins no list."""
    isi = plain_of(lines, width)
    return Isi(tuple(
        Blok((Kata(f"{blok.nomor} "), *blok.kata)) if blok.penanda is Penanda.NOMOR else blok for blok in isi.blok
    ))


def plain_of(lines: Sequence[Line], width: float) -> Isi:
    """What is bold as a whole, because of where it stands."""
    isi = isi_of(lines, width)
    bold = all(kata.tebal for blok in isi.blok for kata in blok.kata if kata.teks.strip())
    return replace(isi, blok=tuple(
        replace(blok, kata=tuple(replace(kata, tebal=kata.tebal and not bold) for kata in blok.kata)) for blok in isi.blok
    ))


def _begun(lines: Sequence[Line]) -> list[float]:
    """Where numbers stand in the middle of lines, behind a gap."""
    return [
        word.box.x0 for line in lines for before, word in pairwise(line.words)
        if NUMBER.fullmatch(word.text) and word.box.x0 - before.box.x1 > BESIDE
    ]


def _columns(lines: Sequence[Line], begun: Sequence[float]) -> list[tuple[Line, ...]]:
    """Lines side by side, where two items or more begin at one place in the middle, in these lines or in those before."""
    places: list[float] = []
    for x in sorted(_begun(lines)):
        if sum(abs(x - other) < ALIGNED for other in begun) > 1 and (not places or x - places[-1] > ALIGNED):
            places.append(x)
    edges = [-inf, *(x - ALIGNED for x in places), inf]
    return [_between(lines, left, right) for left, right in pairwise(edges)]


def _between(lines: Sequence[Line], left: float, right: float) -> tuple[Line, ...]:
    parts = (tuple(word for word in line.words if left <= word.box.x0 < right) for line in lines)
    return tuple(Line(words) for words in parts if words)


def _marker(line: Line, last: str) -> tuple[str, Line | None]:
    """The marker that begins the line, and the line without it.  A number goes on from the last one, or begins with the first."""
    first, *rest = line.words
    found = NUMBER.fullmatch(first.text)
    if found and rest and _follows(found[1], last):
        return first.text, Line(tuple(rest))
    ours = line.words[-1].after is not After.UNKNOWN
    if first.text in (BULLET if ours else BULLETS) and rest:
        return "•", Line(tuple(rest))
    joined = _GLUED.match(first.text)
    if joined and _follows(joined[1], last):
        return joined.group(), _without(line, joined.end())
    if not ours and _BULLETED.match(first.text):
        return "•", _without(line, 1)
    return "", None


def _without(line: Line, signs: int) -> Line:
    first, *rest = line.words
    return Line((replace(first, text=first.text[signs:]), *rest))


def _below_others(line: Line, blocks: Sequence[_Block]) -> tuple[str, Line | None]:
    """A number that does not follow, right below the last item's, with its text right below that one's: the sheet miscounts, or
    leaves out the dot of the number that follows."""
    above = blocks[-1] if blocks and blocks[-1].lines else None
    first, *rest = line.words
    found = NUMBER.fullmatch(first.text) or _BARE.fullmatch(first.text)
    before = NUMBER.fullmatch(above.marker) if above else None
    if above is None or before is None or found is None or not rest or found[1].isdigit() != before[1].isdigit():
        return "", None
    hangs = all(other.box.x0 - above.left > HANGING for other in above.lines)
    below = abs(line.box.x0 - above.left) < EXACT and abs(rest[0].box.x0 - above.lines[0].box.x0) < ALIGNED
    bare = found[0] == found[1]
    if not (hangs and below) or (bare and not _follows(found[1], above.marker)):
        return "", None
    return f"{found[1]}." if bare else first.text, Line(tuple(rest))


def _follows(count: str, last: str) -> bool:
    before = NUMBER.fullmatch(last)
    if before is None:
        return count in ("1", "a")
    return count in ("1", "a") or _counts_on(before[1], count)


def _counts_on(before: str, after: str) -> bool:
    """ "2" after "1", "b" after "a"."""
    if before.isdigit() or after.isdigit():
        return before.isdigit() and after.isdigit() and int(after) - int(before) == 1
    return ord(after) - ord(before) == 1


def _begins(block: _Block, line: Line) -> bool:
    """Does the line begin a paragraph?  Where the file tells: behind a line without a space; else in an item never, and in a
    paragraph where the first word would have fitted above."""
    if not block.lines:
        return False
    above, word = block.lines[-1], line.words[0]
    last = above.words[-1]
    if last.after in (After.SPACE, After.END, After.JOINED):
        return last.after is After.END
    room = block.room - above.box.width - _first_piece(line) - last.box.height / 4
    if last.after is After.NOTHING:
        return last.text[-1] not in BREAKS or room > SLACK
    if last.after is After.FULL:
        return False        # see `_parted`
    if _names_next(block.lines[0], line):
        return True
    return not block.marker and room > FITS and not word.text[:1].islower() and not goes_on(above, line)


def _left_of_items(blocks: Sequence[_Block], line: Line) -> bool:
    """Does a line stand below the numbers of items whose broken lines hang below their texts?  Then it is no part of the last one."""
    *_, item = blocks
    if not item.marker or not item.lines or item.lines[-1].words[-1].after is not After.UNKNOWN:
        return False
    hanging = any(
        other.box.x0 - block.left > HANGING for block in blocks if block.marker and abs(block.left - item.left) < ALIGNED
        for other in block.lines[1:]
    )
    straight = any(other.box.x0 - block.left < HANGING for block in blocks if block.marker for other in block.lines[1:])
    return hanging and not straight and line.box.x0 - item.left < EXACT


def _names_next(first: Line, line: Line) -> bool:
    """Does the line explain "B", and its paragraph "A"?"""
    before, after = _NAMED.match(first.text), _NAMED.match(line.text)
    return before is not None and after is not None and _counts_on(before[1], after[1])


def _first_piece(line: Line) -> float:
    """How wide the line's words are up to where a line may break: "jdih.example.go.id/" of an address that goes on."""
    first = line.words[0]
    end = first.box.x1
    for before, word in pairwise(line.words):
        if not word.glued or before.text[-1] in BREAKS:
            break
        at = next((index + 1 for index, sign in enumerate(word.text) if sign in BREAKS), len(word.text))
        end = word.box.x0 + word.box.width * at / len(word.text)
        if at < len(word.text):
            break
    return end - first.box.x0


def _blok(block: _Block) -> Blok:
    kata, marker = _kata(block.lines, block.room), block.marker
    if marker == "•":
        return Blok(kata, Penanda.BUTIR)
    return Blok(kata, Penanda.NOMOR, marker) if marker else Blok(kata)


def _kata(lines: Sequence[Line], room: float) -> tuple[Kata, ...]:
    """Runs of words in one style; a space between two styles is plain."""
    result: list[Kata] = []
    before: Word | None = None
    for number, line in enumerate(lines):
        for index, word in enumerate(line.words):
            if before is not None and index == 0 and hyphenated(lines[number - 1], line, room):
                result[-1] = replace(result[-1], teks=result[-1].teks[:-1])
            elif before is not None:
                space = not goes_on(lines[number - 1], line) if index == 0 else not word.glued
                if space:
                    _add(result, " ", before.bold and word.bold, before.italic and word.italic)
            _add(result, word.text, word.bold, word.italic)
            before = word
    return tuple(result)


def _add(result: list[Kata], text: str, bold: bool, italic: bool) -> None:
    if result and (result[-1].tebal, result[-1].miring) == (bold, italic):
        result[-1] = Kata(result[-1].teks + text, bold, italic)
    else:
        result.append(Kata(text, bold, italic))
