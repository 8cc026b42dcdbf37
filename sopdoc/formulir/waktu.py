"""`waktu` as a number and its unit, where it is one: "2 hari kerja" → ("2", "hari kerja"); all other words stay in one cell."""

from __future__ import annotations

import re

_NUMBERED = re.compile(r"((?:0|[1-9][0-9]{0,8})(?:,[0-9]{0,3}[1-9])?) (\S[^\n]*)")     # as Excel gives the number back


def split(text: str) -> tuple[str, str]:
    """The number and the unit; all words and "" where it is nothing of the kind."""
    found = _NUMBERED.fullmatch(text)
    return (found[1], found[2]) if found else (text, "")


def joined(number: str, unit: str) -> str:
    return f"{number} {unit}".strip()
