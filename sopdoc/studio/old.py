"""An old sheet's bytes → definitions of the SOPs on it, read as `sopdoc import` reads them, with their doubts."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sopdoc.definitions import INSTANSI, definition_at
from sopdoc.diagnostics import Report
from sopdoc.impor import lacking
from sopdoc.impor.file import is_pdf, is_ready, read_content
from sopdoc.impor.written.agency import Agency, agency_of, differences, instansi_text, text_of
from sopdoc.impor.written.definition import Definition
from sopdoc.impor.written.known import known_in
from sopdoc.impor.written.place import files_of, names_of
from sopdoc.names import unfit
from sopdoc.studio.gestures import RefusedError
from sopdoc.studio.shelf import Shelf
from sopdoc.writing.charted import free_name

LARGEST = 16 << 20          # bytes of a sheet; scans of a whole book are for the command


@dataclass(frozen=True, slots=True)
class Old:
    """A file as it was read; `said`: what is to be told of it."""

    definitions: tuple[Definition, ...]
    said: tuple[str, ...]


def content_of(isi: str) -> bytes:
    """Raises RefusedError for what is none, or too much."""
    if len(isi) > LARGEST * 4 // 3 + 4:
        raise RefusedError(f"berkas ini lebih besar dari {LARGEST >> 20} MB", "pecah berkasnya menjadi beberapa bagian")
    try:
        return base64.b64decode(isi, validate=True)
    except binascii.Error:
        raise RefusedError("berkas ini tidak sampai dengan utuh", "pilih lagi berkasnya") from None


def read_old(nama: str, content: bytes) -> Old:
    """Raises RefusedError where nothing could be read, in the words of the command."""
    path, report = Path(Path(nama).name), Report()
    if is_pdf(path) and not is_ready():
        raise RefusedError("membaca PDF memerlukan pypdfium2 5.9 atau lebih baru", lacking.hint("pypdfium2"))
    found = read_content(content, path, report)
    if not found:
        fault = report.diagnostics[0]
        raise RefusedError(fault.message, fault.hint)
    return Old(found, tuple(f"{one.message}, {one.label}" for one in report.diagnostics))


def agency_of_old(old: Old, folder: Path) -> Agency:
    """What the folder's agency is known by, or what its file will say of it.  Raises RefusedError."""
    instansi = definition_at(folder / INSTANSI).instansi
    return _known(instansi) if instansi else agency_of(old.definitions)


def doubts_of(definition: Definition, agency: Agency) -> tuple[str, ...]:
    """As its file will tell them."""
    return tuple(one.doubt for one in (*differences(definition, agency), *definition.doubts))


def place_old(old: Old, agency: Agency, folder: Path, shelf: Shelf) -> tuple[Path, ...]:
    """Writes new files only: a definition for each SOP, and the agency's file where there is none.  Raises RefusedError."""
    files = dict(zip(names_of(old.definitions), _names(old.definitions, folder, shelf), strict=True))
    links = {key: files[name] for key, name in files_of(old.definitions).items()}
    shared = {} if definition_at(folder / INSTANSI).instansi else {folder / INSTANSI: instansi_text(agency).encode()}
    shared |= {folder / name: data for name, data in agency.pictures.items()}
    made = {folder / f"{files[name]}.yaml": text_of(one, agency, links).encode() for name, one in zip(files, old.definitions, strict=True)}
    for path, content in (shared | made).items():
        if reason := shelf.create(path, content):
            raise RefusedError(reason, "periksa izin foldernya")
    return tuple(made)


def _known(instansi: Path) -> Agency:
    """Raises RefusedError."""
    report = Report()
    known = known_in(instansi, report)
    if known is None:
        fault = report.diagnostics[0]
        raise RefusedError(f"{INSTANSI} tidak dapat dibaca: {fault.message}", fault.hint)
    return known


def _names(definitions: Sequence[Definition], folder: Path, shelf: Shelf) -> list[str]:
    taken = list(shelf.names(folder))
    for name in names_of(definitions):
        taken.append(free_name(f"sop-{name}" if unfit(name) else name, taken))
    return taken[-len(definitions):]
