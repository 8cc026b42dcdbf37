"""A display list → a PDF of one page that other programs take as a picture: everything in it is an artifact."""

from __future__ import annotations

from collections.abc import Sequence

from sopdoc.geometry import Size, to_pt
from sopdoc.layout.text.fonts import FontSet
from sopdoc.render.items import Item
from sopdoc.render.pdf.file import PdfFile
from sopdoc.render.pdf.fonts import add_fonts
from sopdoc.render.pdf.pages import Pen


def drawing_pdf(items: Sequence[Item], size: Size, fonts: FontSet) -> bytes:
    """The page, as large as the drawing; text and paths only."""
    file, pen = PdfFile(), Pen(fonts)
    catalogue, pages, page = (file.reserve() for _ in range(3))
    content = pen.packed(pen.content(tuple(items), {}, size.h))
    stream = file.stream(file.reserve(), "/Filter/FlateDecode", content, filtered=True)
    resources = add_fonts({path: set(characters) for path, characters in pen.glyphs()}, file)
    box = f"{to_pt(size.w):.4f} {to_pt(size.h):.4f}"
    file.put(page, f"<</Type/Page/Parent {pages} 0 R/MediaBox[0 0 {box}]/Resources<</Font<<{resources}>>>>/Contents {stream} 0 R>>")
    file.put(pages, f"<</Type/Pages/Count 1/Kids[{page} 0 R]>>")
    return file.finish(file.put(catalogue, f"<</Type/Catalog/Pages {pages} 0 R>>"), file.add("<</Producer(sopdoc)>>"))
