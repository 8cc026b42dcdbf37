"""What is wrong with a filled-in form, each with the sheet and the cell where a person finds it."""

from __future__ import annotations

from dataclasses import dataclass

from openpyxl.utils import get_column_letter


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """`sheet` and `cell` as Excel names them, "" where there is none; `words` and `hint` are Indonesian."""

    sheet: str
    line: int
    column: int
    words: str
    hint: str = ""

    @property
    def place(self) -> str:
        """lembar Kegiatan, sel D5"""
        if not self.line:
            return f"lembar {self.sheet}" if self.sheet else ""
        return f"lembar {self.sheet}, sel {get_column_letter(self.column)}{self.line}"
