"""A Word document's package → `Page`s and pictures.

    document.xml ──docx_read──▶ content ──docx_page──▶ pages        drawings on it ──docx_drawing──▶ shapes, lines
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sopdoc.impor.office.drawing import Drawing, Run
from sopdoc.impor.office.ink import name_of
from sopdoc.impor.package import Package, UnreadableError
from sopdoc.impor.page import Box, Page
from sopdoc.impor.word.content import Paragraph, Section
from sopdoc.impor.word.drawing import Drawings
from sopdoc.impor.word.guard import refuse_too_much
from sopdoc.impor.word.numbering import W, numbering_of
from sopdoc.impor.word.page import pages_of
from sopdoc.impor.word.read import Content
from sopdoc.impor.word.style import Styles, number

MODERN = 15             # Word 2013's number of itself


@dataclass(frozen=True, slots=True)
class Letter:
    """`pictures`: by their page's number, where they stand, and their bytes; `guessed`: only who lays it out knows where all is drawn."""

    pages: tuple[Page, ...]
    pictures: Mapping[int, tuple[tuple[Box, bytes], ...]]
    guessed: bool


def read_letter(package: Package) -> Letter:
    """Raises UnreadableError, TooMuchError."""
    main = next((part for kind, part in package.related("").values() if kind == "officeDocument"), "")
    root = package.tree(main)
    if root is None or root.tag != f"{W}document":
        raise UnreadableError("bukan dokumen Word (.docx)")
    refuse_too_much(package)
    related = package.related(main)
    settings = package.tree(_part(related, "settings"))
    styles, numbering = (package.tree(_part(related, kind)) for kind in ("styles", "numbering"))
    content = Content(
        Styles(styles), numbering_of(numbering), _is_modern(settings), lambda name: package.tree(related.get(name, ("", ""))[1]),
    )
    body = root.find(f"{W}body")
    sections = content.sections(body) if body is not None else ()
    drawings = Drawings(related, lambda shape: _words(shape, content), dict(_glue(settings)))
    return _read(sections, drawings, package)


def _read(sections: tuple[Section, ...], drawings: Drawings, package: Package) -> Letter:
    found: list[Drawing] = []

    def drawn(anchored: Any) -> Drawing:
        found.append(drawings.drawn(anchored))
        return found[-1]

    pages, guessed = pages_of(sections, drawn)
    shown = tuple((shape.box, package.parts.get(shape.picture, b"")) for drawing in found for shape in drawing.shapes if shape.picture)
    return Letter(pages, {page.number: shown for page in pages}, guessed)


def _part(related: dict[str, tuple[str, str]], kind: str) -> str:
    return next((part for one, part in related.values() if one == kind), "")


def _is_modern(settings: Any | None) -> bool:
    """Written by Word 2013 or later?"""
    said = settings.iter(f"{W}compatSetting") if settings is not None else ()
    return any(one.get(f"{W}name") == "compatibilityMode" and number(one.get(f"{W}val", "")) >= MODERN for one in said)


def _glue(settings: Any | None) -> Iterator[tuple[str, tuple[str, str]]]:
    """By the ids of VML's lines, what both their ends are glued to: Word keeps it among its settings."""
    for rule in settings.iter() if settings is not None else ():
        if name_of(rule) == "r" and rule.get("type") == "connector":
            ends = {side: one.get("idref", "").lstrip("#") for one in rule for side in ("start", "end") if one.get(side) is not None}
            yield rule.get("idref", "").lstrip("#"), (ends.get("start", ""), ends.get("end", ""))


def _words(shape: Any, content: Content) -> Iterator[Run]:
    """Of a text box, or of an alternative text drawn on it (`v:textpath`)."""
    box = next((one for one in shape.iter() if name_of(one) == "txbxContent"), None)
    yield from ((one.get("string", ""), False, False) for one in shape if name_of(one) == "textpath")
    first = True
    for paragraph in box.iter(f"{W}p") if box is not None else ():
        found: Paragraph = content.paragraph(paragraph)
        if not first:
            yield "\n", False, False
        yield from found.runs
        first = False
