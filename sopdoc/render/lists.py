"""What a drawn piece says of its lists: how each counts, and from which number.  Word counts them itself (`docx/numbering.py`)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Form:
    """How a list counts; `text` has "%1" for the number, `hangs`: words stand behind it, after a tab.

    `look`: Word's properties of the number, as far as it looks other than the words of its paragraph.
    """

    kind: str
    text: str
    look: str
    hangs: bool


@dataclass(frozen=True, slots=True)
class NumberList:
    """One list and its first number."""

    form: Form
    start: int
