"""What a person does in the tables of a form, at random: words, rows, ways and columns; nothing that its lists forbid."""

from __future__ import annotations

import random
from copy import deepcopy
from dataclasses import dataclass, field

from by_hand import COPY, by_hand, labels
from hands import Given, Grid, Line

from sopdoc.formulir.back import Returned
from sopdoc.formulir.form import WAYS, Flow
from sopdoc.formulir.shown import form_of
from sopdoc.formulir.words import KEGIATAN, PELAKSANA, numbered

LANE = "pelaksana:"
LEADING = ("ke 1", "ke 2", "ke 3", "lanjut")
WAYS_OF = ("hubungan", *LEADING, "cabang 1", "cabang 2", "cabang 3")


@dataclass
class Desk:
    """A form under somebody's hands: the tables of one of its flows, as they are by now."""

    form: Given
    number: int
    chance: random.Random
    typed: int = 0
    table: Grid = field(init=False)
    people: Grid = field(init=False)

    def __post_init__(self) -> None:
        self.table, self.people = (deepcopy(self.form.grid(name)) for name in self.names)

    @property
    def names(self) -> tuple[str, str]:
        return numbered(KEGIATAN, self.number + 1), numbered(PELAKSANA, self.number + 1)

    @property
    def flow(self) -> Flow:
        return form_of(self.form.naskah).flows[self.number]

    @property
    def lanes(self) -> list[str]:
        return [f'{LANE}{line["ref"]}' for line in self.people.lines if line.get("nama")]

    @property
    def has_own_columns(self) -> bool:
        """Neither grouped nor those of other flows, too."""
        return not any(column.locked for column in self.flow.columns) and not (self.flow.shared and len(self.form.naskah.sop.alur) > 1)

    def back(self) -> Returned:
        return self.form.back(**dict(zip(self.names, (self.table, self.people), strict=True)))

    def by_hand(self) -> str:
        return by_hand(self.form, self.table, self.people, self.number)

    def words(self, what: str) -> str:
        self.typed += 1
        return f"{what} baru ke-{self.typed}"

    def locked(self, line: Line, key: str) -> bool:
        return any(key in row.locked for row in self.flow.rows if row.ref == line.get("ref"))

    # ---------------------------------------------------------------- words and rows

    def type(self) -> None:
        line = self.chance.choice(self.table.lines)
        key = "uraian" if line.get("jenis") == "judul" else self.chance.choice(("uraian", "kelengkapan", "output", "keterangan"))
        if not self.locked(line, key):
            line[key] = self.words("Kata")

    def erase(self) -> None:
        line, key = self.chance.choice(self.table.lines), self.chance.choice(("kelengkapan", "output", "keterangan"))
        if not self.locked(line, key):
            line.pop(key, "")

    def put_in(self) -> None:
        self._insert({"uraian": self.words("Langkah"), self.chance.choice(self.lanes): "proses"})

    def paste(self) -> None:
        """From an old sheet: counted by hand, its time in one cell, a tick for who acts."""
        line = {"no": "7.", "uraian": self.words("Tempelan"), "waktu": "1 hari", "output": "Buku\nLembar"}
        self._insert(line | {self.chance.choice(self.lanes): "V"})

    def copy(self) -> None:
        """With all its cells, the hidden ones, too; then its words are typed over."""
        self._insert({**self.chance.choice(self.table.lines), COPY: "ya", "uraian": self.words("Salinan")})

    def take_out(self) -> None:
        """One that nobody leads to."""
        called = labels([line["uraian"] for line in self.table.lines])
        led = {line[key] for line in self.table.lines for key in LEADING if key in line}
        free = [line for line, name in zip(self.table.lines, called, strict=True) if name not in led and not self.locked(line, WAYS)]
        if len(self.table.lines) > 2 and free:
            self.table.lines.remove(self.chance.choice(free))

    def move(self) -> None:
        self._insert(self.table.lines.pop(self.chance.randrange(len(self.table.lines))))

    def sort(self) -> None:
        key = self.chance.choice(("uraian", "output"))
        self.table.lines.sort(key=lambda line: line.get(key, ""), reverse=self.chance.choice((False, True)))

    def _insert(self, line: Line) -> None:
        self.table.lines.insert(self.chance.randint(0, len(self.table.lines)), line)

    # ---------------------------------------------------------------- ways

    def act(self) -> None:
        """Somebody else acts, and the row is no decision any more."""
        if line := self._emptied(keep="lanjut"):
            line[self.chance.choice(self.lanes)] = self.chance.choice(("proses", "selesai", "mulai"))

    def decide(self) -> None:
        if line := self._emptied():
            called = labels([one["uraian"] for one in self.table.lines])
            others = [name for name, one in zip(called, self.table.lines, strict=True) if one is not line]
            line |= {self.chance.choice(self.lanes): "keputusan", "cabang 1": "Ya", "ke 1": "kegiatan berikutnya"}
            line |= {"cabang 2": "Tidak", "ke 2": self.chance.choice([*others, "selesai"])}

    def _emptied(self, keep: str = "") -> Line | None:
        free = [line for line in self.table.lines if line.get("jenis") != "judul" and not self.locked(line, WAYS)]
        if not free:
            return None
        line = self.chance.choice(free)
        for key in [key for key in line if key.startswith(LANE) or (key in WAYS_OF and key != keep)]:
            del line[key]
        return line

    # ---------------------------------------------------------------- columns

    def rename(self) -> None:
        """In the sheet of names, or above the column."""
        if not self.has_own_columns:
            return
        known = {column.ref: column.nama.strip() for column in self.flow.columns}
        line = self.chance.choice([line for line in self.people.lines if line.get("nama")])
        at = self.table.keys.index(f'{LANE}{line["ref"]}')
        if line["nama"] != known.get(line["ref"]):
            line["nama"] = self.words("Jabatan")
        elif self.chance.choice((False, True)):
            self.table.heads = (*self.table.heads[:at], self.words("Jabatan"), *self.table.heads[at + 1:])
        elif self.table.heads[at] == line["nama"]:
            line["nama"] = self.words("Jabatan")

    def add(self) -> None:
        """A pelaksana among the others, who acts in a row of his own."""
        free = [line for line in self.people.lines if not line.get("nama")]
        if self.has_own_columns and free:
            self.people.lines.remove(free[0])
            self.people.lines.insert(self.chance.randint(0, len(self.lanes)), free[0] | {"nama": self.words("Petugas")})
            self._insert({"uraian": self.words("Langkah"), f'{LANE}{free[0]["ref"]}': "proses"})

    def shift(self) -> None:
        if self.has_own_columns:
            there = range(len(self.lanes))
            self.people.lines.insert(self.chance.choice(there), self.people.lines.pop(self.chance.choice(there)))

    def leave(self) -> None:
        """A pelaksana goes, and others act in his place."""
        if not self.has_own_columns or len(self.lanes) < 2 or any(self.locked(line, WAYS) for line in self.table.lines):
            return
        line = self.chance.choice([line for line in self.people.lines if line.get("nama")])
        del line["nama"]
        for row in self.table.lines:
            shape = row.pop(f'{LANE}{line["ref"]}', "")
            if shape and not any(lane in row for lane in self.lanes):
                row[self.chance.choice(self.lanes)] = shape


EVERY = (
    Desk.type, Desk.erase, Desk.put_in, Desk.paste, Desk.copy, Desk.take_out, Desk.move, Desk.sort, Desk.act, Desk.decide, Desk.rename,
    Desk.add, Desk.shift, Desk.leave,
)
