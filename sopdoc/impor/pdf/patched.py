"""Words of a page in the file's order → those that are seen, once: some programs print bold words twice, shapes are laid over what
a cell says, who hides a word makes it white, and who corrects a finished PDF covers words with white and writes over them.

    12 Juni 2022     ▓▓▓▓▓▓▓▓▓▓▓▓  ◀─ white, painted over the words              ─▶   2 Mei 2025
                     2 Mei 2025
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sopdoc.impor.page import Box, Path, Point, Word, inside

ALONG, ACROSS = (0.1, 0.5, 0.9), (0.2, 0.7)      # of a word's length and height: what covers it there leaves nothing to read


def without_patched(words: Sequence[Word], paths: Iterable[Path]) -> tuple[Word, ...]:
    words = tuple({(word.text, round(word.box.x0), round(word.box.y0), word.turned): word for word in reversed(words)}.values())[::-1]
    covers = [path for path in paths if path.white and path.closed]
    return tuple(word for word in words if not any(_hides(path, word) for path in covers))


def without_white(words: Iterable[tuple[Word, bool]], paths: Iterable[Path], pictures: Sequence[Box]) -> Iterator[Word]:
    """White words are seen on ink and on pictures alone; each word comes with whether it is white."""
    ink = [path for path in paths if path.filled]
    for word, white in words:
        centre = word.box.centre
        bare = white and not any(picture.holds(centre) for picture in pictures)
        if not bare or any(path.drawing <= word.drawing and path.box.holds(centre) for path in ink):
            yield word


def _hides(path: Path, word: Word) -> bool:
    """Was it painted over the word?"""
    if path.drawing <= word.drawing or not path.box.holds(word.box.centre):
        return False
    return all(inside(point, path.points) for point in _places(word))


def _places(word: Word) -> list[Point]:
    box = word.box
    across, along = (ALONG, ACROSS) if word.turned else (ACROSS, ALONG)
    return [(box.x0 + x * box.width, box.y0 + y * box.height) for x in along for y in across]
