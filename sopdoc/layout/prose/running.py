"""What runs along every page: the book's title above, its one running page number below, for upright and for lying pages."""

from __future__ import annotations

from sopdoc.geometry import Emu, Rect, Size, mm, pt, snap
from sopdoc.layout.engine import FOOT
from sopdoc.layout.text.fonts import FontSet
from sopdoc.layout.text.measure import natural_width, set_paragraph
from sopdoc.layout.tree import Align, Run, Style, TextBlock
from sopdoc.profile.profile import Margin

STYLE = Style("biasa", pt(8), colour="595959")
NUMBER = Style("biasa", pt(9))
FREE: Emu = pt(3)            # least room between a running line and the page's content
EDGE: Emu = mm(5)            # and between it and the paper's edge


def head(text: str, paper: Size, margin: Margin, fonts: FontSet) -> TextBlock | None:
    """The title in the upper margin, at the outer side; None where the margin has no room."""
    align: Align = "kanan" if paper.w > paper.h else "kiri"
    block = _line(_shortened(text, paper.w - margin.kiri - margin.kanan, fonts), STYLE, align, paper, margin, fonts)
    y = snap((margin.atas - block.rect.h) // 2)
    if y < EDGE or y + block.rect.h + FREE > margin.atas:
        return None
    return _at(block, y)


def foot(number: str, paper: Size, margin: Margin, fonts: FontSet) -> TextBlock:
    """The page number in the middle of the lower margin, level with the sheet's own "Halaman x dari y"."""
    block = _line(number, NUMBER, "tengah", paper, margin, fonts)
    above = max(FOOT if paper.w > paper.h else mm(12), margin.pita)
    return _at(block, snap(paper.h - above) - block.rect.h)


def _line(text: str, style: Style, align: Align, paper: Size, margin: Margin, fonts: FontSet) -> TextBlock:
    left, width = snap(margin.kiri), snap(paper.w - margin.kanan) - snap(margin.kiri)
    paragraph = set_paragraph((Run(text, style),), width, fonts, align)
    return TextBlock(Rect(left, 0, width, paragraph.height), (paragraph,))


def _shortened(text: str, width: Emu, fonts: FontSet) -> str:
    """A title too long for its line loses its last words."""
    words = text.split()
    while len(words) > 1 and natural_width((Run(f"{' '.join(words)} …", STYLE),), fonts) > width:
        words.pop()
    shorter = " ".join(words)
    return shorter if shorter == " ".join(text.split()) else f"{shorter} …"


def _at(block: TextBlock, y: Emu) -> TextBlock:
    rect = block.rect
    return TextBlock(Rect(rect.x, y, rect.w, rect.h), block.paragraphs)
