"""The edits of a form, written into its definition by hand: every row says its id, its shapes and its targets in words.

    definition + tables as they came back ─▶ the definition that somebody who knows YAML would have written

Nothing of sopdoc writes here, so that both ways can be compared by `sopdoc diff`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

import yaml
from hands import Given, Grid, Line

from sopdoc.formulir.form import TEXTS, WAYS, Flow, Row
from sopdoc.formulir.shown import form_of

Mapped = dict[str, Any]
ENDS = {"kegiatan berikutnya": "lanjut", "selesai": "selesai", "berhenti di sini": "tidak"}      # targets that are no kegiatan
LEADING = ("cabang", "lanjut", "rangkaian", "timbal balik")
OF_WAYS = ("pelaksana", "simbol", "hubungan", "cabang", "lanjut")
COPY = "salinan"     # in a line, beside its cells: it was copied
LABEL = 80          # letters of an uraian by which a target is chosen


def by_hand(form: Given, table: Grid, people: Grid, number: int = 0) -> str:
    """What the definition says once the tables of one flow are these."""
    said: Mapped = yaml.load(form.text, yaml.BaseLoader)
    flow = form_of(form.naskah).flows[number]
    holder = said["alur"][number] if flow.path else said
    keys = {line["ref"]: line["ref"].replace("+", "pelaksana-baru-") for line in people.lines if line.get("nama")}
    if not any(column.locked for column in flow.columns):
        (said if flow.shared else holder)["pelaksana"] = dict(_named(flow, table, people, keys))
    holder["kegiatan"] = _Rows(holder["kegiatan"], flow, table, keys, _ids(form, number)).written()
    return yaml.safe_dump(said, allow_unicode=True, sort_keys=False, width=10_000)


def _named(flow: Flow, table: Grid, people: Grid, keys: Mapping[str, str]) -> Any:
    """The pelaksana in the order of their sheet, each called as there, or as above its column, whichever is new."""
    former = {column.ref: column.nama.strip() for column in flow.columns}
    heads = {key.removeprefix("pelaksana:"): head for key, head in zip(table.keys, table.heads, strict=True)}
    for line in people.lines:
        if nama := line.get("nama"):
            ref = line["ref"]
            typed = heads[ref] if heads[ref] != former.get(ref) and "(pelaksana baru" not in heads[ref] else ""
            yield keys[ref], typed or nama


def _ids(form: Given, number: int) -> dict[str, str]:
    """What a row of the definition may be called as a target → its id, one made of its place where its author gave none."""
    said: Mapped = yaml.load(form.text, yaml.BaseLoader)
    rows = (said["alur"][number] if "alur" in said else said)["kegiatan"]
    found = {f"#{index}": row.get("id", f"baris-{index}") for index, row in enumerate(rows) if "judul" not in row}
    for ref, one in zip(list(found), form.naskah.sop.alur[number].kegiatan, strict=True):
        found |= {name: found[ref] for name in (one.nomor, one.id) if name}
    return found


def labels(uraian: Sequence[str]) -> list[str]:
    """What rows are called where they are targets: their first words, numbered where several begin alike."""
    plain = [" ".join(words.split())[:LABEL].strip() for words in uraian]
    before = [sum(other.casefold() == words.casefold() for other in plain[:index]) for index, words in enumerate(plain)]
    return [f"{words} ({count + 1})" if count else words for words, count in zip(plain, before, strict=True)]


@dataclass
class _Rows:
    said: Sequence[Mapped]
    flow: Flow
    table: Grid
    keys: Mapping[str, str]
    ids: Mapping[str, str]

    def written(self) -> list[Mapped]:
        old = {row.ref: (row, item) for row, item in zip(self.flow.rows, self.said, strict=True)}
        refs = ["" if COPY in line else line.get("ref", "") for line in self.table.lines]
        own = [self.ids.get(ref, f"baru-{index}") for index, ref in enumerate(refs)]
        acting = [index for index, line in enumerate(self.table.lines) if line.get("jenis") != "judul"]
        shown = [index for index, row in enumerate(self.flow.rows) if not row.judul]
        former = labels([self.flow.rows[index].texts["uraian"] for index in shown])
        called = {words: self.ids[f"#{index}"] for index, words in zip(shown, former, strict=True)}
        called |= dict(zip(labels([self.table.lines[index]["uraian"] for index in acting]), (own[index] for index in acting), strict=True))
        rows = (old.get(line.get("ref", ""), (None, {})) for line in self.table.lines)
        return [self._row(line, name, *row, called) for line, name, row in zip(self.table.lines, own, rows, strict=True)]

    def _row(self, line: Line, name: str, old: Row | None, item: Mapped, called: Mapping[str, str]) -> Mapped:
        if line.get("jenis") == "judul":
            return item | ({} if old and line["uraian"] == old.texts["uraian"].strip() else {"judul": line["uraian"]})
        value = ({"nomor": "tidak"} if line.get("jenis") else {}) | deepcopy(item)      # twice the same would be written as an anchor
        value["id"] = name
        for key in TEXTS:
            words = " ".join(part for part in (line.get(key, ""), line.get("satuan", "") if key == "waktu" else "") if part)
            if words != (old.texts[key].strip() if old else ""):
                value[key] = words.split("\n") if isinstance(item.get(key), list) and words else words
        if old and WAYS in old.locked:
            return {key: self._by_id(words) if key in LEADING else words for key, words in value.items()}
        return {key: words for key, words in value.items() if key not in OF_WAYS} | self._ways(line, item, called)

    def _ways(self, line: Line, item: Mapped, called: Mapping[str, str]) -> Mapped:
        shapes, before = self._shapes(line), item.get("pelaksana", [])
        order = [ref for ref in ([before] if isinstance(before, str) else before) if ref in shapes]
        acting = [*order, *(column for column in shapes if column not in order)]
        ways: Mapped = {"pelaksana": [self.keys[ref] for ref in acting]}
        ways["simbol"] = _said({self.keys[ref]: shapes[ref] for ref in acting})
        if line.get("hubungan"):
            ways["hubungan"] = line["hubungan"]
        if branches := {line[f"cabang {n}"]: self._target(line[f"ke {n}"], called) for n in (1, 2, 3) if line.get(f"ke {n}")}:
            ways["cabang"] = branches
        return ways | ({"lanjut": self._target(line["lanjut"], called)} if line.get("lanjut") else {})

    def _shapes(self, line: Line) -> dict[str, str]:
        """In the order of the columns."""
        said = {ref: line.get(f"pelaksana:{ref}") for ref in self.keys}
        return {ref: "proses" if words == "V" else words for ref, words in said.items() if words}

    def _target(self, words: str, called: Mapping[str, str]) -> str:
        return ENDS.get(words) or called[words]

    def _by_id(self, said: Any) -> Any:
        """Numbers of rows as their ids."""
        if isinstance(said, dict):
            return {key: words if key == "pelaksana" else self._by_id(words) for key, words in said.items()}
        if isinstance(said, list):
            return [self._by_id(one) for one in said]
        row, slash, symbol = said.partition("/")
        return self.ids.get(row, row) + slash + symbol


def _said(shapes: Mapping[str, str]) -> Any:
    """One symbol over several columns has one word."""
    return next(iter(shapes.values())) if len(set(shapes.values())) == 1 else shapes
