"""A definition that was imported, read as `sopdoc` reads it: beside the file of its agency, in a folder of its own."""

from __future__ import annotations

from pathlib import Path

from sopdoc.definitions import find_definitions
from sopdoc.diagnostics import Report
from sopdoc.impor.written.agency import agency_of, instansi_text, text_of
from sopdoc.impor.written.definition import Definition
from sopdoc.impor.written.place import instansi_in
from sopdoc.naskah import Naskah
from sopdoc.reading import Reader


def naskah_of(found: Definition, folder: Path) -> Naskah:
    """Writes both files into the folder, and the logo; fails where they cannot be read without an error."""
    agency, target, report = agency_of([found]), folder / "sop.yaml", Report()
    instansi_in(folder).write_text(instansi_text(agency), "utf-8")
    target.write_text(text_of(found, agency), "utf-8")
    for name, data in agency.pictures.items():
        (folder / name).write_bytes(data)
    (definition,) = find_definitions([str(target)], report)
    naskah = Reader().read(definition, report).naskah
    assert naskah is not None, report.diagnostics
    return naskah
