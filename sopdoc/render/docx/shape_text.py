"""Words inside a shape → w:txbxContent, in the lines that the layout has broken.

Word and LibreOffice set the words into a smaller rectangle inside the preset and break or cut off what is larger.  The
layout has chosen the room knowing the outline, so here its lines are kept as they are: negative indents widen the
rectangle for a line that is a little longer, and lines move together where there are more than fit.

        ╱╲
      ╱┌──┐╲      a decision's rectangle: half its width, half its height
    ╱  │ok│  ╲
    ╲  └──┘  ╱
      ╲    ╱
        ╲╱
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import replace

from sopdoc.geometry import TWIP, Emu, Rect, pt
from sopdoc.layout.tree import Line, Mark, Paragraph, Run
from sopdoc.render.docx.looks import NO_LOOK, Letters, Look
from sopdoc.render.docx.references import References
from sopdoc.render.docx.run import field_ends, run_xml
from sopdoc.render.docx.slots import page_slot, prefix_slot
from sopdoc.render.docx.text import paragraph_xml, runs_xml
from sopdoc.render.pages_said import NUMBER

AREA = {                       # share of width and height that a preset gives to words (its `rect` in the standard)
    "rect": (1.0, 1.0),
    "flowChartProcess": (1.0, 1.0),
    "flowChartDecision": (0.5, 0.5),
    "flowChartTerminator": (0.905, 0.707),
    "roundRect": (0.7, 0.7),
    "flowChartOffpageConnector": (1.0, 0.8),
}
SLACK: Emu = pt(1)             # two engines' widths differ by up to half a point
DIGITS: Emu = pt(12)           # what page numbers may grow by: in a book they have more digits
BREAK = "<w:r><w:br/></w:r>"

_INSETS = 'lIns="0" tIns="0" rIns="0" bIns="0"'
BODY = f'<wps:bodyPr rot="0" vert="horz" wrap="square" {_INSETS} anchor="ctr" anchorCtr="0"><a:noAutofit/></wps:bodyPr>'


def shape_text(
    paragraphs: Sequence[Paragraph], box: Rect, preset: str, references: References, role: str, pages: Sequence[str] = (), mark: Mark = "",
) -> str:
    """wps:txbx and wps:bodyPr; only the latter for a shape without words.

    `role`: of the words; `pages`: symbols whose pages its numbers name: fields, which Word keeps true; `mark`: of the whole shape.
    """
    if not paragraphs:
        return BODY
    across, down = AREA[preset]
    height = sum(paragraph.height for paragraph in paragraphs)
    squeeze = min(1.0, box.h * down / height)
    room, named = round(box.w * across) - DIGITS * bool(pages), deque(references.place(symbol, mark) for symbol in pages)
    looks = references.looks
    written = "".join(_paragraph(one, room, squeeze, references, looks.of(role, one), named) for one in paragraphs)
    return framed(written)


def plain_words(paragraphs: Sequence[Paragraph], room: Emu, references: References, pages: Sequence[str] = (), mark: Mark = "") -> str:
    """The same words in paragraphs that say everything about themselves."""
    named = deque(references.place(symbol, mark) for symbol in pages)
    return "".join(_paragraph(one, room, 1.0, references, NO_LOOK, named) for one in paragraphs)


def framed(paragraphs: str) -> str:
    """Paragraphs that are written already as the words of a shape."""
    return f"<wps:txbx><w:txbxContent>{paragraphs}</w:txbxContent></wps:txbx>{BODY}"


def _paragraph(paragraph: Paragraph, room: Emu, squeeze: float, references: References, look: Look, pages: deque[str]) -> str:
    lines = BREAK.join(_line(line, references, look, pages) for line in paragraph.lines)
    over = max(0, max(line.width for line in paragraph.lines) + SLACK - room)
    line_height = int(paragraph.line_height * squeeze) // TWIP * TWIP if squeeze < 1 else paragraph.line_height
    plain = replace(paragraph, line_height=line_height, before=int(paragraph.before * squeeze), indent=0, right=0, marker=None)
    return paragraph_xml(plain, references, look, left=-(over // 2), right=-(over // 2), content=lines)


def _line(line: Line, references: References, look: Look, pages: deque[str]) -> str:
    return "".join(_words(piece.run, references, look, pages) for piece in line.pieces)


def _words(run: Run, references: References, look: Look, pages: deque[str]) -> str:
    """A run, its numbers as those of the next pages, which are then done with."""
    if not pages:
        return runs_xml([run], [run.text], references, look)
    letters = look.letters(run.style)
    parts = [
        _page(pages.popleft(), int(part), letters) if place % 2 else run_xml(part, letters)
        for place, part in enumerate(NUMBER.split(run.text))      # every second part is a number
    ]
    return "".join(parts)


def _page(place: str, number: int, letters: Letters) -> str:
    """The page of a place of the piece, `number` as the piece counts its pages."""
    before, after = field_ends(f"PAGEREF {place} \\h", letters)
    opened, closed = f"<w:r>{letters.words}<w:t>", "</w:t></w:r>"
    return f"{prefix_slot(opened, closed)}{before}{opened}{page_slot(number)}{closed}{after}"
