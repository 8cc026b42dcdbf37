"""Roles of paragraphs → Word's named styles: a style carries type, alignment and line height, paragraphs and runs what differs.

    Sel       the words of the flow's table in their usual size       <w:pStyle w:val="Sel"/>, and no properties
    Sel-2     where they have another size: based on Sel, with that size alone

Lines may grow where a larger type is chosen ("at least"), unless the family's own lines are higher than the layout's: then they
are exact, as the layout has counted them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from sopdoc.geometry import Emu, line_height
from sopdoc.layout.text.fonts import SIGN_FAMILY
from sopdoc.layout.tree import Align, Cell, FaceKey, Paragraph, Style, Table
from sopdoc.render.docx.ooxml import half_points, twips
from sopdoc.render.docx.slots import style_slot
from sopdoc.render.named import Named

SIGN_FONT = "<w:rFonts {}/>".format(" ".join(f'w:{script}="{SIGN_FAMILY}"' for script in ("ascii", "eastAsia", "hAnsi", "cs")))
JUSTIFY = {align: f'<w:jc w:val="{word}"/>' for align, word in (("kiri", "left"), ("tengah", "center"), ("kanan", "right"))}
_LINK = '<w:rStyle w:val="Hyperlink"/>'
THIN = '<w:pStyle w:val="Tipis"/>'      # of paragraphs that only hold something or keep tables apart


@dataclass(frozen=True, slots=True)
class Role:
    """What the paragraphs of a role have in common; `name` is what Word calls their style."""

    name: str
    face: FaceKey = "biasa"
    align: Align = "kiri"
    underline: bool = False


HEADING, SIGNED = "Judul", "Pejabat"
ROLES = {
    HEADING: Role("Judul", "tebal", "tengah"), "Lanjutan": Role("Judul Lanjutan", "tebal", "tengah"),
    "Kop": Role("Kop", "tebal", "tengah"), "Nama": Role("Nama SOP", "tebal"), "Identitas": Role("Identitas"),
    SIGNED: Role("Nama Pejabat", "tebal", "tengah", underline=True), "Isian": Role("Isian", "tebal", "tengah"),
    "Bagian": Role("Kepala Bagian", "tebal"), "Kepala": Role("Kepala", "tebal", "tengah"), "Sel": Role("Sel"),
    "Simbol": Role("Simbol", align="tengah"), "Cabang": Role("Cabang", align="tengah"), "Sambungan": Role("Sambungan", align="tengah"),
    "Catatan": Role("Catatan"), "Teks": Role("Teks"), "Header": Role("header"), "Footer": Role("footer", align="kanan"),
}


class Letters(NamedTuple):
    """w:rPr of words, and of the signs among them, which have their own font in one weight: another one made up by a program is wider."""

    words: str
    signs: str

    def linked(self) -> Letters:
        """The same of words that lead somewhere; their style is where an office makes them look so."""
        return Letters(*(f"<w:rPr>{_LINK}{properties.removeprefix('<w:rPr>') or '</w:rPr>'}" for properties in self))


@dataclass(slots=True)
class Look:
    """A style as a piece's paragraphs name it; "" is the identity of none."""

    identity: str
    named: Named
    reference: str = field(init=False)      # to the style, among a paragraph's properties
    line: Emu = field(init=False)
    _letters: dict[Style, Letters] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.reference = f'<w:pStyle w:val="{self.identity}"/>' if self.identity else ""
        self.line = line_height(self.named.size)

    def letters(self, style: Style) -> Letters:
        """The properties of a run of this style, as far as the paragraph's does not say them."""
        found = self._letters.get(style)
        if found is None:
            role = ROLES[self.named.role]
            found = self._letters[style] = _letters(style, Style(role.face, self.named.size, role.underline))
        return found

    def spacing(self, line: Emu, before: int, after: int) -> str:
        """w:spacing of a paragraph with lines so high; `before` and `after` in twips."""
        space = (f'w:before="{before}" ' if before else "") + (f'w:after="{after}" ' if after else "")
        if line != self.line or not self.identity:
            rule = "atLeast" if self.identity and line > self.line and not self.named.fixed else "exact"
            space += f'w:line="{twips(line)}" w:lineRule="{rule}"'
        return f"<w:spacing {space.rstrip()}/>" if space else ""

    def justify(self, align: Align) -> str:
        return "" if align == (ROLES[self.named.role].align if self.identity else "kiri") else JUSTIFY[align]


NO_LOOK = Look("", Named("Teks", 0))      # of a paragraph without words


@dataclass(slots=True)
class Looks:
    """The styles of a document in the order of first use; `tall`: what the lines of its family need, by font size."""

    tall: float = 0.0
    made: dict[tuple[str, Named, str], str] = field(default_factory=dict)      # (first of its role, style, family) → identity
    _looks: dict[tuple[str, Emu], Look] = field(default_factory=dict)

    def of(self, role: str, paragraph: Paragraph) -> Look:
        size = _size(paragraph)
        return self.look(role, size) if size else NO_LOOK

    def look(self, role: str, size: Emu) -> Look:
        found = self._looks.get((role, size))
        if found is None:
            named = Named(role, size, fixed=self.tall * size > line_height(size))
            found = self._looks[role, size] = Look(self.called(named), named)
        return found

    def called(self, named: Named) -> str:
        """The style's identity in w:pStyle."""
        return self.identity(named)

    def identity(self, named: Named, family: str = "", level: int = 1) -> str:
        """The same for one of a piece's; `family`: "" for the document's; `level`: of a heading."""
        first = f"Heading{level}" if named.role == HEADING else named.role
        key = first, named, family
        if key not in self.made:
            count = sum(other == first for other, *_ in self.made)
            self.made[key] = f"{first}-{count + 1}" if count else first
        return self.made[key]


@dataclass(slots=True)
class PieceLooks(Looks):
    """Those of a piece, in slots: the document that binds it decides what they are called."""

    used: list[Named] = field(default_factory=list)

    def called(self, named: Named) -> str:
        self.used.append(named)
        return style_slot(len(self.used))


def role_of(table: Table, cell: Cell, paragraph: Paragraph | None = None) -> str:
    """What the words of a cell are: of a table with rows that repeat, which its first row tells, or of the identity sheet."""
    if table.rows[0].header:
        return "Kepala" if table.rows[cell.row].header else "Sel"
    if cell.head == "judul":
        return "Nama"
    if cell.head == "kolom" or (cell.head == "baris" and cell.fill):
        return "Bagian"
    if cell.row == 0 and cell.row_span > 1:
        return "Kop"
    if paragraph is None or not all(run.style.face == "tebal" for run in paragraph.runs):
        return "Identitas"
    return SIGNED if is_signed(paragraph) else "Isian"


def is_signed(paragraph: Paragraph) -> bool:
    """Is it a name that is signed over?  It has a style of its own, as other words in bold: LibreOffice takes the letters of a form's
    field from the paragraph alone."""
    styles = [run.style for run in paragraph.runs if not run.mark]
    return len(styles) == len(paragraph.runs) > 0 and all(style.underline and style.face == "tebal" for style in styles)


def _size(paragraph: Paragraph) -> Emu:
    """Of its first words; 0 without any."""
    if paragraph.runs:
        return paragraph.runs[0].style.size
    return paragraph.marker.style.size if paragraph.marker is not None else 0


@lru_cache(maxsize=1024)
def _letters(style: Style, base: Style) -> Letters:
    return Letters(_run_properties(style.face, style, base), _run_properties("biasa", style, base, SIGN_FONT))


def _run_properties(face: FaceKey, style: Style, base: Style, font: str = "") -> str:
    """w:rPr, in the schema's order; "" where nothing differs."""
    found = font + _toggle("b", "tebal", face, base) + _toggle("i", "miring", face, base)
    if style.strike:
        found += "<w:strike/>"
    if style.colour != base.colour:
        found += f'<w:color w:val="{style.colour}"/>'
    if style.size != base.size:
        size = half_points(style.size)
        found += f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
    if style.underline != base.underline:
        found += f'<w:u w:val="{"single" if style.underline else "none"}"/>'
    return f"<w:rPr>{found}</w:rPr>" if found else ""


def _toggle(tag: str, word: str, face: FaceKey, base: Style) -> str:
    """A property that the style has and the words have not, or the other way round."""
    if (word in face) is (word in base.face):
        return ""
    value = "" if word in face else ' w:val="0"'
    return f"<w:{tag}{value}/><w:{tag}Cs{value}/>"
