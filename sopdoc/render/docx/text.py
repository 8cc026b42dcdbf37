"""Paragraphs and runs → w:p; Word breaks the lines itself, at the same places as `layout.text.measure`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from sopdoc.geometry import Emu
from sopdoc.layout.text.long_words import ZERO_WIDTH_SPACE
from sopdoc.layout.tree import COUNT, Mark, Paragraph, Run
from sopdoc.render.docx.control import control_xml, is_control
from sopdoc.render.docx.ooxml import twips
from sopdoc.render.docx.references import References
from sopdoc.render.docx.run import run_properties, run_xml
from sopdoc.render.docx.slots import FONT
from sopdoc.render.words import line_ends


@dataclass(frozen=True, slots=True)
class Opening:
    """What the first paragraph of a page carries: a page break among its properties, bookmarks after them."""

    breaks: str = ""
    marks: str = ""


INSIDE = Opening()      # any other paragraph
JUSTIFY = {"kiri": "", "tengah": '<w:jc w:val="center"/>', "kanan": '<w:jc w:val="right"/>'}
# Where measure.BREAK ends lines and Word or LibreOffice would not: after "/", inside "?jenis", and after a space that stands
# before closing marks or behind an opening bracket (UAX 14, LB13 and LB14)
_UNSEEN = re.compile(rf"/(?=[^ /{ZERO_WIDTH_SPACE}])|[?!](?=[\w&=#@])| (?=[/!?:;,.)\]}}])|(?<=[(\[{{]) (?=\S)")


def breakable(paragraph: Paragraph) -> list[str]:
    """The runs' texts with U+200B where a line ends and other engines would see no break; nowhere else, who searches would find no word."""
    texts = [run.text for run in paragraph.runs]
    if len(paragraph.lines) == 1:
        return texts
    starts = {start for _, start in line_ends(paragraph)}
    unseen = [match.end() for match in _UNSEEN.finditer(paragraph.words) if match.end() in starts]
    place = 0
    for index, run in enumerate(paragraph.runs):
        inside = [end - place for end in unseen if place < end <= place + len(run.text)]
        texts[index] = ZERO_WIDTH_SPACE.join(run.text[start:end] for start, end in pairwise([0, *inside, len(run.text)]))
        place += len(run.text)
    return texts


def runs_xml(runs: Sequence[Run], texts: Sequence[str], references: References) -> str:
    """All runs of a paragraph; one that names another definition becomes a hyperlink to its document, one that fills a field a control."""
    parts = []
    for run, text in zip(runs, texts, strict=True):
        if is_control(run):
            parts.append(control_xml(run, text))
        elif run.field == COUNT and text and not run.mark:
            parts.append(references.counted(text, run.style))
        elif run.mark and text:
            parts.append(marked_xml(run, text, references))
        else:
            parts.append(references.hyperlink(run.link, text, run.style) if run.link and text else run_xml(text, run.style))
    return "".join(parts)


def marked_xml(run: Run, text: str, references: References) -> str:
    """A run inserted or deleted; its link is left out, since changes stand inside hyperlinks and not around them."""
    return references.change(run.mark, run_xml(text, run.style, deleted=run.mark == "lama")) if run.mark else run_xml(text, run.style)


def paragraph_xml(
    paragraph: Paragraph, references: References, *, left: Emu = 0, right: Emu = 0, above: int = 0, below: int = 0,
    style: str = "", opening: Opening = INSIDE, drawings: str = "", content: str | None = None, end: tuple[Mark, ...] = (),
    number: str = "",
) -> str:
    """A paragraph; `left` and `right` are its box's distances from the text column, `above` and `below` more space in twips.

    `drawings` hang on it; `content` replaces its runs; `end`: the marks of its end; `number`: the list
    that writes its marker or, where a row is counted, all its words.
    """
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    inner = runs_xml(paragraph.runs, breakable(paragraph), references) if content is None else content
    if number:
        inner = "" if paragraph.counted else inner
    elif paragraph.marker is not None:
        inner = marked_xml(paragraph.marker, paragraph.marker.text + "\t", references) + inner
    counted = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>' if number else ""
    place = _tab_stop(paragraph, left) + _spacing(paragraph, above, below) + _indent(paragraph, left, right)
    properties = f"{named}{opening.breaks}{counted}{place}{JUSTIFY[paragraph.align]}{_mark(paragraph, end, references)}"
    return f"<w:p><w:pPr>{properties}</w:pPr>{opening.marks}{drawings}{inner}</w:p>"


def small_paragraph(
    line: int, drawings: str = "", opening: Opening = INSIDE, size: int = 2, below: int = 0, control: str = "",
) -> str:
    """An empty paragraph `line` twips high with `below` free, `size` half-points: holds anchors or a control, keeps tables apart."""
    space = f'w:after="{below}" ' if below else ""
    return (
        f'<w:p><w:pPr>{opening.breaks}<w:spacing {space}w:line="{line}" w:lineRule="exact"/>'
        f'<w:rPr>{FONT}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:pPr>{opening.marks}{drawings}{control}</w:p>'
    )


def _tab_stop(paragraph: Paragraph, left: Emu) -> str:
    if paragraph.marker is None:
        return ""
    return f'<w:tabs><w:tab w:val="left" w:pos="{twips(left + paragraph.indent)}"/></w:tabs>'


def _spacing(paragraph: Paragraph, above: int, below: int) -> str:
    before = twips(paragraph.before) + above
    space = (f'w:before="{before}" ' if before else "") + (f'w:after="{below}" ' if below else "")
    return f'<w:spacing {space}w:line="{twips(paragraph.line_height)}" w:lineRule="exact"/>'


def _indent(paragraph: Paragraph, left: Emu, right: Emu) -> str:
    start, end = twips(left + paragraph.indent), twips(right + paragraph.right)
    hanging = twips(paragraph.indent - paragraph.marker_x) if paragraph.marker is not None else 0
    if not (start or end or hanging):
        return ""
    tail = f' w:right="{end}"' if end else ""
    first = f' w:hanging="{hanging}"' if hanging else ""
    return f'<w:ind w:left="{start}"{tail}{first}/>'


def _mark(paragraph: Paragraph, end: tuple[Mark, ...], references: References) -> str:
    """The properties of its end: an empty paragraph remembers the style in which an official will type."""
    if end:
        return f"<w:rPr>{FONT}{''.join(references.change(mark) for mark in end)}</w:rPr>"
    if len(paragraph.runs) == 0 or any(run.text for run in paragraph.runs):
        return ""
    return run_properties(paragraph.runs[0].style)
