"""Definitions that were read → files of an agency's folder: a name for each, nothing that is there is written over."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path

from sopdoc.definitions import INSTANSI
from sopdoc.diagnostics import Report, Span
from sopdoc.files import write_whole
from sopdoc.impor.definition import Definition
from sopdoc.impor.links import key_of

LONGEST = 60            # characters of a file's name

_LATIN = re.compile(r"[a-z0-9]+")


def name_of(nama: str) -> str:
    """SOP Pembuatan KTP → pembuatan-ktp."""
    plain = unicodedata.normalize("NFKD", key_of(nama)).encode("ascii", "ignore").decode()
    name = ""
    for word in _LATIN.findall(plain):
        if name and len(name) + len(word) >= LONGEST:
            break
        name = f"{name}-{word}" if name else word[:LONGEST]
    return name or "sop"


def names_of(definitions: Iterable[Definition]) -> tuple[str, ...]:
    """A name for each, numbered where two are alike."""
    taken: set[str] = set()
    result: list[str] = []
    for definition in definitions:
        name = first = name_of(definition.nama)
        count = 2
        while name in taken:
            name, count = f"{first}-{count}", count + 1
        taken.add(name)
        result.append(name)
    return tuple(result)


def files_of(definitions: Sequence[Definition]) -> dict[str, str]:
    """Names of files by the SOPs that they define, as links look for them; an SOP that was read twice has none."""
    keys = [key_of(definition.nama) for definition in definitions]
    return {key: name for key, name in zip(keys, names_of(definitions), strict=True) if keys.count(key) == 1}


def write_new(path: Path, content: str | bytes, report: Report) -> bool:
    """Writes a file that is not there yet (SOP702, SOP064)."""
    span = Span(path.as_posix())
    if path.exists():
        report.peringatan("SOP702", f"{path} sudah ada dan tidak ditimpa", span, "dibiarkan", "pilih folder lain dengan --output")
        return False
    try:
        write_whole(path, content.encode() if isinstance(content, str) else content)
    except OSError as fault:
        hint = "periksa izin folder dan ruang cakram"
        report.galat("SOP064", f"{path} tidak dapat ditulis", span, fault.strerror or "", hint)
        return False
    return True


def instansi_in(folder: Path) -> Path:
    return folder / INSTANSI
