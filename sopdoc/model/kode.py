"""Sop → its verification code: short enough to be typed from paper, and the same for everything that prints the same.

    000.8.3.3/012 … ──sidik──▶ 80 bits ──▶ 7K2M-Q0XT-9RDV-4HCE

Crockford's base 32: no letters that look like digits; what people misread is understood.
"""

from __future__ import annotations

from sopdoc.model.sidik import sidik
from sopdoc.model.sop import Sop

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH, GROUP = 16, 4
MISREAD = str.maketrans("OIL", "011", " -–.")


def kode(sop: Sop) -> str:
    """The code of what this SOP's sheet says, as it is printed."""
    number = int(sidik(sop)[: LENGTH * 5 // 4], 16)
    found = "".join(LETTERS[number >> 5 * place & 31] for place in reversed(range(LENGTH)))
    return "-".join(found[start:start + GROUP] for start in range(0, LENGTH, GROUP))


def as_printed(text: str) -> str:
    """A code as somebody typed it → as it is printed; "" for what cannot be one."""
    found = text.upper().translate(MISREAD)
    if len(found) != LENGTH or not set(found) <= set(LETTERS):
        return ""
    return "-".join(found[start:start + GROUP] for start in range(0, LENGTH, GROUP))
