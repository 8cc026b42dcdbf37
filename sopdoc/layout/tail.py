"""What stands under a flow's last row: its footnotes, and where the SOP is signed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sopdoc.geometry import Emu, Rect
from sopdoc.layout.grid import BoxRow, stacked
from sopdoc.layout.sheet import Sheet
from sopdoc.layout.text.paragraphs import stack_height
from sopdoc.layout.tree import Paragraph, Table, TextBlock


@dataclass(frozen=True, slots=True)
class Tail:
    """Footnotes; the words of a signature, or those over boxes to sign in; rows of such boxes, `name` of their table."""

    notes: tuple[Paragraph, ...] = ()
    words: tuple[Paragraph, ...] = ()
    rows: tuple[BoxRow, ...] = ()
    name: str = ""

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        return (*self.notes, *self.words)

    @property
    def height(self) -> Emu:
        return stack_height(self.paragraphs) + sum(row.height for row in self.rows)

    @property
    def footnotes(self) -> Tail:
        """They alone."""
        return Tail(self.notes)

    @property
    def signing(self) -> Tail:
        """All but the footnotes."""
        return Tail((), self.words, self.rows, self.name)

    def blocks(self, y: Emu, sheet: Sheet) -> Iterator[TextBlock | Table]:
        """As they stand together from `y` down."""
        if self.paragraphs:
            text = TextBlock(Rect(sheet.body.x, y, sheet.body.w, stack_height(self.paragraphs)), self.paragraphs)
            yield text
            y = text.rect.bottom
        if self.rows:
            yield stacked(self.rows, y, self.name)
