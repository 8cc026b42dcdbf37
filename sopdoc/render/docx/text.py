"""Paragraphs and runs → w:p; Word breaks the lines itself, at the same places as `layout.text.measure`."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from sopdoc.geometry import Emu
from sopdoc.layout.text.long_words import ZERO_WIDTH_SPACE
from sopdoc.layout.tree import COUNT, Mark, Paragraph, Run
from sopdoc.render.docx.control import control_xml, is_control
from sopdoc.render.docx.looks import THIN, Look
from sopdoc.render.docx.ooxml import twips
from sopdoc.render.docx.references import References
from sopdoc.render.docx.run import run_xml
from sopdoc.render.words import line_ends


@dataclass(frozen=True, slots=True)
class Opening:
    """What a paragraph carries besides its words, the first of a page above all: breaks among its properties, bookmarks after them."""

    breaks: str = ""
    marks: str = ""


INSIDE = Opening()      # any other paragraph
KEPT = Opening("<w:keepNext/>")     # stays on the page of what follows
# Where measure.BREAK ends lines and Word or LibreOffice would not: after "/", inside "?jenis", and after a space that stands
# before closing marks or behind an opening bracket (UAX 14, LB13 and LB14)
_UNSEEN = re.compile(rf"/(?=[^ /{ZERO_WIDTH_SPACE}])|[?!](?=[\w&=#@])| (?=[/!?:;,.)\]}}])|(?<=[(\[{{]) (?=\S)")


def breakable(paragraph: Paragraph) -> list[str]:
    """The runs' texts with U+200B where a line ends and other engines would see no break; nowhere else, who searches would find no word.

    A space at which a line ends stands with the words before it: LibreOffice prints none that begins a run there.
    """
    texts = [run.text for run in paragraph.runs]
    if len(paragraph.lines) == 1:
        return texts
    starts, place = {start for _, start in line_ends(paragraph)}, 0
    unseen = [match.end() for match in _UNSEEN.finditer(paragraph.words)]
    if not unseen:
        return _with_spaces(paragraph.runs, texts, starts)
    for index, run in enumerate(paragraph.runs):
        inside = [end - place for end in unseen if end in starts and place < end <= place + len(run.text)]
        texts[index] = ZERO_WIDTH_SPACE.join(run.text[start:end] for start, end in pairwise([0, *inside, len(run.text)]))
        place += len(run.text)
    return _with_spaces(paragraph.runs, texts, starts)


def _with_spaces(runs: Sequence[Run], texts: list[str], starts: Collection[int]) -> list[str]:
    """Moves a space that begins a run to the one before, which is told from it by its style alone, where a line begins behind it."""
    place = 0
    for index, (before, run) in enumerate(pairwise(runs)):
        place += len(before.text)
        alike = replace(before, text="", style=run.style) == replace(run, text="")
        if place + 1 in starts and run.text.startswith(" ") and before.text and alike:
            texts[index], texts[index + 1] = f"{texts[index]} ", texts[index + 1].removeprefix(" ")
    return texts


def runs_xml(runs: Sequence[Run], texts: Sequence[str], references: References, look: Look) -> str:
    """All runs of a paragraph; one that names another definition becomes a hyperlink to its document, one that fills a field a control."""
    parts = []
    for run, text in zip(runs, texts, strict=True):
        letters = look.letters(run.style)
        if is_control(run):
            parts.append(control_xml(run, text, letters))
        elif run.field == COUNT and text and not run.mark:
            parts.append(references.counted(text, letters))
        elif run.mark and text:
            parts.append(marked_xml(run, text, references, look))
        else:
            parts.append(references.hyperlink(run.link, text, letters) if run.link and text else run_xml(text, letters))
    return "".join(parts)


def marked_xml(run: Run, text: str, references: References, look: Look) -> str:
    """A run inserted or deleted; its link is left out, since changes stand inside hyperlinks and not around them."""
    letters = look.letters(run.style)
    return references.change(run.mark, run_xml(text, letters, deleted=run.mark == "lama")) if run.mark else run_xml(text, letters)


def paragraph_xml(
    paragraph: Paragraph, references: References, look: Look, *, left: Emu = 0, right: Emu = 0, above: int = 0, below: int = 0,
    opening: Opening = INSIDE, drawings: str = "", content: str | None = None, end: tuple[Mark, ...] = (), number: str = "",
) -> str:
    """A paragraph in its style; `left` and `right` are its box's distances from the text column, `above` and `below` more space in twips.

    `drawings` hang on it; `content` replaces its runs; `end`: the marks of its end; `number`: the list
    that writes its marker or, where a row is counted, all its words.
    """
    inner = runs_xml(paragraph.runs, breakable(paragraph), references, look) if content is None else content
    if number:
        inner = "" if paragraph.counted else inner
    elif paragraph.marker is not None:
        inner = marked_xml(paragraph.marker, paragraph.marker.text + "\t", references, look) + inner
    counted = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>' if number else ""
    spacing = look.spacing(paragraph.line_height, twips(paragraph.before) + above, below)
    place = _tab_stop(paragraph, left) + spacing + _indent(paragraph, left, right)
    properties = f"{look.reference}{opening.breaks}{counted}{place}{look.justify(paragraph.align)}{_mark(paragraph, end, references, look)}"
    return f"<w:p><w:pPr>{properties}</w:pPr>{opening.marks}{drawings}{inner}</w:p>"


def thin_paragraph(drawings: str = "", opening: Opening = INSIDE) -> str:
    """A paragraph that nobody sees: holds anchors, keeps tables apart."""
    return f"<w:p><w:pPr>{THIN}{opening.breaks}</w:pPr>{opening.marks}{drawings}</w:p>"


def blank_paragraph(look: Look, line: Emu, below: int, drawings: str = "", control: str = "") -> str:
    """One to type in, `line` high with `below` twips free."""
    return f"<w:p><w:pPr>{look.reference}{look.spacing(line, 0, below)}</w:pPr>{drawings}{control}</w:p>"


def _tab_stop(paragraph: Paragraph, left: Emu) -> str:
    if paragraph.marker is None:
        return ""
    return f'<w:tabs><w:tab w:val="left" w:pos="{twips(left + paragraph.indent)}"/></w:tabs>'


def _indent(paragraph: Paragraph, left: Emu, right: Emu) -> str:
    start, end = twips(left + paragraph.indent), twips(right + paragraph.right)
    hanging = twips(paragraph.indent - paragraph.marker_x) if paragraph.marker is not None else 0
    if not (start or end or hanging):
        return ""
    tail = f' w:right="{end}"' if end else ""
    first = f' w:hanging="{hanging}"' if hanging else ""
    return f'<w:ind w:left="{start}"{tail}{first}/>'


def _mark(paragraph: Paragraph, end: tuple[Mark, ...], references: References, look: Look) -> str:
    """The properties of its end: an empty paragraph remembers the style in which an official will type."""
    if end:
        return f"<w:rPr>{''.join(references.change(mark) for mark in end)}</w:rPr>"
    if len(paragraph.runs) == 0 or any(run.text for run in paragraph.runs):
        return ""
    return look.letters(paragraph.runs[0].style).words
