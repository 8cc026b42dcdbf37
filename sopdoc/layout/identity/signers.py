"""Sop → where those sign who drew it up and who examined it: rows of the head that the profile names, else boxes side by side,
at the foot of the identity sheet or after the flow, with the official who approves where he signs there too.

    ┌────────────────┬────────────────┬────────────────┐
    │ Disusun oleh:  │ Diperiksa oleh:│ Disahkan oleh: │
    │    jabatan     │    jabatan     │    jabatan     │
    │                │                │                │
    │      nama      │      nama      │      nama      │      names stand at one height
    │    NIP. …      │    NIP. …      │    NIP. …      │
    └────────────────┴────────────────┴────────────────┘
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sopdoc.diagnostics import Report
from sopdoc.geometry import Emu, mm, pt, snap, snap_up
from sopdoc.layout.grid import Box, BoxRow
from sopdoc.layout.identity.signature import TTD, signature, signs_on_identity
from sopdoc.layout.sheet import PAD, PAD_Y, Sheet
from sopdoc.layout.text.paragraphs import room_for, set_plain
from sopdoc.layout.tree import Paragraph
from sopdoc.model.sop import PENGESAH, PENYIAP, Identitas, Pejabat, Sop
from sopdoc.model.teks import berangkai
from sopdoc.profile.profile import Profile

PART = "identitas"
NAME = "Tanda tangan"            # of the table after a flow
BETWEEN: Emu = snap(pt(10))     # two signatures under each other
NARROWEST: Emu = mm(55)         # a box holds a NIP on one line


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs in a box; `anchored`: here it is signed electronically, by the one who approves."""

    peran: str
    nomor: int
    pejabat: Pejabat | None
    anchored: bool = False

    @property
    def isian(self) -> str:
        """What the names of his fields begin with."""
        if self.peran == PENGESAH:
            return TTD
        return self.peran if self.nomor == 1 else f"{self.peran}.{self.nomor}"


def signers_of(identitas: Identitas, peran: str, anchored: bool = False) -> tuple[Signer, ...]:
    """Those of one role; one without a name where nobody is known."""
    return tuple(Signer(peran, n, p, anchored) for n, p in enumerate(identitas.penanda_tangan(peran) or (None,), 1))


def at_foot(identitas: Identitas, profile: Profile) -> tuple[Signer, ...]:
    """Who signs in boxes at the foot of the identity sheet: nobody where they sign after the flow or in rows of the head."""
    if profile.tanda_tangan_akhir:
        return ()
    boxed = _in_boxes(identitas, profile)
    return (*boxed, *signers_of(identitas, PENGESAH, anchored=True)) if boxed and not signs_on_identity(profile) else boxed


def after_flow(identitas: Identitas, profile: Profile) -> tuple[Signer, ...]:
    """Who signs in boxes after the last flow, where the profile has signatures there and there are several."""
    boxed = _in_boxes(identitas, profile) if profile.tanda_tangan_akhir else ()
    return (*boxed, *signers_of(identitas, PENGESAH, anchored=not signs_on_identity(profile))) if boxed else ()


def printed_roles(identitas: Identitas, profile: Profile) -> Iterator[str]:
    """Those of `PENANDA_TANGAN` that the sheet has a place for."""
    rows = _rows(profile)
    boxed = {signer.peran for signer in _in_boxes(identitas, profile)}
    yield from (peran for peran in PENYIAP if peran in rows or peran in boxed)
    if boxed or profile.tanda_tangan_akhir or signs_on_identity(profile):
        yield PENGESAH


def _in_boxes(identitas: Identitas, profile: Profile) -> tuple[Signer, ...]:
    rows = _rows(profile)
    return tuple(
        signer for peran in PENYIAP if peran in identitas.penyiap and peran not in rows for signer in signers_of(identitas, peran)
    )


def _rows(profile: Profile) -> tuple[str, ...]:
    """The rows of the head; the SPO form's are fixed."""
    return profile.baris_identitas if profile.bentuk_identitas == "sop" else ()


def in_row(signers: Sequence[Signer], width: Emu, sheet: Sheet) -> tuple[Paragraph, ...]:
    """Signatures under each other, for a row of the head."""
    return tuple(
        p for s in signers for p in signature(s.pejabat, width, PART, sheet, sheet.pad_y if s.nomor == 1 else BETWEEN, peran=s.isian)
    )


def boxes(signers: Sequence[Signer], sheet: Sheet) -> tuple[BoxRow, ...]:
    """Rows of boxes, all about as full."""
    rows = -(-len(signers) // max(1, sheet.body.w // NARROWEST))
    return tuple(_row(signers[len(signers) * n // rows:len(signers) * (n + 1) // rows], sheet) for n in range(rows))


def report_too_tall(sop: Sop, report: Report) -> None:
    report.galat("SOP416", "tempat tanda tangan lebih tinggi daripada satu halaman", sop.span,
                 hint="persingkat jabatan pejabat yang menandatangani, atau pakai kertas yang lebih tinggi")


def _row(signers: Sequence[Signer], sheet: Sheet) -> BoxRow:
    edges = _edges(len(signers), sheet)
    words = _words(signers, edges[1] - edges[0] - 2 * PAD, sheet)
    made = tuple(Box(0, x0, x1, paragraphs) for x0, x1, paragraphs in zip(edges, edges[1:], words, strict=False))
    return BoxRow(made, snap_up(max(map(room_for, words)) + PAD_Y))


def as_what(peran: str, profile: Profile) -> str:
    """The first line of a box."""
    return berangkai(profile.label[peran], ":") if profile.label[peran] else ""


def _edges(count: int, sheet: Sheet) -> list[Emu]:
    body = sheet.body
    return [*(snap(body.x + body.w * i // count) for i in range(count)), body.right]


def _words(signers: Sequence[Signer], width: Emu, sheet: Sheet) -> list[tuple[Paragraph, ...]]:
    """What stands in boxes side by side: the room to sign makes up for a jabatan of fewer lines."""
    labels = [set_plain(as_what(s.peran, sheet.profile), width, PART, sheet, align="tengah", before=PAD_Y) for s in signers]
    least = [_signature(s, width, sheet) for s in signers]
    above = [label.height + signed[0].height for label, signed in zip(labels, least, strict=True)]
    full = (_signature(s, width, sheet, max(above) - high) for s, high in zip(signers, above, strict=True))
    return [(label, *signed) for label, signed in zip(labels, full, strict=True)]


def _signature(signer: Signer, width: Emu, sheet: Sheet, taller: Emu = 0) -> tuple[Paragraph, ...]:
    return signature(signer.pejabat, width, PART, sheet, 0, signer.anchored, taller, signer.isian)
