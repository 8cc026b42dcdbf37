"""The columns of a flow table, by what they hold."""

from __future__ import annotations

from dataclasses import dataclass

from sopdoc.impor.page import Box

COVERED = 1 / 3         # of a column: so much of it belongs to a symbol that is wider than one


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
    atasan: tuple[str, ...] = ()        # and those above these, under the common one
    kepala: tuple[str, ...] = ()        # of all columns, as printed
    unruled: tuple[float, ...] = ()
    mutu: bool = True                   # does a title stand over kelengkapan, waktu and output?

    @property
    def ruled(self) -> tuple[float, ...]:
        return tuple(edge for edge in self.edges if edge not in self.unruled)

    @property
    def others(self) -> tuple[int, ...]:
        """Columns of an office's own, for which a definition has no place."""
        known = {self.nomor, self.kegiatan, *self.pelaksana, self.kelengkapan, self.waktu, self.output, self.keterangan}
        return tuple(index for index in range(len(self.edges) - 1) if index not in known)

    @property
    def texts(self) -> tuple[int, ...]:
        """Those right of the pelaksana that a definition has a place for."""
        return tuple(index for index in (self.kelengkapan, self.waktu, self.output, self.keterangan) if index is not None)

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
        """The pelaksana columns whose middles lie within a box, from left to right; of one that is too wide for the column it stands
        in, also those that it covers in good part.
        """
        own = self.lanes[self.lane_at(box.centre[0])]
        part = COVERED if box.width > own[1] - own[0] else 1.0

        def is_under(left: float, right: float) -> bool:
            return box.x0 < (left + right) / 2 < box.x1 or min(right, box.x1) - max(left, box.x0) > part * (right - left)

        return tuple(lane for lane, (left, right) in enumerate(self.lanes) if is_under(left, right))
