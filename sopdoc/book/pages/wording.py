"""Wording of the book: jinja2 templates of ours, or the agency's own in its folder `templat/`, filled in and decoded as text.

A template sees plain words only (`buku`, `instansi`, `keputusan`, `sop`, `unit`, `edisi`), and what it does is counted
(`book/pages/templat.py`); an agency's own is filled in by a process that may die, since its folder may come from anybody.  What it writes
is read like a text of a definition: lines, `1.`, `-`, `**tebal**`, `*miring*`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from sopdoc.book.pages.templat import LARGEST, Filled, answer, fill_in
from sopdoc.diagnostics import Report, Span
from sopdoc.isolated import DiedError, run_apart
from sopdoc.model.decode_teks import Rujukan, decode_isi
from sopdoc.model.teks import Isi
from sopdoc.profile.source import templates_dir
from sopdoc.source.node import Node, ScalarNode
from sopdoc.source.pasted import Pasted

TEMPLAT = "templat"              # the agency's folder
NAMES = (
    "sampul", "tentang", "menimbang", "mengingat", "diktum", "kata-pengantar", "ruang-lingkup", "ringkasan", "definisi",
    "simbol", "keterkaitan", "pengesahan", "tidak-disusun", "suplemen-sampul", "suplemen-petunjuk",
)


def templat_files(folder: Path) -> tuple[Path, ...]:
    """Every file that may hold a wording of this agency, ours first."""
    return tuple(base / f"{name}.j2" for base in (templates_dir() / "buku", folder / TEMPLAT) for name in NAMES)


def read_templat(folder: Path, report: Report) -> tuple[tuple[str, str], ...]:
    """Name → text, the agency's own where there is one (SOP534 for one that cannot be read)."""
    ours = {name: _ours(name) for name in NAMES}
    own = folder / TEMPLAT
    for path in sorted(own.glob("*.j2")) if own.is_dir() else ():
        name, shown = path.stem, path.as_posix()
        if name not in NAMES:
            report.peringatan("SOP535", f'templat "{path.name}" tidak dipakai', Span(shown), hint=f"yang dikenal: {', '.join(NAMES)}")
        elif (text := _text(path, folder)) is None:
            hint = f"harus berkas teks UTF-8 di dalam folder instansi, paling besar {LARGEST // 1000} kB"
            report.galat("SOP534", f'templat "{path.name}" tidak dapat dibaca', Span(shown), hint=hint)
        else:
            pasted = Pasted(text, shown)
            ours[name] = pasted.ordinary(text, Span(shown), 0, len(text))
            pasted.tell(report)
    return tuple(ours.items())


def own_words(templat: Iterable[tuple[str, str]], folder: Path) -> tuple[Node, ...]:
    """The agency's own wordings as texts with their places."""
    return tuple(ScalarNode(text, Span((folder / TEMPLAT / f"{name}.j2").as_posix())) for name, text in templat if text != _ours(name))


@cache
def _ours(name: str) -> str:
    return (templates_dir() / "buku" / f"{name}.j2").read_text("utf-8")


def _text(path: Path, folder: Path) -> str | None:
    """A plain file inside the folder, also after following links; None for anything else."""
    try:
        real = path.resolve(strict=True)
        if not real.is_relative_to(folder.resolve()) or not real.is_file() or real.stat().st_size > LARGEST:
            return None
        return real.read_text("utf-8")
    except (OSError, UnicodeDecodeError, RuntimeError):
        return None


class Wording:
    """Fills in the wordings of one book; `values` is all that they see."""

    def __init__(
        self, templat: Iterable[tuple[str, str]], values: Mapping[str, Any], shown: str, saudara: frozenset[str], report: Report,
    ) -> None:
        self.templat, self.values = tuple(templat), values
        self.shown, self.rujukan, self.report = shown, Rujukan(saudara), report

    def text(self, name: str, **further: object) -> str:
        """The filled in wording; "" with SOP534 when it is wrong."""
        text, values = dict(self.templat)[name], {**self.values, **further}
        filled = fill_in(text, values) if text == _ours(name) else _fill_in_apart(json.dumps((text, values)).encode())
        if filled.sebab:
            place = Span(f"{self.shown.rpartition('/')[0] or '.'}/{TEMPLAT}/{name}.j2", filled.baris)
            hint = "periksa isian {{ … }} dan {% … %}"
            self.report.galat("SOP534", f'templat "{name}.j2" tidak dapat diisi', place, filled.sebab, hint)
        return filled.teks

    def isi(self, name: str, **further: object) -> Isi:
        """The wording as paragraphs and items."""
        text = "\n".join(line.rstrip() for line in self.text(name, **further).splitlines() if line.strip())
        return decode_isi(ScalarNode(text), name, self.rujukan, self.report)


@lru_cache(maxsize=64)
def _fill_in_apart(request: bytes) -> Filled:
    """The same in a process of its own; a book asks for each wording twice."""
    try:
        return Filled(*json.loads(run_apart(answer, request)))
    except DiedError as fault:
        return Filled(sebab=str(fault))

