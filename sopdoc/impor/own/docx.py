"""A Word document that sopdoc made → `Page`s, as the readers of tables and flows want them, with nothing guessed.

    paragraphs, tables ─▶ words, borders        drawings, by the cell they hang on ─▶ outlines, connectors, words, pictures

Pages begin where their paragraphs say so.  A paragraph takes one line here, however many Word breaks it into; rows have the height
that is written, and what hangs on a row stands where it does in it: so edits in Word move nothing against its row.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from sopdoc.impor.office.typeset import word_line
from sopdoc.impor.office.wordart import wordart_in
from sopdoc.impor.own.accepted import accept, has_open_changes
from sopdoc.impor.own.arrows import Label, connectors_of
from sopdoc.impor.own.shapes import Drawn, Outline, Picture, Piece, Words, anchored, apart
from sopdoc.impor.own.table import Cell, cells_of_table, table_of
from sopdoc.impor.own.text import Texts, W, breaks_page, drawings_of, texts_of, twips
from sopdoc.impor.own.words import placed, turned
from sopdoc.impor.package import RELATION, Package, UnreadableError
from sopdoc.impor.page import Box, Page, Path, Point, TooMuchError, Watermark, Word
from sopdoc.origin import PROPERTY

MAIN = "word/document.xml"
MAKER = b"<Application>sopdoc</Application>"
SIGN = b'name="Panah Kegiatan '         # of the pieces of an arrow: stays where another program saved the document
ORIGIN = f'name="{PROPERTY}"'.encode()
A4 = (595.3, 841.9)
MOST_PAGES = 1_000
MOST_DRAWINGS = 50_000


@dataclass(frozen=True, slots=True)
class OwnDocument:
    """`pictures`: by their page's number, where they stand, and their bytes; `open`: tracked changes wait, and were read as accepted."""

    pages: tuple[Page, ...]
    pictures: Mapping[int, tuple[tuple[Box, bytes], ...]]
    open: bool = False


def is_own(package: Package) -> bool:
    """Did sopdoc make it, or did it hold our arrows or our property when another program saved it?"""
    signs = {"docProps/app.xml": MAKER, MAIN: SIGN, "docProps/custom.xml": ORIGIN}
    return any(sign in package.parts.get(name, b"") for name, sign in signs.items())


def read_own_docx(package: Package) -> OwnDocument:
    """Raises UnreadableError, TooMuchError."""
    document = package.tree(MAIN)
    body = document.find(f"{W}body") if document is not None else None
    if body is None:
        raise UnreadableError("bukan dokumen Word (.docx)")
    waiting = has_open_changes(body)
    accept(body)
    reader = _Reader(texts_of(package.tree("word/styles.xml"), package.tree("word/numbering.xml")))
    related = package.related(MAIN)
    heads = {name: package.tree(part) for name, (kind, part) in related.items() if kind == "header"}
    for paper, content in _sections(body):
        head = heads.get(paper.header)
        reader.begin(paper, wordart_in(head) if head is not None else ())
        for one in content:
            reader.read(one)
    reader.end()

    def data(relation: str) -> bytes:
        return package.parts.get(related.get(relation, ("", ""))[1], b"")

    pictures = {number: tuple((one.box, data(one.relation)) for one in found) for number, found in reader.pictures.items()}
    return OwnDocument(tuple(reader.pages), pictures, waiting)


@dataclass(frozen=True, slots=True)
class _Paper:
    """Points; `header`: what stands above its pages, by the name of its relation."""

    width: float
    height: float
    left: float
    top: float
    right: float
    header: str = ""


def _sections(body: Element) -> Iterator[tuple[_Paper, list[Element]]]:
    """What stands on one paper; the paper is named behind it."""
    content: list[Element] = []
    for one in body:
        named = one if one.tag == f"{W}sectPr" else one.find(f"{W}pPr/{W}sectPr")
        if one.tag != f"{W}sectPr":
            content.append(one)
        if named is not None:
            yield _paper(named), content
            content = []
    if content:
        yield _paper(Element(f"{W}sectPr")), content


def _paper(section: Element) -> _Paper:
    size, margin = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    sides = size.attrib if size is not None else {}
    free = margin.attrib if margin is not None else {}
    width, height = (twips(sides, key) or usual for key, usual in zip(("w", "h"), A4, strict=True))
    header = section.find(f"{W}headerReference")
    named = header.get(f"{RELATION}id", "") if header is not None else ""
    left, top, right = (twips(free, side) for side in ("left", "top", "right"))
    return _Paper(width, height, left, top, right, named)


@dataclass(slots=True)
class _Reader:
    """A document while it is read; `y`: where the next paragraph or table stands on the page; `behind`: the words behind it."""

    texts: Texts
    pages: list[Page] = field(default_factory=list)
    pictures: dict[int, list[Picture]] = field(default_factory=dict)
    paper: _Paper = _Paper(*A4, 0, 0, 0)
    y: float = 0.0
    words: list[Word] = field(default_factory=list)
    borders: list[Path] = field(default_factory=list)
    drawn: list[Drawn] = field(default_factory=list)
    drawings: int = 0
    header: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()

    def begin(self, paper: _Paper, header: tuple[str, ...]) -> None:
        """On new paper; `header`: the words behind all its pages."""
        self.end()
        self.paper = paper
        self.header = header
        self.y = paper.top

    def end(self) -> None:
        """Closes the page, if anything stands on it."""
        if len(self.pages) == MOST_PAGES:
            raise TooMuchError(f"lebih dari {MOST_PAGES} halaman")
        if self.words or self.borders or self.drawn:
            self.pages.append(self._page(len(self.pages) + 1))
        self.words, self.borders, self.drawn, self.behind = [], [], [], ()
        self.y = self.paper.top

    def read(self, one: Element) -> None:
        if one.tag == f"{W}p":
            before, behind = breaks_page(one)
            if before:
                self.end()
            self.paragraph(one)
            if behind:
                self.end()
        elif one.tag == f"{W}tbl":
            self.table(one)
        elif one.tag == f"{W}sdt":
            for inner in one.iterfind(f"{W}sdtContent/*"):
                self.read(inner)

    def paragraph(self, one: Element) -> None:
        said = self.texts.read(one)
        self.behind = self.behind or wordart_in(one, leaning=True)
        box = Box(self.paper.left, self.y, self.paper.width - self.paper.right, self.y + said.height)
        self.words += placed([said], box)
        self.hang(one, (box.x0, box.y0))
        self.y = box.y1

    def table(self, one: Element) -> None:
        table = table_of(one, self.paper.left, self.y, self.texts)
        for cell in cells_of_table(table):
            self.borders += cell.borders
            self.cell(cell)
        self.y = table.bottom

    def cell(self, cell: Cell) -> None:
        """A list of ours is that of its cell, though Word counts on in a row that was copied; a number alone counts the rows."""
        own = Texts(self.texts.styles, self.texts.forms)
        paragraphs = list(cell.element.iterfind(f"{W}p"))
        for paragraph in paragraphs:
            self.hang(paragraph, (cell.content.x0, cell.box.y0))
        said = [(own if paragraph.find(f".//{W}t") is not None else self.texts).read(paragraph) for paragraph in paragraphs]
        self.words += turned(said, cell.box) if cell.vertical else placed(said, cell.content, cell.centred)

    def hang(self, paragraph: Element, cell: Point) -> None:
        for anchor in drawings_of(paragraph):
            self.drawings += 1
            if self.drawings > MOST_DRAWINGS:
                raise TooMuchError(f"lebih dari {MOST_DRAWINGS} gambar")
            drawn = anchored(anchor, cell, (0.0, 0.0))
            if drawn is not None:
                self.drawn.append(drawn)

    def _page(self, number: int) -> Page:
        outlines = apart([one for one in self.drawn if isinstance(one, Outline)])
        pictures = [one for one in self.drawn if isinstance(one, Picture)]
        self.pictures[number] = pictures
        paths = tuple(Path(one.points, True, int(one.curved), white=True, drawing=place) for place, one in enumerate(outlines, 1))
        boxes = {Label(one.name, one.box, self._text(one)): one for one in self.drawn if isinstance(one, Words)}
        connectors, free = connectors_of([one for one in self.drawn if isinstance(one, Piece)], outlines, list(boxes))
        shown: list[Outline | Words] = [*outlines, *(boxes[label] for label in free)]
        words = [word for one in shown for word in self._words(one)]
        height = max(self.paper.height, self.y + self.paper.top)      # rows that were put in push the rest down, not off the page
        behind = self.behind or self.header
        return Page(
            number, self.paper.width, height, (*self.words, *words), paths, tuple(one.box for one in pictures), tuple(connectors),
            tuple(self.borders), watermark=Watermark(behind, Box(0, 0, self.paper.width, height)) if behind else None,
        )

    def _text(self, one: Words) -> str:
        said = [self.texts.read(paragraph) for paragraph in one.words]
        return " ".join(" ".join(text for paragraph in said for text, *_ in paragraph.runs).split())

    def _words(self, one: Outline | Words) -> Iterator[Word]:
        """All of them in one line in its middle."""
        said = [self.texts.read(paragraph) for paragraph in one.words]
        runs = [run for number, paragraph in enumerate(said) for run in ((*([("\n", False, False)] if number else []), *paragraph.runs))]
        return word_line(runs, one.box, said[0].size if said else 0.0)
