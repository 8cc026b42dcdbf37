"""`sopdoc import --ke`: forms that were filled in, documents that were edited → their definitions, shown first, written on `--terapkan`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sopdoc.cli.console import Console
from sopdoc.cli.diff_formats import as_text
from sopdoc.cli.screen import coloured
from sopdoc.definitions import FORM, Definition, definition_at, find_definitions
from sopdoc.diagnostics import Report, Severity, Span
from sopdoc.edit.write import rewrite
from sopdoc.files import write_whole
from sopdoc.formulir.back import Returned, carried_in, taken_back
from sopdoc.formulir.carried import Carried
from sopdoc.formulir.cells import Cells, read_cells
from sopdoc.impor.docx import is_document
from sopdoc.impor.package import UnreadableError
from sopdoc.kembali.back import letter_taken_back
from sopdoc.kembali.base import said_at
from sopdoc.kembali.letter import Letter, read_letter
from sopdoc.naskah import Naskah
from sopdoc.reading import Reader
from sopdoc.revision.compare import compare
from sopdoc.revision.matriks import Matriks
from sopdoc.revision.shown import shown

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


def run_back(options: argparse.Namespace) -> int:
    """0 when every form could be taken back, 1 when one could not, or one place was changed on both sides; 2 when a path does not exist."""
    console, report, reader = Console(options.quiet), Report(), Reader()
    missing = [path for path in options.paths if not Path(path).exists()]
    for path in missing:
        report.galat("SOP061", f'"{path}" tidak ada', Span(path), hint="periksa nama berkas atau foldernya")
    console.show(report)
    if missing:
        return 2
    target, done = Path(options.ke), 0
    for path in _forms(options.paths):
        own = Report()
        form = _opened(path, own)
        definition = _definition(target, form.kunci, path, own) if form else None
        if form and definition:
            done += _take(form, definition, reader, options.terapkan, own)
        console.show(own)
    console.finish(f"{done} definisi {'diubah' if options.terapkan else 'akan diubah (tulis dengan --terapkan)'}")
    return 1 if console.count(Severity.GALAT) else 0


def _forms(paths: Sequence[str]) -> list[Path]:
    """Folders with every form below them, but for what Excel keeps beside one that is open."""
    found: list[Path] = []
    for path in map(Path, paths):
        inside = sorted(one for one in path.rglob(f"*.{FORM}") if not one.name.startswith("~$")) if path.is_dir() else [path]
        found += [one for one in inside if one not in found]
    return found


def _opened(path: Path, report: Report) -> Form | Document | None:
    span, program, ending = Span(path.as_posix()), *(("Word", ".docx") if is_document(path) else ("Excel", ".xlsx"))
    hint = f"buka di {program} atau LibreOffice, simpan sebagai {ending} tanpa kata sandi, lalu coba lagi"
    try:
        if path.stat().st_size > LARGEST:
            raise UnreadableError(f"lebih besar dari {LARGEST >> 20} MB")
        return _read(path, path.read_bytes(), report)
    except OSError as fault:
        report.galat("SOP700", f"{path} tidak dapat dibaca", span, fault.strerror or "", "periksa nama dan izin berkasnya")
        return None
    except UnreadableError as fault:
        report.galat("SOP700", f"{path} tidak dapat dibaca: {fault}", span, "tidak dipakai", hint)
        return None


def _read(path: Path, data: bytes, report: Report) -> Form | Document | None:
    if is_document(path):
        letter = read_letter(data)
        if letter:
            return Document(path, letter)
        words, made = "dokumen", "dokumen dibuat dengan `sopdoc build --format docx`"
    else:
        sheets = read_cells(data)
        carried = carried_in(sheets)
        if carried:
            return Form(path, sheets, carried)
        words, made = "formulir", "formulir dibuat dengan `sopdoc build --format xlsx`"
    hint = f"lembar lama diimpor tanpa --ke; {made}"
    report.galat("SOP704", f"{path} bukan {words} dari sopdoc", Span(path.as_posix()), "tidak dipakai", hint)
    return None


def _definition(target: Path, kunci: str, path: Path, report: Report) -> Definition | None:
    """The file that the user names, be it there or not; in a folder the definition that the form was made from."""
    if not target.is_dir():
        try:
            return definition_at(target)
        except OSError as fault:
            hint = "buat foldernya dahulu"
            report.galat("SOP061", f"folder {target.parent} tidak ada", Span(target.as_posix()), fault.strerror or "", hint)
            return None
    named = [one for one in find_definitions([str(target)], Report()) if one.kunci == kunci]
    if len(named) != 1:
        words = f'"{kunci}.yaml" {"ada di beberapa folder" if named else "tidak ada"} di {target}'
        report.galat("SOP707", words, Span(path.as_posix()), "tidak dipakai", "sebutkan berkasnya: --ke FOLDER/NAMA.yaml")
        return None
    return named[0]


def _take(form: Form | Document, definition: Definition, reader: Reader, apply: bool, report: Report) -> bool:
    """Shows what changes and, when asked, writes it; a form for a definition that is not there yet makes it."""
    there = definition.path.exists()
    old = definition.path.read_bytes() if there else b""
    text = old.decode("utf-8", "replace") if there else form.text
    today = reader.said(definition, text, report).naskah
    if today is None:
        return False
    returned = form.back(today, text, reader, report)
    _tell(returned, form.path, definition, report)
    if returned.naskah is None:
        return False
    _print(today, returned.naskah, definition, there)
    if returned.text == text and there:
        return False
    if not apply:
        return True
    return _write(definition, old, returned.text.encode(), there, report)


def _tell(returned: Returned, path: Path, definition: Definition, report: Report) -> None:
    span = Span(path.as_posix())
    for fault in returned.faults:
        place = f"{fault.place}: " if fault.place else ""
        report.galat("SOP705", f"{place}{fault.words}", span, "tidak diterapkan", fault.hint or "perbaiki isiannya, lalu ulangi")
    for wrong in returned.wrong:
        if wrong.severity is Severity.GALAT:
            words = f"isinya tidak menjadi definisi yang benar: {wrong.message}"
            report.galat("SOP705", words, span, "tidak diterapkan", wrong.hint)
    for conflict in returned.conflicts:
        words = f'{conflict.place}: di {path.name} "{conflict.form}", di definisi "{conflict.kept}"'
        report.peringatan("SOP706", words, Span(definition.shown), "yang di definisi tetap", "ubah salah satunya, lalu ulangi")


def _print(old: Naskah, new: Naskah, definition: Definition, there: bool) -> None:
    """As `sopdoc diff` tells it."""
    found = Matriks(old, new, compare(*shown(old, new), new.profile.sebutan), "")
    said = as_text(found, coloured(sys.stdout))
    if said or not there:
        print(f"{definition.shown}{'' if there else ' (baru)'}")
        print(said, end="")


def _write(definition: Definition, old: bytes, new: bytes, there: bool, report: Report) -> bool:
    if there:
        return rewrite(definition.path, old, new, definition.shown, report)
    try:
        write_whole(definition.path, new)
    except OSError as fault:
        hint = "periksa nama folder, izinnya, dan ruang cakram"
        report.galat("SOP064", f"{definition.shown} tidak dapat ditulis", definition.start, fault.strerror or "", hint)
        return False
    return True
