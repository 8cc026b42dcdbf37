"""Names of places → what Word calls them."""

from __future__ import annotations

import hashlib
from functools import lru_cache


@lru_cache(maxsize=4096)
def anchor(name: str) -> str:
    """The bookmark of a place: Word allows 40 letters, digits and underscores; a leading underscore hides it."""
    return f"_sop{hashlib.sha256(name.encode()).hexdigest()[:16]}"
