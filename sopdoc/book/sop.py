"""An SOP of a book: its facts and its drawn pages, and how pages share what they have in common."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sopdoc.build.fakta import FaktaSop
from sopdoc.layout.picture import Picture
from sopdoc.render.document import Drawn


@dataclass(frozen=True, slots=True)
class BookSop:
    """An SOP of a book; without facts or drawn pages it is left out, and a page of the book says so."""

    kunci: str
    shown: str
    fakta: FaktaSop | None = None
    drawn: Drawn | None = None


def with_shared_pictures(drawn: Drawn, known: dict[Picture, Picture]) -> Drawn:
    """The same pages with every picture that is `known` as that one object: an agency's logo is more than all else on a sheet."""
    pdf = replace(drawn.pdf, pictures=_shared(drawn.pdf.pictures, known))
    return replace(drawn, pdf=pdf, pictures=_shared(drawn.pictures, known))


def _shared(pictures: tuple[Picture, ...], known: dict[Picture, Picture]) -> tuple[Picture, ...]:
    return tuple(known.setdefault(picture, picture) for picture in pictures)
