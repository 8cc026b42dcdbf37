"""Words that name pages → their operators, written when the document knows how it counts those pages.

    q … EMC /Figure<</MCID 7>>BDC ␀ EMC … Q      each NUL of a page's operators is the place of one note

The layout has kept room for numbers of three digits where the column has it; what is wider still is set narrower.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sopdoc.geometry import Emu
from sopdoc.layout.text.fonts import by_font, load_face
from sopdoc.render.items import Text
from sopdoc.render.numbers import Points
from sopdoc.render.pages_said import PageNumbers, renumbered
from sopdoc.render.pdf.fixed_fonts import fixed_font

PLACE = "\x00"      # no operator and no string of ours holds it
LEVEL = 6           # of deflating


@dataclass(frozen=True, slots=True)
class Note:
    """Words in the face of the file `font`, their baseline `y` above the foot of the page, their middle at `x`, in `room` at most."""

    words: str
    font: str
    x: Emu
    y: Emu
    size: Emu
    room: Emu
    spaced: bool

    def operators(self, numbers: PageNumbers, points: Points) -> str:
        """The words as the document says them, around the same middle."""
        words, face = renumbered(self.words, numbers.of), load_face(Path(self.font))
        width = face.advance(words, self.size)
        narrow = 100 * self.room // width if width > self.room else 100
        place = f"1 0 0 1 {points[self.x - width * narrow // 200]} {points[self.y]} Tm"
        shown = "\n".join(
            f"{font} {points[self.size]} Tf <{codes}> Tj"
            for font, codes in fixed_font(face.path).encode(words + " " if self.spaced else words)
        )
        return f"{place}\n{shown}" if narrow == 100 else f"{narrow} Tz {place}\n{shown}\n100 Tz"

    def glyphs(self, numbers: PageNumbers) -> Iterator[tuple[str, str]]:
        """The characters that it shows, by the file of their face."""
        yield from ((self.font, part) for part, borrowed in by_font(renumbered(self.words, numbers.of)) if not borrowed)


def note_of(item: Text, font: Path, height: Emu) -> Note:
    """Of words on a page `height` high."""
    return Note(item.text, str(font), item.x + item.width // 2, height - item.y, item.size, item.room, item.spaced)


def filled(content: bytes, notes: Sequence[Note], numbers: PageNumbers, points: Points) -> bytes:
    """A page's operators (deflated) with its notes."""
    if not notes:
        return content
    first, *rest = zlib.decompress(content).decode().split(PLACE)
    written = (note.operators(numbers, points) + part for note, part in zip(notes, rest, strict=True))
    return zlib.compress((first + "".join(written)).encode(), LEVEL)
