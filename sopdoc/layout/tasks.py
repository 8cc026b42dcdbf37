"""Sop → what its flows are laid from: the titles over them, what stands under them, where they may begin."""

from __future__ import annotations

from collections.abc import Sequence

from sopdoc.geometry import Emu, pt, snap
from sopdoc.layout.flow.gutters import LEAST_ROW
from sopdoc.layout.flow.plan import ROOMY_ABOVE, TITLE_GAP, Above, FlowTask, least_above, title_lines
from sopdoc.layout.grid import BoxRow
from sopdoc.layout.identity.head import AS_WRITTEN, value_of
from sopdoc.layout.identity.signature import SignColumn, sign_column, signature, signs_on_identity
from sopdoc.layout.identity.signers import NAME as SIGNERS
from sopdoc.layout.identity.signers import after_flow, boxes
from sopdoc.layout.identity.srikandi import TANGGAL, token_of
from sopdoc.layout.prose.history import history_room
from sopdoc.layout.route.steps import SHEET, Steps
from sopdoc.layout.sheet import Sheet
from sopdoc.layout.tail import Tail
from sopdoc.layout.text.paragraphs import gap, set_isi, set_plain
from sopdoc.layout.tree import Paragraph
from sopdoc.model.sop import Alur, Sop
from sopdoc.model.teks import Kata, kata_of
from sopdoc.profile.profile import Profile
from sopdoc.profile.titles import titled

SIGNED_ON = ("tanggal pengesahan", "tanggal efektif", "tanggal pembuatan")      # the day of the signature, as far as it is known


def flow_task(
    sop: Sop, index: int, feet: Sequence[Emu], used: int, sheet: Sheet, above: Above = ROOMY_ABOVE, after: Sheet | None = None,
) -> FlowTask:
    """The flow `index` after the pages that end at `feet`, with this `above` it where it shares the last of them; `after`: the sheet of
    what follows it, where the flow is in smaller type."""
    alur, last = sop.alur[index], index == len(sop.alur) - 1
    may_share = not begins(sop, index) and (index > 0 or sheet.profile.gabung == "auto")
    partial = index == 0 and len(feet) > 1
    keep = history_room(sop, after or sheet) if last else 0
    return FlowTask(
        alur, title_words(sop, alur, sheet), _tail(sop, alur, index, sheet), feet[-1] if may_share else None, partial,
        _following(sop, index, sheet), keep, len(feet), used, Steps(SHEET // len(sop.alur)), above,
    )


def _following(sop: Sop, index: int, sheet: Sheet) -> Emu:
    """What the next flow, which stands on a page in use as a whole or not at all, takes of it at least."""
    if index == len(sop.alur) - 1 or begins(sop, index + 1):
        return 0
    return least_above(sheet) + len(sop.alur[index + 1].kegiatan) * LEAST_ROW


def begins(sop: Sop, index: int) -> bool:
    """Does a flow begin a page in any case: what stands before it, or the flow itself, is only there in one of two versions?"""
    return any(alur.tanda for alur in sop.alur[max(0, index - 1):index + 1])


def titles_of(sop: Sop, alur: Alur, profile: Profile) -> tuple[str, ...]:
    """The title over a flow: the SOP's own words or the profile's pattern, and under it the variant's title."""
    title = titled(profile.judul_alur, sop.identitas.nama, token_of("nomor", profile) or sop.identitas.nomor)
    return (title, alur.judul) if len(sop.alur) > 1 else (alur.judul or title,)


def title_words(sop: Sop, alur: Alur, sheet: Sheet) -> tuple[tuple[Kata, ...], ...]:
    return alur.bertanda or tuple(map(kata_of, titles_of(sop, alur, sheet.profile)))


def title_again(sop: Sop, alur: Alur, sheet: Sheet) -> tuple[Paragraph, ...]:
    """What stands over the flow's later pages."""
    return *title_lines(title_words(sop, alur, sheet), 1, sheet), gap(TITLE_GAP)


def _tail(sop: Sop, alur: Alur, index: int, sheet: Sheet) -> Tail:
    """Footnotes, and the signature block under the last flow where the profile wants one, or boxes for several who sign."""
    width = sheet.body.w
    notes = set_isi(alur.catatan, width, "alur", sheet, before=snap(pt(4))) if alur.catatan else ()
    if not (sheet.profile.tanda_tangan_akhir and index == len(sop.alur) - 1):
        return Tail(notes)
    above = gap(snap(pt(8)))
    signers = after_flow(sop.identitas, sheet.profile)
    if not signers:
        return Tail(notes, (above, *_signature(sop, sheet)))
    rows = boxes(signers, sheet)
    return Tail(notes, (above, *_place_over(rows, sop, sheet)), rows, SIGNERS)


def _place_over(rows: Sequence[BoxRow], sop: Sop, sheet: Sheet) -> tuple[Paragraph, ...]:
    """Place and date over the last box, whose official they belong to."""
    left = max(box.x0 for row in rows for box in row.boxes) - sheet.body.x
    return _place(sop, SignColumn(left, sheet.body.w - left), sheet)


def _signature(sop: Sop, sheet: Sheet) -> tuple[Paragraph, ...]:
    """Place and date, then the official; centred in the right part of the page."""
    column = sign_column(sheet.body.w)
    anchored = not signs_on_identity(sheet.profile)
    signed = signature(sop.identitas.disahkan_oleh, column.width, "identitas", sheet, anchored=anchored)
    return (*_place(sop, column, sheet), *column.indented(signed))


def _place(sop: Sop, column: SignColumn, sheet: Sheet) -> tuple[Paragraph, ...]:
    """Place and date of the signature, as far as they are known; dots stand for a day that is written by hand."""
    identitas = sop.identitas
    key = next((key for key in SIGNED_ON if identitas.tanggal.get(key) or key in identitas.titik), "")
    day = TANGGAL if sheet.profile.tanda_tangan.cara == "srikandi" else value_of(key, sop, "", sheet.profile.tanggal == AS_WRITTEN)
    place = ", ".join(text for text in (sop.instansi.tempat, day) if text)
    return column.indented((set_plain(place, column.width, "identitas", sheet, align="tengah"),) if place else ())
