"""An identity sheet as it was read → number, name, dates, who signs, and the letterhead, as a definition says them."""

from __future__ import annotations

import re

from sopdoc.impor.finding import RAGU, UNKNOWN, Finding, Place
from sopdoc.impor.identity.fields import Field, Identity, plain
from sopdoc.impor.identity.signers import each
from sopdoc.impor.written.dates import date_of
from sopdoc.impor.written.officials import names, pejabat_of, wrong_nip
from sopdoc.impor.written.whole import whole
from sopdoc.model.decode_identitas import TANGGAL
from sopdoc.model.sop import PENYIAP
from sopdoc.writing.values import Bare, Commented, Value

_ADDRESS = re.compile(
    r"^(?:jl\b|jln\b|jalan\b|alamat\b|telp|telepon|tlp|fax|faks|e-?mail|surel|website|laman|situs|kode pos)|www\.|http|@\w|\.go\.id",
    re.IGNORECASE,
)


def fields_of(identity: Identity, start: Place, title: str) -> tuple[dict[str, Value], list[Finding]]:
    """Number, name, dates and who signs, in the order of a definition; `start`: where what is missing would stand; `title`: what
    stands above the only flow.
    """
    result: dict[str, Value] = {}
    doubts: list[Finding] = []

    def doubt(key: str, value: Bare, text: str) -> None:
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
    if names(identity.fields.get("disahkan oleh")):
        pejabat = pejabat_of(identity.fields["disahkan oleh"])
        result["disahkan oleh"] = pejabat
        if said := wrong_nip(pejabat):
            doubt("disahkan oleh", pejabat, said)
    for peran in PENYIAP:
        found = [pejabat_of(one) for key, field in identity.penyiap if key == peran for one in each(field) if names(one)]
        if found:
            result[peran] = found
        if said := "; ".join(filter(None, map(wrong_nip, found))):
            doubt(peran, found, said)
    return result, doubts


def kop_of(identity: Identity) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The letterhead's lines without those of its address, which follow one another; and these."""
    lines = whole(identity.kop.lines) if identity.kop else ()
    found = [index for index, line in enumerate(lines) if index and _ADDRESS.search(line)]
    first, last = (found[0], found[-1] + 1) if found else (0, 0)
    return (*lines[:first], *lines[last:]), lines[first:last]


def _plain(field: Field | None) -> str:
    return plain(field.text) if field else ""
