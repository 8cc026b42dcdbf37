"""A definition → the versions of it that were approved, frozen beside it byte for byte.

    surat-masuk.yaml                    the definition as it is being written
    riwayat/surat-masuk/rev-0.yaml      its first approved version, rev-1.yaml the next one …
    riwayat/surat-masuk/rev-0/          the files of its lampiran, where it has any
    riwayat/surat-masuk/indeks.yaml     status, dates and SHA-256 of each

Reads only; `revision.plan` writes.  A broken index is told (SOP550) and holds no versions.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sopdoc.archive.frozen_files import sum_of_folder
from sopdoc.definitions import ARCHIVE, Definition, archive_of
from sopdoc.diagnostics import Report, Severity
from sopdoc.model.decode_identitas import decode_tanggal
from sopdoc.model.fields import Fields, open_fields, read_items, refuse_kind
from sopdoc.model.nilai import Tanggal
from sopdoc.source.node import Node, SequenceNode
from sopdoc.source.read import read

INDEX = "indeks.yaml"
TANGGAL = ("tanggal pengesahan", "tanggal efektif", "tanggal berakhir")
KEYS = ("revisi ke", "status", "sha256", "lampiran", "pengesahan", *TANGGAL)
STATUS = ("berlaku", "direvisi", "dicabut")
LUAR = "di luar sopdoc"      # `pengesahan` of a version that was frozen as it was found
_NAME = re.compile(r"rev-([0-9]{1,6})")
_SUM = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Versi:
    """One approved version: `sum` is the SHA-256 of the frozen bytes as they were written, `path` where they lie.

    `tanggal`: by key of TANGGAL, what is known; "tanggal berakhir" is the day from which it is no longer in force.
    `luar`: it was in force already, and was frozen as it was found.
    """

    revisi: int
    status: str                     # one of STATUS; at most one version of an SOP is "berlaku"
    sum: str
    path: Path
    tanggal: dict[str, Tanggal]
    luar: bool = False
    lampiran: str = ""              # digest of the files frozen with it, "" for one without

    @property
    def nama(self) -> str:
        return f"rev-{self.revisi}"

    @property
    def files(self) -> Path:
        """The folder of the files frozen with it."""
        return self.path.with_suffix("")


def frozen_path(definition: Path, revisi: int) -> Path:
    return archive_of(definition) / f"rev-{revisi}.yaml"


def versions(definition: Path, shown: str, report: Report) -> tuple[Versi, ...]:
    """The approved versions by rising number; `shown` is the definition's path as diagnostics print it."""
    index = archive_of(definition) / INDEX
    if not index.exists():
        return ()
    found = Report()
    name = (Path(shown).parent / ARCHIVE / definition.stem / INDEX).as_posix()
    node = read(index, name, found)
    result = () if node is None else tuple(_version(item, definition, found) for item in _items(node, found))
    if node and len({v.revisi for v in result}) < len(result):
        found.galat("SOP104", "nomor revisi tercatat dua kali", node.span)
    if found.has_galat:
        first = next(d for d in found.diagnostics if d.severity is Severity.GALAT)
        hint = "berkas ini ditulis sopdoc; pulihkan dari cadangan"
        report.galat("SOP550", f"arsip versi tidak terbaca: {first.message}", first.span, first.label, hint)
        return ()
    return tuple(sorted(result, key=lambda v: v.revisi))


def last_approved(found: Sequence[Versi]) -> Versi | None:
    """The version that the definition is a change of: the newest one, also after it was withdrawn."""
    return found[-1] if found else None


def resolve(name: str, found: Sequence[Versi]) -> Versi | None:
    """`rev-2` → that version; None for any other name and for one that is not there."""
    match = _NAME.fullmatch(name)
    return next((v for v in found if match and v.revisi == int(match[1])), None)


def is_intact(versi: Versi) -> bool:
    """Are the frozen bytes those that were approved, and those of its files?"""
    try:
        return sum_of(versi.path.read_bytes()) == versi.sum and sum_of_folder(versi.files) == versi.lampiran
    except OSError:
        return False


def as_definition(definition: Definition, versi: Versi) -> Definition:
    """The frozen version as a definition of the same agency, with the neighbours that its references name."""
    shown = Path(definition.shown).parent / ARCHIVE / definition.kunci / versi.path.name
    return Definition(versi.path, shown.as_posix(), definition.instansi, definition.saudara)


def sum_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _items(node: Node, report: Report) -> tuple[Node, ...]:
    if not isinstance(node, SequenceNode):
        refuse_kind(node, "indeks", "daftar versi", report)
        return ()
    return read_items(node, "indeks", report)


def _version(node: Node, definition: Path, report: Report) -> Versi:
    fields = open_fields(node, KEYS, "indeks", report)
    number, total, lampiran = fields.required("revisi ke"), fields.required("sha256"), fields.text("lampiran")
    revisi = int(number) if re.fullmatch("[0-9]{1,6}", number) else 0
    if not fields.broken and (str(revisi) != number or not _SUM.fullmatch(total) or not _SUM.fullmatch(lampiran or total)):
        report.galat("SOP104", "`revisi ke` atau `sha256` tidak utuh", node.span)
    luar = fields.choice("pengesahan", (LUAR,), "") == LUAR
    status, path = fields.choice("status", STATUS, "direvisi"), frozen_path(definition, revisi)
    return Versi(revisi, status, total, path, _dates(fields), luar, lampiran)


def _dates(fields: Fields) -> dict[str, Tanggal]:
    found = ((key, decode_tanggal(fields.get(key), key, fields.report)) for key in TANGGAL)
    return {key: tanggal for key, tanggal in found if tanggal}
