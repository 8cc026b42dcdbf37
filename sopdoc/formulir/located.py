"""Where in a workbook stands what a definition says: what would be wrong in it is told at the cell where a person finds it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sopdoc.diagnostics import Diagnostic, Report, Severity
from sopdoc.edit.change import Path, path_at
from sopdoc.formulir.cells import Cells
from sopdoc.formulir.faults import Fault
from sopdoc.formulir.form import Form
from sopdoc.formulir.table import FIELDS, PEOPLE, Table, field_lines, row_keys, table_of
from sopdoc.formulir.words import CATATAN, HEADS, IDENTITAS, KEGIATAN, PELAKSANA, REF, numbered
from sopdoc.source.read import parse

LONG = 40         # letters of strange words that are told


def located(
    wrong: Iterable[Diagnostic], text: str, wanted: Form, sheets: Mapping[str, Cells], base: Form,
) -> tuple[tuple[Fault, ...], tuple[Diagnostic, ...]]:
    """The errors at cells of the form, and the others.  `text`: the definition that says `wanted`, which is wrong.

    `base`: the form as it was given out.
    """
    node, known, others = parse(text, "", Report()), list[Fault](), list[Diagnostic]()
    places = _Places(wanted, sheets, base)
    for one in wrong:
        at = places.of(path_at(node, one.span)) if one.severity is Severity.GALAT else None
        if at:
            known.append(Fault(at.sheet, at.line, at.column, one.message, one.hint))
        else:
            others.append(one)
    return tuple(dict.fromkeys(known)), tuple(others)


def besides(sheets: Mapping[str, Cells], base: Form) -> tuple[Fault, ...]:
    """Words in columns of no table, sheet by sheet, the first of them named; they are in nobody's way and in no definition."""
    return tuple(fault for table in _tables(sheets, base) for fault in _strange(table))


def _tables(sheets: Mapping[str, Cells], base: Form) -> Iterator[Table]:
    asked = {IDENTITAS: FIELDS, CATATAN: FIELDS}
    for number, flow in enumerate(base.flows, 1):
        asked |= {numbered(PELAKSANA, number): PEOPLE, numbered(KEGIATAN, number): row_keys(flow)}
    yield from (table for name, keys in asked.items() if (table := table_of(sheets, name, keys, [])))


def _strange(table: Table) -> Iterator[Fault]:
    places = sorted(at for at in table.cells.words if at[0] >= HEADS and at[1] not in table.columns.values())
    if places:
        line, column = places[0]
        words = " ".join(table.cells.at(line, column).split())[:LONG]
        more = f" dan {len(places) - 1} sel lain" if len(places) > 1 else ""
        hint = "tulis di kolom yang tersedia bila harus masuk ke SOP"
        yield Fault(table.name, line, column, f'"{words}"{more} di luar tabel tidak dipakai', hint)


@dataclass(frozen=True, slots=True)
class _Cell:
    sheet: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class _Places:
    """The cells of the form's members, by their places in the definition that it asks for."""

    wanted: Form
    sheets: Mapping[str, Cells]
    base: Form

    def of(self, path: Path) -> _Cell | None:
        """None for what the workbook does not show."""
        for number, flow in enumerate(self.wanted.flows, 1):
            own = len(flow.path)
            if path[:own] == flow.path and path[own:own + 1] == ("kegiatan",) and len(path) > own + 1:
                return self._row(number, path[own + 1:])
            if path[:own] == flow.path and path[own:own + 1] == ("pelaksana",) and len(path) > own + 1:
                return self._column(number, str(path[own + 1]))
        return self._field(path) if path else None

    def _field(self, path: Path) -> _Cell | None:
        name = CATATAN if path[0] == "catatan" else IDENTITAS
        table = table_of(self.sheets, name, FIELDS, [])
        lines = [line for line, one in field_lines(table, self.base.fields) if one and one.path == path[:1]] if table else []
        filled = [line for line in lines if table and table.at(line, "isi")] or lines
        if table is None or not lines:
            return None
        item = path[1] if len(path) > 1 and isinstance(path[1], int) else 0
        return _Cell(name, filled[min(item, len(filled) - 1)], table.columns["isi"])

    def _column(self, number: int, ref: str) -> _Cell | None:
        table = table_of(self.sheets, numbered(PELAKSANA, number), PEOPLE, [])
        lines = [line for line in table.lines() if table.at(line, REF) == ref] if table else []
        return _Cell(table.name, lines[0], table.columns["nama"]) if table and lines else None

    def _row(self, number: int, path: Path) -> _Cell | None:
        """`path`: within the flow's rows."""
        table = table_of(self.sheets, numbered(KEGIATAN, number), row_keys(self.base.flows[number - 1]), [])
        lines, index = table.said_lines() if table else [], path[0]
        if table is None or not isinstance(index, int) or len(lines) != len(self.wanted.flows[number - 1].rows):
            return None             # both sides put rows in
        return _Cell(table.name, lines[index], table.columns[self._key(number, index, path[1:], table)])

    def _key(self, number: int, index: int, path: Path, table: Table) -> str:
        """The key of the column for a place in a row."""
        if path[:1] == ("cabang",):
            words = [word for word, _ in self.wanted.flows[number - 1].rows[index].ways.branches]
            return f"ke {words.index(str(path[1])) + 1}" if path[1:] and path[1] in words else "ke 1"
        return str(path[0]) if path and path[0] in table.columns else "uraian"
