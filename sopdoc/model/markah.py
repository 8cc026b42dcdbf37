"""One line of text → runs of words: `**tebal**`, `*miring*`, `[teks](definisi)`, `{#id}`; `\\*`, `\\[` and `\\{` stand for themselves.

A star opens before a letter and closes after one; a star without a partner stays as written, so `2 * 3` needs no escape.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from sopdoc.model.teks import Kata

_KHUSUS = re.compile(r"[*\[\\]|\{#")
_TANDA = re.compile(r"\\(?P<lolos>[*\[{])|\{#(?P<acuan>[^{}\s]+)\}|\[(?P<teks>[^\[\]]+)\]\((?P<tautan>[^()\s]+)\)|(?P<bintang>\*{1,3})")
_LOLOS = re.compile(r"\\([*\[{])")


@dataclass(slots=True)
class _Keping:
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
    keping = _potong(line)
    _pasangkan(keping)
    return _gabung(keping)


def _potong(line: str) -> list[_Keping]:
    result: list[_Keping] = []
    end = 0
    for match in _TANDA.finditer(line):
        result.append(_Keping(line[end : match.start()]))
        end = match.end()
        if match["lolos"]:
            result.append(_Keping(match["lolos"]))
        elif match["acuan"]:
            result.append(_Keping(match.group(), acuan=match["acuan"]))
        elif match["tautan"]:
            result.append(_Keping(_LOLOS.sub(r"\1", match["teks"]), match["tautan"]))
        else:
            result.append(_Keping(match["bintang"], bintang=True))
    result.append(_Keping(line[end:]))
    return [k for k in result if k.teks]


def _pasangkan(keping: list[_Keping]) -> None:
    """Decide for every run of stars whether it opens, closes or is only stars."""
    terbuka: list[_Keping] = []
    for index, kini in enumerate(keping):
        if not kini.bintang:
            continue
        before = keping[index - 1].teks[-1] if index else " "
        after = keping[index + 1].teks[0] if index + 1 < len(keping) else " "
        partner = next((k for k in reversed(terbuka) if k.teks == kini.teks), None)
        if partner and not before.isspace():
            del terbuka[terbuka.index(partner) :]   # what was opened in between has no partner
            partner.buka, kini.buka = True, False
        elif not after.isspace():
            terbuka.append(kini)


def _gabung(keping: list[_Keping]) -> tuple[Kata, ...]:
    result: list[Kata] = []
    dalam = {"*": 0, "**": 0, "***": 0}
    for k in keping:
        if k.buka is not None:
            dalam[k.teks] += 1 if k.buka else -1
            continue
        both = dalam["***"] > 0
        kata = Kata(k.teks, both or dalam["**"] > 0, both or dalam["*"] > 0, k.tautan, acuan=k.acuan)
        if result and not kata.acuan and replace(result[-1], teks="") == replace(kata, teks=""):
            kata = replace(kata, teks=result.pop().teks + kata.teks)
        result.append(kata)
    return tuple(result)
