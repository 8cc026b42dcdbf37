"""The official who signs → paragraphs: jabatan, room for signature and stamp, name, pangkat, NIP."""

from __future__ import annotations

from sopdoc.geometry import Emu, mm, snap_up
from sopdoc.layout.sheet import PAD_Y, Sheet
from sopdoc.layout.text import set_plain
from sopdoc.layout.tree import Paragraph
from sopdoc.model.sop import Pejabat

ROOM: Emu = snap_up(mm(22))     # for a wet signature and the office stamp beside it


def signature(pejabat: Pejabat | None, width: Emu, part: str, sheet: Sheet, before: Emu = PAD_Y) -> tuple[Paragraph, ...]:
    """Centred paragraphs; without an official the room stays free for handwriting."""
    if pejabat is None:
        return (set_plain("", width, part, sheet, before=before), set_plain("", width, part, sheet, before=ROOM))
    lines = [set_plain(pejabat.jabatan, width, part, sheet, align="tengah", before=before)]
    lines.append(set_plain(pejabat.nama, width, part, sheet, tebal=True, align="tengah", before=ROOM, underline=bool(pejabat.nama)))
    if pejabat.pangkat:
        lines.append(set_plain(pejabat.pangkat, width, part, sheet, align="tengah"))
    if pejabat.nip:
        nip = f"{sheet.label('nip')} {pejabat.nip.cetak()}"
        lines.append(set_plain(nip, width, part, sheet, align="tengah"))
    return tuple(lines)
