"""What an import says of a sheet, value by value, beside the truth: right or wrong, and is there a RAGU near?

A value of a row is doubted where its row has a RAGU, or one names it (an arrow's: the row where it begins or ends; one of a row that
was not read: the rows beside it), one of the identity sheet where its key has one; what the head of a definition says is near to the
values that it quotes and, of no row, to the identity sheet.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from sopdoc.diagnostics import Report
from sopdoc.impor.written.agency import Agency, text_of
from sopdoc.impor.written.definition import Definition
from sopdoc.model.decode import decode_sop
from sopdoc.model.decode_instansi import InstansiBerkas
from sopdoc.model.sop import PENYIAP, Alur, Pejabat, Sop
from sopdoc.model.teks import Isi
from sopdoc.source.read import parse
from sopdoc.writing.rows import is_title
from sopdoc.writing.texts import decoded, isi_value
from sopdoc.writing.values import Commented

CELLS = ("uraian", "kelengkapan", "waktu", "output", "keterangan")
QUOTED = 12     # letters of a value by which a doubt is known to quote it

_ROWS = re.compile(r"kegiatan ([0-9]+)(?: dan ([0-9]+))?")
_UNSHOWN = re.compile(r"[\s–•-]+")


class Slot(NamedTuple):
    """Where a value stands: `flow` from 0, -1 for the identity sheet; `rows`: those of the truth that it belongs to."""

    flow: int
    rows: tuple[int, ...]
    what: str


@dataclass
class Judged:
    """`wrong`: slots with what should and what does stand there, and whether there is a doubt; `idle`: doubts with nothing wrong near."""

    values: int = 0
    wrong: list[tuple[Slot, str, str, bool]] = field(default_factory=list)
    idle: list[str] = field(default_factory=list)

    @property
    def unseen(self) -> list[tuple[Slot, str, str, bool]]:
        return [one for one in self.wrong if not one[3]]


def judged(truth: Sop, found: Sequence[Definition]) -> Judged:
    """A file that gives no definition, or one that cannot be read, is told: all of it is wrong, and doubted."""
    sop = sop_of(found[0], truth) if len(found) == 1 else None
    maps = [rows_of(a, b) for a, b in zip(truth.alur, sop.alur, strict=False)] if sop else []
    had = dict(_values(truth, {}))
    if sop is None:
        return Judged(len(had), [(slot, value, "", True) for slot, value in had.items()])
    read = dict(_values(sop, dict(enumerate(maps))))
    doubts = _Doubts(found[0], maps, len(truth.alur) != len(sop.alur))
    result = Judged(len(had | read))
    for slot in sorted({*had, *read}):
        should, does = had.get(slot, ""), read.get(slot, "")
        if should != does:
            result.wrong.append((slot, should, does, doubts.near(slot, should)))
    result.idle = doubts.unused()
    return result


def sop_of(found: Definition, truth: Sop) -> Sop | None:
    report = Report()
    node = parse(text_of(found, Agency()), "impor.yaml", report)
    return decode_sop(node, "impor", "impor.yaml", InstansiBerkas(truth.instansi), frozenset(), report) if node else None


def rows_of(truth: Alur, read: Alur) -> dict[int, int]:
    """Rows of the reading → those of the truth, by their words where their numbers differ."""
    if len(truth.kegiatan) == len(read.kegiatan):
        return {row: row for row in range(len(truth.kegiatan))}
    old, new = ([_said(one.uraian) for one in alur.kegiatan] for alur in (truth, read))
    result: dict[int, int] = {}
    for kind, i0, i1, j0, j1 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind in ("equal", "replace"):
            result |= dict(zip(range(j0, j1), range(i0, i1), strict=False))
    return result


def _said(isi: Isi) -> str:
    return decoded(isi_value(isi)).polos if isi else ""


def _plain(text: str) -> str:
    """Without what a sheet does not show: where a line was broken at a space, where a paragraph without mark begins."""
    return _UNSHOWN.sub("", text)


def _values(sop: Sop, maps: Mapping[int, Mapping[int, int]]) -> Iterator[tuple[Slot, str]]:
    """Empty values are none.  `maps`: by flow, its rows → those of the truth; a row that is none of them counts from 1000."""
    for what, value in _identity(sop):
        if value:
            yield Slot(-1, (), what), _plain(value)
    for number, alur in enumerate(sop.alur):
        rows = [maps.get(number, {}).get(row, row if number not in maps else 1000 + row) for row in range(len(alur.kegiatan))]
        yield from ((Slot(number, rows_, what), _plain(value)) for rows_, what, value in _flow(alur, rows) if value)


def _identity(sop: Sop) -> Iterator[tuple[str, str]]:
    identitas = sop.identitas
    yield from (("nomor", identitas.nomor), ("nama", identitas.nama), ("revisi ke", identitas.revisi_ke))
    yield from ((key, f"{one.tahun}-{one.bulan}-{one.hari}") for key, one in identitas.tanggal.items() if one)
    if identitas.disahkan_oleh:
        yield from _person("disahkan oleh", identitas.disahkan_oleh)
    for peran in PENYIAP:
        for number, one in enumerate(identitas.penyiap.get(peran, ())):
            yield from _person(f"{peran} {number}", one)
    for key, isi in identitas.bagian.items():
        yield key, _said(isi)


def _person(key: str, one: Pejabat) -> Iterator[tuple[str, str]]:
    yield from ((f"{key}: {part}", getattr(one, part)) for part in ("jabatan", "nama", "pangkat"))
    yield f"{key}: nip", one.nip.cetak() if one.nip else ""


def _flow(alur: Alur, rows: Sequence[int]) -> Iterator[tuple[tuple[int, ...], str, str]]:
    lanes = {one.kunci: number for number, one in enumerate(alur.pelaksana)}
    for number, one in enumerate(alur.pelaksana):
        yield (0,), f"pelaksana {number}", f"{one.kelompok} / {one.nama}"
    spots: dict[str, tuple[int, int]] = {}
    for row, kegiatan in zip(rows, alur.kegiatan, strict=True):
        yield from (((row,), key, _said(getattr(kegiatan, key))) for key in CELLS)
        seen: dict[int, int] = {}
        for simbol in kegiatan.simbol:
            lane = lanes[simbol.pelaksana]
            spots[simbol.id] = (row, lane)
            again = seen[lane] = seen.get(lane, 0) + 1
            yield (row,), f"simbol {lane}/{again}", f"{simbol.bentuk.value} {len(simbol.bersama)}"
    for way in (one for line in alur.sambungan for one in line.searah()):
        (a, lane), (b, other) = spots[way.dari], spots[way.ke]
        yield (a, b), f"{way.garis.value} dari {lane} ke {other}", way.label or "tanpa kata"
    yield (0,), "catatan", _said(alur.catatan)


class _Doubts:
    """The RAGU of a definition, and which of them had something wrong near."""

    def __init__(self, found: Definition, maps: Sequence[Mapping[int, int]], lost: bool) -> None:
        """`lost`: a whole flow was not read, and all of them may be another one's."""
        self.lost = lost
        flows = found.values.get("alur") if "kegiatan" not in found.values else [found.values]
        self.rows = {
            (number, maps[number].get(row, 1000 + row) if number < len(maps) else row): texts
            for number, flow in enumerate(_list(flows)) for row, texts in _rows(flow["kegiatan"])
        }
        self.named = {place: {(place[0], row) for text in texts for row in _named(text)} for place, texts in self.rows.items()}
        self.keys = {key: value.comments for key, value in found.values.items() if isinstance(value, Commented)}
        self.head = found.head
        self.used: set[object] = set()

    def near(self, slot: Slot, should: str) -> bool:
        """Marks the doubts that it finds as needed."""
        places: list[object] = [key for key in self.keys if slot.flow < 0 and slot.what.startswith(key)]
        if slot.flow < 0 or self.lost or any(should[:QUOTED] and should[:QUOTED] in _plain(text) for text in self.head):
            places += ["kepala"] if self.head else []
        lost = [row for row in slot.rows if (slot.flow, row) not in self.rows]
        around = [*slot.rows, *(other for row in lost for other in (row - 1, row + 1))]
        if slot.what.startswith("pelaksana") and "pelaksana" in self.keys:
            places.append("pelaksana")
        places += [(slot.flow, row) for row in around if self.rows.get((slot.flow, row))]
        places += [place for place, named in self.named.items() if named & {(slot.flow, row) for row in slot.rows}]
        self.used |= set(places)
        return bool(places)

    def unused(self) -> list[str]:
        texts = [text for place, row in self.rows.items() if place not in self.used for text in row]
        texts += [text for key, found in self.keys.items() if key not in self.used for text in found]
        return [*texts, *(self.head if "kepala" not in self.used else ())]


def _named(text: str) -> set[int]:
    """The rows that a doubt speaks of, from 0: "simbol di antara kegiatan 2 dan 3"."""
    return {int(number) - 1 for found in _ROWS.finditer(text) for number in found.groups() if number}


def _list(flows: Any) -> list[Any]:
    return [flow.value if isinstance(flow, Commented) else flow for flow in flows or ()]


def _rows(kegiatan: Iterable[Any]) -> Iterator[tuple[int, tuple[str, ...]]]:
    row = 0
    for one in kegiatan:
        inner = one.value if isinstance(one, Commented) else one
        if not is_title(inner):
            yield row, one.comments if isinstance(one, Commented) else ()
            row += 1
