"""A few words → the text of a new definition file: commented, valid, ready to be built (`templates/baru/`).

Decides the example rows of a new SOP; the words around them are the templates'.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sopdoc.diagnostics import Report
from sopdoc.model.decode_alur import KEGIATAN_TERBANYAK
from sopdoc.model.decode_instansi import decode_instansi
from sopdoc.model.decode_pelaksana import PELAKSANA_TERBANYAK
from sopdoc.model.judul import judul_nama
from sopdoc.profile.decode import load_profile
from sopdoc.profile.source import templates_dir
from sopdoc.source.read import parse, read
from sopdoc.source.splice import quoted

PELAKSANA = ("Pengelola Data", "Kepala Seksi")
LANGKAH = (        # what is done, how long it takes, and what comes of it, which the next row needs
    ("Menerima surat permohonan", "10 menit", "Surat permohonan tercatat"),
    ("Memeriksa kelengkapan berkas", "30 menit", "Berkas terperiksa"),
    ("Menyusun konsep surat", "60 menit", "Konsep surat"),
    ("Mengoreksi konsep surat", "30 menit", "Konsep surat terkoreksi"),
    ("Menandatangani surat", "5 menit", "Surat bertanda tangan"),
    ("Mengirimkan surat", "15 menit", "Bukti pengiriman"),
    ("Mengarsipkan surat", "10 menit", "Arsip surat"),
)
AWAL = "Surat permohonan"
PIMPINAN = {       # who leads, where it is no "Kepala"
    "Kecamatan": "Camat", "Kelurahan": "Lurah", "Sekretariat": "Sekretaris", "Inspektorat": "Inspektur", "RSUD": "Direktur RSUD",
    "Rumah": "Direktur Rumah", "Pengadilan": "Ketua Pengadilan", "Universitas": "Rektor Universitas", "Fakultas": "Dekan Fakultas",
}

_KATA = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Agency:
    """What a new SOP must know of its agency: the key of the first official, and the form of the sheet ("sop", "spo")."""

    pejabat: str = ""
    bentuk: str = "sop"


NO_AGENCY = Agency()


@dataclass(frozen=True, slots=True)
class Langkah:
    """One example row."""

    uraian: str
    pelaksana: str
    kelengkapan: str
    waktu: str
    output: str


def instansi_text(nama: str, profil: str, skema: str = "") -> str:
    """A new instansi.yaml; `nama` may hold several lines of the letterhead, parted by ";"."""
    kop = [line.strip() for line in nama.split(";") if line.strip()]
    return _render("instansi.yaml.j2", kop=kop, jabatan=jabatan(kop[-1]) if kop else "", profil=profil, skema=skema)


def jabatan(kop: str) -> str:
    """Who leads the agency that a line of the letterhead names: CAMAT for a kecamatan, else its Kepala."""
    nama = judul_nama(kop)
    jenis, _, rest = nama.partition(" ")
    return f"{PIMPINAN[jenis]} {rest}".strip() if jenis in PIMPINAN else f"Kepala {nama}"


def sop_text(
    nama: str, nomor: str, pelaksana: tuple[str, ...], kegiatan: int, agency: Agency = NO_AGENCY, skema: str = "",
) -> str:
    """A new SOP with `kegiatan` example rows that go from column to column, in the form of the agency's sheet."""
    kolom = kunci_pelaksana(pelaksana)
    rows = langkah([kunci for kunci, _ in kolom], kegiatan)
    template = "spo.yaml.j2" if agency.bentuk == "spo" else "sop.yaml.j2"
    return _render(template, nama=nama, nomor=nomor, pelaksana=kolom, kegiatan=rows, pejabat=agency.pejabat, skema=skema)


def name_of(path: Path) -> str:
    """The name that a file's name says: pembuatan-ktp.yaml → Pembuatan KTP."""
    return judul_nama(" ".join(re.split(r"[-_\s]+", path.stem)).strip().upper())


def limits(pelaksana: int, kegiatan: int) -> str:
    """Why so many columns and rows cannot be; "" when they can."""
    if not 1 <= pelaksana <= PELAKSANA_TERBANYAK:
        return f"jumlah pelaksana 1 sampai {PELAKSANA_TERBANYAK}, bukan {pelaksana}"
    if not pelaksana <= kegiatan <= KEGIATAN_TERBANYAK:
        return f"jumlah kegiatan {pelaksana} (satu tiap pelaksana) sampai {KEGIATAN_TERBANYAK}, bukan {kegiatan}"
    return ""


def kunci_pelaksana(judul: tuple[str, ...]) -> list[tuple[str, str]]:
    """A short key for every title: its words in small letters, numbered where two are alike."""
    result: dict[str, str] = {}
    for title in judul:
        plain = unicodedata.normalize("NFKD", title.casefold()).encode("ascii", "ignore").decode()
        name = key = "-".join(_KATA.findall(plain)) or "pelaksana"
        count = 2
        while key in result:
            key, count = f"{name}-{count}", count + 1
        result[key] = title
    return list(result.items())


def langkah(pelaksana: list[str], count: int) -> list[Langkah]:
    """Example rows; each needs what the one before it made."""
    result: list[Langkah] = []
    needed = AWAL
    for index in range(count):
        again, place = divmod(index, len(LANGKAH))
        uraian, waktu, output = LANGKAH[place]
        if again:
            uraian, output = f"{uraian} tahap {again + 1}", f"{output} tahap {again + 1}"
        result.append(Langkah(uraian, pelaksana[index * len(pelaksana) // count], needed, waktu, output))
        needed = output
    return result


def is_profile(name: str, report: Report) -> bool:
    """Is there such a profile?  If not, the report says which there are."""
    return load_profile(name, (), report) is not None


def agency_of(instansi: Path) -> Agency:
    """What an agency's file says about its sheets; nothing where it cannot be read."""
    report = Report()
    node = read(instansi, instansi.name, report)
    berkas = decode_instansi(node, instansi.parent, report) if node else None
    profile = load_profile(berkas.profil, berkas.penyesuaian, report) if berkas else None
    return Agency(next(iter(berkas.instansi.pejabat), ""), profile.bentuk_identitas if profile else "sop") if berkas else NO_AGENCY


def readable(text: str, name: str, report: Report) -> bool:
    """Can the new text be read?  Only strange letters in the options prevent it."""
    parse(text, name, report)
    return not report.has_galat


def _render(template: str, **values: Any) -> str:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # 40 ms, only for this command

    environment = Environment(
        loader=FileSystemLoader(templates_dir() / "baru"), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
        keep_trailing_newline=True, autoescape=False,  # YAML, where the filter quotes
    )
    environment.filters["yaml"] = quoted
    return environment.get_template(template).render(values)
