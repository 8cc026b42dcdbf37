"""Dates as sheets write them → as a definition says them: in Indonesian, whatever language the program was told of."""

from __future__ import annotations

import re

from sopdoc.diagnostics import Report
from sopdoc.model.decode_identitas import decode_tanggal
from sopdoc.model.nilai import BULAN
from sopdoc.source.node import ScalarNode

_WORD = re.compile(r"[a-z]+", re.IGNORECASE)
_ENGLISH = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
)
_MONTHS = dict(zip(_ENGLISH, BULAN, strict=True))


def date_of(text: str) -> str | None:
    """None for what is no date."""
    dated = _WORD.sub(lambda word: _MONTHS.get(word[0].lower(), word[0]), text)
    report = Report()
    decode_tanggal(ScalarNode(dated, plain=False), "tanggal", report)
    return None if report.has_galat else dated
