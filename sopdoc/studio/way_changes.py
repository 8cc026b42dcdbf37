"""One way out of one symbol comes, goes, leads elsewhere or gets another word → changes of the definition, made where it is written.

    UbahJalan(…, simbol=0, jalan=1, ke="#3")        rangkaian:
                                                      - pelaksana: kasubag
                                                        cabang: {Ya: berikut, Tidak: ajukan}   ─▶  Tidak: arsip

A way that went without saying is written as soon as it does not any more; what goes without saying again is not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sopdoc.edit.change import Change, Path, Remove, Rename, Set
from sopdoc.model.decode_jalan import BERIKUT, LANJUT, TIDAK
from sopdoc.model.sop import Bentuk
from sopdoc.naskah import Naskah
from sopdoc.source.node import MappingNode, Node, ScalarNode, SequenceNode, is_absent
from sopdoc.studio.gestures import GONE, RefusedError, UbahJalan
from sopdoc.studio.kept import form_of
from sopdoc.studio.keys import row_of_today
from sopdoc.studio.target_names import Named, target_of
from sopdoc.studio.ways_out import BRANCHES, CHAIN, ON, Source, sources_of, symbols_written
from sopdoc.studio.words import cleaned
from sopdoc.writing.values import Bare
from sopdoc.writing.values import Flow as OneLine

YES, NO = "Ya", "Tidak"
Said = tuple[str, str]          # the word on a way, and what the definition calls its target


@dataclass(frozen=True, slots=True)
class Symbol:
    """One symbol of a row of today: where the row and its own keys are written, and its ways; `shared`: those of symbols that the
    row's keys speak for together."""

    row: Path
    item: MappingNode
    path: Path
    keys: MappingNode
    at: int
    source: Source
    shared: tuple[Said, ...] = ()

    @property
    def decides(self) -> bool:
        return self.source.simbol.bentuk is Bentuk.KEPUTUSAN

    @property
    def ways(self) -> tuple[Said, ...]:
        return self.shared or self.own

    @property
    def own(self) -> tuple[Said, ...]:
        return tuple((way.word, way.target) for way in self.source.ways)

    @property
    def usual(self) -> str:
        """Where it leads when nothing is said."""
        chain = self.item.get(CHAIN)
        return BERIKUT if isinstance(chain, SequenceNode) and self.at < len(chain.items) - 1 else LANJUT


def symbol_of(path: Path, item: MappingNode, at: int, today: Naskah, alur: int) -> Symbol:
    """Raises RefusedError."""
    flow = form_of(today).flows[alur]
    sources = sources_of(today, flow, alur)[f"#{path[-1]}"]
    written = symbols_written(path, item)
    if not 0 <= at < len(sources):
        raise GONE
    own, keys = written[at] if len(written) == len(sources) else written[0]
    ref = f"#{path[-1]}"
    together = [(way.word, way.target) for one in sources for way in one.ways if way.row != ref] if len(sources) > len(written) else []
    return Symbol(path, item, own, keys, at, sources[at], tuple(dict.fromkeys(together)))


def way_changes(gesture: UbahJalan, base: Naskah, today: Naskah) -> tuple[Change, ...]:
    """Raises RefusedError."""
    path, item = row_of_today(gesture, base, today)
    symbol = symbol_of(path, item, gesture.simbol, today, gesture.alur)
    if gesture.jalan >= len(symbol.own):
        raise GONE
    at = symbol.ways.index(symbol.own[gesture.jalan]) if gesture.jalan >= 0 and symbol.own[gesture.jalan] in symbol.ways else -1
    if at < 0 <= gesture.jalan:
        raise RefusedError("anak panah di antara simbol satu kegiatan mengikuti urutannya", "pindahkan simbolnya")
    before: tuple[Change, ...] = ()
    target = ""
    if gesture.ke:
        flow = form_of(today).flows[gesture.alur]
        goal = gesture if base is today else replace(gesture, ke=_row_today(gesture, base, today))
        named: Named = target_of(today, flow, (f"#{path[-1]}", gesture.simbol), (goal.ke, goal.ke_simbol))
        before, target = named.changes, named.name
    word = cleaned(gesture.kata).replace("\n", " ")
    return (*before, *_made(symbol, at, target, word))


def _row_today(gesture: UbahJalan, base: Naskah, today: Naskah) -> str:
    if not gesture.ke.startswith("#"):
        return gesture.ke
    path, _ = row_of_today(replace(gesture, baris=gesture.ke), base, today)
    return f"#{path[-1]}"


def _made(symbol: Symbol, at: int, target: str, word: str) -> Iterator[Change]:
    """`at` -1: one more way; `target` "": the way goes."""
    ways = list(symbol.ways)
    if at >= 0 and not target:
        del ways[at]
    elif at >= 0:
        ways[at] = (word, target)
    else:
        ways.append((word, target))
    decides = symbol.decides
    if target and word and not decides and not any(one for one, _ in symbol.ways):
        decides, ways = True, _branching(ways, word)
    if decides:
        _check_words(ways)
        if len({one for one, _ in ways}) < 2:
            decides, ways = False, [("", to) for _, to in ways]
    yield from led(symbol, ways, decides)


def one_more(symbol: Symbol, target: str, word: str) -> Iterator[Change]:
    """A way beside those that are there; the symbol keeps its shape.  Raises RefusedError."""
    ways = [*symbol.ways, (word, target)]
    if symbol.decides:
        _check_words(ways)
    yield from led(symbol, ways, symbol.decides)


def _branching(ways: Sequence[Said], word: str) -> list[Said]:
    """What led on without a word is the other answer."""
    other = NO if word == YES else YES
    return [(one or other, to) for one, to in ways]


def _check_words(ways: Sequence[Said]) -> None:
    if any(not word for word, _ in ways):
        raise RefusedError("cabang keputusan memerlukan kata", "tulis katanya, misalnya Tidak")


def led(symbol: Symbol, ways: Sequence[Said], decides: bool) -> Iterator[Change]:
    """Every way out of the symbol is one of these now, and its shape what they make of it."""
    if symbol.decides and not decides and symbol.keys.get("simbol") is not None:
        yield Remove((*symbol.path, "simbol"))
    key, gone = (BRANCHES, ON) if decides else (ON, BRANCHES)
    holder, keys = _holder(symbol, decides)
    for path, one in {symbol.path: symbol.keys, symbol.row: symbol.item}.items():
        speaks = path != symbol.row or holder == symbol.row or _leaves(symbol)
        if speaks and one.get(gone) is not None:
            yield Remove((*path, gone))
        if speaks and path != holder and one.get(key) is not None:
            yield Remove((*path, key))
    node = keys.get(key)
    if not decides and list(ways) == [("", symbol.usual)]:
        if node is not None:
            yield Remove((*holder, key))
    else:
        yield from as_written((*holder, key), node, ways)


def _holder(symbol: Symbol, decides: bool) -> tuple[Path, MappingNode]:
    """Whose keys say it: the symbol's, or its row's where that speaks for it already."""
    chained = symbol.path != symbol.row
    if chained and not decides and symbol.keys.get(ON) is None and symbol.item.get(ON) is not None and _leaves(symbol):
        return symbol.row, symbol.item
    return symbol.path, symbol.keys


def _leaves(symbol: Symbol) -> bool:
    """Does what the row says of its way on concern this symbol?"""
    chain = symbol.item.get(CHAIN)
    if not isinstance(chain, SequenceNode):
        return True
    named = _texts(symbol.item.get("lanjut dari"))
    own = {node.text.strip() for key in ("pelaksana", "id") if isinstance(node := symbol.keys.get(key), ScalarNode)}
    return bool(own & set(named)) if named else symbol.at == len(chain.items) - 1


def _texts(node: Node | None) -> list[str]:
    items = node.items if isinstance(node, SequenceNode) else (node,)
    return [one.text.strip() for one in items if isinstance(one, ScalarNode) and not is_absent(one)]


# ---------------------------------------------------------------- as it is written


def as_written(path: Path, node: Node | None, ways: Sequence[Said]) -> Iterator[Change]:
    """A word that stays keeps its place and its comments; anything else is written anew."""
    before, after = _by_word(node), _grouped(ways)
    if not before or "" in after or "" in before:
        yield Set(path, _value(ways))
        return
    old, new = list(before), list(after)
    if len(old) == len(new) and sum(a != b for a, b in zip(old, new, strict=True)) == 1:
        was, word = next((a, b) for a, b in zip(old, new, strict=True) if a != b)
        yield Rename((*path, was), word)
        before = {word if one == was else one: targets for one, targets in before.items()}
    for word in before:
        if word not in after:
            yield Remove((*path, word))
    for word, targets in after.items():
        if before.get(word) != targets:
            yield Set((*path, word), _one_or_all(targets))


def _by_word(node: Node | None) -> dict[str, list[str]]:
    """What a mapping of words says; nothing of any other shape."""
    return {key.text.strip(): _texts(value) for key, value in node.entries} if isinstance(node, MappingNode) else {}


def _grouped(ways: Sequence[Said]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for word, target in ways:
        found.setdefault(word, []).append(target)
    return {word: list(dict.fromkeys(targets)) for word, targets in found.items()}


def _value(ways: Sequence[Said]) -> Bare:
    grouped: Mapping[str, list[str]] = _grouped(ways)
    if not grouped:
        return TIDAK
    if list(grouped) == [""]:
        return _one_or_all(grouped[""])
    return {word: _one_or_all(targets) for word, targets in grouped.items()}


def _one_or_all(targets: list[str]) -> Bare:
    return targets[0] if len(targets) == 1 else OneLine(targets)


# ---------------------------------------------------------------- a decision, and what is none any more


def shaped(symbol: Symbol, shape: str, before: str) -> Iterator[Change]:
    """The symbol with another shape; `before`: what the definition calls the row that a new decision leads back to."""
    if shape == Bentuk.KEPUTUSAN.value:
        plain = [to for word, to in symbol.ways if not word] or ([] if symbol.ways else [symbol.usual])
        said = [(word, to) for word, to in symbol.ways if word]
        ways = [*((YES, to) for to in plain), *said]
        yield from led(symbol, ways if len({word for word, _ in ways}) > 1 else [*ways, (NO, before)], True)
    elif symbol.decides:
        first = [("", to) for word, to in symbol.ways if word == symbol.ways[0][0]]
        yield from led(symbol, first if shape != Bentuk.SELESAI.value else [], False)
    if shape != Bentuk.KEPUTUSAN.value:
        yield Set((*symbol.path, "simbol"), shape)
    elif symbol.keys.get("simbol") is not None:
        yield Remove((*symbol.path, "simbol"))
