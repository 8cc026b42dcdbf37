"""A finished PDF → what is wrong with it as a document to be kept and to be read aloud; apart from the validator, by our own reading.

The validator knows the rules of PDF/A and PDF/UA that a machine can judge.  Here stands what it does not look at: every
operator that paints is marked, marks and elements find each other, tables are regular, links and their annotations
belong together, and the words of the tree can be had in its order.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pikepdf

PAINTS = {"f", "S", "B", "s", "b", "f*", "B*", "b*", "Do", "Tj", "TJ", "'", '"', "sh", "EI"}
ALLOWED = {      # what may stand in an element (ISO 32000-1, 14.8.4), of the types that are used
    "Document": {"Sect"}, "Sect": {"H1", "H2", "P", "L", "Table", "Figure", "Form"}, "Table": {"TR"}, "TR": {"TH", "TD"}, "L": {"LI"},
    "LI": {"Lbl", "LBody"}, "TH": {"P", "L", "Link", "Span", "Figure", "H1"}, "TD": {"P", "L", "Link", "Span", "Figure", "H1", "Form"},
    "P": {"Link", "Span"}, "LBody": {"Link", "Span"}, "Lbl": set(), "H1": {"Link", "Span"}, "H2": {"Link", "Span"}, "Link": set(),
    "Span": set(), "Figure": set(), "Form": set(),
}


@dataclass(eq=False)
class Node:
    """A structure element; `kids` are nodes, (page, mark) and annotations."""

    object: Any
    tag: str
    kids: list[Any] = field(default_factory=list)

    def walk(self) -> Iterator[Node]:
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.walk()

    def fact(self, name: str, default: Any = None) -> Any:
        found = self.object.get("/A", [])
        for attributes in found if isinstance(found, pikepdf.Array) else [found]:
            if f"/{name}" in attributes:
                return attributes[f"/{name}"]
        return default


@dataclass
class Marked:
    """A page's marks: what each says, and what is drawn outside of all; `faults` of the content itself."""

    words: dict[int, str] = field(default_factory=dict)
    artifacts: list[tuple[str, str]] = field(default_factory=list)      # kind, words
    faults: list[str] = field(default_factory=list)


class Archive:
    """A PDF opened for looking at it."""

    def __init__(self, data: bytes) -> None:
        self.pdf = pikepdf.open(io.BytesIO(data))
        self.numbers = {page.objgen: index for index, page in enumerate(self.pdf.pages)}
        self.cmaps: dict[Any, dict[int, str]] = {}

    @cached_property
    def root(self) -> Node:
        (document,) = self._kids(self.pdf.Root.StructTreeRoot)
        return self._node(document)

    def _node(self, element: Any) -> Node:
        node = Node(element, str(element.S)[1:])
        for kid in self._kids(element):
            if isinstance(kid, int):
                node.kids.append((self.numbers[element.Pg.objgen], kid))
            elif kid.get("/Type") == "/MCR":
                node.kids.append((self.numbers[kid.Pg.objgen], int(kid.MCID)))
            elif kid.get("/Type") == "/OBJR":
                node.kids.append(kid.Obj)
            else:
                node.kids.append(self._node(kid))
        return node

    @staticmethod
    def _kids(element: Any) -> list[Any]:
        kids = element.get("/K", pikepdf.Array())
        return list(kids) if isinstance(kids, pikepdf.Array) else [kids]

    @cached_property
    def pages(self) -> list[Marked]:
        return [self._marked(page) for page in self.pdf.pages]

    def _marked(self, page: Any) -> Marked:
        """Reads a page's operators with their marks."""
        found, open_marks, font, text = Marked(), [], {}, False
        for operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            if name in ("BDC", "BMC"):
                open_marks.append((self._mark(operands, found), text))
            elif name == "EMC":
                if not open_marks or open_marks.pop()[1] is not text:
                    found.faults.append("a mark and a text object overlap")
            elif name in ("BT", "ET"):
                text = name == "BT"
            elif name == "Tf":
                font = self._cmap(page.Resources.Font[str(operands[0])])
            elif name in PAINTS:
                if len(open_marks) != 1:
                    found.faults.append(f"{name} inside {len(open_marks)} marks")
                    continue
                words = "".join(font[code] for code in bytes(operands[0])) if name == "Tj" else ""
                mark = open_marks[0][0]
                if isinstance(mark, int):
                    found.words[mark] += words
                else:
                    found.artifacts.append((mark, words))
        if open_marks or text:
            found.faults.append("a mark or a text object is left open")
        return found

    @staticmethod
    def _mark(operands: Any, found: Marked) -> int | str:
        if str(operands[0]) == "/Artifact":
            return str(operands[1].Type)
        number = int(operands[1].MCID)
        if number in found.words:
            found.faults.append(f"mark {number} twice")
        found.words[number] = ""
        return number

    def _cmap(self, font: Any) -> dict[int, str]:
        """Code → character, by the font's own table; a code without one raises KeyError."""
        if font.objgen not in self.cmaps:
            rows = re.findall(rb"<(..)> <([0-9A-F]{4,8})>", font.ToUnicode.read_bytes())
            self.cmaps[font.objgen] = {int(code, 16): bytes.fromhex(word.decode()).decode("utf-16-be") for code, word in rows}
        return self.cmaps[font.objgen]

    def words(self, node: Node) -> str:
        """Everything that is marked below an element, in the tree's order; what a figure says stands in its `Alt`."""
        parts = []
        for kid in node.kids:
            if isinstance(kid, Node):
                parts.append(self.words(kid))
            elif isinstance(kid, tuple):
                parts.append(self.pages[kid[0]].words[kid[1]])
        return "".join(parts)

    def tables(self) -> list[list[list[Node]]]:
        return [[row.kids for row in node.kids] for node in self.root.walk() if node.tag == "Table"]


def faults(data: bytes) -> list[str]:
    """Everything that is wrong."""
    archive = Archive(data)
    return [*archive.pdf.check_pdf_syntax(), *_catalogue(archive), *_pages(archive), *_tree(archive), *_tables(archive), *_links(archive)]


def _catalogue(archive: Archive) -> Iterator[str]:
    root = archive.pdf.Root
    if root.Lang != "id-ID" or not root.MarkInfo.Marked or not root.ViewerPreferences.DisplayDocTitle:
        yield "the catalogue does not say language, tags or title"
    if root.ViewerPreferences.get("/PrintScaling") != "/None":
        yield "the printer is not asked to leave the size alone"
    with archive.pdf.open_metadata() as xmp:
        info = archive.pdf.docinfo
        said = {"/Title": xmp.get("dc:title"), "/Subject": xmp.get("dc:description"), "/Producer": xmp.get("pdf:Producer")}
        yield from (f"{key} differs between metadata and information" for key, text in said.items() if text != info.get(key))
        if "/Author" in info and xmp["dc:creator"] != [str(info["/Author"])]:
            yield "author differs between metadata and information"
        if (xmp["pdfaid:conformance"], xmp["pdfuaid:part"]) != ("A", "1"):
            yield "the metadata promise no PDF/A level A or no PDF/UA"
    if {"/OpenAction", "/AA"} & set(root.keys()) or {"/XFA", "/NeedAppearances"} & set(root.get("/AcroForm", {}).keys()):
        yield "the document does something by itself"


def _pages(archive: Archive) -> Iterator[str]:
    for index, (page, marked) in enumerate(zip(archive.pdf.pages, archive.pages, strict=True), 1):
        yield from (f"page {index}: {fault}" for fault in marked.faults)
        if page.get("/Tabs") != "/S":
            yield f"page {index}: the tab order is not the structure's"
        if sorted(marked.words) != list(range(len(marked.words))):
            yield f"page {index}: marks are not numbered 0, 1, 2 …"


def _tree(archive: Archive) -> Iterator[str]:
    """Parents, owners of marks, alternative texts, headings."""
    owners: dict[tuple[int, int], Any] = {}
    levels = [0]
    for node in archive.root.walk():
        if not isinstance(node.object.P, pikepdf.Dictionary):
            yield f"{node.tag} has no parent"
        for kid in node.kids:
            if isinstance(kid, Node):
                if kid.object.P.objgen != node.object.objgen:
                    yield f"{kid.tag} names another parent"
                if kid.tag not in ALLOWED.get(node.tag, ()):
                    yield f"{kid.tag} in {node.tag}"
            elif isinstance(kid, tuple):
                if kid in owners:
                    yield f"mark {kid} belongs to two elements"
                owners[kid] = node.object.objgen
        if not node.kids and node.tag not in ("TH", "TD", "Sect"):
            yield f"an empty {node.tag}"
        if node.tag == "Figure" and not str(node.object.get("/Alt", "")).strip():
            yield "a figure without words"
        if node.tag == "Figure" and len({page for page, _ in node.kids}) == 1 and node.fact("BBox") is None:
            yield "a figure on one page without its place"
        if re.fullmatch(r"H[1-6]", node.tag):
            levels.append(int(node.tag[1]))
            if levels[-1] > levels[-2] + 1:
                yield f"{node.tag} after H{levels[-2]}"
        if node.tag == "L" and node.fact("ListNumbering") is None:
            yield "a list that does not say how it counts"
    yield from _owners(archive, owners)


def _owners(archive: Archive, owners: dict[tuple[int, int], Any]) -> Iterator[str]:
    """Every mark has an owner, and the tree's way back leads to it."""
    tree = pikepdf.NumberTree(archive.pdf.Root.StructTreeRoot.ParentTree)
    for index, (page, marked) in enumerate(zip(archive.pdf.pages, archive.pages, strict=True)):
        found = [element.objgen for element in tree[int(page.StructParents)]]
        wanted = [owners.get((index, mark)) for mark in range(len(marked.words))]
        if None in wanted:
            yield f"page {index + 1}: mark {wanted.index(None)} belongs to no element"
        elif found != wanted:
            yield f"page {index + 1}: the way back from marks leads elsewhere"
    for page, mark in owners.keys() - {(i, mark) for i, marked in enumerate(archive.pages) for mark in marked.words}:
        yield f"page {page + 1}: an element has mark {mark}, which is not there"


def _tables(archive: Archive) -> Iterator[str]:
    """Every place of a table is taken by one cell, and headings say what they head."""
    for number, rows in enumerate(archive.tables(), 1):
        taken: set[tuple[int, int]] = set()
        for at, row in enumerate(rows):
            column = 0
            for cell in row:
                while (at, column) in taken:
                    column += 1
                width, height = int(cell.fact("ColSpan", 1)), int(cell.fact("RowSpan", 1))
                own = {(at + y, column + x) for y in range(height) for x in range(width)}
                if own & taken:
                    yield f"table {number}: two cells at {sorted(own & taken)[0]}"
                taken |= own
                if cell.tag == "TH" and cell.fact("Scope") not in ("/Row", "/Column"):
                    yield f"table {number}: a heading of nothing"
        widest = 1 + max(column for _, column in taken)
        if len(taken) != len(rows) * widest:
            yield f"table {number}: {len(taken)} of {len(rows)} × {widest} places are taken"


def _links(archive: Archive) -> Iterator[str]:
    """Elements of links and fields and their annotations know each other; annotations are printed and have words."""
    tree = pikepdf.NumberTree(archive.pdf.Root.StructTreeRoot.ParentTree)
    seen = set()
    for node in archive.root.walk():
        notes = [kid for kid in node.kids if isinstance(kid, pikepdf.Dictionary)]
        if (node.tag in ("Link", "Form")) is not bool(notes):
            yield f"{node.tag} with {len(notes)} annotations"
        for note in notes:
            seen.add(note.objgen)
            if tree[int(note.StructParent)].objgen != node.object.objgen:
                yield "an annotation belongs to another element"
            words = note.get("/TU" if node.tag == "Form" else "/Contents", "")
            if not str(words).strip() or int(note.get("/F", 0)) & 4 == 0:
                yield "an annotation without words, or not printed"
    for page in archive.pdf.pages:
        yield from ("an annotation without an element" for note in page.get("/Annots", []) if note.objgen not in seen)
