"""Files that travel inside a document: PDF/A-3 lets it carry the source that it was made from (ISO 19005-3, 6.8)."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from sopdoc.render.pdf.file import PdfFile, pdf_text

Attachment = tuple[str, bytes]          # file name and content
MEDIA = {
    "yaml": "text/yaml", "yml": "text/yaml", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "svg": "image/svg+xml",
    "pdf": "application/pdf",
}
DEFINITION, LAMPIRAN = "Definisi yang menjadi sumber dokumen ini", "Berkas lampiran yang menjadi sumber dokumen ini"
CHANGED = "D:19800101000000Z"           # PDF/A wants a day; no stage has a clock, and the file's own would differ between checkouts


def add_attachments(attachments: Sequence[Attachment], file: PdfFile) -> str:
    """Stores the files as the document's source; returns the catalogue's entries for them, "" for none."""
    if not attachments:
        return ""
    named = [(name, _add(name, content, file)) for name, content in sorted(attachments, key=lambda one: _stored(one[0]))]
    numbers = " ".join(f"{number} 0 R" for _, number in named)
    names = "".join(f"{pdf_text(name)}{number} 0 R" for name, number in named)
    return f"/AF[{numbers}]/Names<</EmbeddedFiles<</Names[{names}]>>>>"


def _stored(name: str) -> bytes:
    """The bytes that `pdf_text` stands for, by which readers search the names."""
    return name.encode() if name.isascii() else b"\xfe\xff" + name.encode("utf-16-be", "replace")


def _add(name: str, content: bytes, file: PdfFile) -> int:
    kind = MEDIA.get(name.rpartition(".")[2].lower(), "application/octet-stream")
    media, told = kind.replace("/", "#2F"), DEFINITION if kind == "text/yaml" else LAMPIRAN
    total = hashlib.md5(content, usedforsecurity=False).hexdigest()
    stored = file.stream(
        file.reserve(), f"/Type/EmbeddedFile/Subtype/{media}/Params<</Size {len(content)}/CheckSum<{total}>/ModDate({CHANGED})>>", content,
    )
    words = pdf_text(name)
    return file.add(
        f"<</Type/Filespec/F{words}/UF{words}/Desc{pdf_text(told)}/AFRelationship/Source"
        f"/EF<</F {stored} 0 R/UF {stored} 0 R>>>>"
    )
