"""Words as somebody typed or pasted them → as a definition says them.

    "•  Surat\\n•  Nota "  ─▶  "- Surat\\n- Nota"        of a cell: its own bullets and numbers make a list
    "1. UU 25/2009\\n2. PP 96/2012"  ─▶  two items       of a section: a list's items bring no number of their own
"""

from __future__ import annotations

import re

BULLET = re.compile(r"(?:[•·▪◦‣●○■□➢✓–—-]|o(?=\t))\s+|[\uf000-\uf0ff]\s*")     # Word's own signs come from its private area
COUNT = re.compile(r"(?:[0-9]{1,2}[.)]|[a-z][.)])\s+(?=\S)")


def cleaned(text: str) -> str:
    """Lines without the spaces of a word processor; every bullet becomes the definition's own."""
    lines = (BULLET.sub("- ", line.strip(), count=1) if BULLET.match(line.strip()) else line for line in text.splitlines())
    return "\n".join(line for line in (" ".join(one.split()) for one in lines) if line)


def items(text: str) -> tuple[str, ...]:
    """One item a line; where all bring a bullet or a number, without it."""
    lines = cleaned(text).splitlines()
    for mark in (BULLET, COUNT):
        if len(lines) > 1 and all(mark.match(line) for line in lines):
            return tuple(mark.sub("", line, count=1) for line in lines)
    return tuple(lines)
