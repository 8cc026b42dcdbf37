"""A DOCX with tracked changes → the lines of its tables after all changes are accepted, or all rejected.

`decided` works on Word's own XML; `seen_by_libreoffice` on what LibreOffice made of it.
"""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

from lxml import etree
from tools import require_tool

Decision = Literal["terima", "tolak"]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
GONE = {"terima": f"{W}del", "tolak": f"{W}ins"}
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
INLINE = ("r", "ins", "del", "hyperlink", "sdt", "sdtContent")
NUMBER = re.compile(r"^[0-9]+\.\t?")


def document(content: bytes) -> Any:
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml"))


def decided(content: bytes, decision: Decision) -> list[str]:
    """Every line of words in the tables' cells, drawings apart."""
    gone = GONE[decision]
    rows = (row for row in document(content).iter(f"{W}tr") if row.find(f"{W}trPr/{gone}") is None)
    return [line for row in rows for cell in row.findall(f"{W}tc") for line in _lines(cell, gone)]


def _lines(cell: Any, gone: str) -> Iterator[str]:
    text = ""
    for paragraph in cell.findall(f"{W}p"):
        text += "".join(_words(paragraph, gone))
        if paragraph.find(f"{W}pPr/{W}rPr/{gone}") is None:
            if text.strip():
                yield text.strip()
            text = ""
    if text.strip():
        yield text.strip()


def _words(node: Any, gone: str) -> Iterator[str]:
    for child in node:
        if child.tag in (f"{W}t", f"{W}delText"):
            yield (child.text or "").replace("\u200b", "")
        elif child.tag == f"{W}tab":
            yield "\t"
        elif child.tag.removeprefix(W) in INLINE and child.tag != gone:
            yield from _words(child, gone)


def flows(content: bytes, decision: Decision) -> list[list[str]]:
    """What is left of the body: the words of each paragraph between tables, and of each table's rows."""
    gone, found = GONE[decision], []
    for block in document(content).find(f"{W}body"):
        if block.tag == f"{W}tbl":
            rows = [row for row in block.iter(f"{W}tr") if row.find(f"{W}trPr/{gone}") is None]
            found.append([line for row in rows for cell in row.findall(f"{W}tc") for line in _lines(cell, gone)])
        elif block.tag == f"{W}p" and block.find(f"{W}pPr/{W}rPr/{gone}") is None:
            found.append(["".join(_words(block, gone))])
    return [lines for lines in found if any(line.strip() for line in lines)]


def shapes(content: bytes, decision: Decision) -> set[str]:
    """The names of the drawings that are left."""
    gone = GONE[decision]
    there = (
        shape for shape in document(content).iter(f"{WP}docPr")
        if not any(around.tag == gone or around.find(f"{W}trPr/{gone}") is not None for around in shape.iterancestors(gone, f"{W}tr"))
    )
    return {shape.get("name") for shape in there}


def unnumbered(lines: list[str]) -> list[str]:
    """Without the numbers of rows and items, which follow from order."""
    return [bare for line in lines if (bare := NUMBER.sub("", line).strip())]


def seen_by_libreoffice(content: bytes, folder: Path) -> tuple[set[str], dict[Decision, list[str]]]:
    """Kinds of changes that LibreOffice tracks, and the lines of the whole document after either decision."""
    (folder / "sop.docx").write_bytes(content)
    command = [require_tool("soffice"), "--headless", f"-env:UserInstallation={(folder / 'profil').as_uri()}", "--convert-to", "fodt"]
    subprocess.run([*command, "--outdir", str(folder), str(folder / "sop.docx")], check=True, capture_output=True, timeout=120)
    root = etree.parse(str(folder / "sop.fodt"))
    kinds = {r.get(f"{{{TEXT}}}id"): etree.QName(r[0]).localname for r in root.iter(f"{{{TEXT}}}changed-region")}
    return set(kinds.values()), {"terima": _odf_lines(root, kinds, "deletion"), "tolak": _odf_lines(root, kinds, "insertion")}


def _odf_lines(root: Any, kinds: dict[str, str], gone: str) -> list[str]:
    """Words outside of the changes that are `gone`; a paragraph whose end lies in one goes on in the next."""
    pieces: list[str] = []
    depth = 0
    body = next(root.iter("{urn:oasis:names:tc:opendocument:xmlns:office:1.0}text"))
    for event, node in etree.iterwalk(body, events=("start", "end")):
        if _skipped(node):
            continue
        name = etree.QName(node).localname
        if event == "start":
            kind = kinds.get(node.get(f"{{{TEXT}}}change-id"), "")
            depth += (kind == gone) * (name == "change-start") - (kind == gone) * (name == "change-end")
            pieces.append("" if depth else _own_words(node, name))
        else:
            pieces.append("\n" if name in ("p", "h") and not depth else "")
            pieces.append("" if depth else node.tail or "")
    lines = "".join(pieces).replace("\u200b", "").split("\n")
    return [line.strip() for line in lines if line.strip()]


def _own_words(node: Any, name: str) -> str:
    return {"tab": "\t", "s": " " * int(node.get(f"{{{TEXT}}}c", "1"))}.get(name, node.text or "")


def _skipped(node: Any) -> bool:
    """Drawings and the list of changes."""
    inside = (node, *node.iterancestors())
    return any(etree.QName(n).namespace.endswith(":drawing:1.0") or etree.QName(n).localname == "tracked-changes" for n in inside)
