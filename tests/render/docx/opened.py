"""A .docx opened again: its parts as text, as element trees, and what they say in points."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

NS = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "v": "urn:schemas-microsoft-com:vml",
}
W = f"{{{NS['w']}}}"
R = f"{{{NS['r']}}}"


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def root(data: bytes, part: str = "word/document.xml") -> Any:
    return etree.fromstring(parts(data)[part])


def find(element: Any, path: str) -> list[Any]:
    return list(element.xpath(path, namespaces=NS))


def anchors(body: Any) -> list[Any]:
    """Every anchored drawing; not the pictures that stand in for shapes."""
    return find(body, "//wp:anchor[not(ancestor::mc:Fallback)]")


def drawings(data: bytes) -> Iterator[tuple[Any, Any]]:
    """Every anchored drawing with the paragraph that carries it."""
    for anchor in anchors(root(data)):
        yield anchor, next(parent for parent in anchor.iterancestors(f"{W}p"))


def own_text(paragraph: Any) -> str:
    """A paragraph's words without those of the shapes that hang on it."""
    texts = find(paragraph, "./w:r/w:t | ./w:hyperlink/w:r/w:t")
    return "".join(text.text or "" for text in texts).replace("\u200b", "")


def bookmark_pages(body: Any) -> list[tuple[str, int]]:
    """Every bookmark with the page that it stands on, of a document whose pages all begin with a break."""
    found, page = [], 1
    for element in body.iter(f"{W}pageBreakBefore", f"{W}sectPr", f"{W}bookmarkStart"):
        if element.tag == f"{W}bookmarkStart":
            found.append((element.get(f"{W}name"), page))
        elif element.tag == f"{W}pageBreakBefore" or element.getparent().tag == f"{W}pPr":
            page += 1
    return found


def page_fields(body: Any) -> list[tuple[str, str]]:
    """Every PAGEREF: the bookmark that it asks for, and what is cached in it."""
    found = []
    for code in find(body, "//w:r[starts-with(normalize-space(w:instrText), 'PAGEREF ')][not(ancestor::mc:Fallback)]"):
        results = find(code, "./following-sibling::w:r[w:t][1]/w:t/text()")
        found.append(("".join(find(code, "./w:instrText/text()")).split()[1], results[0]))
    return found


def formula(run: Any) -> tuple[list[str], list[str], str]:
    """Of a field that reckons: its codes, the results of the fields in it and its own, and what other programs show."""
    codes, results = ([text.strip() for text in find(run, f".//mc:Choice/w:{tag}/text()")] for tag in ("instrText", "t"))
    return codes, results, "".join(find(run, ".//mc:Fallback/w:t/text()"))


def said(anchor: Any) -> tuple[str, str]:
    """Name and description of a drawing."""
    properties = find(anchor, "./wp:docPr")[0]
    return properties.get("name"), properties.get("descr", "")
