"""What became doubtful while a document was edited → what its former self settles, what is asked, what cannot be used.

A row that was put in has no symbol yet, the end of a flow stands in its middle now, the word of a branch whose target went stays
where it was: people edit tables so, and what they mean is plain, or plain enough to be told and looked at.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sopdoc.formulir.faults import Fault
from sopdoc.formulir.form import ADDED
from sopdoc.formulir.targets import RANGKAIAN
from sopdoc.impor.finding import Finding
from sopdoc.impor.flow.segilima import LONELY
from sopdoc.impor.flow.steps import UNLED, UNNUMBERED
from sopdoc.impor.written.alur import CAPSULE, NO_SYMBOL
from sopdoc.impor.written.definition import Definition
from sopdoc.kembali.leading import LOOK
from sopdoc.kembali.redrawn import unnamed
from sopdoc.model.satu_simbol import SATU_SIMBOL
from sopdoc.model.sop import Alur, Bentuk, Kegiatan
from sopdoc.naskah import Naskah
from sopdoc.revision.match_sop import match_sop
from sopdoc.revision.tree import Names
from sopdoc.writing.rows import is_title
from sopdoc.writing.values import Bare, Flow, Value, bare

Shapes = dict[tuple[int, int], Mapping[str, Bentuk]]         # by (flow, kegiatan), then by who acts
PARTED = "panah antarhalaman ikut terhapus bersama barisnya: hapus kegiatan itu di definisi atau formulirnya, bukan di dokumen"
BARE = "bila baris itu kegiatan baru, beri nomor di kolom pertamanya atau simbol pelaksananya, lalu ulangi"
TERMINAL = (Bentuk.MULAI, Bentuk.SELESAI)
_NUMBER = re.compile(r"kegiatan ([0-9]+)$")
_WORD = re.compile(rf'kata "(.*)" {UNLED}$', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Settled:
    """`definition`: as the document says it, with what its former self settles; `faults`: for which nothing is taken; `asked`: told."""

    definition: Definition
    faults: tuple[Fault, ...]
    asked: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    """A kegiatan of now, by the places of its flow and of it there; `was`: what it was, None for one that was put in."""

    flow: int
    index: int
    kegiatan: Kegiatan
    was: Kegiatan | None

    @property
    def former(self) -> Mapping[str, Bentuk]:
        """The ends of a flow that it was, by who acts, where their symbols still stand."""
        there = {simbol.pelaksana for simbol in self.kegiatan.simbol if simbol.bentuk is Bentuk.PROSES}
        ends = (simbol for simbol in (self.was.simbol if self.was else ()) if simbol.bentuk in TERMINAL)
        return {simbol.pelaksana: simbol.bentuk for simbol in ends if simbol.pelaksana in there}


def settled(before: Definition, after: Definition, was: Naskah, now: Naskah) -> Settled:
    """`before` and `after`: the document as it was built and as it is, `was` and `now`: the same, read as definitions."""
    rows = list(_rows(was, now))
    if doubled := tuple(_doubled(rows, now)):
        return Settled(after, doubled, ())
    gone = _gone_words(was, now)
    known = [finding.doubt for finding in before.doubts]
    shapes, faults, asked = Shapes(), list[Fault](), list[Fault]()
    for finding in after.doubts:
        if finding.doubt in known:
            continue
        own = [row for row in rows if row.index + 1 == _number(finding)]
        word = _one_line(found[1]) if (found := _WORD.search(finding.doubt)) else ""
        if finding.doubt.endswith(CAPSULE) and (former := {(row.flow, row.index): row.former for row in own if row.former}):
            shapes |= former
        elif finding.doubt.endswith((CAPSULE, NO_SYMBOL)) and any(row.was is None for row in own):
            asked.append(_asked(finding))
        elif gone[word] > 0:
            gone[word] -= 1
        else:
            faults.append(Fault("", 0, 0, f"{finding.subject}: {finding.doubt}", _hint(finding, fewer=_are_fewer(was, now))))
    return Settled(_shaped(after, shapes) if shapes else after, tuple(faults), tuple(asked))


def _doubled(rows: Sequence[_Row], now: Naskah) -> Iterator[Fault]:
    """Two symbols of a kegiatan in one column, where each had its own: whose the dragged one shall be is nobody's guess."""
    for row in rows:
        before = Counter(_lanes(row.was)) if row.was else Counter()
        twice = next((lane for lane, count in Counter(_lanes(row.kegiatan)).items() if count > max(1, before[lane])), None)
        if row.was and twice:
            nama = next(one.nama for one in now.sop.alur[row.flow].pelaksana if one.kunci == twice[0])
            words = f'kegiatan "{row.kegiatan.uraian.polos}": dua simbolnya kini di kolom "{nama}"'
            yield Fault("", 0, 0, words, "geser salah satunya ke kolom lain, atau hapus yang tidak perlu")


def _lanes(kegiatan: Kegiatan) -> Iterator[tuple[str, Bentuk]]:
    return ((simbol.pelaksana, simbol.bentuk) for simbol in kegiatan.simbol)


def _asked(finding: Finding) -> Fault:
    number = _number(finding)
    if finding.doubt.endswith(NO_SYMBOL):
        return Fault("", 0, 0, f"kegiatan {number} belum punya simbol; ditulis sebagai proses pelaksana kegiatan sebelumnya", LOOK)
    return Fault("", 0, 0, f"kegiatan {number} baru dan berkapsul, tetapi bukan ujung alur; ditulis sebagai proses", LOOK)


def _number(finding: Finding) -> int:
    """Of the kegiatan that it is about; 0 for what is about none."""
    found = _NUMBER.search(finding.subject)
    return int(found[1]) if found else 0


def _rows(was: Naskah, now: Naskah) -> Iterator[_Row]:
    names = match_sop(unnamed(was.sop), unnamed(now.sop))
    for number, alur in enumerate(now.sop.alur):
        old = _former(names, number, was.sop.alur)
        own = names.get(("alur", names["alur",][number], "kegiatan"), (ADDED,) * len(alur.kegiatan))
        for index, (kegiatan, name) in enumerate(zip(alur.kegiatan, own, strict=True)):
            yield _Row(number, index, kegiatan, old.kegiatan[int(name)] if old and not name.startswith(ADDED) else None)


def _former(names: Names, number: int, alur: Sequence[Alur]) -> Alur | None:
    name = names["alur",][number]
    return None if name.startswith(ADDED) else alur[int(name)]


def _hint(finding: Finding, *, fewer: bool) -> str:
    """`fewer`: kegiatan were taken out."""
    if finding.doubt.endswith(LONELY) and fewer:
        return PARTED
    return BARE if finding.doubt.endswith(UNNUMBERED) else "perbaiki di dokumen, atau ubah langsung di definisinya"


def _are_fewer(was: Naskah, now: Naskah) -> bool:
    """Were kegiatan taken out?"""
    return not all(row.was for row in _rows(now, was))


def _gone_words(was: Naskah, now: Naskah) -> Counter[str]:
    """Words on branches that lead nowhere now, where kegiatan were taken out; none where all of them are there."""
    if not _are_fewer(was, now):
        return Counter()
    old, new = (Counter(_one_line(one.label) for alur in side.sop.alur for one in alur.sambungan if one.label) for side in (was, now))
    return old - new


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _shaped(definition: Definition, shapes: Shapes) -> Definition:
    values = dict(definition.values)
    if isinstance(own := bare(values.get("alur", ())), Sequence) and own:
        values["alur"] = [_flow(bare(one), {row: b for (flow, row), b in shapes.items() if flow == n}) for n, one in enumerate(own)]
    else:
        values = _flow(values, {row: bentuk for (_, row), bentuk in shapes.items()})
    return replace(definition, values=values)


def _flow(flow: Bare, shapes: Mapping[int, Mapping[str, Bentuk]]) -> dict[str, Value]:
    assert isinstance(flow, Mapping)
    rows = bare(flow["kegiatan"])
    assert isinstance(rows, Sequence)
    number, made = 0, list[Value]()
    for one in rows:
        row = bare(one)
        assert isinstance(row, Mapping)
        made.append(one if is_title(row) or number not in shapes else _row(row, shapes[number]))
        number += not is_title(row)
    return {**flow, "kegiatan": made}


def _row(row: Mapping[str, Value], shapes: Mapping[str, Bentuk]) -> dict[str, Value]:
    """An end leads nowhere: that goes without saying."""
    chain, actors = bare(row.get(RANGKAIAN, ())), bare(row.get("pelaksana", ""))
    if isinstance(chain, Sequence) and chain:
        return {**row, RANGKAIAN: [_member(bare(one), shapes) for one in chain]}
    if isinstance(actors, str) or row.get("garis") == SATU_SIMBOL:
        return _member(row, shapes)
    said = bare(row.get("simbol", ""))
    known = said.value if isinstance(said, Flow) and isinstance(said.value, Mapping) else {}
    return {**row, "simbol": Flow({**known, **{actor: bentuk.value for actor, bentuk in shapes.items()}})}


def _member(one: Bare, shapes: Mapping[str, Bentuk]) -> dict[str, Value]:
    """A row's only symbol, or one of a rangkaian."""
    assert isinstance(one, Mapping)
    actors = bare(one.get("pelaksana", ""))
    actor = actors if isinstance(actors, str) else str(next(iter(actors.value))) if isinstance(actors, Flow) else ""
    if actor not in shapes:
        return dict(one)
    kept = {key: value for key, value in one.items() if not (key == "lanjut" and shapes[actor] is Bentuk.SELESAI)}
    return kept | {"simbol": shapes[actor].value}
