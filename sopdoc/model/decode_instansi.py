"""Node of `instansi.yaml` → InstansiBerkas: what the SOPs of one agency share, and which profile prints them.

Decides which files an agency may name: only those in its own folder, of a kind that the sheets can hold.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from sopdoc.diagnostics import NOWHERE, Report, Severity, Span
from sopdoc.model.berkas import decode_berkas, is_gambar, kepala
from sopdoc.model.decode_pejabat import decode_pejabat
from sopdoc.model.fields import Fields, clean, open_fields, read_choice
from sopdoc.model.sop import Instansi, Pejabat
from sopdoc.source.node import MappingNode, Node, ScalarNode

PROFIL_BAKU = "permenpan-35-2012"
MUKA_HURUF = ("biasa", "tebal", "miring", "tebal miring")
INSTANSI = (
    "kop", "alamat", "unit", "logo", "logo kanan", "tempat", "pejabat", "profil", "kertas", "huruf", "tanda tangan", "cap air",
    "verifikasi", "penyesuaian", "aturan",
)
PROFIL = (
    "kertas", "arah", "margin", "huruf", "label", "identitas", "kolom", "mutu baku", "isian kepala", "baris nomor",
    "tanggal", "kapsul", "gabung", "judul alur", "tanda tangan", "tanda tangan akhir", "riwayat", "halaman", "cap air",
)
DI_PENYESUAIAN = {key: f"tulis di bawah `penyesuaian:`, dua spasi lebih dalam: `{key}: …`" for key in PROFIL}
CARA = ("basah", "tte", "srikandi")      # ways to sign a sheet: in ink, electronically, by a program that fills in its tokens
TINGKAT: dict[str, Severity | None] = {
    "galat": Severity.GALAT, "peringatan": Severity.PERINGATAN, "catatan": Severity.CATATAN, "tidak": None,
}

_ALAMAT = re.compile(r"https?://[!-~]+")
_TRUETYPE = (b"\x00\x01\x00\x00", b"true")


@dataclass(frozen=True, slots=True)
class Aturan:
    """How much a rule of `sopdoc check` matters to this agency; None: not at all.  Whether the code exists, the checker knows."""

    kode: str
    tingkat: Severity | None
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class InstansiBerkas:
    """An agency's file, decoded.  `penyesuaian` are profile overrides, weakest first; `huruf` are its own font files by face."""

    instansi: Instansi = field(default_factory=Instansi)
    profil: str = PROFIL_BAKU
    penyesuaian: tuple[Node, ...] = ()
    huruf: dict[str, Path] = field(default_factory=dict)
    profil_span: Span = NOWHERE
    aturan: tuple[Aturan, ...] = ()
    node: Node | None = field(default=None, compare=False)   # the file as written: the checker points into it


def decode_instansi(node: Node, folder: Path, report: Report) -> InstansiBerkas:
    """The agency of `folder`, against which its paths are read."""
    fields = open_fields(node, INSTANSI, "instansi", report, DI_PENYESUAIAN)
    instansi = Instansi(
        kop=fields.required_lines("kop", "tulis nama instansi, satu baris tiap butir"),
        alamat=fields.lines("alamat"),
        unit=fields.lines("unit"),
        logo=_decode_logo(fields, "logo", folder),
        logo_kanan=_decode_logo(fields, "logo kanan", folder),
        tempat=fields.text("tempat"),
        verifikasi=_decode_verifikasi(fields),
        pejabat=_decode_daftar_pejabat(fields),
        span=node.span,
    )
    return InstansiBerkas(
        instansi,
        fields.text("profil") or PROFIL_BAKU,
        _penyesuaian(fields),
        _decode_berkas_huruf(fields, folder),
        fields.place("profil"),
        _decode_aturan(fields),
        node,
    )


def _decode_verifikasi(fields: Fields) -> str:
    """An address of the web with one place for the code (SOP587)."""
    text = fields.text("verifikasi")
    if text and not (_ALAMAT.fullmatch(text) and text.count("{id}") == 1):
        hint = "tulis seperti https://sop.contoh.go.id/{id}; {id} diganti dengan kode lembar"
        fields.report.galat("SOP587", f'alamat verifikasi "{text}" tidak dapat dipakai', fields.place("verifikasi"), "di sini", hint)
    return text


def _decode_daftar_pejabat(fields: Fields) -> dict[str, Pejabat]:
    node = fields.get("pejabat")
    if not isinstance(node, MappingNode):
        open_fields(node, (), "pejabat", fields.report)
        return {}
    return {clean(key.text): decode_pejabat(value, f'pejabat "{key.text}"', fields.report) for key, value in node.entries}


def _decode_aturan(fields: Fields) -> tuple[Aturan, ...]:
    node = fields.get("aturan")
    if not isinstance(node, MappingNode):
        open_fields(node, (), "aturan", fields.report)
        return ()
    return tuple(
        Aturan(clean(key.text), TINGKAT[read_choice(value, f"aturan {key.text}", TINGKAT, "peringatan", fields.report)], key.span)
        for key, value in node.entries
    )


def _penyesuaian(fields: Fields) -> tuple[Node, ...]:
    """The shorthands `kertas`, `cap air`, `huruf` and `tanda tangan` as overrides of their own, then the agency's, which wins over them."""
    plain = ((key, fields.get(key)) for key in ("kertas", "cap air"))
    result: list[Node] = [MappingNode(((fields.keys[key], value),), value.span) for key, value in plain if value is not None]
    huruf = fields.get("huruf")
    nama = huruf.get("nama") if isinstance(huruf, MappingNode) else huruf
    if nama is not None:
        inner = MappingNode(((ScalarNode("nama", nama.span), nama),), nama.span)
        result.append(MappingNode(((fields.keys["huruf"], inner),), inner.span))
    if (tanda := fields.get("tanda tangan")) is not None:
        result.append(MappingNode(((fields.keys["tanda tangan"], _cara(tanda)),), tanda.span))
    if (own := fields.get("penyesuaian")) is not None:
        result.append(own)
    return tuple(result)


def _cara(node: Node) -> Node:
    """`tte` for `{cara: tte}`."""
    return MappingNode(((ScalarNode("cara", node.span), node),), node.span) if isinstance(node, ScalarNode) else node


def _decode_berkas_huruf(fields: Fields, folder: Path) -> dict[str, Path]:
    node = fields.get("huruf")
    if not isinstance(node, MappingNode):
        return {}
    faces = open_fields(node, ("nama", *MUKA_HURUF), "huruf", fields.report)
    faces.demand("nama")
    found = {face: decode_berkas(faces.nodes[face], f"huruf {face}", folder, fields.report) for face in MUKA_HURUF if face in faces.nodes}
    for face, path in found.items():
        if path and not kepala(path).startswith(_TRUETYPE):
            hint = "pakai berkas .ttf (TrueType); .otf dan .woff tidak dapat disematkan"
            fields.report.galat("SOP110", f'"{path.name}" bukan huruf TrueType', faces.place(face), "bukan TTF", hint)
    return {face: path for face, path in found.items() if path}


def _decode_logo(fields: Fields, key: str, folder: Path) -> Path | None:
    node = fields.get(key)
    path = None if node is None else decode_berkas(node, key, folder, fields.report)
    if path and not is_gambar(kepala(path)):
        hint = "pakai gambar PNG, JPEG atau SVG"
        fields.report.galat("SOP109", f'"{path.name}" bukan gambar yang dapat dipakai', fields.place(key), "jenis tidak dikenal", hint)
        return None
    return path
