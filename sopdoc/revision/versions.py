"""What a user names → the two versions of an SOP to compare.

    FILE               the definition against its last approved version
    FILE rev-1         the definition against that version
    FILE rev-1..rev-2  two approved versions
    OLD NEW            two files
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sopdoc.archive.index import Versi, as_definition, last_approved, resolve, versions
from sopdoc.definitions import Definition, find_definitions
from sopdoc.diagnostics import Report
from sopdoc.model.sop import nomor_revisi
from sopdoc.naskah import Naskah
from sopdoc.reading import Reader

_RANGE = re.compile(r"(rev-[0-9]+)(?:\.\.(rev-[0-9]+))?")
DATES = ("tanggal revisi", "tanggal efektif", "tanggal pengesahan", "tanggal terbit", "tanggal pembuatan")


@dataclass(frozen=True, slots=True)
class Sides:
    """The two to compare; `target`: where documents of their SOP go."""

    old: Naskah
    new: Naskah
    target: Path


def revisi_of(naskah: Naskah) -> int:
    return nomor_revisi(naskah.sop.identitas.revisi_ke) or 0


def name_of(naskah: Naskah) -> str:
    """`Revisi 1, 21 November 2026`, by the first date that the version has."""
    tanggal = next((t.cetak() for key in DATES if (t := naskah.sop.identitas.tanggal.get(key))), "")
    return ", ".join(part for part in (f"Revisi {revisi_of(naskah)}", tanggal) if part)


def is_range(name: str) -> bool:
    return _RANGE.fullmatch(name) is not None


def choose(old: str, new: str, report: Report) -> Sides | None:
    """Both versions, read; None with the reasons in `report`.  `new` is "", a range, or a file."""
    reader = Reader()
    files = [_file(name, report) for name in ((old, new) if new and not is_range(new) else (old,))]
    own = files[-1]
    pair = files if len(files) == 2 or own is None else _of_archive(own, new, report)
    read = [definition and own and reader.read(definition, report).naskah for definition in pair]
    return Sides(read[0], read[1], own.target) if own and len(read) == 2 and read[0] and read[1] else None


def earlier(definition: Definition, name: str, report: Report) -> Naskah | None:
    """The version of a definition that `name` says: `rev-1`, or the path of a file."""
    found = _frozen(definition, name, report) if is_range(name) and ".." not in name else _file(name, report)
    return None if found is None else Reader().read(found, report).naskah


def _file(name: str, report: Report) -> Definition | None:
    """One definition (SOP561 for a folder with several)."""
    found = find_definitions([name], report)
    if Path(name).is_dir() and len(found) != 1:
        hint = "sebutkan satu berkas definisi"
        report.galat("SOP561", f'"{name}" bukan satu definisi SOP', Definition(Path(name), name, None, frozenset()).start, "", hint)
        return None
    return found[0] if found else None


def _of_archive(definition: Definition, wanted: str, report: Report) -> list[Definition | None]:
    match = _RANGE.fullmatch(wanted)
    if match and match[2]:
        return [_frozen(definition, match[1], report), _frozen(definition, match[2], report)]
    return [_frozen(definition, wanted, report), definition]


def _frozen(definition: Definition, name: str, report: Report) -> Definition | None:
    """The frozen version `name`, the last approved one for "" (SOP560 when it is not there)."""
    found = versions(definition.path, definition.shown, report)
    versi = resolve(name, found) if name else last_approved(found)
    if versi is None:
        wanted = f"versi {name} tidak ada" if name else "belum ada versi yang disahkan"
        report.galat("SOP560", f"{wanted} untuk SOP ini", definition.start, "", _known(found))
        return None
    return as_definition(definition, versi)


def _known(found: Sequence[Versi]) -> str:
    if found:
        return f"tersedia: {', '.join(v.nama for v in found)}"
    return "bandingkan dua berkas: `sopdoc diff LAMA BARU`; versi dibekukan oleh `sopdoc approve`"


def alasan(old: Naskah, new: Naskah) -> str:
    """Why: the summaries of the revisions after the old version's, as the new one's history has them."""
    number = revisi_of(old)
    entries = [p for p in new.sop.identitas.riwayat if (nomor_revisi(p.revisi_ke) or 0) > number]
    if len(entries) == 1:
        return entries[0].ringkasan
    return "\n".join(f"Revisi {p.revisi_ke}: {p.ringkasan}" for p in entries)
