"""Words of a picture → the same, with those by which a flow table's head is found: among such words a nearly right one is meant.

    No │ Kegiatari │ … │ Waktu │ Owput          ─▶  Kegiatan, Output
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches

from sopdoc.impor.page import Word
from sopdoc.impor.table.roles import KEGIATAN, KELENGKAPAN, KETERANGAN, ON_LINE, OUTPUT, WAKTU


@dataclass(frozen=True, slots=True)
class _Title:
    """`pattern`: how it may be called; `like`: the part of its letters by which it is known (a pelaksana may be "Kesehatan")."""

    name: str
    pattern: re.Pattern[str]
    like: float = 0.7
    reach: float = ON_LINE      # points above and below it, where the head's other words stand


TITLES = (_Title("Waktu", WAKTU), _Title("Output", OUTPUT), _Title("Kegiatan", KEGIATAN, 0.8, 2 * ON_LINE))
HEAD = (KEGIATAN, KELENGKAPAN, WAKTU, OUTPUT, KETERANGAN)
FEWEST = 2              # of its other words


def with_heads(words: Mapping[Word, float]) -> dict[Word, float]:
    """What is mended is as sure as it was; nothing is, where the head has that word already."""
    result = dict(words)
    for title in TITLES:
        for word in [one for one in words if get_close_matches(one.text.casefold(), (title.name.casefold(),), 1, title.like)]:
            beside = [one.text for one in result if abs(one.box.centre[1] - word.box.centre[1]) < title.reach]
            is_head = sum(any(other.match(text) for text in beside) for other in HEAD) >= FEWEST
            if is_head and not any(title.pattern.match(text) for text in beside):
                result[replace(word, text=title.name)] = result.pop(word)
    return result
