"""Sop → the boxes of its identity sheet's head, in the SOP form or the SPO form.

    SOP:  ┌──────────────┬───────────────────┬────────────┐     SPO:  ┌────────┬──────────────────────────┐
          │     logo     │ Nomor SOP         │ 065/3/DP-B │           │  logo  │        NAMA SOP          │
          │     KOP      │ Tanggal …         │ …          │           │  KOP   ├────────┬────────┬────────┤
          │     UNIT     │ Disahkan oleh     │ jabatan …  │           │        │ No. Dok│ No. Rev│ Halaman│
          │              │ Nama SOP          │ …          │           ├────────┼────────┴──┬─────┴────────┤
          └──────────────┴───────────────────┴────────────┘           │  SPO   │ Tgl Terbit│ Ditetapkan   │
                                                                      └────────┴───────────┴──────────────┘
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise

from sopdoc.geometry import Emu, pt, snap, snap_up
from sopdoc.layout.grid import Box
from sopdoc.layout.identity.kop import SECOND, Logos, kop_boxes, logo_box, logo_room, make_kop
from sopdoc.layout.identity.signature import DOTS, signature
from sopdoc.layout.identity.signers import in_row, signers_of
from sopdoc.layout.identity.srikandi import token_of
from sopdoc.layout.sheet import PAD, Sheet
from sopdoc.layout.text.measure import natural_width
from sopdoc.layout.text.paragraphs import led, room_for, runs_of, set_kata, set_plain, stack_height
from sopdoc.layout.tree import Paragraph
from sopdoc.model.nilai import Tanggal
from sopdoc.model.sop import PENANDA_TANGAN, Sop
from sopdoc.model.teks import Kata, berangkai, kata_of

PART = "identitas"
DAY_SLOT = " " * 8            # room for a day that is written by hand
AS_WRITTEN = "apa adanya"          # of the profile's dates
SPO_LEFT = 0.24                    # share of the width that the SPO form gives to logo and kop
SPO_PAIRS = ("nomor", "revisi ke", "halaman")


@dataclass(frozen=True, slots=True)
class Head:
    """The heights of its rows, and who makes their boxes: most sizes are tried only for how high they are."""

    boxes: Callable[[], tuple[Box, ...]]
    heights: tuple[Emu, ...]


def make_head(sop: Sop, logos: Logos, halaman: str, sheet: Sheet) -> Head:
    """The head in the profile's form; `halaman` ("1/3") is printed where the form has a place for it."""
    return (_spo if sheet.profile.bentuk_identitas == "spo" else _sop)(sop, logos, halaman, sheet)


def value_of(key: str, sop: Sop, halaman: str, as_written: bool = False) -> str:
    """The printed value of an identity row; dates in one form, or `as_written`."""
    identitas = sop.identitas
    plain = {"nomor": identitas.nomor, "nama": identitas.nama, "revisi ke": identitas.revisi_ke, "halaman": halaman}
    if key in plain:
        return plain[key]
    return print_date(identitas.tanggal.get(key), as_written, key in identitas.tanpa, key in identitas.titik)


def words_of(key: str, sop: Sop, halaman: str, sheet: Sheet) -> tuple[Kata, ...]:
    """The same as words: what another program fills in as its token, with their marks where two versions are shown."""
    token = token_of(key, sheet.profile)
    if token:
        return (Kata(token),)
    kata = sop.identitas.bertanda.get(key) or kata_of(value_of(key, sop, halaman, sheet.profile.tanggal == AS_WRITTEN))
    fills = len(kata) == 1 and not kata[0].tanda        # what several styles share is no field of a form
    return (replace(kata[0], isian=key),) if fills else kata


def print_date(tanggal: Tanggal | None, as_written: bool = False, tanpa: bool = False, titik: bool = False) -> str:
    """A date in one form or `as_written`; a dash where there is none, dots where it is to be filled in, "" where nothing is said."""
    if tanggal is None:
        return "-" if tanpa else DOTS if titik else ""
    if as_written and tanggal.hari and tanggal.tertulis:
        return tanggal.tertulis
    return tanggal.cetak() if tanggal.hari else DAY_SLOT + tanggal.cetak()


def _sop(sop: Sop, logos: Logos, halaman: str, sheet: Sheet) -> Head:
    body = sheet.body
    middle = sheet.middle
    labels = [sheet.label(key) for key in sheet.profile.baris_identitas]
    widest = max((natural_width(runs_of(kata_of(text), PART, sheet), sheet.fonts) for text in labels), default=0)
    edge = snap(middle + min(widest + 2 * PAD + pt(6), body.w // 4))
    rows = [
        (key, _cell(label, edge - middle, key == "nama", sheet), _value(key, sop, halaman, body.right - edge, sheet))
        for key, label in zip(sheet.profile.baris_identitas, labels, strict=True)
    ]
    heights = [snap_up(max(stack_height(label), room_for(value)) + sheet.pad_y) for _, label, value in rows]
    kop = make_kop(sop, middle - body.x, sheet, logos)
    heights[-1] += max(0, kop.least - sum(heights))

    def boxes() -> tuple[Box, ...]:
        labelled = (
            box for row, (key, label, value) in enumerate(rows) for box in (
                Box(row, middle, edge, label, head="baris"), Box(row, edge, body.right, value, head="judul" if key == "nama" else ""),
            )
        )
        return *labelled, *kop_boxes(kop, 0, len(heights), body.x, middle, sum(heights), sheet)

    return Head(boxes, tuple(heights))


def _cell(text: str, width: Emu, tebal: bool, sheet: Sheet) -> tuple[Paragraph, ...]:
    return (set_plain(text, width - 2 * PAD, PART, sheet, tebal, before=sheet.pad_y),)


def _value(key: str, sop: Sop, halaman: str, width: Emu, sheet: Sheet) -> tuple[Paragraph, ...]:
    if key in PENANDA_TANGAN:
        return in_row(signers_of(sop.identitas, key), width - 2 * PAD, sheet)
    kata = words_of(key, sop, halaman, sheet)
    words = led(": ", kata) if sheet.profile.titik_dua else kata
    return (set_kata(words, width - 2 * PAD, PART, sheet, key == "nama", before=sheet.pad_y),)


def spo_edge(sheet: Sheet) -> Emu:
    """The line right of logo and kop, and of the sections' titles."""
    return snap(sheet.body.x + round(sheet.body.w * SPO_LEFT))


def _spo(sop: Sop, logos: Logos, halaman: str, sheet: Sheet) -> Head:
    """The second logo has a cell of its own at the right end, beside name and numbers."""
    body = sheet.body
    wide, high = logo_room(logos.kanan, body.w, sheet)
    left, right = spo_edge(sheet), body.right - wide
    e1, _ = _spo_thirds(left, right)
    upper = _spo_document(sop, halaman, right, sheet)
    date = _pair("tanggal terbit", sop, halaman, e1 - left, sheet)
    inner = body.right - e1 - 2 * PAD
    label = set_plain(berangkai(sheet.label("disahkan oleh"), ":"), inner, PART, sheet, align="tengah", before=sheet.pad_y)
    sign = (label, *signature(sop.identitas.disahkan_oleh, inner, PART, sheet, before=0))
    kop = make_kop(sop, left - body.x, sheet, Logos(logos.kiri))
    heights = [*upper.heights, snap_up(stack_height(sign) + sheet.pad_y)]
    heights[0] += max(0, max(kop.least, high) - heights[0] - heights[1])
    height = heights[0] + heights[1]

    def boxes() -> tuple[Box, ...]:
        second = (logo_box(logos.kanan, 0, 2, right, body.right, height, sheet, SECOND),) if logos.kanan else ()
        first = *kop_boxes(kop, 0, 2, body.x, left, height, sheet), _spo_mark(2, 1, sheet)
        return *first, *upper.boxes(), Box(2, left, e1, date), Box(2, e1, body.right, sign), *second

    return Head(boxes, tuple(heights))


def head_again(sop: Sop, halaman: str, sheet: Sheet) -> Head:
    """What the SPO form's head keeps on the pages after the first: name, number, revision, page."""
    upper = _spo_document(sop, halaman, sheet.body.right, sheet)
    return Head(lambda: (_spo_mark(0, 2, sheet), *upper.boxes()), upper.heights)


def _spo_document(sop: Sop, halaman: str, right: Emu, sheet: Sheet) -> Head:
    """Name, and under it number, revision and page, from `spo_edge` to `right`."""
    left = spo_edge(sheet)
    edges = (left, *_spo_thirds(left, right), right)
    title = (set_kata(words_of("nama", sop, halaman, sheet), right - left - 2 * PAD, "judul", sheet, True, "tengah", sheet.pad_y),)
    cells = list(zip(SPO_PAIRS, pairwise(edges), strict=True))
    pairs = [_pair(key, sop, halaman, x1 - x0, sheet) for key, (x0, x1) in cells]

    def boxes() -> tuple[Box, ...]:
        below = (Box(1, x0, x1, pair) for pair, (_, (x0, x1)) in zip(pairs, cells, strict=True))
        return Box(0, left, right, title, valign="tengah", head="judul"), *below

    return Head(boxes, (snap_up(stack_height(title) + 2 * sheet.pad_y), snap_up(max(map(stack_height, pairs)) + sheet.pad_y)))


def _spo_thirds(left: Emu, right: Emu) -> tuple[Emu, Emu]:
    third = (right - left) // 3
    return snap(left + third), snap(left + 2 * third)


def _spo_mark(row: int, rows: int, sheet: Sheet) -> Box:
    x0, x1 = sheet.body.x, spo_edge(sheet)
    mark = set_plain(sheet.label("spo"), x1 - x0 - 2 * PAD, "kop", sheet, True, "tengah")
    return Box(row, x0, x1, (mark,), rows, valign="tengah")


def _pair(key: str, sop: Sop, halaman: str, width: Emu, sheet: Sheet) -> tuple[Paragraph, ...]:
    """Label above value, as the SPO form has them."""
    inner = width - 2 * PAD
    return (
        set_plain(berangkai(sheet.label(key), ":"), inner, PART, sheet, before=sheet.pad_y, align="tengah"),
        set_kata(words_of(key, sop, halaman, sheet), inner, PART, sheet, tebal=True, align="tengah"),
    )
