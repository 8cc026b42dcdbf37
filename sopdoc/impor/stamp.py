"""The stamp that a signing service sets at the foot of every page, over whatever stands there: none of it is the sheet's.

    │ 4. │ Memeriksa │ ▭ │ Dokumen pengadaan │
    ▓▓ * Dokumen ini telah ditandatangani secara elektronik menggunakan sertifikat elektronik …, BSSN
    ▓▓ * Pindai kode QR di samping untuk menampilkan file asli
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from sopdoc.impor.lines import Line, lines_of
from sopdoc.impor.page import Page, Word

FOOT = 0.15             # of the page's height
NEAR = 3.0              # of a line's height: between the two lines of a stamp

_SAID = re.compile(r"\W*dokumen ini\b.*\bditandatangani secara elektronik\b.*\b(?:sertifikat elektronik|bsre|bssn)\b.*", re.IGNORECASE)
_BESIDE = re.compile(r"\W*(?:pindai|scan) (?:kode )?qr\b.*", re.IGNORECASE)


def without_stamp(page: Page) -> Page:
    """Its words are known by the whole sentence in a type of their own, wherever the table ends."""
    found = {id(word) for line in _stamped(page) for word in line.words}
    return replace(page, words=tuple(word for word in page.words if id(word) not in found)) if found else page


def _stamped(page: Page) -> Iterator[Line]:
    for lines in _in_one_type(word for word in page.words if word.box.y0 > (1 - FOOT) * page.height):
        for said in (line for line in lines if _SAID.fullmatch(line.text)):
            yield said
            yield from (line for line in lines if _BESIDE.fullmatch(line.text) and _is_near(line, said))


def _in_one_type(words: Iterable[Word]) -> list[tuple[Line, ...]]:
    kinds: dict[tuple[float, bool, bool], list[Word]] = defaultdict(list)
    for word in words:
        kinds[round(word.size, 1), word.bold, word.italic].append(word)
    return [lines_of(kind) for kind in kinds.values()]


def _is_near(line: Line, other: Line) -> bool:
    return abs(line.box.y0 - other.box.y0) < NEAR * other.box.height
