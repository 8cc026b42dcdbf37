"""Sop → the table of its changes after the last flow, where the profile wants one.

    Riwayat Perubahan
    ┌─────┬────────┬─────────────┬───────────────────────────┬─────────────┐   rows that do not fit go on overleaf,
    │ No. │ Revisi │ Tanggal     │ Ringkasan Perubahan       │ Disahkan …  │   under title and header again
    ├─────┼────────┼─────────────┼───────────────────────────┼─────────────┤
"""

from __future__ import annotations

from dataclasses import dataclass

from sopdoc.diagnostics import Report
from sopdoc.geometry import Emu, Rect, pt, snap, snap_up
from sopdoc.layout.grid import Box, make_table
from sopdoc.layout.identity.head import print_date
from sopdoc.layout.sheet import PAD, PAD_Y, SLACK, Sheet
from sopdoc.layout.text.measure import natural_width, widest_word
from sopdoc.layout.text.paragraphs import gap, room_for, set_plain, stack_height
from sopdoc.layout.tree import Align, Paragraph, Table, TextBlock
from sopdoc.model.sop import Revisi, Sop

LABELS = ("nomor kegiatan", "riwayat revisi", "riwayat tanggal", "riwayat ringkasan", "riwayat oleh")
NARROW = 3                                     # columns as wide as their words: number, revision, date
RINGKASAN = 0.7                                # share of the rest for what changed
ROOM: Emu = pt(4)                              # more than the words of a narrow column need
ALIGNS: tuple[Align, ...] = ("tengah", "tengah", "kiri", "kiri", "kiri")
ABOVE: Emu = snap(pt(12))                      # free ground between what stands above and the title
BELOW_TITLE: Emu = snap(pt(3))

Row = tuple[Paragraph, ...]                    # one paragraph a column


@dataclass(frozen=True, slots=True)
class HistoryPart:
    """What stands on one page; `shared`: on the page where the flow ends."""

    blocks: tuple[TextBlock | Table, ...]
    shared: bool


def lay_history(sop: Sop, free_y: Emu, sheet: Sheet, report: Report) -> tuple[HistoryPart, ...]:
    """The table from `free_y` down; nothing where the profile wants none or nothing has changed yet; SOP410 for a row without end."""
    riwayat = sop.identitas.riwayat
    if not (sheet.profile.riwayat and riwayat):
        return ()
    labels, words = [sheet.label(key) for key in LABELS], [_words(number, p) for number, p in enumerate(riwayat, 1)]
    edges = _edges(labels, words, sheet)
    header, rows = _row(labels, edges, sheet, kepala=True), [_row(texts, edges, sheet) for texts in words]
    end = sheet.body.bottom - SLACK
    fresh = end - _top(sheet.body.y, False, sheet) - _height(header)      # room for rows on a page of their own
    here = end - _top(free_y, True, sheet) - _height(header)
    if max(map(_height, rows)) > fresh:
        hint = "ringkaskan perubahan itu"
        report.galat("SOP410", f"satu butir pada bagian {sheet.label('riwayat')} lebih tinggi daripada satu halaman", sop.span, hint=hint)
        return ()
    parts: list[HistoryPart] = []
    total = sum(map(_height, rows))
    shared = total <= here or (total > fresh and _height(rows[0]) <= here)       # cut only where it must be cut
    while rows:
        top = _top(free_y if shared else sheet.body.y, shared, sheet)
        count = _fitting(rows, here if shared else fresh)
        parts.append(HistoryPart(_blocks(header, rows[:count], top, edges, shared, bool(parts), sheet), shared))
        rows, shared = rows[count:], False
    return tuple(parts)


def _words(number: int, perubahan: Revisi) -> list[str]:
    return [f"{number}.", perubahan.revisi_ke, print_date(perubahan.tanggal), perubahan.ringkasan, perubahan.oleh]


def _edges(labels: list[str], words: list[list[str]], sheet: Sheet) -> tuple[Emu, ...]:
    """The columns' edges; a date stays on one line, a header's words may stand under each other."""
    edges = [sheet.body.x]
    for column in range(NARROW):
        head = widest_word((sheet.run(labels[column], "kepala", tebal=True),), sheet.fonts)
        body = max(natural_width((sheet.run(texts[column], "alur"),), sheet.fonts) for texts in words)
        edges.append(snap_up(edges[-1] + min(max(head, body) + 2 * PAD + ROOM, sheet.body.w // 6)))
    rest = sheet.body.right - edges[-1]
    return (*edges, snap(round(edges[-1] + RINGKASAN * rest)), sheet.body.right)


def _row(words: list[str], edges: tuple[Emu, ...], sheet: Sheet, kepala: bool = False) -> Row:
    part = "kepala" if kepala else "alur"
    return tuple(
        set_plain(text, edges[i + 1] - edges[i] - 2 * PAD, part, sheet, tebal=kepala, align="tengah" if kepala else ALIGNS[i], before=PAD_Y)
        for i, text in enumerate(words)
    )


def _height(row: Row) -> Emu:
    return snap_up(max(room_for((paragraph,)) for paragraph in row) + PAD_Y)


def _fitting(rows: list[Row], room: Emu) -> int:
    count = 0
    while count < len(rows) and (room := room - _height(rows[count])) >= 0:
        count += 1
    return count


def _title(shared: bool, later: bool, sheet: Sheet) -> tuple[Paragraph, ...]:
    text = f"{sheet.label('riwayat')} {sheet.label('lanjutan')}" if later else sheet.label("riwayat")
    line = set_plain(text, sheet.body.w, "judul", sheet, tebal=True, align="tengah")
    return (*((gap(ABOVE),) if shared else ()), line, gap(BELOW_TITLE))


def _top(y: Emu, shared: bool, sheet: Sheet) -> Emu:
    """Where the table begins under its title."""
    return y + stack_height(_title(shared, True, sheet))


def _blocks(
    header: Row, rows: list[Row], top: Emu, edges: tuple[Emu, ...], shared: bool, later: bool, sheet: Sheet,
) -> tuple[TextBlock | Table, ...]:
    title = _title(shared, later, sheet)
    height = stack_height(title)
    fill = sheet.profile.isian_kepala
    boxes = [
        Box(number, edges[column], edges[column + 1], (paragraph,), fill="" if number else fill)
        for number, row in enumerate((header, *rows)) for column, paragraph in enumerate(row)
    ]
    table = make_table(boxes, [_height(row) for row in (header, *rows)], top, 1, sheet.label("riwayat"))
    return TextBlock(Rect(sheet.body.x, top - height, sheet.body.w, height), title, heading=True, again=later), table
