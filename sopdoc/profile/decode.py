"""A profile's merged tree → Profile: every value checked, all errors at once (SOP150 … SOP156).

Decides which words, columns and sizes a sheet can have; how profiles inherit is `profile_source`'s.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from sopdoc.diagnostics import NOWHERE, Report, Span
from sopdoc.geometry import MM, Emu, Size, line_height, mm, pt
from sopdoc.model.bentuk import Kapsul
from sopdoc.model.decode_identitas import BAGIAN, TANGGAL
from sopdoc.model.decode_instansi import CARA, PROFIL
from sopdoc.model.fields import Fields, clean, open_fields, read_choice, read_items, read_text, refuse_kind, suggest
from sopdoc.model.markah import decode_judul
from sopdoc.model.sop import PENANDA_TANGAN
from sopdoc.profile.cap_air import decode_cap_air
from sopdoc.profile.decode_kertas import decode_kertas, read_panjang
from sopdoc.profile.profile import Huruf, Margin, Profile, TandaTangan
from sopdoc.profile.source import TEMPLATE, read_profile
from sopdoc.source.node import MappingNode, Node, ScalarNode, SequenceNode

BARIS_IDENTITAS = ("nomor", "nama", "revisi ke", "halaman", *TANGGAL, *PENANDA_TANGAN)
KOLOM = ("nomor kegiatan", "uraian", "pelaksana", "kelengkapan", "waktu", "output", "keterangan")
RIWAYAT = ("riwayat", "riwayat revisi", "riwayat tanggal", "riwayat ringkasan", "riwayat oleh")   # its title, its columns after No.
LABEL = (
    *BARIS_IDENTITAS, *BAGIAN, *KOLOM, "mutu baku", "mulai", "selesai", "lanjutan", "nip", "nrp", "verifikasi", "spo", *RIWAYAT,
    "rancangan", "dicabut", "lampiran",
)
TANGGAL_CETAK = ("baku", "apa adanya")      # dates in one form, or as their authors wrote them
UKURAN_HURUF = ("kop", "identitas", "judul", "kepala", "alur", "alur terbesar", "simbol", "kaki")
IDENTITAS = ("bentuk", "baris", "bagian", "judul bagian", "bagian kosong", "wajib", "titik dua")
JUDUL_BAGIAN = ("biasa", "kapital")
BAGIAN_KOSONG = ("tercetak", "hilang")
TEPI = ("atas", "bawah", "kiri", "kanan")
JANGKAR = ("#", "$", "^")              # characters that signing services look for on the page
PITA: Emu = mm(15.1)                   # where they print their own code and line: 9 to 16 mm on signed sheets; 15 and rounding
ATAS_KAKI: Emu = mm(1.5)               # least room between the foot's words above it and the table

_YA = ("ya", "tidak")
_WAJIB = ("uraian", "pelaksana")   # without these columns there is no flow table
_UKURAN = re.compile(r"([0-9]{1,3}(?:[.,][0-9]{1,3})?)(?: ?pt)?")
_TERKECIL, _TERBESAR = 4, 72        # pt; below nobody reads it, above one letter fills a cell
_SISA = Size(mm(100), mm(80))       # the least room that margins must leave
_WARNA = re.compile(r"#?([0-9A-Fa-f]{6})")
_TEMPAT_ISIAN = re.compile(r"\{([^{}]*)\}")


def load_profile(
    name: str, overrides: Sequence[Node], report: Report, huruf: Mapping[str, Path] | None = None, span: Span = NOWHERE
) -> Profile | None:
    """The profile `name` under its overrides, weakest first; None when anything in it is wrong.

    `huruf`: the agency's own font files by face, already checked; `span`: where `name` was written.
    """
    found = Report()
    node = read_profile(name, overrides, span, found)
    profile = _decode_profile(name, open_fields(node, PROFIL, "profil", found), huruf or {}) if node else None
    report.extend(found.diagnostics)
    return None if found.has_galat else profile


def kapsul_of(profile: Profile) -> Kapsul:
    """What the decoder of the flow needs to know about capsules."""
    return Kapsul(profile.kapsul, profile.label["mulai"], profile.label["selesai"])


def _decode_profile(name: str, fields: Fields, huruf: Mapping[str, Path]) -> Profile:
    for key in PROFIL:
        if key not in fields.keys or key not in ("judul alur", "halaman", "cap air"):
            fields.demand(key)
    identitas = _inner(fields, "identitas", IDENTITAS)
    berhuruf, tanda_tangan = _decode_huruf(fields, huruf), _decode_tanda_tangan(fields)
    kertas, kolom = decode_kertas(fields), _decode_kolom(fields)
    return Profile(
        nama=name,
        kertas=kertas,
        margin=_decode_margin(fields, kertas, tanda_tangan.cara, berhuruf.ukuran["kaki"]),
        huruf=berhuruf,
        label=_decode_label(fields, identitas),
        bentuk_identitas=identitas.choice("bentuk", ("sop", "spo"), "sop"),
        baris_identitas=_decode_baris(identitas, _sebutan(fields, BARIS_IDENTITAS)),
        bagian=_decode_bagian(identitas),
        judul_bagian=identitas.choice("judul bagian", JUDUL_BAGIAN, "biasa"),
        bagian_kosong=identitas.choice("bagian kosong", BAGIAN_KOSONG, "tercetak"),
        wajib=tuple(_bagian(title, identitas.report) for title in _wajib(identitas)),
        titik_dua=_is_ya(identitas, "titik dua"),
        kolom=kolom,
        mutu_baku=_decode_mutu_baku(fields, kolom),
        isian_kepala=_decode_warna(fields),
        baris_nomor=_is_ya(fields, "baris nomor"),
        tanggal=fields.choice("tanggal", TANGGAL_CETAK, "baku"),
        kapsul=fields.choice("kapsul", ("kegiatan", "terpisah"), "kegiatan"),
        gabung=fields.choice("gabung", ("tidak", "auto"), "auto"),
        judul_alur=_decode_pola(fields, "judul alur", ("nama", "nomor")),
        tanda_tangan_akhir=_is_ya(fields, "tanda tangan akhir"),
        riwayat=_is_ya(fields, "riwayat"),
        halaman=_decode_pola(fields, "halaman", ("x", "y")),
        cap_air=decode_cap_air(fields),
        tanda_tangan=tanda_tangan,
    )


def _inner(fields: Fields, key: str, known: tuple[str, ...]) -> Fields:
    """A mapping in which every known key is required."""
    inner = open_fields(fields.get(key), known, key, fields.report)
    for name in known:
        inner.demand(name)
    return inner


def _is_ya(fields: Fields, key: str) -> bool:
    return fields.choice(key, _YA, "tidak") == "ya"


def _decode_tanda_tangan(fields: Fields) -> TandaTangan:
    inner = _inner(fields, "tanda tangan", ("cara", "jangkar"))
    return TandaTangan(inner.choice("cara", CARA, "basah"), inner.choice("jangkar", JANGKAR, "#"))


def _decode_margin(fields: Fields, paper: Size, cara: str, kaki: Emu) -> Margin:
    """The margins of `paper`; a sheet to be signed electronically keeps a band free at its foot, below words as large as `kaki`."""
    inner = _inner(fields, "margin", TEPI)
    margin = Margin(*(read_panjang(inner, key) or 0 for key in TEPI))
    if cara == "tte":
        words = line_height(kaki) + ATAS_KAKI if fields.text("halaman") else 0
        margin = replace(margin, bawah=max(margin.bawah, PITA + words), pita=PITA)
    if paper.w - margin.kiri - margin.kanan < _SISA.w or paper.h - margin.atas - margin.bawah < _SISA.h:
        message, hint = "margin terlalu lebar untuk kertas ini", f"sisakan paling sedikit {_SISA.w // MM} × {_SISA.h // MM} mm"
        fields.report.galat("SOP152", message, fields.place("margin"), "ruang tersisa terlalu kecil", hint)
    return margin


def _decode_huruf(fields: Fields, berkas: Mapping[str, Path]) -> Huruf:
    inner = _inner(fields, "huruf", ("nama", *UKURAN_HURUF))
    return Huruf(inner.text("nama"), dict(berkas), {key: _decode_ukuran(inner, key) for key in UKURAN_HURUF})


def _decode_ukuran(fields: Fields, key: str) -> Emu:
    """A size in points, 4 to 72."""
    node = fields.get(key)
    text = fields.text(key)
    match = _UKURAN.fullmatch(text)
    size = float(match[1].replace(",", ".")) if match else 0.0
    if isinstance(node, ScalarNode) and not _TERKECIL <= size <= _TERBESAR:
        hint = f"tulis angka {_TERKECIL} sampai {_TERBESAR} (pt)"
        fields.report.galat("SOP152", f'ukuran huruf {key} "{text}" tidak dapat dipakai', node.span, "di sini", hint)
    return pt(size)


def _decode_label(fields: Fields, identitas: Fields) -> dict[str, str]:
    """Every printed word, complete; titles of sections that the identity sheet lists may be reworded too."""
    node = fields.get("label")
    further = [t for row in _decode_bagian(Fields(identitas.nodes, identitas.keys, identitas.span, Report())) for t in row]
    inner = open_fields(node, (*LABEL, *further), "label", fields.report, sebutan=_sebutan(fields, LABEL))
    for key in LABEL:
        if key not in inner.keys:
            inner.demand(key)
    return {key: decode_judul(inner.text(key)) for key in inner.keys}


def _sebutan(fields: Fields, keys: Iterable[str]) -> dict[str, str]:
    """The printed word → its key: who reads the sheet calls the column "Kegiatan" and not `uraian`."""
    node = fields.get("label")
    words = {key.text: value.text for key, value in node.entries if isinstance(value, ScalarNode)} if isinstance(node, MappingNode) else {}
    return {words[key]: key for key in reversed(tuple(keys)) if words.get(key)}


def _decode_daftar(fields: Fields, key: str, options: tuple[str, ...], sebutan: Mapping[str, str]) -> tuple[str, ...]:
    """A list of different words out of `options` (SOP104, SOP153)."""
    node = fields.get(key)
    result: list[str] = []
    for item in () if node is None else read_items(node, key, fields.report):
        word = read_choice(item, key, options, "", fields.report, sebutan, several=True)
        if word and word in result:
            fields.report.galat("SOP153", f'"{word}" ditulis dua kali di {key}', item.span, "di sini", "hapus salah satu")
        elif word:
            result.append(word)
    return tuple(result)


def _is_understood(fields: Fields, key: str, options: tuple[str, ...]) -> bool:
    """Is every word of a list one of `options`?  One that is not may stand for what is missed."""
    items = read_items(fields.nodes[key], key, Report())
    return all(isinstance(item, ScalarNode) and clean(item.text) in options for item in items)


def _decode_baris(identitas: Fields, sebutan: Mapping[str, str]) -> tuple[str, ...]:
    """The rows of the identity sheet, at least one."""
    baris = _decode_daftar(identitas, "baris", BARIS_IDENTITAS, sebutan)
    if identitas.has("baris") and not baris and _is_understood(identitas, "baris", BARIS_IDENTITAS):
        hint = "tambahkan setidaknya nomor dan nama"
        identitas.report.galat("SOP153", "lembar identitas harus punya baris", identitas.place("baris"), "kosong", hint)
    return baris


def _decode_kolom(fields: Fields) -> tuple[str, ...]:
    """The columns of the flow table; none is missed where a word was not understood."""
    kolom = _decode_daftar(fields, "kolom", KOLOM, _sebutan(fields, KOLOM))
    missing = [key for key in _WAJIB if key not in kolom]
    if missing and fields.has("kolom") and _is_understood(fields, "kolom", KOLOM):
        message = f"kolom {' dan '.join(missing)} harus ada"
        fields.report.galat("SOP153", message, fields.place("kolom"), "belum ada", f"tambahkan {' dan '.join(missing)}")
    return kolom


def _decode_mutu_baku(fields: Fields, kolom: tuple[str, ...]) -> tuple[str, ...]:
    """The columns under the group header: neighbours in `kolom`, since one cell stands over them; columns left out of the table go."""
    group = _decode_daftar(fields, "mutu baku", tuple(key for key in KOLOM if key != "pelaksana"), _sebutan(fields, KOLOM))
    places = sorted(kolom.index(key) for key in group if key in kolom)
    if places and places[-1] - places[0] != len(places) - 1:
        written = [fields.place("mutu baku"), fields.place("kolom")]
        own = next((span for span in written if not span.file.startswith(TEMPLATE)), written[0])   # the author's, not ours
        hint = "urutkan `kolom` agar berdampingan, atau kurangi `mutu baku`"
        fields.report.galat("SOP153", "kolom mutu baku harus berdampingan", own, "tidak berdampingan", hint)
    return tuple(kolom[place] for place in places)


def _decode_bagian(identitas: Fields) -> tuple[tuple[str, ...], ...]:
    """Rows of one or two section titles; a title that nearly is a known one is taken for a slip (SOP104)."""
    node = identitas.get("bagian")
    if node is not None and not isinstance(node, SequenceNode):
        refuse_kind(node, "identitas.bagian", "daftar baris", identitas.report)
        return ()
    rows: list[tuple[str, ...]] = []
    for item in node.items if node else ():
        row = tuple(_bagian(title, identitas.report) for title in read_items(item, "baris bagian", identitas.report))
        if not 1 <= len(row) <= 2:
            hint = "tulis satu atau dua bagian, misalnya `- [peringatan, keterkaitan]`"
            identitas.report.galat("SOP153", f"satu baris memuat {len(row)} bagian", item.span, "di sini", hint)
        rows.append(row)
    return tuple(rows)


def _bagian(node: Node, report: Report) -> str:
    title = decode_judul(read_text(node, "bagian", report))
    hint = suggest(title, BAGIAN) if title not in BAGIAN else ""
    if hint.startswith("maksud") and title.casefold().replace(" ", "") in [b.replace(" ", "") for b in BAGIAN]:
        report.galat("SOP104", f'bagian "{title}" tidak ditulis seperti kuncinya', node.span, "di sini", hint)
    return title


def _wajib(identitas: Fields) -> tuple[Node, ...]:
    node = identitas.get("wajib")
    return () if node is None else read_items(node, "identitas.wajib", identitas.report)


def _decode_warna(fields: Fields) -> str:
    """Six hexadecimal digits, or "" for `tidak`."""
    node = fields.get("isian kepala")
    text = fields.text("isian kepala")
    match = _WARNA.fullmatch(text)
    if isinstance(node, ScalarNode) and not match and text != "tidak":
        hint = "tulis enam angka heksadesimal seperti `F2F2F2`, atau `tidak`"
        fields.report.galat("SOP154", f'warna "{text}" tidak terbaca', node.span, "di sini", hint)
    return match[1].upper() if match else ""


def _decode_pola(fields: Fields, key: str, names: tuple[str, ...]) -> str:
    """A text with places to fill in; others than `names` are refused (SOP155)."""
    text = fields.text(key)
    wrong = next((name for name in _TEMPAT_ISIAN.findall(text) if name not in names), None)
    if wrong is not None or "{" in _TEMPAT_ISIAN.sub("", text) or "}" in _TEMPAT_ISIAN.sub("", text):
        hint = f"yang dapat diisi: {', '.join(f'{{{name}}}' for name in names)}"
        fields.report.galat("SOP155", f"isian di {key} tidak dikenal", fields.place(key), f"{{{wrong or '…'}}}", hint)
    return text
