"""A text → the way a definition writes it."""

from __future__ import annotations

import json
import re

_POLOS = re.compile(r"[A-Za-z0-9](?:[\w ./…()-]*[\w.…)])?")    # texts that need no quotes in YAML


def quoted(text: str) -> str:
    """The text as one YAML scalar."""
    return text if _POLOS.fullmatch(text) and text.casefold() != "null" else json.dumps(text, ensure_ascii=False)
