"""Names of files and folders as Windows takes them: which it cannot have, which are one there, which paths are too long.

Definitions travel: an office's folder is made on one system and opened on another.
Source: <https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file>.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path

DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in "123456789¹²³")})
FORBIDDEN = frozenset('<>:"/\\|?*')
LONGEST = 259           # characters of a whole path; Word and Acrobat open no longer ones, even where Windows itself would


def unfit(name: str) -> str:
    """Why no file or folder can be called so on Windows; "" for a name that can be."""
    if name.split(".")[0].rstrip().lower() in DEVICES:
        return f'"{name.split(".")[0]}" di Windows adalah nama perangkat'
    if wrong := sorted(sign for sign in set(name) if sign in FORBIDDEN or ord(sign) < ord(" ")):
        return f"Windows tidak menerima {' '.join(wrong if wrong[0] >= ' ' else ['tanda kendali'])} dalam nama"
    return "Windows tidak menerima nama yang berakhir dengan titik atau spasi" if name[-1:] in {".", " "} else ""


def same(name: str) -> str:
    """Equal for names that are one file on some system: capital and small letters, letters with their accents apart."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def is_too_long(path: Path, ending: int = 0) -> bool:
    """`ending`: characters that still come."""
    return len(str(path.absolute())) + ending > LONGEST
