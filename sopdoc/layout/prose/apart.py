"""What fits beside no row of its flow → pages of its own after it: footnotes, then where the SOP is signed."""

from __future__ import annotations

from sopdoc.diagnostics import Report
from sopdoc.geometry import Emu
from sopdoc.layout.grid import BoxRow
from sopdoc.layout.identity.signers import report_too_tall
from sopdoc.layout.prose.flow import Flow, OpenPage
from sopdoc.layout.prose.page import Setter
from sopdoc.layout.sheet import Sheet
from sopdoc.layout.tail import Tail
from sopdoc.layout.text.paragraphs import room_for
from sopdoc.layout.tree import Paragraph
from sopdoc.model.sop import Sop

Title = tuple[Paragraph, ...]


def lay_apart(tail: Tail, title: Title, sop: Sop, sheet: Sheet, report: Report) -> list[OpenPage]:
    """Pages under `title`: footnotes that are longer than a page go on overleaf, boxes to sign in stand whole, as many rows on a
    page as fit.  SOP416 where a place to sign is taller than a page."""
    flow = Flow(Setter(sheet))
    flow.heading(title, again=True)
    if tail.notes:
        flow.text(tail.notes)
    if not _sign(tail, flow, title):
        report_too_tall(sop, report)
    return flow.pages


def _sign(tail: Tail, flow: Flow, title: Title) -> bool:
    """The words on the page of the first row; False where something is taller than a page."""
    if not _begin(room_for(tail.words) + sum(row.height for row in tail.rows[:1]), flow, title):
        return False
    if tail.words:
        flow.text(tail.words)
    here: list[BoxRow] = []
    for row in tail.rows:
        if sum(one.height for one in (*here, row)) > flow.room:
            flow.hang(here, tail.name)
            here = []
            if not _begin(row.height, flow, title):
                return False
        here.append(row)
    if here:
        flow.hang(here, tail.name)
    return True


def _begin(height: Emu, flow: Flow, title: Title) -> bool:
    """A page more where so much does not fit here; False where it does not fit there."""
    if height > flow.room:
        flow.new_page()
        flow.heading(title, again=True)
    return height <= flow.room
