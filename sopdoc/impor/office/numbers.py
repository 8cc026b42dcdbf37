"""A number as Word's lists write it: 4 → 4, 04, d, D, iv, IV."""

from __future__ import annotations

BULLET = "•"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"),
          (4, "iv"), (1, "i"))
MOST = 32_767           # Word's own limit


def counted(kind: str, value: int) -> str:
    """`kind`: w:numFmt; what it does not name here counts in digits."""
    value = min(max(value, 0), MOST)
    written = str(value)
    if kind == "decimalZero":
        written = f"{value:02}"
    elif kind.endswith("Letter") and value:
        repeated, letter = divmod(value - 1, 26)
        written = chr(ord("a") + letter) * min(repeated + 1, 10)
    elif kind.endswith("Roman"):
        written = _roman(value)
    return written.upper() if kind.startswith("upper") else written


def _roman(value: int) -> str:
    text = ""
    for size, letters in _ROMAN:
        times, value = divmod(value, size)
        text += letters * times
    return text
