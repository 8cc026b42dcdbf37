"""What is doubtful in each row of a flow while it is written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from sopdoc.impor.finding import Manner, Place
from sopdoc.impor.flow.chart import Step


@dataclass(slots=True)
class Doubts:
    """By the row's number from 0, in the order in which they were found, each with its place: the row's, where none is named."""

    steps: Sequence[Step]
    of_row: dict[int, dict[str, Place]] = field(default_factory=lambda: defaultdict(dict))

    def add(self, row: int, text: str, place: Place | None = None) -> None:
        self.of_row[row].setdefault(text, place or Place(self.steps[row].page, self.steps[row].box, Manner.RULES))
