"""Text → diagnostics about characters that have no place in a definition.

Those that break or falsify the sheet (control characters, switches of the writing direction) are errors; those that
merely cannot be seen (zero-width space and its kin, pasted from web pages) are dropped with a warning.  Spaces and dashes
of a word processor look like those of YAML and are none: errors where they would be read as structure.
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
BUTIR_KETIK = re.compile(r"[–—−‐‑•▪●◦‣·]\s")      # what a word processor makes of "- " at the start of an item
BUKAN_BUTIR = (
    "SOP020", "tanda ini bukan tanda butir", "dari pengolah kata", 'ganti dengan "-", atau beri tanda kutip pada seluruh teksnya',
)
_SPASI_KETIK = re.compile(
    r"^ *(?:- *)*(?P<awal>[\u00a0\u2000-\u200a\u202f\u205f\u3000])"
    r"|^ *(?:- +)*[^\s'\"#:][^:#\n]*:(?P<nilai>[\u00a0\u2000-\u200a\u202f\u205f\u3000])",
    re.MULTILINE,
)
_CURIGA = re.compile(f"[{_KENDALI}{_ARAH}{_TAK_TERLIHAT}]")


def check_characters(text: str, file: str, report: Report) -> bool:
    """Report every suspicious character of the file; True when the text may be parsed.  Lines end with "\\n"."""
    clean = True
    for match in _CURIGA.finditer(text):
        report_character(match.group(), _span(file, text, match.start()), report)
        clean = clean and TAK_TERLIHAT.match(match.group()) is not None
    return _check_spaces(text, file, report) and clean


def _check_spaces(text: str, file: str, report: Report) -> bool:
    """Only the first one is shown: a pasted file has them in every line."""
    found = [match.start(match.lastgroup or "") for match in _SPASI_KETIK.finditer(text)]
    if not found:
        return True
    first, more = found[0], f", juga di {len(found) - 1} baris lain" if len(found) > 1 else ""
    hint = "ganti dengan spasi biasa; spasi seperti ini terbawa dari Word atau halaman web"
    message = f"spasi khusus U+{ord(text[first]):04X} sebagai ganti spasi biasa{more}"
    report.galat("SOP020", message, _span(file, text, first), "di sini", hint)
    return False


def _span(file: str, text: str, place: int) -> Span:
    line, column = text.count("\n", 0, place) + 1, place - text.rfind("\n", 0, place)
    return Span(file, line, column, line, column + 1)


def report_character(character: str, span: Span, report: Report) -> None:
    """One diagnostic for one character, by its code point: it cannot be shown itself."""
    name = f"U+{ord(character):04X}"
    if TAK_TERLIHAT.match(character):
        report.peringatan("SOP007", f"karakter tak terlihat {name} dibuang", span, "di sini", "hapus, lalu ketik ulang kata ini")
        return
    kind = "karakter pengubah arah tulisan" if unicodedata.category(character) == "Cf" else "karakter kendali"
    report.galat("SOP006", f"{kind} {name} tidak boleh ada", span, "di sini", "hapus, lalu ketik ulang kata ini")
