"""An official who signs → paragraphs: jabatan, room for the signature, name, pangkat, NIP.

    basah           tte             srikandi
    Kepala Dinas    Kepala Dinas    ${jabatan_pengirim}
                         #          ${ttd_pengirim}          # is white: a signing service looks for it
    Budi Santoso    Budi Santoso    ${nama_pengirim}
    NIP. …          NIP. …          NIP. ${nip_pengirim}

That is the official who approves; others sign in ink.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sopdoc.geometry import Emu, mm, snap, snap_up
from sopdoc.layout.identity.srikandi import PENGIRIM, TANDA_TANGAN
from sopdoc.layout.sheet import PAD_Y, Sheet
from sopdoc.layout.text.measure import set_paragraph
from sopdoc.layout.text.paragraphs import led, mark_of, set_kata
from sopdoc.layout.tree import ANCHOR, Paragraph, Run, Style
from sopdoc.model.decode_pejabat import PEJABAT
from sopdoc.model.sop import PENGESAH, Pejabat
from sopdoc.model.teks import Kata
from sopdoc.profile.profile import Profile

ROOM: Emu = snap_up(mm(22))     # for a wet signature and the office stamp beside it, or an electronic one
LOW_ROOM: Emu = snap_up(mm(17))  # in a lower head: signing services print codes of 16.8 mm
TTD = "ttd"                     # fields of the form begin so where the official who approves signs
DOTS = "…" * 10                 # a place for handwriting
WHITE = "FFFFFF"
# What is signed stands right of this share of the width; under a decree the head's office in capitals wants more than half.
SHARE = {"alur": 0.62, "pengantar": 0.5, "keputusan": 0.42}


@dataclass(frozen=True, slots=True)
class SignColumn:
    """The part of a body's width in which a signature stands under a text: from `left` on, counted from the body's edge."""

    left: Emu
    width: Emu

    def indented(self, paragraphs: Iterable[Paragraph]) -> tuple[Paragraph, ...]:
        """Paragraphs set for the column, as paragraphs of the whole body."""
        return tuple(_indented(paragraph, self.left) for paragraph in paragraphs)


def sign_column(width: Emu, under: str = "alur") -> SignColumn:
    """`under`: a flow and its matrix, a preface or a decree, as `SHARE` names them."""
    left = snap(round(width * SHARE[under]))
    return SignColumn(left, width - left)


def _indented(paragraph: Paragraph, by: Emu) -> Paragraph:
    lines = tuple(replace(line, pieces=tuple(replace(p, x=p.x + by) for p in line.pieces)) for line in paragraph.lines)
    return replace(paragraph, lines=lines, indent=paragraph.indent + by)


def signature(
    pejabat: Pejabat | None, width: Emu, part: str, sheet: Sheet, before: Emu = PAD_Y, anchored: bool = True, taller: Emu = 0,
    peran: str = TTD,
) -> tuple[Paragraph, ...]:
    """Centred paragraphs, the jabatan first; a name and a NIP that are not known yet leave dotted places for handwriting.

    `anchored`: here it is signed electronically; `taller`: more room to sign; `peran`: what fields of the form begin with.
    """
    cara = sheet.profile.tanda_tangan.cara if peran == TTD else "basah"
    signer = PENGIRIM if cara == "srikandi" else pejabat or Pejabat("")
    room, rest = _room(width, part, sheet) if cara == "srikandi" or (cara == "tte" and anchored) else ((), _height(sheet))
    jabatan, nama, pangkat, *nomor = (_words(key, text, signer, "" if cara == "srikandi" else peran) for key, text in _printed(signer))
    lines = [set_kata(jabatan, width, part, sheet, align="tengah", before=before), *room]
    known = signer.nama != ""
    lines.append(set_kata(nama, width, part, sheet, tebal=known, align="tengah", before=rest + taller, underline=known))
    if pangkat[0].teks:
        lines.append(set_kata(pangkat, width, part, sheet, align="tengah"))
    leads = (f"{sheet.label('nip')} ", f"{sheet.label('nrp')} ", "")
    printed = (_led(lead, kata) for lead, kata in zip(leads, nomor, strict=True) if kata[0].teks)
    return (*lines, *(set_kata(kata, width, part, sheet, align="tengah") for kata in printed))


def _led(lead: str, kata: tuple[Kata, ...]) -> tuple[Kata, ...]:
    if not lead:
        return kata
    mark = mark_of(kata)
    return (Kata(lead, tanda=mark), *kata) if mark else led(lead, kata)


def signs_on_identity(profile: Profile) -> bool:
    """Does the official sign on the identity sheet?"""
    return profile.bentuk_identitas == "spo" or PENGESAH in profile.baris_identitas


def _room(width: Emu, part: str, sheet: Sheet) -> tuple[tuple[Paragraph, ...], Emu]:
    """What stands in the middle of the room, and the free height under it."""
    style = sheet.style(part)
    if sheet.profile.tanda_tangan.cara == "srikandi":
        run = Run(TANDA_TANGAN, style)
    else:
        run = Run(sheet.profile.tanda_tangan.jangkar, Style(style.face, style.size, colour=WHITE), field=ANCHOR)
    line = set_paragraph((run,), width, sheet.fonts, "tengah")
    above = snap((_height(sheet) - line.height) // 2)
    return (set_paragraph((run,), width, sheet.fonts, "tengah", above),), _height(sheet) - above - line.height


def _height(sheet: Sheet) -> Emu:
    return LOW_ROOM if sheet.low_head else ROOM


def _printed(pejabat: Pejabat) -> tuple[tuple[str, str], ...]:
    if pejabat.tanda == "lama":          # of one who is gone all words are marked, and nobody fills in others
        return tuple((key, "") for key in PEJABAT)
    nip = pejabat.nip.cetak() if pejabat.nip else DOTS
    nama = pejabat.nama or f"({DOTS})"
    return tuple(zip(PEJABAT, (pejabat.jabatan, nama, pejabat.pangkat, nip, pejabat.nrp, pejabat.nomor_induk), strict=True))


def _words(key: str, text: str, pejabat: Pejabat, peran: str) -> tuple[Kata, ...]:
    marked = pejabat.bertanda.get(key, ())
    if marked and text and all(k.tanda == "lama" for k in marked):      # what went leaves a place for handwriting
        return (*marked, Kata(" ", tanda="lama"), Kata(text, tanda="baru"))
    return marked or (Kata(text, isian=f"{peran}.{key}" if peran else ""),)
