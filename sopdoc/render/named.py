"""What a drawn piece says of its paragraph styles: whose words, and how large.  What they look like: `docx/looks.py`."""

from __future__ import annotations

from dataclasses import dataclass

from sopdoc.geometry import Emu


@dataclass(frozen=True, slots=True)
class Named:
    """Paragraphs of one role (a key of `looks.ROLES`) with words of one size; `fixed`: higher lines than the layout's must not come."""

    role: str
    size: Emu
    fixed: bool = False
