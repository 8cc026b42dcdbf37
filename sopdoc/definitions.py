"""Paths that a user names → the SOP definitions in them, each with its agency and the place of its documents."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sopdoc.diagnostics import Report, Severity, Span
from sopdoc.names import same, unfit

INSTANSI = "instansi.yaml"
FORM = "xlsx"
FORMATS = ("pdf", "docx", "svg", "json", FORM)      # of the documents that a definition is compiled into
NOT_SOPS = frozenset({INSTANSI, "buku.yaml"})
ARCHIVE = "riwayat"                            # the folder of frozen versions of earlier revisions
ENDINGS = (".yaml", ".yml")
NOT_FOLDERS = frozenset({ARCHIVE})
VERSION = "rev-"                               # begins the name of a frozen version


@dataclass(frozen=True, slots=True)
class Definition:
    """One definition: `shown` is its path as diagnostics print it, `saudara` all definitions of its folder."""

    path: Path
    shown: str
    instansi: Path | None
    saudara: frozenset[str]

    @property
    def kunci(self) -> str:
        """What others call it; an approved version keeps its definition's name, so that it builds what was signed."""
        return self.path.parent.name if self.is_frozen else self.path.stem

    @property
    def start(self) -> Span:
        return Span(self.shown)

    @property
    def is_frozen(self) -> bool:
        """Is it an approved version in an archive?"""
        return _in_archive(self.path.parent)

    @property
    def origin(self) -> Path:
        """Of an approved version in an archive the definition that it is a version of (ending in .yaml); else its own path."""
        return self.path.parents[2] / f"{self.path.parent.name}.yaml" if self.is_frozen else self.path

    @property
    def agency(self) -> Path:
        """The folder of its instansi.yaml; its own where there is none."""
        return self.instansi.parent if self.instansi else self.path.parent

    @property
    def archive(self) -> Path:
        """Where its approved versions lie, whether there are any or not."""
        return archive_of(self.path)

    @property
    def shown_instansi(self) -> str:
        """instansi.yaml as seen from where the definition was named."""
        steps = os.path.relpath(self.instansi or INSTANSI, self.path.parent)
        return Path(os.path.normpath(Path(self.shown).parent / steps)).as_posix()

    @property
    def files(self) -> Path:
        """Where the files lie that it names: beside it; beside an approved version in a folder of their own, frozen as it is."""
        return self.path.with_suffix("") if self.is_frozen else self.path.parent

    @property
    def target(self) -> Path:
        """Its documents' path below the output folder, without ending: agency folder, folders inside it, name."""
        return Path(self.agency.name or "instansi") / self.path.parent.relative_to(self.agency) / self.path.stem


def archive_of(definition: Path) -> Path:
    """Where the approved versions of the definition in this file lie."""
    return definition.parent / ARCHIVE / definition.stem


def find_definitions(paths: Sequence[str], report: Report, known: dict[Path, frozenset[str]] | None = None) -> tuple[Definition, ...]:
    """The definitions under `paths` in path order, each once; SOP060 for a path that holds none, SOP062 for twins.  `known`: what lies in
    folders, for whoever asks for their definitions one by one."""
    found: dict[Path, Definition] = {}
    folders = {} if known is None else known
    for name in paths:
        before = report.count(Severity.GALAT)
        files = tuple(_files(Path(name), report))
        if not files and report.count(Severity.GALAT) == before:
            _report_nothing(name, report)
        for path in files:
            found.setdefault(_real(path), _definition(path, folders))
    definitions = tuple(sorted(found.values(), key=lambda d: d.path.parts))
    return _without_twins(definitions, report)


def definition_at(path: Path) -> Definition:
    """The definition in a file, be it there or still to be written; its folder must be there.  Raises OSError."""
    return _definition(path, {})


def _files(path: Path, report: Report) -> Iterator[Path]:
    """A file is taken as it is; a folder is searched, hidden folders and old versions left out.  SOP016 for a folder named like a file."""
    if not path.is_dir():
        _report_misnamed((path,) if path.exists() else (), report)
        if path.exists() and path.name not in NOT_SOPS and not meant(path.name) and not _is_register(path):
            yield path
        return
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(f for f in folders if not f.startswith(".") and f not in NOT_FOLDERS)
        for named in filter(is_definition, folders):
            hint = "ganti nama folder ini; definisi SOP adalah berkas teks"
            report.galat("SOP016", "ini folder, bukan berkas", Span((Path(folder) / named).as_posix()), hint=hint)
        _report_misnamed((Path(folder) / name for name in sorted(names)), report)
        yield from (Path(folder) / name for name in sorted(names) if is_definition(name) and not _is_register(Path(folder) / name))


def _is_register(path: Path) -> bool:
    """Is it one of our own notes in an archive: an index of versions, an edition of the book?"""
    return _in_archive(_real(path).parent) and not path.name.startswith(VERSION)


def is_definition(name: str) -> bool:
    return name.lower().endswith(ENDINGS) and name not in NOT_SOPS and not meant(name) and not name.startswith(".")


def meant(name: str) -> str:
    """`instansi.yaml` for Instansi.yaml and instansi.yml, which some systems would take for it and others not; "" for other names."""
    plain = Path(name.lower())
    common = f"{plain.stem}{ENDINGS[0]}"
    return common if plain.suffix in ENDINGS and common in NOT_SOPS and common != name else ""


def _report_misnamed(paths: Iterable[Path], report: Report) -> None:
    for path in paths:
        if common := meant(path.name):
            message = f"berkas ini bernama {path.name}; yang dibaca hanya {common}"
            report.galat("SOP068", message, Span(path.as_posix()), hint=f"ganti namanya menjadi {common}")


def _real(path: Path) -> Path:
    """The path without links; a link that leads in a circle stays, and cannot be read later."""
    return Path(os.path.realpath(path))


def _definition(path: Path, folders: dict[Path, frozenset[str]]) -> Definition:
    """`folders`: the siblings of folders already looked at; listing a folder for each of its files takes quadratic time."""
    folder = _home(_real(path).parent)
    if folder not in folders:
        folders[folder] = siblings(folder)
    instansi = next((f / INSTANSI for f in (folder, *folder.parents) if (f / INSTANSI).is_file()), None)
    return Definition(_real(path), path.as_posix(), instansi, folders[folder])


def _home(folder: Path) -> Path:
    """Where a definition's neighbours are: of a frozen version those of the definition that it is a version of."""
    return folder.parent.parent if _in_archive(folder) else folder


def _in_archive(folder: Path) -> bool:
    return folder.parent.name == ARCHIVE


def siblings(folder: Path) -> frozenset[str]:
    """Names of the definitions that references may name: those of one folder."""
    return frozenset(Path(entry.name).stem for entry in os.scandir(folder) if is_definition(entry.name))


def _report_nothing(name: str, report: Report) -> None:
    if Path(name).exists():
        report.galat("SOP060", f'tidak ada definisi SOP di "{name}"', Span(name), hint="definisi berakhiran .yaml dan bukan instansi.yaml")
    else:
        report.galat("SOP060", f'"{name}" tidak ada', Span(name), hint="periksa ejaan nama folder atau berkas itu")


def _without_twins(definitions: Iterable[Definition], report: Report) -> tuple[Definition, ...]:
    """Two definitions must not write the same documents, on no system; all must have names that Windows can have."""
    targets: dict[str, Definition] = {}
    for definition in definitions:
        other = targets.setdefault(same(definition.target.as_posix()), definition)
        if other is not definition:
            message = f"dokumennya bernama sama dengan dokumen {other.shown}"
            report.galat("SOP062", message, definition.start, hint="ganti nama berkas atau foldernya")
        elif reason := next(filter(None, map(unfit, definition.target.parts)), ""):
            report.peringatan("SOP069", reason, definition.start, hint="ganti nama berkas atau folder ini")
    return tuple(targets.values())
