"""Offices that a text names in full, where it tells of what only the sheet's own office has or does: they were left by copying."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sopdoc.check.bahasa.daftar import words
from sopdoc.check.bahasa.jabatan import jenis_sendiri
from sopdoc.check.bahasa.kalimat import is_disingkat, is_men, kalimat, kata_kerja_lazim
from sopdoc.check.kata import kata
from sopdoc.check.rule import Finding
from sopdoc.diagnostics import Span
from sopdoc.naskah import Naskah

_LUAR = "Dinas|Badan|Biro|Kantor|Inspektorat|Balai|Satuan"       # offices that are nobody's part
_NAMA = r"(?: (?:dan )?[A-Z][\w-]*)+"
_SENDIRI = re.compile(      # what only its own office orders for itself
    r"\b(?i:tugas(?: pokok)?(?:,| dan| serta) fungsi|tupoksi|tata kerja|di lingkungan|renstra|rencana strategis|renja)"
    rf" (?i:pada |di |dari )?(?P<kantor>(?:{_LUAR}|Bagian|Sekretariat){_NAMA})"
)
_DIRUGIKAN = re.compile(    # what suffers where an SOP is not followed
    r"\b(?i:kinerja|citra|nama baik|wibawa|kredibilitas|kepercayaan(?: \w+)? (?:kepada|terhadap)|pelayanan|target(?: kinerja)?)"
    rf" (?i:pada |di |dari )?(?P<kantor>(?:{_LUAR}){_NAMA})"
)
_KEPALA = re.compile(rf"\b(?P<jabatan>(?i:kepala|sekretaris) (?P<kantor>(?:{_LUAR}){_NAMA}))(?P<lalu>(?:\s+[^\W\d_]+){{0,2}})")
_ADA = re.compile(rf"\b(?:{_LUAR}) [A-Z]")       # most sheets name none
_TINGKAT = frozenset({"kabupaten", "kota", "provinsi", "kecamatan", "kelurahan"})
_ALAMAT = frozenset({"kepada", "ke"})
_BUKAN_SUBJEK = frozenset({"dari", "oleh", "dengan", "untuk", "bagi", "antara", "dan", "yang", "surat", "para", *_ALAMAT})
_TEMBUSAN = re.compile(r"\b(?:tembusan|undangan)\b", re.IGNORECASE)
_PETUNJUK = "periksa, mungkin tersalin dari SOP unit lain"


def kantor_lain(naskah: Naskah, own: tuple[str, ...]) -> Iterator[Finding]:
    """`own`: the offices on the kop, as `kantor` of `bahasa.jabatan` has them."""
    yield from _sejenis(naskah, own)
    prosa = list(_prosa(naskah))
    if not _ADA.search("\n".join(teks for _, teks in prosa)):
        return
    for span, teks in prosa:
        named = [match["kantor"] for match in _DIRUGIKAN.finditer(teks)]
        acting = [_tanpa_kerja(m["kantor"]) for m in _KEPALA.finditer(teks) if _is_subjek(m)]
        if first := next((one for one in (*named, *acting) if _is_asing(naskah, own, one)), ""):
            message = f'"{first}" bukan instansi pada kop ({own[-1]}) dan tidak punya kolom'
            yield Finding(span, message, f'"{first}"', _PETUNJUK, "instansi lain disebut, seakan-akan lembar ini miliknya")
    yield from _penerima(naskah, own)


def _sejenis(naskah: Naskah, own: tuple[str, ...]) -> Iterator[Finding]:
    """Where the unit's own duties, plans and organisation are told of, another of its kind by name: "tugas dan fungsi Dinas …"."""
    for node, match in naskah.matching(_SENDIRI):
        named = kata(match["kantor"])
        sejenis = [kata(line) for line in own if kata(line)[:1] == named[:1]]
        if sejenis and not any(_is_sama(named, line) for line in sejenis):
            message = f'"{match["kantor"]}" bukan {named[0]} pada kop ({" ".join(sejenis[0]).title()})'
            yield Finding(node.span, message, f'"{match["kantor"]}"', _PETUNJUK, f"{named[0]} lain daripada {named[0]} pada kop disebut")


def _penerima(naskah: Naskah, own: tuple[str, ...]) -> Iterator[Finding]:
    """Rows that hand something to the head of an office of which the sheet says nothing else, while the flow goes on without him."""
    for kegiatan in (kegiatan for alur in naskah.sop.alur for kegiatan in alur.kegiatan[:-1]):
        teks = kalimat(kegiatan.uraian)
        for match in _KEPALA.finditer(teks) if not _TEMBUSAN.search(teks) else ():
            named = _tanpa_kerja(match["kantor"])
            if _dulu(match) in _ALAMAT and _is_asing(naskah, own, named) and _is_sekali(naskah, named):
                message = f'"{match["jabatan"]}" bukan pejabat pada kop ({own[-1]}) dan tidak punya kolom'
                hint = "beri ia kolom, atau sebut penerimanya yang benar: mungkin tersalin dari SOP instansi lain"
                label, fakta = f'kepada "{match["jabatan"]}"', "penerima dari instansi lain tidak punya kolom"
                yield Finding(kegiatan.uraian.span, message, label, hint, fakta)
                break


def _prosa(naskah: Naskah) -> Iterator[tuple[Span, str]]:
    """What is told of the sheet's own work: its warnings and its rows."""
    yield from ((butir.span, butir.teks) for butir in naskah.bagian.get("peringatan", ()))
    for kegiatan in (kegiatan for alur in naskah.sop.alur for kegiatan in alur.kegiatan):
        yield from ((isi.span, kalimat(isi)) for isi in (kegiatan.uraian, kegiatan.keterangan))


def _is_subjek(match: re.Match[str]) -> bool:
    """Does the head of the office act: "maka Kepala Dinas Kesehatan memberi teguran"?"""
    after = match["kantor"].removeprefix(_tanpa_kerja(match["kantor"])) + match["lalu"]
    first = next((word for word in kata(after) if word not in words("kata", "sebelum_kerja")), "")
    return _dulu(match) not in _BUKAN_SUBJEK and is_men(first)


def _dulu(match: re.Match[str]) -> str:
    """The word before."""
    return "".join(match.string[: match.start()].split()[-1:]).casefold()


def _tanpa_kerja(named: str) -> str:
    """The office without a verb that is written with a capital behind it."""
    parts = named.split()
    end = next((index for index, word in enumerate(parts) if word.casefold() in kata_kerja_lazim()), len(parts))
    return " ".join(parts[:end])


def _is_asing(naskah: Naskah, own: tuple[str, ...], named: str) -> bool:
    """Is it no office of the kop, of an official or a column, and not what the SOP is about?"""
    jenis, *name = (word for word in kata(named) if word != "dan")
    instansi = naskah.sop.instansi
    jabatan = (*(pejabat.jabatan for pejabat in instansi.pejabat.values()), *(p.nama for alur in naskah.sop.alur for p in alur.pelaksana))
    kop = " ".join((*instansi.kop, *instansi.unit, *own))
    if jenis in jenis_sendiri(naskah) and jenis not in kata(kop):      # BAPPEDA: what its name is, the kop does not say
        return False
    known = {*kata(kop), *kata(" ".join(jabatan)), *kata(naskah.sop.identitas.nama), *_TINGKAT}
    return bool(name) and name[0] not in known and not is_disingkat(kop, named)


def _is_sekali(naskah: Naskah, named: str) -> bool:
    """Does only one text of the sheet speak of the office?"""
    name = kata(named)[1]
    return sum(name in kata(node.text) for node in naskah.teks) == 1


def _is_sama(named: tuple[str, ...], line: tuple[str, ...]) -> bool:
    """One office, or one of its branches: what follows "Provinsi" or "Kabupaten" says where it is, not what."""
    jenis, own = _tanpa_wilayah(named), _tanpa_wilayah(line)
    return jenis[: len(own)] == own[: len(jenis)]


def _tanpa_wilayah(words: tuple[str, ...]) -> tuple[str, ...]:
    end = next((index for index, word in enumerate(words) if word in _TINGKAT), len(words))
    return words[:end]
