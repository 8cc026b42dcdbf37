"""The agency's own cell in the head: its logo, and under it name, address and unit."""

from __future__ import annotations

from dataclasses import replace

from sopdoc.geometry import Emu, Rect, mm, pt, snap
from sopdoc.layout.grid import Box
from sopdoc.layout.picture import Picture
from sopdoc.layout.sheet import PAD, PAD_Y, Sheet
from sopdoc.layout.text.paragraphs import set_plain, stack_height
from sopdoc.layout.tree import Paragraph
from sopdoc.model.sop import Sop

PART = "identitas"
LOGO: Emu = mm(24)                 # height of the logo on the sheet
LOW_LOGO: Emu = mm(17)             # and in a lower head


def kop_lines(sop: Sop, width: Emu, sheet: Sheet, logo: Picture | None) -> tuple[Paragraph, ...]:
    """Name, address in small type and, under a little space, the unit; all centred, below the room of the logo."""
    instansi = sop.instansi
    groups = ((instansi.kop, True, 0), (instansi.alamat, False, pt(2)), (sop.identitas.unit or instansi.unit, True, pt(8)))
    lines: list[Paragraph] = []
    for texts, bold, above in groups:
        for index, text in enumerate(texts):
            space = above if index == 0 and lines else 0
            part = "kop" if bold else PART
            lines.append(set_plain(text, width - 2 * PAD, part, sheet, tebal=bold, align="tengah", before=snap(space)))
    top = snap(PAD_Y + (_logo_height(sheet) + pt(4) if logo else 0))
    return (replace(lines[0], before=top), *lines[1:]) if lines else ()


def kop_box(
    kop: tuple[Paragraph, ...], row: int, rows: int, x0: Emu, x1: Emu, height: Emu, logo: Picture | None, sheet: Sheet,
) -> Box:
    """Without a logo the lines stand in the middle of the cell; with one, logo and lines together."""
    if logo is None:
        return Box(row, x0, x1, kop, rows, valign="tengah")
    top = max(PAD_Y, (height - stack_height(kop)) // 2)
    room = _logo_height(sheet)
    width = min(room * logo.width // max(1, logo.height), x1 - x0 - 2 * PAD)
    tall = width * logo.height // max(1, logo.width)
    place = Rect((x1 - x0 - width) // 2, top + (room - tall) // 2, width, tall)
    lowered = tuple(_lowered(p, snap(top - PAD_Y)) if index == 0 else p for index, p in enumerate(kop))
    return Box(row, x0, x1, lowered, rows, picture=logo, picture_at=place)


def _lowered(paragraph: Paragraph, by: Emu) -> Paragraph:
    return replace(paragraph, before=paragraph.before + by)


def _logo_height(sheet: Sheet) -> Emu:
    return LOW_LOGO if sheet.low_head else LOGO
