"""Where the kegiatan of an edited document lead → the ways of its form's rows, as much of them in their author's words as can be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sopdoc.formulir.faults import Fault
from sopdoc.formulir.form import BERIKUTNYA, WAYS, Flow, Ways
from sopdoc.formulir.shown import ways_of
from sopdoc.formulir.targets import RANGKAIAN, with_targets
from sopdoc.formulir.ways import OF_WAYS
from sopdoc.kembali.redrawn import redrawn
from sopdoc.model.bentuk import Kapsul
from sopdoc.model.sop import Alur, Bentuk, Simbol
from sopdoc.source.node import MappingNode, Node, ScalarNode, SequenceNode
from sopdoc.writing.charted import Chart, chart_of
from sopdoc.writing.rows import Row as Keys
from sopdoc.writing.rows import UnsayableError, row_ways
from sopdoc.writing.values import node_of, value_of

DIRECTLY = "ubah langsung di definisinya"
REDRAW = "ubah gambarnya di dokumen, atau ubah langsung di definisinya"
ABOVE = "kapsul mulai tetap di kegiatan yang semula pertama: pindahkan ke baris pertama bersama panahnya, atau ubah langsung di definisinya"
LOOK = "bila maksudnya lain, perbaiki di dokumen atau ubah langsung di definisinya"


@dataclass(frozen=True, slots=True)
class Own:
    """A flow as its definition has it: `flow` of its form, `items` the entries of its kegiatan."""

    alur: Alur
    flow: Flow
    items: Sequence[Node]
    kapsul: Kapsul


@dataclass(frozen=True, slots=True)
class Kept:
    """Of a document's kegiatan now: which of before each is, None for one that was put in, and its `ref`; the keys of its columns."""

    rows: Sequence[int | None]
    refs: Sequence[str]
    keys: Sequence[str]


@dataclass(frozen=True, slots=True)
class Led:
    """`ways`: by `ref`, but for rows that stay as they are written; `joined`: see `Redrawn`."""

    ways: Mapping[str, Ways]
    joined: frozenset[int] = frozenset()
    faults: tuple[Fault, ...] = ()
    asked: tuple[Fault, ...] = ()


def led(own: Own, was: Alur, now: Alur, kept: Kept) -> Led:
    found = redrawn(own.alur, was, now, kept.rows, kept.keys)
    if faults := tuple(_unclear(found.alur, own.alur)):
        return Led({}, faults=faults)
    chart = chart_of(found.alur, own.kapsul, _symbol_ids(own.items), frozenset(_entries(own)))
    known = {row: _keys_of(own.items[at]) for row, at in enumerate(kept.rows) if at is not None}
    try:
        keys = row_ways(chart, known)
    except UnsayableError as fault:
        uraian = found.alur.kegiatan[fault.row].uraian.polos
        words = f'kegiatan "{uraian}": simbol dan panah yang kini digambar padanya tidak dapat ditulis di definisi'
        return Led({}, faults=(Fault("", 0, 0, words, ABOVE if own.kapsul.terpisah and kept.rows[0] != 0 else REDRAW),))
    shut = {row.ref for row in own.flow.rows if WAYS in row.locked}
    ways = {
        ref: _ways(own.flow, keys[row], chart, row, kept)
        for row, ref in enumerate(kept.refs) if keys[row] is not known.get(row) or (ref not in shut and len(chart.own[row]) == 1)
    }
    return Led(ways, found.joined, asked=tuple(_turned_back(found.alur, own.alur)))


def _keys_of(item: Node) -> Keys:
    assert isinstance(item, MappingNode)
    return {key.text: value_of(value, flowing=True) for key, value in item.entries if key.text in ("id", *OF_WAYS)}


def _symbol_ids(items: Sequence[Node]) -> frozenset[str]:
    """Those that their author gave to symbols of a rangkaian."""
    chains = (item.get(RANGKAIAN) for item in items if isinstance(item, MappingNode))
    members = (one for chain in chains if isinstance(chain, SequenceNode) for one in chain.items if isinstance(one, MappingNode))
    return frozenset(id.text.strip() for one in members if isinstance(id := one.get("id"), ScalarNode))


def _entries(own: Own) -> Iterator[str]:
    """The symbols at which its author lets a row be entered, of rows with several."""
    for kegiatan, item in zip(own.alur.kegiatan, own.items, strict=True):
        said = item.get("masuk") if isinstance(item, MappingNode) else None
        named = said.text.strip() if isinstance(said, ScalarNode) else ""
        found = [simbol.id for simbol in kegiatan.simbol if named in (simbol.id, *simbol.para_pelaksana)]
        yield from found[:1] or [simbol.id for simbol in kegiatan.simbol[:1] if len(kegiatan.simbol) > 1]


def _ways(flow: Flow, keys: Keys, chart: Chart, row: int, kept: Kept) -> Ways:
    """Of a row whose keys are these; as they are where a flat row cannot say them, or did not before: of several symbols the order."""
    names, own = _names(chart, kept.refs), chart.own[row]
    before = next((one for one in flow.rows if one.ref == kept.refs[row]), None)
    item = node_of(keys)
    assert isinstance(item, MappingNode)
    ways = ways_of(item, own, names)
    if ways is None or len(own) > 1 or (before and WAYS in before.locked):
        symbols = {kunci: simbol.bentuk.value for simbol in own for kunci in simbol.para_pelaksana}
        whole = {key: value for key, value in keys.items() if key != "id"}
        return replace(ways or Ways(symbols), whole=with_targets(whole, lambda target: names.get(target, target)))
    below = kept.refs[row + 1] if row + 1 < len(kept.refs) else ""
    return _as_named(ways, before.ways, below) if before else ways


def _names(chart: Chart, refs: Sequence[str]) -> dict[str, str]:
    """Of rows, by number and by id → their refs."""
    counted = [ref for ref, kegiatan in zip(refs, chart.alur.kegiatan, strict=True) if kegiatan.nomor]
    return {str(number): ref for number, ref in enumerate(counted, 1)} | {id: refs[row] for row, id in chart.ids.items()}


def _as_named(ways: Ways, before: Ways, below: str) -> Ways:
    """With the name of the row below where its author named it."""
    if below not in before.targets:
        return ways
    branches = tuple((word, below if to == BERIKUTNYA else to) for word, to in ways.branches)
    return replace(ways, branches=branches, next=below if ways.next in ("", BERIKUTNYA) and not branches else ways.next)


def _unclear(alur: Alur, before: Alur) -> Iterator[Fault]:
    """Decisions whose words do not tell their branches apart, and did before."""
    for kegiatan in alur.kegiatan:
        place = f'kegiatan "{kegiatan.uraian.polos}"'
        for simbol in kegiatan.simbol:
            words, own = _words(alur, simbol), _words(before, simbol)
            twice = next((word for word, count in words.items() if word and count > 1 and own[word] <= 1), "")
            if words.total() > 1 and "" in words and "" not in own:
                yield Fault("", 0, 0, f"{place}: sebuah cabang tidak punya kata", "tulis katanya di dokumen, misalnya Ya")
            elif twice:
                yield Fault("", 0, 0, f'{place}: dua cabang berkata "{twice}"', "beri tiap cabang katanya sendiri di dokumen")


def _words(alur: Alur, simbol: Simbol) -> Counter[str]:
    """On the branches of a decision."""
    decides = simbol.bentuk is Bentuk.KEPUTUSAN
    return Counter(way.label for way in alur.sambungan if decides and way.dari == simbol.id and not way.timbal_balik)


def _turned_back(alur: Alur, before: Alur) -> Iterator[Fault]:
    """Branches that lead back to their own decision, where the kegiatan that they led to was taken out."""
    there = {simbol.id for one in alur.kegiatan for simbol in one.simbol}
    gone = {(way.dari, way.label) for way in before.sambungan if way.ke not in there}
    for kegiatan in alur.kegiatan:
        for way in alur.sambungan:
            if way.dari == way.ke and (way.dari, way.label) in gone and way.dari in {simbol.id for simbol in kegiatan.simbol}:
                words = f'cabang "{way.label}" menuju kegiatan yang dihapus; ditulis kembali ke keputusan ini'
                yield Fault("", 0, 0, f'kegiatan "{kegiatan.uraian.polos}": {words}', LOOK)
