"""Words of a page in the file's order → those that are seen, once: some programs print bold words twice, and who corrects a finished
PDF covers words with white and writes over them.

    12 Juni 2022     ▓▓▓▓▓▓▓▓▓▓▓▓  ◀─ white, hardly higher than the words        ─▶   2 Mei 2025
                     2 Mei 2025
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sopdoc.impor.lines import collide
from sopdoc.impor.page import Path, Word

HIGH = 2.0              # of a word's height: what is higher is the ground of a cell


def without_patched(words: Sequence[Word], paths: Iterable[Path]) -> tuple[Word, ...]:
    words = tuple({(word.text, round(word.box.x0), round(word.box.y0), word.turned): word for word in reversed(words)}.values())[::-1]
    hidden = {number for path in paths if path.white and path.closed and not path.stroked for number in _under(words, path)}
    return tuple(word for number, word in enumerate(words) if number not in hidden)


def _under(words: Sequence[Word], patch: Path) -> list[int]:
    """What lies below the words that were written on it."""
    box = patch.box
    inside = [number for number, word in enumerate(words) if box.holds(word.box.centre) and box.height < HIGH * word.box.height]
    under = [one for place, one in enumerate(inside) if any(collide(words[one], words[other]) for other in inside[place + 1:])]
    return [one for one in inside if under and one <= under[-1]]
