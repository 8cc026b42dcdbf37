"""The names of those who sign, as a person chose them → edits of the keys that name them in the definition."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sopdoc.edit.change import Change, Path, Set
from sopdoc.formulir.officials import sebutan
from sopdoc.model.sop import PENGESAH, Pejabat
from sopdoc.naskah import Naskah
from sopdoc.source.node import MappingNode, Node, ScalarNode, SequenceNode


class UnknownOfficialError(Exception):
    """Nobody, or more than one, of the agency's officials is called so, or may sign so; `peran`: what he should sign as."""

    def __init__(self, peran: str, words: str, hint: str) -> None:
        super().__init__(words)
        self.peran, self.words, self.hint = peran, words, hint


def official_changes(peran: str, words: str, today: Naskah) -> Iterator[Change]:
    """`words`: names, or offices of those without, with semicolons between them.  Raises UnknownOfficialError."""
    there = [(sebutan(pejabat), node) for key, node, pejabat in today.penanda_tangan() if key == peran]
    asked = [" ".join(one.split()) for one in words.split(";") if one.strip()]
    known = dict(there)
    if peran == PENGESAH and len(asked) > 1:
        raise UnknownOfficialError(peran, "yang mengesahkan hanya satu", "pilih satu pejabat")
    nodes = [known.get(one) or ScalarNode(_key(one, peran, today)) for one in asked]
    written = today.node.get(peran) if isinstance(today.node, MappingNode) else None
    if len(asked) == len(there):
        for node, (_, old) in zip(nodes, there, strict=True):
            if node is not old:
                yield Set(_place(peran, written, old), _words(node, peran))
    else:
        keys = [_words(node, peran) for node in nodes]
        yield Set((peran,), keys if len(keys) > 1 else "".join(keys))


def _place(peran: str, written: Node | None, old: Node) -> Path:
    """Of one who signs now: items that say nothing count as items."""
    if not isinstance(written, SequenceNode):
        return (peran,)
    return (peran, next(index for index, one in enumerate(written.items) if one is old))


def _words(node: Node, peran: str) -> str:
    if isinstance(node, ScalarNode):
        return node.text.strip()
    words = "yang menandatangani ditulis lengkap di definisi, tidak dengan kunci"
    raise UnknownOfficialError(peran, words, "ubah langsung di definisinya")


def _key(asked: str, peran: str, today: Naskah) -> str:
    """Of the agency's official who is called so, or has that key."""
    officials: Mapping[str, Pejabat] = today.berkas.instansi.pejabat
    if asked in officials:
        return asked
    found = [key for key, one in officials.items() if asked in (one.sebaris.nama, one.sebaris.jabatan)]
    if len(found) == 1:
        return found[0]
    if found:
        raise UnknownOfficialError(peran, f'"{asked}" menjabat lebih dari satu', f"tulis kuncinya: {_listed(found)}")
    names = _listed([sebutan(one) for one in officials.values()])
    raise UnknownOfficialError(peran, f'"{asked}" bukan pejabat di instansi.yaml', f"pilih {names}")


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names[:5]) if names else "setelah mendaftarkannya di instansi.yaml"
