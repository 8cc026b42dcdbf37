"""What a flow table says, once its pages are put together: steps, marks (symbols) and ways (arrows) between them, and doubts."""

from __future__ import annotations

from dataclasses import dataclass, field

from sopdoc.impor.finding import Manner, Place
from sopdoc.impor.flow.symbols import Kind
from sopdoc.impor.lines import Line
from sopdoc.impor.page import Box
from sopdoc.impor.table.columns import Columns


@dataclass(frozen=True, slots=True)
class Text:
    """Lines in a cell; of one that goes on overleaf, the cell where it begins."""

    lines: tuple[Line, ...]
    box: Box


@dataclass(frozen=True, slots=True)
class Step:
    """A row, whole: `cells` by what they hold ("uraian" …); `nomor` as printed; `titles`: what stands across the table above it."""

    nomor: str
    cells: dict[str, Text]
    page: int
    box: Box
    titles: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """A symbol of the flow: which step and which pelaksana column."""

    kind: Kind
    step: int
    lane: int
    page: int
    box: Box
    text: str
    outside: bool = False
    lanes: tuple[int, ...] = ()     # where it covers several columns: all of them
    manner: Manner = Manner.OUTLINE

    @property
    def place(self) -> Place:
        return Place(self.page, self.box, self.manner)


@dataclass(frozen=True, slots=True)
class Way:
    """An arrow between two marks, or a plain line; `doubt` says why it may be wrong, "" when it is sure.

    `both`: it has two heads; `box`: what of it stands on the page of its start.
    """

    start: int
    end: int
    label: str = ""
    plain: bool = False
    doubt: str = ""
    dashed: bool = False
    both: bool = False
    box: Box | None = field(default=None, compare=False)
    manner: Manner = field(default=Manner.WIRE, compare=False)


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that was seen and not understood; `step` is where it is told."""

    page: int
    box: Box
    step: int | None
    text: str
    manner: Manner = Manner.WIRE

    @property
    def place(self) -> Place:
        return Place(self.page, self.box, self.manner)


@dataclass(frozen=True, slots=True)
class Flow:
    """One flow table, with what stands above and below it.  `head`: where the titles of these columns stand."""

    columns: Columns
    head: Place
    steps: tuple[Step, ...]
    marks: tuple[Mark, ...]
    ways: tuple[Way, ...]
    doubts: tuple[Doubt, ...]
    pages: tuple[int, ...]
    number_row: bool = False
    title: tuple[Line, ...] = ()
    notes: Text | None = None

    def lane_head(self, lane: int) -> Place:
        """Where the title of a pelaksana column stands."""
        left, right = self.columns.lanes[lane]
        return Place(self.head.page, Box(left, self.head.box.y0, right, self.head.box.y1))

    def place_of(self, way: Way) -> Place:
        start = self.marks[way.start]
        return Place(start.page, way.box or start.box, way.manner)
