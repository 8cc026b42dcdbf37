"""What a person does about a file whose reader is not here: installs it, or in the page from disk, which cannot have it, goes elsewhere."""

from __future__ import annotations

import sys

TESSERACT = "Debian dan Ubuntu: sudo apt install tesseract-ocr tesseract-ocr-ind; Windows: pemasang tesseract dengan bahasa Indonesian"
ELSEWHERE = "halaman ini tidak dapat membacanya; impor dengan sopdoc yang dipasang di komputer"


def hint(library: str = "") -> str:
    """Of a library of Python; without one, of tesseract."""
    if sys.platform == "emscripten":
        return ELSEWHERE
    return f"pasang dengan: python3 -m pip install --upgrade {library}" if library else TESSERACT
