"""The files that come back: a form, a document, a register → what each says of which definition, or why it cannot be used."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from sopdoc.definitions import Definition
from sopdoc.diagnostics import Report, Span
from sopdoc.formulir.back import Returned, carried_in, newer_kind, taken_back
from sopdoc.formulir.carried import BENTUK, Carried
from sopdoc.formulir.cells import Sheets, read_each
from sopdoc.formulir.faults import Fault
from sopdoc.impor.package import UnreadableError
from sopdoc.impor.word.file import is_document
from sopdoc.kembali.back import letter_taken_back
from sopdoc.kembali.base import said_at
from sopdoc.kembali.letter import Letter, read_letter
from sopdoc.kembali.register import RegisterRow, read_register, row_taken_back
from sopdoc.naskah import Naskah
from sopdoc.reading import Reader
from sopdoc.system import reason_of

LARGEST = 20 << 20        # bytes of a form; one of 60 kegiatan has 30 kB
TOGETHER = 32             # files that one process reads


@dataclass(frozen=True, slots=True)
class Form:
    """A workbook that came back, and what it carries."""

    path: Path
    sheets: Sheets
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


@dataclass(frozen=True, slots=True)
class _Content:
    """The bytes of a file, None where they could not be had; `report` says why."""

    path: Path
    report: Report
    data: bytes | None


def opened(paths: Sequence[Path]) -> Iterator[tuple[Report, tuple[Incoming, ...]]]:
    """What each file says, definition by definition, and what is wrong with it; workbooks are read many at a time."""
    for batch, books in _ahead(_batches(paths)):
        for one in batch:
            said = () if one.data is None else _letter(one, one.data) if is_document(one.path) else _book(one, books.pop(0))
            yield one.report, said


def _ahead(batches: Iterable[list[_Content]]) -> Iterator[tuple[list[_Content], list[Sheets | UnreadableError]]]:
    """Each with its workbooks; those of the next one are read, in a process of their own, while this one is used."""
    if sys.platform == "emscripten":        # a page has neither threads nor processes
        yield from ((batch, _books(batch)) for batch in batches)
        return
    with ThreadPoolExecutor(1) as pool:
        waiting: deque[tuple[list[_Content], Future[list[Sheets | UnreadableError]]]] = deque()
        for batch in batches:
            waiting.append((batch, pool.submit(_books, batch)))
            if len(waiting) > 1:
                first, books = waiting.popleft()
                yield first, books.result()
        yield from ((batch, books.result()) for batch, books in waiting)


def _books(batch: Sequence[_Content]) -> list[Sheets | UnreadableError]:
    return read_each([one.data for one in batch if one.data is not None and not is_document(one.path)])


def _batches(paths: Sequence[Path]) -> Iterator[list[_Content]]:
    batch: list[_Content] = []
    for path in paths:
        batch.append(_content(path))
        if len(batch) == TOGETHER or sum(len(one.data or b"") for one in batch) > LARGEST:
            yield batch
            batch = []
    yield batch


def _content(path: Path) -> _Content:
    report = Report()
    try:
        if path.stat().st_size <= LARGEST:
            return _Content(path, report, path.read_bytes())
        _unreadable(path, UnreadableError(f"lebih besar dari {LARGEST >> 20} MB"), report)
    except OSError as fault:
        report.galat("SOP700", f"{path} tidak dapat dibaca", Span(path.as_posix()), reason_of(fault), "periksa nama dan izin berkasnya")
    return _Content(path, report, None)


def _unreadable(path: Path, fault: UnreadableError, report: Report) -> None:
    program, ending = ("Word", ".docx") if is_document(path) else ("Excel", ".xlsx")
    hint = f"buka di {program} atau LibreOffice, simpan sebagai {ending} tanpa kata sandi, lalu coba lagi"
    report.galat("SOP700", f"{path} tidak dapat dibaca: {fault}", Span(path.as_posix()), "tidak dipakai", hint)


def _letter(file: _Content, data: bytes) -> tuple[Incoming, ...]:
    try:
        letter = read_letter(data)
    except UnreadableError as fault:
        _unreadable(file.path, fault, file.report)
        return ()
    if letter is None:
        _foreign(file, "dokumen", "dokumen dibuat dengan `sopdoc build --format docx`")
    return (Document(file.path, letter),) if letter else ()


def _book(file: _Content, sheets: Sheets | UnreadableError) -> tuple[Incoming, ...]:
    if isinstance(sheets, UnreadableError):
        _unreadable(file.path, sheets, file.report)
        return ()
    if kind := newer_kind(sheets):
        words = f"{file.path} dibuat sopdoc yang lebih baru (bentuk {kind}; di sini sampai {BENTUK})"
        hint = "perbarui sopdoc, atau buat lagi formulirnya dengan sopdoc ini"
        file.report.galat("SOP704", words, Span(file.path.as_posix()), "tidak dipakai", hint)
        return ()
    if carried := carried_in(sheets):
        return (Form(file.path, sheets, carried),)
    rows = _rows_of(file.path, sheets, file.report)
    if rows is None:
        _foreign(file, "formulir", "formulir dibuat dengan `sopdoc build --format xlsx`")
    return rows or ()


def _foreign(file: _Content, what: str, made: str) -> None:
    hint = f"lembar lama diimpor tanpa --ke; {made}"
    file.report.galat("SOP704", f"{file.path} bukan {what} dari sopdoc", Span(file.path.as_posix()), "tidak dipakai", hint)


def _rows_of(path: Path, sheets: Sheets, report: Report) -> tuple[Row, ...] | None:
    """None for what is no register; nothing of one that has a fault."""
    register = read_register(sheets)
    if register is None:
        return None
    for one in register.besides:
        report.peringatan("SOP715", placed(one), Span(path.as_posix()), "tidak dipakai", one.hint)
    tell_faults(register.faults, path, report)
    return () if register.faults else tuple(Row(path, row) for row in register.rows)


def tell_faults(faults: tuple[Fault, ...], path: Path, report: Report) -> None:
    for fault in faults:
        report.galat("SOP705", placed(fault), Span(path.as_posix()), "tidak diterapkan", fault.hint or "perbaiki isiannya, lalu ulangi")


def placed(fault: Fault) -> str:
    return f"{fault.place}: {fault.words}" if fault.place else fault.words
