"""One line of text → runs of words: `**tebal**`, `*miring*`, `[teks](definisi)`, `{#id}`; `\\*`, `\\[` and `\\{` stand for themselves.

A title has stars only: it refers to nothing.

A star opens before a letter and closes after one; a star without a partner stays as written, so `2 * 3` needs no escape.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from sopdoc.model.teks import Kata, judul_of

_KHUSUS = re.compile(r"[*\[\\]|\{#")
_TANDA = re.compile(r"\\(?P<lolos>[*\[{])|\{#(?P<acuan>[^{}\s]+)\}|\[(?P<teks>[^\[\]]+)\]\((?P<tautan>[^()\s]+)\)|(?P<bintang>\*{1,3})")
_LOLOS = re.compile(r"\\([*\[{])")


@dataclass(slots=True)
class _Piece:
    """A piece of the line: words, or stars that switch the style when `buka` is set."""

    teks: str
    tautan: str = ""
    acuan: str = ""
    bintang: bool = False
    buka: bool | None = None   # True opens, False closes, None: words


def decode_kata(line: str) -> tuple[Kata, ...]:
    """The runs of one cleaned line, neighbours of one style merged; an empty line has none."""
    if not _KHUSUS.search(line):
        return (Kata(line),) if line else ()
    return _styled(_cut(line))


def decode_judul(line: str) -> str:
    """A cleaned line as a title."""
    return judul_of(_styled([_words(piece) for piece in _cut(line)])) if _KHUSUS.search(line) else line


def _words(piece: _Piece) -> _Piece:
    """The piece, as it was written where it refers to something."""
    return _Piece(f"[{piece.teks}]({piece.tautan})") if piece.tautan else _Piece(piece.teks) if piece.acuan else piece


def _styled(pieces: list[_Piece]) -> tuple[Kata, ...]:
    _pair(pieces)
    return _joined(pieces)


def _cut(line: str) -> list[_Piece]:
    result: list[_Piece] = []
    end = 0
    for match in _TANDA.finditer(line):
        result.append(_Piece(line[end : match.start()]))
        end = match.end()
        if match["lolos"]:
            result.append(_Piece(match["lolos"]))
        elif match["acuan"]:
            result.append(_Piece(match.group(), acuan=match["acuan"]))
        elif match["tautan"]:
            result.append(_Piece(_LOLOS.sub(r"\1", match["teks"]), match["tautan"]))
        else:
            result.append(_Piece(match["bintang"], bintang=True))
    result.append(_Piece(line[end:]))
    return [k for k in result if k.teks]


def _pair(pieces: list[_Piece]) -> None:
    """Decide for every run of stars whether it opens, closes or is only stars."""
    open_stars: list[_Piece] = []
    for index, piece in enumerate(pieces):
        if not piece.bintang:
            continue
        before = pieces[index - 1].teks[-1] if index else " "
        after = pieces[index + 1].teks[0] if index + 1 < len(pieces) else " "
        partner = next((k for k in reversed(open_stars) if k.teks == piece.teks), None)
        if partner and not before.isspace():
            del open_stars[open_stars.index(partner) :]   # what was opened in between has no partner
            partner.buka, piece.buka = True, False
        elif not after.isspace():
            open_stars.append(piece)


def _joined(pieces: list[_Piece]) -> tuple[Kata, ...]:
    result: list[Kata] = []
    dalam = {"*": 0, "**": 0, "***": 0}
    for k in pieces:
        if k.buka is not None:
            dalam[k.teks] += 1 if k.buka else -1
            continue
        both = dalam["***"] > 0
        kata = Kata(k.teks, both or dalam["**"] > 0, both or dalam["*"] > 0, k.tautan, acuan=k.acuan)
        if result and not kata.acuan and replace(result[-1], teks="") == replace(kata, teks=""):
            kata = replace(kata, teks=result.pop().teks + kata.teks)
        result.append(kata)
    return tuple(result)
