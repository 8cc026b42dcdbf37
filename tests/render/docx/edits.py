"""A built DOCX edited as officials do in Word: by XML, the same every time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from copy import deepcopy
from typing import Any

from lxml import etree

from .opened import W, find, parts

TYPED = "Kegiatan yang disisipkan"
LINES = 7
LARGER = 4                    # half-points
GROWN = 1160                  # twips: 58 pt, since two of the lowest rows shelter no more of an arrow

MAIN, STYLES = "word/document.xml", "word/styles.xml"
CELLS = ("Kop", "Nama", "Identitas", "Isian", "Pejabat", "Bagian", "Kepala", "Sel")      # styles of words in tables

Edit = Callable[[Any, int], object]      # the main part (`enlarge`: the styles) and a row of its longest flow → the part edited in place


def edited(data: bytes, edit: Edit, row: int | None = None) -> bytes:
    """The document with one row edited: that one of its longest flow (on one page), else the middle one."""
    opened = parts(data)
    row, part = middle(etree.fromstring(opened[MAIN])) if row is None else row, STYLES if edit is enlarge else MAIN
    changed = etree.fromstring(opened[part])
    edit(changed, row)
    opened[part] = etree.tostring(changed, xml_declaration=True, encoding="UTF-8", standalone=True)
    return packed(opened)


def packed(opened: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in opened.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content)
    return target.getvalue()


def flows(body: Any) -> list[list[Any]]:
    """The rows of each flow table below its header."""
    tables = (find(table, "./w:tr[not(w:trPr/w:tblHeader)]") for table in find(body, "/w:document/w:body/w:tbl[w:tr/w:trPr/w:tblHeader]"))
    return [rows for rows in tables if any(find(row, ".//wp:anchor") for row in rows)]


def longest(body: Any) -> list[Any]:
    return max(flows(body), key=len)


def middle(body: Any) -> int:
    return (len(longest(body)) - 1) // 2


def lengthen(body: Any, row: int) -> None:
    """The row's words become seven lines: line breaks, as an official would go on typing."""
    cell = max(find(longest(body)[row], "./w:tc"), key=lambda one: len("".join(find(one, "./w:p/w:r/w:t/text()"))))
    run = find(cell, "./w:p/w:r[w:t]")[-1]
    for _ in range(LINES - 1):
        etree.SubElement(run, f"{W}br")
        etree.SubElement(run, f"{W}t").text = "dan seterusnya"


def heighten(body: Any, row: int) -> None:
    """The row is drawn 58 pt higher."""
    (height,) = find(longest(body)[row], "./w:trPr/w:trHeight")
    height.set(f"{W}val", str(int(height.get(f"{W}val")) + GROWN))


def insert(body: Any, row: int) -> None:
    """A row below this one, as Word makes it: of the same cells and height, without what they held."""
    above = longest(body)[row]
    added = deepcopy(above)
    for paragraph in find(added, "./w:tc/w:p"):
        if paragraph.getprevious() is not None and paragraph.getprevious().tag == f"{W}p":
            paragraph.getparent().remove(paragraph)
            continue
        for child in find(paragraph, "./*[not(self::w:pPr)]"):
            paragraph.remove(child)
    words = etree.SubElement(etree.SubElement(find(added, "./w:tc/w:p")[1], f"{W}r"), f"{W}t")
    words.text = TYPED
    above.addnext(added)


def delete(body: Any, row: int) -> None:
    gone = longest(body)[row]
    gone.getparent().remove(gone)


def enlarge(styles: Any, row: int) -> None:
    """All words of the tables 2 pt larger, by their styles."""
    for style in find(styles, "./w:style"):
        if style.get(f"{W}styleId").partition("-")[0] in CELLS:
            for size in find(style, "./w:rPr/w:sz | ./w:rPr/w:szCs"):
                size.set(f"{W}val", str(int(size.get(f"{W}val")) + LARGER))


def spoil(body: Any) -> None:
    """Every field says 0, until a program updates it."""
    for result in find(body, "//w:r[w:t][preceding-sibling::w:r[1]/w:fldChar[@w:fldCharType='separate']]/w:t"):
        result.text = "0"
