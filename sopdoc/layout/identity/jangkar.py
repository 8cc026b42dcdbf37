"""Finished pages → where the electronic signature will stand, and whether anything else would be taken for that place.

A signing service looks for one character (`tanda tangan: {jangkar: …}`) in the words of the pages and signs there; so it
stands once, white, in the middle of the room for the signature, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from sopdoc.diagnostics import Report
from sopdoc.geometry import Emu, Rect, mm
from sopdoc.layout.tree import ANCHOR, Layout, Page, Paragraph, SignatureField, Table, TextBlock
from sopdoc.layout.written import Stack, paragraphs_of, places_of, stacks_of, words_in
from sopdoc.model.sop import Sop
from sopdoc.profile.profile import Profile, TandaTangan
from sopdoc.source.node import Node

WIDEST: Emu = mm(80)       # of the field: name, NIP, jabatan and time stand beside a code
FREE: Emu = mm(1)          # between the field and the words over and under it

def for_ink(profile: Profile) -> Profile:
    """The same sheet with nothing on it for programs that sign."""
    return replace(profile, tanda_tangan=replace(profile.tanda_tangan, cara="basah"))


def signature_fields(blocks: Iterable[TextBlock | Table], sop: Sop, dokumen: str = "SOP") -> tuple[SignatureField, ...]:
    """The room around the anchor that stands on a page, if one does; `dokumen`: what is signed, for who cannot see it."""
    places = [place for block in blocks for stack in stacks_of(block) if (place := _around_anchor(stack))]
    pejabat = sop.identitas.disahkan_oleh
    jabatan = pejabat.sebaris.jabatan if pejabat else ""
    words = " ".join(part for part in ("Tanda tangan", jabatan, f"pada {dokumen} {sop.identitas.nama}") if part)
    return tuple(SignatureField(field_name(sop.kunci), words, place) for place in places)


def field_name(kunci: str) -> str:
    """A field's name: full stops would make it a field inside others (ISO 32000-1, 12.7.3.2)."""
    return kunci.replace(".", "-")


def _around_anchor(stack: Stack) -> Rect | None:
    rect, paragraphs = stack
    y = rect.y
    for paragraph, after in pairwise(paragraphs):
        if is_anchor(paragraph):
            left, width = rect.x + paragraph.indent, rect.w - paragraph.indent - paragraph.right
            w, h = min(width, WIDEST), paragraph.height + after.before - 2 * FREE
            middle = y + paragraph.before + paragraph.line_height // 2
            return Rect(left + (width - w) // 2, middle - h // 2, w, h)
        y += paragraph.height
    return None


def is_anchor(paragraph: Paragraph) -> bool:
    return any(run.field == ANCHOR for run in paragraph.runs)


def has_stray_anchor(layout: Layout, tanda_tangan: TandaTangan) -> bool:
    """Would a signing service find its character in other words too?"""
    return tanda_tangan.cara == "tte" and any(tanda_tangan.jangkar in text for text in _all(layout))


def report_anchor(layout: Layout, jangkar: str, sop: Sop, nodes: Iterable[Node | None], report: Report) -> None:
    """SOP576 where the anchor stands nowhere, SOP577 where the same character stands in other words too.

    `nodes`: what the author wrote, the definition first; the words are shown where they are written.
    """
    if not any(page.fields for page in layout.pages):
        hint = "cetak baris `disahkan oleh` di lembar identitas, atau pakai `tanda tangan akhir: ya`"
        report.galat("SOP576", "lembar ini tidak punya tempat untuk tanda tangan elektronik", sop.span, hint=hint)
    if not any(jangkar in text for text in _all(layout)):
        return
    others = " atau ".join(f"`{other}`" for other in "#$^" if other != jangkar and not any(other in text for text in _all(layout)))
    hint = f"ubah teks itu, atau pilih jangkar lain: `tanda tangan: {{cara: tte, jangkar: …}}`{f' dengan {others}' if others else ''}"
    places = next((found for node in nodes if (found := list(places_of(node, jangkar)))), [sop.span])
    for place in places:
        message = f'"{jangkar}" juga ada di teks ini: tanda tangan elektronik akan salah tempat'
        report.galat("SOP577", message, place, f'"{jangkar}" hanya boleh di tempat tanda tangan', hint)


def _all(layout: Layout) -> Iterator[str]:
    return (text for page in layout.pages for text in _texts(page))


def _texts(page: Page) -> Iterator[str]:
    """The words of every paragraph on the page but the anchor's."""
    return (words_in(paragraph) for paragraph in paragraphs_of(page) if not is_anchor(paragraph))
