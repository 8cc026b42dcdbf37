"""The files that come back: a form, a document, a register → what each says of which definition, or why it cannot be used."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sopdoc.definitions import Definition
from sopdoc.diagnostics import Report, Span
from sopdoc.formulir.back import Returned, carried_in, taken_back
from sopdoc.formulir.carried import Carried
from sopdoc.formulir.cells import Cells, read_cells
from sopdoc.formulir.faults import Fault
from sopdoc.impor.docx import is_document
from sopdoc.impor.package import UnreadableError
from sopdoc.kembali.back import letter_taken_back
from sopdoc.kembali.base import said_at
from sopdoc.kembali.letter import Letter, read_letter
from sopdoc.kembali.register import RegisterRow, read_register, row_taken_back
from sopdoc.naskah import Naskah
from sopdoc.reading import Reader

LARGEST = 20 << 20        # bytes of a form; one of 60 kegiatan has 30 kB


@dataclass(frozen=True, slots=True)
class Form:
    """A workbook that came back, and what it carries."""

    path: Path
    sheets: dict[str, Cells]
    carried: Carried

    @property
    def kunci(self) -> str:
        return self.carried.kunci

    def is_of(self, definition: Definition) -> bool:
        return definition.kunci == self.kunci

    @property
    def text(self) -> str:
        """What a definition that is not there yet begins with."""
        return self.carried.text

    def back(self, today: Naskah, text: str, reader: Reader, _: Report) -> Returned:
        return taken_back(self.sheets, self.carried, today, text, reader)


@dataclass(frozen=True, slots=True)
class Document:
    """A Word document that came back."""

    path: Path
    letter: Letter

    @property
    def kunci(self) -> str:
        return self.letter.carried.kunci if self.letter.carried else self.path.stem

    def is_of(self, definition: Definition) -> bool:
        return definition.kunci == self.kunci

    @property
    def text(self) -> str:
        return self.letter.carried.text if self.letter.carried else ""

    def back(self, today: Naskah, text: str, reader: Reader, report: Report) -> Returned:
        """What it was made from is what it carries; a program may have dropped that, and kept its digest."""
        base = said_at(self.letter, today, text, reader)
        if base is None:
            hint = "pakai DOCX asli dari sopdoc, atau ubah definisinya langsung"
            report.galat("SOP704", f"asal {self.path} tidak diketahui", Span(self.path.as_posix()), "tidak dipakai", hint)
            return Returned()
        if self.letter.open:
            hint = "terima atau tolak dahulu di Word (Tinjau › Terima) bila maksudnya lain"
            words = f"{self.path} masih memuat perubahan terlacak; dibaca seolah-olah semuanya diterima"
            report.peringatan("SOP714", words, Span(self.path.as_posix()), "", hint)
        return letter_taken_back(self.letter, base, today, text, reader)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a register that came back; it makes no definition that is not there."""

    path: Path
    row: RegisterRow
    text: str = ""

    @property
    def kunci(self) -> str:
        return self.row.kunci

    def is_of(self, definition: Definition) -> bool:
        """Registers name SOPs by their place below their agency."""
        return "/".join(definition.target.parts[1:]) == self.kunci

    def back(self, today: Naskah, text: str, reader: Reader, _: Report) -> Returned:
        return row_taken_back(self.row, today, text, reader)


Incoming = Form | Document | Row


def opened(path: Path, report: Report) -> tuple[Incoming, ...]:
    """What a file says, definition by definition."""
    span, program, ending = Span(path.as_posix()), *(("Word", ".docx") if is_document(path) else ("Excel", ".xlsx"))
    hint = f"buka di {program} atau LibreOffice, simpan sebagai {ending} tanpa kata sandi, lalu coba lagi"
    try:
        if path.stat().st_size > LARGEST:
            raise UnreadableError(f"lebih besar dari {LARGEST >> 20} MB")
        return _read(path, path.read_bytes(), report)
    except OSError as fault:
        report.galat("SOP700", f"{path} tidak dapat dibaca", span, fault.strerror or "", "periksa nama dan izin berkasnya")
    except UnreadableError as fault:
        report.galat("SOP700", f"{path} tidak dapat dibaca: {fault}", span, "tidak dipakai", hint)
    return ()


def _read(path: Path, data: bytes, report: Report) -> tuple[Incoming, ...]:
    if is_document(path):
        letter = read_letter(data)
        if letter:
            return (Document(path, letter),)
        words, made = "dokumen", "dokumen dibuat dengan `sopdoc build --format docx`"
    else:
        sheets = read_cells(data)
        carried = carried_in(sheets)
        if carried:
            return (Form(path, sheets, carried),)
        if (rows := _rows_of(path, sheets, report)) is not None:
            return rows
        words, made = "formulir", "formulir dibuat dengan `sopdoc build --format xlsx`"
    hint = f"lembar lama diimpor tanpa --ke; {made}"
    report.galat("SOP704", f"{path} bukan {words} dari sopdoc", Span(path.as_posix()), "tidak dipakai", hint)
    return ()


def _rows_of(path: Path, sheets: dict[str, Cells], report: Report) -> tuple[Row, ...] | None:
    """None for what is no register; nothing of one that has a fault."""
    register = read_register(sheets)
    if register is None:
        return None
    for one in register.besides:
        report.peringatan("SOP715", _placed(one), Span(path.as_posix()), "tidak dipakai", one.hint)
    tell_faults(register.faults, path, report)
    return () if register.faults else tuple(Row(path, row) for row in register.rows)


def tell_faults(faults: tuple[Fault, ...], path: Path, report: Report) -> None:
    for fault in faults:
        report.galat("SOP705", _placed(fault), Span(path.as_posix()), "tidak diterapkan", fault.hint or "perbaiki isiannya, lalu ulangi")


def _placed(fault: Fault) -> str:
    return f"{fault.place}: {fault.words}" if fault.place else fault.words
