"""A PDF's name → the definitions that it can have been built from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sopdoc.definitions import Definition, find_definitions
from sopdoc.diagnostics import Report
from sopdoc.signing import SIGNED

USUAL = ("definitions", ".")      # folders where the definition is looked for, the first that is there


@dataclass(frozen=True, slots=True)
class Originals:
    """The definitions that a document can mean, and the file or folder in which they were looked for."""

    place: str
    definitions: tuple[Definition, ...]


def find_originals(pdf: str, place: str) -> Originals:
    """Those under `place` with the document's name; a definition that is named itself whatever the document is called."""
    place = place or next(folder for folder in USUAL if Path(folder).is_dir())
    known = find_definitions([place], Report())
    return Originals(place, known if Path(place).is_file() else namesakes(Path(pdf), known))


def namesakes(path: Path, definitions: Sequence[Definition]) -> tuple[Definition, ...]:
    """The definitions that a document's name can mean."""
    names = {path.stem, path.stem.removesuffix(SIGNED)}
    return tuple(definition for definition in definitions if definition.kunci in names)
