"""The pages' footers → one w:ftr with live page numbers.

The layout says each page's footer in words ("Halaman 2 dari 5").  Word has one footer for all pages, so the number that
follows the pages becomes a PAGE field and the one that is their count a NUMPAGES field; what is cached in them is true.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sopdoc.layout.tree import Page, Run, TextBlock
from sopdoc.render.docx.looks import Letters
from sopdoc.render.docx.ooxml import DECLARATION, NAMESPACES
from sopdoc.render.docx.references import References
from sopdoc.render.docx.run import field_xml, run_xml
from sopdoc.render.docx.slots import fill
from sopdoc.render.docx.text import paragraph_xml
from sopdoc.render.pages_said import NUMBER

Place = tuple[int, int, int]      # paragraph, run, number in the run's text
Field = Callable[[str, str, Letters], str]


def footer_xml(footer: TextBlock | None, fields: dict[Place, str], references: References, element: str = "ftr") -> str:
    """word/footer….xml; without a footer an empty one, for a first page that has none.  A header's `element` is "hdr"."""
    if footer is None:
        return f"{DECLARATION}<w:{element} {NAMESPACES}><w:p/></w:{element}>"
    written = footer_words(footer, fields, references, "Footer" if element == "ftr" else "Header")
    return f"{DECLARATION}<w:{element} {NAMESPACES}>{fill(written)}</w:{element}>"


def footer_words(footer: TextBlock, fields: dict[Place, str], references: References, role: str, field: Field = field_xml) -> str:
    """Its paragraphs; `field` writes a live number: of what, the number now, and in which letters."""
    paragraphs = []
    for number, paragraph in enumerate(footer.paragraphs):
        look = references.looks.of(role, paragraph)
        content = "".join(_run(run, look.letters(run.style), (number, place), fields, field) for place, run in enumerate(paragraph.runs))
        paragraphs.append(paragraph_xml(paragraph, references, look, content=content))
    return "".join(paragraphs)


def field_places(pages: Sequence[Page]) -> dict[Place, str]:
    """Where PAGE and NUMPAGES stand: the last number that counts the pages, and the last that counts along with them."""
    footed = [(page.number, _numbers(page.footer)) for page in pages if page.footer is not None]
    if not footed:
        return {}
    common = [place for place in footed[0][1] if all(place in numbers for _, numbers in footed)]
    counting = [place for place in common if all(numbers[place] == number for number, numbers in footed)]
    totals = [place for place in common if all(numbers[place] == len(pages) for _, numbers in footed)]
    total = next((place for place in reversed(totals) if any(before < place for before in counting)), None)
    fields = {} if total is None else {total: "NUMPAGES"}
    current = [place for place in counting if total is None or place < total]
    return fields | ({current[-1]: "PAGE"} if current else {})


def _numbers(footer: TextBlock) -> dict[Place, int]:
    return {
        (paragraph, run, place): int(digits)
        for paragraph, written in enumerate(footer.paragraphs) for run, words in enumerate(written.runs)
        for place, digits in enumerate(NUMBER.findall(words.text))
    }


def _run(run: Run, letters: Letters, where: tuple[int, int], fields: dict[Place, str], field: Field) -> str:
    """The run's words, with fields in place of the live numbers."""
    parts = []
    for index, part in enumerate(NUMBER.split(run.text)):      # every second part is a number
        code = fields.get((*where, index // 2)) if index % 2 else None
        parts.append(field(code, part, letters) if code else run_xml(part, letters))
    return "".join(parts)
