"""Lines of one who signs → office, name, rank and number, as a definition says them.

    Plt. KEPALA DINAS PERHUBUNGAN        ┐ jabatan
    KABUPATEN UJI,                       ┘
                                           room to sign, or "ttd" in its place
    FULAN BIN FULAN, S.T.                  nama
    Pembina (IV/a)  NIP. 19800101 …        pangkat, nip
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from sopdoc.impor.finding import UNKNOWN
from sopdoc.impor.identity.fields import Field, plain
from sopdoc.impor.lines import ROOM, Line
from sopdoc.impor.written.whole import whole
from sopdoc.writing.values import Value

NIP, OLD_NIP = 18, 9        # digits
GAP = 1.6           # of a line's height: room to sign stands between the office and the name

_NIP = re.compile(r"(?:nip|nrp|nipppk)\b\.?\s*:?\s*", re.IGNORECASE)
_NRP = re.compile(r"nrp", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_LETTER = re.compile(r"[^\W\d_]")
_SIGNED = re.compile(r"\W*(?:ttd|t\.t\.d|dto|d\.t\.o|tanda ?tangan|cap ?(?:dan|/|&) ?(?:ttd|tanda ?tangan))\W*", re.IGNORECASE)
_CERTIFIED = re.compile(r"(?:telah )?ditandatangani secara elektronik(?: oleh)?\s*:?", re.IGNORECASE)
_OF_OFFICE = re.compile(
    r"(?:kabupaten|kota|provinsi|kecamatan|kelurahan|desa|nagari|republik|daerah|wilayah|selaku|pada|u\.b\.|u\.p\.|a\.n\.)(?:\s|$)",
    re.IGNORECASE,
)


def names(field: Field | None) -> bool:
    """Does it say who signs?  Else it is a form to be filled in."""
    return bool(field and _LETTER.search(_NIP.sub("", plain(field.text))))


def pejabat_of(field: Field) -> dict[str, Value]:
    """Office above the room to sign, name and rank below it, the number at the end or behind the rank."""
    lines = [line for line in field.lines if not _CERTIFIED.fullmatch(line.text)]
    lines, printed = _numbered(lines)
    nip = _NIP.sub("", printed).strip()
    office, person = _parted(lines)
    room = field.box.width - ROOM
    result: dict[str, Value] = {"jabatan": "\n".join(whole(office, room)) or UNKNOWN}
    nama, *pangkat = whole(person, room) or ("",)
    if nama:
        result["nama"] = nama.strip("()")
    if pangkat:
        result["pangkat"] = "\n".join(pangkat)
    if nip:
        result["nrp" if _NRP.match(printed) else "nip"] = nip
    return result


def _numbered(lines: Sequence[Line]) -> tuple[list[Line], str]:
    """The lines without the number, and the number with its label, which begins a line or follows the rank."""
    for index, line in enumerate(lines):
        at = next((n for n, word in enumerate(line.words) if _NIP.match(word.text)), None)
        if at == 0 or (at and _DIGIT.search(Line(line.words[at:]).text)):
            rest = [Line(line.words[:at])] if at else []
            return [*lines[:index], *rest, *lines[index + 1:]], Line(line.words[at:]).text
    return list(lines), ""


def _parted(lines: Sequence[Line]) -> tuple[Sequence[Line], Sequence[Line]]:
    """At a word that stands for the signature, or at the widest gap between two lines; without one, behind the first line and those
    that go on from it."""
    signed = next((index for index, line in enumerate(lines) if index and _SIGNED.fullmatch(line.text)), None)
    if signed is not None:
        return lines[:signed], lines[signed + 1:]
    gaps = [(below.box.y0 - above.box.y1, index + 1) for index, (above, below) in enumerate(pairwise(lines))]
    widest, at = max(gaps, default=(0.0, len(lines)))
    if not (gaps and widest > GAP * lines[0].box.height):
        at = next((n for n, (above, below) in enumerate(pairwise(lines), 1) if not _goes_on(above, below)), len(lines))
    return lines[:at], lines[at:]


def _goes_on(above: Line, below: Line) -> bool:
    """Does an office go on in the next line?  It may end in a comma, which no line but its last does."""
    return bool(_OF_OFFICE.match(below.text)) and above.text[-1] != ","


def wrong_nip(pejabat: Mapping[str, Value]) -> str:
    """Why a NIP cannot be right: it has 18 digits, the old one 9, and one that is to be filled in none."""
    nip = str(pejabat.get("nip", ""))
    digits = sum(map(str.isdigit, nip))
    return f'NIP "{nip}" berisi {digits} angka, seharusnya {NIP}' if digits not in (0, OLD_NIP, NIP) else ""
