"""The columns of a flow table, by what they hold."""

from __future__ import annotations

from dataclasses import dataclass

from sopdoc.impor.page import Box


@dataclass(frozen=True, slots=True)
class Columns:
    """`edges`: n + 1 places of n columns, from left to right; the others are their numbers; None where there is no such column;
    `unruled`: those of the edges where no rule is drawn.
    """

    edges: tuple[float, ...]
    nomor: int | None
    kegiatan: int
    pelaksana: tuple[int, ...]
    kelengkapan: int | None
    waktu: int
    output: int
    keterangan: int | None
    judul: tuple[str, ...] = ()         # of the pelaksana, from left to right
    kelompok: tuple[str, ...] = ()      # the titles above them, "" where there is none
    kepala: tuple[str, ...] = ()        # of all columns, as printed
    unruled: tuple[float, ...] = ()
    mutu: bool = True                   # does a title stand over kelengkapan, waktu and output?

    @property
    def ruled(self) -> tuple[float, ...]:
        return tuple(edge for edge in self.edges if edge not in self.unruled)

    @property
    def lanes(self) -> tuple[tuple[float, float], ...]:
        return tuple((self.edges[index], self.edges[index + 1]) for index in self.pelaksana)

    def lane_at(self, x: float) -> int:
        """The pelaksana column at x, the nearest one where there is none."""
        def away(lane: int) -> float:
            left, right = self.lanes[lane]
            return max(left - x, x - right, 0.0)

        return min(range(len(self.lanes)), key=away)

    def lanes_under(self, box: Box) -> tuple[int, ...]:
        """The pelaksana columns whose middles lie within a box, from left to right."""
        return tuple(lane for lane, (left, right) in enumerate(self.lanes) if box.x0 < (left + right) / 2 < box.x1)
