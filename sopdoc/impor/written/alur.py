"""A flow as it was read → `Alur`, the flow of a definition, and what is doubtful in each of its rows.

Nothing is invented: an arrow that was not found is left out, and the row says so.  What a row must have and the sheet does
not show (who acts, what is done) is filled in as little as can be, and told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sopdoc.impor.finding import Finding
from sopdoc.impor.flow.chart import Flow, Mark, Step, Way
from sopdoc.impor.flow.labels import ANSWERS, says_no, says_yes
from sopdoc.impor.flow.symbols import Kind
from sopdoc.impor.page import TooMuchError
from sopdoc.impor.written.row_doubts import Doubts
from sopdoc.impor.written.sayable import sayable
from sopdoc.impor.written.text import isi_of, title_of
from sopdoc.model.decode_alur import DIBACA
from sopdoc.model.sop import Alur, Bentuk, Garis, Kegiatan, Pelaksana, Sambungan, Simbol
from sopdoc.model.teks import KOSONG, Blok, Isi, Kata
from sopdoc.schema.start import kunci_pelaksana
from sopdoc.writing.rows import Row, is_title
from sopdoc.writing.values import Commented, Value

NOTHING = Isi((Blok((Kata("…"),)),))
TOUCHING = 1.0          # points between rows of one table
NO_SYMBOL = "simbol tidak terbaca; pelaksana diisi seperti kegiatan sebelumnya"
CAPSULE = "kapsul di tengah alur, ditulis sebagai proses"


@dataclass(frozen=True, slots=True)
class ReadAlur:
    """What a definition says of a flow; `doubts` without values."""

    alur: Alur
    kegiatan: tuple[Value, ...]
    doubts: tuple[Finding, ...]


def alur_of(flow: Flow, judul: str = "") -> ReadAlur:
    """Raises TooMuchError."""
    if len(flow.steps) > DIBACA:
        raise TooMuchError(f"lebih dari {DIBACA} kegiatan dalam satu alur")
    doubts = Doubts(flow.steps)
    pelaksana = _pelaksana(flow, doubts)
    simbol = _simbol(flow, flow.ways, pelaksana, doubts)
    sambungan = tuple(_sambungan(flow, flow.ways, doubts))
    numbers = _numbers(flow)
    kegiatan = tuple(_kegiatan(index, nomor, flow.steps[index], simbol[index], doubts) for index, nomor in enumerate(numbers))
    _tell_numbers(flow.steps, numbers, doubts)
    for doubt in flow.doubts:
        doubts.add(doubt.step or 0, f"hlm. {doubt.page}: {doubt.text}", doubt.place)
    catatan = isi_of(flow.notes.lines, flow.notes.box.width) if flow.notes else KOSONG
    alur, rows = sayable(Alur(judul, pelaksana, kegiatan, sambungan, catatan), doubts)
    told = tuple(
        Finding(f"kegiatan {row + 1}", "", place, text) for row, texts in sorted(doubts.of_row.items()) for text, place in texts.items()
    )
    return ReadAlur(alur, tuple(_commented(rows, doubts)), told)


def _commented(rows: Iterable[Row], doubts: Doubts) -> Iterator[Value]:
    """With the doubts of each row; titles across the table stand between the rows, and have none."""
    index = 0
    for row in rows:
        own = () if is_title(row) else doubts.of_row.get(index, ())
        index += not is_title(row)
        yield Commented(row, tuple(f"RAGU: {text}" for text in own)) if own else row


def _pelaksana(flow: Flow, doubts: Doubts) -> tuple[Pelaksana, ...]:
    titles = tuple(title or f"Pelaksana {index + 1}" for index, title in enumerate(flow.columns.judul))
    for index, title in enumerate(flow.columns.judul):
        if not title:
            doubts.add(0, f"judul kolom pelaksana ke-{index + 1} tidak terbaca", flow.lane_head(index))
    keys = [key for key, _ in kunci_pelaksana(titles)]
    return tuple(Pelaksana(key, title, group) for key, title, group in zip(keys, titles, _groups(flow, doubts), strict=True))


def _groups(flow: Flow, doubts: Doubts) -> Iterator[str]:
    """A definition has one title above its columns: of two, both words."""
    known = flow.columns.atasan or ("",) * len(flow.columns.kelompok)
    for index, (group, upper) in enumerate(zip(flow.columns.kelompok, known, strict=True)):
        if upper and upper != known[index - 1] * (index > 0):
            doubts.add(0, f'judul "{upper}" di atas judul kelompok pelaksana ditulis bersamanya', flow.lane_head(index))
        yield f"{upper} – {group}" if upper and group else upper or group


def _simbol(flow: Flow, ways: Sequence[Way], pelaksana: Sequence[Pelaksana], doubts: Doubts) -> list[tuple[Simbol, ...]]:
    """By row; a row without a symbol has that of who acted before."""
    result: list[tuple[Simbol, ...]] = []
    lane = 0
    for row in range(len(flow.steps)):
        marks = _in_order([i for i, mark in enumerate(flow.marks) if mark.step == row], flow, ways)
        if marks:
            lane = flow.marks[marks[-1]].lane
            result.append(tuple(_symbol(i, flow, ways, pelaksana, len(marks) == 1, doubts) for i in marks))
        else:
            doubts.add(row, NO_SYMBOL)
            result.append((Simbol(f"tanpa-{row}", pelaksana[lane].kunci, Bentuk.PROSES),))
    return result


def _symbol(index: int, flow: Flow, ways: Sequence[Way], pelaksana: Sequence[Pelaksana], alone: bool, doubts: Doubts) -> Simbol:
    """One that covers several columns is its row's only one, or stands in one of them."""
    mark = flow.marks[index]
    if mark.lanes and not alone:
        doubts.add(mark.step, f"hlm. {mark.page}: simbol yang mencakup beberapa kolom ditulis di satu kolom", mark.place)
    first, *rest = mark.lanes if mark.lanes and alone else (mark.lane,)
    keys = tuple(pelaksana[lane].kunci for lane in rest)
    return Simbol(str(index), pelaksana[first].kunci, _bentuk(index, flow, ways, doubts), mark.text, bersama=keys)


def _in_order(marks: list[int], flow: Flow, ways: Sequence[Way]) -> list[int]:
    """Along the arrows between them, else first where the flow enters, then from left to right."""
    arrows = {way.start: way.end for way in ways if way.start in marks and way.end in marks and way.start != way.end and not way.plain}
    entered = {way.end for way in ways if way.end in marks and flow.marks[way.start].step < flow.marks[way.end].step}
    rest = sorted(marks, key=lambda i: (i not in entered, flow.marks[i].lane, flow.marks[i].box.y0))
    result: list[int] = []
    while rest:
        start = next((i for i in rest if i not in arrows.values()), rest[0])
        while start in rest:
            rest.remove(start)
            result.append(start)
            start = arrows.get(start, -1)
    return result


def _bentuk(index: int, flow: Flow, ways: Sequence[Way], doubts: Doubts) -> Bentuk:
    mark = flow.marks[index]
    drawn = [way for way in ways if not way.plain]
    exchanges = any(way.both and index in (way.start, way.end) for way in drawn)
    entered = any(index == way.end for way in drawn if not way.both) or (exchanges and mark.step > 0)
    left = any(index == way.start for way in drawn if not way.both) or (exchanges and mark.step == 0)
    if mark.kind is Kind.DIAMOND:
        return Bentuk.KEPUTUSAN
    rounded = mark.kind is Kind.ROUNDED and (not (exchanges or (entered and left)) or _begins(index, flow, drawn))
    if rounded or mark.kind in (Kind.CAPSULE, Kind.CIRCLE):
        return _capsule(mark, entered, left, len(flow.steps), doubts)
    if mark.kind is Kind.OTHER:
        doubts.add(mark.step, f"hlm. {mark.page}: bentuk simbol tidak dikenal, ditulis sebagai proses", mark.place)
    return Bentuk.PROSES


def _begins(index: int, flow: Flow, ways: Sequence[Way]) -> bool:
    """Is a rounded box the start, although ways from below lead back to it?  Other boxes are not rounded then, and nothing else begins."""
    kinds = {mark.kind for mark in flow.marks}
    first = all(flow.marks[way.start].step > 0 for way in ways if way.end == index)
    return flow.marks[index].step == 0 and first and Kind.BOX in kinds and all(
        mark.kind is not Kind.CAPSULE for mark in flow.marks if mark.step == 0
    )


def _capsule(mark: Mark, entered: bool, left: bool, steps: int, doubts: Doubts) -> Bentuk:
    """A start where nothing enters or the flow begins, an end where nothing leaves; an arrow with two heads is what either needs."""
    if mark.step == 0 and (left or not entered):
        return Bentuk.MULAI
    if not left and (entered or mark.step == steps - 1):
        return Bentuk.SELESAI
    if left and not entered:
        return Bentuk.MULAI
    doubts.add(mark.step, f"hlm. {mark.page}: {CAPSULE}", mark.place)
    return Bentuk.PROSES


def _sambungan(flow: Flow, ways: Sequence[Way], doubts: Doubts) -> Iterable[Sambungan]:
    """The main branch of a decision first: what says yes, else what leads on."""
    by_start: dict[int, list[Way]] = defaultdict(list)
    for way in ways:
        by_start[way.start].append(way)
    for start, out in sorted(by_start.items()):
        for number, way in enumerate(sorted(out, key=lambda way: _weight(way, flow))):
            here, there = flow.marks[start], flow.marks[way.end]
            together = way.plain and here.step == there.step
            if way.doubt:
                doubts.add(here.step, f"hlm. {here.page}: panah ke kegiatan {there.step + 1} {way.doubt}", flow.place_of(way))
            if way.plain and not together:
                doubts.add(here.step, f"hlm. {here.page}: garis ke kegiatan {there.step + 1} tanpa kepala panah", flow.place_of(way))
            if way.both and _answers_both_ways(way, flow, by_start):
                doubts.add(here.step, f"hlm. {here.page}: panah ke kegiatan {there.step + 1} berkepala dua", flow.place_of(way))
            decides = here.kind is Kind.DIAMOND and len(out) > 1 and not way.both
            garis = _garis(way) if together else Garis.PANAH
            yield Sambungan(str(start), str(way.end), way.label, number == 0 or not decides, garis, timbal_balik=way.both)


def _answers_both_ways(way: Way, flow: Flow, by_start: Mapping[int, Sequence[Way]]) -> bool:
    """May an arrow with two heads be the answer of a decision?  One that has two others only exchanges something."""
    asked = [index for index in (way.start, way.end) if flow.marks[index].kind is Kind.DIAMOND]
    return any(sum(not other.both for other in by_start.get(index, ())) < ANSWERS for index in asked)


def _garis(way: Way) -> Garis:
    return Garis.PUTUS if way.dashed else Garis.LURUS


def _weight(way: Way, flow: Flow) -> tuple[bool, bool, bool, bool, int, int]:
    """An arrow with two heads is no branch.  "Tidak" behind another branch that leads on; what leads on before what goes back,
    whatever it says: "Tidak perlu perbaikan".
    """
    ahead = flow.marks[way.end].step - flow.marks[way.start].step
    return way.both, not says_yes(way.label), ahead < 0, says_no(way.label), abs(ahead), way.end


def _numbers(flow: Flow) -> list[str]:
    """As the definition counts them; a row that has none on a sheet of numbered rows has none."""
    numbered = any(step.nomor for step in flow.steps)
    result: list[str] = []
    count = 0
    for step in flow.steps:
        has = bool(step.nomor) or not numbered
        count += has
        result.append(str(count) if has else "")
    return result


def _tell_numbers(steps: Sequence[Step], numbers: Sequence[str], doubts: Doubts) -> None:
    """Where the sheet's count leaves ours, and a row may be lost; rows that go on with it are no news."""
    apart = 0
    for index, (step, nomor) in enumerate(zip(steps, numbers, strict=True)):
        if not step.nomor:
            continue
        before, apart = apart, int(step.nomor) - int(nomor)
        if apart and apart != before and not (index and _follows(step, steps[index - 1])):
            doubts.add(index, f"di lembar bernomor {step.nomor}")


def _follows(step: Step, before: Step) -> bool:
    """Does its row touch the one before?  Then the sheet has none between them, whatever its numbers say."""
    return step.page == before.page and abs(step.box.y0 - before.box.y1) < TOUCHING


def _kegiatan(index: int, nomor: str, step: Step, simbol: tuple[Simbol, ...], doubts: Doubts) -> Kegiatan:
    def cell(key: str) -> Isi:
        return isi_of(step.cells[key].lines, step.cells[key].box.width) if key in step.cells else KOSONG

    uraian = cell("uraian")
    if not uraian:
        doubts.add(index, "uraian tidak terbaca")
    return Kegiatan(
        f"k{index + 1}", nomor, uraian or NOTHING, simbol, cell("kelengkapan"), cell("waktu"), cell("output"),
        cell("keterangan"), judul=tuple(title_of(title.lines, title.box.width) for title in step.titles),
    )
