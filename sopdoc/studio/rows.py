"""Rows of a flow that come, go, move: a flow of the form → the flow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sopdoc.formulir.form import ADDED, BERHENTI, BERIKUTNYA, SELESAI, TEXTS, WAYS, Column, Flow, Row, Ways
from sopdoc.model.sop import Bentuk
from sopdoc.studio.gestures import GONE, BarisBaru, GandakanBaris, HapusBaris, PindahBaris, RefusedError, RowGesture, SisipBaris, SisipJudul
from sopdoc.studio.words import cleaned


def with_rows(flow: Flow, gesture: RowGesture) -> Flow:
    """Raises RefusedError."""
    match gesture:
        case SisipBaris(_, at, new):
            return _inserted(flow, at, [_row(one, number, flow, at) for number, one in enumerate(new)])
        case SisipJudul(_, at, words):
            return _titled(flow, at, words)
        case GandakanBaris(_, ref):
            at = place_of(flow, ref)
            return _inserted(flow, at + 1, [_copy(flow.rows[at])])
        case HapusBaris(_, ref):
            return _without(flow, place_of(flow, ref))
        case PindahBaris(_, ref, to):
            at = place_of(flow, ref)
            return _moved(flow, at, to)


def place_of(flow: Flow, ref: str) -> int:
    """Raises RefusedError for a row that is not there."""
    place = next((index for index, row in enumerate(flow.rows) if row.ref == ref), None)
    if place is None:
        raise GONE
    return place


def _inserted(flow: Flow, at: int, new: Sequence[Row]) -> Flow:
    if not 0 <= at <= len(flow.rows):
        raise GONE
    before = flow.rows[:at] if at < len(flow.rows) else _led_on(flow.rows)
    return replace(flow, rows=(*before, *new, *flow.rows[at:]))


def _titled(flow: Flow, at: int, said: str) -> Flow:
    """With a title, which needs a kegiatan below it."""
    words = cleaned(said).replace("\n", " ")
    if not words:
        raise RefusedError("judul tidak boleh kosong", "tulis judulnya, misalnya Tahap Persiapan")
    if not 0 <= at < len(flow.rows):
        raise RefusedError("judul memerlukan kegiatan di bawahnya", "sisipkan di atas sebuah kegiatan")
    title = Row(f"{ADDED}0", {"uraian": words}, judul=True, locked=frozenset({WAYS}))
    return replace(flow, rows=(*flow.rows[:at], title, *flow.rows[at:]))


def _led_on(rows: Sequence[Row]) -> tuple[Row, ...]:
    """What is put behind the last row becomes the end: the way that led to the end now leads there."""
    *before, last = rows
    ends = next((word for word, to in last.ways.branches if to == SELESAI), None)
    branches = tuple((word, BERIKUTNYA if word == ends else to) for word, to in last.ways.branches)
    way = "" if last.ways.next == SELESAI else last.ways.next
    return (*before, replace(last, ways=replace(last.ways, branches=branches, next=way)))


def _row(said: BarisBaru, number: int, flow: Flow, at: int) -> Row:
    texts = {key: cleaned(getattr(said, key)) for key in TEXTS}
    return Row(f"{ADDED}{number}", texts, Ways({_lane(said.pelaksana, flow, at): Bentuk.PROSES.value}))


def _lane(said: str, flow: Flow, at: int) -> str:
    """Its column by key or title; where nothing is said, that of the row above."""
    wanted = said.strip().casefold()
    if not wanted:
        above = [ref for row in flow.rows[:at] for ref in row.ways.symbols]
        return above[-1] if above else _first(flow.columns).ref
    found = next((one.ref for one in flow.columns if wanted in (one.ref.casefold(), one.nama.casefold().strip())), None)
    if found is None:
        raise RefusedError(f'pelaksana "{said.strip()}" tidak ada', "tambahkan kolomnya dahulu, atau pilih pelaksana yang ada")
    return found


def _first(columns: Sequence[Column]) -> Column:
    if not columns:
        raise RefusedError("alur ini belum mempunyai pelaksana", "tambahkan pelaksana dahulu")
    return columns[0]


def _copy(row: Row) -> Row:
    """Its words and who acts; not its ways, which would all lead twice."""
    if row.judul or WAYS in row.locked:
        raise RefusedError("baris ini tidak dapat digandakan", "sisipkan baris baru")
    return replace(row, ref=f"{ADDED}0", ways=Ways(dict.fromkeys(row.ways.symbols, Bentuk.PROSES.value), row.ways.hubungan))


def _without(flow: Flow, at: int) -> Flow:
    gone = flow.rows[at]
    if not gone.judul and sum(not row.judul for row in flow.rows) == 1:
        raise RefusedError("kegiatan satu-satunya tidak dapat dihapus", "ganti isinya")
    rest = (*flow.rows[:at], *flow.rows[at + 1 :])
    heir = next((row.ref for row in flow.rows[at + 1 :] if not row.judul), BERHENTI)
    return replace(flow, rows=tuple(_led(row, index, rest, gone.ref, heir) for index, row in enumerate(rest)))


def _led(row: Row, index: int, rows: Sequence[Row], gone: str, heir: str) -> Row:
    """Ways to a row that went lead to its heir; to the row below, which goes without saying."""
    below = next((one.ref for one in rows[index + 1 :] if not one.judul), BERHENTI)

    def target(old: str) -> str:
        return old if old != gone else BERIKUTNYA if heir == below != BERHENTI else heir

    ways = row.ways
    branches = tuple((word, target(to)) for word, to in ways.branches)
    way = "" if ways.next == gone and heir == below else target(ways.next)
    if any(to == BERHENTI for _, to in branches):
        raise RefusedError("keputusan lain menuju kegiatan ini", "arahkan dahulu cabangnya ke kegiatan lain")
    return replace(row, ways=replace(ways, branches=branches, next=way))


def _moved(flow: Flow, at: int, to: int) -> Flow:
    rest = [*flow.rows[:at], *flow.rows[at + 1 :]]
    if not 0 <= to <= len(rest):
        raise GONE
    return replace(flow, rows=(*rest[:to], flow.rows[at], *rest[to:]))


def numbered(flow: Flow) -> Mapping[str, str]:
    """What the page prints before each row."""
    found: dict[str, str] = {}
    count = 0
    for row in flow.rows:
        own = not row.judul and row.bernomor
        count += own
        found[row.ref] = str(count) if own else ""
    return found
