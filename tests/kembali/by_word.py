"""What people do in Word, by XML; and what comes back of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from lxml import etree
from render.docx.edits import MAIN, packed
from render.docx.opened import find, parts

from sopdoc.compiler import Compiler, documents_of
from sopdoc.definitions import definition_at
from sopdoc.diagnostics import Report
from sopdoc.formulir.back import Returned
from sopdoc.kembali.back import letter_taken_back
from sopdoc.kembali.base import said_at
from sopdoc.kembali.letter import read_letter
from sopdoc.naskah import Naskah
from sopdoc.reading import Reader
from sopdoc.revision.compare import compare
from sopdoc.revision.shown import shown
from sopdoc.source.read import read_plain

Change = Callable[[Any], object]


@cache
def document_of(path: Path) -> bytes:
    ((_, content),) = documents_of(Compiler().compile(definition_at(path)), "docx")
    return content


def changed(data: bytes, change: Change) -> bytes:
    """The document with its main part changed."""
    opened = parts(data)
    body = etree.fromstring(opened[MAIN])
    change(body)
    return packed(opened | {MAIN: etree.tostring(body, xml_declaration=True, encoding="UTF-8", standalone=True)})


def back(path: Path, data: bytes, text: str | None = None) -> Returned:
    """`text`: what the definition says meanwhile."""
    reader, definition = Reader(), definition_at(path)
    said = text if text is not None else read_plain(path, str(path), Report())
    assert said is not None
    letter, today = read_letter(data), reader.said(definition, said, Report()).naskah
    assert letter
    assert today
    base = said_at(letter, today, said, reader)
    assert base is not None
    return letter_taken_back(letter, base, today, said, reader)


def told(old: Naskah, new: Naskah) -> list[tuple[str, str, str]]:
    """What `sopdoc diff` says."""
    return [(one.bagian, one.semula.polos, one.menjadi.polos) for one in compare(*shown(old, new), new.profile.sebutan).perubahan]


def read_at(path: Path) -> Naskah:
    naskah = Reader().read(definition_at(path), Report()).naskah
    assert naskah
    return naskah


def cell_saying(body: Any, words: str) -> Any:
    return next(cell for cell in find(body, "//w:tc") if words in "".join(find(cell, "./w:p//w:t/text()")))


def retype(cell: Any, words: str) -> None:
    """Its first paragraph says something else: the words of its first run, the others go."""
    first, *others = find(find(cell, ".//w:p[.//w:t]")[0], ".//w:r[w:t]")
    for text in find(first, "./w:t")[1:]:
        first.remove(text)
    find(first, "./w:t")[0].text = words
    for run in others:
        run.getparent().remove(run)


def rows_of(body: Any) -> list[Any]:
    """Of all flow tables, below their headers."""
    tables = find(body, "/w:document/w:body/w:tbl[w:tr/w:trPr/w:tblHeader]")
    return [row for table in tables if find(table, ".//wp:anchor") for row in find(table, "./w:tr[not(w:trPr/w:tblHeader)]")]


def words_cell(row: Any) -> Any:
    """The uraian: the second cell."""
    return find(row, "./w:tc")[1]


def symbol_of(row: Any, kind: str = "") -> Any:
    """The run that draws the first symbol of a row."""
    named = ((run, find(run, ".//wp:docPr")[0].get("name")) for run in find(row, "./w:tc/w:p/w:r[.//wps:cNvSpPr]"))
    return next(run for run, name in named if name.startswith("Kegiatan") and kind in name)


def lane_of(row: Any, run: Any) -> int:
    return next(index for index, cell in enumerate(find(row, "./w:tc")) if run in cell.iter())
