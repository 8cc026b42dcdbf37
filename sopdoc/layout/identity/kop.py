"""The agency's own place in the head: its logo, and under it name, address and unit; with a second logo, the words between both.

    ┌──────────────┐     ┌─────┬──────────┬─────┐
    │     logo     │     │     │   KOP    │     │     three cells without lines between them; the outer ones
    │     KOP      │     │ logo   alamat    logo│     are as wide as each other, so the words stand in the middle; without a logo
    │    alamat    │     │     │   UNIT   │     │     at the left they may have its room, too
    └──────────────┘     └─────┴──────────┴─────┘
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from sopdoc.diagnostics import Report
from sopdoc.geometry import Emu, Rect, Size, mm, pt, snap, snap_up
from sopdoc.layout.grid import Box, Side
from sopdoc.layout.picture import Picture, load_picture
from sopdoc.layout.sheet import PAD, PAD_Y, Sheet, with_sizes
from sopdoc.layout.text.paragraphs import set_plain, stack_height
from sopdoc.layout.tree import Paragraph
from sopdoc.model.sop import Instansi, Sop

PART = "identitas"
LOGO: Emu = mm(24)                 # height of the logo on the sheet
LOW_LOGO: Emu = mm(17)             # and in a lower head
SIDE_SHARE = 0.22                  # of the kop's width that a logo beside the words takes at most
MOST_LINES = 9                     # of name, address and unit together; more of them rather in smaller type
SMALLEST: Emu = pt(9)              # of the name,
ADDRESS: Emu = pt(7.5)             # and of the address
STEP: Emu = pt(1)
SECOND = "Logo kedua instansi"     # for those who do not see it


@dataclass(frozen=True, slots=True)
class Logos:
    """The agency's pictures: over its name or left of it, and right of it."""

    kiri: Picture | None = None
    kanan: Picture | None = None


NO_LOGOS = Logos()


@dataclass(frozen=True, slots=True)
class Kop:
    """What stands in the agency's place, and how high it is; `left`, `right`: the width of the cells beside the words, 0 without."""

    lines: tuple[Paragraph, ...]
    logos: Logos
    left: Emu
    right: Emu
    least: Emu


def load_logos(instansi: Instansi, report: Report) -> Logos:
    kiri, kanan = (load_picture(path, instansi.span, report) if path else None for path in (instansi.logo, instansi.logo_kanan))
    return Logos(kiri, kanan)


def make_kop(sop: Sop, width: Emu, sheet: Sheet, logos: Logos) -> Kop:
    """The words below the one logo, or between two; beside one at the right in the middle, unless they take fewer lines without that."""
    rooms = [logo_room(logo, width, sheet) for logo in (logos.kiri, logos.kanan)] if logos.kanan else [(0, 0)]
    side, high = map(max, zip(*rooms, strict=True))
    above = _logo_height(sheet) + pt(4) if logos.kiri and not side else 0
    left, lines = side, _low_lines(sop, width - 2 * side, sheet, above)
    if side and not logos.kiri:
        beside = _low_lines(sop, width - side, sheet, above)
        if _count(beside) < _count(lines):
            left, lines = 0, beside
    return Kop(lines, logos, left, side, max(high, snap_up(stack_height(lines) + 2 * PAD_Y)))


def _low_lines(sop: Sop, width: Emu, sheet: Sheet, above: Emu) -> tuple[Paragraph, ...]:
    """The words in the profile's size, or so much smaller that a long name in a narrow place takes no more than `MOST_LINES`."""
    size = sheet.profile.huruf.ukuran["kop"]
    tried = (_lines(sop, width, _smaller(sheet, by), above) for by in range(0, max(size - SMALLEST, 0) + 1, STEP))
    lines: tuple[Paragraph, ...] = ()
    for lines in tried:
        if _count(lines) <= MOST_LINES:
            break
    return lines


def _count(paragraphs: tuple[Paragraph, ...]) -> int:
    return sum(len(paragraph.lines) for paragraph in paragraphs)


def _smaller(sheet: Sheet, by: Emu) -> Sheet:
    """With a smaller name, and an address that stays smaller than it where it can still be read."""
    address = max(sheet.profile.huruf.ukuran[PART] - ADDRESS, 0)
    return with_sizes(with_sizes(sheet, ("kop",), -by), (PART,), -min(by, address))


def _lines(sop: Sop, width: Emu, sheet: Sheet, above: Emu) -> tuple[Paragraph, ...]:
    """Name, address in small type and, under a little space, the unit; all centred, below `above`."""
    instansi = sop.instansi
    groups = ((instansi.kop, True, 0), (instansi.alamat, False, pt(2)), (sop.identitas.unit or instansi.unit, True, pt(8)))
    lines: list[Paragraph] = []
    for texts, bold, gap in groups:
        for index, text in enumerate(texts):
            space = gap if index == 0 and lines else 0
            part = "kop" if bold else PART
            lines.append(set_plain(text, width - 2 * PAD, part, sheet, tebal=bold, align="tengah", before=snap(space)))
    return (replace(lines[0], before=snap(PAD_Y + above)), *lines[1:]) if lines else ()


def kop_boxes(kop: Kop, row: int, rows: int, x0: Emu, x1: Emu, height: Emu, sheet: Sheet) -> tuple[Box, ...]:
    """Its cells, over `rows` rows and `height`."""
    if not kop.right:
        return (_one_box(kop, row, rows, x0, x1, height, sheet),)
    left, right = x0 + kop.left, x1 - kop.right
    outer: tuple[Side, ...] = ("atas", "bawah")
    first = logo_box(kop.logos.kiri, row, rows, x0, left, height, sheet)
    return (
        *((replace(first, borders=(*outer, "kiri")),) if kop.left else ()),
        Box(row, left, right, kop.lines, rows, valign="tengah", borders=outer if kop.left else (*outer, "kiri")),
        replace(logo_box(kop.logos.kanan, row, rows, right, x1, height, sheet, SECOND), borders=(*outer, "kanan")),
    )


def logo_box(logo: Picture | None, row: int, rows: int, x0: Emu, x1: Emu, height: Emu, sheet: Sheet, words: str = "") -> Box:
    """A cell with a logo in its middle, if there is one."""
    if logo is None:
        return Box(row, x0, x1, rows=rows)
    size = _size(logo, x1 - x0 - 2 * PAD, sheet)
    place = Rect((x1 - x0 - size.w) // 2, max(PAD_Y, (height - size.h) // 2), size.w, size.h)
    return Box(row, x0, x1, rows=rows, picture=logo, picture_at=place, picture_words=words)


def _one_box(kop: Kop, row: int, rows: int, x0: Emu, x1: Emu, height: Emu, sheet: Sheet) -> Box:
    """Without a logo the lines stand in the middle of the cell; with one, logo and lines together."""
    logo = kop.logos.kiri
    if logo is None:
        return Box(row, x0, x1, kop.lines, rows, valign="tengah")
    top, size = max(PAD_Y, (height - stack_height(kop.lines)) // 2), _size(logo, x1 - x0 - 2 * PAD, sheet)
    place = Rect((x1 - x0 - size.w) // 2, top + (_logo_height(sheet) - size.h) // 2, size.w, size.h)
    lowered = tuple(_lowered(p, snap(top - PAD_Y)) if index == 0 else p for index, p in enumerate(kop.lines))
    return Box(row, x0, x1, lowered, rows, picture=logo, picture_at=place)


def _lowered(paragraph: Paragraph, by: Emu) -> Paragraph:
    return replace(paragraph, before=paragraph.before + by)


def logo_room(logo: Picture | None, room: Emu, sheet: Sheet) -> tuple[Emu, Emu]:
    """Width and height of a logo's cell beside words, which takes its share of `room` at most; nothing without a logo."""
    if logo is None:
        return 0, 0
    size = _size(logo, round(room * SIDE_SHARE), sheet)
    return snap_up(size.w + 2 * PAD), snap_up(size.h + 2 * PAD_Y)


def _size(logo: Picture, room: Emu, sheet: Sheet) -> Size:
    return logo_size(logo, _logo_height(sheet), room)


def logo_size(logo: Picture, high: Emu, wide: Emu) -> Size:
    """As high as logos are, unless it is too wide then."""
    width = min(high * logo.width // max(1, logo.height), wide)
    return Size(width, min(high, width * logo.height // max(1, logo.width)))


def _logo_height(sheet: Sheet) -> Emu:
    return LOW_LOGO if sheet.low_head else LOGO
