"""An identity sheet as it was read → number, name, dates, who signs, and the letterhead, as a definition says them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from sopdoc.impor.finding import RAGU, UNKNOWN, Finding, Place
from sopdoc.impor.identity.fields import Field, Identity, plain
from sopdoc.impor.identity.signers import each
from sopdoc.impor.lines import Line
from sopdoc.impor.written.dates import date_of
from sopdoc.impor.written.whole import whole
from sopdoc.model.decode_identitas import TANGGAL
from sopdoc.model.sop import PENYIAP
from sopdoc.writing.values import Commented, Value

PADDED = 8.0        # points, at each side of a cell
GAP = 1.6           # of a line's height: room to sign stands between the office and the name

_NIP = re.compile(r"(?:nip|nrp|nipppk)\b\.?\s*:?\s*", re.IGNORECASE)
_NRP = re.compile(r"nrp", re.IGNORECASE)
_ADDRESS = re.compile(
    r"^(?:jl\b|jln\b|jalan\b|alamat\b|telp|telepon|tlp|fax|faks|e-?mail|surel|website|laman|situs|kode pos)|www\.|http|@\w|\.go\.id",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[^\W\d_]")


def fields_of(identity: Identity, start: Place, title: str) -> tuple[dict[str, Value], list[Finding]]:
    """Number, name, dates and who signs, in the order of a definition; `start`: where what is missing would stand; `title`: what
    stands above the only flow.
    """
    result: dict[str, Value] = {}
    doubts: list[Finding] = []

    def doubt(key: str, value: str, text: str) -> None:
        result[key] = Commented(value, (RAGU + text,))
        found = identity.fields.get(key)
        doubts.append(Finding(key, "", Place(found.page, found.box) if found else start, text))

    nomor, nama = _plain(identity.fields.get("nomor")), _plain(identity.fields.get("nama"))
    result["nomor"], result["nama"] = nomor, nama
    if not nomor:
        doubt("nomor", UNKNOWN, "nomor tidak terbaca")
    elif " : " in nomor:
        doubt("nomor", nomor, "nomor mungkin memuat isian lain")
    if not nama:
        doubt("nama", title or "Tanpa nama", "nama tidak terbaca" + (", yang ditulis judul di atas tabel alur" if title else ""))
    for key in TANGGAL:
        written = _plain(identity.fields.get(key))
        if key not in identity.fields:
            continue
        dated = date_of(written)
        if dated and dated.doubt:
            doubt(key, dated.text, dated.doubt)
        elif dated:
            result[key] = dated.text
        else:
            doubt(key, UNKNOWN, f'"{written}" tidak terbaca sebagai tanggal')
    if "revisi ke" in identity.fields:
        result["revisi ke"] = _plain(identity.fields["revisi ke"])
    if _names(identity.fields.get("disahkan oleh")):
        result["disahkan oleh"] = _pejabat(identity.fields["disahkan oleh"])
    for peran in PENYIAP:
        found = [_pejabat(one) for key, field in identity.penyiap if key == peran for one in each(field) if _names(one)]
        if found:
            result[peran] = found
    return result, doubts


def kop_of(identity: Identity) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The letterhead's lines without those of its address, which follow one another; and these."""
    lines = whole(identity.kop.lines) if identity.kop else ()
    found = [index for index, line in enumerate(lines) if index and _ADDRESS.search(line)]
    first, last = (found[0], found[-1] + 1) if found else (0, 0)
    return (*lines[:first], *lines[last:]), lines[first:last]


def _names(field: Field | None) -> bool:
    """Does it say who signs?  Else it is a form to be filled in."""
    return bool(_LETTER.search(_NIP.sub("", _plain(field))))


def _plain(field: Field | None) -> str:
    return plain(field.text) if field else ""


def _pejabat(field: Field) -> Value:
    """Office above the room to sign, name and rank below it, the number at the end."""
    lines = list(field.lines)
    number = next((index for index, line in enumerate(lines) if _NIP.match(line.text)), None)
    result: dict[str, Value] = {}
    printed = lines.pop(number).text if number is not None else ""
    nip = _NIP.sub("", printed).strip()
    office, person = _parted(lines)
    room = field.box.width - 2 * PADDED
    result["jabatan"] = "\n".join(whole(office, room)) or UNKNOWN
    nama, *pangkat = whole(person, room) or ("",)
    if nama:
        result["nama"] = nama.strip("()")
    if pangkat:
        result["pangkat"] = "\n".join(pangkat)
    if nip:
        result["nrp" if _NRP.match(printed) else "nip"] = nip
    return result


def _parted(lines: Sequence[Line]) -> tuple[Sequence[Line], Sequence[Line]]:
    """At the widest gap between two lines; without one the first line is the office."""
    gaps = [(below.box.y0 - above.box.y1, index + 1) for index, (above, below) in enumerate(pairwise(lines))]
    widest, at = max(gaps, default=(0.0, len(lines)))
    at = at if gaps and widest > GAP * lines[0].box.height else min(1, len(lines))
    return lines[:at], lines[at:]

