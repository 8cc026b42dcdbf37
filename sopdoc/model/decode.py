"""Node of one definition → Sop, with every mistake in the report at once.

    sop_penyesuaian(node)  the SOP's own profile overrides, read first: they may change the capsules
    decode_sop(node, …)    everything else
"""

from __future__ import annotations

from pathlib import Path

from sopdoc.diagnostics import Report, Severity
from sopdoc.model.bentuk import Kapsul
from sopdoc.model.decode_alur import ALUR, AlurTertulis, finish_alur, read_alur
from sopdoc.model.decode_identitas import IDENTITAS, decode_identitas
from sopdoc.model.decode_instansi import DI_PENYESUAIAN, INSTANSI, InstansiBerkas
from sopdoc.model.decode_lampiran import decode_lampiran
from sopdoc.model.decode_pelaksana import decode_pelaksana
from sopdoc.model.decode_teks import Rujukan
from sopdoc.model.fields import Fields, open_fields, refuse_kind
from sopdoc.model.sop import Sop
from sopdoc.source.node import MappingNode, Node, SequenceNode, is_absent

SOP = ("nomor", "nama", "judul", *IDENTITAS[2:], "pelaksana", "kegiatan", "catatan", "alur", "lampiran", "penyesuaian")
KAPSUL_BAKU = Kapsul()
NOWHERE_ELSE = Path()
BAGIAN_SPO = (
    "Pengertian", "Tujuan", "Kebijakan", "Referensi", "Alat dan Bahan", "Prosedur", "Langkah-langkah", "Unit Terkait", "Dokumen Terkait",
)
DI_TEMPAT_LAIN = {
    **{key: f"tulis `{key}` di instansi.yaml" for key in INSTANSI if key not in SOP}, **DI_PENYESUAIAN,
    **{key: f"tulis di bawah `bagian:`, dua spasi lebih dalam: `{key}: …`" for title in BAGIAN_SPO for key in (title, title.lower())},
}


def sop_penyesuaian(node: Node | None) -> Node | None:
    """The overrides of this SOP alone, or None; whoever reads them checks them."""
    own = node.get("penyesuaian") if isinstance(node, MappingNode) else None
    return None if is_absent(own) else own


def decode_sop(
    node: Node, kunci: str, file: str, berkas: InstansiBerkas, saudara: frozenset[str], report: Report, kapsul: Kapsul = KAPSUL_BAKU,
    folder: Path = NOWHERE_ELSE,
) -> Sop | None:
    """The definition `kunci`, or None when it has errors.

    `saudara`: names of the definitions in the same folder, itself included; `kapsul`: as the resolved profile says; `folder`:
    where the files lie that it names.
    """
    before = report.count(Severity.GALAT)
    fields = open_fields(node, SOP, "definisi SOP", report, DI_TEMPAT_LAIN)
    semua = _read_semua(fields)
    nomor: dict[str, str] = {}
    for tertulis in reversed(semua):
        nomor |= tertulis.nomor_menurut_id
    identitas = decode_identitas(fields, berkas.instansi.pejabat, Rujukan(saudara, nomor))
    alur = tuple(finish_alur(tertulis, Rujukan(saudara, tertulis.nomor_menurut_id), kapsul) for tertulis in semua)
    lampiran = fields.get("lampiran")
    semua_lampiran = decode_lampiran(lampiran, Rujukan(saudara, nomor), folder, report) if lampiran else ()
    if report.count(Severity.GALAT) > before:
        return None
    return Sop(kunci, file, berkas.instansi, identitas, alur, semua_lampiran, fields.span)


def _read_semua(fields: Fields) -> tuple[AlurTertulis, ...]:
    """The one flow of the SOP itself, or its variants under `alur` (SOP114 for both)."""
    if fields.broken:
        return ()
    node = fields.get("alur")
    if node is None:
        return (read_alur(fields, ()),)
    for key in ("kegiatan", "judul", "catatan"):
        if fields.has(key):
            hint = f"pindahkan `{key}` ke dalam `alur`"
            fields.report.galat("SOP114", f"`{key}` tidak dapat dipakai bersama `alur`", fields.place(key), "di sini", hint)
    own = fields.get("pelaksana")
    bersama = () if own is None else decode_pelaksana(own, fields.report)
    if not isinstance(node, SequenceNode) or not node.items:
        refuse_kind(node, "alur", 'daftar (tiap varian dimulai dengan "- judul: …")', fields.report)
        return ()
    semua = [open_fields(item, ALUR, "alur", fields.report) for item in node.items]
    for inner in semua:
        inner.demand("judul")
    return tuple(read_alur(inner, bersama) for inner in semua if not inner.broken)
