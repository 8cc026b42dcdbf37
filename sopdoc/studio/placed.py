"""What conflicts call things in the studio: as the sheet does, "Kegiatan 4, Waktu"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sopdoc.formulir.form import Flow
from sopdoc.formulir.merge import FLOW, GONE, Names, Spot
from sopdoc.naskah import Naskah
from sopdoc.studio.kept import form_of
from sopdoc.studio.rows import numbered
from sopdoc.studio.spoken import Spoken, spoken_of

WAYS = "simbol dan anak panah"


@dataclass(frozen=True, slots=True)
class SheetNames(Names):
    """`numbers`: by flow and `ref`, of the rows of today and of those that are gone."""

    spoken: Spoken
    numbers: tuple[Mapping[str, str], ...]

    def row(self, spot: Spot) -> str:
        alur, row = spot
        number = self.numbers[alur].get(row.ref)
        return f"Kegiatan {number}" if number else Names.row(self, spot)

    def cell(self, spot: Spot, key: str) -> str:
        return f"{self.row(spot)}, {self.key(key)}"

    def key(self, key: str) -> str:
        return WAYS if key == FLOW else self.spoken.called.get(key, key)


def sheet_names(base: Naskah, today: Naskah) -> SheetNames:
    """Of a gesture on the sheet of `base`, while the file says `today`."""
    return SheetNames(spoken_of(today), tuple(map(_numbers, form_of(base).flows, form_of(today).flows)))


def _numbers(base: Flow, today: Flow) -> Mapping[str, str]:
    return {f"{GONE}{ref}": number for ref, number in numbered(base).items()} | dict(numbered(today))
