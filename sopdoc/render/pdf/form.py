"""Room for a signature → the form field that signing programs fill: a widget without a look of its own, and the document's form.

PDF/A wants an appearance for every widget and PDF/UA a description; both are there, the appearance being empty until
somebody signs.
"""

from __future__ import annotations

from collections.abc import Sequence

from sopdoc.layout.tree import SignatureField
from sopdoc.render.numbers import Points
from sopdoc.render.pdf.file import PdfFile, pdf_text


def add_field(field: SignatureField, box: str, page: int, parent: int, file: PdfFile, points: Points) -> int:
    """The widget, which is the field too, on the page object `page`; `box`: its place, `parent`: its number in the structure."""
    look = file.stream(
        file.reserve(), f"/Type/XObject/Subtype/Form/BBox[0 0 {points[field.rect.w]} {points[field.rect.h]}]/Resources<<>>", b"",
    )
    return file.add(
        f"<</Type/Annot/Subtype/Widget/FT/Sig/T{pdf_text(field.name)}/TU{pdf_text(field.description)}/Rect[{box}]/F 4/P {page} 0 R"
        f"/AP<</N {look} 0 R>>/StructParent {parent}>>"
    )


def form(fields: Sequence[int]) -> str:
    """The catalogue's entry; "" for a document without fields."""
    return f"/AcroForm<</Fields[{' '.join(f'{number} 0 R' for number in fields)}]>>" if fields else ""
