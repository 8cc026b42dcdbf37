"""One sheet of a form under its hidden line of keys, by which its columns are found wherever they were moved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from openpyxl.utils.cell import range_boundaries

from sopdoc.formulir.cells import FAILED, Cells
from sopdoc.formulir.faults import Fault
from sopdoc.formulir.form import Field, Flow
from sopdoc.formulir.words import (
    AFTER,
    BEFORE,
    FIRST,
    HEADINGS,
    HEADS,
    JENIS,
    KEYS,
    LANE,
    REF,
    label_of,
)
from sopdoc.source.build import TERPANJANG

SILENT = ("no", "kunci", "petunjuk", REF, JENIS)        # columns that make no line
FIELDS = {"kunci": "Isian", "isi": "Isi", REF: "ref"}   # keys of the sheets with fields, and their headings
PEOPLE = {"nama": "Nama jabatan pelaksana", REF: "ref"}


def row_keys(flow: Flow) -> dict[str, str]:
    """Keys of the columns of the sheet Kegiatan, and their headings."""
    lanes = {f"{LANE}{one.ref}": one.nama for one in flow.columns}
    return {key: HEADINGS[key] for key in BEFORE} | lanes | {key: HEADINGS[key] for key in AFTER}


def field_lines(table: Table, fields: Sequence[Field]) -> Iterator[tuple[int, Field | None]]:
    """Every line of a sheet with fields, and whose it is: a line without a name belongs to the name above it."""
    by_label = {label_of(str(one.path[-1])).casefold(): one for one in fields}
    current: Field | None = None
    for line in table.lines():
        if head := table.at(line, "kunci"):
            current = by_label.get(head.casefold())
        yield line, current


@dataclass(slots=True)
class Table:
    """One sheet under its hidden row of keys; faults are gathered beside it."""

    name: str
    cells: Cells
    columns: Mapping[str, int]
    faults: list[Fault]

    def at(self, line: int, key: str) -> str:
        """The words of a cell; what a formula failed to say, and more than one text may hold, is a fault."""
        words = self.cells.at(line, self.columns[key])
        if words.startswith(FAILED):
            self.fault(line, key, f"rumus di sel ini gagal ({words.removeprefix(FAILED)})", "ketik isinya, bukan rumus")
            return ""
        if len(words) > TERPANJANG:
            self.fault(line, key, f"isinya {len(words)} huruf, padahal satu teks paling banyak {TERPANJANG}", "bagi menjadi beberapa butir")
        return words

    def is_filled(self, line: int, key: str) -> bool:
        """Also by a formula that failed."""
        return bool(self.cells.at(line, self.columns[key]))

    def fault(self, line: int, key: str, words: str, hint: str = "") -> None:
        self.faults.append(Fault(self.name, line, self.columns.get(key, 1), words, hint))

    def says(self, line: int) -> bool:
        """Numbers, labels and hidden columns alone say nothing."""
        return any(self.cells.at(line, column) for key, column in self.columns.items() if key not in SILENT)

    def joins_rows(self, merged: str) -> bool:
        """Do merged cells hide what one of several lines would say?  Inside a line they say what their first one does."""
        _, top, _, bottom = range_boundaries(merged)
        return sum(map(self.says, range(max(top, FIRST), min(bottom, max(self.lines(), default=0)) + 1))) > 1

    def said_lines(self) -> list[int]:
        """Those that make a row."""
        return [line for line in self.lines() if self.says(line)]

    def lines(self) -> list[int]:
        return sorted({line for line, _ in self.cells.words if line >= FIRST})


def table_of(sheets: Mapping[str, Cells], name: str, keys: Mapping[str, str], faults: list[Fault]) -> Table | None:
    """None where the sheet or one of its columns is gone, or cells were merged.  `keys`: of the columns, each with its heading."""
    cells = sheets.get(name)
    if cells is None:
        faults.append(Fault(name, 0, 0, f'lembar kerja "{name}" tidak ada', "kembalikan namanya; lembar lain boleh ditambah"))
        return None
    found = {words: column for (line, column), words in cells.words.items() if line == KEYS}
    table = Table(name, cells, found, faults)
    gone = [f'kolom "{heading}"' for key, heading in keys.items() if key not in found]
    if not any(key in found for key, heading in keys.items() if key != heading):
        gone = ["baris pertama, yang tersembunyi,"]
    undo = "batalkan penghapusannya (Ctrl+Z), atau minta formulir baru"
    faults += [Fault(name, HEADS, 1, f"{one} terhapus", undo) for one in gone]
    joined_rows = [merged for merged in cells.merged if table.joins_rows(merged)]
    faults += [Fault(name, 0, 0, f"sel {merged} digabung", "pisahkan kembali (Unmerge Cells)") for merged in joined_rows]
    return None if gone or joined_rows else table
