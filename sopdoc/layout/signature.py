"""The official who signs → paragraphs: jabatan, room for signature and stamp, name, pangkat, NIP."""

from __future__ import annotations

from sopdoc.geometry import Emu, mm, snap_up
from sopdoc.layout.sheet import PAD_Y, Sheet
from sopdoc.layout.text import led, mark_of, set_kata, set_plain
from sopdoc.layout.tree import Paragraph
from sopdoc.model.sop import Pejabat
from sopdoc.model.teks import Kata

ROOM: Emu = snap_up(mm(22))     # for a wet signature and the office stamp beside it


def signature(pejabat: Pejabat | None, width: Emu, part: str, sheet: Sheet, before: Emu = PAD_Y) -> tuple[Paragraph, ...]:
    """Centred paragraphs; without an official the room stays free for handwriting."""
    if pejabat is None:
        return (set_plain("", width, part, sheet, before=before), set_plain("", width, part, sheet, before=ROOM))
    jabatan, nama, pangkat, nip = (_words(key, text, pejabat) for key, text in _printed(pejabat))
    lines = [set_kata(jabatan, width, part, sheet, align="tengah", before=before)]
    lines.append(set_kata(nama, width, part, sheet, tebal=True, align="tengah", before=ROOM, underline=nama[0].teks != ""))
    if pangkat[0].teks:
        lines.append(set_kata(pangkat, width, part, sheet, align="tengah"))
    if nip[0].teks:
        lead, mark = f"{sheet.label('nip')} ", mark_of(nip)
        lines.append(set_kata((Kata(lead, tanda=mark), *nip) if mark else led(lead, nip), width, part, sheet, align="tengah"))
    return tuple(lines)


def _printed(pejabat: Pejabat) -> tuple[tuple[str, str], ...]:
    nip = pejabat.nip.cetak() if pejabat.nip else ""
    return ("jabatan", pejabat.jabatan), ("nama", pejabat.nama), ("pangkat", pejabat.pangkat), ("nip", nip)


def _words(key: str, text: str, pejabat: Pejabat) -> tuple[Kata, ...]:
    return pejabat.bertanda.get(key) or (Kata(text),)
