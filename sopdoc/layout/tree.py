"""The placed sheet: pages of tables with broken lines, symbols and routed connectors, all in EMU.

    Layout ─▶ Page ─▶ Table ─▶ Cell ─▶ Paragraph ─▶ Line ─▶ Piece
                 ├──▶ TextBlock ─▶ Paragraph …
                 └──▶ Symbol, Connector, Label, Dot

It still knows that it is a table, so DOCX can write one; back ends draw it and decide nothing.  Blocks of a page stand
under each other without gaps (space is part of a paragraph's `before`), the first at the top margin.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sopdoc.geometry import Emu, Point, Rect, Size
from sopdoc.layout.picture import Picture
from sopdoc.layout.text.fonts import FontSet
from sopdoc.profile.profile import Margin

Align = Literal["kiri", "tengah", "kanan"]
FaceKey = Literal["biasa", "tebal", "miring", "tebal miring"]
Head = Literal["", "baris", "kolom", "judul"]
Mark = Literal["", "baru", "lama"]
SymbolKind = Literal["terminator", "process", "decision", "offpage"]

Curve = tuple[Literal["M", "L", "C"], tuple[Emu, ...]]      # move x y, line x y, curve x1 y1 x2 y2 x y
Outline = tuple[Curve, ...]

ANCHOR = "jangkar"     # the field of a run that is no field: where an electronic signature will stand
COUNT = "halaman"      # and of one that says its page and how many there are ("2/5")
UNDATED = "1980-01-01T00:00:00Z"      # where a program asks for a moment and nobody has said one
BASELINE = 0.8   # of the line's height, from its top: where LibreOffice and Word put the baseline of an exact line


@dataclass(frozen=True, slots=True)
class Style:
    """Face and size of a run; the colour is "RRGGBB"."""

    face: FaceKey
    size: Emu
    underline: bool = False
    colour: str = "000000"
    strike: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one style; `link` is the definition they refer to (its key), or ""; `mark`: new since another version, or gone.

    `field` names the field of the form that the words fill, or ""; ANCHOR are the letters that a signing service looks for, COUNT
    what the document itself fills in.
    """

    text: str
    style: Style
    link: str = ""
    mark: Mark = ""
    field: str = ""

    def saying(self, text: str) -> Run:
        """Other words that look alike."""
        return self if text == self.text else Run(text, self.style, self.link, self.mark, self.field)


@dataclass(frozen=True, slots=True)
class Piece:
    """A run's part on one line; `x` from the paragraph's content edge (alignment and indent are in it)."""

    x: Emu
    width: Emu
    run: Run


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line; `width` without trailing space."""

    pieces: tuple[Piece, ...]
    width: Emu


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph both whole (`runs`, for Word) and broken (`lines`, for PDF and SVG).

    `indent` and `right` are the text's distances from the content edges; a list item's `marker` hangs at `marker_x`
    before it and is the first piece of the first line too.  Its height is `before` + lines × `line_height`.  `unsure`
    says that another engine may break it one line longer.  `mark`: the whole paragraph, its end included, is new or gone.
    `counted`: its words are the number of a row, which goes on counting from the row before.
    """

    runs: tuple[Run, ...]
    lines: tuple[Line, ...]
    line_height: Emu
    align: Align = "kiri"
    before: Emu = 0
    indent: Emu = 0
    right: Emu = 0
    marker: Run | None = None
    marker_x: Emu = 0
    unsure: bool = False
    mark: Mark = ""
    counted: bool = False

    @property
    def height(self) -> Emu:
        return self.before + len(self.lines) * self.line_height

    @property
    def words(self) -> str:
        """All its runs' texts, without the marker."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class TextBlock:
    """Paragraphs between the margins, outside any table; `rect` is their full box.

    `again`: a heading that only says that the table of the page before goes on.
    """

    rect: Rect
    paragraphs: tuple[Paragraph, ...]
    heading: bool = False          # a title of the document's structure (outline, Word heading)
    again: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell: `rect` is its place on the page, lines of the grid included.

    The content edge stands `Table.pad` inside the left and right edges.  A vertical cell's text runs upwards; its
    paragraphs are broken to the cell's height.  `borders` lists the sides that are drawn.  `head`: it is the heading of its
    row, of the columns under it, or holds the document's title.  `mark`: what it shows is new, or was there and is gone.
    `picture_words`: what its picture shows; "" for the agency's logo.
    """

    row: int
    column: int
    rect: Rect
    paragraphs: tuple[Paragraph, ...] = ()
    row_span: int = 1
    column_span: int = 1
    valign: Literal["atas", "tengah"] = "atas"
    vertical: bool = False
    fill: str = ""
    borders: tuple[Literal["atas", "kanan", "bawah", "kiri"], ...] = ("atas", "kanan", "bawah", "kiri")
    picture: Picture | None = None
    picture_rect: Rect | None = None
    picture_words: str = ""
    head: Head = ""
    mark: Mark = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row's place; header rows are repeated by Word when a page overflows.  `mark`: all of it is new, or gone."""

    y: Emu
    height: Emu
    header: bool = False
    mark: Mark = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table on one page: `edges` are the n + 1 vertical grid lines, twip-aligned, as `Row.y` and heights are.

    `again`: it only repeats the head of the first page.
    """

    rect: Rect
    edges: tuple[Emu, ...]
    rows: tuple[Row, ...]
    cells: tuple[Cell, ...]        # row by row, left to right; covered places of spans have none
    pad: Emu
    line_width: Emu
    name: str                      # "Identitas" or the flow's title: Word's table description
    again: bool = False


@dataclass(frozen=True, slots=True)
class Symbol:
    """A flowchart symbol; `paragraphs` (centred in `rect`) hold the words inside, `name` and `description` say it in words.

    `pages`: ids of the symbols whose pages the numbers in its description name, in the order of the numbers.
    """

    id: str
    kind: SymbolKind
    rect: Rect
    name: str
    description: str
    paragraphs: tuple[Paragraph, ...] = ()
    mark: Mark = ""
    pages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Connector:
    """An orthogonal line from symbol to symbol: corners only, source first.  `arrow`: a head at its target, `both`: at its source too."""

    id: str
    source: str
    target: str
    points: tuple[Point, ...]
    arrow: bool
    dashed: bool
    name: str
    description: str
    mark: Mark = ""
    both: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """A branch's word or a segilima's note on white ground; paragraphs centred in `rect`.

    `pages`: ids of the symbols whose pages the numbers among its words name, in the order of the numbers;
    `of`: the id of the connector or the segilima that it belongs to.
    """

    rect: Rect
    paragraphs: tuple[Paragraph, ...]
    name: str
    pages: tuple[str, ...] = ()
    of: str = ""
    mark: Mark = ""


@dataclass(frozen=True, slots=True)
class Dot:
    """Marks that lines join here (without it a join looks like a crossing)."""

    centre: Point
    radius: Emu
    mark: Mark = ""


@dataclass(frozen=True, slots=True)
class SignatureField:
    """Room for an electronic signature: `name` is what signing programs call it, `description` what it is in words."""

    name: str
    description: str
    rect: Rect


@dataclass(frozen=True, slots=True)
class QrCode:
    """A code to be scanned: `outline` are the edges of what is dark, `description` says what it holds."""

    rect: Rect
    outline: Outline
    description: str


@dataclass(frozen=True, slots=True)
class Former:
    """What stood on a page before the changes that it shows; `kept`: what it still has of them, all else is new."""

    symbols: tuple[Symbol, ...]
    connectors: tuple[Connector, ...]
    labels: tuple[Label, ...]
    dots: tuple[Dot, ...]
    kept: frozenset[Symbol | Connector | Label]


@dataclass(frozen=True, slots=True)
class Page:
    """One page, `number` from 1."""

    number: int
    blocks: tuple[TextBlock | Table, ...]
    symbols: tuple[Symbol, ...] = ()
    connectors: tuple[Connector, ...] = ()
    labels: tuple[Label, ...] = ()
    dots: tuple[Dot, ...] = ()
    footer: TextBlock | None = None
    fields: tuple[SignatureField, ...] = ()
    codes: tuple[QrCode, ...] = ()
    former: tuple[Former, ...] = ()      # of each of its marked flows
    form: bool = False             # a lampiran's: what its words leave open is for who uses it to fill in


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline: where a part begins."""

    title: str
    page: int
    y: Emu


@dataclass(frozen=True, slots=True)
class Revision:
    """Who made the marked changes, and when (ISO 8601): Word asks for both."""

    author: str = "sopdoc"
    date: str = UNDATED


@dataclass(frozen=True, slots=True)
class WatermarkLine:
    """Words of a watermark, `width` × `height` (of their capitals) around `centre`."""

    text: str
    centre: Point
    width: Emu
    height: Emu


@dataclass(frozen=True, slots=True)
class Watermark:
    """Words behind everything on every page, in lines that are turned `angle` degrees upwards.

    `outline`: their letters as they lie on the page, to be filled with `colour`.  `asked`: the words of a sheet's own watermark as
    a build can ask for them again, "" for one that says where the SOP stands.
    """

    colour: str
    angle: int
    lines: tuple[WatermarkLine, ...]
    outline: Outline
    asked: str = ""

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class Layout:
    """A whole SOP, ready to draw; `dates`: when it was made and when it was changed (ISO 8601).

    `tracked`: other pages for a program that decides about changes, where those for paper cannot be put back.
    """

    title: str
    author: str
    subject: str
    paper: Size
    margin: Margin
    fonts: FontSet
    line_symbol: Emu               # stroke widths
    line_connector: Emu
    pages: tuple[Page, ...]
    bookmarks: tuple[Bookmark, ...]
    revision: Revision = Revision()
    watermark: Watermark | None = None
    dates: tuple[str, str] = (UNDATED, UNDATED)
    tracked: tuple[Page, ...] = ()
