"""What a workbook may hold, counted before a library opens it: an empty merged cell over a million rows costs more than a book."""

from __future__ import annotations

import re
from collections.abc import Mapping

from sopdoc.impor.package import Package
from sopdoc.impor.page import TooMuchError

MOST_CELLS = 300_000        # of a worksheet, also of those that are merged
MOST_ROWS = 100_000         # that are formatted
MOST_TEXTS = 300_000
UNREAD = (                  # of a worksheet: what says nothing of its cells, and what programs write in ways that a library refuses
    b"sheetViews", b"sheetProtection", b"protectedRanges", b"autoFilter", b"conditionalFormatting", b"dataValidations", b"hyperlinks",
    b"printOptions", b"pageMargins", b"headerFooter", b"tableParts", b"extLst",
)
PAPER = (b"paperSize", b"orientation", b"scale")        # all that is read of how it is printed
ROOT = 2_000                # bytes in which a part's first element begins
NO_RELATIONS = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
UNSEEN = ("drawing", "comments", "threadedComment", "pivotTable")

_CELL, _ROW, _TEXT = (re.compile(rb"<(?:\w+:)?" + name + rb"[\s/>]") for name in (b"c", b"row", b"si"))
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref\s*=\s*[\"']\$?([A-Z]{1,3})\$?([0-9]{1,7}):\$?([A-Z]{1,3})\$?([0-9]{1,7})[\"']")


_CHARTS = re.compile(rb"<(?:\w+:)?chartsheet[\s/>]")
_UNREAD = re.compile(rb"<((?:\w+:)?(?:" + b"|".join(UNREAD) + rb"))\b(?:[^>]*/>|.*?</\1\s*>)", re.DOTALL)
_SETUP = re.compile(rb"<((?:\w+:)?pageSetup)\b([^>]*?)(/?>)")
_PAPER = re.compile(rb"\s(?:" + b"|".join(PAPER) + rb")\s*=\s*(?:\"[^\"]*\"|'[^']*')")


def cells_alone(package: Package) -> bytes:
    """The workbook as a library that reads cells may open it, without drawings, comments and pivot tables, and without what is not read
    of its worksheets; raises TooMuchError.
    """
    _refuse_too_much(package)
    parts = {name: _read_of(part) if b"sheetData" in part else part for name, part in package.parts.items()}
    return Package(_related(parts)).plain(lambda kind, _: kind not in UNSEEN)


def _related(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """A library asks a chart sheet for its relations, also one that has none."""
    sheets = (name.rpartition("/") for name, part in parts.items() if _CHARTS.search(part[:ROOT]))
    return {f"{folder}/_rels/{name}.rels": NO_RELATIONS for folder, _, name in sheets} | dict(parts)


def _read_of(worksheet: bytes) -> bytes:
    return _SETUP.sub(lambda found: b"<" + found[1] + b"".join(_PAPER.findall(found[2])) + found[3], _UNREAD.sub(b"", worksheet))


def _refuse_too_much(package: Package) -> None:
    for name, part in package.parts.items():
        if not name.endswith(".xml"):
            continue
        merged = sum(_places(*found.groups()) for found in _MERGED.finditer(part))
        if merged + _count(_CELL, part) > MOST_CELLS or _count(_ROW, part) > MOST_ROWS or _count(_TEXT, part) > MOST_TEXTS:
            raise TooMuchError(f"lebih dari {MOST_CELLS} sel atau {MOST_ROWS} baris di satu lembar kerja")


def _count(pattern: re.Pattern[bytes], part: bytes) -> int:
    return sum(1 for _ in pattern.finditer(part))


def _places(left: bytes, top: bytes, right: bytes, bottom: bytes) -> int:
    return (abs(_column(right) - _column(left)) + 1) * (abs(int(bottom) - int(top)) + 1)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + letter - 64
    return number
