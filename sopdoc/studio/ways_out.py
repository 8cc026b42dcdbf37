"""The symbols of a flow's rows and the ways out of each as they are written, also those that no form can say.

    rangkaian:                                     Source(kasubag): Way("Ya", the symbol behind it), Way("Tidak", row "#0")
      - pelaksana: kasubag
        cabang: {Ya: berikut, Tidak: ajukan}
      - pelaksana: kepala                          Source(kepala): Way("", the row below), which goes without saying

An arrow is found again at the words that it was made from; arrows with two heads (`studio/exchanges.py`) and plain lines are none of these.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sopdoc.edit.change import Path
from sopdoc.formulir.form import SELESAI, Flow
from sopdoc.model.sop import Sambungan, Simbol
from sopdoc.naskah import Naskah
from sopdoc.profile.decode import kapsul_of
from sopdoc.source.node import MappingNode, Node, ScalarNode, SequenceNode
from sopdoc.studio.kept import row_at
from sopdoc.writing.charted import Chart, chart_of

CHAIN, BRANCHES, ON = "rangkaian", "cabang", "lanjut"


@dataclass(frozen=True, slots=True)
class Way:
    """`row`: the `ref` of the row that it leads to, or the word for an end; `to` the symbol there; `target` as the definition calls it."""

    word: str
    row: str
    to: str
    target: str


@dataclass(frozen=True, slots=True)
class Source:
    simbol: Simbol
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class _Written:
    """A target as it stands in the file, and among whose keys: 0 the row's own, then its symbols'."""

    holder: int
    word: str
    target: ScalarNode


def sources_of(naskah: Naskah, flow: Flow, alur: int) -> Mapping[str, tuple[Source, ...]]:
    """By each row's `ref`; none of a title."""
    chart = chart_of(naskah.sop.alur[alur], kapsul_of(naskah.profile))
    refs = [row.ref for row in flow.rows if not row.judul]
    found: dict[str, tuple[Source, ...]] = {row.ref: () for row in flow.rows}
    for ref, own in zip(refs, chart.own, strict=True):
        _, item = row_at(naskah, flow, ref)
        written = tuple(_written(item))
        found[ref] = tuple(Source(one, tuple(_ways(chart, one, written, refs))) for one in own)
    return found


def _ways(chart: Chart, source: Simbol, written: tuple[_Written, ...], refs: list[str]) -> Iterator[Way]:
    """Two words that lead to the same symbol stand on one arrow, and are two ways."""
    arrows = [one for one in chart.out[source.id] if not one.timbal_balik]
    rest = tuple(one for one in written if all(one.target.span != arrow.span for arrow in arrows))
    for arrow in arrows:
        row = SELESAI if arrow.ke in chart.capsules else refs[chart.row_of[arrow.ke]]
        own = _words_of(arrow, written, rest)
        for one in own:
            yield Way(one.word, row, arrow.ke, one.target.text.strip())
        if not own:
            yield Way(arrow.label, row, arrow.ke, chart.target(source, arrow.ke))


def _words_of(arrow: Sambungan, written: tuple[_Written, ...], rest: tuple[_Written, ...]) -> tuple[_Written, ...]:
    """`rest`: what no arrow was made from, since it leads where another one of the same keys leads."""
    first = next((one for one in written if one.target.span == arrow.span), None)
    if first is None:
        return ()
    said = arrow.label.split(" / ")
    return first, *(one for one in rest if one.holder == first.holder and one.word in said)


def _written(item: MappingNode) -> Iterator[_Written]:
    chain = item.get(CHAIN)
    for at, holder in enumerate((item, *(chain.items if isinstance(chain, SequenceNode) else ()))):
        for key in (BRANCHES, ON):
            node = holder.get(key) if isinstance(holder, MappingNode) else None
            yield from (_Written(at, word, target) for word, target in targets_in(node))


def targets_in(node: Node | None, word: str = "") -> Iterator[tuple[str, ScalarNode]]:
    """Every target with its word, in the order of the file."""
    if isinstance(node, ScalarNode):
        yield word, node
    elif isinstance(node, SequenceNode):
        for one in node.items:
            yield from targets_in(one, word)
    elif node is not None:
        for name, value in node.entries:
            yield from targets_in(value, name.text.strip())


def symbols_written(path: Path, item: MappingNode) -> tuple[tuple[Path, MappingNode], ...]:
    """Where each symbol of a chain is written; the row itself where there is none."""
    chain = item.get(CHAIN)
    if not isinstance(chain, SequenceNode):
        return ((path, item),)
    return tuple(((*path, CHAIN, at), one) for at, one in enumerate(chain.items) if isinstance(one, MappingNode))
