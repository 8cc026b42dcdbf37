"""Pieces of drawn pages → one file, PDF/A-2a and PDF/UA-1: page tree, structure tree, outline, links, fonts, pictures, metadata.

    1 catalogue │ 2 page tree │ 3 structure tree │ 4 its document │ 5 resources │ pieces … │ everything else

A piece's pages and elements have numbers that follow each other (`tagging.pdf`), so all places are known before anything
is written and links can lead forwards.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from sopdoc.geometry import Emu, to_pt
from sopdoc.render.document import Mark
from sopdoc.render.numbers import Points
from sopdoc.render.pages_said import BARE, PageNumbers
from sopdoc.render.pdf.attachments import Attachment, add_attachments
from sopdoc.render.pdf.file import PdfFile, pdf_text
from sopdoc.render.pdf.fonts import add_fonts
from sopdoc.render.pdf.form import add_field, form
from sopdoc.render.pdf.icc import NAME, srgb_profile
from sopdoc.render.pdf.images import add_picture, picture_name
from sopdoc.render.pdf.metadata import LANGUAGE, Metadata, information, xmp_packet
from sopdoc.render.pdf.notes import filled
from sopdoc.render.pdf.outline import Entry, add_outline
from sopdoc.render.pdf.pages import PdfPages
from sopdoc.render.tagging.pdf import ROOT, FieldElement, LinkElement, box_text, numbered

CATALOGUE, PAGES, TREE, DOCUMENT, RESOURCES = range(1, 6)
assert DOCUMENT == ROOT

Resolve = Callable[[str], str]      # a link's target → the entries of an annotation that lead there; "" for nowhere


@dataclass(frozen=True, slots=True)
class PlacedPages:
    """A piece at its place; `running`: operators of what runs along each of its pages, b"" for nothing; `numbers`: those of its pages."""

    pages: PdfPages
    running: tuple[bytes, ...]
    marks: tuple[Mark, ...]
    numbers: PageNumbers = BARE


class PdfWriter:
    """Writes one file."""

    def __init__(self, about: Metadata, pieces: Iterable[PlacedPages], attachments: Sequence[Attachment] = ()) -> None:
        self.about, self.pieces, self.attachments = about, tuple(pieces), attachments
        self.file = PdfFile()
        self.file.reserve(RESOURCES)
        self.points = Points()
        self.bases = [self.file.reserve(len(p.pages.contents) + p.pages.structure.size) for p in self.pieces]
        self.places = {mark.name: place for mark, place in self.marks()}
        self.parents: list[str] = []        # structure parents of pages, by their number
        self.notes: list[int] = []          # elements of links and fields, by their annotation's place after all pages
        self.fields: list[int] = []         # widgets
        self.count = sum(len(p.pages.contents) for p in self.pieces)

    def marks(self) -> Iterator[tuple[Mark, str]]:
        """Every mark with its destination."""
        for piece, base in zip(self.pieces, self.bases, strict=True):
            for mark in piece.marks:
                yield mark, f"[{base + mark.page} 0 R/XYZ 0 {self.points[piece.pages.paper.h - mark.y]} null]"

    def place(self, name: str) -> str:
        """What leads to a mark of this document."""
        return f"/Dest{self.places[name]}" if name in self.places else ""

    def write(self, resolve: Resolve, running_glyphs: Callable[[], Iterable[tuple[str, str]]]) -> bytes:
        """The file's bytes; `running_glyphs` are the characters used in what runs along the pages."""
        for piece, base in zip(self.pieces, self.bases, strict=True):
            self.piece(piece, base, resolve)
        pages = [base + n for piece, base in zip(self.pieces, self.bases, strict=True) for n in range(len(piece.pages.contents))]
        self.file.put(PAGES, f"<</Type/Pages/Count {self.count}/Kids[{_references(pages)}]>>")
        self.resources(running_glyphs())
        self.tree()
        return self.file.finish(self.catalogue(), self.file.add(information(self.about)))

    def piece(self, piece: PlacedPages, base: int, resolve: Resolve) -> None:
        """Its pages and its elements."""
        pages, structure = piece.pages, piece.pages.structure
        notes: dict[int, list[int]] = defaultdict(list)
        links = [self.link(link, base, resolve, notes, pages.paper.h) for link in structure.links]
        fields = [self.field(field, base, notes, pages.paper.h) for field in structure.fields]
        size = f"{to_pt(pages.paper.w):.4f} {to_pt(pages.paper.h):.4f}"
        for index, content in enumerate(pages.contents):
            content = filled(content, pages.notes[index], piece.numbers, self.points)
            streams = [self.packed(data) for data in (content, piece.running[index]) if data]
            shown = f"{streams[0]} 0 R" if len(streams) == 1 else f"[{_references(streams)}]"
            annotations = f"/Annots[{_references(notes[index])}]" if index in notes else ""
            self.file.put(
                base + index,
                f"<</Type/Page/Parent {PAGES} 0 R/MediaBox[0 0 {size}]/Resources {RESOURCES} 0 R/Contents {shown}{annotations}"
                f"/StructParents {len(self.parents)}/Tabs/S>>",
            )
            self.parents.append(f"[{_references(owner + base for owner in structure.owners[index])}]")
        self.file.put_all(base + len(pages.contents), numbered(structure, base, piece.numbers, links, fields))

    def packed(self, data: bytes) -> int:
        """Operators that are deflated already."""
        return self.file.stream(self.file.reserve(), "/Filter/FlateDecode", data, filtered=True)

    def link(self, link: LinkElement, base: int, resolve: Resolve, notes: dict[int, list[int]], height: Emu) -> str:
        """The element's text, after its annotations; words that lead nowhere are words."""
        action = resolve(link.target)
        kids = [str(mark) for mark in link.marks]
        for box in link.boxes if action else ():
            number = self.file.add(
                f"<</Type/Annot/Subtype/Link/Rect[{box_text(box, height, self.points)}]/Border[0 0 0]/F 4/P {base + link.page} 0 R"
                f"/Contents{pdf_text(f'Menuju {link.words}')}/StructParent {self.count + len(self.notes)}{action}>>"
            )
            self.notes.append(base + link.number)
            notes[link.page].append(number)
            kids.append(f"<</Type/OBJR/Obj {number} 0 R>>")
        return f"<</S/{'Link' if action else 'Span'}/P {base + link.parent} 0 R/Pg {base + link.page} 0 R/K[{' '.join(kids)}]>>"

    def field(self, element: FieldElement, base: int, notes: dict[int, list[int]], height: Emu) -> str:
        """The element's text, after its widget."""
        page, box = base + element.page, box_text(element.field.rect, height, self.points)
        number = add_field(element.field, box, page, self.count + len(self.notes), self.file, self.points)
        self.notes.append(base + element.number)
        self.fields.append(number)
        notes[element.page].append(number)
        return f"<</S/Form/P {base + element.parent} 0 R/Pg {page} 0 R/K<</Type/OBJR/Obj {number} 0 R>>>>"

    def tree(self) -> None:
        """The structure tree's root, its document element, and the way from marks and annotations back to elements."""
        sections = [base + len(p.pages.contents) for p, base in zip(self.pieces, self.bases, strict=True)]
        self.file.put(DOCUMENT, f"<</S/Document/P {TREE} 0 R/K[{_references(sections)}]>>")
        entries = [*self.parents, *(f"{element} 0 R" for element in self.notes)]
        parents = self.file.add(f"<</Nums[{' '.join(f'{key} {value}' for key, value in enumerate(entries))}]>>")
        self.file.put(TREE, f"<</Type/StructTreeRoot/K {DOCUMENT} 0 R/ParentTree {parents} 0 R/ParentTreeNextKey {len(entries)}>>")

    def resources(self, running: Iterable[tuple[str, str]]) -> None:
        """Fonts and pictures of all pages."""
        used: dict[str, set[str]] = defaultdict(set)
        for path, characters in (*running, *(found for piece in self.pieces for found in _glyphs(piece))):
            used[path].update(characters)
        pictures = dict.fromkeys(picture for piece in self.pieces for picture in piece.pages.pictures)
        images = "".join(f"/{picture_name(picture)} {add_picture(picture, self.file)} 0 R" for picture in pictures)
        self.file.put(RESOURCES, f"<</Font<<{add_fonts(used, self.file)}>>/XObject<<{images}>>>>")

    def catalogue(self) -> int:
        """The file's root: what makes it an archive's document."""
        file = self.file
        metadata = file.stream(file.reserve(), "/Type/Metadata/Subtype/XML", xmp_packet(self.about), filtered=True)
        profile = file.stream(file.reserve(), "/N 3", srgb_profile())
        outline = add_outline([Entry(mark.title, place, mark.level) for mark, place in self.marks() if mark.title], file)
        return file.put(
            CATALOGUE,
            f"<</Type/Catalog/Pages {PAGES} 0 R/Lang({LANGUAGE})/MarkInfo<</Marked true>>/StructTreeRoot {TREE} 0 R/Metadata {metadata} 0 R"
            f"/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier({NAME})/Info({NAME})"
            f"/DestOutputProfile {profile} 0 R>>]"
            f"/ViewerPreferences<</DisplayDocTitle true/PrintScaling/None>>"     # F4 shrunk to A4 is what offices complain of
            f"{outline}{form(self.fields)}{add_attachments(self.attachments, file)}>>",
        )


def _glyphs(piece: PlacedPages) -> Iterator[tuple[str, str]]:
    """(file of a face, characters used of it) on the pages of a piece."""
    yield from piece.pages.glyphs
    yield from (found for notes in piece.pages.notes for note in notes for found in note.glyphs(piece.numbers))


def _references(numbers: Iterable[int] | Sequence[int]) -> str:
    return " ".join(f"{number} 0 R" for number in numbers)
