"""A sheet as it was read → the text of its definition, and of what its agency shares; doubts are comments where they belong."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sopdoc.impor.finding import Finding, Paper, Place, on_paper, together
from sopdoc.impor.flow.chart import Flow
from sopdoc.impor.identity.fields import Identity
from sopdoc.impor.reading import Sheet
from sopdoc.impor.written.alur import ReadAlur, alur_of
from sopdoc.impor.written.doubted import besides, guessed_keys, marked, unsure, whole_page, without
from sopdoc.impor.written.evidence import evidence_of
from sopdoc.impor.written.fields import fields_of, kop_of
from sopdoc.impor.written.history import riwayat_of
from sopdoc.impor.written.lampiran import lampiran_of
from sopdoc.impor.written.style import SOP, SPO, Look, look_of, profile_of, status_of
from sopdoc.impor.written.text import isi_of_parts
from sopdoc.model.decode_identitas import BAGIAN
from sopdoc.model.teks import Kata
from sopdoc.profile.titles import titled
from sopdoc.writing.texts import isi_value, kata_text
from sopdoc.writing.values import Commented, Value

USUAL = tuple(profile_of(name).judul_alur for name in (SOP, SPO))       # titles that the profiles print above a flow

_AGAIN = re.compile(r"\(lanjutan\)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Definition:
    """One SOP as it was read.

    `nama` is the SOP's; `values` what its definition says, `head` comments above all of it; `findings`: all that was read, with
    every comment as a doubt; `papers`: its pages; `kop` and `look` (see `style`) are what agencies share, as are `alamat` and
    `tempat`; `logos`: pictures by their key.
    """

    nama: str
    values: Mapping[str, Value]
    head: tuple[str, ...] = ()
    kop: tuple[str, ...] = ()
    kegiatan: int = 0
    panah: int = 0
    findings: tuple[Finding, ...] = ()
    papers: tuple[Paper, ...] = ()
    alamat: tuple[str, ...] = ()
    profil: str = SOP
    look: Look = field(default_factory=dict)
    logos: Mapping[str, bytes] = field(default_factory=dict)
    tempat: str = ""

    @property
    def doubts(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.doubt)

    @property
    def start(self) -> Place:
        """Its first page, for what is missing on it; a point where it has no pages."""
        return whole_page(self.papers[0] if self.papers else Paper(1, 0, 0))


def definition_of(sheet: Sheet, logos: Mapping[str, bytes] | None = None) -> Definition:
    """`logos`: those that its file has; None where its kind of file has no pictures."""
    titles = [line for flow in sheet.flows for line in flow.title] if len(sheet.flows) == 1 else []
    fields, missing = fields_of(sheet.identity, whole_page(sheet.papers[0]), " ".join(line.text for line in titles))
    guessed = guessed_keys(sheet)
    nama = _said(fields["nama"])
    sections = marked(_sections(sheet.identity), guessed)
    flows = [alur_of(flow, _judul(flow, nama, number if len(sheet.flows) > 1 else 0)) for number, flow in enumerate(sheet.flows, 1)]
    values = _titled(_with_status(marked(fields, guessed), sheet), flows) | sections | marked(_flow_values(flows), guessed)
    riwayat, unclear = riwayat_of(sheet.history) if sheet.history else ([], [])
    lampiran, attached = lampiran_of(sheet.lampiran)
    values |= ({"lampiran": lampiran} if lampiran else {}) | ({"riwayat": riwayat} if riwayat else {})
    head = (*besides(sheet), *(() if logos is None else without(sheet, logos)), *(finding for finding in unclear if finding.value))
    doubts = (*head, *missing, *(finding for finding in unclear if not finding.value), *(doubt for flow in flows for doubt in flow.doubts))
    read = together(evidence_of(sheet, flows), doubts)
    findings = tuple(on_paper(unsure(sheet, (*read, *attached)), sheet.papers))
    kop, alamat = kop_of(sheet.identity)
    return Definition(
        nama, values, tuple(finding.doubt for finding in head), kop, sum(len(flow.alur.kegiatan) for flow in flows),
        sum(len(flow.alur.sambungan) for flow in flows), findings, sheet.papers, alamat, SPO if sheet.identity.spo else SOP, look_of(sheet),
        logos=logos or {}, tempat=sheet.signed.tempat if sheet.signed else "",
    )


def _said(value: Value) -> str:
    """A text, whatever was commented on it."""
    return str(value.value) if isinstance(value, Commented) else str(value)


def _judul(flow: Flow, nama: str, number: int) -> str:
    """The title above a table where it is not the usual one; that of a variant (counted from 1) stands below the usual one."""
    lines = [_AGAIN.sub("", line.text).strip() for line in flow.title]
    usual = {nama, *(titled(pattern, nama, "") for pattern in USUAL)}
    for count in range(len(lines), 0, -1):
        if " ".join(lines[:count]) in usual:
            lines = lines[count:]
            break
    return " ".join(lines) or (f"Alur {number}" if number else "")


def _titled(fields: dict[str, Value], flows: Sequence[ReadAlur]) -> dict[str, Value]:
    """The title of the only flow stands behind the name."""
    if len(flows) > 1 or not flows[0].alur.judul:
        return fields
    head = ("nomor", "nama")
    return {key: fields[key] for key in head} | {"judul": _escaped(flows[0].alur.judul)} | {
        key: value for key, value in fields.items() if key not in head
    }


def _with_status(fields: dict[str, Value], sheet: Sheet) -> dict[str, Value]:
    """What the watermark says of it stands behind number and name."""
    status = status_of(sheet.watermark[1].lines) if sheet.watermark else ""
    if not status:
        return fields
    head = ("nomor", "nama")
    return {key: fields[key] for key in head} | {"status": status} | {key: value for key, value in fields.items() if key not in head}


def _sections(identity: Identity) -> dict[str, Value]:
    known: dict[str, Value] = {}
    own: dict[str, Value] = {}
    for section in identity.sections:
        isi = isi_of_parts([(part.lines, part.box.width) for part in section.parts])
        value = isi_value(isi) if isi else ""
        (known if section.key in BAGIAN else own)[section.key] = value
    ordered = {key: known[key] for key in BAGIAN if key in known}
    return ordered | ({"bagian": own} if own else {})


def _flow_values(flows: Sequence[ReadAlur]) -> dict[str, Value]:
    if len(flows) == 1:
        return _table(flows[0])
    return {"alur": [{"judul": _escaped(flow.alur.judul), **_table(flow)} for flow in flows]}


def _escaped(text: str) -> str:
    """Stars of a title are stars, no marks of bold type."""
    return kata_text((Kata(text),))


def _table(flow: ReadAlur) -> dict[str, Value]:
    notes: dict[str, Value] = {"catatan": isi_value(flow.alur.catatan)} if flow.alur.catatan else {}
    return {"pelaksana": _columns(flow), "kegiatan": flow.kegiatan, **notes}


def _columns(flow: ReadAlur) -> Mapping[str, Value]:
    """Neighbours under one title together."""
    result: dict[str, Value] = {}
    group: dict[str, Value] = {}
    last = ""
    for pelaksana in flow.alur.pelaksana:
        if not pelaksana.kelompok:
            result[pelaksana.kunci] = pelaksana.nama
        else:
            if pelaksana.kelompok != last or pelaksana.kelompok not in result:
                group = {}
                result[_unused(pelaksana.kelompok, result)] = group
            group[pelaksana.kunci] = pelaksana.nama
        last = pelaksana.kelompok
    return result


def _unused(title: str, taken: Mapping[str, Value]) -> str:
    return title if title not in taken else f"{title} "


