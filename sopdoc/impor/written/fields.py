"""An identity sheet as it was read → number, name, dates, who signs, and the letterhead, as a definition says them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sopdoc.impor.finding import RAGU, UNKNOWN, Finding, Place
from sopdoc.impor.identity.fields import Identity, plain
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
    said = _Said(identity, start)
    said.number()
    said.name(title)
    said.dates()
    said.signers()
    return said.values, said.doubts


@dataclass(frozen=True, slots=True)
class _Said:
    """What a definition says of an identity, and where that is doubted."""

    identity: Identity
    start: Place
    values: dict[str, Value] = field(default_factory=dict)
    doubts: list[Finding] = field(default_factory=list)

    def number(self) -> None:
        nomor = self._plain("nomor")
        if not nomor:
            self._doubt("nomor", UNKNOWN, "nomor tidak terbaca")
        else:
            self._say("nomor", nomor, "nomor mungkin memuat isian lain" if " : " in nomor else "")

    def name(self, title: str) -> None:
        nama = self._plain("nama")
        lost = "nama tidak terbaca" + (", yang ditulis judul di atas tabel alur" if title else "")
        self._say("nama", nama or title or "Tanpa nama", "" if nama else lost)

    def dates(self) -> None:
        for key in TANGGAL:
            if key in self.identity.fields:
                written = self._plain(key)
                dated = date_of(written)
                if dated:
                    self._say(key, dated.text, dated.doubt)
                else:
                    self._doubt(key, UNKNOWN, f'"{written}" tidak terbaca sebagai tanggal')
        if "revisi ke" in self.identity.fields:
            self.values["revisi ke"] = self._plain("revisi ke")

    def signers(self) -> None:
        approves = self.identity.fields.get("disahkan oleh")
        if approves and names(approves):
            pejabat = pejabat_of(approves)
            self._say("disahkan oleh", pejabat, wrong_nip(pejabat))
        for peran in PENYIAP:
            found = [pejabat_of(one) for key, field in self.identity.penyiap if key == peran for one in each(field) if names(one)]
            if found:
                self._say(peran, found, "; ".join(filter(None, map(wrong_nip, found))))

    def _say(self, key: str, value: Bare, doubt: str) -> None:
        if doubt:
            self._doubt(key, value, doubt)
        else:
            self.values[key] = value

    def _doubt(self, key: str, value: Bare, text: str) -> None:
        found = self.identity.fields.get(key)
        self.values[key] = Commented(value, (RAGU + text,))
        self.doubts.append(Finding(key, "", Place(found.page, found.box) if found else self.start, text))

    def _plain(self, key: str) -> str:
        found = self.identity.fields.get(key)
        return plain(found.text) if found else ""


def kop_of(identity: Identity) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The letterhead's lines without those of its address, which follow one another; and these."""
    lines = whole(identity.kop.lines) if identity.kop else ()
    found = [index for index, line in enumerate(lines) if index and _ADDRESS.search(line)]
    first, last = (found[0], found[-1] + 1) if found else (0, 0)
    return (*lines[:first], *lines[last:]), lines[first:last]
