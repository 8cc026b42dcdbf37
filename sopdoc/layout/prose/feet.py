"""What stands in the lower margin: a sheet's "Halaman x dari y", a book's one running number.

Every foot is drawn here, above the band that stays free for who signs electronically (`margin.pita`).
"""

from __future__ import annotations

from sopdoc.geometry import Emu, Rect, Size, mm, pt, snap
from sopdoc.layout.sheet import Sheet, body_of
from sopdoc.layout.text.fonts import FontSet
from sopdoc.layout.text.measure import set_paragraph
from sopdoc.layout.text.paragraphs import set_plain
from sopdoc.layout.tree import Paragraph, Run, Style, TextBlock
from sopdoc.profile.profile import Margin

EDGE: Emu = mm(7)              # a foot ends this far above the paper's edge
UPRIGHT_EDGE: Emu = mm(12)     # on the book's own pages, which have more room
NUMBER = Style("biasa", pt(9))


def page_count(pattern: str, number: int, total: int, sheet: Sheet) -> TextBlock | None:
    """`Halaman {x} dari {y}` at the right; nothing where the profile wants none."""
    text = pattern.replace("{x}", str(number)).replace("{y}", str(total))
    if not text:
        return None
    profile = sheet.profile
    return _placed(set_plain(text, sheet.body.w, "kaki", sheet, align="kanan"), EDGE, profile.kertas, profile.margin)


def page_number(text: str, paper: Size, margin: Margin, fonts: FontSet) -> TextBlock:
    """A book's page number in the middle, on a lying page level with the sheet's own foot."""
    line = set_paragraph((Run(text, NUMBER),), body_of(paper, margin).w, fonts, "tengah")
    return _placed(line, EDGE if paper.w > paper.h else UPRIGHT_EDGE, paper, margin)


def _placed(line: Paragraph, above: Emu, paper: Size, margin: Margin) -> TextBlock:
    body = body_of(paper, margin)
    bottom = snap(paper.h - max(above, margin.pita))
    return TextBlock(Rect(body.x, bottom - line.height, body.w, line.height), (line,))
