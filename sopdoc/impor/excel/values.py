"""A worksheet cell's value → the text that Excel shows, in runs of one style."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import Any

from sopdoc.impor.office.drawing import Run

BULAN = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)

_DIGITS = re.compile(r"[#0?,.]*[#0?][#0?,.]*")
_ASIDE = re.compile(r"\[[^\]]*\]|_.|\*.")          # colours, conditions, blanks as wide as a sign
_QUOTED = re.compile(r'"([^"]*)"|\\(.)')


def runs_of(cell: Any) -> tuple[Run, ...]:
    """`cell`: openpyxl's, read with `rich_text` and `data_only`."""
    value, font = cell.value, cell.font
    if value is None or value == "":
        return ()
    bold, italic = bool(font and font.b), bool(font and font.i)
    if isinstance(value, list):         # a CellRichText: texts, and blocks with fonts of their own
        return tuple(_run(part, bold, italic) for part in value)
    return ((shown(value, str(cell.number_format)), bold, italic),)


def _run(part: Any, bold: bool, italic: bool) -> Run:
    own = getattr(part, "font", None)
    return (str(part), bool(own.b), bool(own.i)) if own is not None else (str(part), bold, italic)


def shown(value: object, pattern: str) -> str:
    """As the cell's format shows it: dates in words, whole numbers without a point, words beside a number kept."""
    if isinstance(value, str):
        return value.replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n")
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, date | datetime):
        return f"{value.day} {BULAN[value.month - 1]} {value.year}"
    if isinstance(value, time):
        return f"{value.hour:02}.{value.minute:02}"
    if isinstance(value, int | float):
        return _number(value, pattern)
    return str(value)


def _number(value: float, pattern: str) -> str:
    """`0" menit"` shows 5 as 5 menit, `0%` 0.5 as 50%."""
    plain = _ASIDE.sub("", pattern.split(";")[0])
    unquoted = _QUOTED.sub(lambda found: "\1" * len(found[0]), plain)
    percent = "%" in unquoted
    text = _digits(100 * value if percent else value)
    found = _DIGITS.search(unquoted)
    if found is None:
        return text
    before, after = plain[: found.start()], plain[found.end():]
    return _QUOTED.sub(lambda one: one[1] or one[2] or "", before) + text + _QUOTED.sub(lambda one: one[1] or one[2] or "", after)


def _digits(value: float) -> str:
    """With a comma, as Indonesian writes it, and no more digits than needed."""
    return f"{value:.10g}".replace(".", ",")
