"""Wording of the book: jinja2 templates of ours, or the agency's own in its folder `templat/`, filled in and decoded as text.

A template sees plain words only (`buku`, `instansi`, `keputusan`, `sop`, `unit`, `edisi`) and runs sandboxed: an agency's folder may
come from anybody.  What it writes is read like a text of a definition: lines, `1.`, `-`, `**tebal**`, `*miring*`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import DictLoader, StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from sopdoc.diagnostics import Report, Span
from sopdoc.layout.templates_dir import templates_dir
from sopdoc.model.decode_teks import Rujukan, decode_isi
from sopdoc.model.teks import Isi
from sopdoc.source.node import ScalarNode

TEMPLAT = "templat"              # the agency's folder
NAMES = (
    "sampul", "tentang", "menimbang", "mengingat", "diktum", "kata-pengantar", "ruang-lingkup", "ringkasan", "definisi",
    "simbol", "keterkaitan", "pengesahan", "tidak-disusun", "suplemen-sampul", "suplemen-petunjuk",
)
LARGEST = 100_000                # bytes of a template, characters of what it writes: a book's page has 3 000

# what filling in may raise for a template that is wrong: our templates are tested, so the fault is the agency's
_FAULTS = (TemplateError, TypeError, ValueError, KeyError, AttributeError, ArithmeticError, RecursionError, MemoryError)


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
            ours[name] = text
    return tuple(ours.items())


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
        try:
            chunks = _environment(self.templat).get_template(name).generate(**self.values, **further)
            return _joined(chunks)
        except _FAULTS as fault:
            line = fault.lineno if isinstance(fault, TemplateSyntaxError) else 1
            place = Span(f"{self.shown.rpartition('/')[0] or '.'}/{TEMPLAT}/{name}.j2", line)
            hint = "periksa isian {{ … }} dan {% … %}"
            self.report.galat("SOP534", f'templat "{name}.j2" tidak dapat diisi', place, str(fault)[:120], hint)
            return ""

    def isi(self, name: str, **further: object) -> Isi:
        """The wording as paragraphs and items."""
        text = "\n".join(line.rstrip() for line in self.text(name, **further).splitlines() if line.strip())
        return decode_isi(ScalarNode(text), name, self.rujukan, self.report)


@lru_cache(maxsize=8)
def _environment(templat: tuple[tuple[str, str], ...]) -> ImmutableSandboxedEnvironment:
    return ImmutableSandboxedEnvironment(
        loader=DictLoader(dict(templat)), undefined=StrictUndefined, autoescape=False, trim_blocks=True, lstrip_blocks=True,
    )


def _joined(chunks: Iterable[str]) -> str:
    parts, size = [], 0
    for chunk in chunks:
        size += len(chunk)
        if size > LARGEST:
            raise ValueError(f"hasilnya lebih dari {LARGEST} huruf")
        parts.append(chunk)
    return "".join(parts)
