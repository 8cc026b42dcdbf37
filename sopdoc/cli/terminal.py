"""Diagnostic → the lines that a terminal shows: place, excerpt, carets, hint.

    galat[SOP203]: keputusan hanya punya satu cabang
      --> definitions/cuti.yaml:41:5 (kegiatan 4)
       |
    41 |     ya: periksa-berkas
       |     ^^ hanya satu
       = petunjuk: tambahkan cabang lain
       = juga kegiatan 7 (baris 52)

Texts of the user's file may hold anything; what reaches the terminal is one line each, without control characters.
"""

from __future__ import annotations

import re
import unicodedata

from sopdoc.diagnostics import Diagnostic, Place, Severity, Span

LEBAR = 110        # columns of excerpt; a longer line is cut around the span
TANDA = 40         # carets at most; a longer span is marked at its beginning
_SEBELUM = 30      # columns of it that stay visible before the span
_TAB = 4
_POTONG = "…"

_TEBAL, _ULANG, _BIRU = "\x1b[1m", "\x1b[0m", "\x1b[1;34m"
_WARNA = {Severity.GALAT: "\x1b[1;31m", Severity.PERINGATAN: "\x1b[1;33m", Severity.CATATAN: "\x1b[1;36m"}
_AKHIR_BARIS = re.compile(r"\r\n|\r|\n")


def format_diagnostic(diagnostic: Diagnostic, source_text: str | None, colour: bool) -> str:
    """The whole message without a final line break; `source_text` is the file's content, None when it cannot be shown."""
    paint = _paint if colour else _plain
    tint = _WARNA[diagnostic.severity]
    span = diagnostic.span
    line = _line(source_text, span) if span.file else None
    gutter = " " * len(str(span.line)) if line is not None else " "
    bar = paint(f"{gutter} |", _BIRU)
    head = paint(f"{diagnostic.severity.label}[{diagnostic.code}]", tint)
    note = f"{gutter} {paint('=', _BIRU)}"
    result = [f"{head}{paint(f': {escape(diagnostic.message)}', _TEBAL)}"]
    if span.file:
        place = diagnostic.place if diagnostic.also else diagnostic.unsaid_place
        name = f" ({escape(place)})" if place else ""
        result.append(f"{gutter}{paint('-->', _BIRU)} {escape(span.file)}:{span.line}:{span.column}{name}")
    if line is not None:
        excerpt, start, width = _excerpt(line, span)
        marks = "^" * width if width <= TANDA else "^" * TANDA + _POTONG
        carets = paint(f"{marks} {escape(diagnostic.label)}".rstrip(), tint)
        result += [bar, f"{paint(f'{span.line} |', _BIRU)} {excerpt}".rstrip(), f"{bar} {' ' * start}{carets}"]
    elif diagnostic.label:
        result.append(f"{note} {escape(diagnostic.label)}")
    if diagnostic.hint:
        result.append(f"{note} petunjuk: {escape(diagnostic.hint)}")
    result += [f"{note} juga {_also(place, diagnostic)}" for place in diagnostic.also]
    return "\n".join(result)


def _also(place: Place, first: Diagnostic) -> str:
    """One more place in a line: where, and what of it differs from the first."""
    span, label, hint = place.span, place.label, place.hint
    where = f"di baris {span.line}" if not place.name else f"{escape(place.name)} (baris {span.line})"
    said = [escape(label)] if label not in ("", first.label) else []
    said += [f"petunjuk: {escape(hint)}"] if hint not in ("", first.hint) else []
    return ": ".join((where, "; ".join(said))) if said else where


def escape(text: str) -> str:
    """The text with everything that could move the cursor or turn the writing direction spelled out."""
    return text if text.isascii() and text.isprintable() else "".join(map(_visible, text))


def _paint(text: str, code: str) -> str:
    return f"{code}{text}{_ULANG}"


def _plain(text: str, _code: str) -> str:
    return text


def _visible(character: str) -> str:
    if character == "\t":
        return " " * _TAB
    if character.isprintable() or character == "\u00a0":
        return character
    code = ord(character)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _line(text: str | None, span: Span) -> str | None:
    """The first line of the span, without its end; None when the file has changed since."""
    if not text:
        return None
    lines = _AKHIR_BARIS.split(text.removeprefix("\ufeff"))
    return lines[span.line - 1] if 0 < span.line <= len(lines) else None


def _excerpt(line: str, span: Span) -> tuple[str, int, int]:
    """What is shown of the line, and where the carets begin and how many there are, in terminal columns.

        Menyusun laporan kegiatan …          long line: …usun laporan kegiatan …
                 ^^^^^^^                                    ^^^^^^^
    """
    start = min(span.column - 1, len(line))
    end = min(span.end_column - 1, len(line)) if span.end_line == span.line else len(line.rstrip())
    end = max(end, start)
    first = _cut_before(line, start)
    shown = [_visible(c) for c in line[first : first + 2 * LEBAR]]   # twice: combining letters take no column
    keep = _cut_after(shown)
    before, cut_end = (_POTONG if first else ""), first + keep < len(line)
    excerpt = before + "".join(shown[:keep]) + (_POTONG if cut_end else "")
    at = _width(before + "".join(shown[: start - first]))
    marked = _width("".join(shown[start - first : min(end - first, keep)]))
    return excerpt, at, max(marked, 1)


def _cut_before(line: str, start: int) -> int:
    """The first character shown: the line's first one, unless the span begins too far to the right."""
    return 0 if _width("".join(map(_visible, line[: start + 1]))) < LEBAR - _SEBELUM else max(start - _SEBELUM, 0)


def _cut_after(shown: list[str]) -> int:
    """How many characters fit."""
    used = 0
    for index, piece in enumerate(shown):
        used += _width(piece)
        if used > LEBAR:
            return index
    return len(shown)


def _width(text: str) -> int:
    """Terminal columns: two for wide letters, none for combining ones."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
