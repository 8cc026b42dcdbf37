"""Text → diagnostics about characters that have no place in a definition.

Two kinds: those that break or falsify the sheet (control characters, switches of the writing direction) are errors;
those that merely cannot be seen (zero-width space and its kin, pasted from web pages) are dropped with a warning.
"""

from __future__ import annotations

import re
import unicodedata

from sopdoc.diagnostics import Report, Span

_KENDALI = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff"
_ARAH = r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_TAK_TERLIHAT = r"\u00ad\u200b\u200c\u200d\u2060\ufeff"
TERLARANG = re.compile(f"[{_KENDALI}{_ARAH}]")
TAK_TERLIHAT = re.compile(f"[{_TAK_TERLIHAT}]")
_CURIGA = re.compile(f"[{_KENDALI}{_ARAH}{_TAK_TERLIHAT}]")


def check_characters(text: str, file: str, report: Report) -> bool:
    """Report every suspicious character of the file; True when the text may be parsed.  Lines end with "\\n"."""
    clean = True
    for match in _CURIGA.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        column = match.start() - text.rfind("\n", 0, match.start())
        report_character(match.group(), Span(file, line, column, line, column + 1), report)
        clean = clean and TAK_TERLIHAT.match(match.group()) is not None
    return clean


def report_character(character: str, span: Span, report: Report) -> None:
    """One diagnostic for one character, by its code point: it cannot be shown itself."""
    name = f"U+{ord(character):04X}"
    if TAK_TERLIHAT.match(character):
        report.peringatan("SOP007", f"karakter tak terlihat {name} dibuang", span, "di sini", "hapus, lalu ketik ulang kata ini")
        return
    kind = "karakter pengubah arah tulisan" if unicodedata.category(character) == "Cf" else "karakter kendali"
    report.galat("SOP006", f"{kind} {name} tidak boleh ada", span, "di sini", "hapus, lalu ketik ulang kata ini")
