"""What document.xml points to: hyperlinks, pictures, footers and the ids that must be unique in the whole document."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import quote

from sopdoc.layout.picture import Picture
from sopdoc.layout.tree import Mark, Revision, Run
from sopdoc.render.docx.looks import Letters, Looks
from sopdoc.render.docx.numbering import Lists
from sopdoc.render.docx.ooxml import DECLARATION, escape
from sopdoc.render.docx.run import field_xml, run_xml
from sopdoc.render.docx.slots import in_first_box, number_slot
from sopdoc.render.docx.tracked import change

NOBODY = Revision()
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STATIC = (
    ("styles", "styles.xml"), ("settings", "settings.xml"), ("fontTable", "fontTable.xml"), ("theme", "theme/theme1.xml"),
    ("numbering", "numbering.xml"),
)


@dataclass(frozen=True, slots=True)
class Relation:
    """One line of a .rels part."""

    kind: str
    target: str
    external: bool = False


@dataclass(slots=True)
class References:
    """Collects relations and media while document.xml is written; the same target gets the same id."""

    _relations: dict[Relation, str] = field(default_factory=dict)
    _media: dict[str, bytes] = field(default_factory=dict)
    _shown: dict[bytes, str] = field(default_factory=dict)      # a picture's bytes → its relation
    _last_id: int = 0
    _boxed: bool = False
    _headings: set[tuple[str, str]] = field(default_factory=set)      # what is gone of a heading, and the words without it
    _places: dict[tuple[str, bool], int] = field(default_factory=dict)       # a symbol, and whether it is gone → its bookmark's number
    revision: Revision = NOBODY
    lists: Lists = field(default_factory=Lists)
    looks: Looks = field(default_factory=Looks)
    gone: Collection[str] = ()       # symbols that a decision takes away: new ones may have their ids

    def __post_init__(self) -> None:
        for kind, target in STATIC:
            self.relate(Relation(kind, target))

    def relate(self, relation: Relation, identity: str = "") -> str:
        return self._relations.setdefault(relation, identity or f"rId{len(self._relations) + 1}")

    def link(self, key: str) -> str:
        """Another definition's document, which stands beside this one."""
        return self.relate(Relation("hyperlink", quote(key, safe="/") + ".docx", external=True))

    def change(self, mark: Mark, content: str = "") -> str:
        """A tracked change of this document, with a number of its own."""
        return change(mark, number_slot(self.next_id()), self.revision, content)

    def hyperlink(self, key: str, text: str, letters: Letters) -> str:
        """Words that lead to another definition's document; `text` is as Word may break it."""
        return f'<w:hyperlink r:id="{self.link(key)}">{run_xml(text, letters.linked())}</w:hyperlink>'

    def counted(self, text: str, letters: Letters) -> str:
        """A page's number and how many there are ("2/5"), which Word goes on counting."""
        page, total = text.split("/")
        return field_xml("PAGE", page, letters) + run_xml("/", letters) + field_xml("NUMPAGES", total, letters)

    def picture(self, picture: Picture) -> str:
        """The picture's part, stored once however often it is shown."""
        identity = self._shown.get(picture.data)
        if identity is None:
            name = f"media/image{len(self._shown) + 1}.{picture.kind}"
            self._media[f"word/{name}"] = picture.data
            self._shown[picture.data] = identity = self.relate(Relation("image", name))
        return identity

    def first_box(self, xml: str) -> str:
        """What stands once in a document, at its first text box: for the first of this piece."""
        first, self._boxed = not self._boxed, True
        return in_first_box(xml) if first else ""

    def first_heading(self, runs: Sequence[Run]) -> bool:
        """Are these words no heading yet, in one of the versions that say them?"""
        said = {(gone, "".join(run.text for run in runs if run.mark != gone).strip()) for gone in ("lama", "baru")}
        new = {one for one in said if one[1]} - self._headings
        self._headings |= new
        return bool(new)

    def next_id(self) -> int:
        """A number that no other drawing, bookmark or change of the piece has: Word calls a file with a repeated docPr id unreadable."""
        self._last_id += 1
        return self._last_id

    def place(self, symbol: str, mark: Mark) -> str:
        """The bookmark of a symbol of the piece, as what is so marked knows it: hidden, for its name begins with an underscore."""
        return f"_simbol{self._place(symbol, mark)}"

    def mark_place(self, symbol: str, mark: Mark) -> str:
        """The bookmark itself, for the paragraph that carries the symbol."""
        number = self._place(symbol, mark)
        return f'<w:bookmarkStart w:id="{number}" w:name="_simbol{number}"/><w:bookmarkEnd w:id="{number}"/>'

    def _place(self, symbol: str, mark: Mark) -> str:
        key = symbol, mark == "lama" and symbol in self.gone
        number = self._places.get(key)
        if number is None:
            number = self._places[key] = self.next_id()
        return number_slot(number)

    @property
    def media(self) -> dict[str, bytes]:
        """Part name → bytes, in order of first use."""
        return self._media

    def xml(self) -> str:
        """word/_rels/document.xml.rels."""
        lines = "".join(_relation(identity, relation) for relation, identity in self._relations.items())
        return f'{DECLARATION}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{lines}</Relationships>'


def _relation(identity: str, relation: Relation) -> str:
    mode = ' TargetMode="External"' if relation.external else ""
    return f'<Relationship Id="{identity}" Type="{OFFICE}/{relation.kind}" Target="{escape(relation.target)}"{mode}/>'


@lru_cache(maxsize=4096)
def anchor(name: str) -> str:
    """The bookmark of a place: Word allows 40 letters, digits and underscores; a leading underscore hides it."""
    return f"_sop{hashlib.sha256(name.encode()).hexdigest()[:16]}"
