"""Sop → the table of its changes after the last flow, where the profile wants one.

    Riwayat Perubahan
    ┌─────┬────────┬─────────────┬───────────────────────────┬─────────────┐   rows that do not fit go on overleaf,
    │ No. │ Revisi │ Tanggal     │ Ringkasan Perubahan       │ Disahkan …  │   under title and header again
    ├─────┼────────┼─────────────┼───────────────────────────┼─────────────┤
"""

from __future__ import annotations

from dataclasses import dataclass

from sopdoc.diagnostics import Report
from sopdoc.geometry import Emu, pt, snap, snap_up
from sopdoc.layout.identity.head import AS_WRITTEN, print_date
from sopdoc.layout.prose.flow import Flow, TextCell, TextRow, row_height
from sopdoc.layout.prose.page import Setter
from sopdoc.layout.sheet import PAD, PAD_Y, SLACK, Sheet
from sopdoc.layout.text.measure import natural_width, widest_word
from sopdoc.layout.text.paragraphs import gap, runs_of, set_plain, stack_height
from sopdoc.layout.tree import Align, Paragraph, Table, TextBlock
from sopdoc.model.sop import Revisi, Sop
from sopdoc.model.teks import berangkai, kata_of

LABELS = ("nomor kegiatan", "riwayat revisi", "riwayat tanggal", "riwayat ringkasan", "riwayat oleh")
WIDEST = (6, 6, 4)                             # columns as wide as their words, up to a share of the paper: number, revision, date
RINGKASAN = 0.7                                # share of the rest for what changed
ROOM: Emu = pt(4)                              # more than the words of a narrow column need
ALIGNS: tuple[Align, ...] = ("tengah", "tengah", "kiri", "kiri", "kiri")
ABOVE: Emu = snap(pt(12))                      # free ground between what stands above and the title
BELOW_TITLE: Emu = snap(pt(3))
SHORT = 0.3                                    # of a page: a longer table may begin a page of its own


@dataclass(frozen=True, slots=True)
class HistoryPart:
    """What stands on one page; `shared`: on the page where the flow ends."""

    blocks: tuple[TextBlock | Table, ...]
    shared: bool


def history_room(sop: Sop, sheet: Sheet) -> Emu:
    """What the whole table takes under the flow, 0 where there is none or it is too long to go with the flow's last rows."""
    if not (sheet.profile.riwayat and sop.identitas.riwayat):
        return 0
    header, rows, _ = _table(sop, sheet)
    room = ABOVE + stack_height(_title(sheet)) + sum(map(row_height, (header, *rows)))
    return room if room <= sheet.body.h * SHORT else 0


def lay_history(sop: Sop, free_y: Emu, sheet: Sheet, report: Report) -> tuple[HistoryPart, ...]:
    """The table from `free_y` down; nothing where the profile wants none or nothing has changed yet; SOP410 for a row without end."""
    if not (sheet.profile.riwayat and sop.identitas.riwayat):
        return ()
    header, rows, edges = _table(sop, sheet)
    end = sheet.body.bottom - SLACK - stack_height(_title(sheet, later=True)) - row_height(header)
    fresh, here = end - sheet.body.y, end - free_y - ABOVE      # room for rows on a page of their own, and under the flow
    heights = [row_height(row) for row in rows]
    if max(heights) > fresh:
        hint = "ringkaskan perubahan itu"
        report.galat("SOP410", f"satu butir pada bagian {sheet.label('riwayat')} lebih tinggi daripada satu halaman", sop.span, hint=hint)
        return ()
    shared = sum(heights) <= here or (sum(heights) > fresh and heights[0] <= here)       # cut only where it must be cut
    flow = Flow(Setter(sheet), free_y if shared else sheet.body.y)
    flow.heading((*((gap(ABOVE),) if shared else ()), *_title(sheet)))
    flow.table(edges, (header,), rows, str(sheet.label("riwayat")), again=_title(sheet, later=True))
    return tuple(HistoryPart(tuple(page.blocks), shared and page is flow.pages[0]) for page in flow.pages)


def _table(sop: Sop, sheet: Sheet) -> tuple[TextRow, list[TextRow], tuple[Emu, ...]]:
    """Header, rows and edges."""
    labels = [sheet.label(key) for key in LABELS]
    words = [_words(number, p, sheet.profile.tanggal == AS_WRITTEN) for number, p in enumerate(sop.identitas.riwayat, 1)]
    edges = _edges(labels, words, sheet)
    return _row(labels, edges, sheet, kepala=True), [_row(texts, edges, sheet) for texts in words], edges


def _words(number: int, perubahan: Revisi, as_written: bool) -> list[str]:
    tanggal = print_date(perubahan.tanggal, as_written, perubahan.tanpa, perubahan.titik)
    return [f"{number}.", perubahan.revisi_ke, tanggal, perubahan.ringkasan, perubahan.oleh]


def _edges(labels: list[str], words: list[list[str]], sheet: Sheet) -> tuple[Emu, ...]:
    """The columns' edges; a date stays on one line, a header's words may stand under each other."""
    edges = [sheet.body.x]
    for column, share in enumerate(WIDEST):
        head = widest_word(runs_of(kata_of(labels[column]), "kepala", sheet, tebal=True), sheet.fonts)
        body = max(natural_width((sheet.run(texts[column], "alur"),), sheet.fonts) for texts in words)
        edges.append(snap_up(edges[-1] + min(max(head, body) + 2 * PAD + ROOM, sheet.body.w // share)))
    rest = sheet.body.right - edges[-1]
    return (*edges, snap(round(edges[-1] + RINGKASAN * rest)), sheet.body.right)


def _row(words: list[str], edges: tuple[Emu, ...], sheet: Sheet, kepala: bool = False) -> TextRow:
    part, fill = ("kepala", sheet.profile.isian_kepala) if kepala else ("alur", "")
    paragraphs = (
        set_plain(text, edges[i + 1] - edges[i] - 2 * PAD, part, sheet, tebal=kepala, align="tengah" if kepala else ALIGNS[i], before=PAD_Y)
        for i, text in enumerate(words)
    )
    return TextRow(tuple(TextCell((paragraph,), fill=fill, valign="tengah" if kepala else "atas") for paragraph in paragraphs))


def _title(sheet: Sheet, later: bool = False) -> tuple[Paragraph, ...]:
    text = berangkai(sheet.label("riwayat"), f" {sheet.label('lanjutan')}") if later else sheet.label("riwayat")
    return set_plain(text, sheet.body.w, "judul", sheet, tebal=True, align="tengah"), gap(BELOW_TITLE)
