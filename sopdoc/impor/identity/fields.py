"""What an identity sheet says: fields by their labels, sections by their titles, each with the cells it was read from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sopdoc.impor.lines import Line, one_text
from sopdoc.impor.page import Box

_SOP = r"(?:sop[- ]ap|sop|spo|pos|standar operasional prosedur|prosedur|dokumen)"
FIELDS = {
    "nomor": rf"(?:(?:nomor|no\.?|kode)(?: urut)? {_SOP}|nomor|no\.?|{_SOP} (?:nomor|no\.?))",
    "tanggal pembuatan": r"(?:tanggal|tgl\.?) (?:pembuatan|penyusunan|dibuat|disusun)",
    "tanggal revisi": r"(?:tanggal|tgl\.?) (?:revisi|perubahan|direvisi)",
    "tanggal efektif": r"(?:tanggal|tgl\.?) (?:mulai )?(?:efektif|berlaku|diberlakukan|pemberlakuan)",
    "tanggal pengesahan": r"(?:tanggal|tgl\.?) (?:pengesahan|disahkan|penetapan|ditetapkan)",
    "tanggal terbit": r"(?:tanggal|tgl\.?) (?:terbit|penerbitan|diterbitkan)",
    "disusun oleh": r"(?:disusun|disiapkan|dirumuskan)(?: oleh)?", "diperiksa oleh": r"(?:diperiksa|diverifikasi|ditelaah)(?: oleh)?",
    "revisi ke": r"(?:no\.?|nomor)? ?revisi(?: ke)?", "disahkan oleh": r"(?:(?:disahkan|ditetapkan|disetujui)(?: oleh)?|pengesahan)",
    "halaman": r"hal(?:aman|\.)?", "nama": rf"(?:nama|judul|nama ?/ ?judul)(?: {_SOP})?",
}
SECTIONS = {
    "dasar hukum": r"(?:dasar|landasan) hukum", "kualifikasi pelaksana": r"(?:kualifikasi|kualitas) (?:pelaksana|pelaksanaan|petugas)",
    "keterkaitan": r"keterkaitan(?: dengan)?(?: (?:sop|pos|spo))?(?: (?:lain(?:nya)?|terkait))?",
    "peralatan/perlengkapan": r"(?:peralatan|perlengkapan)(?: ?(?:/|dan|&)(?: ?(?:peralatan|perlengkapan|kelengkapan))?)?",
    "peringatan": r"peringatan",
    "pencatatan dan pendataan": r"pencatatan(?: ?(?:dan|&|/)(?: ?(?:pendataan|pendaftaran|pelaporan))?)?",
}

_AGAIN = re.compile(r"\s*\(?(?:lanjutan|sambungan)\)?$", re.IGNORECASE)
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Field:
    """Lines, and the cell they stand in; `colon`: one stood before them."""

    lines: tuple[Line, ...]
    page: int
    box: Box
    colon: bool = False

    @property
    def text(self) -> str:
        return one_text(self.lines)


@dataclass(frozen=True, slots=True)
class Section:
    """`key`: the regulation's, else as printed; `title` as printed; `parts`: a cell each, over pages."""

    key: str
    parts: tuple[Field, ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Identity:
    """`unread`: cells with words that are neither a field, nor a section, nor the letterhead.

    `penyiap`: who drew it up and who examined it; `boxed`: keys and labels of those who sign in boxes at the foot;
    `spo`: the form of health offices; `rows`: keys and labels as printed, from above, also of what is left empty.
    """

    fields: dict[str, Field]
    sections: tuple[Section, ...]
    kop: Field | None = None
    unread: tuple[Field, ...] = ()
    spo: bool = False
    rows: tuple[tuple[str, str], ...] = ()
    penyiap: tuple[tuple[str, Field], ...] = ()
    boxed: tuple[tuple[str, str], ...] = ()


def plain(text: str) -> str:
    """With single spaces."""
    return _SPACES.sub(" ", text).strip()


def title_text(text: str) -> str:
    """A title without its colon, and without the word that it goes on from the page before."""
    return _AGAIN.sub("", plain(text)).rstrip(" :")


def goes_on(text: str) -> bool:
    """Does a title say that what it names began on the page before?"""
    return bool(_AGAIN.search(plain(text).rstrip(" :")))


def begun(text: str) -> str:
    """The title without what says that it goes on."""
    return _AGAIN.sub("", plain(text).rstrip(" :"))


def section_key(title: str) -> str | None:
    """The key of a section that the regulation knows."""
    return next((key for key, pattern in SECTIONS.items() if re.fullmatch(pattern, title, re.IGNORECASE)), None)


def labels_in(text: str) -> Iterator[tuple[str, str]]:
    """The keys whose label begins a text that has a colon behind it or nothing, each with the label as printed."""
    for key, label in FIELDS.items():
        found = re.match(rf"({label})\s*(:|$)", text, re.IGNORECASE)
        if found:
            yield key, found[1]


def field_key(text: str) -> str | None:
    """The key of a cell that holds a label and nothing else."""
    return next((key for key, label in FIELDS.items() if re.fullmatch(rf"{label}\s*:?", plain(text), re.IGNORECASE)), None)
