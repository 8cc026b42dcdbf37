"""A page that is a picture, and lies in its file upside down or on its side → the page turned until its words say something.

    it says a few words that every sheet has ─▶ as it is        else ─▶ as it is, or turned by one quarter or more: whichever says most
"""

from __future__ import annotations

import re
from collections.abc import Callable

from sopdoc.impor.flow.readings import Scan, Trace
from sopdoc.impor.page import Page

FEWEST = 3              # of these words: a page that says so many stands upright
QUARTERS = (2, 1, 3)    # sheets that are scanned lying are fewer than those put in the wrong way round
KNOWN = frozenset((
    "dan", "yang", "dari", "untuk", "pada", "dengan", "oleh", "atau", "tentang", "nomor", "tahun", "hari", "jam", "menit", "sop",
    "kegiatan", "aktivitas", "uraian", "pelaksana", "mutu", "baku", "kelengkapan", "waktu", "output", "keterangan", "tanggal",
    "disahkan", "dasar", "hukum", "peralatan", "perlengkapan", "peringatan", "pencatatan", "pendataan", "kepala",
))

Seen = tuple[Page, Trace | None]


def upright(scan: Scan, turn: Callable[[int, int], Page]) -> Scan:
    """`turn`: turns a page of the document, by its number, so many quarters further, and reads it without words."""
    def look(page: Page) -> Seen | None:
        seen = scan(page)
        if page.words or not page.pictures or _says(seen) >= FEWEST:
            return seen
        best, stands, lies = seen, 0, 0
        for quarters in QUARTERS:
            other = scan(turn(page.number, quarters - lies))
            lies = quarters
            if _says(other) >= FEWEST and _says(other) > _says(best):
                best, stands = other, quarters
        turn(page.number, stands - lies)
        return best

    return look


def _says(seen: Seen | None) -> int:
    """How many words of a sheet; on one that lies, cells look like narrow titles, which are read from below."""
    words = seen[0].words if seen else ()
    said = (re.sub(r"\W+", "", word.text).casefold() for word in words if not word.turned)
    return sum(word in KNOWN for word in said)
