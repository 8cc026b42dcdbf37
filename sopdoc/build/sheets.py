"""An SOP's layout → its pages as the book binds them: links of its words lead to the other SOPs' pages in the book."""

from __future__ import annotations

from dataclasses import replace

from sopdoc.build.fakta import beside
from sopdoc.layout.picture import Picture
from sopdoc.layout.tree import Layout
from sopdoc.render.document import Drawn
from sopdoc.render.draw import draw


def draw_sop(layout: Layout, kunci: str) -> Drawn:
    """Both forms of the sheet, drawn once; depends on the layout and the SOP's key alone."""
    return draw(layout, lambda link: beside(kunci, link))


def with_shared_pictures(drawn: Drawn, known: dict[Picture, Picture]) -> Drawn:
    """The same pages with every picture that is `known` as that one object: an agency's logo is more than all else on a sheet."""
    pdf = replace(drawn.pdf, pictures=_shared(drawn.pdf.pictures, known))
    return replace(drawn, pdf=pdf, pictures=_shared(drawn.pictures, known))


def _shared(pictures: tuple[Picture, ...], known: dict[Picture, Picture]) -> tuple[Picture, ...]:
    return tuple(known.setdefault(picture, picture) for picture in pictures)
