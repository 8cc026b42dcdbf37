"""Dates as sheets write them → as a definition says them: in Indonesian, whatever language the program was told of.

    2 January 2026, 2 Jan. 2026, 02-Jan-26, Jakarta, 2 Januari 2026    ─▶   2 Januari 2026
    02/01/2026, 2.1.26                                                 ─▶   2026-01-02
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from sopdoc.diagnostics import Report
from sopdoc.model.decode_identitas import decode_tanggal
from sopdoc.model.nilai import BULAN
from sopdoc.source.node import ScalarNode

CENTURY = 2000          # of a year in two figures
YEAR = 4                # figures
MONTHS = len(BULAN)

_WORD = re.compile(r"[a-z]+", re.IGNORECASE)
_ENGLISH = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
)
_OLD = {"pebruari": "Februari", "nopember": "November"}
_SHORT = (
    "jan", "feb peb", "mar mrt", "apr", "mei may", "jun", "jul", "agu agt ags agst agus agust aug", "sep sept", "okt oct", "nov nop",
    "des dec",
)
_MONTHS = {
    **{month.lower(): month for month in BULAN}, **dict(zip(_ENGLISH, BULAN, strict=True)), **_OLD,
    **{short: month for month, all_short in zip(BULAN, _SHORT, strict=True) for short in all_short.split()},
}
_BEFORE = re.compile(r"(?:tanggal|tgl\.?)\s+|(?:senin|selasa|rabu|kamis|jum['’]?at|sabtu|minggu|ahad)\s*[,/]\s*", re.IGNORECASE)
_PLACE = re.compile(r"[^\W\d][^\d,.]{2,40},\s*(?=[\d.…_])")
_NAMED = re.compile(r"(?:([0-9]{1,2}|[.…_]+)[\s-]*)?([a-z]+)\.?,?[\s-]*([0-9]{4}|(?<=[\s-])['’]?[0-9]{2})\.?", re.IGNORECASE)
_AMERICAN = re.compile(r"([a-z]+)\.? ([0-9]{1,2})(?:st|nd|rd|th)?, ([0-9]{4})", re.IGNORECASE)
_NUMBERS = re.compile(r"([0-9]{1,2})\s*([/.-])\s*([0-9]{1,2})\s*\2\s*([0-9]{4}|[0-9]{2})")


@dataclass(frozen=True, slots=True)
class Dated:
    """`text` as a definition says it; `doubt`: what else it may mean, or ""."""

    text: str
    doubt: str = ""


def date_of(text: str) -> Dated | None:
    """None for what is no date."""
    plain = _BEFORE.sub("", text.strip(), count=1)
    placed = _PLACE.match(plain)
    plain = plain[placed.end():] if placed else plain
    numbers = _NUMBERS.fullmatch(plain)
    found = _in_numbers(numbers) if numbers else Dated(_in_words(plain))
    if not _is_date(found.text):
        return None
    return replace(found, doubt=f'"{text}" dibaca sebagai {found.text}') if placed else found


def _in_numbers(found: re.Match[str]) -> Dated:
    """Day, month, year; where the month is none, as America has it.  With strokes, both may be meant."""
    one, other, year = int(found[1]), int(found[3]), _year(found[4])
    if other > MONTHS:
        return Dated(f"{year:04}-{one:02}-{other:02}")
    both = found[2] == "/" and one <= MONTHS and one != other > 0
    doubt = f'"{found[0]}" dibaca sebagai {one} {BULAN[other - 1]} {year}' if both else ""
    return Dated(f"{year:04}-{other:02}-{one:02}", doubt)


def _in_words(text: str) -> str:
    american = _AMERICAN.fullmatch(text)
    text = f"{american[2]} {american[1]} {american[3]}" if american else text
    named = _NAMED.fullmatch(text)
    if named and named[2].lower() in _MONTHS and (named[1] or len(named[3]) == YEAR):
        parts = (named[1] or "", named[2], str(_year(named[3])))
        text = " ".join(part for part in parts if part)
    return _WORD.sub(lambda word: word[0] if word[0].capitalize() in BULAN else _MONTHS.get(word[0].lower(), word[0]), text)


def _year(figures: str) -> int:
    year = int(figures.lstrip("'’"))
    return year if year > 99 else CENTURY + year


def _is_date(text: str) -> bool:
    report = Report()
    decode_tanggal(ScalarNode(text, plain=False), "tanggal", report)
    return not report.has_galat
