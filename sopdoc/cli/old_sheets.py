"""The paths that `sopdoc import` is given → the files that are read, in the order of their names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from os import walk
from pathlib import Path
from stat import S_ISREG

from sopdoc.cli.terminal import escape
from sopdoc.diagnostics import NOWHERE, Report, Span
from sopdoc.impor.excel.file import ENDINGS as WORKBOOKS
from sopdoc.impor.file import PDF
from sopdoc.impor.word.file import ENDINGS as DOCUMENTS
from sopdoc.system import reason_of

HIDDEN = "."
OPEN = "~$"         # begins what Office keeps beside a file that is open


@dataclass(frozen=True, slots=True)
class Source:
    """A file, and what it is called: its path below the folder that the user named, with what is no text in it made visible."""

    path: Path
    shown: str


def refuse_missing(paths: Sequence[str], report: Report) -> None:
    """Tells of paths that are not there, or cannot be looked at (SOP060)."""
    for path in paths:
        try:
            Path(path).stat()
        except FileNotFoundError:
            report.galat("SOP060", f'"{path}" tidak ada', NOWHERE, hint="periksa nama berkas atau foldernya")
        except OSError as fault:
            report.galat("SOP060", f'"{path}" tidak dapat dibuka', NOWHERE, reason_of(fault), "periksa nama dan izin berkas atau foldernya")


def sources_in(paths: Sequence[str], report: Report) -> list[Source]:
    """Folders with everything below them; where that is nothing, it is told (SOP060), and so is a folder that is closed (SOP700)."""
    found: dict[Path, Source] = {}
    for path in map(Path, paths):
        for file in _sheets_in(path, report) if path.is_dir() else [path]:
            found.setdefault(file, Source(file, escape(file.relative_to(path).as_posix() if file != path else file.name)))
    return list(found.values())


def _sheets_in(folder: Path, report: Report) -> list[Path]:
    """Without what is hidden, and not through links of folders, which may lead in a circle; a folder that cannot be listed is told."""
    def refused(fault: OSError) -> None:
        hint = "periksa izin foldernya"
        report.galat("SOP700", f"{fault.filename} tidak dapat dibuka", Span(str(fault.filename)), reason_of(fault), hint)

    result: list[Path] = []
    for place, folders, names in walk(folder, onerror=refused):
        folders[:] = [name for name in folders if not name.startswith(HIDDEN)]
        result += [path for name in names if _is_sheet(path := Path(place) / name)]
    if not (result or report.has_galat):
        hint = "sebut folder lain; gambar (.jpg, .png) dan .json disebut satu per satu"
        report.galat("SOP060", f'di "{folder}" tidak ada PDF, buku kerja Excel, atau dokumen Word', NOWHERE, hint=hint)
    return sorted(result)


def _is_sheet(path: Path) -> bool:
    """Layouts in JSON and pictures only where they are named."""
    return path.suffix.lower() in (PDF, *WORKBOOKS, *DOCUMENTS) and not path.name.startswith((HIDDEN, OPEN)) and _is_no_device(path)


def _is_no_device(path: Path) -> bool:
    """A link to nowhere, and what is closed, are told by whoever reads them."""
    try:
        return S_ISREG(path.stat().st_mode)
    except OSError:
        return True


