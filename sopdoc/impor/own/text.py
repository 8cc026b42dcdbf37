"""A paragraph of one of our Word documents → its runs, its marker as Word counts it, and how it stands in its box."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from sopdoc.impor.office.drawing import MC, Run
from sopdoc.impor.office.numbers import counted

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TWIP = 1 / 20           # points
UNSEEN = str.maketrans("", "", "\u200b\u00ad")      # where lines may break
THIN = "Tipis"          # the style of paragraphs that only hold something
USUAL_SIZE = 10.0
LEAST_SIZE = 1.0

_SIGNS = {"\uf0b7": "•"}     # of the font Symbol, in which LibreOffice writes it
_INSIDE = ("hyperlink", "ins", "moveTo", "smartTag", "fldSimple", "sdtContent")      # what holds runs


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph style says of its words: points."""

    size: float = USUAL_SIZE
    bold: bool = False
    italic: bool = False
    line: float = 1.2 * USUAL_SIZE
    align: str = "left"


@dataclass(frozen=True, slots=True)
class Said:
    """A paragraph: lengths in points; `marker`: "1." before its words, or instead of them; `left`, `right`: from the sides of its box."""

    runs: tuple[Run, ...]
    marker: str
    size: float
    align: str
    left: float
    right: float
    hanging: float
    before: float
    line: float
    after: float

    @property
    def height(self) -> float:
        """With one line."""
        return self.before + self.line + self.after


@dataclass(slots=True)
class Texts:
    """Knows the styles, and counts the lists as they come."""

    styles: Mapping[str, Style]
    forms: Mapping[str, tuple[str, str, int]]           # by w:numId: w:numFmt, w:lvlText, w:start
    counts: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    def read(self, paragraph: Element) -> Said:
        properties = paragraph.find(f"{W}pPr")
        style = self.styles.get(value_of(properties, "pStyle"), Style())
        indent, (before, line, after) = _attributes(properties, "ind"), self._spaces(properties)
        left, hanging = (twips(indent, key) for key in ("left", "hanging"))
        return Said(
            tuple(runs_of(paragraph, style)), self._marker(properties), style.size, value_of(properties, "jc") or style.align,
            left, twips(indent, "right"), hanging, before, line, after,
        )

    def height(self, paragraph: Element) -> float:
        """With one line; counts nothing."""
        return sum(self._spaces(paragraph.find(f"{W}pPr")))

    def _spaces(self, properties: Element | None) -> tuple[float, float, float]:
        """Above its line, of its line, below it."""
        spacing, name = _attributes(properties, "spacing"), value_of(properties, "pStyle")
        line = 0.0 if name == THIN else twips(spacing, "line") or self.styles.get(name, Style()).line
        return twips(spacing, "before"), line, twips(spacing, "after")

    def _marker(self, properties: Element | None) -> str:
        number = properties.find(f"{W}numPr/{W}numId") if properties is not None else None
        form = self.forms.get(number.get(f"{W}val", "")) if number is not None else None
        if number is None or form is None:
            return ""
        kind, text, start = form
        key = number.get(f"{W}val", "")
        value = start + self.counts[key]
        self.counts[key] += 1
        return text.replace("%1", counted(kind, value))


def texts_of(styles: Element | None, numbering: Element | None) -> Texts:
    """For a document with these parts."""
    named = {one.get(f"{W}styleId", ""): _style(one) for one in (styles if styles is not None else ()) if one.tag == f"{W}style"}
    return Texts(named, dict(_forms(numbering)) if numbering is not None else {})


def _style(one: Element) -> Style:
    letters, paragraph = one.find(f"{W}rPr"), one.find(f"{W}pPr")
    size = max(LEAST_SIZE, whole(value_of(letters, "sz"), round(2 * USUAL_SIZE)) / 2)
    line = twips(_attributes(paragraph, "spacing"), "line") or 1.2 * size
    return Style(size, _is_on(letters, "b", False), _is_on(letters, "i", False), line, value_of(paragraph, "jc") or "left")


def _forms(numbering: Element) -> Iterator[tuple[str, tuple[str, str, int]]]:
    levels = {one.get(f"{W}abstractNumId", ""): one.find(f"{W}lvl") for one in numbering.iterfind(f"{W}abstractNum")}
    for one in numbering.iterfind(f"{W}num"):
        level = levels.get(value_of(one, "abstractNumId"))
        if level is not None:
            form = value_of(level, "numFmt"), _sign(value_of(level, "lvlText")), whole(value_of(level, "start"), 1)
            yield one.get(f"{W}numId", ""), form


def _sign(text: str) -> str:
    return _SIGNS.get(text, text)


def runs_of(parent: Element, style: Style) -> Iterator[Run]:
    """The words that are there, without those that were taken out, and without what stands for words that were not typed yet."""
    for one in parent:
        name = one.tag.removeprefix(W)
        if name == "r":
            letters = one.find(f"{W}rPr")
            text = "".join(map(_text, one)).translate(UNSEEN)
            if text:
                yield text, _is_on(letters, "b", style.bold), _is_on(letters, "i", style.italic)
        elif name in _INSIDE or (name == "sdt" and one.find(f"{W}sdtPr/{W}showingPlcHdr") is None):
            yield from runs_of(one, style)


def breaks_page(paragraph: Element) -> tuple[bool, bool]:
    """Before it, as we write it; before or behind it, as LibreOffice does when it saves."""
    content = [one for run in paragraph.iterfind(f"{W}r") for one in run if one.tag != f"{W}rPr"]
    breaks = [one.tag == f"{W}br" and one.get(f"{W}type") == "page" for one in content] or [False]
    return breaks[0] or paragraph.find(f"{W}pPr/{W}pageBreakBefore") is not None, len(breaks) > 1 and breaks[-1]


def _text(one: Element) -> str:
    if one.get(f"{W}type") == "page":
        return ""
    return {"t": one.text or "", "tab": "\t", "br": "\n", "noBreakHyphen": "-"}.get(one.tag.removeprefix(W), "")


def drawings_of(parent: Element) -> Iterator[Element]:
    """What hangs on a paragraph, as newer programs show it: wp:anchor."""
    for one in parent:
        name = one.tag.removeprefix(W)
        if name in (*_INSIDE, "r", "sdt", "drawing", f"{MC}AlternateContent", f"{MC}Choice"):
            yield from drawings_of(one)
        elif name.endswith("}anchor"):
            yield one


def value_of(parent: Element | None, name: str) -> str:
    """`w:val` of a child; "" without one."""
    one = parent.find(f"{W}{name}") if parent is not None else None
    return one.get(f"{W}val", "") if one is not None else ""


def whole(text: str | None, other: int = 0) -> int:
    """A number as XML writes it; `other` for what is none."""
    try:
        return int(text or "")
    except ValueError:
        return other


def _attributes(parent: Element | None, name: str) -> Mapping[str, str]:
    one = parent.find(f"{W}{name}") if parent is not None else None
    return one.attrib if one is not None else {}


def twips(attributes: Mapping[str, str], name: str) -> float:
    """Points; 0 for what is not said."""
    return whole(attributes.get(f"{W}{name}")) * TWIP


def _is_on(letters: Element | None, name: str, usual: bool) -> bool:
    one = letters.find(f"{W}{name}") if letters is not None else None
    return usual if one is None else one.get(f"{W}val", "1") not in ("0", "false")
