"""Symbols and arrows of a row: a flow of the form → the flow.

    ┌────────┐      Sambung(…, ke)            ┌────────┐─▶ ke         a process has one way on
    │ proses │      Sambung(…, ke, "Tidak")   ◇ Ya ─▶ below          with a word it becomes a decision, and its way on
    └────────┘                                 Tidak ─▶ ke            the branch "Ya"
"""

from __future__ import annotations

from dataclasses import replace

from sopdoc.formulir.form import BERHENTI, BERIKUTNYA, HUBUNGAN, SELESAI, Flow, Row, Ways
from sopdoc.model.sop import Bentuk
from sopdoc.studio.gestures import (
    GONE,
    ArrowGesture,
    GantiBentuk,
    GantiKata,
    HapusSimbol,
    Lepas,
    PindahSimbol,
    RefusedError,
    Sambung,
    SymbolGesture,
    TambahSimbol,
)
from sopdoc.studio.kept import STUDIO
from sopdoc.studio.rows import place_of
from sopdoc.studio.words import cleaned

YA, TIDAK = "Ya", "Tidak"
BENTUK = tuple(one.value for one in Bentuk)


def with_symbols(flow: Flow, gesture: SymbolGesture) -> Flow:
    """Raises RefusedError."""
    at = _open(flow, gesture.baris)
    ways = flow.rows[at].ways
    match gesture:
        case PindahSimbol(_, _, old, new, _):
            ways = _exchanged(ways, _known(flow, old, ways), _column(flow, new))
        case TambahSimbol(_, _, lane, together):
            ways = _added(ways, _column(flow, lane), together)
        case HapusSimbol(_, _, lane, _):
            ways = _lessened(ways, _known(flow, lane, ways))
        case GantiBentuk(_, _, lane, shape, _):
            ways = _shaped(flow, at, _known(flow, lane, ways), shape)
    return _with(flow, at, ways)


def with_arrows(flow: Flow, gesture: ArrowGesture) -> Flow:
    """Raises RefusedError."""
    at = _open(flow, gesture.baris)
    ways = flow.rows[at].ways
    match gesture:
        case Sambung(_, _, to, word):
            ways = _joined(flow, at, _target(flow, at, to), _word(word))
        case GantiKata(_, _, word, new):
            ways = _reworded(ways, word, _word(new))
        case Lepas(_, _, word):
            ways = _cut(flow, at, word)
    return _with(flow, at, ways)


def _with(flow: Flow, at: int, ways: Ways) -> Flow:
    return replace(flow, rows=(*flow.rows[:at], replace(flow.rows[at], ways=ways), *flow.rows[at + 1 :]))


def _open(flow: Flow, ref: str) -> int:
    """The place of a row whose ways a gesture can change (`kept.check_open`)."""
    at = place_of(flow, ref)
    if flow.rows[at].judul:
        raise RefusedError("judul tidak mempunyai simbol", "pilih sebuah kegiatan")
    return at


def _column(flow: Flow, key: str) -> str:
    if key not in {one.ref for one in flow.columns}:
        raise GONE
    return key


def _known(flow: Flow, key: str, ways: Ways) -> str:
    if _column(flow, key) not in ways.symbols:
        raise GONE
    return key


# ---------------------------------------------------------------- symbols


def _exchanged(ways: Ways, old: str, new: str) -> Ways:
    if new in ways.symbols:
        raise RefusedError("di lajur itu sudah ada simbol kegiatan ini", "pilih lajur lain")
    return replace(ways, symbols={new if key == old else key: shape for key, shape in ways.symbols.items()})


def _added(ways: Ways, lane: str, together: str) -> Ways:
    if lane in ways.symbols or together not in HUBUNGAN:
        raise RefusedError("di lajur itu sudah ada simbol kegiatan ini", "pilih lajur lain")
    shape = Bentuk.PROSES.value if together != HUBUNGAN[0] else next(iter(ways.symbols.values()), Bentuk.PROSES.value)
    return replace(ways, symbols={**ways.symbols, lane: shape}, hubungan=together)


def _lessened(ways: Ways, lane: str) -> Ways:
    if len(ways.symbols) == 1:
        raise RefusedError("kegiatan memerlukan satu simbol", "klik lajur lain untuk memindahkannya, atau hapus barisnya")
    left = {key: shape for key, shape in ways.symbols.items() if key != lane}
    return replace(ways, symbols=left, hubungan=ways.hubungan if len(left) > 1 else "")


def _shaped(flow: Flow, at: int, lane: str, shape: str) -> Ways:
    """A decision gets its branches; what is none any more keeps the way of its first one."""
    if shape not in BENTUK:
        raise GONE
    ways = flow.rows[at].ways
    symbols = {**ways.symbols, lane: shape}
    if shape == Bentuk.KEPUTUSAN.value:
        return Ways(symbols, ways.hubungan, ways.branches or _usual_branches(flow, at))
    if shape == Bentuk.SELESAI.value:
        return Ways(symbols, ways.hubungan)
    first = ways.branches[0][1] if ways.branches else ways.next
    return Ways(symbols, ways.hubungan, (), "" if first == BERIKUTNYA else first)


def _usual_branches(flow: Flow, at: int) -> tuple[tuple[str, str], ...]:
    """On, and back to the kegiatan before; from the first one back to itself."""
    before = next((row.ref for row in reversed(flow.rows[:at]) if not row.judul), flow.rows[at].ref)
    return (YA, _on(flow, at)), (TIDAK, before)


def _on(flow: Flow, at: int) -> str:
    """The branch that follows the table; from the last row to the end."""
    return BERIKUTNYA if _below(flow, at) else SELESAI


def _below(flow: Flow, at: int) -> Row | None:
    return next((row for row in flow.rows[at + 1 :] if not row.judul), None)


# ---------------------------------------------------------------- arrows


def _word(text: str) -> str:
    return cleaned(text).replace("\n", " ")


def _target(flow: Flow, at: int, to: str) -> str:
    """As the form calls it: the row below goes by "next"."""
    if to in (BERIKUTNYA, SELESAI):
        return to
    row = flow.rows[place_of(flow, to)]
    if row.judul:
        raise RefusedError("anak panah menuju kegiatan, bukan judul", "pilih kegiatan di bawahnya")
    return BERIKUTNYA if row == _below(flow, at) else to


def _joined(flow: Flow, at: int, to: str, word: str) -> Ways:
    ways = flow.rows[at].ways
    if not word:
        if ways.branches:
            raise RefusedError("cabang keputusan memerlukan kata", "tulis katanya, misalnya Tidak")
        return replace(ways, symbols=_plain(ways), next="" if to == BERIKUTNYA else to)
    branches = dict(ways.branches or (((TIDAK if word == YA else YA), ways.next or _on(flow, at)),))
    branches[word] = to
    if len(branches) > STUDIO.branches:
        raise RefusedError(f"keputusan di sini paling banyak {STUDIO.branches} cabang", "lepaskan cabang lain dahulu")
    shapes = dict.fromkeys(ways.symbols, Bentuk.KEPUTUSAN.value) if len(ways.symbols) == 1 else ways.symbols
    return Ways(shapes, ways.hubungan, tuple(branches.items()))


def _plain(ways: Ways) -> dict[str, str]:
    """An end that leads on is a process."""
    return {key: Bentuk.PROSES.value if shape == Bentuk.SELESAI.value else shape for key, shape in ways.symbols.items()}


def _reworded(ways: Ways, word: str, new: str) -> Ways:
    words = [one for one, _ in ways.branches]
    if word not in words:
        raise GONE
    if not new or (new != word and new in words):
        raise RefusedError("tiap cabang memerlukan kata sendiri", "tulis kata yang berbeda")
    return replace(ways, branches=tuple((new if one == word else one, to) for one, to in ways.branches))


def _cut(flow: Flow, at: int, word: str) -> Ways:
    ways = flow.rows[at].ways
    if not ways.branches:
        return replace(ways, next=BERHENTI)
    left = tuple((one, to) for one, to in ways.branches if one != word)
    if len(left) == len(ways.branches):
        raise GONE
    if len(left) > 1:
        return replace(ways, branches=left)
    symbols = {key: Bentuk.PROSES.value if shape == Bentuk.KEPUTUSAN.value else shape for key, shape in ways.symbols.items()}
    return Ways(symbols, ways.hubungan, (), "" if left[0][1] == BERIKUTNYA else left[0][1])
