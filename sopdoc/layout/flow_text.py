"""A flow's rows and headings as runs: what each column of each row says, and how wide it is at least.

Widths here are arithmetic on words measured once; the lines themselves are broken when the columns are solved.
"""

from __future__ import annotations

from dataclasses import dataclass

from sopdoc.geometry import Emu, pt
from sopdoc.layout.measure import line_height, natural_width, widest_word
from sopdoc.layout.sheet import PAD, Sheet
from sopdoc.layout.text import marker_of, runs_of
from sopdoc.model.sop import Alur, Kegiatan
from sopdoc.model.teks import Blok, Isi

PART = "alur"
LANES = "pelaksana"                        # the column key that stands for all pelaksana
CENTRED = ("nomor kegiatan", "waktu")      # columns of short values
EASE: Emu = pt(1.5)                        # more than the widest word needs, so that no engine breaks it after rounding
WORD_CAP: Emu = pt(110)                    # a longer word (an address, say) is broken rather than given this much room
TIME_CAP: Emu = pt(56)                     # a duration up to this width stays on one line


def isi_of(kegiatan: Kegiatan, key: str) -> Isi:
    """The text of a row in a column."""
    match key:
        case "uraian":
            return kegiatan.uraian
        case "kelengkapan":
            return kegiatan.kelengkapan
        case "waktu":
            return kegiatan.waktu
        case "output":
            return kegiatan.output
        case _:
            return kegiatan.keterangan


def nomor_text(kegiatan: Kegiatan) -> str:
    return f"{kegiatan.nomor}." if kegiatan.nomor else ""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a column asks of the width solver: its least width, and per row the widths of its paragraphs on one line."""

    key: str
    least: Emu
    rows: tuple[tuple[Emu, ...], ...]

    def lines(self, row: int, width: Emu) -> int:
        """Roughly how many lines the row's text takes: broken lines are ragged, 8 % of a width stays unused."""
        inner = max(width - 2 * PAD, 1)
        return sum(-(-natural * 108 // (inner * 100)) or 1 for natural in self.rows[row])


def column_cost(key: str, alur: Alur, sheet: Sheet) -> Cost:
    """Cost of a text column (any key of the profile's `kolom` but the pelaksana)."""
    heading = widest_word((sheet.run(sheet.label(key), "kepala", tebal=True),), sheet.fonts)
    if key == "nomor kegiatan":
        widths = [natural_width((sheet.run(nomor_text(k), PART),), sheet.fonts) for k in alur.kegiatan]
        return Cost(key, max(heading, *widths) + 2 * PAD + EASE, tuple(() for _ in alur.kegiatan))
    texts = [isi_of(k, key) for k in alur.kegiatan]
    least = max((widest_word(_whole(blok, sheet), sheet.fonts) + _marker(blok, sheet) for isi in texts for blok in isi.blok), default=0)
    rows = tuple(tuple(natural_width(_whole(blok, sheet), sheet.fonts) for blok in isi.blok) for isi in texts)
    if key == "waktu":
        least = max(least, *(min(w, TIME_CAP) for row in rows for w in row), 0)
    return Cost(key, max(heading, min(least, WORD_CAP)) + 2 * PAD + EASE, rows)


def _whole(blok: Blok, sheet: Sheet):  # type: ignore[no-untyped-def]
    return runs_of(blok.kata, PART, sheet)


def _marker(blok: Blok, sheet: Sheet) -> Emu:
    marker = marker_of(blok, PART, sheet)
    return natural_width((marker,), sheet.fonts) + pt(4) if marker else 0


def text_height(lines: int, sheet: Sheet) -> Emu:
    return lines * line_height(sheet.profile.huruf.ukuran[PART])
