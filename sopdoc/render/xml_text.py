"""Text → text that XML can hold."""

from __future__ import annotations

import re

NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")   # characters that XML 1.0 has no way to write


def writable(text: str) -> str:
    """The text with a replacement character for each that XML has no way to write."""
    return NOT_XML.sub("\ufffd", text)
