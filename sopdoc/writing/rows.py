"""Alur → the entries of its `kegiatan`: what the language fills in by itself is left out.

A row with one symbol is written from its arrows.  One with several is tried from the shortest way to the longest, and the
first that reads back the same stays: `pelaksana: [a, b]`, with `lanjut dari`, with `simbol`, at last a `rangkaian` in which
every symbol says where it leads.  A row that its author has written already stays as it is where that still says what it shall,
else as much of it as does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sopdoc.diagnostics import Report, Severity
from sopdoc.model.bentuk import Kapsul
from sopdoc.model.decode_alur import ALUR, finish_alur, read_alur
from sopdoc.model.decode_jalan import TIMBAL_BALIK
from sopdoc.model.decode_teks import Rujukan
from sopdoc.model.fields import open_fields
from sopdoc.model.satu_simbol import SATU_SIMBOL
from sopdoc.model.sop import Alur, Bentuk, Garis, Kegiatan, Sambungan, Simbol
from sopdoc.writing.charted import Chart, Spot, chart_of
from sopdoc.writing.texts import NO_REFERENCES, isi_value
from sopdoc.writing.values import Flow, Value, bare, node_of

Row = dict[str, Value]
STYLE = Kapsul()
JOINED = " / "          # between the words of branches to one symbol
NOTHING: Mapping[int, Row] = {}
COUNT = "SOP115"        # more rows than a flow may have, which is no fault of any of them


class UnsayableError(Exception):
    """A row, counted from 0, that no way of writing says."""

    def __init__(self, row: int) -> None:
        super().__init__(f"row {row}")
        self.row = row


def row_values(alur: Alur, kapsul: Kapsul = STYLE, rujukan: Rujukan = NO_REFERENCES) -> tuple[Row, ...]:
    """The entries in order, titles across the table among them; raises UnsayableError."""
    ways = row_ways(chart_of(alur, kapsul))
    return tuple(one for row, kegiatan in enumerate(alur.kegiatan) for one in _entries(kegiatan, ways[row], rujukan))


def row_ways(chart: Chart, known: Mapping[int, Row] = NOTHING) -> list[Row]:
    """By row, the keys that say who acts and where it leads; raises UnsayableError.

    `known`: rows as their author wrote them; one that says what it shall is in the result as it is.
    """
    ways = [_plainest(chart, row) for row in range(len(chart.own))]
    kept = dict[int, Row]()
    for row, own in enumerate(chart.own):
        written = known.get(row)
        named = {"id": chart.ids[row]} | written if written is not None and row in chart.ids else written
        if written is not None and named is not None and _reads(chart, [*ways[:row], named, *ways[row + 1:]], row, whole=True):
            ways[row], kept[row] = named, written
            continue
        if len(own) > 1:
            ways[row] = _shortest(chart, ways, row)
        if written is not None:
            ways[row] = _closest(chart, ways, row, written)
    read = _read(chart, ways)
    for row in range(len(ways)):
        if _seen(read, row) != _seen(chart.alur, row):
            raise UnsayableError(row)
    return [kept.get(row, own) for row, own in enumerate(ways)]


def is_title(row: Mapping[str, Value]) -> bool:
    """Is it what stands across the table above a row?"""
    return "judul" in row


def _entries(kegiatan: Kegiatan, ways: Row, rujukan: Rujukan) -> Iterator[Row]:
    for judul in kegiatan.judul:
        yield {"judul": isi_value(judul, rujukan)}
    row: Row = {}
    if "id" in ways:
        row["id"] = ways["id"]
    if not kegiatan.nomor:
        row["nomor"] = "tidak"
    row["uraian"] = isi_value(kegiatan.uraian, rujukan)
    row |= {key: value for key, value in ways.items() if key != "id"}
    if kegiatan.halaman_baru:
        row["halaman baru"] = "ya"
    for key in ("kelengkapan", "waktu", "output", "keterangan"):
        if isi := getattr(kegiatan, key):
            row[key] = isi_value(isi, rujukan)
    yield row


# ---------------------------------------------------------------- one row, explicitly


def _plainest(chart: Chart, row: int) -> Row:
    """One symbol from its arrows; several as a rangkaian in which each says where it leads."""
    head: Row = {"id": chart.ids[row]} if row in chart.ids else {}
    own = chart.own[row]
    if len(own) == 1:
        return head | _actors(own[0]) | _symbol(chart, own[0], _usual(chart, own[0]))
    together = any(way.garis is not Garis.PANAH for way in chart.inside[row])
    rangkaian: list[Value] = [_member(chart, simbol) for simbol in own]
    result: Row = head | {"rangkaian": rangkaian}
    if chart.entries[row]:
        entry = chart.entry(row)
        result["masuk"] = chart.symbol_ids.get(entry.id, entry.pelaksana)
    if together:
        result["hubungan"] = "bersama"
        if any(way.garis is Garis.PUTUS for way in chart.inside[row]):
            result["garis"] = "putus"
    return result


def _actors(simbol: Simbol) -> Row:
    """Who acts in a row's only symbol."""
    if simbol.bersama:
        return {"pelaksana": Flow(simbol.para_pelaksana), "garis": SATU_SIMBOL}
    return {"pelaksana": simbol.pelaksana}


def _usual(chart: Chart, simbol: Simbol) -> Bentuk:
    """What the language makes of a row's only symbol when nothing is said of it."""
    row, out = chart.row_of[simbol.id], chart.out[simbol.id]
    if chart.kapsul.terpisah:
        return Bentuk.PROSES
    if row == 0:
        return Bentuk.MULAI
    return Bentuk.SELESAI if row == len(chart.own) - 1 and not out else Bentuk.PROSES


def _symbol(chart: Chart, simbol: Simbol, usual: Bentuk) -> Row:
    """Shape, words and ways of a row's only symbol."""
    result: Row = {}
    usual_way = chart.out[simbol.id] == chart.default(simbol)
    arrows = chart.one_way(simbol)
    out = arrows.out[simbol.id]
    branching = simbol.bentuk is Bentuk.KEPUTUSAN and bool(out)
    if simbol.bentuk is not usual and not branching:
        result["simbol"] = simbol.bentuk.value
    if simbol.teks:
        result["teks"] = simbol.teks
    if branching:
        result["cabang"] = _ways(arrows, simbol)
    elif not usual_way and out != arrows.default(simbol):
        result["lanjut"] = _ways(arrows, simbol) if out else "tidak"
    if not out and simbol.bentuk is Bentuk.SELESAI and result.get("lanjut") == "tidak":
        del result["lanjut"]
    return result | _exchanges(chart, simbol)


def _exchanges(chart: Chart, simbol: Simbol) -> Row:
    exchanges = chart.exchanges(simbol)
    return {TIMBAL_BALIK: _ways(exchanges, simbol)} if exchanges.out[simbol.id] else {}


def _member(chart: Chart, simbol: Simbol) -> Row:
    """A symbol of a rangkaian, with everything said."""
    result: Row = {"id": chart.symbol_ids[simbol.id]} if simbol.id in chart.symbol_ids else {}
    result["pelaksana"] = simbol.pelaksana
    arrows = chart.one_way(simbol)
    out = arrows.out[simbol.id]
    branching = simbol.bentuk is Bentuk.KEPUTUSAN and bool(out)
    edge = chart.row_of[simbol.id] in (0, len(chart.own) - 1)
    if (simbol.bentuk is not Bentuk.PROSES or edge) and not branching:
        result["simbol"] = simbol.bentuk.value
    if simbol.teks:
        result["teks"] = simbol.teks
    if branching:
        result["cabang"] = _ways(arrows, simbol)
    elif out or simbol.bentuk is not Bentuk.SELESAI:
        result["lanjut"] = _ways(arrows, simbol) if out else "tidak"
    return result | _exchanges(chart, simbol)


def _ways(chart: Chart, simbol: Simbol) -> Value:
    """`lanjut` or `cabang`: a target, several, or each with the word on its arrow; the only arrow of a decision may have several."""
    out = chart.out[simbol.id]
    branching = simbol.bentuk is Bentuk.KEPUTUSAN
    by_label: dict[str, list[str]] = {}
    for way in out:
        by_label.setdefault(way.label, []).append(chart.target(simbol, way.ke))
    if list(by_label) == [""]:
        return _one_or_list(by_label[""], as_list=branching)
    if branching and len(by_label) == 1:
        by_label = {word: targets for label, targets in by_label.items() for word in label.split(JOINED)}
    return {label: _one_or_list(targets) for label, targets in by_label.items()}


def _one_or_list(texts: Sequence[str], as_list: bool = False) -> Value:
    return texts[0] if len(texts) == 1 and not as_list else Flow(tuple(texts))


# ---------------------------------------------------------------- several symbols, as short as can be


def _shortest(chart: Chart, ways: Sequence[Row], row: int) -> Row:
    explicit = ways[row]
    for candidate in (*_candidates(chart, row), explicit):
        tried = [*ways[:row], candidate, *ways[row + 1:]]
        if _reads(chart, tried, row):
            return candidate
    raise UnsayableError(row)


def _candidates(chart: Chart, row: int) -> Iterator[Row]:
    """From short to long; only what the list of pelaksana can say."""
    own = chart.own[row]
    kunci = [simbol.pelaksana for simbol in own]
    words = {simbol.teks for simbol in own if simbol.teks}
    if len(set(kunci)) < len(kunci) or len(words) > 1:
        return
    head: Row = {"id": chart.ids[row]} if row in chart.ids else {}
    head["pelaksana"] = Flow(tuple(kunci))
    entry = chart.entries[row]
    rest: Row = {"masuk": own[entry].pelaksana} if entry else {}
    teks: Row = {"teks": words.pop()} if words else {}
    for shape in _shapes(own):
        for joint in _joints(chart, row):
            for leaving in _leavings(chart, row):
                ways = {key: leaving[key] for key in ("cabang", "lanjut") if key in leaving}
                source: Row = {"lanjut dari": leaving["lanjut dari"]} if "lanjut dari" in leaving else {}
                yield head | shape | teks | joint | rest | source | ways


def _shapes(own: Sequence[Simbol]) -> Iterator[Row]:
    yield {}
    special = {simbol.bentuk for simbol in own} - {Bentuk.PROSES}
    if len(special) == 1:
        yield {"simbol": next(iter(special)).value}
    if any(simbol.bentuk is Bentuk.PROSES for simbol in own) and not special:
        yield {"simbol": Bentuk.PROSES.value}
    yield {"simbol": Flow({simbol.pelaksana: simbol.bentuk.value for simbol in own})}


def _joints(chart: Chart, row: int) -> Iterator[Row]:
    inside = chart.inside[row]
    if any(way.timbal_balik for way in inside):
        yield {"hubungan": TIMBAL_BALIK}
    elif any(way.garis is Garis.PANAH for way in inside):
        yield {"hubungan": "berurutan"}
    elif any(way.garis is Garis.PUTUS for way in inside):
        yield {"garis": "putus"}
    elif inside:
        yield {}
    else:
        yield {"garis": "tanpa"}


def _leavings(chart: Chart, row: int) -> Iterator[Row]:
    """Ways on: as the language has them, from named symbols, to named targets, by branches, nowhere."""
    own = chart.own[row]
    sources = [simbol for simbol in own if any(not chart.is_inside(way) for way in chart.out[simbol.id])]
    yield {}
    if not sources:
        yield {"lanjut": "tidak"}
        return
    outside = chart.outside(sources[0])
    key = "cabang" if sources[0].bentuk is Bentuk.KEPUTUSAN else "lanjut"
    named: Value = Flow(tuple(simbol.pelaksana for simbol in sources)) if len(sources) > 1 else sources[0].pelaksana
    ways = _ways(outside, sources[0])
    if key == "lanjut":
        yield {"lanjut dari": named}
    yield {key: ways}
    yield {key: ways, "lanjut dari": named}


# ---------------------------------------------------------------- a row that was written before


def _closest(chart: Chart, ways: Sequence[Row], row: int, written: Row) -> Row:
    """The row with every key, and every branch, that may stay as its author wrote it."""
    found = dict(ways[row])

    def keep(tried: Row) -> None:
        if _reads(chart, [*ways[:row], tried, *ways[row + 1:]], row, whole=True):
            found.clear()
            found.update(tried)

    for key, value in written.items():
        keep(found | {key: value})
    for key in [key for key in found if key not in written and key != "id"]:
        keep({other: value for other, value in found.items() if other != key})
    before, now = (one if isinstance(one := bare(side.get("cabang", "")), Mapping) else {} for side in (written, found))
    for word in now:
        if word in before:
            own = found["cabang"]
            assert isinstance(own, Mapping)
            keep(found | {"cabang": {**own, word: before[word]}})
    return found


# ---------------------------------------------------------------- the proof


def _reads(chart: Chart, ways: Sequence[Row], row: int, *, whole: bool = False) -> bool:
    """Does the flow, so written, have this row's symbols and connections?"""
    return _seen(_read(chart, ways, whole=whole), row) == _seen(chart.alur, row)


def _read(chart: Chart, ways: Sequence[Row], *, whole: bool = False) -> Alur | None:
    """The flow of these rows, read as the decoder does; `whole`: every target that they name is there."""
    rows: list[Value] = [
        {"uraian": "x", **way} | ({} if kegiatan.nomor else {"nomor": "tidak"})
        for way, kegiatan in zip(ways, chart.alur.kegiatan, strict=True)
    ]
    report = Report()
    fields = open_fields(node_of({"kegiatan": rows}), ALUR, "alur", report)
    written = read_alur(fields, chart.alur.pelaksana)
    alur = None if _refuses(report) else finish_alur(written, NO_REFERENCES, chart.kapsul)
    return None if whole and _refuses(report) else alur


def _refuses(report: Report) -> bool:
    return any(one.severity is Severity.GALAT and one.code != COUNT for one in report.diagnostics)


def _seen(alur: Alur | None, row: int) -> object:
    """What a reader sees of a row: its symbols, and every connection that leaves one of them, at either end where both have a head."""
    if alur is None or row >= len(alur.kegiatan):
        return None
    spots: dict[str, Spot] = {s.id: (n, i) for n, kegiatan in enumerate(alur.kegiatan) for i, s in enumerate(kegiatan.simbol)}
    symbols = tuple((s.para_pelaksana, s.bentuk, s.teks) for s in alur.kegiatan[row].simbol)
    ways = frozenset(
        (_ends(spots[w.dari], spots[w.ke], w), w.label, w.garis, w.timbal_balik) for w in alur.sambungan
        if spots[w.dari][0] == row or (w.timbal_balik and spots[w.ke][0] == row)
    )
    return symbols, ways


def _ends(start: Spot, end: Spot, way: Sambungan) -> object:
    """From where to where; between where, when both ends look alike."""
    return (start, end) if way.garis is Garis.PANAH and not way.timbal_balik else frozenset((start, end))


