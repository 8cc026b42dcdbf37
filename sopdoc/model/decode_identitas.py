"""Node → Identitas: number, name, dates, the officials who sign, the sections of the identity sheet."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from sopdoc.diagnostics import Fix, Report
from sopdoc.model.decode_pejabat import para_penanda_tangan, penanda_tangan
from sopdoc.model.decode_teks import Rujukan, decode_isi
from sopdoc.model.fields import Fields, clean, fix_of, is_dots, is_strip, open_fields, read_text, refuse_kind, suggest
from sopdoc.model.markah import decode_judul
from sopdoc.model.nilai import BULAN, Tanggal
from sopdoc.model.sop import PENANDA_TANGAN, PENGESAH, PENYIAP, Identitas, Pejabat, Revisi, Status
from sopdoc.model.teks import Isi
from sopdoc.source.node import MappingNode, Node, ScalarNode, SequenceNode, is_absent

TANGGAL = ("tanggal pembuatan", "tanggal revisi", "tanggal efektif", "tanggal pengesahan", "tanggal terbit", "tanggal pencabutan")
BAGIAN = (
    "dasar hukum",
    "kualifikasi pelaksana",
    "keterkaitan",
    "peralatan/perlengkapan",
    "peringatan",
    "pencatatan dan pendataan",
)
PERUBAHAN = ("revisi ke", "tanggal", "ringkasan", "oleh")
IDENTITAS = ("nomor", "nama", "unit", "status", "revisi ke", *PENANDA_TANGAN, "bagian", *TANGGAL, *BAGIAN, "riwayat")

_TAHUN = range(1945, 2200)   # outside of it, it is a slip of the pen
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})(?:-([0-9]{1,2}))?")
_KATA = re.compile(r"(?:([0-9]{1,2}|[.…_]+) ?)?([A-Za-z]+) ([0-9]{4})")     # dots: the day is written by hand
_GARIS_MIRING = re.compile(r"[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{2,4}")
_SPASI_PANJANG = re.compile(r" {2,}")


def decode_identitas(fields: Fields, pejabat: Mapping[str, Pejabat], rujukan: Rujukan) -> Identitas:
    """The identity sheet from the keys in `IDENTITAS`; `pejabat` are the agency's officials by key."""
    return Identitas(
        nomor=_decode_nomor(fields),
        nama=decode_judul(fields.required("nama")),
        tanggal={key: decode_tanggal(fields.get(key), key, fields.report) for key in TANGGAL if key in fields.keys},
        revisi_ke=fields.text("revisi ke"),
        disahkan_oleh=penanda_tangan(fields, PENGESAH, pejabat),
        bagian=_decode_bagian(fields, rujukan),
        unit=fields.lines("unit"),
        status=_decode_status(fields),
        riwayat=_decode_riwayat(fields),
        tanpa=tuple(key for key in TANGGAL if is_strip(fields.get(key))),
        titik=tuple(key for key in TANGGAL if is_titik(fields.get(key))),
        penyiap={key: orang for key in PENYIAP if (orang := para_penanda_tangan(fields, key, pejabat))},
        tempat={key: fields.place(key) for key in fields.keys},
    )


def _decode_status(fields: Fields) -> Status | None:
    word = fields.choice("status", tuple(status.value for status in Status), "")
    return Status(word) if word else None


def _decode_riwayat(fields: Fields) -> tuple[Revisi, ...]:
    """The history, oldest first; each entry says at least which revision it is and what changed."""
    node = fields.get("riwayat")
    if node is None:
        return ()
    if not isinstance(node, SequenceNode):
        refuse_kind(node, "riwayat", 'daftar (tiap perubahan dimulai dengan "- revisi ke: …")', fields.report)
        return ()
    return tuple(_decode_perubahan(item, fields.report) for item in node.items)


def _decode_perubahan(node: Node, report: Report) -> Revisi:
    fields = open_fields(node, PERUBAHAN, "riwayat", report)
    revisi, ringkasan = fields.required("revisi ke"), fields.required("ringkasan")
    node_tanggal = fields.get("tanggal")
    tanggal, tanpa, titik = decode_tanggal(node_tanggal, "tanggal", report), is_strip(node_tanggal), is_titik(node_tanggal)
    return Revisi(revisi, tanggal, ringkasan, fields.text("oleh"), tanpa, titik, node.span)


def _decode_nomor(fields: Fields) -> str:
    """The number as written: a run of spaces is a slot left for handwriting, so it is kept, as no-break spaces."""
    fields.demand("nomor", "tulis `nomor: …`; bagian yang diisi tangan ditulis dengan titik-titik")
    node = fields.get("nomor")
    written = fields.text("nomor")
    if not isinstance(node, ScalarNode):
        return written
    kept = _SPASI_PANJANG.sub(lambda match: "\u00a0" * len(match.group()), " ".join(node.text.split("\n")).strip().expandtabs(4))
    return clean(kept)


def _decode_bagian(fields: Fields, rujukan: Rujukan) -> dict[str, Isi]:
    """The sections by key or title; an empty one is kept, it prints as an empty box."""
    report = fields.report
    bagian = {key: decode_isi(fields.get(key), key, rujukan, report) for key in BAGIAN if key in fields.keys}
    node = fields.get("bagian")
    if node is None:
        return bagian
    if not isinstance(node, MappingNode):
        open_fields(node, (), "bagian", report)
        return bagian
    for title, value in node.entries:
        name = decode_judul(read_text(title, "judul bagian", report))
        if name.casefold() in BAGIAN:
            hint = f"tulis `{name.casefold()}:` di luar `bagian`"
            report.galat("SOP119", f'"{name}" sudah punya kunci sendiri', title.span, "di sini", hint)
            continue
        if name in bagian:
            report.galat("SOP017", f'kunci "{name}" ditulis dua kali', title.span, "hanya gaya hurufnya berbeda", "hapus salah satu")
        bagian[name] = decode_isi(value, name, rujukan, report)
    return bagian


def is_titik(node: Node | None) -> bool:
    """Does it leave a place for handwriting, and nothing else?"""
    return isinstance(node, ScalarNode) and node.text.strip() != "" and is_dots(node.text)


def decode_tanggal(node: Node | None, what: str, report: Report) -> Tanggal | None:
    """`2021-01-04`, `2021-01`, `4 Januari 2021` or `Januari 2021`; a day that the calendar does not have is refused (SOP105).

    None for nothing, for dots, and for a dash.
    """
    if node is None or is_absent(node) or is_strip(node) or is_titik(node):
        return None
    text = read_text(node, what, report)
    if not isinstance(node, ScalarNode):
        return None
    parts = _bagian_tanggal(text)
    if parts is None:
        fix = _bulan_keliru(node, text)
        report.galat("SOP105", f'{what} "{text}" tidak terbaca', node.span, "bukan tanggal", _petunjuk_tanggal(text), fix)
        return None
    tahun, bulan, hari = parts
    if not _ada(tahun, bulan, hari):
        hint = 'tulis seperti "2021-01-04" atau "4 Januari 2021"'
        report.galat("SOP105", f'{what} "{text}" tidak ada di kalender', node.span, "periksa hari, bulan dan tahun", hint)
        return None
    return Tanggal(tahun, bulan, hari, "" if _ISO.fullmatch(text) else text)


def whole_date(text: str) -> Tanggal | None:
    """A day as somebody gives it to a command or a form; None for what is none, or a month alone."""
    found = decode_tanggal(ScalarNode(text), "tanggal", Report())
    return found if found and found.hari else None


def _bagian_tanggal(text: str) -> tuple[int, int, int | None] | None:
    if iso := _ISO.fullmatch(text):
        return int(iso[1]), int(iso[2]), int(iso[3]) if iso[3] else None
    kata = _KATA.fullmatch(text)
    if kata and kata[2].capitalize() in BULAN:
        return int(kata[3]), BULAN.index(kata[2].capitalize()) + 1, int(kata[1]) if kata[1] and kata[1].isdigit() else None
    return None


def _ada(tahun: int, bulan: int, hari: int | None) -> bool:
    try:
        date(tahun, bulan, 1 if hari is None else hari)
    except ValueError:
        return False
    return tahun in _TAHUN


def _bulan_keliru(node: ScalarNode, text: str) -> Fix | None:
    kata = _KATA.fullmatch(text)
    return fix_of(node, kata[2], BULAN) if kata else None


def _petunjuk_tanggal(text: str) -> str:
    kata = _KATA.fullmatch(text)
    near = suggest(kata[2].capitalize(), BULAN) if kata else ""
    if near.startswith("maksud"):
        return near
    if _GARIS_MIRING.fullmatch(text):
        return 'urutan hari dan bulan tidak pasti; tulis "4 Januari 2021" atau "2021-01-04" (tahun-bulan-hari)'
    if text.strip("-. ") == "":
        return 'kosongkan bila belum ada tanggalnya, atau tulis "-" bila memang tidak ada'
    return 'tulis seperti "2021-01-04", "2021-01", "4 Januari 2021" atau "Januari 2021"'
