"""Definitions that were read → files of an agency's folder: a name for each, nothing that is there is written over."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path

from sopdoc.definitions import INSTANSI
from sopdoc.diagnostics import Report, Span
from sopdoc.files import write_whole
from sopdoc.impor.written.definition import Definition
from sopdoc.impor.written.links import key_of
from sopdoc.names import unfit
from sopdoc.system import reason_of

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
    return f"sop-{name}" if unfit(name) else name or "sop"


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
    return leave((path,), report) if path.exists() else _write(path, content.encode() if isinstance(content, str) else content, report)


def leave(paths: Sequence[Path], report: Report) -> bool:
    """Tells of files that are there and stay, all together (SOP702)."""
    first, *others = paths
    rest = f" dan {len(others)} berkas lain" if others else ""
    hint = "untuk membandingkannya impor ke folder lain dengan --output, lalu `sopdoc diff LAMA BARU`"
    report.peringatan("SOP702", f"{first}{rest} sudah ada dan tidak ditimpa", Span(first.as_posix()), "dibiarkan", hint)
    return False


def _write(path: Path, content: bytes, report: Report) -> bool:
    try:
        write_whole(path, content)
    except OSError as fault:
        hint = "periksa izin folder dan ruang cakram"
        report.galat("SOP064", f"{path} tidak dapat ditulis", Span(path.as_posix()), reason_of(fault), hint)
        return False
    return True


def write_own(path: Path, content: str, sign: str, report: Report) -> bool:
    """Writes a file that is made anew with every import; another's is left alone (SOP702, SOP064)."""
    return _write(path, content.encode(), report) if is_ours(path, sign) else leave((path,), report)


def is_ours(path: Path, sign: str) -> bool:
    """Is there no such file yet, or one that begins as ours do?"""
    try:
        with path.open("rb") as file:
            return file.read(len(sign.encode())) == sign.encode()
    except FileNotFoundError:
        return True
    except OSError:
        return False


def instansi_in(folder: Path) -> Path:
    return folder / INSTANSI
