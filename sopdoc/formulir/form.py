"""What a form holds: the fields of the identity sheet, the columns and the rows of each flow, in the words of its cells.

Every member has a `ref` by which it is found again: "#3" is the fourth item of the definition's list that the form was made
from, "+1" one that was added in the form.  What the form shows but cannot say is `locked`: it stays as the definition has it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from sopdoc.edit.change import Path
from sopdoc.formulir.targets import targets_in, with_targets
from sopdoc.writing.values import Bare, Value

TEXTS = ("uraian", "kelengkapan", "waktu", "output", "keterangan")     # of a row, as the YAML keys are called
BERIKUTNYA, SELESAI, BERHENTI = "kegiatan berikutnya", "selesai", "berhenti di sini"     # targets that are no kegiatan
BRANCHES = 3          # pairs of word and target that a row of the form has
HUBUNGAN = ("bersama", "berurutan")      # that flat rows can say
ADDED = "+"


@dataclass(frozen=True, slots=True)
class Manner:
    """What a form can say of a row's ways: so many branches, beside keys that it does not show and that stay as they are written."""

    branches: int = BRANCHES
    kept: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a field: its words, and which item of the definition's list it is."""

    ref: str
    words: str


@dataclass(frozen=True, slots=True)
class Field:
    """A key of the definition and what stands there, item by item; `many`: it may have several; `whole`: see `Row`."""

    path: Path
    items: tuple[Item, ...]
    many: bool = False
    locked: bool = False
    whole: Bare | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A pelaksana: `ref` is its key in the definition."""

    ref: str
    nama: str
    locked: bool = False


@dataclass(frozen=True, slots=True)
class Ways:
    """Who acts in a row and where it leads.

    `symbols`: a pelaksana's `ref` → the word of its shape; `branches`: the word on each and its target; `next`: the target, ""
    for what goes without saying.  A target is a row's `ref` or one of the words above.  `whole`: the keys of a kegiatan that say more
    than a flat row can, as they shall be written, with targets by their row's `ref` ("#3/kabag").
    """

    symbols: Mapping[str, str] = field(default_factory=dict)
    hubungan: str = ""
    branches: tuple[tuple[str, str], ...] = ()
    next: str = ""
    whole: Mapping[str, Value] = field(default_factory=dict)

    @property
    def targets(self) -> tuple[str, ...]:
        """Where it leads, "" among them."""
        return (*(target for _, target in self.branches), self.next, *targets_in(self.whole))

    def renamed(self, refs: Mapping[str, str]) -> Ways:
        """With other refs of the rows that it leads to."""
        branches = tuple((word, refs.get(target, target)) for word, target in self.branches)
        whole = with_targets(self.whole, lambda ref: refs.get(ref, ref))
        return replace(self, branches=branches, next=refs.get(self.next, self.next), whole=whole)


@dataclass(frozen=True, slots=True)
class Row:
    """A kegiatan, or a title across the table; `texts` by the keys in `TEXTS`, `locked` what of it the form cannot say.

    `whole`: texts that are more than words, as they shall be written where they change: a document shows more than a workbook.
    `like`: the `ref` of the row that it is a copy of.
    """

    ref: str
    texts: Mapping[str, str]
    ways: Ways = Ways()
    judul: bool = False
    bernomor: bool = True
    locked: frozenset[str] = frozenset()          # of TEXTS, and WAYS
    whole: Mapping[str, Bare] = field(default_factory=dict)
    like: str = ""


WAYS = "alur"


@dataclass(frozen=True, slots=True)
class Flow:
    """`path` leads to what holds the flow's keys: () in most definitions, ("alur", 0) where there are several.

    `shared`: its columns are the definition's own, which all flows use.
    """

    path: Path
    judul: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    shared: bool = True


@dataclass(frozen=True, slots=True)
class Form:
    fields: tuple[Field, ...]
    flows: tuple[Flow, ...]
