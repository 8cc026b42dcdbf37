"""What the last build noted of an agency's book → does it still stand?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sopdoc.book.asked import BookOrder
from sopdoc.build.fingerprint import Agency, Files, digest, engine
from sopdoc.build.index import read_kept, write_kept
from sopdoc.build.outputs import Output, all_intact
from sopdoc.definitions import INSTANSI
from sopdoc.diagnostics import Diagnostic

NOTED = "indeks-buku"


@dataclass(frozen=True, slots=True)
class Noted:
    """The book as it was last bound.

    `inputs`: what it was made from, by kind (`reasons`); `dependencies`: files that were read for it, and the family that was
    looked for; `outputs`: its documents; `answers`: what Graphviz said to the engine of then.
    """

    inputs: dict[str, str]
    dependencies: tuple[str, ...]
    outputs: dict[str, Output]
    diagnostics: tuple[Diagnostic, ...]
    pages: int
    answers: dict[str, str]

    def stands(self, inputs: Mapping[str, str], output: Path) -> bool:
        """Is it still right, and whole?"""
        return self.inputs == inputs and all_intact(output, self.outputs.items())


@dataclass(frozen=True, slots=True)
class Sources:
    """What a book is made from besides its SOPs, as it is now."""

    order: BookOrder
    agency: Agency
    files: Files

    def inputs(self, sops: Mapping[str, str], shown: frozenset[str], dependencies: tuple[str, ...]) -> dict[str, str]:
        """Digests by kind; `sops`: key → digest of the entry's head; `shown`: the SOPs' files below the agency's folder."""
        of_sops = {str(self.agency.folder / name) for name in shown}
        own = {path: found for path, found in self.agency.definitions.items() if path not in of_sops}
        instansi = own.pop(str(self.agency.folder / INSTANSI), "")
        return {
            "program": engine(), "permintaan": digest(str(self.agency.folder), self.order.request), "instansi": instansi,
            "buku": digest(*map("=".join, own.items())), "sop": digest(*map("=".join, sops.items())),
            "edisi": self.agency.editions_digest(), "templat": digest(*self.agency.others, self.files.all(dependencies)),
        }


def read_noted(folder: Path) -> Noted | None:
    return read_kept(folder / NOTED, Noted)


def write_noted(folder: Path, noted: Noted) -> None:
    write_kept(folder / NOTED, noted)
