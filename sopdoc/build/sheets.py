"""An SOP's layout → its pages as the book binds them: links of its words lead to the other SOPs' pages in the book."""

from __future__ import annotations

from sopdoc.build.fakta import beside
from sopdoc.layout.tree import Layout
from sopdoc.render.document import Drawn
from sopdoc.render.draw import draw


def draw_sop(layout: Layout, kunci: str) -> Drawn:
    """Both forms of the sheet, drawn once; depends on the layout and the SOP's key alone."""
    return draw(layout, lambda link: beside(kunci, link))
