"""Sop → the last row of its identity sheet: a code that says where the sheet can be checked, as a QR code and in words.

    ┌──────────────────────────────────────────────────────┐
    │ ▣▣▣▣  Kode Verifikasi 7K2M-Q0XT-9RDV-4HCE            │
    │ ▣  ▣  https://sop.example.go.id/7K2M-Q0XT-9RDV-4HCE  │
    └──────────────────────────────────────────────────────┘
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sopdoc.diagnostics import Report
from sopdoc.geometry import Emu, Rect, mm, snap_up
from sopdoc.layout.grid import Box
from sopdoc.layout.identity.qr import QUIET, qr_modules, qr_outline
from sopdoc.layout.sheet import PAD, PAD_Y, Sheet
from sopdoc.layout.text.measure import set_paragraph
from sopdoc.layout.text.paragraphs import room_for, stack_height
from sopdoc.layout.tree import Paragraph, QrCode, Table, TextBlock
from sopdoc.model.kode import kode
from sopdoc.model.sop import Sop

PART = "identitas"
FIELD = "kode verifikasi"
SIDE: Emu = mm(17)            # with the white edge that a code needs: modules of half a millimetre


def verification_row(sop: Sop, row: int, sheet: Sheet) -> tuple[Box, Emu] | None:
    """The row and its height; None for an agency without an address."""
    address = address_of(sop)
    if not address:
        return None
    body = sheet.body
    width, indent = body.w - 2 * PAD, SIDE + PAD
    words = (sheet.run(f"{sheet.label('verifikasi')} ", PART), replace(sheet.run(kode(sop), PART, tebal=True), field=FIELD))
    lines = tuple(set_paragraph(runs, width, sheet.fonts, indent=indent) for runs in (words, (sheet.run(address, PART),)))
    height = snap_up(max(SIDE, room_for(lines) + PAD_Y))
    above = (height - stack_height(lines)) // 2
    return Box(row, body.x, body.right, (replace(lines[0], before=snap_up(above)), *lines[1:])), height


def address_of(sop: Sop) -> str:
    """Where the sheet can be checked; "" for an agency that does not say."""
    return sop.instansi.verifikasi.replace("{id}", kode(sop)) if sop.instansi.verifikasi else ""


def qr_codes(blocks: Iterable[TextBlock | Table], sop: Sop, report: Report) -> tuple[QrCode, ...]:
    """The code at the left end of its row; without the library that makes codes, words alone and a warning (SOP588)."""
    if not sop.instansi.verifikasi:
        return ()
    cells = (cell for block in blocks if isinstance(block, Table) for cell in block.cells if _is_code(cell.paragraphs))
    found = []
    for cell in cells:
        address = address_of(sop)
        try:
            modules = qr_modules(address)
        except ImportError:
            hint = "pasang: pip install 'sopdoc[sign]'"
            report.peringatan("SOP588", "kode QR tidak tercetak: pustaka segno belum dipasang", sop.instansi.span, hint=hint)
            return ()
        free = SIDE * QUIET // (len(modules) + 2 * QUIET)
        side = SIDE - 2 * free
        rect = Rect(cell.rect.x + PAD + free, cell.rect.y + (cell.rect.h - side) // 2, side, side)
        found.append(QrCode(rect, qr_outline(modules, rect), f"Kode QR: {address}"))
    return tuple(found)


def _is_code(paragraphs: tuple[Paragraph, ...]) -> bool:
    return any(run.field == FIELD for paragraph in paragraphs for run in paragraph.runs)


