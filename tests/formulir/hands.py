"""What people do in a form: type, insert, delete, sort, copy; on the words of its cells, as a workbook gives them back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sopdoc.definitions import definition_at
from sopdoc.diagnostics import Report
from sopdoc.formulir.back import Returned, carried_in, taken_back
from sopdoc.formulir.cells import Cells, Place, read_cells
from sopdoc.formulir.shown import form_of
from sopdoc.formulir.words import FIRST, HEADS, KEGIATAN
from sopdoc.formulir.workbook import workbook_of
from sopdoc.naskah import Naskah
from sopdoc.reading import Reader

Line = dict[str, str]

HEAD = "nomor: 1\nnama: Uji\npelaksana: {a: A, b: B, c: C, d: D}\n"
SMALL = f"""\
{HEAD}# sebelum kegiatan
kegiatan:
  # pertama
  - uraian: Menerima
    pelaksana: a
    output: [Surat, Nota]
  - uraian: Memeriksa   # teliti
    pelaksana: b
    cabang: {{Ya: lanjut, Tidak: 1}}
  - uraian: Menyimpan
    pelaksana: c
"""


@dataclass
class Grid:
    """A table by lines: the words in them by the key of their column."""

    keys: tuple[str, ...]
    heads: tuple[str, ...]
    lines: list[Line]

    def cells(self) -> Cells:
        words: dict[Place, str] = {}
        for column, (key, head) in enumerate(zip(self.keys, self.heads, strict=True), 1):
            words[1, column], words[HEADS, column] = key, head
            words |= {(FIRST + index, column): line[key] for index, line in enumerate(self.lines) if line.get(key)}
        return Cells(words, ())

    @property
    def lanes(self) -> list[str]:
        return [key for key in self.keys if key.startswith("pelaksana:") and ":+" not in key]


def grid(cells: Cells) -> Grid:
    """Lines that say nothing are left out, as they say nothing to the reader."""
    columns = sorted((column, words) for (line, column), words in cells.words.items() if line == 1)
    keys = tuple(words for _, words in columns)
    heads = tuple(cells.at(HEADS, column) for column, _ in columns)
    numbers = sorted({line for line, _ in cells.words if line >= FIRST})
    return Grid(keys, heads, [{key: words for column, key in columns if (words := cells.at(line, column))} for line in numbers])


@dataclass(frozen=True)
class Given:
    """A definition, and the form that was made of it, as it comes back untouched."""

    naskah: Naskah
    text: str
    sheets: Mapping[str, Cells]

    def grid(self, name: str = KEGIATAN) -> Grid:
        return grid(self.sheets[name])

    def back(self, **changed: Grid) -> Returned:
        """What becomes of the definition once these tables were changed."""
        return self.back_to(self.naskah, self.text, **changed)

    def back_to(self, naskah: Naskah, text: str, **changed: Grid) -> Returned:
        sheets = {**self.sheets, **{name: table.cells() for name, table in changed.items()}}
        carried = carried_in(sheets)
        assert carried
        return taken_back(sheets, carried, naskah, text, Reader())


def read_at(path: Path, text: str | None = None) -> Naskah:
    """The definition in a file, or the one that it would be, should it say `text`; there must be nothing wrong with it."""
    report = Report()
    said = path.read_bytes().decode() if text is None else text
    naskah = Reader().said(definition_at(path), said, report).naskah
    assert naskah, report.diagnostics
    return naskah


def given_form(path: Path, text: str | None = None) -> Given:
    said = path.read_bytes().decode() if text is None else text
    naskah = read_at(path, said)
    return Given(naskah, said, read_cells(workbook_of(form_of(naskah), naskah.definition.kunci, said)))
