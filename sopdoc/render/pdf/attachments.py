"""Files that travel inside a document: PDF/A-3 lets it carry the source that it was made from (ISO 19005-3, 6.8)."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from sopdoc.render.pdf.file import PdfFile, pdf_text

Attachment = tuple[str, bytes]          # file name and content
MEDIA = {"yaml": "text/yaml", "yml": "text/yaml"}
CHANGED = "D:19800101000000Z"           # PDF/A wants a day; no stage has a clock, and the file's own would differ between checkouts


def add_attachments(attachments: Sequence[Attachment], file: PdfFile) -> str:
    """Stores the files as the document's source; returns the catalogue's entries for them, "" for none."""
    if not attachments:
        return ""
    named = sorted((name, _add(name, content, file)) for name, content in attachments)
    numbers = " ".join(f"{number} 0 R" for _, number in named)
    names = "".join(f"{pdf_text(name)}{number} 0 R" for name, number in named)
    return f"/AF[{numbers}]/Names<</EmbeddedFiles<</Names[{names}]>>>>"


def _add(name: str, content: bytes, file: PdfFile) -> int:
    media = MEDIA.get(name.rpartition(".")[2].lower(), "application/octet-stream").replace("/", "#2F")
    total = hashlib.md5(content, usedforsecurity=False).hexdigest()
    stored = file.stream(
        file.reserve(), f"/Type/EmbeddedFile/Subtype/{media}/Params<</Size {len(content)}/CheckSum<{total}>/ModDate({CHANGED})>>", content,
    )
    words = pdf_text(name)
    return file.add(
        f"<</Type/Filespec/F{words}/UF{words}/Desc{pdf_text('Definisi yang menjadi sumber dokumen ini')}/AFRelationship/Source"
        f"/EF<</F {stored} 0 R/UF {stored} 0 R>>>>"
    )
