"""What a drawn piece says of its lists: how each counts, and from which number.  Word counts them itself (`docx/numbering.py`)."""

from __future__ import annotations

from dataclasses import dataclass

from sopdoc.layout.tree import Style


@dataclass(frozen=True, slots=True)
class Form:
    """How a list counts and what its numbers look like; `text` has "%1" for the number, `hangs`: words stand behind it, after a tab."""

    kind: str
    text: str
    style: Style
    hangs: bool


@dataclass(frozen=True, slots=True)
class NumberList:
    """One list and its first number."""

    form: Form
    start: int
