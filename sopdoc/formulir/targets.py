"""Keys of a kegiatan as a definition writes them → the rows that they lead to, and the same keys with other names for these.

    cabang: {Setuju: "#3/panitia", Tidak: lanjut}     rangkaian: [{pelaksana: a, lanjut: "#1"}, …]
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sopdoc.model.decode_jalan import TIMBAL_BALIK
from sopdoc.writing.values import Bare, Flow, Value, bare

RANGKAIAN = "rangkaian"
LEADING = ("cabang", "lanjut", TIMBAL_BALIK)
Name = Callable[[str], str]


def with_targets(keys: Mapping[str, Value], name: Name) -> dict[str, Value]:
    """`name`: what a target is called; it is asked for every word that stands where a target does, but for what follows its "/"."""
    return {key: _value(key, bare(value), name) for key, value in keys.items()}


def targets_in(keys: Mapping[str, Value]) -> tuple[str, ...]:
    found: list[str] = []

    def note(target: str) -> str:
        found.append(target)
        return target

    with_targets(keys, note)
    return tuple(found)


def _value(key: str, value: Bare, name: Name) -> Value:
    if key == RANGKAIAN and not isinstance(value, str | Flow | Mapping):
        return [_member(bare(inner), name) for inner in value]
    return _named(value, name) if key in LEADING else value


def _member(value: Bare, name: Name) -> Bare:
    """A symbol of a rangkaian, on one line or on several."""
    if isinstance(value, Flow) and isinstance(value.value, Mapping):
        return Flow({key: str(_value(key, words, name)) for key, words in value.value.items()})
    return with_targets(value, name) if isinstance(value, Mapping) else value


def _named(value: Bare, name: Name) -> Bare:
    if isinstance(value, str):
        row, slash, symbol = value.partition("/")
        return name(row) + slash + symbol
    if isinstance(value, Flow):
        if isinstance(value.value, Mapping):
            return Flow({word: str(_named(to, name)) for word, to in value.value.items()})
        return Flow([str(_named(to, name)) for to in value.value])
    if isinstance(value, Mapping):
        return {word: _named(bare(to), name) for word, to in value.items()}
    return [_named(bare(to), name) for to in value]
