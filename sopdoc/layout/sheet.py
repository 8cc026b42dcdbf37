"""What every layout module needs at hand: the profile, its fonts and the body of the page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from sopdoc.geometry import Emu, Rect, Size, pt, snap, snap_up
from sopdoc.layout.text.fonts import FontSet
from sopdoc.layout.tree import FaceKey, Run, Style
from sopdoc.profile.profile import Margin, Profile

PAD: Emu = snap(pt(3))       # between a table line and the text beside it
PAD_Y: Emu = snap(pt(2.5))     # between a table line and the text under it,
CLOSE: Emu = snap(pt(1.5))     # and where room is short
SMALLEST: Emu = pt(7.5)      # type: nobody who signs should need glasses
STEP: Emu = pt(0.5)          # by which it shrinks
HALF = 50                    # percent
LINE: Emu = pt(0.5)            # table lines, as Word's thinnest usual border (sz=4)
STROKE_SYMBOL: Emu = pt(0.75)
STROKE_CONNECTOR: Emu = pt(0.75)
SLACK: Emu = snap_up(pt(3))    # free foot of the body: Word needs a 1 pt paragraph after the last table


@dataclass(frozen=True, slots=True)
class Sheet:
    """Profile, fonts and the rectangle between the margins (twip-aligned, EMU).  `low_head`: the identity's head is lower than usual;
    `pad_y`: the free ground above and below words in a cell; `left`: what its left half takes of the width, in percent;
    `paired`: its lists of short items stand in two columns."""

    profile: Profile
    fonts: FontSet
    body: Rect
    low_head: bool = False
    pad_y: Emu = PAD_Y
    left: int = HALF
    paired: bool = False

    @property
    def middle(self) -> Emu:
        """The rule between the identity's halves."""
        return snap(self.body.x + self.body.w * self.left // 100)

    def style(self, part: str, tebal: bool = False, miring: bool = False, underline: bool = False) -> Style:
        """The style of a part of the sheet (key of `huruf.ukuran`)."""
        return style_of(self.profile.huruf.ukuran[part], tebal, miring, underline)

    def run(self, text: str, part: str, tebal: bool = False, underline: bool = False) -> Run:
        return Run(text, self.style(part, tebal, underline=underline))

    def label(self, key: str) -> str:
        """The printed word for a YAML key; a section that an agency adds is its own label."""
        return self.profile.label.get(key, key)


def with_sizes(sheet: Sheet, parts: tuple[str, ...], by: Emu) -> Sheet:
    """The sheet with some of its font sizes changed by `by`."""
    if by == 0:
        return sheet
    huruf = sheet.profile.huruf
    ukuran = {part: size + by if part in parts else size for part, size in huruf.ukuran.items()}
    return replace(sheet, profile=replace(sheet.profile, huruf=replace(huruf, ukuran=ukuran)))


def lowered(sheet: Sheet, by: Emu) -> Sheet:
    """The sheet with a body that begins `by` lower."""
    body = sheet.body
    return replace(sheet, body=Rect(body.x, body.y + by, body.w, body.h - by))


@cache
def style_of(size: Emu, tebal: bool, miring: bool, underline: bool) -> Style:
    """One object for all words that look alike: there are a few dozen looks and ten thousands of words."""
    return Style(face(tebal, miring), size, underline)


def face(tebal: bool, miring: bool) -> FaceKey:
    if tebal:
        return "tebal miring" if miring else "tebal"
    return "miring" if miring else "biasa"


def make_sheet(profile: Profile, fonts: FontSet) -> Sheet:
    """The body of a page with this profile's paper and margins."""
    return Sheet(profile, fonts, body_of(profile.kertas, profile.margin))


def body_of(paper: Size, margin: Margin) -> Rect:
    """What the margins leave of a page."""
    left, top = snap(margin.kiri), snap(margin.atas)
    right, bottom = snap(paper.w - margin.kanan), snap(paper.h - margin.bawah)
    return Rect(left, top, right - left, bottom - top)
