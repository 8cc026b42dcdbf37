"""A definition → what there is to make of it: its key, what it is made from, what may have changed since.

Light: a build in which nothing changed gets no further than this.  A definition is called by its path below the agency's
folder, so that its entry says the same wherever the build was started.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from sopdoc.build.fingerprint import Files, archived, digest, program
from sopdoc.build.order import Order
from sopdoc.definitions import Definition
from sopdoc.profile.mode import USUAL, Mode


@dataclass(frozen=True, slots=True)
class Trace:
    """What was looked at besides the definition, its agency and its approved versions.

    `asked`: names of other definitions, and whether they were there (an SOP that asks for one that is not there is not kept, so
    it does not matter which were suggested instead); `dependencies`: logo and font files and families, `digest` being theirs.
    """

    asked: tuple[tuple[str, bool], ...] = ()
    dependencies: tuple[str, ...] = ()
    digest: str = ""

    def holds(self, siblings: frozenset[str], files: Files) -> bool:
        """Would the same be seen today?"""
        return all((name in siblings) is there for name, there in self.asked) and self.digest == files.all(self.dependencies)


@dataclass(frozen=True, slots=True)
class Task:
    """One SOP to make.  `inputs`: its files and their digests as the build saw them; `carry`: PDFs carry the definition."""

    kunci: str
    definition: Definition
    formats: tuple[str, ...]
    inputs: tuple[tuple[str, str], ...]
    program: str
    mode: Mode = USUAL
    carry: bool = False

    @property
    def key(self) -> str:
        """Its entry's in the cache."""
        return digest("sop", str(self.definition.agency), self.program, self.request, self.kunci, *sum(self.inputs, ()))

    @property
    def request(self) -> str:
        return f"{self.mode} {self.carry}"

    @property
    def made_from(self) -> dict[str, str]:
        """Digests by kind (`reasons`), but for what only shows when it is read."""
        kinds = {str(self.definition.path): "definisi", str(self.definition.instansi): "instansi"}
        found = {"program": self.program, "permintaan": self.request, "definisi": "", "instansi": ""}
        found |= {kinds[path]: total for path, total in self.inputs if path in kinds}
        return found | {"arsip": digest(*(f"{path}={total}" for path, total in self.inputs if path not in kinds))}


def task_of(found: Definition, order: Order, files: Files) -> Task:
    """What to make of a definition of the agency."""
    shown = found.path.relative_to(order.folder.resolve()).as_posix()
    own = (str(path) for path in (found.path, found.instansi) if path)
    inputs = (*((path, files.digest(path)) for path in own), *archived(found.archive, files))
    kunci = PurePosixPath(*found.target.parts[1:]).as_posix()
    return Task(kunci, replace(found, shown=shown), order.formats, inputs, program(), order.mode, order.carry)
