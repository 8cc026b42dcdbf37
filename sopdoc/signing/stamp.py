"""Who signs, and when → the visible stamp, drawn in our own fonts by our own back end.

    ┌────────┬──────────────────────────────┐
    │ ▣▣▣▣▣▣ │ Ditandatangani elektronik    │   the code says the same, and the digest of what was signed
    │ ▣    ▣ │ Kepala Dinas                 │
    │ ▣▣▣▣▣▣ │ Budi Santoso                 │
    │        │ NIP. 19800102 200501 1 003   │
    │        │ 21 November 2026, 12.30 WIB  │
    └────────┴──────────────────────────────┘
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sopdoc.geometry import Emu, Rect, Size, mm, pt
from sopdoc.layout.identity.qr import QUIET, qr_modules, qr_outline
from sopdoc.layout.text.fonts import FontSet
from sopdoc.layout.text.measure import set_paragraph
from sopdoc.layout.text.paragraphs import stack_height
from sopdoc.layout.tree import FaceKey, Paragraph, Run, Style, TextBlock
from sopdoc.model.nilai import Tanggal
from sopdoc.render.items import Item, Path
from sopdoc.render.paint import block_texts
from sopdoc.signing.certificate import Orang

LEAD = "Ditandatangani secara elektronik oleh"
SIZES = tuple(pt(half / 2) for half in range(17, 5, -1))     # 8.5 to 3 pt: the largest that fits is taken
EDGE: Emu = mm(0.5)              # free at all sides
ZONES = {"+0700": "WIB", "+0800": "WITA", "+0900": "WIT"}
DIGEST = 32                      # hexadecimal digits of it in the code: more would make its modules too small to scan


@dataclass(frozen=True, slots=True)
class Stamp:
    """What the stamp says; `digest` is the SHA-256 of the document before it was signed, in hexadecimal."""

    orang: Orang
    at: datetime
    digest: str

    def lines(self) -> tuple[tuple[str, FaceKey], ...]:
        """Text and face, from above; what is not known takes no line."""
        orang = self.orang
        nip = f"NIP. {orang.nip}" if orang.nip else ""
        found: tuple[tuple[str, FaceKey], ...] = (
            (LEAD, "biasa"), (orang.jabatan, "biasa"), (orang.nama, "tebal"), (nip, "biasa"), (print_time(self.at), "biasa"),
        )
        return tuple(line for line in found if line[0])

    def code(self) -> str:
        """What the QR code says."""
        return "\n".join((self.orang.nama, self.orang.nip, self.at.isoformat(timespec="seconds"), f"SHA-256 {self.digest[:DIGEST]}"))


def print_time(at: datetime) -> str:
    """`21 November 2026, 12.30 WIB`; another zone than the three Indonesian ones by its distance to UTC."""
    offset = f"{at:%z}" or "+0000"
    zone = ZONES.get(offset) or f"UTC{offset[:3]}:{offset[3:5]}"
    return f"{Tanggal(at.year, at.month, at.day).cetak()}, {at:%H.%M} {zone}"


def stamp_items(stamp: Stamp, size: Size, fonts: FontSet) -> tuple[Item, ...]:
    """The stamp's drawing, from (0, 0) to `size`."""
    modules = qr_modules(stamp.code(), "l")
    free = 2 * EDGE
    side = min(size.h, size.w // 2) - free
    quiet = side * QUIET // (len(modules) + 2 * QUIET)
    room = Size(size.w - side - free, size.h - free)
    paragraphs = _fitting(stamp, room, fonts)
    height = stack_height(paragraphs)
    left = (size.w - side - max(line.width for paragraph in paragraphs for line in paragraph.lines)) // 2
    square = Rect(left + quiet, (size.h - side) // 2 + quiet, side - 2 * quiet, side - 2 * quiet)
    code = Path(qr_outline(modules, square), fill="000000", closed=True)
    block = TextBlock(Rect(left + side, (size.h - height) // 2, room.w, height), paragraphs)
    return code, *block_texts(block)


def _fitting(stamp: Stamp, room: Size, fonts: FontSet) -> tuple[Paragraph, ...]:
    """The lines in the largest type with which they fit."""
    for size in SIZES:
        found = tuple(set_paragraph((Run(text, Style(face, size)),), room.w, fonts) for text, face in stamp.lines())
        if stack_height(found) <= room.h:
            return found
    return found
