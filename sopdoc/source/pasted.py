"""Texts as pasted → texts in ordinary characters, and one remark a file for each kind of what was done (SOP007, SOP025, SOP026).

No-break spaces hold only where somebody means it, between a word and its number ("Pasal 3", "Rp 5.000"): word processors
and chat programs put them anywhere, and a text full of them cannot be broken into lines.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from sopdoc.diagnostics import NOWHERE, Diagnostic, Report, Severity, Span, in_lines
from sopdoc.source.characters import listed, named, place_of
from sopdoc.source.ordinary import NO_BREAK, Kind, ordinary

HARD = "\u00a0"                # how a space that holds is written, whichever it was

_NUMBERED = (
    "Rp|IDR|USD|No|Nomor|Pasal|ayat|huruf|angka|butir|Bab|Bagian|Paragraf|Lampiran|Tahun|halaman|hlm|hal|pukul|tanggal|Golongan|Gol|Kelas"
    "|Formulir"
)
_HELD = re.compile(     # after a word that is followed by a number or its like, and inside a number
    rf"(?:(?:(?<!\w)(?:{_NUMBERED})\.?|[$€])[{NO_BREAK}](?=\(?(?:\d|[IVXLCDM]+\b|[a-z]\b))|(?<=\d)[{NO_BREAK}](?=\d{{3}}(?!\d)))",
    re.IGNORECASE,
)
_KEPT = "\0"                   # stands for a space that holds while the others are replaced; no definition can contain it


# code, severity, what was done, what there is to know about it
_TOLD = {
    Kind.DROPPED: (
        "SOP007", Severity.PERINGATAN, "karakter tak terlihat dibuang", "terbawa dari Word atau halaman web; yang tercetak tidak berubah",
    ),
    Kind.SPACE: (
        "SOP025", Severity.CATATAN, "spasi khusus dibaca sebagai spasi biasa",
        "terbawa dari Word atau halaman web; yang menyatukan kata dengan nomornya (Pasal 3, Rp 5.000) tetap",
    ),
    Kind.SIGN: (
        "SOP026", Severity.CATATAN, "karakter dicetak dengan bentuk biasanya", "periksa hasilnya, atau ketik sendiri tanda yang dimaksud",
    ),
}


@dataclass(slots=True)
class _Found:
    """What was done of one kind: where first, how often, in which lines, to which characters."""

    span: Span
    count: int = 0
    lines: set[int] = field(default_factory=set)
    characters: dict[str, str] = field(default_factory=dict)


class Pasted:
    """Makes the texts of one file ordinary, and remembers what was done."""

    def __init__(self, text: str, file: str) -> None:
        self._text, self._file = text, file
        self._found: dict[Kind, _Found] = {}

    def ordinary(self, text: str, span: Span, start: int, end: int) -> str:
        """A scalar's text in ordinary, composed characters; it stands at `span`, from `start` to `end` in the file's text."""
        if text.isascii():
            return text
        text = _keep_held(unicodedata.normalize("NFC", text))
        instead: dict[int, str] = {}
        for character in dict.fromkeys(text):
            if not character.isascii() and (found := ordinary(character)):
                kind, instead[ord(character)] = found
                places = self._places(character, start, end) or [span]
                self._note(kind, character, instead[ord(character)], text.count(character), places)
        return unicodedata.normalize("NFC", text.translate(instead)).replace(_KEPT, HARD)

    def _places(self, character: str, start: int, end: int) -> list[Span]:
        """Where the character stands between two places of the file; nowhere when it is written as an escape."""
        written = _keep_held(self._text[start:end])
        return [place_of(self._text, self._file, start + at) for at, c in enumerate(written) if c == character]

    def _note(self, kind: Kind, character: str, instead: str, count: int, places: list[Span]) -> None:
        found = self._found.setdefault(kind, _Found(places[0]))
        found.span = min(found.span, *places)
        found.count += count
        found.lines.update(span.line for span in places)
        found.characters[character] = instead

    def tell(self, report: Report) -> None:
        """One remark for each kind."""
        for kind, found in self._found.items():
            code, severity, done, hint = _TOLD[kind]
            names = [named(c) + (f" → {instead}" if kind is Kind.SIGN else "") for c, instead in found.characters.items()]
            message = f"{found.count} {done}, {in_lines(found.lines)}: {listed(names)}"
            report.add(Diagnostic(code, severity, message, found.span, "di sini" if found.count == 1 else "yang pertama", hint))


def ordinary_text(text: str) -> str:
    """The text as a definition's reader would give it back."""
    return Pasted("", "").ordinary(text, NOWHERE, 0, 0)


def _keep_held(text: str) -> str:
    return _HELD.sub(lambda match: match.group()[:-1] + _KEPT, text)
