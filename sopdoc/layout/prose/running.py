"""What runs along every page above its body: the book's title, on upright and on lying pages.  (Below it: `feet`.)"""

from __future__ import annotations

from sopdoc.geometry import Emu, Rect, Size, mm, pt, snap
from sopdoc.layout.sheet import body_of
from sopdoc.layout.text.fonts import FontSet
from sopdoc.layout.text.measure import natural_width, set_paragraph
from sopdoc.layout.tree import Align, Run, Style, TextBlock
from sopdoc.profile.profile import Margin

STYLE = Style("biasa", pt(8), colour="595959")
FREE: Emu = pt(3)            # least room between the title and the page's content
EDGE: Emu = mm(5)            # and between it and the paper's edge


def head(text: str, paper: Size, margin: Margin, fonts: FontSet) -> TextBlock | None:
    """The title in the upper margin, at the outer side; None where the margin has no room."""
    align: Align = "kanan" if paper.w > paper.h else "kiri"
    body = body_of(paper, margin)
    line = set_paragraph((Run(_shortened(text, paper.w - margin.kiri - margin.kanan, fonts), STYLE),), body.w, fonts, align)
    y = snap((margin.atas - line.height) // 2)
    if y < EDGE or y + line.height + FREE > margin.atas:
        return None
    return TextBlock(Rect(body.x, y, body.w, line.height), (line,))


def _shortened(text: str, width: Emu, fonts: FontSet) -> str:
    """A title too long for its line loses its last words."""
    words = text.split()
    while len(words) > 1 and natural_width((Run(f"{' '.join(words)} …", STYLE),), fonts) > width:
        words.pop()
    shorter = " ".join(words)
    return shorter if shorter == " ".join(text.split()) else f"{shorter} …"
